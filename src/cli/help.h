/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

void rhom_help_print (FILE *file);
