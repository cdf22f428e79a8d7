// SPDX-License-Identifier: EUPL-1.2
// Proposals of a brief: texts from the model, gains and costs from what was computed.
#include "concern.h"

#include <math.h>
#include <stdlib.h>

#include "words.h"

static const tkd_gain_row *find_gain(const tkd_draft *draft, tkd_text id)
{
    const tkd_proposal_gains *gains = draft->input->gains;
    for (size_t i = 0; gains != NULL && i < gains->row_count; i++) {
        const tkd_gain_row *row = &gains->rows[i];
        if (tkd_text_equal(row->proposal, id) &&
            tkd_text_equal(row->municipality, draft->place_id) &&
            tkd_text_equal(row->journey, TKD_TEXT("*")) &&
            tkd_text_equal(row->group, TKD_TEXT("*"))) {
            return row;
        }
    }
    return NULL;
}

static const tkd_proposal_fact *find_fact(const tkd_draft *draft, tkd_text id)
{
    const tkd_proposal_gains *gains = draft->input->gains;
    for (size_t i = 0; gains != NULL && i < gains->fact_count; i++) {
        if (tkd_text_equal(gains->facts[i].id, id)) {
            return &gains->facts[i];
        }
    }
    return NULL;
}

// The cost as it is written, to the cent: of a municipality's proposal, that of one municipality.
static double written_cost(const tkd_draft *draft, tkd_figure figure, double factor)
{
    const tkd_person nobody = {0};
    const double cost = factor * tkd_figure_number(&draft->model->figures, figure, nobody,
                                                   draft->model->run.start_day, (double)NAN);
    return tkd_figure_is_set(figure) ? round(cost * 100.0) / 100.0 : (double)NAN;
}

static void fill_gain(const tkd_draft *draft, tkd_offer *offer)
{
    const tkd_gain_row *gain = find_gain(draft, offer->row->item.id);
    const tkd_proposal_fact *fact = find_fact(draft, offer->row->item.id);
    offer->gain = tkd_estimate_none();
    offer->more_completed = tkd_estimate_none();
    offer->per_1000_eur = tkd_estimate_none();
    offer->is_adopted =
        fact != NULL ? fact->is_adopted : offer->row->status == TKD_PROPOSAL_ADOPTED;
    offer->is_idle = fact != NULL && fact->state != TKD_GAIN_KNOWN;
    offer->once_eur = written_cost(draft, offer->row->cost_once_eur, 1.0);
    offer->yearly_eur = written_cost(draft, offer->row->cost_yearly_eur_per_s,
                                     TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY);
    if (gain != NULL && !offer->is_idle) {
        offer->gain = gain->gain_days_per_year.estimate;
        offer->more_completed = gain->changes[TKD_WITHOUT_COMPLETED_SHARE].estimate;
        offer->per_1000_eur = gain->gain_days_per_1000_eur;
        offer->rank = isfinite(offer->gain.mean) ? gain->rank : 0;
    }
}

static const tkd_concern *find_concern(const tkd_concern *concerns, size_t count, int32_t index)
{
    for (size_t i = 0; i < count; i++) {
        if ((int32_t)concerns[i].index == index) {
            return &concerns[i];
        }
    }
    return NULL;
}

// Those it acts on. Where their number was not simulated: at least as many as the largest of its
// bottlenecks has.
static void fill_removals(tkd_draft *draft, const tkd_concern *concerns, size_t count,
                          tkd_offer *offer)
{
    tkd_joined removes;
    uint32_t known = 0;
    tkd_joined_begin(&removes, draft, "; ");
    offer->affected = tkd_estimate_none();
    offer->population = (double)NAN;
    offer->shows_people = true;
    for (uint32_t i = 0; i < offer->row->removes.count; i++) {
        const tkd_removal *removal = &draft->model->removals[offer->row->removes.first + i];
        const tkd_concern *concern = find_concern(concerns, count, removal->bottleneck);
        tkd_joined_add(
            &removes, tkd_draft_title(draft, &draft->model->bottlenecks[removal->bottleneck].item));
        if (concern == NULL) {
            continue;
        }
        offer->shows_people = offer->shows_people && concern->shows_people;
        offer->population = fmax(offer->population, concern->population);
        known += isfinite(concern->affected.mean) ? 1 : 0;
        if (isfinite(concern->affected.mean) && !(offer->affected.mean >= concern->affected.mean)) {
            offer->affected = concern->affected;
        }
    }
    offer->affected_is_least = known > 1;
    const tkd_gain_row *gain = find_gain(draft, offer->row->item.id);
    if (gain != NULL && isfinite(gain->affected.estimate.mean)) {
        offer->affected = gain->affected.estimate;
        offer->affected_is_least = false;
    }
    offer->removes = tkd_joined_text(&removes);
}

static void fill_texts(tkd_draft *draft, tkd_offer *offer)
{
    tkd_joined partners;
    tkd_joined_begin(&partners, draft, ", ");
    for (uint32_t i = 0; i < offer->row->partners.count; i++) {
        tkd_joined_add(&partners,
                       tkd_brief_body(draft, draft->model->texts[offer->row->partners.first + i]));
    }
    offer->title = tkd_draft_title(draft, &offer->row->item);
    offer->owner = tkd_brief_body(draft, offer->row->owner);
    offer->partners = tkd_joined_text(&partners);
    offer->levels = tkd_brief_levels(draft, offer->row->levels);
    offer->sources = tkd_brief_citations(draft, offer->row->citations);
    offer->is_of_state = (offer->row->levels & (1U << TKD_LEVEL_STATE | 1U << TKD_LEVEL_EU)) != 0;
}

static int compare_offers(const void *left, const void *right)
{
    const tkd_offer *a = left;
    const tkd_offer *b = right;
    const uint32_t rank_a = a->rank == 0 ? UINT32_MAX : a->rank;
    const uint32_t rank_b = b->rank == 0 ? UINT32_MAX : b->rank;
    if (rank_a != rank_b) {
        return rank_a < rank_b ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

// Does the proposal take something of the bottleneck away?
static bool is_against(const tkd_draft *draft, const tkd_offer *offer, uint32_t bottleneck)
{
    for (uint32_t i = 0; i < offer->row->removes.count; i++) {
        if (draft->model->removals[offer->row->removes.first + i].bottleneck ==
            (int32_t)bottleneck) {
            return true;
        }
    }
    return false;
}

static void match(tkd_draft *draft, const tkd_offer *offers, size_t count, tkd_concern *concern)
{
    tkd_joined others;
    tkd_joined_begin(&others, draft, "; ");
    for (size_t i = 0; i < count; i++) {
        if (!is_against(draft, &offers[i], concern->index)) {
            continue;
        }
        if (concern->offer == NULL) {
            concern->offer = &offers[i];
        } else {
            tkd_joined_add(&others, offers[i].title);
        }
    }
    concern->other_offers = tkd_joined_text(&others);
}

bool tkd_offers_build(tkd_draft *draft, tkd_concern *concerns, size_t count)
{
    const tkd_model *model = draft->model;
    tkd_offer *offers = TKD_TAKE(draft->arena, model->proposal_count, tkd_offer);
    if (offers == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < model->proposal_count; i++) {
        offers[i] = (tkd_offer){.row = &model->proposals[i], .index = i};
        fill_texts(draft, &offers[i]);
        fill_gain(draft, &offers[i]);
        fill_removals(draft, concerns, count, &offers[i]);
    }
    qsort(offers, model->proposal_count, sizeof(*offers), compare_offers);
    for (size_t i = 0; i < count; i++) {
        match(draft, offers, model->proposal_count, &concerns[i]);
    }
    draft->offers = offers;
    draft->offer_count = model->proposal_count;
    return draft->status == TKD_OK;
}
