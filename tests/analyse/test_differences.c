// SPDX-License-Identifier: EUPL-1.2
// Comparisons of rows: by hand, at the stated rates over many tables, and at the edges.
#include <math.h>

#include "tkd_test.h"

#include "../measure/lot.h"
#include "teekond/analyse.h"

enum { MOST_ROWS = 8, MOST_REPLICATIONS = 20 };

// Rows of results that have one measure, and people who arrived.
typedef struct table {
    tkd_sample samples[MOST_ROWS * 2 * MOST_REPLICATIONS];
    tkd_result_row rows[MOST_ROWS];
    const tkd_result_row *subjects[MOST_ROWS];
    tkd_results results;
} table;

static const char *const names[MOST_ROWS] = {"alus", "b", "c", "d", "e", "f", "g", "h"};

static void table_init(table *made, size_t rows, uint32_t replications, tkd_client_measure measure)
{
    *made = (table){.results = {.run = {.replications = replications}, .row_count = rows}};
    for (size_t i = 0; i < rows; i++) {
        made->rows[i] = (tkd_result_row){.scenario = TKD_TEXT("today"),
                                         .municipality = tkd_text_of(names[i]),
                                         .journey = TKD_TEXT("*"),
                                         .group = TKD_TEXT("*")};
        made->rows[i].measures[measure].samples = (uint32_t)(2 * i) * replications;
        made->rows[i].measures[TKD_ARRIVED].samples = (uint32_t)(2 * i + 1) * replications;
        made->rows[i].measures[TKD_ARRIVED].estimate.mean = 100.0;
        made->subjects[i] = &made->rows[i];
    }
    made->results.rows = made->rows;
    made->results.samples = made->samples;
}

static void set_sample(table *of, size_t row, uint32_t replication, double sum, double weight)
{
    const uint32_t n = of->results.run.replications;
    of->samples[2 * row * n + replication] = (tkd_sample){sum, weight};
}

static void set_arrived(table *of, size_t row, uint32_t replication, double arrived)
{
    const uint32_t n = of->results.run.replications;
    of->samples[(2 * row + 1) * n + replication] = (tkd_sample){arrived, 1.0};
}

static const tkd_comparisons *compare(const table *of, tkd_client_measure measure,
                                      tkd_correction correction, double per, tkd_arena *arena)
{
    const tkd_comparison_plan plan = {.results = &of->results,
                                      .by = TKD_DIMENSION_MUNICIPALITY,
                                      .reference = TKD_TEXT("alus"),
                                      .subjects = of->subjects,
                                      .subject_count = of->results.row_count,
                                      .measures = &measure,
                                      .measure_count = 1,
                                      .correction = correction,
                                      .per = per};
    const tkd_comparisons *made = NULL;
    CHECK_OK(tkd_analyse_compare(&plan, arena, &made, check_error()));
    return made;
}

// R of the reference is 54 / 9 = 6, of the other 60 / 8 = 7.5. What replications add to the one is −6,
// 0, 6 ninths, to the other −5, 0, 5 eighths: nearly the same, so that the difference is known well.
static void fill_by_hand(table *made, tkd_client_measure measure)
{
    static const double sums[2][3] = {{12, 18, 24}, {10, 30, 20}};
    static const double weights[2][3] = {{3, 3, 3}, {2, 4, 2}};

    table_init(made, 2, 3, measure);
    for (size_t row = 0; row < 2; row++) {
        for (uint32_t r = 0; r < 3; r++) {
            set_sample(made, row, r, sums[row][r], weights[row][r]);
        }
    }
}

TKD_CASE(analyse, differences, are_those_of_pairs_of_replications)
{
    tkd_arena arena = {0};
    table made;

    fill_by_hand(&made, TKD_TIME_TO_COMPLETE_H);
    const tkd_comparisons *compared =
        compare(&made, TKD_TIME_TO_COMPLETE_H, TKD_CORRECTION_NONE, 0.0, &arena);
    const tkd_compared_row *row = &compared->rows[1];
    const double error = sqrt(3.0 / 2.0 * 2.0) * (6.0 / 9.0 - 5.0 / 8.0);
    CHECK_NEAR(row->value.mean, 7.5, 1e-12);
    CHECK_NEAR(row->reference.mean, 6.0, 1e-12);
    CHECK_NEAR(row->difference.mean, 1.5, 1e-12);
    CHECK_NEAR(row->difference.high - 1.5, 4.302652729749462 * error, 1e-9);
    CHECK_NEAR(1.5 - row->difference.low, 4.302652729749462 * error, 1e-9);
    // Student with two degrees of freedom: p = 1 − t / sqrt(2 + t²).
    CHECK_NEAR(row->p, 1.0 - 1.5 / error / sqrt(2.0 + 1.5 * 1.5 / (error * error)), 1e-9);
    CHECK_INT(row->verdict, TKD_VERDICT_MORE);
    CHECK_INT(compared->rows[0].verdict, TKD_VERDICT_REFERENCE);
    CHECK(isnan(compared->rows[0].difference.mean));
    CHECK_SIZE(compared->test_count, 1);
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, differences, of_people_and_sums_are_for_so_many_arrivals)
{
    tkd_arena arena = {0};
    table made;

    // Of 50 and of 100 a year 20 and 70 completed.
    table_init(&made, 2, 3, TKD_COMPLETED);
    for (uint32_t r = 0; r < 3; r++) {
        set_sample(&made, 0, r, 20.0 + r, 1.0);
        set_sample(&made, 1, r, 70.0 - r, 1.0);
        set_arrived(&made, 0, r, 50.0);
        set_arrived(&made, 1, r, 100.0);
    }
    const tkd_compared_row *row =
        &compare(&made, TKD_COMPLETED, TKD_CORRECTION_HOLM, 100.0, &arena)->rows[1];
    CHECK_NEAR(row->reference.mean, 42.0, 1e-9);
    CHECK_NEAR(row->value.mean, 69.0, 1e-9);
    CHECK_NEAR(row->difference.mean, 27.0, 1e-9);
    // Waiting, visits and costs are sums over each one's journey.
    fill_by_hand(&made, TKD_WAIT_H);
    row = &compare(&made, TKD_WAIT_H, TKD_CORRECTION_HOLM, 100.0, &arena)->rows[1];
    CHECK_NEAR(row->difference.mean, 150.0, 1e-9);
    // A mean time is nobody's sum.
    fill_by_hand(&made, TKD_TIME_TO_COMPLETE_H);
    row = &compare(&made, TKD_TIME_TO_COMPLETE_H, TKD_CORRECTION_HOLM, 100.0, &arena)->rows[1];
    CHECK_NEAR(row->difference.mean, 1.5, 1e-9);
    tkd_arena_clear(&arena);
}

// Near enough to a normal variable of variance 1.
static double normal(source *from)
{
    double sum = -6.0;
    for (int i = 0; i < 12; i++) {
        sum += uniform(from);
    }
    return sum;
}

// Rows whose replications vary together (0.8) and each by itself (0.6); row `i` lies `step` × i higher.
static void fill_noise(table *made, source *from, size_t rows, uint32_t replications, double step)
{
    table_init(made, rows, replications, TKD_TIME_TO_COMPLETE_H);
    for (uint32_t r = 0; r < replications; r++) {
        const double together = 0.8 * normal(from);
        for (size_t i = 0; i < rows; i++) {
            const double weight = 90.0 + 20.0 * uniform(from);
            const double mean = 50.0 + step * (double)i + together + 0.6 * normal(from);
            set_sample(made, i, r, mean * weight, weight);
        }
    }
}

TKD_CASE_LABELLED(analyse, differences, intervals_cover_at_their_rate, "oracle")
{
    enum { TRIALS = 4000, REPLICATIONS = 10 };
    source from = {UINT64_C(0x9e3779b97f4a7c15)};
    double widths = 0.0;
    int covered = 0;

    for (int trial = 0; trial < TRIALS; trial++) {
        tkd_arena arena = {0};
        table made;
        fill_noise(&made, &from, 2, REPLICATIONS, 1.3);
        const tkd_compared_row *row =
            &compare(&made, TKD_TIME_TO_COMPLETE_H, TKD_CORRECTION_NONE, 0.0, &arena)->rows[1];
        covered += row->difference.low <= 1.3 && 1.3 <= row->difference.high;
        widths += (row->difference.high - row->difference.low) / 2.0 / TRIALS;
        tkd_arena_clear(&arena);
    }
    // 4000 trials tell 95 % to ± 1.1 percentage points (99.9 %).
    CHECK_NEAR((double)covered / TRIALS, 0.95, 0.012);
    // What is common cancels: t(9) 0.6 sqrt(2 / 10) is 0.607; unpaired it would be 1.01.
    CHECK_NEAR(widths, 0.607, 0.03);
}

// Share of tables without any true difference in which some row is said to differ.
static double false_tables(tkd_correction correction)
{
    enum { TRIALS = 3000, REPLICATIONS = 10 };
    source from = {UINT64_C(0x2545f4914f6cdd1d)};
    int wrong = 0;

    for (int trial = 0; trial < TRIALS; trial++) {
        tkd_arena arena = {0};
        bool is_wrong = false;
        table made;
        fill_noise(&made, &from, MOST_ROWS, REPLICATIONS, 0.0);
        const tkd_comparisons *compared =
            compare(&made, TKD_TIME_TO_COMPLETE_H, correction, 0.0, &arena);
        for (size_t i = 1; i < compared->row_count; i++) {
            is_wrong = is_wrong || compared->rows[i].verdict != TKD_VERDICT_ALIKE;
        }
        wrong += is_wrong;
        tkd_arena_clear(&arena);
    }
    return (double)wrong / TRIALS;
}

TKD_CASE_LABELLED(analyse, differences, corrections_keep_false_tables_below_a_twentieth, "oracle")
{
    // 3000 tables tell 5 % to ± 1.3 percentage points (99.9 %).
    CHECK(false_tables(TKD_CORRECTION_HOLM) < 0.063);
    CHECK(false_tables(TKD_CORRECTION_BONFERRONI) < 0.063);
    CHECK(false_tables(TKD_CORRECTION_NONE) > 0.15);
}

TKD_CASE(analyse, differences, holm_is_bonferroni_for_the_surest_and_milder_for_the_rest)
{
    source from = {UINT64_C(7)};
    tkd_arena arena = {0};
    table made;

    fill_noise(&made, &from, 5, 6, 0.7);
    const tkd_compared_row *holm =
        compare(&made, TKD_TIME_TO_COMPLETE_H, TKD_CORRECTION_HOLM, 0.0, &arena)->rows;
    const tkd_compared_row *bonferroni =
        compare(&made, TKD_TIME_TO_COMPLETE_H, TKD_CORRECTION_BONFERRONI, 0.0, &arena)->rows;
    for (size_t i = 1; i < 5; i++) {
        // Holm: the largest, over those as sure, of p times those that are not surer.
        double adjusted = 0.0;
        for (size_t k = 1; k < 5; k++) {
            size_t surer = 0;
            for (size_t j = 1; j < 5; j++) {
                surer += holm[j].p < holm[k].p;
            }
            if (holm[k].p <= holm[i].p) {
                adjusted = fmax(adjusted, fmin(1.0, holm[k].p * (4.0 - (double)surer)));
            }
        }
        CHECK_NEAR(holm[i].p_adjusted, adjusted, 1e-15);
        CHECK_NEAR(bonferroni[i].p_adjusted, fmin(1.0, 4.0 * holm[i].p), 1e-15);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, differences, without_replications_or_people_nothing_is_known)
{
    tkd_arena arena = {0};
    table made;

    table_init(&made, 3, 1, TKD_TIME_TO_COMPLETE_H);
    set_sample(&made, 0, 0, 50.0, 10.0);
    set_sample(&made, 1, 0, 70.0, 10.0);
    made.rows[1].measures[TKD_ARRIVED].estimate.mean = 9.5;
    const tkd_comparisons *compared =
        compare(&made, TKD_TIME_TO_COMPLETE_H, TKD_CORRECTION_HOLM, 0.0, &arena);
    CHECK_INT(compared->rows[1].verdict, TKD_VERDICT_UNKNOWN);
    CHECK_NEAR(compared->rows[1].difference.mean, 2.0, 1e-12);
    CHECK(isnan(compared->rows[1].difference.low));
    CHECK(compared->rows[1].is_tiny);
    CHECK_INT(compared->rows[2].verdict, TKD_VERDICT_UNKNOWN);
    CHECK(isnan(compared->rows[2].difference.mean));
    CHECK(!compared->rows[2].is_tiny);
    CHECK_SIZE(compared->test_count, 0);
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, differences, of_equal_rows_are_none)
{
    tkd_arena arena = {0};
    table made;

    table_init(&made, 2, 3, TKD_VISITS);
    for (size_t row = 0; row < 2; row++) {
        for (uint32_t r = 0; r < 3; r++) {
            set_sample(&made, row, r, 14.0 + r, 2.0);
        }
    }
    const tkd_compared_row *row =
        &compare(&made, TKD_VISITS, TKD_CORRECTION_HOLM, 0.0, &arena)->rows[1];
    CHECK_INT(row->verdict, TKD_VERDICT_ALIKE);
    CHECK_NEAR(row->p, 1.0, 0.0);
    CHECK_NEAR(row->difference.high, 0.0, 0.0);
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, differences, need_the_reference_beside_each_row)
{
    tkd_arena arena = {0};
    tkd_error err = {0};
    table made;
    const tkd_client_measure measure = TKD_VISITS;
    const tkd_comparisons *compared = NULL;

    table_init(&made, 2, 3, measure);
    const tkd_comparison_plan plan = {.results = &made.results,
                                      .by = TKD_DIMENSION_GROUP,
                                      .reference = TKD_TEXT("tagasipöörduja"),
                                      .subjects = made.subjects,
                                      .subject_count = 2,
                                      .measures = &measure,
                                      .measure_count = 1};
    CHECK_INT(tkd_analyse_compare(&plan, &arena, &compared, &err), TKD_ERR_REFERENCE);
    CHECK(compared == NULL);
    tkd_arena_clear(&arena);
}
