// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks of a brief: texts from the model, figures from results and findings.
#include "concern.h"

#include <math.h>
#include <stdlib.h>

#include "veil.h"
#include "words.h"

tkd_text tkd_brief_citations(tkd_draft *draft, tkd_range citations)
{
    tkd_joined joined;
    tkd_joined_begin(&joined, draft, "; ");
    for (uint32_t i = 0; i < citations.count; i++) {
        const tkd_citation *citation = &draft->model->citations[citations.first + i];
        const tkd_text title =
            tkd_draft_title(draft, &draft->model->sources[citation->source].item);
        const tkd_text note = tkd_label_in(&citation->note, draft->language);
        tkd_joined_add(&joined, note.size == 0 ? title
                                               : tkd_draft_say(draft, "%.*s (%.*s)", "%.*s (%.*s)",
                                                               TKD_ARG(title), TKD_ARG(note)));
    }
    return tkd_joined_text(&joined);
}

tkd_text tkd_concern_link(tkd_draft *draft, uint32_t index)
{
    return tkd_draft_say(draft, "#kitsaskoht-%u", "#kitsaskoht-%u", index + 1);
}

tkd_text tkd_brief_hidden(tkd_draft *draft)
{
    return tkd_veil_word(draft, TKD_COVER_HIDDEN);
}

// ---- Texts --------------------------------------------------------------------------------------

// Adds a title that none of the joined ones is: journeys often have stages and steps of the same title.
static void add_once(tkd_joined *joined, tkd_list *added, tkd_text title)
{
    const tkd_text *list = added->items;
    for (size_t i = 0; i < added->count; i++) {
        if (tkd_text_equal(list[i], title)) {
            return;
        }
    }
    tkd_text *place = tkd_list_add(added);
    if (place == NULL) {
        joined->draft->status = TKD_ERR_MEMORY;
        return;
    }
    *place = title;
    tkd_joined_add(joined, title);
}

static void fill_stages(tkd_draft *draft, tkd_concern *concern)
{
    const tkd_model *model = draft->model;
    tkd_joined stages;
    tkd_joined steps;
    tkd_list stage_titles;
    tkd_list step_titles;
    tkd_joined_begin(&stages, draft, ", ");
    tkd_joined_begin(&steps, draft, ", ");
    tkd_list_init(&stage_titles, draft->arena, sizeof(tkd_text));
    tkd_list_init(&step_titles, draft->arena, sizeof(tkd_text));
    for (uint32_t i = 0; i < concern->row->at.count; i++) {
        const tkd_step *step = &model->steps[model->step_lists[concern->row->at.first + i]];
        add_once(&stages, &stage_titles, tkd_draft_title(draft, &model->stages[step->stage].item));
        add_once(&steps, &step_titles, tkd_draft_title(draft, &step->item));
    }
    concern->stages = tkd_joined_text(&stages);
    concern->steps = tkd_joined_text(&steps);
}

static void fill_views(tkd_draft *draft, tkd_concern *concern)
{
    tkd_joined views;
    tkd_joined causes;
    double least = (double)INFINITY;
    double most = 0.0;
    uint32_t votes = 0;
    tkd_joined_begin(&views, draft, ", ");
    tkd_joined_begin(&causes, draft, ", ");
    for (uint32_t i = 0; i < concern->row->view_count; i++) {
        tkd_joined_add(&views, tkd_text_of(tkd_brief_view(draft, concern->row->views[i])));
    }
    for (uint32_t kind = 0; kind < TKD_KIND_COUNT; kind++) {
        if ((concern->row->kinds >> kind & 1U) != 0) {
            tkd_joined_add(&causes, tkd_text_of(tkd_brief_kind(draft, (tkd_kind)kind)));
        }
    }
    for (int view = 0; view < TKD_VIEW_COUNT; view++) {
        const double vote = concern->row->severity[view];
        votes += vote > 0.0;
        least = vote > 0.0 ? fmin(least, vote) : least;
        most = fmax(most, vote);
    }
    concern->views = tkd_joined_text(&views);
    concern->causes = tkd_joined_text(&causes);
    concern->disagreement = votes > 1 ? most - least : (double)NAN;
}

// Whom it can concern: its groups that take one of its steps.
static uint64_t groups_of(const tkd_model *model, const tkd_bottleneck *row)
{
    uint64_t taking = row->at.count == 0 ? ~UINT64_C(0) : 0;
    for (uint32_t i = 0; i < row->at.count; i++) {
        const tkd_step *step = &model->steps[model->step_lists[row->at.first + i]];
        taking |= step->groups & model->journeys[step->journey].groups;
    }
    const uint64_t all = model->group_count >= TKD_GROUPS_MAX
                             ? ~UINT64_C(0)
                             : (UINT64_C(1) << model->group_count) - 1;
    return taking & row->groups & all;
}

static void fill_people(tkd_draft *draft, tkd_concern *concern)
{
    const tkd_model *model = draft->model;
    const uint64_t groups = groups_of(model, concern->row);
    tkd_joined names;
    tkd_joined places;
    uint32_t count = 0;
    tkd_joined_begin(&names, draft, ", ");
    tkd_joined_begin(&places, draft, ", ");
    for (uint32_t g = 0; g < model->group_count; g++) {
        if ((groups >> g & 1) != 0) {
            tkd_joined_add(&names, tkd_draft_title(draft, &model->groups[g].item));
            count++;
        }
    }
    for (uint32_t i = 0; i < concern->row->where.count; i++) {
        const int32_t m = model->municipality_lists[concern->row->where.first + i];
        tkd_joined_add(&places, tkd_draft_title(draft, &model->municipalities[m].item));
    }
    concern->groups = count == model->group_count
                          ? tkd_text_of(tkd_draft_word(draft, "kõik", "all"))
                          : tkd_joined_text(&names);
    concern->places = concern->row->where.count == 0
                          ? tkd_text_of(tkd_draft_word(draft, "kõik", "all"))
                          : tkd_joined_text(&places);
    concern->population = tkd_veil_people(draft, groups, concern->row->where);
    concern->shows_people = tkd_veil_shows(draft, groups, concern->row->where);
}

static void fill_channels(tkd_draft *draft, tkd_concern *concern)
{
    const tkd_model *model = draft->model;
    tkd_joined joined;
    tkd_list words;
    tkd_joined_begin(&joined, draft, ", ");
    tkd_list_init(&words, draft->arena, sizeof(tkd_text));
    for (uint32_t i = 0; i < concern->row->at.count; i++) {
        const tkd_step *step = &model->steps[model->step_lists[concern->row->at.first + i]];
        const tkd_range channels =
            step->service == TKD_NONE ? (tkd_range){0} : model->services[step->service].channels;
        for (uint32_t c = 0; c < channels.count; c++) {
            add_once(&joined, &words,
                     tkd_brief_channel(draft, &model->channels[channels.first + c]));
        }
    }
    concern->channels = tkd_joined_text(&joined);
}

// The weakest evidence among the figures of a distribution or number.
static tkd_evidence weakest_of(const tkd_figures *figures, tkd_figure figure, tkd_evidence weakest)
{
    for (uint32_t i = 0; i < figure.count; i++) {
        const tkd_case *which = &figures->cases[figure.first + i];
        for (uint32_t k = 0; k < which->point_count; k++) {
            const tkd_point *point = &figures->points[which->first_point + k];
            const tkd_evidence evidence = figures->origins[point->origin].evidence;
            weakest = evidence < weakest ? evidence : weakest;
        }
    }
    return weakest;
}

// What takes a bottleneck away by an edit has no figures here: its own sources vouch for it.
static tkd_evidence evidence_of(const tkd_model *model, const tkd_bottleneck *row)
{
    const tkd_figures *figures = &model->figures;
    tkd_evidence weakest = TKD_EVIDENCE_MEASURED;
    if (row->effects.count == 0) {
        return row->citations.count > 0 ? TKD_EVIDENCE_DOCUMENTED : TKD_EVIDENCE_ASSUMPTION;
    }
    for (uint32_t i = 0; i < row->effects.count; i++) {
        const tkd_effect *effect = &model->effects[row->effects.first + i];
        weakest = weakest_of(figures, effect->amount, weakest);
        weakest = weakest_of(figures, effect->cost_eur, weakest);
        weakest = weakest_of(figures, effect->p, weakest);
        weakest = weakest_of(figures, effect->wait, weakest);
        weakest = weakest_of(figures, effect->every, weakest);
        weakest = weakest_of(figures, effect->lasts, weakest);
        if (effect->multiplies) {
            weakest = TKD_EVIDENCE_ASSUMPTION; // a factor keeps no origin of its own
        }
    }
    return weakest;
}

// ---- Figures ------------------------------------------------------------------------------------

static const tkd_price_row *find_price(const tkd_draft *draft, tkd_text id)
{
    const tkd_findings *findings = draft->input->findings;
    for (size_t i = 0; findings != NULL && i < findings->price_count; i++) {
        const tkd_price_row *row = &findings->prices[i];
        if (tkd_text_equal(row->bottleneck, id) &&
            tkd_text_equal(row->municipality, draft->place_id) &&
            tkd_text_equal(row->journey, TKD_TEXT("*")) &&
            tkd_text_equal(row->group, TKD_TEXT("*"))) {
            return row;
        }
    }
    return NULL;
}

static void fill_price(tkd_draft *draft, tkd_concern *concern)
{
    const tkd_price_row *price = find_price(draft, concern->row->item.id);
    const tkd_result_row *everybody =
        tkd_results_find(draft->input->results, draft->model->scenario, draft->place_id,
                         TKD_TEXT("*"), TKD_TEXT("*"));
    concern->affected = tkd_estimate_none();
    concern->frequency = tkd_estimate_none();
    concern->days = tkd_estimate_none();
    concern->dropouts = tkd_estimate_none();
    concern->kov_h = tkd_estimate_none();
    if (price == NULL) {
        return;
    }
    // Changes are without − with, for each who arrives: what it costs is the other way round.
    const double arrived =
        everybody == NULL ? (double)NAN : everybody->measures[TKD_ARRIVED].estimate.mean;
    concern->is_priced = isfinite(price->price_days_per_year.estimate.mean);
    concern->rank = concern->is_priced ? price->rank : 0;
    concern->affected = price->affected.estimate;
    concern->days = price->price_days_per_year.estimate;
    concern->dropouts =
        tkd_estimate_times(price->changes[TKD_WITHOUT_LEFT_SHARE].estimate, -arrived);
    concern->kov_h = tkd_estimate_times(price->changes[TKD_WITHOUT_KOV_STAFF_H].estimate, -arrived);
    if (concern->population > 0.0) {
        concern->frequency = tkd_estimate_times(concern->affected, 1.0 / concern->population);
        concern->frequency.mean = fmin(concern->frequency.mean, 1.0);
        concern->frequency.low = fmax(fmin(concern->frequency.low, 1.0), 0.0);
        concern->frequency.high = fmin(concern->frequency.high, 1.0);
    }
}

// Of its steps, that at which all its clients together wait longest.
static void fill_waits(tkd_draft *draft, tkd_concern *concern)
{
    const tkd_model *model = draft->model;
    const tkd_results *results = draft->input->results;
    double most = 0.0;
    concern->wait_p50_h = tkd_estimate_none();
    concern->wait_p90_h = tkd_estimate_none();
    concern->repeats = tkd_estimate_none();
    for (uint32_t i = 0; i < concern->row->at.count; i++) {
        const tkd_step *step = &model->steps[model->step_lists[concern->row->at.first + i]];
        const tkd_result_row *row =
            tkd_results_find(results, model->scenario, draft->place_id,
                             model->journeys[step->journey].item.id, TKD_TEXT("*"));
        const tkd_step_row *found =
            row == NULL ? NULL : tkd_results_step(results, row, step->item.id);
        if (found == NULL) {
            continue;
        }
        const double waited = found->measures[TKD_STEP_VISITS].estimate.mean *
                              found->measures[TKD_STEP_WAIT_H].estimate.mean;
        if (concern->wait_step.size == 0 || waited > most) {
            most = waited;
            concern->wait_step = tkd_draft_title(draft, &step->item);
            concern->wait_p50_h = found->measures[TKD_STEP_WAIT_P50_H].estimate;
            concern->wait_p90_h = found->measures[TKD_STEP_WAIT_P90_H].estimate;
            concern->repeats = found->measures[TKD_STEP_REWORK_SHARE].estimate;
        }
    }
}

// Dearest first; what has no price comes last, in order of severity, then of ids.
static int compare_concerns(const void *left, const void *right)
{
    const tkd_concern *a = left;
    const tkd_concern *b = right;
    if (a->is_priced != b->is_priced) {
        return a->is_priced ? -1 : 1;
    }
    if (a->is_priced && a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

static bool acts_here(const tkd_draft *draft, const tkd_bottleneck *row)
{
    return draft->place == TKD_NONE ||
           tkd_veil_is_within(draft, row->where, (uint32_t)draft->place);
}

bool tkd_concerns_build(tkd_draft *draft)
{
    const tkd_model *model = draft->model;
    tkd_concern *list = TKD_TAKE(draft->arena, model->bottleneck_count, tkd_concern);
    size_t count = 0;
    if (list == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < model->bottleneck_count; i++) {
        const tkd_bottleneck *row = &model->bottlenecks[i];
        if (!acts_here(draft, row)) {
            continue;
        }
        tkd_concern *concern = &list[count++];
        *concern = (tkd_concern){.row = row, .index = i};
        concern->title = tkd_draft_title(draft, &row->item);
        concern->link = tkd_concern_link(draft, i);
        concern->sources = tkd_brief_citations(draft, row->citations);
        concern->evidence = evidence_of(model, row);
        fill_stages(draft, concern);
        fill_views(draft, concern);
        fill_people(draft, concern);
        fill_channels(draft, concern);
        fill_price(draft, concern);
        fill_waits(draft, concern);
    }
    qsort(list, count, sizeof(*list), compare_concerns);
    if (!tkd_offers_build(draft, list, count)) {
        return false;
    }
    draft->concerns = list;
    draft->concern_count = count;
    return draft->status == TKD_OK;
}
