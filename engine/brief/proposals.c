// SPDX-License-Identifier: EUPL-1.2
// Chapters on proposals: to the state, under the body that is to act, and to municipalities.
#include <math.h>

#include "concern.h"
#include "words.h"

// ---- Tables for reading -------------------------------------------------------------------------

static void begin_short(tkd_draft *draft, tkd_table *table, bool has_owner)
{
    tkd_draft_column(draft, table, "proposal", "Ettepanek", "Proposal", TKD_QUANTITY_TEXT, false);
    if (has_owner) {
        tkd_draft_column(draft, table, "owner", "Vastutaja", "Responsible", TKD_QUANTITY_TEXT,
                         false);
    }
    tkd_draft_column(draft, table, "removes", "Milliseid kitsaskohti leevendab",
                     "Bottlenecks that it eases", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "affected", "Mõjutatuid aastas", "Affected a year",
                     TKD_QUANTITY_COUNT, true);
    tkd_draft_column(draft, table, "effect", "Oodatav mõju, inimpäeva aastas",
                     "Expected effect, person-days a year", TKD_QUANTITY_NUMBER, true);
    tkd_draft_column(draft, table, "cost_once", "Kulu: ühekordne", "Cost: once", TKD_QUANTITY_MONEY,
                     false);
    tkd_draft_column(draft, table, "cost_year", "Kulu: aastas", "Cost: a year", TKD_QUANTITY_MONEY,
                     false);
    tkd_draft_column(draft, table, "legal_change", "Õigusakti muutmine", "Change of law",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "risk", "Ebasoovitava mõju risk (1–3)",
                     "Risk of unwanted effects (1–3)", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "status", "Staatus", "Status", TKD_QUANTITY_TEXT, false);
}

// A figure from which the people that it concerns could be counted.
static void add_people(tkd_draft *draft, tkd_table *table, const tkd_offer *offer,
                       tkd_estimate figure)
{
    if (offer->shows_people) {
        tkd_table_add_estimate(table, figure);
    } else {
        tkd_table_add_text(table, tkd_brief_hidden(draft));
    }
}

// `1: Suure nõudluse kuul ei mahu kõik ühele päevale`
static tkd_text risk_of(tkd_draft *draft, const tkd_offer *offer)
{
    const tkd_text note = tkd_label_in(&offer->row->risk_note, draft->language);
    if (offer->row->risk == 0) {
        return note;
    }
    return note.size == 0
               ? tkd_draft_say(draft, "%d", "%d", (int)offer->row->risk)
               : tkd_draft_say(draft, "%d: %.*s", "%d: %.*s", (int)offer->row->risk, TKD_ARG(note));
}

static tkd_text law_of(tkd_draft *draft, const tkd_offer *offer)
{
    const tkd_text law = tkd_label_in(&offer->row->law, draft->language);
    const char *change = tkd_brief_law_change(draft, offer->row->law_change);
    return law.size == 0 ? tkd_text_of(change)
                         : tkd_draft_say(draft, "%s: %.*s", "%s: %.*s", change, TKD_ARG(law));
}

static void add_short(tkd_draft *draft, tkd_table *table, const tkd_offer *offer, bool has_owner)
{
    tkd_table_add_text(table, offer->title);
    if (has_owner) {
        tkd_table_add_text(table, offer->owner);
    }
    tkd_table_add_text(table, offer->removes);
    add_people(draft, table, offer, offer->affected);
    add_people(draft, table, offer, offer->gain);
    tkd_table_add_number(table, offer->once_eur);
    tkd_table_add_number(table, offer->yearly_eur);
    tkd_table_add_text(table, law_of(draft, offer));
    tkd_table_add_text(table, risk_of(draft, offer));
    tkd_table_add_text(table, tkd_text_of(tkd_brief_status(draft, offer->row->status)));
}

// What all tables of proposals rest on, said once a chapter.
static void say_grounds(tkd_draft *draft)
{
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Oodatav mõju on inimpäevad, mille inimesed aastas võidaksid, kui rakendada "
            "ainult seda ettepanekut; vahemik on 95%% usaldusvahemik. Mõjutatud on need, keda "
            "puudutab vähemalt üks leevendatav kitsaskoht. Ettepanekute mõjusid ei saa kokku "
            "liita. Kriips tähendab, et arvu ei "
            "ole teada; omavalitsuse ettepaneku kulu on ühe omavalitsuse kohta.",
            "The expected effect is the person-days that people would gain in a year if this "
            "proposal alone were adopted; the range is the 95%% interval. Affected are those whom "
            "at least one of the eased bottlenecks strikes. Effects of proposals cannot be added "
            "up. A dash means that the figure is not "
            "known; the cost of a municipality's proposal is that of one municipality."));
}

// ---- To the state -------------------------------------------------------------------------------

static tkd_text body_of(tkd_draft *draft, const tkd_offer *offer)
{
    return offer->owner.size > 0
               ? offer->owner
               : tkd_draft_say(draft, "Vastutajat ei ole nimetatud", "Nobody is named");
}

// The first proposal of each body opens its section, so that bodies stand by their best proposal.
static bool opens_body(tkd_draft *draft, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (draft->offers[i].is_of_state && tkd_text_equal(body_of(draft, &draft->offers[i]),
                                                           body_of(draft, &draft->offers[index]))) {
            return false;
        }
    }
    return draft->offers[index].is_of_state;
}

static void put_body(tkd_draft *draft, size_t first, uint32_t number)
{
    const tkd_text body = body_of(draft, &draft->offers[first]);
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    begin_short(draft, table, false);
    for (size_t i = first; i < draft->offer_count; i++) {
        if (draft->offers[i].is_of_state &&
            tkd_text_equal(body_of(draft, &draft->offers[i]), body)) {
            add_short(draft, table, &draft->offers[i], false);
        }
    }
    tkd_draft_heading(draft, 2, tkd_draft_say(draft, "vastutaja-%u", "vastutaja-%u", number), body);
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){
            .id = tkd_draft_say(draft, "vastutaja-tabel-%u", "vastutaja-tabel-%u", number),
            .title = tkd_draft_say(draft, "Ettepanekud: %.*s", "Proposals: %.*s", TKD_ARG(body)),
            .is_wide = true});
}

void tkd_draft_proposals_state(tkd_draft *draft)
{
    uint32_t number = 0;
    tkd_draft_heading(draft, 1, TKD_TEXT("ettepanekud-riigile"),
                      tkd_draft_say(draft, "Ettepanekud riigile", "Proposals to the state"));
    for (size_t i = 0; i < draft->offer_count; i++) {
        if (!opens_body(draft, i)) {
            continue;
        }
        if (number == 0) {
            say_grounds(draft);
        }
        put_body(draft, i, ++number);
    }
    if (number == 0) {
        tkd_draft_paragraph(draft, tkd_draft_say(draft, "Ettepanekuid riigile ei ole.",
                                                 "There are no proposals to the state."));
        return;
    }
    tkd_draft_grounds(draft, TKD_GROUNDS_PRICES | TKD_GROUNDS_GAINS);
}

// ---- To municipalities --------------------------------------------------------------------------

void tkd_draft_proposals_municipal(tkd_draft *draft)
{
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_heading(
        draft, 1, TKD_TEXT("ettepanekud-kovidele"),
        tkd_draft_say(draft, "Ettepanekud omavalitsustele", "Proposals to municipalities"));
    begin_short(draft, table, true);
    for (size_t i = 0; i < draft->offer_count; i++) {
        if (!draft->offers[i].is_of_state) {
            add_short(draft, table, &draft->offers[i], true);
        }
    }
    if (tkd_table_rows(table) == 0) {
        tkd_draft_paragraph(draft, tkd_draft_say(draft, "Ettepanekuid omavalitsustele ei ole.",
                                                 "There are no proposals to municipalities."));
        return;
    }
    if (draft->input->form == TKD_BRIEF_MUNICIPALITY) {
        say_grounds(draft);
    }
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){.id = TKD_TEXT("ettepanekud-kovidele-tabel"),
                          .title = tkd_draft_say(draft, "Ettepanekud omavalitsustele",
                                                 "Proposals to municipalities"),
                          .is_wide = true});
    tkd_draft_grounds(draft, TKD_GROUNDS_PRICES | TKD_GROUNDS_GAINS);
}

// ---- All of them, for data ----------------------------------------------------------------------

static void begin_full(tkd_draft *draft, tkd_table *table)
{
    tkd_draft_column(draft, table, "id", "Tunnus", "Id", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "proposal", "Ettepanek", "Proposal", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "level", "Muutuse tasand", "Level of change", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "owner", "Vastutaja", "Responsible body", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "co_owners", "Kaasvastutajad", "Partners", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "removes", "Milliseid kitsaskohti leevendab",
                     "Bottlenecks that it eases", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "affected", "Mõjutatuid aastas", "Affected a year",
                     TKD_QUANTITY_COUNT, true);
    tkd_table_add_column(
        table, (tkd_column){.key = "effect",
                            .heading = tkd_draft_word(draft, "Oodatav mõju, inimpäeva aastas",
                                                      "Expected effect, person-days a year"),
                            .quantity = TKD_QUANTITY_NUMBER,
                            .is_estimate = true,
                            .has_bar = true});
    tkd_draft_column(draft, table, "completed_share_change", "Läbijate osa muutus",
                     "Change of the share that completes", TKD_QUANTITY_POINTS, true);
    tkd_draft_column(draft, table, "effect_per_1000_eur", "Inimpäevi aastas 1000 euro kohta",
                     "Person-days for 1000 euros", TKD_QUANTITY_NUMBER, true);
    tkd_draft_column(draft, table, "cost_once", "Kulu: ühekordne", "Cost: once", TKD_QUANTITY_MONEY,
                     false);
    tkd_draft_column(draft, table, "cost_year", "Kulu: aastas", "Cost: a year", TKD_QUANTITY_MONEY,
                     false);
    tkd_table_add_column(
        table, (tkd_column){.key = "legal_change",
                            .heading = tkd_draft_word(draft, "Õigusakti muutmine", "Change of law"),
                            .quantity = TKD_QUANTITY_TEXT,
                            .choices = tkd_brief_law_words(draft)});
    tkd_draft_column(draft, table, "legal_ref", "Õigusakt ja säte", "Act and section",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "risk_level", "Ebasoovitava mõju risk (1–3)",
                     "Risk of unwanted effects (1–3)", TKD_QUANTITY_COUNT, false);
    tkd_draft_column(draft, table, "risk", "Ebasoovitav mõju", "Unwanted effect", TKD_QUANTITY_TEXT,
                     false);
    tkd_table_add_column(table, (tkd_column){.key = "status",
                                             .heading = tkd_draft_word(draft, "Staatus", "Status"),
                                             .quantity = TKD_QUANTITY_TEXT,
                                             .choices = tkd_brief_status_words(draft)});
    tkd_draft_column(draft, table, "due", "Tähtaeg", "Due", TKD_QUANTITY_DATE, false);
    tkd_draft_column(draft, table, "tat_ref", "Seotud tegevus (TAT)", "Activity of the programme",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "evidence", "Tõendus", "Evidence", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "note", "Märkus", "Note", TKD_QUANTITY_TEXT, false);
}

static void add_full(tkd_draft *draft, tkd_table *table, const tkd_offer *offer)
{
    tkd_table_add_text(table, offer->row->item.id);
    tkd_table_add_text(table, offer->title);
    tkd_table_add_text(table, offer->levels);
    tkd_table_add_text(table, offer->owner);
    tkd_table_add_text(table, offer->partners);
    tkd_table_add_text(table, offer->removes);
    add_people(draft, table, offer, offer->affected);
    add_people(draft, table, offer, offer->gain);
    add_people(draft, table, offer, offer->more_completed);
    add_people(draft, table, offer, offer->per_1000_eur);
    tkd_table_add_number(table, offer->once_eur);
    tkd_table_add_number(table, offer->yearly_eur);
    tkd_table_add_text(table, tkd_text_of(tkd_brief_law_change(draft, offer->row->law_change)));
    tkd_table_add_text(table, tkd_label_in(&offer->row->law, draft->language));
    tkd_table_add_number(table, offer->row->risk > 0 ? (double)offer->row->risk : (double)NAN);
    tkd_table_add_text(table, tkd_label_in(&offer->row->risk_note, draft->language));
    tkd_table_add_text(table, tkd_text_of(tkd_brief_status(draft, offer->row->status)));
    tkd_table_add_number(table,
                         offer->row->due_day != 0 ? (double)offer->row->due_day : (double)NAN);
    tkd_table_add_text(table, offer->row->activity);
    tkd_table_add_text(table, offer->sources);
    tkd_table_add_text(table, tkd_label_in(&offer->row->item.note, draft->language));
}

void tkd_draft_proposals_full(tkd_draft *draft)
{
    tkd_table *table = draft->offer_count > 0 ? tkd_draft_table(draft) : NULL;
    if (table == NULL) {
        return;
    }
    begin_full(draft, table);
    for (size_t i = 0; i < draft->offer_count; i++) {
        add_full(draft, table, &draft->offers[i]);
    }
    tkd_draft_put_table(draft, table,
                        (tkd_paper_block){.id = TKD_TEXT("ettepanekud-tabel"),
                                          .title = tkd_draft_say(draft, "Ettepanekute täistabel",
                                                                 "All columns of proposals"),
                                          .sheet = tkd_draft_say(draft, "Ettepanekud", "Proposals"),
                                          .is_wide = true,
                                          .is_data = true});
}

// ---- The best within a budget -------------------------------------------------------------------

void tkd_draft_portfolio(tkd_draft *draft)
{
    const tkd_proposal_gains *gains = draft->input->gains;
    const tkd_portfolio *portfolio = gains == NULL ? NULL : gains->portfolio;
    tkd_joined names;
    if (portfolio == NULL) {
        return;
    }
    tkd_joined_begin(&names, draft, "; ");
    for (size_t i = 0; i < portfolio->chosen_count; i++) {
        for (size_t k = 0; k < draft->offer_count; k++) {
            if (tkd_text_equal(draft->offers[k].row->item.id,
                               gains->facts[portfolio->chosen[i]].id)) {
                tkd_joined_add(&names, draft->offers[k].title);
            }
        }
    }
    const bool in_days = portfolio->objective == TKD_OBJECTIVE_DAYS;
    const tkd_text chosen = tkd_joined_text(&names);
    const tkd_text years = tkd_draft_count(draft, "portfolio.years", "Aastad, millele kulu jaguneb",
                                           "Years over which costs are spread", gains->years);
    const tkd_text budget = tkd_draft_fact(
        draft, TKD_TEXT("portfolio.budget"), tkd_draft_say(draft, "Eelarve", "Budget"),
        TKD_UNIT_MONEY, tkd_estimate_exact(portfolio->budget_eur));
    const tkd_text cost =
        tkd_draft_fact(draft, TKD_TEXT("portfolio.cost"),
                       tkd_draft_say(draft, "Valitud ettepanekute kulu", "Cost of the chosen"),
                       TKD_UNIT_MONEY, tkd_estimate_exact(portfolio->cost_eur));
    const tkd_text gain = tkd_draft_fact(
        draft, TKD_TEXT("portfolio.gain"),
        tkd_draft_say(draft, "Valitud ettepanekute mõju koos", "Effect of the chosen together"),
        in_days ? TKD_UNIT_PERSON_DAYS : TKD_UNIT_PEOPLE, portfolio->gain);
    tkd_draft_heading(
        draft, 1, TKD_TEXT("eelarve"),
        tkd_draft_say(draft, "Parim valik eelarve piires", "The best within a budget"));
    if (portfolio->chosen_count == 0) {
        tkd_draft_paragraph(
            draft, tkd_draft_say(draft, "Eelarvesse %.*s eurot ei mahu ühtki ettepanekut.",
                                 "No proposal fits a budget of %.*s euros.", TKD_ARG(budget)));
        return;
    }
    tkd_draft_paragraph(
        draft,
        in_days
            ? tkd_draft_say(draft,
                            "Eelarvega %.*s eurot %.*s aasta peale annavad kõige rohkem koos: "
                            "%.*s. Need maksavad %.*s eurot ja säästaksid kokku %.*s inimpäeva "
                            "aastas.",
                            "With a budget of %.*s euros over %.*s years, these together give "
                            "most: %.*s. They cost %.*s euros and would save %.*s person-days a "
                            "year.",
                            TKD_ARG(budget), TKD_ARG(years), TKD_ARG(chosen), TKD_ARG(cost),
                            TKD_ARG(gain))
            : tkd_draft_say(draft,
                            "Eelarvega %.*s eurot %.*s aasta peale annavad kõige rohkem koos: "
                            "%.*s. Need maksavad %.*s eurot ja aastas jõuaks lõpuni %.*s inimest "
                            "rohkem.",
                            "With a budget of %.*s euros over %.*s years, these together give "
                            "most: %.*s. They cost %.*s euros, and %.*s more people would "
                            "complete in a year.",
                            TKD_ARG(budget), TKD_ARG(years), TKD_ARG(chosen), TKD_ARG(cost),
                            TKD_ARG(gain)));
    tkd_draft_grounds(draft, 0);
}
