// SPDX-License-Identifier: EUPL-1.2
// Dates of the proleptic Gregorian calendar as day numbers: 0 is 1970-01-01. No time zones.
// Source of the conversions: Hinnant, "chrono-compatible low-level date algorithms" (2013).
#ifndef TEEKOND_DATE_H
#define TEEKOND_DATE_H

#include "teekond/language.h"
#include "teekond/writer.h"

/** A date; year 0 stands for "every year" where a table says so. */
typedef struct tkd_date {
    int32_t year;
    int32_t month; /**< 1–12 */
    int32_t day;   /**< 1–31 */
} tkd_date;

/** Does the date exist (29 February only in leap years; in year 0 it does)? Years 1–9999. */
TKD_API bool tkd_date_is_valid(tkd_date date);
TKD_API int32_t tkd_date_to_day(tkd_date date);
TKD_API tkd_date tkd_date_from_day(int32_t day);
/** The date of the next day. */
TKD_API tkd_date tkd_date_next(tkd_date date);
/** 0 = Monday … 6 = Sunday. */
TKD_API int tkd_date_weekday(int32_t day);
/** Western Easter Sunday of a year. Source: Meeus, Astronomical Algorithms (1991), chapter 8. */
TKD_API int32_t tkd_date_easter(int32_t year);
/** Is it a public holiday of Estonia (pühade ja tähtpäevade seadus § 1–2), movable ones computed? */
TKD_API bool tkd_date_is_holiday(int32_t day);
/** The same of a date that is at hand. */
TKD_API bool tkd_date_is_holiday_on(tkd_date date);
/** Read `2026-01-05`, or `01-05` (year 0) where `without_year`; false when it is none or no date. */
TKD_API bool tkd_date_parse(tkd_text text, bool without_year, tkd_date *date);
/** `2026-01-05` */
TKD_API void tkd_date_write_iso(tkd_writer *out, int32_t day);
/** `05.01.2026` in Estonian and Russian, `5 January 2026` in English. */
TKD_API void tkd_date_print(tkd_writer *out, int32_t day, tkd_language language);

#endif
