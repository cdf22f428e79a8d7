// SPDX-License-Identifier: EUPL-1.2
// A replication: arrivals are set going, then events are taken one after the other until everybody
// who is measured is through, or the time to follow them is over.
#include "events.h"

#include <math.h>
#include <stdlib.h>

enum {
    AT_ONCE_MAX = 20 * 1000 * 1000, // events of one moment: nothing real has as many
    LOOK_MASK = (1 << 16) - 1       // a look every so many events: about every 10 ms
};

tkd_status tkd_run_new(const tkd_kit *kit, tkd_run_options options, tkd_run **run, tkd_error *err)
{
    tkd_arena own = {0};
    tkd_run *made = NULL;

    tkd_arena_init(&own, 0);
    made = TKD_TAKE(&own, 1, tkd_run);
    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a run");
    }
    made->kit = kit;
    made->network = kit->network;
    made->model = kit->network->model;
    made->options = options;
    made->self = own;
    tkd_arena_init(&made->arena, 0);
    *run = made;
    return TKD_OK;
}

void tkd_run_turn_to(tkd_run *run, const tkd_kit *kit, tkd_run_options options)
{
    run->kit = kit;
    run->network = kit->network;
    run->model = kit->network->model;
    run->options = options;
}

void tkd_run_free(tkd_run *run)
{
    if (run != NULL) {
        tkd_arena own = run->self;
        tkd_arena_clear(&run->arena);
        tkd_arena_clear(&own);
    }
}

// Everything of the replication before is forgotten; its memory is used again.
static tkd_status begin(tkd_run *run, uint64_t seed, uint32_t replication, tkd_error *err)
{
    const tkd_run fresh = {.kit = run->kit,
                           .network = run->network,
                           .model = run->model,
                           .options = run->options,
                           .self = run->self,
                           .arena = run->arena,
                           .seed = seed,
                           .replication = replication,
                           .window_begin_s = run->network->warmup_s,
                           .window_end_s = run->network->end_s,
                           .horizon_s = run->network->horizon_s,
                           .client_hour_eur = run->model->run.client_hour_eur,
                           .free_token = TKD_NO_ROW};

    *run = fresh;
    run->words = run->options.record_clients && run->options.record_marks ? run->kit->words : 0;
    run->express_arrivals = !run->options.record_clients && !run->options.record_weeks &&
                            run->options.watched_count == 0;
    tkd_arena_reset(&run->arena);
    TKD_TRY(tkd_tally_init(&run->tally, &run->kit->layout, &run->arena, err));
    run->streams = TKD_TAKE(&run->arena, run->network->stream_count, tkd_stream_state);
    run->free_clients = TKD_TAKE(&run->arena, run->model->journey_count, uint32_t);
    run->logs = TKD_TAKE(&run->arena, run->network->stream_count, tkd_client_log);
    if (run->streams == NULL || run->free_clients == NULL || run->logs == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a replication");
    }
    for (uint32_t j = 0; j < run->model->journey_count; j++) {
        run->free_clients[j] = TKD_NO_ROW;
    }
    tkd_events_begin(run);
    if (run->options.record_weeks) {
        tkd_series_begin(run);
    }
    if (run->options.watched_count > 0) {
        tkd_trace_begin(run);
    }
    tkd_stations_begin(run);
    tkd_classes_begin(run);
    if (!run->failed) {
        tkd_arrivals_begin(run);
    }
    return TKD_OK;
}

static bool is_current(const tkd_run *run, const tkd_event *event)
{
    return (run->tokens[event->row].stamp & TKD_EVENT_STAMP_MASK) ==
           (event->kind_and_stamp & TKD_EVENT_STAMP_MASK);
}

static void lose_patience(tkd_run *run, uint32_t token)
{
    tkd_touch(run, run->tokens[token].client);
    if (run->tokens[token].state == TKD_TOKEN_QUEUED) {
        tkd_station_leave(run, token);
    } else {
        tkd_class_leave(run, token);
    }
    run->tokens[token].state = TKD_TOKEN_MOVING;
    tkd_visit_give_up(run, token, true);
    if (run->tokens[token].state == TKD_TOKEN_ARRIVING) {
        tkd_ready_push(run, token, TKD_NONE);
    }
}

static void join_now(tkd_run *run, uint32_t token)
{
    if (run->tokens[token].plan->express) {
        tkd_express_join(run, token);
        return;
    }
    tkd_touch(run, run->tokens[token].client);
    if (run->tokens[token].plan->station != TKD_NONE) {
        tkd_station_join(run, token);
    } else {
        tkd_class_ask(run, token);
    }
}

static void end_timer(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    if (row->client != TKD_NO_ROW) {
        tkd_touch(run, row->client);
    }
    tkd_token_timer(run, token);
}

static void handle(tkd_run *run, const tkd_event *event)
{
    switch ((tkd_event_kind)(event->kind_and_stamp >> TKD_EVENT_KIND_SHIFT)) {
    case TKD_EVENT_WAKE: tkd_station_wake(run, event->row); return;
    case TKD_EVENT_ABSENCE: tkd_absence_turn(run, event->row); return;
    case TKD_EVENT_ARRIVAL: tkd_arrivals_next(run, event->row); return;
    case TKD_EVENT_TIMER:
        if (is_current(run, event)) {
            end_timer(run, event->row);
        }
        return;
    case TKD_EVENT_JOIN:
        if (is_current(run, event)) {
            join_now(run, event->row);
        }
        return;
    case TKD_EVENT_START: tkd_class_start(run, event->row); return;
    case TKD_EVENT_REVIEW: tkd_patience_review(run, event->row); return;
    case TKD_EVENT_FINISH: tkd_express_finish(run, event->row); return;
    case TKD_EVENT_PATIENCE:
        if (is_current(run, event)) {
            lose_patience(run, event->row);
        }
        return;
    }
}

void tkd_proceed_ready(tkd_run *run)
{
    while (run->ready_count > 0 && !run->failed) {
        const tkd_ready ready = run->ready[run->ready_first];
        run->ready_first = (run->ready_first + 1) & (run->ready_capacity - 1);
        run->ready_count--;
        if (ready.branch == TKD_NONE) {
            tkd_token_proceed(run, ready.row);
        } else {
            tkd_branch_start(run, ready.row, ready.branch);
        }
    }
}

void tkd_look_now_and_then(tkd_run *run)
{
    if ((++run->looked & LOOK_MASK) == 0 && run->options.look != NULL &&
        !run->options.look(fmin(1.0, run->clock_s / run->network->end_s),
                           run->options.look_context)) {
        run->stopped = true;
        tkd_run_stop(run, "stopped");
    }
}

// The measured window begins or ends, or has ended and may have nobody left. May the run go on?
static bool turn_window(tkd_run *run, double time_s)
{
    const bool over = time_s >= run->window_end_s;

    run->in_window = time_s >= run->window_begin_s && !over ? 1.0 : 0.0;
    run->turn_s = over                           ? 0.0
                  : time_s < run->window_begin_s ? run->window_begin_s
                                                 : run->window_end_s;
    return !over || run->inside > 0 || time_s <= run->last_s;
}

static void run_events(tkd_run *run)
{
    tkd_event event;
    uint64_t at_once = 0;

    while (!run->failed && tkd_event_pop(run, &event)) {
        if (event.time_s >= run->turn_s && !turn_window(run, event.time_s)) {
            break;
        }
        at_once = event.time_s > run->clock_s ? 0 : at_once + 1;
        if (at_once > AT_ONCE_MAX) {
            tkd_run_stop(run, "standstill");
        }
        run->clock_s = run->now_s = event.time_s;
        tkd_look_now_and_then(run);
        handle(run, &event);
        if ((run->ready_count | run->touched_count) != 0) {
            tkd_proceed_ready(run);
            tkd_run_ahead(run);
        }
    }
}

// What a stream's people have of all their steps; of costs, what is the same for all of them.
static void sum_steps(tkd_run *run)
{
    for (uint32_t i = 0; i < run->network->stream_count; i++) {
        const tkd_itinerary *itinerary = &run->kit->itineraries[i];
        tkd_cell *cell = &run->tally.cells[i];
        for (uint32_t step = 0; step < itinerary->path->steps.count; step++) {
            const tkd_plan *plan = &itinerary->plans[step];
            const tkd_step_cell *own = &run->tally.steps[plan->cell];
            cell->visits += own->visits;
            cell->wait_s += own->wait_s;
            cell->service_s += own->service_s;
            cell->kov_s += plan->own_staff ? own->service_s : 0.0;
            cell->staff_eur +=
                isnan(plan->staff_eur_per_s) ? 0.0 : own->service_s * plan->staff_eur_per_s;
            cell->client_eur += isnan(plan->fee_eur) ? 0.0 : own->visits * plan->fee_eur;
        }
        cell->client_eur += (cell->service_s + cell->travel_s) / 3600.0 * run->client_hour_eur;
    }
}

static int compare_clients(const void *left, const void *right)
{
    const tkd_client *a = *(const tkd_client *const *)left;
    const tkd_client *b = *(const tkd_client *const *)right;

    return a->stream == b->stream ? (a->number > b->number) - (a->number < b->number)
                                  : (a->stream > b->stream) - (a->stream < b->stream);
}

// Those who are measured and still inside, in the order they came: which rows they have hangs on how far
// others were followed.
static void end_unfinished(tkd_run *run)
{
    const tkd_client **unfinished = TKD_TAKE(&run->arena, run->client_count, const tkd_client *);
    uint32_t count = 0;

    if (unfinished == NULL) {
        tkd_run_stop(run, NULL);
        return;
    }
    for (uint32_t i = 0; i < run->client_count; i++) {
        if (!run->clients[i].gone && run->clients[i].measured) {
            unfinished[count++] = &run->clients[i];
        }
    }
    qsort(unfinished, count, sizeof(const tkd_client *), compare_clients);
    for (uint32_t i = 0; i < count; i++) {
        tkd_client_end_unfinished(run, (uint32_t)(unfinished[i] - run->clients));
    }
}

static void end_replication(tkd_run *run)
{
    run->now_s = tkd_greater(tkd_greater(run->now_s, run->last_s), run->network->end_s);
    if (run->inside > 0) {
        run->now_s = run->horizon_s;
        end_unfinished(run);
    }
    tkd_stations_end(run);
    sum_steps(run);
    if (run->options.record_weeks) {
        tkd_series_end(run);
    }
    for (uint32_t i = 0; i < run->network->stream_count; i++) {
        run->logs[i] = (tkd_client_log){.luck = run->network->streams[i].luck,
                                        .records = run->streams[i].log,
                                        .acted = run->streams[i].acted,
                                        .count = run->streams[i].records,
                                        .words = run->words};
    }
}

static tkd_status failure(const tkd_run *run, tkd_error *err)
{
    const char *what = run->limit;

    if (what == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
    }
    return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s", what);
}

tkd_status tkd_run_replicate(tkd_run *run, uint64_t seed, uint32_t replication, tkd_error *err)
{
    TKD_TRY(begin(run, seed, replication, err));
    run_events(run);
    if (run->failed) {
        return failure(run, err);
    }
    end_replication(run);
    return run->failed ? failure(run, err) : TKD_OK;
}

tkd_tally *tkd_run_tally(tkd_run *run)
{
    return &run->tally;
}

const tkd_client_log *tkd_run_clients(const tkd_run *run, uint32_t stream)
{
    return &run->logs[stream];
}

bool tkd_run_was_stopped(const tkd_run *run)
{
    return run->stopped;
}
