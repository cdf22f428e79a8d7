// SPDX-License-Identifier: EUPL-1.2
// From paths to texts: files, folders and standard input. Only regular files are read, so that no
// pipe or device can keep the program waiting, and never more than a tree would accept anyway.
#include "teekond/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 64 << 20, MOST_FILES = 10000, DEEPEST_FOLDER = 32 };

typedef struct collector {
    tkd_arena *arena;
    tkd_files *files;
    size_t byte_count; // Of all files so far.
    size_t file_count;
    tkd_error *err;
} collector;

static tkd_status fail(collector *all, tkd_text path, int reason)
{
    char words[160];
    return TKD_FAIL(all->err, TKD_ERR_IO, TKD_NOWHERE, "%.*s: %s", TKD_ARG(path),
                    tkd_reason(reason, words, sizeof(words)));
}

static tkd_status fail_memory(collector *all)
{
    return TKD_FAIL(all->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
}

// Reads until the end into `content`, whose expected size is `expected`.
static tkd_status read_all(collector *all, tkd_text path, int descriptor, size_t expected,
                           tkd_text *content)
{
    size_t capacity = expected < MOST_BYTES ? expected + 1 : MOST_BYTES;
    size_t size = 0;
    char *bytes = TKD_TAKE(all->arena, capacity, char);
    while (bytes != NULL) {
        const ssize_t count = read(descriptor, bytes + size, capacity - size);
        if (count == 0) {
            *content = (tkd_text){bytes, size};
            return TKD_OK;
        }
        if (count < 0 && errno != EINTR) {
            return fail(all, path, errno);
        }
        size += count < 0 ? 0 : (size_t)count;
        if (size > MOST_BYTES - all->byte_count || size == MOST_BYTES) {
            return TKD_FAIL(all->err, TKD_ERR_LIMIT, TKD_NOWHERE,
                            "%.*s: faile on kokku üle 64 MiB (more than 64 MiB in all)",
                            TKD_ARG(path));
        }
        if (size == capacity) {
            capacity = capacity < MOST_BYTES / 2 ? capacity * 2 : MOST_BYTES;
            char *larger = TKD_TAKE(all->arena, capacity, char);
            if (larger != NULL) {
                memcpy(larger, bytes, size);
            }
            bytes = larger;
        }
    }
    return fail_memory(all);
}

static tkd_status add_text(collector *all, tkd_text name, tkd_text content)
{
    all->file_count++;
    all->byte_count += content.size;
    if (all->file_count > MOST_FILES) {
        return TKD_FAIL(all->err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "%.*s: faile on üle %d (more than %d files)", TKD_ARG(name), MOST_FILES,
                        MOST_FILES);
    }
    const tkd_text kept = tkd_text_copy(all->arena, name);
    if (kept.data == NULL || tkd_files_add(all->files, kept, content, NULL) != TKD_OK) {
        return fail_memory(all);
    }
    return TKD_OK;
}

// Are these the names under which a shell or a user hands over an open stream?
static bool is_stream(tkd_text path)
{
    return tkd_text_equal(path, TKD_TEXT("-")) || tkd_text_equal(path, TKD_TEXT("/dev/stdin")) ||
           tkd_text_starts_with(path, TKD_TEXT("/dev/fd/"));
}

// Opens a stream or a regular file, and tells the size that is to be expected.
static tkd_status open_file(collector *all, tkd_text path, int *descriptor, size_t *expected)
{
    const bool may_wait = is_stream(path);
    *expected = 4095;
    if (tkd_text_equal(path, TKD_TEXT("-"))) {
        *descriptor = dup(STDIN_FILENO);
    } else {
        // Without O_NONBLOCK, opening a pipe that nobody writes to would wait forever.
        *descriptor = open(path.data, O_RDONLY | O_CLOEXEC | (may_wait ? 0 : O_NONBLOCK));
    }
    struct stat about;
    if (*descriptor < 0 || fstat(*descriptor, &about) != 0) {
        const int reason = errno;
        if (*descriptor >= 0) {
            close(*descriptor);
        }
        return fail(all, path, reason);
    }
    if (S_ISREG(about.st_mode)) {
        *expected = about.st_size < MOST_BYTES ? (size_t)about.st_size : MOST_BYTES;
        return TKD_OK;
    }
    if (may_wait && !S_ISDIR(about.st_mode)) {
        return TKD_OK;
    }
    close(*descriptor);
    return fail(all, path, S_ISDIR(about.st_mode) ? EISDIR : EINVAL);
}

static tkd_status collect_file(collector *all, tkd_text path)
{
    int descriptor = -1;
    size_t expected = 0;
    TKD_TRY(open_file(all, path, &descriptor, &expected));
    tkd_text content = {0};
    const tkd_status status = read_all(all, path, descriptor, expected, &content);
    close(descriptor);
    TKD_TRY(status);
    return add_text(all, path, content);
}

static int compare_names(const void *a, const void *b)
{
    return tkd_text_compare(*(const tkd_text *)a, *(const tkd_text *)b);
}

// The names in a folder that are not hidden, sorted bytewise: the same order on every machine.
static tkd_status list_folder(collector *all, tkd_text path, tkd_list *names)
{
    tkd_list_init(names, all->arena, sizeof(tkd_text));
    DIR *folder = opendir(path.data);
    if (folder == NULL) {
        return fail(all, path, errno);
    }
    tkd_status status = TKD_OK;
    const struct dirent *entry = NULL;
    while (status == TKD_OK && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        const tkd_text name = tkd_text_copy(all->arena, tkd_text_of(entry->d_name));
        tkd_text *slot = name.data == NULL ? NULL : tkd_list_add(names);
        if (slot == NULL) {
            status = fail_memory(all);
        } else {
            *slot = name;
        }
    }
    closedir(folder);
    if (names->count > 1) {
        qsort(names->items, names->count, sizeof(tkd_text), compare_names);
    }
    return status;
}

static bool is_yaml_name(tkd_text name)
{
    return tkd_text_ends_with(name, TKD_TEXT(".yaml")) ||
           tkd_text_ends_with(name, TKD_TEXT(".yml"));
}

static tkd_status collect_folder(collector *all, tkd_text path, size_t depth)
{
    if (depth > DEEPEST_FOLDER) {
        return TKD_FAIL(all->err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "%.*s: kaustu on liiga palju üksteise sees (folders nested too deep)",
                        TKD_ARG(path));
    }
    tkd_list names;
    TKD_TRY(list_folder(all, path, &names));
    for (size_t i = 0; i < names.count; i++) {
        const tkd_text name = ((const tkd_text *)names.items)[i];
        const bool has_slash = tkd_text_ends_with(path, TKD_TEXT("/"));
        const tkd_text inner = tkd_text_format(all->arena, "%.*s%s%.*s", TKD_ARG(path),
                                               has_slash ? "" : "/", TKD_ARG(name));
        if (inner.data == NULL) {
            return fail_memory(all);
        }
        struct stat about;
        if (lstat(inner.data, &about) != 0) {
            return fail(all, inner, errno);
        }
        if (S_ISDIR(about.st_mode)) {
            TKD_TRY(collect_folder(all, inner, depth + 1));
        } else if (is_yaml_name(name)) {
            TKD_TRY(collect_file(all, inner));
        }
    }
    return TKD_OK;
}

tkd_status tkd_tree_collect(tkd_arena *arena, const char *const *paths, size_t path_count,
                            tkd_files *files, tkd_error *err)
{
    collector all = {.arena = arena, .files = files, .err = err};
    for (size_t i = 0; i < path_count; i++) {
        const tkd_text path = tkd_text_of(paths[i]);
        struct stat about;
        const bool is_folder =
            !is_stream(path) && stat(paths[i], &about) == 0 && S_ISDIR(about.st_mode);
        TKD_TRY(is_folder ? collect_folder(&all, path, 1) : collect_file(&all, path));
    }
    return TKD_OK;
}
