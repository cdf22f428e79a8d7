// SPDX-License-Identifier: EUPL-1.2
// A reader must be able to tell how a figure was made: every report ends with its seed, number of
// replications, period and assumptions.
#include "legend.h"

#include "teekond/number.h"

#include <math.h>

#include "titles.h"
#include "wrap.h"

void tkd_legend_print_paragraph(const char *mark, tkd_text text, tkd_writer *out)
{
    const size_t indent = tkd_text_columns(tkd_text_of(mark));
    tkd_write_string(out, mark);
    while (text.size > 0) {
        tkd_write(out, tkd_wrap_next(&text, TKD_TABLE_WIDTH - indent));
        tkd_write_char(out, '\n');
        for (size_t i = 0; i < indent && text.size > 0; i++) {
            tkd_write_char(out, ' ');
        }
    }
}

void tkd_legend_print_title(const tkd_report *report, tkd_writer *out)
{
    const tkd_text title = tkd_label_in(&report->model->title, report->language);
    if (title.size > 0) {
        tkd_legend_print_paragraph("", title, out);
    }
}

void tkd_legend_print_heading(const tkd_report *report, const char *et, const char *en,
                              tkd_writer *out)
{
    tkd_write_string(out, out->size > 0 ? "\n" : "");
    tkd_write_string(out, tkd_word(report, et, en));
    tkd_write_char(out, '\n');
}

void tkd_report_print_count(const tkd_report *report, size_t count, const char *one,
                            const char *many, tkd_writer *out)
{
    tkd_number_print(out, (double)count, 0, report->language);
    tkd_write_char(out, ' ');
    tkd_write_string(out, count == 1 ? one : many);
}

// Estonian has it in the genitive, which is the same for one and for many.
void tkd_legend_print_period(const tkd_report *report, double hours, tkd_writer *out)
{
    const double days = hours / 24.0;
    const double years = days / TKD_DAYS_PER_YEAR;
    const bool in_years = years >= 1.0 && years == floor(years);
    const double count = in_years ? years : days;
    tkd_number_print(out, count, count == floor(count) ? 0 : 2, report->language);
    if (in_years) {
        tkd_write_string(out, tkd_word(report, " aasta", count == 1.0 ? " year" : " years"));
    } else {
        tkd_write_string(out, tkd_word(report, " päeva", count == 1.0 ? " day" : " days"));
    }
}

static const char *say_stop(const tkd_report *report, const tkd_run_facts *run)
{
    switch (run->stopped_by) {
    case TKD_STOPPED_BY_COUNT:
    case TKD_STOPPED_BY_PRECISION:
    case TKD_STOPPED_BY_LIMIT: return "";
    case TKD_STOPPED_BY_INTERRUPT:
        return tkd_word(report, " (katkestatud: tulemused on osalised)",
                        " (interrupted: the results are partial)");
    }
    return "";
}

static void print_share(const tkd_report *report, double share, tkd_writer *out)
{
    const double percent = share * 100.0;

    tkd_number_print(out, percent, percent == floor(percent) ? 0 : 2, report->language);
    tkd_write_char(out, '%');
}

// Where a precision was asked for: was it reached?
static void write_precision(const tkd_report *report, const tkd_results *results, tkd_writer *out)
{
    const tkd_run_facts *run = &results->run;
    const bool is_reached = run->stopped_by == TKD_STOPPED_BY_PRECISION;

    if (!is_reached && run->stopped_by != TKD_STOPPED_BY_LIMIT) {
        return;
    }
    tkd_write_string(out, is_reached ? tkd_word(report, "Peatus, sest küsitud täpsus ",
                                                "Stopped because the precision asked for, ")
                                     : tkd_word(report, "Peatus piirarvu juures: küsitud täpsus ",
                                                "Stopped at the limit: the precision asked for, "));
    print_share(report, run->precision, out);
    tkd_write_string(out, is_reached
                              ? tkd_word(report, " on käes: ", ", is reached: ")
                              : tkd_word(report, " jäi saavutamata: ", ", was not reached: "));
    if (isnan(run->precision_reached)) {
        tkd_write_string(out, tkd_word(report, "keskmise teekonna aja vahemikku ei ole.",
                                       "the mean journey time has no interval."));
        return;
    }
    tkd_write_string(out, tkd_word(report, "keskmine teekonna aeg on teada täpsusega ±",
                                   "the mean journey time is known within ±"));
    print_share(report, run->precision_reached, out);
    tkd_write_char(out, '.');
}

static void write_run(const tkd_report *report, const tkd_results *results, tkd_writer *out)
{
    const tkd_run_facts *run = &results->run;
    const int32_t first_day = run->start_day + (int32_t)(run->warmup_h / 24.0);
    tkd_write_format(out, "%s %llu, ", tkd_word(report, "Seeme", "Seed"),
                     (unsigned long long)run->seed);
    tkd_report_print_count(report, run->replications,
                           tkd_word(report, "replikatsioon", "replication"),
                           tkd_word(report, "replikatsiooni", "replications"), out);
    tkd_write_string(out, say_stop(report, run));
    tkd_write_string(out, tkd_word(report, "; mõõdetud on need, kes saabuvad ",
                                   "; measured are those who arrive within "));
    tkd_legend_print_period(report, run->measure_h, out);
    tkd_write_string(out, tkd_word(report, " jooksul alates ", " from "));
    tkd_date_print(out, first_day, report->language);
    tkd_write_string(out, tkd_word(report, ". ± on pool 95% vahemikust. Põhineb ",
                                   ". ± is half of the 95% interval. Rests on "));
    tkd_report_print_count(report, results->assumption_count,
                           tkd_word(report, "eeldusel", "assumption"),
                           tkd_word(report, "eeldusel", "assumptions"), out);
    tkd_write_format(out, " (teekond %s --assumptions). teekond %s, %s %s.",
                     tkd_word(report, "kontrolli", "check"), run->version,
                     tkd_word(report, "mudel", "model"), run->fingerprint);
}

// One paragraph of the legend, written by `write`.
static void print_part(const tkd_report *report, const tkd_results *results,
                       void (*write)(const tkd_report *, const tkd_results *, tkd_writer *),
                       tkd_writer *out)
{
    tkd_writer text;
    tkd_writer_init_memory(&text, report->arena, 0);
    write(report, results, &text);
    if (text.status != TKD_OK) {
        out->status = text.status;
        return;
    }
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

void tkd_legend_print_run(const tkd_report *report, const tkd_results *results, tkd_writer *out)
{
    tkd_write_char(out, '\n');
    print_part(report, results, write_precision, out);
    print_part(report, results, write_run, out);
}

void tkd_legend_print_pairs(const tkd_report *report, uint32_t replications,
                            const tkd_results *results, tkd_writer *out)
{
    const uint32_t all = results->run.replications;
    if (replications == 0 || replications >= all) {
        return;
    }
    const tkd_text text =
        report->language == TKD_ET
            ? tkd_text_format(
                  report->arena,
                  "Hinnad on %u replikatsioonist, et neid ei peaks kaua ootama; kõigist "
                  "%u-st arvutab --full.",
                  (unsigned)replications, (unsigned)all)
            : tkd_text_format(report->arena,
                              "Prices are of %u replications, so that nobody waits long; --full "
                              "takes all %u.",
                              (unsigned)replications, (unsigned)all);
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", text, out);
}
