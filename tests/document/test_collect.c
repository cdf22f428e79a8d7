// SPDX-License-Identifier: EUPL-1.2
// From paths to texts: files and folders, and what is no file.
#include "reading.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A folder of files for one case, forgotten by the test at its end.
typedef struct workspace {
    tkd_arena arena;
    tkd_files files;
    char folder[64];
} workspace;

static const char *path_in(workspace *at, const char *name)
{
    return tkd_text_format(&at->arena, "%s/%s", at->folder, name).data;
}

static void put(workspace *at, const char *name, const char *content)
{
    FILE *file = fopen(path_in(at, name), "wb");
    CHECK(file != NULL && fputs(content, file) >= 0);
    CHECK_INT(fclose(file), 0);
}

static void open_workspace(workspace *at)
{
    memset(at, 0, sizeof(*at));
    memcpy(at->folder, "/tmp/teekond-collect-XXXXXX", 28);
    CHECK(mkdtemp(at->folder) != NULL);
    CHECK_OK(tkd_files_init(&at->files, &at->arena));
}

static tkd_status collect(workspace *at, const char *path, tkd_error *err)
{
    return tkd_tree_collect(&at->arena, &path, 1, &at->files, err);
}

static void check_file(const workspace *at, uint32_t number, const char *ending,
                       const char *content)
{
    const tkd_file *file = tkd_files_get(&at->files, number);
    CHECK(file != NULL);
    CHECK(tkd_text_ends_with(file->name, tkd_text_of(ending)));
    CHECK_VIEW(file->content, content);
}

static void close_workspace(workspace *at, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        CHECK_INT(remove(path_in(at, names[i])), 0);
    }
    CHECK_INT(rmdir(at->folder), 0);
    tkd_arena_clear(&at->arena);
}

TKD_CASE(document, collect, folder_is_read_sorted_and_whole)
{
    workspace at;
    open_workspace(&at);
    put(&at, "b.yaml", "b");
    put(&at, "a.yml", "a");
    put(&at, "loe.txt", "x");
    put(&at, ".peidus.yaml", "x");
    CHECK_INT(mkdir(path_in(&at, "alam"), 0700), 0);
    put(&at, "alam/c.yaml", "");
    CHECK_INT(mkdir(path_in(&at, ".git"), 0700), 0);
    put(&at, ".git/d.yaml", "x");
    CHECK_INT(symlink(".", path_in(&at, "ring")), 0);
    CHECK_OK(collect(&at, at.folder, check_error()));
    CHECK_SIZE(at.files.list.count, 4);
    check_file(&at, 1, "/a.yml", "a");
    check_file(&at, 2, "/alam/c.yaml", "");
    check_file(&at, 3, "/b.yaml", "b");
    const char *const names[] = {"b.yaml", "a.yml",       "loe.txt", ".peidus.yaml", "alam/c.yaml",
                                 "alam",   ".git/d.yaml", ".git",    "ring"};
    close_workspace(&at, names, sizeof(names) / sizeof(names[0]));
}

TKD_CASE(document, collect, single_file_may_have_any_name)
{
    workspace at;
    open_workspace(&at);
    put(&at, "teekond", "teekond: 1\n");
    CHECK_OK(collect(&at, path_in(&at, "teekond"), check_error()));
    check_file(&at, 1, "/teekond", "teekond: 1\n");
    const char *const names[] = {"teekond"};
    close_workspace(&at, names, 1);
}

TKD_CASE(document, collect, missing_file_is_named)
{
    workspace at;
    tkd_error err = {0};
    open_workspace(&at);
    CHECK_STATUS(collect(&at, path_in(&at, "puudub.yaml"), &err), TKD_ERR_IO);
    CHECK_CONTAINS(err.message, "puudub.yaml: sellist faili");
    close_workspace(&at, NULL, 0);
}

TKD_CASE(document, collect, pipe_does_not_keep_waiting)
{
    workspace at;
    tkd_error err = {0};
    open_workspace(&at);
    CHECK_INT(mkfifo(path_in(&at, "toru.yaml"), 0600), 0);
    CHECK_STATUS(collect(&at, path_in(&at, "toru.yaml"), &err), TKD_ERR_IO);
    CHECK_CONTAINS(err.message, "toru.yaml");
    const char *const names[] = {"toru.yaml"};
    close_workspace(&at, names, 1);
}

TKD_CASE(document, collect, device_is_no_file)
{
    workspace at;
    tkd_error err = {0};
    open_workspace(&at);
    CHECK_STATUS(collect(&at, "/dev/zero", &err), TKD_ERR_IO);
    CHECK_CONTAINS(err.message, "/dev/zero");
    close_workspace(&at, NULL, 0);
}

TKD_CASE(document, collect, standard_input_is_read_to_its_end)
{
    workspace at;
    int ends[2];
    open_workspace(&at);
    CHECK_INT(pipe(ends), 0);
    const int before = dup(STDIN_FILENO);
    CHECK(dup2(ends[0], STDIN_FILENO) >= 0);
    CHECK(write(ends[1], "teekond: 1\n", 11) == 11);
    CHECK_INT(close(ends[1]), 0);
    const tkd_status status = collect(&at, "-", check_error());
    CHECK(dup2(before, STDIN_FILENO) >= 0);
    (void)close(before);
    (void)close(ends[0]);
    CHECK_OK(status);
    check_file(&at, 1, "-", "teekond: 1\n");
    close_workspace(&at, NULL, 0);
}
