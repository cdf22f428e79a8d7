// SPDX-License-Identifier: EUPL-1.2
// Ranges that the command line gives: their ends are read as edits of the workspace would be.
#include "sensitivity.h"

#include <math.h>
#include <string.h>

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the sensitivities");
}

static tkd_uncertain *find_figure(const tkd_sensing *sensing, tkd_text path)
{
    for (size_t i = 0; i < sensing->made->figure_count; i++) {
        const uint32_t origin = sensing->figures[i].origin;
        if (tkd_text_equal(sensing->base.model->figures.origins[origin].path, path)) {
            return &sensing->figures[i];
        }
    }
    return NULL;
}

// Where a setting of the command has put its value: the origin's row.
static uint32_t find_setting(const tkd_sensing *sensing, const tkd_model *model, tkd_text path)
{
    const tkd_files *files = tkd_workspace_files(sensing->study->workspace);
    const tkd_text prefix = TKD_TEXT("--set ");

    for (uint32_t i = model->figures.origin_count; i > 1; i--) {
        const tkd_file *file = tkd_files_get(files, model->figures.origins[i - 1].place.file);
        if (file != NULL && tkd_text_starts_with(file->name, prefix) &&
            tkd_text_equal(tkd_text_part(file->name, prefix.size, file->name.size), path)) {
            return i - 1;
        }
    }
    return 0;
}

// An end of a range: read as the edit that it would be, so that units and limits are those of the figure.
static tkd_status read_end(tkd_sensing *sensing, const tkd_believed *believed, tkd_text value,
                           tkd_text *path, double *number, tkd_error *err)
{
    tkd_study *study = sensing->study;
    const size_t own = study->options->setting_count;
    tkd_setting *settings = TKD_TAKE(study->arena, own + 1, tkd_setting);
    const tkd_model *model = NULL;
    tkd_uncertain *list = NULL;
    size_t count = 0;

    if (settings == NULL) {
        return no_memory(err);
    }
    if (own > 0) {
        memcpy(settings, study->options->settings, own * sizeof *settings);
    }
    settings[own] = (tkd_setting){believed->path, value};
    const tkd_variation variation = {
        .scenario = sensing->scenario, .settings = settings, .setting_count = own + 1};
    TKD_TRY(tkd_study_model(study, &variation, &model, err));
    TKD_TRY(tkd_model_uncertain(model, true, study->arena, &list, &count, err));
    const uint32_t origin = find_setting(sensing, model, believed->path);
    *path = model->figures.origins[origin].path;
    *number = (double)NAN;
    for (uint32_t i = 0; i < model->figures.point_count && origin > 0; i++) {
        if (model->figures.points[i].origin == (int32_t)origin) {
            *number = model->figures.points[i].number;
        }
    }
    return TKD_OK;
}

static tkd_status refuse_range(const tkd_sensing *sensing, const tkd_believed *believed,
                               const char *et, const char *en, tkd_error *err)
{
    const bool estonian = sensing->study->problems->language == TKD_ET;

    return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE, "--over %.*s: %s", TKD_ARG(believed->path),
                    estonian ? et : en);
}

static tkd_status put_range(tkd_sensing *sensing, const tkd_believed *believed, tkd_error *err)
{
    double low = 0.0;
    double high = 0.0;
    tkd_text path = {0};

    TKD_TRY(read_end(sensing, believed, believed->low, &path, &low, err));
    TKD_TRY(read_end(sensing, believed, believed->high, &path, &high, err));
    tkd_uncertain *figure = find_figure(sensing, path);
    if (figure == NULL) {
        return refuse_range(sensing, believed,
                            "see arv ei ole kirjas või seda simulatsioon ei loe; kirjuta see enne "
                            "lipuga --set",
                            "this figure is not written, or no simulation reads it; write it first "
                            "by --set",
                            err);
    }
    if (!(low < high)) {
        return refuse_range(sensing, believed, "vahemik algab väiksemast väärtusest",
                            "a range begins with its smaller end", err);
    }
    figure->low = low;
    figure->high = high;
    figure->is_written = true;
    return TKD_OK;
}

tkd_status tkd_sensing_ranges(tkd_sensing *sensing, tkd_error *err)
{
    for (size_t i = 0; i < sensing->plan->range_count; i++) {
        TKD_TRY(put_range(sensing, &sensing->plan->ranges[i], err));
    }
    return TKD_OK;
}
