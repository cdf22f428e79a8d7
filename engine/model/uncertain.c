// SPDX-License-Identifier: EUPL-1.2
// Finding the figures that may be otherwise, and moving them. A figure is known by its origin: points of
// one origin were written as one, and move as one.
#include "teekond/uncertain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double tkd_evidence_spread(tkd_evidence evidence)
{
    switch (evidence) {
    case TKD_EVIDENCE_MEASURED:
    case TKD_EVIDENCE_REGISTER:
    case TKD_EVIDENCE_LAW: return 0.1;
    case TKD_EVIDENCE_DOCUMENTED:
    case TKD_EVIDENCE_SURVEY:
    case TKD_EVIDENCE_DERIVED: return 0.2;
    case TKD_EVIDENCE_WORKSHOP: return 0.35;
    case TKD_EVIDENCE_ASSUMPTION: break;
    }
    return 0.5;
}

// ---- Finding them -------------------------------------------------------------------------------

typedef struct gathering {
    const tkd_model *model;
    bool with_money;
    bool *is_there; // [origins]
    tkd_list list;  // of tkd_uncertain
    bool failed;
} gathering;

// The first point is the one that a range is about.
static void set_range(tkd_uncertain *figure, const tkd_origin *origin)
{
    const double spread = tkd_evidence_spread(origin->evidence);

    figure->is_written = !isnan(origin->range_low);
    figure->low = figure->is_written ? origin->range_low : figure->value * (1.0 - spread);
    figure->high = figure->is_written ? origin->range_high : figure->value * (1.0 + spread);
    figure->low = fmax(0.0, figure->low);
    if (figure->kind == TKD_UNCERTAIN_SHARE) {
        const double most = figure->is_written ? 1.0 : (1.0 + figure->value) / 2.0;
        figure->high = fmin(figure->high, most);
    } else if (figure->kind == TKD_UNCERTAIN_WHOLE) {
        figure->low = fmax(1.0, figure->low);
    }
}

static void add_point(gathering *all, const tkd_point *point, tkd_uncertain_kind kind)
{
    const uint32_t row = (uint32_t)point->origin;
    tkd_uncertain figure = {.origin = row, .kind = kind, .value = point->number};

    if (row == 0 || row >= all->model->figures.origin_count || all->is_there[row]) {
        return;
    }
    set_range(&figure, &all->model->figures.origins[row]);
    if (!(figure.low < figure.high)) {
        return;
    }
    tkd_uncertain *added = tkd_list_add(&all->list);
    if (added == NULL) {
        all->failed = true;
        return;
    }
    *added = figure;
    all->is_there[row] = true;
}

static void add(gathering *all, tkd_figure figure, tkd_uncertain_kind kind)
{
    const tkd_figures *figures = &all->model->figures;

    for (uint32_t i = 0; i < figure.count; i++) {
        const tkd_case *which = &figures->cases[figure.first + i];
        for (uint32_t k = 0; k < which->point_count; k++) {
            add_point(all, &figures->points[which->first_point + k], kind);
        }
    }
}

static void add_money(gathering *all, tkd_figure figure)
{
    if (all->with_money) {
        add(all, figure, TKD_UNCERTAIN_NUMBER);
    }
}

static void add_travel(gathering *all, const tkd_travel *travel)
{
    add(all, travel->time, TKD_UNCERTAIN_DURATION);
    add_money(all, travel->cost_eur);
}

static void add_staffings(gathering *all, tkd_range range)
{
    for (uint32_t i = 0; i < range.count; i++) {
        add(all, all->model->staffings[range.first + i].number, TKD_UNCERTAIN_NUMBER);
    }
}

static void add_group(gathering *all, const tkd_group *group)
{
    enum { SHARES = sizeof(all->model->group_traits->shares) / sizeof(tkd_figure) };

    add(all, group->patience, TKD_UNCERTAIN_DURATION);
    for (uint32_t i = 0; i < group->traits.count; i++) {
        const tkd_group_trait *trait = &all->model->group_traits[group->traits.first + i];
        for (uint32_t k = 0; k < SHARES; k++) {
            add(all, trait->shares[k], TKD_UNCERTAIN_SHARE);
        }
    }
}

static void add_pool(gathering *all, const tkd_pool *pool)
{
    add(all, pool->servers, TKD_UNCERTAIN_NUMBER);
    add(all, pool->share, TKD_UNCERTAIN_SHARE);
    add(all, pool->absence_every, TKD_UNCERTAIN_DURATION);
    add(all, pool->absence_lasts, TKD_UNCERTAIN_DURATION);
    add_money(all, pool->cost_eur_per_s);
}

static void add_service(gathering *all, const tkd_service *service)
{
    add(all, service->duration, TKD_UNCERTAIN_DURATION);
    add(all, service->session_gap, TKD_UNCERTAIN_DURATION);
    add(all, service->booking, TKD_UNCERTAIN_DURATION);
    add(all, service->no_show, TKD_UNCERTAIN_SHARE);
    add(all, service->processing, TKD_UNCERTAIN_DURATION);
    add_money(all, service->fee_eur);
    add(all, service->course.seats, TKD_UNCERTAIN_NUMBER);
    add(all, service->course.lasts, TKD_UNCERTAIN_DURATION);
    add(all, service->course.closes, TKD_UNCERTAIN_DURATION);
    add(all, service->course.share, TKD_UNCERTAIN_SHARE);
}

static void add_step(gathering *all, const tkd_step *step)
{
    add(all, step->take_up, TKD_UNCERTAIN_SHARE);
    add(all, step->not_before_plus, TKD_UNCERTAIN_DURATION);
    add(all, step->delay, TKD_UNCERTAIN_DURATION);
    add(all, step->patience, TKD_UNCERTAIN_DURATION);
    add(all, step->attempts, TKD_UNCERTAIN_WHOLE);
    add(all, step->deadline, TKD_UNCERTAIN_DURATION);
    for (uint32_t i = 0; i < step->next.count; i++) {
        const tkd_next *next = &all->model->nexts[step->next.first + i];
        add(all, next->p, TKD_UNCERTAIN_SHARE);
        add(all, next->wait, TKD_UNCERTAIN_DURATION);
    }
}

static void add_effect(gathering *all, const tkd_effect *effect)
{
    add(all, effect->amount, TKD_UNCERTAIN_DURATION);
    add_money(all, effect->cost_eur);
    add(all, effect->p, TKD_UNCERTAIN_SHARE);
    add(all, effect->wait, TKD_UNCERTAIN_DURATION);
    add(all, effect->every, TKD_UNCERTAIN_DURATION);
    add(all, effect->lasts, TKD_UNCERTAIN_DURATION);
}

static void add_variant(gathering *all, const tkd_variant *variant)
{
    switch (variant->kind) {
    case TKD_VARIANT_SERVICE:
        add_service(all, &all->model->variant_services[variant->instead]);
        break;
    case TKD_VARIANT_STEP: add_step(all, &all->model->variant_steps[variant->instead]); break;
    case TKD_VARIANT_GROUP: add_group(all, &all->model->variant_groups[variant->instead]); break;
    case TKD_VARIANT_POOL: add_pool(all, &all->model->variant_pools[variant->instead]); break;
    }
}

static void add_municipality(gathering *all, const tkd_municipality *municipality)
{
    for (uint32_t i = 0; i < municipality->arrivals.count; i++) {
        add(all, all->model->arrivals[municipality->arrivals.first + i].rate_per_s,
            TKD_UNCERTAIN_ARRIVALS);
    }
    add_staffings(all, municipality->staff);
    for (uint32_t i = 0; i < municipality->access.count; i++) {
        add_travel(all, &all->model->accesses[municipality->access.first + i].travel);
    }
    for (uint32_t i = 0; i < municipality->variants.count; i++) {
        add_variant(all, &all->model->variants[municipality->variants.first + i]);
    }
}

static void gather(gathering *all)
{
    const tkd_model *model = all->model;

    for (uint32_t i = 0; i < model->group_count; i++) {
        add_group(all, &model->groups[i]);
    }
    for (uint32_t i = 0; i < model->site_count; i++) {
        add_travel(all, &model->sites[i].travel);
        add_staffings(all, model->sites[i].staff);
        add_staffings(all, model->sites[i].seats);
    }
    for (uint32_t i = 0; i < model->pool_count; i++) {
        add_pool(all, &model->pools[i]);
    }
    for (uint32_t i = 0; i < model->service_count; i++) {
        add_service(all, &model->services[i]);
    }
    for (uint32_t i = 0; i < model->step_count; i++) {
        add_step(all, &model->steps[i]);
    }
    for (uint32_t i = 0; i < model->effect_count; i++) {
        add_effect(all, &model->effects[i]);
    }
    for (uint32_t i = 0; i < model->municipality_count; i++) {
        add_municipality(all, &model->municipalities[i]);
    }
}

// The order is that of the paths, so that it does not hang on the order of files. qsort has no context:
// figures are sorted together with their paths.
typedef struct named {
    tkd_text path;
    tkd_uncertain figure;
} named;

static int by_path(const void *left, const void *right)
{
    const named *a = left;
    const named *b = right;
    const int order = tkd_text_compare(a->path, b->path);

    return order != 0
               ? order
               : (a->figure.origin > b->figure.origin) - (a->figure.origin < b->figure.origin);
}

tkd_status tkd_model_uncertain(const tkd_model *model, bool with_money, tkd_arena *arena,
                               tkd_uncertain **list, size_t *count, tkd_error *err)
{
    gathering all = {.model = model,
                     .with_money = with_money,
                     .is_there = TKD_TAKE(arena, model->figures.origin_count, bool)};

    tkd_list_init(&all.list, arena, sizeof(tkd_uncertain));
    if (all.is_there != NULL) {
        gather(&all);
    }
    named *sorted = TKD_TAKE(arena, all.list.count, named);
    if (all.is_there == NULL || all.failed || sorted == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the ranges of figures");
    }
    tkd_uncertain *found = all.list.items;
    for (size_t i = 0; i < all.list.count; i++) {
        sorted[i] = (named){model->figures.origins[found[i].origin].path, found[i]};
    }
    if (all.list.count > 1) {
        qsort(sorted, all.list.count, sizeof *sorted, by_path);
    }
    for (size_t i = 0; i < all.list.count; i++) {
        found[i] = sorted[i].figure;
    }
    *list = found;
    *count = all.list.count;
    return TKD_OK;
}

// ---- Moving them --------------------------------------------------------------------------------

// The figure at its new value, and every draw of its distribution multiplied. What is 0 cannot be
// multiplied: it becomes the value itself.
static void move_point(const tkd_uncertain *figure, double value, tkd_figures *figures,
                       tkd_dist *dists, tkd_point *point)
{
    const double factor = figure->value > 0.0 ? value / figure->value : 1.0;
    double number = figure->value > 0.0 ? point->number * factor : value;

    if (figure->kind == TKD_UNCERTAIN_SHARE) {
        number = fmin(1.0, number);
    } else if (figure->kind == TKD_UNCERTAIN_WHOLE) {
        number = fmax(1.0, round(number));
    }
    point->number = number;
    if (point->dist != TKD_NONE) {
        tkd_dist *fresh = &dists[figures->dist_count];
        if (figure->value > 0.0) {
            *fresh = dists[point->dist];
            fresh->times *= factor;
        } else {
            *fresh = (tkd_dist){.kind = TKD_DIST_CONSTANT, .p = {value}, .times = 1.0};
        }
        point->dist = (int32_t)figures->dist_count++;
    }
}

tkd_status tkd_model_move(const tkd_model *model, const tkd_uncertain *list, const double *values,
                          size_t count, tkd_arena *arena, const tkd_model **moved, tkd_error *err)
{
    const tkd_figures *old = &model->figures;
    tkd_model *copy = TKD_TAKE(arena, 1, tkd_model);
    tkd_point *points = TKD_TAKE(arena, old->point_count, tkd_point);
    tkd_dist *dists = TKD_TAKE(arena, (size_t)old->dist_count + old->point_count, tkd_dist);
    uint32_t *figure_of = TKD_TAKE(arena, old->origin_count, uint32_t); // row of `list` + 1

    if (copy == NULL || points == NULL || dists == NULL || figure_of == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a model");
    }
    *copy = *model;
    for (size_t i = 0; i < count; i++) {
        figure_of[list[i].origin] = (uint32_t)i + 1;
    }
    if (old->dist_count > 0) {
        memcpy(dists, old->dists, old->dist_count * sizeof *dists);
    }
    for (uint32_t p = 0; p < old->point_count; p++) {
        const int32_t origin = old->points[p].origin;
        const uint32_t row = origin > 0 ? figure_of[origin] : 0;
        points[p] = old->points[p];
        if (row > 0) {
            move_point(&list[row - 1], values[row - 1], &copy->figures, dists, &points[p]);
        }
    }
    copy->figures.points = points;
    copy->figures.dists = dists;
    *moved = copy;
    return TKD_OK;
}
