// SPDX-License-Identifier: EUPL-1.2
// The head: title, where, when, for whom; key figures right of the title where the sheet is wide
// enough for both, else below it. What drawings say in their language.
#include "frame.h"

#include <math.h>

enum { KEY_FIGURES = 4 };

// Sizes at the usual size of text.
#define KEY_WIDTH 168.0
#define KEY_HEIGHT 52.0
#define KEY_GAP 8.0
#define TITLE_LEAST 420.0

tkd_text tkd_drawing_phrase(const tkd_drawing *drawing, tkd_phrase phrase)
{
    return phrase.by[drawing->language];
}

tkd_text tkd_say(const tkd_drawing *drawing, const char *et, const char *en, const char *ru)
{
    const char *const by[TKD_LANGUAGE_COUNT] = {et, en, ru};
    return tkd_text_of(by[drawing->language]);
}

tkd_text tkd_drawing_label(const tkd_drawing *drawing, const tkd_label *label)
{
    const tkd_text text = tkd_label_in(label, drawing->language);
    return text.data == NULL ? (tkd_text){"", 0} : text;
}

enum { ALL_VIEWS = (1U << TKD_VIEW_COUNT) - 1U };

bool tkd_drawing_shows_all(const tkd_drawing *drawing)
{
    return (drawing->views & ALL_VIEWS) == ALL_VIEWS;
}

// ---- Head

typedef struct key_figure {
    const char *part;
    tkd_word word;
    tkd_text value;
    tkd_text aside;
} key_figure;

// The only journey that is drawn: the one asked for, or the only one that those take whose views are
// shown; else TKD_NONE.
static int32_t only_journey(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    int32_t only = drawing->journey;
    if (only != TKD_NONE || tkd_drawing_shows_all(drawing)) {
        return only;
    }
    for (uint32_t i = 0; i < picture->step_count; i++) {
        const tkd_picture_step *step = &picture->steps[i];
        const bool taken = step->views == 0 || (step->views & drawing->views) != 0;
        if (taken && only != TKD_NONE && only != step->journey) {
            return TKD_NONE;
        }
        only = taken ? step->journey : only;
    }
    return only;
}

static const tkd_picture_key_figures *figures_of(const tkd_drawing *drawing)
{
    const int32_t journey = only_journey(drawing);
    return journey == TKD_NONE ? &drawing->picture->figures
                               : &drawing->picture->journeys[journey].figures;
}

// "287 p", or a dash where nobody got there.
static tkd_text days_text(const tkd_drawing *drawing, double hours)
{
    const tkd_text days = tkd_print_days(drawing->sheet, hours, drawing->language);
    if (isnan(hours)) {
        return days;
    }
    return tkd_sheet_format(drawing->sheet, "%.*s\u00a0%.*s", TKD_ARG(days),
                            TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
}

static void fill_key_figures(const tkd_drawing *drawing, key_figure figures[KEY_FIGURES])
{
    const tkd_picture_key_figures *from = figures_of(drawing);
    tkd_sheet *sheet = drawing->sheet;
    const tkd_language language = drawing->language;
    figures[0] = (key_figure){"completed", TKD_WORD_COMPLETED,
                              tkd_print_share(sheet, from->completed_share.mean, language),
                              tkd_print_margin(sheet, from->completed_share, 100.0, 0, language)};
    figures[1] = (key_figure){
        "time", TKD_WORD_MEDIAN_TIME, days_text(drawing, from->time_p50_h.mean),
        tkd_sheet_format(sheet, "90%%: %.*s", TKD_ARG(days_text(drawing, from->time_p90_h.mean)))};
    figures[2] =
        (key_figure){"left", TKD_WORD_LEFT, tkd_print_share(sheet, from->left_share.mean, language),
                     tkd_print_margin(sheet, from->left_share, 100.0, 0, language)};
    figures[3] = (key_figure){
        "visits", TKD_WORD_VISITS, tkd_print_number(sheet, from->visits.mean, 1, language),
        tkd_sheet_format(sheet, "%.*s %.*s", TKD_ARG(tkd_word_in(TKD_WORD_IN_VAIN, language)),
                         TKD_ARG(tkd_print_number(sheet, from->rework.mean, 1, language)))};
}

static void put_key_figures(const tkd_drawing *drawing, double x, double y)
{
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const double t = drawing->text;
    key_figure figures[KEY_FIGURES];
    fill_key_figures(drawing, figures);
    const tkd_text_style small = {
        {10.0 * t, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_LEFT, "figure-name"};
    const tkd_text_style large = {
        {19.0 * t, TKD_WEIGHT_BOLD}, colors->ink, TKD_ALIGN_LEFT, "figure-value"};
    const tkd_text_style aside = {
        {10.0 * t, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_RIGHT, "figure-aside"};
    for (size_t i = 0; i < KEY_FIGURES; i++) {
        const double left = x + (double)i * (KEY_WIDTH + KEY_GAP) * t;
        const tkd_text id = tkd_text_of(figures[i].part);
        const tkd_mark card = {
            .kind = TKD_MARK_CARD,
            .id = tkd_sheet_id(sheet, "figure", id, ""),
            .class_name = "figure",
            .x = left,
            .y = y,
            .width = KEY_WIDTH * t,
            .height = KEY_HEIGHT * t,
            .fill = colors->band,
        };
        tkd_sheet_put(sheet, &card);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "figure", id, "name"),
                           tkd_word_in(figures[i].word, drawing->language), left + 10.0 * t,
                           y + 6.0 * t, &small);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "figure", id, "value"), figures[i].value,
                           left + 10.0 * t, y + 22.0 * t, &large);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "figure", id, "aside"), figures[i].aside,
                           left + (KEY_WIDTH - 10.0) * t, y + 31.0 * t, &aside);
    }
}

// " · in the eyes of the newcomer, …" where views are left out.
static void write_views(const tkd_drawing *drawing, tkd_writer *writer)
{
    bool first = true;
    for (tkd_view view = TKD_VIEW_NEWCOMER; view < TKD_VIEW_COUNT; view++) {
        if (!tkd_drawing_shows_all(drawing) && (drawing->views & 1U << view) != 0) {
            tkd_write_string(writer, first ? " · " : ", ");
            tkd_write(writer, tkd_word_in_view(view, drawing->language));
            first = false;
        }
    }
}

// Where, when, for whom, how many.
static tkd_text subtitle(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    const tkd_language language = drawing->language;
    tkd_sheet *sheet = drawing->sheet;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, sheet->arena, 0);
    tkd_write(&writer, drawing->diagram);
    const int32_t journey = only_journey(drawing);
    if (journey != TKD_NONE && picture->journey_count > 1) {
        const tkd_text title = tkd_drawing_label(drawing, &picture->journeys[journey].title);
        if (!tkd_text_equal(title, sheet->title)) {
            tkd_write_string(&writer, " · ");
            tkd_write(&writer, title);
        }
    }
    write_views(drawing, &writer);
    tkd_write_string(&writer, " · ");
    const bool all = tkd_text_equal(picture->municipality, TKD_TEXT("*"));
    tkd_write(&writer, all ? tkd_word_in(TKD_WORD_ALL_MUNICIPALITIES, language)
                           : tkd_drawing_label(drawing, &picture->municipality_title));
    if (!tkd_text_equal(picture->group, TKD_TEXT("*")) && picture->group.size > 0) {
        tkd_write_string(&writer, " · ");
        tkd_write(&writer, tkd_drawing_label(drawing, &picture->group_title));
    }
    tkd_write_string(&writer, " · ");
    if (tkd_text_equal(picture->scenario, TKD_TEXT("today"))) {
        tkd_write(&writer, tkd_word_in(TKD_WORD_TODAY, language));
    } else {
        tkd_write(&writer, tkd_drawing_label(drawing, &picture->scenario_title));
    }
    const double arrived = figures_of(drawing)->arrived.mean;
    if (!isnan(arrived)) {
        tkd_write_string(&writer, " · ");
        tkd_write(&writer, tkd_print_count(sheet, arrived, 0, TKD_COUNTED_ARRIVALS, language));
    }
    return tkd_writer_text(&writer);
}

double tkd_frame_least_width(const tkd_drawing *drawing)
{
    return (KEY_FIGURES * KEY_WIDTH + (KEY_FIGURES - 1) * KEY_GAP) * drawing->text;
}

double tkd_frame_titles(const tkd_drawing *drawing, double width, tkd_frame_block *block)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const double t = drawing->text;
    const bool beside = block->width > 0.0 && width - block->width >= TITLE_LEAST * t;
    const double text_width = (beside ? width - block->width - 24.0 : width);
    const tkd_font title_font = {22.0 * t, TKD_WEIGHT_BOLD};
    const tkd_font under_font = {11.0 * t, TKD_WEIGHT_NORMAL};
    const tkd_lines title = tkd_sheet_break(sheet, sheet->title, title_font, text_width, 3);
    const tkd_lines under = tkd_sheet_break(sheet, subtitle(drawing), under_font, text_width, 3);
    const tkd_text_style title_style = {title_font, colors->ink, TKD_ALIGN_LEFT, "title"};
    const tkd_text_style under_style = {under_font, colors->faint, TKD_ALIGN_LEFT, "subtitle"};
    const double y = TKD_MARGIN;
    tkd_sheet_put_lines(sheet, TKD_TEXT("title"), &title, TKD_MARGIN, y, &title_style);
    tkd_sheet_put_lines(sheet, TKD_TEXT("subtitle"), &under, TKD_MARGIN, y + title.height + 4.0,
                        &under_style);
    double below = y + title.height + 4.0 + under.height;
    if (block->width > 0.0) {
        block->x = beside ? TKD_MARGIN + width - block->width : TKD_MARGIN;
        block->y = beside ? y : below + 10.0;
        below = fmax(below, block->y + block->height);
    }
    return below + 12.0;
}

double tkd_frame_head(const tkd_drawing *drawing, double width)
{
    const bool has_figures = drawing->picture->facts.simulated;
    tkd_frame_block block = {
        .width = has_figures ? tkd_frame_least_width(drawing) : 0.0,
        .height = KEY_HEIGHT * drawing->text,
    };
    const double below = tkd_frame_titles(drawing, width, &block);
    if (has_figures) {
        put_key_figures(drawing, block.x, block.y);
    }
    return below;
}
