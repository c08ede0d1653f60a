/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/tray-menu-item.h"

/* Every property there is, and the change that makes it worth sending again. */
static const struct
{
  const char        *name;
  RhomTrayMenuChange change; /* 0: never changes */
} known_properties[] = {
  { "type", 0 },
  { "label", RHOM_TRAY_MENU_CHANGE_LABEL },
  { "enabled", RHOM_TRAY_MENU_CHANGE_ENABLED },
  { "visible", RHOM_TRAY_MENU_CHANGE_VISIBLE },
  { "toggle-type", 0 },
  { "toggle-state", RHOM_TRAY_MENU_CHANGE_CHECKED },
  { "children-display", 0 },
};

/* An underscore marks the letter after it as a mnemonic; ours are letters like any other. */
static char *
escape_label (const char *label)
{
  GString *escaped = g_string_new (label);

  g_string_replace (escaped, "_", "__", 0);
  return g_string_free (escaped, FALSE);
}

RhomTrayMenuItem *
rhom_tray_menu_item_new (int              id,
                         int              parent_id,
                         RhomTrayMenuKind kind,
                         const char      *label)
{
  RhomTrayMenuItem *self = g_new0 (RhomTrayMenuItem, 1);

  self->id = id;
  self->parent_id = parent_id;
  self->kind = kind;
  self->label = g_strdup (label != NULL ? label : "");
  self->is_enabled = TRUE;
  self->is_visible = TRUE;
  self->children = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

void
rhom_tray_menu_item_free (RhomTrayMenuItem *self)
{
  g_array_unref (self->children);
  g_free (self->label);
  g_free (self);
}

/**
 * rhom_tray_menu_item_get_property:
 * @name: as the protocol has it, such as "toggle-state"
 *
 * Returns: (transfer floating) (nullable): the value; %NULL if an item of this kind has no such property
 */
GVariant *
rhom_tray_menu_item_get_property (const RhomTrayMenuItem *self,
                                  const char             *name)
{
  gboolean is_separator = self->kind == RHOM_TRAY_MENU_SEPARATOR;
  gboolean is_check = self->kind == RHOM_TRAY_MENU_CHECK;

  if (g_str_equal (name, "visible"))
    return g_variant_new_boolean (self->is_visible);
  if (is_separator)
    return g_str_equal (name, "type") ? g_variant_new_string ("separator") : NULL;
  if (g_str_equal (name, "enabled"))
    return g_variant_new_boolean (self->is_enabled);
  if (g_str_equal (name, "label") && self->parent_id >= 0)
    return g_variant_new_take_string (escape_label (self->label));
  if (g_str_equal (name, "toggle-type") && is_check)
    return g_variant_new_string ("checkmark");
  if (g_str_equal (name, "toggle-state") && is_check)
    return g_variant_new_int32 (self->is_checked ? 1 : 0);
  if (g_str_equal (name, "children-display") && self->kind == RHOM_TRAY_MENU_SUBMENU)
    return g_variant_new_string ("submenu");
  return NULL;
}

/**
 * rhom_tray_menu_item_get_properties:
 * @names: (nullable) (array zero-terminated=1): those that are wanted; none names all
 *
 * Returns: (transfer floating): a dictionary, a{sv}
 */
GVariant *
rhom_tray_menu_item_get_properties (const RhomTrayMenuItem *self,
                                    const char *const      *names)
{
  GVariantBuilder builder;
  gboolean        wants_all = names == NULL || names[0] == NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (gsize i = 0; i < G_N_ELEMENTS (known_properties); i++)
    {
      const char *name = known_properties[i].name;
      GVariant   *value = NULL;

      if (wants_all || g_strv_contains (names, name))
        value = rhom_tray_menu_item_get_property (self, name);
      if (value != NULL)
        g_variant_builder_add (&builder, "{sv}", name, value);
    }
  return g_variant_builder_end (&builder);
}

/**
 * rhom_tray_menu_item_get_changed:
 *
 * Returns: (transfer floating): what the hosts have not been told yet, a{sv}
 */
GVariant *
rhom_tray_menu_item_get_changed (const RhomTrayMenuItem *self)
{
  const char *names[G_N_ELEMENTS (known_properties) + 1] = { NULL };
  guint       n_names = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (known_properties); i++)
    {
      if (self->changes & known_properties[i].change)
        names[n_names++] = known_properties[i].name;
    }
  g_assert (n_names > 0);
  return rhom_tray_menu_item_get_properties (self, names);
}
