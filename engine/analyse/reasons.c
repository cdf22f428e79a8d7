// SPDX-License-Identifier: EUPL-1.2
// Why people wait where nobody named a bottleneck. Of a pool's waiting, what closed doors make is told
// from what a queue makes that runs; the queue is load where the load is high, and else variability,
// measured against the queue of random arrivals and service at the same load. Of a step's waiting, the
// people who were watched tell for what they waited.
#include "teekond/analyse.h"

#include <math.h>

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double all_phases(const tkd_circumstances *known)
{
    double sum = 0.0;

    for (size_t phase = 0; phase < TKD_STRETCH_PHASE_COUNT; phase++) {
        sum += known->phases_h[phase];
    }
    return sum;
}

static void forget(tkd_unnamed_row *row)
{
    for (size_t i = 0; i < TKD_REASON_COUNT; i++) {
        row->parts_h[i] = (double)NAN;
    }
    row->variability = (double)NAN;
}

// The mean queue at random arrivals and service, in open time: Sakasegawa's approximation of the queue
// M/M/c, V U T of Hopp and Spearman with V = 1.
static double random_wait(double load, double servers, double service_h)
{
    const double c = servers > 1.0 ? servers : 1.0;
    return pow(load, sqrt(2.0 * (c + 1.0)) - 1.0) / (c * (1.0 - load)) * service_h;
}

// What closed doors make of a pool's waiting: until the door opens, and of the line behind it as much as
// people who come evenly would meet, in the proportion in which people do come to closed doors.
static double part_of_calendar(const tkd_circumstances *known, double wait_h)
{
    const double queued_h = known->phases_h[TKD_STRETCH_QUEUE];
    const double door_h = queued_h > 0.0 ? wait_h * known->door_h / queued_h : 0.0;
    const double line_h = known->even_wait_h - known->even_door_h;
    const double come = known->even_door_h > 0.0 ? least(1.0, door_h / known->even_door_h) : 0.0;

    return least(wait_h, door_h + (line_h > 0.0 ? line_h * come : 0.0));
}

static void explain_pool(const tkd_circumstances *known, tkd_unnamed_row *row)
{
    const double wait_h = row->wait_h.estimate.mean;
    const double load = row->utilization.estimate.mean;
    const bool is_loaded = load >= TKD_SUSPECT_LOAD;
    const double calendar_h = part_of_calendar(known, wait_h);
    const double queue_h = wait_h - calendar_h;
    const double present = known->open_share * least(1.0, known->servers);

    row->parts_h[TKD_REASON_CALENDAR] = calendar_h;
    row->parts_h[is_loaded ? TKD_REASON_LOAD : TKD_REASON_VARIABILITY] = queue_h;
    if (load > 0.0 && load < 1.0 && known->service_h > 0.0) {
        row->variability = queue_h * present / random_wait(load, known->servers, known->service_h);
    }
    if (is_loaded) {
        row->reason = TKD_REASON_LOAD;
    } else {
        row->reason = calendar_h >= queue_h ? TKD_REASON_CALENDAR : TKD_REASON_VARIABILITY;
    }
}

static void explain_step(const tkd_circumstances *known, tkd_unnamed_row *row)
{
    const double course_h = known->phases_h[TKD_STRETCH_COURSE];
    const double in_hours[TKD_REASON_COUNT] = {
        [TKD_REASON_WAIT] = known->phases_h[TKD_STRETCH_QUEUE],
        [TKD_REASON_CALENDAR] = known->phases_h[TKD_STRETCH_CALENDAR],
        [TKD_REASON_SEATS] = course_h - known->early_h,
        [TKD_REASON_STARTS] = known->early_h,
        [TKD_REASON_BOOKING] = known->phases_h[TKD_STRETCH_BOOKING],
        [TKD_REASON_NEEDS] = known->phases_h[TKD_STRETCH_NEEDS],
        [TKD_REASON_NOT_BEFORE] = known->phases_h[TKD_STRETCH_NOT_BEFORE]};
    const double share = row->wait_h.estimate.mean / all_phases(known);
    double most = 0.0;

    for (size_t i = 0; i < TKD_REASON_COUNT; i++) {
        if (in_hours[i] > 0.0) {
            row->parts_h[i] = in_hours[i] * share;
        }
        // A queue has a row of its own, its pool's.
        if (i != TKD_REASON_WAIT && in_hours[i] > most) {
            most = in_hours[i];
            row->reason = (tkd_unnamed_reason)i;
        }
    }
}

void tkd_analyse_reason(const tkd_circumstances *known, tkd_unnamed_row *row)
{
    forget(row);
    row->reason = row->found_by;
    row->open_h_per_week = known->open_h_per_week;
    row->longest_closed_h = known->longest_closed_h;
    row->starts_per_year = known->starts_per_year;
    if (isnan(row->wait_h.estimate.mean)) {
        return;
    }
    if (row->kind == TKD_UNNAMED_POOL) {
        explain_pool(known, row);
    } else if (all_phases(known) > 0.0) {
        explain_step(known, row);
    }
}
