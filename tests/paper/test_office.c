// SPDX-License-Identifier: EUPL-1.2
// Documents and workbooks from inside; look_office.py looks into the files.
#include <string.h>

#include "office_paper.h"
#include "paper/office.h"
#include "tkd_test.h"

typedef tkd_status (*write_fn)(const tkd_paper *paper, tkd_arena *arena, tkd_writer *out,
                               tkd_error *err);

static tkd_status write_once(write_fn write)
{
    office_paper made;
    tkd_arena arena = {0};
    tkd_writer out;
    office_paper_empty(&made);
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_status status = write(&made.paper, &arena, &out, NULL);
    if (status == TKD_OK) {
        status = tkd_writer_finish(&out, NULL);
    }
    tkd_arena_clear(&arena);
    office_paper_clear(&made);
    return status;
}

static tkd_status write_docx(void *context)
{
    (void)context;
    return write_once(tkd_paper_write_docx);
}

static tkd_status write_xlsx(void *context)
{
    (void)context;
    return write_once(tkd_paper_write_xlsx);
}

TKD_CASE(paper, office, no_memory_is_told_by_documents)
{
    CHECK_TORTURE(write_docx, NULL);
}

TKD_CASE(paper, office, no_memory_is_told_by_workbooks)
{
    CHECK_TORTURE(write_xlsx, NULL);
}

// Writes a paper that cannot be written; nothing may come out.
static void check_refused(write_fn write, const tkd_paper *paper, tkd_status wanted,
                          const char *part)
{
    tkd_arena arena = {0};
    tkd_error err = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_STATUS(write(paper, &arena, &out, &err), wanted);
    CHECK_SIZE(out.size, 0);
    CHECK_CONTAINS(err.message, part);
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, office, an_unfit_paper_is_refused)
{
    office_paper made;
    office_paper_full(&made);
    made.blocks[0].level = 2;
    check_refused(tkd_paper_write_docx, &made.paper, TKD_ERR_VALUE, "Kokkuvõte");
    check_refused(tkd_paper_write_xlsx, &made.paper, TKD_ERR_VALUE, "Kokkuvõte");
    office_paper_clear(&made);
}

TKD_CASE(paper, office, a_picture_that_is_none_is_told_in_words)
{
    office_paper made;
    tkd_writer out;
    office_paper_full(&made);
    office_paper_draw(&made, TKD_TEXT(""), TKD_TEXT("no picture"), 0, 0);
    tkd_writer_init_memory(&out, &made.arena, 0);
    CHECK_OK(tkd_paper_write_xlsx(&made.paper, &made.arena, &out, check_error()));
    CHECK_OK(tkd_paper_write_docx(&made.paper, &made.arena, &out, check_error()));
    office_paper_clear(&made);
}

TKD_CASE(paper, office, a_table_that_no_sheet_can_hold_is_refused)
{
    enum { COLUMNS = 16385 };
    office_paper made;
    office_paper_empty(&made);
    tkd_table table;
    tkd_table_init(&table, &made.arena);
    for (size_t i = 0; i < COLUMNS; i++) {
        tkd_table_add_column(&table, (tkd_column){.key = "k", .heading = "Veerg"});
    }
    made.blocks[0] = (tkd_paper_block){.kind = TKD_BLOCK_TABLE,
                                       .id = TKD_TEXT("liiga-lai"),
                                       .sheet = TKD_TEXT("Lai"),
                                       .table = &table};
    made.paper.block_count = 1;
    check_refused(tkd_paper_write_xlsx, &made.paper, TKD_ERR_LIMIT, "Lai");
    office_paper_clear(&made);
}

TKD_CASE(paper, office, lines_are_counted_between_words)
{
    CHECK_SIZE(tkd_office_count_lines(TKD_TEXT(""), 10), 1);
    CHECK_SIZE(tkd_office_count_lines(TKD_TEXT("üks kaks"), 8), 1);
    CHECK_SIZE(tkd_office_count_lines(TKD_TEXT("üks kaks"), 7), 2);
    CHECK_SIZE(tkd_office_count_lines(TKD_TEXT("üks\nkaks\n"), 80), 3);
    CHECK_SIZE(tkd_office_count_lines(TKD_TEXT("kohanemisprogramm on"), 7), 3);
    CHECK_SIZE(tkd_office_count_lines(TKD_TEXT("abc"), 0), 3);
    CHECK_SIZE(tkd_office_longest_word(TKD_TEXT("üks õpetajaõpe\nkaks")), 10);
}

static void check_size_pt(const char *svg, uint32_t png_width, uint32_t png_height, double width,
                          double height)
{
    const tkd_paper_picture picture = {
        .svg = tkd_text_of(svg), .png_width = png_width, .png_height = png_height};
    double found_width = -1.0;
    double found_height = -1.0;
    tkd_office_picture_size(&picture, &found_width, &found_height);
    CHECK_NEAR(found_width, width, 1e-9);
    CHECK_NEAR(found_height, height, 1e-9);
}

TKD_CASE(paper, office, pictures_are_as_large_as_they_say)
{
    check_size_pt("<svg width=\"362pt\" height=\"101.5pt\">", 9, 9, 362.0, 101.5);
    check_size_pt("<svg width=\"400\" height=\"200px\"/>", 9, 9, 300.0, 150.0);
    check_size_pt("<svg width=\"25.4mm\" height=\"50.8mm\"/>", 9, 9, 72.0, 144.0);
    check_size_pt("<svg width=\"100%\" height=\"100%\" viewBox=\"-4 0 80 40\"/>", 9, 9, 60.0, 30.0);
    check_size_pt("<svg>", 64, 32, 48.0, 24.0);
    check_size_pt("", 0, 0, 0.0, 0.0);
}
