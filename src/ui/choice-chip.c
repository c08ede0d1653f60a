/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/choice-chip.h"

#include <glib/gi18n-lib.h>

/**
 * RhomChoiceChip:
 *
 * A chip that opens a list of words to tick. Closed, it says which are ticked,
 * or what it is about while none is.
 *
 * #RhomChoiceChip::changed says that others are ticked now.
 */

struct _RhomChoiceChip
{
  GtkWidget parent_instance;

  const char         *label; /* what it is about, translated */
  const RhomCardWord *words;
  GtkWidget          *button;
  GtkLabel           *text;
  GPtrArray          *checks; /* (owned) (element-type GtkCheckButton), in the order of the words; empty until it opens */
  guint               chosen; /* bit N for word N */
};

G_DEFINE_FINAL_TYPE (RhomChoiceChip, rhom_choice_chip, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
find_first (RhomChoiceChip *self,
            guint          *n_chosen)
{
  const char *first = NULL;

  *n_chosen = 0;
  for (guint i = 0; self->words[i].id != NULL; i++)
    if (self->chosen & (1u << i))
      {
        first = first != NULL ? first : _(self->words[i].name);
        ++*n_chosen;
      }
  return first;
}

static void
show_chosen (RhomChoiceChip *self)
{
  g_autofree char *text = NULL;
  guint            n_chosen;
  const char      *first = find_first (self, &n_chosen);

  if (n_chosen > 1)
    /* Translators: what is chosen, and how many more: "Neck +2". */
    text = g_strdup_printf (_("%s +%u"), first, n_chosen - 1);
  else
    text = g_strdup (first != NULL ? first : self->label);
  gtk_label_set_label (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (n_chosen > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

static void
toggled_cb (RhomChoiceChip *self)
{
  guint chosen = 0;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      chosen |= 1u << i;
  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Few people open all of them, so each list is made when it is first asked for. */
static void
fill (GtkMenuButton *button,
      gpointer       user_data)
{
  RhomChoiceChip *self = RHOM_CHOICE_CHIP (user_data);
  GtkWidget      *popover = gtk_popover_new ();
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; self->words[i].id != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_(self->words[i].name));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), (self->chosen & (1u << i)) != 0);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_widget_add_css_class (popover, "choices");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_popover (button, popover);
}

static void
rhom_choice_chip_dispose (GObject *object)
{
  RhomChoiceChip *self = RHOM_CHOICE_CHIP (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (rhom_choice_chip_parent_class)->dispose (object);
}

static void
rhom_choice_chip_class_init (RhomChoiceChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_choice_chip_dispose;
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_CHOICE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
}

static void
rhom_choice_chip_init (RhomChoiceChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->checks = g_ptr_array_new ();
  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->button = gtk_menu_button_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill, self, NULL);
}

/**
 * rhom_choice_chip_new:
 * @label: what it is about, translated and static
 * @words: at most 32, static
 */
GtkWidget *
rhom_choice_chip_new (const char         *label,
                      const RhomCardWord *words)
{
  RhomChoiceChip *self = g_object_new (RHOM_TYPE_CHOICE_CHIP, NULL);

  self->label = label;
  self->words = words;
  show_chosen (self);
  return GTK_WIDGET (self);
}

/**
 * rhom_choice_chip_get_chosen:
 *
 * Returns: bit N for word N; 0 = none, so any
 */
guint
rhom_choice_chip_get_chosen (RhomChoiceChip *self)
{
  g_return_val_if_fail (RHOM_IS_CHOICE_CHIP (self), 0);

  return self->chosen;
}

/**
 * rhom_choice_chip_clear:
 *
 * Unticks all, and says nothing.
 */
void
rhom_choice_chip_clear (RhomChoiceChip *self)
{
  g_return_if_fail (RHOM_IS_CHOICE_CHIP (self));

  self->chosen = 0;
  for (guint i = 0; i < self->checks->len; i++)
    {
      g_signal_handlers_block_by_func (self->checks->pdata[i], toggled_cb, self);
      gtk_check_button_set_active (self->checks->pdata[i], FALSE);
      g_signal_handlers_unblock_by_func (self->checks->pdata[i], toggled_cb, self);
    }
  show_chosen (self);
}
