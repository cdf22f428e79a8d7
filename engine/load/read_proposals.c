// SPDX-License-Identifier: EUPL-1.2
// Proposals: which bottlenecks they remove, what they cost, who answers for them.
#include "reader.h"

static const tkd_rule risk_rule = {
    .quantity = TKD_QUANTITY_NUMBER, .whole = true, .least = 1.0, .most = 3.0};
static const tkd_rule priority_rule = {.quantity = TKD_QUANTITY_NUMBER, .most = 1e6};

static void add_removal(tkd_reader *reader, int32_t bottleneck, double share)
{
    if (bottleneck != TKD_NONE) {
        *(tkd_removal *)tkd_reader_add(reader, &reader->removals) =
            (tkd_removal){bottleneck, share};
    }
}

// A list takes all of each away; a map says how much.
static tkd_range read_removes(tkd_reader *reader, tkd_node *node)
{
    const size_t first = reader->removals.count;

    if (node != NULL && node->kind == TKD_MAP) {
        for (const tkd_node *child = node->first; child != NULL; child = child->next) {
            const int32_t row = tkd_refer_key(reader, TKD_SECTION_BOTTLENECKS, child);
            add_removal(reader, row, tkd_load_number(reader, child, &tkd_rule_share, 1.0));
        }
    } else {
        for (tkd_node *name = tkd_values_first(node); name != NULL;
             name = tkd_values_next(node, name)) {
            add_removal(reader, tkd_refer(reader, TKD_SECTION_BOTTLENECKS, name), 1.0);
        }
    }
    return tkd_reader_since(&reader->removals, first);
}

static tkd_range read_partners(tkd_reader *reader, tkd_node *node)
{
    const size_t first = reader->texts.count;

    for (tkd_node *name = tkd_values_first(node); name != NULL;
         name = tkd_values_next(node, name)) {
        const tkd_text text = tkd_load_text(reader, name);
        if (text.size > 0) {
            *(tkd_text *)tkd_reader_add(reader, &reader->texts) = text;
        }
    }
    return tkd_reader_since(&reader->texts, first);
}

static void read_responsible(tkd_reader *reader, const tkd_node *node, tkd_proposal *proposal)
{
    tkd_node *level = tkd_node_get(node, "level");

    for (tkd_node *word = tkd_values_first(level); word != NULL;
         word = tkd_values_next(level, word)) {
        const int value = tkd_load_word(reader, word, TKD_WORDS_LEVEL, TKD_NONE);
        proposal->levels |= value == TKD_NONE ? 0u : 1u << value;
    }
    proposal->owner = tkd_load_text(reader, tkd_node_get(node, "owner"));
    proposal->partners = read_partners(reader, tkd_node_get(node, "partners"));
    proposal->law_change = (tkd_law_change)tkd_load_word(reader, tkd_node_get(node, "law-change"),
                                                         TKD_WORDS_LAW_CHANGE, TKD_LAW_NOT_SAID);
    proposal->law = tkd_load_label(tkd_node_get(node, "law"));
}

static void read_costs(tkd_reader *reader, const tkd_node *node, tkd_proposal *proposal)
{
    const tkd_node *cost = tkd_node_get(node, "cost");
    const tkd_node *risk = tkd_node_get(node, "risk");

    proposal->cost_once_eur = tkd_load_figure(reader, tkd_node_get(cost, "once"), &tkd_rule_money);
    proposal->cost_yearly_eur_per_s =
        tkd_load_figure(reader, tkd_node_get(cost, "yearly"), &tkd_rule_money_per_time);
    if (risk != NULL && risk->kind == TKD_MAP) {
        proposal->risk =
            (int32_t)tkd_load_vote(reader, tkd_node_get(risk, "level"), &risk_rule, 0.0);
        proposal->risk_note = tkd_load_label(tkd_node_get(risk, "note"));
    } else {
        proposal->risk = (int32_t)tkd_load_vote(reader, risk, &risk_rule, 0.0);
    }
}

static void read_proposal(tkd_reader *reader, tkd_node *node, tkd_proposal *proposal)
{
    proposal->removes = read_removes(reader, tkd_node_get(node, "removes"));
    proposal->has_set = tkd_node_get(node, "set") != NULL;
    read_responsible(reader, node, proposal);
    read_costs(reader, node, proposal);
    proposal->status = (tkd_proposal_status)tkd_load_word(reader, tkd_node_get(node, "status"),
                                                          TKD_WORDS_STATUS, TKD_PROPOSAL_IDEA);
    proposal->pilot = tkd_refer_all(reader, TKD_SECTION_MUNICIPALITIES, tkd_node_get(node, "pilot"),
                                    &reader->municipality_lists);
    proposal->due_day = tkd_load_day(reader, tkd_node_get(node, "due"));
    proposal->activity = tkd_load_text(reader, tkd_node_get(node, "activity"));
    proposal->priority = tkd_load_vote(reader, tkd_node_get(node, "priority"), &priority_rule, 0.0);
    proposal->citations = tkd_load_citations(reader, tkd_node_get(node, "sources"));
}

void tkd_load_proposals(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_PROPOSALS];

    reader->proposals = tkd_reader_take(reader, names->count, sizeof(tkd_proposal));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        reader->proposals[i].item = tkd_load_item(names->rows[i].node, names->rows[i].id);
        read_proposal(reader, names->rows[i].node, &reader->proposals[i]);
    }
}
