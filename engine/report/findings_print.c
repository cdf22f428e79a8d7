// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks for people: what each costs all clients together, where it costs most, those that have
// no price because nobody said how they act, and waiting that no bottleneck explains.
#include "teekond/report.h"

#include <math.h>

#include "felt_print.h"
#include "interactions_print.h"
#include "legend.h"
#include "titles.h"

enum { MOST_PER_PLACE = 3 }; // dearest bottlenecks of each municipality

static bool is_all(tkd_text id)
{
    return tkd_text_equal(id, TKD_TEXT("*"));
}

static bool is_for_everybody(const tkd_price_row *row)
{
    return is_all(row->municipality) && is_all(row->journey) && is_all(row->group);
}

// Is the price of nothing: the bottleneck acted on nobody?
static bool is_idle(const tkd_price_row *row)
{
    const double affected = row->affected.estimate.mean;
    return isnan(affected) || affected <= 0.0;
}

static void print_everybody(const tkd_report *report, const tkd_findings *findings, tkd_writer *out)
{
    const tkd_column columns[] = {
        {"rank", "", TKD_QUANTITY_COUNT, false},
        {"bottleneck", tkd_word(report, "Kitsaskoht", "Bottleneck"), TKD_QUANTITY_TEXT, false},
        {"affected", tkd_word(report, "Puudutab, inimest aastas", "Affects, people a year"),
         TKD_QUANTITY_NUMBER, false},
        {"price_h_per_client", tkd_word(report, "Kliendi kohta", "Per client"),
         TKD_QUANTITY_DURATION, true},
        {"price_days_per_year", tkd_word(report, "Inimpäevi aastas", "Person-days a year"),
         TKD_QUANTITY_NUMBER, true},
        {"completed_share_change", tkd_word(report, "Lõpetajaid juurde", "More would complete"),
         TKD_QUANTITY_POINTS, true},
        {"mark", "", TKD_QUANTITY_TEXT, false},
    };
    tkd_table table;
    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    size_t uncertain = 0;
    for (size_t i = 0; i < findings->price_count; i++) {
        const tkd_price_row *row = &findings->prices[i];
        if (!is_for_everybody(row)) {
            continue;
        }
        const bool is_certain = tkd_price_is_certain(row);
        uncertain += !is_certain;
        tkd_table_add_number(&table, row->rank);
        tkd_table_add_text(&table, tkd_title_of_bottleneck(report, row->bottleneck));
        tkd_table_add_estimate(&table, row->affected.estimate);
        tkd_table_add_estimate(&table, row->price_h_per_client.estimate);
        tkd_table_add_estimate(&table, row->price_days_per_year.estimate);
        tkd_table_add_estimate(&table, row->changes[TKD_WITHOUT_COMPLETED_SHARE].estimate);
        tkd_table_add_text(&table, is_certain ? (tkd_text){0} : TKD_TEXT("?"));
    }
    if (tkd_table_rows(&table) == 0) {
        return;
    }
    tkd_legend_print_heading(
        report, "Kitsaskohtade hind: samad inimesed, sama juhus, kitsaskohaga ja ilma",
        "Price of bottlenecks: the same people, the same luck, with and without", out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    if (uncertain > 0) {
        tkd_write_string(
            out, tkd_word(report, "? – hinna vahemikus on ka null: mõju ei ole kindel\n",
                          "? – the interval of the price holds zero: the effect is not certain\n"));
    }
}

// The dearest of each municipality; left out where there is only one municipality.
static void print_places(const tkd_report *report, const tkd_findings *findings, tkd_writer *out)
{
    const tkd_column columns[] = {
        {"municipality", tkd_word(report, "Omavalitsus", "Municipality"), TKD_QUANTITY_TEXT, false},
        {"rank", "", TKD_QUANTITY_COUNT, false},
        {"bottleneck", tkd_word(report, "Kitsaskoht", "Bottleneck"), TKD_QUANTITY_TEXT, false},
        {"price_days_per_year", tkd_word(report, "Inimpäevi aastas", "Person-days a year"),
         TKD_QUANTITY_NUMBER, true},
    };
    tkd_table table;
    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    size_t places = 0;
    tkd_text last = {0};
    for (size_t i = 0; i < findings->price_count; i++) {
        const tkd_price_row *row = &findings->prices[i];
        if (is_all(row->municipality) || !is_all(row->journey) || !is_all(row->group) ||
            row->rank == 0 || row->rank > MOST_PER_PLACE || is_idle(row)) {
            continue;
        }
        const bool is_new = !tkd_text_equal(last, row->municipality);
        places += is_new;
        last = row->municipality;
        tkd_table_add_text(&table, is_new ? tkd_title_of_municipality(report, row->municipality)
                                          : (tkd_text){0});
        tkd_table_add_number(&table, row->rank);
        tkd_table_add_text(&table, tkd_title_of_bottleneck(report, row->bottleneck));
        tkd_table_add_estimate(&table, row->price_days_per_year.estimate);
    }
    if (places > 1) {
        tkd_legend_print_heading(report, "Kalleimad omavalitsuste kaupa",
                                 "Dearest in each municipality", out);
        tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    }
}

static void print_unpriced(const tkd_report *report, const tkd_findings *findings, tkd_writer *out)
{
    if (findings->unpriced_count == 0) {
        return;
    }
    tkd_legend_print_heading(
        report, "Hinnata, sest ei ole kirjas, mida see teeb (mõju või ilma)",
        "Without a price, because it is not written what it does (effect or without)", out);
    for (size_t i = 0; i < findings->unpriced_count; i++) {
        const tkd_text title = tkd_title_of_bottleneck(report, findings->unpriced[i]);
        tkd_legend_print_paragraph("– ", title, out);
    }
}

static void print_unnamed(const tkd_report *report, const tkd_findings *findings, tkd_writer *out)
{
    const tkd_column columns[] = {
        {"rank", "", TKD_QUANTITY_COUNT, false},
        {"id", tkd_word(report, "Teenindaja või samm", "Pool or step"), TKD_QUANTITY_TEXT, false},
        {"place", tkd_word(report, "Koht", "Place"), TKD_QUANTITY_TEXT, false},
        {"reason", tkd_word(report, "Miks", "Why"), TKD_QUANTITY_TEXT, false},
        {"wait_h", tkd_word(report, "Ootamist", "Wait"), TKD_QUANTITY_DURATION, true},
        {"wait_share", tkd_word(report, "Teekonna ajast", "Of journey time"), TKD_QUANTITY_SHARE,
         false},
        {"utilization", tkd_word(report, "Hõivatus", "Utilization"), TKD_QUANTITY_SHARE, false},
        {"price_days_per_year", tkd_word(report, "Inimpäevi aastas", "Person-days a year"),
         TKD_QUANTITY_NUMBER, true},
    };
    if (findings->unnamed_count == 0) {
        return;
    }
    tkd_table table;
    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < findings->unnamed_count; i++) {
        const tkd_unnamed_row *row = &findings->unnamed[i];
        const bool is_pool = row->kind == TKD_UNNAMED_POOL;
        tkd_table_add_number(&table, row->rank);
        tkd_table_add_text(&table, is_pool ? tkd_title_of_pool(report, row->id)
                                           : tkd_title_of_step(report, row->journey, row->id));
        tkd_table_add_text(&table, is_pool ? tkd_title_of_place(report, row->place)
                                           : tkd_title_of_municipality(report, row->place));
        tkd_table_add_text(&table, tkd_report_say_reason(report, row));
        tkd_table_add_estimate(&table, row->wait_h.estimate);
        tkd_table_add_estimate(&table, row->wait_share.estimate);
        tkd_table_add_estimate(&table, row->utilization.estimate);
        tkd_table_add_estimate(&table, row->price_days_per_year.estimate);
    }
    tkd_legend_print_heading(report, "Nimetamata kitsaskohad: ootamine, mida ükski ei seleta",
                             "Unnamed bottlenecks: waiting that none of them explains", out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

void tkd_report_print_findings(const tkd_report *report, const tkd_findings *findings,
                               tkd_writer *out)
{
    tkd_legend_print_title(report, out);
    tkd_write_format(out, "%s: ", tkd_word(report, "Stsenaarium", "Scenario"));
    tkd_write(out, tkd_title_of_scenario(report, findings->scenario));
    tkd_write_char(out, '\n');
    if (findings->price_count == 0) {
        tkd_write_string(out, tkd_word(report, "\nHinnaga kitsaskohti ei ole.\n",
                                       "\nThere are no bottlenecks with a price.\n"));
    }
    print_everybody(report, findings, out);
    print_places(report, findings, out);
    tkd_interactions_print(report, findings, out);
    tkd_felt_print(report, findings, out);
    print_unpriced(report, findings, out);
    print_unnamed(report, findings, out);
    tkd_legend_print_pairs(report, findings->price_replications, findings->results, out);
    tkd_legend_print_run(report, findings->results, out);
}
