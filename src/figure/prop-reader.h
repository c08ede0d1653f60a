/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/fields.h"

G_BEGIN_DECLS

/* @target: a #RhomProp, a #RhomLit and a #RhomArrow */
gboolean rhom_prop_read (RhomFieldReader *reader,
                         const RhomField *field,
                         JsonNode        *node,
                         gpointer         target);
gboolean rhom_lit_read (RhomFieldReader *reader,
                        const RhomField *field,
                        JsonNode        *node,
                        gpointer         target);
gboolean rhom_arrow_read (RhomFieldReader *reader,
                          const RhomField *field,
                          JsonNode        *node,
                          gpointer         target);

G_END_DECLS
