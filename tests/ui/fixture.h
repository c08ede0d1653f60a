/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What most windows need, over a stand-in service of its own. */
typedef struct
{
  GDBusConnection   *connection; /* (owned) */
  GSubprocess       *service;    /* (owned) (nullable) while it runs */
  RhomClock         *clock;      /* (owned) */
  RhomServiceClient *client;     /* (owned) */
  RhomSettings      *settings;   /* (owned) */
  RhomCatalogue     *catalogue;  /* (owned) */
  GActionGroup      *actions;    /* (owned) */
} Fixture;

typedef gboolean (*Condition) (gpointer data);

void  fixture_set_up (Fixture      *fixture,
                      gconstpointer scene);
void  fixture_tear_down (Fixture      *fixture,
                         gconstpointer scene);
void  fixture_start_service (Fixture    *fixture,
                             const char *scene);
void  fixture_kill_service (Fixture *fixture);
void  fixture_set_scene (Fixture    *fixture,
                         const char *scene);
void  fixture_set (Fixture    *fixture,
                   const char *interface,
                   const char *property,
                   GVariant   *value);
void  fixture_fail_next (Fixture    *fixture,
                         const char *message);
void  fixture_refuse_next (Fixture    *fixture,
                           const char *code);
char *fixture_dup_calls (Fixture *fixture);
void  fixture_wait_for_call (Fixture    *fixture,
                             const char *call);

void       wait_for (Condition condition,
                     gpointer  data);
void       wait_for_state (Fixture    *fixture,
                           const char *state);
GtkWidget *find_widget (GtkWidget  *root,
                        GType       type,
                        const char *text);
void       click (GtkWidget  *root,
                  const char *label);

G_END_DECLS
