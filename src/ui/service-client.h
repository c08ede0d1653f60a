/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "rhom-ipc-generated.h"

G_BEGIN_DECLS

/**
 * RhomServiceState:
 * @RHOM_SERVICE_CONNECTING: not known yet, or being started
 * @RHOM_SERVICE_CONNECTED: it answers, and its properties are here
 * @RHOM_SERVICE_MISSING: it does not run; rhom_service_client_start() may help
 *
 * Where the service is.
 */
typedef enum
{
  RHOM_SERVICE_CONNECTING,
  RHOM_SERVICE_CONNECTED,
  RHOM_SERVICE_MISSING,
} RhomServiceState;

#define RHOM_TYPE_SERVICE_CLIENT (rhom_service_client_get_type ())
G_DECLARE_FINAL_TYPE (RhomServiceClient, rhom_service_client, RHOM, SERVICE_CLIENT, GObject)

RhomServiceClient *rhom_service_client_new (GDBusConnection *connection,
                                            RhomClock       *clock);

RhomClock       *rhom_service_client_get_clock (RhomServiceClient *self);
RhomServiceState rhom_service_client_get_state (RhomServiceClient *self);
gboolean         rhom_service_client_is_connected (RhomServiceClient *self);
RhomIpcBreaks   *rhom_service_client_get_breaks (RhomServiceClient *self);
RhomIpcTherapy  *rhom_service_client_get_therapy (RhomServiceClient *self);
RhomIpcDesktop  *rhom_service_client_get_desktop (RhomServiceClient *self);

void rhom_service_client_start (RhomServiceClient *self);
void rhom_service_client_report (RhomServiceClient *self,
                                 const GError      *error);

void rhom_service_client_call_breaks (RhomServiceClient *self,
                                      const char        *method,
                                      GVariant          *parameters);
void rhom_service_client_call_therapy (RhomServiceClient *self,
                                       const char        *method,
                                       GVariant          *parameters);
void rhom_service_client_call_desktop (RhomServiceClient *self,
                                       const char        *method,
                                       GVariant          *parameters);
void rhom_service_client_call_history (RhomServiceClient *self,
                                       const char        *method,
                                       GVariant          *parameters);

const char *rhom_service_client_get_break_state (RhomServiceClient *self);
const char *rhom_service_client_get_therapy_state (RhomServiceClient *self);
gint64      rhom_service_client_get_worked_usec (RhomServiceClient *self);

G_END_DECLS
