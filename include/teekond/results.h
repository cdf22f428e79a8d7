// SPDX-License-Identifier: EUPL-1.2
// Results: what happened, as plain tables. Rows are sorted by their ids; "*" stands for "all".
//
// Every measure keeps what each replication gave (a sum and the weight it is divided by), so that
// comparisons can be made later, and the estimate made from it. Names and units are those of
// docs/format.md and stand in one table, tkd_measure_names, from which every output is written.
#ifndef TEEKOND_RESULTS_H
#define TEEKOND_RESULTS_H

#include "teekond/estimate.h"

/** What one replication gave: the measure is sum / weight; a weight of 0 gives nothing. */
typedef struct tkd_sample {
    double sum;
    double weight;
} tkd_sample;

/** A measure of a row. */
typedef struct tkd_measured {
    tkd_estimate estimate;
    uint32_t samples; /**< First of `replications` rows of `tkd_results.samples`; TKD_NO_SAMPLES. */
} tkd_measured;

/** Of quantiles of steps, milestones and pools no replication's own are kept: they are of all
 *  replications together. */
#define TKD_NO_SAMPLES UINT32_MAX

/** Measures of clients, in the order of the output. Times in hours, money in euros. */
typedef enum tkd_client_measure {
    TKD_ARRIVED,
    TKD_COMPLETED,
    TKD_LEFT,
    TKD_UNFINISHED,
    TKD_COMPLETED_SHARE,
    TKD_ON_TARGET_SHARE,
    TKD_DEADLINE_MISSED_SHARE,
    TKD_TIME_TO_COMPLETE_H,
    TKD_TIME_TO_COMPLETE_P50_H,
    TKD_TIME_TO_COMPLETE_P90_H,
    TKD_WAIT_H,
    TKD_SERVICE_H,
    TKD_TRAVEL_H,
    TKD_DELAY_H,
    TKD_VISITS,
    TKD_REWORK,
    TKD_KOV_STAFF_H, /**< Hours of the municipality's own staff. */
    TKD_STAFF_COST_EUR,
    TKD_CLIENT_COST_EUR,
    TKD_CLIENT_MEASURE_COUNT
} tkd_client_measure;

typedef enum tkd_step_measure {
    TKD_STEP_VISITS,
    TKD_STEP_WAIT_H,
    TKD_STEP_WAIT_P10_H,
    TKD_STEP_WAIT_P50_H,
    TKD_STEP_WAIT_P90_H,
    TKD_STEP_SERVICE_H,
    TKD_STEP_TIME_H,
    TKD_STEP_TIME_P50_H,
    TKD_STEP_TIME_P90_H,
    TKD_STEP_REWORK_SHARE,
    TKD_STEP_LEFT_SHARE,
    TKD_STEP_DEADLINE_MISSED_SHARE,
    TKD_STEP_MEASURE_COUNT
} tkd_step_measure;

typedef enum tkd_pool_measure {
    TKD_POOL_SERVERS,
    TKD_POOL_UTILIZATION,
    TKD_POOL_WAIT_H,
    TKD_POOL_WAIT_P90_H,
    TKD_POOL_QUEUE_LENGTH,
    TKD_POOL_QUEUE_LENGTH_MAX,
    TKD_POOL_SERVED,
    TKD_POOL_ABANDONED_SHARE,
    TKD_POOL_MEASURE_COUNT
} tkd_pool_measure;

typedef enum tkd_milestone_measure {
    TKD_REACHED_SHARE,
    TKD_REACHED_H,
    TKD_REACHED_P50_H,
    TKD_REACHED_P90_H,
    TKD_MILESTONE_MEASURE_COUNT
} tkd_milestone_measure;

typedef enum tkd_flow_kind {
    TKD_FLOW_NEXT,
    TKD_FLOW_REWORK,
    TKD_FLOW_EXIT,
    TKD_FLOW_SKIP
} tkd_flow_kind;

/** Names as in the output: `wait_h`, … */
TKD_API const char *tkd_client_measure_name(tkd_client_measure measure);
TKD_API const char *tkd_step_measure_name(tkd_step_measure measure);
TKD_API const char *tkd_pool_measure_name(tkd_pool_measure measure);
TKD_API const char *tkd_milestone_measure_name(tkd_milestone_measure measure);
TKD_API const char *tkd_flow_kind_name(tkd_flow_kind kind);

/** A run of rows in another table. */
typedef struct tkd_rows {
    uint32_t first;
    uint32_t count;
} tkd_rows;

typedef struct tkd_share_row { /**< Of `exits` and `clocks`: an id and its share or hours. */
    tkd_text id;
    tkd_measured value;
} tkd_share_row;

typedef struct tkd_milestone_row {
    tkd_text step;
    tkd_measured measures[TKD_MILESTONE_MEASURE_COUNT];
} tkd_milestone_row;

typedef struct tkd_step_row {
    tkd_text step;
    tkd_measured measures[TKD_STEP_MEASURE_COUNT];
} tkd_step_row;

/** People a year who went from one place to another. */
typedef struct tkd_flow_row {
    tkd_text from; /**< Step id, or `start`. */
    tkd_text to;   /**< Step id, exit id, `leave`, or `end`. */
    tkd_flow_kind kind;
    tkd_measured count;
} tkd_flow_row;

/** One row per scenario, municipality, journey, group that has arrivals; "*" in each dimension too. */
typedef struct tkd_result_row {
    tkd_text scenario;
    tkd_text municipality; /**< Id or "*". */
    tkd_text journey;      /**< Id or "*". */
    tkd_text group;        /**< Id or "*". */
    tkd_measured measures[TKD_CLIENT_MEASURE_COUNT];
    tkd_rows exits;      /**< of share_rows: every exit of the journeys, `leave` and those used. */
    tkd_rows milestones; /**< of milestone_rows */
    tkd_rows clocks;     /**< of share_rows, hours */
    tkd_rows steps;      /**< of step_rows, in the journey's order */
    tkd_rows flows;      /**< of flow_rows */
} tkd_result_row;

typedef struct tkd_pool_row {
    tkd_text scenario;
    tkd_text pool;
    tkd_text place; /**< Municipality, site, or "*" (national). */
    tkd_measured measures[TKD_POOL_MEASURE_COUNT];
} tkd_pool_row;

/** A queue in one week, over replications. */
typedef struct tkd_week_row {
    tkd_estimate queue_length; /**< Average over the week's time. */
    double queue_length_p10;   /**< Of the replications' own averages; NaN of fewer than two. */
    double queue_length_p90;
} tkd_week_row;

/** A pool's queue week by week, over the measured window. */
typedef struct tkd_series_row {
    tkd_text scenario;
    tkd_text pool;
    tkd_text place; /**< Municipality, site, or "*" (national). */
    double from_h;  /**< Begin of the first week, in hours since run.start. */
    double until_h; /**< End of the last, which may be a short one. */
    tkd_rows weeks; /**< of week_rows */
} tkd_series_row;

/** What a stretch of a client's time goes to, in the order of a visit. */
typedef enum tkd_stretch_phase {
    TKD_STRETCH_NEEDS,      /**< Waits until other steps are behind. */
    TKD_STRETCH_NOT_BEFORE, /**< Waits until so long after another step. */
    TKD_STRETCH_DELAY,
    TKD_STRETCH_BOOKING, /**< An appointment's lead time. */
    TKD_STRETCH_TRAVEL,
    TKD_STRETCH_QUEUE,    /**< In a pool's queue, closed hours included. */
    TKD_STRETCH_COURSE,   /**< Waits for a course's start. */
    TKD_STRETCH_CALENDAR, /**< Waits until the service is open. */
    TKD_STRETCH_SERVICE,  /**< Served, or on the course. */
    TKD_STRETCH_SESSIONS, /**< Between two sessions of a service. */
    TKD_STRETCH_PROCESSING,
    TKD_STRETCH_REWORK, /**< The `wait` before going elsewhere. */
    TKD_STRETCH_PHASE_COUNT
} tkd_stretch_phase;

/** `needs`, `not-before`, … */
TKD_API const char *tkd_stretch_phase_name(tkd_stretch_phase phase);
/** The measure of clients that counts it: TKD_WAIT_H, TKD_SERVICE_H, TKD_TRAVEL_H or TKD_DELAY_H. */
TKD_API tkd_client_measure tkd_stretch_measure(tkd_stretch_phase phase);
/** `wait`, `service`, `travel` or `delay`: the measure without its unit. */
TKD_API const char *tkd_stretch_kind_name(tkd_stretch_phase phase);

/** One stretch of a client's time, in hours since the client's arrival. */
typedef struct tkd_stretch_row {
    tkd_text step;
    uint32_t visit; /**< To this step, from 1. */
    tkd_stretch_phase phase;
    tkd_text pool;  /**< Empty: none. */
    tkd_text place; /**< Municipality, site, "*" (national), or empty: nowhere in particular. */
    double from_h;
    double until_h;
    bool counted; /**< In the measures; not where its branch was abandoned in the middle of it. */
} tkd_stretch_row;

/** The time line of one client, chosen from those of a row of results. */
typedef struct tkd_trace_row {
    tkd_text scenario;     /**< Of the row of results, … */
    tkd_text municipality; /**< … "*" allowed. */
    tkd_text journey;
    tkd_text group;
    double share;                 /**< 0.5: the median client; 0.9. */
    tkd_text client_municipality; /**< Who it is; no "*" here. */
    tkd_text client_journey;
    tkd_text client_group;
    uint32_t replication; /**< From 0. */
    uint64_t party;       /**< Of the municipality's group in this replication, from 0. */
    uint32_t member;      /**< Of the party, from 0. */
    double arrived_h;     /**< Since run.start. */
    double clock_h;       /**< When the client's clock started, since the arrival. */
    double ended_h;       /**< Since the arrival. */
    tkd_rows stretches;   /**< of stretch_rows, by their begin */
} tkd_trace_row;

typedef enum tkd_stopped_by {
    TKD_STOPPED_BY_COUNT,
    TKD_STOPPED_BY_PRECISION,
    TKD_STOPPED_BY_LIMIT,
    TKD_STOPPED_BY_INTERRUPT
} tkd_stopped_by;

/** `count`, `precision`, `limit`, `interrupt`. */
TKD_API const char *tkd_stopped_by_name(tkd_stopped_by reason);

/** An assumption that the results hang on. */
typedef struct tkd_assumption {
    tkd_text path;  /**< `services.elukoht.duration` */
    tkd_text value; /**< As written; the default's value. */
    bool is_default;
    tkd_text file; /**< Empty for defaults of what nobody wrote. */
    uint32_t line;
} tkd_assumption;

/** How the runs were made. */
typedef struct tkd_run_facts {
    uint64_t seed;
    uint32_t replications;
    tkd_stopped_by stopped_by;
    double precision;         /**< Asked for, a share; 0: not asked. */
    double precision_reached; /**< See docs/statistics.md; NaN: not known. */
    bool partial;
    int32_t start_day; /**< Day number; written as an ISO date. */
    double warmup_h;
    double measure_h;
    double drain_h;
    char fingerprint[17]; /**< Of the first scenario's model. */
    const char *version;
} tkd_run_facts;

/** How much is collected: what nobody reads costs as much as what somebody does. What is there is the
 *  same in all. */
typedef enum tkd_detail {
    TKD_DETAIL_ALL,
    /** What a table shows: rows of each municipality, each journey, and each group of a journey; steps,
     *  without quantiles of their times, of whole journeys alone; no other parts. */
    TKD_DETAIL_TABLE,
    TKD_DETAIL_CLIENTS, /**< All rows, without parts. */
} tkd_detail;

/** All tables. Arrays borrowed, in the arena of whoever made the results. */
typedef struct tkd_results {
    tkd_run_facts run;
    const tkd_assumption *assumptions;
    size_t assumption_count;
    const tkd_result_row *rows;
    size_t row_count;
    const tkd_pool_row *pools;
    size_t pool_count;
    const tkd_share_row *share_rows;
    const tkd_milestone_row *milestone_rows;
    const tkd_step_row *step_rows;
    const tkd_flow_row *flow_rows;
    const tkd_sample *samples;
    bool has_series; /**< They were asked for. */
    bool has_traces;
    const tkd_series_row *series;
    size_t series_count;
    const tkd_week_row *week_rows;
    const tkd_trace_row *traces;
    size_t trace_count;
    const tkd_stretch_row *stretch_rows;
} tkd_results;

/** The row of these ids ("*" allowed), or NULL. */
TKD_API const tkd_result_row *tkd_results_find(const tkd_results *results, tkd_text scenario,
                                               tkd_text municipality, tkd_text journey,
                                               tkd_text group);
/** Step row inside a result row, or NULL. */
TKD_API const tkd_step_row *tkd_results_step(const tkd_results *results, const tkd_result_row *row,
                                             tkd_text step);

/** One set of results among those to be joined. */
typedef struct tkd_results_part {
    const tkd_results *results; /**< Borrowed. */
    tkd_text suffix;            /**< Added to the names of its scenarios; may be empty. */
} tkd_results_part;

/**
 * Join the results of several studies with the same number of replications, in their order. Facts of
 * the run and assumptions are those of the first; `partial` if any is.
 *
 * @param[in]  parts   Shape [count], count >= 1. Borrowed; texts stay theirs.
 * @param[in]  arena   The joined tables live there.
 * @param[out] joined  Untouched on failure.
 * @retval TKD_ERR_LIMIT   More rows than a row number can name.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_results_join(const tkd_results_part *parts, size_t count,
                                                   tkd_arena *arena, const tkd_results **joined,
                                                   tkd_error *err);

/** An array of {path, value, default, file, line}; file and line null where nobody wrote it. */
TKD_API void tkd_assumptions_write_json(const tkd_assumption *assumptions, size_t count,
                                        tkd_json *json);

/** Hours of a time line that one measure counts: TKD_WAIT_H, TKD_SERVICE_H, TKD_TRAVEL_H, TKD_DELAY_H. */
TKD_API double tkd_trace_sum(const tkd_results *results, const tkd_trace_row *trace,
                             tkd_client_measure measure);

/** `{"teekond": 1, "run": …, "assumptions": …, "results": …, "pools": …}` as the format says; then
 *  `series` and `traces` where they were asked for. */
TKD_API void tkd_results_write_json(const tkd_results *results, tkd_json *json);
/** Only the members `series` and `traces`, inside an open object. */
TKD_API void tkd_results_write_json_more(const tkd_results *results, tkd_json *json);
/** Only the members `run` and `assumptions`, inside an open object. */
TKD_API void tkd_results_write_json_head(const tkd_results *results, tkd_json *json);

#endif
