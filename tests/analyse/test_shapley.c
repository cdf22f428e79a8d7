// SPDX-License-Identifier: EUPL-1.2
// Shapley's shares by hand, and the orders that are drawn for them.
#include <math.h>

#include "tkd_test.h"

#include "teekond/analyse.h"

// A left glove and two right ones: a pair is worth 1. The left one has 2/3, each right one 1/6.
TKD_CASE(analyse, shapley, gloves_are_shared_as_in_the_textbook)
{
    static const double worth[8] = {0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0};
    double shares[3];

    tkd_analyse_shapley(worth, 3, shares);
    CHECK_NEAR(shares[0], 2.0 / 3.0, 1e-15);
    CHECK_NEAR(shares[1], 1.0 / 6.0, 1e-15);
    CHECK_NEAR(shares[2], 1.0 / 6.0, 1e-15);
}

// Ten members whose worth is the square of a sum: φ_i = a_i × (sum of all), by symmetry of each product.
TKD_CASE(analyse, shapley, most_members_share_a_square)
{
    static double worth[1 << TKD_SHAPLEY_EXACT_MOST];
    double shares[TKD_SHAPLEY_EXACT_MOST];
    double all = 0.0;

    for (uint32_t set = 0; set < 1u << TKD_SHAPLEY_EXACT_MOST; set++) {
        double sum = 0.0;
        for (uint32_t i = 0; i < TKD_SHAPLEY_EXACT_MOST; i++) {
            sum += (set >> i & 1) != 0 ? 1.25 * i + 0.5 : 0.0;
        }
        worth[set] = sum * sum;
        all = sum;
    }
    tkd_analyse_shapley(worth, TKD_SHAPLEY_EXACT_MOST, shares);
    for (uint32_t i = 0; i < TKD_SHAPLEY_EXACT_MOST; i++) {
        CHECK_NEAR_SHARE(shares[i], (1.25 * i + 0.5) * all, 1e-12);
    }
}

// 24 orders of four, 24000 draws: χ² with 23 degrees of freedom is below 49.7 in 99.9 % of the cases.
TKD_CASE(analyse, shapley, orders_are_equally_likely)
{
    enum { ORDERS = 24, EACH = 1000 };
    uint32_t counts[256] = {0};
    uint32_t order[4];
    double square = 0.0;
    size_t found = 0;

    for (uint64_t number = 0; number < ORDERS * EACH; number++) {
        tkd_analyse_order(77, number, order, 4);
        counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
    }
    for (size_t i = 0; i < 256; i++) {
        const double off = (double)counts[i] - EACH;
        square += counts[i] > 0 ? off * off / EACH : 0.0;
        found += counts[i] > 0 ? 1 : 0;
    }
    CHECK_SIZE(found, ORDERS);
    CHECK(square < 49.7);
}

TKD_CASE(analyse, shapley, an_order_hangs_on_seed_and_number_alone)
{
    uint32_t a[40];
    uint32_t b[40];
    uint32_t same = 0;

    tkd_analyse_order(5, 9, a, 40);
    tkd_analyse_order(5, 9, b, 40);
    for (size_t i = 0; i < 40; i++) {
        CHECK_SIZE(a[i], b[i]);
    }
    tkd_analyse_order(6, 9, b, 40);
    for (size_t i = 0; i < 40; i++) {
        same += a[i] == b[i] ? 1 : 0;
    }
    CHECK(same < 10);
}

TKD_CASE(analyse, shapley, sums_are_judged_by_their_interval)
{
    const tkd_estimate whole = {1000.0, 900.0, 1100.0, 5};
    const tkd_estimate unknown = {200.0, (double)NAN, (double)NAN, 1};

    CHECK_SIZE(tkd_analyse_interaction(whole, (tkd_estimate){50.0, -1.0, 101.0, 5}),
               TKD_INTERACTION_NONE);
    CHECK_SIZE(tkd_analyse_interaction(whole, (tkd_estimate){9.5, 9.0, 10.0, 5}),
               TKD_INTERACTION_NONE);
    CHECK_SIZE(tkd_analyse_interaction(whole, (tkd_estimate){50.0, 1.0, 99.0, 5}),
               TKD_INTERACTION_REINFORCE);
    CHECK_SIZE(tkd_analyse_interaction(whole, (tkd_estimate){-50.0, -99.0, -1.0, 5}),
               TKD_INTERACTION_HIDE);
    CHECK_SIZE(tkd_analyse_interaction(whole, unknown), TKD_INTERACTION_UNKNOWN);
}
