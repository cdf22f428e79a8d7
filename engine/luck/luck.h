// SPDX-License-Identifier: EUPL-1.2
// The client's luck: every draw is a pure function of who draws, where, and what for.
//
// A key is made in stages, each a mix of the key before with one more coordinate: seed and
// replication, municipality and group, party and member, step, visit, purpose, ordinal. Coordinates
// are hashes of ids, never positions. One uniform is taken from a finished key and turned into a
// value by the inverse of the distribution function, so that a longer distribution means a longer
// time for each same client.
//
// The mixer is Wang Yi's wyhash64 ("Modern Non-Cryptographic Hash Function and Pseudorandom Number
// Generator", 2019): the 64 x 64 -> 128 bit product of the two operands, then the product of its halves
// with these xored, each operand masked by a constant. The test of this room checks its uniformity,
// avalanche and independence of neighbouring coordinates.
#ifndef TKD_LUCK_LUCK_H
#define TKD_LUCK_LUCK_H

#include <string.h>

#include "teekond/figure.h"

/** What a draw decides: one coordinate of its key. Values are part of the promise that the same seed
 *  gives the same bytes: append, never renumber. */
typedef enum tkd_purpose {
    TKD_FOR_ARRIVAL = 1,
    TKD_FOR_PARTY,
    TKD_FOR_TRAIT,
    TKD_FOR_TAKE_UP,
    TKD_FOR_DELAY,
    TKD_FOR_BOOKING,
    TKD_FOR_NO_SHOW,
    TKD_FOR_TRAVEL,
    TKD_FOR_DURATION,
    TKD_FOR_SESSIONS,
    TKD_FOR_SESSION_GAP,
    TKD_FOR_PROCESSING,
    TKD_FOR_PATIENCE,
    TKD_FOR_DEADLINE,
    TKD_FOR_DROPOUT,
    TKD_FOR_REWORK,
    TKD_FOR_REWORK_WAIT,
    TKD_FOR_NEXT,
    TKD_FOR_NEXT_WAIT,
    TKD_FOR_NOT_BEFORE,
    TKD_FOR_COURSE,
    TKD_FOR_COURSE_LENGTH,
    TKD_FOR_QUEUE_LOT,
    TKD_FOR_ABSENCE_START,
    TKD_FOR_ABSENCE_LENGTH,
    TKD_FOR_EFFECT,
    TKD_FOR_TARGET_TIME,
    TKD_FOR_CLOSING,
} tkd_purpose;

// How keys are composed (tests/reference/reference_luck.c writes it down a second time), M being
// tkd_luck_mix and L the hash of an id or of its `luck:`:
//   replication  M(seed, 0x5851f42d4c957f2d + replication)
//   stream       M(replication, L(municipality) * 0x9e3779b97f4a7c15 ^ L(group)), modulo 2^64
//   client       M(M(stream, party), member + 1), parties and members from 0
//   draw         tkd_luck_draw(client, L(step), visit, purpose, ordinal): below
// - Of the stream itself, with its key as the client's, the number of the party as the step and visit
//   0: ARRIVAL (a unit exponential between parties), PARTY. Of the client with visit 0: TRAIT (L of
//   the trait's name as the step), TAKE_UP, DEADLINE.
// - Ordinals: BOOKING and NO_SHOW the number of the booking, TRAVEL, DURATION and PATIENCE that of the
//   session, SESSION_GAP that of the session it leads to, all from 0; DROPOUT, REWORK and REWORK_WAIT
//   an effect, its bottleneck's L + its number there; NEXT_WAIT L of the target; COURSE and CLOSING the
//   second of the start; QUEUE_LOT how many were taken from the queue before; else 0.
// - What an effect adds to a time draws for EFFECT, ordinal M(effect, purpose << 32 | ordinal).
// - Part i of a sum draws by tkd_luck_part(key, i); of a mixture the first uniform chooses the part and
//   is stretched to be the part's own.
// - Absences draw by M(M(seed, replication ^ L(pool) ^ L(place)), L(reason) + server), the number of
//   the absence as the step, visit 0; the reason is the pool or a bottleneck.

/** wyhash64: multiply, then multiply the halves and fold; both operands matter in every bit of the
 *  result. One fold alone would turn a counter (visit, party, ordinal) into an arithmetic progression,
 *  so that the third draw of a client follows from the first two. */
static inline uint64_t tkd_luck_mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(a ^ 0x2d358dccaa6c78a5u) * (b ^ 0x8bb84b93962eacc9u);

    product = (wide)((uint64_t)product ^ 0x2d358dccaa6c78a5u) *
              ((uint64_t)(product >> 64) ^ 0x8bb84b93962eacc9u);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/** What all draws of a client at a step have in common. */
static inline uint64_t tkd_luck_where(uint64_t client, uint64_t step)
{
    return tkd_luck_mix(client, step);
}

/** The key of one draw at such a place: visit counts from 1, ordinal says which of several. */
static inline uint64_t tkd_luck_at(uint64_t where, uint32_t visit, tkd_purpose purpose,
                                   uint64_t ordinal)
{
    return tkd_luck_mix(where ^ ordinal, ((uint64_t)purpose << 32 | visit) + 0x9e3779b97f4a7c15u);
}

/** The key of one draw of a client at a step. */
static inline uint64_t tkd_luck_draw(uint64_t client, uint64_t step, uint32_t visit,
                                     tkd_purpose purpose, uint64_t ordinal)
{
    return tkd_luck_at(tkd_luck_where(client, step), visit, purpose, ordinal);
}

/** The uniform of a finished key: the middle of one of 2^52 equal cells of (0, 1). With one more bit
 *  the last middle would round up to 1. */
static inline double tkd_luck_uniform(uint64_t key)
{
    const uint64_t bits = UINT64_C(0x3ff0000000000000) | key >> 12;
    double one_more = 0.0;

    memcpy(&one_more, &bits, sizeof one_more);
    return one_more - (1.0 - 0x1p-53);
}

/** Inverse of a distribution function, prepared; see inverse.c. */
typedef struct tkd_inverse tkd_inverse;

/** Logarithms by table (Tang, ACM Transactions on Mathematical Software 16, 1990): x = 2^k z with z in
 *  [0.75, 1.5), in one of equal cells of its mantissa, is 2^k / inverse · (1 + r) with |r| <= 2^-9. In
 *  the cell that ends at 1 the inverse is 1, so that logarithms near 0 keep all their digits. */
enum { TKD_LOGARITHM_BITS = 8, TKD_LOGARITHM_CELLS = 1 << TKD_LOGARITHM_BITS };
typedef struct tkd_logarithm_cell {
    double inverse;
    double logarithm; /**< −log of the inverse. */
} tkd_logarithm_cell;

/** What sampling needs: the figures and, for slow inverses, their tables. */
typedef struct tkd_samplers {
    const tkd_logarithm_cell *logarithms; /**< [TKD_LOGARITHM_CELLS] */
    const tkd_figures *figures;           /**< Borrowed. */
    const tkd_inverse **inverses; /**< By distribution; NULL where the inverse is a formula. */
} tkd_samplers;

/** Prepare all distributions of `figures`. Lives in `arena`. Tables of equal shape are shared.
 *  @param known  Samplers whose tables may be shared too; they must live as long. NULL: none. */
TKD_MUST_CHECK tkd_status tkd_samplers_build(const tkd_figures *figures, const tkd_samplers *known,
                                             tkd_arena *arena, tkd_samplers *samplers,
                                             tkd_error *err);

/** Quantile `u` of the unit exponential, −log(1 − u), within 10^-11. 1 − u is exact: both are odd
 *  multiples of 2^-53. */
static inline double tkd_luck_exponential(const tkd_samplers *samplers, double u)
{
    const uint64_t three_quarters = 0x3fe8000000000000u;
    const double x = 1.0 - u;
    const tkd_logarithm_cell *cell = NULL;
    uint64_t bits = 0;
    uint64_t above = 0;
    double z = 0.0;
    double r = 0.0;

    memcpy(&bits, &x, sizeof bits);
    above = bits - three_quarters;
    cell = &samplers->logarithms[above >> (52 - TKD_LOGARITHM_BITS) & (TKD_LOGARITHM_CELLS - 1)];
    bits -= above & 0xfff0000000000000u;
    memcpy(&z, &bits, sizeof z);
    r = z * cell->inverse - 1.0;
    return r * r * (0.5 - r * (1.0 / 3.0)) - r - cell->logarithm -
           (double)((int64_t)above >> 52) * 0x1.62e42fefa39efp-1;
}

/** Quantile `u` in (0, 1) of a distribution that is neither a mixture nor a sum, times `factor`, in its
 *  own unit (seconds, or working days, which are then rounded to whole ones). */
double tkd_sample_leaf(const tkd_samplers *samplers, int32_t dist, double u, double factor);

/** The same without factor, of a distribution in seconds. */
static inline double tkd_sample_plain(const tkd_samplers *samplers, int32_t dist, double u)
{
    const tkd_dist *shape = &samplers->figures->dists[dist];

    if (shape->kind == TKD_DIST_EXPONENTIAL) {
        return shape->p[0] * shape->times * tkd_luck_exponential(samplers, u);
    }
    return tkd_sample_leaf(samplers, dist, u, 1.0);
}

/** The part of a mixture that `u` falls into; `u` becomes its place within that part. */
int32_t tkd_sample_part(const tkd_samplers *samplers, int32_t dist, double *u);

/** The key of part `index` of a sum. */
static inline uint64_t tkd_luck_part(uint64_t key, uint32_t index)
{
    return tkd_luck_mix(key, 0xd6e8feb86659fd93u + index);
}

/** A draw in seconds of a distribution without working days; TKD_NONE gives 0. */
double tkd_sample_seconds(const tkd_samplers *samplers, int32_t dist, uint64_t key);

#endif
