// SPDX-License-Identifier: EUPL-1.2
// Impact in the four words of the drafting rules (HÕNTE § 1), and indicators as the programme has them.
#include <math.h>

#include "concern.h"
#include "words.h"

// Of the group, those whom it concerns; never more than all, though a year may bring more than the mean.
static tkd_estimate frequency_of(const tkd_offer *offer)
{
    if (!(offer->population > 0.0)) {
        return tkd_estimate_none();
    }
    tkd_estimate share = tkd_estimate_times(offer->affected, 1.0 / offer->population);
    share.mean = share.mean > 1.0 ? 1.0 : share.mean;
    share.low = share.low > 1.0 ? 1.0 : share.low < 0.0 ? 0.0 : share.low;
    share.high = share.high > 1.0 ? 1.0 : share.high;
    return share;
}

static void add_impact(tkd_draft *draft, tkd_table *table, const tkd_offer *offer)
{
    const tkd_estimate figures[] = {frequency_of(offer), offer->gain, offer->more_completed,
                                    tkd_estimate_exact(offer->population)};
    tkd_table_add_text(table, offer->title);
    for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
        if (offer->shows_people) {
            tkd_table_add_estimate(table, figures[i]);
        } else {
            tkd_table_add_text(table, tkd_brief_hidden(draft));
        }
    }
    tkd_table_add_number(table, offer->row->risk > 0 ? (double)offer->row->risk : (double)NAN);
    tkd_table_add_text(table, tkd_label_in(&offer->row->risk_note, draft->language));
}

void tkd_draft_impact(tkd_draft *draft)
{
    const bool of_state = draft->input->form == TKD_BRIEF_STATE;
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_heading(
        draft, 1, TKD_TEXT("moju"),
        tkd_draft_say(draft, "Mõju: sagedus, ulatus, sihtrühma suurus, ebasoovitava mõju risk",
                      "Impact: frequency, extent, size of the group, risk of unwanted effects"));
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Tabel vastab neljale küsimusele, mille järgi hinnatakse mõju olulisust (hea "
            "õigusloome "
            "ja normitehnika eeskiri, § 1). Sagedus: kui suur osa sihtrühmast sellega kokku "
            "puutub. "
            "Ulatus: kui palju inimpäevi see aastas annaks ja kui palju rohkem inimesi jõuaks "
            "lõpuni. "
            "Sihtrühma suurus: inimesi aastas. Risk: 1 on väike, 3 suur, hinnang ettepaneku "
            "tegijatelt.",
            "The table answers the four questions by which the weight of an impact is judged "
            "(rules for "
            "good legislative practice, § 1). Frequency: what share of the group meets it. Extent: "
            "person-days gained a year, and how many more complete. Size of the group: people a "
            "year. "
            "Risk: 1 is small, 3 is large, as those who made the proposal see it."));
    tkd_draft_column(draft, table, "proposal", "Ettepanek", "Proposal", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "frequency", "Sagedus: osa sihtrühmast",
                     "Frequency: share of the group", TKD_QUANTITY_SHARE, true);
    tkd_draft_column(draft, table, "extent", "Ulatus: inimpäeva aastas",
                     "Extent: person-days a year", TKD_QUANTITY_NUMBER, true);
    tkd_draft_column(draft, table, "extent_completed", "Ulatus: läbijate osa muutus",
                     "Extent: change of the share that completes", TKD_QUANTITY_POINTS, true);
    tkd_draft_column(draft, table, "population", "Sihtrühma suurus, inimest aastas",
                     "Size of the group, people a year", TKD_QUANTITY_COUNT, false);
    tkd_draft_column(draft, table, "risk_level", "Ebasoovitava mõju risk (1–3)",
                     "Risk of unwanted effects (1–3)", TKD_QUANTITY_COUNT, false);
    tkd_draft_column(draft, table, "risk", "Ebasoovitav mõju", "Unwanted effect", TKD_QUANTITY_TEXT,
                     false);
    for (size_t i = 0; i < draft->offer_count; i++) {
        if (draft->offers[i].is_of_state == of_state) {
            add_impact(draft, table, &draft->offers[i]);
        }
    }
    if (tkd_table_rows(table) == 0) {
        tkd_draft_paragraph(
            draft, tkd_draft_say(draft, "Ettepanekuid ei ole.", "There are no proposals."));
        return;
    }
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){.id = TKD_TEXT("moju-tabel"),
                          .title = tkd_draft_say(draft, "Ettepanekute mõju", "Impact of proposals"),
                          .sheet = tkd_draft_say(draft, "Mõju", "Impact"),
                          .is_wide = true});
    tkd_draft_grounds(draft, TKD_GROUNDS_PRICES | TKD_GROUNDS_GAINS);
}

// ---- Indicators ---------------------------------------------------------------------------------

// `5 (2024)`: each year's value.
static tkd_text values_of(tkd_draft *draft, tkd_range range)
{
    tkd_joined joined;
    tkd_joined_begin(&joined, draft, "; ");
    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_year_value *at = &draft->model->year_values[range.first + i];
        const int decimals = at->value == floor(at->value) ? 0 : 1;
        const tkd_text value = tkd_draft_number(draft, at->value, decimals);
        tkd_joined_add(
            &joined, tkd_draft_say(draft, "%.*s (%d)", "%.*s (%d)", TKD_ARG(value), (int)at->year));
    }
    return tkd_joined_text(&joined);
}

void tkd_draft_indicators(tkd_draft *draft)
{
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_heading(draft, 1, TKD_TEXT("indikaatorid"),
                      tkd_draft_say(draft, "Indikaatorid", "Indicators"));
    tkd_draft_column(draft, table, "indicator", "Indikaator", "Indicator", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "unit", "Mõõtühik", "Unit", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "base", "Algtase", "Base level", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "target", "Sihttase", "Target level", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "explanation", "Selgitus", "Explanation", TKD_QUANTITY_TEXT,
                     false);
    for (uint32_t i = 0; i < draft->model->indicator_count; i++) {
        const tkd_indicator *indicator = &draft->model->indicators[i];
        tkd_table_add_text(table, tkd_draft_title(draft, &indicator->item));
        tkd_table_add_text(table, tkd_label_in(&indicator->unit, draft->language));
        tkd_table_add_text(table, values_of(draft, indicator->base));
        tkd_table_add_text(table, values_of(draft, indicator->target));
        tkd_table_add_text(table, tkd_label_in(&indicator->item.note, draft->language));
    }
    if (tkd_table_rows(table) == 0) {
        tkd_draft_paragraph(draft, tkd_draft_say(draft, "Indikaatoreid ei ole kirja pandud.",
                                                 "No indicators were written down."));
        return;
    }
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){.id = TKD_TEXT("indikaatorid-tabel"),
                          .title = tkd_draft_say(draft, "Indikaatorid", "Indicators"),
                          .sheet = tkd_draft_say(draft, "Näitajad", "Indicators")});
}
