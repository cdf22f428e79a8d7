// SPDX-License-Identifier: EUPL-1.2
// A variation of a workspace: a tree laid over its own, edited in the format's order – adopted
// proposals, the scenario's own edits, settings of the command line, then what is taken away for a
// price – and read like any other document.
#include "adoption.h"
#include "spelling.h"

/* Settings and what is taken away. */

// A setting is a text like any other file, so that its faults are shown in place.
static tkd_status apply_setting(tkd_variation_scan *scan, const tkd_setting *setting,
                                tkd_error *err)
{
    tkd_workspace *workspace = scan->workspace;
    const tkd_text prefix = TKD_TEXT("--set ");
    const tkd_text path = tkd_text_compose(&workspace->arena, setting->path);
    const tkd_text line =
        tkd_text_format(&workspace->arena, "%.*s=%.*s", TKD_ARG(path), TKD_ARG(setting->value));
    const tkd_text name =
        tkd_text_format(&workspace->arena, "%.*s%.*s", TKD_ARG(prefix), TKD_ARG(path));
    const tkd_text value = tkd_text_copy(&workspace->arena, setting->value);
    uint32_t number = 0;
    tkd_node *root = NULL;

    if (path.data == NULL || line.data == NULL || name.data == NULL || value.data == NULL) {
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
        .path = tkd_text_part(line, 0, path.size),
        .place = {path_number, 1, 1, (uint32_t)tkd_text_length(path)},
        .value = root,
        .toward = 1.0,
    };
    tkd_edit_apply(&scan->editor, scan->root, TKD_CTX_ROOT, &edit, 0);
    return TKD_OK;
}

static void take_bottleneck(tkd_variation_scan *scan, const tkd_taken_away *taken)
{
    tkd_adoption *adoption = tkd_list_add(&scan->adoptions);

    if (adoption == NULL) {
        scan->editor.failed = true;
        return;
    }
    *adoption = (tkd_adoption){.bottleneck = taken->bottleneck, .share = taken->share};
    const tkd_adoption kept = *adoption;
    tkd_take_away(scan, taken->bottleneck, taken->share, &kept);
}

static tkd_status find_scenario(tkd_variation_scan *scan, tkd_text id, tkd_error *err)
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
    scan->scenario = tkd_find_item_node(scan->workspace->root, "scenarios", id);
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
                    nearest != NULL ? "no scenario “%.*s”; did you mean “%s”?"
                                    : "no scenario “%.*s”; there is “%s”",
                    TKD_ARG(id), nearest != NULL ? nearest : "today");
}

// Edits that are not in force here are walked without changing anything, so that `check` sees them.
static void rehearse_map(tkd_variation_scan *scan, const tkd_node *edits, double toward)
{
    tkd_editor editor = {
        .arena = scan->scratch, .problems = scan->editor.problems, .rehearsal = true};

    for (const tkd_node *child = edits != NULL && edits->kind == TKD_MAP ? edits->first : NULL;
         child != NULL; child = child->next) {
        const tkd_edit edit = {child->key, child->key_place, child, toward};
        if (!child->bad) {
            tkd_edit_apply(&editor, scan->workspace->root, TKD_CTX_ROOT, &edit, 0);
        }
    }
    scan->editor.failed = scan->editor.failed || editor.failed;
}

// What a proposal removes in part goes part of the way.
static void rehearse_parts(tkd_variation_scan *scan, const tkd_node *removes)
{
    for (const tkd_node *child = removes != NULL && removes->kind == TKD_MAP ? removes->first
                                                                             : NULL;
         child != NULL; child = child->next) {
        const double share = tkd_removed_share(child);
        if (share > 0.0 && share < 1.0) {
            const tkd_node *item =
                tkd_find_item_node(scan->workspace->root, "bottlenecks", child->key);
            rehearse_map(scan, tkd_node_get(item, "without"), share);
        }
    }
}

static void rehearse(tkd_variation_scan *scan)
{
    const tkd_node *bottlenecks = tkd_node_get(scan->workspace->root, "bottlenecks");
    const tkd_node *proposals = tkd_node_get(scan->workspace->root, "proposals");

    for (const tkd_node *item = bottlenecks != NULL ? bottlenecks->first : NULL; item != NULL;
         item = item->next) {
        rehearse_map(scan, tkd_node_get(item, "without"), 1.0);
    }
    for (const tkd_node *item = proposals != NULL ? proposals->first : NULL; item != NULL;
         item = item->next) {
        rehearse_map(scan, tkd_node_get(item, "set"), 1.0);
        rehearse_parts(scan, tkd_node_get(item, "removes"));
    }
}

// What an edit is about decides when it is made: scenarios and proposals are settled before they act.
typedef enum edit_turn { TURN_OF_SCENARIOS, TURN_OF_PROPOSALS, TURN_OF_ALL_ELSE } edit_turn;

static edit_turn turn_of(tkd_text path)
{
    size_t from = 0;
    const tkd_key *key = tkd_key_find(TKD_CTX_ROOT, tkd_path_next(path, &from));
    const tkd_text section = key != NULL ? tkd_text_of(key->name) : (tkd_text){0};

    return tkd_text_equal(section, TKD_TEXT("scenarios"))   ? TURN_OF_SCENARIOS
           : tkd_text_equal(section, TKD_TEXT("proposals")) ? TURN_OF_PROPOSALS
                                                            : TURN_OF_ALL_ELSE;
}

// The scenario's edits, then the command's, of one turn.
static tkd_status apply_own_edits(tkd_variation_scan *scan, const tkd_variation *variation,
                                  edit_turn turn, tkd_error *err)
{
    const tkd_node *set = tkd_node_get(scan->scenario, "set");

    for (const tkd_node *child = set != NULL && set->kind == TKD_MAP ? set->first : NULL;
         child != NULL && !scan->editor.failed; child = child->next) {
        const tkd_edit edit = {child->key, child->key_place, child, 1.0};
        if (!child->bad && turn_of(child->key) == turn) {
            tkd_edit_apply(&scan->editor, scan->root, TKD_CTX_ROOT, &edit, 0);
            tkd_log_edit(scan, (tkd_text){0}, child->key, (tkd_text){0});
        }
    }
    for (size_t i = 0; i < variation->setting_count && !scan->editor.failed; i++) {
        if (turn_of(variation->settings[i].path) == turn) {
            TKD_TRY(apply_setting(scan, &variation->settings[i], err));
        }
    }
    return TKD_OK;
}

static tkd_status edit_overlay(tkd_variation_scan *scan, const tkd_variation *variation,
                               tkd_error *err)
{
    TKD_TRY(find_scenario(scan, variation->scenario, err));
    if (scan->scenario == NULL && variation->setting_count == 0 && variation->decision_count == 0 &&
        variation->taken_away_count == 0) {
        rehearse(scan);
    }
    TKD_TRY(apply_own_edits(scan, variation, TURN_OF_SCENARIOS, err));
    if (scan->scenario != NULL) {
        // As the settings of the command have left it.
        const tkd_node *id = tkd_node_get(scan->scenario, "id");
        scan->scenario = tkd_find_item_node(scan->root, "scenarios", id->text);
    }
    TKD_TRY(apply_own_edits(scan, variation, TURN_OF_PROPOSALS, err));
    tkd_adopt_proposals(scan, variation);
    TKD_TRY(apply_own_edits(scan, variation, TURN_OF_ALL_ELSE, err));
    for (size_t i = 0; i < variation->taken_away_count && !scan->editor.failed; i++) {
        take_bottleneck(scan, &variation->taken_away[i]);
    }
    tkd_edits_finish(&scan->editor);
    return scan->editor.failed
               ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the edits")
               : TKD_OK;
}

tkd_status tkd_edit_variation(tkd_variation_scan *scan, const tkd_variation *variation,
                              tkd_error *err)
{
    tkd_overlay *overlay = &scan->editor.overlay;

    if (tkd_overlay_init(overlay, scan->scratch, scan->workspace->root) != TKD_OK) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the edits");
    }
    scan->root = overlay->root;
    return edit_overlay(scan, variation, err);
}

static tkd_status build_variation(tkd_variation_scan *scan, const tkd_variation *variation,
                                  tkd_arena *arena, const tkd_model **model, tkd_problems *problems,
                                  tkd_error *err)
{
    TKD_TRY(tkd_edit_variation(scan, variation, err));
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

    if (workspace->root == NULL || workspace->incomplete) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "a file of the workspace cannot be read");
    }
    tkd_arena_reset(&workspace->scratch);
    tkd_variation_scan scan = {
        .workspace = workspace,
        .editor = {.arena = arena, .problems = problems},
        .scratch = &workspace->scratch,
    };
    tkd_list_init(&scan.adoptions, &workspace->scratch, sizeof(tkd_adoption));
    return build_variation(&scan, variation != NULL ? variation : &today, arena, model, problems,
                           err);
}
