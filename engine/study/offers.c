// SPDX-License-Identifier: EUPL-1.2
// Proposals before they are simulated: the model that a set of them leads to, whom they change something
// for, and what they cost. A set is the scenario with those proposals the other way: adopted where they
// are not, taken away where they are.
#include "proposals.h"
#include "recall.h"

#include <math.h>

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the proposals");
}

// ---- Models -------------------------------------------------------------------------------------

static bool is_adopted_in(const tkd_proposal_study *of, const tkd_offer *offer,
                          uint32_t municipality)
{
    const tkd_model *model = of->base.model;
    const size_t row = (size_t)(offer->proposal - model->proposals);

    return model->adopted[row * model->municipality_count + municipality];
}

// Adopted where it was before, and in those that adopt, or not in those.
static tkd_status decide(const tkd_proposal_study *of, const tkd_offer *offer, tkd_arena *arena,
                         tkd_decision *decision, tkd_error *err)
{
    const tkd_model *model = of->base.model;
    tkd_text *places = TKD_TAKE(arena, model->municipality_count, tkd_text);
    const bool adopt = !offer->fact->is_adopted;
    size_t count = 0;

    if (places == NULL) {
        return no_memory(err);
    }
    *decision = (tkd_decision){.proposal = offer->fact->id, .is_adopted = adopt};
    if (of->everywhere) {
        return TKD_OK;
    }
    for (uint32_t m = 0; m < model->municipality_count; m++) {
        if (of->among[m] ? adopt : is_adopted_in(of, offer, m)) {
            places[count++] = model->municipalities[m].item.id;
        }
    }
    decision->is_adopted = count > 0;
    decision->municipalities = places;
    decision->municipality_count = count;
    return TKD_OK;
}

static tkd_status variation_of(const tkd_proposal_study *of, const bool *chosen, tkd_arena *arena,
                               tkd_variation *variation, tkd_error *err)
{
    tkd_decision *decisions = TKD_TAKE(arena, of->count, tkd_decision);
    size_t count = 0;

    if (decisions == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < of->count; i++) {
        if (chosen[i]) {
            TKD_TRY(decide(of, &of->offers[i], arena, &decisions[count++], err));
        }
    }
    *variation = tkd_study_variation(of->study, of->scenario);
    variation->decisions = decisions;
    variation->decision_count = count;
    return TKD_OK;
}

bool tkd_bottleneck_acts(const tkd_model *model, uint32_t bottleneck, uint32_t municipality)
{
    const tkd_bottleneck *row = &model->bottlenecks[bottleneck];
    bool here = row->where.count == 0;

    for (uint32_t i = 0; i < row->where.count; i++) {
        here = here || model->municipality_lists[row->where.first + i] == (int32_t)municipality;
    }
    return here && (row->has_without || row->effects.count > 0);
}

// What is wrong with a set is no fault of the user: such a set cannot be had.
static tkd_status judge(tkd_status status, const tkd_error *error, bool *fits, tkd_error *err)
{
    *fits = status == TKD_OK;
    return status == TKD_OK || status == TKD_ERR_VALUE
               ? TKD_OK
               : TKD_FAIL(err, status, error->place, "%s", error->message);
}

tkd_status tkd_offers_model(tkd_proposal_study *of, const bool *chosen, tkd_arena *arena,
                            const tkd_model **model, tkd_text *key, tkd_error *err)
{
    tkd_variation variation;
    tkd_problems problems;
    tkd_error error = {0};
    bool fits = false;

    *model = NULL;
    *key = (tkd_text){0};
    TKD_TRY(variation_of(of, chosen, arena, &variation, err));
    tkd_problems_init(&problems, arena, of->study->problems->language, 0);
    const tkd_status status =
        tkd_workspace_build(of->study->workspace, &variation, arena, model, &problems, &error);
    TKD_TRY(judge(status, &error, &fits, err));
    return fits ? tkd_model_key(*model, arena, key, err) : TKD_OK;
}

tkd_status tkd_offers_prepare(tkd_proposal_study *of, const tkd_model *model, tkd_arena *arena,
                              tkd_case_ready *ready, tkd_error *err)
{
    tkd_study inner = *of->study;
    tkd_case_ready made = {0};
    tkd_problems problems;
    tkd_error error = {0};
    bool fits = false;

    tkd_problems_init(&problems, arena, of->study->problems->language, 0);
    inner.arena = arena;
    inner.kit = of->base.kit;
    inner.problems = &problems;
    const tkd_status status = tkd_study_prepare(&inner, model, NULL, false, &made, &error);
    TKD_TRY(judge(status, &error, &fits, err));
    *ready = fits ? made : (tkd_case_ready){0};
    return TKD_OK;
}

// ---- Whom it changes something for --------------------------------------------------------------

// Less is left of a bottleneck there, or more.
static void mark_removed(const tkd_model *before, const tkd_model *after, bool *adopts)
{
    for (uint32_t b = 0; b < before->bottleneck_count; b++) {
        for (uint32_t m = 0; m < before->municipality_count; m++) {
            const size_t at = (size_t)b * before->municipality_count + m;
            const bool same = before->remaining[at] <= after->remaining[at] &&
                              before->remaining[at] >= after->remaining[at];
            adopts[m] = adopts[m] || (!same && tkd_bottleneck_acts(before, b, m));
        }
    }
}

// `municipalities.M.…`: M's row, else TKD_NONE.
static int32_t named_in(const tkd_model *model, tkd_text path)
{
    const tkd_text section = TKD_TEXT("municipalities.");

    if (!tkd_text_starts_with(path, section)) {
        return TKD_NONE;
    }
    const tkd_text rest = tkd_text_part(path, section.size, path.size);
    for (uint32_t m = 0; m < model->municipality_count; m++) {
        const tkd_text id = model->municipalities[m].item.id;
        if (rest.size > id.size && tkd_text_starts_with(rest, id) && rest.data[id.size] == '.') {
            return (int32_t)m;
        }
    }
    return TKD_NONE;
}

// What it sets, in those that adopt: for all of them, or for the one that the path names.
static tkd_status mark_set(tkd_proposal_study *of, tkd_offer *offer, tkd_error *err)
{
    const tkd_variation before = tkd_study_variation(of->study, of->scenario);
    const tkd_changed_path *paths = NULL;
    bool *chosen = TKD_TAKE(of->study->arena, of->count, bool);
    tkd_variation after;
    size_t count = 0;

    if (chosen == NULL) {
        return no_memory(err);
    }
    chosen[offer - of->offers] = true;
    TKD_TRY(variation_of(of, chosen, of->study->arena, &after, err));
    TKD_TRY(tkd_workspace_changes(of->study->workspace, &before, &after, of->study->arena, &paths,
                                  &count, err));
    for (size_t i = 0; i < count; i++) {
        const int32_t named = named_in(of->base.model, paths[i].path);
        if (tkd_text_starts_with(paths[i].path, TKD_TEXT("proposals."))) {
            continue;
        }
        for (uint32_t m = 0; m < of->base.model->municipality_count; m++) {
            const bool meant = named == TKD_NONE ? of->among[m] : named == (int32_t)m;
            offer->adopts[m] = offer->adopts[m] || meant;
        }
    }
    return TKD_OK;
}

static tkd_status find_adopters(tkd_proposal_study *of, tkd_offer *offer, const tkd_model *model,
                                tkd_error *err)
{
    const uint32_t municipalities = of->base.model->municipality_count;
    tkd_text *ids = TKD_TAKE(of->study->arena, municipalities, tkd_text);
    size_t count = 0;

    offer->adopts = TKD_TAKE(of->study->arena, municipalities, bool);
    if (ids == NULL || offer->adopts == NULL) {
        return no_memory(err);
    }
    if (model != NULL) {
        mark_removed(of->base.model, model, offer->adopts);
    }
    if (model != NULL && offer->proposal->has_set) {
        TKD_TRY(mark_set(of, offer, err));
    }
    bool anybody = false;
    for (uint32_t m = 0; m < municipalities; m++) {
        anybody = anybody || offer->adopts[m];
    }
    for (uint32_t m = 0; m < municipalities; m++) {
        offer->adopts[m] = anybody ? offer->adopts[m] : of->among[m];
        if (offer->adopts[m]) {
            ids[count++] = of->base.model->municipalities[m].item.id;
        }
    }
    offer->fact->adopters = ids;
    offer->fact->adopter_count = count;
    return TKD_OK;
}

// ---- Costs --------------------------------------------------------------------------------------

// Money at once and over the years, of a municipality (TKD_NONE: of nobody in particular).
typedef struct costs {
    double once;
    double yearly; // mean over the years
} costs;

static costs costs_in(const tkd_proposal_study *of, const tkd_offer *offer, int32_t municipality)
{
    const tkd_model *model = of->base.model;
    const tkd_person whose = {municipality, TKD_NONE, 0};
    const double year_s = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY;
    costs made = {0};

    made.once = tkd_figure_number(&model->figures, offer->proposal->cost_once_eur, whose,
                                  model->run.start_day, 0.0);
    for (uint32_t y = 0; y < of->years; y++) {
        const int32_t day = model->run.start_day + (int32_t)lround(y * TKD_DAYS_PER_YEAR);
        made.yearly +=
            year_s * tkd_figure_number(&model->figures, offer->proposal->cost_yearly_eur_per_s,
                                       whose, day, 0.0);
    }
    made.yearly /= of->years;
    return made;
}

double tkd_offer_cost_in(const tkd_proposal_study *of, const tkd_offer *offer,
                         uint32_t municipality)
{
    if (!offer->fact->costs_each || !offer->adopts[municipality] || isnan(offer->fact->cost_eur)) {
        return (double)NAN;
    }
    const costs own = costs_in(of, offer, (int32_t)municipality);
    return own.once + of->years * own.yearly;
}

static void add_costs(const tkd_proposal_study *of, tkd_offer *offer)
{
    const bool has_once = tkd_figure_is_set(offer->proposal->cost_once_eur);
    const bool has_yearly = tkd_figure_is_set(offer->proposal->cost_yearly_eur_per_s);
    tkd_proposal_fact *fact = offer->fact;
    costs sum = {0};

    if (!fact->costs_each) {
        sum = costs_in(of, offer, TKD_NONE);
    }
    for (uint32_t m = 0; fact->costs_each && m < of->base.model->municipality_count; m++) {
        if (offer->adopts[m]) {
            const costs own = costs_in(of, offer, (int32_t)m);
            sum.once += own.once;
            sum.yearly += own.yearly;
        }
    }
    fact->once_eur = has_once ? sum.once : (double)NAN;
    fact->yearly_eur = has_yearly ? sum.yearly : (double)NAN;
    fact->cost_eur = has_once || has_yearly ? sum.once + of->years * sum.yearly : (double)NAN;
}

// ---- Levels -------------------------------------------------------------------------------------

static tkd_doer doer_of(uint32_t levels)
{
    const uint32_t far = 1u << TKD_LEVEL_STATE | 1u << TKD_LEVEL_EU;
    const uint32_t own = 1u << TKD_LEVEL_KOV | 1u << TKD_LEVEL_KOVS;

    if ((levels & far) != 0) {
        return TKD_DOER_STATE;
    }
    return levels != 0 && (levels & ~own) == 0 ? TKD_DOER_KOV : TKD_DOER_OTHER;
}

static tkd_status name_levels(tkd_proposal_study *of, tkd_offer *offer, tkd_error *err)
{
    enum { LEVELS = TKD_LEVEL_EU + 1 };
    tkd_text *words = TKD_TAKE(of->study->arena, LEVELS, tkd_text);

    if (words == NULL) {
        return no_memory(err);
    }
    offer->fact->levels = words;
    for (int level = 0; level < LEVELS; level++) {
        if ((offer->proposal->levels & 1u << level) != 0) {
            words[offer->fact->level_count++] = tkd_text_of(tkd_level_word((tkd_level)level));
        }
    }
    return TKD_OK;
}

tkd_status tkd_offer_describe(tkd_proposal_study *of, tkd_offer *offer, const tkd_model *model,
                              tkd_error *err)
{
    const tkd_law_change change = offer->proposal->law_change;

    TKD_TRY(name_levels(of, offer, err));
    TKD_TRY(find_adopters(of, offer, model, err));
    offer->fact->doer = doer_of(offer->proposal->levels);
    offer->fact->law_change =
        change == TKD_LAW_NOT_SAID ? (tkd_text){0} : tkd_text_of(tkd_law_change_word(change));
    offer->fact->costs_each = (offer->proposal->levels & 1u << TKD_LEVEL_KOV) != 0;
    add_costs(of, offer);
    return TKD_OK;
}
