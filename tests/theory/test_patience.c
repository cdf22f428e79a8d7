// SPDX-License-Identifier: EUPL-1.2
// Constant patience: against the density integrated step by step by another program, and against the
// queues that it turns into when patience is endless or hardly any.
#include "tkd_test.h"

#include "teekond/theory.h"

static void check_queue(tkd_erlang_a queue, double waiting, double abandoned, double wait_s)
{
    tkd_erlang_a_state state = {0};

    CHECK_OK(tkd_barrer_solve(&queue, &state, check_error()));
    CHECK_NEAR(state.waiting_share, waiting, 1e-9);
    CHECK_NEAR(state.abandoned_share, abandoned, 1e-9);
    CHECK_NEAR(state.mean_wait_s, wait_s, 1e-9);
    CHECK_NEAR(state.mean_queue, wait_s * queue.queue.arrivals_per_s, 1e-8);
}

TKD_CASE(theory, patience, equals_the_integrated_density)
{
    check_queue((tkd_erlang_a){{7.0, 10.0, 1}, 0.2}, 0.5896494817452338, 0.15764359750694037,
                0.07043494924302798);
    check_queue((tkd_erlang_a){{7.3, 2.385, 4}, 0.71}, 0.49290129615699135, 0.02795153044120726,
                0.14289151046564597);
    // As many as the servers can do, and twice as many.
    check_queue((tkd_erlang_a){{9.54, 2.385, 4}, 0.5}, 0.7222656861216104, 0.12517602879026007,
                0.2118604287275924);
    check_queue((tkd_erlang_a){{19.0, 2.385, 4}, 3.1}, 0.9999999999999319, 0.4978947363942342,
                3.046923333462478);
}

TKD_CASE(theory, patience, near_the_load_of_one_nothing_jumps)
{
    tkd_erlang_a_state below = {0};
    tkd_erlang_a_state above = {0};

    static const double patiences_s[] = {0.01, 0.1, 1.0, 10.0, 100.0};

    for (size_t i = 0; i < sizeof patiences_s / sizeof *patiences_s; i++) {
        const double patience_s = patiences_s[i];
        const double edge = 1e-4 / patience_s; // where the series takes over
        const tkd_erlang_a queues[] = {{{1.0 - edge * 1.00001, 1.0, 1}, patience_s},
                                       {{1.0 - edge * 0.99999, 1.0, 1}, patience_s}};
        CHECK_OK(tkd_barrer_solve(&queues[0], &below, check_error()));
        CHECK_OK(tkd_barrer_solve(&queues[1], &above, check_error()));
        CHECK_NEAR_SHARE(below.mean_wait_s, above.mean_wait_s, 1e-5);
        CHECK_NEAR_SHARE(below.abandoned_share, above.abandoned_share, 1e-5);
    }
}

TKD_CASE(theory, patience, endless_patience_is_erlang_c)
{
    const tkd_erlang_a counter = {{7.3, 2.385, 4}, 1e4};
    tkd_erlang_a_state state = {0};
    double wait_s = 0.0;

    CHECK_OK(tkd_mmc_mean_wait(&counter.queue, &wait_s, check_error()));
    CHECK_OK(tkd_barrer_solve(&counter, &state, check_error()));
    CHECK_NEAR_SHARE(state.mean_wait_s, wait_s, 1e-9);
    CHECK_NEAR(state.abandoned_share, 0.0, 1e-12);
}

// Two servers of 1 an hour, one client an hour: B = (1/2) / (1 + 1 + 1/2).
TKD_CASE(theory, patience, no_patience_is_erlang_b)
{
    const tkd_erlang_a counter = {{1.0, 1.0, 2}, 1e-9};
    tkd_erlang_a_state state = {0};

    CHECK_OK(tkd_barrer_solve(&counter, &state, check_error()));
    CHECK_NEAR(state.abandoned_share, 0.2, 1e-8);
}

// Far above the load the density grows by e^10000: no overflow, and what is not served gives up.
TKD_CASE(theory, patience, hopeless_overload_has_a_steady_state)
{
    const tkd_erlang_a counter = {{200.0, 1.0, 100}, 100.0};
    tkd_erlang_a_state state = {0};

    CHECK_OK(tkd_barrer_solve(&counter, &state, check_error()));
    CHECK_NEAR(state.abandoned_share, 0.5, 1e-9);
    CHECK_NEAR(state.mean_wait_s, 100.0, 0.02);
    CHECK_NEAR(state.busy_servers, 100.0, 1e-6);
}

TKD_CASE(theory, patience, nonsense_is_refused)
{
    const tkd_erlang_a counter = {{7.3, 2.385, 4}, -1.0};
    tkd_erlang_a_state state = {0};

    CHECK_STATUS(tkd_barrer_solve(&counter, &state, check_error()), TKD_ERR_VALUE);
}
