// SPDX-License-Identifier: EUPL-1.2
// A model of titles alone, for the ids of the small results.
#ifndef SMALL_MODEL_H
#define SMALL_MODEL_H

#include "teekond/report.h"

/** Static. */
tkd_model small_model(void);

/** What a report function writes, NUL-terminated, in `arena`. */
typedef void small_report_fn(const tkd_report *report, tkd_writer *out);
const char *small_report(tkd_arena *arena, tkd_language language, small_report_fn *print);

#endif
