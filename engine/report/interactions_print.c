// SPDX-License-Identifier: EUPL-1.2
// How bottlenecks act together, for people: each one's share of the whole loss beside its price, and in a
// sentence whether prices add up.
#include "interactions_print.h"

#include <math.h>

#include "legend.h"
#include "teekond/number.h"
#include "titles.h"

enum { MOST_NAMED = 2 }; // bottlenecks that differ most
#define LEAST_APART 0.02 // of the whole; less is not worth naming

static tkd_text days(const tkd_report *report, double value)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    tkd_number_print(&out, value, fabs(value) < 9.95 ? 1 : 0, report->language);
    return tkd_writer_text(&out);
}

static double apart(const tkd_interaction_row *row)
{
    return fabs(row->share_days_per_year.mean - row->price_days_per_year.mean);
}

// The bottleneck whose share and price are furthest apart, those of `before` aside; NULL: none by much.
static const tkd_interaction_row *furthest(const tkd_interactions *interactions,
                                           const tkd_interaction_row *const *before, size_t count)
{
    const tkd_interaction_row *found = NULL;
    for (size_t i = 0; i < interactions->row_count; i++) {
        const tkd_interaction_row *row = &interactions->rows[i];
        bool is_named = false;
        for (size_t k = 0; k < count; k++) {
            is_named = is_named || before[k] == row;
        }
        if (!is_named && (found == NULL || apart(row) > apart(found)) &&
            apart(row) > LEAST_APART * fabs(interactions->whole_days_per_year.mean)) {
            found = row;
        }
    }
    return found;
}

static void say_furthest(const tkd_report *report, const tkd_interactions *interactions,
                         tkd_writer *out)
{
    const tkd_interaction_row *named[MOST_NAMED] = {NULL};
    for (size_t i = 0; i < MOST_NAMED; i++) {
        const tkd_interaction_row *row = furthest(interactions, named, i);
        if (row == NULL) {
            break;
        }
        named[i] = row;
        tkd_write_string(out, i == 0
                                  ? tkd_word(report, "; enim erinevad „", "; furthest apart are “")
                                  : tkd_word(report, " ja „", " and “"));
        tkd_write(out, tkd_title_of_bottleneck(report, row->bottleneck));
        tkd_write_format(out, "%s%.*s, %s%.*s)", tkd_word(report, "“ (hind ", "” (price "),
                         TKD_ARG(days(report, row->price_days_per_year.mean)),
                         tkd_word(report, "osa ", "share "),
                         TKD_ARG(days(report, row->share_days_per_year.mean)));
    }
}

// What follows the two sums.
static const char *say_verdict(const tkd_report *report, tkd_interaction_verdict verdict)
{
    switch (verdict) {
    case TKD_INTERACTION_UNKNOWN:
        return tkd_word(report, "; kas hinnad liituvad, pole veel teada",
                        "; whether prices add up is not known yet");
    case TKD_INTERACTION_NONE:
        return tkd_word(report, ", nii et hinnad liituvad, niipalju kui on näha",
                        ", so prices add up, as far as can be seen");
    case TKD_INTERACTION_HIDE:
        return tkd_word(report,
                        ", sest kitsaskohad varjavad üksteist (üks üksi võidab vähe, kuni teised "
                        "jäävad)",
                        ", for bottlenecks hide each other (one alone wins little while the "
                        "others stay)");
    case TKD_INTERACTION_REINFORCE:
        return tkd_word(report,
                        ", sest kitsaskohad võimendavad üksteist (hinnad loevad samu päevi mitu "
                        "korda)",
                        ", for bottlenecks reinforce each other (prices count the same days more "
                        "than once)");
    }
    return "";
}

tkd_text tkd_report_say_interactions(const tkd_report *report, const tkd_interactions *interactions)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    if (isnan(interactions->whole_days_per_year.mean)) {
        tkd_write_string(&out, tkd_word(report, "Mida kõik koos maksavad, ei ole teada.",
                                        "What all cost together is not known."));
        return tkd_writer_text(&out);
    }
    tkd_write_format(&out, "%s%.*s%s%.*s",
                     tkd_word(report, "Kõik koos maksavad ", "All together cost "),
                     TKD_ARG(days(report, interactions->whole_days_per_year.mean)),
                     tkd_word(report, " inimpäeva aastas, hindade summa on ",
                              " person-days a year, the sum of prices is "),
                     TKD_ARG(days(report, interactions->sum_of_prices.mean)));
    tkd_write_string(&out, say_verdict(report, interactions->verdict));
    say_furthest(report, interactions, &out);
    tkd_write_char(&out, '.');
    return tkd_writer_text(&out);
}

static void add_columns(const tkd_report *report, tkd_table *table)
{
    const tkd_column columns[] = {
        {.key = "rank", .heading = "", .quantity = TKD_QUANTITY_COUNT},
        {.key = "bottleneck",
         .heading = tkd_word(report, "Kitsaskoht", "Bottleneck"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "share_days_per_year",
         .heading = tkd_word(report, "Osa, inimpäevi aastas", "Share, person-days a year"),
         .quantity = TKD_QUANTITY_NUMBER,
         .is_estimate = true},
        {.key = "price_days_per_year",
         .heading = tkd_word(report, "Hind, inimpäevi aastas", "Price, person-days a year"),
         .quantity = TKD_QUANTITY_NUMBER,
         .is_estimate = true},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
}

// Those that are not shown, together: means add up, intervals do not.
static void add_others(const tkd_report *report, const tkd_interactions *interactions,
                       tkd_table *table)
{
    double share = 0.0;
    double price = 0.0;
    tkd_writer title;
    for (size_t i = interactions->shown; i < interactions->row_count; i++) {
        share += interactions->rows[i].share_days_per_year.mean;
        price += interactions->rows[i].price_days_per_year.mean;
    }
    tkd_writer_init_memory(&title, report->arena, 0);
    tkd_write_format(&title, "%s%zu", tkd_word(report, "ülejäänud ", "the other "),
                     interactions->row_count - interactions->shown);
    tkd_table_add_number(table, (double)NAN);
    tkd_table_add_text(table, tkd_writer_text(&title));
    tkd_table_add_number(table, share);
    tkd_table_add_number(table, price);
}

static void print_table(const tkd_report *report, const tkd_interactions *interactions,
                        tkd_writer *out)
{
    tkd_table table;
    tkd_table_init(&table, report->arena);
    add_columns(report, &table);
    for (size_t i = 0; i < interactions->shown; i++) {
        const tkd_interaction_row *row = &interactions->rows[i];
        tkd_table_add_number(&table, row->rank);
        tkd_table_add_text(&table, tkd_title_of_bottleneck(report, row->bottleneck));
        tkd_table_add_estimate(&table, row->share_days_per_year);
        tkd_table_add_estimate(&table, row->price_days_per_year);
    }
    if (interactions->shown < interactions->row_count) {
        add_others(report, interactions, &table);
    }
    tkd_table_add_number(&table, (double)NAN);
    tkd_table_add_text(&table, tkd_text_of(tkd_word(report, "kõik koos", "all together")));
    tkd_table_add_estimate(&table, interactions->whole_days_per_year);
    tkd_table_add_estimate(&table, interactions->sum_of_prices);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

// Why there are none.
static void print_no_shares(const tkd_report *report, const tkd_interactions *interactions,
                            tkd_writer *out)
{
    const char *words =
        interactions->stopped_by == TKD_STOPPED_BY_LIMIT
            ? tkd_word(report, "Osadeks aega ei jätkunud: anna seda rohkem, näiteks --time 10min.",
                       "There was no time for shares: give them more of it, such as --time 10min.")
            : tkd_word(report, "Osasid ei ole.", "There are no shares.");
    tkd_legend_print_paragraph("", tkd_text_of(words), out);
}

static void print_method(const tkd_report *report, const tkd_interactions *interactions,
                         tkd_writer *out)
{
    const unsigned long long orders = (unsigned long long)interactions->permutations;
    const unsigned long long sets = (unsigned long long)interactions->sets;
    tkd_writer words;
    tkd_writer_init_memory(&words, report->arena, 0);
    if (interactions->method == TKD_INTERACTION_EXACT) {
        tkd_write_string(&words, tkd_word(report,
                                          "Osad on täpsed: simuleeritud on kõik kitsaskohtade "
                                          "hulgad",
                                          "Shares are exact: all sets of bottlenecks were "
                                          "simulated"));
    } else {
        tkd_write_format(&words, "%s%llu%s%llu%s", tkd_word(report, "Osad on ", "Shares are of "),
                         orders,
                         tkd_word(report, " juhusliku järjestuse keskmised, ", " random orders, "),
                         sets, tkd_word(report, " simulatsiooni", " simulations"));
    }
    tkd_write_format(&words, "%s%u", tkd_word(report, "; replikatsioone ", "; replications: "),
                     interactions->replications);
    if (interactions->stopped_by == TKD_STOPPED_BY_LIMIT) {
        tkd_write_string(&words, tkd_word(report, "; aeg sai otsa, rohkem annab --time",
                                          "; the time was over, more of it by --time"));
    }
    tkd_write_char(&words, '.');
    tkd_legend_print_paragraph("", tkd_writer_text(&words), out);
}

void tkd_interactions_print(const tkd_report *report, const tkd_findings *findings, tkd_writer *out)
{
    const tkd_interactions *interactions = findings->interactions;
    if (interactions == NULL) {
        return;
    }
    tkd_legend_print_heading(report, "Koosmõju: igaühe osa kogu kaost (Shapley) hinna kõrval",
                             "Acting together: each one's share of the whole loss (Shapley) beside "
                             "its price",
                             out);
    if (interactions->method != TKD_INTERACTION_NOT_FOUND) {
        print_table(report, interactions, out);
    }
    tkd_legend_print_paragraph("", tkd_report_say_interactions(report, interactions), out);
    if (interactions->method != TKD_INTERACTION_NOT_FOUND) {
        print_method(report, interactions, out);
    } else {
        print_no_shares(report, interactions, out);
    }
}
