// SPDX-License-Identifier: EUPL-1.2
// A section for each bottleneck: what it is, whom it strikes, what it costs, what could be done.
#include <math.h>

#include "concern.h"
#include "words.h"

// A line `Sihtrühm: …`; nothing where there is nothing to say.
static void add_line(tkd_draft *draft, tkd_list *passages, const char *et, const char *en,
                     tkd_text text)
{
    tkd_speech speech;
    if (text.size == 0) {
        return;
    }
    tkd_speech_begin(&speech, draft);
    tkd_speech_strong(&speech, tkd_text_of(tkd_draft_word(draft, et, en)));
    tkd_speech_add(&speech, tkd_draft_say(draft, ": %.*s", ": %.*s", TKD_ARG(text)));
    tkd_passage *passage = tkd_list_add(passages);
    if (passage == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return;
    }
    *passage = tkd_speech_passage(&speech);
}

static tkd_text fact_id(tkd_draft *draft, const char *what, const tkd_concern *concern)
{
    return tkd_draft_say(draft, "%s.%.*s", "%s.%.*s", what, TKD_ARG(concern->row->item.id));
}

// `740 (717–762) inimest aastas, 87,3% (84,6–90,0%) sihtrühmast (848 inimest)`
static tkd_text say_people(tkd_draft *draft, const tkd_concern *concern)
{
    if (!concern->shows_people) {
        return tkd_draft_say(
            draft, "arve ei näidata, sest neist saaks tuletada väga väikese rühma suuruse",
            "not shown, since the size of a very small group would follow");
    }
    const tkd_text population =
        tkd_draft_fact(draft, fact_id(draft, "population", concern),
                       tkd_draft_say(draft, "Sihtrühma suurus: %.*s", "Size of the group: %.*s",
                                     TKD_ARG(concern->title)),
                       TKD_UNIT_PEOPLE, tkd_estimate_exact(concern->population));
    if (!isfinite(concern->affected.mean)) {
        return tkd_draft_say(draft, "sihtrühmas on %.*s inimest aastas",
                             "%.*s people a year in the group", TKD_ARG(population));
    }
    const tkd_text affected = tkd_draft_fact(
        draft, fact_id(draft, "affected", concern),
        tkd_draft_say(draft, "Mõjutatuid: %.*s", "Affected: %.*s", TKD_ARG(concern->title)),
        TKD_UNIT_PEOPLE, concern->affected);
    if (!isfinite(concern->frequency.mean)) {
        return tkd_draft_say(draft, "%.*s inimest aastas", "%.*s people a year", TKD_ARG(affected));
    }
    const tkd_text share =
        tkd_draft_fact(draft, fact_id(draft, "frequency", concern),
                       tkd_draft_say(draft, "Mõjutatute osa: %.*s", "Share affected: %.*s",
                                     TKD_ARG(concern->title)),
                       TKD_UNIT_SHARE, concern->frequency);
    return tkd_draft_say(draft, "%.*s inimest aastas, %.*s sihtrühmast (%.*s inimest)",
                         "%.*s people a year, %.*s of the group (%.*s people)", TKD_ARG(affected),
                         TKD_ARG(share), TKD_ARG(population));
}

static tkd_text say_wait(tkd_draft *draft, const tkd_concern *concern)
{
    if (!isfinite(concern->wait_p90_h.mean) || concern->wait_p90_h.mean <= 0.0) {
        return (tkd_text){0};
    }
    const tkd_text half = tkd_draft_fact(
        draft, fact_id(draft, "wait_p50", concern),
        tkd_draft_say(draft, "Ooteaja mediaan: %.*s", "Median wait: %.*s", TKD_ARG(concern->title)),
        TKD_UNIT_DAYS, tkd_estimate_exact(concern->wait_p50_h.mean / 24.0));
    const tkd_text most = tkd_draft_fact(
        draft, fact_id(draft, "wait_p90", concern),
        tkd_draft_say(draft, "Ooteaeg, 90%%: %.*s", "Wait, 90%%: %.*s", TKD_ARG(concern->title)),
        TKD_UNIT_DAYS, tkd_estimate_exact(concern->wait_p90_h.mean / 24.0));
    return tkd_draft_say(
        draft, "sammus „%.*s“ ootab pool alla %.*s päeva ja iga kümnes üle %.*s päeva",
        "at “%.*s” half wait less than %.*s days and one in ten more than %.*s days",
        TKD_ARG(concern->wait_step), TKD_ARG(half), TKD_ARG(most));
}

static tkd_text say_price(tkd_draft *draft, const tkd_concern *concern)
{
    if (draft->input->findings == NULL) {
        return (tkd_text){0};
    }
    if (concern->is_priced && !concern->shows_people) {
        return tkd_brief_hidden(draft);
    }
    if (!concern->is_priced) {
        return tkd_draft_say(draft, "ei ole arvutatud, sest kitsaskohal ei ole mudelis mõju kirjas",
                             "not computed: the model says nothing of its effect");
    }
    const tkd_text days =
        tkd_draft_fact(draft, fact_id(draft, "price", concern),
                       tkd_draft_say(draft, "Hind: %.*s", "Price: %.*s", TKD_ARG(concern->title)),
                       TKD_UNIT_PERSON_DAYS, concern->days);
    return tkd_estimate_is_certain(concern->days)
               ? tkd_draft_say(draft, "%.*s inimpäeva aastas", "%.*s person-days a year",
                               TKD_ARG(days))
               : tkd_draft_say(draft, "%.*s inimpäeva aastas; nullist ei erine",
                               "%.*s person-days a year; no different from zero", TKD_ARG(days));
}

// What else it costs, where that is told from zero.
static tkd_text say_besides(tkd_draft *draft, const tkd_concern *concern)
{
    tkd_joined joined;
    tkd_joined_begin(&joined, draft, "; ");
    if (concern->shows_people && tkd_estimate_is_certain(concern->dropouts)) {
        const bool is_less = concern->dropouts.mean < 0.0;
        const tkd_text people = tkd_draft_fact(
            draft, fact_id(draft, "dropouts", concern),
            tkd_draft_say(draft, "Väljalangejaid: %.*s", "Dropouts: %.*s", TKD_ARG(concern->title)),
            TKD_UNIT_PEOPLE, tkd_estimate_times(concern->dropouts, is_less ? -1.0 : 1.0));
        tkd_joined_add(&joined,
                       is_less ? tkd_draft_say(draft, "väljalangejaid on %.*s võrra aastas vähem",
                                               "%.*s fewer drop out a year", TKD_ARG(people))
                               : tkd_draft_say(draft, "väljalangejaid on %.*s võrra aastas rohkem",
                                               "%.*s more drop out a year", TKD_ARG(people)));
    }
    if (concern->shows_people && tkd_estimate_is_certain(concern->kov_h) &&
        fabs(concern->kov_h.mean) >= 1.0) {
        const bool is_less = concern->kov_h.mean < 0.0;
        const tkd_text hours = tkd_draft_fact(
            draft, fact_id(draft, "kov_load", concern),
            tkd_draft_say(draft, "KOV töötunde: %.*s", "Municipal staff hours: %.*s",
                          TKD_ARG(concern->title)),
            TKD_UNIT_HOURS, tkd_estimate_times(concern->kov_h, is_less ? -1.0 : 1.0));
        tkd_joined_add(
            &joined,
            is_less ? tkd_draft_say(draft, "omavalitsuse töötunde kulub %.*s aastas vähem",
                                    "%.*s fewer hours of municipal staff a year", TKD_ARG(hours))
                    : tkd_draft_say(draft, "omavalitsuse töötunde kulub %.*s aastas rohkem",
                                    "%.*s more hours of municipal staff a year", TKD_ARG(hours)));
    }
    return tkd_joined_text(&joined);
}

// Votes in words, and by how much views differ.
static tkd_text say_votes(tkd_draft *draft, const tkd_concern *concern)
{
    tkd_joined joined;
    tkd_joined_begin(&joined, draft, ", ");
    for (int view = 0; view < TKD_VIEW_COUNT; view++) {
        const double vote = concern->row->severity[view];
        if (vote > 0.0) {
            tkd_joined_add(&joined, tkd_draft_say(draft, "%s %.0f", "%s %.0f",
                                                  tkd_brief_view(draft, (tkd_view)view), vote));
        }
    }
    if (concern->disagreement >= 2.0) {
        tkd_joined_add(&joined, tkd_draft_say(draft, "vaated lahknevad", "views disagree"));
    }
    return tkd_joined_text(&joined);
}

static tkd_text say_offer(tkd_draft *draft, const tkd_concern *concern)
{
    const tkd_offer *offer = concern->offer;
    tkd_joined joined;
    if (offer == NULL) {
        return tkd_draft_say(draft, "ettepanekut ei ole", "there is no proposal");
    }
    tkd_joined_begin(&joined, draft, "; ");
    tkd_joined_add(&joined, offer->title);
    if (offer->owner.size > 0) {
        tkd_joined_add(&joined, tkd_draft_say(draft, "vastutab: %.*s", "responsible: %.*s",
                                              TKD_ARG(offer->owner)));
    }
    tkd_joined_add(&joined, concern->other_offers);
    return tkd_joined_text(&joined);
}

static void add_section(tkd_draft *draft, const tkd_concern *concern)
{
    tkd_list passages;
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    tkd_draft_heading(draft, 3, tkd_text_part(concern->link, 1, concern->link.size - 1),
                      concern->title);
    tkd_draft_paragraph(draft, tkd_label_in(&concern->row->description, draft->language));
    add_line(draft, &passages, "Etapp", "Stage", concern->stages);
    add_line(draft, &passages, "Samm", "Step", concern->steps);
    add_line(draft, &passages, "Sihtrühm", "Group", concern->groups);
    add_line(draft, &passages, "Omavalitsused", "Municipalities", concern->places);
    add_line(draft, &passages, "Põhjus", "Cause", concern->causes);
    add_line(draft, &passages, "Raskus vaadete kaupa (1–5)", "Severity by view (1–5)",
             say_votes(draft, concern));
    add_line(draft, &passages, "Mõjutatuid", "Affected", say_people(draft, concern));
    add_line(draft, &passages, "Ootamine", "Waiting", say_wait(draft, concern));
    add_line(draft, &passages, "Hind", "Price", say_price(draft, concern));
    add_line(draft, &passages, "Lisaks ajale", "Besides the time", say_besides(draft, concern));
    add_line(draft, &passages, "Ettepanek", "Proposal", say_offer(draft, concern));
    add_line(draft, &passages, "Tõendus", "Evidence", concern->sources);
    add_line(draft, &passages, "Tõenduse tase", "Level of evidence",
             tkd_text_of(tkd_brief_evidence(draft, concern->evidence)));
    add_line(draft, &passages, "Märkus", "Note",
             tkd_label_in(&concern->row->item.note, draft->language));
    tkd_draft_passages(draft, TKD_BLOCK_LIST, &passages);
}

void tkd_draft_sections(tkd_draft *draft)
{
    if (draft->concern_count == 0) {
        return;
    }
    tkd_draft_heading(draft, 2, TKD_TEXT("lisa-kitsaskohad"),
                      tkd_draft_say(draft, "Kitsaskohad ükshaaval", "Bottlenecks one by one"));
    tkd_draft_grounds(draft, TKD_GROUNDS_PRICES | TKD_GROUNDS_GAINS);
    for (size_t i = 0; i < draft->concern_count; i++) {
        if (i > 0) {
            tkd_draft_page(draft);
        }
        add_section(draft, &draft->concerns[i]);
    }
}
