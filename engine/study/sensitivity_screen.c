// SPDX-License-Identifier: EUPL-1.2
// Choosing figures. What a figure alone does is seen with few people as well as with many, and cheaply; but
// few people do not crowd. So staff, seats and arrivals also vary with everybody there, all of them at once,
// and those that seem to matter are tried alone. Where even few people cost too much, all figures vary at once.
#include <math.h>
#include <stdlib.h>

#include "teekond/sobol.h"

#include "sensitivity.h"

enum { MOST_CROWDING = 6 }; // figures that are tried alone with everybody there

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the sensitivities");
}

// Where a figure's own value lies in its range.
static double own_place(const tkd_uncertain *figure)
{
    return (figure->value - figure->low) / (figure->high - figure->low);
}

// The end of its range that is farther off.
static double far_end(const tkd_uncertain *figure)
{
    return own_place(figure) < 0.5 ? 1.0 : 0.0;
}

static bool crowds(const tkd_uncertain *figure)
{
    return figure->kind == TKD_UNCERTAIN_NUMBER || figure->kind == TKD_UNCERTAIN_ARRIVALS;
}

// ---- Each alone ---------------------------------------------------------------------------------

// The model with a share of the people.
static tkd_status thin_out(const tkd_sensing *sensing, double share, const tkd_model **thinned,
                           tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    double *values = TKD_TAKE(sensing->study->arena, figures, double);

    if (values == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < figures; i++) {
        const tkd_uncertain *figure = &sensing->figures[i];
        values[i] = figure->value * (figure->kind == TKD_UNCERTAIN_ARRIVALS ? share : 1.0);
    }
    return tkd_model_move(sensing->base.model, sensing->figures, values, figures,
                          sensing->study->arena, thinned, err);
}

// What a batch of figures, each alone, changes over its whole range: the greater of that and what is known.
static tkd_status try_batch(tkd_sensing *sensing, const size_t *tried, size_t count,
                            const double *places, double *moved, double own, double *effects,
                            bool *whole, tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    double values[TKD_BATCH_OF_POINTS];
    const double *at[TKD_BATCH_OF_POINTS];

    for (size_t k = 0; k < count; k++) {
        double *point = &moved[k * figures];
        for (size_t i = 0; i < figures; i++) {
            point[i] = places[i];
        }
        point[tried[k]] = far_end(&sensing->figures[tried[k]]);
        at[k] = point;
    }
    TKD_TRY(tkd_sensing_points(sensing, at, count, 0, values, whole, err));
    for (size_t k = 0; k < count && *whole; k++) {
        const tkd_uncertain *figure = &sensing->figures[tried[k]];
        const double way = fabs(far_end(figure) - own_place(figure));
        const double effect = fabs(values[k] - own) / way;
        effects[tried[k]] = fmax(effects[tried[k]], isnan(effect) ? 0.0 : effect);
    }
    return TKD_OK;
}

static tkd_status try_alone(tkd_sensing *sensing, const size_t *tried, size_t count,
                            double *effects, bool *whole, tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    const size_t lost = sensing->made->lost_points;
    tkd_arena *arena = sensing->study->arena;
    double *places = TKD_TAKE(arena, figures, double);
    double *moved = TKD_TAKE(arena, figures * TKD_BATCH_OF_POINTS, double);
    const double *as_it_is = places;
    double own = 0.0;

    if (places == NULL || moved == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < figures; i++) {
        places[i] = own_place(&sensing->figures[i]);
    }
    TKD_TRY(tkd_sensing_points(sensing, &as_it_is, 1, 0, &own, whole, err));
    for (size_t first = 0; first < count && *whole; first += TKD_BATCH_OF_POINTS) {
        const size_t left = count - first;
        TKD_TRY(try_batch(sensing, &tried[first],
                          left < TKD_BATCH_OF_POINTS ? left : TKD_BATCH_OF_POINTS, places, moved,
                          own, effects, whole, err));
    }
    sensing->made->lost_points = lost;
    return TKD_OK;
}

static tkd_status try_all_thinned(tkd_sensing *sensing, double share, double *effects, bool *whole,
                                  tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    const tkd_model *everybody = sensing->base.model;
    size_t *all = TKD_TAKE(sensing->study->arena, figures, size_t);

    if (all == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < figures; i++) {
        all[i] = i;
    }
    TKD_TRY(thin_out(sensing, share, &sensing->base.model, err));
    const tkd_status status = try_alone(sensing, all, figures, effects, whole, err);
    sensing->base.model = everybody;
    return status;
}

// ---- Many at once -------------------------------------------------------------------------------

// Points in which candidates vary and all others are as they are.
typedef struct varied {
    const size_t *candidates;
    size_t candidate_count;
    double *own;    // [points][candidates]
    double *places; // [points][figures]
    double *values; // [points]
    const double **at;
    size_t points;
} varied;

static tkd_status place_candidates(const tkd_sensing *sensing, varied *all, tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    tkd_arena *arena = sensing->study->arena;

    all->own = TKD_TAKE(arena, all->points * all->candidate_count, double);
    all->places = TKD_TAKE(arena, all->points * figures, double);
    all->values = TKD_TAKE(arena, all->points, double);
    all->at = TKD_TAKE(arena, all->points, const double *);
    if (all->own == NULL || all->places == NULL || all->values == NULL || all->at == NULL) {
        return no_memory(err);
    }
    TKD_TRY(tkd_sobol_points(all->candidate_count, all->points, sensing->study->seed ^ 1, arena,
                             all->own, err));
    for (size_t p = 0; p < all->points; p++) {
        double *point = &all->places[p * figures];
        all->at[p] = point;
        for (size_t i = 0; i < figures; i++) {
            point[i] = own_place(&sensing->figures[i]);
        }
        for (size_t c = 0; c < all->candidate_count; c++) {
            point[all->candidates[c]] = all->own[p * all->candidate_count + c];
        }
    }
    return TKD_OK;
}

// The weightiest candidates, in order: at most `most`.
static tkd_status vary(tkd_sensing *sensing, varied *all, size_t most, size_t *chosen,
                       size_t *count, bool *whole, tkd_error *err)
{
    TKD_TRY(place_candidates(sensing, all, err));
    for (size_t first = 0, round = 0; first < all->points && *whole;
         first += TKD_BATCH_OF_POINTS, round++) {
        const size_t left = all->points - first;
        TKD_TRY(tkd_sensing_points(
            sensing, &all->at[first], left < TKD_BATCH_OF_POINTS ? left : TKD_BATCH_OF_POINTS,
            (uint32_t)(round % sensing->lucks), &all->values[first], whole, err));
    }
    if (*whole) {
        TKD_TRY(tkd_sobol_screen(all->own, all->values, all->points, all->candidate_count, most,
                                 sensing->study->arena, chosen, count, err));
    }
    for (size_t i = 0; i < *count; i++) {
        chosen[i] = all->candidates[chosen[i]];
    }
    return TKD_OK;
}

// ---- Choosing -----------------------------------------------------------------------------------

typedef struct weighed {
    size_t figure;
    double effect;
} weighed;

static int by_effect(const void *left, const void *right)
{
    const weighed *a = left;
    const weighed *b = right;

    if (a->effect != b->effect) {
        return a->effect > b->effect ? -1 : 1;
    }
    return (a->figure > b->figure) - (a->figure < b->figure);
}

static tkd_status sort_by_effect(const tkd_sensing *sensing, const double *effects, size_t *order,
                                 tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    weighed *all = TKD_TAKE(sensing->study->arena, figures, weighed);

    if (all == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < figures; i++) {
        all[i] = (weighed){i, effects[i]};
    }
    qsort(all, figures, sizeof *all, by_effect);
    for (size_t i = 0; i < figures; i++) {
        order[i] = all[i].figure;
    }
    return TKD_OK;
}

// Figures that crowd, or all of them; how many they are.
static size_t list_candidates(const tkd_sensing *sensing, bool all, size_t *candidates)
{
    size_t count = 0;

    for (size_t i = 0; i < sensing->made->figure_count; i++) {
        if (all || crowds(&sensing->figures[i])) {
            candidates[count++] = i;
        }
    }
    return count;
}

tkd_status tkd_sensing_screen(tkd_sensing *sensing, const tkd_layout_of_points *layout,
                              size_t *order, bool *whole, tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    tkd_arena *arena = sensing->study->arena;
    double *effects = TKD_TAKE(arena, figures, double);
    size_t *candidates = TKD_TAKE(arena, figures, size_t);
    size_t *chosen = TKD_TAKE(arena, figures, size_t);
    const size_t most = layout->is_light ? MOST_CROWDING : layout->chosen;
    const size_t alone = layout->is_light ? MOST_CROWDING + 1 : 0; // points for trying them alone
    size_t count = 0;

    if (effects == NULL || candidates == NULL || chosen == NULL) {
        return no_memory(err);
    }
    if (layout->is_light) {
        TKD_TRY(try_all_thinned(sensing, layout->thin, effects, whole, err));
    }
    varied all = {.candidates = candidates,
                  .candidate_count = list_candidates(sensing, !layout->is_light, candidates),
                  .points = layout->screen > alone ? layout->screen - alone : 0};
    if (all.points > 2 && all.candidate_count > 0 && *whole) {
        TKD_TRY(vary(sensing, &all, most, chosen, &count, whole, err));
    }
    if (layout->is_light && *whole) {
        TKD_TRY(try_alone(sensing, chosen, count, effects, whole, err));
    }
    for (size_t i = 0; i < count && !layout->is_light; i++) {
        effects[chosen[i]] = (double)(count - i); // in the order in which they were found
    }
    return sort_by_effect(sensing, effects, order, err);
}
