// SPDX-License-Identifier: EUPL-1.2
// Loading a workspace for the tests of pictures.
#include "loaded.h"

#include "tkd_test.h"

void loaded_init(loaded *into, const char *path)
{
    const char *paths[] = {test_path(path)};
    tkd_problems problems;
    tkd_arena_init(&into->arena, 0);
    tkd_problems_init(&problems, &into->arena, TKD_EN, 0);
    CHECK_OK(tkd_workspace_new(paths, 1, &into->workspace, &problems, check_error()));
    CHECK_OK(tkd_workspace_build(into->workspace, NULL, &into->arena, &into->model, &problems,
                                 check_error()));
}

void loaded_clear(loaded *from)
{
    tkd_workspace_free(from->workspace);
    tkd_arena_clear(&from->arena);
}
