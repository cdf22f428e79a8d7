// SPDX-License-Identifier: EUPL-1.2
// Absences: every server of a pool has its own, one after the other for each reason. One that is due
// takes an idle server at once, else the first that finishes. The time to the next starts when the
// last one ended.
#include "reference_world.h"
#include "tkd_test.h"

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

    event.time_s = luck_draw_end(w->model, station_hours(w, station), dist, key,
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

uint32_t servers_away(world *w, const world_station *station)
{
    const uint32_t whole = whole_servers(w, station);
    uint32_t away = 0;

    for (uint32_t i = 0; i < whole && i < station->away_count; i++) {
        away += station->away[i] > 0 ? 1 : 0;
    }
    return away;
}

bool fraction_is_away(world *w, const world_station *station)
{
    const uint32_t whole = whole_servers(w, station);

    return servers_now(w, station) > whole + 1e-9 && whole < station->away_count &&
           station->away[whole] > 0;
}

// Is there an idle server to go? Who is not employed now, or away for another reason, goes anyhow.
static bool may_go(world *w, const world_station *station, uint32_t server)
{
    const uint32_t whole = whole_servers(w, station);

    if (server + 1e-9 >= servers_now(w, station) || station->away[server] > 0) {
        return true;
    }
    return server < whole ? station->busy + servers_away(w, station) < whole
                          : !station->fraction_busy;
}

static void go_away(world *w, const world_event *event)
{
    event->station->away[event->server]++;
    plan_turn(w, *event, false);
}

void absences_go(world *w, world_station *station)
{
    world_event *due = station->due.items;

    for (size_t i = 0; i < station->due.count; i++) {
        const world_event event = due[i];
        if (may_go(w, station, event.server)) {
            station->due.count--;
            for (size_t k = i; k < station->due.count; k++) {
                due[k] = due[k + 1];
            }
            go_away(w, &event);
            i = (size_t)-1; // from the first again
        }
    }
}

void absence_turn(world *w, const world_event *event)
{
    world_event next = *event;

    if (!event->begins) {
        event->station->away[event->server]--;
        next.number++;
        plan_turn(w, next, true);
        queue_serve(w, event->station);
    } else if (may_go(w, event->station, event->server)) {
        go_away(w, event);
    } else {
        *(world_event *)world_add(&event->station->due) = *event;
    }
}

static void begin_server(world *w, world_event event)
{
    event.effect = NULL;
    if (tkd_figure_is_set(pool_row(w, event.station)->absence_every)) {
        plan_turn(w, event, true);
    }
    for (uint32_t b = 0; b < w->model->bottleneck_count; b++) {
        const tkd_range effects = w->model->bottlenecks[b].effects;
        for (uint32_t e = 0; e < effects.count; e++) {
            event.effect = &w->model->effects[effects.first + e];
            event.bottleneck = b;
            if (event.effect->kind == TKD_EFFECT_ABSENCE &&
                effect_at_station(w, event.station, b, event.effect) > 0.0) {
                plan_turn(w, event, true);
            }
        }
    }
}

void absences_begin(world *w, world_station *station)
{
    world_event event = {.rank = RANK_CHANGE, .kind = EVENT_ABSENCE, .station = station};
    uint32_t most = 0;

    for (w->now_s = 0.0; w->now_s < w->horizon_s; w->now_s += 86400.0) {
        const double n = servers_now(w, station);
        while (most + 1e-9 < n) {
            most++;
        }
    }
    w->now_s = 0.0;
    tkd_list_init(&station->due, w->arena, sizeof(world_event));
    station->away_count = most;
    station->away = tkd_arena_take(w->arena, most, sizeof(int));
    CHECK(station->away != NULL);
    for (event.server = 0; event.server < most; event.server++) {
        begin_server(w, event);
    }
}
