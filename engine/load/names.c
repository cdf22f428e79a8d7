// SPDX-License-Identifier: EUPL-1.2
// Names of the workspace-wide sections: every item gets a row, in the order of the ids' bytes, so that
// the order of files, sections and items changes nothing. Ids are checked here, once for all.
#include "reader.h"

#include <stdlib.h>
#include <string.h>

static const char *const section_keys[TKD_SECTION_COUNT] = {
    [TKD_SECTION_SOURCES] = "sources",
    [TKD_SECTION_GROUPS] = "groups",
    [TKD_SECTION_CALENDARS] = "calendars",
    [TKD_SECTION_PROVIDERS] = "providers",
    [TKD_SECTION_SITES] = "sites",
    [TKD_SECTION_POOLS] = "pools",
    [TKD_SECTION_SERVICES] = "services",
    [TKD_SECTION_JOURNEYS] = "journeys",
    [TKD_SECTION_BOTTLENECKS] = "bottlenecks",
    [TKD_SECTION_PROPOSALS] = "proposals",
    [TKD_SECTION_MUNICIPALITIES] = "municipalities",
    [TKD_SECTION_INDICATORS] = "indicators",
    [TKD_SECTION_SCENARIOS] = "scenarios",
};

static int compare_named(const void *left, const void *right)
{
    const tkd_named *a = left;
    const tkd_named *b = right;
    const int order = tkd_text_compare(a->id, b->id);

    if (order != 0 || a->node == NULL || b->node == NULL) {
        return order;
    }
    const tkd_place x = a->node->place;
    const tkd_place y = b->node->place;
    if (x.file != y.file) {
        return x.file < y.file ? -1 : 1;
    }
    if (x.line != y.line) {
        return x.line < y.line ? -1 : 1;
    }
    return (x.column > y.column) - (x.column < y.column);
}

static void report_doubled(tkd_reader *reader, const tkd_node *node, const tkd_node *first,
                           tkd_text id)
{
    const tkd_node *named = tkd_node_get(node, "id");
    const tkd_node *first_named = first != NULL ? tkd_node_get(first, "id") : NULL;
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_DOUBLED_ID, named != NULL ? named->place : node->place,
        "id „%.*s“ on kaks korda", "id “%.*s” stands twice", TKD_ARG(id));

    if (first_named != NULL) {
        tkd_problem_hint(reader->problems, problem, "esimene on real %u; anna ühele neist teine id",
                         "the first is in line %u; give one of them another id",
                         first_named->place.line);
        tkd_problem_other(reader->problems, problem, first_named->place, "siin on esimene",
                          "the first one is here");
    } else {
        tkd_problem_hint(reader->problems, problem, "see id on juba sisse ehitatud; vali teine",
                         "this id is built in; choose another");
    }
}

// Append the items of a list node; items without a usable id were reported before.
static uint32_t gather(tkd_reader *reader, tkd_named *rows, uint32_t count, const tkd_node *list,
                       uint32_t owner)
{
    if (list == NULL || list->kind != TKD_LIST) {
        return count;
    }
    for (tkd_node *item = list->first; item != NULL; item = item->next) {
        const tkd_node *id = tkd_node_get(item, "id");
        if (item->bad || id == NULL || id->kind != TKD_SCALAR) {
            continue;
        }
        rows[count++] = (tkd_named){tkd_reader_text(reader, id->text), item, owner};
    }
    return count;
}

// Put sorted names into the index; a doubled one is reported and left out.
static void index_names(tkd_reader *reader, tkd_names *names, uint32_t built_in)
{
    uint32_t kept = 0;
    uint32_t existing = 0;

    tkd_index_init(&names->index, reader->arena);
    for (uint32_t i = 0; i < names->count; i++) {
        const tkd_named named = names->rows[i];
        const tkd_status status = tkd_index_put(&names->index, named.id, kept, &existing);
        if (status == TKD_ERR_REFERENCE && i >= built_in) {
            if (existing >= built_in || !tkd_word_is_reserved(named.id)) { // Those were reported.
                report_doubled(reader, named.node, names->rows[existing].node, named.id);
            }
            continue;
        }
        reader->failed = reader->failed || status == TKD_ERR_MEMORY;
        names->rows[kept++] = named;
    }
    names->count = kept;
}

static void name_section(tkd_reader *reader, tkd_section section, const tkd_text *built_in,
                         uint32_t built_in_count)
{
    const tkd_node *list = tkd_node_get(reader->root, section_keys[section]);
    const size_t most = built_in_count + (list != NULL ? list->count : 0u);
    tkd_names *names = &reader->names[section];

    names->rows = tkd_reader_take(reader, most, sizeof(tkd_named));
    if (names->rows == NULL) {
        return;
    }
    for (uint32_t i = 0; i < built_in_count; i++) {
        names->rows[i] = (tkd_named){.id = built_in[i]};
    }
    names->count = gather(reader, names->rows, built_in_count, list, 0);
    if (names->count > built_in_count + 1u) {
        qsort(&names->rows[built_in_count], names->count - built_in_count, sizeof(tkd_named),
              compare_named);
    }
    index_names(reader, names, built_in_count);
}

// Sites stand inside providers; their rows follow their providers'.
static void name_sites(tkd_reader *reader)
{
    const tkd_names *providers = &reader->names[TKD_SECTION_PROVIDERS];
    tkd_names *names = &reader->names[TKD_SECTION_SITES];
    size_t most = 0;

    for (uint32_t i = 0; i < providers->count; i++) {
        const tkd_node *sites = tkd_node_get(providers->rows[i].node, "sites");
        most += sites != NULL ? sites->count : 0u;
    }
    names->rows = tkd_reader_take(reader, most, sizeof(tkd_named));
    if (names->rows == NULL) {
        return;
    }
    for (uint32_t i = 0; i < providers->count; i++) {
        const uint32_t first = names->count;
        names->count =
            gather(reader, names->rows, first, tkd_node_get(providers->rows[i].node, "sites"), i);
        if (names->count > first + 1u) {
            qsort(&names->rows[first], names->count - first, sizeof(tkd_named), compare_named);
        }
    }
    index_names(reader, names, 0);
}

// A default item: one that stands where nothing was written.
static void name_default(tkd_reader *reader, tkd_section section, tkd_text id)
{
    tkd_names *names = &reader->names[section];

    if (names->count > 0) {
        return;
    }
    names->rows = tkd_reader_take(reader, 1, sizeof(tkd_named));
    if (names->rows == NULL) {
        return;
    }
    names->rows[0] = (tkd_named){.id = id};
    names->count = 1;
    tkd_index_init(&names->index, reader->arena);
    const tkd_status status = tkd_index_put(&names->index, id, 0, NULL);
    reader->failed = reader->failed || status != TKD_OK;
}

void tkd_name_sections(tkd_reader *reader)
{
    const tkd_text calendars[] = {TKD_TEXT_INIT("always"), TKD_TEXT_INIT("")};
    const tkd_text providers[] = {TKD_TEXT_INIT("kov")};
    const tkd_text scenarios[] = {TKD_TEXT_INIT("today")};

    name_section(reader, TKD_SECTION_SOURCES, NULL, 0);
    name_section(reader, TKD_SECTION_GROUPS, NULL, 0);
    name_section(reader, TKD_SECTION_CALENDARS, calendars, 2);
    name_section(reader, TKD_SECTION_PROVIDERS, providers, 1);
    name_section(reader, TKD_SECTION_POOLS, NULL, 0);
    name_section(reader, TKD_SECTION_SERVICES, NULL, 0);
    name_section(reader, TKD_SECTION_JOURNEYS, NULL, 0);
    name_section(reader, TKD_SECTION_BOTTLENECKS, NULL, 0);
    name_section(reader, TKD_SECTION_PROPOSALS, NULL, 0);
    name_section(reader, TKD_SECTION_MUNICIPALITIES, NULL, 0);
    name_section(reader, TKD_SECTION_INDICATORS, NULL, 0);
    name_section(reader, TKD_SECTION_SCENARIOS, scenarios, 1);
    name_sites(reader);
    name_default(reader, TKD_SECTION_GROUPS, TKD_TEXT("kõik"));
    name_default(reader, TKD_SECTION_MUNICIPALITIES, TKD_TEXT("kohalik"));
    if (reader->names[TKD_SECTION_GROUPS].count > TKD_GROUPS_MAX) {
        const tkd_node *list = tkd_node_get(reader->root, "groups");
        tkd_problems_add(reader->problems, TKD_CODE_TOO_MANY, list->key_place,
                         "sihtrühmi võib olla kuni %d", "there may be at most %d groups",
                         TKD_GROUPS_MAX);
        reader->names[TKD_SECTION_GROUPS].count = TKD_GROUPS_MAX;
    }
}
