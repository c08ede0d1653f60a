/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rhom-ipc-generated.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomLink:
 * @breaks: (owned): when the next break comes
 * @therapy: (owned): heat and ice
 * @history: (owned): what was done
 * @desktop: (owned): what this desktop offers
 * @busy: (owned) (nullable): what makes it the wrong moment, once it was asked for
 *
 * The running service, with all its properties.
 */
typedef struct
{
  RhomIpcBreaks  *breaks;
  RhomIpcTherapy *therapy;
  RhomIpcHistory *history;
  RhomIpcDesktop *desktop;
  GVariant       *busy;
} RhomLink;

RhomLink *rhom_link_new (GDBusConnection *bus,
                         GError         **error);
void      rhom_link_free (RhomLink *self);

char *rhom_link_dup_fingerprint (RhomLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomLink, rhom_link_free)

G_END_DECLS
