/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-strip.h"

#include "ui/therapy-text.h"
#include "ui/wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyStrip:
 *
 * The packs of ice and heat by turns, with the rests between them: what was,
 * what is now, what comes.
 */

/* Packs at even places, rests at odd ones. */
static const char *const steps[] = { "ice", NULL, "heat", NULL, "ice" };

#define N_STEPS ((int) G_N_ELEMENTS (steps))

struct _RhomTherapyStrip
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RhomTherapyStrip, rhom_therapy_strip, GTK_TYPE_WIDGET)

static GtkWidget *
create_pack (const char *kind_id)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *icon_name = g_strdup_printf ("rhomboid-%s-symbolic", kind_id);
  GtkWidget       *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (box, kind_id);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (rhom_therapy_text_kind (kind_id)));
  return box;
}

static GtkWidget *
create_step (const char *kind_id)
{
  /* Translators: the time without a pack, between ice and heat. */
  GtkWidget *step = kind_id != NULL ? create_pack (kind_id) : gtk_label_new (_("Rest"));

  gtk_widget_add_css_class (step, "step");
  return step;
}

static void
rhom_therapy_strip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rhom_therapy_strip_parent_class)->dispose (object);
}

static void
rhom_therapy_strip_class_init (RhomTherapyStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_strip_dispose;
  gtk_widget_class_set_css_name (widget_class, "therapystrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, RHOM_TYPE_WRAP_LAYOUT);
}

static void
rhom_therapy_strip_init (RhomTherapyStrip *self)
{
  for (int i = 0; i < N_STEPS; i++)
    gtk_widget_set_parent (create_step (steps[i]), GTK_WIDGET (self));
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * rhom_therapy_strip_set_phase:
 * @phase: which pack, from 1
 * @is_on: whether it is on; else it is the rest before it
 */
void
rhom_therapy_strip_set_phase (RhomTherapyStrip *self,
                              int               phase,
                              gboolean          is_on)
{
  int              current = 2 * (phase - 1) - (is_on ? 0 : 1);
  int              place = 0;
  g_autofree char *label = NULL;

  g_return_if_fail (RHOM_IS_THERAPY_STRIP (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child), place++)
    {
      set_class (child, "current", place == current);
      set_class (child, "done", place < current);
    }
  /* Translators: for screen readers: ice and heat by turns, which pack of how many. */
  label = g_strdup_printf (is_on ? _("Pack %d of %d is on") : _("Rest before pack %d of %d"), phase, (N_STEPS + 1) / 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
