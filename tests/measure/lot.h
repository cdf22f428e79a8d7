// SPDX-License-Identifier: EUPL-1.2
// Random numbers of the tests' own: what the engine draws from is not trusted here.
#ifndef TKD_TEST_LOT_H
#define TKD_TEST_LOT_H

#include <math.h>
#include <stdint.h>

/** A generator: xorshift64* (Vigna 2016). Begins with any state but 0. */
typedef struct source {
    uint64_t state;
} source;

static inline double uniform(source *from)
{
    from->state ^= from->state >> 12;
    from->state ^= from->state << 25;
    from->state ^= from->state >> 27;
    return ((double)(from->state * UINT64_C(2685821657736338717) >> 12) + 0.5) * 0x1p-52;
}

static inline double exponential(source *from, double mean)
{
    return -mean * log(uniform(from));
}

/** A count with mean `mean`: unit times until their sum passes it. */
static inline uint32_t poisson(source *from, double mean)
{
    uint32_t count = 0;

    for (double sum = exponential(from, 1.0); sum < mean; sum += exponential(from, 1.0)) {
        count++;
    }
    return count;
}

#endif
