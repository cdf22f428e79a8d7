// SPDX-License-Identifier: EUPL-1.2
// Texts of a workbook: what a cell may hold, names of sheets and columns, and how cells look.
#include "xlsx.h"

#include "teekond/date.h"

#include "xml.h"

#define INK 0x1F3A5F
#define QUIET 0x595959
#define LINK 0x0B5394
#define SHADE 0xE8EEF5
#define RULE 0xD5DCE5
#define FONT "Calibri"

enum {
    FIRST_GOOD_DAY = -25508, // 1 March 1900, as date.h has it: before, Excel knows a 29 February
    SERIAL_OF_DAY_0 = 25569, // Excel's number of 1 January 1970
    LAST_DAY = 2932896,      // 31 December 9999
};

void tkd_xlsx_fail(tkd_xlsx *xlsx, tkd_status status)
{
    xlsx->status = xlsx->status == TKD_OK ? status : xlsx->status;
}

void tkd_xlsx_ask(tkd_xlsx *xlsx, lxw_error answer)
{
    if (answer != LXW_NO_ERROR && xlsx->status == TKD_OK) {
        xlsx->refusal = answer;
        xlsx->status = answer == LXW_ERROR_MEMORY_MALLOC_FAILED ? TKD_ERR_MEMORY : TKD_ERR_LIBRARY;
    }
}

const char *tkd_xlsx_word(const tkd_xlsx *xlsx, const char *et, const char *en)
{
    return tkd_office_word(xlsx->paper->language, et, en);
}

static bool is_hexadecimal(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
           (byte >= 'A' && byte <= 'F');
}

// `_x000D_` in a cell is a line end for Excel; a text that only looks so is written `_x005F_x000D_`.
static bool looks_encoded(tkd_text text, size_t at)
{
    if (text.size - at < 7 || text.data[at] != '_' || text.data[at + 1] != 'x' ||
        text.data[at + 6] != '_') {
        return false;
    }
    for (size_t i = 2; i < 6; i++) {
        if (!is_hexadecimal(text.data[at + i])) {
            return false;
        }
    }
    return true;
}

// A character as it may stand; 0: not at all.
static uint32_t tame(uint32_t character, bool on_one_line)
{
    if (character == '\t') {
        return ' ';
    }
    if (character == '\n' || character == 0x85 || character == 0x2028 || character == 0x2029) {
        return on_one_line ? ' ' : '\n';
    }
    const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    return is_control || !tkd_xml_is_legal(character) ? 0 : character;
}

static char *tame_text(tkd_xlsx *xlsx, tkd_text text, size_t most, bool on_one_line, bool is_cell)
{
    static char nothing[1];
    tkd_writer out;
    tkd_writer_init_memory(&out, xlsx->arena, 0);
    size_t units = 0;
    for (size_t at = 0; at < text.size;) {
        const bool is_encoded = is_cell && looks_encoded(text, at);
        const bool is_crlf =
            text.data[at] == '\r' && text.size - at > 1 && text.data[at + 1] == '\n';
        uint32_t character = tkd_text_next(text, &at);
        character = character == '\r' && !is_crlf ? '\n' : character;
        character = tame(character, on_one_line);
        if (character == 0) {
            continue;
        }
        const size_t wanted = is_encoded ? 7 : character >= 0x10000 ? 2 : 1;
        // One unit is kept for the mark of what was left out.
        if (units + wanted > most - (at < text.size ? 1 : 0)) {
            tkd_write_string(&out, "…");
            break;
        }
        char bytes[4];
        tkd_write(&out, (tkd_text){bytes, tkd_text_encode(character, bytes)});
        tkd_write_string(&out, is_encoded ? "x005F_" : "");
        units += wanted;
    }
    tkd_write_char(&out, '\0'); // the library wants strings
    const tkd_text tamed = tkd_writer_text(&out);
    if (tamed.data == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return nothing;
    }
    return out.bytes;
}

char *tkd_xlsx_cell_text(tkd_xlsx *xlsx, tkd_text text, size_t most)
{
    return tame_text(xlsx, text, most, false, true);
}

char *tkd_xlsx_line(tkd_xlsx *xlsx, tkd_text text, size_t most)
{
    return tame_text(xlsx, text, most, true, false);
}

// Puts the name, folded as Excel compares names, among the others; false when it is there already.
static bool take_name(tkd_xlsx *xlsx, tkd_index *names, const char *name)
{
    const tkd_text folded = tkd_text_lower(xlsx->arena, tkd_text_of(name));
    const tkd_status status =
        folded.data == NULL ? TKD_ERR_MEMORY : tkd_index_put(names, folded, 1, NULL);
    if (status == TKD_ERR_MEMORY) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
    }
    return status != TKD_ERR_REFERENCE;
}

// The name, or the name with the first number that makes it new.
static char *make_new(tkd_xlsx *xlsx, tkd_index *names, char *name, size_t most)
{
    char *tried = name;
    for (unsigned number = 2; xlsx->status == TKD_OK && !take_name(xlsx, names, tried); number++) {
        char ending[16];
        const int size = snprintf(ending, sizeof(ending), " %u", number);
        const char *kept = tkd_xlsx_line(xlsx, tkd_text_of(name), most - (size_t)size);
        const tkd_text next = tkd_text_format(xlsx->arena, "%s%s", kept, ending);
        tried = next.data == NULL ? tried : tkd_xlsx_line(xlsx, next, most);
        tkd_xlsx_fail(xlsx, next.data == NULL ? TKD_ERR_MEMORY : TKD_OK);
    }
    return tried;
}

char *tkd_xlsx_name_sheet(tkd_xlsx *xlsx, tkd_text wish)
{
    char *name = tkd_xlsx_line(xlsx, wish, TKD_XLSX_NAME_MOST);
    for (size_t i = 0; name[i] != '\0'; i++) {
        // No name may begin or end with an apostrophe; inside, every formula would have to double it.
        name[i] = strchr("[]:*?/\\'", name[i]) != NULL ? ' ' : name[i];
    }
    const tkd_text trimmed = tkd_text_trim(tkd_text_of(name));
    const bool is_taken_by_excel =
        tkd_text_equal(tkd_text_lower(xlsx->arena, trimmed), TKD_TEXT("history"));
    const tkd_text fallback = tkd_text_of(tkd_xlsx_word(xlsx, "Leht", "Sheet"));
    const bool is_usable = trimmed.size > 0 && !is_taken_by_excel;
    name = tkd_xlsx_line(xlsx, is_usable ? trimmed : fallback, TKD_XLSX_NAME_MOST);
    return make_new(xlsx, &xlsx->names, name, TKD_XLSX_NAME_MOST);
}

char *tkd_xlsx_name_column(tkd_xlsx *xlsx, tkd_text heading)
{
    char *name = tkd_xlsx_line(xlsx, heading, TKD_XLSX_HEADING_MOST);
    if (name[0] == '\0') {
        name = tkd_xlsx_line(xlsx, tkd_text_of(tkd_xlsx_word(xlsx, "Veerg", "Column")), 31);
    }
    return make_new(xlsx, &xlsx->headings, name, TKD_XLSX_HEADING_MOST);
}

static lxw_format *make_look(tkd_xlsx *xlsx, double size)
{
    lxw_format *format = workbook_add_format(xlsx->book);
    if (format == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return NULL;
    }
    format_set_font_name(format, FONT);
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static void make_cell_look(tkd_xlsx *xlsx, tkd_xlsx_look look, bool is_number)
{
    lxw_format *format = make_look(xlsx, 10.0);
    if (format != NULL) {
        format_set_text_wrap(format);
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, RULE);
        format_set_align(format, is_number ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
        format_set_indent(format, is_number ? 0 : 1); // off the number on its left
        xlsx->looks[look] = format;
    }
}

static void make_heading_look(tkd_xlsx *xlsx, tkd_xlsx_look look, bool is_number)
{
    make_cell_look(xlsx, look, is_number);
    if (xlsx->status == TKD_OK) {
        format_set_bold(xlsx->looks[look]);
        format_set_font_color(xlsx->looks[look], INK);
        format_set_bg_color(xlsx->looks[look], SHADE);
        format_set_bottom_color(xlsx->looks[look], INK);
        format_set_align(xlsx->looks[look], LXW_ALIGN_VERTICAL_BOTTOM);
    }
}

// A look of the first sheet.
static void make_page_look(tkd_xlsx *xlsx, tkd_xlsx_look look, double size, lxw_color_t colour,
                           bool is_bold)
{
    lxw_format *format = make_look(xlsx, size);
    if (format != NULL) {
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_LEFT);
        format_set_font_color(format, colour);
        if (is_bold) {
            format_set_bold(format);
        }
        xlsx->looks[look] = format;
    }
}

static const char *date_code(const tkd_xlsx *xlsx)
{
    return xlsx->paper->language == TKD_EN ? "d mmmm yyyy" : "dd.mm.yyyy";
}

void tkd_xlsx_make_looks(tkd_xlsx *xlsx)
{
    make_cell_look(xlsx, TKD_XLSX_PLAIN, false);
    make_cell_look(xlsx, TKD_XLSX_WORD, true);
    make_heading_look(xlsx, TKD_XLSX_HEADING_TEXT, false);
    make_heading_look(xlsx, TKD_XLSX_HEADING_NUMBER, true);
    make_page_look(xlsx, TKD_XLSX_TITLE, 20.0, INK, true);
    make_page_look(xlsx, TKD_XLSX_SUBTITLE, 13.0, QUIET, false);
    make_page_look(xlsx, TKD_XLSX_DAY, 11.0, QUIET, false);
    make_page_look(xlsx, TKD_XLSX_CHAPTER, 14.0, INK, true);
    make_page_look(xlsx, TKD_XLSX_SECTION, 12.0, INK, true);
    make_page_look(xlsx, TKD_XLSX_PARAGRAPH, 11.0, 0, false);
    make_page_look(xlsx, TKD_XLSX_NOTE, 10.0, QUIET, false);
    make_page_look(xlsx, TKD_XLSX_LINK, 11.0, LINK, false);
    if (xlsx->status == TKD_OK) {
        format_set_num_format(xlsx->looks[TKD_XLSX_DAY], date_code(xlsx));
        format_set_underline(xlsx->looks[TKD_XLSX_LINK], LXW_UNDERLINE_SINGLE);
    }
}

lxw_format *tkd_xlsx_number_format(tkd_xlsx *xlsx, const char *code)
{
    const tkd_xlsx_number_look *known = xlsx->number_looks.items;
    for (size_t i = 0; i < xlsx->number_looks.count; i++) {
        if (strcmp(known[i].code, code) == 0) {
            return known[i].format;
        }
    }
    tkd_xlsx_number_look *added = tkd_list_add(&xlsx->number_looks);
    lxw_format *format = make_look(xlsx, 10.0);
    if (added == NULL || format == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return NULL;
    }
    format_set_num_format(format, code);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, RULE);
    *added = (tkd_xlsx_number_look){code, format};
    return format;
}

void tkd_xlsx_write_text(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t row, lxw_col_t column,
                         tkd_text text, tkd_xlsx_look look)
{
    // worksheet_write_string writes a text whatever it begins with: `=1+1` stays what it is.
    tkd_xlsx_ask(xlsx, worksheet_write_string(page, row, column,
                                              tkd_xlsx_cell_text(xlsx, text, TKD_XLSX_TEXT_MOST),
                                              xlsx->looks[look]));
}

void tkd_xlsx_write_day(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t row, lxw_col_t column,
                        int32_t day, lxw_format *format)
{
    if (day < FIRST_GOOD_DAY || day > LAST_DAY) {
        const tkd_text text = tkd_office_day(day, xlsx->paper->language, xlsx->arena);
        tkd_xlsx_write_text(xlsx, page, row, column, text, TKD_XLSX_WORD);
        return;
    }
    lxw_format *look = format != NULL ? format : tkd_xlsx_number_format(xlsx, date_code(xlsx));
    tkd_xlsx_ask(xlsx,
                 worksheet_write_number(page, row, column, (double)day + SERIAL_OF_DAY_0, look));
}

void tkd_xlsx_set_height(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t row, size_t lines,
                         double line_pt)
{
    const double height = (double)lines * line_pt + 3.0;
    const double highest = 409.0; // Excel's own limit
    tkd_xlsx_ask(xlsx, worksheet_set_row(page, row, height < highest ? height : highest, NULL));
}

// A line of a header or footer, where `&` begins a code; at most `most` bytes are given to the text.
static void write_print_text(tkd_xlsx *xlsx, tkd_writer *out, tkd_text text, size_t most)
{
    const char *line = tkd_xlsx_line(xlsx, text, most);
    for (size_t i = 0; line[i] != '\0'; i++) {
        tkd_write_char(out, line[i]);
        if (line[i] == '&') {
            tkd_write_char(out, '&');
        }
    }
}

void tkd_xlsx_set_print(tkd_xlsx *xlsx, lxw_worksheet *page, tkd_text caption)
{
    enum { MOST = 100 }; // doubled at worst, and the codes, it stays below 255
    tkd_writer header;
    tkd_writer footer;
    tkd_writer_init_memory(&header, xlsx->arena, 0);
    tkd_writer_init_memory(&footer, xlsx->arena, 0);
    tkd_write_string(&header, "&L&9");
    write_print_text(xlsx, &header, caption, MOST);
    tkd_write_string(&footer, "&L&8");
    write_print_text(xlsx, &footer, xlsx->paper->footer, MOST);
    tkd_write_string(&footer, "&R&8&P / &N");
    const tkd_text above = tkd_writer_text(&header);
    const tkd_text below = tkd_writer_text(&footer);
    if (above.data == NULL || below.data == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return;
    }
    worksheet_set_margins(page, 0.5, 0.5, 0.75, 0.75); // inches
    tkd_xlsx_ask(xlsx, worksheet_set_header(page, above.data));
    tkd_xlsx_ask(xlsx, worksheet_set_footer(page, below.data));
}
