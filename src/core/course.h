/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/programme.h"

G_BEGIN_DECLS

typedef struct _RhomCourse RhomCourse;

RhomCourse *rhom_course_new (RhomProgramme *programme);
void        rhom_course_free (RhomCourse *self);

guint            rhom_course_get_n_phases (RhomCourse *self);
const RhomPhase *rhom_course_get_phase (RhomCourse *self,
                                        guint       index);
gint64           rhom_course_get_length_usec (RhomCourse *self,
                                              guint       from,
                                              guint       until);

gboolean rhom_course_extend (RhomCourse *self,
                             guint       index);
void     rhom_course_reset_from (RhomCourse *self,
                                 guint       index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomCourse, rhom_course_free)

G_END_DECLS
