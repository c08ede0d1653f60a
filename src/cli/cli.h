/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/link.h"
#include "core/clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomCliStatus:
 * @RHOM_CLI_DONE: what was asked for is done
 * @RHOM_CLI_REFUSED: the service said no, or the person did
 * @RHOM_CLI_USAGE: the command line makes no sense
 * @RHOM_CLI_NO_SERVICE: no service runs, and none could or should be started
 *
 * Exit codes of rhomboidctl, documented in its help.
 */
typedef enum
{
  RHOM_CLI_DONE = 0,
  RHOM_CLI_REFUSED = 1,
  RHOM_CLI_USAGE = 2,
  RHOM_CLI_NO_SERVICE = 3,
} RhomCliStatus;

/* The codes of this domain are those of #RhomCliStatus. */
#define RHOM_CLI_ERROR (rhom_cli_error_quark ())
GQuark rhom_cli_error_quark (void);

/**
 * RhomCli:
 * @clock: (owned): for moments; the one of the machine
 * @bus: (owned) (nullable): the session bus; see rhom_cli_connect()
 * @link: (owned) (nullable): the service; see rhom_cli_connect()
 * @json: `--json` was given
 * @start: `--start` was given
 * @cloth: `--cloth` was given
 * @began: (owned) (nullable): what `--began` says
 * @confirmed: (owned) (nullable): what each `--confirm` says
 * @help: `--help` was given after the command
 * @region: (owned) (nullable): what `--region` names
 *
 * One run of rhomboidctl.
 */
typedef struct
{
  RhomClock       *clock;
  GDBusConnection *bus;
  RhomLink        *link;
  gboolean         json;
  gboolean         start;
  gboolean         cloth;
  gboolean         help;
  char            *region;
  char            *began;
  char           **confirmed;
} RhomCli;

RhomCli *rhom_cli_new (void);
void     rhom_cli_free (RhomCli *self);
int      rhom_cli_run (RhomCli *self,
                       int      argc,
                       char   **argv);

gboolean rhom_cli_open_bus (RhomCli *self,
                            GError **error);
gboolean rhom_cli_connect (RhomCli *self,
                           gboolean may_start,
                           GError **error);
gboolean rhom_cli_activate_ui (RhomCli    *self,
                               const char *action,
                               const char *parameter,
                               GError    **error);
gboolean rhom_cli_parse_length (const char *text,
                                gint64     *length_usec,
                                GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomCli, rhom_cli_free)

G_END_DECLS
