/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/button-names.h"

/* GTK 4.8 gives a button the raw text of its label as its name, with the mark
 * of the mnemonic, and a screen reader then also reads the label inside:
 * “S_kip Skip”. Without a name of its own the button has that of the label;
 * but one that stays pressed has none then. */
static void
label_changed_cb (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  if (GTK_IS_TOGGLE_BUTTON (button) && GTK_IS_LABEL (label))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* A label that wraps is a child, of which GTK 4.8 makes no name. */
static void
name_by_child (GtkButton *button)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, gtk_button_get_child (button), NULL, -1);
}

/**
 * rhom_button_names_mend:
 * @root: a window that has been built
 *
 * Makes a screen reader say what stands on each button in it, once. A button
 * without a text keeps the name it was given.
 */
void
rhom_button_names_mend (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && gtk_button_get_label (GTK_BUTTON (root)) != NULL)
    {
      label_changed_cb (GTK_BUTTON (root));
      g_signal_connect (root, "notify::label", G_CALLBACK (label_changed_cb), NULL);
    }
  else if (GTK_IS_BUTTON (root) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (root))))
    {
      name_by_child (GTK_BUTTON (root));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    rhom_button_names_mend (child);
}
