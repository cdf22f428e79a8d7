// SPDX-License-Identifier: EUPL-1.2
// A brief from its input: what is known of bottlenecks and proposals first, then chapter by chapter, then
// the sheet of all facts that the chapters told.
#include "concern.h"
#include "full.h"
#include "veil.h"

// ---- The sheet of facts -------------------------------------------------------------------------

static const char *unit_word(const tkd_draft *draft, tkd_text unit)
{
    static const struct {
        tkd_unit unit;
        const char *et;
        const char *en;
    } words[] = {
        {TKD_UNIT_COUNT, "arv", "number"},
        {TKD_UNIT_PEOPLE, "inimest aastas", "people a year"},
        {TKD_UNIT_PERSON_DAYS, "inimpäeva aastas", "person-days a year"},
        {TKD_UNIT_DAYS, "päeva", "days"},
        {TKD_UNIT_HOURS, "tundi", "hours"},
        {TKD_UNIT_SHARE, "osa", "share"},
        {TKD_UNIT_RATIO, "arv", "number"},
        {TKD_UNIT_POINTS, "protsendipunkti", "percentage points"},
        {TKD_UNIT_MONEY, "eurot", "euros"},
        {TKD_UNIT_YEAR, "aasta", "year"},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (tkd_text_equal(unit, tkd_text_of(tkd_unit_name(words[i].unit)))) {
            return tkd_draft_word(draft, words[i].et, words[i].en);
        }
    }
    return "";
}

static bool is_share(tkd_text unit)
{
    return tkd_text_equal(unit, TKD_TEXT("share")) || tkd_text_equal(unit, TKD_TEXT("points"));
}

static const tkd_table *list_facts(tkd_draft *draft)
{
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return NULL;
    }
    tkd_draft_column(draft, table, "fact", "Näitaja", "Figure", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "value", "Väärtus", "Value", TKD_QUANTITY_NUMBER, true);
    tkd_draft_column(draft, table, "share", "Osa", "Share", TKD_QUANTITY_SHARE, true);
    tkd_draft_column(draft, table, "unit", "Ühik", "Unit", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "id", "Tunnus", "Id", TKD_QUANTITY_TEXT, false);
    for (size_t i = 0; i < draft->facts.count; i++) {
        const tkd_fact *fact = &((const tkd_fact *)draft->facts.items)[i];
        const bool share = is_share(fact->unit);
        tkd_table_add_text(table, ((const tkd_text *)draft->labels.items)[i]);
        tkd_table_add_estimate(table, share ? tkd_estimate_none() : fact->estimate);
        tkd_table_add_estimate(table, share ? fact->estimate : tkd_estimate_none());
        tkd_table_add_text(table, tkd_text_of(unit_word(draft, fact->unit)));
        tkd_table_add_text(table, fact->id);
    }
    return table;
}

// The sheet comes first, though its facts are known last.
static void put_facts_first(tkd_draft *draft)
{
    const tkd_list chapters = draft->blocks;
    const tkd_table *table = list_facts(draft);
    tkd_list_init(&draft->blocks, draft->arena, sizeof(tkd_paper_block));
    if (table == NULL) {
        return;
    }
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){.id = TKD_TEXT("kokkuvote-arvud"),
                          .title = tkd_draft_say(draft, "Aruande lausetes öeldud arvud",
                                                 "Figures that sentences tell"),
                          .sheet = tkd_draft_say(draft, "Arvud", "Numbers"),
                          .is_data = true});
    if (!tkd_list_append(&draft->blocks, chapters.items, chapters.count)) {
        draft->status = TKD_ERR_MEMORY;
    }
}

// ---- Assumptions --------------------------------------------------------------------------------

// Paths of figures that are hidden.
static bool index_hidden(const tkd_draft *draft, tkd_index *paths)
{
    const tkd_figures *figures = &draft->model->figures;
    tkd_index_init(paths, draft->arena);
    for (uint32_t i = 1; draft->veil->hides_any && i < figures->origin_count; i++) {
        if (draft->veil->hides_origin[i] &&
            tkd_index_put(paths, figures->origins[i].path, i, NULL) == TKD_ERR_MEMORY) {
            return false;
        }
    }
    return true;
}

static const tkd_assumption *veil_assumptions(tkd_draft *draft)
{
    const tkd_results *results = draft->input->results;
    tkd_assumption *list = TKD_TAKE(draft->arena, results->assumption_count, tkd_assumption);
    tkd_index hidden;
    if (list == NULL || !index_hidden(draft, &hidden)) {
        draft->status = TKD_ERR_MEMORY;
        return NULL;
    }
    for (size_t i = 0; i < results->assumption_count; i++) {
        list[i] = results->assumptions[i];
        if (tkd_index_get(&hidden, list[i].path) != UINT32_MAX) {
            list[i].value = tkd_veil_word(draft, TKD_COVER_HIDDEN);
        }
    }
    return list;
}

// ---- The paper ----------------------------------------------------------------------------------

static void write_chapters(tkd_draft *draft)
{
    const bool of_state = draft->input->form == TKD_BRIEF_STATE;
    tkd_draft_summary(draft);
    tkd_draft_method(draft);
    tkd_draft_map(draft);
    tkd_draft_bottlenecks(draft);
    if (of_state) {
        tkd_draft_proposals_state(draft);
        tkd_draft_proposals_municipal(draft);
    } else {
        tkd_draft_proposals_municipal(draft);
        tkd_draft_proposals_state(draft);
    }
    tkd_draft_portfolio(draft);
    tkd_draft_places(draft);
    tkd_draft_scenarios(draft);
    tkd_draft_impact(draft);
    tkd_draft_indicators(draft);
    tkd_draft_annex(draft);
    put_facts_first(draft);
}

static tkd_text journey_title(tkd_draft *draft)
{
    const tkd_text title = tkd_label_in(&draft->model->title, draft->language);
    return title.size > 0 || draft->model->journey_count == 0
               ? title
               : tkd_draft_title(draft, &draft->model->journeys[0].item);
}

static void bind(tkd_draft *draft, tkd_brief *brief)
{
    const tkd_brief_input *input = draft->input;
    const tkd_run_facts *run = &input->results->run;
    const tkd_text subtitle =
        draft->place == TKD_NONE
            ? tkd_draft_say(draft, "Keskvalitsusele", "To central government")
            : tkd_draft_title(draft, &draft->model->municipalities[draft->place].item);
    const tkd_text journey = journey_title(draft);
    const tkd_text title =
        journey.size == 0 ? tkd_draft_say(draft, "Kitsaskohtade aruanne", "Report on bottlenecks")
                          : tkd_draft_say(draft, "Kitsaskohtade aruanne: %.*s",
                                          "Report on bottlenecks: %.*s", TKD_ARG(journey));
    brief->paper = (tkd_paper){
        .language = draft->language,
        .title = title,
        .subtitle = subtitle,
        .description = tkd_draft_say(
            draft,
            "Kitsaskohad, nende hind ja lahendusettepanekud simulatsiooni järgi: mudel %s, seeme "
            "%llu, teekond %s.",
            "Bottlenecks, their prices and proposals, by simulation: model %s, seed %llu, teekond "
            "%s.",
            run->fingerprint, (unsigned long long)run->seed, run->version),
        .day = input->day,
        .footer = tkd_draft_say(draft, "Mudel %s, seeme %llu, teekond %s",
                                "Model %s, seed %llu, teekond %s", run->fingerprint,
                                (unsigned long long)run->seed, run->version),
        .blocks = draft->blocks.items,
        .block_count = draft->blocks.count,
        .facts = draft->facts.items,
        .fact_count = draft->facts.count,
    };
    brief->input = input;
    brief->labels = draft->labels.items;
    brief->assumptions = veil_assumptions(draft);
    brief->assumption_count = input->results->assumption_count;
}

// The row of the municipality; TKD_NONE: the whole country.
static tkd_status find_place(const tkd_brief_input *input, int32_t *place, tkd_error *err)
{
    *place = TKD_NONE;
    if (input->form == TKD_BRIEF_STATE) {
        return TKD_OK;
    }
    for (uint32_t i = 0; i < input->model->municipality_count; i++) {
        if (tkd_text_equal(input->model->municipalities[i].item.id, input->municipality)) {
            *place = (int32_t)i;
            return TKD_OK;
        }
    }
    return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE, "omavalitsust „%.*s“ ei ole",
                    TKD_ARG(input->municipality));
}

tkd_status tkd_brief_build(const tkd_brief_input *input, tkd_arena *arena, tkd_brief *brief,
                           tkd_error *err)
{
    tkd_brief made = {0};
    tkd_draft draft = {.input = input,
                       .model = input->model,
                       .language = input->language,
                       .arena = arena,
                       .place_id = TKD_TEXT("*")};
    TKD_TRY(find_place(input, &draft.place, err));
    if (draft.place != TKD_NONE) {
        draft.place_id = input->municipality;
    }
    tkd_list_init(&draft.blocks, arena, sizeof(tkd_paper_block));
    tkd_list_init(&draft.facts, arena, sizeof(tkd_fact));
    tkd_list_init(&draft.labels, arena, sizeof(tkd_text));
    tkd_index_init(&draft.fact_ids, arena);
    draft.veil = tkd_veil_build(&draft);
    if (draft.veil == NULL || !tkd_concerns_build(&draft)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    write_chapters(&draft);
    bind(&draft, &made);
    if (draft.status != TKD_OK) {
        return TKD_FAIL(err, draft.status, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    *brief = made;
    return TKD_OK;
}

const tkd_paper_block *tkd_brief_find_table(const tkd_brief *brief, tkd_text id)
{
    for (size_t i = 0; i < brief->paper.block_count; i++) {
        const tkd_paper_block *block = &brief->paper.blocks[i];
        if (block->kind == TKD_BLOCK_TABLE && tkd_text_equal(block->id, id)) {
            return block;
        }
    }
    return NULL;
}
