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
