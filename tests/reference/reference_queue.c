// SPDX-License-Identifier: EUPL-1.2
// Queues: interchangeable servers at one place, looked at afresh each time somebody joins, a server
// is freed, or the clock passes an opening.
#include <math.h>

#include "reference_world.h"
#include "tkd_test.h"

static const tkd_pool *pool_row(const world *w, const world_station *station)
{
    return tkd_model_pool(
        w->model, station->where == TKD_AT_MUNICIPALITY ? station->place : TKD_NONE, station->pool);
}

// The number that a place's staff list says, else the general one.
tkd_figure staffed(const world *w, tkd_where_kind where, int32_t place, bool seats, int32_t row,
                   tkd_figure otherwise)
{
    tkd_range range = {0};

    if (where == TKD_AT_MUNICIPALITY) {
        range = w->model->municipalities[place].staff;
    } else if (where == TKD_AT_SITE) {
        range = seats ? w->model->sites[place].seats : w->model->sites[place].staff;
    }
    for (uint32_t i = 0; i < range.count; i++) {
        if (w->model->staffings[range.first + i].row == row) {
            return w->model->staffings[range.first + i].number;
        }
    }
    return otherwise;
}

double number_at(const world *w, tkd_where_kind where, int32_t place, tkd_figure figure,
                 double otherwise)
{
    const tkd_person nobody = {.municipality = where == TKD_AT_MUNICIPALITY ? place : TKD_NONE,
                               .group = TKD_NONE};

    return tkd_figure_number(&w->model->figures, figure, nobody,
                             w->model->run.start_day + calendar_day(w->now_s), otherwise);
}

// Servers in effect now, a fraction of one included.
static double servers(world *w, const world_station *station)
{
    const tkd_pool *pool = pool_row(w, station);
    const tkd_figure figure =
        staffed(w, station->where, station->place, false, station->pool, pool->servers);

    return number_at(w, station->where, station->place, figure, 1.0) *
           number_at(w, station->where, station->place, pool->share, 1.0) *
           capacity_factor(w, station);
}

static uint32_t whole_servers(world *w, const world_station *station)
{
    return (uint32_t)floor(servers(w, station) + 1e-9);
}

// Whole servers that are neither busy nor away.
static bool has_free_server(world *w, const world_station *station)
{
    const uint32_t whole = whole_servers(w, station);
    uint32_t present = whole;

    for (uint32_t i = 0; i < whole && i < station->away_count; i++) {
        present -= station->away[i] > 0 ? 1 : 0;
    }
    return station->busy < present;
}

// The fractional server is there for the first part of each opening, less earlier overtime.
static bool has_free_fraction(const world *w, const world_station *station)
{
    return !station->fraction_busy && w->now_s < station->fraction_until_s;
}

// Does the first of two clients go before the second? Both may be served now.
static bool goes_before(const world *w, const world_station *station, const world_token *a,
                        const world_token *b)
{
    const tkd_order order = pool_row(w, station)->order;

    if (order == TKD_ORDER_RANDOM) {
        return key_of(w, a, LUCK_QUEUE_LOT, station->taken) <
               key_of(w, b, LUCK_QUEUE_LOT, station->taken);
    }
    if (order == TKD_ORDER_PRIORITY) {
        const double x =
            tkd_model_group(w->model, a->client->municipality, a->client->group)->priority;
        const double y =
            tkd_model_group(w->model, b->client->municipality, b->client->group)->priority;
        if (x != y) {
            return x > y;
        }
    }
    return false; // tokens stand in the order in which they joined
}

static world_token *choose(const world *w, const world_station *station)
{
    world_token *chosen = NULL;

    for (size_t i = 0; i < station->queue.count; i++) {
        world_token *token = ((world_token **)station->queue.items)[i];
        if (visit_is_open(w, token) && (chosen == NULL || goes_before(w, station, token, chosen))) {
            chosen = token;
        }
    }
    return chosen;
}

void remove_token(tkd_list *list, const world_token *token)
{
    world_token **items = list->items;
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (items[i] != token) {
            items[kept++] = items[i];
        }
    }
    list->count = kept;
}

void queue_leave(world *w, world_token *token)
{
    const visit_place at = place_of(w, token);

    world_forget(w, token);
    remove_token(&station_of(w, service_row(w, token)->pool, &at)->queue, token);
}

void queue_serve(world *w, world_station *station)
{
    const int32_t calendar = pool_row(w, station)->calendar;

    while (calendar_is_open(w->model, calendar, w->now_s)) {
        const bool whole = has_free_server(w, station);
        world_token *token = NULL;
        if (!whole && !has_free_fraction(w, station)) {
            return;
        }
        token = choose(w, station);
        if (token == NULL) {
            return;
        }
        station->taken++;
        queue_leave(w, token);
        account_add(w, token, COUNT_WAIT, w->now_s - token->joined_s);
        token->serving = station;
        token->on_fraction = !whole;
        visit_work(w, token);
        if (whole) {
            station->busy++;
        } else {
            station->fraction_busy = true;
            station->fraction_debt_s += fmax(0.0, token->work_end_s - station->fraction_until_s);
        }
    }
}

void queue_release(world *w, world_token *token)
{
    world_station *station = token->serving;

    token->serving = NULL;
    if (token->on_fraction) {
        station->fraction_busy = false;
    } else {
        station->busy--;
    }
    queue_serve(w, station);
}

void queue_join(world *w, world_token *token)
{
    const visit_place at = place_of(w, token);
    world_station *station = station_of(w, service_row(w, token)->pool, &at);
    tkd_figure patience = step_row(w, token)->patience;

    if (figure_dist(w, token->client, patience) == TKD_NONE) {
        patience =
            tkd_model_group(w->model, token->client->municipality, token->client->group)->patience;
    }
    token->state = TOKEN_QUEUED;
    token->joined_s = w->now_s;
    *(world_token **)world_add(&station->queue) = token;
    if (figure_dist(w, token->client, patience) != TKD_NONE) {
        world_push(w, (world_event){.time_s = figure_end(w, token, patience, LUCK_PATIENCE,
                                                         token->session, w->now_s),
                                    .rank = RANK_PATIENCE,
                                    .kind = EVENT_PATIENCE,
                                    .token = token});
    }
    queue_serve(w, station);
    if (token->serving == station) {
        station->taken--; // straight to a server: nobody was chosen among those who wait
    }
}

void queue_turn(world *w, world_station *station)
{
    const int32_t calendar = pool_row(w, station)->calendar;
    double open_s = 0.0;
    double close_s = 0.0;

    calendar_opening(w->model, calendar, w->now_s, &open_s, &close_s);
    if (close_s > w->now_s && open_s != station->opened_s) {
        const double n = servers(w, station);
        const double present_s = (n - whole_servers(w, station)) * (close_s - open_s);
        station->opened_s = open_s;
        station->fraction_until_s = open_s + fmax(0.0, present_s - station->fraction_debt_s);
        station->fraction_debt_s = fmax(0.0, station->fraction_debt_s - present_s);
    }
    queue_serve(w, station);
}

// Absences: every server of the pool has its own, one after the other, for each reason.

static void plan_absence(world *w, world_event event, tkd_figure figure, uint64_t reason,
                         double factor, bool begins)
{
    const world_station *station = event.station;
    const tkd_person nobody = {
        .municipality = station->where == TKD_AT_MUNICIPALITY ? station->place : TKD_NONE,
        .group = TKD_NONE};
    const uint64_t place = w->model->pools[station->pool].item.luck ^
                           (station->place == TKD_NONE ? 0
                            : station->where == TKD_AT_MUNICIPALITY
                                ? w->model->municipalities[station->place].item.luck
                                : w->model->sites[station->place].item.luck);
    const uint64_t own = luck_mix(luck_mix(w->seed, w->replication ^ place), reason + event.server);
    const uint64_t key =
        luck_of_draw(own, event.number, 0, begins ? LUCK_ABSENCE_START : LUCK_ABSENCE_LENGTH, 0);
    const int32_t dist = tkd_figure_dist(&w->model->figures, figure, nobody,
                                         w->model->run.start_day + calendar_day(w->now_s));

    event.time_s = luck_draw_end(w->model, pool_row(w, station)->calendar, dist, key,
                                 begins ? factor : 1.0, w->now_s);
    event.begins = begins;
    world_push(w, event);
}

// What a reason's figures are: of the pool itself, or of a bottleneck's effect.
static void plan_turn(world *w, world_event event, bool begins)
{
    const tkd_pool *pool = pool_row(w, event.station);

    if (event.effect == NULL) {
        plan_absence(w, event, begins ? pool->absence_every : pool->absence_lasts,
                     w->model->pools[event.station->pool].item.luck, 1.0, begins);
        return;
    }
    plan_absence(w, event, begins ? event.effect->every : event.effect->lasts,
                 w->model->bottlenecks[event.bottleneck].item.luck,
                 1.0 / effect_at_station(w, event.station, event.bottleneck, event.effect), begins);
}

void queue_absence(world *w, const world_event *event)
{
    world_event next = *event;
    world_station *station = event->station;

    station->away[event->server] += event->begins ? 1 : -1;
    next.number += event->begins ? 0 : 1;
    plan_turn(w, next, !event->begins);
    queue_serve(w, station);
}

void queue_begin_absences(world *w, world_station *station)
{
    world_event event = {.rank = RANK_CHANGE, .kind = EVENT_ABSENCE, .station = station};
    uint32_t most = 0;

    for (w->now_s = 0.0; w->now_s < w->horizon_s; w->now_s += 86400.0) {
        const uint32_t now = whole_servers(w, station);
        most = now > most ? now : most;
    }
    w->now_s = 0.0;
    station->away_count = most;
    station->away = tkd_arena_take(w->arena, most, sizeof(int));
    CHECK(station->away != NULL);
    for (event.server = 0; event.server < most; event.server++) {
        event.effect = NULL;
        if (tkd_figure_is_set(pool_row(w, station)->absence_every)) {
            plan_turn(w, event, true);
        }
        for (uint32_t b = 0; b < w->model->bottleneck_count; b++) {
            const tkd_range effects = w->model->bottlenecks[b].effects;
            for (uint32_t e = 0; e < effects.count; e++) {
                event.effect = &w->model->effects[effects.first + e];
                event.bottleneck = b;
                if (event.effect->kind == TKD_EFFECT_ABSENCE &&
                    effect_at_station(w, station, b, event.effect) > 0.0) {
                    plan_turn(w, event, true);
                }
            }
        }
    }
}
