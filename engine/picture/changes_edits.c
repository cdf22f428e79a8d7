// SPDX-License-Identifier: EUPL-1.2
// What people wrote to come from before to after: each edited path with a title for it, and the steps
// that it concerns. The path of an edit names a service, a pool, a step …; steps are those that use it.
#include "changes.h"

enum { MOST_PARTS = 8 };

// A path taken apart, without the municipality whose own figure it is.
typedef struct target {
    tkd_text parts[MOST_PARTS]; // the last holds all that is left
    size_t count;
    tkd_text municipality; // empty: everybody's
} target;

static bool is_part(const target *path, size_t at, const char *word)
{
    return at < path->count && tkd_text_equal(path->parts[at], tkd_text_of(word));
}

static target take_apart(tkd_text path)
{
    target made = {.count = 0};
    for (size_t from = 0; from < path.size && made.count < MOST_PARTS;) {
        const size_t dot =
            made.count + 1 < MOST_PARTS ? tkd_text_find(path, TKD_TEXT("."), from) : SIZE_MAX;
        const size_t end = dot == SIZE_MAX ? path.size : dot;
        made.parts[made.count++] = tkd_text_part(path, from, end - from);
        from = end + 1;
    }
    if (is_part(&made, 0, "municipalities") && is_part(&made, 2, "set") && made.count > 3) {
        const tkd_text municipality = made.parts[1];
        const size_t from = (size_t)(made.parts[3].data - path.data);
        made = take_apart(tkd_text_part(path, from, path.size - from));
        made.municipality = municipality;
    } else if (is_part(&made, 0, "municipalities") && made.count > 1) {
        made.municipality = made.parts[1];
    }
    return made;
}

// ---- What a path names

// The items that a path may name; empty texts: none of that kind.
typedef struct named {
    tkd_text service;
    tkd_text pool;
    tkd_text provider;
    tkd_text calendar;
    tkd_text journey;
    tkd_text step;
    tkd_text bottleneck;
    tkd_text group;
    tkd_text proposal;
} named;

static named name_items(const target *path)
{
    named items = {.service = {0}};
    const tkd_text second = path->count > 1 ? path->parts[1] : (tkd_text){0};
    if (is_part(path, 0, "services")) {
        items.service = second;
    } else if (is_part(path, 0, "pools")) {
        items.pool = second;
    } else if (is_part(path, 0, "calendars")) {
        items.calendar = second;
    } else if (is_part(path, 0, "bottlenecks")) {
        items.bottleneck = second;
    } else if (is_part(path, 0, "groups")) {
        items.group = second;
    } else if (is_part(path, 0, "proposals")) {
        items.proposal = second;
    } else if (is_part(path, 0, "steps")) {
        items.step = second;
    } else if (is_part(path, 0, "journeys")) {
        items.journey = second;
        items.step = is_part(path, 2, "steps") && path->count > 3 ? path->parts[3] : items.step;
    } else if (is_part(path, 0, "municipalities") && path->count > 3) {
        items.pool = is_part(path, 2, "staff") ? path->parts[3] : items.pool;
        items.provider = is_part(path, 2, "access") ? path->parts[3] : items.provider;
    } else if (is_part(path, 0, "providers")) {
        const bool is_site = is_part(path, 2, "sites") && path->count > 5;
        items.pool = is_site && is_part(path, 4, "staff") ? path->parts[5] : items.pool;
        items.service = is_site && is_part(path, 4, "seats") ? path->parts[5] : items.service;
        items.provider = items.pool.size + items.service.size > 0 ? items.provider : second;
    }
    return items;
}

static bool is_item(const tkd_item *item, tkd_text id)
{
    return id.size > 0 && tkd_text_equal(item->id, id);
}

static bool is_calendar_of(const tkd_model *model, const tkd_service *service, tkd_text id)
{
    const int32_t own = service->calendar;
    const int32_t pools =
        service->pool == TKD_NONE ? TKD_NONE : model->pools[service->pool].calendar;
    return (own != TKD_NONE && is_item(&model->calendars[own].item, id)) ||
           (pools != TKD_NONE && is_item(&model->calendars[pools].item, id));
}

static bool concerns_step(const tkd_model *model, const tkd_step *step, const named *items)
{
    if (items->step.size > 0) {
        return is_item(&step->item, items->step) &&
               (items->journey.size == 0 ||
                is_item(&model->journeys[step->journey].item, items->journey));
    }
    if (step->service == TKD_NONE) {
        return false;
    }
    const tkd_service *service = &model->services[step->service];
    return is_item(&service->item, items->service) ||
           (service->pool != TKD_NONE && is_item(&model->pools[service->pool].item, items->pool)) ||
           (service->provider != TKD_NONE &&
            is_item(&model->providers[service->provider].item, items->provider)) ||
           is_calendar_of(model, service, items->calendar);
}

// ---- Titles

static const tkd_item *find_item(const void *rows, size_t row_size, size_t count, tkd_text id)
{
    for (size_t i = 0; i < count; i++) {
        const tkd_item *item = (const tkd_item *)((const char *)rows + i * row_size);
        if (is_item(item, id)) {
            return item;
        }
    }
    return NULL;
}

#define FIND(model, table, counted, id)                                                            \
    find_item((model)->table, sizeof(*(model)->table), (model)->counted, (id))

// The item that a path names; of a whole journey's, that one. NULL: none.
static const tkd_item *item_of(const tkd_model *model, const named *items)
{
    for (uint32_t i = 0; items->step.size > 0 && i < model->step_count; i++) {
        if (concerns_step(model, &model->steps[i], items)) {
            return &model->steps[i].item;
        }
    }
    const tkd_item *candidates[] = {
        FIND(model, services, service_count, items->service),
        FIND(model, pools, pool_count, items->pool),
        FIND(model, providers, provider_count, items->provider),
        FIND(model, calendars, calendar_count, items->calendar),
        FIND(model, bottlenecks, bottleneck_count, items->bottleneck),
        FIND(model, groups, group_count, items->group),
        FIND(model, proposals, proposal_count, items->proposal),
        FIND(model, journeys, journey_count, items->journey),
    };
    for (size_t i = 0; i < sizeof(candidates) / sizeof(candidates[0]); i++) {
        if (candidates[i] != NULL) {
            return candidates[i];
        }
    }
    return NULL;
}

// "Saaremaa: Koordinaator" in every language that one of them has.
static bool join(tkd_arena *arena, const tkd_label *place, const tkd_label *title,
                 tkd_label *joined)
{
    *joined = (tkd_label){.any = {0}};
    for (tkd_language language = TKD_ET; language < TKD_LANGUAGE_COUNT; language++) {
        if (place->by[language].size > 0 || title->by[language].size > 0) {
            joined->by[language] =
                tkd_text_format(arena, "%.*s: %.*s", TKD_ARG(tkd_label_in(place, language)),
                                TKD_ARG(tkd_label_in(title, language)));
            if (joined->by[language].data == NULL) {
                return false;
            }
        }
    }
    if (place->any.size > 0 || title->any.size > 0) {
        joined->any = tkd_text_format(arena, "%.*s: %.*s", TKD_ARG(tkd_label_in(place, TKD_ET)),
                                      TKD_ARG(tkd_label_in(title, TKD_ET)));
    }
    return true;
}

// Of the proposal that it comes with, else of the item; with its municipality before it.
static tkd_status title_of(const tkd_picture_laying *laying, const tkd_model *model,
                           const tkd_picture_written_edit *edit, const target *path,
                           const named *items, tkd_label *title, tkd_error *err)
{
    const tkd_item *proposal = FIND(model, proposals, proposal_count, edit->proposal);
    const tkd_item *item = item_of(model, items);
    const tkd_item *place = FIND(model, municipalities, municipality_count, path->municipality);
    if (proposal != NULL) {
        *title = tkd_picture_item_label(proposal);
        return TKD_OK;
    }
    if (item == NULL) {
        *title = place != NULL ? tkd_picture_item_label(place) : (tkd_label){.any = edit->path};
        return TKD_OK;
    }
    *title = tkd_picture_item_label(item);
    if (place != NULL) {
        const tkd_label municipality = tkd_picture_item_label(place);
        const tkd_label own = *title;
        if (!join(laying->arena, &municipality, &own, title)) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
        }
    }
    return TKD_OK;
}

// ---- What an edit changes

static void mark(tkd_picture_change *change)
{
    if (*change == TKD_CHANGE_NONE) {
        *change = TKD_CHANGE_CHANGED;
    }
}

static tkd_text id_of_end(const tkd_picture_laying *laying, const tkd_picture_flow *flow)
{
    switch (flow->to_end) {
    case TKD_END_STEP: return ((const tkd_picture_step *)laying->steps.items)[flow->to].id;
    case TKD_END_EXIT: return ((const tkd_picture_exit *)laying->exits.items)[flow->to].id;
    case TKD_END_START:
    case TKD_END_DONE: break;
    }
    return TKD_TEXT("end");
}

// `….steps.S.next.T…` is about the way from S to T; `then`, `else` and all of `next` about every way.
static void mark_flows(tkd_picture_laying *laying, const target *path, int32_t step)
{
    size_t at = 0;
    while (at < path->count && !is_part(path, at, "steps")) {
        at++;
    }
    const bool is_next = is_part(path, at + 2, "next");
    if (!is_next && !is_part(path, at + 2, "then") && !is_part(path, at + 2, "else")) {
        return;
    }
    const tkd_text to = is_next && at + 3 < path->count ? path->parts[at + 3] : (tkd_text){0};
    for (size_t i = 0; i < laying->flows.count; i++) {
        tkd_picture_flow *flow = &((tkd_picture_flow *)laying->flows.items)[i];
        if (flow->from_end == TKD_END_STEP && flow->from == step &&
            (to.size == 0 || tkd_text_equal(id_of_end(laying, flow), to))) {
            mark(&flow->change);
        }
    }
}

// Steps of one of the models that the path concerns, each once in the list from `first` on.
static tkd_status add_steps(tkd_picture_laying *laying, const tkd_model *model, const named *items,
                            uint32_t first, tkd_error *err)
{
    tkd_list *list = &laying->step_lists;
    for (uint32_t i = 0; i < model->step_count; i++) {
        const tkd_step *step = &model->steps[i];
        const int32_t row = concerns_step(model, step, items)
                                ? tkd_picture_find_step(
                                      laying, model->journeys[step->journey].item.id, step->item.id)
                                : TKD_NONE;
        bool is_known = row == TKD_NONE;
        for (size_t k = first; k < list->count && !is_known; k++) {
            is_known = ((const int32_t *)list->items)[k] == row;
        }
        if (!is_known) {
            TKD_TRY(tkd_picture_append(list, &row, err));
        }
    }
    return TKD_OK;
}

// Steps of a bottleneck, or of those that a proposal removes, copied from the row's own list.
static tkd_status copy_steps(tkd_picture_laying *laying, const named *items, tkd_error *err)
{
    tkd_range steps = {0};
    for (size_t i = 0; i < laying->bottlenecks.count; i++) {
        tkd_picture_bottleneck *row = &((tkd_picture_bottleneck *)laying->bottlenecks.items)[i];
        if (items->bottleneck.size > 0 && tkd_text_equal(row->id, items->bottleneck)) {
            steps = row->steps;
            mark(&row->change);
        }
    }
    for (size_t i = 0; i < laying->proposals.count; i++) {
        const tkd_picture_proposal *row =
            &((const tkd_picture_proposal *)laying->proposals.items)[i];
        if (items->proposal.size > 0 && tkd_text_equal(row->id, items->proposal)) {
            steps = row->steps;
        }
    }
    for (uint32_t i = 0; i < steps.count; i++) {
        const int32_t row = ((const int32_t *)laying->step_lists.items)[steps.first + i];
        TKD_TRY(tkd_picture_append(&laying->step_lists, &row, err));
    }
    return TKD_OK;
}

// `proposals.P`: adopted, given up, or adopted in other places.
static void mark_proposal(tkd_picture_laying *laying, const tkd_picture_written_edit *edit,
                          const target *path)
{
    if (!is_part(path, 0, "proposals") || path->count != 2) {
        return;
    }
    for (size_t i = 0; i < laying->proposals.count; i++) {
        tkd_picture_proposal *row = &((tkd_picture_proposal *)laying->proposals.items)[i];
        if (tkd_text_equal(row->id, path->parts[1])) {
            row->change = edit->before.size == 0  ? TKD_CHANGE_ADDED
                          : edit->after.size == 0 ? TKD_CHANGE_REMOVED
                                                  : TKD_CHANGE_CHANGED;
        }
    }
}

// Is the place one of those of a proposal, or are these all?
static bool is_among(tkd_text place, tkd_text places)
{
    const tkd_text comma = TKD_TEXT(", ");
    for (size_t from = 0; from <= places.size;) {
        const size_t found = tkd_text_find(places, comma, from);
        const size_t end = found == SIZE_MAX ? places.size : found;
        const tkd_text own = tkd_text_part(places, from, end - from);
        if (tkd_text_equal(own, place) || tkd_text_equal(own, TKD_TEXT("*"))) {
            return true;
        }
        from = end + comma.size;
    }
    return false;
}

// Is it about the municipality that is shown?
static bool is_shown(const tkd_picture *picture, const tkd_picture_written_edit *edit,
                     const target *path)
{
    const tkd_text shown = picture->municipality;
    if (shown.size == 0 || tkd_text_equal(shown, TKD_TEXT("*"))) {
        return true;
    }
    if (is_part(path, 0, "proposals") && path->count == 2) {
        return is_among(shown, edit->before) || is_among(shown, edit->after);
    }
    return path->municipality.size == 0 || tkd_text_equal(path->municipality, shown);
}

tkd_status tkd_picture_lay_edits(tkd_picture_laying *laying, const tkd_model *before,
                                 const tkd_model *after, const tkd_picture_written_edit *edits,
                                 size_t count, tkd_error *err)
{
    for (size_t i = 0; i < count; i++) {
        const target path = take_apart(edits[i].path);
        const named items = name_items(&path);
        const uint32_t first = (uint32_t)laying->step_lists.count;
        tkd_picture_edit row = {
            .path = edits[i].path, .before = edits[i].before, .after = edits[i].after};
        if (!is_shown(laying->after, &edits[i], &path)) {
            continue;
        }
        TKD_TRY(title_of(laying, after, &edits[i], &path, &items, &row.title, err));
        TKD_TRY(add_steps(laying, after, &items, first, err));
        TKD_TRY(add_steps(laying, before, &items, first, err));
        for (size_t k = first; k < laying->step_lists.count; k++) {
            const int32_t step = ((const int32_t *)laying->step_lists.items)[k];
            mark(&((tkd_picture_step *)laying->steps.items)[step].change);
            mark_flows(laying, &path, step);
        }
        TKD_TRY(copy_steps(laying, &items, err));
        mark_proposal(laying, &edits[i], &path);
        row.steps = (tkd_range){first, (uint32_t)laying->step_lists.count - first};
        TKD_TRY(tkd_picture_append(&laying->edits, &row, err));
    }
    return TKD_OK;
}
