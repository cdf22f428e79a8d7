// SPDX-License-Identifier: EUPL-1.2
// The figures of the heat map: votes and prices by view and stage, waits by municipality and stage.
// Where one or two people arrive nothing is shown of them; and where that is a single municipality, the
// next smallest keeps its number to itself too, so that no total gives the other one away.
#include "heat.h"

#include <math.h>
#include <stdlib.h>

#define FEW_PEOPLE 2.5 /* Observed: one or two. */
#define HOURS_PER_DAY 24.0

// ---- Votes

// The stage of the map where a picture's step stands, or UINT32_MAX.
static uint32_t stage_of(const tkd_heat *heat, int32_t step)
{
    const tkd_map_column *columns = heat->map.columns.items;
    const int32_t column = heat->map.step_columns[step];
    return column == TKD_NONE ? UINT32_MAX : columns[column].stage;
}

static void add_felt(tkd_heat *heat, const tkd_picture_bottleneck *bottleneck, uint32_t stage)
{
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        bool is_named = bottleneck->severity[view] > 0.0;
        for (uint32_t i = 0; i < bottleneck->view_count; i++) {
            is_named = is_named || (size_t)bottleneck->views[i] == view;
        }
        if (!is_named || (heat->drawing->views & 1U << view) == 0) {
            continue;
        }
        tkd_heat_felt *felt = &heat->felt[view * heat->stage_count + stage];
        felt->count++;
        felt->voted += bottleneck->severity[view] > 0.0 ? 1 : 0;
        felt->votes += fmax(bottleneck->severity[view], 0.0);
        if (bottleneck->priced && bottleneck->price_h.mean > 0.0) {
            felt->price_h =
                fmax(bottleneck->price_h.mean, felt->price_h); // The other one of a NaN.
        }
    }
}

// Each bottleneck counts once in every stage that it acts in.
static void fill_felt(tkd_heat *heat)
{
    const tkd_picture *picture = heat->drawing->picture;
    tkd_arena *arena = heat->drawing->sheet->arena;
    uint32_t *seen = TKD_TAKE(arena, heat->stage_count, uint32_t);
    heat->felt = TKD_TAKE(arena, (size_t)heat->stage_count * TKD_VIEW_COUNT, tkd_heat_felt);
    if (seen == NULL || heat->felt == NULL) {
        tkd_sheet_fail_memory(heat->drawing->sheet);
        return;
    }
    for (size_t i = 0; i < (size_t)heat->stage_count * TKD_VIEW_COUNT; i++) {
        heat->felt[i].price_h = (double)NAN;
    }
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        const tkd_picture_bottleneck *bottleneck = &picture->bottlenecks[i];
        const uint32_t steps = bottleneck->steps.count;
        for (uint32_t j = 0; j < steps + bottleneck->stages.count; j++) {
            int32_t step = TKD_NONE;
            if (j < steps) {
                step = picture->step_lists[bottleneck->steps.first + j];
            } else {
                const int32_t row = picture->stage_lists[bottleneck->stages.first + (j - steps)];
                const tkd_range of = picture->stages[row].steps;
                step = of.count > 0 ? (int32_t)of.first : TKD_NONE;
            }
            const uint32_t stage = step == TKD_NONE ? UINT32_MAX : stage_of(heat, step);
            if (stage != UINT32_MAX && seen[stage] != i + 1) {
                seen[stage] = i + 1;
                add_felt(heat, bottleneck, stage);
            }
        }
    }
}

double tkd_heat_figure(const tkd_heat *heat, const tkd_heat_felt *felt)
{
    if (felt->count == 0 || (heat->has_votes && felt->voted == 0)) {
        return (double)NAN;
    }
    return heat->has_votes ? felt->votes : (double)felt->count;
}

static void sum_up_felt(tkd_heat *heat)
{
    const size_t cells = (size_t)heat->stage_count * TKD_VIEW_COUNT;
    for (size_t i = 0; i < cells; i++) {
        heat->has_felt = heat->has_felt || heat->felt[i].count > 0;
        heat->has_votes = heat->has_votes || heat->felt[i].voted > 0;
        heat->has_prices = heat->has_prices || !isnan(heat->felt[i].price_h);
    }
    for (size_t i = 0; i < cells; i++) {
        heat->most_felt = fmax(heat->most_felt, tkd_heat_figure(heat, &heat->felt[i]));
    }
}

double tkd_heat_felt_step(const tkd_heat *heat)
{
    return fmax(ceil(heat->most_felt / (double)TKD_HEAT_STEPS), 1.0);
}

int tkd_heat_felt_class(const tkd_heat *heat, double figure)
{
    const double place = ceil(figure / tkd_heat_felt_step(heat)) - 1.0;
    return (int)fmin(fmax(place, 0.0), (double)TKD_HEAT_STEPS - 1.0);
}

// ---- Waits

int tkd_heat_wait_class(double hours)
{
    static const double ends[] = {1.0, 7.0, 30.0, 90.0};
    int heat = 0;
    while (heat + 1 < TKD_HEAT_STEPS && hours / HOURS_PER_DAY >= ends[heat]) {
        heat++;
    }
    return heat;
}

// People a year of a variant who take the journeys drawn.
static double arrived_of(const tkd_heat *heat, const tkd_picture_variant *variant)
{
    const tkd_picture *picture = heat->drawing->picture;
    double arrived = 0.0;
    if (heat->drawing->journey == TKD_NONE || picture->journey_count == 1) {
        return variant->measures[TKD_ARRIVED].mean;
    }
    const tkd_range flows = picture->journeys[heat->drawing->journey].flows;
    for (uint32_t i = 0; i < flows.count; i++) {
        const tkd_estimate count =
            picture->variant_flows[variant->first_flow + flows.first + i].count;
        if (picture->flows[flows.first + i].from_end == TKD_END_START && count.mean > 0.0) {
            arrived += count.mean;
        }
    }
    return arrived;
}

// Waits by stage: the days waited in its steps in a year, for each person who arrived.
static void add_wait(const tkd_heat *heat, tkd_heat_place *place, uint32_t step,
                     tkd_estimate visits, tkd_estimate wait_h, double arrived)
{
    const uint32_t stage = stage_of(heat, (int32_t)step);
    if (stage == UINT32_MAX || !(visits.mean > 0.0) || isnan(wait_h.mean) || !(arrived > 0.0)) {
        return;
    }
    double *hours = &place->waits[stage].hours;
    *hours = (isnan(*hours) ? 0.0 : *hours) + visits.mean * wait_h.mean / arrived;
}

static bool make_place(const tkd_heat *heat, tkd_heat_place *place)
{
    const tkd_estimate nobody = {(double)NAN, (double)NAN, (double)NAN, 0};
    place->waits = TKD_TAKE(heat->drawing->sheet->arena, heat->stage_count, tkd_heat_wait);
    place->total_h = nobody;
    if (place->waits == NULL) {
        tkd_sheet_fail_memory(heat->drawing->sheet);
        return false;
    }
    for (uint32_t i = 0; i < heat->stage_count; i++) {
        place->waits[i].hours = (double)NAN;
    }
    return true;
}

// Over all stages, without an interval.
static double sum_waits(const tkd_heat *heat, const tkd_heat_place *place)
{
    double sum = (double)NAN;
    for (uint32_t i = 0; i < heat->stage_count; i++) {
        if (!isnan(place->waits[i].hours)) {
            sum = (isnan(sum) ? 0.0 : sum) + place->waits[i].hours;
        }
    }
    return sum;
}

static void fill_place(const tkd_heat *heat, const tkd_picture_variant *variant,
                       tkd_heat_place *place)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_picture *picture = drawing->picture;
    const double arrived = arrived_of(heat, variant);
    const bool all_journeys = drawing->journey == TKD_NONE || picture->journey_count == 1;
    const tkd_text *ids[] = {&variant->municipality, &variant->group, &variant->scenario};
    size_t id = 0;
    while (id < 2 && tkd_text_equal(*ids[id], TKD_TEXT("*"))) {
        id++;
    }
    place->id = *ids[id];
    place->title = tkd_drawing_label(drawing, &variant->title);
    place->is_hidden = variant->observed > 0.0 && variant->observed < FEW_PEOPLE;
    place->arrived = all_journeys && !isnan(variant->observed) ? variant->observed : arrived;
    for (uint32_t i = 0; i < picture->step_count; i++) {
        const tkd_picture_variant_step *step = &picture->variant_steps[variant->first_step + i];
        add_wait(heat, place, i, step->visits, step->wait_h, arrived);
    }
    if (place->is_hidden) {
        for (uint32_t i = 0; i < heat->stage_count; i++) {
            place->waits[i] = (tkd_heat_wait){.is_hidden = true, .hours = (double)NAN};
        }
        return;
    }
    place->total_h.mean = sum_waits(heat, place);
    if (all_journeys && !isnan(place->total_h.mean)) {
        place->total_h = variant->measures[TKD_WAIT_H];
    }
}

static int compare_places(const void *left, const void *right)
{
    const tkd_heat_place *a = left;
    const tkd_heat_place *b = right;
    if (a->is_hidden != b->is_hidden) {
        return a->is_hidden ? 1 : -1;
    }
    const double longest = isnan(a->total_h.mean) ? -1.0 : a->total_h.mean;
    const double other = isnan(b->total_h.mean) ? -1.0 : b->total_h.mean;
    return longest > other ? -1 : longest < other ? 1 : tkd_text_compare(a->title, b->title);
}

// A single hidden number could be had from a total: another one is hidden with it.
static void hide_second(tkd_heat *heat)
{
    tkd_heat_place *least = NULL;
    uint32_t hidden = 0;
    for (uint32_t i = 0; i < heat->place_count; i++) {
        tkd_heat_place *place = &heat->places[i];
        place->count_hidden = place->is_hidden;
        hidden += place->is_hidden ? 1 : 0;
        if (!place->is_hidden && place->arrived > 0.0 &&
            (least == NULL || place->arrived < least->arrived)) {
            least = place;
        }
    }
    if (hidden == 1 && least != NULL) {
        least->count_hidden = true;
    }
}

// The mean of the places shown, by how many people arrive there.
static void fill_mean_of_places(tkd_heat *heat)
{
    double people = 0.0;
    double total = 0.0;
    for (uint32_t i = 0; i < heat->place_count; i++) {
        const tkd_heat_place *place = &heat->places[i];
        if (place->is_hidden || !(place->arrived > 0.0)) {
            continue;
        }
        people += place->arrived;
        total += isnan(place->total_h.mean) ? 0.0 : place->arrived * place->total_h.mean;
        for (uint32_t j = 0; j < heat->stage_count; j++) {
            const double hours = place->waits[j].hours;
            double *sum = &heat->mean.waits[j].hours;
            *sum = isnan(hours) ? *sum : (isnan(*sum) ? 0.0 : *sum) + place->arrived * hours;
        }
    }
    for (uint32_t j = 0; j < heat->stage_count; j++) {
        heat->mean.waits[j].hours /= people;
    }
    heat->mean.total_h.mean = people > 0.0 ? total / people : (double)NAN;
}

static void fill_mean_of_picture(tkd_heat *heat)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_picture *picture = drawing->picture;
    const double arrived = drawing->journey == TKD_NONE
                               ? picture->figures.arrived.mean
                               : picture->journeys[drawing->journey].figures.arrived.mean;
    for (uint32_t i = 0; i < picture->step_count; i++) {
        add_wait(heat, &heat->mean, i, picture->steps[i].visits, picture->steps[i].wait_h, arrived);
    }
    heat->mean.arrived = arrived;
    heat->mean.total_h.mean = sum_waits(heat, &heat->mean);
}

static void fill_places(tkd_heat *heat)
{
    const tkd_picture *picture = heat->drawing->picture;
    heat->places = TKD_TAKE(heat->drawing->sheet->arena, picture->variant_count, tkd_heat_place);
    if (heat->places == NULL || !make_place(heat, &heat->mean)) {
        tkd_sheet_fail_memory(heat->drawing->sheet);
        return;
    }
    for (uint32_t i = 0; i < picture->variant_count; i++) {
        if (!make_place(heat, &heat->places[i])) {
            return;
        }
        fill_place(heat, &picture->variants[i], &heat->places[i]);
    }
    heat->place_count = picture->variant_count;
    qsort(heat->places, heat->place_count, sizeof(*heat->places), compare_places);
    hide_second(heat);
    heat->mean.arrived = (double)NAN;
    if (heat->place_count > 0) {
        fill_mean_of_places(heat);
    } else {
        fill_mean_of_picture(heat);
    }
    heat->has_waits =
        picture->facts.simulated && (heat->place_count > 0 || !isnan(heat->mean.total_h.mean));
}

void tkd_heat_fill(tkd_heat *heat, const tkd_drawing *drawing)
{
    *heat = (tkd_heat){.drawing = drawing};
    tkd_map_init(&heat->map, drawing);
    tkd_map_fill_columns(&heat->map);
    if (drawing->sheet->status != TKD_OK) {
        return;
    }
    heat->stage_count = (uint32_t)heat->map.stages.count;
    fill_felt(heat);
    if (drawing->sheet->status == TKD_OK) {
        sum_up_felt(heat);
        fill_places(heat);
    }
}
