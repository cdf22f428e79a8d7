// SPDX-License-Identifier: EUPL-1.2
// The reference's own luck: the convention of keys that engine/luck/luck.h describes, written down a
// second time, with exact inverses of every distribution function (GSL) where the engine interpolates.
#ifndef TKD_REFERENCE_LUCK_H
#define TKD_REFERENCE_LUCK_H

#include "reference_calendar.h"

/** What a draw decides. The numbers are those of the convention. */
typedef enum luck_purpose {
    LUCK_ARRIVAL = 1,
    LUCK_PARTY = 2,
    LUCK_TRAIT = 3,
    LUCK_TAKE_UP = 4,
    LUCK_DELAY = 5,
    LUCK_BOOKING = 6,
    LUCK_NO_SHOW = 7,
    LUCK_TRAVEL = 8,
    LUCK_DURATION = 9,
    LUCK_SESSIONS = 10,
    LUCK_SESSION_GAP = 11,
    LUCK_PROCESSING = 12,
    LUCK_PATIENCE = 13,
    LUCK_DEADLINE = 14,
    LUCK_DROPOUT = 15,
    LUCK_REWORK = 16,
    LUCK_REWORK_WAIT = 17,
    LUCK_NEXT = 18,
    LUCK_NEXT_WAIT = 19,
    LUCK_NOT_BEFORE = 20,
    LUCK_COURSE = 21,
    LUCK_QUEUE_LOT = 23,
    LUCK_ABSENCE_START = 24,
    LUCK_ABSENCE_LENGTH = 25,
    LUCK_EFFECT = 26,
    LUCK_CLOSING = 28,
} luck_purpose;

/** One key made of another and one more coordinate. */
uint64_t luck_mix(uint64_t a, uint64_t b);
/** The key of people of one group in one municipality in one replication. */
uint64_t luck_of_stream(const tkd_model *model, uint64_t seed, uint32_t replication,
                        int32_t municipality, int32_t group);
/** The key of one of them. */
uint64_t luck_of_client(uint64_t stream, uint64_t party, uint32_t member);
/** The key of a draw: `step` is the hash of a step's or trait's id; 0 and visit 0 where none. */
uint64_t luck_of_draw(uint64_t client, uint64_t step, uint32_t visit, luck_purpose purpose,
                      uint64_t ordinal);
/** The key of the ordinal that belongs to a bottleneck's addition to a time. */
uint64_t luck_of_addition(uint64_t effect, luck_purpose purpose, uint64_t ordinal);
/** The uniform of a key, inside (0, 1). */
double luck_uniform(uint64_t key);

/** A draw of a distribution that begins at `from_s`, all of it times `factor`: when it ends. Working
 *  days are counted by `hours`. */
double luck_draw_end(const tkd_model *model, opening_hours hours, int32_t dist, uint64_t key,
                     double factor, double from_s);

#endif
