// SPDX-License-Identifier: EUPL-1.2
// Differences between rows of results. Replication by replication both rows come from one simulation, or
// from two with the same luck; so the difference of each replication is what varies, and whatever both
// have in common cancels.
#include "teekond/analyse.h"
#include "teekond/paired.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

// Two-sided, of a difference of 0, by Student's distribution.
static double p_of(tkd_estimate difference, double error)
{
    if (isnan(difference.mean) || isnan(error)) {
        return (double)NAN;
    }
    if (error > 0.0) {
        return 2.0 * gsl_cdf_tdist_Q(fabs(difference.mean) / error, (double)difference.n - 1.0);
    }
    return difference.mean == 0.0 ? 1.0 : 0.0;
}

// ---- Measures -----------------------------------------------------------------------------------

// How a measure is counted: as people, as a sum over each one's journey, or as it is.
typedef enum counting { COUNT_OF_PEOPLE, SUM_OF_CLIENTS, AS_IT_IS } counting;

static counting counting_of(tkd_client_measure measure)
{
    switch (measure) {
    case TKD_ARRIVED:
    case TKD_COMPLETED:
    case TKD_LEFT:
    case TKD_UNFINISHED: return COUNT_OF_PEOPLE;
    case TKD_WAIT_H:
    case TKD_SERVICE_H:
    case TKD_TRAVEL_H:
    case TKD_DELAY_H:
    case TKD_VISITS:
    case TKD_REWORK:
    case TKD_KOV_STAFF_H:
    case TKD_STAFF_COST_EUR:
    case TKD_CLIENT_COST_EUR: return SUM_OF_CLIENTS;
    case TKD_COMPLETED_SHARE:
    case TKD_ON_TARGET_SHARE:
    case TKD_DEADLINE_MISSED_SHARE:
    case TKD_TIME_TO_COMPLETE_H:
    case TKD_TIME_TO_COMPLETE_P50_H:
    case TKD_TIME_TO_COMPLETE_P90_H:
    case TKD_CLIENT_MEASURE_COUNT: break;
    }
    return AS_IT_IS;
}

static bool is_quantile(tkd_client_measure measure)
{
    return measure == TKD_TIME_TO_COMPLETE_P50_H || measure == TKD_TIME_TO_COMPLETE_P90_H;
}

static const tkd_sample *samples_of(const tkd_results *results, const tkd_result_row *row,
                                    tkd_client_measure measure)
{
    return results->samples + row->measures[measure].samples;
}

// A measure of a row, for `per` arrivals where people or their sums are asked for so.
static tkd_ratio measure_ratio(const tkd_results *results, const tkd_result_row *row,
                               tkd_client_measure measure, double per)
{
    const tkd_sample *sums = samples_of(results, row, measure);
    const counting how = counting_of(measure);
    const bool scaled = per > 0.0 && how != AS_IT_IS;
    const tkd_sample *arrived =
        scaled && how == COUNT_OF_PEOPLE ? samples_of(results, row, TKD_ARRIVED) : NULL;

    return tkd_ratio_of(sums, arrived, scaled ? per : 1.0, results->run.replications);
}

// ---- One comparison -----------------------------------------------------------------------------

static void compare(const tkd_results *results, const tkd_result_row *row,
                    const tkd_result_row *reference, double per, tkd_compared_row *out)
{
    tkd_ratio a = measure_ratio(results, row, out->measure, per);
    tkd_ratio b = measure_ratio(results, reference, out->measure, per);
    double error = (double)NAN;

    if (is_quantile(out->measure)) {
        // What is reported is the quantile of all replications together; each one's own says how much
        // it varies.
        out->value = row->measures[out->measure].estimate;
        out->reference = reference->measures[out->measure].estimate;
        a.mean = out->value.mean;
        b.mean = out->reference.mean;
    } else {
        out->value = tkd_ratio_estimate(&a);
        out->reference = tkd_ratio_estimate(&b);
    }
    out->difference = tkd_ratio_difference(&a, &b, &error);
    out->p = p_of(out->difference, error);
    out->is_tiny = row->measures[TKD_ARRIVED].estimate.mean < TKD_TINY ||
                   reference->measures[TKD_ARRIVED].estimate.mean < TKD_TINY;
}

// ---- Many comparisons ---------------------------------------------------------------------------

typedef struct tested {
    size_t row;
    double p;
} tested;

static int by_p(const void *a, const void *b)
{
    const tested *first = a;
    const tested *second = b;
    if (first->p != second->p) {
        return first->p < second->p ? -1 : 1;
    }
    return first->row < second->row ? -1 : 1;
}

static double factor_of(tkd_correction correction, size_t count, size_t rank)
{
    switch (correction) {
    case TKD_CORRECTION_HOLM: return (double)(count - rank);
    case TKD_CORRECTION_BONFERRONI: return (double)count;
    case TKD_CORRECTION_NONE:
    case TKD_CORRECTION_COUNT: break;
    }
    return 1.0;
}

static void correct(tkd_compared_row *rows, tested *tests, size_t count, tkd_correction correction)
{
    double least = 0.0; // adjusted values never fall as p rises

    qsort(tests, count, sizeof *tests, by_p);
    for (size_t i = 0; i < count; i++) {
        tkd_compared_row *row = &rows[tests[i].row];
        least = fmax(least, fmin(1.0, tests[i].p * factor_of(correction, count, i)));
        row->p_adjusted = least;
        if (least < TKD_FALSE_VERDICTS) {
            row->verdict = row->difference.mean < 0.0 ? TKD_VERDICT_LESS : TKD_VERDICT_MORE;
        } else {
            row->verdict = TKD_VERDICT_ALIKE;
        }
    }
}

static tkd_status judge(tkd_comparisons *made, tkd_compared_row *rows, size_t count,
                        tkd_arena *arena, tkd_error *err)
{
    tested *tests = TKD_TAKE(arena, count, tested);
    size_t test_count = 0;

    if (tests == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the comparisons");
    }
    for (size_t i = 0; i < count; i++) {
        rows[i].p_adjusted = (double)NAN;
        if (rows[i].verdict != TKD_VERDICT_REFERENCE && !isnan(rows[i].p)) {
            tests[test_count++] = (tested){i, rows[i].p};
        }
    }
    correct(rows, tests, test_count, made->correction);
    made->test_count = test_count;
    return TKD_OK;
}

// ---- The rows asked for -------------------------------------------------------------------------

// The ids of one row: what differs is set to another id.
static tkd_result_row ids_with(const tkd_result_row *row, tkd_dimension by, tkd_text id)
{
    tkd_result_row ids = {.scenario = row->scenario,
                          .municipality = row->municipality,
                          .journey = row->journey,
                          .group = row->group};
    switch (by) {
    case TKD_DIMENSION_SCENARIO: ids.scenario = id; break;
    case TKD_DIMENSION_MUNICIPALITY: ids.municipality = id; break;
    case TKD_DIMENSION_JOURNEY: ids.journey = id; break;
    case TKD_DIMENSION_GROUP: ids.group = id; break;
    case TKD_DIMENSION_COUNT: break;
    }
    return ids;
}

static const tkd_result_row *find(const tkd_results *results, const tkd_result_row *ids)
{
    return tkd_results_find(results, ids->scenario, ids->municipality, ids->journey, ids->group);
}

static tkd_status add_row(const tkd_comparison_plan *plan, const tkd_result_row *row,
                          tkd_client_measure measure, tkd_list *rows, tkd_error *err)
{
    const tkd_result_row beside = ids_with(row, plan->by, plan->reference);
    const tkd_result_row *reference = find(plan->results, &beside);
    tkd_compared_row *out = tkd_list_add(rows);

    if (out == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the comparisons");
    }
    *out = (tkd_compared_row){.scenario = row->scenario,
                              .municipality = row->municipality,
                              .journey = row->journey,
                              .group = row->group,
                              .measure = measure,
                              .p = (double)NAN,
                              .verdict = TKD_VERDICT_UNKNOWN};
    if (reference == NULL) {
        return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE,
                        "võrdluse alust ei ole tulemustes (the reference is not in the results)");
    }
    compare(plan->results, row, reference, plan->per, out);
    if (reference == row) {
        out->verdict = TKD_VERDICT_REFERENCE;
        out->p = (double)NAN;
        out->difference = (tkd_estimate){(double)NAN, (double)NAN, (double)NAN, 0};
    }
    return TKD_OK;
}

tkd_status tkd_analyse_compare(const tkd_comparison_plan *plan, tkd_arena *arena,
                               const tkd_comparisons **comparisons, tkd_error *err)
{
    tkd_comparisons *made = TKD_TAKE(arena, 1, tkd_comparisons);
    tkd_list rows;

    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the comparisons");
    }
    tkd_list_init(&rows, arena, sizeof(tkd_compared_row));
    *made = (tkd_comparisons){.by = plan->by,
                              .reference = plan->reference,
                              .correction = plan->correction,
                              .per = plan->per,
                              .results = plan->results};
    for (size_t m = 0; m < plan->measure_count; m++) {
        for (size_t i = 0; i < plan->subject_count; i++) {
            TKD_TRY(add_row(plan, plan->subjects[i], plan->measures[m], &rows, err));
        }
    }
    TKD_TRY(judge(made, rows.items, rows.count, arena, err));
    made->rows = rows.items;
    made->row_count = rows.count;
    *comparisons = made;
    return TKD_OK;
}
