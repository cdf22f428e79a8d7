// SPDX-License-Identifier: EUPL-1.2
// Adopting proposals, everywhere or in some municipalities: what holds in some only becomes an edit of
// their own `set`, so that one way of reading serves both.
#include "adoption.h"

#include <stdlib.h>

#include "spelling.h"

#include "teekond/number.h"

tkd_node *tkd_find_item_node(const tkd_node *root, const char *section, tkd_text id)
{
    const tkd_node *list = tkd_node_get(root, section);

    for (tkd_node *item = list != NULL ? list->first : NULL; item != NULL; item = item->next) {
        const tkd_node *name = tkd_node_get(item, "id");
        if (name != NULL && name->kind == TKD_SCALAR && tkd_text_equal(name->text, id)) {
            return item;
        }
    }
    return NULL;
}

/* Edits of some municipalities only. */

// `municipalities.M` at the start of a path: the rest is that municipality's own business.
static bool names_municipality(tkd_text path, tkd_text *municipality)
{
    size_t from = 0;
    const tkd_text section = tkd_path_next(path, &from);
    const tkd_key *key = tkd_key_find(TKD_CTX_ROOT, section);

    if (key == NULL || !tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("municipalities"))) {
        return false;
    }
    *municipality = tkd_path_next(path, &from);
    return true;
}

static bool is_among(tkd_text id, const tkd_adoption *adoption)
{
    for (size_t i = 0; i < adoption->where_count; i++) {
        if (tkd_text_equal(adoption->where[i], id)) {
            return true;
        }
    }
    return adoption->where == NULL;
}

// Put the edit into a municipality's own `set`, where the reader of variants finds it.
static void add_local_edit(tkd_variation_scan *scan, tkd_text municipality, const tkd_edit *edit)
{
    tkd_node *item = tkd_find_item_node(scan->root, "municipalities", municipality);
    tkd_node *set = tkd_node_get(item, "set");
    tkd_node *value = item != NULL ? tkd_node_copy(scan->editor.arena, edit->value) : NULL;

    if (item == NULL) {
        return;
    }
    if (set == NULL) {
        set = tkd_node_new(scan->scratch, TKD_MAP, edit->place);
        if (set != NULL) {
            tkd_edit_append(&scan->editor, item, TKD_TEXT("set"), set);
        }
    }
    if (set == NULL || value == NULL) {
        scan->editor.failed = true;
        return;
    }
    value->parent = NULL;
    value->next = NULL;
    value->written_key = edit->path;
    value->key_place = edit->place;
    tkd_edit_append(&scan->editor, set, edit->path, value);
    if (edit->toward < 1.0) {
        tkd_adjustment *mark = TKD_TAKE(scan->scratch, 1, tkd_adjustment);
        if (mark == NULL) {
            scan->editor.failed = true;
            return;
        }
        *mark = (tkd_adjustment){.kind = TKD_ADJUST_TOWARD, .amount = edit->toward};
        value->adjustments = mark;
    }
}

void tkd_log_edit(tkd_variation_scan *scan, tkd_text municipality, tkd_text path, tkd_text proposal)
{
    if (scan->log == NULL) {
        return;
    }
    tkd_logged_edit *row = tkd_list_add(scan->log);
    const tkd_text local = municipality.size > 0
                               ? tkd_text_format(scan->editor.arena, "municipalities.%.*s.set.%.*s",
                                                 TKD_ARG(municipality), TKD_ARG(path))
                               : path;
    if (row == NULL || local.data == NULL) {
        scan->editor.failed = true;
        return;
    }
    *row = (tkd_logged_edit){.path = local, .proposal = proposal};
}

static bool is_key(tkd_context context, tkd_text part, const char *name)
{
    const tkd_key *key = tkd_key_find(context, part);

    return key != NULL && tkd_text_equal(tkd_text_of(key->name), tkd_text_of(name));
}

// A pool of which each municipality has its own.
static bool is_pool_of_kov(const tkd_node *root, tkd_text id)
{
    const tkd_node *pool = tkd_find_item_node(root, "pools", id);
    const tkd_node *place = tkd_node_get(pool, "place");
    const tkd_node *provider = tkd_node_get(pool, "provider");
    const tkd_word *word = NULL;

    if (place != NULL && place->kind == TKD_SCALAR) {
        word = tkd_word_find(TKD_WORDS_PLACE, place->text);
        return word != NULL && word->value == TKD_AT_MUNICIPALITY;
    }
    if (provider != NULL && provider->kind == TKD_SCALAR) {
        word = tkd_word_find(TKD_WORDS_BUILT_IN, provider->text);
        return word != NULL && tkd_text_equal(tkd_text_of(word->name), TKD_TEXT("kov"));
    }
    return pool != NULL;
}

// Is it an edit that a municipality may have for itself?
static bool may_be_local(const tkd_node *root, tkd_text path)
{
    size_t from = 0;
    const tkd_text section = tkd_path_next(path, &from);

    if (is_key(TKD_CTX_ROOT, section, "services") || is_key(TKD_CTX_ROOT, section, "groups")) {
        return true;
    }
    if (is_key(TKD_CTX_ROOT, section, "pools")) {
        return is_pool_of_kov(root, tkd_path_next(path, &from));
    }
    for (from = 0; from < path.size;) {
        if (is_key(TKD_CTX_STAGE, tkd_path_next(path, &from), "steps")) {
            tkd_path_next(path, &from);
            return from < path.size && !is_key(TKD_CTX_STEP, tkd_path_next(path, &from), "after");
        }
    }
    return false;
}

void tkd_apply_edits(tkd_variation_scan *scan, const tkd_node *edits, const tkd_adoption *adoption,
                     double toward)
{
    for (const tkd_node *child = edits != NULL && edits->kind == TKD_MAP ? edits->first : NULL;
         child != NULL && !scan->editor.failed; child = child->next) {
        const tkd_edit edit = {child->key, child->key_place, child, toward};
        tkd_text municipality = {0};
        const bool local = names_municipality(child->key, &municipality);
        if (child->bad || (local && !is_among(municipality, adoption))) {
            continue;
        }
        if (local || adoption->where == NULL ||
            (adoption->everywhere_else && !may_be_local(scan->root, child->key))) {
            tkd_edit_apply(&scan->editor, scan->root, TKD_CTX_ROOT, &edit, 0);
            tkd_log_edit(scan, (tkd_text){0}, child->key, adoption->proposal);
            continue;
        }
        for (size_t i = 0; i < adoption->where_count; i++) {
            add_local_edit(scan, adoption->where[i], &edit);
            tkd_log_edit(scan, adoption->where[i], child->key, adoption->proposal);
        }
    }
}

/* Adopted proposals. */

static bool read_share(const tkd_node *node, double *share)
{
    const tkd_text text = node->kind == TKD_SCALAR ? tkd_text_trim(node->text) : (tkd_text){0};
    size_t used = 0;

    if (!tkd_number_read(text, false, share, &used)) {
        return false;
    }
    if (tkd_text_equal(tkd_text_trim(tkd_text_part(text, used, text.size)), TKD_TEXT("%"))) {
        *share /= 100.0;
    } else if (used < text.size) {
        return false;
    }
    return *share <= 1.0;
}

// Ids of a list or a single name.
static const tkd_text *ids_of(tkd_variation_scan *scan, tkd_node *node, size_t *count)
{
    const size_t most = node->kind == TKD_LIST ? node->count : 1u;
    tkd_text *ids = TKD_TAKE(scan->scratch, most, tkd_text);

    *count = 0;
    if (ids == NULL) {
        scan->editor.failed = true;
        return NULL;
    }
    for (tkd_node *name = tkd_values_first(node); name != NULL;
         name = tkd_values_next(node, name)) {
        if (name->kind == TKD_SCALAR) {
            ids[(*count)++] = name->text;
        }
    }
    return ids;
}

// The places of an adoption that are also places of the bottleneck.
static tkd_adoption narrowed(tkd_variation_scan *scan, const tkd_adoption *adoption,
                             tkd_node *where)
{
    tkd_adoption narrow = *adoption;
    size_t count = 0;
    const tkd_text *ids = ids_of(scan, where, &count);
    tkd_text *both = TKD_TAKE(scan->scratch, count + 1, tkd_text);

    if (ids == NULL || both == NULL) {
        scan->editor.failed = true;
        return narrow;
    }
    narrow.everywhere_else = adoption->where == NULL;
    narrow.where = both;
    narrow.where_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_among(ids[i], adoption)) {
            both[narrow.where_count++] = ids[i];
        }
    }
    return narrow;
}

// A bottleneck's `without`, as far as a share of it is taken away: where it acts, if the edit is one
// that a municipality may have for itself.
void tkd_take_away(tkd_variation_scan *scan, tkd_text bottleneck, double share,
                   const tkd_adoption *adoption)
{
    const tkd_node *item = tkd_find_item_node(scan->root, "bottlenecks", bottleneck);
    tkd_node *where = tkd_node_get(item, "where");

    if (share > 0.0) {
        const tkd_adoption narrow = where != NULL ? narrowed(scan, adoption, where) : *adoption;
        tkd_apply_edits(scan, tkd_node_get(item, "without"), &narrow, share);
    }
}

double tkd_removed_share(const tkd_node *node)
{
    const tkd_node *value = node->kind == TKD_MAP ? tkd_node_get(node, "value") : node;
    double share = 0.0;

    if (value == NULL || !read_share(value, &share)) {
        return 0.0;
    }
    for (const tkd_adjustment *edit = value->adjustments; edit != NULL; edit = edit->next) {
        double added = 0.0;
        if (edit->kind == TKD_ADJUST_TIMES) {
            share *= edit->amount;
        } else if (edit->kind == TKD_ADJUST_PLUS && read_share(edit->value, &added)) {
            share += added;
        }
    }
    return share > 1.0 ? 1.0 : share;
}

static void remove_by_proposal(tkd_variation_scan *scan, tkd_node *removes,
                               const tkd_adoption *adoption)
{
    for (const tkd_node *child = removes != NULL ? tkd_values_first(removes) : NULL;
         removes != NULL && removes->kind != TKD_MAP && child != NULL;
         child = tkd_values_next(removes, child)) {
        if (child->kind == TKD_SCALAR) {
            tkd_take_away(scan, child->text, 1.0, adoption);
        }
    }
    for (const tkd_node *child = removes != NULL && removes->kind == TKD_MAP ? removes->first
                                                                             : NULL;
         child != NULL; child = child->next) {
        tkd_take_away(scan, child->key, tkd_removed_share(child), adoption);
    }
}

static bool is_adopted_today(const tkd_node *proposal)
{
    const tkd_node *status = tkd_node_get(proposal, "status");
    const tkd_word *word = status != NULL && status->kind == TKD_SCALAR
                               ? tkd_word_find(TKD_WORDS_STATUS, status->text)
                               : NULL;

    return word != NULL && word->value == TKD_PROPOSAL_ADOPTED;
}

// A proposal that is to be adopted: where, NULL for everywhere.
typedef struct planned {
    const tkd_node *proposal;
    tkd_text id;
    const tkd_text *where;
    size_t where_count;
} planned;

// The names of a row and further ones, each once; `both` has room for all.
static size_t join_names(const planned *row, const tkd_text *names, size_t count, tkd_text *both)
{
    const tkd_adoption known = {.where = row->where, .where_count = row->where_count};
    size_t joined = 0;

    for (size_t i = 0; i < row->where_count; i++) {
        both[joined++] = row->where[i];
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_among(names[i], &known)) {
            both[joined++] = names[i];
        }
    }
    return joined;
}

// Today's adoption and the scenario's are one: everywhere, or in the places of both.
static void plan_adoption(tkd_variation_scan *scan, tkd_list *plan, const tkd_node *proposal,
                          tkd_node *where)
{
    const tkd_node *id = tkd_node_get(proposal, "id");
    planned *rows = plan->items;
    size_t count = 0;

    if (id == NULL || id->kind != TKD_SCALAR) {
        return;
    }
    const tkd_text *names = where != NULL ? ids_of(scan, where, &count) : NULL;
    for (size_t i = 0; i < plan->count; i++) {
        if (rows[i].proposal != proposal) {
            continue;
        }
        tkd_text *both = TKD_TAKE(scan->scratch, count + rows[i].where_count, tkd_text);
        if (both == NULL) {
            scan->editor.failed = true;
        } else if (names == NULL || rows[i].where == NULL) {
            rows[i].where = NULL;
            rows[i].where_count = 0;
        } else {
            rows[i].where_count = join_names(&rows[i], names, count, both);
            rows[i].where = both;
        }
        return;
    }
    planned *fresh = tkd_list_add(plan);
    if (fresh == NULL) {
        scan->editor.failed = true;
        return;
    }
    *fresh = (planned){proposal, id->text, names, count};
}

// Status, places and what they then do as edited.
static void plan_todays(tkd_variation_scan *scan, tkd_list *plan)
{
    const tkd_node *list = tkd_node_get(scan->root, "proposals");

    for (tkd_node *item = list != NULL ? list->first : NULL; item != NULL && !scan->editor.failed;
         item = item->next) {
        if (!is_adopted_today(item)) {
            continue;
        }
        const tkd_node *id = tkd_node_get(item, "id");
        const tkd_node *written =
            id != NULL ? tkd_find_item_node(scan->workspace->root, "proposals", id->text) : NULL;
        if (written != NULL) {
            plan_adoption(scan, plan, written, tkd_node_get(item, "pilot"));
        }
    }
}

static int compare_planned(const void *left, const void *right)
{
    const planned *a = left;
    const planned *b = right;

    return tkd_text_compare(a->id, b->id);
}

// By the ids of proposals, so that their written order changes nothing.
static void adopt_planned(tkd_variation_scan *scan, const tkd_list *plan)
{
    planned *rows = plan->items;

    if (plan->count > 1) {
        qsort(rows, plan->count, sizeof(*rows), compare_planned);
    }
    for (size_t i = 0; i < plan->count && !scan->editor.failed; i++) {
        tkd_adoption *row = tkd_list_add(&scan->adoptions);
        if (row == NULL) {
            scan->editor.failed = true;
            return;
        }
        *row = (tkd_adoption){
            .proposal = rows[i].id, .where = rows[i].where, .where_count = rows[i].where_count};
        const tkd_adoption adoption = *row;
        const tkd_node *edited = tkd_find_item_node(scan->root, "proposals", rows[i].id);
        tkd_apply_edits(scan, tkd_node_get(edited, "set"), &adoption, 1.0);
        remove_by_proposal(scan, tkd_node_get(edited, "removes"), &adoption);
    }
}

static void report_unknown(tkd_variation_scan *scan, tkd_section section, tkd_place place,
                           tkd_text id)
{
    const bool et = scan->editor.problems->language == TKD_ET;
    const char *key = section == TKD_SECTION_PROPOSALS ? "proposals" : "municipalities";
    const char *word = tkd_section_word(section, et ? TKD_ET : TKD_EN);
    const tkd_node *list = tkd_node_get(scan->workspace->root, key);
    const tkd_spelling spelling = tkd_spelling_of(id);
    tkd_nearest search = {0};
    tkd_problem *problem =
        tkd_problems_add(scan->editor.problems, TKD_CODE_UNKNOWN_REFERENCE, place,
                         "tundmatu %s „%.*s“", "unknown %s “%.*s”", word, TKD_ARG(id));

    for (tkd_node *item = list != NULL && problem != NULL ? list->first : NULL; item != NULL;
         item = item->next) {
        const tkd_node *name = tkd_node_get(item, "id");
        const tkd_text copy = name != NULL && name->kind == TKD_SCALAR
                                  ? tkd_text_copy(scan->scratch, name->text)
                                  : (tkd_text){0};
        if (copy.data != NULL) {
            tkd_nearest_offer(&search, &spelling, copy.data);
        }
    }
    const char *nearest = problem != NULL ? tkd_nearest_take(&search, scan->scratch) : NULL;
    if (nearest != NULL) {
        tkd_problem_hint(scan->editor.problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else {
        tkd_problem_hint(scan->editor.problems, problem, "siia sobib: %s",
                         "what belongs here: a %s", word);
    }
}

static void check_municipalities(tkd_variation_scan *scan, tkd_node *names)
{
    for (tkd_node *name = tkd_values_first(names); name != NULL;
         name = tkd_values_next(names, name)) {
        if (name->kind == TKD_SCALAR &&
            tkd_find_item_node(scan->workspace->root, "municipalities", name->text) == NULL) {
            report_unknown(scan, TKD_SECTION_MUNICIPALITIES, name->place, name->text);
        }
    }
}

// `adopt: [a, b]` or `{a: [saaremaa]}`.
static void plan_scenarios(tkd_variation_scan *scan, tkd_list *plan)
{
    tkd_node *list = tkd_node_get(scan->scenario, "adopt");
    const bool map = list != NULL && list->kind == TKD_MAP;

    for (tkd_node *entry = map ? list->first : tkd_values_first(list);
         entry != NULL && !scan->editor.failed;
         entry = map ? entry->next : tkd_values_next(list, entry)) {
        if (entry->bad || (!map && entry->kind != TKD_SCALAR)) {
            continue;
        }
        const tkd_text id = map ? entry->key : entry->text;
        const tkd_node *proposal = tkd_find_item_node(scan->workspace->root, "proposals", id);
        if (proposal == NULL) {
            report_unknown(scan, TKD_SECTION_PROPOSALS, map ? entry->key_place : entry->place, id);
            continue;
        }
        if (map) {
            check_municipalities(scan, entry);
        }
        plan_adoption(scan, plan, proposal, map ? entry : NULL);
    }
}

static void drop_planned(tkd_list *plan, const tkd_node *proposal)
{
    planned *rows = plan->items;

    for (size_t i = 0; i < plan->count; i++) {
        if (rows[i].proposal == proposal) {
            rows[i] = rows[--plan->count];
            return;
        }
    }
}

// A decision holds instead of what was planned.
static void plan_decision(tkd_variation_scan *scan, tkd_list *plan, const tkd_decision *decision)
{
    const tkd_node *proposal =
        tkd_find_item_node(scan->workspace->root, "proposals", decision->proposal);

    if (proposal == NULL) {
        return;
    }
    drop_planned(plan, proposal);
    planned *fresh = decision->is_adopted ? tkd_list_add(plan) : NULL;
    if (fresh != NULL) {
        *fresh = (planned){proposal, decision->proposal,
                           decision->municipality_count > 0 ? decision->municipalities : NULL,
                           decision->municipality_count};
    }
    scan->editor.failed = scan->editor.failed || (decision->is_adopted && fresh == NULL);
}

void tkd_adopt_proposals(tkd_variation_scan *scan, const tkd_variation *variation)
{
    tkd_list plan;

    tkd_list_init(&plan, scan->scratch, sizeof(planned));
    plan_todays(scan, &plan);
    plan_scenarios(scan, &plan);
    for (size_t i = 0; i < variation->decision_count && !scan->editor.failed; i++) {
        plan_decision(scan, &plan, &variation->decisions[i]);
    }
    adopt_planned(scan, &plan);
}
