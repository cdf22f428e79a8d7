// SPDX-License-Identifier: EUPL-1.2
// Names of measures are the contract of every output.
#include "teekond/results.h"

#include <string.h>

#include "tkd_test.h"

TKD_CASE(results, names, follow_the_order_of_the_format)
{
    static const char *const names[TKD_CLIENT_MEASURE_COUNT] = {
        "arrived",
        "completed",
        "left",
        "unfinished",
        "completed_share",
        "on_target_share",
        "deadline_missed_share",
        "time_to_complete_h",
        "time_to_complete_p50_h",
        "time_to_complete_p90_h",
        "wait_h",
        "service_h",
        "travel_h",
        "delay_h",
        "visits",
        "rework",
        "kov_staff_h",
        "staff_cost_eur",
        "client_cost_eur",
    };
    for (int i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        CHECK_TEXT(tkd_client_measure_name((tkd_client_measure)i), names[i]);
    }
}

TKD_CASE(results, names, say_their_unit)
{
    for (int i = 0; i < TKD_POOL_MEASURE_COUNT; i++) {
        CHECK(strlen(tkd_pool_measure_name((tkd_pool_measure)i)) > 0);
    }
    CHECK_TEXT(tkd_step_measure_name(TKD_STEP_WAIT_P10_H), "wait_p10_h");
    CHECK_TEXT(tkd_step_measure_name(TKD_STEP_WAIT_P90_H), "wait_p90_h");
    CHECK_TEXT(tkd_step_measure_name(TKD_STEP_TIME_P50_H), "time_p50_h");
    CHECK_TEXT(tkd_pool_measure_name(TKD_POOL_QUEUE_LENGTH_MAX), "queue_length_max");
    CHECK_TEXT(tkd_milestone_measure_name(TKD_REACHED_P90_H), "reached_p90_h");
}
