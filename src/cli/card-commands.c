/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card-words.h"
#include "catalogue/deck-items.h"
#include "catalogue/pack-store.h"
#include "cli/command.h"
#include "cli/json-text.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>

/* The catalogue is files, so it is read here: listing it needs no service. */

static RhomCatalogue *
read_catalogue (void)
{
  RhomCatalogue     *catalogue = rhom_catalogue_new ();
  const char *const *problems;

  rhom_catalogue_load_all (catalogue);
  problems = rhom_catalogue_get_problems (catalogue);
  for (int i = 0; problems != NULL && problems[i] != NULL; i++)
    g_printerr ("rhomboidctl: %s\n", problems[i]);
  return catalogue;
}

static const char *
get_name (RhomCatalogue      *catalogue,
          const RhomDeckItem *item)
{
  if (item->is_routine)
    return rhom_routine_get_name (rhom_catalogue_lookup_routine (catalogue, item->id));
  return rhom_card_get_name (rhom_catalogue_lookup (catalogue, item->id));
}

/* --- Text --- */

static int
get_width (GArray *items)
{
  gsize width = 0;

  for (guint i = 0; i < items->len; i++)
    width = MAX (width, strlen (g_array_index (items, RhomDeckItem, i).id));
  return width;
}

static void
print_items (RhomCatalogue *catalogue,
             GArray        *items,
             gboolean       are_routines)
{
  g_print ("%s\n", are_routines ? _("Routines") : _("Exercises"));
  for (guint i = 0; i < items->len; i++)
    {
      const RhomDeckItem *item = &g_array_index (items, RhomDeckItem, i);

      if (item->is_routine == are_routines)
        g_print ("  %-*s  %3d:%02d  %s\n", get_width (items), item->id, item->seconds / 60, item->seconds % 60, get_name (catalogue, item));
    }
}

/* --- JSON --- */

static void
add_words (RhomJsonText      *json,
           const char        *key,
           const char *const *words)
{
  rhom_json_text_begin_array (json, key);
  for (guint i = 0; words[i] != NULL; i++)
    rhom_json_text_add_string (json, NULL, words[i]);
  rhom_json_text_end_array (json);
}

static void
add_cards (RhomJsonText *json,
           RhomRoutine  *routine)
{
  rhom_json_text_begin_array (json, "cards");
  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    rhom_json_text_add_string (json, NULL, rhom_card_get_id (rhom_routine_get_card (routine, i)));
  rhom_json_text_end_array (json);
}

static void
add_item (RhomJsonText       *json,
          RhomCatalogue      *catalogue,
          const RhomDeckItem *item)
{
  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_add_string (json, "id", item->id);
  rhom_json_text_add_string (json, "name", get_name (catalogue, item));
  rhom_json_text_add_integer (json, "seconds", item->seconds);
  rhom_json_text_add_boolean (json, "desk", item->is_for_desk);
  rhom_json_text_add_string (json, "kind", rhom_card_kind_words[item->kind].id);
  add_words (json, "areas", item->areas);
  add_words (json, "equipment", item->equipment);
  if (item->is_routine)
    add_cards (json, rhom_catalogue_lookup_routine (catalogue, item->id));
  rhom_json_text_end_object (json);
}

static void
add_items (RhomJsonText  *json,
           RhomCatalogue *catalogue,
           GArray        *items,
           gboolean       are_routines)
{
  rhom_json_text_begin_array (json, are_routines ? "routines" : "cards");
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, RhomDeckItem, i).is_routine == are_routines)
      add_item (json, catalogue, &g_array_index (items, RhomDeckItem, i));
  rhom_json_text_end_array (json);
}

static void
print_json (RhomCatalogue *catalogue,
            GArray        *items)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_begin_object (json, NULL);
  add_items (json, catalogue, items, TRUE);
  add_items (json, catalogue, items, FALSE);
  rhom_json_text_end_object (json);
  g_print ("%s\n", rhom_json_text_get (json));
}

/* rhomboidctl cards */
int
rhom_command_cards (RhomCli *cli,
                    char   **arguments,
                    GError **error)
{
  g_autoptr (RhomCatalogue) catalogue = read_catalogue ();
  g_autoptr (GArray) items = rhom_deck_items_new (catalogue, NULL);

  if (cli->json)
    {
      print_json (catalogue, items);
      return RHOM_CLI_DONE;
    }
  print_items (catalogue, items, TRUE);
  g_print ("\n");
  print_items (catalogue, items, FALSE);
  return RHOM_CLI_DONE;
}

/* rhomboidctl play CARD|ROUTINE */
int
rhom_command_play (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  const char *id = arguments[0];

  rhom_catalogue_load_all (catalogue);
  if (rhom_catalogue_lookup (catalogue, id) == NULL && rhom_catalogue_lookup_routine (catalogue, id) == NULL)
    {
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN, _("There is no exercise or routine “%s”; “rhomboidctl cards” lists them"), id);
      return RHOM_CLI_REFUSED;
    }
  return rhom_cli_activate_ui (cli, "play", id, error) ? RHOM_CLI_DONE : RHOM_CLI_NO_SERVICE;
}

/* --- Packs --- */

static RhomPackStore *
open_packs (void)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  g_autofree char *directory = rhom_catalogue_dup_packs_directory ();

  rhom_catalogue_load_all (catalogue);
  return rhom_pack_store_new (directory, catalogue);
}

/* What is wrong with a file has nothing to do with the service. */
static int
refuse (GError  *local_error,
        GError **error)
{
  g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, local_error->message);
  g_error_free (local_error);
  return RHOM_CLI_REFUSED;
}

static void
print_pack (RhomPackStore *packs,
            const char    *id)
{
  g_autoptr (RhomPack) pack = rhom_pack_store_read (packs, id, NULL);
  g_autofree char *exercises = NULL;
  g_autofree char *routines = NULL;

  if (pack == NULL)
    return;
  exercises = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u exercise", "%u exercises", pack->cards->len), pack->cards->len);
  routines = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u routine", "%u routines", pack->routines->len), pack->routines->len);
  /* Translators: what was imported: its name, its id, then such as “3 exercises” and “1 routine”. */
  g_print (_("%s (%s): %s, %s\n"), pack->name, id, exercises, routines);
}

/* rhomboidctl import FILE */
int
rhom_command_import (RhomCli *cli,
                     char   **arguments,
                     GError **error)
{
  g_autoptr (RhomPackStore) packs = open_packs ();
  GError          *local_error = NULL;
  g_autofree char *id = rhom_pack_store_import (packs, arguments[0], &local_error);

  if (id == NULL)
    return refuse (local_error, error);
  print_pack (packs, id);
  return RHOM_CLI_DONE;
}

/* Says what there is, as the names of packs are seen nowhere else. */
static gboolean
check_pack (RhomPackStore *packs,
            const char    *id,
            GError       **error)
{
  g_auto (GStrv) ids = rhom_pack_store_list (packs);
  g_autofree char *known = g_strjoinv (", ", ids);

  if (g_strv_contains ((const char *const *) ids, id))
    return TRUE;
  if (g_str_equal (id, RHOM_OWN_PACK))
    g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("You have not made an exercise or a routine of your own yet"));
  else if (*known == '\0')
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("There is no pack “%s”, nor any other"), id);
  else
    /* Translators: the second %s is a list of ids. */
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("There is no pack “%s”; there are: %s"), id, known);
  return FALSE;
}

/* rhomboidctl export [PACK] FILE */
int
rhom_command_export (RhomCli *cli,
                     char   **arguments,
                     GError **error)
{
  g_autoptr (RhomPackStore) packs = open_packs ();
  const char *id = arguments[1] ? arguments[0] : RHOM_OWN_PACK;
  const char *path = arguments[1] ? arguments[1] : arguments[0];
  GError     *local_error = NULL;

  if (!check_pack (packs, id, error))
    return RHOM_CLI_REFUSED;
  if (!rhom_pack_store_export (packs, id, path, &local_error))
    return refuse (local_error, error);
  return RHOM_CLI_DONE;
}
