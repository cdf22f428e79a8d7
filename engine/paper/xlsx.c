// SPDX-License-Identifier: EUPL-1.2
// A paper as a workbook. Which sheets there are is decided first, so that the first one can list them;
// when all are written the library closes the book, and what it made is looked at: it does not notice
// when the disk of its temporary files is full, and knows no language.
#include "xlsx.h"

#include "package.h"

#define DAY_S 86400

static tkd_xlsx_sheet *add_sheet(tkd_xlsx *xlsx, tkd_text wish)
{
    tkd_xlsx_sheet *sheet = tkd_list_add(&xlsx->sheets);
    if (sheet == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return NULL;
    }
    sheet->name = tkd_xlsx_name_sheet(xlsx, wish);
    return sheet;
}

// The numbers that sentences say, as a table; NULL when memory runs out.
static const tkd_table *tell_facts(tkd_xlsx *xlsx)
{
    const tkd_paper *paper = xlsx->paper;
    tkd_table *table = TKD_TAKE(xlsx->arena, 1, tkd_table);
    if (table == NULL) {
        tkd_xlsx_fail(xlsx, TKD_ERR_MEMORY);
        return NULL;
    }
    const tkd_column columns[] = {
        {.key = "id",
         .heading = tkd_xlsx_word(xlsx, "Tunnus", "Id"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "unit",
         .heading = tkd_xlsx_word(xlsx, "Ühik", "Unit"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "value",
         .heading = tkd_xlsx_word(xlsx, "Väärtus", "Value"),
         .quantity = TKD_QUANTITY_NUMBER,
         .is_estimate = true},
    };
    tkd_table_init(table, xlsx->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
    for (size_t i = 0; i < paper->fact_count; i++) {
        tkd_table_add_text(table, paper->facts[i].id);
        tkd_table_add_text(table, paper->facts[i].unit);
        tkd_table_add_estimate(table, paper->facts[i].estimate);
    }
    return table;
}

// Is there a table that tells the facts by their ids already?
static bool has_fact_table(const tkd_paper *paper)
{
    for (size_t i = 0; i < paper->block_count; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        if (block->kind != TKD_BLOCK_TABLE || block->sheet.size == 0) {
            continue;
        }
        const tkd_cell *cells = block->table->cells.items;
        for (size_t cell = 0; cell < block->table->cells.count; cell++) {
            if (tkd_text_equal(cells[cell].text, paper->facts[0].id)) {
                return true;
            }
        }
    }
    return false;
}

static void plan_tables(tkd_xlsx *xlsx, bool *has_pictures, bool *has_choices)
{
    for (size_t i = 0; i < xlsx->paper->block_count; i++) {
        const tkd_paper_block *block = &xlsx->paper->blocks[i];
        *has_pictures = *has_pictures || block->kind == TKD_BLOCK_PICTURE;
        if (block->kind != TKD_BLOCK_TABLE || block->sheet.size == 0) {
            continue;
        }
        tkd_xlsx_sheet *sheet = add_sheet(xlsx, block->sheet);
        if (sheet == NULL) {
            return;
        }
        sheet->id = block->id;
        sheet->caption = block->title;
        sheet->table = block->table;
        const tkd_column *columns = block->table->columns.items;
        for (size_t column = 0; column < block->table->columns.count; column++) {
            *has_choices = *has_choices || columns[column].choices != NULL;
        }
    }
}

// Decides which sheets there are, in their order; the name of the first one is returned.
static char *plan_sheets(tkd_xlsx *xlsx)
{
    char *first =
        tkd_xlsx_name_sheet(xlsx, tkd_text_of(tkd_xlsx_word(xlsx, "Kokkuvõte", "Summary")));
    bool has_pictures = false;
    bool has_choices = false;
    plan_tables(xlsx, &has_pictures, &has_choices);
    if (has_pictures) {
        (void)add_sheet(xlsx, tkd_text_of(tkd_xlsx_word(xlsx, "Joonised", "Figures")));
    }
    if (xlsx->paper->fact_count > 0 && !has_fact_table(xlsx->paper)) {
        tkd_xlsx_sheet *facts =
            add_sheet(xlsx, tkd_text_of(tkd_xlsx_word(xlsx, "Arvud", "Numbers")));
        if (facts != NULL) {
            facts->caption = tkd_text_of(
                tkd_xlsx_word(xlsx, "Tekstis nimetatud arvud", "Numbers that the text names"));
            facts->table = tell_facts(xlsx);
            facts->is_mixed = true;
        }
    }
    if (has_choices) {
        tkd_xlsx_sheet *choices =
            add_sheet(xlsx, tkd_text_of(tkd_xlsx_word(xlsx, "Valikud", "Choices")));
        if (choices != NULL) {
            choices->caption = tkd_text_of(
                tkd_xlsx_word(xlsx, "Rippmenüüde sõnad", "Words of the drop-down lists"));
            xlsx->choices_sheet = choices->name;
        }
    }
    return first;
}

static void set_properties(tkd_xlsx *xlsx)
{
    const tkd_paper *paper = xlsx->paper;
    const tkd_text author = paper->author.size > 0 ? paper->author : TKD_TEXT("teekond");
    lxw_doc_properties properties = {
        .title = tkd_xlsx_line(xlsx, paper->title, TKD_XLSX_PROPERTY_MOST),
        .subject = tkd_xlsx_line(xlsx, paper->subtitle, TKD_XLSX_PROPERTY_MOST),
        .author = tkd_xlsx_line(xlsx, author, TKD_XLSX_PROPERTY_MOST),
        .comments = tkd_xlsx_line(xlsx, paper->description, TKD_XLSX_PROPERTY_MOST),
        // 0 would be the moment of writing.
        .created = paper->day == 0 ? 1 : (time_t)paper->day * DAY_S,
    };
    tkd_xlsx_ask(xlsx, workbook_set_properties(xlsx->book, &properties));
}

static lxw_worksheet *add_page(tkd_xlsx *xlsx, const char *name)
{
    lxw_worksheet *page = workbook_add_worksheet(xlsx->book, name);
    if (page == NULL) {
        tkd_xlsx_ask(xlsx, LXW_ERROR_INVALID_SHEETNAME_CHARACTER);
    }
    return page;
}

static void write_sheets(tkd_xlsx *xlsx)
{
    const char *first = plan_sheets(xlsx);
    const tkd_xlsx_sheet *sheets = xlsx->sheets.items;
    if (xlsx->status != TKD_OK) {
        return;
    }
    tkd_xlsx_make_looks(xlsx);
    set_properties(xlsx);
    lxw_worksheet *page = add_page(xlsx, first);
    if (xlsx->status == TKD_OK) {
        tkd_xlsx_write_summary(xlsx, page);
    }
    for (size_t i = 0; i < xlsx->sheets.count && xlsx->status == TKD_OK; i++) {
        page = add_page(xlsx, sheets[i].name);
        if (page == NULL) {
            return;
        }
        if (sheets[i].table != NULL) {
            tkd_xlsx_write_table(xlsx, page, &sheets[i]);
        } else if (sheets[i].name == xlsx->choices_sheet) {
            tkd_xlsx_write_choices(xlsx, page);
        } else {
            tkd_xlsx_write_pictures(xlsx, page);
        }
    }
}

static tkd_status tell_failure(const tkd_xlsx *xlsx, tkd_error *err)
{
    if (xlsx->too_large != NULL) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "Tabel „%s“ on töövihikule liiga suur: lehele mahub %d rida ja %d veergu; "
                        "CSV-faili mahub kõik.",
                        xlsx->too_large, LXW_ROW_MAX - 1, LXW_COL_MAX);
    }
    const char *reason =
        xlsx->refusal != LXW_NO_ERROR ? lxw_strerror(xlsx->refusal) : tkd_status_name(xlsx->status);
    return TKD_FAIL(err, xlsx->status, TKD_NOWHERE,
                    "XLSX-töövihikut ei saa koostada (the workbook cannot be made): %s", reason);
}

// Does the part end with the end of its root element? One that was cut short does not.
static bool is_whole(tkd_text xml)
{
    size_t from = 0;
    do { // past the declaration
        from = tkd_text_find(xml, TKD_TEXT("<"), from);
        from = from == SIZE_MAX ? xml.size : from + 1;
    } while (from < xml.size && xml.data[from] == '?');
    size_t end = from;
    while (end < xml.size && strchr(" />\n", xml.data[end]) == NULL) {
        end++;
    }
    const tkd_text name = tkd_text_part(xml, from, end - from);
    const tkd_text text = tkd_text_trim(xml);
    const tkd_text tail = tkd_text_part(text, text.size - (name.size + 1), name.size);
    return name.size > 0 && text.size > 2 * name.size && tkd_text_ends_with(text, TKD_TEXT(">")) &&
           tkd_text_equal(tail, name);
}

static bool is_xml(tkd_text name)
{
    return tkd_text_ends_with(name, TKD_TEXT(".xml")) ||
           tkd_text_ends_with(name, TKD_TEXT(".rels"));
}

// Puts the language where office programs look for it, among the properties.
static tkd_status add_language(const tkd_paper *paper, tkd_part *part, tkd_arena *arena,
                               tkd_error *err)
{
    const size_t at = tkd_text_find(part->bytes, TKD_TEXT("</cp:coreProperties>"), 0);
    if (at == SIZE_MAX) {
        return TKD_OK;
    }
    const tkd_text before = tkd_text_part(part->bytes, 0, at);
    const tkd_text after = tkd_text_part(part->bytes, at, SIZE_MAX);
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_write(&out, before);
    tkd_write_format(&out, "<dc:language>%s</dc:language>", tkd_office_language(paper->language));
    tkd_write(&out, after);
    TKD_TRY(tkd_writer_finish(&out, err));
    part->bytes = tkd_writer_text(&out);
    return TKD_OK;
}

// Reads what the library wrote, and writes it on whole and with its language.
static tkd_status pass_on(const tkd_paper *paper, tkd_text bytes, tkd_arena *arena, tkd_writer *out,
                          tkd_error *err)
{
    tkd_list parts;
    TKD_TRY(tkd_package_read(bytes, arena, &parts, err));
    tkd_part *items = parts.items;
    for (size_t i = 0; i < parts.count; i++) {
        if (is_xml(items[i].name) && !is_whole(items[i].bytes)) {
            return TKD_FAIL(err, TKD_ERR_IO, TKD_NOWHERE,
                            "XLSX: ajutiste failide ketas on täis (no space for temporary files)");
        }
        if (tkd_text_equal(items[i].name, TKD_TEXT("docProps/core.xml"))) {
            TKD_TRY(add_language(paper, &items[i], arena, err));
        }
    }
    return tkd_package_write(items, parts.count, arena, out, err);
}

static void init(tkd_xlsx *xlsx, const tkd_paper *paper, tkd_arena *arena)
{
    *xlsx = (tkd_xlsx){.paper = paper, .arena = arena};
    tkd_list_init(&xlsx->sheets, arena, sizeof(tkd_xlsx_sheet));
    tkd_list_init(&xlsx->number_looks, arena, sizeof(tkd_xlsx_number_look));
    tkd_list_init(&xlsx->choices, arena, sizeof(const char *const *));
    tkd_index_init(&xlsx->names, arena);
}

tkd_status tkd_paper_write_xlsx(const tkd_paper *paper, tkd_arena *arena, tkd_writer *out,
                                tkd_error *err)
{
    TKD_TRY(tkd_paper_check(paper, arena, err));
    tkd_xlsx xlsx;
    tkd_xlsx_file file;
    tkd_text bytes = {0};
    init(&xlsx, paper, arena);
    TKD_TRY(tkd_xlsx_file_open(&file, err));
    xlsx.book = workbook_new(file.path);
    if (xlsx.book == NULL) {
        tkd_xlsx_fail(&xlsx, TKD_ERR_MEMORY);
    } else {
        write_sheets(&xlsx);
        if (xlsx.status == TKD_OK) {
            tkd_xlsx_ask(&xlsx, workbook_close(xlsx.book)); // releases the book, come what may
        } else {
            lxw_workbook_free(xlsx.book);
        }
    }
    tkd_status status = xlsx.status == TKD_OK ? tkd_xlsx_file_read(&file, arena, &bytes, err)
                                              : tell_failure(&xlsx, err);
    tkd_xlsx_file_close(&file);
    if (status == TKD_OK) {
        status = pass_on(paper, bytes, arena, out, err);
    }
    return status;
}
