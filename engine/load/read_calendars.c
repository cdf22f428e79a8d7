// SPDX-License-Identifier: EUPL-1.2
// Calendars: opening hours by weekday, dates that are closed, dates that alone are open. Rows 0 and 1
// are built in: `always`, and the working week without public holidays.
#include "reader.h"

#include <stdlib.h>

enum { WEEKDAYS = 7 };

static int compare_openings(const void *left, const void *right)
{
    const tkd_opening *a = left;
    const tkd_opening *b = right;

    if (a->weekday != b->weekday) {
        return a->weekday < b->weekday ? -1 : 1;
    }
    return (a->open_s > b->open_s) - (a->open_s < b->open_s);
}

// `HH:MM` or `H:MM` or `HH` at `*at`; moves behind it.
static bool read_clock(tkd_text text, size_t *at, double *seconds)
{
    int parts[2] = {0, 0};
    int digits[2] = {0, 0};
    int part = 0;

    while (*at < text.size && text.data[*at] == ' ') {
        (*at)++;
    }
    for (; *at < text.size; (*at)++) {
        const char byte = text.data[*at];
        if (byte >= '0' && byte <= '9') {
            parts[part] = parts[part] * 10 + (byte - '0');
            digits[part]++;
        } else if ((byte == ':' || byte == '.') && part == 0) {
            part = 1;
        } else {
            break;
        }
        if (digits[part] > 2) {
            return false;
        }
    }
    while (*at < text.size && text.data[*at] == ' ') {
        (*at)++;
    }
    const bool shaped = digits[0] >= 1 && (part == 0 || digits[1] == 2) && parts[1] < 60;
    *seconds = parts[0] * 3600.0 + parts[1] * 60.0;
    return shaped && *seconds <= TKD_SECONDS_PER_DAY;
}

static size_t dash_size(tkd_text text, size_t at)
{
    if (at < text.size && text.data[at] == '-') {
        return 1;
    }
    return tkd_text_equal(tkd_text_part(text, at, 3), TKD_TEXT("–")) ? 3 : 0;
}

static bool report_hours(tkd_reader *reader, const tkd_node *node, size_t from, size_t end)
{
    const tkd_text part = tkd_text_part(node->text, from, end - from);
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_TIME_OF_DAY, tkd_node_part(node, from, end - from),
        "„%.*s“ ei ole lahtiolekuaeg", "“%.*s” is no opening time", TKD_ARG(part));

    tkd_problem_hint(reader->problems, problem,
                     "kirjuta \"08:00-12:00, 13:00-17:00\"; avamine enne sulgemist, kuni 24:00",
                     "write \"08:00-12:00, 13:00-17:00\"; opening before closing, until 24:00");
    return false;
}

// All the intervals of one scalar, for each weekday of the mask.
static bool read_hours(tkd_reader *reader, const tkd_node *node, uint32_t weekdays)
{
    size_t at = 0;

    while (at < node->text.size) {
        tkd_opening opening = {0};
        size_t from = at;
        while (from < node->text.size && node->text.data[from] == ' ') {
            from++;
        }
        size_t end = from;
        while (end < node->text.size && node->text.data[end] != ',') {
            end++;
        }
        bool good = read_clock(node->text, &at, &opening.open_s);
        const size_t dash = dash_size(node->text, at);
        at += dash;
        good = good && dash > 0 && read_clock(node->text, &at, &opening.close_s) && at == end &&
               opening.open_s < opening.close_s;
        if (!good) {
            return report_hours(reader, node, from, end);
        }
        for (int day = 0; day < WEEKDAYS; day++) {
            if (((weekdays >> day) & 1u) != 0) {
                opening.weekday = day;
                *(tkd_opening *)tkd_reader_add(reader, &reader->openings) = opening;
            }
        }
        at = end + 1;
    }
    return true;
}

static const tkd_word *find_day(tkd_text text)
{
    return tkd_word_find(TKD_WORDS_WEEKDAY, tkd_text_trim(text));
}

static bool report_day(tkd_reader *reader, const tkd_node *node)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_UNKNOWN_WORD, node->key_place,
                         "tundmatu päev „%.*s“", "unknown day “%.*s”", TKD_ARG(node->written_key));
    const char *nearest = tkd_word_nearest(TKD_WORDS_WEEKDAY, node->key, reader->scratch);

    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else {
        tkd_problem_hint(reader->problems, problem, "päevad on E T K N R L P, või E-N",
                         "days are mon tue wed thu fri sat sun, or mon-thu");
    }
    return false;
}

// `mon`, `mon-thu`, `E-N`, `mon, wed`: the mask of weekdays.
static bool read_weekdays(tkd_reader *reader, const tkd_node *node, uint32_t *mask)
{
    const tkd_text text = node->key;
    size_t from = 0;

    *mask = 0;
    while (from <= text.size) {
        size_t end = tkd_text_find(text, TKD_TEXT(","), from);
        end = end == SIZE_MAX ? text.size : end;
        const tkd_text part = tkd_text_part(text, from, end - from);
        size_t dash = 0;
        while (dash < part.size && dash_size(part, dash) == 0) {
            dash++;
        }
        const tkd_word *first = find_day(tkd_text_part(part, 0, dash));
        const tkd_word *last =
            dash < part.size
                ? find_day(tkd_text_part(part, dash + dash_size(part, dash), part.size))
                : first;
        if (first == NULL || last == NULL) {
            return report_day(reader, node);
        }
        for (int day = first->value;; day = (day + 1) % WEEKDAYS) {
            *mask |= 1u << day;
            if (day == last->value) {
                break;
            }
        }
        from = end + 1;
    }
    return true;
}

static bool is_closed_word(const tkd_node *node)
{
    const tkd_word *word = tkd_word_find(TKD_WORDS_YES_NO, node->text);

    return word != NULL && word->value == 0;
}

static void check_overlaps(tkd_reader *reader, const tkd_node *node, tkd_range range)
{
    for (uint32_t i = 1; i < range.count; i++) {
        const tkd_opening *before = tkd_reader_at(reader, &reader->openings, range.first + i - 1);
        const tkd_opening *after = tkd_reader_at(reader, &reader->openings, range.first + i);
        if (before->weekday == after->weekday && after->open_s < before->close_s) {
            tkd_problem *problem =
                tkd_problems_add(reader->problems, TKD_CODE_TIME_OF_DAY, node->place,
                                 "lahtiolekuajad kattuvad", "opening times overlap");
            tkd_problem_hint(reader->problems, problem,
                             "iga päev ja kellaaeg ühes vahemikus korraga",
                             "every day and hour in one interval at a time");
            return;
        }
    }
}

static tkd_range read_openings(tkd_reader *reader, const tkd_node *node)
{
    const size_t first = reader->openings.count;

    for (tkd_node *day = node != NULL ? node->first : NULL; day != NULL; day = day->next) {
        uint32_t weekdays = 0;
        if (day->bad || !read_weekdays(reader, day, &weekdays)) {
            continue;
        }
        for (tkd_node *hours = tkd_values_first(day); hours != NULL;
             hours = tkd_values_next(day, hours)) {
            if (hours->kind == TKD_SCALAR && !is_closed_word(hours)) {
                (void)read_hours(reader, hours, weekdays);
            }
        }
    }
    const tkd_range range = tkd_reader_since(&reader->openings, first);
    if (node != NULL && range.count > 1) {
        qsort(tkd_reader_at(reader, &reader->openings, first), range.count, sizeof(tkd_opening),
              compare_openings);
        check_overlaps(reader, node, range);
    }
    return range;
}

// A date, or two with `..` between.
static bool read_date_range(tkd_reader *reader, const tkd_node *node, tkd_date_range *range)
{
    const size_t dots = tkd_text_find(node->text, TKD_TEXT(".."), 0);
    const size_t middle = dots == SIZE_MAX ? node->text.size : dots;
    const tkd_text from = tkd_text_trim(tkd_text_part(node->text, 0, middle));
    const tkd_text to = dots == SIZE_MAX
                            ? from
                            : tkd_text_trim(tkd_text_part(node->text, dots + 2, node->text.size));
    const bool first = tkd_date_parse(from, true, &range->from);
    const bool second = first && tkd_date_parse(to, true, &range->to);
    const bool same_kind = second && (range->from.year == 0) == (range->to.year == 0);
    const bool forward = same_kind && (range->from.year == 0 ||
                                       tkd_date_to_day(range->from) <= tkd_date_to_day(range->to));

    if (forward) {
        return true;
    }
    const size_t begin = first && !second ? dots + 2 : 0;
    const size_t end = first ? node->text.size : middle;
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_DATE, tkd_node_part(node, begin, end - begin),
        same_kind ? "vahemiku lõpp on enne algust" : "„%.*s“ ei ole kuupäev ega vahemik",
        same_kind ? "the range ends before it begins" : "“%.*s” is no date or range of dates",
        TKD_ARG(node->text));
    tkd_problem_hint(reader->problems, problem,
                     "kirjuta \"12-27..12-31\" (igal aastal) või \"2026-07-01..2026-08-31\"",
                     "write \"12-27..12-31\" (every year) or \"2026-07-01..2026-08-31\"");
    return false;
}

static tkd_range read_date_ranges(tkd_reader *reader, tkd_node *node, bool *holidays)
{
    const size_t first = reader->date_ranges.count;

    for (tkd_node *value = tkd_values_first(node); value != NULL;
         value = tkd_values_next(node, value)) {
        tkd_date_range range;
        if (value->bad || value->kind != TKD_SCALAR) {
            continue;
        }
        const tkd_word *word = tkd_word_find(TKD_WORDS_BUILT_IN, value->text);
        if (word != NULL && tkd_text_equal(tkd_text_of(word->name), TKD_TEXT("holidays"))) {
            *holidays = true;
        } else if (read_date_range(reader, value, &range)) {
            *(tkd_date_range *)tkd_reader_add(reader, &reader->date_ranges) = range;
        }
    }
    return tkd_reader_since(&reader->date_ranges, first);
}

static void read_calendar(tkd_reader *reader, const tkd_named *named, tkd_calendar *calendar)
{
    bool ignored = false;

    calendar->item = tkd_load_item(named->node, named->id);
    calendar->openings = read_openings(reader, tkd_node_get(named->node, "open"));
    calendar->closed =
        read_date_ranges(reader, tkd_node_get(named->node, "closed"), &calendar->closed_holidays);
    calendar->only = read_date_ranges(reader, tkd_node_get(named->node, "only"), &ignored);
    if (tkd_node_get(named->node, "open") != NULL) {
        return;
    }
    const size_t first = reader->openings.count;
    for (int day = 0; day < WEEKDAYS; day++) {
        *(tkd_opening *)tkd_reader_add(reader, &reader->openings) =
            (tkd_opening){day, 0.0, TKD_SECONDS_PER_DAY};
    }
    calendar->openings = tkd_reader_since(&reader->openings, first);
}

static void add_working_week(tkd_reader *reader, tkd_calendar *calendar)
{
    const size_t first = reader->openings.count;

    for (int day = 0; day < 5; day++) {
        *(tkd_opening *)tkd_reader_add(reader, &reader->openings) =
            (tkd_opening){day, 0.0, TKD_SECONDS_PER_DAY};
    }
    calendar->openings = tkd_reader_since(&reader->openings, first);
    calendar->closed_holidays = true;
}

void tkd_load_calendars(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_CALENDARS];

    reader->calendars = tkd_reader_take(reader, names->count, sizeof(tkd_calendar));
    if (reader->failed) {
        return;
    }
    reader->calendars[TKD_CALENDAR_ALWAYS].item.id = names->rows[TKD_CALENDAR_ALWAYS].id;
    reader->calendars[TKD_CALENDAR_ALWAYS].item.luck = tkd_text_hash(TKD_TEXT("always"));
    reader->calendars[TKD_CALENDAR_ALWAYS].always = true;
    add_working_week(reader, &reader->calendars[TKD_CALENDAR_WORKING_WEEK]);
    for (uint32_t i = TKD_CALENDAR_WORKING_WEEK + 1; i < names->count; i++) {
        read_calendar(reader, &names->rows[i], &reader->calendars[i]);
    }
}
