// SPDX-License-Identifier: EUPL-1.2
// The kit of a network: what all its runs share and none changes. Steps are made ready for the people who
// come to them: what their municipality and group decide is decided.
#ifndef TKD_SIMULATE_PLAN_H
#define TKD_SIMULATE_PLAN_H

#include <stdalign.h>

#include "luck/luck.h"
#include "teekond/simulate.h"

/** Functions of this room that are no part of the library. A build that compiles the room as one unit
 *  makes them static, so that the compiler sees who calls what. */
#if defined(TKD_ONE_UNIT)
#define TKD_ROOM static
#else
#define TKD_ROOM
#endif

/** How a time of a visit is found. */
typedef enum tkd_time_kind {
    TKD_TIME_NONE,     /**< No time passes. */
    TKD_TIME_CONSTANT, /**< `value` seconds. */
    TKD_TIME_LEAF,     /**< A draw of one plain distribution, times `value`. */
    TKD_TIME_ASKED,    /**< By client, date, working days or parts: ask the program's span. */
} tkd_time_kind;

/** A time of a visit, made ready for the people of one stream. */
typedef struct tkd_time {
    double value;
    int32_t leaf; /**< LEAF: the distribution. */
    uint8_t kind; /**< tkd_time_kind */
    bool marks;   /**< Bottlenecks act by it: ask the span where clients are recorded. */
} tkd_time;

/** The times of a visit. */
typedef enum tkd_time_name {
    TKD_TIME_OF_DELAY,
    TKD_TIME_OF_BOOKING,
    TKD_TIME_OF_TRAVEL,
    TKD_TIME_OF_DURATION,
    TKD_TIME_OF_PROCESSING,
    TKD_TIME_NAMES
} tkd_time_name;

/** A step as the people of one stream meet it: what their municipality and group decide is decided.
 *  Row of the tally's steps. What decides whether somebody goes past it stands first, in one line of
 *  the cache: half of the steps of a real journey are not for the person at hand. */
typedef struct tkd_plan {
    alignas(64) const
        tkd_program *program; /**< Of this stream: figures, terms and chances that hold for it. */
    uint64_t all;             /**< Traits that its `when` asks for … */
    uint64_t none;            /**< … and those that it forbids. */
    tkd_route then;           /**< As the program's. */
    int32_t skip_edge;        /**< As the program's. */
    uint32_t position;        /**< Of the step in its branch. */
    int32_t ending;           /**< Row among the ends that clients remember, or TKD_NONE. */
    uint32_t cell;            /**< Its own row. */
    bool skipped : 1;         /**< By the group: nobody visits it. */
    bool plain : 1;           /**< Everybody takes it, as often as they like. */
    bool one_of : 1;          /**< Its `when` has an `any`: ask it. */
    bool taken_up : 1;        /**< By everybody whom it is for. */
    bool
        unmissed : 1; /**< Skipped, it only leads on to the next step: nobody asks whether it is over. */
    bool depended : 1;        /**< Another step or branch waits for it. */
    bool starts_deadline : 1; /**< Its end starts a deadline, or the clock. */
    bool has_deadline : 1;    /**< As the program's. */
    bool certain : 1;         /**< No dropouts, reworks or entries of `next`. */
    bool impatient : 1;       /**< Somebody may lose patience in its queue. */
    bool own_staff : 1;       /**< Served by a municipality's own staff. */
    bool express : 1;         /**< A plain visit; see express.c. */
    bool matters : 1;         /**< To others: who is not followed goes no further; see slice.c. */

    uint64_t luck;          /**< Of the step. */
    uint64_t order;         /**< Of the step, within those of a client. */
    uint64_t gives;         /**< As the program's. */
    uint64_t takes;         /**< As the program's. */
    uint32_t phases;        /**< As the program's. */
    uint32_t milestone;     /**< Row among the journey's milestones, or UINT32_MAX. */
    int32_t station;        /**< As the program's. */
    double take_up;         /**< A share; NaN: ask the program's span. */
    double fee_eur;         /**< NaN: ask. */
    double staff_eur_per_s; /**< NaN: ask. */
    tkd_time times[TKD_TIME_NAMES];
} tkd_plan;

/** A step with a deadline. */
typedef struct tkd_due {
    int32_t step;    /**< Row of the model. */
    int32_t from;    /**< The step it counts from, or TKD_NONE: from the client's clock. */
    double length_s; /**< Of everybody; NaN: ask the program. */
} tkd_due;

/** A trait name of a stream's people. */
typedef struct tkd_trait_lot {
    const tkd_group_trait *row;
    const double *shares; /**< One for each value, the same for everybody; NaN: ask the row. */
    uint64_t luck;        /**< Of the name. */
    uint32_t values;      /**< At least one: of a name that is yes or no. */
} tkd_trait_lot;

/** What the people of one stream have in common. */
typedef struct tkd_itinerary {
    const tkd_path *path;
    const tkd_plan *plans; /**< [path->steps.count] */
    const tkd_due *dues;   /**< [due_count], and behind them those that tell, again. */
    uint32_t due_count;
    uint32_t
        telling_count; /**< Being late changes the client's traits: they count for everybody. */
    const tkd_trait_lot *lots; /**< [lot_count] Traits at arrival. */
    uint32_t lot_count;
    int32_t first_step;    /**< Row of the model. */
    uint32_t ending_count; /**< Ends that clients remember. */
    uint32_t first_edge;   /**< Of the tally's edges, less that of the path; modulo 2^32. */
    const bool *mattering; /**< [own branches] Those that matter to others. */
    uint32_t mattering_count;
    bool begins_plainly; /**< With one branch that begins at a step. */
    bool ends_plainly;   /**< Its time counts from arrival, and nothing else is asked of it. */
    const tkd_plan
        *express; /**< People come alone, without traits, and begin with this plain visit;
                                  NULL: not so. */
} tkd_itinerary;

struct tkd_kit {
    const tkd_network *network;
    tkd_samplers samplers;
    tkd_layout layout;
    const tkd_plan *plans;            /**< [step cells] by stream and step of its journey. */
    const tkd_itinerary *itineraries; /**< [streams] */
    const bool *simple;               /**< [stations] As tkd_station_state.is_simple. */
    const uint32_t *foreseen;  /**< [stations] Servers where services are foreseen, else 0. */
    const tkd_term *terms;     /**< Of the plans' programs. */
    const tkd_chance *chances; /**< Of the plans' programs. */
    const tkd_range *waiting;  /**< By step: own branches that have it in `after`. */
    const uint32_t *waiting_branches;  /**< Counted within their journey. */
    const tkd_range *starting;         /**< By journey: own branches that wait for nothing. */
    const uint32_t *starting_branches; /**< Counted within their journey. */
    size_t words;                      /**< 64-bit words for one bit per bottleneck. */
};

// plans.c
/** What a step is to others, whoever meets it. [steps of the model] */
typedef struct tkd_kit_steps {
    const bool *depended;
    const bool *starts_deadline;
    const bool *is_timed; /**< Somebody asks when it ended. */
    const uint32_t *milestone_of;
} tkd_kit_steps;
TKD_ROOM TKD_MUST_CHECK tkd_status tkd_kit_plan(tkd_kit *kit, tkd_arena *arena,
                                                const tkd_kit_steps *steps, tkd_error *err);

// foresee.c
/** Find the stations whose services are foreseen, and the plain visits: sets `express` of plans and
 *  itineraries. */
TKD_ROOM TKD_MUST_CHECK tkd_status tkd_kit_foresee(tkd_kit *kit, tkd_plan *plans,
                                                   tkd_itinerary *itineraries, tkd_arena *arena,
                                                   tkd_error *err);

// slice.c
/** Find what matters to others of what the clients of each stream do: sets `matters` of plans and
 *  `mattering` of itineraries. */
TKD_ROOM TKD_MUST_CHECK tkd_status tkd_kit_slice(tkd_kit *kit, tkd_plan *plans,
                                                 tkd_itinerary *itineraries, tkd_arena *arena,
                                                 tkd_error *err);

#endif
