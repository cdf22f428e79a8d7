// SPDX-License-Identifier: EUPL-1.2
// libFuzzer's way into the reader: the bytes are a workspace of one file, read, built and, where
// they are at fault, told to the user. The file exists in memory only.
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "teekond/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_and_tell(const char *path, tkd_arena *arena)
{
    tkd_workspace *workspace = NULL;
    const tkd_model *model = NULL;
    tkd_problems problems;
    tkd_writer out;
    tkd_error err = {0};

    tkd_problems_init(&problems, arena, TKD_ET, 0);
    tkd_writer_init_memory(&out, arena, 0);
    if (tkd_workspace_new(&path, 1, &workspace, &problems, &err) == TKD_OK) {
        (void)tkd_workspace_build(workspace, NULL, arena, &model, &problems, &err);
        tkd_problems_sort(&problems);
        tkd_problems_print(&problems, tkd_workspace_files(workspace), (tkd_problem_style){0}, &out);
    }
    tkd_workspace_free(workspace);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tkd_arena arena = {0};
    const int file = memfd_create("fuzz", 0);
    char path[40];

    if (file >= 0 && write(file, data, size) == (ssize_t)size) {
        (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
        read_and_tell(path, &arena);
    }
    if (file >= 0) {
        (void)close(file);
    }
    tkd_arena_clear(&arena);
    return 0;
}
