// SPDX-License-Identifier: EUPL-1.2
// The warm-up check for people: a plain verdict, Welch's plot of everybody in one line per series, and from
// which week on each municipality looks settled.
#include "teekond/csv.h"
#include "teekond/date.h"
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

#include "legend.h"
#include "titles.h"

enum { PLOT_COLUMNS = 72, PLOT_LEVELS = 8 };

static const double week_h = 7.0 * 24.0;

static const char *series_word(const tkd_report *report, tkd_warmup_series series)
{
    switch (series) {
    case TKD_WARMUP_INSIDE: return tkd_word(report, "inimeste arv", "the number of people inside");
    case TKD_WARMUP_QUEUES: return tkd_word(report, "järjekorrad", "the queues");
    case TKD_WARMUP_TIME_H: return tkd_word(report, "teekonna aeg", "the journey time");
    case TKD_WARMUP_SERIES_COUNT: break;
    }
    return "";
}

static unsigned whole_weeks(double hours)
{
    return isnan(hours) ? 0 : (unsigned)round(hours / week_h);
}

// ---- verdict ------------------------------------------------------------------------------------

static void write_words(const tkd_report *report, const char *et, const char *en, tkd_writer *out)
{
    tkd_write_string(out, tkd_word(report, et, en));
}

static void write_weeks(const tkd_report *report, unsigned weeks, tkd_writer *out)
{
    tkd_report_print_count(report, weeks, tkd_word(report, "nädal", "week"),
                           tkd_word(report, "nädalat", "weeks"), out);
}

// As it is typed to set the warm-up.
static void write_proposal(const tkd_report *report, unsigned weeks, tkd_writer *out)
{
    write_words(report, " Proovi: --set run.warmup=", " Try: --set run.warmup=", out);
    tkd_write_format(out, "%uw", weeks);
}

static void write_enough(const tkd_report *report, const tkd_warmup_case *one, tkd_writer *out)
{
    write_words(report,
                " on piisav: inimeste arv, järjekorrad ja teekonna aeg on mõõtmise ajal samad mis "
                "hiljem (vahe ei ole kindel või on alla 1%).",
                " is enough: people inside, queues and journey time are the same while measured as "
                "later (the difference is not certain or below 1%).",
                out);
    if (!isnan(one->mser_h) && one->mser_h > one->warmup_h) {
        write_words(report, " MSER-5 ootaks kauem: ", " MSER-5 would wait longer: ", out);
        write_weeks(report, whole_weeks(one->mser_h), out);
        tkd_write_char(out, '.');
    }
}

// Only people inside still change: what is waited and how long it takes does not.
static bool is_rest_settled(const tkd_warmup *warmup, const tkd_warmup_case *one)
{
    bool is_settled = one->series == TKD_WARMUP_INSIDE && one->verdict != TKD_WARMUP_ENOUGH;
    for (uint32_t i = 0; i < TKD_WARMUP_SERIES_COUNT; i++) {
        const tkd_warmup_row *row = &warmup->rows[one->rows.first + i]; // of everybody
        is_settled =
            is_settled && (row->series == TKD_WARMUP_INSIDE || row->verdict == TKD_WARMUP_ENOUGH);
    }
    return is_settled;
}

static void write_rest(const tkd_report *report, const tkd_warmup *warmup,
                       const tkd_warmup_case *one, tkd_writer *out)
{
    if (is_rest_settled(warmup, one)) {
        write_words(report, "; järjekorrad ja teekonna aeg on juba ühtlased",
                    "; queues and journey time are settled already", out);
    }
}

static void write_short(const tkd_report *report, const tkd_warmup *warmup,
                        const tkd_warmup_case *one, tkd_writer *out)
{
    const unsigned weeks = whole_weeks(one->needed_h);
    write_words(report, " on liiga lühike: vaja on vähemalt ",
                " is too short: what is needed is at least ", out);
    write_weeks(report, weeks, out);
    tkd_write_format(out, " (%s", series_word(report, one->series));
    write_rest(report, warmup, one, out);
    tkd_write_string(out, ").");
    write_proposal(report, weeks, out);
}

static void write_unsettled(const tkd_report *report, const tkd_warmup *warmup,
                            const tkd_warmup_case *one, tkd_writer *out)
{
    const unsigned weeks = whole_weeks(one->needed_h);
    write_words(report, " on liiga lühike: ", " is too short: within ", out);
    tkd_report_print_count(report, weeks, tkd_word(report, "nädalaga", "week"),
                           tkd_word(report, "nädalaga", "weeks"), out);
    write_words(report, " ei ühtlustu ", " this does not settle: ", out);
    tkd_write_string(out, series_word(report, one->series));
    write_rest(report, warmup, one, out);
    tkd_write_string(out, ". ");
    write_words(
        report,
        "Kas kasvab mõni järjekord lõputult (vaata: teekond kontrolli), muutub midagi mõõtmise "
        "ajal või on soojendust vaja rohkem.",
        "A queue grows without end (see: teekond check), or something changes while it is "
        "measured, or more is needed.",
        out);
    write_proposal(report, weeks, out);
}

static void write_verdict(const tkd_report *report, const tkd_warmup *warmup,
                          const tkd_warmup_case *one, tkd_writer *out)
{
    if (one->verdict == TKD_WARMUP_UNKNOWN) {
        tkd_write_string(
            out,
            tkd_word(
                report,
                "Soojenduse kohta ei saa midagi öelda: inimesi või replikatsioone on liiga vähe.",
                "Nothing can be said about the warm-up: there are too few "
                "people."));
        return;
    }
    tkd_write_string(out, tkd_word(report, "", "A warm-up of "));
    tkd_legend_print_period(report, one->warmup_h, out);
    tkd_write_string(out, tkd_word(report, " pikkune soojendus", ""));
    switch (one->verdict) {
    case TKD_WARMUP_ENOUGH: write_enough(report, one, out); break;
    case TKD_WARMUP_SHORT: write_short(report, warmup, one, out); break;
    case TKD_WARMUP_UNSETTLED: write_unsettled(report, warmup, one, out); break;
    case TKD_WARMUP_UNKNOWN: break;
    }
}

// ---- plot ---------------------------------------------------------------------------------------

// Mean of the moving averages in a column of the plot; NaN: none.
static double column_value(const tkd_warmup *warmup, const tkd_warmup_row *row, uint32_t column,
                           uint32_t columns)
{
    const uint32_t from = (uint32_t)((uint64_t)column * row->weeks.count / columns);
    const uint32_t until = (uint32_t)((uint64_t)(column + 1) * row->weeks.count / columns);
    double sum = 0.0;
    double count = 0.0;
    for (uint32_t i = from; i < until; i++) {
        const double value = warmup->weeks[row->weeks.first + i].moving_average;
        sum += isnan(value) ? 0.0 : value;
        count += isnan(value) ? 0.0 : 1.0;
    }
    return count > 0.0 ? sum / count : (double)NAN;
}

static void write_plot(const tkd_warmup *warmup, const tkd_warmup_row *row, uint32_t columns,
                       tkd_writer *out)
{
    static const char *const levels[PLOT_LEVELS] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double most = 0.0;
    for (uint32_t i = 0; i < columns; i++) {
        most = fmax(most, column_value(warmup, row, i, columns)); // NaN is passed over
    }
    for (uint32_t i = 0; i < columns; i++) {
        const double value = column_value(warmup, row, i, columns);
        const double level = most > 0.0 ? floor(value / most * PLOT_LEVELS) : 0.0;
        tkd_write_string(out, isnan(value) ? " " : levels[(int)fmin(level, PLOT_LEVELS - 1)]);
    }
    tkd_write_char(out, '\n');
}

static void print_plot(const tkd_report *report, const tkd_warmup *warmup,
                       const tkd_warmup_case *one, tkd_writer *out)
{
    const char *const words[TKD_WARMUP_SERIES_COUNT] = {
        [TKD_WARMUP_INSIDE] = tkd_word(report, "Inimesi sees    ", "People inside   "),
        [TKD_WARMUP_QUEUES] = tkd_word(report, "Järjekordades   ", "In queues       "),
        [TKD_WARMUP_TIME_H] = tkd_word(report, "Teekonna aeg    ", "Journey time    "),
    };
    const uint32_t weeks = warmup->rows[one->rows.first].weeks.count;
    const uint32_t columns = weeks < PLOT_COLUMNS ? weeks : PLOT_COLUMNS;
    const double end = one->warmup_h / week_h * columns / weeks;
    tkd_legend_print_heading(report, "Nädal nädala järel (13 nädala libisev keskmine)",
                             "Week after week (moving average of 13 weeks)", out);
    for (uint32_t i = 0; i < one->rows.count; i++) {
        const tkd_warmup_row *row = &warmup->rows[one->rows.first + i];
        if (tkd_text_equal(row->municipality, TKD_TEXT("*"))) {
            tkd_write_string(out, words[row->series]);
            write_plot(warmup, row, columns, out);
        }
    }
    tkd_write_string(out, "                ");
    for (uint32_t i = 0; i < (uint32_t)end && i + 1 < columns; i++) {
        tkd_write_char(out, ' ');
    }
    tkd_write_string(out, tkd_word(report, "↑ soojenduse lõpp\n", "↑ end of the warm-up\n"));
}

// ---- table --------------------------------------------------------------------------------------

static tkd_text say_settled(const tkd_report *report, const tkd_warmup_case *one,
                            const tkd_warmup_row *row)
{
    if (row->verdict == TKD_WARMUP_UNKNOWN) {
        return TKD_TEXT("–");
    }
    return isnan(row->mser_h)
               ? tkd_text_format(report->arena, "> %u", whole_weeks(one->looked_h) / 2)
               : tkd_text_format(report->arena, "%u", whole_weeks(row->mser_h));
}

static void add_columns(const tkd_report *report, tkd_table *table)
{
    const char *settled = tkd_word(report, "ühtlane", "settled");
    const tkd_column columns[] = {
        {"municipality", tkd_word(report, "Omavalitsus", "Municipality"), TKD_QUANTITY_TEXT, false},
        {"people_inside", tkd_word(report, "Inimesi sees: vahe", "People inside: difference"),
         TKD_QUANTITY_SHARE, true},
        {"people_inside_settled", settled, TKD_QUANTITY_TEXT, false},
        {"queue_length", tkd_word(report, "Järjekordades: vahe", "In queues: difference"),
         TKD_QUANTITY_SHARE, true},
        {"queue_length_settled", settled, TKD_QUANTITY_TEXT, false},
        {"time_to_complete_h", tkd_word(report, "Teekonna aeg: vahe", "Journey time: difference"),
         TKD_QUANTITY_SHARE, true},
        {"time_to_complete_settled", settled, TKD_QUANTITY_TEXT, false},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
}

static void print_table(const tkd_report *report, const tkd_warmup *warmup,
                        const tkd_warmup_case *one, tkd_writer *out)
{
    const tkd_estimate none = {(double)NAN, (double)NAN, (double)NAN, 0};
    tkd_table table;
    tkd_table_init(&table, report->arena);
    add_columns(report, &table);
    for (uint32_t i = 0; i < one->rows.count; i++) {
        const tkd_warmup_row *row = &warmup->rows[one->rows.first + i];
        if (row->series == TKD_WARMUP_INSIDE) {
            tkd_table_add_text(&table, tkd_text_equal(row->municipality, TKD_TEXT("*"))
                                           ? tkd_text_of(tkd_word(report, "Kokku", "Total"))
                                           : tkd_title_of_municipality(report, row->municipality));
        }
        tkd_table_add_estimate(&table, tkd_warmup_has_level(row) ? row->departure : none);
        tkd_table_add_text(&table, say_settled(report, one, row));
    }
    tkd_legend_print_heading(report, "Mõõdetav aeg võrreldes hilisemaga",
                             "What is measured, compared with later", out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

// ---- all ----------------------------------------------------------------------------------------

static void write_how(const tkd_report *report, const tkd_warmup *warmup,
                      const tkd_warmup_case *one, tkd_writer *out)
{
    const tkd_run_facts *run = &warmup->head.run;
    tkd_write_format(out, "%s %llu, ", tkd_word(report, "Seeme", "Seed"),
                     (unsigned long long)run->seed);
    tkd_report_print_count(report, run->replications,
                           tkd_word(report, "replikatsioon", "replication"),
                           tkd_word(report, "replikatsiooni", "replications"), out);
    write_words(report, "; vaadatud on ", "; watched are ", out);
    write_weeks(report, whole_weeks(one->looked_h), out);
    write_words(report, " alates ", " from ", out);
    tkd_date_print(out, run->start_day, report->language);
    if (one->has_year_after) {
        write_words(
            report,
            ". Vahe: mõõdetav aeg miinus samad nädalad viimasel aastal, mida on vaadatud; ± on "
            "pool 95% vahemikust. Ühtlane: mitme nädala järel algusest MSER-5 järgi, kui iga "
            "nädalat võrrelda sama nädalaga aasta hiljem",
            ". Difference: what would be measured less the same weeks of the last year that was "
            "watched; ± is half of the 95% interval. Settled: after how many weeks, says MSER-5 "
            "on each week less the same week a year after",
            out);
    } else {
        write_words(
            report,
            ". Vahe: mõõdetav aeg miinus vaadatud aja teine pool; ± on pool 95% vahemikust. "
            "Ühtlane: mitme nädala järel algusest MSER-5 järgi",
            ". Difference: what would be measured less the second half of what was watched; ± "
            "is half of the 95% interval. Settled: after how many weeks, says MSER-5",
            out);
    }
    write_words(report, "; > tähendab, et selle ajaga mitte.", "; > means not in that time.", out);
}

static void print_paragraph(const tkd_report *report, const tkd_warmup *warmup,
                            const tkd_warmup_case *one, bool is_verdict, tkd_writer *out)
{
    tkd_writer text;
    tkd_writer_init_memory(&text, report->arena, 0);
    if (is_verdict) {
        write_verdict(report, warmup, one, &text);
    } else {
        write_how(report, warmup, one, &text);
    }
    out->status = text.status == TKD_OK ? out->status : text.status;
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

void tkd_report_print_warmup(const tkd_report *report, const tkd_warmup *warmup, tkd_writer *out)
{
    tkd_legend_print_title(report, out);
    for (size_t i = 0; i < warmup->case_count; i++) {
        const tkd_warmup_case *one = &warmup->cases[i];
        tkd_write_format(out, "%s%s: ", out->size > 0 ? "\n" : "",
                         tkd_word(report, "Stsenaarium", "Scenario"));
        tkd_write(out, tkd_title_of_scenario(report, one->scenario));
        tkd_write_char(out, '\n');
        print_paragraph(report, warmup, one, true, out);
        print_plot(report, warmup, one, out);
        print_table(report, warmup, one, out);
        tkd_write_char(out, '\n');
        print_paragraph(report, warmup, one, false, out);
    }
}

// ---- CSV ----------------------------------------------------------------------------------------

static void write_number(tkd_writer *out, double number)
{
    tkd_write_char(out, ',');
    if (isfinite(number)) {
        tkd_write_number(out, number);
    }
}

void tkd_report_write_warmup_csv(const tkd_warmup *warmup, tkd_writer *out)
{
    tkd_write_string(out,
                     "scenario,municipality,series,week,from,mean,low,high,n,moving_average\r\n");
    for (size_t c = 0; c < warmup->case_count; c++) {
        for (uint32_t r = 0; r < warmup->cases[c].rows.count; r++) {
            const tkd_warmup_row *row = &warmup->rows[warmup->cases[c].rows.first + r];
            for (uint32_t i = 0; i < row->weeks.count; i++) {
                const tkd_warmup_week *week = &warmup->weeks[row->weeks.first + i];
                tkd_csv_write_field(out, row->scenario);
                tkd_write_char(out, ',');
                tkd_csv_write_field(out, row->municipality);
                tkd_write_format(out, ",%s,%u,", tkd_warmup_series_name(row->series),
                                 (unsigned)i + 1);
                tkd_date_write_iso(out, warmup->head.run.start_day + (int32_t)i * 7);
                write_number(out, week->value.mean);
                write_number(out, week->value.low);
                write_number(out, week->value.high);
                tkd_write_format(out, ",%u", (unsigned)week->value.n);
                write_number(out, week->moving_average);
                tkd_write_string(out, "\r\n");
            }
        }
    }
}
