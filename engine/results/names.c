// SPDX-License-Identifier: EUPL-1.2
// The names of measures, as every output writes them. One table for each kind of row; the order is
// that of the enums.
#include "teekond/results.h"

static const char *const client_names[TKD_CLIENT_MEASURE_COUNT] = {
    [TKD_ARRIVED] = "arrived",
    [TKD_COMPLETED] = "completed",
    [TKD_LEFT] = "left",
    [TKD_UNFINISHED] = "unfinished",
    [TKD_COMPLETED_SHARE] = "completed_share",
    [TKD_ON_TARGET_SHARE] = "on_target_share",
    [TKD_DEADLINE_MISSED_SHARE] = "deadline_missed_share",
    [TKD_TIME_TO_COMPLETE_H] = "time_to_complete_h",
    [TKD_TIME_TO_COMPLETE_P50_H] = "time_to_complete_p50_h",
    [TKD_TIME_TO_COMPLETE_P90_H] = "time_to_complete_p90_h",
    [TKD_WAIT_H] = "wait_h",
    [TKD_SERVICE_H] = "service_h",
    [TKD_TRAVEL_H] = "travel_h",
    [TKD_DELAY_H] = "delay_h",
    [TKD_VISITS] = "visits",
    [TKD_REWORK] = "rework",
    [TKD_KOV_STAFF_H] = "kov_staff_h",
    [TKD_STAFF_COST_EUR] = "staff_cost_eur",
    [TKD_CLIENT_COST_EUR] = "client_cost_eur",
};

static const char *const step_names[TKD_STEP_MEASURE_COUNT] = {
    [TKD_STEP_VISITS] = "visits",
    [TKD_STEP_WAIT_H] = "wait_h",
    [TKD_STEP_WAIT_P10_H] = "wait_p10_h",
    [TKD_STEP_WAIT_P50_H] = "wait_p50_h",
    [TKD_STEP_WAIT_P90_H] = "wait_p90_h",
    [TKD_STEP_SERVICE_H] = "service_h",
    [TKD_STEP_TIME_H] = "time_h",
    [TKD_STEP_TIME_P50_H] = "time_p50_h",
    [TKD_STEP_TIME_P90_H] = "time_p90_h",
    [TKD_STEP_REWORK_SHARE] = "rework_share",
    [TKD_STEP_LEFT_SHARE] = "left_share",
    [TKD_STEP_DEADLINE_MISSED_SHARE] = "deadline_missed_share",
};

static const char *const pool_names[TKD_POOL_MEASURE_COUNT] = {
    [TKD_POOL_SERVERS] = "servers",
    [TKD_POOL_UTILIZATION] = "utilization",
    [TKD_POOL_WAIT_H] = "wait_h",
    [TKD_POOL_WAIT_P90_H] = "wait_p90_h",
    [TKD_POOL_QUEUE_LENGTH] = "queue_length",
    [TKD_POOL_QUEUE_LENGTH_MAX] = "queue_length_max",
    [TKD_POOL_SERVED] = "served",
    [TKD_POOL_ABANDONED_SHARE] = "abandoned_share",
};

static const char *const milestone_names[TKD_MILESTONE_MEASURE_COUNT] = {
    [TKD_REACHED_SHARE] = "reached_share",
    [TKD_REACHED_H] = "reached_h",
    [TKD_REACHED_P50_H] = "reached_p50_h",
    [TKD_REACHED_P90_H] = "reached_p90_h",
};

const char *tkd_client_measure_name(tkd_client_measure measure)
{
    TKD_REQUIRE((unsigned)measure < TKD_CLIENT_MEASURE_COUNT);
    return client_names[measure];
}

const char *tkd_step_measure_name(tkd_step_measure measure)
{
    TKD_REQUIRE((unsigned)measure < TKD_STEP_MEASURE_COUNT);
    return step_names[measure];
}

const char *tkd_pool_measure_name(tkd_pool_measure measure)
{
    TKD_REQUIRE((unsigned)measure < TKD_POOL_MEASURE_COUNT);
    return pool_names[measure];
}

const char *tkd_milestone_measure_name(tkd_milestone_measure measure)
{
    TKD_REQUIRE((unsigned)measure < TKD_MILESTONE_MEASURE_COUNT);
    return milestone_names[measure];
}

const char *tkd_flow_kind_name(tkd_flow_kind kind)
{
    switch (kind) {
    case TKD_FLOW_NEXT: return "next";
    case TKD_FLOW_REWORK: return "rework";
    case TKD_FLOW_EXIT: return "exit";
    case TKD_FLOW_SKIP: return "skip";
    }
    tkd_bug("a kind of flow", __FILE__, __LINE__);
}

static const struct {
    const char *name;
    const char *kind;
    tkd_client_measure measure;
} stretches[TKD_STRETCH_PHASE_COUNT] = {
    [TKD_STRETCH_NEEDS] = {"needs", "wait", TKD_WAIT_H},
    [TKD_STRETCH_NOT_BEFORE] = {"not-before", "wait", TKD_WAIT_H},
    [TKD_STRETCH_DELAY] = {"delay", "delay", TKD_DELAY_H},
    [TKD_STRETCH_BOOKING] = {"booking", "wait", TKD_WAIT_H},
    [TKD_STRETCH_TRAVEL] = {"travel", "travel", TKD_TRAVEL_H},
    [TKD_STRETCH_QUEUE] = {"queue", "wait", TKD_WAIT_H},
    [TKD_STRETCH_COURSE] = {"course", "wait", TKD_WAIT_H},
    [TKD_STRETCH_CALENDAR] = {"calendar", "wait", TKD_WAIT_H},
    [TKD_STRETCH_SERVICE] = {"service", "service", TKD_SERVICE_H},
    [TKD_STRETCH_SESSIONS] = {"sessions", "delay", TKD_DELAY_H},
    [TKD_STRETCH_PROCESSING] = {"processing", "delay", TKD_DELAY_H},
    [TKD_STRETCH_REWORK] = {"rework", "delay", TKD_DELAY_H},
};

const char *tkd_stretch_phase_name(tkd_stretch_phase phase)
{
    TKD_REQUIRE((unsigned)phase < TKD_STRETCH_PHASE_COUNT);
    return stretches[phase].name;
}

const char *tkd_stretch_kind_name(tkd_stretch_phase phase)
{
    TKD_REQUIRE((unsigned)phase < TKD_STRETCH_PHASE_COUNT);
    return stretches[phase].kind;
}

tkd_client_measure tkd_stretch_measure(tkd_stretch_phase phase)
{
    TKD_REQUIRE((unsigned)phase < TKD_STRETCH_PHASE_COUNT);
    return stretches[phase].measure;
}

const char *tkd_stopped_by_name(tkd_stopped_by reason)
{
    switch (reason) {
    case TKD_STOPPED_BY_COUNT: return "count";
    case TKD_STOPPED_BY_PRECISION: return "precision";
    case TKD_STOPPED_BY_LIMIT: return "limit";
    case TKD_STOPPED_BY_INTERRUPT: return "interrupt";
    }
    tkd_bug("a reason to stop", __FILE__, __LINE__);
}
