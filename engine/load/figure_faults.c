// SPDX-License-Identifier: EUPL-1.2
// What is said of wrong scalars of figures: the fault at its own characters, and the whole scalar
// mended where that is possible.
#include "figure_scan.h"

#include <math.h>

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

// The scalar with the bytes [from, end) replaced.
static tkd_text mended(const tkd_scan *s, size_t from, size_t end, const char *instead)
{
    return tkd_text_format(s->reader->scratch, "%.*s%s%.*s", (int)from, s->text.data, instead,
                           (int)(s->text.size - end), s->text.data + end);
}

static void hint_text(const tkd_scan *s, tkd_problem *problem, tkd_text text)
{
    tkd_problem_hint(s->reader->problems, problem, "kirjuta %.*s", "write %.*s", TKD_ARG(text));
}

static void hint_example(const tkd_scan *s, tkd_problem *problem)
{
    const char *example = example_of(s->rule->quantity);

    tkd_problem_hint(s->reader->problems, problem, "kirjuta näiteks: %s", "write, for example: %s",
                     example);
}

void tkd_report_no_number(const tkd_scan *s, size_t from, size_t end)
{
    const tkd_language language = s->reader->problems->language;
    tkd_problem *problem =
        tkd_problems_add(s->reader->problems, TKD_CODE_NUMBER,
                         tkd_node_part(s->node, from, end - from), "„%.*s“ ei ole %s",
                         "“%.*s” is no %s", TKD_ARG(s->text), name_of(s->rule->quantity, language));

    hint_example(s, problem);
}

// A comma between digits: the decimal mark of everyday Estonian.
void tkd_report_comma(const tkd_scan *s, size_t comma)
{
    tkd_problem *problem = tkd_problems_add(s->reader->problems, TKD_CODE_DECIMAL_COMMA,
                                            tkd_node_part(s->node, comma, 1),
                                            "kümnendkoht kirjutatakse punktiga, mitte komaga",
                                            "decimals are written with a point, not with a comma");

    hint_text(s, problem, mended(s, comma, comma + 1, "."));
}

void tkd_report_separator(const tkd_scan *s, size_t from, size_t end)
{
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_NUMBER, tkd_node_part(s->node, from, end - from),
        "arvu sees ei ole tühikuid ega eraldajaid", "a number has no blanks or separators inside");

    hint_text(s, problem, mended(s, from, end, ""));
}

void tkd_report_negative(const tkd_scan *s, size_t from, size_t end)
{
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_RANGE, tkd_node_part(s->node, from, end - from),
        "siin ei saa arv olla märgiga", "no sign may stand here");

    hint_text(s, problem, mended(s, from, from + 1, ""));
}

void tkd_report_exponent(const tkd_scan *s, size_t from, size_t end)
{
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_NUMBER, tkd_node_part(s->node, from, end - from),
        "astmega arvu ei saa kirjutada", "numbers are written without exponents");

    tkd_problem_hint(s->reader->problems, problem, "kirjuta kõik numbrid välja, näiteks 20000",
                     "write all the digits, such as 20000");
}

void tkd_report_unit(const tkd_scan *s, size_t from, size_t end, tkd_text unit)
{
    const char *nearest = tkd_unit_nearest(unit, s->reader->scratch);
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_UNIT, tkd_node_part(s->node, from, end - from),
        "tundmatu ühik „%.*s“", "unknown unit “%.*s”", TKD_ARG(unit));

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

void tkd_report_rest(const tkd_scan *s)
{
    const tkd_text rest = tkd_text_part(s->text, s->at, s->text.size);
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_NUMBER, tkd_node_part(s->node, s->at, rest.size),
        "„%.*s“ on siin üle", "“%.*s” does not belong here", TKD_ARG(rest));

    hint_example(s, problem);
}

// By the year where the key speaks of years, else by the hour.
static const char *missing_money_unit(const tkd_scan *s)
{
    const bool yearly = tkd_text_equal(s->node->key, TKD_TEXT("yearly")) ||
                        tkd_text_equal(s->node->key, TKD_TEXT("budget"));

    if (tkd_text_find(s->text, TKD_TEXT("EUR"), 0) != SIZE_MAX) {
        return yearly ? "/y" : "/h";
    }
    return yearly ? " EUR/y" : " EUR/h";
}

// The unit that is missing: what to write is the same scalar with a unit.
void tkd_report_missing_unit(const tkd_scan *s, const tkd_term *term)
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

void tkd_report_share(const tkd_scan *s, const tkd_term *term)
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

// Money in another currency than euros.
void tkd_report_currency(const tkd_scan *s, size_t from, size_t end)
{
    const tkd_text unit = tkd_text_part(s->text, from, end - from);
    const bool blank = from > 0 && s->text.data[from - 1] == ' ';
    tkd_problem *problem = tkd_problems_add(
        s->reader->problems, TKD_CODE_UNIT, tkd_node_part(s->node, from, end - from),
        "raha on eurodes, mitte „%.*s“", "money is in euros, not “%.*s”", TKD_ARG(unit));

    hint_text(s, problem, mended(s, from, end, blank ? "EUR" : " EUR"));
}

void tkd_report_limits(const tkd_scan *s, tkd_place place)
{
    const tkd_rule *rule = s->rule;
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
}

void tkd_report_fraction(const tkd_scan *s, tkd_place place, double value)
{
    tkd_problem *problem =
        tkd_problems_add(s->reader->problems, TKD_CODE_NUMBER, place, "siin peab olema täisarv",
                         "a whole number belongs here");

    tkd_problem_hint(s->reader->problems, problem, "kirjuta näiteks %.0f",
                     "write, for example, %.0f", ceil(value));
}
