// SPDX-License-Identifier: EUPL-1.2
// Comparisons for people: a table for each measure, with a verdict in words for each row.
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

#include "legend.h"
#include "measure_words.h"
#include "titles.h"

static double larger(double most, double value)
{
    return isfinite(value) ? fmax(most, fabs(value)) : most;
}

tkd_text tkd_report_verdict_text(const tkd_report *report, const tkd_comparisons *comparisons,
                                 const tkd_compared_row *row)
{
    double most = 0.0;
    for (size_t i = 0; i < comparisons->row_count; i++) {
        const tkd_compared_row *other = &comparisons->rows[i];
        if (other->measure == row->measure) {
            most = larger(larger(most, other->value.mean), other->difference.mean);
        }
    }
    return tkd_measure_verdict(report, row, most);
}

// ---- Tables -------------------------------------------------------------------------------------

static tkd_text id_of(const tkd_compared_row *row, tkd_dimension dimension)
{
    switch (dimension) {
    case TKD_DIMENSION_SCENARIO: return row->scenario;
    case TKD_DIMENSION_MUNICIPALITY: return row->municipality;
    case TKD_DIMENSION_JOURNEY: return row->journey;
    case TKD_DIMENSION_GROUP: return row->group;
    case TKD_DIMENSION_COUNT: break;
    }
    return (tkd_text){0};
}

static tkd_text name_of(const tkd_report *report, tkd_dimension dimension, tkd_text id)
{
    switch (dimension) {
    case TKD_DIMENSION_SCENARIO: return tkd_title_of_scenario(report, id);
    case TKD_DIMENSION_MUNICIPALITY: return tkd_title_of_municipality(report, id);
    case TKD_DIMENSION_JOURNEY: return tkd_title_of_journey(report, id);
    case TKD_DIMENSION_GROUP: return tkd_title_of_group(report, id);
    case TKD_DIMENSION_COUNT: break;
    }
    return id;
}

static const char *heading_of(const tkd_report *report, tkd_dimension dimension)
{
    switch (dimension) {
    case TKD_DIMENSION_SCENARIO: return tkd_word(report, "Stsenaarium", "Scenario");
    case TKD_DIMENSION_MUNICIPALITY: return tkd_word(report, "Omavalitsus", "Municipality");
    case TKD_DIMENSION_JOURNEY: return tkd_word(report, "Teekond", "Journey");
    case TKD_DIMENSION_GROUP: return tkd_word(report, "Sihtrühm", "Group");
    case TKD_DIMENSION_COUNT: break;
    }
    return "";
}

// Do the rows differ in a dimension, or are they compared by it?
static bool is_shown(const tkd_comparisons *comparisons, tkd_dimension dimension)
{
    if (dimension == comparisons->by) {
        return true;
    }
    for (size_t i = 1; i < comparisons->row_count; i++) {
        if (!tkd_text_equal(id_of(&comparisons->rows[i], dimension),
                            id_of(&comparisons->rows[0], dimension))) {
            return true;
        }
    }
    return false;
}

static void print_measure(const tkd_report *report, const tkd_comparisons *comparisons,
                          const tkd_compared_row *rows, size_t count, tkd_writer *out)
{
    const tkd_measure_words *words = tkd_measure_words_of(rows[0].measure);
    const tkd_quantity quantity = words->quantity;
    double most = 0.0;
    bool shown[TKD_DIMENSION_COUNT];
    tkd_table table;

    tkd_table_init(&table, report->arena);
    for (tkd_dimension d = TKD_DIMENSION_SCENARIO; d < TKD_DIMENSION_COUNT; d++) {
        shown[d] = is_shown(comparisons, d);
        if (shown[d]) {
            tkd_table_add_column(&table, (tkd_column){tkd_dimension_name(d), heading_of(report, d),
                                                      TKD_QUANTITY_TEXT, false});
        }
    }
    tkd_table_add_column(
        &table, (tkd_column){"value", tkd_word(report, "Väärtus", "Value"), quantity, true});
    tkd_table_add_column(
        &table,
        (tkd_column){"difference", tkd_word(report, "Vahe alusega", "Less the reference"),
                     quantity == TKD_QUANTITY_SHARE ? TKD_QUANTITY_POINTS : quantity, true});
    tkd_table_add_column(&table, (tkd_column){"verdict", tkd_word(report, "Järeldus", "Verdict"),
                                              TKD_QUANTITY_TEXT, false});
    for (size_t i = 0; i < count; i++) {
        most = larger(larger(most, rows[i].value.mean), rows[i].difference.mean);
    }
    for (size_t i = 0; i < count; i++) {
        for (tkd_dimension d = TKD_DIMENSION_SCENARIO; d < TKD_DIMENSION_COUNT; d++) {
            if (shown[d]) {
                tkd_table_add_text(&table, name_of(report, d, id_of(&rows[i], d)));
            }
        }
        tkd_table_add_estimate(&table, rows[i].value);
        tkd_table_add_estimate(&table, rows[i].difference);
        tkd_table_add_text(&table, tkd_measure_verdict(report, &rows[i], most));
    }
    tkd_legend_print_heading(report, words->title_et, words->title_en, out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

// ---- What the verdicts rest on ------------------------------------------------------------------

static const char *correction_of(const tkd_report *report, tkd_correction correction)
{
    switch (correction) {
    case TKD_CORRECTION_HOLM:
        return tkd_word(report, "Holmi parandusega", "with Holm's correction");
    case TKD_CORRECTION_BONFERRONI:
        return tkd_word(report, "Bonferroni parandusega", "with Bonferroni's correction");
    case TKD_CORRECTION_NONE:
    case TKD_CORRECTION_COUNT: break;
    }
    return tkd_word(report, "paranduseta", "without a correction");
}

static void print_grounds(const tkd_report *report, const tkd_comparisons *comparisons,
                          tkd_writer *out)
{
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(
        &text, tkd_word(report, "Järeldus kehtib 5% tasemel, ", "Verdicts hold at the 5% level, "));
    tkd_write_string(&text, correction_of(report, comparisons->correction));
    tkd_write_string(&text, tkd_word(report, " (võrdlusi ", " (comparisons: "));
    tkd_write_format(&text, "%zu). ", comparisons->test_count);
    tkd_write_string(
        &text, tkd_word(report, "Vahe on leitud replikatsioon replikatsiooni kõrval, paariti.",
                        "Differences are taken replication beside replication, in pairs."));
    if (comparisons->per > 0.0) {
        tkd_write_string(&text, tkd_word(report, " Inimesed ja summad on ",
                                         " People and sums are "
                                         "for "));
        tkd_number_print(&text, comparisons->per, 0, report->language);
        tkd_write_string(&text, tkd_word(report, " saabuja kohta.", " arrivals."));
    }
    bool is_tiny = false;
    for (size_t i = 0; i < comparisons->row_count; i++) {
        is_tiny = is_tiny || comparisons->rows[i].is_tiny;
    }
    if (is_tiny) {
        tkd_write_string(&text, tkd_word(report,
                                         " Väike rühm: alla 10 inimese aastas, ühe aasta "
                                         "tegelikkus kõigub palju rohkem kui keskmine.",
                                         " A tiny group: fewer than 10 people a year, a real year "
                                         "varies far more than the mean."));
    }
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

void tkd_report_print_comparisons(const tkd_report *report, const tkd_comparisons *comparisons,
                                  tkd_writer *out)
{
    size_t first = 0;

    tkd_legend_print_title(report, out);
    while (first < comparisons->row_count) {
        size_t end = first + 1;
        while (end < comparisons->row_count &&
               comparisons->rows[end].measure == comparisons->rows[first].measure) {
            end++;
        }
        print_measure(report, comparisons, &comparisons->rows[first], end - first, out);
        first = end;
    }
    print_grounds(report, comparisons, out);
    tkd_legend_print_run(report, comparisons->results, out);
}
