// SPDX-License-Identifier: EUPL-1.2
// Week by week: queue lengths of stations and clients in the system, integrated over each week, and
// what became of those who arrived in it. What lasts over several weeks is shared out among them.
#include <math.h>

#include "run.h"

enum { NUMBERS_MAX = 32 * 1024 * 1024 }; // of all weeks of a replication: 256 MB

void tkd_series_begin(tkd_run *run)
{
    const double until_s = run->network->end_s;
    const double span_s = until_s - run->options.weeks_from_s;
    tkd_weeks *weeks = &run->tally.weeks;
    size_t stations = run->network->station_count;
    size_t streams = run->network->stream_count;

    // A moment more than whole weeks, from rounding, is no week of its own.
    weeks->count = span_s > 0.0 ? (uint32_t)ceil(span_s / TKD_WEEK_S - 1e-9) : 0;
    weeks->from_s = run->options.weeks_from_s;
    weeks->until_s = until_s;
    if ((stations + 4 * streams) * weeks->count > NUMBERS_MAX) {
        tkd_run_stop(run, "weeks");
        return;
    }
    weeks->queue_s = TKD_TAKE(&run->arena, stations * weeks->count, double);
    weeks->inside_s = TKD_TAKE(&run->arena, streams * weeks->count, double);
    weeks->arrived = TKD_TAKE(&run->arena, streams * weeks->count, double);
    weeks->completed = TKD_TAKE(&run->arena, streams * weeks->count, double);
    weeks->complete_s = TKD_TAKE(&run->arena, streams * weeks->count, double);
    if (weeks->queue_s == NULL || weeks->inside_s == NULL || weeks->arrived == NULL ||
        weeks->completed == NULL || weeks->complete_s == NULL) {
        tkd_run_stop(run, NULL);
    }
}

// Add the time to the weeks that [from, until) lies in.
static void share_out(const tkd_weeks *weeks, double *row, double from_s, double until_s)
{
    double at_s = fmax(from_s, weeks->from_s);
    const double end_s = fmin(until_s, weeks->until_s);

    if (!(at_s < end_s)) {
        return;
    }
    for (uint32_t week = (uint32_t)((at_s - weeks->from_s) / TKD_WEEK_S);
         week < weeks->count && at_s < end_s; week++) {
        const double week_end_s = weeks->from_s + (week + 1) * TKD_WEEK_S;
        const double next_s = week + 1 < weeks->count ? fmin(week_end_s, end_s) : end_s;
        row[week] += fmax(0.0, next_s - at_s);
        at_s = fmax(at_s, next_s);
    }
}

void tkd_series_wait(tkd_run *run, uint32_t station, double since_s, double until_s)
{
    const tkd_weeks *weeks = &run->tally.weeks;

    share_out(weeks, weeks->queue_s + (size_t)station * weeks->count, since_s, until_s);
}

void tkd_series_client(tkd_run *run, const tkd_client *client, double complete_s)
{
    const tkd_weeks *weeks = &run->tally.weeks;
    const size_t first = (size_t)client->stream * weeks->count;
    const double since_s = client->arrived_s - weeks->from_s;
    const double followed_s = run->network->horizon_s - run->network->end_s;

    share_out(weeks, weeks->inside_s + first, client->arrived_s, run->now_s);
    if (since_s >= 0.0 && client->arrived_s < weeks->until_s) {
        const size_t week = first + (size_t)fmin(since_s / TKD_WEEK_S, weeks->count - 1.0);
        weeks->arrived[week]++;
        // Who arrived early is followed for longer: late weeks must not look quicker for that.
        if (!isnan(complete_s) && run->now_s - client->arrived_s <= followed_s) {
            weeks->completed[week]++;
            weeks->complete_s[week] += complete_s;
        }
    }
}

void tkd_series_end(tkd_run *run)
{
    for (uint32_t i = 0; i < run->client_count; i++) {
        if (!run->clients[i].gone) {
            tkd_series_client(run, &run->clients[i], (double)NAN);
        }
    }
}
