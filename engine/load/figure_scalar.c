// SPDX-License-Identifier: EUPL-1.2
// Scalars of figures: `46/y`, `15%`, `20000 EUR`, `10..30min`, `10/20/45min`. A scalar is cut into
// terms (a number and a unit); a term without a unit takes the next unit to its right.
#include "figure_scan.h"

#include <math.h>

#include "teekond/number.h"

#define YEAR_S (TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY)

const tkd_rule tkd_rule_duration = {.quantity = TKD_QUANTITY_DURATION, .most = 1000.0 * YEAR_S};
const tkd_rule tkd_rule_share = {.quantity = TKD_QUANTITY_SHARE, .most = 1.0};
const tkd_rule tkd_rule_rate = {.quantity = TKD_QUANTITY_RATE, .most = 1e6 / 3600.0};
const tkd_rule tkd_rule_money = {.quantity = TKD_QUANTITY_MONEY, .most = 1e12};
const tkd_rule tkd_rule_money_per_time = {.quantity = TKD_QUANTITY_MONEY_PER_TIME, .most = 1e12};
const tkd_rule tkd_rule_servers = {.quantity = TKD_QUANTITY_NUMBER, .most = 1e6};
const tkd_rule tkd_rule_number = {.quantity = TKD_QUANTITY_NUMBER, .most = 1e12};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static char byte_at(const tkd_scan *s, size_t at)
{
    return at < s->text.size ? s->text.data[at] : '\0';
}

static void skip_blanks(tkd_scan *s)
{
    while (byte_at(s, s->at) == ' ' || byte_at(s, s->at) == '\t') {
        s->at++;
    }
}

static bool two_dots_at(const tkd_scan *s, size_t at)
{
    return byte_at(s, at) == '.' && byte_at(s, at + 1) == '.';
}

// The end of the run of bytes that may belong to one number or unit.
static size_t end_of_word(const tkd_scan *s, size_t at)
{
    while (at < s->text.size && byte_at(s, at) != '/' && byte_at(s, at) != ' ' &&
           !two_dots_at(s, at)) {
        at++;
    }
    return at;
}

static bool read_number(tkd_scan *s, tkd_term *term)
{
    const char sign = byte_at(s, s->at);
    size_t used = 0;

    if ((sign == '-' || sign == '+') && !s->rule->sign && is_digit(byte_at(s, s->at + 1))) {
        tkd_report_negative(s, s->at, end_of_word(s, s->at));
        return false;
    }
    if (!tkd_number_read(tkd_text_part(s->text, s->at, s->text.size), s->rule->sign, &term->number,
                         &used)) {
        tkd_report_no_number(s, 0, s->text.size);
        return false;
    }
    s->at += used;
    term->number_end = s->at;
    const char after = byte_at(s, s->at);
    const char then = byte_at(s, s->at + 1);
    if (after == ',' && is_digit(then)) {
        tkd_report_comma(s, s->at);
        return false;
    }
    if ((after == ' ' || after == '\'' || after == '_') && is_digit(then)) {
        tkd_report_separator(s, s->at, s->at + 1);
        return false;
    }
    if ((after == 'e' || after == 'E') && (is_digit(then) || then == '+' || then == '-')) {
        tkd_report_exponent(s, term->from, end_of_word(s, s->at));
        return false;
    }
    if (!isfinite(term->number)) {
        tkd_report_no_number(s, 0, s->text.size);
        return false;
    }
    return true;
}

// A unit of time behind a number, or behind the `/` of a rate.
static bool read_time_unit(tkd_scan *s, tkd_term *term, bool per)
{
    const size_t from = s->at;
    size_t end = from;

    while (end < s->text.size && !is_digit(byte_at(s, end)) && byte_at(s, end) != '/' &&
           byte_at(s, end) != ' ' && byte_at(s, end) != '.') {
        end++;
    }
    if (end == from) {
        return true;
    }
    const tkd_text unit = tkd_text_part(s->text, from, end - from);
    const tkd_unit *found = tkd_unit_find(unit);
    if (found == NULL || (per && found->working_days)) {
        tkd_report_unit(s, from, end, unit);
        return false;
    }
    term->factor = per ? 1.0 / found->seconds : found->seconds;
    term->working_days = found->working_days;
    term->has_unit = true;
    s->at = end;
    return true;
}

static bool read_per(tkd_scan *s, tkd_term *term)
{
    skip_blanks(s);
    if (byte_at(s, s->at) != '/') {
        return true;
    }
    const size_t slash = s->at;
    s->at++;
    skip_blanks(s);
    if (!read_time_unit(s, term, true)) {
        return false;
    }
    if (!term->has_unit) {
        tkd_report_no_number(s, slash, s->text.size);
    }
    return term->has_unit;
}

static bool is_euro(tkd_text unit)
{
    return unit.size == 3 && (unit.data[0] | 32) == 'e' && (unit.data[1] | 32) == 'u' &&
           (unit.data[2] | 32) == 'r';
}

static bool read_money_unit(tkd_scan *s, tkd_term *term)
{
    skip_blanks(s);
    const size_t from = s->at;
    size_t end = from;
    while (end < s->text.size && byte_at(s, end) != '/' && byte_at(s, end) != ' ' &&
           byte_at(s, end) != '.') {
        end++;
    }
    if (end == from) {
        return true;
    }
    const tkd_text unit = tkd_text_part(s->text, from, end - from);
    if (!is_euro(unit)) {
        tkd_report_currency(s, from, end);
        return false;
    }
    s->at = end;
    if (s->rule->quantity == TKD_QUANTITY_MONEY_PER_TIME) {
        return read_per(s, term);
    }
    term->factor = 1.0;
    term->has_unit = true;
    return true;
}

static bool read_unit(tkd_scan *s, tkd_term *term)
{
    switch (s->rule->quantity) {
    case TKD_QUANTITY_NUMBER:
        term->factor = 1.0;
        term->has_unit = true;
        return true;
    case TKD_QUANTITY_DURATION: skip_blanks(s); return read_time_unit(s, term, false);
    case TKD_QUANTITY_RATE: return read_per(s, term);
    case TKD_QUANTITY_SHARE:
        skip_blanks(s);
        term->has_unit = byte_at(s, s->at) == '%';
        term->factor = term->has_unit ? 0.01 : 1.0;
        s->at += term->has_unit ? 1u : 0u;
        return true;
    case TKD_QUANTITY_MONEY:
    case TKD_QUANTITY_MONEY_PER_TIME: return read_money_unit(s, term);
    }
    return false;
}

static bool read_term(tkd_scan *s, tkd_term *term)
{
    skip_blanks(s);
    *term = (tkd_term){.from = s->at, .factor = 1.0};
    if (!read_number(s, term) || !read_unit(s, term)) {
        return false;
    }
    term->end = s->at;
    skip_blanks(s);
    return true;
}

// Give terms without a unit the next one to their right; a bare 0 needs none.
static bool inherit_units(tkd_scan *s, tkd_term *terms, size_t count, const tkd_term *inherited)
{
    const tkd_term *right = inherited;

    for (size_t i = count; i > 0; i--) {
        tkd_term *term = &terms[i - 1];
        if (!term->has_unit && right != NULL) {
            term->factor = right->factor;
            term->working_days = right->working_days;
            term->has_unit = true;
        }
        const bool zero = s->rule->quantity == TKD_QUANTITY_DURATION && term->number == 0.0;
        const bool share = s->rule->quantity == TKD_QUANTITY_SHARE;
        if (!term->has_unit && !zero && !share) {
            tkd_report_missing_unit(s, term);
            return false;
        }
        right = term->has_unit ? term : right;
    }
    return true;
}

static bool check_term(tkd_scan *s, const tkd_term *term)
{
    const double value = term->number * term->factor;
    const tkd_rule *rule = s->rule;
    const double seconds = term->working_days ? value * TKD_SECONDS_PER_DAY : value;
    const tkd_place place = tkd_node_part(s->node, term->from, term->end - term->from);

    if (rule->quantity == TKD_QUANTITY_SHARE && value > 1.0) {
        tkd_report_share(s, term);
        return false;
    }
    if (seconds < rule->least || seconds > rule->most * (1.0 + 1e-9)) {
        tkd_report_limits(s, place);
        return false;
    }
    if (rule->whole && value != floor(value)) {
        tkd_report_fraction(s, place, value);
        return false;
    }
    return true;
}

static bool next_separator(tkd_scan *s, size_t count, bool *range)
{
    const bool dots = two_dots_at(s, s->at);
    const bool slash =
        s->rule->quantity == TKD_QUANTITY_DURATION && byte_at(s, s->at) == '/' && !(*range);

    if ((!dots && !slash) || count == TKD_TERMS_MAX || (dots && count > 1)) {
        return false;
    }
    *range = dots;
    s->at += dots ? 2u : 1u;
    return true;
}

size_t tkd_load_terms(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                      const tkd_term *inherited, tkd_term terms[TKD_TERMS_MAX], bool *range)
{
    tkd_scan s = {reader, node, rule, node->text, 0};
    size_t count = 0;

    *range = false;
    do {
        if (!read_term(&s, &terms[count])) {
            return 0;
        }
        count++;
    } while (next_separator(&s, count, range));
    if (s.at < s.text.size) {
        tkd_report_rest(&s);
        return 0;
    }
    if (!inherit_units(&s, terms, count, inherited)) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (!check_term(&s, &terms[i])) {
            return 0;
        }
    }
    return count;
}

bool tkd_load_scalar(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule, tkd_leaf *leaf)
{
    tkd_term terms[TKD_TERMS_MAX];
    bool range = false;

    if (node->bad) {
        return false;
    }
    if (rule->words != TKD_WORDS_NONE && node->text.size > 0) {
        const char first = node->text.data[0];
        if (!is_digit(first) && first != '-' && first != '+') {
            leaf->dist = TKD_NONE;
            leaf->number = tkd_load_word(reader, node, rule->words, 0);
            return true;
        }
    }
    const size_t count = tkd_load_terms(reader, node, rule, NULL, terms, &range);
    if (count == 0) {
        return false;
    }
    if (rule->quantity == TKD_QUANTITY_DURATION) {
        return tkd_dist_of_terms(reader, node, terms, count, leaf);
    }
    if (count > 1) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_NUMBER, node->place,
                             "siin peab olema üks arv", "one number belongs here");
        tkd_problem_hint(reader->problems, problem,
                         "usutav vahemik käib kujul {value: …, range: a..b}",
                         "what one would still believe goes as {value: …, range: a..b}");
        return false;
    }
    leaf->number = terms[0].number * terms[0].factor;
    leaf->dist = TKD_NONE;
    return true;
}
