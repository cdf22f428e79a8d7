// SPDX-License-Identifier: EUPL-1.2
// The warm-up check: is what is measured still filling up? A run begins with nobody inside; what is
// measured should not remember that. Plain tables: what was seen week by week from the start, smoothed as
// Welch plots it; from which week on it looks settled (MSER-5); by how much what would be measured departs
// from what comes later; and what that says about the warm-up chosen.
#ifndef TEEKOND_WARMUP_H
#define TEEKOND_WARMUP_H

#include "teekond/results.h"

/** What is looked at. */
typedef enum tkd_warmup_series {
    TKD_WARMUP_INSIDE, /**< People inside, averaged over the week. */
    TKD_WARMUP_QUEUES, /**< People in the queues of pools, averaged over the week. */
    TKD_WARMUP_TIME_H, /**< Mean time to complete of those who arrived in the week, hours. */
    TKD_WARMUP_SERIES_COUNT
} tkd_warmup_series;

/** What is said. */
typedef enum tkd_warmup_verdict {
    TKD_WARMUP_ENOUGH,
    TKD_WARMUP_SHORT, /**< What is measured departs from later; with a longer warm-up it would not. */
    TKD_WARMUP_UNSETTLED, /**< It does even with half of what was looked at as the warm-up. */
    TKD_WARMUP_UNKNOWN    /**< Too little was seen. */
} tkd_warmup_verdict;

/** What is measured departs from later when its difference is told from zero by its interval, and is
 *  more than this share of the later level … */
#define TKD_WARMUP_TOLERANCE 0.01
/** … and that level is not next to nothing, which for people is below this. */
#define TKD_WARMUP_LEAST_PEOPLE 0.1

/** A week from run.start, over replications. */
typedef struct tkd_warmup_week {
    tkd_estimate value;
    double moving_average; /**< Welch's, over 13 weeks, fewer at the start; NaN in the last 6. */
} tkd_warmup_week;

/** One series of one municipality. */
typedef struct tkd_warmup_row {
    tkd_text scenario;
    tkd_text municipality; /**< Id or "*". Queues of a municipality: of its own pools. */
    tkd_warmup_series series;
    tkd_warmup_verdict verdict;
    double mser_h;   /**< Settled from here on, says MSER-5; NaN: not settled, unknown. */
    double needed_h; /**< SHORT, UNSETTLED: the warm-up is to be at least so long; else NaN. */
    double level;    /**< Mean of the second half of the weeks; NaN: nobody. */
    tkd_estimate departure; /**< Measured less later, as a share of the level. */
    tkd_rows weeks;         /**< of tkd_warmup.weeks */
} tkd_warmup_row;

/** Of a scenario: the verdict on everybody, from the series that needs longest. */
typedef struct tkd_warmup_case {
    tkd_text scenario;
    double warmup_h; /**< Chosen. */
    double mser_h;   /**< These five as in the row. */
    double needed_h;
    tkd_estimate departure;
    tkd_warmup_series series;
    tkd_warmup_verdict verdict;
    double looked_h;     /**< Looked at from run.start on. */
    bool has_year_after; /**< Each week was compared with its like in a further year. */
    tkd_rows rows;       /**< of tkd_warmup.rows */
} tkd_warmup_case;

/** All tables. Arrays borrowed, in the arena of whoever made them. */
typedef struct tkd_warmup {
    tkd_results head; /**< Facts of the run and assumptions alone. */
    const tkd_warmup_case *cases;
    size_t case_count;
    const tkd_warmup_row *rows;
    const tkd_warmup_week *weeks;
} tkd_warmup;

/** Is its level more than next to nothing? */
TKD_API bool tkd_warmup_has_level(const tkd_warmup_row *row);

/** `people_inside`, `queue_length`, `time_to_complete_h`. */
TKD_API const char *tkd_warmup_series_name(tkd_warmup_series series);
/** `enough`, `short`, `unsettled`, `unknown`. */
TKD_API const char *tkd_warmup_verdict_name(tkd_warmup_verdict verdict);

/** `{"teekond": 1, "run", "assumptions", "warmup_check": […]}` */
TKD_API void tkd_warmup_write_json(const tkd_warmup *warmup, tkd_json *json);

#endif
