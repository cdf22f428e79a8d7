// SPDX-License-Identifier: EUPL-1.2
// Tables of a text document. Columns are as wide as what they hold, the room of the page permitting;
// the letters get smaller before words are broken, and a table with more columns than a page can take
// goes on below, each part with the column that tells rows apart.
#include "docx.h"

enum {
    MOST_TEXT = 70, // letters of text that count when room is shared out
    NARROWEST = 4,  // letters
    SIZE_COUNT = 3, // of letters
    TRY_COUNT = 4,
    ROWS_TOGETHER = 12,    // a table of so few is not torn apart by the end of a page
    NATURAL_STRETCH = 125, // per cent of its natural width that a small table may take
};

// What is tried until the table fits: letters of 9, 8, 7 points, then words hyphenated sooner.
static const struct {
    size_t size;
    size_t most_word; // letters that a column is made wide for; longer words are hyphenated
} tries[TRY_COUNT] = {{0, 22}, {1, 22}, {2, 22}, {2, 13}};

// Twips of a letter of 9, 8 and 7 points, with some to spare.
static const uint32_t letter_widths[SIZE_COUNT] = {98, 88, 78};

typedef struct table_column {
    tkd_text heading;
    size_t word;   // letters of its longest word
    size_t number; // letters of its longest number or interval
    size_t text;   // letters of its longest text
    bool is_text;
    uint32_t width; // twips
} table_column;

typedef struct shown_table {
    tkd_docx *docx;
    const tkd_paper_block *block;
    size_t row_count;
    size_t column_count;
    table_column *columns;
    tkd_text *cells; // row after row
    size_t size;     // index into the sizes of letters
    size_t most_word;
    size_t steady; // the column that tells rows apart: repeated in each part
    size_t part_count;
} shown_table;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

// A number and its interval are words: neither is broken.
static size_t longest_number(tkd_text text)
{
    const size_t at = tkd_text_find(text, TKD_TEXT(" ("), 0);
    if (at == SIZE_MAX) {
        return tkd_text_columns(text);
    }
    return larger(tkd_text_columns(tkd_text_part(text, 0, at)),
                  tkd_text_columns(tkd_text_part(text, at + 1, SIZE_MAX)) * 9 / 10);
}

static void measure(table_column *column, tkd_text text, bool is_number)
{
    const size_t word = is_number ? longest_number(text) : tkd_office_longest_word(text);
    size_t *widest = is_number ? &column->number : &column->word;
    *widest = larger(*widest, word);
    column->text = larger(column->text, smaller(MOST_TEXT, tkd_text_columns(text)));
}

// Makes headings and cells into text and measures them; false when memory runs out.
static bool read_table(shown_table *shown)
{
    const tkd_table *table = shown->block->table;
    tkd_docx *docx = shown->docx;
    const tkd_column *kinds = table->columns.items;
    shown->columns = TKD_TAKE(docx->arena, shown->column_count, table_column);
    shown->cells = TKD_TAKE(docx->arena, shown->row_count * shown->column_count, tkd_text);
    if (shown->columns == NULL || shown->cells == NULL) {
        return false;
    }
    for (size_t i = 0; i < shown->column_count; i++) {
        table_column *column = &shown->columns[i];
        *column = (table_column){
            .heading = tkd_table_heading_text(table, i, docx->paper->language, docx->arena),
            .word = NARROWEST,
            .is_text = kinds[i].quantity == TKD_QUANTITY_TEXT,
        };
        if (column->heading.data == NULL) {
            return false;
        }
        measure(column, column->heading, false);
        for (size_t row = 0; row < shown->row_count; row++) {
            tkd_text *cell = &shown->cells[row * shown->column_count + i];
            *cell = tkd_table_cell_text(table, row, i, docx->paper->language, docx->arena);
            if (cell->data == NULL && !column->is_text) {
                return false;
            }
            measure(column, *cell, !column->is_text);
        }
    }
    return true;
}

static uint32_t letters(const shown_table *shown, size_t count)
{
    return (uint32_t)count * letter_widths[shown->size] + 2 * TKD_DOCX_CELL_MARGIN;
}

// Letters that the column must be wide for.
static size_t least(const shown_table *shown, const table_column *column)
{
    return larger(column->number, smaller(shown->most_word, column->word));
}

// Is the steady column one more than those from `from` on?
static bool repeats_steady(const shown_table *shown, size_t from)
{
    return from > shown->steady;
}

// Columns from `from` on that stand beside the steady ones within `room`; at least one.
static size_t count_fitting(const shown_table *shown, size_t from, uint32_t room)
{
    const table_column *steady = &shown->columns[shown->steady];
    uint32_t used = repeats_steady(shown, from) ? letters(shown, least(shown, steady)) : 0;
    size_t count = 0;
    while (from + count < shown->column_count) {
        used += letters(shown, least(shown, &shown->columns[from + count]));
        if (used > room && count > 0) {
            break;
        }
        count++;
    }
    return count;
}

// Parts that the table falls into at its size of letters.
static size_t count_parts(const shown_table *shown, uint32_t room)
{
    size_t parts = 0;
    for (size_t from = 0; from < shown->column_count; parts++) {
        from += count_fitting(shown, from, room);
    }
    return parts;
}

// The columns of one part; `listed` takes their indices.
static size_t list_columns(const shown_table *shown, size_t from, size_t count, size_t *listed)
{
    size_t listed_count = 0;
    if (repeats_steady(shown, from)) {
        listed[listed_count++] = shown->steady;
    }
    for (size_t i = 0; i < count; i++) {
        listed[listed_count++] = from + i;
    }
    return listed_count;
}

// Shares the room out: each column what its longest word needs, the rest by what its texts would take.
static uint32_t share_room(shown_table *shown, const size_t *listed, size_t count, uint32_t room)
{
    uint64_t needed = 0;
    uint64_t wanted = 0;
    for (size_t i = 0; i < count; i++) {
        const table_column *column = &shown->columns[listed[i]];
        needed += letters(shown, least(shown, column));
        wanted += letters(shown, larger(least(shown, column), column->text));
    }
    const uint64_t natural = wanted * NATURAL_STRETCH / 100;
    const uint64_t width = natural < room ? natural : room;
    uint32_t total = 0;
    for (size_t i = 0; i < count; i++) {
        table_column *column = &shown->columns[listed[i]];
        const uint64_t own = letters(shown, least(shown, column));
        const uint64_t extra = letters(shown, larger(least(shown, column), column->text)) - own;
        if (needed > width) {
            column->width = (uint32_t)(own * width / needed);
        } else if (wanted > width) {
            column->width = (uint32_t)(own + extra * (width - needed) / (wanted - needed));
        } else {
            column->width = (uint32_t)((own + extra) * width / wanted);
        }
        total += column->width;
    }
    return total;
}

static void write_width(tkd_xml *xml, const char *name, uint32_t width)
{
    tkd_xml_open(xml, name);
    tkd_xml_attribute_count(xml, "w:w", width);
    tkd_xml_attribute(xml, "w:type", "dxa");
    tkd_xml_close(xml);
}

static void write_table_properties(shown_table *shown, const size_t *listed, size_t count,
                                   uint32_t width)
{
    tkd_xml *xml = &shown->docx->xml;
    tkd_xml_open(xml, "w:tblPr");
    tkd_xml_value(xml, "w:tblStyle", "TeekondTable");
    write_width(xml, "w:tblW", width);
    tkd_xml_open(xml, "w:tblLayout");
    tkd_xml_attribute(xml, "w:type", "fixed");
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:tblLook");
    tkd_xml_attribute(xml, "w:val", "0420");
    tkd_xml_attribute(xml, "w:firstRow", "1");
    tkd_xml_attribute(xml, "w:lastRow", "0");
    tkd_xml_attribute(xml, "w:firstColumn", "0");
    tkd_xml_attribute(xml, "w:lastColumn", "0");
    tkd_xml_attribute(xml, "w:noHBand", "0");
    tkd_xml_attribute(xml, "w:noVBand", "1");
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:tblCaption"); // the alternative text
    tkd_xml_attribute_text(xml, "w:val", shown->block->title);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:tblGrid");
    for (size_t i = 0; i < count; i++) {
        tkd_xml_open(xml, "w:gridCol");
        tkd_xml_attribute_count(xml, "w:w", shown->columns[listed[i]].width);
        tkd_xml_close(xml);
    }
    tkd_xml_close(xml);
}

static const char *const text_styles[SIZE_COUNT] = {"TableText", "TableTextSmall",
                                                    "TableTextSmallest"};
static const char *const number_styles[SIZE_COUNT] = {"TableNumber", "TableNumberSmall",
                                                      "TableNumberSmallest"};

// A number that is wider than its column goes on two lines, with its interval whole on the second.
static tkd_text break_number(shown_table *shown, const table_column *column, tkd_text text)
{
    const size_t at = tkd_text_find(text, TKD_TEXT(" ("), 0);
    if (column->is_text || at == SIZE_MAX ||
        letters(shown, tkd_text_columns(text) * 9 / 10) <= column->width) {
        return text;
    }
    const tkd_text number = tkd_text_part(text, 0, at);
    const tkd_text interval = tkd_text_part(text, at + 1, SIZE_MAX);
    const tkd_text broken =
        tkd_text_format(shown->docx->arena, "%.*s\n%.*s", TKD_ARG(number), TKD_ARG(interval));
    tkd_docx_fail(shown->docx, broken.data == NULL ? TKD_ERR_MEMORY : TKD_OK);
    return broken;
}

static void write_cell(shown_table *shown, const table_column *column, bool keeps_next,
                       tkd_text text)
{
    tkd_docx *docx = shown->docx;
    tkd_xml *xml = &docx->xml;
    tkd_xml_open(xml, "w:tc");
    tkd_xml_open(xml, "w:tcPr");
    write_width(xml, "w:tcW", column->width);
    tkd_xml_close(xml);
    tkd_docx_open_paragraph(docx, column->is_text ? text_styles[shown->size]
                                                  : number_styles[shown->size]);
    if (keeps_next) {
        tkd_xml_empty(xml, "w:keepNext");
    }
    tkd_docx_close_properties(docx);
    tkd_docx_write_run(docx, text, NULL);
    tkd_docx_close_paragraph(docx);
    tkd_xml_close(xml);
}

static void open_row(tkd_xml *xml, bool is_heading)
{
    tkd_xml_open(xml, "w:tr");
    tkd_xml_open(xml, "w:trPr");
    tkd_xml_empty(xml, "w:cantSplit");
    if (is_heading) {
        tkd_xml_empty(xml, "w:tblHeader");
    }
    tkd_xml_close(xml);
}

static void write_part(shown_table *shown, const size_t *listed, size_t count, uint32_t width)
{
    tkd_xml *xml = &shown->docx->xml;
    const bool keeps_together = shown->row_count <= ROWS_TOGETHER;
    tkd_xml_open(xml, "w:tbl");
    write_table_properties(shown, listed, count, width);
    open_row(xml, true);
    for (size_t i = 0; i < count; i++) {
        const table_column *column = &shown->columns[listed[i]];
        write_cell(shown, column, shown->row_count > 0, column->heading);
    }
    tkd_xml_close(xml);
    for (size_t row = 0; row < shown->row_count; row++) {
        const bool keeps_next = keeps_together && row + 1 < shown->row_count;
        open_row(xml, false);
        for (size_t i = 0; i < count; i++) {
            const table_column *column = &shown->columns[listed[i]];
            const tkd_text cell = shown->cells[row * shown->column_count + listed[i]];
            write_cell(shown, column, keeps_next, break_number(shown, column, cell));
        }
        tkd_xml_close(xml);
    }
    tkd_xml_close(xml);
}

// ` (osa 2/3)`; nothing when the table is in one piece.
static tkd_text name_part(shown_table *shown, size_t part)
{
    tkd_docx *docx = shown->docx;
    if (shown->part_count == 1) {
        return (tkd_text){0};
    }
    const tkd_text name =
        tkd_text_format(docx->arena, " (%s %zu/%zu)", tkd_docx_word(docx, "osa", "part"), part + 1,
                        shown->part_count);
    if (name.data == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
    }
    return name;
}

// `Tabel 3. Title (osa 2/3)`: a further part takes no number of its own.
static void write_further_caption(shown_table *shown, size_t part)
{
    tkd_docx *docx = shown->docx;
    const tkd_text ending = name_part(shown, part);
    const tkd_text caption =
        tkd_text_format(docx->arena, "%s %u. %.*s%.*s", tkd_docx_word(docx, "Tabel", "Table"),
                        (unsigned)docx->table_count, TKD_ARG(shown->block->title), TKD_ARG(ending));
    if (caption.data == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
    }
    tkd_docx_write_paragraph(docx, "TableCaption", caption);
}

static void write_parts(shown_table *shown, size_t block, uint32_t room)
{
    tkd_docx *docx = shown->docx;
    size_t *listed = TKD_TAKE(docx->arena, shown->column_count + 1, size_t);
    if (listed == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
        return;
    }
    size_t from = 0;
    for (size_t part = 0; part < shown->part_count; part++) {
        const size_t fitting = count_fitting(shown, from, room);
        const size_t count = list_columns(shown, from, fitting, listed);
        const uint32_t width = share_room(shown, listed, count, room);
        if (part == 0) {
            tkd_docx_write_caption(docx, block, "TableCaption", name_part(shown, part));
        } else {
            write_further_caption(shown, part);
        }
        write_part(shown, listed, count, width);
        tkd_docx_write_paragraph(docx, "TableEnd", (tkd_text){0});
        from += fitting;
    }
}

static bool tells_rows_apart(const shown_table *shown, size_t column)
{
    tkd_index seen;
    tkd_index_init(&seen, shown->docx->arena);
    for (size_t row = 0; row < shown->row_count; row++) {
        const tkd_text cell = shown->cells[row * shown->column_count + column];
        const tkd_status status = tkd_index_put(&seen, cell, 1, NULL);
        if (status != TKD_OK) {
            tkd_docx_fail(shown->docx, status == TKD_ERR_MEMORY ? status : TKD_OK);
            return false;
        }
    }
    return true;
}

// The first column of texts of which no two are alike, else the first.
static size_t find_steady(const shown_table *shown)
{
    for (size_t i = 0; i < shown->column_count; i++) {
        if (shown->columns[i].is_text && tells_rows_apart(shown, i)) {
            return i;
        }
    }
    return 0;
}

void tkd_docx_write_table(tkd_docx *docx, size_t block)
{
    const tkd_table *table = docx->paper->blocks[block].table;
    shown_table shown = {
        .docx = docx,
        .block = &docx->paper->blocks[block],
        .row_count = tkd_table_rows(table),
        .column_count = table->columns.count,
    };
    if (table->status != TKD_OK || shown.column_count == 0) {
        tkd_docx_fail(docx, table->status);
        return;
    }
    if (!read_table(&shown)) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
        return;
    }
    const uint32_t room = tkd_docx_room(docx->page).width;
    shown.steady = find_steady(&shown);
    for (size_t i = 0; i < TRY_COUNT && shown.part_count != 1; i++) {
        shown.size = tries[i].size;
        shown.most_word = tries[i].most_word;
        shown.part_count = count_parts(&shown, room);
    }
    write_parts(&shown, block, room);
    docx->used = tkd_docx_room(docx->page).height; // how far it reached nobody knows
}
