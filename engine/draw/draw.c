// SPDX-License-Identifier: EUPL-1.2
// Drawing a picture: the diagram fills a sheet, the writer draws it. Names of formats, pages and
// themes stand in tables here.
#include "csv.h"
#include "describe.h"
#include "diagrams.h"
#include "graph.h"
#include "html.h"

// ---- Names

static const char *const format_names[] = {"svg", "pdf", "png", "dot", "html", "csv"};
static const char *const page_names[] = {"screen", "a4", "a3", "a0"};
static const char *const theme_names[] = {"light", "dark", "print"};

const char *tkd_diagram_name(tkd_diagram diagram)
{
    return tkd_diagram_of(diagram)->name;
}

const char *tkd_draw_format_name(tkd_draw_format format)
{
    TKD_REQUIRE(format < TKD_DRAW_FORMAT_COUNT);
    return format_names[format];
}

const char *tkd_page_name(tkd_page page)
{
    TKD_REQUIRE(page < TKD_PAGE_COUNT);
    return page_names[page];
}

const char *tkd_theme_name(tkd_theme theme)
{
    TKD_REQUIRE(theme < TKD_THEME_COUNT);
    return theme_names[theme];
}

// Index of a word; `count` when it is none.
static size_t find(tkd_text word, const char *const *names, size_t count)
{
    size_t i = 0;
    while (i < count && !tkd_text_equal(word, tkd_text_of(names[i]))) {
        i++;
    }
    return i;
}

bool tkd_diagram_parse(tkd_text word, tkd_diagram *diagram)
{
    for (tkd_diagram i = TKD_DIAGRAM_MAP; i < TKD_DIAGRAM_COUNT; i++) {
        const tkd_diagram_row *row = tkd_diagram_of(i);
        if (tkd_text_equal(word, tkd_text_of(row->name)) ||
            tkd_text_equal(word, tkd_text_of(row->name_et))) {
            *diagram = i;
            return true;
        }
    }
    return false;
}

bool tkd_draw_format_parse(tkd_text word, tkd_draw_format *format)
{
    const size_t found = find(word, format_names, TKD_DRAW_FORMAT_COUNT);
    if (found < TKD_DRAW_FORMAT_COUNT) {
        *format = (tkd_draw_format)found;
    }
    return found < TKD_DRAW_FORMAT_COUNT;
}

bool tkd_page_parse(tkd_text word, tkd_page *page)
{
    const size_t found = find(word, page_names, TKD_PAGE_COUNT);
    if (found < TKD_PAGE_COUNT) {
        *page = (tkd_page)found;
    }
    return found < TKD_PAGE_COUNT;
}

bool tkd_theme_parse(tkd_text word, tkd_theme *theme)
{
    const size_t found = find(word, theme_names, TKD_THEME_COUNT);
    if (found < TKD_THEME_COUNT) {
        *theme = (tkd_theme)found;
    }
    return found < TKD_THEME_COUNT;
}

enum { ALL_VIEWS = (1U << TKD_VIEW_COUNT) - 1U };

// Bits of a word, 0 when it is none; Estonian words with and without their dots.
static uint32_t views_of(tkd_text word)
{
    static const struct {
        const char *word;
        uint32_t views;
    } words[] = {
        {"newcomer", 1U << TKD_VIEW_NEWCOMER},
        {"sisserändaja", 1U << TKD_VIEW_NEWCOMER},
        {"sisserandaja", 1U << TKD_VIEW_NEWCOMER},
        {"returnee", 1U << TKD_VIEW_RETURNEE},
        {"tagasipöörduja", 1U << TKD_VIEW_RETURNEE},
        {"tagasipoorduja", 1U << TKD_VIEW_RETURNEE},
        {"kov", 1U << TKD_VIEW_KOV},
        {"state", 1U << TKD_VIEW_STATE},
        {"riik", 1U << TKD_VIEW_STATE},
        {"all", ALL_VIEWS},
        {"kõik", ALL_VIEWS},
        {"koik", ALL_VIEWS},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (tkd_text_equal(word, tkd_text_of(words[i].word))) {
            return words[i].views;
        }
    }
    return 0;
}

bool tkd_views_parse(tkd_text words, uint32_t *views)
{
    uint32_t bits = 0;
    size_t at = 0;
    while (at <= words.size) {
        const size_t comma = tkd_text_find(words, TKD_TEXT(","), at);
        const size_t end = comma == SIZE_MAX ? words.size : comma;
        const uint32_t found = views_of(tkd_text_trim(tkd_text_part(words, at, end - at)));
        if (found == 0) {
            return false;
        }
        bits |= found;
        at = end + 1;
    }
    *views = bits;
    return true;
}

// ---- Drawing

static tkd_status find_journey(const tkd_picture *picture, tkd_text id, int32_t *journey,
                               tkd_error *err)
{
    *journey = TKD_NONE;
    if (id.size == 0) {
        return TKD_OK;
    }
    for (uint32_t i = 0; i < picture->journey_count; i++) {
        if (tkd_text_equal(picture->journeys[i].id, id)) {
            *journey = (int32_t)i;
            return TKD_OK;
        }
    }
    return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE, "teekonda „%.*s“ ei ole (no such journey)",
                    TKD_ARG(id));
}

// The title of the journey asked for, else the workspace's, else the only journey's, else a word.
static tkd_text title_of(const tkd_drawing *drawing)
{
    if (drawing->journey != TKD_NONE) {
        const tkd_label *journey = &drawing->picture->journeys[drawing->journey].title;
        const tkd_text title = tkd_drawing_label(drawing, journey);
        if (title.size > 0) {
            return title;
        }
    }
    const tkd_text title = tkd_drawing_label(drawing, &drawing->picture->title);
    if (title.size > 0) {
        return title;
    }
    if (drawing->picture->journey_count == 1) {
        return tkd_drawing_label(drawing, &drawing->picture->journeys[0].title);
    }
    return tkd_word_in(TKD_WORD_NO_TITLE, drawing->language);
}

// The same as tables; failures are the sheet's.
static void tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    tkd_sheet_tables_init(tables, drawing->sheet);
    tkd_diagram_of(drawing->options->diagram)->tabulate(drawing, tables);
    tkd_frame_tabulate(drawing, tables);
}

static tkd_status draw_page(const tkd_drawing *drawing, tkd_writer *out, tkd_error *err)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_sheet_tables tables;
    tkd_writer svg;
    tkd_writer_init_memory(&svg, sheet->arena, 0);
    TKD_TRY(tkd_graph_write(sheet, TKD_DRAW_SVG, drawing->options->page, sheet->arena, &svg, err));
    TKD_TRY(tkd_writer_finish(&svg, err));
    tabulate(drawing, &tables);
    TKD_TRY(sheet->status);
    const tkd_html page = {
        .language = drawing->language,
        .colors = drawing->colors,
        .title = sheet->title,
        .diagram = drawing->diagram,
        .svg = tkd_writer_text(&svg),
        .tables = &tables,
    };
    tkd_html_write(&page, out);
    return TKD_OK;
}

static tkd_status write_tables(const tkd_drawing *drawing, tkd_writer *out)
{
    tkd_sheet_tables tables;
    tabulate(drawing, &tables);
    TKD_TRY(drawing->sheet->status);
    tkd_sheet_tables_write_csv(&tables, out);
    return TKD_OK;
}

static tkd_status draw_sheet(tkd_drawing *drawing, const tkd_measure *measure, tkd_arena *arena,
                             tkd_writer *out, tkd_error *err)
{
    const tkd_diagram_row *diagram = tkd_diagram_of(drawing->options->diagram);
    const tkd_draw_format format = drawing->options->format;
    tkd_sheet sheet;
    tkd_sheet_init(&sheet, arena, measure, err);
    drawing->sheet = &sheet;
    drawing->diagram = tkd_drawing_phrase(drawing, diagram->title);
    sheet.paper = drawing->colors->paper;
    sheet.language = tkd_language_code(drawing->language);
    sheet.title = title_of(drawing);
    sheet.description = tkd_describe(drawing);
    if (format == TKD_DRAW_CSV) {
        return write_tables(drawing, out);
    }
    diagram->draw(drawing);
    TKD_TRY(sheet.status);
    return format == TKD_DRAW_HTML
               ? draw_page(drawing, out, err)
               : tkd_graph_write(&sheet, format, drawing->options->page, arena, out, err);
}

tkd_status tkd_draw(const tkd_picture *picture, const tkd_draw_options *options, tkd_arena *arena,
                    tkd_writer *out, tkd_error *err)
{
    tkd_drawing drawing = {
        .picture = picture,
        .options = options,
        .colors = tkd_theme_colors(options->theme),
        .language = options->language,
        .views = options->views == 0 ? ALL_VIEWS : options->views,
        .text = 1.0,
    };
    tkd_measure measure;
    TKD_TRY(find_journey(picture, options->journey, &drawing.journey, err));
    TKD_TRY(tkd_measure_init(&measure, err));
    tkd_status status = tkd_measure_read_hyphens(&measure, options->language, arena, err);
    if (status == TKD_OK) {
        status = draw_sheet(&drawing, &measure, arena, out, err);
    }
    tkd_measure_clear(&measure);
    return status;
}
