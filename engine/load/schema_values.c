// SPDX-License-Identifier: EUPL-1.2
// The schema of values: scalars by pattern, words by enumeration, figures by whom, by date and with
// their origin. YAML readers differ in what they make of `no`, 1.9 or 2026-01-05, so that texts,
// numbers and switches are accepted for one another where the format does.
#include "schema_write.h"
#include "spelling.h"
#include "words.h"

#define NUMBER "[0-9]+(\\.[0-9]+)?"
#define UNIT "(s|min|h|t|d|päev|paev|p|nädal|nadal|n|w|mo|kuu|k|y|aasta|a|wd|tp)"
#define AMOUNT NUMBER " ?" UNIT
#define AMOUNT_OPEN NUMBER "( ?" UNIT ")?"

// A pattern for texts, and whether numbers may stand too. In the order of tkd_shape's figures.
typedef struct figure_row {
    const char *name;
    tkd_shape shape;
    const char *pattern;
    bool numbers;
    double most; // Of numbers; 0: no limit.
} figure_row;

static const figure_row figures[] = {
    {"number", TKD_SHAPE_NUMBER, "^[+-]?" NUMBER "$", true, 0.0},
    {"duration", TKD_SHAPE_DURATION,
     "^(0|(" AMOUNT_OPEN " *(\\.\\.|/ *" AMOUNT_OPEN " */) *)?" AMOUNT ")$", false, 0.0},
    {"rate", TKD_SHAPE_RATE, "^" NUMBER " ?/ ?" UNIT "$", false, 0.0},
    {"share", TKD_SHAPE_SHARE, "^(" NUMBER " ?%|0(\\.[0-9]+)?|1(\\.0+)?)$", true, 1.0},
    {"money", TKD_SHAPE_MONEY, "^" NUMBER " ?EUR( ?/ ?" UNIT ")?$", false, 0.0},
};

enum { FIGURE_COUNT = sizeof(figures) / sizeof(figures[0]) };

// Names of distributions: each has a list of amounts, a map of parameters, or a single amount.
static const char *const distributions[] = {
    "exponential|eksponentsiaalne",
    "uniform|ühtlane",
    "triangular|kolmnurk",
    "pert",
    "normal|normaal",
    "lognormal|lognormaal",
    "gamma",
    "erlang",
    "weibull",
    "empirical|empiiriline",
    "mix|segu",
};

enum { DISTRIBUTION_COUNT = sizeof(distributions) / sizeof(distributions[0]) };

static const struct {
    tkd_word_list list;
    const char *name;
} word_lists[] = {
    {TKD_WORDS_YES_NO, "words.yes-no"},
    {TKD_WORDS_VIEW, "words.view"},
    {TKD_WORDS_LEVEL, "words.level"},
    {TKD_WORDS_PLACE, "words.place"},
    {TKD_WORDS_ORDER, "words.order"},
    {TKD_WORDS_EVIDENCE, "words.evidence"},
    {TKD_WORDS_KIND, "words.kind"},
    {TKD_WORDS_STATUS, "words.status"},
    {TKD_WORDS_LAW_CHANGE, "words.law-change"},
    {TKD_WORDS_UNTIL, "words.until"},
    {TKD_WORDS_FEELING, "words.feeling"},
};

enum { WORD_LIST_COUNT = sizeof(word_lists) / sizeof(word_lists[0]) };

const char *tkd_schema_words_name(tkd_word_list list)
{
    for (size_t i = 0; i < WORD_LIST_COUNT; i++) {
        if (word_lists[i].list == list) {
            return word_lists[i].name;
        }
    }
    return NULL;
}

// A definition of one member, `key: value`.
static void define_pair(tkd_json *json, const char *name, const char *key, const char *value)
{
    tkd_json_key(json, name);
    tkd_json_open_object_flat(json);
    tkd_schema_pair(json, key, value);
    tkd_json_close_object(json);
}

static void write_pattern(tkd_json *json, const char *pattern)
{
    tkd_json_open_object_flat(json);
    tkd_schema_pair(json, "type", "string");
    tkd_schema_pair(json, "pattern", pattern);
    tkd_json_close_object(json);
}

// Each spelling of a word besides its name, those without diacritics too.
static void write_spellings(tkd_json *json, const char *name, const char *alternatives)
{
    size_t at = 0;
    tkd_text word;
    while (tkd_alternative_next(alternatives, &at, &word)) {
        const tkd_spelling plain = tkd_spelling_of(word);
        const tkd_text folded = {plain.bytes, plain.size};
        if (tkd_text_equal(word, tkd_text_of(name))) {
            continue;
        }
        tkd_json_text(json, word);
        if (!tkd_text_equal(word, folded)) {
            tkd_json_text(json, folded);
        }
    }
}

static void write_words(tkd_json *json, tkd_word_list list)
{
    size_t count;
    const tkd_word *words = tkd_words(&count);
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "enum");
    tkd_json_open_array(json);
    for (size_t i = 0; i < count; i++) {
        if (words[i].list != list) {
            continue;
        }
        tkd_json_string(json, words[i].name);
        write_spellings(json, words[i].name, words[i].estonian);
    }
    if (list == TKD_WORDS_YES_NO || list == TKD_WORDS_LAW_CHANGE) {
        tkd_json_bool(json, true);
        tkd_json_bool(json, false);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

static void write_distributions(tkd_json *json)
{
    for (size_t i = 0; i < DISTRIBUTION_COUNT; i++) {
        size_t at = 0;
        tkd_text word;
        while (tkd_alternative_next(distributions[i], &at, &word)) {
            tkd_json_key_text(json, word);
            tkd_schema_refer(json, "distribution", NULL);
        }
    }
}

static void write_origin_keys(tkd_json *json, const char *figure)
{
    static const char *const values[] = {"value", "väärtus"};
    for (size_t i = 0; i < 2; i++) {
        tkd_json_key(json, values[i]);
        tkd_schema_refer(json, figure, NULL);
    }
    size_t count;
    const tkd_key *rows = tkd_keys_of(TKD_CTX_ORIGIN, &count);
    for (size_t i = 1; i < count; i++) { // All but `value`, whose kind is the figure's.
        const tkd_text estonian = tkd_alternative_first(rows[i].estonian);
        tkd_json_key(json, rows[i].name);
        tkd_schema_refer(json, "origin", rows[i].name);
        tkd_json_key_text(json, estonian);
        tkd_schema_refer(json, "origin", rows[i].name);
    }
}

// The map that a figure may be: with its origin, a distribution, an adjustment, by date or by whom.
static void define_figure_map(tkd_json *json, const figure_row *row, tkd_arena *scratch)
{
    tkd_json_key_text(json, tkd_text_format(scratch, "%s-map", row->name));
    tkd_json_open_object(json);
    tkd_schema_pair(json, "type", "object");
    tkd_json_key(json, "minProperties");
    tkd_json_count(json, 1);
    tkd_json_key(json, "properties");
    tkd_json_open_object(json);
    write_origin_keys(json, row->name);
    if (row->shape == TKD_SHAPE_DURATION) {
        write_distributions(json);
    }
    static const char *const factors[] = {"times", "korda"};
    static const char *const sums[] = {"plus", "lisaks"};
    for (size_t i = 0; i < 2; i++) {
        tkd_json_key(json, factors[i]);
        tkd_schema_refer(json, "number", NULL);
        tkd_json_key(json, sums[i]);
        tkd_schema_refer(json, row->name, NULL);
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "additionalProperties");
    tkd_schema_refer(json, row->name, NULL);
    tkd_json_close_object(json);
}

static void define_figure(tkd_json *json, const figure_row *row, tkd_arena *scratch)
{
    tkd_json_key(json, row->name);
    tkd_json_open_object(json);
    tkd_schema_open_any_of(json);
    write_pattern(json, row->pattern);
    if (row->numbers) {
        tkd_json_open_object_flat(json);
        tkd_schema_pair(json, "type", "number");
        if (row->most > 0.0) {
            tkd_json_key(json, "minimum");
            tkd_json_number(json, 0.0);
            tkd_json_key(json, "maximum");
            tkd_json_number(json, row->most);
        }
        tkd_json_close_object(json);
    } else {
        tkd_json_open_object_flat(json);
        tkd_json_key(json, "const");
        tkd_json_number(json, 0.0);
        tkd_json_close_object(json);
    }
    if (row->shape == TKD_SHAPE_DURATION) {
        tkd_schema_array_of(json, "duration");
    }
    const tkd_text map = tkd_text_format(scratch, "%s-map", row->name);
    if (map.data != NULL) {
        tkd_schema_refer(json, map.data, NULL);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
    define_figure_map(json, row, scratch);
}

static void define_text(tkd_json *json)
{
    tkd_json_key(json, "text");
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "type");
    tkd_json_open_array(json);
    tkd_json_string(json, "string");
    tkd_json_string(json, "number");
    tkd_json_string(json, "boolean");
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

static void define_label(tkd_json *json)
{
    tkd_json_key(json, "label");
    tkd_json_open_object(json);
    tkd_schema_open_any_of(json);
    tkd_schema_refer(json, "text", NULL);
    tkd_json_open_object(json);
    tkd_schema_pair(json, "type", "object");
    tkd_json_key(json, "properties");
    tkd_json_open_object(json);
    for (int language = 0; language < TKD_LANGUAGE_COUNT; language++) {
        tkd_json_key(json, tkd_language_code((tkd_language)language));
        tkd_schema_refer(json, "text", NULL);
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "patternProperties");
    tkd_json_open_object(json);
    tkd_json_key(json, "^[a-z]{2,3}$");
    tkd_schema_refer(json, "text", NULL);
    tkd_json_close_object(json);
    tkd_json_key(json, "additionalProperties");
    tkd_json_bool(json, false);
    tkd_json_close_object(json);
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

static void define_texts(tkd_json *json)
{
    tkd_json_key(json, "texts");
    tkd_json_open_object(json);
    tkd_schema_open_any_of(json);
    tkd_schema_refer(json, "text", NULL);
    tkd_schema_array_of(json, "text");
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

// A way: time, or time and cost; both also by municipality.
static void define_travel(tkd_json *json)
{
    tkd_json_key(json, "way");
    tkd_json_open_object(json);
    tkd_schema_open_any_of(json);
    tkd_schema_refer(json, "duration", NULL);
    tkd_schema_refer(json, "travel", NULL);
    tkd_schema_map_of(json, "way");
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

// Parameters of distributions by name, each with any value; amounts in a list, or one alone.
static void write_parameters(tkd_json *json)
{
    static const char *const names[] = {"mean|keskmine",
                                        "sd|standardhälve",
                                        "median|mediaan",
                                        "shape|kuju",
                                        "scale|skaala",
                                        "sigma",
                                        "k"};
    tkd_schema_open_any_of(json);
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "type");
    tkd_json_open_array(json);
    tkd_json_string(json, "string");
    tkd_json_string(json, "number");
    tkd_json_string(json, "array");
    tkd_json_close_array(json);
    tkd_json_close_object(json);
    tkd_json_open_object_flat(json);
    tkd_schema_pair(json, "type", "object");
    tkd_json_key(json, "propertyNames");
    tkd_json_open_object(json);
    tkd_json_key(json, "enum");
    tkd_json_open_array(json);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        write_spellings(json, "", names[i]);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
    tkd_json_close_object(json);
    tkd_json_close_array(json);
}

static void define_distribution(tkd_json *json)
{
    tkd_json_key(json, "distribution");
    tkd_json_open_object(json);
    tkd_schema_pair(
        json, "description",
        "Jaotuse parameetrid / parameters: {exponential: 20min}, {uniform: [a, b]}, "
        "{triangular: [a, m, b]}, {pert: [a, m, b]}, {normal: {mean:, sd:}}, {lognormal: "
        "{mean:, sd:}}, {lognormal: {median:, sigma:}}, {gamma: {mean:, sd:}}, {erlang: "
        "{k:, mean:}}, {weibull: {shape:, scale:}}, {empirical: [..]}, {mix: [[33%, "
        "1/30/90d], [67%, 0..7d]]}");
    write_parameters(json);
    tkd_json_close_object(json);
}

// Opening times by weekdays: `mon`, `mon-thu`, `E-N`, `mon, wed`.
static void define_openings(tkd_json *json, tkd_arena *scratch)
{
    tkd_writer days;
    tkd_writer_init_memory(&days, scratch, 0);
    size_t count;
    const tkd_word *words = tkd_words(&count);
    for (size_t i = 0; i < count; i++) {
        if (words[i].list == TKD_WORDS_WEEKDAY) {
            tkd_write_format(&days, "%s%s|%s", days.size > 0 ? "|" : "(", words[i].name,
                             words[i].estonian);
        }
    }
    tkd_write_string(&days, ")");
    const tkd_text day = tkd_writer_text(&days);
    const tkd_text pattern =
        tkd_text_format(scratch, "^%.*s( *[-–] *%.*s)?( *, *%.*s( *[-–] *%.*s)?)*$", TKD_ARG(day),
                        TKD_ARG(day), TKD_ARG(day), TKD_ARG(day));
    tkd_json_key(json, "openings");
    tkd_json_open_object(json);
    tkd_schema_pair(json, "type", "object");
    tkd_json_key(json, "propertyNames");
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "pattern");
    tkd_json_text(json, pattern);
    tkd_json_close_object(json);
    tkd_json_key(json, "additionalProperties");
    tkd_schema_refer(json, "texts", NULL);
    tkd_json_close_object(json);
}

void tkd_schema_write_values(tkd_json *json, tkd_arena *scratch)
{
    define_text(json);
    define_texts(json);
    define_label(json);
    define_pair(json, "id", "pattern", "^[a-zõäöüšž][a-zõäöüšž0-9-]*$");
    define_pair(json, "date", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    define_openings(json, scratch);
    define_travel(json);
    define_distribution(json);
    for (size_t i = 0; i < FIGURE_COUNT; i++) {
        define_figure(json, &figures[i], scratch);
    }
    for (size_t i = 0; i < WORD_LIST_COUNT; i++) {
        tkd_json_key(json, word_lists[i].name);
        write_words(json, word_lists[i].list);
    }
}

const char *tkd_schema_figure_name(tkd_shape shape)
{
    for (size_t i = 0; i < FIGURE_COUNT; i++) {
        if (figures[i].shape == shape) {
            return figures[i].name;
        }
    }
    return "number";
}
