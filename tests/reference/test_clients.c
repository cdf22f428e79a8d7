// SPDX-License-Identifier: EUPL-1.2
// The engine does to each client what the reference does. One replication of the engine tells each
// client's time to complete; then its window of measurement is set around one party after the other,
// so that its sums are those of these people alone. TEEKOND_REFERENCE_CASES says how many workspaces.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "made_case.h"
#include "reference.h"
#include "teekond/simulate.h"

enum { CASES = 200 };

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
    size_t differences;
} comparison;

static void differ(comparison *both, const reference_client *client, const char *field,
                   const char *step, double engine, double reference)
{
    const tkd_text place = both->model->municipalities[client->municipality].item.id;
    const tkd_text group = both->model->groups[client->group].item.id;

    if (both->differences++ < 40) {
        fprintf(stderr,
                "workspace %llu: client %.*s %.*s %llu.%u (arrived %.9g d): %s%s%s: engine %.12g, "
                "reference %.12g\n",
                (unsigned long long)both->seed, (int)place.size, place.data, (int)group.size,
                group.data, (unsigned long long)client->party, (unsigned)client->member,
                client->arrived_s / 86400.0, step, step[0] == 0 ? "" : ".", field, engine,
                reference);
    }
}

static void compare_counts(comparison *both, const reference_client *client, const char *field,
                           const char *step, double engine, double reference)
{
    if (engine != reference) {
        differ(both, client, field, step, engine, reference);
    }
}

static void compare(comparison *both, const reference_client *client, const char *field,
                    const char *step, double engine, double reference)
{
    const double tolerance = made_case_interpolates(both->seed) ? interpolated_s : exact_s;

    if (!(fabs(engine - reference) <= tolerance)) {
        differ(both, client, field, step, engine, reference);
    }
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

// What the reference counts of all who arrive at the moment of one of them.
typedef struct party_sums {
    double counts[REFERENCE_COUNTS];
    double arrived;
    double completed;
    double left;
    double complete_s;
} party_sums;

static bool is_of_party(const reference_client *one, const reference_client *other)
{
    return one->municipality == other->municipality && one->group == other->group &&
           fabs(one->arrived_s - other->arrived_s) < moment_s;
}

static party_sums sum_party(const comparison *both, const reference_client *client)
{
    party_sums sums = {0};

    for (size_t i = 0; i < both->expected.count; i++) {
        const reference_client *one = both->expected.clients[i];
        if (is_of_party(client, one)) {
            for (int c = 0; c < REFERENCE_COUNTS; c++) {
                sums.counts[c] += one->counts[c];
            }
            sums.arrived++;
            sums.completed += one->outcome == REFERENCE_COMPLETED ? 1.0 : 0.0;
            sums.left += one->outcome == REFERENCE_LEFT ? 1.0 : 0.0;
            sums.complete_s += one->outcome == REFERENCE_COMPLETED ? one->complete_s : 0.0;
        }
    }
    return sums;
}

static double sum_step(const comparison *both, const reference_client *client, uint32_t step,
                       reference_count count)
{
    double sum = 0.0;

    for (size_t i = 0; i < both->expected.count; i++) {
        if (is_of_party(client, both->expected.clients[i])) {
            sum += both->expected.clients[i]->steps[step].counts[count];
        }
    }
    return sum;
}

static void compare_steps(comparison *both, const reference_client *client,
                          const tkd_step_cell *cells)
{
    const tkd_range steps = both->model->journeys[client->journey].steps;

    for (uint32_t i = 0; i < steps.count; i++) {
        const char *id = both->model->steps[steps.first + i].item.id.data;
        compare_counts(both, client, "visits", id, cells[i].visits,
                       sum_step(both, client, i, COUNT_VISITS));
        compare(both, client, "wait", id, cells[i].wait_s, sum_step(both, client, i, COUNT_WAIT));
        compare(both, client, "service", id, cells[i].service_s,
                sum_step(both, client, i, COUNT_SERVICE));
        compare_counts(both, client, "deadlines", id, cells[i].deadlines,
                       sum_step(both, client, i, COUNT_DEADLINES));
        compare_counts(both, client, "missed", id, cells[i].missed,
                       sum_step(both, client, i, COUNT_MISSED));
    }
}

static void compare_exits(comparison *both, const reference_client *client, const double *exits)
{
    const tkd_range rows = both->model->journeys[client->journey].exits;

    for (uint32_t i = 0; i <= rows.count; i++) {
        const int32_t exit = i == 0 ? TKD_NONE : (int32_t)(rows.first + i - 1);
        const char *id = i == 0 ? "leave" : both->model->exits[exit].item.id.data;
        double left = 0.0;
        for (size_t k = 0; k < both->expected.count; k++) {
            const reference_client *one = both->expected.clients[k];
            left += is_of_party(client, one) && one->outcome == REFERENCE_LEFT && one->exit == exit
                        ? 1.0
                        : 0.0;
        }
        compare_counts(both, client, "left", id, exits[i], left);
    }
}

// The engine's sums with a window of measurement around one moment.
static void compare_party(comparison *both, const reference_client *client)
{
    const uint32_t stream = stream_of(both, client);
    const tkd_layout_stream *layout = &tkd_kit_layout(both->kit)->streams[stream];
    const party_sums sums = sum_party(both, client);
    const tkd_tally *tally = NULL;
    const tkd_cell *cell = NULL;

    both->network.warmup_s = client->arrived_s - moment_s / 2.0;
    both->network.end_s = client->arrived_s + moment_s / 2.0;
    CHECK_OK(tkd_run_replicate(both->run, both->model->run.seed, 0, check_error()));
    tally = tkd_run_tally(both->run);
    cell = &tally->cells[stream];
    compare_counts(both, client, "arrived", "", cell->arrived, sums.arrived);
    compare_counts(both, client, "completed", "", cell->completed, sums.completed);
    compare_counts(both, client, "left", "", cell->left, sums.left);
    compare(both, client, "time to complete", "", cell->complete_s, sums.complete_s);
    compare(both, client, "wait", "", cell->wait_s, sums.counts[COUNT_WAIT]);
    compare(both, client, "service", "", cell->service_s, sums.counts[COUNT_SERVICE]);
    compare(both, client, "travel", "", cell->travel_s, sums.counts[COUNT_TRAVEL]);
    compare(both, client, "delay", "", cell->delay_s, sums.counts[COUNT_DELAY]);
    compare_counts(both, client, "visits", "", cell->visits, sums.counts[COUNT_VISITS]);
    compare_counts(both, client, "rework", "", cell->rework, sums.counts[COUNT_REWORK]);
    compare_counts(both, client, "deadlines", "", cell->deadlines, sums.counts[COUNT_DEADLINES]);
    compare_counts(both, client, "missed", "", cell->missed, sums.counts[COUNT_MISSED]);
    compare_exits(both, client, tally->exits + layout->first_exit);
    compare_steps(both, client, tally->steps + layout->first_step);
}

static size_t compare_clients(comparison *both)
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

static size_t compare_workspace(uint64_t seed)
{
    tkd_arena arena = {0};
    trial made;
    comparison both = {.seed = seed};
    const char *text = made_case(&arena, seed);
    size_t measured = 0;

    trial_compile(&made, text);
    both.model = made.model;
    both.network = *made.network;
    CHECK_OK(tkd_kit_build(&both.network, &arena, &both.kit, check_error()));
    CHECK_OK(tkd_run_new(both.kit, (tkd_run_options){0}, &both.run, check_error()));
    reference_simulate(made.model, made.model->run.seed, 0, &arena, &both.expected);
    measured = compare_clients(&both);
    if (both.differences > 0) {
        fprintf(stderr, "%zu differences\n", both.differences);
        if (getenv("TEEKOND_REFERENCE_QUIET") == NULL) {
            fprintf(stderr, "teekond: 1\n%s", text);
        }
    }
    tkd_run_free(both.run);
    trial_close(&made);
    tkd_arena_clear(&arena);
    if (getenv("TEEKOND_REFERENCE_ALL") == NULL) {
        CHECK_SIZE(both.differences, 0);
    }
    return measured;
}

TKD_CASE_LABELLED(reference, clients, engine_agrees_client_by_client, "property")
{
    const char *first = getenv("TEEKOND_REFERENCE_FIRST");
    const char *cases = getenv("TEEKOND_REFERENCE_CASES");
    const uint64_t begin = first == NULL ? 1 : strtoull(first, NULL, 10);
    const uint64_t count = cases == NULL ? CASES : strtoull(cases, NULL, 10);
    size_t measured = 0;

    for (uint64_t seed = begin; seed < begin + count; seed++) {
        measured += compare_workspace(seed);
    }
    CHECK(measured > 20 * count);
}
