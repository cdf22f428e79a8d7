// SPDX-License-Identifier: EUPL-1.2
// Reasons of waiting. A replication depends on nothing but the seed and its number: the reference's first
// ones are run once more with their people watched, and each stretch of waiting is put down to the suspect
// where it was spent. Most of them are waited at one step, whose calendars rule what is said of the door.
#include "reasons.h"

#include <math.h>

#include "doors.h"

enum {
    WATCHED_ENOUGH = 2000, // people; no further replication is run
    WATCHED_MOST = 20000,  // of the first replication, every so many of them
};

static const double hour_s = 3600.0;
static const double week_h = 168.0;

// Waiting of the watched at one step, and where the first of them lives.
typedef struct tkd_waited {
    double hours;
    int32_t municipality;
    int32_t course;
} tkd_waited;

// What is learnt of a suspect.
typedef struct tkd_learnt {
    tkd_circumstances known;
    int32_t station; // of a pool; TKD_NONE
    tkd_waited *at;  // [steps]
} tkd_learnt;

typedef struct tkd_inquiry {
    const tkd_network *network;
    const tkd_watched *watched;
    size_t watched_count;
    const tkd_suspect *suspects;
    tkd_learnt *learnt; // [count]
    size_t count;
} tkd_inquiry;

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
}

// ---- whom to watch ------------------------------------------------------------------------------

static size_t count_clients(const tkd_reference *reference, uint32_t replication, uint32_t streams)
{
    size_t count = 0;

    for (uint32_t s = 0; s < streams; s++) {
        count += tkd_reference_clients(reference, replication, s)->count;
    }
    return count;
}

// So many of the first replications are enough, and every so many of their people.
static uint32_t choose_replications(const tkd_study *study, const tkd_reference *reference,
                                    uint32_t streams, size_t *people, size_t *stride)
{
    uint32_t replications = 0;

    *people = 0;
    while (replications < study->replications && *people < WATCHED_ENOUGH) {
        *people += count_clients(reference, replications++, streams);
    }
    *stride = *people / WATCHED_MOST + 1;
    return replications;
}

static tkd_status choose_watched(const tkd_study *study, const tkd_reference *reference,
                                 tkd_inquiry *inquiry, uint32_t *replications, tkd_error *err)
{
    const uint32_t streams = inquiry->network->stream_count;
    size_t people = 0;
    size_t stride = 1;
    size_t number = 0;
    *replications = choose_replications(study, reference, streams, &people, &stride);
    tkd_watched *watched = TKD_TAKE(study->arena, people / stride + 1, tkd_watched);

    if (watched == NULL) {
        return no_memory(err);
    }
    for (uint32_t r = 0; r < *replications; r++) {
        for (uint32_t s = 0; s < streams; s++) {
            const tkd_client_log *log = tkd_reference_clients(reference, r, s);
            for (size_t i = 0; i < log->count; i++) {
                if (number++ % stride == 0) {
                    watched[inquiry->watched_count++] = (tkd_watched){r, s, log->records[i].number};
                }
            }
        }
    }
    inquiry->watched = watched;
    return TKD_OK;
}

// ---- watching -----------------------------------------------------------------------------------

static const tkd_timetable *table_at(const tkd_network *network, int32_t row)
{
    return row == TKD_NONE ? NULL : &network->timetables[row];
}

static tkd_doors doors_of(const tkd_network *network, int32_t step, int32_t municipality)
{
    const tkd_program *program = tkd_network_program(network, step, municipality);
    const int32_t station =
        program->station == TKD_NONE ? TKD_NONE : network->stations[program->station].timetable;

    return (tkd_doors){table_at(network, station), table_at(network, program->timetable)};
}

// Until the first start that somebody was in time for, at the latest until the one that was got.
static double early_hours(const tkd_network *network, const tkd_stretch *stretch,
                          const tkd_stream *stream)
{
    const tkd_class *course = &network->classes[stretch->course];
    const tkd_person person = {stream->municipality, stream->group, 0};
    const int32_t closes = tkd_param_dist(network, &course->closes, person, stretch->from_s);
    const double ahead_s =
        closes == TKD_NONE ? 0.0
                           : tkd_dist_mean(&network->model->figures, closes, TKD_SECONDS_PER_DAY);
    double start_s = stretch->until_s;

    for (uint32_t i = course->start_count; i > 0; i--) {
        const double at_s = course->starts_s[i - 1];
        start_s = at_s - ahead_s >= stretch->from_s && at_s < start_s ? at_s : start_s;
    }
    return (start_s - stretch->from_s) / hour_s;
}

static void learn(const tkd_inquiry *inquiry, const tkd_stretch *stretch, tkd_learnt *learnt)
{
    const tkd_network *network = inquiry->network;
    const tkd_stream *stream = &network->streams[inquiry->watched[stretch->watched].stream];
    const double hours = (stretch->until_s - stretch->from_s) / hour_s;
    tkd_waited *at = &learnt->at[stretch->step];

    if (at->hours <= 0.0) {
        at->municipality = stream->municipality;
        at->course = stretch->course;
    }
    at->hours += hours;
    learnt->known.phases_h[stretch->phase] += hours;
    if (stretch->phase == TKD_STRETCH_COURSE && stretch->course != TKD_NONE) {
        learnt->known.early_h += early_hours(network, stretch, stream);
    }
    if (stretch->phase == TKD_STRETCH_QUEUE) {
        const tkd_doors doors = doors_of(network, stretch->step, stream->municipality);
        const double opens_s = tkd_doors_next_open(&doors, stretch->from_s);
        learnt->known.door_h += (fmin(opens_s, stretch->until_s) - stretch->from_s) / hour_s;
    }
}

static bool concerns(const tkd_suspect *suspect, const tkd_learnt *learnt,
                     const tkd_stretch *stretch)
{
    if (suspect->row.kind == TKD_UNNAMED_POOL) {
        return stretch->phase == TKD_STRETCH_QUEUE && stretch->station == learnt->station;
    }
    return stretch->step == suspect->step;
}

static tkd_status take_stretches(const tkd_yield *yield, uint32_t replication, void *context,
                                 tkd_error *err)
{
    const tkd_inquiry *inquiry = context;
    const tkd_trace trace = tkd_run_trace(yield->run);

    (void)replication;
    (void)err;
    for (size_t i = 0; i < trace.count; i++) {
        const tkd_stretch *stretch = &trace.stretches[i];
        const bool waits = stretch->counted && tkd_stretch_measure(stretch->phase) == TKD_WAIT_H;
        for (size_t k = 0; waits && k < inquiry->count; k++) {
            if (concerns(&inquiry->suspects[k], &inquiry->learnt[k], stretch)) {
                learn(inquiry, stretch, &inquiry->learnt[k]);
            }
        }
    }
    return TKD_OK;
}

static tkd_status watch(tkd_study *study, const tkd_case_ready *ready, tkd_inquiry *inquiry,
                        uint32_t replications, tkd_error *err)
{
    const tkd_run_options options = {.watched = inquiry->watched,
                                     .watched_count = inquiry->watched_count};
    tkd_study again = *study;
    uint32_t *chosen = TKD_TAKE(study->arena, replications, uint32_t);
    uint32_t used = 0;

    if (chosen == NULL) {
        return no_memory(err);
    }
    for (uint32_t r = 0; r < replications; r++) {
        chosen[r] = r;
    }
    again.chosen = chosen;
    again.first = 0;
    again.replications = replications;
    again.weight = 0.0; // of what is priced, next to nothing
    const tkd_status status =
        tkd_study_replicate(&again, ready, options, take_stretches, inquiry, &used, err);
    study->cut = study->cut || again.cut;
    return status;
}

// ---- calendars ----------------------------------------------------------------------------------

static const tkd_waited *most_waited(const tkd_inquiry *inquiry, const tkd_learnt *learnt,
                                     int32_t *step)
{
    const tkd_waited *most = NULL;

    for (uint32_t s = 0; s < inquiry->network->model->step_count; s++) {
        if (learnt->at[s].hours > 0.0 && (most == NULL || learnt->at[s].hours > most->hours)) {
            most = &learnt->at[s];
            *step = (int32_t)s;
        }
    }
    return most;
}

// Counted over the whole years of the run, where it has any.
static double starts_per_year(const tkd_class *course, double horizon_s)
{
    const double year_s = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY;
    const double until_s = horizon_s < year_s ? horizon_s : floor(horizon_s / year_s) * year_s;
    double starts = 0.0;

    for (uint32_t i = 0; i < course->start_count; i++) {
        starts += course->starts_s[i] < until_s ? 1.0 : 0.0;
    }
    return starts * year_s / until_s;
}

static void look_at_doors(const tkd_inquiry *inquiry, const tkd_suspect *suspect,
                          tkd_learnt *learnt)
{
    const tkd_network *network = inquiry->network;
    const double load = suspect->row.utilization.estimate.mean;
    int32_t step = TKD_NONE;
    const tkd_waited *most = most_waited(inquiry, learnt, &step);

    if (most == NULL) {
        return;
    }
    const tkd_doors doors = doors_of(network, step, most->municipality);
    const tkd_doors_facts facts =
        tkd_doors_watch(&doors, network->warmup_s, network->end_s, isnan(load) ? 0.0 : load);
    learnt->known.open_share = facts.open_share;
    learnt->known.even_door_h = facts.even_door_s / hour_s;
    learnt->known.even_wait_h = facts.even_wait_s / hour_s;
    if (facts.open_share < 1.0) {
        learnt->known.open_h_per_week = facts.open_share * week_h;
        learnt->known.longest_closed_h = facts.longest_closed_s / hour_s;
    }
    if (most->course != TKD_NONE) {
        learnt->known.starts_per_year =
            starts_per_year(&network->classes[most->course], network->horizon_s);
    }
}

// A pool's servers, and its time for a client: what it works in the window, divided among the served.
static void look_at_work(const tkd_inquiry *inquiry, const tkd_results *results,
                         const tkd_suspect *suspect, tkd_learnt *learnt)
{
    const double window_h = (inquiry->network->end_s - inquiry->network->warmup_s) / hour_s;

    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *pool = &results->pools[i];
        if (suspect->row.kind == TKD_UNNAMED_POOL && tkd_text_equal(pool->pool, suspect->row.id) &&
            tkd_text_equal(pool->place, suspect->row.place)) {
            const double servers = pool->measures[TKD_POOL_SERVERS].estimate.mean;
            const double load = pool->measures[TKD_POOL_UTILIZATION].estimate.mean;
            const double served = pool->measures[TKD_POOL_SERVED].estimate.mean;
            learnt->known.servers = isnan(servers) ? 1.0 : servers;
            learnt->known.service_h =
                served > 0.0 && load > 0.0
                    ? load * learnt->known.servers * learnt->known.open_share * window_h / served
                    : 0.0;
        }
    }
}

static tkd_status begin(const tkd_study *study, tkd_inquiry *inquiry, tkd_error *err)
{
    const tkd_network *network = inquiry->network;

    inquiry->learnt = TKD_TAKE(study->arena, inquiry->count, tkd_learnt);
    if (inquiry->learnt == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < inquiry->count; i++) {
        tkd_learnt *learnt = &inquiry->learnt[i];
        learnt->known = (tkd_circumstances){.open_share = 1.0,
                                            .servers = 1.0,
                                            .open_h_per_week = (double)NAN,
                                            .longest_closed_h = (double)NAN,
                                            .starts_per_year = (double)NAN};
        learnt->station = TKD_NONE;
        learnt->at = TKD_TAKE(study->arena, network->model->step_count, tkd_waited);
        if (learnt->at == NULL) {
            return no_memory(err);
        }
        for (uint32_t s = 0; s < network->station_count; s++) {
            if (network->stations[s].pool == inquiry->suspects[i].pool &&
                tkd_text_equal(network->stations[s].place_id, inquiry->suspects[i].row.place)) {
                learnt->station = (int32_t)s;
            }
        }
    }
    return TKD_OK;
}

tkd_status tkd_find_reasons(tkd_study *study, const tkd_case_ready *ready,
                            const tkd_reference *reference, const tkd_results *results,
                            tkd_suspect *suspects, size_t count, tkd_error *err)
{
    tkd_inquiry inquiry = {.network = ready->network, .suspects = suspects, .count = count};
    uint32_t replications = 0;

    TKD_TRY(begin(study, &inquiry, err));
    TKD_TRY(choose_watched(study, reference, &inquiry, &replications, err));
    if (replications > 0) {
        TKD_TRY(watch(study, ready, &inquiry, replications, err));
    }
    for (size_t i = 0; i < count; i++) {
        look_at_doors(&inquiry, &suspects[i], &inquiry.learnt[i]);
        look_at_work(&inquiry, results, &suspects[i], &inquiry.learnt[i]);
        tkd_analyse_reason(&inquiry.learnt[i].known, &suspects[i].row);
    }
    return TKD_OK;
}
