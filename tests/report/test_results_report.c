// SPDX-License-Identifier: EUPL-1.2
// The report of results: titles, the page's width, the legend.
#include <string.h>

#include "../results/small_results.h"
#include "small_model.h"
#include "tkd_test.h"

static void print_results(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    tkd_report_print_results(report, &results, out);
}

static void print_assumptions(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    tkd_report_print_assumptions(report, results.assumptions, results.assumption_count, out);
}

TKD_CASE_LABELLED(report, results_report, equals_the_golden_page_in_estonian, "golden")
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_results);
    CHECK_GOLDEN(page, strlen(page), "report/expected/results.et.txt");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(report, results_report, equals_the_golden_page_in_english, "golden")
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_EN, print_results);
    CHECK_GOLDEN(page, strlen(page), "report/expected/results.en.txt");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, results_report, keeps_the_width_of_the_page)
{
    tkd_arena arena = {0};
    const tkd_language languages[] = {TKD_ET, TKD_EN};
    for (size_t i = 0; i < 2; i++) {
        tkd_text rest = tkd_text_of(small_report(&arena, languages[i], print_results));
        while (rest.size > 0) {
            const size_t end = tkd_text_find(rest, TKD_TEXT("\n"), 0);
            CHECK(tkd_text_columns(tkd_text_part(rest, 0, end)) <= TKD_TABLE_WIDTH);
            CHECK(end == 0 || rest.data[end - 1] != ' ');
            rest = tkd_text_part(rest, end + 1, rest.size);
        }
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(report, results_report, says_how_the_figures_were_made)
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_results);
    CHECK_CONTAINS(page, "Seeme 20, 2 replikatsiooni; mõõdetud on need, kes saabuvad 1 aasta");
    CHECK_CONTAINS(page, "2 eeldusel");
    CHECK_CONTAINS(page, "0123456789abcdef");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, results_report, shows_assumptions_with_their_place)
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_assumptions);
    CHECK_TEXT(page, "Vaikeväärtused, sest midagi ei ole kirjas: 1\n"
                     "         run.seed = 1\n"
                     "\n"
                     "Arvud, millel ei ole allikat: 1\n"
                     " teekond.yaml\n"
                     "     12  services.elukoht.duration = 10/20/45min\n");
    tkd_arena_clear(&arena);
}

// Prints everything there is into an arena of its own, as the torture asks.
static tkd_status print_alone(void *context)
{
    small_report_fn *const *print = context;
    const tkd_model model = small_model();
    tkd_arena arena = {0};
    tkd_error err = {0};
    tkd_writer out;
    const tkd_report report = {.model = &model, .language = TKD_ET, .arena = &arena};
    tkd_writer_init_memory(&out, &arena, 0);
    (*print)(&report, &out);
    const tkd_status status = tkd_writer_finish(&out, &err);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(report, results_report, survives_every_lack_of_memory)
{
    small_report_fn *print = print_results;
    CHECK_TORTURE(print_alone, &print);
}

TKD_CASE(report, results_report, lists_assumptions_or_says_that_memory_ran_out)
{
    small_report_fn *print = print_assumptions;
    CHECK_TORTURE(print_alone, &print);
}
