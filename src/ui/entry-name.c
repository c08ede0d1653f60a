/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/entry-name.h"

/**
 * rhom_entry_name:
 * @entry: a widget in which one types
 * @name: what is typed there
 *
 * The focus is on the text within, and GTK 4.8 gives that no name to be read.
 */
void
rhom_entry_name (GtkEditable *entry,
                 const char  *name)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
