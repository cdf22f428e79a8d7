// SPDX-License-Identifier: EUPL-1.2
// Shapley's shares of a loss: what each bottleneck adds to the days saved, averaged over all orders in
// which they could be removed. Exact over all sets where they are few; else over orders drawn at random.
#include "teekond/analyse.h"

#include <math.h>

// One step of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
static uint64_t next_word(uint64_t *state)
{
    uint64_t word = *state += UINT64_C(0x9e3779b97f4a7c15);

    word = (word ^ word >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    word = (word ^ word >> 27) * UINT64_C(0x94d049bb133111eb);
    return word ^ word >> 31;
}

// Below `limit`, all equally likely: words of the last, incomplete round are thrown away.
static uint32_t next_below(uint64_t *state, uint32_t limit)
{
    const uint64_t rest = (UINT64_MAX % limit + 1) % limit;
    uint64_t word = next_word(state);

    while (word > UINT64_MAX - rest) {
        word = next_word(state);
    }
    return (uint32_t)(word % limit);
}

void tkd_analyse_order(uint64_t seed, uint64_t number, uint32_t *order, uint32_t count)
{
    uint64_t state = seed;

    state = next_word(&state) ^ number;
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
    }
    for (uint32_t i = count; i > 1; i--) {
        const uint32_t other = next_below(&state, i);
        const uint32_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

static uint32_t size_of(uint32_t set)
{
    uint32_t size = 0;

    for (; set != 0; set &= set - 1) {
        size++;
    }
    return size;
}

void tkd_analyse_shapley(const double *worth, uint32_t count, double *shares)
{
    double weights[TKD_SHAPLEY_EXACT_MOST] = {0.0}; // by the size of the set: s! (n − s − 1)! / n!

    TKD_REQUIRE(count <= TKD_SHAPLEY_EXACT_MOST);
    for (uint32_t s = 0; s < count; s++) {
        weights[s] = s == 0 ? 1.0 / count : weights[s - 1] * s / (count - s);
    }
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t own = 1u << i;
        shares[i] = 0.0;
        for (uint32_t set = 0; set < 1u << count; set++) {
            if ((set & own) == 0) {
                shares[i] += weights[size_of(set)] * (worth[set | own] - worth[set]);
            }
        }
    }
}

tkd_interaction_verdict tkd_analyse_interaction(tkd_estimate whole, tkd_estimate excess)
{
    if (isnan(whole.mean) || isnan(excess.mean) || isnan(excess.low)) {
        return TKD_INTERACTION_UNKNOWN;
    }
    if ((excess.low <= 0.0 && excess.high >= 0.0) ||
        fabs(excess.mean) <= TKD_INTERACTION_LEAST * fabs(whole.mean)) {
        return TKD_INTERACTION_NONE;
    }
    return excess.mean > 0.0 ? TKD_INTERACTION_REINFORCE : TKD_INTERACTION_HIDE;
}
