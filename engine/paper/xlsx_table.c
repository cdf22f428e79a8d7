// SPDX-License-Identifier: EUPL-1.2
// A sheet of one table: an estimate takes three columns, headings stand in the first row and stay in
// sight, numbers and dates are numbers, whatever the language.
#include "xlsx.h"

#include <math.h>

enum {
    WIDEST_TEXT = 60, // characters; longer texts are wrapped
    NARROWEST = 9,
    ARROW = 3,          // what the filter's arrow takes from a heading
    A4_WIDTH = 200,     // characters across that stay legible on one page of A4
    A3_WIDTH = 300,     // the same of A3
    STEADY_WIDTH = 40,  // a first column up to this wide stays in sight
    STEADY_COLUMNS = 6, // and only where there are more columns than this
    FRAMED_NAME_MOST = 200,
    MOST_DECIMALS = 2,
    LETTERS = 12, // of running text, in the width of
    WIDTHS = 10,  // so many digits, which widths of columns are counted in
};

#define BAR 0x9DC3E6
#define BAR_BELOW 0xF4B183 // of numbers below zero
#define CELL_LINE 13.5     // points of a line of 10-point letters

// Which part of a cell a column of the sheet shows.
typedef enum cell_part { PART_WHOLE, PART_LOW, PART_HIGH } cell_part;

typedef struct sheet_column {
    const tkd_column *kind;
    size_t source; // column of the table
    cell_part part;
    double scale;
    lxw_format *format; // of numbers; NULL: texts
    char *heading;
    size_t width; // characters
} sheet_column;

typedef struct shown_sheet {
    tkd_xlsx *xlsx;
    lxw_worksheet *page;
    const tkd_xlsx_sheet *sheet;
    const tkd_table *table;
    sheet_column *columns;
    size_t column_count;
    size_t row_count;
} shown_sheet;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

// Excel's code of numbers with their decimals; it shows the separators of whoever opens the file.
static const char *number_code(const shown_sheet *shown, const tkd_column *kind, int decimals)
{
    static const char *const grouped[MOST_DECIMALS + 1] = {"#,##0", "#,##0.0", "#,##0.00"};
    TKD_REQUIRE(decimals >= 0 && decimals <= MOST_DECIMALS);
    switch (kind->quantity) {
    case TKD_QUANTITY_TEXT: return "@";
    case TKD_QUANTITY_SHARE: return "0.0%";
    case TKD_QUANTITY_DATE:
        return shown->xlsx->paper->language == TKD_EN ? "d mmmm yyyy" : "dd.mm.yyyy";
    case TKD_QUANTITY_NUMBER: return shown->sheet->is_mixed ? "General" : grouped[decimals];
    case TKD_QUANTITY_COUNT:
    case TKD_QUANTITY_POINTS:
    case TKD_QUANTITY_DURATION:
    case TKD_QUANTITY_MONEY: return grouped[decimals];
    }
    return "General";
}

// The heading of a part of an estimate: `Ootamist, päeva (95% alumine)`.
static char *name_part(shown_sheet *shown, tkd_text heading, cell_part part)
{
    static const char *const endings[2][3] = {{"", " (95% alumine)", " (95% ülemine)"},
                                              {"", " (95% low)", " (95% high)"}};
    tkd_xlsx *xlsx = shown->xlsx;
    const char *ending = endings[xlsx->paper->language == TKD_ET ? 0 : 1][part];
    const tkd_text name = tkd_text_format(xlsx->arena, "%.*s%s", TKD_ARG(heading), ending);
    if (name.data == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
    }
    return tkd_xlsx_name_column(xlsx, name);
}

// Marks from 1 to 5 and the like: numbers, but none with decimals.
static bool is_whole(const tkd_table *table, size_t column)
{
    for (size_t row = 0; row < tkd_table_rows(table); row++) {
        const double number = tkd_table_at(table, row, column)->estimate.mean;
        if (isfinite(number) && number != floor(number)) {
            return false;
        }
    }
    return true;
}

static bool has_ends(const tkd_column *kind)
{
    return kind->is_estimate && kind->quantity != TKD_QUANTITY_TEXT &&
           kind->quantity != TKD_QUANTITY_DATE;
}

static void plan_column(shown_sheet *shown, size_t source)
{
    tkd_xlsx *xlsx = shown->xlsx;
    const tkd_column *kind = &((const tkd_column *)shown->table->columns.items)[source];
    const bool is_text = kind->quantity == TKD_QUANTITY_TEXT;
    const tkd_text heading =
        tkd_table_heading_text(shown->table, source, xlsx->paper->language, xlsx->arena);
    int decimals = 0;
    double scale = tkd_table_scale(shown->table, source, &decimals);
    scale = kind->quantity == TKD_QUANTITY_SHARE ? 1.0 : scale; // its code says per cent
    if (kind->quantity == TKD_QUANTITY_NUMBER && !has_ends(kind) &&
        is_whole(shown->table, source)) {
        decimals = 0;
    }
    for (int part = PART_WHOLE; part <= (has_ends(kind) ? PART_HIGH : PART_WHOLE); part++) {
        shown->columns[shown->column_count++] = (sheet_column){
            .kind = kind,
            .source = source,
            .part = (cell_part)part,
            .scale = scale,
            .format =
                is_text ? NULL : tkd_xlsx_number_format(xlsx, number_code(shown, kind, decimals)),
            .heading = name_part(shown, heading, (cell_part)part),
        };
    }
}

static bool fits_sheet(const shown_sheet *shown)
{
    const tkd_column *kinds = shown->table->columns.items;
    size_t count = 0;
    for (size_t i = 0; i < shown->table->columns.count; i++) {
        count += has_ends(&kinds[i]) ? 3 : 1;
    }
    return shown->row_count < LXW_ROW_MAX && count <= LXW_COL_MAX;
}

static bool plan_columns(shown_sheet *shown)
{
    tkd_xlsx *xlsx = shown->xlsx;
    const size_t count = shown->table->columns.count;
    if (!fits_sheet(shown)) {
        xlsx->too_large = shown->sheet->name;
        tkd_xlsx_fail(xlsx, TKD_ERR_LIMIT);
        return false;
    }
    tkd_index_init(&xlsx->headings, xlsx->arena);
    shown->columns = TKD_TAKE(xlsx->arena, 3 * count, sheet_column);
    if (shown->columns == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        plan_column(shown, i);
    }
    return xlsx->status == TKD_OK;
}

static double choose_number(const sheet_column *column, const tkd_estimate *estimate)
{
    switch (column->part) {
    case PART_WHOLE: return estimate->mean * column->scale;
    case PART_LOW: return estimate->low * column->scale;
    case PART_HIGH: return estimate->high * column->scale;
    }
    return (double)NAN;
}

// The widest line of a text.
static size_t widest_line(tkd_text text)
{
    size_t widest = 0;
    for (size_t from = 0; from <= text.size;) {
        const size_t found = tkd_text_find(text, TKD_TEXT("\n"), from);
        const size_t end = found == SIZE_MAX ? text.size : found;
        widest = larger(widest, tkd_text_columns(tkd_text_part(text, from, end - from)));
        from = end + 1;
    }
    return widest;
}

// What a text cell of the sheet says; an estimate's word stands in its first column alone.
static tkd_text cell_text(const shown_sheet *shown, size_t row, const sheet_column *column)
{
    const tkd_text text = tkd_table_at(shown->table, row, column->source)->text;
    return column->part == PART_WHOLE ? text : (tkd_text){0};
}

static bool is_text_cell(const shown_sheet *shown, size_t row, const sheet_column *column)
{
    return column->format == NULL || tkd_table_at(shown->table, row, column->source)->text.size > 0;
}

static double cell_number(const shown_sheet *shown, size_t row, const sheet_column *column)
{
    return choose_number(column, &tkd_table_at(shown->table, row, column->source)->estimate);
}

static size_t measure_cell(const shown_sheet *shown, size_t row, const sheet_column *column)
{
    if (is_text_cell(shown, row, column)) {
        return widest_line(cell_text(shown, row, column)) + 1;
    }
    if (column->kind->quantity == TKD_QUANTITY_DATE) {
        return shown->xlsx->paper->language == TKD_EN ? 18 : 11;
    }
    const double number = cell_number(shown, row, column);
    char digits[400];
    const int width = isfinite(number) ? snprintf(digits, sizeof(digits), "%.1f", number) : 0;
    return width < 20 ? (size_t)width + 2 : 20;
}

// A heading takes three lines at most, and no word of it is broken.
static void measure_columns(shown_sheet *shown)
{
    for (size_t i = 0; i < shown->column_count; i++) {
        sheet_column *column = &shown->columns[i];
        const tkd_text heading = tkd_text_of(column->heading);
        size_t width = larger(NARROWEST, tkd_office_longest_word(heading) + ARROW);
        while (width < WIDEST_TEXT && tkd_office_count_lines(heading, width - ARROW) > 3) {
            width++;
        }
        for (size_t row = 0; row < shown->row_count; row++) {
            width = larger(width, measure_cell(shown, row, column));
        }
        column->width = width < WIDEST_TEXT ? width : WIDEST_TEXT;
    }
}

// Numbers of many kinds under one heading have each the decimals that it needs.
static lxw_format *choose_format(const shown_sheet *shown, const sheet_column *column,
                                 double number)
{
    const double size = fabs(number);
    if (!shown->sheet->is_mixed) {
        return column->format;
    }
    return tkd_xlsx_number_format(shown->xlsx, size == floor(size) ? "#,##0"
                                               : size >= 10.0      ? "#,##0.0"
                                                                   : "0.000");
}

static void write_cell(shown_sheet *shown, size_t row, size_t index)
{
    tkd_xlsx *xlsx = shown->xlsx;
    const sheet_column *column = &shown->columns[index];
    const lxw_row_t at_row = (lxw_row_t)(row + 1);
    const lxw_col_t at_column = (lxw_col_t)index;
    if (is_text_cell(shown, row, column)) {
        tkd_xlsx_write_text(xlsx, shown->page, at_row, at_column, cell_text(shown, row, column),
                            column->format == NULL ? TKD_XLSX_PLAIN : TKD_XLSX_WORD);
        return;
    }
    const double number = cell_number(shown, row, column);
    if (!isfinite(number)) { // nobody to measure: an empty cell, so that sums and filters stay true
        tkd_xlsx_ask(xlsx, worksheet_write_blank(shown->page, at_row, at_column, column->format));
    } else if (column->kind->quantity == TKD_QUANTITY_DATE) {
        tkd_xlsx_write_day(xlsx, shown->page, at_row, at_column, (int32_t)number, column->format);
    } else {
        tkd_xlsx_ask(xlsx, worksheet_write_number(shown->page, at_row, at_column, number,
                                                  choose_format(shown, column, number)));
    }
}

// Rows are made as high as their texts need: not every program does that by itself.
static void write_row(shown_sheet *shown, size_t row)
{
    size_t lines = 1;
    for (size_t i = 0; i < shown->column_count; i++) {
        const sheet_column *column = &shown->columns[i];
        write_cell(shown, row, i);
        if (is_text_cell(shown, row, column)) {
            lines =
                larger(lines, tkd_office_count_lines(cell_text(shown, row, column), column->width));
        }
    }
    tkd_xlsx_set_height(shown->xlsx, shown->page, (lxw_row_t)(row + 1), lines, CELL_LINE);
}

static void write_rows(shown_sheet *shown)
{
    size_t lines = 1;
    for (size_t i = 0; i < shown->column_count; i++) {
        const sheet_column *column = &shown->columns[i];
        lines = larger(lines,
                       tkd_office_count_lines(tkd_text_of(column->heading), column->width - ARROW));
    }
    tkd_xlsx_set_height(shown->xlsx, shown->page, 0, lines, CELL_LINE);
    for (size_t row = 0; row < shown->row_count && shown->xlsx->status == TKD_OK; row++) {
        write_row(shown, row);
    }
}

// The library writes headings, filter and frame; Excel wants at least one row below the headings.
static void add_frame(shown_sheet *shown)
{
    tkd_xlsx *xlsx = shown->xlsx;
    lxw_table_column *columns = TKD_TAKE(xlsx->arena, shown->column_count, lxw_table_column);
    lxw_table_column **list = TKD_TAKE(xlsx->arena, shown->column_count + 1, lxw_table_column *);
    if (columns == NULL || list == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return;
    }
    for (size_t i = 0; i < shown->column_count; i++) {
        const bool is_text = shown->columns[i].format == NULL;
        columns[i].header =
            tkd_xlsx_cell_text(xlsx, tkd_text_of(shown->columns[i].heading), TKD_XLSX_TEXT_MOST);
        columns[i].header_format =
            xlsx->looks[is_text ? TKD_XLSX_HEADING_TEXT : TKD_XLSX_HEADING_NUMBER];
        list[i] = &columns[i];
    }
    lxw_table_options options = {
        .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
        .style_type_number = 0, // cells have looks of their own
        .no_banded_rows = LXW_TRUE,
        .columns = list,
    };
    if (shown->sheet->id.size > 0) { // with letters before it no id is taken for a cell
        const tkd_text name = tkd_text_format(
            xlsx->arena, "t_%.*s", TKD_ARG(tkd_text_clip(shown->sheet->id, FRAMED_NAME_MOST)));
        options.name = tkd_xlsx_line(xlsx, name, TKD_XLSX_PROPERTY_MOST);
        for (char *byte = options.name; *byte != '\0'; byte++) {
            *byte = *byte == '-' ? '_' : *byte;
        }
    }
    const size_t last_row = larger(1, shown->row_count);
    tkd_xlsx_ask(xlsx, worksheet_add_table(shown->page, 0, 0, (lxw_row_t)last_row,
                                           (lxw_col_t)(shown->column_count - 1), &options));
}

static void add_bars(shown_sheet *shown, size_t index)
{
    lxw_conditional_format bars = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .data_bar_2010 = LXW_TRUE,
        .bar_solid = LXW_TRUE,
        .bar_color = BAR,
        .bar_negative_color = BAR_BELOW,
    };
    tkd_xlsx_ask(shown->xlsx, worksheet_conditional_format_range(shown->page, 1, (lxw_col_t)index,
                                                                 (lxw_row_t)shown->row_count,
                                                                 (lxw_col_t)index, &bars));
}

// Where the words of a list stand on the sheet of choices; they are there once.
static tkd_text find_choices(tkd_xlsx *xlsx, const char *const *words)
{
    const char *const *const *known = xlsx->choices.items;
    size_t column = 0;
    while (column < xlsx->choices.count && known[column] != words) {
        column++;
    }
    if (column == xlsx->choices.count) {
        const char *const **added = tkd_list_add(&xlsx->choices);
        if (added == NULL) {
            tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
            return (tkd_text){0};
        }
        *added = words;
    }
    size_t count = 0;
    while (words[count] != NULL) {
        count++;
    }
    char name[8] = {0}; // A … Z, AA, …
    size_t rest = column + 1;
    for (size_t i = sizeof(name) - 1; rest > 0 && i > 0; i--) {
        name[i - 1] = (char)('A' + (rest - 1) % 26);
        rest = (rest - 1) / 26;
    }
    const char *letters = name;
    while (*letters == '\0') {
        letters++;
    }
    return tkd_text_format(xlsx->arena, "='%s'!$%s$2:$%s$%zu", xlsx->choices_sheet, letters,
                           letters, count + 1);
}

static void add_drop_down(shown_sheet *shown, size_t index)
{
    tkd_xlsx *xlsx = shown->xlsx;
    const char *const *words = shown->columns[index].kind->choices;
    if (words[0] == NULL) {
        return;
    }
    const tkd_text formula = find_choices(xlsx, words);
    if (formula.data == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return;
    }
    lxw_data_validation list = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .value_formula = tkd_xlsx_line(xlsx, formula, TKD_XLSX_PROPERTY_MOST),
        .ignore_blank = LXW_VALIDATION_ON,
        .dropdown = LXW_VALIDATION_ON,
        .show_error = LXW_VALIDATION_ON,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .error_title = tkd_xlsx_line(
            xlsx, tkd_text_of(tkd_xlsx_word(xlsx, "Sõna pole loetelus", "Not in the list")), 32),
        .error_message = tkd_xlsx_line(
            xlsx,
            tkd_text_of(tkd_xlsx_word(xlsx, "Vali sõna loetelust, et filtrid töötaksid.",
                                      "Choose a word from the list, so that filters work.")),
            TKD_XLSX_PROPERTY_MOST),
    };
    const size_t last_row = larger(1, shown->row_count);
    tkd_xlsx_ask(xlsx,
                 worksheet_data_validation_range(shown->page, 1, (lxw_col_t)index,
                                                 (lxw_row_t)last_row, (lxw_col_t)index, &list));
}

static void set_page(shown_sheet *shown)
{
    tkd_xlsx *xlsx = shown->xlsx;
    size_t total = 0;
    for (size_t i = 0; i < shown->column_count; i++) {
        const sheet_column *column = &shown->columns[i];
        total += column->width;
        tkd_xlsx_ask(xlsx, worksheet_set_column(shown->page, (lxw_col_t)i, (lxw_col_t)i,
                                                (double)column->width, NULL));
    }
    const bool is_steady =
        shown->column_count > STEADY_COLUMNS && shown->columns[0].width <= STEADY_WIDTH;
    worksheet_freeze_panes(shown->page, 1, is_steady ? 1 : 0);
    worksheet_set_landscape(shown->page);
    worksheet_set_paper(shown->page, total <= A4_WIDTH ? 9 : 8); // Excel's numbers of A4 and A3
    worksheet_fit_to_pages(shown->page, (uint16_t)(1 + (total - 1) / A3_WIDTH), 0);
    tkd_xlsx_ask(xlsx, worksheet_repeat_rows(shown->page, 0, 0));
    if (is_steady) {
        tkd_xlsx_ask(xlsx, worksheet_repeat_columns(shown->page, 0, 0));
    }
    tkd_xlsx_set_print(xlsx, shown->page, shown->sheet->caption);
}

void tkd_xlsx_write_table(tkd_xlsx *xlsx, lxw_worksheet *page, const tkd_xlsx_sheet *sheet)
{
    shown_sheet shown = {
        .xlsx = xlsx,
        .page = page,
        .sheet = sheet,
        .table = sheet->table,
        .row_count = tkd_table_rows(sheet->table),
    };
    if (!plan_columns(&shown)) {
        return;
    }
    measure_columns(&shown);
    write_rows(&shown);
    add_frame(&shown);
    for (size_t i = 0; i < shown.column_count; i++) {
        const bool is_whole = shown.columns[i].part == PART_WHOLE;
        if (is_whole && shown.columns[i].kind->has_bar && shown.row_count > 0) {
            add_bars(&shown, i);
        }
        if (is_whole && shown.columns[i].kind->choices != NULL) {
            add_drop_down(&shown, i);
        }
    }
    set_page(&shown);
}
