// SPDX-License-Identifier: EUPL-1.2
// M/M/c against Erlang's direct sum, made with another program.
#include "tkd_test.h"

#include "teekond/theory.h"

static const tkd_mmc counter = {7.3, 2.385, 4};

TKD_CASE(theory, mmc, waiting_share_equals_the_direct_sum)
{
    const tkd_mmc large = {37.0, 1.3, 31};
    double share = 0.0;

    CHECK_OK(tkd_mmc_waiting_share(&counter, &share, check_error()));
    CHECK_NEAR(share, 0.5352374642011244, 1e-13);
    CHECK_OK(tkd_mmc_waiting_share(&large, &share, check_error()));
    CHECK_NEAR(share, 0.542759907348349, 1e-13);
}

TKD_CASE(theory, mmc, one_server_waits_as_mm1)
{
    const tkd_mmc queue = {0.83, 1.19, 1};
    double wait_s = 0.0;

    CHECK_OK(tkd_mmc_mean_wait(&queue, &wait_s, check_error()));
    CHECK_NEAR(wait_s, 0.83 / 1.19 / (1.19 - 0.83), 1e-12);
}

TKD_CASE(theory, mmc, wait_quantile_equals_independent_computation)
{
    const double shares[] = {0.3, 0.9};
    double waits_s[] = {-1.0, -1.0};

    CHECK_OK(tkd_mmc_wait_quantiles(&counter, shares, 2, waits_s, check_error()));
    CHECK_NEAR(waits_s[0], 0.0, 0.0); // 46 % do not wait at all
    CHECK_NEAR(waits_s[1], 0.7489019289, 1e-9);
}

// Erlang B's loss at which tables of traffic engineers list an offered load (in erlangs, to the digits
// of the tables, as in ITU's Teletraffic Engineering Handbook), from his C: B = C (1 − ρ) / (1 − ρ C).
TKD_CASE(theory, mmc, losses_are_those_of_the_traffic_tables)
{
    static const struct {
        double loss;
        double erlangs;
        uint32_t lines;
    } table[] = {{0.01, 4.461, 10},  {0.05, 6.216, 10},  {0.01, 12.03, 20}, {0.05, 15.25, 20},
                 {0.01, 84.06, 100}, {0.02, 87.97, 100}, {0.02, 0.2235, 2}, {0.10, 0.1111, 1}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const tkd_mmc queue = {table[i].erlangs, 1.0, table[i].lines};
        const double load = table[i].erlangs / table[i].lines;
        double share = 0.0;
        CHECK_OK(tkd_mmc_waiting_share(&queue, &share, check_error()));
        CHECK_NEAR_SHARE(share * (1.0 - load) / (1.0 - load * share), table[i].loss, 2e-3);
    }
}

// A person who is drawn by lot: moments of the backward equations, solved by another program.
TKD_CASE(theory, mmc, square_of_the_wait_by_order_and_by_lot)
{
    const tkd_mmc queue = {7.0, 10.0, 1};
    const tkd_mmc other = {1.0, 4.0, 1};
    double square = 0.0;

    CHECK_OK(tkd_mmc_mean_square_wait(&queue, false, &square, check_error()));
    CHECK_NEAR(square, 2.0 * 0.7 / 9.0, 1e-12);
    CHECK_OK(tkd_mmc_mean_square_wait(&queue, true, &square, check_error()));
    CHECK_NEAR(square, 0.23931623931623913, 1e-12);
    CHECK_OK(tkd_mmc_mean_square_wait(&other, true, &square, check_error()));
    CHECK_NEAR(square, 0.06349206349206347, 1e-12);
}

TKD_CASE(theory, mmc, overload_and_nonsense_are_told)
{
    const tkd_mmc overloaded = {9.54, 2.385, 4};
    const tkd_mmc nobody = {1.0, 1.0, 0};
    const tkd_mmc odd = {-1.0, 1.0, 2};
    const double beyond = 1.0;
    double wait_s = 17.0;

    CHECK_STATUS(tkd_mmc_mean_wait(&overloaded, &wait_s, check_error()), TKD_ERR_LIMIT);
    CHECK_STATUS(tkd_mmc_mean_wait(&nobody, &wait_s, check_error()), TKD_ERR_VALUE);
    CHECK_STATUS(tkd_mmc_mean_wait(&odd, &wait_s, check_error()), TKD_ERR_VALUE);
    CHECK_STATUS(tkd_mmc_wait_quantiles(&counter, &beyond, 1, &wait_s, check_error()),
                 TKD_ERR_VALUE);
    CHECK_NEAR(wait_s, 17.0, 0.0);
}
