// SPDX-License-Identifier: EUPL-1.2
// Papers that no writer could turn into something whole are refused before.
#include "small_paper.h"
#include "tkd_test.h"

static tkd_status check_blocks(const tkd_paper_block *blocks, size_t count)
{
    tkd_arena arena = {0};
    const tkd_paper paper = small_paper(blocks, count);
    const tkd_status status = tkd_paper_check(&paper, &arena, NULL);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(paper, check, ids_are_there_once_and_well_formed)
{
    const tkd_paper_block twice[] = {small_heading("a", 1, "A"), small_heading("a", 1, "B")};
    const tkd_paper_block other[] = {small_heading("a", 1, "A"), small_heading("a-2", 1, "B")};
    const tkd_paper_block letters = small_heading("õpe", 1, "A");
    const tkd_paper_block digit = small_heading("2a", 1, "A");
    CHECK_STATUS(check_blocks(twice, 2), TKD_ERR_VALUE);
    CHECK_OK(check_blocks(other, 2));
    CHECK_STATUS(check_blocks(&letters, 1), TKD_ERR_VALUE);
    CHECK_STATUS(check_blocks(&digit, 1), TKD_ERR_VALUE);
}

TKD_CASE(paper, check, no_heading_skips_a_level)
{
    const tkd_paper_block skips[] = {small_heading("a", 1, "A"), small_heading("b", 3, "B")};
    const tkd_paper_block climbs[] = {small_heading("a", 1, "A"), small_heading("b", 2, "B"),
                                      small_heading("c", 3, "C"), small_heading("d", 1, "D")};
    const tkd_paper_block none = small_heading("a", 0, "A");
    CHECK_STATUS(check_blocks(skips, 2), TKD_ERR_VALUE);
    CHECK_OK(check_blocks(climbs, 4));
    CHECK_STATUS(check_blocks(&none, 1), TKD_ERR_VALUE);
}

TKD_CASE(paper, check, links_within_the_paper_have_ends)
{
    tkd_arena arena = {0};
    const tkd_span span = {.text = TKD_TEXT("siia"), .link = TKD_TEXT("#lisad")};
    const tkd_passage passage = {&span, 1};
    const tkd_paper_block blocks[] = {
        {.kind = TKD_BLOCK_PARAGRAPH, .passages = &passage, .passage_count = 1},
        small_heading("lisad", 1, "Lisad")};
    tkd_error err = {0};
    const tkd_paper paper = small_paper(blocks, 1);
    CHECK_STATUS(tkd_paper_check(&paper, &arena, &err), TKD_ERR_VALUE);
    CHECK_CONTAINS(err.message, "viide osutab plokile, mida pole");
    CHECK_OK(check_blocks(blocks, 2));
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, check, tables_are_whole_and_pictures_told)
{
    tkd_arena arena = {0};
    tkd_table *half = TKD_TAKE(&arena, 1, tkd_table);
    *half = *small_table(&arena, "Kursus", 1);
    tkd_paper_block table = small_table_block(&arena, "t", "T", false);
    CHECK_OK(check_blocks(&table, 1));
    tkd_table_add_text(half, TKD_TEXT("pool rida"));
    table.table = half;
    CHECK_STATUS(check_blocks(&table, 1), TKD_ERR_VALUE);

    const tkd_paper_picture untold = {.svg = TKD_TEXT("<svg/>")};
    const tkd_paper_picture empty = {.alternative = TKD_TEXT("Kaart")};
    const tkd_paper_block first = {.kind = TKD_BLOCK_PICTURE, .picture = &untold};
    const tkd_paper_block second = {.kind = TKD_BLOCK_PICTURE, .picture = &empty};
    CHECK_STATUS(check_blocks(&first, 1), TKD_ERR_VALUE);
    CHECK_STATUS(check_blocks(&second, 1), TKD_ERR_VALUE);
    tkd_arena_clear(&arena);
}
