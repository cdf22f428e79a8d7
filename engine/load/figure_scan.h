// SPDX-License-Identifier: EUPL-1.2
// A scalar of a figure while it is read, and what may be said of it. [from, end) are its bytes.
#ifndef TKD_LOAD_FIGURE_SCAN_H
#define TKD_LOAD_FIGURE_SCAN_H

#include "reader.h"

/** Reading one scalar: what, by which rule, and where we are. */
typedef struct tkd_scan {
    tkd_reader *reader;
    const tkd_node *node;
    const tkd_rule *rule;
    tkd_text text;
    size_t at;
} tkd_scan;

/** It is no number, duration … at all. */
void tkd_report_no_number(const tkd_scan *s, size_t from, size_t end);
/** A comma between digits: the decimal mark of everyday Estonian. */
void tkd_report_comma(const tkd_scan *s, size_t comma);
/** A blank or another separator inside a number. */
void tkd_report_separator(const tkd_scan *s, size_t from, size_t end);
/** A sign where none may be. */
void tkd_report_negative(const tkd_scan *s, size_t from, size_t end);
/** `1e5` */
void tkd_report_exponent(const tkd_scan *s, size_t from, size_t end);
/** A unit of time that is none. */
void tkd_report_unit(const tkd_scan *s, size_t from, size_t end, tkd_text unit);
/** Money in another currency. */
void tkd_report_currency(const tkd_scan *s, size_t from, size_t end);
/** Something behind the last term. */
void tkd_report_rest(const tkd_scan *s);
/** A term without a unit. */
void tkd_report_missing_unit(const tkd_scan *s, const tkd_term *term);
/** A share above 1. */
void tkd_report_share(const tkd_scan *s, const tkd_term *term);
/** A value outside the limits of its rule. */
void tkd_report_limits(const tkd_scan *s, tkd_place place);
/** A fraction where a whole number belongs. */
void tkd_report_fraction(const tkd_scan *s, tkd_place place, double value);

#endif
