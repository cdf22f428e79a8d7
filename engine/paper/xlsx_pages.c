// SPDX-License-Identifier: EUPL-1.2
// The sheets of a workbook that are no tables: the first one, the pictures, and the words of lists.
#include "xlsx.h"

enum {
    PAGE_WIDTH = 110,     // characters
    PICTURE_WIDTH = 1100, // pixels, at most
    PICTURE_HEIGHT = 900, // so that it fits a page of A3
    MOST_PICTURES = 1000, // Excel's limit of page breaks
    ROW_HEIGHT = 20,      // pixels of a row that nobody made higher
    PNG_HEAD = 8,
};

// A line of the first sheet.
static void write_line(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t *row, tkd_text text,
                       tkd_xlsx_look look)
{
    static const double line_heights[TKD_XLSX_LOOK_COUNT] = {
        [TKD_XLSX_TITLE] = 27.0,   [TKD_XLSX_SUBTITLE] = 18.0,  [TKD_XLSX_CHAPTER] = 20.0,
        [TKD_XLSX_SECTION] = 17.0, [TKD_XLSX_PARAGRAPH] = 15.0, [TKD_XLSX_NOTE] = 14.0,
        [TKD_XLSX_LINK] = 15.0};
    if (text.size > 0) {
        const double line = line_heights[look]; // larger letters, fewer of them in a line
        const size_t in_line = (size_t)(PAGE_WIDTH * 15.0 / (line > 15.0 ? line : 15.0));
        tkd_xlsx_set_height(xlsx, page, *row, tkd_office_count_lines(text, in_line), line);
        tkd_xlsx_write_text(xlsx, page, (*row)++, 0, text, look);
    }
}

static tkd_text join_spans(tkd_xlsx *xlsx, const char *before, const tkd_passage *passage)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, xlsx->arena, 0);
    tkd_write_string(&out, before);
    for (size_t i = 0; i < passage->span_count; i++) {
        tkd_write(&out, passage->spans[i].text);
    }
    tkd_xlsx_fail(xlsx, out.status);
    return tkd_writer_text(&out);
}

static void write_passages(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t *row,
                           const tkd_paper_block *block)
{
    const tkd_xlsx_look look = block->kind == TKD_BLOCK_NOTE ? TKD_XLSX_NOTE : TKD_XLSX_PARAGRAPH;
    for (size_t i = 0; i < block->passage_count; i++) {
        char before[32] = "";
        if (block->kind == TKD_BLOCK_NUMBERS) {
            (void)snprintf(before, sizeof(before), "%zu. ", i + 1);
        } else if (block->kind == TKD_BLOCK_LIST) {
            (void)snprintf(before, sizeof(before), "• ");
        }
        write_line(xlsx, page, row, join_spans(xlsx, before, &block->passages[i]), look);
    }
}

// What the first chapter says, up to the next one; its tables and pictures have sheets of their own.
static void write_first_chapter(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t *row)
{
    const tkd_paper *paper = xlsx->paper;
    size_t chapters = 0;
    for (size_t i = 0; i < paper->block_count; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        const bool is_heading = block->kind == TKD_BLOCK_HEADING;
        chapters += is_heading && block->level <= 1 ? 1 : 0;
        if (chapters > 1) {
            return;
        }
        if (is_heading) {
            (*row)++;
            write_line(xlsx, page, row, block->title,
                       block->level <= 1 ? TKD_XLSX_CHAPTER : TKD_XLSX_SECTION);
        } else {
            write_passages(xlsx, page, row, block);
        }
    }
}

// A line for each sheet that leads there.
static void write_contents(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t *row)
{
    const tkd_xlsx_sheet *sheets = xlsx->sheets.items;
    if (xlsx->sheets.count == 0) {
        return;
    }
    (*row)++;
    write_line(xlsx, page, row, tkd_text_of(tkd_xlsx_word(xlsx, "Lehed", "Sheets")),
               TKD_XLSX_CHAPTER);
    for (size_t i = 0; i < xlsx->sheets.count; i++) {
        const tkd_text place = tkd_text_format(xlsx->arena, "internal:'%s'!A1", sheets[i].name);
        const bool says_more = sheets[i].caption.size > 0 &&
                               !tkd_text_equal(sheets[i].caption, tkd_text_of(sheets[i].name));
        const tkd_text line = tkd_text_format(
            xlsx->arena, "%s%s%.*s", sheets[i].name, says_more ? ": " : "",
            says_more ? (int)sheets[i].caption.size : 0, says_more ? sheets[i].caption.data : "");
        if (place.data == NULL || line.data == NULL) {
            tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
            return;
        }
        tkd_xlsx_ask(xlsx,
                     worksheet_write_url(page, *row, 0, place.data, xlsx->looks[TKD_XLSX_LINK]));
        write_line(xlsx, page, row, line, TKD_XLSX_LINK); // instead of the address
    }
}

void tkd_xlsx_write_summary(tkd_xlsx *xlsx, lxw_worksheet *page)
{
    const tkd_paper *paper = xlsx->paper;
    lxw_row_t row = 0;
    tkd_xlsx_ask(xlsx, worksheet_set_column(page, 0, 0, PAGE_WIDTH, NULL));
    worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
    write_line(xlsx, page, &row, paper->title, TKD_XLSX_TITLE);
    write_line(xlsx, page, &row, paper->subtitle, TKD_XLSX_SUBTITLE);
    write_line(xlsx, page, &row, paper->author, TKD_XLSX_SUBTITLE);
    tkd_xlsx_write_day(xlsx, page, row++, 0, paper->day, xlsx->looks[TKD_XLSX_DAY]);
    write_first_chapter(xlsx, page, &row);
    write_contents(xlsx, page, &row);
    row++;
    write_line(xlsx, page, &row, paper->footer, TKD_XLSX_NOTE);
    worksheet_set_paper(page, 9); // A4
    worksheet_fit_to_pages(page, 1, 0);
    tkd_xlsx_set_print(xlsx, page, paper->title);
}

static uint32_t read_big_endian(const char *bytes)
{
    uint32_t number = 0;
    for (size_t i = 0; i < 4; i++) {
        number = number << 8 | (unsigned char)bytes[i];
    }
    return number;
}

static bool is_png(tkd_text bytes)
{
    return tkd_text_starts_with(bytes, TKD_TEXT("\x89PNG\r\n\x1A\n")) && bytes.size > 33;
}

// Pixels to the inch, as the library reads them: from the chunk pHYs where it counts per metre, else 96.
static double pixels_per_inch(tkd_text png)
{
    for (size_t at = PNG_HEAD; png.size - at >= 21;) {
        const size_t size = read_big_endian(png.data + at);
        const tkd_text kind = tkd_text_part(png, at + 4, 4);
        if (tkd_text_equal(kind, TKD_TEXT("pHYs")) && png.data[at + 16] == 1) {
            const double per_metre = (double)read_big_endian(png.data + at + 8);
            return per_metre > 0.0 ? per_metre * 0.0254 : 96.0;
        }
        if (tkd_text_equal(kind, TKD_TEXT("IDAT")) || size > png.size - at - 12) {
            break;
        }
        at += size + 12;
    }
    return 96.0;
}

// Puts the picture at a row; the rows that it covers.
static lxw_row_t insert_picture(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t row,
                                const tkd_paper_block *block)
{
    const tkd_text png = block->picture->png;
    const double inches_per_pixel = 1.0 / pixels_per_inch(png);
    const double own_width = (double)read_big_endian(png.data + 16) * inches_per_pixel * 96.0;
    const double own_height = (double)read_big_endian(png.data + 20) * inches_per_pixel * 96.0;
    double width = 0.0;
    double height = 0.0;
    tkd_office_picture_size(block->picture, &width, &height);
    width = width > 0.0 ? width / 0.75 : own_width; // points as pixels
    if (!(own_width > 0.0 && own_height > 0.0)) {
        tkd_xlsx_fail(xlsx, TKD_ERR_VALUE);
        return 0;
    }
    const double wanted = (width < PICTURE_WIDTH ? width : PICTURE_WIDTH) / own_width;
    const double highest = PICTURE_HEIGHT / own_height;
    const double scale = wanted < highest ? wanted : highest;
    const tkd_text alternative =
        block->picture->alternative.size > 0 ? block->picture->alternative : block->title;
    lxw_image_options options = {
        .x_scale = scale,
        .y_scale = scale,
        .description = tkd_xlsx_line(xlsx, alternative, TKD_XLSX_TEXT_MOST),
    };
    tkd_xlsx_ask(xlsx, worksheet_insert_image_buffer_opt(
                           page, row, 0, (const unsigned char *)png.data, png.size, &options));
    return (lxw_row_t)(own_height * scale / ROW_HEIGHT) + 2;
}

void tkd_xlsx_write_pictures(tkd_xlsx *xlsx, lxw_worksheet *page)
{
    lxw_row_t row = 0;
    lxw_row_t breaks[MOST_PICTURES + 1] = {0}; // ended by 0
    size_t break_count = 0;
    tkd_xlsx_ask(xlsx, worksheet_set_column(page, 0, 0, PAGE_WIDTH, NULL));
    worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
    for (size_t i = 0; i < xlsx->paper->block_count && xlsx->status == TKD_OK; i++) {
        const tkd_paper_block *block = &xlsx->paper->blocks[i];
        if (block->kind != TKD_BLOCK_PICTURE) {
            continue;
        }
        if (row > 0 && break_count < MOST_PICTURES) {
            breaks[break_count++] = row;
        }
        write_line(xlsx, page, &row, block->title, TKD_XLSX_SECTION);
        if (is_png(block->picture->png)) {
            row += insert_picture(xlsx, page, row, block);
        } else { // a drawing that the workbook cannot show: what it says
            write_line(xlsx, page, &row, block->picture->alternative, TKD_XLSX_PARAGRAPH);
            row++;
        }
    }
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 8); // A3
    if (break_count > 0) {
        tkd_xlsx_ask(xlsx, worksheet_set_h_pagebreaks(page, breaks));
    }
    tkd_xlsx_set_print(xlsx, page, tkd_text_of(tkd_xlsx_word(xlsx, "Joonised", "Figures")));
}

void tkd_xlsx_write_choices(tkd_xlsx *xlsx, lxw_worksheet *page)
{
    const char *const *const *lists = xlsx->choices.items;
    for (size_t i = 0; i < xlsx->choices.count; i++) {
        char heading[32];
        (void)snprintf(heading, sizeof(heading), "%s %zu", tkd_xlsx_word(xlsx, "Loetelu", "List"),
                       i + 1);
        tkd_xlsx_write_text(xlsx, page, 0, (lxw_col_t)i, tkd_text_of(heading),
                            TKD_XLSX_HEADING_TEXT);
        for (size_t word = 0; lists[i][word] != NULL; word++) {
            tkd_xlsx_write_text(xlsx, page, (lxw_row_t)(word + 1), (lxw_col_t)i,
                                tkd_text_of(lists[i][word]), TKD_XLSX_PLAIN);
        }
        tkd_xlsx_ask(xlsx, worksheet_set_column(page, (lxw_col_t)i, (lxw_col_t)i, 28.0, NULL));
    }
    worksheet_freeze_panes(page, 1, 0);
}
