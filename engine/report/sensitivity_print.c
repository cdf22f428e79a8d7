// SPDX-License-Identifier: EUPL-1.2
// Sensitivities for people: what to measure next, in order, with how sure the order is; and as CSV.
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

#include "legend.h"
#include "measure_words.h"
#include "titles.h"

// ---- The table ----------------------------------------------------------------------------------

static tkd_text evidence_of(const tkd_report *report, tkd_text word)
{
    static const struct {
        const char *word;
        const char *et;
        const char *en;
    } words[] = {{"assumption", "eeldus", "assumption"},  {"workshop", "töötuba", "workshop"},
                 {"derived", "arvutatud", "derived"},     {"survey", "küsitlus", "survey"},
                 {"documented", "allikas", "documented"}, {"law", "seadus", "law"},
                 {"register", "register", "register"},    {"measured", "mõõdetud", "measured"}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (tkd_text_equal(word, tkd_text_of(words[i].word))) {
            return tkd_text_of(tkd_word(report, words[i].et, words[i].en));
        }
    }
    return word;
}

// "1", or "2 (1–3)" where the rank is not certain.
static tkd_text rank_of(const tkd_report *report, const tkd_sensitive_row *row)
{
    return row->rank_low == row->rank_high ? tkd_text_format(report->arena, "%u", row->rank)
                                           : tkd_text_format(report->arena, "%u (%u–%u)", row->rank,
                                                             row->rank_low, row->rank_high);
}

static tkd_text place_of(const tkd_report *report, const tkd_sensitive_row *row)
{
    return row->file.size == 0
               ? tkd_text_of(tkd_word(report, "vaikimisi", "by default"))
               : tkd_text_format(report->arena, "%.*s:%u", TKD_ARG(row->file), row->line);
}

// "35d × 0,6–1,4"; what is 0 has no multiples.
static tkd_text range_of(const tkd_report *report, const tkd_sensitive_row *row)
{
    tkd_writer out;

    tkd_writer_init_memory(&out, report->arena, 0);
    tkd_write(&out, row->written);
    if (!isnan(row->low_times)) {
        tkd_write_string(&out, " × ");
        tkd_number_print(&out, row->low_times, 2, report->language);
        tkd_write_string(&out, "–");
        tkd_number_print(&out, row->high_times, 2, report->language);
    }
    return tkd_writer_text(&out);
}

static void add_columns(const tkd_report *report, const tkd_sensitivity *of, tkd_table *table)
{
    const tkd_quantity quantity = tkd_measure_words_of(of->measure)->quantity;

    tkd_table_add_column(table, (tkd_column){.key = "rank",
                                             .heading = tkd_word(report, "Koht", "Rank"),
                                             .quantity = TKD_QUANTITY_TEXT});
    tkd_table_add_column(table, (tkd_column){.key = "path",
                                             .heading = tkd_word(report, "Arv", "Figure"),
                                             .quantity = TKD_QUANTITY_TEXT});
    tkd_table_add_column(
        table, (tkd_column){.key = "range",
                            .heading = tkd_word(report, "Väärtus × vahemik", "Value × range"),
                            .quantity = TKD_QUANTITY_TEXT});
    tkd_table_add_column(table, (tkd_column){.key = "evidence",
                                             .heading = tkd_word(report, "Tõendus", "Evidence"),
                                             .quantity = TKD_QUANTITY_TEXT});
    tkd_table_add_column(table, (tkd_column){.key = "total",
                                             .heading = tkd_word(report, "Kokku", "Total"),
                                             .quantity = TKD_QUANTITY_SHARE,
                                             .is_estimate = true});
    tkd_table_add_column(table, (tkd_column){.key = "first",
                                             .heading = tkd_word(report, "Üksi", "Alone"),
                                             .quantity = TKD_QUANTITY_SHARE});
    tkd_table_add_column(
        table,
        (tkd_column){.key = "effect",
                     .heading = tkd_word(report, "Alt üles", "Low to high"),
                     .quantity = quantity == TKD_QUANTITY_SHARE ? TKD_QUANTITY_POINTS : quantity});
}

static void print_figures(const tkd_report *report, const tkd_sensitivity *of, tkd_writer *out)
{
    tkd_table table;

    tkd_table_init(&table, report->arena);
    add_columns(report, of, &table);
    for (size_t i = 0; i < of->count; i++) {
        const tkd_sensitive_row *row = &of->figures[i];
        tkd_table_add_text(&table, rank_of(report, row));
        tkd_table_add_text(&table, row->path);
        tkd_table_add_text(&table, range_of(report, row));
        tkd_table_add_text(&table, evidence_of(report, row->evidence));
        tkd_table_add_estimate(&table, row->total);
        tkd_table_add_number(&table, row->first.mean);
        tkd_table_add_number(&table, row->effect);
    }
    if (of->has_others) {
        tkd_table_add_text(&table, TKD_TEXT("–"));
        tkd_table_add_text(&table, tkd_text_format(report->arena, "%s (%zu)",
                                                   tkd_word(report, "kõik muud arvud koos",
                                                            "all other figures together"),
                                                   of->figure_count - of->count));
        tkd_table_add_text(&table, (tkd_text){0});
        tkd_table_add_text(&table, (tkd_text){0});
        tkd_table_add_estimate(&table, of->others.total);
        tkd_table_add_number(&table, of->others.first.mean);
        tkd_table_add_number(&table, (double)NAN);
    }
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

// A share of all others together among which one may still hide.
#define LARGE_REST 0.2

// ---- In words -----------------------------------------------------------------------------------

static void print_heading(const tkd_report *report, const tkd_sensitivity *of, tkd_writer *out)
{
    const tkd_measure_words *words = tkd_measure_words_of(of->measure);
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(
        &text, tkd_word(report, "Millest sõltub kõige rohkem „", "What this hangs on most: '"));
    tkd_write_string(&text, tkd_word(report, words->title_et, words->title_en));
    tkd_write_string(
        &text, tkd_word(report, "“: mida järgmisena mõõta", "', and so what to measure next"));
    if (!tkd_text_equal(of->municipality, TKD_TEXT("*"))) {
        tkd_write_string(&text, "; ");
        tkd_write(&text, tkd_title_of_municipality(report, of->municipality));
    }
    if (!tkd_text_equal(of->journey, TKD_TEXT("*"))) {
        tkd_write_string(&text, "; ");
        tkd_write(&text, tkd_title_of_journey(report, of->journey));
    }
    if (!tkd_text_equal(of->group, TKD_TEXT("*"))) {
        tkd_write_string(&text, "; ");
        tkd_write(&text, tkd_title_of_group(report, of->group));
    }
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

// How many of the first are certainly ahead of all behind them.
static size_t count_certain(const tkd_sensitivity *of)
{
    size_t count = 0;
    while (count < of->count && of->figures[count].rank_high == count + 1 &&
           of->figures[count].rank_low == count + 1) {
        count++;
    }
    return count;
}

static void print_certainty(const tkd_report *report, const tkd_sensitivity *of, tkd_writer *out)
{
    const size_t certain = count_certain(of);
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    if (certain == of->count) {
        tkd_write_string(&text,
                         of->has_others
                             ? tkd_word(report, "Ükshaaval vaadatute järjestus on kindel.",
                                        "The order of those looked at is certain.")
                             : tkd_word(report, "Järjestus on kindel.", "The order is certain."));
    } else if (certain == 0) {
        tkd_write_string(
            &text, tkd_word(report,
                            "Järjestus ei ole kindel: sulgudes on 95% vahemik, kus koht võib olla. "
                            "Kindlama annab pikem --time või suurem --points.",
                            "The order is not certain: in brackets stands the 95% interval of the "
                            "rank. A longer --time or more --points make it surer."));
    } else {
        tkd_write_string(&text, tkd_word(report, "Kindlad kohad algusest: ",
                                         "Certain ranks from the first on: "));
        tkd_write_format(&text, "%zu", certain);
        tkd_write_string(&text,
                         tkd_word(report,
                                  "; teistel on sulgudes 95% vahemik. Kindlama annab pikem --time "
                                  "või suurem --points.",
                                  "; for the others the 95% interval stands in brackets. A longer "
                                  "--time or more --points make it surer."));
    }
    if (of->has_others && of->others.total.high > LARGE_REST) {
        tkd_write_string(
            &text,
            tkd_word(
                report,
                " Kõigist teistest koos sõltub nii palju, et nende seas võib olla sama "
                "tähtsaid: simulatsioone oli vähe, et neid leida.",
                " So much hangs on all the others together that some of them may weigh as much: "
                "there were too few simulations to find them."));
    }
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

static void print_places(const tkd_report *report, const tkd_sensitivity *of, tkd_writer *out)
{
    enum { MOST_PLACES = 5 };

    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph(
        "", tkd_text_of(tkd_word(report, "Kus need kirjas on:", "Where they stand:")), out);
    for (size_t i = 0; i < of->count && i < MOST_PLACES; i++) {
        const tkd_sensitive_row *row = &of->figures[i];
        tkd_legend_print_paragraph("  ",
                                   tkd_text_format(report->arena, "%u. %.*s, %.*s", row->rank,
                                                   TKD_ARG(row->path),
                                                   TKD_ARG(place_of(report, row))),
                                   out);
    }
}

static void write_deviation(const tkd_report *report, const tkd_sensitivity *of, double deviation,
                            tkd_writer *out)
{
    tkd_write(out, tkd_measure_value(report, of->measure, deviation, fabs(of->base.mean)));
}

static void print_grounds(const tkd_report *report, const tkd_sensitivity *of, tkd_writer *out)
{
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(&text, tkd_word(report, "Praegu ", "Today "));
    write_deviation(report, of, of->base.mean, &text);
    tkd_write_string(&text,
                     tkd_word(report,
                              ". Kui kõik arvud on korraga kusagil oma vahemikus, on "
                              "tulemuse standardhälve ",
                              ". With all figures somewhere within their ranges, the result's "
                              "standard deviation is "));
    write_deviation(report, of, of->sd_figures, &text);
    tkd_write_string(&text, tkd_word(report, "; juhus ühes simulatsioonis annab ",
                                     "; luck in one simulation gives "));
    write_deviation(report, of, of->sd_luck, &text);
    tkd_write_string(
        &text,
        tkd_word(report,
                 " (see on võrdlusest välja võetud). „Kokku“ on osa dispersioonist, mis "
                 "jääks, kui kõik teised arvud oleksid teada (Soboli koguindeks); „Üksi“ osa, "
                 "mis kaoks, kui just see oleks teada. ",
                 " (which is kept out of the comparison). 'Total' is the share of the "
                 "variance that would be left if all other figures were known (Sobol's total "
                 "index), 'Alone' the share that would go if this one were. "));
    tkd_write_string(&text, tkd_word(report, "Arve vahemikuga: ", "Figures with a range: "));
    tkd_write_format(&text, "%zu", of->figure_count);
    tkd_write_string(&text, tkd_word(report, ", neist kirjutatud: ", ", of which written: "));
    tkd_write_format(&text, "%zu", of->written_count);
    tkd_write_string(&text, tkd_word(report, " (teistel tõenduse järgi). Simulatsioone: ",
                                     " (the others by their evidence). Simulations: "));
    tkd_write_format(&text, "%zu", of->points);
    if (of->screen_points > 0) {
        tkd_write_string(&text, tkd_word(report, ", neist valimiseks ", ", of which to choose "));
        tkd_write_format(&text, "%zu", of->screen_points);
    }
    if (of->light_points > 0) {
        tkd_write_string(&text, tkd_word(report, ", ja iga arv üksi väheste inimestega",
                                         ", and each figure alone with few people"));
    }
    tkd_write_string(&text, tkd_word(report, "; ridu ", "; rows "));
    tkd_write_format(&text, "%zu", of->rows);
    tkd_write_string(
        &text, tkd_word(report, ". Sama tulemuse annab --points ", ". Repeated by --points "));
    tkd_write_format(&text, "%zu.", of->points);
    tkd_write_char(out, '\n');
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

void tkd_report_print_sensitivity(const tkd_report *report, const tkd_sensitivity *sensitivity,
                                  tkd_writer *out)
{
    tkd_legend_print_title(report, out);
    print_heading(report, sensitivity, out);
    print_figures(report, sensitivity, out);
    print_certainty(report, sensitivity, out);
    print_places(report, sensitivity, out);
    print_grounds(report, sensitivity, out);
    tkd_legend_print_run(report, sensitivity->results, out);
}

// ---- CSV ----------------------------------------------------------------------------------------

void tkd_report_write_sensitivity_csv(const tkd_sensitivity *sensitivity, tkd_arena *arena,
                                      tkd_writer *out)
{
    static const tkd_column columns[] = {
        {.key = "rank", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
        {.key = "rank_low", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
        {.key = "rank_high", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
        {.key = "path", .heading = "", .quantity = TKD_QUANTITY_TEXT},
        {.key = "value", .heading = "", .quantity = TKD_QUANTITY_TEXT},
        {.key = "low_times", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
        {.key = "high_times", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
        {.key = "range", .heading = "", .quantity = TKD_QUANTITY_TEXT},
        {.key = "evidence", .heading = "", .quantity = TKD_QUANTITY_TEXT},
        {.key = "file", .heading = "", .quantity = TKD_QUANTITY_TEXT},
        {.key = "line", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
        {.key = "measure", .heading = "", .quantity = TKD_QUANTITY_TEXT},
        {.key = "total", .heading = "", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
        {.key = "first", .heading = "", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
        {.key = "effect", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
    };
    const tkd_text measure = tkd_text_of(tkd_client_measure_name(sensitivity->measure));
    const double none = (double)NAN;
    tkd_table table;

    tkd_table_init(&table, arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < sensitivity->count + (sensitivity->has_others ? 1 : 0); i++) {
        const bool is_one = i < sensitivity->count;
        const tkd_sensitive_row *row = is_one ? &sensitivity->figures[i] : &sensitivity->others;
        tkd_table_add_number(&table, is_one ? row->rank : none);
        tkd_table_add_number(&table, is_one ? row->rank_low : none);
        tkd_table_add_number(&table, is_one ? row->rank_high : none);
        tkd_table_add_text(&table, is_one ? row->path : TKD_TEXT("*"));
        tkd_table_add_text(&table, row->written);
        tkd_table_add_number(&table, is_one ? row->low_times : none);
        tkd_table_add_number(&table, is_one ? row->high_times : none);
        tkd_table_add_text(&table, !is_one                 ? (tkd_text){0}
                                   : row->range_is_written ? TKD_TEXT("written")
                                                           : TKD_TEXT("evidence"));
        tkd_table_add_text(&table, row->evidence);
        tkd_table_add_text(&table, row->file);
        tkd_table_add_number(&table, row->file.size > 0 ? row->line : none);
        tkd_table_add_text(&table, measure);
        tkd_table_add_estimate(&table, row->total);
        tkd_table_add_estimate(&table, row->first);
        tkd_table_add_number(&table, is_one ? row->effect : none);
    }
    tkd_table_write_csv(&table, out);
}
