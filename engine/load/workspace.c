// SPDX-License-Identifier: EUPL-1.2
// Reading a workspace: every file once, its keys made English, all files merged into one tree that
// stays as it is. Variations work on copies.
#include "workspace.h"

#include <stdlib.h>

#include "canonical.h"

static tkd_status read_file(tkd_workspace *workspace, uint32_t number, tkd_problems *problems,
                            tkd_error *err)
{
    tkd_node *root = NULL;

    TKD_TRY(
        tkd_tree_read(&workspace->arena, &workspace->files, number, NULL, &root, problems, err));
    if (root == NULL) {
        workspace->incomplete = true;
        return TKD_OK;
    }
    TKD_TRY(tkd_canonicalize(&workspace->arena, root, TKD_CTX_ROOT, problems, err));
    return tkd_merge_file(workspace, root, problems, err);
}

static int compare_texts(const void *left, const void *right)
{
    return tkd_text_compare(*(const tkd_text *)left, *(const tkd_text *)right);
}

static tkd_status list_scenarios(tkd_workspace *workspace, tkd_error *err)
{
    const tkd_node *list = tkd_node_get(workspace->root, "scenarios");
    const size_t most = 1u + (list != NULL ? list->count : 0u);

    workspace->scenarios = TKD_TAKE(&workspace->arena, most, tkd_text);
    if (workspace->scenarios == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the scenarios");
    }
    workspace->scenarios[0] = TKD_TEXT("today");
    workspace->scenario_count = 1;
    for (const tkd_node *item = list != NULL ? list->first : NULL; item != NULL;
         item = item->next) {
        const tkd_node *id = tkd_node_get(item, "id");
        if (id != NULL && id->kind == TKD_SCALAR) {
            workspace->scenarios[workspace->scenario_count++] = id->text;
        }
    }
    if (workspace->scenario_count > 2) {
        qsort(&workspace->scenarios[1], workspace->scenario_count - 1, sizeof(tkd_text),
              compare_texts);
    }
    return TKD_OK;
}

static tkd_status read_all(tkd_workspace *workspace, const char *const *paths, size_t path_count,
                           tkd_problems *problems, tkd_error *err)
{
    TKD_TRY(tkd_files_init(&workspace->files, &workspace->arena));
    TKD_TRY(tkd_tree_collect(&workspace->arena, paths, path_count, &workspace->files, err));
    const size_t count = workspace->files.list.count;
    for (uint32_t number = 1; number < count; number++) {
        TKD_TRY(read_file(workspace, number, problems, err));
    }
    if (count <= 1) {
        tkd_problem *problem =
            tkd_problems_add(problems, TKD_CODE_NO_DOCUMENT, TKD_NOWHERE,
                             "kaustas ei ole ühtegi .yaml-faili", "the folder holds no .yaml file");
        tkd_problem_hint(problems, problem, "alusta käsuga: teekond init KAUST",
                         "begin with: teekond init FOLDER");
    }
    TKD_TRY(tkd_merge_finish(workspace, problems, err));
    return list_scenarios(workspace, err);
}

tkd_status tkd_workspace_new(const char *const *paths, size_t path_count, tkd_workspace **workspace,
                             tkd_problems *problems, tkd_error *err)
{
    tkd_arena arena;

    tkd_arena_init(&arena, 0);
    tkd_workspace *fresh = TKD_TAKE(&arena, 1, tkd_workspace);
    if (fresh == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the workspace");
    }
    fresh->arena = arena;
    tkd_arena_init_within(&fresh->scratch, &fresh->arena);
    const tkd_status status = read_all(fresh, paths, path_count, problems, err);
    if (status != TKD_OK) {
        tkd_workspace_free(fresh);
        return status;
    }
    *workspace = fresh;
    return TKD_OK;
}

void tkd_workspace_free(tkd_workspace *workspace)
{
    if (workspace != NULL) {
        tkd_arena arena = workspace->arena;
        tkd_arena_clear(&workspace->scratch);
        tkd_arena_clear(&arena);
    }
}

const tkd_files *tkd_workspace_files(const tkd_workspace *workspace)
{
    return &workspace->files;
}

const tkd_text *tkd_workspace_scenarios(const tkd_workspace *workspace, size_t *count)
{
    *count = workspace->scenario_count;
    return workspace->scenarios;
}
