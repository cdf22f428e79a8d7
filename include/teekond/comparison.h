// SPDX-License-Identifier: EUPL-1.2
// Comparisons: several rows of results beside one of them, measure by measure, with the interval of the
// difference and a verdict that stands however many comparisons are made at once.
#ifndef TEEKOND_COMPARISON_H
#define TEEKOND_COMPARISON_H

#include "teekond/results.h"

/** What the rows differ in. */
typedef enum tkd_dimension {
    TKD_DIMENSION_SCENARIO,
    TKD_DIMENSION_MUNICIPALITY,
    TKD_DIMENSION_JOURNEY,
    TKD_DIMENSION_GROUP,
    TKD_DIMENSION_COUNT
} tkd_dimension;

/** How a verdict takes into account that many differences are looked at: the share of false ones among
 *  all verdicts of a table stays below 5 %. Holm (Scandinavian Journal of Statistics 6, 1979) never
 *  finds less than Bonferroni. */
typedef enum tkd_correction {
    TKD_CORRECTION_HOLM,
    TKD_CORRECTION_BONFERRONI,
    TKD_CORRECTION_NONE,
    TKD_CORRECTION_COUNT
} tkd_correction;

typedef enum tkd_verdict {
    TKD_VERDICT_REFERENCE, /**< The row that the others are compared with. */
    TKD_VERDICT_ALIKE,     /**< Not told apart. */
    TKD_VERDICT_LESS,
    TKD_VERDICT_MORE,
    TKD_VERDICT_UNKNOWN, /**< Nobody to measure, or fewer than two usable replications. */
} tkd_verdict;

/** One measure of one row beside that of its reference. */
typedef struct tkd_compared_row {
    tkd_text scenario;
    tkd_text municipality;
    tkd_text journey;
    tkd_text group;
    tkd_client_measure measure;
    tkd_estimate value;
    tkd_estimate reference;  /**< The same measure of the reference. */
    tkd_estimate difference; /**< value − reference, with its own 95 % interval. */
    double p;                /**< Two-sided, of a difference of 0; NaN: not known. */
    double p_adjusted;       /**< After the correction. */
    tkd_verdict verdict;
    bool is_tiny; /**< Fewer than TKD_TINY people a year in it or in its reference. */
} tkd_compared_row;

/** Rows with fewer people a year say that they are tiny. */
#define TKD_TINY 10.0

typedef struct tkd_comparisons {
    tkd_dimension by;
    tkd_text reference; /**< Id in that dimension; "*": all together. */
    tkd_correction correction;
    double per; /**< 100: sums and counts for so many arrivals; 0: for one client. */
    const tkd_compared_row *rows; /**< By measure, then in the order asked for. */
    size_t row_count;
    size_t test_count;          /**< Differences that the correction counts. */
    const tkd_results *results; /**< Of which they are. Borrowed. */
} tkd_comparisons;

/** `scenario`, `municipality`, … */
TKD_API const char *tkd_dimension_name(tkd_dimension dimension);
/** `holm`, `bonferroni`, `none`. */
TKD_API const char *tkd_correction_name(tkd_correction correction);
/** `reference`, `alike`, `less`, `more`, `unknown`. */
TKD_API const char *tkd_verdict_name(tkd_verdict verdict);
/** The id of a row of results in a dimension. */
TKD_API tkd_text tkd_dimension_id(const tkd_result_row *row, tkd_dimension dimension);

/** `{"teekond": 1, "run", "assumptions", "by", "reference", "correction", "per", "tests",
 *  "comparisons": [{scenario, municipality, journey, group, measure, value, reference, difference, p,
 *  p_adjusted, verdict, tiny}]}` */
TKD_API void tkd_comparisons_write_json(const tkd_comparisons *comparisons, tkd_json *json);

#endif
