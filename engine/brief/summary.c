// SPDX-License-Identifier: EUPL-1.2
// The summary, on one page: how people fare, what costs most, what the state should do first, and what
// scenarios say.
#include <math.h>

#include "concern.h"
#include "veil.h"

enum { MOST_OFFERS = 5 };

static const tkd_result_row *everybody(const tkd_draft *draft)
{
    return tkd_results_find(draft->input->results, draft->model->scenario, draft->place_id,
                            TKD_TEXT("*"), TKD_TEXT("*"));
}

static bool shows_arrivals(const tkd_draft *draft)
{
    const uint32_t row =
        draft->place == TKD_NONE ? draft->veil->municipality_count : (uint32_t)draft->place;
    return tkd_veil_cover(draft->veil, row, draft->veil->group_count) == TKD_COVER_OPEN;
}

static void say_arrivals(tkd_draft *draft, const tkd_result_row *row)
{
    if (!shows_arrivals(draft)) {
        return;
    }
    const tkd_text people =
        tkd_draft_fact(draft, TKD_TEXT("arrived"),
                       tkd_draft_say(draft, "Alustajaid aastas", "People who begin, a year"),
                       TKD_UNIT_PEOPLE, row->measures[TKD_ARRIVED].estimate);
    if (draft->place != TKD_NONE) {
        tkd_draft_paragraph(
            draft, tkd_draft_say(draft, "Omavalitsuses alustab teekonda aastas %.*s inimest.",
                                 "In the municipality %.*s people begin the journey in a year.",
                                 TKD_ARG(people)));
        return;
    }
    const tkd_text places = tkd_draft_count(draft, "municipalities", "Omavalitsusi",
                                            "Municipalities", draft->model->municipality_count);
    tkd_draft_paragraph(
        draft,
        draft->model->municipality_count == 1
            ? tkd_draft_say(draft, "Teekonda alustab aastas %.*s inimest.",
                            "In a year %.*s people begin the journey.", TKD_ARG(people))
            : tkd_draft_say(draft, "%.*s omavalitsuses alustab teekonda aastas %.*s inimest.",
                            "In %.*s municipalities %.*s people begin the journey in a year.",
                            TKD_ARG(places), TKD_ARG(people)));
}

static void say_people(tkd_draft *draft)
{
    const tkd_result_row *row = everybody(draft);
    if (row == NULL || !isfinite(row->measures[TKD_COMPLETED_SHARE].estimate.mean)) {
        tkd_draft_paragraph(draft,
                            tkd_draft_say(draft, "Simulatsioonis ei alustanud keegi teekonda.",
                                          "Nobody began the journey in the simulation."));
        return;
    }
    say_arrivals(draft, row);
    const tkd_text share =
        tkd_draft_fact(draft, TKD_TEXT("completed_share"),
                       tkd_draft_say(draft, "Lõpuni jõudjate osa", "Share that completes"),
                       TKD_UNIT_SHARE, row->measures[TKD_COMPLETED_SHARE].estimate);
    if (!isfinite(row->measures[TKD_TIME_TO_COMPLETE_H].estimate.mean)) {
        tkd_draft_paragraph(draft, tkd_draft_say(draft, "Lõpuni jõuab neist %.*s.",
                                                 "Of them %.*s complete it.", TKD_ARG(share)));
        return;
    }
    const tkd_text mean = tkd_draft_fact(
        draft, TKD_TEXT("time_mean"),
        tkd_draft_say(draft, "Teekonna aeg keskmiselt", "Mean journey time"), TKD_UNIT_DAYS,
        tkd_estimate_times(row->measures[TKD_TIME_TO_COMPLETE_H].estimate, 1.0 / 24.0));
    const tkd_text most = tkd_draft_fact(
        draft, TKD_TEXT("time_p90"),
        tkd_draft_say(draft, "Aeg, millega jõuab 90%%", "Time within which 90%% are done"),
        TKD_UNIT_DAYS,
        tkd_estimate_times(row->measures[TKD_TIME_TO_COMPLETE_P90_H].estimate, 1.0 / 24.0));
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(draft,
                      "Lõpuni jõuab neist %.*s. Lõpuni jõudjal kulub keskmiselt %.*s päeva; iga "
                      "kümnes vajab üle %.*s päeva.",
                      "Of them %.*s complete it. It takes those %.*s days on average; one in ten "
                      "needs more than %.*s days.",
                      TKD_ARG(share), TKD_ARG(mean), TKD_ARG(most)));
}

static void say_dearest(tkd_draft *draft)
{
    tkd_list passages;
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    for (size_t i = 0; i < draft->concern_count && passages.count < 3; i++) {
        const tkd_concern *concern = &draft->concerns[i];
        tkd_speech speech;
        if (!concern->is_priced || !concern->shows_people ||
            !tkd_estimate_is_certain(concern->days) || concern->days.mean <= 0.0) {
            continue;
        }
        const tkd_text days = tkd_draft_fact(
            draft, tkd_draft_say(draft, "price.%.*s", "price.%.*s", TKD_ARG(concern->row->item.id)),
            tkd_draft_say(draft, "Hind: %.*s", "Price: %.*s", TKD_ARG(concern->title)),
            TKD_UNIT_PERSON_DAYS, concern->days);
        tkd_speech_begin(&speech, draft);
        tkd_speech_link(&speech, concern->title, concern->link);
        tkd_speech_add(&speech, tkd_draft_say(draft, ": %.*s inimpäeva aastas.",
                                              ": %.*s person-days a year.", TKD_ARG(days)));
        tkd_passage *passage = tkd_list_add(&passages);
        if (passage == NULL) {
            draft->status = TKD_ERR_MEMORY;
            return;
        }
        *passage = tkd_speech_passage(&speech);
    }
    if (passages.count > 0) {
        tkd_draft_paragraph(
            draft, tkd_draft_say(draft, "Kõige rohkem aega kaob siin:", "Most time is lost here:"));
        tkd_draft_passages(draft, TKD_BLOCK_NUMBERS, &passages);
    }
}

// ---- Proposals ----------------------------------------------------------------------------------

static tkd_text say_affected(tkd_draft *draft, const tkd_offer *offer)
{
    if (!isfinite(offer->affected.mean)) {
        return (tkd_text){0};
    }
    const tkd_text people = tkd_draft_fact(
        draft,
        tkd_draft_say(draft, "proposal.%.*s.affected", "proposal.%.*s.affected",
                      TKD_ARG(offer->row->item.id)),
        tkd_draft_say(draft, "Mõjutatuid: %.*s", "Affected: %.*s", TKD_ARG(offer->title)),
        TKD_UNIT_PEOPLE, offer->affected);
    return offer->affected_is_least
               ? tkd_draft_say(draft, "puudutab vähemalt %.*s inimest aastas, ",
                               "it concerns at least %.*s people a year and ", TKD_ARG(people))
               : tkd_draft_say(draft, "puudutab %.*s inimest aastas, ",
                               "it concerns %.*s people a year and ", TKD_ARG(people));
}

static tkd_passage say_offer(tkd_draft *draft, const tkd_offer *offer)
{
    tkd_speech speech;
    const tkd_text gain = tkd_draft_fact(
        draft,
        tkd_draft_say(draft, "proposal.%.*s.effect", "proposal.%.*s.effect",
                      TKD_ARG(offer->row->item.id)),
        tkd_draft_say(draft, "Oodatav mõju: %.*s", "Expected effect: %.*s", TKD_ARG(offer->title)),
        TKD_UNIT_PERSON_DAYS, offer->gain);
    tkd_speech_begin(&speech, draft);
    tkd_speech_strong(&speech, offer->title);
    tkd_speech_add(&speech, offer->owner.size == 0
                                ? TKD_TEXT(": ")
                                : tkd_draft_say(draft, " (vastutab %.*s): ",
                                                " (responsible: %.*s): ", TKD_ARG(offer->owner)));
    tkd_speech_add(&speech, say_affected(draft, offer));
    tkd_speech_add(&speech, tkd_draft_say(draft, "säästaks %.*s inimpäeva aastas.",
                                          "would save %.*s person-days a year.", TKD_ARG(gain)));
    return tkd_speech_passage(&speech);
}

static void say_offers(tkd_draft *draft)
{
    const bool of_state = draft->input->form == TKD_BRIEF_STATE;
    tkd_list passages;
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    for (size_t i = 0; i < draft->offer_count && passages.count < MOST_OFFERS; i++) {
        const tkd_offer *offer = &draft->offers[i];
        if (offer->is_of_state != of_state || offer->rank == 0 || offer->is_adopted ||
            !offer->shows_people || !tkd_estimate_is_certain(offer->gain) ||
            offer->gain.mean <= 0.0) {
            continue;
        }
        tkd_passage *passage = tkd_list_add(&passages);
        if (passage == NULL) {
            draft->status = TKD_ERR_MEMORY;
            return;
        }
        *passage = say_offer(draft, offer);
    }
    if (passages.count == 0) {
        tkd_draft_paragraph(
            draft,
            draft->input->gains == NULL
                ? tkd_draft_say(draft, "Ettepanekute mõju ei ole arvutatud.",
                                "Effects of proposals were not computed.")
                : tkd_draft_say(
                      draft, "Ühegi ettepaneku kohta ei saa öelda, et see säästaks kindlalt aega.",
                      "No proposal is sure to save time."));
        return;
    }
    tkd_draft_heading(
        draft, 2, TKD_TEXT("esimesed-ettepanekud"),
        of_state
            ? tkd_draft_say(draft, "Mida riik saab teha", "What the state can do")
            : tkd_draft_say(draft, "Mida omavalitsus saab teha", "What the municipality can do"));
    tkd_draft_paragraph(draft,
                        tkd_draft_say(draft, "Suurima arvutatud mõjuga ettepanekud, igaüks eraldi:",
                                      "Proposals with the largest computed effect, each alone:"));
    tkd_draft_passages(draft, TKD_BLOCK_NUMBERS, &passages);
}

static void say_scenarios(tkd_draft *draft)
{
    tkd_list passages;
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    tkd_draft_scenario_passages(draft, &passages);
    if (passages.count > 0) {
        tkd_draft_heading(draft, 2, TKD_TEXT("kusimused"),
                          tkd_draft_say(draft, "Stsenaariumid lühidalt", "Scenarios in short"));
        tkd_draft_passages(draft, TKD_BLOCK_LIST, &passages);
    }
}

// Did people come, and nothing took any time? Then nobody wrote yet how long anything takes.
static bool took_no_time(const tkd_draft *draft)
{
    static const tkd_client_measure times[] = {TKD_WAIT_H, TKD_SERVICE_H, TKD_TRAVEL_H,
                                               TKD_DELAY_H};
    const tkd_result_row *row = everybody(draft);

    for (size_t i = 0; row != NULL && i < sizeof(times) / sizeof(times[0]); i++) {
        if (row->measures[times[i]].estimate.mean != 0.0) {
            return false;
        }
    }
    return row != NULL;
}

void tkd_draft_summary(tkd_draft *draft)
{
    tkd_draft_heading(draft, 1, TKD_TEXT("kokkuvote"),
                      tkd_draft_say(draft, "Kokkuvõte", "Summary"));
    if (took_no_time(draft)) {
        tkd_draft_note(
            draft,
            tkd_draft_say(draft,
                          "Ühelgi sammul ei ole veel kirjas, kui kaua see võtab. See aruanne on "
                          "kaart: etapid, kitsaskohad ja ettepanekud. Ajad, osakaalud ja hinnad on "
                          "allpool nullid, sest neid ei ole millestki arvutada.",
                          "No step says yet how long it takes. This report is a map: stages, "
                          "bottlenecks and proposals. Times, shares and prices below are zeros, "
                          "since there is nothing to compute them from."));
        return;
    }
    say_people(draft);
    say_dearest(draft);
    say_offers(draft);
    say_scenarios(draft);
    tkd_draft_note(
        draft,
        tkd_draft_say(
            draft,
            "Simulatsioon ei ole prognoos. Arvud näitavad, mis järgneb mudelis kirjas olevatest "
            "eeldustest; vahemik sulgudes on 95%% usaldusvahemik ja hõlmab ainult juhust, mitte "
            "eelduste ebakindlust.",
            "A simulation is no forecast. The figures show what follows from the assumptions in "
            "the "
            "model; the range in brackets is the 95%% interval and covers chance alone, not the "
            "uncertainty of the assumptions."));
    tkd_draft_grounds(draft, TKD_GROUNDS_PRICES | TKD_GROUNDS_GAINS);
}
