// SPDX-License-Identifier: EUPL-1.2
// Queues: interchangeable servers at one place, looked at afresh each time somebody joins, a server
// is freed, or the clock passes an opening.
#include <math.h>

#include "reference_world.h"
#include "tkd_test.h"

const tkd_pool *pool_row(const world *w, const world_station *station)
{
    return tkd_model_pool(
        w->model, station->where == TKD_AT_MUNICIPALITY ? station->place : TKD_NONE, station->pool);
}

opening_hours station_hours(const world *w, const world_station *station)
{
    const int32_t site =
        station->where == TKD_AT_SITE ? w->model->sites[station->place].calendar : TKD_NONE;

    return (opening_hours){pool_row(w, station)->calendar, site};
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

double servers_now(world *w, const world_station *station)
{
    const tkd_pool *pool = pool_row(w, station);
    const tkd_figure figure =
        staffed(w, station->where, station->place, false, station->pool, pool->servers);

    return number_at(w, station->where, station->place, figure, 1.0) *
           number_at(w, station->where, station->place, pool->share, 1.0) *
           capacity_factor(w, station);
}

uint32_t whole_servers(world *w, const world_station *station)
{
    return (uint32_t)floor(servers_now(w, station) + 1e-9);
}

// A server at work stays one person when a dated change makes it whole or fractional.
static bool all_are_occupied(world *w, const world_station *station)
{
    const double n = servers_now(w, station);
    const uint32_t occupied = station->busy + (station->fraction_busy ? 1U : 0U) +
                              servers_away(w, station) + (fraction_is_away(w, station) ? 1U : 0U);

    return occupied >= ceil(n - 1e-9);
}

static bool has_free_server(world *w, const world_station *station)
{
    return !all_are_occupied(w, station) &&
           station->busy + servers_away(w, station) < whole_servers(w, station);
}

// The fractional server is there for the first part of each opening, less earlier overtime.
static bool has_free_fraction(world *w, const world_station *station)
{
    return !all_are_occupied(w, station) && !station->fraction_busy &&
           servers_now(w, station) > whole_servers(w, station) + 1e-9 &&
           !fraction_is_away(w, station) && w->now_s < station->fraction_until_s - 1e-3;
}

// It has worked longer than it was to be there.
static void count_overtime(const world *w, world_station *station)
{
    station->fraction_debt_s += fmax(0.0, w->now_s - station->fraction_until_s);
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

static bool is_in_window(const world *w, double time_s)
{
    return time_s >= w->warmup_s && time_s < w->end_s;
}

// Who leaves the queue now has waited.
static void count_wait(world *w, const world_token *token, bool gives_up)
{
    const visit_place at = place_of(w, token);
    world_station *station = station_of(w, service_row(w, token)->pool, &at);

    if (is_in_window(w, token->joined_s)) {
        station->figures.joined++;
        station->figures.wait_s += w->now_s - token->joined_s;
        station->figures.abandoned += gives_up ? 1.0 : 0.0;
    }
}

void queue_end(world *w, world_station *station)
{
    station->figures.still_waiting = w->now_s < w->horizon_s && station->queue.count > 0;
    for (size_t i = 0; i < station->queue.count; i++) {
        count_wait(w, ((world_token **)station->queue.items)[i], false);
    }
}

void queue_give_up(world *w, world_token *token)
{
    count_wait(w, token, true);
    queue_leave(w, token);
}

void queue_pass(world *w, world_station *station, double until_s)
{
    reference_pool *figures = &station->figures;
    const double from_s = fmax(w->now_s, w->warmup_s);
    const double time_s = fmin(until_s, w->end_s) - from_s;
    const double away =
        servers_away(w, station) +
        (fraction_is_away(w, station) ? servers_now(w, station) - whole_servers(w, station) : 0.0);

    if (time_s <= 0.0) {
        return;
    }
    figures->queue_s += time_s * (double)station->queue.count;
    figures->queue_max = fmax(figures->queue_max, (double)station->queue.count);
    figures->busy_s += time_s * (station->busy + (station->fraction_busy ? 1.0 : 0.0));
    if (calendar_is_open(w->model, station_hours(w, station), w->now_s)) {
        figures->available_s += time_s * (servers_now(w, station) - away);
        figures->open_s += time_s;
    }
}

void queue_serve(world *w, world_station *station)
{
    while (calendar_is_open(w->model, station_hours(w, station), w->now_s)) {
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
        count_wait(w, token, false);
        queue_leave(w, token);
        account_add(w, token, COUNT_WAIT, w->now_s - token->joined_s);
        token->serving = station;
        token->on_fraction = !whole;
        visit_work(w, token);
        if (whole) {
            station->busy++;
        } else {
            station->fraction_busy = true;
        }
    }
}

void queue_release(world *w, world_token *token)
{
    world_station *station = token->serving;

    token->serving = NULL;
    station->figures.served += is_in_window(w, w->now_s) ? 1.0 : 0.0;
    if (token->on_fraction) {
        station->fraction_busy = false;
        count_overtime(w, station);
    } else {
        station->busy--;
    }
    absences_go(w, station);
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
    if (is_in_window(w, w->now_s)) {
        station->figures.queue_max = fmax(station->figures.queue_max, (double)station->queue.count);
    }
    if (token->serving == station) {
        station->taken--; // straight to a server: nobody was chosen among those who wait
    }
}

void queue_turn(world *w, world_station *station)
{
    double open_s = 0.0;
    double close_s = 0.0;

    if (calendar_opening(w->model, station_hours(w, station), w->now_s, &open_s, &close_s) &&
        open_s != station->opened_s) {
        const double part = servers_now(w, station) - whole_servers(w, station);
        const double present_s = (part > 1e-9 ? part : 1.0) * (close_s - open_s);
        if (station->fraction_busy) {
            count_overtime(w, station);
        }
        station->opened_s = open_s;
        station->fraction_until_s = open_s + fmax(0.0, present_s - station->fraction_debt_s);
        station->fraction_debt_s = fmax(0.0, station->fraction_debt_s - present_s);
    }
    queue_serve(w, station);
}
