// SPDX-License-Identifier: EUPL-1.2
// Scalars of figures: `46/y`, `15%`, `20000 EUR`, `10..30min`, `10/20/45min`. A scalar is cut into
// terms (a number and a unit); a term without a unit takes the next unit to its right. Every fault is
// shown at its own characters, with the whole scalar mended where that is possible.
#include "reader.h"

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

// What a scalar of a quantity looks like, for hints.
static const char *example_of(tkd_quantity quantity)
{
    switch (quantity) {
    case TKD_QUANTITY_NUMBER: return "2, 0.5";
    case TKD_QUANTITY_DURATION: return "20min, 3h, 2d, 10/20/45min";
    case TKD_QUANTITY_RATE: return "46/y, 4/mo, 3/d";
    case TKD_QUANTITY_SHARE: return "15%, 0.15";
    case TKD_QUANTITY_MONEY: return "20000 EUR";
    case TKD_QUANTITY_MONEY_PER_TIME: return "50000 EUR/y, 25 EUR/h";
    }
    return "";
}

static const char *name_of(tkd_quantity quantity, tkd_language language)
{
    static const char *const names[][2] = {
        [TKD_QUANTITY_NUMBER] = {"arv", "number"},
        [TKD_QUANTITY_DURATION] = {"kestus", "duration"},
        [TKD_QUANTITY_RATE] = {"sagedus", "rate"},
        [TKD_QUANTITY_SHARE] = {"osakaal", "share"},
        [TKD_QUANTITY_MONEY] = {"rahasumma", "sum of money"},
        [TKD_QUANTITY_MONEY_PER_TIME] = {"rahasumma aja kohta", "sum of money per time"},
    };

    return names[quantity][language == TKD_ET ? 0 : 1];
}

// Reading one scalar: where we are, and what was found.
typedef struct scan {
    tkd_reader *reader;
    const tkd_node *node;
    const tkd_rule *rule;
    tkd_text text;
    size_t at;
} scan;

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static char byte_at(const scan *s, size_t at)
{
    return at < s->text.size ? s->text.data[at] : '\0';
}

static void skip_blanks(scan *s)
{
    while (byte_at(s, s->at) == ' ' || byte_at(s, s->at) == '\t') {
        s->at++;
    }
}

static bool two_dots_at(const scan *s, size_t at)
{
    return byte_at(s, at) == '.' && byte_at(s, at + 1) == '.';
}

// The scalar with the bytes [from, end) replaced.
static tkd_text mended(const scan *s, size_t from, size_t end, const char *instead)
{
    return tkd_text_format(s->reader->scratch, "%.*s%s%.*s", (int)from, s->text.data, instead,
                           (int)(s->text.size - end), s->text.data + end);
}

static void hint_text(const scan *s, tkd_problem *problem, tkd_text text)
{
    tkd_problem_hint(s->reader->problems, problem, "kirjuta %.*s", "write %.*s", TKD_ARG(text));
}

static void hint_example(const scan *s, tkd_problem *problem)
{
    const char *example = example_of(s->rule->quantity);

    tkd_problem_hint(s->reader->problems, problem, "kirjuta näiteks: %s", "write, for example: %s",
                     example);
}

static void report_no_number(scan *s, size_t from, size_t end)
{
    const tkd_language language = s->reader->problems->language;
    tkd_problem *problem = tkd_problems_add(s->reader->problems, TKD_CODE_NUMBER,
                                            tkd_node_part(s->node, from, end - from),
                                            "„%.*s“ ei ole %s", "\"%.*s\" is no %s",
                                            TKD_ARG(s->text), name_of(s->rule->quantity, language));

    hint_example(s, problem);
}

// A comma between digits: the decimal mark of everyday Estonian.
static void report_comma(scan *s, size_t comma)
{
    tkd_problem *problem = tkd_problems_add(s->reader->problems, TKD_CODE_DECIMAL_COMMA,
                                            tkd_node_part(s->node, comma, 1),
                                            "kümnendkoht kirjutatakse punktiga, mitte komaga",
                                            "decimals are written with a point, not with a comma");

    hint_text(s, problem, mended(s, comma, comma + 1, "."));
}

static void report_separator(scan *s, size_t from, size_t end)
{
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_NUMBER, tkd_node_part(s->node, from, end - from),
        "arvu sees ei ole tühikuid ega eraldajaid", "a number has no blanks or separators inside");

    hint_text(s, problem, mended(s, from, end, ""));
}

static void report_negative(scan *s, size_t from, size_t end)
{
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_RANGE, tkd_node_part(s->node, from, end - from),
        "siin ei saa arv olla märgiga", "no sign may stand here");

    hint_text(s, problem, mended(s, from, from + 1, ""));
}

static void report_exponent(scan *s, size_t from, size_t end)
{
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_NUMBER, tkd_node_part(s->node, from, end - from),
        "astmega arvu ei saa kirjutada", "numbers are written without exponents");

    tkd_problem_hint(s->reader->problems, problem, "kirjuta kõik numbrid välja, näiteks 20000",
                     "write all the digits, such as 20000");
}

// The end of the run of bytes that may belong to one number or unit.
static size_t end_of_word(const scan *s, size_t at)
{
    while (at < s->text.size && byte_at(s, at) != '/' && byte_at(s, at) != ' ' &&
           !two_dots_at(s, at)) {
        at++;
    }
    return at;
}

static bool read_number(scan *s, tkd_term *term)
{
    const char sign = byte_at(s, s->at);
    size_t used = 0;

    if ((sign == '-' || sign == '+') && !s->rule->sign && is_digit(byte_at(s, s->at + 1))) {
        report_negative(s, s->at, end_of_word(s, s->at));
        return false;
    }
    if (!tkd_number_read(tkd_text_part(s->text, s->at, s->text.size), s->rule->sign, &term->number,
                         &used)) {
        report_no_number(s, 0, s->text.size);
        return false;
    }
    s->at += used;
    term->number_end = s->at;
    const char after = byte_at(s, s->at);
    const char then = byte_at(s, s->at + 1);
    if (after == ',' && is_digit(then)) {
        report_comma(s, s->at);
        return false;
    }
    if ((after == ' ' || after == '\'' || after == '_') && is_digit(then)) {
        report_separator(s, s->at, s->at + 1);
        return false;
    }
    if ((after == 'e' || after == 'E') && (is_digit(then) || then == '+' || then == '-')) {
        report_exponent(s, term->from, end_of_word(s, s->at));
        return false;
    }
    if (!isfinite(term->number)) {
        report_no_number(s, 0, s->text.size);
        return false;
    }
    return true;
}

static void report_unit(scan *s, size_t from, size_t end, tkd_text unit)
{
    const char *nearest = tkd_unit_nearest(unit, s->reader->scratch);
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_UNIT, tkd_node_part(s->node, from, end - from),
        "tundmatu ühik „%.*s“", "unknown unit \"%.*s\"", TKD_ARG(unit));

    if (tkd_text_equal(unit, TKD_TEXT("m"))) {
        const tkd_text minutes = mended(s, from, end, "min");
        const tkd_text months = mended(s, from, end, "mo");
        tkd_problem_hint(s->reader->problems, problem, "minutid on %.*s, kuud %.*s",
                         "minutes are %.*s, months %.*s", TKD_ARG(minutes), TKD_ARG(months));
    } else if (nearest != NULL) {
        hint_text(s, problem, mended(s, from, end, nearest));
    } else {
        tkd_problem_hint(s->reader->problems, problem,
                         "ühikud on: s, min, h (t), d (p), w (n), mo (kuu), y (a), wd (tp)",
                         "units are: s, min, h, d, w, mo, y, wd");
    }
}

// A unit of time behind a number, or behind the `/` of a rate.
static bool read_time_unit(scan *s, tkd_term *term, bool per)
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
        report_unit(s, from, end, unit);
        return false;
    }
    term->factor = per ? 1.0 / found->seconds : found->seconds;
    term->working_days = found->working_days;
    term->has_unit = true;
    s->at = end;
    return true;
}

static bool read_per(scan *s, tkd_term *term)
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
        report_no_number(s, slash, s->text.size);
    }
    return term->has_unit;
}

static bool is_euro(tkd_text unit)
{
    return unit.size == 3 && (unit.data[0] | 32) == 'e' && (unit.data[1] | 32) == 'u' &&
           (unit.data[2] | 32) == 'r';
}

static bool read_money_unit(scan *s, tkd_term *term)
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
        tkd_problem *problem = tkd_problems_add(
            s->reader->problems, TKD_CODE_UNIT, tkd_node_part(s->node, from, end - from),
            "raha on eurodes, mitte „%.*s“", "money is in euros, not \"%.*s\"", TKD_ARG(unit));
        hint_text(s, problem, mended(s, from, end, byte_at(s, from - 1) == ' ' ? "EUR" : " EUR"));
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

static bool read_unit(scan *s, tkd_term *term)
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

static bool read_term(scan *s, tkd_term *term)
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

static void report_rest(scan *s)
{
    const tkd_text rest = tkd_text_part(s->text, s->at, s->text.size);
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_NUMBER, tkd_node_part(s->node, s->at, rest.size),
        "„%.*s“ on siin üle", "\"%.*s\" does not belong here", TKD_ARG(rest));

    hint_example(s, problem);
}

// By the year where the key speaks of years, else by the hour.
static const char *missing_money_unit(const scan *s)
{
    const bool yearly = tkd_text_equal(s->node->key, TKD_TEXT("yearly")) ||
                        tkd_text_equal(s->node->key, TKD_TEXT("budget"));

    if (tkd_text_find(s->text, TKD_TEXT("EUR"), 0) != SIZE_MAX) {
        return yearly ? "/y" : "/h";
    }
    return yearly ? " EUR/y" : " EUR/h";
}

// The unit that is missing: what to write is the same scalar with a unit.
static void report_missing_unit(scan *s, const tkd_term *term)
{
    const char *unit = "d";
    switch (s->rule->quantity) {
    case TKD_QUANTITY_RATE: unit = "/y"; break;
    case TKD_QUANTITY_MONEY: unit = " EUR"; break;
    case TKD_QUANTITY_MONEY_PER_TIME: unit = missing_money_unit(s); break;
    case TKD_QUANTITY_NUMBER:
    case TKD_QUANTITY_SHARE:
    case TKD_QUANTITY_DURATION: break;
    }
    tkd_problem *problem =
        tkd_problems_add(s->reader->problems, TKD_CODE_UNIT,
                         tkd_node_part(s->node, term->from, term->end - term->from),
                         "ühik on puudu", "the unit is missing");
    const tkd_text text = mended(s, term->end, term->end, unit);
    const bool duration = s->rule->quantity == TKD_QUANTITY_DURATION;
    tkd_problem_hint(s->reader->problems, problem,
                     duration ? "kirjuta ühik juurde: %.*s, või h, min, wd (tööpäevad), w, mo, y"
                              : "kirjuta ühik juurde, näiteks %.*s",
                     duration ? "add the unit: %.*s, or h, min, wd (working days), w, mo, y"
                              : "add the unit, such as %.*s",
                     TKD_ARG(text));
}

// Give terms without a unit the next one to their right; a bare 0 needs none.
static bool inherit_units(scan *s, tkd_term *terms, size_t count, const tkd_term *inherited)
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
            report_missing_unit(s, term);
            return false;
        }
        right = term->has_unit ? term : right;
    }
    return true;
}

static void report_share(scan *s, const tkd_term *term)
{
    const tkd_place place = tkd_node_part(s->node, term->from, term->end - term->from);
    tkd_problem *problem;

    if (term->has_unit) {
        problem = tkd_problems_add(s->reader->problems, TKD_CODE_SHARE, place,
                                   "osakaal on üle 100%%", "the share is above 100%%");
        tkd_problem_hint(s->reader->problems, problem, "osakaal on 0%% kuni 100%%",
                         "a share is between 0%% and 100%%");
    } else {
        problem = tkd_problems_add(s->reader->problems, TKD_CODE_SHARE, place, "osakaal on üle 1",
                                   "the share is above 1");
        hint_text(s, problem, mended(s, term->end, term->end, "%"));
    }
}

static bool check_term(scan *s, const tkd_term *term)
{
    const double value = term->number * term->factor;
    const tkd_rule *rule = s->rule;
    const double seconds = term->working_days ? value * TKD_SECONDS_PER_DAY : value;
    const tkd_place place = tkd_node_part(s->node, term->from, term->end - term->from);

    if (rule->quantity == TKD_QUANTITY_SHARE && value > 1.0) {
        report_share(s, term);
        return false;
    }
    if (seconds < rule->least || seconds > rule->most * (1.0 + 1e-9)) {
        tkd_problem *problem = tkd_problems_add(
            s->reader->problems, TKD_CODE_RANGE, place, "%s on väljaspool piire",
            "the %s is outside its limits", name_of(rule->quantity, s->reader->problems->language));
        switch (rule->quantity) {
        case TKD_QUANTITY_DURATION:
            tkd_problem_hint(s->reader->problems, problem, "kõige rohkem 1000 aastat",
                             "at most 1000 years");
            break;
        case TKD_QUANTITY_RATE:
            tkd_problem_hint(s->reader->problems, problem, "kõige rohkem 1000000/h",
                             "at most 1000000/h");
            break;
        case TKD_QUANTITY_NUMBER:
        case TKD_QUANTITY_SHARE:
        case TKD_QUANTITY_MONEY:
        case TKD_QUANTITY_MONEY_PER_TIME:
            tkd_problem_hint(s->reader->problems, problem, "lubatud on %.10g kuni %.10g",
                             "allowed is %.10g to %.10g", rule->least, rule->most);
            break;
        }
        return false;
    }
    if (rule->whole && value != floor(value)) {
        tkd_problem *problem =
            tkd_problems_add(s->reader->problems, TKD_CODE_NUMBER, place, "siin peab olema täisarv",
                             "a whole number belongs here");
        tkd_problem_hint(s->reader->problems, problem, "kirjuta näiteks %.0f",
                         "write, for example, %.0f", ceil(value));
        return false;
    }
    return true;
}

static bool next_separator(scan *s, size_t count, bool *range)
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
    scan s = {reader, node, rule, node->text, 0};
    size_t count = 0;

    *range = false;
    do {
        if (!read_term(&s, &terms[count])) {
            return 0;
        }
        count++;
    } while (next_separator(&s, count, range));
    if (s.at < s.text.size) {
        report_rest(&s);
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
