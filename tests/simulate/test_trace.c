// SPDX-License-Identifier: EUPL-1.2
// Time lines: what all clients' time goes to is just what the measures count, and watching somebody
// changes nothing.
#include <math.h>

#include "teekond/simulate.h"

#include "trial.h"

// Something of every phase, and a block whose losers are abandoned.
static const char mixed[] =
    "groups: [{id: a, patience: {exponential: 20d}}, {id: b, party: {1: 60%, 3: 40%}}]\n"
    "calendars: [{id: tööaeg, open: {mon-fri: \"08:00-16:00\"}}]\n"
    "providers: [{id: ppa, sites: [{id: maja, serves: [linn, vald], travel: 2h, staff: {lett: "
    "1}}]}]\n"
    "pools: [{id: lett, provider: ppa, calendar: tööaeg}]\n"
    "services:\n"
    "  - {id: luba, provider: ppa, pool: lett, duration: 10/30/90min, booking: 1d..9d, no-show: "
    "20%, processing: {gamma: {mean: 20d, sd: 9d}}, sessions: {1: 50%, 3: 50%}}\n"
    "  - {id: kursus, course: {starts: monthly, seats: 9, lasts: 30d}}\n"
    "  - {id: veeb, calendar: tööaeg, duration: 1h}\n"
    "municipalities: [{id: linn, arrivals: {a: 300/y, b: 200/y}}, {id: vald, arrivals: {a: "
    "100/y}}]\n"
    "stages:\n"
    "  - id: s\n"
    "    steps:\n"
    "      - {id: x, service: luba, next: [{to: x, p: 15%, wait: {lognormal: {median: 5d, sigma: "
    "0.7}}}]}\n"
    "      - {parallel: {until: any, branches: [[{id: kool, service: kursus}], [{id: t, delay: "
    "{weibull: {shape: 1.4, scale: 60d}}}, {id: v, service: veeb}]]}}\n"
    "      - {id: u, after: [x], delay: 3d, needs: [kool]}\n"
    "      - {id: w, not-before: {from: x, plus: 40d}}\n"
    "run: {start: 2026-01-05, warmup: 1mo, measure: 6mo, drain: 2y, replications: 1, seed: 5}\n";

typedef struct watching {
    trial made;
    const tkd_kit *kit;
    tkd_run *run;
    tkd_watched *watched;
    size_t count;
} watching;

static void run_with(watching *all, tkd_run_options options, uint32_t replication)
{
    tkd_run_free(all->run);
    all->run = NULL;
    CHECK_OK(tkd_run_new(all->kit, options, &all->run, check_error()));
    CHECK_OK(tkd_run_replicate(all->run, 5, replication, check_error()));
}

// Compile, run once, and watch every measured client of replication 2.
static void watch_everybody(watching *all)
{
    *all = (watching){0};
    trial_compile(&all->made, mixed);
    CHECK_OK(tkd_kit_build(all->made.network, &all->made.arena, &all->kit, check_error()));
    run_with(all, (tkd_run_options){.record_clients = true}, 2);
    for (uint32_t s = 0; s < all->made.network->stream_count; s++) {
        all->count += tkd_run_clients(all->run, s)->count;
    }
    all->watched = TKD_TAKE(&all->made.arena, all->count, tkd_watched);
    CHECK(all->watched != NULL && all->count > 200);
    size_t next = 0;
    for (uint32_t s = 0; s < all->made.network->stream_count; s++) {
        const tkd_client_log *log = tkd_run_clients(all->run, s);
        for (size_t i = 0; i < log->count; i++) {
            all->watched[next++] = (tkd_watched){2, s, log->records[i].number};
        }
    }
    run_with(all,
             (tkd_run_options){
                 .record_clients = true, .watched = all->watched, .watched_count = all->count},
             2);
}

static void close_watching(watching *all)
{
    tkd_run_free(all->run);
    trial_close(&all->made);
}

// Seconds of everybody that one measure counts.
static double sum_of(const tkd_trace *trace, tkd_client_measure measure)
{
    double sum_s = 0.0;

    for (size_t i = 0; i < trace->count; i++) {
        const tkd_stretch *stretch = &trace->stretches[i];
        CHECK(stretch->from_s < stretch->until_s);
        if (stretch->counted && tkd_stretch_measure(stretch->phase) == measure) {
            sum_s += stretch->until_s - stretch->from_s;
        }
    }
    return sum_s;
}

TKD_CASE(simulate, trace, stretches_add_up_to_the_measures)
{
    watching all;
    double wait_s = 0.0;
    double service_s = 0.0;
    double travel_s = 0.0;
    double delay_s = 0.0;

    watch_everybody(&all);
    const tkd_tally *tally = tkd_run_tally(all.run);
    for (uint32_t s = 0; s < all.made.network->stream_count; s++) {
        wait_s += tally->cells[s].wait_s;
        service_s += tally->cells[s].service_s;
        travel_s += tally->cells[s].travel_s;
        delay_s += tally->cells[s].delay_s;
    }
    const tkd_trace trace = tkd_run_trace(all.run);
    CHECK_NEAR_SHARE(sum_of(&trace, TKD_WAIT_H), wait_s, 1e-9);
    CHECK_NEAR_SHARE(sum_of(&trace, TKD_SERVICE_H), service_s, 1e-9);
    CHECK_NEAR_SHARE(sum_of(&trace, TKD_TRAVEL_H), travel_s, 1e-9);
    CHECK_NEAR_SHARE(sum_of(&trace, TKD_DELAY_H), delay_s, 1e-9);
    CHECK(wait_s > 0.0 && service_s > 0.0 && travel_s > 0.0 && delay_s > 0.0);
    close_watching(&all);
}

TKD_CASE(simulate, trace, every_phase_has_its_name)
{
    watching all;
    size_t seen[TKD_STRETCH_PHASE_COUNT] = {0};
    size_t uncounted = 0;

    watch_everybody(&all);
    const tkd_trace trace = tkd_run_trace(all.run);
    for (size_t i = 0; i < trace.count; i++) {
        seen[trace.stretches[i].phase]++;
        uncounted += trace.stretches[i].counted ? 0 : 1;
    }
    for (size_t i = 0; i < TKD_STRETCH_PHASE_COUNT; i++) {
        // Three sessions without time between them leave no stretch of their own.
        CHECK((seen[i] > 0) == (i != TKD_STRETCH_SESSIONS));
    }
    CHECK(uncounted > 0); // losers of the block
    close_watching(&all);
}

// Within a branch stretches follow each other without a gap: a client's way of one step has none.
TKD_CASE(simulate, trace, ways_begin_at_the_arrival_and_end_with_the_last_stretch)
{
    watching all;
    size_t completed = 0;

    watch_everybody(&all);
    const tkd_trace trace = tkd_run_trace(all.run);
    for (size_t w = 0; w < all.count; w++) {
        double first_s = HUGE_VAL;
        double last_s = 0.0;
        if (isnan(trace.ways[w].ended_s)) {
            continue;
        }
        for (size_t i = 0; i < trace.count; i++) {
            if (trace.stretches[i].watched == w) {
                first_s = fmin(first_s, trace.stretches[i].from_s);
                last_s = fmax(last_s, trace.stretches[i].until_s);
            }
        }
        completed++;
        CHECK_NEAR(first_s, trace.ways[w].arrived_s, 0.0);
        CHECK_NEAR(last_s, trace.ways[w].ended_s, 0.0);
    }
    CHECK(completed > 100);
    close_watching(&all);
}

TKD_CASE(simulate, trace, watching_changes_nothing)
{
    watching all;

    watch_everybody(&all);
    const size_t first = tkd_run_clients(all.run, 0)->count;
    double expected = 0.0;
    for (size_t i = 0; i < first; i++) {
        const double time_h = tkd_run_clients(all.run, 0)->records[i].complete_h;
        expected += isnan(time_h) ? 0.0 : time_h;
    }
    run_with(&all, (tkd_run_options){.record_clients = true}, 2);
    double alone = 0.0;
    for (size_t i = 0; i < tkd_run_clients(all.run, 0)->count; i++) {
        const double time_h = tkd_run_clients(all.run, 0)->records[i].complete_h;
        alone += isnan(time_h) ? 0.0 : time_h;
    }
    CHECK_SIZE(tkd_run_clients(all.run, 0)->count, first);
    CHECK_NEAR(alone, expected, 0.0);
    CHECK_SIZE(tkd_run_trace(all.run).count, 0);
    close_watching(&all);
}

TKD_CASE(simulate, trace, other_replications_have_nobody_to_watch)
{
    watching all;

    watch_everybody(&all);
    run_with(&all, (tkd_run_options){.watched = all.watched, .watched_count = all.count}, 1);
    const tkd_trace trace = tkd_run_trace(all.run);
    CHECK_SIZE(trace.count, 0);
    CHECK(isnan(trace.ways[0].arrived_s) && isnan(trace.ways[all.count - 1].ended_s));
    close_watching(&all);
}
