// SPDX-License-Identifier: EUPL-1.2
// The compilation of a network: what its parts share while they build. Each part appends rows to the
// lists; network.c freezes them.
#ifndef TKD_NETWORK_BUILD_H
#define TKD_NETWORK_BUILD_H

#include "teekond/network.h"

/** An effect that acts at a step. */
typedef struct tkd_effect_here {
    int32_t bottleneck;
    int32_t effect; /**< TKD_NONE: acts by being there. */
} tkd_effect_here;

/** A day of the run, as calendars ask for it. */
typedef struct tkd_laid_day {
    int16_t key;     /**< month * 100 + day */
    uint8_t weekday; /**< 0 Monday … 6 Sunday */
    bool holiday;
} tkd_laid_day;

/** Storage of one compilation. */
typedef struct tkd_build {
    const tkd_model *model;
    const tkd_network_options *options;
    tkd_network *network;
    tkd_arena *arena;
    tkd_problems *problems;
    tkd_list terms;
    tkd_list conditions;
    tkd_list chances;
    tkd_list aways;
    tkd_list timetables;
    tkd_list timetable_keys; /**< of tkd_timetable_key, parallel to timetables */
    tkd_list stations;
    tkd_list classes;
    tkd_list edges;
    const tkd_effect_here *here; /**< Effects by step: here_first[step] … here_first[step + 1]. */
    const uint32_t *here_first;
    int32_t *station_of; /**< [pools × (municipalities + sites + 1)], −1: not yet made. */
    bool *step_used;     /**< [steps × municipalities]: some stream may reach it. */
    int32_t day_count;
    const tkd_laid_day *days; /**< [day_count], once a calendar asked for them. */
    const bool *
        *open_dates; /**< [calendars][day_count]: not closed on that date; NULL: not asked. */
} tkd_build;

/** Which calendars a timetable is the intersection of; TKD_NONE where absent. */
typedef struct tkd_timetable_key {
    int32_t calendars[3];
} tkd_timetable_key;

/** Where the clients of a municipality are served. */
typedef struct tkd_place_found {
    tkd_where_kind where;
    int32_t place;            /**< Municipality or site; TKD_NONE: national. */
    const tkd_travel *travel; /**< NULL: none. */
} tkd_place_found;

/** The timetable of up to three calendars together, made once; `*table` is its row. */
TKD_MUST_CHECK tkd_status tkd_build_timetable(tkd_build *build, tkd_timetable_key key,
                                              int32_t *table, tkd_error *err);

/** Find the place of a service for a municipality. Problems are reported at `step`. False when
 *  there is none. */
bool tkd_build_place(tkd_build *build, const tkd_step *step, const tkd_service *service,
                     int32_t municipality, tkd_place_found *found);

/** The station of a pool for the clients of a municipality at a place. */
TKD_MUST_CHECK tkd_status tkd_build_station(tkd_build *build, int32_t pool, int32_t municipality,
                                            tkd_place_found found, int32_t *station,
                                            tkd_error *err);

/** Report stations with nobody in them, ever or from a day on, once all effects are known. */
void tkd_build_check_servers(tkd_build *build);

/** The class of a course at a place. */
TKD_MUST_CHECK tkd_status tkd_build_class(tkd_build *build, int32_t service, const tkd_service *row,
                                          tkd_place_found found, int32_t *course, tkd_error *err);

/** What is left of a bottleneck for the clients of a municipality, 0–1. */
double tkd_build_left(const tkd_build *build, int32_t bottleneck, int32_t municipality);
/** Does the bottleneck act in the municipality? */
bool tkd_build_acts_in(const tkd_build *build, const tkd_bottleneck *bottleneck,
                       int32_t municipality);

/** List the effects by step. */
TKD_MUST_CHECK tkd_status tkd_build_effects(tkd_build *build, tkd_error *err);
/** Fold the effects on pools into the stations. */
TKD_MUST_CHECK tkd_status tkd_build_pool_effects(tkd_build *build, tkd_error *err);
/** Terms of one kind of effect at a step for a municipality, in id order. */
TKD_MUST_CHECK tkd_status tkd_build_terms(tkd_build *build, int32_t step, int32_t municipality,
                                          tkd_effect_kind kind, tkd_range *terms, tkd_error *err);
/** Marks of bottlenecks that act by being there. */
TKD_MUST_CHECK tkd_status tkd_build_marks(tkd_build *build, int32_t step, int32_t municipality,
                                          tkd_range *marks, tkd_error *err);
/** The row of a condition, or TKD_NONE where it holds for everybody. False: no memory. */
bool tkd_build_condition(tkd_build *build, uint64_t groups, const tkd_when *when, int32_t *row);

/** All programs, edges, entries of branches, paths. */
TKD_MUST_CHECK tkd_status tkd_build_programs(tkd_build *build, tkd_error *err);
/** Which steps can the clients of each municipality come to (their journeys' all)? */
TKD_MUST_CHECK tkd_status tkd_build_used_steps(tkd_build *build, tkd_error *err);
/** Streams of arrivals. */
TKD_MUST_CHECK tkd_status tkd_build_streams(tkd_build *build, tkd_error *err);

/** A figure made ready. */
tkd_param tkd_build_param(const tkd_build *build, tkd_figure figure);

#define TKD_OUT_OF_MEMORY(err)                                                                     \
    TKD_FAIL((err), TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the network")

#endif
