// SPDX-License-Identifier: EUPL-1.2
// Municipalities: who arrives, with which staff, and where their people go for what is done elsewhere.
#include "reader.h"

#include <stdlib.h>

static int compare_arrivals(const void *left, const void *right)
{
    const tkd_arrivals *a = left;
    const tkd_arrivals *b = right;

    return (a->group > b->group) - (a->group < b->group);
}

static tkd_range read_arrivals(tkd_reader *reader, tkd_node *node)
{
    const size_t first = reader->arrivals.count;

    for (tkd_node *child = node != NULL && node->kind == TKD_MAP ? node->first : NULL;
         child != NULL; child = child->next) {
        const int32_t group = tkd_refer_key(reader, TKD_SECTION_GROUPS, child);
        const tkd_figure rate = tkd_load_figure(reader, child, &tkd_rule_rate);
        if (group != TKD_NONE && rate.count > 0) {
            *(tkd_arrivals *)tkd_reader_add(reader, &reader->arrivals) =
                (tkd_arrivals){group, rate};
        }
    }
    const tkd_range range = tkd_reader_since(&reader->arrivals, first);
    if (range.count > 1) {
        qsort(tkd_reader_at(reader, &reader->arrivals, first), range.count, sizeof(tkd_arrivals),
              compare_arrivals);
    }
    return range;
}

static void read_season(tkd_reader *reader, tkd_node *node, tkd_municipality *municipality)
{
    const tkd_rule weight = {.quantity = TKD_QUANTITY_NUMBER, .most = 1e6};
    double sum = 0.0;
    size_t i = 0;

    for (size_t month = 0; month < TKD_MONTHS; month++) {
        municipality->season[month] = 1.0;
    }
    if (node == NULL || node->bad) {
        return;
    }
    if (node->kind != TKD_LIST || node->count != TKD_MONTHS) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
                                                "hooajalisuses peab olema 12 kaalu, siin on %u",
                                                "a season has 12 weights, here are %u",
                                                node->kind == TKD_LIST ? node->count : 1u);
        tkd_problem_hint(reader->problems, problem,
                         "üks kaal kuu kohta, jaanuarist detsembrini: [1,1,1,1,1,1,1,2,2,1,1,1]",
                         "one weight a month, January to December: [1,1,1,1,1,1,1,2,2,1,1,1]");
        return;
    }
    for (tkd_node *value = node->first; value != NULL; value = value->next) {
        tkd_leaf leaf = {1.0, TKD_NONE};
        if (value->kind == TKD_SCALAR && !tkd_load_scalar(reader, value, &weight, &leaf)) {
            return;
        }
        municipality->season[i++] = leaf.number;
        sum += leaf.number;
    }
    if (sum <= 0.0) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_RANGE, node->place,
                                                "kõik kaalud on nullid", "all weights are zero");
        tkd_problem_hint(reader->problems, problem, "vähemalt ühel kuul peab kaal olema üle nulli",
                         "at least one month must weigh more than zero");
        return;
    }
    municipality->has_season = true;
}

static tkd_range read_access(tkd_reader *reader, tkd_node *node)
{
    const size_t first = reader->accesses.count;

    for (tkd_node *child = node != NULL && node->kind == TKD_MAP ? node->first : NULL;
         child != NULL; child = child->next) {
        tkd_access access = {.site = TKD_NONE};
        access.provider = tkd_refer_key(reader, TKD_SECTION_PROVIDERS, child);
        if (child->bad) {
            continue;
        }
        if (child->kind == TKD_SCALAR) {
            access.site = tkd_refer(reader, TKD_SECTION_SITES, child);
        } else {
            access.site = tkd_refer(reader, TKD_SECTION_SITES, tkd_node_get(child, "site"));
            access.travel = tkd_load_travel(reader, tkd_node_get(child, "travel"));
        }
        if (access.provider != TKD_NONE) {
            *(tkd_access *)tkd_reader_add(reader, &reader->accesses) = access;
        }
    }
    return tkd_reader_since(&reader->accesses, first);
}

static void read_municipality(tkd_reader *reader, const tkd_named *named,
                              tkd_municipality *municipality)
{
    tkd_node *node = named->node;

    municipality->item = tkd_load_item(node, named->id);
    municipality->county = tkd_load_text(reader, tkd_node_get(node, "county"));
    municipality->residents =
        tkd_load_figure(reader, tkd_node_get(node, "residents"), &tkd_rule_number);
    municipality->pilot = tkd_load_yes_no(reader, tkd_node_get(node, "pilot"), false);
    municipality->arrivals = read_arrivals(reader, tkd_node_get(node, "arrivals"));
    read_season(reader, tkd_node_get(node, "season"), municipality);
    municipality->staff =
        tkd_load_staffings(reader, tkd_node_get(node, "staff"), TKD_SECTION_POOLS);
    municipality->access = read_access(reader, tkd_node_get(node, "access"));
    municipality->budget_eur_per_s =
        tkd_load_figure(reader, tkd_node_get(node, "budget"), &tkd_rule_money_per_time);
}

void tkd_load_municipalities(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_MUNICIPALITIES];

    reader->municipalities = tkd_reader_take(reader, names->count, sizeof(tkd_municipality));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        tkd_municipality *municipality = &reader->municipalities[i];
        if (names->rows[i].node != NULL) {
            read_municipality(reader, &names->rows[i], municipality);
            continue;
        }
        municipality->item.id = names->rows[i].id;
        municipality->item.luck = tkd_text_hash(names->rows[i].id);
        municipality->item.title.by[TKD_ET] = TKD_TEXT("Kohalik omavalitsus");
        municipality->item.title.by[TKD_EN] = TKD_TEXT("The municipality");
        municipality->item.title.by[TKD_RU] = TKD_TEXT("Самоуправление");
        read_season(reader, NULL, municipality);
    }
}
