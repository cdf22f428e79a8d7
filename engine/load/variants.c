// SPDX-License-Identifier: EUPL-1.2
// A municipality's own `set`: for its clients only. The item that an edit names is copied, edited and
// read again; the fresh row is a variant that stands in for the general one. Only services, steps,
// groups and the municipality's own pools can differ so: all else is shared with other clients.
#include "reader.h"

#include <stdlib.h>

#include "edits.h"

// One edit, and the item that it is about.
typedef struct local_edit {
    tkd_variant_kind kind;
    int32_t row;
    uint32_t order; /**< In which it was written. */
    size_t rest;    /**< Byte of the path behind the item. */
    const tkd_node *node;
} local_edit;

static int compare_edits(const void *left, const void *right)
{
    const local_edit *a = left;
    const local_edit *b = right;

    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    return (a->order > b->order) - (a->order < b->order);
}

static void report_not_here(tkd_reader *reader, const tkd_node *child)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_EDIT_NOT_HERE, child->key_place,
                         "„%.*s“ ei ole ainult selle omavalitsuse oma",
                         "“%.*s” is not this municipality's alone", TKD_ARG(child->key));

    tkd_problem_hint(reader->problems, problem,
                     "omavalitsuse `set` muudab teenuseid, samme, sihtrühmi ja oma teenindajaid",
                     "a municipality's `set` changes services, steps, groups and its own pools");
}

static tkd_edit edit_of(const tkd_node *child)
{
    const tkd_adjustment *mark = child->adjustments;
    const bool part = mark != NULL && mark->kind == TKD_ADJUST_TOWARD && mark->value == NULL;

    return (tkd_edit){
        .path = child->key,
        .place = child->key_place,
        .value = child,
        .toward = part ? mark->amount : 1.0,
    };
}

// A path whose item does not exist is reported by walking it from the root.
static void report_path(tkd_reader *reader, const tkd_node *child)
{
    tkd_editor editor = {.arena = reader->scratch, .problems = reader->problems, .rehearsal = true};
    const tkd_edit edit = edit_of(child);
    const size_t before = reader->problems->error_count;

    tkd_edit_apply(&editor, reader->root, TKD_CTX_ROOT, &edit, 0);
    reader->failed = reader->failed || editor.failed;
    if (reader->problems->error_count == before) {
        report_not_here(reader, child);
    }
}

// `steps.…` or `stages.…`, where there is but one journey.
static bool begins_at_only_journey(const tkd_reader *reader, const tkd_node *child)
{
    size_t from = 0;
    const tkd_text part = tkd_path_next(child->key, &from);
    const tkd_key *key = tkd_key_find(TKD_CTX_STAGE, part);
    const bool steps = key != NULL && tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("steps"));

    key = tkd_key_find(TKD_CTX_JOURNEY, part);
    const bool stages = key != NULL && tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("stages"));
    return (steps || stages) && reader->names[TKD_SECTION_JOURNEYS].count == 1;
}

static bool find_step_row(tkd_reader *reader, const tkd_node *child, bool only, size_t *from,
                          int32_t *row)
{
    tkd_journey_name_kind kind = TKD_NAME_STAGE;
    const tkd_text journey = only ? (tkd_text){0} : tkd_path_next(child->key, from);
    const int32_t journey_row = only ? 0 : tkd_find_name(reader, TKD_SECTION_JOURNEYS, journey);
    tkd_text id = (tkd_text){0};

    if (journey_row == TKD_NONE) {
        return false;
    }
    // The step is the part behind `steps`, whether or not a stage was named before it.
    while (*from < child->key.size) {
        const tkd_key *key = tkd_key_find(TKD_CTX_STAGE, tkd_path_next(child->key, from));
        if (key != NULL && tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("steps"))) {
            id = tkd_path_next(child->key, from);
            break;
        }
    }
    return id.size > 0 && tkd_find_in_journey(reader, journey_row, id, &kind, row) &&
           kind == TKD_NAME_STEP;
}

// Which item the edit is about. False: none; `foreign` when it exists but is not the municipality's.
static bool find_item(tkd_reader *reader, const tkd_node *child, local_edit *edit, bool *foreign)
{
    size_t from = 0;
    const tkd_key *key = tkd_key_find(TKD_CTX_ROOT, tkd_path_next(child->key, &from));
    const tkd_text section = key != NULL ? tkd_text_of(key->name) : (tkd_text){0};

    *foreign = false;
    const bool only = begins_at_only_journey(reader, child);
    if (only || tkd_text_equal(section, TKD_TEXT("journeys"))) {
        edit->kind = TKD_VARIANT_STEP;
        from = only ? 0 : from;
        const bool found = find_step_row(reader, child, only, &from, &edit->row);
        edit->rest = from;
        return found;
    }
    const struct {
        tkd_text name;
        tkd_section section;
        tkd_variant_kind kind;
    } kinds[] = {
        {TKD_TEXT_INIT("services"), TKD_SECTION_SERVICES, TKD_VARIANT_SERVICE},
        {TKD_TEXT_INIT("groups"), TKD_SECTION_GROUPS, TKD_VARIANT_GROUP},
        {TKD_TEXT_INIT("pools"), TKD_SECTION_POOLS, TKD_VARIANT_POOL},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (tkd_text_equal(section, kinds[i].name)) {
            edit->kind = kinds[i].kind;
            edit->row = tkd_find_name(reader, kinds[i].section, tkd_path_next(child->key, &from));
            edit->rest = from;
            *foreign = edit->row != TKD_NONE && edit->kind == TKD_VARIANT_POOL &&
                       reader->pools[edit->row].place != TKD_AT_MUNICIPALITY;
            return edit->row != TKD_NONE && !*foreign;
        }
    }
    *foreign = key != NULL;
    return false;
}

static tkd_node *node_of(tkd_reader *reader, tkd_variant_kind kind, int32_t row)
{
    switch (kind) {
    case TKD_VARIANT_SERVICE: return reader->names[TKD_SECTION_SERVICES].rows[row].node;
    case TKD_VARIANT_STEP:
        return ((tkd_step_note *)tkd_reader_at(reader, &reader->step_notes, (size_t)row))->node;
    case TKD_VARIANT_GROUP: return reader->names[TKD_SECTION_GROUPS].rows[row].node;
    case TKD_VARIANT_POOL: return reader->names[TKD_SECTION_POOLS].rows[row].node;
    }
    return NULL;
}

static tkd_context context_of(tkd_variant_kind kind)
{
    switch (kind) {
    case TKD_VARIANT_SERVICE: return TKD_CTX_SERVICE;
    case TKD_VARIANT_STEP: return TKD_CTX_STEP;
    case TKD_VARIANT_GROUP: return TKD_CTX_GROUP;
    case TKD_VARIANT_POOL: return TKD_CTX_POOL;
    }
    return TKD_CTX_NONE;
}

// Starts and seats of a course to which people of other municipalities come too; how long it lasts for
// one's own people is another matter.
static bool is_shared_course(tkd_reader *reader, const tkd_node *child, const local_edit *edit)
{
    size_t from = edit->rest;
    const tkd_key *key = tkd_key_find(TKD_CTX_SERVICE, tkd_path_next(child->key, &from));
    const tkd_service *service = edit->kind == TKD_VARIANT_SERVICE
                                     ? tkd_reader_at(reader, &reader->services, (size_t)edit->row)
                                     : NULL;

    if (service == NULL || !service->is_course || service->provider == TKD_PROVIDER_KOV ||
        key == NULL || !tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("course"))) {
        return false;
    }
    key = tkd_key_find(TKD_CTX_COURSE, tkd_path_next(child->key, &from));
    return key == NULL || !tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("lasts"));
}

// What all municipalities share of an item that may differ otherwise: the shape of the journey, whose
// staff a pool is, and a common course.
static bool is_shared(tkd_reader *reader, const tkd_node *child, const local_edit *edit)
{
    static const struct {
        tkd_variant_kind kind;
        tkd_text key;
    } shared[] = {
        {TKD_VARIANT_STEP, TKD_TEXT_INIT("after")},
        {TKD_VARIANT_STEP, TKD_TEXT_INIT("milestone")},
        {TKD_VARIANT_STEP, TKD_TEXT_INIT("bottlenecks")},
        {TKD_VARIANT_POOL, TKD_TEXT_INIT("provider")},
        {TKD_VARIANT_POOL, TKD_TEXT_INIT("place")},
    };
    size_t from = edit->rest;
    const tkd_key *key = tkd_key_find(context_of(edit->kind), tkd_path_next(child->key, &from));

    for (size_t i = 0; key != NULL && i < sizeof(shared) / sizeof(shared[0]); i++) {
        if (shared[i].kind == edit->kind && tkd_text_equal(tkd_text_of(key->name), shared[i].key)) {
            return true;
        }
    }
    return is_shared_course(reader, child, edit);
}

static void add_variant(tkd_reader *reader, tkd_variant_kind kind, int32_t row, size_t instead)
{
    *(tkd_variant *)tkd_reader_add(reader, &reader->variants) =
        (tkd_variant){kind, row, (int32_t)instead};
}

static void add_service_variant(tkd_reader *reader, int32_t row, const tkd_service *service)
{
    add_variant(reader, TKD_VARIANT_SERVICE, row, reader->variant_services.count);
    *(tkd_service *)tkd_reader_add(reader, &reader->variant_services) = *service;
}

// A step with keys of its own on a changed service changes with it.
static void follow_service(tkd_reader *reader, int32_t base, const tkd_service *changed)
{
    for (size_t i = 0; i < reader->steps.count && !reader->failed; i++) {
        const tkd_step step = *(tkd_step *)tkd_reader_at(reader, &reader->steps, i);
        const tkd_step_note note = *(tkd_step_note *)tkd_reader_at(reader, &reader->step_notes, i);
        if (note.base_service == base && step.own_service) {
            tkd_service service = *changed;
            service.item = step.item;
            service.item.id = (tkd_text){0};
            tkd_load_service(reader, note.node, &service);
            add_service_variant(reader, step.service, &service);
        }
    }
}

static void read_service_variant(tkd_reader *reader, int32_t row, tkd_node *node)
{
    tkd_service service = {
        .item = ((tkd_service *)tkd_reader_at(reader, &reader->services, (size_t)row))->item,
        .provider = TKD_NONE,
        .pool = TKD_NONE,
        .calendar = TKD_NONE,
        .travels = true,
    };

    tkd_load_service(reader, node, &service);
    add_service_variant(reader, row, &service);
    follow_service(reader, row, &service);
}

// The service as this municipality has it by now: its last variant, else the general row.
static tkd_service present_service(tkd_reader *reader, size_t first_variant, int32_t row)
{
    for (size_t i = reader->variants.count; i > first_variant; i--) {
        const tkd_variant *variant = tkd_reader_at(reader, &reader->variants, i - 1);
        if (variant->kind == TKD_VARIANT_SERVICE && variant->row == row) {
            return *(tkd_service *)tkd_reader_at(reader, &reader->variant_services,
                                                 (size_t)variant->instead);
        }
    }
    return *(tkd_service *)tkd_reader_at(reader, &reader->services, (size_t)row);
}

static void read_step_variant(tkd_reader *reader, size_t first_variant, int32_t row, tkd_node *node)
{
    const tkd_step general = *(tkd_step *)tkd_reader_at(reader, &reader->steps, (size_t)row);
    tkd_step step = {
        .item = general.item,
        .journey = general.journey,
        .stage = general.stage,
        .branch = general.branch,
        .position = general.position,
        .service = TKD_NONE,
        .not_before_from = TKD_NONE,
        .deadline_from = TKD_NONE,
        .otherwise = {TKD_TARGET_ON, TKD_NONE},
        .then = {TKD_TARGET_ON, TKD_NONE},
    };
    const int32_t base = tkd_refer(reader, TKD_SECTION_SERVICES, tkd_node_get(node, "service"));

    tkd_load_step(reader, node, &step);
    step.after = general.after;
    step.service = base;
    step.own_service = tkd_has_service_keys(node);
    if (step.own_service) {
        tkd_service service = {
            .provider = TKD_NONE, .pool = TKD_NONE, .calendar = TKD_NONE, .travels = true};
        if (base != TKD_NONE) {
            service = present_service(reader, first_variant, base);
        }
        service.item = general.item;
        service.item.id = (tkd_text){0};
        tkd_load_service(reader, node, &service);
        step.service = (int32_t)reader->services.count;
        *(tkd_service *)tkd_reader_add(reader, &reader->services) = service;
    }
    add_variant(reader, TKD_VARIANT_STEP, row, reader->variant_steps.count);
    *(tkd_step *)tkd_reader_add(reader, &reader->variant_steps) = step;
    *(tkd_step_note *)tkd_reader_add(reader, &reader->variant_step_notes) =
        (tkd_step_note){.node = node, .base_service = base, .bad_service = false};
    reader->gained |= step.gives | step.deadline_late;
}

static void read_variant(tkd_reader *reader, size_t first_variant, tkd_variant_kind kind,
                         int32_t row, tkd_node *node)
{
    switch (kind) {
    case TKD_VARIANT_SERVICE: read_service_variant(reader, row, node); break;
    case TKD_VARIANT_STEP: read_step_variant(reader, first_variant, row, node); break;
    case TKD_VARIANT_GROUP: {
        tkd_group group = {.item = reader->groups[row].item};
        tkd_load_group(reader, node, &group);
        add_variant(reader, kind, row, reader->variant_groups.count);
        *(tkd_group *)tkd_reader_add(reader, &reader->variant_groups) = group;
        break;
    }
    case TKD_VARIANT_POOL: {
        tkd_pool pool = {.item = reader->pools[row].item};
        tkd_load_pool(reader, node, &pool);
        pool.provider = reader->pools[row].provider;
        pool.place = reader->pools[row].place;
        if (!tkd_figure_is_set(pool.servers)) {
            pool.servers = reader->pools[row].servers;
        }
        add_variant(reader, kind, row, reader->variant_pools.count);
        *(tkd_pool *)tkd_reader_add(reader, &reader->variant_pools) = pool;
        break;
    }
    }
}

// All edits of one item: copy it, edit the copy, read it.
static void make_variant(tkd_reader *reader, size_t first_variant, const local_edit *edits,
                         size_t count)
{
    tkd_editor editor = {.arena = reader->arena, .problems = reader->problems};
    tkd_node *general = node_of(reader, edits->kind, edits->row);
    tkd_node *copy = general != NULL ? tkd_node_copy(reader->arena, general) : NULL;

    if (copy == NULL) {
        reader->failed = reader->failed || general != NULL;
        return;
    }
    copy->parent = general->parent;
    copy->next = NULL;
    for (size_t i = 0; i < count; i++) {
        const tkd_edit edit = edit_of(edits[i].node);
        tkd_edit_apply(&editor, copy, context_of(edits->kind), &edit, edits[i].rest);
    }
    tkd_edits_finish(&editor);
    reader->failed = reader->failed || editor.failed;
    read_variant(reader, first_variant, edits->kind, edits->row, copy);
}

static int compare_variants(const void *left, const void *right)
{
    const tkd_variant *a = left;
    const tkd_variant *b = right;

    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    return (a->instead > b->instead) - (a->instead < b->instead);
}

// Sorted by kind and row; of two for one row the later stands.
static tkd_range sorted_variants(tkd_reader *reader, size_t first)
{
    tkd_variant *rows = reader->variants.items;
    size_t kept = first;

    if (reader->variants.count < first + 2 || reader->failed) {
        return tkd_reader_since(&reader->variants, first);
    }
    qsort(&rows[first], reader->variants.count - first, sizeof(*rows), compare_variants);
    for (size_t i = first; i < reader->variants.count; i++) {
        const bool again = kept > first && rows[kept - 1].kind == rows[i].kind &&
                           rows[kept - 1].row == rows[i].row;
        kept -= again ? 1u : 0u;
        rows[kept++] = rows[i];
    }
    reader->variants.count = kept;
    return tkd_reader_since(&reader->variants, first);
}

static void read_set(tkd_reader *reader, const tkd_node *set, tkd_municipality *municipality)
{
    const size_t first = reader->variants.count;
    local_edit *edits = TKD_TAKE(reader->scratch, set->count, local_edit);
    size_t count = 0;

    if (edits == NULL) {
        reader->failed = true;
        return;
    }
    for (const tkd_node *child = set->first; child != NULL; child = child->next) {
        local_edit edit = {.order = (uint32_t)count, .node = child};
        bool foreign = false;
        if (child->bad) {
            continue;
        }
        const bool found = find_item(reader, child, &edit, &foreign);
        if (found && !is_shared(reader, child, &edit)) {
            edits[count++] = edit;
        } else if (found || foreign) {
            report_not_here(reader, child);
        } else {
            report_path(reader, child);
        }
    }
    if (count > 1) {
        qsort(edits, count, sizeof(*edits), compare_edits);
    }
    for (size_t i = 0; i < count && !reader->failed;) {
        size_t end = i + 1;
        while (end < count && edits[end].kind == edits[i].kind && edits[end].row == edits[i].row) {
            end++;
        }
        make_variant(reader, first, &edits[i], end - i);
        i = end;
    }
    municipality->variants = sorted_variants(reader, first);
}

void tkd_load_variants(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_MUNICIPALITIES];

    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        const tkd_node *set = tkd_node_get(names->rows[i].node, "set");
        if (set != NULL && set->kind == TKD_MAP) {
            reader->local = names->rows[i].id;
            read_set(reader, set, &reader->municipalities[i]);
            reader->local = (tkd_text){0};
        }
    }
}
