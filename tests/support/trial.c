// SPDX-License-Identifier: EUPL-1.2
// Trials: the text becomes a file in the temporary folder, since a workspace is read from disk.
#include "trial.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void print_problems(const trial *made)
{
    tkd_writer out;

    tkd_writer_init_stream(&out, stderr);
    tkd_problems_print(&made->problems, tkd_workspace_files(made->workspace),
                       (tkd_problem_style){0}, &out);
    (void)!tkd_writer_finish(&out, NULL);
}

static void check_done(const trial *made, tkd_status status, const tkd_error *err, const char *what)
{
    if (status != TKD_OK) {
        fprintf(stderr, "%s: %s: %s\n", what, tkd_status_name(status), err->message);
        print_problems(made);
    }
    CHECK(status == TKD_OK);
}

static void name_file(const trial *made, size_t number, char *path, size_t size)
{
    (void)snprintf(path, size, "%s/%zu.yaml", made->folder, number);
}

static void write_file(trial *made, const char *yaml)
{
    FILE *stream = NULL;

    name_file(made, made->file_count++, made->path, sizeof(made->path));
    stream = fopen(made->path, "w");
    CHECK(stream != NULL);
    CHECK(fprintf(stream, "teekond: 1\n%s", yaml) > 0);
    CHECK(fclose(stream) == 0);
}

void trial_read_files(trial *made, const char *const *texts, size_t count)
{
    const char *path = made->folder;

    *made = (trial){0};
    (void)snprintf(made->folder, sizeof(made->folder), "/tmp/teekond-trial-XXXXXX");
    CHECK(mkdtemp(made->folder) != NULL);
    for (size_t i = 0; i < count; i++) {
        write_file(made, texts[i]);
    }
    name_file(made, 0, made->path, sizeof(made->path));
    tkd_measure_quiet_gsl();
    tkd_problems_init(&made->problems, &made->arena, TKD_EN, 0);
    CHECK_OK(tkd_workspace_new(&path, 1, &made->workspace, &made->problems, check_error()));
}

void trial_read(trial *made, const char *yaml)
{
    trial_read_files(made, &yaml, 1);
}

void trial_compile(trial *made, const char *yaml)
{
    tkd_error err = {0};

    trial_read(made, yaml);
    check_done(made,
               tkd_workspace_build(made->workspace, NULL, &made->arena, &made->model,
                                   &made->problems, &err),
               &err, "building");
    check_done(
        made,
        tkd_network_build(made->model, NULL, &made->arena, &made->network, &made->problems, &err),
        &err, "compiling");
}

void trial_run(trial *made, const tkd_study_options *options)
{
    const tkd_study_options one_thread = {.threads = 1};
    tkd_error err = {0};

    check_done(made,
               tkd_study_simulate(made->workspace, options == NULL ? &one_thread : options,
                                  &made->arena, &made->results, &made->problems, &err),
               &err, "simulating");
}

void trial_simulate(trial *made, const char *yaml, const tkd_study_options *options)
{
    trial_read(made, yaml);
    trial_run(made, options);
}

void trial_price(trial *made, const tkd_study_options *options)
{
    const tkd_study_options one_thread = {.threads = 1};
    tkd_error err = {0};

    check_done(made,
               tkd_study_price(made->workspace, options == NULL ? &one_thread : options,
                               &made->arena, &made->findings, &made->problems, &err),
               &err, "pricing");
    made->results = made->findings->results;
}

void trial_close(trial *made)
{
    tkd_workspace_free(made->workspace);
    tkd_arena_clear(&made->arena);
    for (size_t i = 0; i < made->file_count; i++) {
        name_file(made, i, made->path, sizeof(made->path));
        (void)unlink(made->path);
    }
    (void)rmdir(made->folder);
    *made = (trial){0};
}

#define FIND_ROW(rows, row_count, id)                                                              \
    for (uint32_t i = 0; i < (row_count); i++) {                                                   \
        if (tkd_text_equal((rows)[i].item.id, tkd_text_of(id))) {                                  \
            return (int32_t)i;                                                                     \
        }                                                                                          \
    }                                                                                              \
    CHECK(!"the row exists");                                                                      \
    return TKD_NONE

int32_t trial_step_row(const trial *made, const char *id)
{
    FIND_ROW(made->model->steps, made->model->step_count, id);
}

int32_t trial_municipality_row(const trial *made, const char *id)
{
    FIND_ROW(made->model->municipalities, made->model->municipality_count, id);
}

static const tkd_result_row *row_of(const trial *made, const char *municipality, const char *group)
{
    const tkd_text all = TKD_TEXT("*");
    const tkd_result_row *row =
        tkd_results_find(made->results, made->results->rows[0].scenario, tkd_text_of(municipality),
                         all, tkd_text_of(group));

    CHECK(row != NULL);
    return row;
}

tkd_estimate trial_client_of(const trial *made, const char *municipality, const char *group,
                             tkd_client_measure measure)
{
    return row_of(made, municipality, group)->measures[measure].estimate;
}

tkd_estimate trial_client(const trial *made, tkd_client_measure measure)
{
    return trial_client_of(made, "*", "*", measure);
}

tkd_estimate trial_step(const trial *made, const char *step, tkd_step_measure measure)
{
    const tkd_step_row *row =
        tkd_results_step(made->results, row_of(made, "*", "*"), tkd_text_of(step));

    CHECK(row != NULL);
    return row->measures[measure].estimate;
}

tkd_estimate trial_pool(const trial *made, const char *pool, const char *place,
                        tkd_pool_measure measure)
{
    for (size_t i = 0; i < made->results->pool_count; i++) {
        const tkd_pool_row *row = &made->results->pools[i];
        if (tkd_text_equal(row->pool, tkd_text_of(pool)) &&
            tkd_text_equal(row->place, tkd_text_of(place))) {
            return row->measures[measure].estimate;
        }
    }
    CHECK(!"the pool exists");
    return (tkd_estimate){0};
}

tkd_estimate trial_milestone(const trial *made, const char *step, tkd_milestone_measure measure)
{
    const tkd_rows rows = row_of(made, "*", "*")->milestones;

    for (uint32_t i = rows.first; i < rows.first + rows.count; i++) {
        if (tkd_text_equal(made->results->milestone_rows[i].step, tkd_text_of(step))) {
            return made->results->milestone_rows[i].measures[measure].estimate;
        }
    }
    CHECK(!"the milestone exists");
    return (tkd_estimate){0};
}

static tkd_estimate share_of(const trial *made, tkd_rows rows, const char *id)
{
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++) {
        if (tkd_text_equal(made->results->share_rows[i].id, tkd_text_of(id))) {
            return made->results->share_rows[i].value.estimate;
        }
    }
    CHECK(!"the exit or clock exists");
    return (tkd_estimate){0};
}

tkd_estimate trial_exit(const trial *made, const char *id)
{
    return share_of(made, row_of(made, "*", "*")->exits, id);
}

tkd_estimate trial_clock(const trial *made, const char *id)
{
    return share_of(made, row_of(made, "*", "*")->clocks, id);
}

double trial_flow(const trial *made, const char *from, const char *to, tkd_flow_kind kind)
{
    const tkd_rows rows = row_of(made, "*", "*")->flows;

    for (uint32_t i = rows.first; i < rows.first + rows.count; i++) {
        const tkd_flow_row *flow = &made->results->flow_rows[i];
        if (tkd_text_equal(flow->from, tkd_text_of(from)) &&
            tkd_text_equal(flow->to, tkd_text_of(to)) && flow->kind == kind) {
            return flow->count.estimate.mean;
        }
    }
    return 0.0;
}

const tkd_price_row *trial_price_row(const trial *made, const char *bottleneck)
{
    const tkd_text all = TKD_TEXT("*");

    for (size_t i = 0; i < made->findings->price_count; i++) {
        const tkd_price_row *row = &made->findings->prices[i];
        if (tkd_text_equal(row->bottleneck, tkd_text_of(bottleneck)) &&
            tkd_text_equal(row->municipality, all) && tkd_text_equal(row->journey, all) &&
            tkd_text_equal(row->group, all)) {
            return row;
        }
    }
    CHECK(!"the price exists");
    return NULL;
}

const char *trial_json(trial *made)
{
    tkd_results shown = *made->results;
    tkd_writer out;
    tkd_json json;

    shown.assumption_count = 0;
    tkd_writer_init_memory(&out, &made->arena, 64 << 20);
    tkd_json_init(&json, &out);
    tkd_results_write_json(&shown, &json);
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}

void check_oracle(tkd_estimate estimate, double expected, double share, const char *name,
                  const char *file, int line)
{
    const double freedom = (double)estimate.n - 1.0;
    const double half = (estimate.high - estimate.low) / 2.0 * gsl_cdf_tdist_Pinv(0.9995, freedom) /
                        gsl_cdf_tdist_Pinv(0.975, freedom);

    check_interval(estimate.mean, half, expected, share * fabs(expected), name, file, line);
}

// Bit by bit, so that NaN equals itself; the bytes between the members are nobody's.
static bool is_same(const tkd_measured *a, const tkd_measured *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const double left[] = {a[i].estimate.mean, a[i].estimate.low, a[i].estimate.high};
        const double right[] = {b[i].estimate.mean, b[i].estimate.low, b[i].estimate.high};
        if (memcmp(left, right, sizeof left) != 0 || a[i].estimate.n != b[i].estimate.n) {
            return false;
        }
    }
    return true;
}

void trial_check_same(const trial *a, const trial *b)
{
    CHECK_SIZE(a->results->row_count, b->results->row_count);
    CHECK_SIZE(a->results->pool_count, b->results->pool_count);
    for (size_t i = 0; i < a->results->row_count; i++) {
        CHECK(is_same(a->results->rows[i].measures, b->results->rows[i].measures,
                      TKD_CLIENT_MEASURE_COUNT));
    }
    for (size_t i = 0; i < a->results->pool_count; i++) {
        CHECK(is_same(a->results->pools[i].measures, b->results->pools[i].measures,
                      TKD_POOL_MEASURE_COUNT));
    }
}
