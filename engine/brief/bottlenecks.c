// SPDX-License-Identifier: EUPL-1.2
// Chapters on the map and on bottlenecks: by stage and view, dearest first, and those that nobody named.
#include <math.h>

#include "concern.h"
#include "veil.h"
#include "words.h"

void tkd_draft_map(tkd_draft *draft)
{
    tkd_draft_heading(draft, 1, TKD_TEXT("teekonnakaart"),
                      tkd_draft_say(draft, "Teekonnakaart", "Journey map"));
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(draft,
                      "Kaart näitab teekonda etappide kaupa: mida inimene teeb, kes teda "
                      "teenindab, kui kaua see aega võtab ja kus on kitsaskohad.",
                      "The map shows the journey by stages: what people do, who serves them, how "
                      "long it takes and where the bottlenecks are."));
    tkd_draft_picture(draft, TKD_BRIEF_MAP, "joonis-kaart",
                      tkd_draft_say(draft, "Teekonnakaart", "Journey map"), true);
}

// ---- Severity -----------------------------------------------------------------------------------

// `sisserändaja 5, KOV 2`: who sees it, with their votes.
static tkd_text severity_of(tkd_draft *draft, const tkd_bottleneck *row)
{
    tkd_joined joined;
    tkd_joined_begin(&joined, draft, ", ");
    for (uint32_t i = 0; i < row->view_count; i++) {
        const char *view = tkd_brief_view(draft, row->views[i]);
        const double vote = row->severity[row->views[i]];
        tkd_joined_add(&joined, vote > 0.0 ? tkd_draft_say(draft, "%s %.0f", "%s %.0f", view, vote)
                                           : tkd_text_of(view));
    }
    return tkd_joined_text(&joined);
}

// ---- The table for reading ----------------------------------------------------------------------

static void add_people(tkd_draft *draft, tkd_table *table, bool is_shown, tkd_estimate people)
{
    if (is_shown) {
        tkd_table_add_estimate(table, people);
    } else {
        tkd_table_add_text(table, tkd_brief_hidden(draft));
    }
}

static void add_short_row(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    const tkd_offer *offer = concern->offer;
    tkd_table_add_text(table, concern->stages);
    tkd_table_add_text(table, concern->title);
    tkd_table_add_text(table, severity_of(draft, concern->row));
    tkd_table_add_text(table, concern->groups);
    add_people(draft, table, concern->shows_people, concern->affected);
    tkd_table_add_number(table, concern->wait_p50_h.mean);
    tkd_table_add_number(table, concern->wait_p90_h.mean);
    add_people(draft, table, concern->shows_people, concern->days);
    tkd_table_add_text(table, offer == NULL ? (tkd_text){0} : offer->title);
    tkd_table_add_text(table, offer == NULL ? (tkd_text){0} : offer->owner);
    tkd_table_add_text(
        table, offer == NULL ? (tkd_text){0}
                             : tkd_text_of(tkd_brief_law_change(draft, offer->row->law_change)));
    add_people(draft, table, offer == NULL || offer->shows_people,
               offer == NULL ? tkd_estimate_none() : offer->gain);
}

static void put_short_table(tkd_draft *draft)
{
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_column(draft, table, "stage", "Etapp", "Stage", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "bottleneck", "Kitsaskoht", "Bottleneck", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "severity", "Vaade ja raskus (1–5)", "View and severity (1–5)",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "group", "Sihtrühm", "Group", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "affected", "Mõjutatuid aastas", "Affected a year",
                     TKD_QUANTITY_COUNT, true);
    tkd_draft_column(draft, table, "wait_p50_h", "Ooteaja mediaan", "Median wait",
                     TKD_QUANTITY_DURATION, false);
    tkd_draft_column(draft, table, "wait_p90_h", "Ooteaeg, 90% jõuab", "Wait, 90% within",
                     TKD_QUANTITY_DURATION, false);
    tkd_draft_column(draft, table, "lost_days", "Kaotatud inimpäevi aastas",
                     "Person-days lost a year", TKD_QUANTITY_NUMBER, true);
    tkd_draft_column(draft, table, "proposal", "Lahendusettepanek", "Proposal", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "owner", "Vastutaja", "Responsible", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "legal_change", "Õigusakti muutmine", "Change of law",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "effect", "Oodatav mõju, inimpäeva aastas",
                     "Expected effect, person-days a year", TKD_QUANTITY_NUMBER, true);
    for (size_t i = 0; i < draft->concern_count; i++) {
        add_short_row(draft, table, &draft->concerns[i]);
    }
    tkd_draft_put_table(draft, table,
                        (tkd_paper_block){.id = TKD_TEXT("kitsaskohad-lyhidalt"),
                                          .title = tkd_draft_say(draft, "Kitsaskohad, kallimad ees",
                                                                 "Bottlenecks, dearest first"),
                                          .is_wide = true});
    tkd_draft_grounds(draft, TKD_GROUNDS_PRICES | TKD_GROUNDS_GAINS);
}

// ---- Those that nobody named --------------------------------------------------------------------

static tkd_text unnamed_title(const tkd_draft *draft, const tkd_unnamed_row *row)
{
    const tkd_model *model = draft->model;
    for (uint32_t i = 0; row->kind == TKD_UNNAMED_POOL && i < model->pool_count; i++) {
        if (tkd_text_equal(model->pools[i].item.id, row->id)) {
            return tkd_draft_title(draft, &model->pools[i].item);
        }
    }
    for (uint32_t i = 0; row->kind == TKD_UNNAMED_STEP && i < model->step_count; i++) {
        const tkd_step *step = &model->steps[i];
        if (tkd_text_equal(step->item.id, row->id) &&
            tkd_text_equal(model->journeys[step->journey].item.id, row->journey)) {
            return tkd_draft_title(draft, &step->item);
        }
    }
    return row->id;
}

static tkd_text place_title(const tkd_draft *draft, tkd_text place)
{
    const tkd_model *model = draft->model;
    for (uint32_t i = 0; i < model->site_count; i++) {
        if (tkd_text_equal(model->sites[i].item.id, place)) {
            return tkd_draft_title(draft, &model->sites[i].item);
        }
    }
    for (uint32_t i = 0; i < model->municipality_count; i++) {
        if (tkd_text_equal(model->municipalities[i].item.id, place)) {
            return tkd_draft_title(draft, &model->municipalities[i].item);
        }
    }
    return tkd_text_equal(place, TKD_TEXT("*"))
               ? tkd_text_of(tkd_draft_word(draft, "kõik kokku", "all together"))
               : place;
}

static tkd_text journey_title(const tkd_draft *draft, tkd_text id)
{
    for (uint32_t i = 0; i < draft->model->journey_count; i++) {
        if (tkd_text_equal(draft->model->journeys[i].item.id, id)) {
            return tkd_draft_title(draft, &draft->model->journeys[i].item);
        }
    }
    return tkd_text_of(tkd_draft_word(draft, "kõik", "all"));
}

static void add_unnamed(tkd_draft *draft, tkd_table *table, const tkd_unnamed_row *row)
{
    const tkd_report report = {draft->model, draft->language, draft->arena};
    tkd_table_add_text(table, unnamed_title(draft, row));
    tkd_table_add_text(table, journey_title(draft, row->journey));
    tkd_table_add_text(table, place_title(draft, row->place));
    tkd_table_add_text(table, tkd_report_say_reason(&report, row));
    tkd_table_add_estimate(table, row->wait_h.estimate);
    tkd_table_add_estimate(table, row->wait_share.estimate);
    tkd_table_add_estimate(table, row->utilization.estimate);
    add_people(draft, table, !draft->veil->hides_any, row->price_days_per_year.estimate);
}

static bool is_here(const tkd_draft *draft, const tkd_unnamed_row *row)
{
    return draft->place == TKD_NONE || tkd_text_equal(row->place, draft->place_id) ||
           tkd_text_equal(row->place, TKD_TEXT("*"));
}

static void put_unnamed(tkd_draft *draft)
{
    const tkd_findings *findings = draft->input->findings;
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL || findings == NULL) {
        return;
    }
    tkd_draft_column(draft, table, "what", "Teenindaja või samm", "Pool or step", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "journey", "Teekond", "Journey", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "place", "Koht", "Place", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "reason", "Põhjus", "Reason", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "wait_h", "Ootamine ühe käigu kohta", "Wait of a visit",
                     TKD_QUANTITY_DURATION, true);
    tkd_draft_column(draft, table, "wait_share", "Osa teekonna ajast", "Share of journey time",
                     TKD_QUANTITY_SHARE, true);
    tkd_draft_column(draft, table, "utilization", "Koormus", "Load", TKD_QUANTITY_SHARE, true);
    tkd_draft_column(draft, table, "lost_days", "Kaotatud inimpäevi aastas",
                     "Person-days lost a year", TKD_QUANTITY_NUMBER, true);
    for (size_t i = 0; i < findings->unnamed_count; i++) {
        if (is_here(draft, &findings->unnamed[i])) {
            add_unnamed(draft, table, &findings->unnamed[i]);
        }
    }
    tkd_draft_heading(draft, 2, TKD_TEXT("nimetamata"),
                      tkd_draft_say(draft, "Kitsaskohad, mida keegi ei nimetanud",
                                    "Bottlenecks that nobody named"));
    if (tkd_table_rows(table) == 0) {
        tkd_draft_paragraph(draft,
                            tkd_draft_say(draft, "Muid pikki järjekordi simulatsioon ei näidanud.",
                                          "The simulation showed no other long waits."));
        return;
    }
    tkd_draft_paragraph(
        draft, tkd_draft_say(
                   draft,
                   "Simulatsioon näitab siin pikka ootamist või suurt koormust ka siis, kui kõik "
                   "nimetatud kitsaskohad on kõrvaldatud. Need tuleks töötoas üle vaadata.",
                   "Here the simulation shows long waits or a high load even when all named "
                   "bottlenecks are taken away. A workshop should look at them."));
    if (findings->unnamed_left > 0) {
        const tkd_text left = tkd_draft_count(
            draft, "unnamed.left", "Nimetamata kitsaskohti, mis on välja jäetud",
            "Unnamed bottlenecks that are left out", (double)findings->unnamed_left);
        tkd_draft_paragraph(
            draft, tkd_draft_say(draft,
                                 "Siin on need, kus oodatakse kõige rohkem. Veel %.*s on välja "
                                 "jäetud: neis oodatakse vähem või teiste sammude järel.",
                                 "These are the ones at which people wait most. %.*s more are left "
                                 "out: people wait less there, or for other steps.",
                                 TKD_ARG(left)));
    }
    tkd_draft_put_table(draft, table,
                        (tkd_paper_block){.id = TKD_TEXT("nimetamata-tabel"),
                                          .title = tkd_draft_say(draft, "Nimetamata kitsaskohad",
                                                                 "Unnamed bottlenecks"),
                                          .sheet = tkd_draft_say(draft, "Nimetamata", "Unnamed"),
                                          .is_wide = true});
    tkd_draft_grounds(draft, 0);
}

// ---- Felt and measured --------------------------------------------------------------------------

static bool has_verdict(const tkd_draft *draft, const tkd_concern *concern,
                        tkd_felt_verdict verdict)
{
    const tkd_findings *findings = draft->input->findings;
    for (size_t i = 0; findings != NULL && i < findings->felt_count; i++) {
        if (tkd_text_equal(findings->felt[i].bottleneck, concern->row->item.id)) {
            return findings->felt[i].verdict == verdict;
        }
    }
    return false;
}

static bool is_only_felt(const tkd_draft *draft, const tkd_concern *concern)
{
    return has_verdict(draft, concern, TKD_FELT_ONLY);
}

static bool is_only_measured(const tkd_draft *draft, const tkd_concern *concern)
{
    return has_verdict(draft, concern, TKD_FELT_MEASURED);
}

static bool is_disputed(const tkd_draft *draft, const tkd_concern *concern)
{
    (void)draft;
    return concern->disagreement >= TKD_FELT_APART;
}

// A sentence with the titles of those bottlenecks, as links; nothing where there is none.
static void add_titles(tkd_draft *draft, tkd_list *passages, const char *et, const char *en,
                       bool (*is_one)(const tkd_draft *, const tkd_concern *))
{
    tkd_speech speech;
    size_t count = 0;
    tkd_speech_begin(&speech, draft);
    tkd_speech_add(&speech, tkd_text_of(tkd_draft_word(draft, et, en)));
    for (size_t i = 0; i < draft->concern_count; i++) {
        const tkd_concern *concern = &draft->concerns[i];
        if (is_one(draft, concern)) {
            tkd_speech_add(&speech, count++ > 0 ? TKD_TEXT("; ") : TKD_TEXT(" "));
            tkd_speech_link(&speech, concern->title, concern->link);
        }
    }
    tkd_speech_add(&speech, TKD_TEXT("."));
    tkd_passage *passage = count > 0 ? tkd_list_add(passages) : NULL;
    if (passage != NULL) {
        *passage = tkd_speech_passage(&speech);
    } else if (count > 0) {
        draft->status = TKD_ERR_MEMORY;
    }
}

static void say_felt(tkd_draft *draft)
{
    tkd_list passages;
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    add_titles(draft, &passages, "Tuntakse tugevalt, aga arvutatud hind ei erine nullist:",
               "Felt strongly, while the computed price is no different from zero:", is_only_felt);
    add_titles(draft, &passages, "Kallimate hulgas, aga tuntakse nõrgalt:",
               "Among the dearest, while hardly felt:", is_only_measured);
    add_titles(draft, &passages, "Vaated lahknevad kahe palli võrra või rohkem:",
               "Views differ by two steps or more:", is_disputed);
    if (passages.count > 0) {
        tkd_draft_heading(draft, 2, TKD_TEXT("tuntud-ja-arvutatud"),
                          tkd_draft_say(draft, "Mida tuntakse ja mis on arvutatud",
                                        "What is felt and what is computed"));
        tkd_draft_passages(draft, TKD_BLOCK_LIST, &passages);
    }
}

// ---- The chapter --------------------------------------------------------------------------------

static void say_count(tkd_draft *draft)
{
    size_t certain = 0;
    size_t priced = 0;
    for (size_t i = 0; i < draft->concern_count; i++) {
        priced += draft->concerns[i].is_priced;
        certain += tkd_estimate_is_certain(draft->concerns[i].days);
    }
    const tkd_text all = tkd_draft_count(draft, "bottlenecks", "Kitsaskohti", "Bottlenecks",
                                         (double)draft->concern_count);
    const tkd_text with_price = tkd_draft_count(draft, "bottlenecks.priced", "Hinnaga kitsaskohti",
                                                "Bottlenecks with a price", (double)priced);
    const tkd_text sure =
        tkd_draft_count(draft, "bottlenecks.certain", "Kitsaskohti, mille hind erineb nullist",
                        "Bottlenecks whose price is not zero", (double)certain);
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Kitsaskohti on kirjas %.*s, hind on arvutatud %.*s kohta ja neist %.*s puhul "
            "erineb see kindlalt nullist. Hind on inimpäevad, mille inimesed aastas "
            "võidaksid, kui seda kitsaskohta ei oleks: samad inimesed ja sama juhus, "
            "kord koos kitsaskohaga, kord ilma. Hindu ei saa kokku liita, sest kitsaskohad "
            "varjavad üksteist.",
            "There are %.*s bottlenecks; a price was computed for %.*s, and for %.*s of them it is "
            "surely not zero. The price is the person-days that people would gain in a year if "
            "the bottleneck were gone: the same people and the same luck, with it and without "
            "it. Prices cannot be added up, since bottlenecks hide each other.",
            TKD_ARG(all), TKD_ARG(with_price), TKD_ARG(sure)));
}

void tkd_draft_bottlenecks(tkd_draft *draft)
{
    tkd_draft_heading(draft, 1, TKD_TEXT("kitsaskohad"),
                      tkd_draft_say(draft, "Kitsaskohad etappide ja vaadete kaupa",
                                    "Bottlenecks by stage and view"));
    say_count(draft);
    tkd_draft_picture(draft, TKD_BRIEF_HEAT, "joonis-soojuskaart",
                      tkd_draft_say(draft, "Kitsaskohad etappide kaupa", "Bottlenecks by stage"),
                      true);
    if (draft->input->findings != NULL) {
        tkd_draft_picture(draft, TKD_BRIEF_PARETO, "joonis-pareto",
                          tkd_draft_say(draft, "Mida parandada enne", "What to mend first"), true);
    }
    if (draft->concern_count > 0) {
        put_short_table(draft);
    }
    say_felt(draft);
    put_unnamed(draft);
}
