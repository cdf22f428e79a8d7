// SPDX-License-Identifier: EUPL-1.2
// Small papers for the tests of pages and Markdown.
#include "small_paper.h"

#include "tkd_test.h"

tkd_paper small_paper(const tkd_paper_block *blocks, size_t count)
{
    return (tkd_paper){.language = TKD_ET,
                       .title = TKD_TEXT("Kitsaskohad"),
                       .day = 20458,
                       .footer = TKD_TEXT("mudel 4f2a"),
                       .blocks = blocks,
                       .block_count = count};
}

const tkd_passage *small_passage(tkd_arena *arena, const char *text)
{
    tkd_passage *passage = TKD_TAKE(arena, 1, tkd_passage);
    tkd_span *span = TKD_TAKE(arena, 1, tkd_span);
    CHECK(passage != NULL && span != NULL);
    *span = (tkd_span){.text = tkd_text_of(text)};
    *passage = (tkd_passage){span, 1};
    return passage;
}

const tkd_table *small_table(tkd_arena *arena, const char *text, size_t rows)
{
    tkd_table *table = TKD_TAKE(arena, 1, tkd_table);
    CHECK(table != NULL);
    tkd_table_init(table, arena);
    tkd_table_add_column(table, (tkd_column){"id", "Samm", TKD_QUANTITY_TEXT});
    tkd_table_add_column(table,
                         (tkd_column){"wait_h", "Ootamist", TKD_QUANTITY_DURATION, true, true});
    for (size_t i = 0; i < rows; i++) {
        const double mean = 58.44 / (double)(i + 1);
        tkd_table_add_text(table, tkd_text_of(text));
        tkd_table_add_estimate(table, (tkd_estimate){mean, mean - 7.3, mean + 7.3, 30});
    }
    return table;
}

tkd_paper_block small_heading(const char *id, uint32_t level, const char *title)
{
    return (tkd_paper_block){.kind = TKD_BLOCK_HEADING,
                             .id = tkd_text_of(id),
                             .level = level,
                             .title = tkd_text_of(title)};
}

tkd_paper_block small_paragraph(tkd_arena *arena, const char *text)
{
    return (tkd_paper_block){
        .kind = TKD_BLOCK_PARAGRAPH, .passages = small_passage(arena, text), .passage_count = 1};
}

tkd_paper_block small_table_block(tkd_arena *arena, const char *id, const char *title, bool is_wide)
{
    return (tkd_paper_block){.kind = TKD_BLOCK_TABLE,
                             .id = tkd_text_of(id),
                             .title = tkd_text_of(title),
                             .table = small_table(arena, "Kursus", 2),
                             .is_wide = is_wide};
}

const char *small_html(const tkd_paper *paper, tkd_arena *arena)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    CHECK_OK(tkd_paper_write_html(paper, arena, &out, check_error()));
    return tkd_writer_text(&out).data;
}

const char *small_markdown(const tkd_paper *paper, tkd_arena *arena)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    CHECK_OK(tkd_paper_write_markdown(paper, arena, &out, check_error()));
    return tkd_writer_text(&out).data;
}

size_t small_count(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) {
        count++;
    }
    return count;
}
