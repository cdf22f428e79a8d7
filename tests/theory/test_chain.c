// SPDX-License-Identifier: EUPL-1.2
// Absorbing chains and Jackson networks against the power series e + P'e + P'P'e + …, summed with
// another program.
#include "tkd_test.h"

#include "teekond/theory.h"

TKD_CASE(theory, chain, visits_equal_the_power_series)
{
    const double entered[] = {1.0, 0.4, 0.0};
    const double routes[] = {0.1, 0.6, 0.2, 0.15, 0.05, 0.5, 0.0, 0.25, 0.3};
    const tkd_chain chain = {entered, routes, 3};
    double visits[3] = {0};

    CHECK_OK(tkd_chain_visits(&chain, visits, check_error()));
    CHECK_NEAR(visits[0], 1.4007220216606495, 1e-10);
    CHECK_NEAR(visits[1], 1.7376654632972321, 1e-10);
    CHECK_NEAR(visits[2], 1.6413959085439218, 1e-10);
}

TKD_CASE(theory, chain, trap_is_told)
{
    const double entered[] = {1.0, 0.0};
    const double routes[] = {0.0, 1.0, 1.0, 0.0};
    const tkd_chain chain = {entered, routes, 2};
    double visits[] = {-1.0, -1.0};

    CHECK_STATUS(tkd_chain_visits(&chain, visits, check_error()), TKD_ERR_LIMIT);
    CHECK_NEAR(visits[0], -1.0, 0.0);
}

TKD_CASE(theory, chain, rows_above_one_are_refused)
{
    const double entered[] = {1.0};
    const double routes[] = {1.2};
    const tkd_chain chain = {entered, routes, 1};
    double visits[1] = {0};

    CHECK_STATUS(tkd_chain_visits(&chain, visits, check_error()), TKD_ERR_VALUE);
}

static tkd_status visit_two(void *context)
{
    const double entered[] = {1.0, 0.0};
    const double routes[] = {0.25, 0.5, 0.1, 0.3};
    const tkd_chain chain = {entered, routes, 2};
    double visits[2] = {0};

    (void)context;
    return tkd_chain_visits(&chain, visits, NULL);
}

TKD_CASE(theory, chain, failing_memory_is_told)
{
    CHECK_TORTURE(visit_two, NULL);
}

// 3 per hour from outside into a; 60 % go on to b (2 servers), 30 % of those come back.
TKD_CASE(theory, chain, jackson_network_with_feedback)
{
    const double entered[] = {3.0, 0.0};
    const double routes[] = {0.0, 0.6, 0.3, 0.0};
    const double services[] = {5.0, 1.5};
    const uint32_t servers[] = {1, 2};
    const tkd_jackson network = {{entered, routes, 2}, services, servers};
    tkd_jackson_station stations[2] = {0};

    CHECK_OK(tkd_jackson_solve(&network, stations, check_error()));
    CHECK_NEAR(stations[0].arrivals_per_s, 3.658536585365854, 1e-12);
    CHECK_NEAR(stations[1].arrivals_per_s, 2.195121951219512, 1e-12);
    CHECK_NEAR(stations[0].mean_wait_s, 0.5454545454545453, 1e-12);
    CHECK_NEAR(stations[1].mean_wait_s, 0.7682458386683735, 1e-12);
    CHECK_NEAR(stations[1].utilization, 2.195121951219512 / 3.0, 1e-12);
}
