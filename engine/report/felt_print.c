// SPDX-License-Identifier: EUPL-1.2
// Felt against measured, for people: the votes of each view beside the price, and in words where views
// disagree with each other and where feeling and measure do.
#include "felt_print.h"

#include <math.h>

#include "legend.h"
#include "teekond/number.h"
#include "titles.h"

static const char *short_view(const tkd_report *report, size_t view)
{
    static const char *const et[TKD_VOTERS] = {"uus", "naasja", "KOV", "riik"};
    static const char *const en[TKD_VOTERS] = {"new", "returnee", "municipality", "state"};
    return tkd_word(report, et[view], en[view]);
}

static void say(tkd_writer *out, const char *words)
{
    if (tkd_writer_text(out).size > 0) {
        tkd_write_string(out, "; ");
    }
    tkd_write_string(out, words);
}

tkd_text tkd_report_say_felt(const tkd_report *report, const tkd_felt_row *row)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    switch (row->verdict) {
    case TKD_FELT_UNJUDGED:
    case TKD_FELT_ALIKE: break;
    case TKD_FELT_ONLY:
        say(&out, tkd_word(report, "tugevalt tuntud, aga hinda ei paista",
                           "felt strongly, but no price shows"));
        break;
    case TKD_FELT_MEASURED:
        say(&out, tkd_word(report, "kallis, aga vaevu tuntud", "dear, but hardly felt"));
        break;
    }
    if (row->disagreement >= TKD_FELT_APART) {
        say(&out, tkd_word(report, "vaated lahknevad", "views disagree"));
    }
    return tkd_writer_text(&out);
}

tkd_text tkd_report_say_agreement(const tkd_report *report, const tkd_agreement *agreement)
{
    const bool is_told = agreement->p < 0.05;
    const char *words =
        !is_told ? tkd_word(report,
                            "Hääled ja hind ei pane kitsaskohti ühte järjekorda ega vastupidisesse",
                            "Votes and prices put the bottlenecks neither in the same order nor in "
                            "the opposite one")
        : agreement->spearman > 0.0
            ? tkd_word(report, "Hääled ja hind panevad kitsaskohad sarnasesse järjekorda",
                       "Votes and prices put the bottlenecks in a similar order")
            : tkd_word(report, "Hääled ja hind panevad kitsaskohad vastupidisesse järjekorda",
                       "Votes and prices put the bottlenecks in opposite orders");
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    if (isnan(agreement->spearman)) {
        return tkd_writer_text(&out);
    }
    tkd_write_string(&out, words);
    tkd_write_string(&out, tkd_word(report, " (Spearmani ρ = ", " (Spearman's ρ = "));
    tkd_number_print(&out, agreement->spearman, 2, report->language);
    tkd_write_format(&out, "; %u %s).", agreement->count,
                     tkd_word(report, "kitsaskohta", "bottlenecks"));
    return tkd_writer_text(&out);
}

static void add_columns(const tkd_report *report, tkd_table *table)
{
    const tkd_column columns[] = {
        {.key = "bottleneck",
         .heading = tkd_word(report, "Kitsaskoht", "Bottleneck"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "votes",
         .heading = tkd_word(report, "Hääled", "Votes"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "disagreement",
         .heading = tkd_word(report, "Vahe", "Apart"),
         .quantity = TKD_QUANTITY_COUNT},
        {.key = "felt_rank",
         .heading = tkd_word(report, "Koht häälte järgi", "Rank by votes"),
         .quantity = TKD_QUANTITY_COUNT},
        {.key = "price_rank",
         .heading = tkd_word(report, "Koht hinna järgi", "Rank by price"),
         .quantity = TKD_QUANTITY_COUNT},
        {.key = "verdict", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
}

// `uus 5, KOV 2`
static tkd_text votes_of(const tkd_report *report, const tkd_felt_row *row)
{
    const char *before = "";
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    for (size_t view = 0; view < TKD_VOTERS; view++) {
        if (!isnan(row->votes[view])) {
            tkd_write_format(&out, "%s%s\u00a0", before, short_view(report, view));
            tkd_number_print(&out, row->votes[view], 0, report->language);
            before = ", ";
        }
    }
    return tkd_writer_text(&out);
}

static void add_place(tkd_table *table, uint32_t rank)
{
    tkd_table_add_number(table, rank > 0 ? (double)rank : (double)NAN);
}

void tkd_felt_print(const tkd_report *report, const tkd_findings *findings, tkd_writer *out)
{
    tkd_table table;
    tkd_table_init(&table, report->arena);
    add_columns(report, &table);
    for (size_t i = 0; i < findings->felt_count; i++) {
        const tkd_felt_row *row = &findings->felt[i];
        if (isnan(row->felt)) {
            continue;
        }
        tkd_table_add_text(&table, tkd_title_of_bottleneck(report, row->bottleneck));
        tkd_table_add_text(&table, votes_of(report, row));
        tkd_table_add_number(&table, row->disagreement);
        add_place(&table, row->felt_rank);
        add_place(&table, row->price_rank);
        tkd_table_add_text(&table, tkd_report_say_felt(report, row));
    }
    if (tkd_table_rows(&table) == 0) {
        return;
    }
    tkd_legend_print_heading(report, "Tuntud ja mõõdetud: töötoa hääled (1–5) hinna kõrval",
                             "Felt and measured: votes of the workshop (1–5) beside the price",
                             out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    tkd_legend_print_paragraph(
        "",
        tkd_text_of(
            tkd_word(report, "uus – uussisserändaja, naasja – tagasipöörduja", "new – newcomer")),
        out);
    const tkd_text words = tkd_report_say_agreement(report, &findings->agreement);
    if (words.size > 0) {
        tkd_legend_print_paragraph("", words, out);
    }
}
