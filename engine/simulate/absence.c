// SPDX-License-Identifier: EUPL-1.2
// Absences: servers that are lost for a while. Each server of a station has absences of each kind (the
// pool's own, and those of bottlenecks); the time to the next one starts when the last one ended.
// Servers are interchangeable: an absence that is due takes an idle one at once, otherwise the first
// that finishes. Kinds that overlap at one server are one absence.
#include <math.h>

#include "draws.h"
#include "events.h"

// Rows of one server stand together, one for each kind.
static uint32_t kinds_of(const tkd_run *run, uint32_t station)
{
    return run->network->stations[station].absences.count;
}

static uint32_t first_of_server(const tkd_run *run, uint32_t row)
{
    const tkd_absence_state *absence = &run->absences[row];

    return row - (absence->away - run->network->stations[absence->station].absences.first);
}

static bool is_server_away(const tkd_run *run, uint32_t first, uint32_t kinds)
{
    for (uint32_t i = first; i < first + kinds; i++) {
        if (run->absences[i].phase == TKD_AWAY) {
            return true;
        }
    }
    return false;
}

static bool is_away(const tkd_run *run, uint32_t row)
{
    return is_server_away(run, first_of_server(run, row),
                          kinds_of(run, run->absences[row].station));
}

// The end of an absence, or of the time until it is due.
static double phase_end(const tkd_run *run, const tkd_absence_state *absence)
{
    const tkd_away *away = &run->network->aways[absence->away];
    const tkd_station *station = &run->network->stations[absence->station];
    const tkd_person nobody = {
        .municipality = station->where == TKD_AT_MUNICIPALITY ? station->place : TKD_NONE,
        .group = TKD_NONE};
    const bool is_away = absence->phase == TKD_AWAY;
    const tkd_param *param = is_away ? &away->lasts : &away->every;
    const uint64_t own = tkd_luck_mix(tkd_luck_mix(run->seed, run->replication ^ station->luck),
                                      away->luck + absence->server);
    const uint64_t key = tkd_luck_draw(own, absence->number, 0,
                                       is_away ? TKD_FOR_ABSENCE_LENGTH : TKD_FOR_ABSENCE_START, 0);

    return tkd_dist_end(run, &run->network->timetables[station->timetable],
                        tkd_param_dist(run->network, param, nobody, run->now_s), key,
                        is_away ? 1.0 : away->every_factor, run->now_s);
}

// Take the time of an absence that begins now off what is available, once for all kinds.
static void count_away(tkd_run *run, uint32_t row, double end_s)
{
    const tkd_network *network = run->network;
    const tkd_absence_state *absence = &run->absences[row];
    const tkd_station *station = &network->stations[absence->station];
    const tkd_timetable *table = &network->timetables[station->timetable];
    double *counted_s = &run->absences[first_of_server(run, row)].counted_s;
    double time_s = fmax(fmax(run->now_s, network->warmup_s), *counted_s);

    *counted_s = fmax(*counted_s, end_s);
    end_s = fmin(end_s, network->end_s);
    while (time_s < end_s) {
        const double until_s = fmin(tkd_station_next_change(network, station, time_s), end_s);
        const double employed = tkd_station_servers(network, station, time_s) - absence->server;
        run->tally.stations[absence->station].available_s -=
            fmax(0.0, fmin(employed, 1.0)) * tkd_timetable_open_seconds(table, time_s, until_s);
        time_s = until_s;
    }
}

// Server `server` of those in effect has gone (1) or is back (-1); one who is not employed now counts
// for nobody.
static void count_absent(tkd_station_state *state, double servers, uint32_t server, int by)
{
    if (server < floor(servers)) {
        state->absent = by > 0 ? state->absent + 1 : state->absent - 1;
    } else if (server < servers) {
        state->fraction_absent = by > 0;
    }
}

void tkd_absences_recount(tkd_run *run, uint32_t station, double servers)
{
    tkd_station_state *state = &run->stations[station];
    const uint32_t kinds = kinds_of(run, station);

    state->absent = 0;
    state->fraction_absent = false;
    for (uint32_t i = 0; i < state->absences.count; i += kinds) {
        const uint32_t first = state->absences.first + i;
        if (is_server_away(run, first, kinds)) {
            count_absent(state, servers, run->absences[first].server, 1);
        }
    }
}

// Is there an idle server to go, or is the absence one of nobody: not employed now, or away anyhow?
static bool may_go(tkd_run *run, uint32_t row)
{
    const tkd_absence_state *absence = &run->absences[row];
    const tkd_station_state *state = &run->stations[absence->station];
    const double servers = tkd_servers_now(run, absence->station);

    if (absence->server >= servers || is_away(run, row)) {
        return true;
    }
    return absence->server < floor(servers) ? state->busy + state->absent < floor(servers)
                                            : !state->fraction_busy;
}

static void go(tkd_run *run, uint32_t row)
{
    tkd_absence_state *absence = &run->absences[row];
    const double servers = tkd_servers_now(run, absence->station);
    double end_s = 0.0;

    if (!is_away(run, row)) {
        count_absent(&run->stations[absence->station], servers, absence->server, 1);
    }
    absence->phase = TKD_AWAY;
    end_s = phase_end(run, absence);
    count_away(run, row, end_s);
    tkd_event_push_own(run, end_s, TKD_EVENT_ABSENCE, row);
}

static void come_back(tkd_run *run, uint32_t row)
{
    tkd_absence_state *absence = &run->absences[row];
    const double servers = tkd_servers_now(run, absence->station);

    absence->phase = TKD_PRESENT;
    absence->number++;
    tkd_event_push_own(run, phase_end(run, absence), TKD_EVENT_ABSENCE, row);
    if (!is_away(run, row)) {
        count_absent(&run->stations[absence->station], servers, absence->server, -1);
        tkd_station_serve(run, absence->station);
    }
}

void tkd_absence_turn(tkd_run *run, uint32_t row)
{
    tkd_absence_state *absence = &run->absences[row];

    if (absence->phase == TKD_AWAY) {
        come_back(run, row);
    } else if (may_go(run, row)) {
        go(run, row);
    } else {
        tkd_station_state *state = &run->stations[absence->station];
        absence->phase = TKD_DUE;
        absence->next_due = TKD_NO_ROW;
        *(state->due == 0 ? &state->first_due : &run->absences[state->last_due].next_due) = row;
        state->last_due = row;
        state->due++;
    }
}

void tkd_absences_go(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    uint32_t before = TKD_NO_ROW;
    uint32_t row = state->first_due;

    for (uint32_t left = state->due; left > 0; left--) {
        const uint32_t next = run->absences[row].next_due;
        if (may_go(run, row)) {
            *(before == TKD_NO_ROW ? &state->first_due : &run->absences[before].next_due) = next;
            state->last_due = row == state->last_due ? before : state->last_due;
            state->due--;
            go(run, row);
        } else {
            before = row;
        }
        row = next;
    }
}

// The most servers at once, the fractional one included.
static uint32_t most_servers(const tkd_run *run, const tkd_station *station)
{
    double time_s = 0.0;
    double most = 0.0;

    for (int guard = 0; time_s < run->network->horizon_s && guard < 100000; guard++) {
        most = fmax(most, ceil(tkd_station_servers(run->network, station, time_s)));
        time_s = tkd_station_next_change(run->network, station, time_s);
    }
    return (uint32_t)most;
}

static void begin_station(tkd_run *run, uint32_t station)
{
    const tkd_range aways = run->network->stations[station].absences;
    tkd_station_state *state = &run->stations[station];

    for (uint32_t i = 0; i < state->absences.count; i++) {
        const uint32_t row = state->absences.first + i;
        run->absences[row] = (tkd_absence_state){
            .station = station, .away = aways.first + i % aways.count, .server = i / aways.count};
        tkd_event_push_own(run, phase_end(run, &run->absences[row]), TKD_EVENT_ABSENCE, row);
    }
}

void tkd_absences_begin(tkd_run *run)
{
    const tkd_network *network = run->network;
    size_t count = 0;

    for (uint32_t s = 0; s < network->station_count; s++) {
        if (network->stations[s].absences.count > 0) {
            const size_t rows = (size_t)network->stations[s].absences.count *
                                most_servers(run, &network->stations[s]);
            run->stations[s].absences = (tkd_range){(uint32_t)count, (uint32_t)rows};
            count += rows;
        }
    }
    run->absences = TKD_TAKE(&run->arena, count, tkd_absence_state);
    if (run->absences == NULL || count > UINT32_MAX) {
        tkd_run_stop(run, NULL);
        return;
    }
    for (uint32_t s = 0; s < network->station_count; s++) {
        begin_station(run, s);
    }
}
