// SPDX-License-Identifier: EUPL-1.2
// From a name to its row. A name that nothing bears is answered with the nearest that something does
// bear, or with what bears it elsewhere: people often put a pool where a service belongs.
#include "reader.h"

#include "spelling.h"

enum { KIND_SHIFT = 28 };

const char *tkd_section_word(tkd_section section, tkd_language language)
{
    static const char *const words[TKD_SECTION_COUNT][2] = {
        [TKD_SECTION_SOURCES] = {"allikas", "source"},
        [TKD_SECTION_GROUPS] = {"sihtrühm", "group"},
        [TKD_SECTION_CALENDARS] = {"kalender", "calendar"},
        [TKD_SECTION_PROVIDERS] = {"teenuseosutaja", "provider"},
        [TKD_SECTION_SITES] = {"teeninduskoht", "site"},
        [TKD_SECTION_POOLS] = {"teenindaja", "pool"},
        [TKD_SECTION_SERVICES] = {"teenus", "service"},
        [TKD_SECTION_JOURNEYS] = {"teekond", "journey"},
        [TKD_SECTION_BOTTLENECKS] = {"kitsaskoht", "bottleneck"},
        [TKD_SECTION_PROPOSALS] = {"lahendusettepanek", "proposal"},
        [TKD_SECTION_MUNICIPALITIES] = {"omavalitsus", "municipality"},
        [TKD_SECTION_INDICATORS] = {"näitaja", "indicator"},
        [TKD_SECTION_SCENARIOS] = {"stsenaarium", "scenario"},
    };

    return words[section][language == TKD_ET ? 0 : 1];
}

int32_t tkd_find_name(const tkd_reader *reader, tkd_section section, tkd_text id)
{
    const tkd_names *names = &reader->names[section];
    uint32_t row = tkd_index_get(&names->index, id);

    if (row == UINT32_MAX) {
        const tkd_word *word = tkd_word_find(TKD_WORDS_BUILT_IN, id);
        row = word != NULL ? tkd_index_get(&names->index, tkd_text_of(word->name)) : UINT32_MAX;
    }
    return row == UINT32_MAX || row >= names->count ? TKD_NONE : (int32_t)row;
}

// Hint: the nearest name of the section, else the section in which the name stands, else all names.
static void hint_names(tkd_reader *reader, tkd_problem *problem, tkd_text id, tkd_section section)
{
    const tkd_names *names = &reader->names[section];
    const tkd_spelling spelling = tkd_spelling_of(id);
    tkd_nearest search = {0};

    for (uint32_t i = 0; i < names->count; i++) {
        if (names->rows[i].id.size > 0) {
            tkd_nearest_offer(&search, &spelling, names->rows[i].id.data);
        }
    }
    const char *nearest = tkd_nearest_take(&search, reader->scratch);
    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
        return;
    }
    for (tkd_section other = 0; other < TKD_SECTION_COUNT; other++) {
        if (other != section && tkd_find_name(reader, other, id) != TKD_NONE) {
            tkd_problem_hint(reader->problems, problem, "sellise id-ga on %s, aga siia sobib %s",
                             "this is the id of a %s, but a %s belongs here",
                             tkd_section_word(other, reader->problems->language),
                             tkd_section_word(section, reader->problems->language));
            return;
        }
    }
    if (names->count == 0) {
        tkd_problem_hint(reader->problems, problem, "ühtegi ei ole kirja pandud",
                         "none is written down");
    } else if (names->count <= 8) {
        tkd_writer out;
        tkd_writer_init_memory(&out, reader->scratch, 0);
        for (uint32_t i = 0; i < names->count; i++) {
            tkd_write_string(&out, i > 0 && out.size > 0 ? ", " : "");
            tkd_write(&out, names->rows[i].id);
        }
        const tkd_text all = tkd_writer_text(&out);
        tkd_problem_hint(reader->problems, problem, "olemas on: %.*s", "there are: %.*s",
                         TKD_ARG(all));
    }
}

void tkd_refer_unknown(tkd_reader *reader, tkd_code code, tkd_place place, tkd_text id,
                       tkd_section section)
{
    const bool et = reader->problems->language == TKD_ET;
    tkd_problem *problem =
        tkd_problems_add(reader->problems, code, place, "tundmatu %s „%.*s“", "unknown %s “%.*s”",
                         tkd_section_word(section, et ? TKD_ET : TKD_EN), TKD_ARG(id));

    if (problem != NULL) {
        hint_names(reader, problem, id, section);
    }
}

static tkd_code unknown_code(tkd_section section)
{
    return section == TKD_SECTION_SOURCES ? TKD_CODE_NO_SOURCE : TKD_CODE_UNKNOWN_REFERENCE;
}

int32_t tkd_refer(tkd_reader *reader, tkd_section section, const tkd_node *scalar)
{
    if (scalar == NULL || scalar->bad) {
        return TKD_NONE;
    }
    if (scalar->kind != TKD_SCALAR) {
        tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, scalar->place,
                         "siin peab olema üks nimi", "one name belongs here");
        return TKD_NONE;
    }
    const int32_t row = tkd_find_name(reader, section, scalar->text);
    if (row == TKD_NONE) {
        tkd_refer_unknown(reader, unknown_code(section), scalar->place, scalar->text, section);
    }
    return row;
}

int32_t tkd_refer_key(tkd_reader *reader, tkd_section section, const tkd_node *child)
{
    const int32_t row = tkd_find_name(reader, section, child->key);

    if (row == TKD_NONE) {
        tkd_refer_unknown(reader, unknown_code(section), child->key_place, child->key, section);
    }
    return row;
}

tkd_range tkd_refer_all(tkd_reader *reader, tkd_section section, tkd_node *node, tkd_list *list)
{
    const size_t first = list->count;

    for (tkd_node *value = tkd_values_first(node); value != NULL;
         value = tkd_values_next(node, value)) {
        const int32_t row = tkd_refer(reader, section, value);
        if (row != TKD_NONE) {
            tkd_reader_add_row(reader, list, row);
        }
    }
    tkd_range range = tkd_reader_since(list, first);
    tkd_sort_rows(list, &range);
    return range;
}

uint64_t tkd_refer_groups(tkd_reader *reader, tkd_node *node)
{
    uint64_t groups = 0;

    if (node == NULL) {
        return ~UINT64_C(0);
    }
    for (tkd_node *value = tkd_values_first(node); value != NULL;
         value = tkd_values_next(node, value)) {
        const int32_t row = tkd_refer(reader, TKD_SECTION_GROUPS, value);
        groups |= row == TKD_NONE ? 0 : UINT64_C(1) << row;
    }
    return groups;
}

bool tkd_find_in_journey(const tkd_reader *reader, int32_t journey, tkd_text id,
                         tkd_journey_name_kind *kind, int32_t *row)
{
    const uint32_t packed = tkd_index_get(&reader->journey_names[journey].names, id);

    if (packed == UINT32_MAX) {
        return false;
    }
    *kind = (tkd_journey_name_kind)(packed >> KIND_SHIFT);
    *row = (int32_t)(packed & ((1u << KIND_SHIFT) - 1u));
    return true;
}

static void offer_items(tkd_nearest *search, const tkd_spelling *spelling, const tkd_item *item)
{
    if (item->id.size > 0) {
        tkd_nearest_offer(search, spelling, item->id.data);
    }
}

void tkd_refer_unknown_in_journey(tkd_reader *reader, int32_t journey, tkd_place place, tkd_text id,
                                  bool exits)
{
    const tkd_spelling spelling = tkd_spelling_of(id);
    const tkd_journey *row = &reader->journeys[journey];
    tkd_nearest search = {0};
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_UNKNOWN_REFERENCE, place,
        exits ? "tundmatu samm või väljumine „%.*s“" : "tundmatu samm „%.*s“",
        exits ? "unknown step or exit “%.*s”" : "unknown step “%.*s”", TKD_ARG(id));

    if (problem == NULL) {
        return;
    }
    for (uint32_t i = 0; i < row->steps.count; i++) {
        offer_items(
            &search, &spelling,
            &((tkd_step *)tkd_reader_at(reader, &reader->steps, row->steps.first + i))->item);
    }
    for (uint32_t i = 0; exits && i < row->exits.count; i++) {
        offer_items(
            &search, &spelling,
            &((tkd_exit *)tkd_reader_at(reader, &reader->exits, row->exits.first + i))->item);
    }
    if (exits) {
        tkd_nearest_offer(&search, &spelling, "end|leave");
    }
    const char *nearest = tkd_nearest_take(&search, reader->scratch);
    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
        return;
    }
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_JOURNEYS].count; i++) {
        tkd_journey_name_kind kind;
        int32_t found;
        if ((int32_t)i != journey && tkd_find_in_journey(reader, (int32_t)i, id, &kind, &found)) {
            const tkd_text other = reader->names[TKD_SECTION_JOURNEYS].rows[i].id;
            tkd_problem_hint(reader->problems, problem,
                             "see on teekonnas „%.*s“; sammud ei ulatu teise teekonda",
                             "it belongs to the journey “%.*s”; steps do not reach into another",
                             TKD_ARG(other));
            return;
        }
    }
    tkd_problem_hint(reader->problems, problem, "kirjuta selle teekonna sammu id",
                     "write the id of a step of this journey");
}

void tkd_refer_unknown_lane(tkd_reader *reader, int32_t journey, const tkd_node *child)
{
    const tkd_spelling spelling = tkd_spelling_of(child->key);
    const tkd_range lanes = reader->journeys[journey].lanes;
    tkd_nearest search = {0};
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_UNKNOWN_REFERENCE,
                                            child->key_place, "tundmatu rada „%.*s“",
                                            "unknown lane “%.*s”", TKD_ARG(child->written_key));

    for (uint32_t i = 0; i < lanes.count && problem != NULL; i++) {
        offer_items(&search, &spelling,
                    &((tkd_lane *)tkd_reader_at(reader, &reader->lanes, lanes.first + i))->item);
    }
    const char *nearest = problem != NULL ? tkd_nearest_take(&search, reader->scratch) : NULL;
    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else {
        tkd_problem_hint(reader->problems, problem, "lisa teekonnale lanes: [{id: %.*s}]",
                         "add to the journey lanes: [{id: %.*s}]", TKD_ARG(child->key));
    }
}

int32_t tkd_refer_step(tkd_reader *reader, int32_t journey, const tkd_node *scalar)
{
    tkd_journey_name_kind kind = TKD_NAME_STEP;
    int32_t row = TKD_NONE;

    if (scalar == NULL || scalar->bad) {
        return TKD_NONE;
    }
    const tkd_text id = tkd_load_text(reader, scalar);
    if (scalar->kind != TKD_SCALAR) {
        return TKD_NONE;
    }
    if (!tkd_find_in_journey(reader, journey, id, &kind, &row)) {
        tkd_refer_unknown_in_journey(reader, journey, scalar->place, id, false);
        return TKD_NONE;
    }
    if (kind != TKD_NAME_STEP) {
        const bool stage = kind == TKD_NAME_STAGE;
        tkd_problem *problem = tkd_problems_add(
            reader->problems, TKD_CODE_UNKNOWN_REFERENCE, scalar->place,
            stage ? "„%.*s“ on etapp, mitte samm" : "„%.*s“ on väljumine, mitte samm",
            stage ? "“%.*s” is a stage, not a step" : "“%.*s” is an exit, not a step", TKD_ARG(id));
        tkd_problem_hint(reader->problems, problem, "kirjuta siia sammu id",
                         "write the id of a step here");
        return TKD_NONE;
    }
    return row;
}

tkd_range tkd_refer_steps(tkd_reader *reader, int32_t journey, tkd_node *node)
{
    const size_t first = reader->step_lists.count;

    for (tkd_node *value = tkd_values_first(node); value != NULL;
         value = tkd_values_next(node, value)) {
        const int32_t row = tkd_refer_step(reader, journey, value);
        if (row != TKD_NONE) {
            tkd_reader_add_row(reader, &reader->step_lists, row);
        }
    }
    tkd_range range = tkd_reader_since(&reader->step_lists, first);
    tkd_sort_rows(&reader->step_lists, &range);
    return range;
}

tkd_target tkd_refer_target(tkd_reader *reader, int32_t journey, const tkd_node *scalar)
{
    const tkd_target nowhere = {TKD_TARGET_ON, TKD_NONE};
    tkd_journey_name_kind kind = TKD_NAME_STEP;
    int32_t row = TKD_NONE;

    if (scalar == NULL || scalar->bad || scalar->kind != TKD_SCALAR) {
        tkd_text text = tkd_load_text(reader, scalar);
        (void)text;
        return nowhere;
    }
    const tkd_text id = scalar->text;
    if (tkd_find_in_journey(reader, journey, id, &kind, &row) && kind != TKD_NAME_STAGE) {
        return (tkd_target){kind == TKD_NAME_STEP ? TKD_TARGET_STEP : TKD_TARGET_EXIT, row};
    }
    const tkd_word *word = tkd_word_find(TKD_WORDS_TARGET, id);
    if (word != NULL) {
        const bool end = tkd_text_equal(tkd_text_of(word->name), TKD_TEXT("end"));
        return (tkd_target){end ? TKD_TARGET_END : TKD_TARGET_EXIT, TKD_NONE};
    }
    tkd_refer_unknown_in_journey(reader, journey, scalar->place, scalar->text, true);
    return nowhere;
}
