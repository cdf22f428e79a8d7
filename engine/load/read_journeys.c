// SPDX-License-Identifier: EUPL-1.2
// Journeys: who takes them, from when the clock counts, and the clocks reported besides.
#include "reader.h"

static void read_clocks(tkd_reader *reader, int32_t row, const tkd_node *list)
{
    const size_t first = reader->clocks.count;

    for (tkd_node *node = list != NULL ? list->first : NULL; node != NULL; node = node->next) {
        tkd_node *id = tkd_node_get(node, "id");
        if (node->bad || id == NULL || id->kind != TKD_SCALAR) {
            continue;
        }
        tkd_clock clock = {
            .item = tkd_load_item(node, tkd_reader_text(reader, id->text)),
            .journey = row,
            .from = tkd_refer_step(reader, row, tkd_node_get(node, "from")),
            .until = tkd_refer_step(reader, row, tkd_node_get(node, "until")),
        };
        *(tkd_clock *)tkd_reader_add(reader, &reader->clocks) = clock;
    }
    reader->journeys[row].clocks = tkd_reader_since(&reader->clocks, first);
}

static void report_two_journeys(tkd_reader *reader, const tkd_node *name, int32_t group,
                                int32_t other)
{
    const tkd_item *journey = &reader->journeys[other].item;
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_GROUP_IN_TWO_JOURNEYS,
                                            name->place, "sihtrühm „%.*s“ on kahes teekonnas",
                                            "the group “%.*s” is in two journeys",
                                            TKD_ARG(reader->groups[group].item.id));

    tkd_problem_hint(reader->problems, problem,
                     "teine on „%.*s“ (rida %u); iga rühm läbib ühe teekonna",
                     "the other is “%.*s” (line %u); each group takes one journey",
                     TKD_ARG(journey->id), journey->place.line);
    tkd_problem_other(reader->problems, problem, journey->place, "siin on teine teekond",
                      "the other journey is here");
}

// Groups that journeys list; `taken` gathers them, with the journey of each.
static uint64_t read_listed_groups(tkd_reader *reader, int32_t row, uint64_t taken,
                                   int32_t journey_of[TKD_GROUPS_MAX])
{
    tkd_node *groups = tkd_node_get(reader->names[TKD_SECTION_JOURNEYS].rows[row].node, "groups");
    uint64_t own = 0;

    for (tkd_node *name = tkd_values_first(groups); name != NULL;
         name = tkd_values_next(groups, name)) {
        const int32_t group = tkd_refer(reader, TKD_SECTION_GROUPS, name);
        if (group == TKD_NONE) {
            continue;
        }
        if (((taken >> group) & 1u) != 0) {
            report_two_journeys(reader, name, group, journey_of[group]);
            continue;
        }
        own |= UINT64_C(1) << group;
        journey_of[group] = row;
    }
    return own;
}

// A journey without `groups` takes every group that no other journey lists; of two such journeys
// the first by id has them, and the second is reported.
static void share_groups(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_JOURNEYS];
    const uint32_t group_count = reader->names[TKD_SECTION_GROUPS].count;
    const uint64_t all = group_count >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << group_count) - 1u;
    int32_t journey_of[TKD_GROUPS_MAX];
    uint64_t taken = 0;
    int32_t open = TKD_NONE;

    for (uint32_t i = 0; i < names->count; i++) {
        if (tkd_node_get(names->rows[i].node, "groups") != NULL) {
            reader->journeys[i].groups = read_listed_groups(reader, (int32_t)i, taken, journey_of);
            taken |= reader->journeys[i].groups;
        }
    }
    for (uint32_t i = 0; i < names->count; i++) {
        tkd_journey *journey = &reader->journeys[i];
        if (tkd_node_get(names->rows[i].node, "groups") != NULL) {
            continue;
        }
        if (open == TKD_NONE) {
            journey->groups = all & ~taken;
            open = (int32_t)i;
        } else if ((all & ~taken) != 0) {
            tkd_problem *problem = tkd_problems_add(
                reader->problems, TKD_CODE_GROUP_IN_TWO_JOURNEYS, journey->item.place,
                "kaks teekonda on ilma sihtrühmadeta: „%.*s“ ja „%.*s“",
                "two journeys say no groups: “%.*s” and “%.*s”",
                TKD_ARG(reader->journeys[open].item.id), TKD_ARG(journey->item.id));
            tkd_problem_hint(reader->problems, problem,
                             "kirjuta kummalegi groups: […]; ühe võib jätta ülejäänud rühmadele",
                             "write groups: […] for each; one may be left for all other groups");
            tkd_problem_other(reader->problems, problem, reader->journeys[open].item.place,
                              "siin on teine", "the other one is here");
        }
    }
}

void tkd_load_journeys(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_JOURNEYS];

    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        const tkd_node *node = names->rows[i].node;
        tkd_journey *journey = &reader->journeys[i];
        journey->target = tkd_load_figure(reader, tkd_node_get(node, "target"), &tkd_rule_duration);
        journey->counts_from =
            tkd_refer_step(reader, (int32_t)i, tkd_node_get(node, "counts-from"));
        read_clocks(reader, (int32_t)i, tkd_node_get(node, "clocks"));
    }
    if (!reader->failed) {
        share_groups(reader);
    }
}
