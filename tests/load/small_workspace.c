// SPDX-License-Identifier: EUPL-1.2
// Texts become files in the temporary folder, since a workspace is read from disk.
#include "small_workspace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void write_file(small_workspace *small, const char *head, const char *text)
{
    char *path = small->paths[small->path_count];

    if (small->path_count == 0) {
        (void)snprintf(small->folder, sizeof(small->folder), "/tmp/teekond-test-XXXXXX");
        CHECK(mkdtemp(small->folder) != NULL);
    }
    (void)snprintf(path, sizeof(small->paths[0]), "%s/%zu.yaml", small->folder, small->path_count);
    FILE *stream = fopen(path, "w");
    CHECK(stream != NULL);
    CHECK(fputs(head, stream) >= 0);
    CHECK(fputs(text, stream) >= 0);
    CHECK(fclose(stream) == 0);
    small->path_count++;
}

static void read_paths(small_workspace *small)
{
    const char *paths[SMALL_FILES_MAX];

    for (size_t i = 0; i < small->path_count; i++) {
        paths[i] = small->paths[i];
    }
    tkd_problems_init(&small->problems, &small->arena, TKD_EN, 0);
    CHECK_OK(tkd_workspace_new(paths, small->path_count, &small->workspace, &small->problems,
                               check_error()));
}

void small_read(small_workspace *small, const char *yaml)
{
    *small = (small_workspace){0};
    write_file(small, "teekond: 1\n", yaml);
    read_paths(small);
}

void small_read_files(small_workspace *small, const char *const *texts, size_t count)
{
    *small = (small_workspace){0};
    for (size_t i = 0; i < count; i++) {
        write_file(small, "", texts[i]);
    }
    read_paths(small);
}

void small_build(small_workspace *small, const tkd_variation *variation)
{
    tkd_error err = {0};
    const tkd_status status = tkd_workspace_build(small->workspace, variation, &small->arena,
                                                  &small->model, &small->problems, &err);

    CHECK((status == TKD_OK) == (small->problems.error_count == 0));
    tkd_problems_sort(&small->problems);
}

void small_open(small_workspace *small, const char *yaml)
{
    small_read(small, yaml);
    small_build(small, NULL);
}

static void print_problems(small_workspace *small)
{
    tkd_writer out;

    tkd_writer_init_stream(&out, stderr);
    tkd_problems_print(&small->problems, tkd_workspace_files(small->workspace),
                       (tkd_problem_style){0}, &out);
    (void)!tkd_writer_finish(&out, NULL);
}

void small_open_clean(small_workspace *small, const char *yaml)
{
    small_open(small, yaml);
    if (small->problems.list.count > 0) {
        print_problems(small);
    }
    CHECK_SIZE(small->problems.list.count, 0);
    CHECK(small->model != NULL);
}

void small_close(small_workspace *small)
{
    tkd_workspace_free(small->workspace);
    tkd_arena_clear(&small->arena);
    for (size_t i = 0; i < small->path_count; i++) {
        (void)unlink(small->paths[i]);
    }
    (void)rmdir(small->folder);
    *small = (small_workspace){0};
}

void check_problem(small_workspace *small, tkd_code code, uint32_t line, uint32_t column,
                   const char *said, const char *file, int test_line)
{
    const tkd_problem *problem = small->problems.list.items;

    if (small->problems.list.count != 1 || problem->code != code || problem->place.line != line ||
        problem->place.column != column) {
        print_problems(small);
    }
    check_size(small->problems.list.count, 1, "problems", file, test_line);
    check_int((long long)problem->code, (long long)code, "code", file, test_line);
    check_int(problem->place.line, line, "line", file, test_line);
    check_int(problem->place.column, column, "column", file, test_line);
    if (said != NULL) {
        const char *hint = problem->hint.size > 0 ? problem->hint.data : "(no hint)";
        check_contains(hint, said, file, test_line);
    }
}

void check_fault(const char *yaml, tkd_code code, uint32_t line, uint32_t column, const char *said,
                 const char *file, int test_line)
{
    small_workspace small;

    small_open(&small, yaml);
    check_problem(&small, code, line, column, said, file, test_line);
    check_claim(small.model == NULL, "no model", file, test_line);
    small_close(&small);
}

#define FIND_ROW(model, rows, count, id)                                                           \
    for (uint32_t i = 0; i < (model)->count; i++) {                                                \
        if (tkd_text_equal((model)->rows[i].item.id, tkd_text_of(id))) {                           \
            return (int32_t)i;                                                                     \
        }                                                                                          \
    }                                                                                              \
    CHECK(!"the row exists");                                                                      \
    return TKD_NONE

int32_t small_step(const tkd_model *model, const char *id)
{
    FIND_ROW(model, steps, step_count, id);
}

int32_t small_service(const tkd_model *model, const char *id)
{
    FIND_ROW(model, services, service_count, id);
}

int32_t small_municipality(const tkd_model *model, const char *id)
{
    FIND_ROW(model, municipalities, municipality_count, id);
}

int32_t small_group(const tkd_model *model, const char *id)
{
    FIND_ROW(model, groups, group_count, id);
}

int32_t small_bottleneck(const tkd_model *model, const char *id)
{
    FIND_ROW(model, bottlenecks, bottleneck_count, id);
}

double small_mean_for(const tkd_model *model, tkd_figure figure, tkd_person person, int32_t day)
{
    const tkd_case *which = tkd_figure_case(&model->figures, figure, person);

    CHECK(which != NULL);
    const tkd_point *point = tkd_case_point(&model->figures, which, day);
    return point->dist == TKD_NONE ? point->number
                                   : tkd_dist_mean(&model->figures, point->dist, 86400.0);
}

double small_mean(const tkd_model *model, tkd_figure figure)
{
    return small_mean_for(model, figure, (tkd_person){TKD_NONE, TKD_NONE, 0}, 20500);
}
