// SPDX-License-Identifier: EUPL-1.2
// Where figures come from: their path, what was written, how well it is known, and what one would
// still believe. Defaults have origins too, so that every assumption can be listed.
#include "reader.h"

#include <math.h>

/* Origins by place: open addressing over row numbers, 0 being free, at most half full. */

static bool is_same_place(tkd_place a, tkd_place b)
{
    return a.file == b.file && a.line == b.line && a.column == b.column;
}

// The path without the municipality whose own it is, see tkd_local_path.
static tkd_text general_path(tkd_text path)
{
    const tkd_text set = TKD_TEXT(".set.");
    const bool is_local = tkd_text_starts_with(path, TKD_TEXT("municipalities."));
    const size_t at = is_local ? tkd_text_find(path, set, 0) : SIZE_MAX;

    return at == SIZE_MAX ? path : tkd_text_part(path, at + set.size, path.size);
}

// The slot of the origin with that place and path, or the free one where it belongs.
static uint32_t *find_slot(const tkd_reader *reader, tkd_place place, tkd_text path)
{
    const tkd_origin *origins = reader->origins.items;
    const uint64_t where = (uint64_t)place.line << 32 ^ (uint64_t)place.file << 20 ^ place.column;
    const size_t mask = reader->origin_slot_count - 1;
    size_t at = (size_t)(where * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;

    while (reader->origin_slots[at] != 0 &&
           !(is_same_place(origins[reader->origin_slots[at]].place, place) &&
             tkd_text_equal(general_path(origins[reader->origin_slots[at]].path), path))) {
        at = (at + 1) & mask;
    }
    return &reader->origin_slots[at];
}

// Twice as many slots, once they are half full. False: no memory.
static bool make_slots(tkd_reader *reader)
{
    enum { FEWEST = 256 };
    const uint32_t *old = reader->origin_slots;
    const size_t old_count = reader->origin_slot_count;

    if (reader->origins.count < old_count / 2) {
        return true;
    }
    reader->origin_slot_count = old_count == 0 ? FEWEST : old_count * 2;
    reader->origin_slots = TKD_TAKE(reader->scratch, reader->origin_slot_count, uint32_t);
    for (size_t i = 0; reader->origin_slots != NULL && i < old_count; i++) {
        if (old[i] != 0) {
            const tkd_origin *origin = tkd_reader_at(reader, &reader->origins, old[i]);
            *find_slot(reader, origin->place, general_path(origin->path)) = old[i];
        }
    }
    return reader->origin_slots != NULL;
}

// A municipality's variant reads most figures once more: what stands in the same place under the same
// path is the same figure, and has one origin.
int32_t tkd_make_origin(tkd_reader *reader, const tkd_node *named, const tkd_node *value)
{
    if (named->parent == NULL) { // Part of an edit: the edited figure has its own.
        return 0;
    }
    const tkd_text path = tkd_node_path(reader, named);
    if (reader->failed || !make_slots(reader)) {
        reader->failed = true;
        return 0;
    }
    uint32_t *slot = find_slot(reader, value->place, path);
    if (*slot != 0) {
        return (int32_t)*slot;
    }
    const tkd_text written = tkd_node_flow(reader, value);
    const uint32_t row = (uint32_t)reader->origins.count;
    tkd_origin *origin = tkd_reader_add(reader, &reader->origins);
    *origin = (tkd_origin){
        .path = tkd_local_path(reader, path),
        .written = written,
        .place = value->place,
        .source = TKD_NONE,
        .range_low = (double)NAN,
        .range_high = (double)NAN,
    };
    *slot = reader->failed ? 0 : row;
    return (int32_t)row;
}

static void read_range(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                       tkd_origin *origin)
{
    tkd_term terms[TKD_TERMS_MAX];
    bool range = false;

    if (node == NULL || node->bad) {
        return;
    }
    const size_t count =
        node->kind == TKD_SCALAR ? tkd_load_terms(reader, node, rule, NULL, terms, &range) : 0;
    if (node->kind == TKD_SCALAR && count == 0) {
        return;
    }
    const double low = count == 2 ? terms[0].number * terms[0].factor : 0.0;
    const double high = count == 2 ? terms[1].number * terms[1].factor : 0.0;
    if (count != 2 || !range || low > high) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_RANGE, node->place,
                             "vahemik ei ole kujul vähim..suurim", "a range is least..most");
        tkd_problem_hint(reader->problems, problem, "kirjuta näiteks 40/y..60/y",
                         "write, for example, 40/y..60/y");
        return;
    }
    origin->range_low = low;
    origin->range_high = high;
}

// `{value: …, source: …}`: what the map says of the figure's origin.
void tkd_load_origin(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule, int32_t row)
{
    const tkd_node *source = tkd_node_get(node, "source");
    const tkd_node *evidence = tkd_node_get(node, "evidence");
    const tkd_node *note = tkd_node_get(node, "note");
    tkd_origin filled = *(tkd_origin *)tkd_reader_at(reader, &reader->origins, (size_t)row);

    filled.source = tkd_refer(reader, TKD_SECTION_SOURCES, source);
    filled.evidence = source != NULL ? TKD_EVIDENCE_DOCUMENTED : TKD_EVIDENCE_ASSUMPTION;
    if (evidence != NULL) {
        filled.evidence =
            (tkd_evidence)tkd_load_word(reader, evidence, TKD_WORDS_EVIDENCE, (int)filled.evidence);
    }
    if (note != NULL) {
        tkd_label *label = tkd_reader_take(reader, 1, sizeof(*label));
        if (label != NULL) {
            *label = tkd_load_label(note);
            filled.note = label;
        }
    }
    read_range(reader, tkd_node_get(node, "range"), rule, &filled);
    *(tkd_origin *)tkd_reader_at(reader, &reader->origins, (size_t)row) = filled;
}

// One value lies inside the range that is believed of it.
void tkd_check_range(tkd_reader *reader, const tkd_node *node, int32_t row, tkd_range points)
{
    const tkd_node *range = tkd_node_get(node, "range");
    const tkd_origin *origin = tkd_reader_at(reader, &reader->origins, (size_t)row);
    const tkd_point *point = tkd_reader_at(reader, &reader->points, points.first);
    const double slack = 1e-9 * fabs(point->number);

    if (range == NULL || points.count != 1 || isnan(origin->range_low) ||
        (point->number >= origin->range_low - slack &&
         point->number <= origin->range_high + slack)) {
        return;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_RANGE, range->place,
                         "väärtus on väljaspool oma vahemikku", "the value lies outside its range");
    tkd_problem_hint(
        reader->problems, problem,
        "vahemik on see, mida veel usutakse: see algab alla väärtuse ja lõpeb üle selle",
        "the range is what one would still believe: it begins below the value and ends above it");
}

void tkd_default_origin(tkd_reader *reader, tkd_text path, const char *written, tkd_place place)
{
    tkd_origin *origin = tkd_reader_add(reader, &reader->origins);

    *origin = (tkd_origin){
        .path = path,
        .written = tkd_text_of(written),
        .place = place,
        .is_default = true,
        .source = TKD_NONE,
        .range_low = (double)NAN,
        .range_high = (double)NAN,
    };
}

tkd_figure tkd_default_figure(tkd_reader *reader, tkd_text path, const char *written, double number,
                              tkd_place place)
{
    tkd_default_origin(reader, path, written, place);
    const int32_t origin = (int32_t)reader->origins.count - 1;
    const uint32_t point_row = (uint32_t)reader->points.count;
    const uint32_t case_row = (uint32_t)reader->cases.count;
    tkd_point *point = tkd_reader_add(reader, &reader->points);

    *point = (tkd_point){INT32_MIN, false, number, TKD_NONE, origin};
    *(tkd_case *)tkd_reader_add(reader, &reader->cases) = (tkd_case){TKD_WHOM_ALL, 0, point_row, 1};
    return (tkd_figure){case_row, 1};
}
