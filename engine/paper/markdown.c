// SPDX-License-Identifier: EUPL-1.2
// A paper as Markdown, as GitHub reads it (GitHub Flavored Markdown 0.29). A text is a text whatever
// stands in it: every character that could begin markup is escaped. Pictures are told in words.
#include "teekond/date.h"
#include "teekond/paper.h"

enum { DEEPEST_HEADING = 6 };

// Text within a line. Breaks become blanks; other control characters are left out.
static void write_text(tkd_writer *out, tkd_text text)
{
    size_t at = 0;
    while (at < text.size) {
        const size_t begin = at;
        const uint32_t letter = tkd_text_next(text, &at);
        const bool is_break = letter == '\n' || letter == '\r' || letter == '\t';
        if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) {
            tkd_write_string(out, is_break ? " " : "");
            continue;
        }
        if (letter == 0xFFFD) {
            tkd_write_string(out, "\xEF\xBF\xBD");
            continue;
        }
        if (letter < 0x80 && strchr("\\`*_[]<>#|~&$", (int)letter) != NULL) {
            tkd_write_char(out, '\\');
        }
        tkd_write(out, tkd_text_part(text, begin, at - begin));
    }
}

// Where a line begins, `-`, `+`, `=` and numbers mean something too.
static void write_line(tkd_writer *out, tkd_text text)
{
    const tkd_text trimmed = tkd_text_trim(text);
    size_t digits = 0;
    while (digits < trimmed.size && trimmed.data[digits] >= '0' && trimmed.data[digits] <= '9') {
        digits++;
    }
    const char next = digits < trimmed.size ? trimmed.data[digits] : '\0';
    const bool is_bullet = digits == 0 && (next == '-' || next == '+' || next == '=');
    const bool is_number = digits > 0 && (next == '.' || next == ')');
    if (is_bullet || is_number) {
        tkd_write(out, tkd_text_part(trimmed, 0, digits));
        tkd_write_char(out, '\\');
        tkd_write_char(out, next);
        write_text(out, tkd_text_part(trimmed, digits + 1, trimmed.size - digits - 1));
        return;
    }
    write_text(out, trimmed);
}

// An address between `<` and `>`; what could end it is written by its bytes.
static void write_address(tkd_writer *out, tkd_text link)
{
    tkd_write_string(out, "](<");
    for (size_t i = 0; i < link.size; i++) {
        const unsigned char byte = (unsigned char)link.data[i];
        if (byte <= ' ' || strchr("<>\\|", byte) != NULL) {
            tkd_write_format(out, "%%%02X", byte);
        } else {
            tkd_write_char(out, link.data[i]);
        }
    }
    tkd_write_string(out, ">)");
}

static bool is_blank_at(tkd_text text, size_t at)
{
    return text.data[at] == ' ' || text.data[at] == '\n';
}

// Marks of strong text stand right at its letters, or they are none; blanks go outside.
static void write_strong(tkd_writer *out, tkd_text text)
{
    const tkd_text inner = tkd_text_trim(text);
    if (inner.size == 0) {
        write_text(out, text);
        return;
    }
    tkd_write_string(out, is_blank_at(text, 0) ? " **" : "**");
    write_text(out, inner);
    tkd_write_string(out, is_blank_at(text, text.size - 1) ? "** " : "**");
}

static bool is_followed(tkd_text link)
{
    return tkd_text_starts_with(link, TKD_TEXT("#")) ||
           tkd_text_starts_with(link, TKD_TEXT("https://")) ||
           tkd_text_starts_with(link, TKD_TEXT("http://")) ||
           tkd_text_starts_with(link, TKD_TEXT("mailto:"));
}

static void write_passage(tkd_writer *out, const tkd_passage *passage)
{
    for (size_t i = 0; i < passage->span_count; i++) {
        const tkd_span *span = &passage->spans[i];
        const bool is_link = is_followed(span->link);
        tkd_write_string(out, is_link ? "[" : "");
        if (span->is_strong) {
            write_strong(out, span->text);
        } else if (i == 0 && !is_link) {
            write_line(out, span->text);
            const bool has_blank =
                span->text.size > 0 && span->text.data[span->text.size - 1] == ' ';
            tkd_write_string(out, has_blank ? " " : "");
        } else {
            write_text(out, span->text);
        }
        if (is_link) {
            write_address(out, span->link);
        }
    }
}

static void write_passages(tkd_writer *out, const tkd_paper_block *block, const char *before,
                           const char *after)
{
    for (size_t i = 0; i < block->passage_count; i++) {
        tkd_write_string(out, before);
        write_passage(out, &block->passages[i]);
        tkd_write_string(out, after);
    }
}

static void write_numbered(tkd_writer *out, const tkd_paper_block *block)
{
    for (size_t i = 0; i < block->passage_count; i++) {
        tkd_write_format(out, "%zu. ", i + 1);
        write_passage(out, &block->passages[i]);
        tkd_write_char(out, '\n');
    }
    tkd_write_char(out, '\n');
}

static void write_anchor(tkd_writer *out, tkd_text id)
{
    if (id.size > 0) {
        tkd_write_format(out, "<a id=\"%.*s\"></a>\n\n", TKD_ARG(id));
    }
}

static void write_heading(tkd_writer *out, const tkd_paper_block *block)
{
    const unsigned level = block->level < DEEPEST_HEADING ? block->level + 1 : DEEPEST_HEADING;
    write_anchor(out, block->id);
    for (unsigned i = 0; i < level; i++) {
        tkd_write_char(out, '#');
    }
    tkd_write_char(out, ' ');
    write_text(out, tkd_text_trim(block->title));
    tkd_write_string(out, "\n\n");
}

static void write_caption(tkd_writer *out, const tkd_paper_block *block)
{
    write_anchor(out, block->id);
    if (block->title.size > 0) {
        write_strong(out, block->title);
        tkd_write_string(out, "\n\n");
    }
}

// The text of a heading or a cell; a number without one means that memory ran out.
static void write_cell(tkd_writer *out, tkd_text text, bool is_number)
{
    if (is_number && text.data == NULL) {
        out->status = out->status == TKD_OK ? TKD_ERR_MEMORY : out->status;
    }
    tkd_write_string(out, "| ");
    write_text(out, text.size > 0 ? text : TKD_TEXT("–"));
    tkd_write_char(out, ' ');
}

static void write_table(const tkd_paper *paper, const tkd_paper_block *block, tkd_arena *arena,
                        tkd_writer *out)
{
    const tkd_table *table = block->table;
    const tkd_column *columns = table->columns.items;
    const size_t rows = tkd_table_rows(table);
    write_caption(out, block);
    for (size_t i = 0; i < table->columns.count; i++) {
        write_cell(out, tkd_table_heading_text(table, i, paper->language, arena), true);
    }
    tkd_write_string(out, "|\n");
    for (size_t i = 0; i < table->columns.count; i++) {
        const bool is_left =
            columns[i].quantity == TKD_QUANTITY_TEXT || columns[i].quantity == TKD_QUANTITY_DATE;
        tkd_write_string(out, is_left ? "| --- " : "| ---: ");
    }
    tkd_write_string(out, "|\n");
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < table->columns.count; i++) {
            write_cell(out, tkd_table_cell_text(table, row, i, paper->language, arena),
                       columns[i].quantity != TKD_QUANTITY_TEXT);
        }
        tkd_write_string(out, "|\n");
    }
    tkd_write_char(out, '\n');
}

static void write_picture(const tkd_paper *paper, const tkd_paper_block *block, tkd_writer *out)
{
    write_caption(out, block);
    tkd_write_string(out, paper->language == TKD_ET ? "*Joonis:* " : "*Figure:* ");
    write_text(out, block->picture->alternative);
    tkd_write_string(out, "\n\n");
}

static void write_note(tkd_writer *out, const tkd_paper_block *block)
{
    write_anchor(out, block->id);
    if (block->title.size > 0) {
        tkd_write_string(out, "> ");
        write_strong(out, block->title);
        tkd_write_string(out, "\n>\n");
    }
    for (size_t i = 0; i < block->passage_count; i++) {
        tkd_write_string(out, i > 0 ? ">\n> " : "> ");
        write_passage(out, &block->passages[i]);
        tkd_write_char(out, '\n');
    }
    tkd_write_char(out, '\n');
}

static void write_block(const tkd_paper *paper, const tkd_paper_block *block, tkd_arena *arena,
                        tkd_writer *out)
{
    switch (block->kind) {
    case TKD_BLOCK_HEADING: write_heading(out, block); return;
    case TKD_BLOCK_PARAGRAPH: write_passages(out, block, "", "\n\n"); return;
    case TKD_BLOCK_LIST:
        write_anchor(out, block->id);
        write_passages(out, block, "- ", "\n");
        tkd_write_char(out, '\n');
        return;
    case TKD_BLOCK_NUMBERS:
        write_anchor(out, block->id);
        write_numbered(out, block);
        return;
    case TKD_BLOCK_NOTE: write_note(out, block); return;
    case TKD_BLOCK_TABLE: write_table(paper, block, arena, out); return;
    case TKD_BLOCK_PICTURE: write_picture(paper, block, out); return;
    case TKD_BLOCK_PAGE: return;
    }
}

static void write_title(const tkd_paper *paper, tkd_writer *out)
{
    tkd_write_string(out, "# ");
    write_text(out, tkd_text_trim(paper->title));
    tkd_write_string(out, "\n\n");
    if (paper->subtitle.size > 0) {
        write_line(out, paper->subtitle);
        tkd_write_string(out, "\n\n");
    }
    if (paper->author.size > 0) {
        write_line(out, paper->author);
        tkd_write_string(out, " · ");
    }
    tkd_date_print(out, paper->day, paper->language);
    tkd_write_string(out, "\n\n");
}

tkd_status tkd_paper_write_markdown(const tkd_paper *paper, tkd_arena *arena, tkd_writer *out,
                                    tkd_error *err)
{
    TKD_TRY(tkd_paper_check(paper, arena, err));
    write_title(paper, out);
    for (size_t i = 0; i < paper->block_count; i++) {
        if (!paper->blocks[i].is_data) {
            write_block(paper, &paper->blocks[i], arena, out);
        }
    }
    if (paper->footer.size > 0) {
        tkd_write_string(out, "---\n\n");
        write_line(out, paper->footer);
        tkd_write_char(out, '\n');
    }
    return tkd_writer_finish(out, err);
}
