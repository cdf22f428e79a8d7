// SPDX-License-Identifier: EUPL-1.2
// Erlang A against the birth and death chain summed from the empty state by another program, where
// those who give up are who is not served.
#include "tkd_test.h"

#include "teekond/theory.h"

TKD_CASE(theory, erlang_a, steady_state_equals_the_plain_sum)
{
    const tkd_erlang_a counter = {{7.3, 2.385, 4}, 0.71};
    tkd_erlang_a_state state = {0};

    CHECK_OK(tkd_erlang_a_solve(&counter, &state, check_error()));
    CHECK_NEAR(state.waiting_share, 0.39775685877070016, 1e-12);
    CHECK_NEAR(state.abandoned_share, 0.09076856752021689, 1e-12);
    CHECK_NEAR(state.mean_wait_s, 0.06444568293935388, 1e-12);
    CHECK_NEAR(state.mean_queue, 0.4704534854572833, 1e-12);
    CHECK_NEAR(state.busy_servers, 2.782972518701223, 1e-12);
}

// Garnett, Mandelbaum, Reiman, "Designing a Call Center with Impatient Customers", M&SOM 4 (2002),
// table 1: 48 calls a minute, 1 minute each, 50 agents; patience of 2 minutes, or endless.
TKD_CASE(theory, erlang_a, the_published_call_centre)
{
    const tkd_erlang_a centre = {{48.0 / 60, 1.0 / 60, 50}, 120.0};
    tkd_erlang_a_state state = {0};
    const double most = 0.9;
    double wait_s = 0.0;

    CHECK_OK(tkd_erlang_a_solve(&centre, &state, check_error()));
    CHECK_NEAR(state.abandoned_share, 0.031, 0.0005);
    CHECK_NEAR(state.mean_wait_s, 3.7, 0.05);
    CHECK_NEAR(state.mean_queue, 3.0, 0.5);
    CHECK_NEAR(state.busy_servers / 50.0, 0.93, 0.005);
    CHECK_OK(tkd_mmc_mean_wait(&centre.queue, &wait_s, check_error()));
    CHECK_NEAR(wait_s, 20.8, 0.05);
    CHECK_OK(tkd_mmc_wait_quantiles(&centre.queue, &most, 1, &wait_s, check_error()));
    CHECK_NEAR(wait_s, 58.1, 0.05);
}

TKD_CASE(theory, erlang_a, overload_has_a_steady_state)
{
    const tkd_erlang_a counter = {{19.0, 2.385, 4}, 3.1};
    tkd_erlang_a_state state = {0};

    CHECK_OK(tkd_erlang_a_solve(&counter, &state, check_error()));
    CHECK_NEAR(state.abandoned_share, 0.4978959821797242, 1e-12);
    CHECK_NEAR(state.mean_queue, 29.326073350385727, 1e-10);
}

TKD_CASE(theory, erlang_a, endless_patience_is_erlang_c)
{
    const tkd_erlang_a counter = {{7.3, 2.385, 4}, 1e9};
    tkd_erlang_a_state state = {0};
    double wait_s = 0.0;

    CHECK_OK(tkd_mmc_mean_wait(&counter.queue, &wait_s, check_error()));
    CHECK_OK(tkd_erlang_a_solve(&counter, &state, check_error()));
    CHECK_NEAR_SHARE(state.mean_wait_s, wait_s, 1e-7);
}

TKD_CASE(theory, erlang_a, no_patience_is_refused)
{
    const tkd_erlang_a counter = {{7.3, 2.385, 4}, 0.0};
    tkd_erlang_a_state state = {0};

    CHECK_STATUS(tkd_erlang_a_solve(&counter, &state, check_error()), TKD_ERR_VALUE);
}
