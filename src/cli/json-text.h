/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RhomJsonText RhomJsonText;

RhomJsonText *rhom_json_text_new (void);
void          rhom_json_text_free (RhomJsonText *self);
const char   *rhom_json_text_get (RhomJsonText *self);

void rhom_json_text_begin_object (RhomJsonText *self,
                                  const char   *key);
void rhom_json_text_end_object (RhomJsonText *self);
void rhom_json_text_begin_array (RhomJsonText *self,
                                 const char   *key);
void rhom_json_text_end_array (RhomJsonText *self);
void rhom_json_text_add_string (RhomJsonText *self,
                                const char   *key,
                                const char   *value);
void rhom_json_text_add_integer (RhomJsonText *self,
                                 const char   *key,
                                 gint64        value);
void rhom_json_text_add_boolean (RhomJsonText *self,
                                 const char   *key,
                                 gboolean      value);
void rhom_json_text_add_null (RhomJsonText *self,
                              const char   *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomJsonText, rhom_json_text_free)

G_END_DECLS
