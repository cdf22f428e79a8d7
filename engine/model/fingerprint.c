// SPDX-License-Identifier: EUPL-1.2
// The fingerprint of a model: a hash over ids, structure and figures, field by field. Titles, notes,
// places and origins take no part; rows stand in the order of their ids, so written order has none
// either. Equal digits mean that a run would come out the same.
// The hash is FNV-1a over 64-bit words with the finalizer of MurmurHash3 (Appleby, 2011).
#include "teekond/model.h"

#include <string.h>

static void mix(uint64_t *hash, uint64_t word)
{
    for (int i = 0; i < 8; i++) {
        *hash ^= (word >> (8 * i)) & 0xffu;
        *hash *= UINT64_C(0x100000001b3);
    }
}

static void mix_number(uint64_t *hash, double number)
{
    const double plain = number == 0.0 ? 0.0 : number; // -0 equals 0
    uint64_t bits;

    memcpy(&bits, &plain, sizeof(bits));
    mix(hash, bits);
}

static void mix_row(uint64_t *hash, int32_t row)
{
    mix(hash, (uint64_t)(int64_t)row);
}

static void mix_item(uint64_t *hash, const tkd_item *item)
{
    mix(hash, tkd_text_hash(item->id));
    mix(hash, item->luck);
}

static void mix_dist(uint64_t *hash, const tkd_figures *figures, int32_t row)
{
    if (row == TKD_NONE) {
        mix(hash, 0);
        return;
    }
    const tkd_dist *dist = &figures->dists[row];
    mix(hash, (uint64_t)dist->kind + 1u);
    mix(hash, dist->working_days ? 1u : 0u);
    mix_number(hash, dist->times);
    mix(hash, dist->count);
    if (dist->kind == TKD_DIST_EMPIRICAL) {
        for (uint32_t i = 0; i < dist->count; i++) {
            mix_number(hash, figures->values[dist->first + i]);
        }
    } else if (dist->kind == TKD_DIST_MIX || dist->kind == TKD_DIST_SUM) {
        for (uint32_t i = 0; i < dist->count; i++) {
            mix_number(hash, figures->parts[dist->first + i].weight);
            mix_dist(hash, figures, figures->parts[dist->first + i].dist);
        }
    } else {
        mix_number(hash, dist->p[0]);
        mix_number(hash, dist->p[1]);
        mix_number(hash, dist->p[2]);
    }
}

static void mix_figure(uint64_t *hash, const tkd_figures *figures, tkd_figure figure)
{
    mix(hash, figure.count);
    for (uint32_t i = 0; i < figure.count; i++) {
        const tkd_case *which = &figures->cases[figure.first + i];
        mix(hash, (uint64_t)which->whom);
        mix_row(hash, which->index);
        mix(hash, which->point_count);
        for (uint32_t k = 0; k < which->point_count; k++) {
            const tkd_point *point = &figures->points[which->first_point + k];
            mix_row(hash, point->from_day);
            mix(hash, point->yearly ? 1u : 0u);
            mix_number(hash, point->number);
            mix_dist(hash, figures, point->dist);
        }
    }
}

static void mix_rows(uint64_t *hash, const int32_t *list, tkd_range range)
{
    mix(hash, range.count);
    for (uint32_t i = 0; i < range.count; i++) {
        mix_row(hash, list[range.first + i]);
    }
}

static void mix_when(uint64_t *hash, const tkd_model *model, const tkd_when *when)
{
    mix(hash, when->all);
    mix(hash, when->none);
    mix(hash, when->any.count);
    for (uint32_t i = 0; i < when->any.count; i++) {
        mix(hash, model->trait_masks[when->any.first + i]);
    }
}

static void mix_group(uint64_t *hash, const tkd_model *model, const tkd_group *group)
{
    mix_item(hash, &group->item);
    mix(hash, (uint64_t)group->view);
    mix_number(hash, group->priority);
    mix_figure(hash, &model->figures, group->patience);
    mix(hash, group->traits.count);
    for (uint32_t i = 0; i < group->traits.count; i++) {
        const tkd_group_trait *trait = &model->group_traits[group->traits.first + i];
        const uint32_t shares = trait->value_count > 0 ? trait->value_count : 1u;
        mix_row(hash, trait->trait);
        mix(hash, trait->value_count);
        for (uint32_t k = 0; k < shares; k++) {
            mix_figure(hash, &model->figures, trait->shares[k]);
        }
    }
    mix(hash, group->party.count);
    for (uint32_t i = 0; i < group->party.count; i++) {
        mix(hash, model->party_sizes[group->party.first + i].size);
        mix_number(hash, model->party_sizes[group->party.first + i].share);
    }
}

static void mix_dates(uint64_t *hash, const tkd_model *model, tkd_range range)
{
    mix(hash, range.count);
    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_date_range *dates = &model->date_ranges[range.first + i];
        const tkd_date ends[2] = {dates->from, dates->to};
        for (size_t k = 0; k < 2; k++) {
            mix_row(hash, ends[k].year);
            mix_row(hash, ends[k].month);
            mix_row(hash, ends[k].day);
        }
    }
}

static void mix_calendar(uint64_t *hash, const tkd_model *model, const tkd_calendar *calendar)
{
    mix_item(hash, &calendar->item);
    mix(hash, calendar->always ? 1u : 0u);
    mix(hash, calendar->closed_holidays ? 1u : 0u);
    mix(hash, calendar->openings.count);
    for (uint32_t i = 0; i < calendar->openings.count; i++) {
        const tkd_opening *opening = &model->openings[calendar->openings.first + i];
        mix_row(hash, opening->weekday);
        mix_number(hash, opening->open_s);
        mix_number(hash, opening->close_s);
    }
    mix_dates(hash, model, calendar->closed);
    mix_dates(hash, model, calendar->only);
}

static void mix_travel(uint64_t *hash, const tkd_model *model, const tkd_travel *travel)
{
    mix_figure(hash, &model->figures, travel->time);
    mix_figure(hash, &model->figures, travel->cost_eur);
}

static void mix_staffings(uint64_t *hash, const tkd_model *model, tkd_range range)
{
    mix(hash, range.count);
    for (uint32_t i = 0; i < range.count; i++) {
        mix_row(hash, model->staffings[range.first + i].row);
        mix_figure(hash, &model->figures, model->staffings[range.first + i].number);
    }
}

static void mix_site(uint64_t *hash, const tkd_model *model, const tkd_site *site)
{
    mix_item(hash, &site->item);
    mix_row(hash, site->provider);
    mix_rows(hash, model->municipality_lists, site->serves);
    mix_rows(hash, model->service_lists, site->services);
    mix(hash, site->all_services ? 1u : 0u);
    mix_row(hash, site->calendar);
    mix_travel(hash, model, &site->travel);
    mix_staffings(hash, model, site->staff);
    mix_staffings(hash, model, site->seats);
}

static void mix_pool(uint64_t *hash, const tkd_model *model, const tkd_pool *pool)
{
    mix_item(hash, &pool->item);
    mix_row(hash, pool->provider);
    mix(hash, (uint64_t)pool->place);
    mix_row(hash, pool->calendar);
    mix(hash, (uint64_t)pool->order);
    mix_figure(hash, &model->figures, pool->servers);
    mix_figure(hash, &model->figures, pool->share);
    mix_figure(hash, &model->figures, pool->cost_eur_per_s);
    mix_figure(hash, &model->figures, pool->absence_every);
    mix_figure(hash, &model->figures, pool->absence_lasts);
}

static void mix_course(uint64_t *hash, const tkd_model *model, const tkd_course *course)
{
    mix(hash, course->starts.count);
    for (uint32_t i = 0; i < course->starts.count; i++) {
        const tkd_course_start *start = &model->course_starts[course->starts.first + i];
        mix(hash, (uint64_t)start->kind);
        mix_row(hash, start->date.year);
        mix_row(hash, start->date.month);
        mix_row(hash, start->date.day);
    }
    mix(hash, (uint64_t)course->order);
    mix_figure(hash, &model->figures, course->seats);
    mix_figure(hash, &model->figures, course->lasts);
    mix_figure(hash, &model->figures, course->closes);
    mix_figure(hash, &model->figures, course->share);
}

static void mix_service(uint64_t *hash, const tkd_model *model, const tkd_service *service)
{
    mix_item(hash, &service->item);
    mix_row(hash, service->provider);
    mix_row(hash, service->pool);
    mix_row(hash, service->calendar);
    mix_figure(hash, &model->figures, service->duration);
    mix(hash, service->sessions.count);
    for (uint32_t i = 0; i < service->sessions.count; i++) {
        mix(hash, model->session_counts[service->sessions.first + i].count);
        mix_number(hash, model->session_counts[service->sessions.first + i].share);
    }
    mix_figure(hash, &model->figures, service->session_gap);
    mix_figure(hash, &model->figures, service->booking);
    mix_figure(hash, &model->figures, service->no_show);
    mix_figure(hash, &model->figures, service->processing);
    mix_figure(hash, &model->figures, service->fee_eur);
    mix(hash, service->travels ? 1u : 0u);
    mix(hash, service->is_course ? 1u : 0u);
    if (service->is_course) {
        mix_course(hash, model, &service->course);
    }
}

static void mix_target(uint64_t *hash, tkd_target target)
{
    mix(hash, (uint64_t)target.kind);
    mix_row(hash, target.index);
}

static void mix_nexts(uint64_t *hash, const tkd_model *model, tkd_range range)
{
    mix(hash, range.count);
    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_next *next = &model->nexts[range.first + i];
        mix_target(hash, next->to);
        mix_figure(hash, &model->figures, next->p);
        mix_figure(hash, &model->figures, next->wait);
        mix(hash, next->gives);
        mix(hash, next->takes);
        mix(hash, tkd_next_luck(model, next));
    }
}

static void mix_step(uint64_t *hash, const tkd_model *model, const tkd_step *step)
{
    mix_item(hash, &step->item);
    mix_row(hash, step->journey);
    mix_row(hash, step->stage);
    mix_row(hash, step->branch);
    mix(hash, step->position);
    mix_row(hash, step->service);
    mix(hash, step->groups);
    mix_when(hash, model, &step->when);
    mix_figure(hash, &model->figures, step->take_up);
    mix_rows(hash, model->step_lists, step->needs);
    mix_rows(hash, model->step_lists, step->after);
    mix_row(hash, step->not_before_from);
    mix_figure(hash, &model->figures, step->not_before_plus);
    mix_figure(hash, &model->figures, step->delay);
    mix(hash, step->gives);
    mix(hash, step->takes);
    mix_figure(hash, &model->figures, step->patience);
    mix_figure(hash, &model->figures, step->attempts);
    mix_target(hash, step->otherwise);
    mix(hash, step->has_else ? 1u : 0u);
    mix_figure(hash, &model->figures, step->deadline);
    mix_row(hash, step->deadline_from);
    mix(hash, step->deadline_late);
    mix(hash, step->milestone ? 1u : 0u);
    mix_nexts(hash, model, step->next);
    mix_target(hash, step->then);
}

static void mix_journeys(uint64_t *hash, const tkd_model *model)
{
    for (uint32_t i = 0; i < model->journey_count; i++) {
        const tkd_journey *journey = &model->journeys[i];
        mix_item(hash, &journey->item);
        mix(hash, journey->groups);
        mix_figure(hash, &model->figures, journey->target);
        mix_row(hash, journey->counts_from);
    }
    for (uint32_t i = 0; i < model->step_count; i++) {
        mix_step(hash, model, &model->steps[i]);
    }
    for (uint32_t i = 0; i < model->block_count; i++) {
        const tkd_block *block = &model->blocks[i];
        mix_row(hash, block->branch);
        mix(hash, block->position);
        mix(hash, block->until_any ? 1u : 0u);
        mix(hash, block->branches.first);
        mix(hash, block->branches.count);
    }
    for (uint32_t i = 0; i < model->exit_count; i++) {
        mix_item(hash, &model->exits[i].item);
    }
    for (uint32_t i = 0; i < model->clock_count; i++) {
        mix_item(hash, &model->clocks[i].item);
        mix_row(hash, model->clocks[i].from);
        mix_row(hash, model->clocks[i].until);
    }
}

static void mix_effect(uint64_t *hash, const tkd_model *model, const tkd_effect *effect)
{
    mix(hash, (uint64_t)effect->kind);
    mix_rows(hash, model->step_lists, effect->steps);
    mix_rows(hash, model->pool_lists, effect->pools);
    mix(hash, effect->multiplies ? 1u : 0u);
    mix_number(hash, effect->factor);
    mix_figure(hash, &model->figures, effect->amount);
    mix_figure(hash, &model->figures, effect->cost_eur);
    mix_figure(hash, &model->figures, effect->p);
    mix(hash, effect->has_to ? 1u : 0u);
    mix_target(hash, effect->to);
    mix_figure(hash, &model->figures, effect->wait);
    mix_figure(hash, &model->figures, effect->every);
    mix_figure(hash, &model->figures, effect->lasts);
}

static void mix_bottlenecks(uint64_t *hash, const tkd_model *model)
{
    const size_t columns = model->municipality_count;

    for (uint32_t i = 0; i < model->bottleneck_count; i++) {
        const tkd_bottleneck *bottleneck = &model->bottlenecks[i];
        mix_item(hash, &bottleneck->item);
        mix(hash, bottleneck->groups);
        mix_when(hash, model, &bottleneck->when);
        mix_rows(hash, model->municipality_lists, bottleneck->where);
        for (uint32_t k = 0; k < bottleneck->effects.count; k++) {
            mix_effect(hash, model, &model->effects[bottleneck->effects.first + k]);
        }
        for (size_t k = 0; k < columns; k++) {
            mix_number(hash, model->remaining[i * columns + k]);
        }
    }
}

static void mix_variants(uint64_t *hash, const tkd_model *model, tkd_range range)
{
    mix(hash, range.count);
    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_variant *variant = &model->variants[range.first + i];
        mix(hash, (uint64_t)variant->kind);
        mix_row(hash, variant->row);
        switch (variant->kind) {
        case TKD_VARIANT_SERVICE:
            mix_service(hash, model, &model->variant_services[variant->instead]);
            break;
        case TKD_VARIANT_STEP:
            mix_step(hash, model, &model->variant_steps[variant->instead]);
            break;
        case TKD_VARIANT_GROUP:
            mix_group(hash, model, &model->variant_groups[variant->instead]);
            break;
        case TKD_VARIANT_POOL:
            mix_pool(hash, model, &model->variant_pools[variant->instead]);
            break;
        }
    }
}

static void mix_municipality(uint64_t *hash, const tkd_model *model,
                             const tkd_municipality *municipality)
{
    mix_item(hash, &municipality->item);
    mix(hash, municipality->arrivals.count);
    for (uint32_t i = 0; i < municipality->arrivals.count; i++) {
        const tkd_arrivals *arrivals = &model->arrivals[municipality->arrivals.first + i];
        mix_row(hash, arrivals->group);
        mix_figure(hash, &model->figures, arrivals->rate_per_s);
    }
    for (size_t month = 0; month < TKD_MONTHS; month++) {
        mix_number(hash, municipality->season[month]);
    }
    mix_staffings(hash, model, municipality->staff);
    mix(hash, municipality->access.count);
    for (uint32_t i = 0; i < municipality->access.count; i++) {
        const tkd_access *access = &model->accesses[municipality->access.first + i];
        mix_row(hash, access->provider);
        mix_row(hash, access->site);
        mix_travel(hash, model, &access->travel);
    }
    mix_variants(hash, model, municipality->variants);
}

static void mix_places(uint64_t *hash, const tkd_model *model)
{
    for (uint32_t i = 0; i < model->calendar_count; i++) {
        mix_calendar(hash, model, &model->calendars[i]);
    }
    for (uint32_t i = 0; i < model->provider_count; i++) {
        mix_item(hash, &model->providers[i].item);
        mix(hash, (uint64_t)model->providers[i].level);
    }
    for (uint32_t i = 0; i < model->site_count; i++) {
        mix_site(hash, model, &model->sites[i]);
    }
    for (uint32_t i = 0; i < model->pool_count; i++) {
        mix_pool(hash, model, &model->pools[i]);
    }
    for (uint32_t i = 0; i < model->service_count; i++) {
        mix_service(hash, model, &model->services[i]);
    }
}

static void mix_run(uint64_t *hash, const tkd_run_plan *run)
{
    mix_row(hash, run->start_day);
    mix_number(hash, run->warmup_s);
    mix_number(hash, run->measure_s);
    mix_number(hash, run->drain_s);
    mix(hash, run->replications);
    mix(hash, run->seed);
    mix_number(hash, run->client_hour_eur);
}

void tkd_model_fingerprint(const tkd_model *model, char digits[17])
{
    static const char hex[] = "0123456789abcdef";
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    mix_run(&hash, &model->run);
    for (uint32_t i = 0; i < model->trait_count; i++) {
        mix(&hash, model->traits[i].luck);
        mix(&hash, tkd_text_hash(model->traits[i].value));
    }
    for (uint32_t i = 0; i < model->group_count; i++) {
        mix_group(&hash, model, &model->groups[i]);
    }
    mix_places(&hash, model);
    mix_journeys(&hash, model);
    mix_bottlenecks(&hash, model);
    for (uint32_t i = 0; i < model->municipality_count; i++) {
        mix_municipality(&hash, model, &model->municipalities[i]);
    }
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    for (int i = 0; i < 16; i++) {
        digits[i] = hex[(hash >> (60 - 4 * i)) & 15u];
    }
    digits[16] = '\0';
}
