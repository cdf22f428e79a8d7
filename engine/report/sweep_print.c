// SPDX-License-Identifier: EUPL-1.2
// Sweeps for people: a table for each measure, a bar beside each value, and what can be said for certain.
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

#include "legend.h"
#include "measure_words.h"
#include "titles.h"

enum { BAR_LENGTH = 12 };

// ---- Names --------------------------------------------------------------------------------------

// A value as people write it: a bare number with the language's decimal mark, all else as it is.
static tkd_text value_of(const tkd_report *report, tkd_text written)
{
    const size_t point = tkd_text_find(written, TKD_TEXT("."), 0);
    double number = 0.0;
    tkd_writer out;

    if (!tkd_number_parse(written, true, &number)) {
        return written;
    }
    tkd_writer_init_memory(&out, report->arena, 0);
    tkd_number_print(&out, number, point == SIZE_MAX ? 0 : (int)(written.size - point - 1),
                     report->language);
    return tkd_writer_text(&out);
}

// What is swept: `Saaremaa vald, koordinaator`, or the path.
static tkd_text subject_of(const tkd_report *report, const tkd_swept_figure *figure)
{
    if (figure->pool.size == 0) {
        return figure->path;
    }
    const tkd_text pool = tkd_title_of_pool(report, figure->pool);
    if (figure->place.size == 0) {
        return pool;
    }
    return tkd_text_format(report->arena, "%.*s, %.*s",
                           TKD_ARG(tkd_title_of_place(report, figure->place)), TKD_ARG(pool));
}

// The heading of its column: the pool, or the end of the path.
static const char *heading_of(const tkd_report *report, const tkd_swept_figure *figure)
{
    tkd_text name = figure->path;

    if (figure->pool.size > 0) {
        name = tkd_title_of_pool(report, figure->pool);
    } else {
        for (size_t dot = tkd_text_find(name, TKD_TEXT("."), 0); dot != SIZE_MAX;
             dot = tkd_text_find(name, TKD_TEXT("."), 0)) {
            name = tkd_text_part(name, dot + 1, name.size);
        }
    }
    const tkd_text copy = tkd_text_copy(report->arena, name);
    return copy.data == NULL ? "" : copy.data;
}

// ---- Tables -------------------------------------------------------------------------------------

static double larger(double most, double value)
{
    return isfinite(value) ? fmax(most, fabs(value)) : most;
}

static double most_of(const tkd_sweep *sweep, size_t measure)
{
    double most = 0.0;

    for (size_t i = 0; i < sweep->point_count; i++) {
        const tkd_compared_row *row = tkd_sweep_row(sweep, i, measure);
        most = larger(larger(larger(most, row->value.mean), row->reference.mean),
                      row->difference.mean);
    }
    return most;
}

// Bars of nearly the same length tell nothing.
static bool has_bars(const tkd_sweep *sweep, size_t measure)
{
    double least = tkd_sweep_row(sweep, 0, measure)->reference.mean;
    double most = least;

    for (size_t i = 0; i < sweep->point_count; i++) {
        const double mean = tkd_sweep_row(sweep, i, measure)->value.mean;
        least = isfinite(mean) ? fmin(least, mean) : least;
        most = isfinite(mean) ? fmax(most, mean) : most;
    }
    return least >= 0.0 && most - least >= 0.1 * most && most > 0.0;
}

static tkd_text bar_of(const tkd_report *report, double value, double most)
{
    const int length = most > 0.0 && isfinite(value) ? (int)lround(BAR_LENGTH * value / most) : 0;
    tkd_writer out;

    tkd_writer_init_memory(&out, report->arena, 0);
    for (int i = 0; i < length && i < BAR_LENGTH; i++) {
        tkd_write_string(&out, "█");
    }
    return tkd_writer_text(&out);
}

// What the table of a measure shows.
typedef struct shown {
    size_t measure;
    double most;
    bool bars;
    bool load;
} shown;

static void add_columns(const tkd_report *report, const tkd_sweep *sweep, shown what,
                        tkd_quantity quantity, tkd_table *table)
{
    for (size_t i = 0; i < sweep->figure_count; i++) {
        tkd_table_add_column(table, (tkd_column){.key = "setting",
                                                 .heading = heading_of(report, &sweep->figures[i]),
                                                 .quantity = TKD_QUANTITY_TEXT});
    }
    tkd_table_add_column(table, (tkd_column){.key = "value",
                                             .heading = tkd_word(report, "Väärtus", "Value"),
                                             .quantity = quantity,
                                             .is_estimate = true});
    if (what.bars) {
        tkd_table_add_column(
            table, (tkd_column){.key = "bar", .heading = "", .quantity = TKD_QUANTITY_TEXT});
    }
    tkd_table_add_column(
        table,
        (tkd_column){.key = "difference",
                     .heading = tkd_word(report, "Vahe praegusega", "Less today"),
                     .quantity = quantity == TKD_QUANTITY_SHARE ? TKD_QUANTITY_POINTS : quantity,
                     .is_estimate = true});
    if (what.load) {
        tkd_table_add_column(table, (tkd_column){.key = "utilization",
                                                 .heading = tkd_word(report, "Koormus", "Load"),
                                                 .quantity = TKD_QUANTITY_SHARE});
    }
    tkd_table_add_column(table, (tkd_column){.key = "verdict",
                                             .heading = tkd_word(report, "Järeldus", "Verdict"),
                                             .quantity = TKD_QUANTITY_TEXT});
}

static void add_load(const tkd_sweep *sweep, tkd_rows pools, tkd_table *table)
{
    tkd_table_add_number(table, pools.count == 1 ? sweep->pools[pools.first].utilization.mean
                                                 : (double)NAN);
}

static void add_base(const tkd_report *report, const tkd_sweep *sweep, shown what, tkd_table *table)
{
    const tkd_estimate nothing = {(double)NAN, (double)NAN, (double)NAN, 0};
    const tkd_estimate base = tkd_sweep_row(sweep, 0, what.measure)->reference;

    for (size_t i = 0; i < sweep->figure_count; i++) {
        const tkd_text before = sweep->figures[i].before;
        const char *today = tkd_word(report, "praegu", "today");
        tkd_table_add_text(table, before.size > 0
                                      ? tkd_text_format(report->arena, "%s: %.*s", today,
                                                        TKD_ARG(value_of(report, before)))
                                      : tkd_text_of(today));
    }
    tkd_table_add_estimate(table, base);
    if (what.bars) {
        tkd_table_add_text(table, bar_of(report, base.mean, what.most));
    }
    tkd_table_add_estimate(table, nothing);
    if (what.load) {
        add_load(sweep, sweep->base_pools, table);
    }
    tkd_table_add_text(table, tkd_text_of(tkd_word(report, "võrdluse alus", "the reference")));
}

static void print_measure(const tkd_report *report, const tkd_sweep *sweep, size_t measure,
                          tkd_writer *out)
{
    const tkd_measure_words *words = tkd_measure_words_of(sweep->measures[measure]);
    const shown what = {.measure = measure,
                        .most = most_of(sweep, measure),
                        .bars = has_bars(sweep, measure),
                        .load = measure == 0 && sweep->base_pools.count == 1};
    tkd_table table;

    tkd_table_init(&table, report->arena);
    add_columns(report, sweep, what, words->quantity, &table);
    add_base(report, sweep, what, &table);
    for (size_t i = 0; i < sweep->point_count; i++) {
        const tkd_swept_point *point = &sweep->points[i];
        const tkd_compared_row *row = tkd_sweep_row(sweep, i, measure);
        for (size_t k = 0; k < sweep->figure_count; k++) {
            tkd_table_add_text(&table, value_of(report, sweep->figures[k].values[point->at[k]]));
        }
        tkd_table_add_estimate(&table, row->value);
        if (what.bars) {
            tkd_table_add_text(&table, bar_of(report, row->value.mean, what.most));
        }
        tkd_table_add_estimate(&table, row->difference);
        if (what.load) {
            add_load(sweep, point->pools, &table);
        }
        tkd_table_add_text(&table, tkd_measure_verdict(report, row, what.most));
    }
    tkd_legend_print_heading(report, words->title_et, words->title_en, out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

// ---- What is certain ----------------------------------------------------------------------------

static size_t row_of_goal(const tkd_sweep *sweep)
{
    size_t measure = 0;
    while (measure + 1 < sweep->measure_count && sweep->measures[measure] != sweep->goal.measure) {
        measure++;
    }
    return measure;
}

// "352 päeva (340–364)".
static void write_estimate(const tkd_report *report, tkd_client_measure measure,
                           tkd_estimate estimate, double most, tkd_writer *out)
{
    tkd_write(out, tkd_measure_value(report, measure, estimate.mean, most));
    tkd_write_string(out, tkd_word(report, " (95% vahemik ", " (95% interval "));
    tkd_write(out, tkd_measure_value(report, measure, estimate.low, most));
    tkd_write_string(out, tkd_word(report, " kuni ", " to "));
    tkd_write(out, tkd_measure_value(report, measure, estimate.high, most));
    tkd_write_string(out, ")");
}

static void write_goal(const tkd_report *report, const tkd_sweep *sweep, double most,
                       tkd_writer *out)
{
    const tkd_measure_words *words = tkd_measure_words_of(sweep->goal.measure);

    tkd_write_string(out, tkd_word(report, words->title_et, words->title_en));
    tkd_write_string(out, tkd_measure_is_gain(sweep->goal.measure)
                              ? tkd_word(report, " vähemalt ", " at least ")
                              : tkd_word(report, " kuni ", " at most "));
    tkd_write(out, tkd_measure_value(report, sweep->goal.measure, sweep->goal.value, most));
}

static size_t count_states(const tkd_sweep *sweep, tkd_goal_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < sweep->point_count; i++) {
        count += sweep->points[i].goal == state ? 1 : 0;
    }
    return count;
}

static tkd_text value_at(const tkd_report *report, const tkd_sweep *sweep, size_t point)
{
    return value_of(report, sweep->figures[0].values[point]);
}

// What the value next to the edge of a span, outside of it, says of the goal.
static void write_beyond(const tkd_report *report, const tkd_sweep *sweep, size_t beyond,
                         tkd_writer *out)
{
    const tkd_text value = value_at(report, sweep, beyond);

    if (sweep->points[beyond].goal == TKD_GOAL_MISSED) {
        tkd_write_string(out, tkd_word(report, "; kindlasti ei piisa väärtusest ",
                                       "; certainly not enough is "));
        tkd_write(out, value);
    } else {
        tkd_write_string(out, tkd_word(report, "; kas piisab ka väärtusest ", "; whether so is "));
        tkd_write(out, value);
        tkd_write_string(out, tkd_word(report, ", ei ole nende replikatsioonidega teada",
                                       " is not known from so many replications"));
    }
}

static void write_reached(const tkd_report *report, const tkd_sweep *sweep, double most,
                          tkd_writer *out)
{
    const tkd_sweep_span span = sweep->reached;
    const size_t edge = span.edge;
    const tkd_compared_row *row = tkd_sweep_row(sweep, edge, row_of_goal(sweep));
    const bool from_below = span.edge == span.first;

    tkd_write(out, subject_of(report, &sweep->figures[0]));
    tkd_write_string(out, from_below
                              ? tkd_word(report, ": piisab väärtusest ", ": enough is ")
                              : tkd_word(report, ": piisab, kui on kuni ", ": enough is at most "));
    tkd_write(out, value_at(report, sweep, edge));
    tkd_write_string(out, tkd_word(report, "; siis on soov kindlalt täidetud: ",
                                   ", where the goal is certainly reached: "));
    write_estimate(report, sweep->goal.measure, row->value, most, out);
    write_beyond(report, sweep, from_below ? edge - 1 : edge + 1, out);
    tkd_write_string(out, ".");
}

static void print_goal(const tkd_report *report, const tkd_sweep *sweep, tkd_writer *out)
{
    const double most = most_of(sweep, row_of_goal(sweep));
    const size_t reached = count_states(sweep, TKD_GOAL_REACHED);
    tkd_writer text;

    if (!sweep->goal.is_set || sweep->point_count == 0) {
        return;
    }
    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(&text, tkd_word(report, "Soov: ", "Goal: "));
    write_goal(report, sweep, most, &text);
    tkd_write_string(&text, ". ");
    if (reached == sweep->point_count) {
        tkd_write_string(&text, tkd_word(report, "Kindlalt täidetud iga proovitud väärtuse juures.",
                                         "Certainly reached at every value that was tried."));
    } else if (count_states(sweep, TKD_GOAL_MISSED) == sweep->point_count) {
        tkd_write_string(&text, tkd_word(report, "Kindlalt täitmata iga proovitud väärtuse juures.",
                                         "Certainly not reached at any value that was tried."));
    } else if (sweep->reached.is_known) {
        write_reached(report, sweep, most, &text);
    } else if (reached == 0) {
        tkd_write_string(&text,
                         tkd_word(report, "Ühegi proovitud väärtuse juures ei ole see kindel.",
                                  "At no value that was tried is it certain."));
    } else {
        tkd_write_string(
            &text, tkd_word(report, "Kindlalt täidetud juhtusid ", "Certainly reached in cases: "));
        tkd_write_format(&text, "%zu/%zu.", reached, sweep->point_count);
    }
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

static void print_enough(const tkd_report *report, const tkd_sweep *sweep, tkd_writer *out)
{
    const tkd_sweep_span span = sweep->enough;
    tkd_writer text;

    if (!span.is_known) {
        return;
    }
    const bool rises = span.edge == span.first;
    const bool is_all = span.first == 0 && span.last + 1 == sweep->point_count;
    const tkd_measure_words *words = tkd_measure_words_of(sweep->measures[0]);
    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write(&text, subject_of(report, &sweep->figures[0]));
    tkd_write_string(
        &text, is_all
                   ? tkd_word(report, ": piisab juba väärtusest ", ": enough is the least value, ")
               : rises ? tkd_word(report, ": piisab väärtusest ", ": enough is ")
                       : tkd_word(report, ": piisab, kui on kuni ", ": enough is at most "));
    tkd_write(&text, value_at(report, sweep, span.edge));
    tkd_write_string(&text, tkd_word(report, ". „", ". '"));
    tkd_write_string(&text, tkd_word(report, words->title_et, words->title_en));
    tkd_write_string(&text,
                     is_all ? tkd_word(report,
                                       "“ on iga proovitud väärtuse juures kindlalt kuni 5% halvem "
                                       "kui parima otsa juures: ",
                                       "' is at every value that was tried certainly at most 5% "
                                       "worse than at the better end: ")
                            : tkd_word(report, "“ on siis kindlalt kuni 5% halvem kui väärtuse ",
                                       "' is then certainly at most 5% worse than at "));
    if (!is_all) {
        tkd_write(&text, value_at(report, sweep, rises ? span.last : span.first));
        tkd_write_string(&text, tkd_word(report, " juures: ", ": "));
    }
    write_estimate(report, sweep->measures[0], tkd_sweep_row(sweep, span.edge, 0)->value,
                   most_of(sweep, 0), &text);
    tkd_write_string(&text, ".");
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

// ---- All of it ----------------------------------------------------------------------------------

static void write_whom(const tkd_report *report, const tkd_sweep *sweep, tkd_writer *out)
{
    tkd_write_string(out, tkd_word(report, " Mõõdetud: ", " Measured: "));
    if (tkd_text_equal(sweep->municipality, TKD_TEXT("*")) &&
        tkd_text_equal(sweep->journey, TKD_TEXT("*")) &&
        tkd_text_equal(sweep->group, TKD_TEXT("*"))) {
        tkd_write_string(out, tkd_word(report, "kõik inimesed.", "everybody."));
        return;
    }
    tkd_write(out, tkd_title_of_municipality(report, sweep->municipality));
    if (!tkd_text_equal(sweep->journey, TKD_TEXT("*"))) {
        tkd_write_string(out, ", ");
        tkd_write(out, tkd_title_of_journey(report, sweep->journey));
    }
    if (!tkd_text_equal(sweep->group, TKD_TEXT("*"))) {
        tkd_write_string(out, ", ");
        tkd_write(out, tkd_title_of_group(report, sweep->group));
    }
    tkd_write_string(out, ".");
}

static void print_subject(const tkd_report *report, const tkd_sweep *sweep, tkd_writer *out)
{
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(&text, tkd_word(report, "Läbi proovitud: ", "Tried: "));
    for (size_t i = 0; i < sweep->figure_count; i++) {
        const tkd_swept_figure *figure = &sweep->figures[i];
        tkd_write_string(&text, i == 0 ? "" : tkd_word(report, " ja ", " and "));
        tkd_write(&text, figure->path);
    }
    tkd_write_string(&text, ".");
    write_whom(report, sweep, &text);
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

static void print_grounds(const tkd_report *report, const tkd_sweep *sweep, tkd_writer *out)
{
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(
        &text,
        tkd_word(report,
                 "Iga väärtust võrreldakse praegusega paariti: samad inimesed, sama juhus. "
                 "Järeldused kehtivad koos 5% tasemel (võrdlusi ",
                 "Each value is compared with today in pairs: the same people, the same luck. "
                 "Verdicts hold together at the 5% level (comparisons: "));
    tkd_write_format(&text, "%zu).", sweep->test_count);
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

void tkd_report_print_sweep(const tkd_report *report, const tkd_sweep *sweep, tkd_writer *out)
{
    tkd_legend_print_title(report, out);
    print_subject(report, sweep, out);
    for (size_t m = 0; m < sweep->measure_count && sweep->point_count > 0; m++) {
        print_measure(report, sweep, m, out);
    }
    print_goal(report, sweep, out);
    print_enough(report, sweep, out);
    print_grounds(report, sweep, out);
    tkd_legend_print_run(report, sweep->results, out);
}
