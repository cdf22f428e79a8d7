// SPDX-License-Identifier: EUPL-1.2
// The reference's own calendars: every question is answered by walking day by day over what the
// user wrote. Times are seconds since 00:00 of run.start.
#ifndef TKD_REFERENCE_CALENDAR_H
#define TKD_REFERENCE_CALENDAR_H

#include "teekond/model.h"

/** Opening times: open while both calendars are; TKD_NONE is always open. */
typedef struct opening_hours {
    int32_t calendar;
    int32_t besides;
} opening_hours;

/** Whole days since run.start. */
int32_t calendar_day(double time_s);
bool calendar_is_open(const tkd_model *model, opening_hours hours, double time_s);
/** The first open moment at or after `time_s`; infinite when none comes within ten years. */
double calendar_next_open(const tkd_model *model, opening_hours hours, double time_s);
/** The first moment after `time_s` at which it opens or closes, or midnight. */
double calendar_next_change(const tkd_model *model, opening_hours hours, double time_s);
/** The opening [begin, end) that holds a moment; of `always`, the day. False while closed. */
bool calendar_opening(const tkd_model *model, opening_hours hours, double time_s, double *open_s,
                      double *close_s);
/** The same time of day so many open days later; begun while closed, from the next opening. None at
 *  all take no time. */
double calendar_add_days(const tkd_model *model, opening_hours hours, double time_s, int32_t days);

#endif
