// SPDX-License-Identifier: EUPL-1.2
// Doors: when a place is open that two calendars rule together, and what waiting they make by
// themselves.
#ifndef TKD_STUDY_DOORS_H
#define TKD_STUDY_DOORS_H

#include "teekond/network.h"

/** Open where both are. NULL: always. Borrowed. */
typedef struct tkd_doors {
    const tkd_timetable *own;
    const tkd_timetable *other;
} tkd_doors;

/** The first open moment at or after `time_s`; INFINITY: never again. */
double tkd_doors_next_open(const tkd_doors *doors, double time_s);

/** What doors do in a window. */
typedef struct tkd_doors_facts {
    double open_share;       /**< Of the window. */
    double longest_closed_s; /**< The longest time without an opening. */
    double even_door_s;      /**< Mean wait for the door of those who come evenly. */
    double
        even_wait_s; /**< And for their turn, when they come as a fluid that `load` of the open time
                             serves. */
} tkd_doors_facts;

/**
 * Watch the doors from `from_s` until `until_s`; the fluid begins empty at 0.
 *
 * A fluid that comes in at the rate a = load × open share, and goes out at rate 1 while the door is open,
 * waits on average (area under its queue) ÷ (a × time), by Little's law. A load of more than 98 % is taken
 * for that. Source: Newell, Applications of Queueing Theory, 2nd ed., 1982, chapter 2.
 */
tkd_doors_facts tkd_doors_watch(const tkd_doors *doors, double from_s, double until_s, double load);

#endif
