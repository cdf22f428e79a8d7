// SPDX-License-Identifier: EUPL-1.2
// What the makers of workspaces share: lots, and which mechanisms the workspace in the making has.
#ifndef TKD_MADE_LOTS_H
#define TKD_MADE_LOTS_H

#include "teekond/writer.h"

/** What a workspace may have; each is drawn once for all of it. */
typedef enum made_mechanism {
    HAS_SEASON,
    HAS_PARTY,
    HAS_TWO_PLACES, /**< Two municipalities. */
    HAS_TWO_GROUPS,
    HAS_TRAITS,
    HAS_TAKE_UP,
    HAS_CALENDAR,
    HAS_SERVICE_CALENDAR,
    HAS_PATIENCE,
    HAS_ORDER, /**< Queues by priority or by lot. */
    HAS_BOOKING,
    HAS_PROCESSING,
    HAS_SESSIONS,
    HAS_WORKING_DAYS,
    HAS_NEXT,
    HAS_NEEDS,
    HAS_AFTER,
    HAS_PARALLEL,
    HAS_DATED_STAFF,
    HAS_FRACTION, /**< Servers that are not whole numbers. */
    HAS_ABSENCE,
    HAS_ATTEMPTS,
    HAS_DEADLINE,
    HAS_GIVES,
    HAS_COUNTS_FROM,
    HAS_SITES,
    HAS_COURSE,
    HAS_EFFECTS,
    HAS_REMOVAL, /**< Proposals that take away part of a bottleneck. */
    HAS_OWN,     /**< A municipality's own `set`. */
    HAS_MILESTONE,
    HAS_CLOCK,
    HAS_MONEY,
    HAS_WHOM,         /**< Figures by whom; some fit nobody. */
    HAS_ZERO,         /**< Work that takes no time. */
    HAS_NESTED,       /**< A block in a block. */
    HAS_TWO_JOURNEYS, /**< The second group has its own. */
    HAS_PILOT,        /**< A proposal adopted in one municipality. */
    HAS_PLACES,       /**< Pools and services where they are not as usual. */
    HAS_SHORT_DRAIN,  /**< Some are unfinished. */
    HAS_CONSTANT,     /**< Every time is constant: much happens at the same moment. */
    HAS_INTERPOLATED, /**< Distributions whose inverses the engine interpolates. */
    MADE_MECHANISMS
} made_mechanism;

typedef struct made_maker {
    tkd_writer out;
    uint64_t state;
    bool has[MADE_MECHANISMS];
    bool is_local[3]; /**< By pool: one in each municipality. */
} made_maker;

/** A number below `below`. */
uint32_t made_lot(made_maker *make, uint32_t below);
/** One of the texts. */
const char *made_pick(made_maker *make, const char *const *from, uint32_t count);
#define MADE_PICK(make, array) made_pick((make), (array), sizeof(array) / sizeof((array)[0]))
/** One in `of` times, where the workspace has the mechanism. */
bool made_chance(made_maker *make, made_mechanism which, uint32_t of);
void made_write(made_maker *make, const char *text);
/** A distribution of days. */
const char *made_days(made_maker *make);
/** A distribution of minutes or hours; of days where nothing closes. */
const char *made_work(made_maker *make);

// made_items.c
/** The workspace in its plain style. */
tkd_text made_plain(tkd_arena *arena, uint64_t seed);

// made_journey.c
void made_journey(made_maker *make);
void made_bottlenecks(made_maker *make);

#endif
