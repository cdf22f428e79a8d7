// SPDX-License-Identifier: EUPL-1.2
// What goes on in time, for people. A queue is a strip of blocks, as high as the week's queue against
// the worst week's; a time line is a table of what the client's days went to.
#include "lines_print.h"

#include "teekond/date.h"
#include "teekond/number.h"

#include <math.h>

#include "legend.h"
#include "titles.h"

enum {
    MOST_QUEUES = 15, // shown, longest worst week first
    STRIP_COLUMNS = 26
};

static const double least_queue = 0.05;  // shorter ones are not shown
static const double least_share = 0.005; // of the journey: shorter stretches are not shown
static const double week_h = 7.0 * 24.0;

// ---- queues -------------------------------------------------------------------------------------

typedef struct queue_line {
    const tkd_series_row *row;
    double mean;
    double worst;
    uint32_t worst_week;
} queue_line;

static double length_of(const tkd_results *results, const tkd_series_row *row, uint32_t week)
{
    return results->week_rows[row->weeks.first + week].queue_length.mean;
}

static queue_line read_line(const tkd_results *results, const tkd_series_row *row)
{
    queue_line line = {.row = row};
    for (uint32_t week = 0; week < row->weeks.count; week++) {
        const double length = length_of(results, row, week);
        const double from_h = row->from_h + week * week_h;
        const double share = fmin(week_h, row->until_h - from_h) / (row->until_h - row->from_h);
        line.mean += length * share;
        if (length > line.worst) {
            line.worst = length;
            line.worst_week = week;
        }
    }
    return line;
}

// The longest queues, longest worst week first; `*total` counts all that are long enough.
static size_t find_queues(const tkd_results *results, tkd_text scenario,
                          queue_line kept[MOST_QUEUES], size_t *total)
{
    size_t count = 0;
    *total = 0;
    for (size_t i = 0; i < results->series_count; i++) {
        const queue_line line = read_line(results, &results->series[i]);
        if (!tkd_text_equal(line.row->scenario, scenario) || line.worst < least_queue) {
            continue;
        }
        ++*total;
        size_t at = count;
        while (at > 0 && kept[at - 1].worst < line.worst) {
            at--;
        }
        if (at >= MOST_QUEUES) {
            continue;
        }
        count += count < MOST_QUEUES;
        for (size_t k = count - 1; k > at; k--) {
            kept[k] = kept[k - 1];
        }
        kept[at] = line;
    }
    return count;
}

// One block for each week, or for as many weeks as make the strip short enough: the worst of them.
static tkd_text make_strip(const tkd_report *report, const tkd_results *results,
                           const queue_line *line)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const uint32_t count = line->row->weeks.count;
    const uint32_t each = (count + STRIP_COLUMNS - 1) / STRIP_COLUMNS;
    tkd_writer strip;
    tkd_writer_init_memory(&strip, report->arena, 0);
    for (uint32_t first = 0; first < count; first += each) {
        double most = 0.0;
        for (uint32_t week = first; week < first + each && week < count; week++) {
            most = fmax(most, length_of(results, line->row, week));
        }
        tkd_write_string(&strip, blocks[(int)fmin(7.0, floor(8.0 * most / line->worst))]);
    }
    return tkd_writer_text(&strip);
}

static tkd_text date_text(const tkd_report *report, const tkd_results *results, double hours)
{
    tkd_writer date;
    tkd_writer_init_memory(&date, report->arena, 0);
    tkd_date_print(&date, results->run.start_day + (int32_t)floor(hours / 24.0), report->language);
    return tkd_writer_text(&date);
}

static void add_queue_columns(const tkd_report *report, tkd_table *table)
{
    const tkd_column columns[] = {
        {"pool", tkd_word(report, "Teenindaja", "Pool"), TKD_QUANTITY_TEXT, false},
        {"place", tkd_word(report, "Koht", "Place"), TKD_QUANTITY_TEXT, false},
        {"mean", tkd_word(report, "Keskmine", "Mean"), TKD_QUANTITY_NUMBER, false},
        {"worst", tkd_word(report, "Pikim nädal", "Worst week"), TKD_QUANTITY_NUMBER, false},
        {"from", tkd_word(report, "alates", "from"), TKD_QUANTITY_TEXT, false},
        {"weeks", tkd_word(report, "Nädalad", "Weeks"), TKD_QUANTITY_TEXT, false},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
}

void tkd_lines_print_series(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                            tkd_writer *out)
{
    queue_line lines[MOST_QUEUES];
    size_t total = 0;
    const size_t count = find_queues(results, scenario, lines, &total);
    if (!results->has_series) {
        return;
    }
    tkd_legend_print_heading(report, "Järjekorrad nädalati", "Queues by week", out);
    if (count == 0) {
        tkd_write_string(out, tkd_word(report, "Järjekordi ei teki.\n", "There are no queues.\n"));
        return;
    }
    tkd_table table;
    tkd_table_init(&table, report->arena);
    add_queue_columns(report, &table);
    for (size_t i = 0; i < count; i++) {
        const double from_h = lines[i].row->from_h + lines[i].worst_week * week_h;
        tkd_table_add_text(&table, tkd_title_of_pool(report, lines[i].row->pool));
        tkd_table_add_text(&table, tkd_title_of_place(report, lines[i].row->place));
        tkd_table_add_number(&table, lines[i].mean);
        tkd_table_add_number(&table, lines[i].worst);
        tkd_table_add_text(&table, date_text(report, results, from_h));
        tkd_table_add_text(&table, make_strip(report, results, &lines[i]));
    }
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    if (total > count) {
        tkd_write_string(out, tkd_word(report, "… ja veel ", "… and "));
        tkd_report_print_count(report, total - count, "", "", out);
        tkd_write_string(out,
                         tkd_word(report, "(kõik: --format csv)\n", "more (all: --format csv)\n"));
    }
}

// ---- time lines ---------------------------------------------------------------------------------

static const char *say_phase(const tkd_report *report, tkd_stretch_phase phase)
{
    switch (phase) {
    case TKD_STRETCH_NEEDS:
        return tkd_word(report, "ootab teiste sammude järel", "waits for other steps");
    case TKD_STRETCH_NOT_BEFORE:
        return tkd_word(report, "ootab lubatud aega", "waits until it is allowed");
    case TKD_STRETCH_DELAY: return tkd_word(report, "aega kulub", "time passes");
    case TKD_STRETCH_BOOKING:
        return tkd_word(report, "ootab vastuvõtuaega", "waits for the appointment");
    case TKD_STRETCH_TRAVEL: return tkd_word(report, "sõidab", "travels");
    case TKD_STRETCH_QUEUE: return tkd_word(report, "järjekorras", "in the queue");
    case TKD_STRETCH_COURSE:
        return tkd_word(report, "ootab kursuse algust", "waits for the course");
    case TKD_STRETCH_CALENDAR: return tkd_word(report, "ootab avamist", "waits for opening");
    case TKD_STRETCH_SERVICE: return tkd_word(report, "teenusel", "is served");
    case TKD_STRETCH_SESSIONS: return tkd_word(report, "kordade vahel", "between sessions");
    case TKD_STRETCH_PROCESSING: return tkd_word(report, "menetluses", "being processed");
    case TKD_STRETCH_REWORK:
        return tkd_word(report, "ootab enne jätkamist", "waits before going on");
    case TKD_STRETCH_PHASE_COUNT: break;
    }
    return "";
}

// Whose time line it is.
static void print_person(const tkd_report *report, const tkd_results *results,
                         const tkd_trace_row *trace, tkd_writer *out)
{
    const double days = (trace->ended_h - trace->clock_h) / 24.0;
    tkd_writer text;
    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write(&text, tkd_title_of_journey(report, trace->journey));
    tkd_write_string(&text,
                     trace->share < 0.75
                         ? tkd_word(report, ": keskmine inimene (pooled jõuavad kiiremini), ",
                                    ": the median person (half are faster), ")
                         : tkd_word(report, ": inimene, kellest 90% jõuab kiiremini, ",
                                    ": the person whom 90% are faster than, "));
    tkd_write_string(&text, tkd_word(report, "aega kulus ", "took "));
    tkd_number_print(&text, days, days < 10.0 ? 1 : 0, report->language);
    tkd_write_string(&text, tkd_word(report, " päeva (", " days ("));
    tkd_write(&text, tkd_title_of_municipality(report, trace->client_municipality));
    tkd_write_string(&text, ", ");
    tkd_write(&text, tkd_title_of_group(report, trace->client_group));
    tkd_write_string(&text, tkd_word(report, ", saabus ", ", arrived "));
    tkd_write(&text, date_text(report, results, trace->arrived_h));
    tkd_write_string(&text, ")");
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

static void print_trace(const tkd_report *report, const tkd_results *results,
                        const tkd_trace_row *trace, tkd_writer *out)
{
    const tkd_column columns[] = {
        {"from", tkd_word(report, "Algus", "Begin"), TKD_QUANTITY_DURATION, false},
        {"length", tkd_word(report, "Kestus", "Length"), TKD_QUANTITY_DURATION, false},
        {"step", tkd_word(report, "Samm", "Step"), TKD_QUANTITY_TEXT, false},
        {"phase", tkd_word(report, "Milleks", "Spent"), TKD_QUANTITY_TEXT, false},
        {"place", tkd_word(report, "Koht", "Place"), TKD_QUANTITY_TEXT, false},
    };
    const double least_h = least_share * trace->ended_h;
    size_t left_out = 0;
    tkd_table table;
    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (uint32_t i = 0; i < trace->stretches.count; i++) {
        const tkd_stretch_row *row = &results->stretch_rows[trace->stretches.first + i];
        if (row->until_h - row->from_h < least_h) {
            left_out++;
            continue;
        }
        tkd_table_add_number(&table, row->from_h);
        tkd_table_add_number(&table, row->until_h - row->from_h);
        tkd_table_add_text(&table, tkd_title_of_step(report, trace->client_journey, row->step));
        tkd_table_add_text(&table, tkd_text_of(say_phase(report, row->phase)));
        tkd_table_add_text(&table, row->place.size > 0 ? tkd_title_of_place(report, row->place)
                                                       : row->place);
    }
    print_person(report, results, trace, out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    if (left_out > 0) {
        tkd_write_string(out, tkd_word(report, "… ja lühemaid veel ", "… and "));
        tkd_report_print_count(report, left_out, "", "", out);
        tkd_write_string(out, tkd_word(report, "(kõik: --format json)\n",
                                       "shorter ones (all: --format json)\n"));
    }
}

void tkd_lines_print_traces(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                            tkd_writer *out)
{
    const tkd_text all = TKD_TEXT("*");
    if (!results->has_traces) {
        return;
    }
    tkd_legend_print_heading(report, "Inimeste ajajooned", "Time lines of people", out);
    for (size_t i = 0; i < results->trace_count; i++) {
        const tkd_trace_row *trace = &results->traces[i];
        if (tkd_text_equal(trace->scenario, scenario) && tkd_text_equal(trace->municipality, all) &&
            tkd_text_equal(trace->group, all) && !tkd_text_equal(trace->journey, all)) {
            print_trace(report, results, trace, out);
        }
    }
}
