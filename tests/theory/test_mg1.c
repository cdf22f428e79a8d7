// SPDX-License-Identifier: EUPL-1.2
// M/G/1: special cases with formulas of their own; M/D/1's distribution against its embedded chain.
#include "tkd_test.h"

#include "teekond/theory.h"

TKD_CASE(theory, mg1, exponential_service_waits_as_mm1)
{
    const tkd_mg1 queue = {0.83, 1.0 / 1.19, 1.0 / (1.19 * 1.19)};
    double wait_s = 0.0;

    CHECK_OK(tkd_mg1_mean_wait(&queue, &wait_s, check_error()));
    CHECK_NEAR(wait_s, 0.83 / 1.19 / (1.19 - 0.83), 1e-12);
}

TKD_CASE(theory, mg1, constant_service_waits_half_as_long)
{
    const tkd_mg1 constant = {0.7, 1.0, 0.0};
    const tkd_mg1 exponential = {0.7, 1.0, 1.0};
    double half_s = 0.0;
    double whole_s = 0.0;

    CHECK_OK(tkd_mg1_mean_wait(&constant, &half_s, check_error()));
    CHECK_OK(tkd_mg1_mean_wait(&exponential, &whole_s, check_error()));
    CHECK_NEAR(half_s, whole_s / 2.0, 1e-15);
    CHECK_NEAR(half_s, 0.7 / 0.6, 1e-12);
}

TKD_CASE(theory, mg1, constant_service_distribution_equals_the_chain_at_departures)
{
    double share = 0.0;

    CHECK_OK(tkd_md1_wait_share(0.83, 1.0, 0.0, &share, check_error()));
    CHECK_NEAR(share, 0.17, 1e-14);
    CHECK_OK(tkd_md1_wait_share(0.83, 1.0, 2.7, &share, check_error()));
    CHECK_NEAR(share, 0.666281682835139, 1e-12);
    CHECK_OK(tkd_md1_wait_share(0.83, 1.0, 3.0, &share, check_error()));
    CHECK_NEAR(share, 0.7005281389869669, 1e-11);
    CHECK_OK(tkd_md1_wait_share(0.83, 1.0, 8.0, &share, check_error()));
    CHECK_NEAR(share, 0.9509340794110519, 1e-9);
    CHECK_OK(tkd_md1_wait_share(0.95, 1.0, 19.5, &share, check_error()));
    CHECK_NEAR(share, 0.8670164979616425, 1e-6);
}

// Carloads of one, two, three people (1/4, 1/2, 1/4), 4 an hour, served at 20 an hour: the party's
// turn is that of an M/G/1 queue, 4 · E[B²] / 2 / 0.6 with E[B²] = (2 + 4.5) / 400; in it (4.5 − 2) / 4
// people are before one.
TKD_CASE(theory, mg1, parties_wait_for_their_turn_and_for_each_other)
{
    const tkd_party_queue queue = {4.0, 2.0, 4.5, 20.0};
    const tkd_party_queue single = {7.0, 1.0, 1.0, 10.0};
    const tkd_party_queue odd = {4.0, 2.0, 3.9, 20.0};
    const tkd_party_queue much = {10.0, 2.0, 4.5, 20.0};
    double wait_s = 0.0;

    CHECK_OK(tkd_party_mean_wait(&queue, &wait_s, check_error()));
    CHECK_NEAR(wait_s, 4.0 * 6.5 / 400.0 / 1.2 + 2.5 / 4.0 / 20.0, 1e-12);
    CHECK_OK(tkd_party_mean_wait(&single, &wait_s, check_error()));
    CHECK_NEAR(wait_s, 0.7 / 3.0, 1e-12);
    CHECK_STATUS(tkd_party_mean_wait(&odd, &wait_s, check_error()), TKD_ERR_VALUE);
    CHECK_STATUS(tkd_party_mean_wait(&much, &wait_s, check_error()), TKD_ERR_LIMIT);
}

TKD_CASE(theory, mg1, overload_and_nonsense_are_told)
{
    const tkd_mg1 overloaded = {1.0, 1.0, 0.0};
    const tkd_mg1 odd = {1.0, 0.5, -1.0};
    double wait_s = 0.0;

    CHECK_STATUS(tkd_mg1_mean_wait(&overloaded, &wait_s, check_error()), TKD_ERR_LIMIT);
    CHECK_STATUS(tkd_mg1_mean_wait(&odd, &wait_s, check_error()), TKD_ERR_VALUE);
    CHECK_STATUS(tkd_md1_wait_share(0.5, 1.0, 21.0, &wait_s, check_error()), TKD_ERR_LIMIT);
    CHECK_STATUS(tkd_md1_wait_share(1.5, 1.0, 2.0, &wait_s, check_error()), TKD_ERR_LIMIT);
    CHECK_STATUS(tkd_md1_wait_share(0.5, 1.0, -2.0, &wait_s, check_error()), TKD_ERR_VALUE);
}
