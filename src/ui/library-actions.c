/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/library-actions.h"

#include <glib/gi18n-lib.h>

/*
 * What can be done with an exercise wherever it is shown: a group of actions,
 * each with its id. What takes something away can be undone in a toast.
 */

typedef struct
{
  RhomLibrary     *library; /* (owned) */
  AdwToastOverlay *toasts;  /* weak, (nullable): the window's */
  GActionGroup    *group;   /* the actions, which own this */
  const char      *undo;    /* (nullable): the action that takes the last one back */
  char            *undo_id; /* (owned) (nullable): what it is about */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->library);
  g_clear_weak_pointer (&place->toasts);
  g_free (place->undo_id);
  g_free (place);
}

/* @action: one of ours, which takes back what @text says */
static void
offer_undo (Place      *place,
            const char *text,
            const char *action,
            const char *id)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *name = g_strconcat (RHOM_LIBRARY_ACTION_GROUP ".", action, NULL);
  AdwToast        *toast;

  place->undo = action;
  g_free (place->undo_id);
  place->undo_id = g_strdup (id);
  if (place->toasts == NULL)
    return;
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, name);
  adw_toast_set_action_target (toast, "s", id);
  adw_toast_overlay_add_toast (place->toasts, toast);
}

static void
favourite_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  rhom_library_set_favourite (((Place *) user_data)->library, g_variant_get_string (parameter, NULL), TRUE);
}

static void
unfavourite_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  rhom_library_set_favourite (((Place *) user_data)->library, g_variant_get_string (parameter, NULL), FALSE);
}

static void
hide_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Place           *place = user_data;
  const char      *id = g_variant_get_string (parameter, NULL);
  RhomLibraryItem *item = rhom_library_find (place->library, id);
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  /* Translators: %s is the name of an exercise that will not be shown or proposed any more. */
  text = g_strdup_printf (_("“%s” is hidden"), rhom_library_item_get_name (item));
  rhom_library_set_hidden (place->library, id, TRUE);
  offer_undo (place, text, "unhide", id);
}

static void
say (Place      *place,
     const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (place->toasts != NULL)
    adw_toast_overlay_add_toast (place->toasts, adw_toast_new (escaped));
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Place           *place = user_data;
  const char      *id = g_variant_get_string (parameter, NULL);
  RhomLibraryItem *item = rhom_library_find (place->library, id);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (item == NULL)
    return;
  /* Translators: %s is the name of an exercise or a routine that somebody made. */
  text = g_strdup_printf (_("“%s” is deleted"), rhom_library_item_get_name (item));
  if (rhom_library_remove (place->library, id, &error))
    offer_undo (place, text, "restore", id);
  else
    say (place, error->message);
}

static void
restore_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rhom_library_put_back (((Place *) user_data)->library, &error))
    say (user_data, error->message);
}

static void
add_to_routine_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  Place           *place = user_data;
  const char      *routine, *card;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&s&s)", &routine, &card);
  if (rhom_library_find (place->library, routine) == NULL || rhom_library_find (place->library, card) == NULL)
    return;
  if (rhom_library_add_to_routine (place->library, routine, card, &error))
    /* Translators: an exercise was added to the routine %s. */
    text = g_strdup_printf (_("Added to “%s”"), rhom_library_item_get_name (rhom_library_find (place->library, routine)));
  say (place, text != NULL ? text : error->message);
}

static void
unhide_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  rhom_library_set_hidden (((Place *) user_data)->library, g_variant_get_string (parameter, NULL), FALSE);
}

/* By the keyboard, for whom a toast goes too soon. */
static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Place *place = user_data;

  if (place->undo != NULL)
    g_action_group_activate_action (place->group, place->undo, g_variant_new_string (place->undo_id));
  place->undo = NULL;
}

static const GActionEntry actions[] = {
  { "favourite", favourite_cb, "s" },
  { "unfavourite", unfavourite_cb, "s" },
  { "hide", hide_cb, "s" },
  { "unhide", unhide_cb, "s" },
  { "delete", delete_cb, "s" },
  { "restore", restore_cb, "s" },
  { "add-to-routine", add_to_routine_cb, "(ss)" },
  { "undo", undo_cb },
};

/**
 * rhom_library_actions_new:
 * @toasts: where is said what was done
 *
 * Returns: (transfer full): the actions of one window
 */
GActionGroup *
rhom_library_actions_new (RhomLibrary     *library,
                          AdwToastOverlay *toasts)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  Place              *place = g_new0 (Place, 1);

  place->group = G_ACTION_GROUP (group);
  place->library = g_object_ref (library);
  g_set_weak_pointer (&place->toasts, toasts);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), place);
  g_object_set_data_full (G_OBJECT (group), "place", place, place_free);
  return G_ACTION_GROUP (group);
}
