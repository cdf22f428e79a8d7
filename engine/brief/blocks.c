// SPDX-License-Identifier: EUPL-1.2
// Blocks of a draft: headings, passages, tables and pictures, in the order in which they are read.
#include "concern.h"

static void put(tkd_draft *draft, tkd_paper_block block)
{
    tkd_paper_block *place = tkd_list_add(&draft->blocks);
    if (place == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return;
    }
    *place = block;
}

void tkd_draft_heading(tkd_draft *draft, uint32_t level, tkd_text id, tkd_text title)
{
    put(draft,
        (tkd_paper_block){.kind = TKD_BLOCK_HEADING, .id = id, .level = level, .title = title});
}

void tkd_draft_page(tkd_draft *draft)
{
    put(draft, (tkd_paper_block){.kind = TKD_BLOCK_PAGE});
}

static void put_text(tkd_draft *draft, tkd_block_kind kind, tkd_text text)
{
    tkd_list passages;
    tkd_speech speech;
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    tkd_speech_begin(&speech, draft);
    tkd_speech_add(&speech, text);
    tkd_passage *passage = tkd_list_add(&passages);
    if (passage == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return;
    }
    *passage = tkd_speech_passage(&speech);
    tkd_draft_passages(draft, kind, &passages);
}

void tkd_draft_paragraph(tkd_draft *draft, tkd_text text)
{
    if (text.size > 0) {
        put_text(draft, TKD_BLOCK_PARAGRAPH, text);
    }
}

void tkd_draft_note(tkd_draft *draft, tkd_text text)
{
    if (text.size > 0) {
        put_text(draft, TKD_BLOCK_NOTE, text);
    }
}

// `; hinnad 3 kordusest`, where they rest on other replications than all else.
static tkd_text say_fewer(tkd_draft *draft, const char *id, const char *et, const char *en,
                          uint32_t replications)
{
    if (replications == 0 || replications == draft->input->results->run.replications) {
        return (tkd_text){0};
    }
    const tkd_text n = tkd_draft_count(draft, id, et, en, replications);
    return tkd_draft_say(draft, "; %s: %.*s", "; %s: %.*s", tkd_draft_word(draft, et, en),
                         TKD_ARG(n));
}

void tkd_draft_grounds(tkd_draft *draft, unsigned besides)
{
    const tkd_brief_input *input = draft->input;
    const tkd_run_facts *run = &input->results->run;
    const bool has_prices = (besides & TKD_GROUNDS_PRICES) != 0 && input->findings != NULL;
    const bool has_gains = (besides & TKD_GROUNDS_GAINS) != 0 && input->gains != NULL;
    const tkd_text n = tkd_draft_count(draft, "run.replications", "Kordusi simulatsioonis",
                                       "Replications of the simulation", run->replications);
    const tkd_text prices =
        say_fewer(draft, "run.price_replications", "kordusi hindade arvutamisel",
                  "replications of prices", has_prices ? input->findings->price_replications : 0);
    const tkd_text gains = say_fewer(
        draft, "run.gain_replications", "kordusi ettepanekute mõju arvutamisel",
        "replications of effects of proposals", has_gains ? input->gains->gain_replications : 0);
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Allikas: simulatsioon (mudel %s, seeme %llu, %.*s kordust, teekond %s%.*s%.*s).",
            "Source: simulation (model %s, seed %llu, %.*s replications, teekond %s%.*s%.*s).",
            run->fingerprint, (unsigned long long)run->seed, TKD_ARG(n), run->version,
            TKD_ARG(prices), TKD_ARG(gains)));
}

// ---- Passages -----------------------------------------------------------------------------------

void tkd_speech_begin(tkd_speech *speech, tkd_draft *draft)
{
    speech->draft = draft;
    tkd_list_init(&speech->spans, draft->arena, sizeof(tkd_span));
}

static void add_span(tkd_speech *speech, tkd_span span)
{
    tkd_span *place = tkd_list_add(&speech->spans);
    if (place == NULL) {
        speech->draft->status = TKD_ERR_MEMORY;
        return;
    }
    *place = span;
}

void tkd_speech_add(tkd_speech *speech, tkd_text text)
{
    add_span(speech, (tkd_span){.text = text});
}

void tkd_speech_strong(tkd_speech *speech, tkd_text text)
{
    add_span(speech, (tkd_span){.text = text, .is_strong = true});
}

void tkd_speech_link(tkd_speech *speech, tkd_text text, tkd_text link)
{
    add_span(speech, (tkd_span){.text = text, .link = link});
}

tkd_passage tkd_speech_passage(const tkd_speech *speech)
{
    return (tkd_passage){speech->spans.items, speech->spans.count};
}

void tkd_draft_passages(tkd_draft *draft, tkd_block_kind kind, const tkd_list *passages)
{
    if (passages->count > 0) {
        put(draft, (tkd_paper_block){.kind = kind,
                                     .passages = passages->items,
                                     .passage_count = passages->count});
    }
}

// ---- Tables -------------------------------------------------------------------------------------

tkd_table *tkd_draft_table(tkd_draft *draft)
{
    tkd_table *table = TKD_TAKE(draft->arena, 1, tkd_table);
    if (table == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return NULL;
    }
    tkd_table_init(table, draft->arena);
    return table;
}

void tkd_draft_column(tkd_draft *draft, tkd_table *table, const char *key, const char *et,
                      const char *en, tkd_quantity quantity, bool is_estimate)
{
    tkd_table_add_column(table, (tkd_column){.key = key,
                                             .heading = tkd_draft_word(draft, et, en),
                                             .quantity = quantity,
                                             .is_estimate = is_estimate});
}

void tkd_draft_put_table(tkd_draft *draft, const tkd_table *table, tkd_paper_block about)
{
    about.kind = TKD_BLOCK_TABLE;
    about.table = table;
    draft->status = draft->status == TKD_OK ? table->status : draft->status;
    put(draft, about);
}

// The dearest bottleneck, which every picture of them shows first; empty where none has a price.
static tkd_text dearest(const tkd_draft *draft)
{
    const bool is_priced = draft->concern_count > 0 && draft->concerns[0].is_priced;
    return is_priced ? draft->concerns[0].title : (tkd_text){0};
}

// In a sentence or two, what a picture shows and finds.
static tkd_text describe(tkd_draft *draft, tkd_brief_picture which)
{
    const tkd_text first = dearest(draft);
    switch (which) {
    case TKD_BRIEF_MAP:
        return tkd_draft_say(
            draft,
            "Teekonnakaart: etapid veergudena, nende all sammud, teenindajad, ajad ja "
            "kitsaskohad. Sama sisu on peatükkides „Kitsaskohad etappide ja vaadete "
            "kaupa“ ja „Lisad“.",
            "The journey map: stages as columns, below them steps, who serves, times "
            "and bottlenecks. The chapters on bottlenecks and the annexes hold the "
            "same.");
    case TKD_BRIEF_HEAT:
        return first.size == 0
                   ? tkd_draft_say(draft, "Soojuskaart: kitsaskohad etappide ja vaadete kaupa.",
                                   "Heat map: bottlenecks by stage and view.")
                   : tkd_draft_say(
                         draft,
                         "Soojuskaart: kitsaskohad etappide kaupa. Kõige rohkem aega võtab "
                         "„%.*s“. Arvud on järgmises tabelis.",
                         "Heat map: bottlenecks by stage. Most time goes to “%.*s”. The "
                         "figures are in the next table.",
                         TKD_ARG(first));
    case TKD_BRIEF_PARETO:
        return tkd_draft_say(
            draft,
            "Tulpdiagramm: kitsaskohad hinna järgi, kallimad ees, koos vahemikuga. "
            "Kallim on „%.*s“. Arvud on järgmises tabelis.",
            "Bar chart: bottlenecks by price, dearest first, with intervals. The "
            "dearest is “%.*s”. The figures are in the next table.",
            TKD_ARG(first));
    case TKD_BRIEF_COMPARE:
        return tkd_draft_say(
            draft,
            "Omavalitsused kõrvuti: kuhu inimesed liiguvad ja kui kaua teekond võtab. "
            "Järeldused sõnades on järgmises tabelis.",
            "Municipalities side by side: where people go and how long the journey "
            "takes. The verdicts in words are in the next table.");
    case TKD_BRIEF_PICTURE_COUNT: break;
    }
    return (tkd_text){0};
}

void tkd_draft_picture(tkd_draft *draft, tkd_brief_picture which, const char *id, tkd_text title,
                       bool is_wide)
{
    const tkd_paper_picture *given = &draft->input->pictures[which];
    tkd_paper_picture *picture = TKD_TAKE(draft->arena, 1, tkd_paper_picture);
    if (picture == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return;
    }
    if (given->svg.size > 0 || given->png.size > 0) {
        *picture = *given;
        picture->alternative = describe(draft, which);
        put(draft, (tkd_paper_block){.kind = TKD_BLOCK_PICTURE,
                                     .id = tkd_text_of(id),
                                     .title = title,
                                     .picture = picture,
                                     .is_wide = is_wide});
        return;
    }
    tkd_draft_note(draft, given->alternative);
}
