// SPDX-License-Identifier: EUPL-1.2
// Doors, walked from opening to opening.
#include "doors.h"

#include <math.h>

static const double load_max = 0.98; // a fluid with more never gets through

static double next_open(const tkd_timetable *table, double time_s)
{
    return table == NULL ? time_s : tkd_timetable_next_open(table, time_s);
}

static double closes(const tkd_timetable *table, double time_s)
{
    return table == NULL ? HUGE_VAL : tkd_timetable_closes(table, time_s);
}

double tkd_doors_next_open(const tkd_doors *doors, double time_s)
{
    double at = next_open(doors->own, time_s);
    double both = next_open(doors->other, at);

    while (both > at && both < HUGE_VAL) {
        at = next_open(doors->own, both);
        both = next_open(doors->other, at);
    }
    return both;
}

// A piece of time in which the door is open, or is closed.
typedef struct piece {
    double from_s;
    double until_s;
    bool open;
} piece;

static piece piece_at(const tkd_doors *doors, double time_s, double end_s)
{
    const double opens_s = tkd_doors_next_open(doors, time_s);
    const bool open = opens_s <= time_s;
    const double until_s =
        open ? fmin(closes(doors->own, time_s), closes(doors->other, time_s)) : opens_s;

    return (piece){time_s, fmin(until_s, end_s), open};
}

// The fluid's queue, in seconds of work of an open door, and the area under it.
typedef struct fluid {
    double in;    // work a second
    double queue; // now
    double area;
} fluid;

static void flow(fluid *stream, double length_s, bool open)
{
    const double rate = open ? stream->in - 1.0 : stream->in;
    const double empty_s = open ? stream->queue / (1.0 - stream->in) : HUGE_VAL;

    if (empty_s < length_s) {
        stream->area += stream->queue * empty_s / 2.0;
        stream->queue = 0.0;
    } else {
        stream->area += (stream->queue + rate * length_s / 2.0) * length_s;
        stream->queue += rate * length_s;
    }
}

static void look(tkd_doors_facts *facts, const piece *here, double window_s)
{
    const double length_s = here->until_s - here->from_s;

    if (here->open) {
        facts->open_share += length_s / window_s;
    } else {
        facts->even_door_s += length_s * length_s / 2.0 / window_s;
        facts->longest_closed_s = fmax(facts->longest_closed_s, length_s);
    }
}

static double open_share(const tkd_doors *doors, double from_s, double until_s)
{
    double open_s = 0.0;

    for (double time_s = from_s; time_s < until_s;) {
        const piece here = piece_at(doors, time_s, until_s);
        open_s += here.open ? here.until_s - here.from_s : 0.0;
        time_s = here.until_s;
    }
    return open_s / (until_s - from_s);
}

tkd_doors_facts tkd_doors_watch(const tkd_doors *doors, double from_s, double until_s, double load)
{
    tkd_doors_facts facts = {0};
    fluid stream = {.in = fmin(load, load_max) * open_share(doors, from_s, until_s)};

    for (double time_s = 0.0; time_s < until_s;) {
        const piece here = piece_at(doors, time_s, time_s < from_s ? from_s : until_s);
        if (time_s >= from_s) {
            look(&facts, &here, until_s - from_s);
        }
        flow(&stream, here.until_s - here.from_s, here.open);
        if (here.until_s <= from_s) {
            stream.area = 0.0; // not of the window
        }
        time_s = here.until_s;
    }
    facts.even_wait_s = stream.in > 0.0 ? stream.area / (stream.in * (until_s - from_s)) : 0.0;
    return facts;
}
