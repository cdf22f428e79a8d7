// SPDX-License-Identifier: EUPL-1.2
// Figures: by whom outside, by date inside, each perhaps with its origin around it. What kind a map is
// its first key says. Cases and points of one figure stand next to each other in the tables.
#include "reader.h"

#include "spelling.h"

#include <math.h>
#include <stdlib.h>

// One figure being read.
typedef struct figure_scan {
    tkd_reader *reader;
    const tkd_rule *rule;
    const tkd_node *named; /**< The figure, for its path. */
    const tkd_node *value; /**< What is written. */
    int32_t origin;        /**< Of what is read now; TKD_NONE: not needed yet. */
    bool inside_date;
} figure_scan;

typedef enum map_kind { MAP_ORIGIN, MAP_DATES, MAP_DIST, MAP_WHOM } map_kind;

static bool is_origin_key(tkd_text key)
{
    return tkd_text_equal(key, TKD_TEXT("value")) || tkd_text_equal(key, TKD_TEXT("source")) ||
           tkd_text_equal(key, TKD_TEXT("evidence")) || tkd_text_equal(key, TKD_TEXT("range")) ||
           tkd_text_equal(key, TKD_TEXT("note"));
}

static bool is_date_key(tkd_text key)
{
    const char first = key.size > 0 ? key.data[0] : '\0';

    return first >= '0' && first <= '9';
}

static map_kind kind_of_key(tkd_text key)
{
    if (is_origin_key(key)) {
        return MAP_ORIGIN;
    }
    if (is_date_key(key)) {
        return MAP_DATES;
    }
    return tkd_is_dist_name(key) ? MAP_DIST : MAP_WHOM;
}

static const char *kind_name(map_kind kind, tkd_language language)
{
    static const char *const names[][2] = {
        [MAP_ORIGIN] = {"päritolu", "an origin"},
        [MAP_DATES] = {"kuupäevi", "dates"},
        [MAP_DIST] = {"jaotust", "a distribution"},
        [MAP_WHOM] = {"rühmi", "groups"},
    };

    return names[kind][language == TKD_ET ? 0 : 1];
}

static void report_mixed(tkd_reader *reader, tkd_place place, map_kind first, map_kind second)
{
    const tkd_language language = reader->problems->language;
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_MIXED_FIGURE, place, "segamini on %s ja %s",
        "%s and %s are mixed", kind_name(first, language), kind_name(second, language));

    tkd_problem_hint(
        reader->problems, problem,
        "rühmad käivad välja, kuupäevad sisse: {el: {2026-01-01: 2, 2027-01-01: 1}, \"*\": 3}",
        "groups stand outside, dates inside: {el: {2026-01-01: 2, 2027-01-01: 1}, \"*\": 3}");
}

// All keys of a map are of the kind of its first.
static bool is_pure(tkd_reader *reader, const tkd_node *node, map_kind kind)
{
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        const map_kind own = kind_of_key(child->key);
        if (own != kind) {
            report_mixed(reader, child->key_place, kind, own);
            return false;
        }
    }
    return true;
}

// The origin of a value that has none of its own around it: the whole figure's.
static int32_t shared_origin(figure_scan *scan)
{
    if (scan->origin == TKD_NONE) {
        scan->origin = tkd_make_origin(scan->reader, scan->named, scan->value);
    }
    return scan->origin;
}

/* Points. */

static void fill_point(tkd_reader *reader, uint32_t row, tkd_point point)
{
    *(tkd_point *)tkd_reader_at(reader, &reader->points, row) = point;
}

static bool read_leaf(figure_scan *scan, const tkd_node *node, tkd_leaf *leaf)
{
    tkd_reader *reader = scan->reader;

    *leaf = (tkd_leaf){0.0, TKD_NONE};
    if (node->kind == TKD_MAP && node->first != NULL) {
        const map_kind kind = kind_of_key(node->first->key);
        if (kind == MAP_WHOM || kind == MAP_DATES) {
            report_mixed(reader, node->place, scan->inside_date ? MAP_DATES : MAP_WHOM, kind);
            return false;
        }
    }
    if (scan->rule->quantity == TKD_QUANTITY_DURATION && node->kind != TKD_SCALAR) {
        return tkd_load_dist(reader, node, leaf);
    }
    if (node->kind != TKD_SCALAR) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
                             "siin peab olema üks arv", "one number belongs here");
        tkd_problem_hint(reader->problems, problem, "jaotused käivad ainult kestuste juurde",
                         "distributions are for durations only");
        return false;
    }
    return tkd_load_scalar(reader, node, scan->rule, leaf);
}

// One point: a leaf, perhaps with an origin of its own around it.
static bool read_point_value(figure_scan *scan, const tkd_node *node, tkd_point *point)
{
    tkd_reader *reader = scan->reader;
    const tkd_node *value = node;
    tkd_leaf leaf = {0.0, TKD_NONE};
    int32_t origin = TKD_NONE;

    if (node->bad) {
        return false;
    }
    if (node->kind == TKD_MAP && node->first != NULL &&
        kind_of_key(node->first->key) == MAP_ORIGIN) {
        value = tkd_node_get(node, "value");
        if (value == NULL || !is_pure(reader, node, MAP_ORIGIN)) {
            return false;
        }
        origin = tkd_make_origin(reader, node, value);
        tkd_load_origin(reader, node, scan->rule, origin);
    }
    if (!read_leaf(scan, value, &leaf)) {
        return false;
    }
    point->number = leaf.number;
    point->dist = leaf.dist;
    point->origin = origin != TKD_NONE ? origin : shared_origin(scan);
    return true;
}

static int compare_points(const void *left, const void *right)
{
    const tkd_point *a = left;
    const tkd_point *b = right;

    return (a->from_day > b->from_day) - (a->from_day < b->from_day);
}

static bool read_date_key(tkd_reader *reader, const tkd_node *child, tkd_point *point)
{
    tkd_date date;

    if (!tkd_date_parse(child->key, true, &date)) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_DATE, child->key_place,
                             "„%.*s“ ei ole kuupäev", "“%.*s” is no date", TKD_ARG(child->key));
        tkd_problem_hint(reader->problems, problem,
                         "kirjuta 2026-01-05, või 01-05, kui see kehtib igal aastal",
                         "write 2026-01-05, or 01-05 for every year");
        return false;
    }
    point->yearly = date.year == 0;
    point->from_day = point->yearly ? date.month * 100 + date.day : tkd_date_to_day(date);
    return true;
}

static bool read_dates(figure_scan *scan, const tkd_node *node, uint32_t *count)
{
    tkd_reader *reader = scan->reader;
    const uint32_t first = (uint32_t)reader->points.count;
    uint32_t at = first;

    if (scan->inside_date) {
        report_mixed(reader, node->place, MAP_DATES, MAP_DATES);
        return false;
    }
    if (!is_pure(reader, node, MAP_DATES)) {
        return false;
    }
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        (void)tkd_reader_add(reader, &reader->points);
    }
    scan->inside_date = true;
    bool good = true;
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        tkd_point point = {0};
        good =
            read_date_key(reader, child, &point) && read_point_value(scan, child, &point) && good;
        fill_point(reader, at, point);
        tkd_apply_adjustments(reader, child, scan->rule, (tkd_range){0, 0}, (tkd_range){at, 1});
        at++;
    }
    scan->inside_date = false;
    *count = at - first;
    if (*count > 1 && !reader->failed) {
        qsort(tkd_reader_at(reader, &reader->points, first), *count, sizeof(tkd_point),
              compare_points);
    }
    return good;
}

// The points of one case: by date, or one that always holds; perhaps with an origin around.
static bool read_case(figure_scan *scan, const tkd_node *node, uint32_t *first, uint32_t *count)
{
    tkd_reader *reader = scan->reader;
    const bool map = node->kind == TKD_MAP && node->first != NULL;
    const map_kind kind = map ? kind_of_key(node->first->key) : MAP_DIST;

    *first = (uint32_t)reader->points.count;
    *count = 1;
    if (node->bad) {
        return false;
    }
    if (map && kind == MAP_DATES) {
        return read_dates(scan, node, count);
    }
    if (map && kind == MAP_ORIGIN) {
        const tkd_node *value = tkd_node_get(node, "value");
        if (value != NULL && value->kind == TKD_MAP && value->first != NULL &&
            kind_of_key(value->first->key) == MAP_DATES && is_pure(reader, node, MAP_ORIGIN)) {
            const int32_t outer = scan->origin;
            scan->origin = tkd_make_origin(reader, node, value);
            tkd_load_origin(reader, node, scan->rule, scan->origin);
            const bool good = read_dates(scan, value, count);
            scan->origin = outer;
            return good;
        }
    }
    tkd_point point = {.from_day = INT32_MIN};
    (void)tkd_reader_add(reader, &reader->points);
    const bool good = read_point_value(scan, node, &point);
    fill_point(reader, *first, point);
    return good;
}

/* By whom. */

// Whom a key means: `count` cases from `index` on (an exclusive trait's name means all its values).
typedef struct whom_key {
    tkd_whom whom;
    int32_t index;
    uint32_t count;
} whom_key;

static bool find_whom(tkd_reader *reader, tkd_text key, whom_key *out)
{
    *out = (whom_key){TKD_WHOM_ALL, 0, 1};
    if (tkd_text_equal(key, TKD_TEXT("*"))) {
        return true;
    }
    out->whom = TKD_WHOM_GROUP;
    out->index = tkd_find_name(reader, TKD_SECTION_GROUPS, key);
    if (out->index != TKD_NONE) {
        return true;
    }
    out->whom = TKD_WHOM_TRAIT;
    if (tkd_find_trait(reader, key, &out->index, &out->count)) {
        return true;
    }
    out->count = 1;
    out->index = tkd_find_trait_value(reader, key);
    if (out->index != TKD_NONE) {
        return true;
    }
    out->whom = TKD_WHOM_MUNICIPALITY;
    out->index = tkd_find_name(reader, TKD_SECTION_MUNICIPALITIES, key);
    return out->index != TKD_NONE;
}

// What else the first key of a figure's map may be.
static const char figure_words[] =
    "value|exponential|uniform|triangular|pert|normal|lognormal|gamma|erlang|weibull|empirical|mix|"
    "väärtus|eksponentsiaalne|ühtlane|kolmnurk|normaal|lognormaal|empiiriline|segu";

static void offer_names(tkd_reader *reader, tkd_section section, tkd_nearest *search,
                        const tkd_spelling *spelling)
{
    const tkd_names *names = &reader->names[section];

    for (uint32_t i = 0; i < names->count; i++) {
        tkd_nearest_offer(search, spelling, names->rows[i].id.data);
    }
}

static void report_person_key(tkd_reader *reader, const tkd_node *child)
{
    const tkd_spelling spelling = tkd_spelling_of(child->key);
    const tkd_trait *traits = reader->traits.items;
    tkd_nearest search = {0};
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_UNKNOWN_PERSON_KEY, child->key_place,
                         "„%.*s“ ei ole sihtrühm, tunnus ega omavalitsus",
                         "“%.*s” is no group, trait or municipality", TKD_ARG(child->written_key));

    if (problem == NULL) {
        return;
    }
    tkd_nearest_offer(&search, &spelling, figure_words);
    offer_names(reader, TKD_SECTION_GROUPS, &search, &spelling);
    for (size_t i = 0; i < reader->traits.count; i++) {
        tkd_nearest_offer(&search, &spelling, traits[i].name.data);
        if (traits[i].value.size > 0) {
            tkd_nearest_offer(&search, &spelling, traits[i].value.data);
        }
    }
    offer_names(reader, TKD_SECTION_MUNICIPALITIES, &search, &spelling);
    const char *nearest = tkd_nearest_take(&search, reader->scratch);
    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else {
        tkd_problem_hint(
            reader->problems, problem,
            "kirjuta sihtrühma, tunnuse või omavalitsuse id, või \"*\" kõigi teiste jaoks",
            "write the id of a group, trait or municipality, or \"*\" for all others");
    }
}

static void read_whom_case(figure_scan *scan, const tkd_node *child, whom_key key, uint32_t at)
{
    tkd_reader *reader = scan->reader;
    uint32_t first = 0;
    uint32_t count = 0;

    const bool good = read_case(scan, child, &first, &count);
    for (uint32_t i = 0; i < key.count; i++) {
        tkd_case *row = tkd_reader_at(reader, &reader->cases, at + i);
        *row = (tkd_case){key.whom, key.index + (int32_t)i, first, count};
    }
    if (good) {
        tkd_apply_adjustments(reader, child, scan->rule, (tkd_range){at, key.count},
                              tkd_reader_since(&reader->points, first));
    }
}

// Cases in written order, but `"*"` is for the others wherever it stands: an edit may add a key below.
static tkd_figure read_whom(figure_scan *scan, const tkd_node *node)
{
    tkd_reader *reader = scan->reader;
    tkd_figure figure = {(uint32_t)reader->cases.count, 0};
    whom_key key;

    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        const map_kind kind = kind_of_key(child->key);
        if (kind != MAP_WHOM) {
            report_mixed(reader, child->key_place, MAP_WHOM, kind);
            return (tkd_figure){0, 0};
        }
        figure.count += find_whom(reader, child->key, &key) ? key.count : 0u;
    }
    for (uint32_t i = 0; i < figure.count; i++) {
        (void)tkd_reader_add(reader, &reader->cases);
    }
    uint32_t at = figure.first;
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        if (!find_whom(reader, child->key, &key)) {
            report_person_key(reader, child);
            continue;
        }
        const bool others = key.whom == TKD_WHOM_ALL;
        read_whom_case(scan, child, key, others ? figure.first + figure.count - 1 : at);
        at += others ? 0 : key.count;
    }
    return figure;
}

static tkd_figure read_single(figure_scan *scan, const tkd_node *node)
{
    tkd_reader *reader = scan->reader;
    const uint32_t row = (uint32_t)reader->cases.count;
    uint32_t first = 0;
    uint32_t count = 0;

    (void)tkd_reader_add(reader, &reader->cases);
    const bool good = read_case(scan, node, &first, &count);
    *(tkd_case *)tkd_reader_at(reader, &reader->cases, row) =
        (tkd_case){TKD_WHOM_ALL, 0, first, count};
    return good ? (tkd_figure){row, 1} : (tkd_figure){0, 0};
}

static tkd_figure read_plain(figure_scan *scan, const tkd_node *node)
{
    if (node->kind == TKD_MAP && node->first != NULL && kind_of_key(node->first->key) == MAP_WHOM) {
        return read_whom(scan, node);
    }
    return read_single(scan, node);
}

static bool check_map(tkd_reader *reader, const tkd_node *node)
{
    if (node->kind == TKD_SCALAR || node->first != NULL) {
        return true;
    }
    tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
                     "siin peab olema arv või kestus, mitte tühi loetelu",
                     "a figure belongs here, not an empty list or map");
    return false;
}

tkd_figure tkd_load_figure(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule)
{
    if (node == NULL || node->bad || !check_map(reader, node)) {
        return (tkd_figure){0, 0};
    }
    const tkd_node *value = node;
    const bool wrapped = node->kind == TKD_MAP && kind_of_key(node->first->key) == MAP_ORIGIN;
    if (wrapped) {
        value = tkd_node_get(node, "value");
        if (value == NULL) {
            tkd_problem *problem = tkd_problems_add(
                reader->problems, TKD_CODE_MISSING_KEY, node->place,
                "päritolu juures on puudu väärtus: `value`", "the figure's `value` is missing");
            tkd_problem_hint(reader->problems, problem, "kirjuta {value: 46/y, source: …}",
                             "write {value: 46/y, source: …}");
            return (tkd_figure){0, 0};
        }
        if (!is_pure(reader, node, MAP_ORIGIN) || value->bad || !check_map(reader, value)) {
            return (tkd_figure){0, 0};
        }
    }
    figure_scan scan = {
        .reader = reader, .rule = rule, .named = node, .value = value, .origin = TKD_NONE};
    if (wrapped) {
        tkd_load_origin(reader, node, rule, shared_origin(&scan));
    }
    const size_t first_point = reader->points.count;
    const tkd_figure figure = read_plain(&scan, value);
    if (figure.count > 0) {
        const tkd_range cases = {figure.first, figure.count};
        const tkd_range points = tkd_reader_since(&reader->points, first_point);
        if (wrapped) {
            tkd_check_range(reader, node, scan.origin, points);
            tkd_apply_adjustments(reader, value, rule, cases, points);
        }
        tkd_apply_adjustments(reader, node, rule, cases, points);
    }
    return figure;
}

double tkd_load_vote(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                     double otherwise)
{
    const size_t first = reader->origins.count;
    const double number = tkd_load_number(reader, node, rule, otherwise);

    for (size_t i = first; i < reader->origins.count; i++) {
        tkd_origin *origin = tkd_reader_at(reader, &reader->origins, i);
        if (origin->evidence == TKD_EVIDENCE_ASSUMPTION) {
            origin->evidence = TKD_EVIDENCE_WORKSHOP;
        }
    }
    return number;
}

double tkd_load_number(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                       double otherwise)
{
    const tkd_figure figure = tkd_load_figure(reader, node, rule);

    if (figure.count == 0) {
        return otherwise;
    }
    const tkd_case *only = tkd_reader_at(reader, &reader->cases, figure.first);
    if (figure.count != 1 || only->whom != TKD_WHOM_ALL || only->point_count != 1) {
        tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
                         "siin peab olema üks väärtus, kõigile ja alati sama",
                         "one value belongs here, the same for all and always");
        return otherwise;
    }
    return ((const tkd_point *)tkd_reader_at(reader, &reader->points, only->first_point))->number;
}
