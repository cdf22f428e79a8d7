// SPDX-License-Identifier: EUPL-1.2
// Comparisons for people: a table for each measure, with a verdict in words for each row.
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

#include "legend.h"
#include "titles.h"

#define MOST_HOURS 48.0 // from here on days are read, as in every table

// How a measure is named, read and judged.
typedef struct measure_words {
    const char *title_et;
    const char *title_en;
    tkd_quantity quantity;
    const char *less_et;
    const char *less_en;
    const char *more_et;
    const char *more_en;
} measure_words;

#define LESS_MORE "vähem", "fewer", "rohkem", "more"
#define LOWER_HIGHER "väiksem", "lower", "suurem", "higher"
#define SHORTER_LONGER "lühem", "shorter", "pikem", "longer"

static const measure_words words[TKD_CLIENT_MEASURE_COUNT] = {
    [TKD_ARRIVED] = {"Saabujaid aastas", "Arrivals a year", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_COMPLETED] = {"Lõpetajaid", "Completed", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_LEFT] = {"Katkestajaid", "Left", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_UNFINISHED] = {"Pooleli", "Unfinished", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_COMPLETED_SHARE] = {"Lõpetajate osakaal", "Share that completes", TKD_QUANTITY_SHARE,
                             LOWER_HIGHER},
    [TKD_ON_TARGET_SHARE] = {"Sihtajaks lõpetanute osakaal", "Share that completes on target",
                             TKD_QUANTITY_SHARE, LOWER_HIGHER},
    [TKD_DEADLINE_MISSED_SHARE] = {"Hilinetud tähtaegade osakaal", "Share of deadlines missed",
                                   TKD_QUANTITY_SHARE, LOWER_HIGHER},
    [TKD_TIME_TO_COMPLETE_H] = {"Teekonna aeg", "Journey time", TKD_QUANTITY_DURATION,
                                SHORTER_LONGER},
    [TKD_TIME_TO_COMPLETE_P50_H] = {"Aeg, millega jõuab pool", "Time within which half are done",
                                    TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_TIME_TO_COMPLETE_P90_H] = {"Aeg, millega jõuab 90%", "Time within which 90% are done",
                                    TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_WAIT_H] = {"Ooteaeg", "Waiting", TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_SERVICE_H] = {"Teenindusaeg", "Service", TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_TRAVEL_H] = {"Sõiduaeg", "Travel", TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_DELAY_H] = {"Menetluse ja viivituse aeg", "Processing and delay", TKD_QUANTITY_DURATION,
                     SHORTER_LONGER},
    [TKD_VISITS] = {"Käike", "Visits", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_REWORK] = {"Korduvaid käike", "Repeated visits", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_KOV_STAFF_H] = {"KOVi tööaeg", "Municipal staff time", TKD_QUANTITY_DURATION,
                         SHORTER_LONGER},
    [TKD_STAFF_COST_EUR] = {"Tööaja kulu, €", "Staff cost, €", TKD_QUANTITY_NUMBER, LOWER_HIGHER},
    [TKD_CLIENT_COST_EUR] = {"Inimese kulu, €", "Client's cost, €", TKD_QUANTITY_NUMBER,
                             LOWER_HIGHER},
};

// ---- The verdict --------------------------------------------------------------------------------

// A measure as it is read: what to multiply by, how many decimals, and the unit behind a range.
typedef struct reading {
    double factor;
    int decimals;
    const char *unit;
} reading;

static reading read_as(const tkd_report *report, tkd_quantity quantity, double most)
{
    if (quantity == TKD_QUANTITY_SHARE) {
        return (reading){100.0, 1, tkd_word(report, " protsendipunkti", " percentage points")};
    }
    if (quantity == TKD_QUANTITY_DURATION) {
        const bool in_days = most >= MOST_HOURS;
        const double factor = in_days ? 1.0 / 24.0 : 1.0;
        return (reading){factor, most * factor >= 10.0 ? 0 : 1,
                         in_days ? tkd_word(report, " päeva", " days")
                                 : tkd_word(report, " tundi", " hours")};
    }
    return (reading){1.0, most >= 100.0 ? 0 : most >= 10.0 ? 1 : 2, ""};
}

static tkd_text printed(const tkd_report *report, double value, reading how)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    tkd_number_print(&out, value * how.factor, how.decimals, report->language);
    return tkd_writer_text(&out);
}

// "4–9 päeva": both ends of the interval, the nearer one first; one where they read the same.
static void write_range(const tkd_report *report, const tkd_compared_row *row, reading how,
                        tkd_writer *out)
{
    const double low = fabs(row->difference.low);
    const double high = fabs(row->difference.high);
    const tkd_text from = printed(report, fmin(low, high), how);
    const tkd_text to = printed(report, fmax(low, high), how);
    tkd_write(out, from);
    if (!tkd_text_equal(from, to)) {
        tkd_write_string(out, "–");
        tkd_write(out, to);
    }
    tkd_write_string(out, how.unit);
}

static tkd_text verdict_of(const tkd_report *report, const tkd_compared_row *row, reading how)
{
    const measure_words *of = &words[row->measure];
    tkd_writer out;

    tkd_writer_init_memory(&out, report->arena, 0);
    switch (row->verdict) {
    case TKD_VERDICT_REFERENCE:
        tkd_write_string(&out, tkd_word(report, "võrdluse alus", "the reference"));
        break;
    case TKD_VERDICT_ALIKE:
        tkd_write_string(&out, tkd_word(report, "ei erine", "no different"));
        break;
    case TKD_VERDICT_LESS:
    case TKD_VERDICT_MORE:
        tkd_write_string(&out, row->verdict == TKD_VERDICT_LESS
                                   ? tkd_word(report, of->less_et, of->less_en)
                                   : tkd_word(report, of->more_et, of->more_en));
        tkd_write_string(&out, tkd_word(report, " ", " by "));
        write_range(report, row, how, &out);
        break;
    case TKD_VERDICT_UNKNOWN:
        tkd_write_string(&out, tkd_word(report, "ei ole teada", "not known"));
        break;
    }
    if (row->is_tiny) {
        tkd_write_string(&out, tkd_word(report, "; väike rühm", "; a tiny group"));
    }
    return tkd_writer_text(&out);
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

static double larger(double most, double value)
{
    return isfinite(value) ? fmax(most, fabs(value)) : most;
}

static void print_measure(const tkd_report *report, const tkd_comparisons *comparisons,
                          const tkd_compared_row *rows, size_t count, tkd_writer *out)
{
    const tkd_quantity quantity = words[rows[0].measure].quantity;
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
        tkd_table_add_text(&table, verdict_of(report, &rows[i], read_as(report, quantity, most)));
    }
    tkd_legend_print_heading(report, words[rows[0].measure].title_et,
                             words[rows[0].measure].title_en, out);
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
