// SPDX-License-Identifier: EUPL-1.2
// Who travels: groups with their traits and parties; and the sources of figures.
#include "reader.h"

#include <math.h>
#include <stdlib.h>

#include "teekond/number.h"

static int compare_sizes(const void *left, const void *right)
{
    const tkd_party_size *a = left;
    const tkd_party_size *b = right;

    return (a->size > b->size) - (a->size < b->size);
}

static void report_size(tkd_reader *reader, const tkd_node *child)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_NUMBER, child->key_place, "„%.*s“ ei ole leibkonna suurus",
        "“%.*s” is no size of a party", TKD_ARG(child->written_key));

    tkd_problem_hint(reader->problems, problem, "kirjuta näiteks {1: 70%%, 2: 20%%, 3: 10%%}",
                     "write, for example, {1: 70%%, 2: 20%%, 3: 10%%}");
}

static tkd_range read_party(tkd_reader *reader, const tkd_node *node)
{
    const size_t first = reader->party_sizes.count;
    bool good = true;
    double sum = 0.0;
    double size = 0.0;

    if (node == NULL || node->bad || node->kind != TKD_MAP) {
        return (tkd_range){(uint32_t)first, 0};
    }
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        if (!tkd_number_parse(child->key, false, &size) || size < 1.0 || size > 1000.0 ||
            size != floor(size)) {
            report_size(reader, child);
            good = false;
            continue;
        }
        const double share = tkd_load_number(reader, child, &tkd_rule_share, 0.0);
        *(tkd_party_size *)tkd_reader_add(reader, &reader->party_sizes) =
            (tkd_party_size){(uint32_t)size, share};
        sum += share;
    }
    const tkd_range range = tkd_reader_since(&reader->party_sizes, first);
    if (!good) {
        return range;
    }
    if (range.count > 0 && fabs(sum - 1.0) > 1e-6) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_SHARES_SUM, node->place,
                             "leibkondade osakaalud annavad kokku %.4g%%",
                             "the shares of parties add up to %.4g%%", 100.0 * sum);
        tkd_problem_hint(reader->problems, problem, "kokku peab olema 100%%",
                         "together they must make 100%%");
        return range;
    }
    for (uint32_t i = 0; i < range.count; i++) {
        ((tkd_party_size *)tkd_reader_at(reader, &reader->party_sizes, first + i))->share /= sum;
    }
    if (range.count > 1) {
        qsort(tkd_reader_at(reader, &reader->party_sizes, first), range.count,
              sizeof(tkd_party_size), compare_sizes);
    }
    return range;
}

void tkd_load_group(tkd_reader *reader, tkd_node *node, tkd_group *group)
{
    const tkd_rule priority = {
        .quantity = TKD_QUANTITY_NUMBER, .sign = true, .least = -1e6, .most = 1e6};

    group->view = (tkd_view)tkd_load_word(reader, tkd_node_get(node, "view"), TKD_WORDS_VIEW,
                                          TKD_VIEW_NEWCOMER);
    group->priority = tkd_load_number(reader, tkd_node_get(node, "priority"), &priority, 0.0);
    group->patience = tkd_load_figure(reader, tkd_node_get(node, "patience"), &tkd_rule_duration);
    group->traits = tkd_load_group_traits(reader, tkd_node_get(node, "traits"));
    group->party = read_party(reader, tkd_node_get(node, "party"));
}

void tkd_load_groups(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_GROUPS];

    reader->groups = tkd_reader_take(reader, names->count, sizeof(tkd_group));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        tkd_group *group = &reader->groups[i];
        tkd_node *node = names->rows[i].node;
        if (node == NULL) {
            group->item.id = names->rows[i].id;
            group->item.luck = tkd_text_hash(names->rows[i].id);
            group->item.title.by[TKD_ET] = TKD_TEXT("Kõik");
            group->item.title.by[TKD_EN] = TKD_TEXT("Everybody");
            group->item.title.by[TKD_RU] = TKD_TEXT("Все");
            continue;
        }
        group->item = tkd_load_item(node, names->rows[i].id);
        tkd_load_group(reader, node, group);
    }
}

void tkd_load_sources(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_SOURCES];

    reader->sources = tkd_reader_take(reader, names->count, sizeof(tkd_source));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        const tkd_node *node = names->rows[i].node;
        reader->sources[i] = (tkd_source){
            .item = tkd_load_item(node, names->rows[i].id),
            .url = tkd_load_text(reader, tkd_node_get(node, "url")),
            .read_day = tkd_load_day(reader, tkd_node_get(node, "read")),
        };
    }
}
