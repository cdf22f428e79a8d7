// SPDX-License-Identifier: EUPL-1.2
// How measures of clients are named, read and judged in words.
#ifndef TEEKOND_REPORT_MEASURE_WORDS_H
#define TEEKOND_REPORT_MEASURE_WORDS_H

#include "teekond/report.h"

typedef struct tkd_measure_words {
    const char *title_et;
    const char *title_en;
    tkd_quantity quantity;
    const char *less_et;
    const char *less_en;
    const char *more_et;
    const char *more_en;
} tkd_measure_words;

const tkd_measure_words *tkd_measure_words_of(tkd_client_measure measure);

/** A verdict: `lühem 4–9 päeva`, `ei erine`. `most` is the largest number that stands beside it, which
 *  decides between hours and days. */
tkd_text tkd_measure_verdict(const tkd_report *report, const tkd_compared_row *row, double most);

/** A value with its unit, likewise: `352 päeva`, `81,5%`. */
tkd_text tkd_measure_value(const tkd_report *report, tkd_client_measure measure, double value,
                           double most);

#endif
