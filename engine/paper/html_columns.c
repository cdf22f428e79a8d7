// SPDX-License-Identifier: EUPL-1.2
// How the columns of a table are set on a page. On a screen a browser finds their widths; a sheet has
// one width that they share, and looking at every cell again and again to share it takes a printer
// minutes, so it is told: each column has room for its longest word, and texts share the rest as they
// ask for it.
#include "html_columns.h"

#include <math.h>

enum {
    WORDS = 18, // from so many characters on a column has room for words, and for sentences
    PROSE = 60,
    LONG_WORD = 32, // and its words are broken
    // On a sheet, in characters.
    BROKEN_WORD = 11, // longer ones are hyphenated
    BROKEN_HEADING = 11,
    MOST = 55,
    UPRIGHT = 105, // what one takes across
    ACROSS = 178,
    VAST = 260,
};

#define DIGIT 1.15 // a digit, or a letter of a heading, is so much wider than others
#define PADDING 1.6

// What a column holds, in characters.
typedef struct extent {
    size_t longest; // text or line of a number
    size_t word;
    size_t total;
    size_t heading_word;
} extent;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t longest_word(tkd_text text)
{
    size_t longest = 0;
    size_t letters = 0;
    for (size_t at = 0; at < text.size;) {
        const uint32_t letter = tkd_text_next(text, &at);
        letters = letter == ' ' || letter == '-' || letter == '\n' ? 0 : letters + 1;
        longest = larger(longest, letters);
    }
    return longest;
}

// Of the number and of its interval, which stands below it and is smaller, the longer one.
static size_t line_of_number(tkd_text text)
{
    const size_t bracket = tkd_text_find(text, TKD_TEXT(" ("), 0);
    const size_t end = smaller(bracket, text.size);
    const size_t interval = tkd_text_length(tkd_text_part(text, end, text.size - end));
    return larger(tkd_text_length(tkd_text_part(text, 0, end)), interval * 10 / 13);
}

static extent measure(const tkd_html *page, const tkd_table *table, size_t column, bool is_text)
{
    const tkd_language language = page->paper->language;
    const size_t rows = tkd_table_rows(table);
    extent found = {.heading_word =
                        longest_word(tkd_table_heading_text(table, column, language, page->arena))};
    for (size_t row = 0; row < rows; row++) {
        const tkd_text text = tkd_table_cell_text(table, row, column, language, page->arena);
        const size_t length = is_text ? tkd_text_length(text) : line_of_number(text);
        found.longest = larger(found.longest, length);
        found.word = larger(found.word, longest_word(text));
        found.total += length;
    }
    return found;
}

static tkd_column_look look_of(tkd_quantity quantity, const extent *found)
{
    if (quantity != TKD_QUANTITY_TEXT) {
        return quantity == TKD_QUANTITY_DATE ? TKD_LOOK_DATE : TKD_LOOK_NUMBER;
    }
    if (found->word > LONG_WORD) {
        return TKD_LOOK_LONG;
    }
    return found->longest >= PROSE   ? TKD_LOOK_PROSE
           : found->longest >= WORDS ? TKD_LOOK_WORDS
                                     : TKD_LOOK_SHORT;
}

// What a column needs and asks for on a sheet.
typedef struct need {
    double least;
    double wanted;
} need;

static need need_of(tkd_column_look look, const extent *found, size_t rows)
{
    const double heading = DIGIT * (double)smaller(found->heading_word, BROKEN_HEADING) + PADDING;
    const size_t average = rows == 0 ? 0 : found->total / rows;
    const size_t wanted = smaller(smaller(found->longest, MOST), found->word + average * 4 / 5);
    const double word = look == TKD_LOOK_NUMBER || look == TKD_LOOK_DATE
                            ? DIGIT * (double)found->longest + PADDING
                            : (double)smaller(found->word, BROKEN_WORD) + PADDING;
    const double least = fmax(heading, word);
    return (need){least, fmax(least, (double)wanted + PADDING)};
}

// Where all have what they want, or not even their words, they share in proportion.
static void share_out(const need *needs, size_t count, double room, tkd_html_column *columns)
{
    double least = 0.0;
    double wanted = 0.0;
    for (size_t i = 0; i < count; i++) {
        least += needs[i].least;
        wanted += needs[i].wanted;
    }
    const double given = wanted <= room ? 1.0
                         : least < room ? (room - least) / (wanted - least)
                                        : 0.0;
    const double sum = least + given * (wanted - least);
    for (size_t i = 0; i < count; i++) {
        const double own = needs[i].least + given * (needs[i].wanted - needs[i].least);
        columns[i].per_mille = (unsigned)(1000.0 * own / sum);
    }
}

tkd_html_column *tkd_html_columns(const tkd_html *page, const tkd_paper_block *block)
{
    const tkd_table *table = block->table;
    const tkd_column *kinds = table->columns.items;
    const size_t count = table->columns.count;
    const size_t rows = tkd_table_rows(table);
    tkd_html_column *columns = TKD_TAKE(page->arena, count, tkd_html_column);
    need *needs = TKD_TAKE(page->arena, count, need);
    if (columns == NULL || needs == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const bool is_text = kinds[i].quantity == TKD_QUANTITY_TEXT;
        const extent found = measure(page, table, i, is_text);
        columns[i].look = look_of(kinds[i].quantity, &found);
        needs[i] = need_of(columns[i].look, &found, rows);
    }
    share_out(needs, count,
              !block->is_wide                 ? UPRIGHT
              : count > TKD_HTML_MOST_COLUMNS ? VAST
                                              : ACROSS,
              columns);
    return columns;
}
