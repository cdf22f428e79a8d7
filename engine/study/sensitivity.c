// SPDX-License-Identifier: EUPL-1.2
// Global sensitivity with few simulations. A point is one simulation with all figures moved; its luck is
// that of the workspace's own replication of the same number, whose outcome is taken off, so that luck is
// the same in all points of a row and hides nothing. Where figures are too many, all of them vary in a first
// round that chooses those worth a closer look; the second round takes fresh points, so that what was chosen
// by chance is not taken at its word, and puts the others together as one.
#include <math.h>
#include <string.h>
#include <time.h>

#include "teekond/sobol.h"

#include "sensitivity.h"

enum {
    LEAST_POINTS = 40,    // in all
    MOST_POINTS = 100000, // in all
    USUAL_POINTS = 256,   // of several ranks
    MOST_CHOSEN = 16,
    ROWS_WANTED = 8, // with fewer, look at fewer figures
};

static const double thin_people = 150.0;  // who are measured, to see what a figure alone does
static const double thin_least = 0.1;     // of all people
static const double thin_overhead = 0.15; // of a whole simulation: what each costs anyway
static const double light_most = 0.6;     // of all the points

static const double usual_time_s = 60.0;
static const double time_used = 0.85; // the rest is for what was foreseen too short

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the sensitivities");
}

static double now_s(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// ---- How many -----------------------------------------------------------------------------------

static size_t clamped(double value, size_t least, size_t most)
{
    return value >= (double)most ? most : value <= (double)least ? least : (size_t)value;
}

static uint32_t lucks_for(const tkd_sensing *sensing, size_t points)
{
    const size_t own = sensing->study->options->replications;
    const size_t wanted = own > 0 ? own : points / 32;

    return (uint32_t)clamped((double)wanted, TKD_LUCKS_LEAST, TKD_LUCKS_MOST);
}

// The number of points: as asked, or what the time allows, by how long the first ones took.
static size_t count_points(const tkd_sensing *sensing, double from_s)
{
    const tkd_sensitivity_plan *plan = sensing->plan;
    const double time_s = plan->time_s > 0.0 ? plan->time_s : usual_time_s;
    const double each_s = fmax(1e-5, (now_s() - from_s) / TKD_LUCKS_LEAST);
    const double left_s = time_used * (time_s - (now_s() - sensing->begun_s));

    if (tkd_ranks_count(sensing->study->options->ranks) > 1 && plan->points == 0) {
        return USUAL_POINTS; // clocks differ, and all ranks must do the same
    }
    if (plan->points > 0) {
        return clamped((double)plan->points, LEAST_POINTS, MOST_POINTS);
    }
    return clamped(TKD_LUCKS_LEAST + left_s / each_s, LEAST_POINTS, MOST_POINTS);
}

// Where figures are too many to look at all of them: a round that chooses. Each figure alone where few
// people do, or all at once where that would cost as much as all else.
static tkd_layout_of_points lay_out(const tkd_sensing *sensing)
{
    const size_t figures = sensing->made->figure_count;
    const size_t points = sensing->made->points - sensing->lucks;
    tkd_layout_of_points layout = {.chosen = figures, .rows = points / (figures + 2)};

    if (layout.rows >= ROWS_WANTED || figures <= 2) {
        return layout;
    }
    layout.thin = fmax(thin_least, fmin(1.0, thin_people / sensing->people));
    const double light = (double)figures * (layout.thin + thin_overhead);
    layout.is_light = light < light_most * (double)points;
    const size_t spent = layout.is_light ? (size_t)light : 0;
    layout.screen = (points - spent) / (layout.is_light ? 4 : 2);
    const size_t left = points - spent - layout.screen;
    const size_t most = figures - 1 < MOST_CHOSEN ? figures - 1 : MOST_CHOSEN;
    layout.chosen = clamped((double)left / ROWS_WANTED - 3.0, 2, most);
    layout.rows = left / (layout.chosen + 3);
    layout.has_others = true;
    return layout;
}

// ---- The second round ---------------------------------------------------------------------------

// The outcomes of a radial design, and the places of its points.
typedef struct tkd_radial {
    double *points; // [rows][2 × figures]: A's places by `order`, then B's
    double *a;
    double *b;
    double *ab;
    size_t inputs;
    size_t rows; // so far, whole ones
    size_t room; // rows that there is room for: the stride of `ab`
} tkd_radial;

// Coordinates go round by figures: A's leading figure, B's, A's second, …, so that the good first ones of the
// sequence serve the leading figures.
static double place_of(const tkd_radial *radial, size_t row, size_t figures, size_t rank, bool is_b)
{
    return radial->points[row * 2 * figures + 2 * rank + (is_b ? 1 : 0)];
}

// Point `which` of a row: 0 A, 1 B, 2 + i: A with input i of B.
static void fill_place(const tkd_radial *radial, size_t row, size_t figures, const size_t *order,
                       size_t chosen, size_t which, double *at)
{
    for (size_t rank = 0; rank < figures; rank++) {
        const size_t input = rank < chosen ? rank : chosen;
        const bool is_b = which == 1 || which == input + 2;
        at[order[rank]] = place_of(radial, row, figures, rank, is_b);
    }
}

static tkd_status run_row(tkd_sensing *sensing, const tkd_layout_of_points *layout,
                          const size_t *order, tkd_radial *radial, size_t row, bool *whole,
                          tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    const size_t count = radial->inputs + 2;
    tkd_arena *arena = sensing->study->arena;
    double *places = TKD_TAKE(arena, count * figures, double);
    const double **at = TKD_TAKE(arena, count, const double *);
    double *values = TKD_TAKE(arena, count, double);

    if (places == NULL || at == NULL || values == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        fill_place(radial, row, figures, order, layout->chosen, i, &places[i * figures]);
        at[i] = &places[i * figures];
    }
    TKD_TRY(tkd_sensing_points(sensing, at, count, (uint32_t)(row % sensing->lucks), values, whole,
                               err));
    bool is_known = *whole;
    for (size_t i = 0; i < count; i++) {
        is_known = is_known && !isnan(values[i]);
    }
    if (!is_known) {
        return TKD_OK;
    }
    // A row that lacks a value leaves its place to the next one, points and all.
    memmove(&radial->points[radial->rows * 2 * figures], &radial->points[row * 2 * figures],
            2 * figures * sizeof(double));
    radial->a[radial->rows] = values[0];
    radial->b[radial->rows] = values[1];
    for (size_t i = 0; i < radial->inputs; i++) {
        radial->ab[i * radial->room + radial->rows] = values[2 + i];
    }
    radial->rows++;
    return TKD_OK;
}

static tkd_status run_rows(tkd_sensing *sensing, const tkd_layout_of_points *layout,
                           const size_t *order, tkd_radial *radial, bool *whole, tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    tkd_arena *arena = sensing->study->arena;

    *radial =
        (tkd_radial){.inputs = layout->chosen + (layout->has_others ? 1 : 0), .room = layout->rows};
    radial->points = TKD_TAKE(arena, layout->rows * 2 * figures, double);
    radial->a = TKD_TAKE(arena, layout->rows, double);
    radial->b = TKD_TAKE(arena, layout->rows, double);
    radial->ab = TKD_TAKE(arena, layout->rows * radial->inputs, double);
    if (radial->points == NULL || radial->a == NULL || radial->b == NULL || radial->ab == NULL) {
        return no_memory(err);
    }
    TKD_TRY(tkd_sobol_points(2 * figures, layout->rows, sensing->study->seed ^ 2, arena,
                             radial->points, err));
    for (size_t row = 0; row < layout->rows && *whole; row++) {
        TKD_TRY(run_row(sensing, layout, order, radial, row, whole, err));
    }
    // What the rows are, tightly packed: the estimators take them so.
    for (size_t i = 1; i < radial->inputs && radial->rows < radial->room; i++) {
        memmove(&radial->ab[i * radial->rows], &radial->ab[i * radial->room],
                radial->rows * sizeof(double));
    }
    return TKD_OK;
}

// ---- What comes of it ---------------------------------------------------------------------------

static void describe(const tkd_sensing *sensing, size_t figure, tkd_sensitive_row *row)
{
    const tkd_uncertain *of = &sensing->figures[figure];
    const tkd_origin *origin = &sensing->base.model->figures.origins[of->origin];
    const tkd_file *file =
        tkd_files_get(tkd_workspace_files(sensing->study->workspace), origin->place.file);

    row->path = origin->path;
    row->written = origin->written;
    row->evidence = tkd_text_of(tkd_evidence_word(origin->evidence));
    row->range_is_written = of->is_written;
    row->low_times = of->value > 0.0 ? of->low / of->value : (double)NAN;
    row->high_times = of->value > 0.0 ? of->high / of->value : (double)NAN;
    if (file != NULL && !origin->is_default) {
        row->file = file->name;
        row->line = origin->place.line;
    }
}

static tkd_status estimate(tkd_sensing *sensing, const tkd_layout_of_points *layout,
                           const size_t *order, const tkd_radial *radial, tkd_error *err)
{
    const size_t figures = sensing->made->figure_count;
    tkd_sensitivity *made = sensing->made;
    tkd_arena *arena = sensing->study->arena;
    tkd_sobol_index *indices = TKD_TAKE(arena, radial->inputs, tkd_sobol_index);
    tkd_sensitive_row *rows = TKD_TAKE(arena, layout->chosen, tkd_sensitive_row);
    double *places = TKD_TAKE(arena, 2 * radial->rows * layout->chosen, double);
    double variance = 0.0;

    if (indices == NULL || rows == NULL || places == NULL) {
        return no_memory(err);
    }
    double *b_places = places + radial->rows * layout->chosen;
    for (size_t i = 0; i < radial->rows * layout->chosen; i++) {
        const size_t row = i / layout->chosen;
        places[i] = place_of(radial, row, figures, i % layout->chosen, false);
        b_places[i] = place_of(radial, row, figures, i % layout->chosen, true);
    }
    const tkd_sobol_design design = {.a = radial->a,
                                     .b = radial->b,
                                     .ab = radial->ab,
                                     .n = radial->rows,
                                     .inputs = radial->inputs,
                                     .a_places = places,
                                     .b_places = b_places,
                                     .placed = layout->chosen};
    TKD_TRY(tkd_sobol_estimate(&design, layout->chosen, arena, indices, &variance, err));
    made->sd_figures = sqrt(variance);
    for (size_t i = 0; i < layout->chosen; i++) {
        tkd_sensitive_row *row = &rows[indices[i].rank - 1];
        describe(sensing, order[i], row);
        row->first = indices[i].first;
        row->total = indices[i].total;
        row->rank = indices[i].rank;
        row->rank_low = indices[i].rank_low;
        row->rank_high = indices[i].rank_high;
        row->effect = indices[i].slope;
    }
    made->figures = rows;
    made->count = layout->chosen;
    made->rows = radial->rows;
    made->has_others = layout->has_others;
    if (layout->has_others) {
        made->others.first = indices[layout->chosen].first;
        made->others.total = indices[layout->chosen].total;
    }
    return TKD_OK;
}

static void summarize_base(tkd_sensing *sensing)
{
    tkd_sensitivity *made = sensing->made;
    tkd_sample samples[TKD_LUCKS_MOST];
    double squares = 0.0;

    for (uint32_t i = 0; i < sensing->lucks; i++) {
        samples[i] = (tkd_sample){sensing->base_values[i], 1.0};
    }
    made->base = tkd_estimate_ratio(samples, sensing->lucks);
    for (uint32_t i = 0; i < sensing->lucks; i++) {
        const double own = sensing->base_values[i] - made->base.mean;
        squares += own * own / (double)(sensing->lucks - 1);
    }
    made->sd_luck = sqrt(squares);
}

// ---- All of it ----------------------------------------------------------------------------------

static bool is_money(tkd_client_measure measure)
{
    return measure == TKD_STAFF_COST_EUR || measure == TKD_CLIENT_COST_EUR;
}

static tkd_status begin_sensing(tkd_sensing *sensing, tkd_error *err)
{
    tkd_study *study = sensing->study;
    tkd_sensitivity *made = sensing->made;
    const tkd_variation variation = tkd_study_variation(study, sensing->scenario);

    TKD_TRY(tkd_study_model(study, &variation, &sensing->base.model, err));
    tkd_study_settle(study, sensing->base.model);
    TKD_TRY(tkd_study_prepare(study, sensing->base.model, NULL, true, &sensing->base, err));
    TKD_TRY(tkd_model_uncertain(sensing->base.model, is_money(sensing->plan->measure), study->arena,
                                &sensing->figures, &made->figure_count, err));
    TKD_TRY(tkd_sensing_ranges(sensing, err));
    for (size_t i = 0; i < made->figure_count; i++) {
        made->written_count += sensing->figures[i].is_written ? 1 : 0;
    }
    if (made->figure_count == 0) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s",
                        study->problems->language == TKD_ET
                            ? "ühelgi arvul ei ole vahemikku, milles see võiks olla"
                            : "no figure has a range in which it may be");
    }
    return TKD_OK;
}

static tkd_status sense(tkd_sensing *sensing, tkd_error *err)
{
    tkd_sensitivity *made = sensing->made;
    tkd_radial radial = {0};
    bool whole = true;

    TKD_TRY(begin_sensing(sensing, err));
    const double from_s = now_s();
    sensing->study->cases = MOST_POINTS; // until it is known how many
    TKD_TRY(tkd_sensing_base(sensing, 0, TKD_LUCKS_LEAST, err));
    made->points = count_points(sensing, from_s);
    sensing->study->cases = (double)made->points;
    TKD_TRY(tkd_sensing_base(sensing, TKD_LUCKS_LEAST, lucks_for(sensing, made->points), err));
    const tkd_layout_of_points layout = lay_out(sensing);
    size_t *order = TKD_TAKE(sensing->study->arena, made->figure_count, size_t);
    if (order == NULL) {
        return no_memory(err);
    }
    if (layout.has_others) {
        TKD_TRY(tkd_sensing_screen(sensing, &layout, order, &whole, err));
    } else {
        for (size_t i = 0; i < made->figure_count; i++) {
            order[i] = i;
        }
    }
    made->screen_points = layout.screen;
    made->light_points = layout.is_light ? made->figure_count : 0;
    TKD_TRY(run_rows(sensing, &layout, order, &radial, &whole, err));
    if (radial.rows < 2) {
        return sensing->study->cut
                   ? tkd_study_interrupted(sensing->study, err)
                   : TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s",
                              sensing->study->problems->language == TKD_ET
                                  ? "liiga vähe punkte: kirjuta suurem --points või --time"
                                  : "too few points: write a larger --points or --time");
    }
    summarize_base(sensing);
    return estimate(sensing, &layout, order, &radial, err);
}

tkd_status tkd_study_sense(tkd_workspace *workspace, const tkd_study_options *options,
                           const tkd_sensitivity_plan *plan, tkd_arena *arena,
                           const tkd_sensitivity **sensitivity, tkd_problems *problems,
                           tkd_error *err)
{
    tkd_study study = tkd_study_begin(workspace, options, arena, problems);
    tkd_results *results = TKD_TAKE(arena, 1, tkd_results);
    tkd_sensitivity *made = TKD_TAKE(arena, 1, tkd_sensitivity);
    tkd_arena batch;

    if (results == NULL || made == NULL) {
        return no_memory(err);
    }
    tkd_sensing sensing = {
        .study = &study,
        .plan = plan,
        .made = made,
        .scenario =
            study.options->scenario_count > 0 ? study.options->scenarios[0] : TKD_TEXT("today"),
        .batch = &batch,
        .begun_s = now_s(),
    };
    *made = (tkd_sensitivity){.scenario = sensing.scenario,
                              .municipality = plan->municipality,
                              .journey = plan->journey,
                              .group = plan->group,
                              .measure = plan->measure,
                              .results = results};
    tkd_arena_init_within(&batch, arena);
    const tkd_status status = sense(&sensing, err);
    tkd_arena_clear(&batch);
    TKD_TRY(status);
    TKD_TRY(tkd_study_facts(&study, sensing.base.model, sensing.lucks, results, err));
    *sensitivity = made;
    return TKD_OK;
}
