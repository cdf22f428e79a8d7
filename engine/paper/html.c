// SPDX-License-Identifier: EUPL-1.2
// A paper as one page of HTML that needs nothing else: no network, no scripts. What is to lie across on
// paper stands in a frame of its own, together with the headings right before it.
#include "html.h"

#include "teekond/date.h"

enum { DEEPEST_HEADING = 6, DEEPEST_CONTENTS = 2, LEADING_TEXTS = 2, JOINING_TEXTS = 4 };

// Control characters, and what Unicode says is no character (23.7).
static bool is_written(uint32_t letter)
{
    if (letter < 0x20) {
        return letter == '\t' || letter == '\n' || letter == '\r';
    }
    const bool is_control = letter >= 0x7F && letter < 0xA0;
    const bool is_none = (letter >= 0xFDD0 && letter <= 0xFDEF) || (letter & 0xFFFE) == 0xFFFE;
    return !is_control && !is_none;
}

static const char *entity(uint32_t letter)
{
    switch (letter) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return NULL;
    }
}

void tkd_html_write_text(tkd_writer *out, tkd_text text)
{
    size_t from = 0; // of what is not written yet
    size_t at = 0;
    while (at < text.size) {
        const size_t begin = at;
        const uint32_t letter = tkd_text_next(text, &at);
        const char *instead = !is_written(letter) ? ""
                              : letter == 0xFFFD  ? "\xEF\xBF\xBD"
                                                  : entity(letter);
        if (instead != NULL) {
            tkd_write(out, tkd_text_part(text, from, begin - from));
            tkd_write_string(out, instead);
            from = at;
        }
    }
    tkd_write(out, tkd_text_part(text, from, text.size - from));
}

const char *tkd_html_word(const tkd_paper *paper, const char *et, const char *en)
{
    return paper->language == TKD_ET ? et : en;
}

void tkd_html_write_id(tkd_writer *out, const tkd_paper_block *block)
{
    if (block->id.size > 0) {
        tkd_write_string(out, " id=\"");
        tkd_html_write_text(out, block->id);
        tkd_write_char(out, '"');
    }
}

// ---- Head

static void write_meta(tkd_writer *out, const char *name, tkd_text content)
{
    if (content.size > 0) {
        tkd_write_format(out, "<meta name=\"%s\" content=\"", name);
        tkd_html_write_text(out, content);
        tkd_write_string(out, "\">\n");
    }
}

static void write_head(const tkd_html *page)
{
    const tkd_paper *paper = page->paper;
    tkd_write_format(page->out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'; img-src data:\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
                     tkd_language_code(paper->language));
    tkd_html_write_text(page->out, paper->title);
    tkd_write_string(page->out, "</title>\n");
    write_meta(page->out, "description", paper->description);
    write_meta(page->out, "author", paper->author);
    tkd_write_string(page->out, "<meta name=\"generator\" content=\"teekond\">\n"
                                "<meta name=\"dcterms.created\" content=\"");
    tkd_date_write_iso(page->out, paper->day);
    tkd_write_string(page->out, "\">\n");
    tkd_html_write_style(page);
    tkd_write_string(page->out, "</head>\n");
}

static void write_header(const tkd_html *page)
{
    const tkd_paper *paper = page->paper;
    tkd_write_string(page->out, "<header>\n<h1>");
    tkd_html_write_text(page->out, paper->title);
    tkd_write_string(page->out, "</h1>\n");
    if (paper->subtitle.size > 0) {
        tkd_write_string(page->out, "<p class=\"subtitle\">");
        tkd_html_write_text(page->out, paper->subtitle);
        tkd_write_string(page->out, "</p>\n");
    }
    tkd_write_string(page->out, "<p class=\"byline\">");
    if (paper->author.size > 0) {
        tkd_html_write_text(page->out, paper->author);
        tkd_write_string(page->out, " · ");
    }
    tkd_write_string(page->out, "<time datetime=\"");
    tkd_date_write_iso(page->out, paper->day);
    tkd_write_string(page->out, "\">");
    tkd_date_print(page->out, paper->day, paper->language);
    tkd_write_string(page->out, "</time></p>\n</header>\n");
}

// ---- Contents

static bool is_listed(const tkd_paper_block *block)
{
    return block->kind == TKD_BLOCK_HEADING && block->level <= DEEPEST_CONTENTS;
}

static bool has_contents(const tkd_paper *paper)
{
    for (size_t i = 0; i < paper->block_count; i++) {
        if (is_listed(&paper->blocks[i])) {
            return true;
        }
    }
    return false;
}

// Lists within lists: a deeper heading opens one in the item before it.
static void write_contents(const tkd_html *page)
{
    uint32_t level = 0;
    tkd_write_format(page->out,
                     "<nav aria-labelledby=\"contents_\">\n<h2 id=\"contents_\">%s</h2>\n",
                     tkd_html_word(page->paper, "Sisukord", "Contents"));
    for (size_t i = 0; i < page->paper->block_count; i++) {
        const tkd_paper_block *block = &page->paper->blocks[i];
        if (!is_listed(block)) {
            continue;
        }
        tkd_write_string(page->out, block->level <= level ? "</li>\n" : "<ol>\n");
        for (; level > block->level; level--) {
            tkd_write_string(page->out, "</ol>\n</li>\n");
        }
        level = block->level;
        tkd_write_string(page->out, "<li><a href=\"#");
        tkd_html_write_text(page->out, block->id);
        tkd_write_string(page->out, "\">");
        tkd_html_write_text(page->out, block->title);
        tkd_write_string(page->out, "</a>");
    }
    for (; level > 0; level--) {
        tkd_write_string(page->out, "</li>\n</ol>\n");
    }
    tkd_write_string(page->out, "</nav>\n");
}

// ---- Blocks

// Within the page, or to an address that is no program.
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
        if (is_link) {
            tkd_write_string(out, "<a href=\"");
            tkd_html_write_text(out, span->link);
            tkd_write_string(out, "\">");
        }
        tkd_write_string(out, span->is_strong ? "<strong>" : "");
        tkd_html_write_text(out, span->text);
        tkd_write_string(out, span->is_strong ? "</strong>" : "");
        tkd_write_string(out, is_link ? "</a>" : "");
    }
}

static void write_passages(tkd_writer *out, const tkd_paper_block *block, const char *element)
{
    for (size_t i = 0; i < block->passage_count; i++) {
        tkd_write_format(out, "<%s>", element);
        write_passage(out, &block->passages[i]);
        tkd_write_format(out, "</%s>\n", element);
    }
}

static void write_list(tkd_writer *out, const tkd_paper_block *block, const char *element)
{
    if (block->passage_count == 0) {
        return;
    }
    tkd_write_format(out, "<%s", element);
    tkd_html_write_id(out, block);
    tkd_write_string(out, ">\n");
    write_passages(out, block, "li");
    tkd_write_format(out, "</%s>\n", element);
}

static void write_note(tkd_writer *out, const tkd_paper_block *block)
{
    tkd_write_string(out, "<div class=\"note\" role=\"note\"");
    tkd_html_write_id(out, block);
    tkd_write_string(out, ">\n");
    if (block->title.size > 0) {
        tkd_write_string(out, "<p><strong>");
        tkd_html_write_text(out, block->title);
        tkd_write_string(out, "</strong></p>\n");
    }
    write_passages(out, block, "p");
    tkd_write_string(out, "</div>\n");
}

static void write_heading(tkd_writer *out, const tkd_paper_block *block)
{
    const unsigned level = block->level < DEEPEST_HEADING ? block->level + 1 : DEEPEST_HEADING;
    tkd_write_format(out, "<h%u", level);
    tkd_html_write_id(out, block);
    tkd_write_char(out, '>');
    tkd_html_write_text(out, block->title);
    tkd_write_format(out, "</h%u>\n", level);
}

static tkd_status write_block(tkd_html *page, size_t index, tkd_error *err)
{
    const tkd_paper_block *block = &page->paper->blocks[index];
    switch (block->kind) {
    case TKD_BLOCK_HEADING: write_heading(page->out, block); return TKD_OK;
    case TKD_BLOCK_PARAGRAPH: write_passages(page->out, block, "p"); return TKD_OK;
    case TKD_BLOCK_LIST: write_list(page->out, block, "ul"); return TKD_OK;
    case TKD_BLOCK_NUMBERS: write_list(page->out, block, "ol"); return TKD_OK;
    case TKD_BLOCK_NOTE: write_note(page->out, block); return TKD_OK;
    case TKD_BLOCK_TABLE: tkd_html_write_table(page, block, index + 1); return TKD_OK;
    case TKD_BLOCK_PICTURE: return tkd_html_write_picture(page, block, err);
    case TKD_BLOCK_PAGE:
        tkd_write_string(page->out, "<div class=\"break\"></div>\n");
        return TKD_OK;
    }
    return TKD_OK;
}

// The sheet that a block is set on, by its class; NULL: the one that all are.
static const char *sheet_of(const tkd_paper_block *block)
{
    if (!block->is_wide || block->is_data) {
        return NULL;
    }
    if (block->kind == TKD_BLOCK_TABLE) {
        return block->table->columns.count > TKD_HTML_MOST_COLUMNS ? "vast" : "wide";
    }
    return block->kind == TKD_BLOCK_PICTURE ? "wide" : NULL;
}

static bool is_text(const tkd_paper_block *block)
{
    return block->kind == TKD_BLOCK_PARAGRAPH || block->kind == TKD_BLOCK_LIST ||
           block->kind == TKD_BLOCK_NUMBERS || block->kind == TKD_BLOCK_NOTE;
}

// Where the blocks that lie on such a sheet together end: those of one kind of it, what leads to them,
// which is headings with a text or two, a text right behind, which is their source, and the few texts
// between them; `from` when there is none.
static size_t end_of_sheet(const tkd_paper *paper, size_t from, const char **sheet)
{
    size_t end = from;
    size_t texts = 0;
    bool is_behind = false;
    *sheet = NULL;
    for (size_t i = from; i < paper->block_count; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        const char *own = sheet_of(block);
        if (block->is_data) {
            continue;
        }
        if (block->kind == TKD_BLOCK_HEADING) {
            if (*sheet == NULL && i > from && block->level <= paper->blocks[from].level) {
                break; // what `from` begins has ended without such a block
            }
            is_behind = false;
            continue;
        }
        if (own == NULL ? i == from || !is_text(block) ||
                              ++texts > (*sheet == NULL ? LEADING_TEXTS : JOINING_TEXTS)
                        : *sheet != NULL && strcmp(own, *sheet) != 0) {
            break;
        }
        end = own != NULL || is_behind ? i + 1 : end;
        texts = own != NULL ? 0 : texts;
        *sheet = own != NULL ? own : *sheet;
        is_behind = own != NULL;
    }
    return end;
}

static tkd_status write_blocks(tkd_html *page, tkd_error *err)
{
    const tkd_paper *paper = page->paper;
    const char *sheet = NULL;
    size_t sheet_end = 0;
    bool is_turned = true; // a new page begins here anyway
    for (size_t i = 0; i < paper->block_count; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        const char *next = NULL;
        const bool is_turning = is_turned || end_of_sheet(paper, i + 1, &next) > i + 1;
        if (block->is_data || (block->kind == TKD_BLOCK_PAGE && is_turning)) {
            continue;
        }
        if (i >= sheet_end) {
            sheet_end = end_of_sheet(paper, i, &sheet);
            if (sheet_end > i) {
                tkd_write_format(page->out, "<div class=\"%s\">\n", sheet);
            }
        }
        TKD_TRY(write_block(page, i, err));
        is_turned = sheet_end == i + 1;
        tkd_write_string(page->out, is_turned ? "</div>\n" : "");
    }
    return TKD_OK;
}

tkd_status tkd_paper_write_html(const tkd_paper *paper, tkd_arena *arena, tkd_writer *out,
                                tkd_error *err)
{
    TKD_TRY(tkd_paper_check(paper, arena, err));
    tkd_html page = {.paper = paper, .arena = arena, .out = out};
    write_head(&page);
    tkd_write_format(out,
                     "<body>\n<a class=\"skip\" href=\"#content_\">%s</a>\n<div class=\"page\">\n",
                     tkd_html_word(paper, "Otse sisu juurde", "Skip to the content"));
    write_header(&page);
    if (has_contents(paper)) {
        write_contents(&page);
    }
    tkd_write_string(out, "<main id=\"content_\" tabindex=\"-1\">\n");
    TKD_TRY(write_blocks(&page, err));
    tkd_write_string(out, "</main>\n");
    if (paper->footer.size > 0) {
        tkd_write_string(out, "<footer>");
        tkd_html_write_text(out, paper->footer);
        tkd_write_string(out, "</footer>\n");
    }
    tkd_write_string(out, "</div>\n</body>\n</html>\n");
    return tkd_writer_finish(out, err);
}
