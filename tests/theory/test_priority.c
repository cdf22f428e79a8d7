// SPDX-License-Identifier: EUPL-1.2
// Priorities against an exercise worked by hand, against each other, and against the conservation of
// work: whoever goes first, the work that waits is the same.
#include "tkd_test.h"

#include "teekond/theory.h"

// Urgent data: 1 a second, a quarter of a second each; standard data: 2, exponential, as long.
// W0 = (1/16 + 2 · 2/16) / 2 = 5/32; W1 = W0 / (3/4), W2 = W0 / (3/4 · 1/4).
TKD_CASE(theory, priority, two_classes_worked_by_hand)
{
    const tkd_mg1 classes[] = {{1.0, 0.25, 0.0}, {2.0, 0.25, 0.0625}};
    double waits_s[2] = {0};

    CHECK_OK(tkd_mg1_priority_waits(classes, 2, waits_s, check_error()));
    CHECK_NEAR(waits_s[0], 5.0 / 24.0, 1e-12);
    CHECK_NEAR(waits_s[1], 5.0 / 6.0, 1e-12);
}

TKD_CASE(theory, priority, one_class_is_pollaczek_and_khinchine)
{
    const tkd_mg1 queue = {0.7, 1.0, 0.4};
    double wait_s = 0.0;
    double alone_s = 0.0;

    CHECK_OK(tkd_mg1_priority_waits(&queue, 1, &alone_s, check_error()));
    CHECK_OK(tkd_mg1_mean_wait(&queue, &wait_s, check_error()));
    CHECK_NEAR(alone_s, wait_s, 1e-12);
}

// Kleinrock, Queueing Systems II (1976), section 3.4: Σ ρ W is that of first come, first served.
TKD_CASE(theory, priority, work_is_conserved)
{
    const tkd_mg1 classes[] = {{0.2, 1.3, 0.7}, {0.9, 0.2, 0.01}, {0.1, 2.5, 9.0}};
    const double load = 0.2 * 1.3 + 0.9 * 0.2 + 0.1 * 2.5;
    const double rest_s = (0.2 * (1.69 + 0.7) + 0.9 * (0.04 + 0.01) + 0.1 * (6.25 + 9.0)) / 2.0;
    double waits_s[3] = {0};

    CHECK_OK(tkd_mg1_priority_waits(classes, 3, waits_s, check_error()));
    CHECK_NEAR(0.26 * waits_s[0] + 0.18 * waits_s[1] + 0.25 * waits_s[2],
               load * rest_s / (1.0 - load), 1e-12);
    CHECK(waits_s[0] < waits_s[1] && waits_s[1] < waits_s[2]);
}

TKD_CASE(theory, priority, several_servers_share_the_mean_of_erlang_c)
{
    const tkd_mmc queue = {7.3, 2.385, 4};
    const tkd_mmc single = {0.7, 1.0, 1};
    const double shares[] = {0.2, 0.5, 0.3};
    const tkd_mg1 classes[] = {{0.14, 1.0, 1.0}, {0.35, 1.0, 1.0}, {0.21, 1.0, 1.0}};
    double waits_s[3] = {0};
    double same_s[3] = {0};
    double mean_s = 0.0;

    CHECK_OK(tkd_mmc_priority_waits(&queue, shares, 3, waits_s, check_error()));
    CHECK_OK(tkd_mmc_mean_wait(&queue, &mean_s, check_error()));
    CHECK_NEAR(0.2 * waits_s[0] + 0.5 * waits_s[1] + 0.3 * waits_s[2], mean_s, 1e-12);
    CHECK_OK(tkd_mmc_priority_waits(&single, shares, 3, waits_s, check_error()));
    CHECK_OK(tkd_mg1_priority_waits(classes, 3, same_s, check_error()));
    for (size_t i = 0; i < 3; i++) {
        CHECK_NEAR(waits_s[i], same_s[i], 1e-12);
    }
}

TKD_CASE(theory, priority, overload_and_nonsense_are_told)
{
    const tkd_mg1 much[] = {{0.5, 1.0, 0.0}, {0.5, 1.0, 0.0}};
    const tkd_mg1 odd[] = {{0.5, 1.0, -1.0}};
    const tkd_mmc queue = {7.3, 2.385, 4};
    const double shares[] = {0.2, 0.5};
    double waits_s[] = {17.0, 17.0};

    CHECK_STATUS(tkd_mg1_priority_waits(much, 2, waits_s, check_error()), TKD_ERR_LIMIT);
    CHECK_STATUS(tkd_mg1_priority_waits(odd, 1, waits_s, check_error()), TKD_ERR_VALUE);
    CHECK_STATUS(tkd_mmc_priority_waits(&queue, shares, 2, waits_s, check_error()), TKD_ERR_VALUE);
    CHECK_NEAR(waits_s[0], 17.0, 0.0);
}
