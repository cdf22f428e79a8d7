// SPDX-License-Identifier: EUPL-1.2
// The engine does to each client what the reference does. A replication of the engine tells each
// client's time to complete and the pools' figures; then its window of measurement is set around one
// party after the other, so that its sums are those of these people alone.
// TEEKOND_REFERENCE_CASES says how many workspaces, TEEKOND_REFERENCE_FIRST from which on,
// TEEKOND_REFERENCE_ALL not to stop at the first that differs.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "made_workspace.h"
#include "reference.h"
#include "teekond/simulate.h"

enum { CASES = 200, SHOWN = 12 };

// Of a time. The engine's interpolated inverses are right to 1e-6 of a probability, which is some
// seconds of distributions of days.
static const double exact_s = 1e-3;
static const double interpolated_s = 60.0;
static const double moment_s = 1e-2; // people who arrive so close to each other are one party

typedef struct comparison {
    const tkd_model *model;
    tkd_network network; // whose window of measurement is moved
    tkd_run *run;
    const tkd_kit *kit;
    reference_result expected;
    uint64_t seed;
    uint32_t replication;
    const reference_client *client; // who is being compared; NULL: a pool
    double people;                  // in the client's party
    const char *pool;
    size_t differences;
} comparison;

static void print_whose(const comparison *both)
{
    if (both->client != NULL) {
        const tkd_text place = both->model->municipalities[both->client->municipality].item.id;
        const tkd_text group = both->model->groups[both->client->group].item.id;
        fprintf(stderr, "client %.*s %.*s %llu.%u (arrived %.9g d)", (int)place.size, place.data,
                (int)group.size, group.data, (unsigned long long)both->client->party,
                (unsigned)both->client->member, both->client->arrived_s / 86400.0);
    } else {
        fprintf(stderr, "pool");
    }
}

static void differ(comparison *both, const char *step, const char *field, double engine,
                   double reference)
{
    if (both->differences++ < SHOWN) {
        fprintf(stderr, "workspace %llu: ", (unsigned long long)both->seed);
        print_whose(both);
        fprintf(stderr, ": %s%s%s: engine %.12g, reference %.12g\n", step, step[0] == 0 ? "" : ".",
                field, engine, reference);
    }
}

static void compare_counts(comparison *both, const char *step, const char *field, double engine,
                           double reference)
{
    if (engine != reference) {
        differ(both, step, field, engine, reference);
    }
}

// Sums of times; of `many` of them each may be a little off.
static void compare(comparison *both, const char *step, const char *field, double engine,
                    double reference)
{
    const double tolerance = made_interpolates(both->seed) ? interpolated_s : exact_s;

    if (!(fabs(engine - reference) <= tolerance * both->people)) {
        differ(both, step, field, engine, reference);
    }
}

static bool is_of_party(const reference_client *one, const reference_client *other)
{
    return one->municipality == other->municipality && one->group == other->group &&
           fabs(one->arrived_s - other->arrived_s) < moment_s;
}

// The next of the client's party at or after `*i`, or NULL.
static const reference_client *next_of_party(const comparison *both, size_t *i)
{
    for (; *i < both->expected.count; (*i)++) {
        if (is_of_party(both->client, both->expected.clients[*i])) {
            return both->expected.clients[(*i)++];
        }
    }
    return NULL;
}

static double sum(const comparison *both, reference_count count)
{
    const reference_client *client = NULL;
    double total = 0.0;

    for (size_t i = 0; (client = next_of_party(both, &i)) != NULL;) {
        total += client->counts[count];
    }
    return total;
}

static double sum_step(const comparison *both, uint32_t step, reference_count count)
{
    const reference_client *client = NULL;
    double total = 0.0;

    for (size_t i = 0; (client = next_of_party(both, &i)) != NULL;) {
        total += client->steps[step].counts[count];
    }
    return total;
}

static void compare_steps(comparison *both, const tkd_step_cell *cells)
{
    const tkd_range steps = both->model->journeys[both->client->journey].steps;

    for (uint32_t i = 0; i < steps.count; i++) {
        const char *id = both->model->steps[steps.first + i].item.id.data;
        const tkd_step_cell *cell = &cells[i];
        compare_counts(both, id, "visits", cell->visits, sum_step(both, i, COUNT_VISITS));
        compare_counts(both, id, "reworked", cell->reworked, sum_step(both, i, COUNT_REWORKED));
        compare_counts(both, id, "left", cell->left, sum_step(both, i, COUNT_LEFT));
        compare_counts(both, id, "deadlines", cell->deadlines, sum_step(both, i, COUNT_DEADLINES));
        compare_counts(both, id, "missed", cell->missed, sum_step(both, i, COUNT_MISSED));
        compare(both, id, "wait", cell->wait_s, sum_step(both, i, COUNT_WAIT));
        compare(both, id, "service", cell->service_s, sum_step(both, i, COUNT_SERVICE));
        compare(both, id, "time", cell->time_s, sum_step(both, i, COUNT_TIME));
    }
}

static void compare_exits(comparison *both, const double *exits)
{
    const tkd_range rows = both->model->journeys[both->client->journey].exits;

    for (uint32_t i = 0; i <= rows.count; i++) {
        const int32_t exit = i == 0 ? TKD_NONE : (int32_t)(rows.first + i - 1);
        const char *id = i == 0 ? "leave" : both->model->exits[exit].item.id.data;
        const reference_client *client = NULL;
        double left = 0.0;
        for (size_t k = 0; (client = next_of_party(both, &k)) != NULL;) {
            left += client->outcome == REFERENCE_LEFT && client->exit == exit ? 1.0 : 0.0;
        }
        compare_counts(both, id, "exit", exits[i], left);
    }
}

static void compare_ways(comparison *both, const tkd_layout_journey *layout, const double *edges)
{
    static const reference_way_kind kinds[] = {[TKD_FLOW_NEXT] = WAY_NEXT,
                                               [TKD_FLOW_REWORK] = WAY_REWORK,
                                               [TKD_FLOW_EXIT] = WAY_EXIT,
                                               [TKD_FLOW_SKIP] = WAY_SKIP};
    const reference_client *client = NULL;
    double all = 0.0;
    double counted = 0.0;

    for (uint32_t e = 0; e < layout->edge_count; e++) {
        const tkd_layout_edge *edge = &layout->edges[e];
        double taken = 0.0;
        for (size_t k = 0; (client = next_of_party(both, &k)) != NULL;) {
            for (size_t i = 0; i < client->ways.count; i++) {
                const reference_way *way = (reference_way *)client->ways.items + i;
                taken += way->kind == kinds[edge->kind] && tkd_text_equal(way->from, edge->from) &&
                                 tkd_text_equal(way->to, edge->to)
                             ? 1.0
                             : 0.0;
            }
        }
        compare_counts(both, edge->from.data, edge->to.data, edges[e], taken);
        counted += taken;
    }
    for (size_t k = 0; (client = next_of_party(both, &k)) != NULL;) {
        all += (double)client->ways.count;
    }
    compare_counts(both, "", "ways", counted, all);
}

static void compare_milestones(comparison *both, const tkd_time_cell *cells)
{
    const tkd_range steps = both->model->journeys[both->client->journey].steps;
    size_t row = 0;

    for (uint32_t s = 0; s < steps.count; s++) {
        const tkd_step *step = &both->model->steps[steps.first + s];
        const reference_client *client = NULL;
        double reached = 0.0;
        double sum_s = 0.0;
        for (size_t k = 0; step->milestone && (client = next_of_party(both, &k)) != NULL;) {
            reached += client->steps[s].done ? 1.0 : 0.0;
            sum_s += client->steps[s].done ? client->steps[s].reached_s : 0.0;
        }
        if (step->milestone) {
            compare_counts(both, step->item.id.data, "reached", cells[row].count, reached);
            compare(both, step->item.id.data, "reached after", cells[row].sum_s, sum_s);
            row++;
        }
    }
}

static void compare_clocks(comparison *both, const tkd_time_cell *cells)
{
    const tkd_journey *journey = &both->model->journeys[both->client->journey];

    for (uint32_t c = 0; c < journey->clocks.count; c++) {
        const tkd_clock *clock = &both->model->clocks[journey->clocks.first + c];
        const uint32_t first = journey->steps.first;
        const reference_client *client = NULL;
        double count = 0.0;
        double sum_s = 0.0;
        for (size_t k = 0; (client = next_of_party(both, &k)) != NULL;) {
            const reference_step *from = &client->steps[(uint32_t)clock->from - first];
            const reference_step *until = &client->steps[(uint32_t)clock->until - first];
            if (from->done && until->done) {
                count++;
                sum_s += fmax(0.0, until->end_s - from->end_s);
            }
        }
        compare_counts(both, clock->item.id.data, "clock", cells[c].count, count);
        compare(both, clock->item.id.data, "time", cells[c].sum_s, sum_s);
    }
}

static void compare_outcomes(comparison *both, const tkd_cell *cell)
{
    const reference_client *client = NULL;
    double arrived = 0.0;
    double left = 0.0;
    double completed = 0.0;
    double on_target = 0.0;
    double complete_s = 0.0;

    for (size_t i = 0; (client = next_of_party(both, &i)) != NULL;) {
        arrived++;
        left += client->outcome == REFERENCE_LEFT ? 1.0 : 0.0;
        completed += client->outcome == REFERENCE_COMPLETED ? 1.0 : 0.0;
        on_target += client->outcome == REFERENCE_COMPLETED && client->on_target ? 1.0 : 0.0;
        complete_s += client->outcome == REFERENCE_COMPLETED ? client->complete_s : 0.0;
    }
    both->people = arrived;
    compare_counts(both, "", "arrived", cell->arrived, arrived);
    compare_counts(both, "", "completed", cell->completed, completed);
    compare_counts(both, "", "left", cell->left, left);
    compare_counts(both, "", "unfinished", cell->unfinished, arrived - left - completed);
    compare_counts(both, "", "on target", cell->on_target, on_target);
    compare(both, "", "time to complete", cell->complete_s, complete_s);
}

static void compare_cell(comparison *both, const tkd_cell *cell)
{
    compare_counts(both, "", "visits", cell->visits, sum(both, COUNT_VISITS));
    compare_counts(both, "", "rework", cell->rework, sum(both, COUNT_REWORK));
    compare_counts(both, "", "deadlines", cell->deadlines, sum(both, COUNT_DEADLINES));
    compare_counts(both, "", "missed", cell->missed, sum(both, COUNT_MISSED));
    compare(both, "", "wait", cell->wait_s, sum(both, COUNT_WAIT));
    compare(both, "", "service", cell->service_s, sum(both, COUNT_SERVICE));
    compare(both, "", "travel", cell->travel_s, sum(both, COUNT_TRAVEL));
    compare(both, "", "delay", cell->delay_s, sum(both, COUNT_DELAY));
    compare(both, "", "staff cost", cell->staff_eur, sum(both, COUNT_STAFF_EUR));
    compare(both, "", "client cost", cell->client_eur, sum(both, COUNT_CLIENT_EUR));
}

// Row of the stream in the engine's layout.
static uint32_t stream_of(const comparison *both, const reference_client *client)
{
    for (uint32_t i = 0; i < both->network.stream_count; i++) {
        if (both->network.streams[i].municipality == client->municipality &&
            both->network.streams[i].group == client->group) {
            return i;
        }
    }
    CHECK(!"the stream exists");
    return 0;
}

static tkd_tally *replicate(comparison *both, tkd_run *run)
{
    CHECK_OK(tkd_run_replicate(run, both->model->run.seed, both->replication, check_error()));
    return tkd_run_tally(run);
}

// The engine's sums with a window of measurement around one moment.
static void compare_party(comparison *both, const reference_client *client)
{
    const uint32_t stream = stream_of(both, client);
    const tkd_layout_stream *layout = &tkd_kit_layout(both->kit)->streams[stream];
    const tkd_tally *tally = NULL;

    both->client = client;
    both->network.warmup_s = client->arrived_s - moment_s / 2.0;
    both->network.end_s = client->arrived_s + moment_s / 2.0;
    tally = replicate(both, both->run);
    compare_outcomes(both, &tally->cells[stream]);
    compare_cell(both, &tally->cells[stream]);
    compare_exits(both, tally->exits + layout->first_exit);
    compare_steps(both, tally->steps + layout->first_step);
    compare_milestones(both, tally->milestones + layout->first_milestone);
    compare_clocks(both, tally->clocks + layout->first_clock);
    compare_ways(both, &tkd_kit_layout(both->kit)->journeys[layout->journey],
                 tally->edges + layout->first_edge);
}

static size_t compare_parties(comparison *both)
{
    size_t measured = 0;

    for (size_t i = 0; i < both->expected.count; i++) {
        const reference_client *client = both->expected.clients[i];
        if (client->measured) {
            measured++;
            if (client->member == 0) {
                compare_party(both, client);
            }
        }
    }
    return measured;
}

// Each client's own time to complete, as comparisons of scenarios use it.
static void compare_records(comparison *both, const tkd_run *run, tkd_arena *arena)
{
    size_t *next = TKD_TAKE(arena, both->network.stream_count, size_t);

    CHECK(next != NULL);
    both->people = 1.0;
    for (size_t i = 0; i < both->expected.count; i++) {
        const reference_client *client = both->expected.clients[i];
        const uint32_t stream = stream_of(both, client);
        const tkd_client_log *log = tkd_run_clients(run, stream);
        both->client = client;
        if (client->measured && next[stream] < log->count) {
            const double complete_h = log->records[next[stream]++].complete_h;
            const bool completed = client->outcome == REFERENCE_COMPLETED;
            compare_counts(both, "", "completed", isnan(complete_h) ? 0.0 : 1.0,
                           completed ? 1.0 : 0.0);
            if (completed && !isnan(complete_h)) {
                compare(both, "", "time to complete", complete_h * 3600.0, client->complete_s);
            }
        }
    }
}

// A count up to the window's edge: an interpolated time may fall on the other side of it.
static void compare_edge(comparison *both, const char *field, double engine, double reference)
{
    if (fabs(engine - reference) > (made_interpolates(both->seed) ? 1.0 : 0.0)) {
        differ(both, both->pool, field, engine, reference);
    }
}

static void compare_pools(comparison *both, const tkd_tally *tally)
{
    both->client = NULL;
    for (uint32_t i = 0; i < both->network.station_count; i++) {
        const tkd_station *station = &both->network.stations[i];
        const tkd_station_cell *cell = &tally->stations[i];
        for (size_t k = 0; k < both->expected.pool_count; k++) {
            const reference_pool *pool = &both->expected.pools[k];
            if (pool->pool == station->pool && pool->place == station->place) {
                both->pool = both->model->pools[pool->pool].item.id.data;
                both->people = 100.0;
                compare_edge(both, "joined", cell->joined, pool->joined);
                compare_edge(both, "abandoned", cell->abandoned, pool->abandoned);
                compare_edge(both, "served", cell->served, pool->served);
                compare_counts(both, both->pool, "queue max", cell->queue_max, pool->queue_max);
                if (!pool->still_waiting) {
                    compare(both, both->pool, "wait", cell->wait_s, pool->wait_s);
                }
                compare(both, both->pool, "queue", cell->queue_s, pool->queue_s);
                compare(both, both->pool, "busy", cell->busy_s, pool->busy_s);
                compare(both, both->pool, "available", cell->available_s, pool->available_s);
                compare(both, both->pool, "open", cell->open_s, pool->open_s);
            }
        }
    }
}

static size_t compare_workspace(uint64_t seed)
{
    const tkd_run_options recording = {.record_clients = true};
    tkd_arena arena = {0};
    trial made;
    comparison both = {.seed = seed, .replication = (uint32_t)(seed % 3)};
    const char *text = made_workspace(&arena, seed, (made_style){0});
    tkd_run *recorder = NULL;
    size_t measured = 0;

    trial_compile(&made, text);
    both.model = made.model;
    both.network = *made.network;
    CHECK_OK(tkd_kit_build(&both.network, &arena, &both.kit, check_error()));
    CHECK_OK(tkd_run_new(both.kit, recording, &recorder, check_error()));
    CHECK_OK(tkd_run_new(both.kit, (tkd_run_options){0}, &both.run, check_error()));
    reference_simulate(made.model, made.model->run.seed, both.replication, &arena, &both.expected);
    compare_pools(&both, replicate(&both, recorder));
    compare_records(&both, recorder, &arena);
    measured = compare_parties(&both);
    if (both.differences > 0) {
        fprintf(stderr, "%zu differences\nteekond: 1\n%s", both.differences, text);
    }
    tkd_run_free(recorder);
    tkd_run_free(both.run);
    trial_close(&made);
    tkd_arena_clear(&arena);
    if (getenv("TEEKOND_REFERENCE_ALL") == NULL) {
        CHECK_SIZE(both.differences, 0);
    }
    return measured;
}

// A client's two branches came to queues at one moment, and one of them did not wait for its turn.
static const uint64_t once_wrong[] = {70176};

TKD_CASE_LABELLED(reference, clients, engine_agrees_client_by_client, "property")
{
    const char *first = getenv("TEEKOND_REFERENCE_FIRST");
    const char *cases = getenv("TEEKOND_REFERENCE_CASES");
    const uint64_t begin = first == NULL ? 1 : strtoull(first, NULL, 10);
    const uint64_t count = cases == NULL ? CASES : strtoull(cases, NULL, 10);
    size_t measured = 0;

    for (size_t i = 0; i < sizeof once_wrong / sizeof once_wrong[0]; i++) {
        compare_workspace(once_wrong[i]);
    }
    for (uint64_t seed = begin; seed < begin + count; seed++) {
        measured += compare_workspace(seed);
    }
    CHECK(measured > 20 * count);
}
