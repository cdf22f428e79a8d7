// SPDX-License-Identifier: EUPL-1.2
// The chapter on what the report rests on: data, evidence, the simulation and its limits.
#include <math.h>

#include "draft.h"
#include "words.h"

#include "teekond/date.h"

static tkd_text date_text(tkd_draft *draft, int32_t day)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, draft->arena, 0);
    tkd_date_print(&out, day, draft->language);
    return tkd_writer_text(&out);
}

// ---- Evidence -----------------------------------------------------------------------------------

enum { EVIDENCES = TKD_EVIDENCE_MEASURED + 1 };

// Figures of the model by how well they are known; defaults are counted with assumptions.
static void count_evidence(const tkd_model *model, size_t counts[EVIDENCES], size_t *defaults)
{
    for (uint32_t i = 1; i < model->figures.origin_count; i++) {
        const tkd_origin *origin = &model->figures.origins[i];
        counts[origin->evidence]++;
        *defaults += origin->is_default;
    }
}

static const char *meaning_of(const tkd_draft *draft, tkd_evidence evidence)
{
    switch (evidence) {
    case TKD_EVIDENCE_ASSUMPTION:
        return tkd_draft_word(draft, "arvamus või vaikeväärtus, allikat ei ole",
                              "an opinion or a default, without a source");
    case TKD_EVIDENCE_WORKSHOP:
        return tkd_draft_word(draft, "töötoas osalejate hinnang", "an estimate of a workshop");
    case TKD_EVIDENCE_DERIVED:
        return tkd_draft_word(draft, "arvutatud teistest arvudest", "computed from other figures");
    case TKD_EVIDENCE_SURVEY:
        return tkd_draft_word(draft, "küsitlusest või uuringust", "from a survey or a study");
    case TKD_EVIDENCE_DOCUMENTED:
        return tkd_draft_word(draft, "dokumendist või veebilehelt",
                              "from a document or a web page");
    case TKD_EVIDENCE_LAW: return tkd_draft_word(draft, "õigusaktist", "from a legal act");
    case TKD_EVIDENCE_REGISTER:
        return tkd_draft_word(draft, "päris inimeste arv registrist",
                              "real people, from a register");
    case TKD_EVIDENCE_MEASURED:
        return tkd_draft_word(draft, "otse loetud või mõõdetud", "counted or measured directly");
    }
    return "";
}

static void put_evidence(tkd_draft *draft)
{
    size_t counts[EVIDENCES] = {0};
    size_t defaults = 0;
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    count_evidence(draft->model, counts, &defaults);
    tkd_draft_column(draft, table, "evidence", "Tõenduse tase", "Level of evidence",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "meaning", "Mida see tähendab", "What it means",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "figures", "Arve mudelis", "Figures of the model",
                     TKD_QUANTITY_COUNT, false);
    size_t all = 0;
    for (int i = EVIDENCES - 1; i >= 0; i--) {
        const tkd_evidence evidence = (tkd_evidence)i;
        all += counts[i];
        tkd_table_add_text(table, tkd_text_of(tkd_brief_evidence(draft, evidence)));
        tkd_table_add_text(table, tkd_text_of(meaning_of(draft, evidence)));
        tkd_table_add_number(table, (double)counts[i]);
    }
    const tkd_text figures =
        tkd_draft_count(draft, "figures", "Arve mudelis", "Figures of the model", (double)all);
    const tkd_text unknown = tkd_draft_count(draft, "assumptions", "Eeldusi", "Assumptions",
                                             (double)draft->input->results->assumption_count);
    const tkd_text unwritten =
        tkd_draft_count(draft, "defaults", "Vaikeväärtusi", "Defaults", (double)defaults);
    const tkd_text sources =
        tkd_draft_count(draft, "sources", "Allikaid", "Sources", draft->model->source_count);
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(draft,
                      "Mudelis on %.*s arvu ja %.*s allikat. Allikata eeldusi on %.*s, neist "
                      "%.*s on vaikeväärtused, mida keegi ei ole kirja pannud. Kõik arvud, "
                      "nende allikad ja tõenduse tase on lisas „Arvud ja eeldused“.",
                      "The model has %.*s figures and %.*s sources. %.*s are assumptions without a "
                      "source; of these %.*s are defaults that nobody wrote. All figures, their "
                      "sources and evidence are in the annex “Figures and assumptions”.",
                      TKD_ARG(figures), TKD_ARG(sources), TKD_ARG(unknown), TKD_ARG(unwritten)));
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){.id = TKD_TEXT("tooendus"),
                          .title = tkd_draft_say(draft, "Kui hästi on arvud teada",
                                                 "How well the figures are known")});
}

// ---- The simulation -----------------------------------------------------------------------------

// Prices and gains need a run each: of large models in fewer replications.
static void say_fewer(tkd_draft *draft)
{
    const tkd_brief_input *input = draft->input;
    const uint32_t all = input->results->run.replications;
    const uint32_t prices = input->findings == NULL ? all : input->findings->price_replications;
    const uint32_t gains = input->gains == NULL ? all : input->gains->gain_replications;
    if ((prices == 0 || prices >= all) && (gains == 0 || gains >= all)) {
        return;
    }
    const tkd_text of_prices =
        tkd_draft_count(draft, "run.price_replications", "kordusi hindade arvutamisel",
                        "replications of prices", prices);
    const tkd_text of_gains =
        tkd_draft_count(draft, "run.gain_replications", "kordusi ettepanekute mõju arvutamisel",
                        "replications of effects of proposals", gains);
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Hindade ja ettepanekute mõju jaoks on iga juhtumit simuleeritud eraldi ja kordusi "
            "on vähem: hindadel %.*s, ettepanekutel %.*s. Vahemikud on selle võrra laiemad.",
            "For prices and effects of proposals each case was simulated by itself, in fewer "
            "replications: prices %.*s, proposals %.*s. Intervals are the wider for it.",
            TKD_ARG(of_prices), TKD_ARG(of_gains)));
}

static void say_run(tkd_draft *draft)
{
    const tkd_run_facts *run = &draft->input->results->run;
    const tkd_text from = date_text(draft, run->start_day + (int32_t)(run->warmup_h / 24.0));
    const tkd_text days =
        tkd_draft_fact(draft, TKD_TEXT("run.measure"),
                       tkd_draft_say(draft, "Mõõdetud saabumise aeg", "Span of measured arrivals"),
                       TKD_UNIT_DAYS, tkd_estimate_exact(run->measure_h / 24.0));
    const tkd_text n = tkd_draft_count(draft, "run.replications", "Kordusi simulatsioonis",
                                       "Replications of the simulation", run->replications);
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Simulatsioonis käivad teekonna läbi üksikud inimesed, igaüks oma juhusega: "
            "saabuvad, ootavad järjekorras, käivad, tulevad tagasi, lähevad ära. Mõõdetud on "
            "need, kes saabuvad %.*s päeva jooksul alates %.*s. Simulatsiooni on korratud %.*s "
            "korda; vahemikud on kordustest arvutatud 95%% usaldusvahemikud.",
            "In the simulation single persons walk the journey, each with luck of their own: they "
            "arrive, wait in queues, visit, come back, leave. Measured are those who arrive "
            "within %.*s days from %.*s. The simulation was repeated %.*s times; ranges are 95%% "
            "intervals over these replications.",
            TKD_ARG(days), TKD_ARG(from), TKD_ARG(n)));
    say_fewer(draft);
    if (run->partial) {
        tkd_draft_note(draft,
                       tkd_draft_say(draft, "Simulatsioon katkestati: tulemused on osalised.",
                                     "The simulation was interrupted: results are partial."));
    }
}

static void add_limit(tkd_draft *draft, tkd_list *passages, const char *et, const char *en)
{
    tkd_speech speech;
    tkd_speech_begin(&speech, draft);
    tkd_speech_add(&speech, tkd_text_of(tkd_draft_word(draft, et, en)));
    tkd_passage *passage = tkd_list_add(passages);
    if (passage == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return;
    }
    *passage = tkd_speech_passage(&speech);
}

static void say_limits(tkd_draft *draft)
{
    tkd_list passages;
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    add_limit(
        draft, &passages,
        "Simulatsioon ei ole prognoos: see ütleb, mis järgneb eeldustest, mitte seda, mis juhtub.",
        "A simulation is no forecast: it says what follows from assumptions, not what will "
        "happen.");
    add_limit(draft, &passages,
              "Usaldusvahemik hõlmab ainult juhust. Kui eeldus on vale, on vale ka vahemik.",
              "Intervals cover chance alone. Where an assumption is wrong, so is the interval.");
    add_limit(draft, &passages,
              "Hind loeb ainult nende aega, kes jõuavad lõpuni nii kitsaskohaga kui ka ilma. Kes "
              "kitsaskoha tõttu loobub, on näha väljalangejate arvus.",
              "A price counts only the time of those who complete both with the bottleneck and "
              "without it. Who gives up because of it is seen in the number of dropouts.");
    add_limit(draft, &passages,
              "Väikese omavalitsuse tegelik aasta kõigub palju rohkem kui mudeli keskmine.",
              "A real year of a small municipality varies far more than the mean of the model.");
    if (draft->input->suppress_below > 0.0) {
        const tkd_text limit =
            tkd_draft_count(draft, "suppress_below", "Väiksemaid vaadeldud arve ei näidata",
                            "Smaller observed counts are not shown", draft->input->suppress_below);
        tkd_speech speech;
        tkd_speech_begin(&speech, draft);
        tkd_speech_add(
            &speech,
            tkd_draft_say(
                draft,
                "Vaadeldud inimeste arve, mis on väiksemad kui %.*s, ei näidata; kui neist "
                "saaks teisi arve tuletada, on ka need varjatud.",
                "Counts of observed people below %.*s are not shown, nor are other counts "
                "from which they could be computed.",
                TKD_ARG(limit)));
        tkd_passage *passage = tkd_list_add(&passages);
        if (passage != NULL) {
            *passage = tkd_speech_passage(&speech);
        }
    }
    tkd_draft_heading(draft, 2, TKD_TEXT("piirid"), tkd_draft_say(draft, "Piirid", "Limits"));
    tkd_draft_passages(draft, TKD_BLOCK_LIST, &passages);
}

void tkd_draft_method(tkd_draft *draft)
{
    tkd_draft_page(draft); // the summary has a page of its own
    tkd_draft_heading(draft, 1, TKD_TEXT("meetod"),
                      tkd_draft_say(draft, "Alus ja meetod", "Basis and method"));
    tkd_draft_paragraph(
        draft, tkd_draft_say(
                   draft,
                   "Teekond on kirja pandud töötubades ja dokumentidest: etapid, sammud, "
                   "teenused, kitsaskohad ja ettepanekud. Iga arvu juures on öeldud, kui "
                   "hästi see on teada.",
                   "The journey was written down in workshops and from documents: stages, steps, "
                   "services, bottlenecks and proposals. Each figure says how well it is known."));
    put_evidence(draft);
    tkd_draft_heading(draft, 2, TKD_TEXT("simulatsioon"),
                      tkd_draft_say(draft, "Simulatsioon", "The simulation"));
    say_run(draft);
    say_limits(draft);
}
