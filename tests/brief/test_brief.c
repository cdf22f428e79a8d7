// SPDX-License-Identifier: EUPL-1.2
// The brief of small results made by hand: a proposal to the state and one to municipalities, prices, an
// unnamed bottleneck, a comparison.
#include "teekond/brief.h"

#include <string.h>

#include "../findings/small_findings.h"
#include "../report/small_model.h"
#include "tkd_test.h"

// What the brief is made of; lives as long as the case.
typedef struct material {
    tkd_model model;
    tkd_results results;
    tkd_findings findings;
    tkd_proposal_gains gains;
    tkd_brief_input input;
} material;

static const tkd_removal removals[] = {{2, 0.8}, {1, 1.0}};

static const tkd_proposal proposals[] = {
    {.item = {.id = TKD_TEXT_INIT("kiri"),
              .title = {.by = {[TKD_ET] = TKD_TEXT_INIT("Tervituskiri"),
                               [TKD_EN] = TKD_TEXT_INIT("A welcome letter")}}},
     .removes = {1, 1},
     .levels = 1U << TKD_LEVEL_KOV,
     .owner = TKD_TEXT_INIT("kov"),
     .law_change = TKD_LAW_NO,
     .status = TKD_PROPOSAL_IDEA},
    {.item = {.id = TKD_TEXT_INIT("päevad"),
              .title = {.by = {[TKD_ET] = TKD_TEXT_INIT("Vastuvõtupäevad saarel"),
                               [TKD_EN] = TKD_TEXT_INIT("Visiting days on the island")}}},
     .removes = {0, 1},
     .levels = 1U << TKD_LEVEL_STATE,
     .owner = TKD_TEXT_INIT("Politsei- ja Piirivalveamet"),
     .law_change = TKD_LAW_UNCLEAR,
     .law = {.any = TKD_TEXT_INIT("Välismaalaste seadus § 118")},
     .risk = 2,
     .status = TKD_PROPOSAL_PILOT,
     .due_day = 20969},
};

static const tkd_year_value years[] = {{2024, 5.0}, {2029, 7.5}};

static const tkd_indicator indicators[] = {
    {.item = {.id = TKD_TEXT_INIT("koordinaatorid"),
              .title = {.by = {[TKD_ET] = TKD_TEXT_INIT("Koordinaatorite arv"),
                               [TKD_EN] = TKD_TEXT_INIT("Number of coordinators")}}},
     .unit = {.any = TKD_TEXT_INIT("arv")},
     .base = {0, 1},
     .target = {1, 1}},
};

static tkd_gain_row gain(const char *proposal, double days, uint32_t rank)
{
    return (tkd_gain_row){.proposal = tkd_text_of(proposal),
                          .municipality = TKD_TEXT("*"),
                          .journey = TKD_TEXT("*"),
                          .group = TKD_TEXT("*"),
                          .affected = small_measure(61.5, 2.0),
                          .gain_days_per_year = small_measure(days, 150.5),
                          .changes = {small_measure(0.0165, 0.003)},
                          .rank = rank};
}

static void prepare(material *made, tkd_language language)
{
    static tkd_gain_row rows[2];
    static const tkd_proposal_fact facts[] = {
        {.id = TKD_TEXT_INIT("kiri")},
        {.id = TKD_TEXT_INIT("päevad")},
    };
    rows[0] = gain("päevad", 4249.25, 1);
    rows[1] = gain("kiri", 3.25, 2);
    made->model = small_model();
    made->model.scenario = TKD_TEXT("today");
    made->model.removals = removals;
    made->model.proposals = proposals;
    made->model.proposal_count = 2;
    made->model.indicators = indicators;
    made->model.indicator_count = 1;
    made->model.year_values = years;
    made->results = small_results();
    made->findings = small_findings(&made->results);
    made->gains = (tkd_proposal_gains){
        .facts = facts, .fact_count = 2, .rows = rows, .row_count = 2, .results = &made->results};
    made->input = (tkd_brief_input){.model = &made->model,
                                    .results = &made->results,
                                    .findings = &made->findings,
                                    .gains = &made->gains,
                                    .language = language,
                                    .day = 20458,
                                    .suppress_below = 3.0};
}

static const char *page_of(material *made, tkd_arena *arena)
{
    tkd_brief brief;
    tkd_writer out;
    CHECK_OK(tkd_brief_build(&made->input, arena, &brief, check_error()));
    CHECK_OK(tkd_paper_check(&brief.paper, arena, check_error()));
    tkd_writer_init_memory(&out, arena, 0);
    CHECK_OK(tkd_paper_write_markdown(&brief.paper, arena, &out, check_error()));
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}

TKD_CASE_LABELLED(brief, brief, equals_the_golden_page, "golden")
{
    tkd_arena arena = {0};
    material made;
    prepare(&made, TKD_ET);
    const char *page = page_of(&made, &arena);
    CHECK_GOLDEN(page, strlen(page), "brief/expected/brief.et.md");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(brief, brief, equals_the_golden_page_in_english, "golden")
{
    tkd_arena arena = {0};
    material made;
    prepare(&made, TKD_EN);
    const char *page = page_of(&made, &arena);
    CHECK_GOLDEN(page, strlen(page), "brief/expected/brief.en.md");
    tkd_arena_clear(&arena);
}

TKD_CASE(brief, brief, of_a_municipality_has_its_own_prices)
{
    tkd_arena arena = {0};
    material made;
    prepare(&made, TKD_ET);
    made.input.form = TKD_BRIEF_MUNICIPALITY;
    made.input.municipality = TKD_TEXT("saaremaa");
    const char *page = page_of(&made, &arena);
    CHECK_CONTAINS(page, "Saaremaa vald");
    CHECK_CONTAINS(page, "3186 (3146–3226)");
    tkd_arena_clear(&arena);
}

TKD_CASE(brief, brief, of_nowhere_is_refused)
{
    tkd_arena arena = {0};
    tkd_brief brief;
    tkd_error err = {0};
    material made;
    prepare(&made, TKD_ET);
    made.input.form = TKD_BRIEF_MUNICIPALITY;
    made.input.municipality = TKD_TEXT("muhu");
    CHECK(tkd_brief_build(&made.input, &arena, &brief, &err) == TKD_ERR_REFERENCE);
    CHECK_CONTAINS(err.message, "muhu");
    tkd_arena_clear(&arena);
}

TKD_CASE(brief, brief, without_prices_and_gains_says_so)
{
    tkd_arena arena = {0};
    material made;
    prepare(&made, TKD_ET);
    made.input.findings = NULL;
    made.input.gains = NULL;
    CHECK_CONTAINS(page_of(&made, &arena), "Ettepanekute mõju ei ole arvutatud.");
    tkd_arena_clear(&arena);
}

TKD_CASE(brief, brief, a_missing_picture_is_told)
{
    tkd_arena arena = {0};
    material made;
    prepare(&made, TKD_ET);
    made.input.pictures[TKD_BRIEF_MAP].alternative = TKD_TEXT("Pilti ei ole, sest …");
    CHECK_CONTAINS(page_of(&made, &arena), "Pilti ei ole, sest …");
    tkd_arena_clear(&arena);
}

TKD_CASE(brief, brief, survives_every_failing_allocation)
{
    material made;
    prepare(&made, TKD_ET);
    if (!tkd_arena_fail_after(1)) {
        return; // not a build for torture
    }
    for (size_t n = 1;; n++) {
        tkd_arena arena = {0};
        tkd_brief brief;
        (void)tkd_arena_fail_after(n);
        const tkd_status status = tkd_brief_build(&made.input, &arena, &brief, NULL);
        (void)tkd_arena_fail_after(0);
        tkd_arena_clear(&arena);
        if (status == TKD_OK) {
            CHECK(n > 100);
            return;
        }
        CHECK(status == TKD_ERR_MEMORY);
    }
}
