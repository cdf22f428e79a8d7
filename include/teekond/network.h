// SPDX-License-Identifier: EUPL-1.2
// The network: one model compiled to flat arrays that the event loop walks.
//
// - A *stream* is a municipality and a group that arrives there.
// - A *program* is what a step means for the clients of one municipality: durations, chances and
//   routes with the effects of bottlenecks folded in, scaled by how much of each is left. The event
//   loop never asks what a bottleneck is.
// - A *station* is a pool at one place, a *class* a course at one place.
// - A *route* leads from a step to the next, with an edge number under which people are counted.
//
// Times are seconds since 00:00 of run.start. Building a network with other weights needs no new
// reading of the document.
#ifndef TEEKOND_NETWORK_H
#define TEEKOND_NETWORK_H

#include "teekond/model.h"

/** Half-open opening [open_s, close_s), seconds of a day. */
typedef struct tkd_interval {
    double open_s;
    double close_s;
} tkd_interval;

enum { TKD_DAY_CLOSED = 7 }; /**< The kinds of days: a weekday (0 Monday … 6 Sunday), or this. */

/** A calendar laid out day by day from run.start to the horizon. Beyond it nothing is open. */
typedef struct tkd_timetable {
    bool always;
    int32_t day_count;
    const tkd_interval *intervals;
    uint32_t first[TKD_DAY_CLOSED + 2]; /**< Intervals of a kind of day: first[k] … first[k + 1]. */
    const uint8_t *kinds;               /**< [day_count + 1] of days; the last: closed. */
    const double *open_before_s;        /**< [day_count + 1] open seconds before day d. */
    const int32_t *open_rank;           /**< [day_count + 1] open days before day d. */
    const int32_t *open_days; /**< [open_rank[day_count] + 1] the open days, then day_count. */
} tkd_timetable;

TKD_API bool tkd_timetable_is_open(const tkd_timetable *table, double time_s);
/** The first open moment at or after `time_s`; INFINITY when there is none. */
TKD_API double tkd_timetable_next_open(const tkd_timetable *table, double time_s);
/** The end of the opening that holds `time_s` (which must be open), at the latest the day's; INFINITY
 *  for `always`. */
TKD_API double tkd_timetable_closes(const tkd_timetable *table, double time_s);
/** The begin of the opening that holds `time_s` (which must be open), on the same day; 0 for
 *  `always`. */
TKD_API double tkd_timetable_opened(const tkd_timetable *table, double time_s);
/** Open seconds in [from_s, to_s). */
TKD_API double tkd_timetable_open_seconds(const tkd_timetable *table, double from_s, double to_s);
/** The same time of day `days` open days later; begun while closed, from the next opening. */
TKD_API double tkd_timetable_add_days(const tkd_timetable *table, double time_s, double days);

/** For whom an effect holds. */
typedef struct tkd_condition {
    uint64_t groups;
    tkd_when when;
} tkd_condition;

/** A figure made ready: `fixed` when it is the same for everybody at any time. */
typedef struct tkd_param {
    tkd_figure figure; /**< All-zero: absent. */
    bool fixed;
    int32_t dist;  /**< Where fixed: distribution, or TKD_NONE. */
    double number; /**< Where fixed. */
} tkd_param;

/** What an effect adds to a time, or multiplies it by. */
typedef struct tkd_term {
    int32_t condition; /**< Row of conditions, or TKD_NONE: everybody. */
    bool multiplies;
    double factor;      /**< Multiplies: 1 + (x − 1) r. Adds: r. */
    tkd_param amount;   /**< Adds: the figure. */
    uint64_t luck;      /**< Its part in draws. */
    int32_t bottleneck; /**< To mark whom it acted on. */
} tkd_term;

/** A time of a visit: base × factors + additions. Terms are rows of `terms`. */
typedef struct tkd_span {
    tkd_param base;
    tkd_range terms;
} tkd_span;

typedef enum tkd_route_kind {
    TKD_ROUTE_STEP,  /**< index: step */
    TKD_ROUTE_BLOCK, /**< index: block */
    TKD_ROUTE_END,   /**< This branch is done. */
    TKD_ROUTE_EXIT,  /**< index: exit, or TKD_NONE for `leave`. */
} tkd_route_kind;

typedef struct tkd_route {
    tkd_route_kind kind;
    int32_t index;
    bool back;    /**< To the same or an earlier step of the branch. */
    int32_t edge; /**< Row of edges of what is reached by it; of skips another. */
} tkd_route;

/** A chance to go elsewhere: a bottleneck's dropout or rework, or an entry of `next`. */
typedef struct tkd_chance {
    int32_t condition; /**< Or TKD_NONE. */
    tkd_param p;
    double scale; /**< r of the bottleneck; 1 for `next`. */
    tkd_route route;
    tkd_param wait; /**< Before the target is reached. */
    uint64_t gives;
    uint64_t takes;
    uint64_t luck;
    int32_t bottleneck; /**< Or TKD_NONE. */
} tkd_chance;

/** Phases of a visit, in order; bit positions of `tkd_program.phases`. */
typedef enum tkd_phase {
    TKD_PHASE_NEEDS,
    TKD_PHASE_NOT_BEFORE,
    TKD_PHASE_DELAY,
    TKD_PHASE_BOOKING,
    TKD_PHASE_TRAVEL,
    TKD_PHASE_QUEUE, /**< A station's queue, a calendar, or a class's start. */
    TKD_PHASE_WORK,
    TKD_PHASE_SESSIONS,
    TKD_PHASE_PROCESSING,
    TKD_PHASE_END,
} tkd_phase;

/** A step as the clients of one municipality meet it. Row `step * municipality_count + m`. */
typedef struct tkd_program {
    uint32_t phases; /**< Bits of tkd_phase that this step has; END always. */
    bool plain;      /**< No groups, when, take-up, attempts: nobody skips it. */
    uint64_t groups;
    tkd_when when;
    tkd_span take_up; /**< Terms multiply. */
    tkd_param attempts;
    bool has_else;
    tkd_route otherwise;
    tkd_route then;
    int32_t skip_edge; /**< Edge of skipping to `then`. */
    int32_t
        leave_edge;  /**< Edge of leaving a queue out of patience; TKD_NONE where nobody waits. */
    tkd_range needs; /**< of step_lists of the model */
    int32_t not_before; /**< Step, or TKD_NONE. */
    tkd_param not_before_plus;
    tkd_span delay;
    tkd_span booking;
    tkd_span no_show; /**< A share; terms add or multiply. */
    tkd_span travel;
    tkd_param travel_cost;
    tkd_range travel_cost_terms; /**< of terms: euros added. */
    tkd_param fee;
    int32_t station;      /**< Or TKD_NONE. */
    int32_t course;       /**< Row of classes, or TKD_NONE. */
    int32_t timetable;    /**< Besides the station's: of the service and the site; or TKD_NONE. */
    int32_t working_days; /**< Timetable in force for working days. */
    tkd_span duration;    /**< Of a class: how long it lasts. */
    tkd_range sessions;   /**< of session_counts of the model */
    tkd_param session_gap;
    tkd_span processing;
    tkd_param patience; /**< Of the step, else absent (the group's holds, not for classes). */
    bool own_patience;
    uint64_t gives;
    uint64_t takes;
    bool has_deadline;
    tkd_param deadline;
    int32_t deadline_from;
    uint64_t deadline_late;  /**< Traits gained when it is missed. */
    uint64_t deadline_loses; /**< The other values of those that are exclusive. */
    tkd_range dropouts;      /**< of chances, in id order */
    tkd_range reworks;       /**< of chances, in id order */
    tkd_range next;          /**< of chances, in written order */
    tkd_range rework_times;  /**< of terms: factors on the entries of `next` that go back. */
    tkd_range dropout_times; /**< of terms: factors on the entries of `next` that leave. */
    bool calm;               /**< Priced away: a queue or class takes no time. */
    tkd_range marks;         /**< of terms: bottlenecks that act by being there (without, pools). */
} tkd_program;

/** A pool at one place. */
typedef struct tkd_station {
    int32_t pool;
    tkd_where_kind where;
    int32_t place;     /**< Municipality or site; TKD_NONE: national. */
    tkd_text place_id; /**< For the output: id, or "*". */
    uint64_t luck;
    int32_t timetable;
    tkd_order order;
    tkd_param servers;
    tkd_param share;
    double factor; /**< Product of the capacity effects. */
    tkd_param cost_eur_per_s;
    tkd_range absences;   /**< of absence rows */
    bool mixed_calendars; /**< Some of its services have timetables of their own. */
    bool no_wait;         /**< Priced away: unlimited servers, always open. */
} tkd_station;

/** A reason for servers to be away for a while. */
typedef struct tkd_away {
    tkd_param every;
    double every_factor; /**< 1/r */
    tkd_param lasts;
    uint64_t luck;
} tkd_away;

/** A course at one place. */
typedef struct tkd_class {
    int32_t service;
    tkd_where_kind where;
    int32_t place; /**< Municipality or site; TKD_NONE: national. */
    uint64_t luck;
    tkd_order order;
    tkd_param seats; /**< Absent: room for all. */
    tkd_param share;
    tkd_param closes;
    const double *starts_s; /**< [start_count], ascending */
    uint32_t start_count;
} tkd_class;

/** People of one group who arrive in one municipality. Sorted by municipality, group. */
typedef struct tkd_stream {
    int32_t municipality;
    int32_t group;
    int32_t journey;
    uint64_t luck;
    tkd_figure rate_per_s; /**< People. */
    double mean_party;
    tkd_range party;      /**< of party_sizes */
    tkd_range traits;     /**< of group_traits */
    const double *season; /**< [12] factors with a mean of 1 over the year; NULL: none. */
    tkd_param patience;
    double priority;
} tkd_stream;

/** A journey, as the event loop needs it. */
typedef struct tkd_path {
    tkd_range steps;
    tkd_range branches;
    uint32_t own_branch_count;
    int32_t counts_from;
    tkd_param target;
    int32_t working_days; /**< Timetable of the target's working days. */
    tkd_range edges;
    bool has_deadlines;
} tkd_path;

/** A way between two places that people are counted on. */
typedef struct tkd_edge {
    int32_t from; /**< Step */
    tkd_route_kind to_kind;
    int32_t to;   /**< Step, exit or TKD_NONE. */
    uint8_t kind; /**< 0 next, 1 rework, 2 exit, 3 skip, as tkd_flow_kind. */
} tkd_edge;

typedef struct tkd_network {
    const tkd_model *model;
    double warmup_s;
    double end_s;     /**< warmup + measure: who arrives before it is measured. */
    double horizon_s; /**< end + drain */
    const tkd_program *programs;
    const tkd_term *terms;
    const tkd_condition *conditions;
    const tkd_chance *chances;
    const tkd_away *aways;
    const tkd_timetable *timetables;
    const tkd_station *stations;
    const tkd_class *classes;
    const tkd_stream *streams;
    const tkd_path *paths; /**< By journey. */
    const tkd_edge *edges;
    const tkd_route *entries;     /**< By branch: its first member. */
    const tkd_route *after_block; /**< By block: what follows it. */
    const int32_t *step_order;    /**< By step: its place in id order, for ties. */
    uint32_t timetable_count;
    uint32_t station_count;
    uint32_t class_count;
    uint32_t stream_count;
    uint32_t edge_count;
} tkd_network;

/** Weights and switches of one compilation. All-zero: everything as the model has it. */
typedef struct tkd_network_options {
    const double *keep;  /**< [bottleneck_count] multiplies what is left of each; NULL: all 1. */
    int32_t calm_pool;   /**< 1 + pool whose waiting is set to 0; 0: none. */
    tkd_text calm_place; /**< Only at this place (station's place id); empty: everywhere. */
    int32_t calm_step;   /**< 1 + step whose waiting is set to 0; 0: none. */
} tkd_network_options;

/**
 * Compile a model. What makes it impossible to simulate goes to `problems`: no or two sites for a
 * municipality, pools without servers, calendars never open.
 *
 * @param[out] network  Lives in `arena`; borrows `model`.
 * @retval TKD_ERR_VALUE  `problems` holds errors.
 * @retval TKD_ERR_LIMIT  The horizon is too long to lay out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_network_build(const tkd_model *model,
                                                    const tkd_network_options *options,
                                                    tkd_arena *arena, const tkd_network **network,
                                                    tkd_problems *problems, tkd_error *err);

/** Problems that only computing finds: steps that nobody reaches, traps, pools whose offered load is
 *  100 % or more (by the traffic equations). */
TKD_API TKD_MUST_CHECK tkd_status tkd_network_check(const tkd_network *network, tkd_arena *scratch,
                                                    tkd_problems *problems, tkd_error *err);

/** Expected visits to each step of a stream's journey per arriving client; shape [steps of the
 *  journey]. Absorbing Markov chain: v = e + P' v, solved by strongly connected parts with GSL.
 *  Branch conditions are taken as independent; traits gained on the way as certain.
 *  Source: Kemeny & Snell, Finite Markov Chains (1960), chapter 3.
 *  @retval TKD_ERR_LIMIT  A part of the journey cannot be left. */
TKD_API TKD_MUST_CHECK tkd_status tkd_network_visits(const tkd_network *network, uint32_t stream,
                                                     tkd_arena *scratch, double *visits,
                                                     tkd_error *err);

/** The number of a param for a person on a day of the run (0 = run.start); `otherwise` if absent. */
TKD_API double tkd_param_number(const tkd_network *network, const tkd_param *param,
                                tkd_person person, double time_s, double otherwise);
/** The distribution of a param, or TKD_NONE. */
TKD_API int32_t tkd_param_dist(const tkd_network *network, const tkd_param *param,
                               tkd_person person, double time_s);

/** The traits that a param hangs on. */
TKD_API uint64_t tkd_param_asks(const tkd_network *network, const tkd_param *param);
/** The traits that anything about a visit hangs on but its costs: whom it is for, how long it takes, where
 *  it leads. `terms` and `chances` are the tables whose rows the program names: the network's own, or
 *  those that a reader of it has made of them. */
TKD_API uint64_t tkd_program_asks(const tkd_network *network, const tkd_term *terms,
                                  const tkd_chance *chances, const tkd_program *program);

/** `rework: {times: x}` scales the ways back together to at most this, less the other entries. */
#define TKD_REWORK_MOST 0.95

/** A factor on entries of `next` that make `touched` together, held below what the `others` leave of
 *  `most`; never below 1 where it was above. */
static inline double tkd_chance_factor(double factor, double touched, double others, double most)
{
    if (factor > 1.0 && touched > 0.0 && touched * factor > most - others) {
        const double limited = (most - others) / touched;
        return limited > 1.0 ? limited : 1.0;
    }
    return factor;
}

/** Servers in effect at a station at a moment: servers × share × capacity factors. */
TKD_API double tkd_station_servers(const tkd_network *network, const tkd_station *station,
                                   double time_s);
/** The first moment after `time_s` at which tkd_station_servers may change; INFINITY: never. */
TKD_API double tkd_station_next_change(const tkd_network *network, const tkd_station *station,
                                       double time_s);
/** First midnight after `time_s` at which a figure may change for anybody; INFINITY: never. */
TKD_API double tkd_figure_next_change(const tkd_network *network, tkd_figure figure, double time_s);

static inline const tkd_program *tkd_network_program(const tkd_network *network, int32_t step,
                                                     int32_t municipality)
{
    return &network->programs[(size_t)step * network->model->municipality_count +
                              (size_t)municipality];
}

#endif
