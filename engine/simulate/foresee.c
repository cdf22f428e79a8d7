// SPDX-License-Identifier: EUPL-1.2
// Stations whose services are foreseen: when somebody joins, all who will be served before are already
// there, and nobody of them will leave the queue. So it is where the same whole servers are always
// there, people are served in the order they come, and everybody's visit is plain: join, be served, go
// on. express.c makes such visits.
#include <math.h>

#include "run.h"

enum { SERVERS_MOST = 32 }; // more are found more quickly by counting who is busy

// Always open, with whole servers whose number never changes, all there, for one calendar?
static bool is_simple(const tkd_network *network, const tkd_station *station)
{
    const double servers = tkd_station_servers(network, station, 0.0);

    return network->timetables[station->timetable].always &&
           !(tkd_station_next_change(network, station, 0.0) < network->horizon_s) &&
           servers == floor(servers) && station->absences.count == 0 && !station->mixed_calendars;
}

// The servers of a simple station whose services could be foreseen; else 0.
static uint32_t foreseeable_servers(const tkd_network *network, const tkd_station *station)
{
    const double servers = tkd_station_servers(network, station, 0.0);

    return station->order == TKD_ORDER_FIFO && !station->no_wait && servers <= SERVERS_MOST
               ? (uint32_t)servers
               : 0;
}

// Shares that are the same for everybody, and nothing else to them?
static bool are_plain(const tkd_chance *next, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!next[i].p.fixed || tkd_figure_is_set(next[i].wait.figure) || next[i].gives != 0 ||
            next[i].takes != 0 || next[i].condition != TKD_NONE) {
            return false;
        }
    }
    return true;
}

// Does the client do one thing at a time, with nothing that hangs over it?
static bool is_single_minded(const tkd_path *path)
{
    return path->branches.count == 1 && !path->has_deadlines;
}

// Nothing but a queue, work and the way on, for somebody who is nowhere else meanwhile?
static bool is_plain_visit(const tkd_kit *kit, const tkd_itinerary *itinerary, const tkd_plan *plan)
{
    const uint32_t phases = 1u << TKD_PHASE_QUEUE | 1u << TKD_PHASE_WORK | 1u << TKD_PHASE_END;
    const tkd_program *program = plan->program;

    return plan->plain && plan->phases == phases && is_single_minded(itinerary->path) &&
           !plan->impatient && plan->times[TKD_TIME_OF_DURATION].kind != TKD_TIME_ASKED &&
           !plan->times[TKD_TIME_OF_DURATION].marks && !program->calm &&
           program->timetable == TKD_NONE && program->gives == 0 && program->takes == 0 &&
           program->dropouts.count == 0 && program->reworks.count == 0 &&
           program->rework_times.count == 0 && program->dropout_times.count == 0 &&
           program->marks.count == 0 && !plan->depended && !plan->starts_deadline &&
           plan->milestone == UINT32_MAX && plan->ending == TKD_NONE && !isnan(plan->fee_eur) &&
           !isnan(plan->staff_eur_per_s) &&
           are_plain(kit->chances + program->next.first, program->next.count);
}

// The plain visit that people begin with who come alone and are all alike; NULL: they are not.
static const tkd_plan *begins_expressly(const tkd_network *network, const tkd_stream *stream,
                                        const tkd_itinerary *itinerary)
{
    const tkd_range branches = itinerary->path->branches;
    const int32_t first = network->entries[branches.first].index;
    const tkd_plan *plan = NULL;

    if (!itinerary->begins_plainly || !itinerary->ends_plainly || stream->party.count > 0 ||
        stream->traits.count > 0) {
        return NULL;
    }
    plan = &itinerary->plans[first - itinerary->first_step];
    return plan->express ? plan : NULL;
}

// A station is as foreseen as its least foreseen visit.
static void rule_out(const tkd_kit *kit, const tkd_itinerary *itinerary, uint32_t *servers)
{
    for (uint32_t i = 0; i < itinerary->path->steps.count; i++) {
        const tkd_plan *plan = &itinerary->plans[i];
        if (plan->station != TKD_NONE && !plan->skipped && !is_plain_visit(kit, itinerary, plan)) {
            servers[plan->station] = 0;
        }
    }
}

tkd_status tkd_kit_foresee(tkd_kit *kit, tkd_plan *plans, tkd_itinerary *itineraries,
                           tkd_arena *arena, tkd_error *err)
{
    const tkd_network *network = kit->network;
    bool *simple = TKD_TAKE(arena, network->station_count, bool);
    uint32_t *servers = TKD_TAKE(arena, network->station_count, uint32_t);

    if (simple == NULL || servers == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
    }
    for (uint32_t s = 0; s < network->station_count; s++) {
        simple[s] = is_simple(network, &network->stations[s]);
        servers[s] = simple[s] ? foreseeable_servers(network, &network->stations[s]) : 0;
    }
    for (uint32_t i = 0; i < network->stream_count; i++) {
        rule_out(kit, &itineraries[i], servers);
    }
    for (uint32_t i = 0; i < kit->layout.step_cells; i++) {
        plans[i].express =
            plans[i].station != TKD_NONE && !plans[i].skipped && servers[plans[i].station] > 0;
    }
    for (uint32_t i = 0; i < network->stream_count; i++) {
        itineraries[i].express = begins_expressly(network, &network->streams[i], &itineraries[i]);
    }
    kit->simple = simple;
    kit->foreseen = servers;
    return TKD_OK;
}

void tkd_foresights_begin(tkd_run *run)
{
    const uint32_t count = run->network->station_count;

    run->foresights = TKD_TAKE(&run->arena, count, tkd_foresight);
    if (run->foresights == NULL) {
        tkd_run_stop(run, NULL);
        return;
    }
    for (uint32_t s = 0; s < count; s++) {
        const uint32_t servers = run->kit->foreseen[s];
        run->foresights[s] =
            (tkd_foresight){.servers = servers, .free_s = TKD_TAKE(&run->arena, servers, double)};
        if (run->foresights[s].free_s == NULL) {
            tkd_run_stop(run, NULL);
        }
    }
}
