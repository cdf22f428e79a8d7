// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks: what hinders whom, where, how badly in whose eyes, and by which mechanism.
#include "reader.h"

static const tkd_rule severity_rule = {.quantity = TKD_QUANTITY_NUMBER, .least = 1.0, .most = 5.0};
static const tkd_rule priority_rule = {.quantity = TKD_QUANTITY_NUMBER, .least = 0.0, .most = 1e6};

tkd_range tkd_load_citations(tkd_reader *reader, tkd_node *node)
{
    const size_t first = reader->citations.count;

    for (tkd_node *entry = tkd_values_first(node); entry != NULL;
         entry = tkd_values_next(node, entry)) {
        tkd_node *name = entry->kind == TKD_MAP ? tkd_node_get(entry, "source") : entry;
        for (tkd_node *one = tkd_values_first(name); one != NULL;
             one = tkd_values_next(name, one)) {
            const int32_t source = tkd_refer(reader, TKD_SECTION_SOURCES, one);
            if (source != TKD_NONE) {
                *(tkd_citation *)tkd_reader_add(reader, &reader->citations) =
                    (tkd_citation){source, tkd_load_label(tkd_node_get(entry, "note"))};
            }
        }
    }
    return tkd_reader_since(&reader->citations, first);
}

static void read_views(tkd_reader *reader, tkd_node *node, tkd_bottleneck *bottleneck)
{
    for (tkd_node *word = tkd_values_first(node); word != NULL;
         word = tkd_values_next(node, word)) {
        const int view = tkd_load_word(reader, word, TKD_WORDS_VIEW, TKD_NONE);
        bool known = view == TKD_NONE;
        for (uint32_t i = 0; i < bottleneck->view_count && !known; i++) {
            known = (int)bottleneck->views[i] == view;
        }
        if (!known) {
            bottleneck->views[bottleneck->view_count++] = (tkd_view)view;
        }
    }
}

static void read_kinds(tkd_reader *reader, tkd_node *node, tkd_bottleneck *bottleneck)
{
    for (tkd_node *word = tkd_values_first(node); word != NULL;
         word = tkd_values_next(node, word)) {
        const int kind = tkd_load_word(reader, word, TKD_WORDS_KIND, TKD_NONE);
        if (kind != TKD_NONE) {
            bottleneck->kinds |= 1u << kind;
        }
    }
}

static bool is_by_view(tkd_reader *reader, const tkd_node *node)
{
    return node->kind == TKD_MAP && node->first != NULL &&
           tkd_memo_word(&reader->memo, TKD_WORDS_VIEW, node->first->key) != NULL;
}

// One vote for all the views that it names, or a vote by view.
static void read_severity(tkd_reader *reader, tkd_node *node, tkd_bottleneck *bottleneck)
{
    if (node == NULL || node->bad) {
        return;
    }
    if (!is_by_view(reader, node)) {
        const double vote = tkd_load_vote(reader, node, &severity_rule, 0.0);
        for (uint32_t i = 0; i < bottleneck->view_count; i++) {
            bottleneck->severity[bottleneck->views[i]] = vote;
        }
        for (size_t view = 0; view < TKD_VIEW_COUNT && bottleneck->view_count == 0; view++) {
            bottleneck->severity[view] = vote;
        }
        return;
    }
    for (tkd_node *child = node->first; child != NULL; child = child->next) {
        const tkd_word *word = tkd_memo_word(&reader->memo, TKD_WORDS_VIEW, child->key);
        if (word == NULL) {
            const char *nearest = tkd_word_nearest(TKD_WORDS_VIEW, child->key, reader->scratch);
            tkd_problem *problem = tkd_problems_add(
                reader->problems, TKD_CODE_UNKNOWN_WORD, child->key_place, "tundmatu vaade „%.*s“",
                "unknown view “%.*s”", TKD_ARG(child->written_key));
            tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                             nearest != NULL ? nearest : "newcomer, returnee, kov, state");
            continue;
        }
        bottleneck->severity[word->value] = tkd_load_vote(reader, child, &severity_rule, 0.0);
    }
}

static void report_both(tkd_reader *reader, const tkd_node *without)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_EFFECT_AND_WITHOUT, without->key_place,
                         "kitsaskohal on korraga `effect` ja `without`",
                         "the bottleneck has both `effect` and `without`");

    tkd_problem_hint(
        reader->problems, problem,
        "`effect` lisab mõju, `without` võtab ära selle, mis on juba arvudes; jäta üks",
        "`effect` adds to the figures, `without` takes away what is in them; keep one");
}

static void read_bottleneck(tkd_reader *reader, tkd_node *node, tkd_bottleneck *bottleneck)
{
    tkd_node *groups = tkd_node_get(node, "groups");
    tkd_node *when = tkd_node_get(node, "when");
    tkd_node *effect = tkd_node_get(node, "effect");
    const tkd_node *without = tkd_node_get(node, "without");
    const tkd_at at = tkd_load_at(reader, tkd_node_get(node, "at"));

    bottleneck->description = tkd_load_label(tkd_node_get(node, "description"));
    bottleneck->at = at.steps;
    bottleneck->at_stages = at.stages;
    bottleneck->at_services = at.services;
    bottleneck->at_pools = at.pools;
    read_views(reader, tkd_node_get(node, "view"), bottleneck);
    read_kinds(reader, tkd_node_get(node, "kind"), bottleneck);
    read_severity(reader, tkd_node_get(node, "severity"), bottleneck);
    bottleneck->groups = tkd_refer_groups(reader, groups);
    bottleneck->when = tkd_load_when(reader, when);
    bottleneck->where = tkd_refer_all(reader, TKD_SECTION_MUNICIPALITIES,
                                      tkd_node_get(node, "where"), &reader->municipality_lists);
    bottleneck->effects = tkd_load_effects(reader, effect, &at, groups != NULL || when != NULL);
    bottleneck->has_without = without != NULL;
    if (effect != NULL && without != NULL) {
        report_both(reader, without);
    }
    bottleneck->priority =
        tkd_load_vote(reader, tkd_node_get(node, "priority"), &priority_rule, 0.0);
    bottleneck->citations = tkd_load_citations(reader, tkd_node_get(node, "sources"));
}

void tkd_load_bottlenecks(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_BOTTLENECKS];

    reader->bottlenecks = tkd_reader_take(reader, names->count, sizeof(tkd_bottleneck));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        reader->bottlenecks[i].item = tkd_load_item(names->rows[i].node, names->rows[i].id);
        read_bottleneck(reader, names->rows[i].node, &reader->bottlenecks[i]);
    }
}
