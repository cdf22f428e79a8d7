// SPDX-License-Identifier: EUPL-1.2
// A variation of a workspace: a copy of its tree, edited in the format's order – adopted proposals,
// the scenario's own edits, settings of the command line, then what is taken away for a price – and
// read like any other document.
#include "workspace.h"

#include "build.h"
#include "edits.h"
#include "spelling.h"

#include "teekond/number.h"

// Building one variation.
typedef struct variation_scan {
    tkd_workspace *workspace;
    tkd_node *root; /**< The copy. */
    tkd_editor editor;
    tkd_arena *scratch;
    tkd_list adoptions; /**< of tkd_adoption */
    const tkd_node *scenario;
} variation_scan;

static tkd_node *find_item(const tkd_node *root, const char *section, tkd_text id)
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

// A copy of the tree whose texts are the workspace's own: a model's texts point there. As deep as the
// written text, which its reader bounds.
static tkd_node *copy_sharing_texts(tkd_arena *arena, const tkd_node *node)
{
    tkd_node *copy = TKD_TAKE(arena, 1, tkd_node);

    if (copy == NULL) {
        return NULL;
    }
    *copy = *node;
    copy->first = NULL;
    copy->last = NULL;
    copy->next = NULL;
    copy->parent = NULL;
    copy->count = 0;
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        tkd_node *fresh = copy_sharing_texts(arena, child);
        if (fresh == NULL) {
            return NULL;
        }
        tkd_node_append(copy, fresh->key, fresh);
    }
    return copy;
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
static void add_local_edit(variation_scan *scan, tkd_text municipality, const tkd_edit *edit)
{
    tkd_node *item = find_item(scan->root, "municipalities", municipality);
    tkd_node *set = tkd_node_get(item, "set");
    tkd_node *value = item != NULL ? tkd_node_copy(scan->editor.arena, edit->value) : NULL;

    if (item == NULL) {
        return;
    }
    if (set == NULL) {
        set = tkd_node_new(scan->scratch, TKD_MAP, edit->place);
        if (set != NULL) {
            tkd_node_append(item, TKD_TEXT("set"), set);
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
    tkd_node_append(set, edit->path, value);
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

// Edits of a `set` or `without`, for the municipalities of an adoption.
static void apply_map(variation_scan *scan, const tkd_node *edits, const tkd_adoption *adoption,
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
        if (local || adoption->where == NULL) {
            tkd_edit_apply(&scan->editor, scan->root, TKD_CTX_ROOT, &edit, 0);
            continue;
        }
        for (size_t i = 0; i < adoption->where_count; i++) {
            add_local_edit(scan, adoption->where[i], &edit);
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

// A bottleneck's `without`, as far as a share of it is taken away.
static void take_away(variation_scan *scan, tkd_text bottleneck, double share,
                      const tkd_adoption *adoption)
{
    const tkd_node *item = find_item(scan->workspace->root, "bottlenecks", bottleneck);

    if (share > 0.0) {
        apply_map(scan, tkd_node_get(item, "without"), adoption, share);
    }
}

static void remove_by_proposal(variation_scan *scan, tkd_node *removes,
                               const tkd_adoption *adoption)
{
    for (const tkd_node *child = removes != NULL ? tkd_values_first(removes) : NULL;
         removes != NULL && removes->kind != TKD_MAP && child != NULL;
         child = tkd_values_next(removes, child)) {
        if (child->kind == TKD_SCALAR) {
            take_away(scan, child->text, 1.0, adoption);
        }
    }
    for (const tkd_node *child = removes != NULL && removes->kind == TKD_MAP ? removes->first
                                                                             : NULL;
         child != NULL; child = child->next) {
        const tkd_node *value = child->kind == TKD_MAP ? tkd_node_get(child, "value") : child;
        double share = 0.0;
        if (value != NULL && read_share(value, &share)) {
            take_away(scan, child->key, share, adoption);
        }
    }
}

static void adopt(variation_scan *scan, const tkd_node *proposal, const tkd_text *where,
                  size_t where_count)
{
    const tkd_node *id = tkd_node_get(proposal, "id");
    tkd_adoption *adoption = tkd_list_add(&scan->adoptions);

    if (adoption == NULL || id == NULL) {
        scan->editor.failed = scan->editor.failed || adoption == NULL;
        return;
    }
    *adoption = (tkd_adoption){.proposal = id->text, .where = where, .where_count = where_count};
    const tkd_adoption kept = *adoption;
    apply_map(scan, tkd_node_get(proposal, "set"), &kept, 1.0);
    remove_by_proposal(scan, tkd_node_get(proposal, "removes"), &kept);
}

// Ids of a list or a single name.
static const tkd_text *ids_of(variation_scan *scan, tkd_node *node, size_t *count)
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

static bool is_adopted_today(const tkd_node *proposal)
{
    const tkd_node *status = tkd_node_get(proposal, "status");
    const tkd_word *word = status != NULL && status->kind == TKD_SCALAR
                               ? tkd_word_find(TKD_WORDS_STATUS, status->text)
                               : NULL;

    return word != NULL && word->value == TKD_PROPOSAL_ADOPTED;
}

static void adopt_todays(variation_scan *scan)
{
    const tkd_node *list = tkd_node_get(scan->workspace->root, "proposals");

    for (tkd_node *item = list != NULL ? list->first : NULL; item != NULL && !scan->editor.failed;
         item = item->next) {
        tkd_node *pilot = tkd_node_get(item, "pilot");
        size_t count = 0;
        if (is_adopted_today(item)) {
            const tkd_text *where = pilot != NULL ? ids_of(scan, pilot, &count) : NULL;
            adopt(scan, item, where, count);
        }
    }
}

static void report_unknown(variation_scan *scan, tkd_section section, tkd_place place, tkd_text id)
{
    const bool et = scan->editor.problems->language == TKD_ET;
    const char *key = section == TKD_SECTION_PROPOSALS ? "proposals" : "municipalities";
    const char *word = tkd_section_word(section, et ? TKD_ET : TKD_EN);
    const tkd_node *list = tkd_node_get(scan->workspace->root, key);
    const tkd_spelling spelling = tkd_spelling_of(id);
    tkd_nearest search = {0};
    tkd_problem *problem =
        tkd_problems_add(scan->editor.problems, TKD_CODE_UNKNOWN_REFERENCE, place,
                         "tundmatu %s „%.*s“", "unknown %s \"%.*s\"", word, TKD_ARG(id));

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
        tkd_problem_hint(scan->editor.problems, problem, "kas mõtlesid „%s“?",
                         "did you mean \"%s\"?", nearest);
    } else {
        tkd_problem_hint(scan->editor.problems, problem, "siia sobib: %s",
                         "what belongs here: a %s", word);
    }
}

static void check_municipalities(variation_scan *scan, tkd_node *names)
{
    for (tkd_node *name = tkd_values_first(names); name != NULL;
         name = tkd_values_next(names, name)) {
        if (name->kind == TKD_SCALAR &&
            find_item(scan->workspace->root, "municipalities", name->text) == NULL) {
            report_unknown(scan, TKD_SECTION_MUNICIPALITIES, name->place, name->text);
        }
    }
}

// `adopt: [a, b]` or `{a: [saaremaa]}`.
static void adopt_scenarios(variation_scan *scan)
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
        const tkd_node *proposal = find_item(scan->workspace->root, "proposals", id);
        size_t count = 0;
        if (proposal == NULL) {
            report_unknown(scan, TKD_SECTION_PROPOSALS, map ? entry->key_place : entry->place, id);
            continue;
        }
        if (map) {
            check_municipalities(scan, entry);
        }
        const tkd_text *where = map ? ids_of(scan, entry, &count) : NULL;
        adopt(scan, proposal, where, count);
    }
}

/* Settings and what is taken away. */

// A setting is a text like any other file, so that its faults are shown in place.
static tkd_status apply_setting(variation_scan *scan, const tkd_setting *setting, tkd_error *err)
{
    tkd_workspace *workspace = scan->workspace;
    const tkd_text prefix = TKD_TEXT("--set ");
    const tkd_text line = tkd_text_format(&workspace->arena, "%.*s=%.*s", TKD_ARG(setting->path),
                                          TKD_ARG(setting->value));
    const tkd_text name =
        tkd_text_format(&workspace->arena, "%.*s%.*s", TKD_ARG(prefix), TKD_ARG(setting->path));
    const tkd_text value = tkd_text_copy(&workspace->arena, setting->value);
    uint32_t number = 0;
    tkd_node *root = NULL;

    if (line.data == NULL || name.data == NULL || value.data == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a setting");
    }
    TKD_TRY(tkd_files_add(&workspace->files, name, value, &number));
    TKD_TRY(tkd_tree_read(&workspace->arena, &workspace->files, number, NULL, &root,
                          scan->editor.problems, err));
    if (root == NULL) {
        return TKD_OK;
    }
    uint32_t path_number = 0;
    TKD_TRY(tkd_files_add(&workspace->files, TKD_TEXT("--set"), line, &path_number));
    const tkd_edit edit = {
        .path = tkd_text_part(line, 0, setting->path.size),
        .place = {path_number, 1, 1, (uint32_t)tkd_text_length(setting->path)},
        .value = root,
        .toward = 1.0,
    };
    tkd_edit_apply(&scan->editor, scan->root, TKD_CTX_ROOT, &edit, 0);
    return TKD_OK;
}

static void take_bottleneck(variation_scan *scan, const tkd_taken_away *taken)
{
    tkd_adoption *adoption = tkd_list_add(&scan->adoptions);

    if (adoption == NULL) {
        scan->editor.failed = true;
        return;
    }
    *adoption = (tkd_adoption){.bottleneck = taken->bottleneck, .share = taken->share};
    const tkd_adoption kept = *adoption;
    take_away(scan, taken->bottleneck, taken->share, &kept);
}

static tkd_status find_scenario(variation_scan *scan, tkd_text id, tkd_error *err)
{
    const tkd_spelling spelling = tkd_spelling_of(id);
    tkd_nearest search = {0};

    if (id.size == 0 || tkd_text_equal(id, TKD_TEXT("today"))) {
        return TKD_OK;
    }
    const tkd_word *word = tkd_word_find(TKD_WORDS_BUILT_IN, id);
    if (word != NULL && tkd_text_equal(tkd_text_of(word->name), TKD_TEXT("today"))) {
        return TKD_OK;
    }
    scan->scenario = find_item(scan->workspace->root, "scenarios", id);
    if (scan->scenario != NULL) {
        return TKD_OK;
    }
    for (size_t i = 0; i < scan->workspace->scenario_count; i++) {
        const tkd_text copy = tkd_text_copy(scan->scratch, scan->workspace->scenarios[i]);
        if (copy.data != NULL) {
            tkd_nearest_offer(&search, &spelling, copy.data);
        }
    }
    const char *nearest = tkd_nearest_take(&search, scan->scratch);
    return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE,
                    nearest != NULL ? "no scenario \"%.*s\"; did you mean \"%s\"?"
                                    : "no scenario \"%.*s\"; there is \"%s\"",
                    TKD_ARG(id), nearest != NULL ? nearest : "today");
}

// Edits that are not in force here are walked without changing anything, so that `check` sees them.
static void rehearse_map(variation_scan *scan, const tkd_node *edits)
{
    tkd_editor editor = {
        .arena = scan->scratch, .problems = scan->editor.problems, .rehearsal = true};

    for (const tkd_node *child = edits != NULL && edits->kind == TKD_MAP ? edits->first : NULL;
         child != NULL; child = child->next) {
        const tkd_edit edit = {child->key, child->key_place, child, 1.0};
        if (!child->bad) {
            tkd_edit_apply(&editor, scan->workspace->root, TKD_CTX_ROOT, &edit, 0);
        }
    }
    scan->editor.failed = scan->editor.failed || editor.failed;
}

static void rehearse(variation_scan *scan)
{
    const tkd_node *bottlenecks = tkd_node_get(scan->workspace->root, "bottlenecks");
    const tkd_node *proposals = tkd_node_get(scan->workspace->root, "proposals");

    for (const tkd_node *item = bottlenecks != NULL ? bottlenecks->first : NULL; item != NULL;
         item = item->next) {
        rehearse_map(scan, tkd_node_get(item, "without"));
    }
    for (const tkd_node *item = proposals != NULL ? proposals->first : NULL; item != NULL;
         item = item->next) {
        rehearse_map(scan, tkd_node_get(item, "set"));
    }
}

static tkd_status edit_copy(variation_scan *scan, const tkd_variation *variation, tkd_error *err)
{
    const tkd_adoption everywhere = {.where = NULL};

    TKD_TRY(find_scenario(scan, variation->scenario, err));
    if (scan->scenario == NULL && variation->setting_count == 0 &&
        variation->taken_away_count == 0) {
        rehearse(scan);
    }
    adopt_todays(scan);
    adopt_scenarios(scan);
    apply_map(scan, tkd_node_get(scan->scenario, "set"), &everywhere, 1.0);
    for (size_t i = 0; i < variation->setting_count && !scan->editor.failed; i++) {
        TKD_TRY(apply_setting(scan, &variation->settings[i], err));
    }
    for (size_t i = 0; i < variation->taken_away_count && !scan->editor.failed; i++) {
        take_bottleneck(scan, &variation->taken_away[i]);
    }
    return scan->editor.failed
               ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the edits")
               : TKD_OK;
}

static tkd_status build_variation(variation_scan *scan, const tkd_variation *variation,
                                  tkd_arena *arena, const tkd_model **model, tkd_problems *problems,
                                  tkd_error *err)
{
    scan->root = copy_sharing_texts(scan->scratch, scan->workspace->root);
    if (scan->root == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a copy of the workspace");
    }
    TKD_TRY(edit_copy(scan, variation, err));
    const tkd_node *id = tkd_node_get(scan->scenario, "id");
    const tkd_text scenario = id != NULL ? id->text : TKD_TEXT("today");
    return tkd_build(scan->root, scan->adoptions.items, scan->adoptions.count, scenario, arena,
                     scan->scratch, model, problems, err);
}

tkd_status tkd_workspace_build(tkd_workspace *workspace, const tkd_variation *variation,
                               tkd_arena *arena, const tkd_model **model, tkd_problems *problems,
                               tkd_error *err)
{
    const tkd_variation today = {.scenario = {0}};
    tkd_arena scratch;

    if (workspace->root == NULL) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "the workspace holds nothing to read");
    }
    tkd_arena_init(&scratch, 0);
    variation_scan scan = {
        .workspace = workspace,
        .editor = {.arena = arena, .problems = problems},
        .scratch = &scratch,
    };
    tkd_list_init(&scan.adoptions, &scratch, sizeof(tkd_adoption));
    const tkd_status status =
        build_variation(&scan, variation != NULL ? variation : &today, arena, model, problems, err);
    tkd_arena_clear(&scratch);
    return status;
}
