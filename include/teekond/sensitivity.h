// SPDX-License-Identifier: EUPL-1.2
// Global sensitivity: on which figures the main result hangs most when all of them vary at once within what
// one would still believe, so that a workshop knows what to measure next. Indices are those of sobol.h.
#ifndef TEEKOND_SENSITIVITY_H
#define TEEKOND_SENSITIVITY_H

#include "teekond/results.h"

/** A figure, or all figures together that were not looked at one by one. */
typedef struct tkd_sensitive_row {
    tkd_text path;
    tkd_text written;  /**< As the workspace has it. */
    tkd_text evidence; /**< `assumption`, `workshop`, … */
    tkd_text file;     /**< Where it stands; empty: a default that nobody wrote. */
    uint32_t line;
    bool range_is_written; /**< Else by evidence. */
    double low_times; /**< The ends of its range, as multiples of its value; NaN: its value is 0. */
    double high_times;
    tkd_estimate
        first; /**< Of the variance that figures bring about, the share that is its alone. */
    tkd_estimate total; /**< With what it does together with others. */
    double effect; /**< On the measure, from the low end of its range to the high one: a line. */
    uint32_t rank; /**< By `total`, 1 = most. */
    uint32_t rank_low; /**< 95 % interval of the rank. */
    uint32_t rank_high;
} tkd_sensitive_row;

typedef struct tkd_sensitivity {
    tkd_text scenario;
    tkd_text municipality; /**< Of the people measured; "*": all. */
    tkd_text journey;
    tkd_text group;
    tkd_client_measure measure;
    tkd_estimate base; /**< The measure as the workspace is; n: simulations. */
    double sd_figures; /**< Standard deviation that the figures bring about; luck held the same. */
    double sd_luck;    /**< That luck brings about in one simulation of the workspace as it is. */
    size_t figure_count;  /**< That have a range. */
    size_t written_count; /**< Of them, whose range is written. */
    size_t screen_points; /**< Simulations for choosing those to be looked at; 0: all are. */
    size_t light_points;  /**< Besides, simulations of few people, to the same end. */
    size_t rows;          /**< Rows of the design that all gave a result. */
    size_t lost_points;   /**< Simulations in which nobody was there to be measured. */
    size_t points;        /**< Simulations in all; what `--points` repeats. */
    const tkd_sensitive_row *figures; /**< By rank. */
    size_t count;
    bool has_others;
    tkd_sensitive_row others;   /**< All other figures as one; its path is empty, its rank 0. */
    const tkd_results *results; /**< Run and assumptions; no rows. */
} tkd_sensitivity;

/** `{"teekond": 1, "run", "assumptions", "scenario", "municipality", "journey", "group", "measure", "base",
 *  "sd_figures", "sd_luck", "method": {…}, "figures": [{path, value, evidence, file, line, range, first,
 *  total, effect, rank: {rank, low, high}}], "others"}` */
TKD_API void tkd_sensitivity_write_json(const tkd_sensitivity *sensitivity, tkd_json *json);

#endif
