/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/library-editing.h"

#include "ui/card-editor.h"
#include "ui/dialogs.h"
#include "ui/routine-editor.h"

#include <glib/gi18n-lib.h>

/*
 * The actions of the library that open a window of their own: editors, and the
 * choice of a file to import or export.
 */

typedef struct
{
  GtkWindow            *window;     /* whose actions they are */
  RhomLibrary          *library;    /* (owned) */
  RhomThumbnails       *thumbnails; /* (owned) */
  AdwToastOverlay      *toasts;     /* of the window */
  GtkFileChooserNative *chooser;    /* (owned) (nullable) while it is open */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_clear_object (&place->chooser);
  g_object_unref (place->thumbnails);
  g_object_unref (place->library);
  g_free (place);
}

static void
say (AdwToastOverlay *toasts,
     const char      *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (toasts, adw_toast_new (escaped));
}

/* --- Editors --- */

static void
open_editor (Place     *place,
             GtkWindow *editor)
{
  gtk_window_set_transient_for (editor, place->window);
  gtk_window_set_application (editor, gtk_window_get_application (place->window));
  gtk_window_present (editor);
}

static void
edit_routine (Place            *place,
              RhomRoutineDraft *draft)
{
  open_editor (place, GTK_WINDOW (rhom_routine_editor_new (place->library, place->thumbnails, draft)));
}

/* @card: (nullable): none, for a new one */
static void
edit_card (Place    *place,
           RhomCard *card)
{
  open_editor (place, GTK_WINDOW (rhom_card_editor_new (place->library, place->thumbnails, card)));
}

static void
new_card_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  edit_card (user_data, NULL);
}

static void
new_routine_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (RhomRoutineDraft) draft = rhom_routine_draft_new ();

  edit_routine (user_data, draft);
}

/* One that begins with an exercise. */
static void
routine_of_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  Place           *place = user_data;
  RhomLibraryItem *item = rhom_library_find (place->library, g_variant_get_string (parameter, NULL));
  g_autoptr (RhomRoutineDraft) draft = rhom_routine_draft_new ();

  if (item == NULL)
    return;
  rhom_routine_draft_add (draft, rhom_library_item_get_card (item));
  edit_routine (place, draft);
}

static void
duplicate_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  Place           *place = user_data;
  RhomLibraryItem *item = rhom_library_find (place->library, g_variant_get_string (parameter, NULL));
  g_autoptr (RhomRoutineDraft) draft = NULL;
  g_autofree char *name = NULL;

  if (item == NULL || rhom_library_item_get_routine (item) == NULL)
    return;
  draft = rhom_routine_draft_new_from (rhom_library_item_get_routine (item));
  /* Translators: the name of the copy of a routine whose name is %s. */
  name = g_strdup_printf (_("My %s"), rhom_library_item_get_name (item));
  rhom_routine_draft_set_id (draft, NULL);
  rhom_routine_draft_set_name (draft, name);
  edit_routine (place, draft);
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Place           *place = user_data;
  RhomLibraryItem *item = rhom_library_find (place->library, g_variant_get_string (parameter, NULL));
  g_autoptr (RhomRoutineDraft) draft = NULL;

  if (item == NULL)
    return;
  if (rhom_library_item_get_routine (item) == NULL)
    {
      edit_card (place, rhom_library_item_get_card (item));
      return;
    }
  draft = rhom_routine_draft_new_from (rhom_library_item_get_routine (item));
  edit_routine (place, draft);
}

/* --- Packs --- */

/**
 * rhom_library_editing_import:
 * @file: a pack; what is wrong with one that is refused is said in a dialog
 */
void
rhom_library_editing_import (GtkWindow       *window,
                             RhomLibrary     *library,
                             AdwToastOverlay *toasts,
                             GFile           *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    rhom_dialogs_explain (window, _("This Pack Was Not Imported"), _("Only a file on this computer can be imported."));
  else if (!rhom_library_import (library, path, &name, &error))
    rhom_dialogs_explain (window, _("This Pack Was Not Imported"), error->message);
  else
    {
      /* Translators: %s is the name of a pack of exercises. */
      text = g_strdup_printf (_("“%s” is imported"), name);
      say (toasts, text);
    }
}

static void
import_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    Place           *place)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  g_clear_object (&place->chooser);
  if (file != NULL)
    rhom_library_editing_import (place->window, place->library, place->toasts, file);
}

static void
export_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    Place           *place)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&place->chooser);
  if (file == NULL)
    return;
  if (path != NULL && rhom_library_export (place->library, path, &error))
    say (place->toasts, _("Your exercises and routines are exported"));
  else
    rhom_dialogs_explain (place->window, _("Nothing Was Exported"), error != NULL ? error->message : _("Choose a folder on this computer."));
}

static void
choose (Place               *place,
        const char          *title,
        GtkFileChooserAction what,
        GCallback            response_cb)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (place->chooser != NULL)
    return;
  gtk_file_filter_set_name (filter, _("Packs of exercises"));
  gtk_file_filter_add_pattern (filter, "*.json");
  place->chooser = gtk_file_chooser_native_new (title, place->window, what, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (place->chooser), filter);
  if (what == GTK_FILE_CHOOSER_ACTION_SAVE)
    /* Translators: the name of a file; keep ".json". */
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (place->chooser), _("My exercises.json"));
  g_signal_connect (place->chooser, "response", response_cb, place);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (place->chooser));
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  choose (user_data, _("Import a Pack"), GTK_FILE_CHOOSER_ACTION_OPEN, G_CALLBACK (import_response_cb));
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  choose (user_data, _("Export Mine"), GTK_FILE_CHOOSER_ACTION_SAVE, G_CALLBACK (export_response_cb));
}

static const GActionEntry actions[] = {
  { "new-card", new_card_cb },
  { "new-routine", new_routine_cb },
  { "routine-of", routine_of_cb, "s" },
  { "duplicate", duplicate_cb, "s" },
  { "edit", edit_cb, "s" },
  { "import", import_cb },
  { "export", export_cb },
};

/**
 * rhom_library_editing_add:
 * @map: the actions of @window, which go with it
 */
void
rhom_library_editing_add (GActionMap      *map,
                          GtkWindow       *window,
                          RhomLibrary     *library,
                          RhomThumbnails  *thumbnails,
                          AdwToastOverlay *toasts)
{
  Place *place = g_new0 (Place, 1);

  *place = (Place){ .window = window, .library = g_object_ref (library), .thumbnails = g_object_ref (thumbnails), .toasts = toasts };
  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), place);
  g_object_set_data_full (G_OBJECT (map), "editing", place, place_free);
}
