// SPDX-License-Identifier: EUPL-1.2
// The mixer as a generator: uniform, changed by every bit, and independent over four neighbours in
// each coordinate. Bounds are the chi-square quantiles of 10⁻⁶ at the degrees of freedom stated.
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "luck/luck.h"
#include "tkd_test.h"

enum { CELLS = 256, DRAWS = 1 << 20 };

static void check_even(const double *counts, size_t cells, double draws, const char *of)
{
    const double expected = draws / (double)cells;
    double chi = 0.0;

    for (size_t i = 0; i < cells; i++) {
        chi += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    check_covers(gsl_cdf_chisq_Pinv(1e-6, (double)cells - 1.0),
                 gsl_cdf_chisq_Qinv(1e-6, (double)cells - 1.0), chi, of, __FILE__, __LINE__);
}

TKD_CASE(luck, draws, uniforms_are_uniform)
{
    static double counts[CELLS];

    for (uint64_t i = 0; i < DRAWS; i++) {
        const double u =
            tkd_luck_uniform(tkd_luck_draw(i, UINT64_C(0x8f3a1d5522), 1, TKD_FOR_DELAY, 0));
        CHECK(u > 0.0 && u < 1.0);
        counts[(size_t)(u * CELLS)]++;
    }
    check_even(counts, CELLS, DRAWS, "chi-square of uniforms");
}

TKD_CASE(luck, draws, ends_of_the_unit_interval_are_never_reached)
{
    CHECK(tkd_luck_uniform(0) > 0.0);
    CHECK(tkd_luck_uniform(UINT64_MAX) < 1.0);
    CHECK(-log1p(-tkd_luck_uniform(UINT64_MAX)) < 40.0);
}

// A changed bit of the client or of the step changes each bit of the key with probability one half.
TKD_CASE(luck, draws, every_bit_avalanches)
{
    enum { TRIALS = 4096 };
    static double flips[64];

    for (unsigned bit = 0; bit < 64; bit++) {
        for (size_t i = 0; i < 64; i++) {
            flips[i] = 0.0;
        }
        for (uint64_t i = 0; i < TRIALS; i++) {
            const uint64_t client = i * UINT64_C(0x9e3779b97f4a7c15);
            const uint64_t step = i ^ UINT64_C(0x51ab);
            const uint64_t before = tkd_luck_draw(client, step, 1, TKD_FOR_DELAY, 0);
            const uint64_t after =
                i % 2 == 0 ? tkd_luck_draw(client ^ UINT64_C(1) << bit, step, 1, TKD_FOR_DELAY, 0)
                           : tkd_luck_draw(client, step ^ UINT64_C(1) << bit, 1, TKD_FOR_DELAY, 0);
            for (size_t out = 0; out < 64; out++) {
                flips[out] += (double)((before ^ after) >> out & 1);
            }
        }
        for (size_t out = 0; out < 64; out++) {
            CHECK_NEAR(flips[out] / TRIALS, 0.5, 0.05); // 6.4 standard deviations
        }
    }
}

// Coordinates that count up: which of them does a draw take its number from?
typedef enum axis {
    AXIS_VISIT,
    AXIS_ORDINAL,
    AXIS_PARTY,
    AXIS_MEMBER,
    AXIS_REPLICATION,
    AXIS_PURPOSE,
    AXIS_PART,
    AXIS_COUNT
} axis;

static const char *const axis_names[AXIS_COUNT] = {"visits",       "ordinals", "parties", "members",
                                                   "replications", "purposes", "parts"};

static uint64_t key_at(axis along, uint64_t client, uint32_t n)
{
    const uint64_t step = UINT64_C(0x3c6ef372fe94f82b);

    switch (along) {
    case AXIS_VISIT: return tkd_luck_draw(client, step, 1 + n, TKD_FOR_NEXT, 0);
    case AXIS_ORDINAL: return tkd_luck_draw(client, step, 1, TKD_FOR_NO_SHOW, n);
    case AXIS_PARTY: return tkd_luck_draw(client, n, 0, TKD_FOR_ARRIVAL, 0);
    case AXIS_MEMBER: return tkd_luck_draw(tkd_luck_mix(client, n + 1), step, 1, TKD_FOR_DELAY, 0);
    case AXIS_REPLICATION:
        return tkd_luck_draw(tkd_luck_mix(client, UINT64_C(0x5851f42d4c957f2d) + n), step, 1,
                             TKD_FOR_DELAY, 0);
    case AXIS_PURPOSE: return tkd_luck_draw(client, step, 1, (tkd_purpose)(n + 1), 0);
    case AXIS_PART: return tkd_luck_part(tkd_luck_draw(client, step, 1, TKD_FOR_DELAY, 0), n);
    case AXIS_COUNT: break;
    }
    return 0;
}

// Four consecutive draws fall evenly into the 8⁴ cells of the unit cube.
TKD_CASE(luck, draws, four_neighbours_are_independent_in_every_coordinate)
{
    enum { SIDE = 8, CUBE = SIDE * SIDE * SIDE * SIDE, CLIENTS = 100000 };
    static double counts[CUBE];

    for (axis along = AXIS_VISIT; along < AXIS_COUNT; along++) {
        for (uint32_t from = 0; from < 6; from += 3) {
            for (size_t i = 0; i < CUBE; i++) {
                counts[i] = 0.0;
            }
            for (uint64_t client = 0; client < CLIENTS; client++) {
                const uint64_t own = tkd_luck_mix(7, client);
                size_t cell = 0;
                for (uint32_t n = 0; n < 4; n++) {
                    const double u = tkd_luck_uniform(key_at(along, own, from + n));
                    cell = cell * SIDE + (size_t)(u * SIDE);
                }
                counts[cell]++;
            }
            check_even(counts, CUBE, CLIENTS, axis_names[along]);
        }
    }
}

// The clients themselves are numbered: neighbours in number have nothing in common.
TKD_CASE(luck, draws, four_neighbouring_clients_are_independent)
{
    enum { SIDE = 8, CUBE = SIDE * SIDE * SIDE * SIDE, CLIENTS = 100000 };
    static double counts[CUBE];

    for (uint64_t first = 0; first < CLIENTS; first++) {
        size_t cell = 0;
        for (uint64_t n = 0; n < 4; n++) {
            const uint64_t party = tkd_luck_mix(UINT64_C(0x243f6a88), 4 * first + n);
            const uint64_t client = tkd_luck_mix(party, 1);
            const double u =
                tkd_luck_uniform(tkd_luck_draw(client, UINT64_C(99), 1, TKD_FOR_DELAY, 0));
            cell = cell * SIDE + (size_t)(u * SIDE);
        }
        counts[cell]++;
    }
    check_even(counts, CUBE, CLIENTS, "neighbouring clients");
}

TKD_CASE(luck, draws, keys_do_not_repeat)
{
    enum { KEYS = 1 << 16, ROOM = 4 * KEYS };
    static uint64_t keys[KEYS];
    static uint64_t seen[ROOM]; // open addressing
    size_t count = 0;

    for (uint64_t client = 0; client < 64; client++) {
        for (uint32_t visit = 0; visit < 32; visit++) {
            for (uint64_t ordinal = 0; ordinal < 32; ordinal++) {
                keys[count++] = tkd_luck_draw(client, 5, visit, TKD_FOR_BOOKING, ordinal);
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)(keys[i] % ROOM);
        while (seen[at] != 0) {
            CHECK(seen[at] != keys[i]);
            at = (at + 1) % ROOM;
        }
        seen[at] = keys[i];
    }
}
