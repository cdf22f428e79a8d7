// SPDX-License-Identifier: EUPL-1.2
// The foot: what the signs mean, how the figures came to be, where from. Its paragraphs run through
// columns of equal width, balanced like those of a newspaper, so that a long list of sources is no
// wall of text on a wide sheet.
#include "frame.h"

#include "teekond/date.h"

#include <math.h>

// At the usual size of text.
#define SIZE 9.5
#define HEADING_SIZE 10.5
#define COLUMN 290.0 /* About as wide as is read well. */
#define GAP 28.0
#define ABOVE_HEADING 9.0
#define BELOW_HEADING 1.0
#define BETWEEN 2.0
#define SIGN 7.0 /* Between a sign and what it means. */

enum { PARAGRAPH_LINES = 12 };

typedef struct paragraph {
    tkd_frame_sign sign;
    double sign_width; // With the room behind it; 0: none.
    tkd_lines lines;
    bool is_faint;
    bool stays; // With the paragraph before it, in one column if that can be.
} paragraph;

static tkd_font font_of(const tkd_drawing *drawing, bool is_heading)
{
    return is_heading ? (tkd_font){HEADING_SIZE * drawing->text, TKD_WEIGHT_SEMIBOLD}
                      : (tkd_font){SIZE * drawing->text, TKD_WEIGHT_NORMAL};
}

// ---- What stands in the foot

static void add(const tkd_drawing *drawing, tkd_frame_foot_lines *foot, const tkd_frame_sign *sign,
                bool is_faint)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_font font = font_of(drawing, sign->is_heading);
    const double glyph = tkd_measure_width(sheet->measure, sign->glyph, font);
    const double wide = fmax(sign->mark.width, glyph);
    const double sign_width = wide > 0.0 ? wide + SIGN * drawing->text : 0.0;
    const tkd_lines lines =
        tkd_sheet_break(sheet, sign->says, font, foot->column - sign_width, PARAGRAPH_LINES);
    if (lines.count == 0) {
        return;
    }
    paragraph *place = tkd_list_add(&foot->paragraphs);
    if (place == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    *place = (paragraph){
        .sign = *sign,
        .sign_width = sign_width,
        .lines = lines,
        .is_faint = is_faint,
        .stays = !sign->is_heading && !sign->may_part,
    };
}

static void add_text(const tkd_drawing *drawing, tkd_frame_foot_lines *foot, const char *part,
                     tkd_text says)
{
    const tkd_frame_sign sign = {.part = part, .says = says};
    add(drawing, foot, &sign, true);
}

static void add_heading(const tkd_drawing *drawing, tkd_frame_foot_lines *foot, const char *part,
                        tkd_text says)
{
    const tkd_frame_sign sign = {.part = part, .says = says, .is_heading = true};
    add(drawing, foot, &sign, false);
}

static tkd_text measured_text(const tkd_drawing *drawing)
{
    const tkd_picture_facts *facts = &drawing->picture->facts;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, tkd_word_in(TKD_WORD_MEASURED, drawing->language));
    tkd_write_string(&writer, " ");
    tkd_date_print(&writer, facts->from_day, drawing->language);
    tkd_write_string(&writer, "–");
    tkd_date_print(&writer, facts->to_day, drawing->language);
    tkd_write_string(&writer, ".");
    return tkd_writer_text(&writer);
}

// How the figures came to be.
static void add_facts(const tkd_drawing *drawing, tkd_frame_foot_lines *foot)
{
    const tkd_picture_facts *facts = &drawing->picture->facts;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_language language = drawing->language;
    add_heading(drawing, foot, "facts-heading", tkd_say(drawing, "Arvud", "Figures", "Цифры"));
    if (!facts->simulated) {
        add_text(drawing, foot, "facts", tkd_word_in(TKD_WORD_NOT_SIMULATED, language));
        return;
    }
    const tkd_text how =
        tkd_word_in(facts->partial ? TKD_WORD_PARTIAL : TKD_WORD_SIMULATED_NOTE, language);
    add_text(drawing, foot, "facts",
             tkd_sheet_format(sheet, "%.*s %.*s", TKD_ARG(how), TKD_ARG(measured_text(drawing))));
    const tkd_text assumptions = tkd_print_count(sheet, (double)facts->assumption_count, 0,
                                                 TKD_COUNTED_ASSUMPTIONS, language);
    add_text(drawing, foot, "facts-assumptions",
             tkd_sheet_format(sheet, "%.*s %.*s.",
                              TKD_ARG(tkd_say(drawing, "Mudelis on", "The model has", "В модели")),
                              TKD_ARG(assumptions)));
    const tkd_text replications =
        tkd_print_count(sheet, (double)facts->replications, 0, TKD_COUNTED_REPLICATIONS, language);
    add_text(drawing, foot, "facts-model",
             tkd_sheet_format(sheet, "%.*s · %.*s %llu · %.*s %.*s · teekond %.*s",
                              TKD_ARG(replications), TKD_ARG(tkd_word_in(TKD_WORD_SEED, language)),
                              (unsigned long long)facts->seed,
                              TKD_ARG(tkd_word_in(TKD_WORD_MODEL, language)),
                              TKD_ARG(facts->fingerprint), TKD_ARG(facts->version)));
}

static void add_sources(const tkd_drawing *drawing, tkd_frame_foot_lines *foot)
{
    const tkd_picture *picture = drawing->picture;
    if (picture->source_count == 0) {
        return;
    }
    add_heading(drawing, foot, "sources-heading",
                tkd_sheet_format(drawing->sheet, "%.*s (%u)",
                                 TKD_ARG(tkd_word_in(TKD_WORD_SOURCES, drawing->language)),
                                 picture->source_count));
    for (uint32_t i = 0; i < picture->source_count; i++) {
        const tkd_frame_sign source = {
            .part = "source",
            .says = tkd_drawing_label(drawing, &picture->sources[i]),
            .may_part = true,
        };
        add(drawing, foot, &source, true);
    }
}

static void add_level(const tkd_drawing *drawing, tkd_frame_foot_lines *foot, const char *color,
                      tkd_text says)
{
    const tkd_frame_sign sign = {
        .part = "level",
        .mark = {.kind = TKD_MARK_BOX,
                 .fill = color,
                 .width = 4.0 * drawing->text,
                 .height = 10.0 * drawing->text},
        .says = says,
    };
    add(drawing, foot, &sign, false);
}

// A swatch and a word for every level that provides something here.
static void add_levels(const tkd_drawing *drawing, tkd_frame_foot_lines *foot)
{
    bool used[TKD_LEVEL_EU + 1] = {false};
    bool any = false;
    bool none = false;
    for (uint32_t i = 0; i < drawing->picture->step_count; i++) {
        const tkd_picture_step *step = &drawing->picture->steps[i];
        if (step->has_provider) {
            used[step->level] = true;
            any = true;
        }
        none = none || !step->has_provider;
    }
    if (any) {
        add_heading(drawing, foot, "levels-heading",
                    tkd_say(drawing, "Kes pakub", "Who provides", "Кто оказывает"));
    }
    for (tkd_level level = TKD_LEVEL_STATE; level <= TKD_LEVEL_EU; level++) {
        if (used[level]) {
            add_level(drawing, foot, drawing->colors->levels[level],
                      tkd_word_level(level, drawing->language));
        }
    }
    if (any && none) {
        add_level(drawing, foot, drawing->colors->nobody,
                  tkd_say(drawing, "pakkujat pole märgitud", "no provider noted",
                          "исполнитель не указан"));
    }
}

static size_t column_count(double column, double gap, double width)
{
    const double count = round((width + gap) / (column + gap));
    return count < 1.0 ? 1 : (size_t)count;
}

void tkd_frame_foot_fill(const tkd_drawing *drawing, const tkd_frame_sign *signs, size_t count,
                         tkd_foot foot, double width, tkd_frame_foot_lines *lines)
{
    const double gap = GAP * drawing->text;
    const double columns = (double)column_count(COLUMN * drawing->text, gap, width);
    tkd_list_init(&lines->paragraphs, drawing->sheet->arena, sizeof(paragraph));
    lines->gap = gap;
    lines->column = (width + gap) / columns - gap;
    if (foot == TKD_FOOT_ALL) {
        add_levels(drawing, lines);
    }
    for (size_t i = 0; i < count; i++) {
        add(drawing, lines, &signs[i], false);
    }
    add_facts(drawing, lines);
    if (foot == TKD_FOOT_ALL) {
        add_sources(drawing, lines);
    }
}

// ---- Columns

static double height_of(const paragraph *one, bool is_first)
{
    const double above = !one->sign.is_heading ? 0.0 : is_first ? 0.0 : ABOVE_HEADING;
    const double below = one->sign.is_heading ? BELOW_HEADING : BETWEEN;
    return above + fmax(one->lines.height, one->sign.mark.height) + below;
}

// The paragraph at which the column ends that begins at `first` and is at most so high. What belongs
// together is parted only where it fills a column; a heading does not stay behind alone.
static size_t column_end(const tkd_frame_foot_lines *lines, size_t first, double most)
{
    const paragraph *all = lines->paragraphs.items;
    const size_t count = lines->paragraphs.count;
    double height = 0.0;
    size_t end = first;
    while (end < count) {
        height += height_of(&all[end], end == first);
        if (end > first && height > most + 1e-9) {
            break;
        }
        end++;
    }
    size_t apart = end;
    while (end < count && apart > first && (all[apart].stays || all[apart - 1].sign.is_heading)) {
        apart--;
    }
    return apart > first ? apart : end;
}

static bool fits(const tkd_frame_foot_lines *lines, size_t columns, double most)
{
    size_t at = 0;
    for (size_t i = 0; i < columns; i++) {
        at = column_end(lines, at, most);
    }
    return at == lines->paragraphs.count;
}

// The least height at which so many columns hold all, to a unit; no less than what stays together.
static double balanced_height(const tkd_frame_foot_lines *lines, size_t columns)
{
    const paragraph *all = lines->paragraphs.items;
    double together = 0.0;
    double low = 0.0;
    double high = 0.0;
    for (size_t i = 0; i < lines->paragraphs.count; i++) {
        high += height_of(&all[i], i == 0);
        together = height_of(&all[i], !all[i].stays) + (all[i].stays ? together : 0.0);
        low = fmax(low, together);
    }
    if (fits(lines, columns, low)) {
        return low;
    }
    while (high - low > 1.0) {
        const double middle = (low + high) / 2.0;
        if (fits(lines, columns, middle)) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return high;
}

#define RULE_ABOVE 8.0
#define RULE_BELOW 9.0

double tkd_frame_foot_height(const tkd_frame_foot_lines *lines, double width)
{
    const size_t columns = column_count(lines->column, lines->gap, width);
    return RULE_ABOVE + RULE_BELOW + balanced_height(lines, columns) + TKD_MARGIN;
}

// ---- Marks

static void put_sign(const tkd_drawing *drawing, const paragraph *one, tkd_text id, double x,
                     double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_font font = font_of(drawing, one->sign.is_heading);
    const double wide = one->sign_width - SIGN * drawing->text;
    const double line = tkd_font_line(font);
    if (one->sign.mark.width > 0.0) {
        tkd_mark mark = one->sign.mark;
        mark.id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "sign");
        mark.class_name = "legend";
        mark.x = x + (wide - mark.width) / 2.0;
        mark.y = y + (line - mark.height) / 2.0;
        tkd_sheet_put(sheet, &mark);
    }
    const tkd_text_style style = {font, one->sign.ink, TKD_ALIGN_CENTER, "legend"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "glyph"), one->sign.glyph,
                       x + wide / 2.0, y, &style);
}

static void put_paragraph(const tkd_drawing *drawing, const paragraph *one, double x, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const tkd_text_style style = {font_of(drawing, one->sign.is_heading),
                                  one->is_faint ? colors->faint : colors->ink, TKD_ALIGN_LEFT,
                                  one->sign.is_heading ? "legend-heading" : "legend"};
    const tkd_text id = tkd_sheet_id(sheet, "legend", tkd_text_of(one->sign.part), "");
    if (one->sign_width > 0.0) {
        put_sign(drawing, one, id, x, y);
    }
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "text"), &one->lines,
                        x + one->sign_width, y, &style);
}

static void put_rule(const tkd_drawing *drawing, double y, double width)
{
    const tkd_mark rule = {
        .id = tkd_sheet_id(drawing->sheet, "foot-rule", (tkd_text){0}, ""),
        .class_name = "rule",
        .line = drawing->colors->line,
        .line_width = 0.7,
    };
    const tkd_point2 points[] = {{TKD_MARGIN, y},
                                 {TKD_MARGIN + width / 3.0, y},
                                 {TKD_MARGIN + width / 1.5, y},
                                 {TKD_MARGIN + width, y}};
    tkd_sheet_put_curve(drawing->sheet, &rule, points, 4);
}

double tkd_frame_foot_put(const tkd_drawing *drawing, const tkd_frame_foot_lines *lines, double y,
                          double width)
{
    const paragraph *all = lines->paragraphs.items;
    const size_t columns = column_count(lines->column, lines->gap, width);
    const double most = balanced_height(lines, columns);
    const double top = y + RULE_ABOVE + RULE_BELOW;
    size_t at = 0;
    put_rule(drawing, y + RULE_ABOVE, width);
    for (size_t column = 0; at < lines->paragraphs.count; column++) {
        const size_t end = column_end(lines, at, most);
        const double x = TKD_MARGIN + (double)column * (width + lines->gap) / (double)columns;
        double below = top;
        for (size_t i = at; i < end; i++) {
            const double above = all[i].sign.is_heading && i > at ? ABOVE_HEADING : 0.0;
            put_paragraph(drawing, &all[i], x, below + above);
            below += height_of(&all[i], i == at);
        }
        at = end;
    }
    return top + most + TKD_MARGIN;
}

// ---- The foot of most diagrams

static double put_line_of_all(const tkd_drawing *drawing, const char *id, tkd_text text,
                              const char *color, double y, double width)
{
    const tkd_text_style style = {font_of(drawing, false), color, TKD_ALIGN_LEFT, "legend"};
    const tkd_lines lines =
        tkd_sheet_break(drawing->sheet, text, style.font, width, PARAGRAPH_LINES);
    tkd_sheet_put_lines(drawing->sheet, tkd_sheet_id(drawing->sheet, id, (tkd_text){0}, "text"),
                        &lines, TKD_MARGIN, y, &style);
    return y + lines.height + (lines.count > 0 ? 3.0 : 0.0);
}

static void write_count(const tkd_drawing *drawing, tkd_writer *writer, uint32_t count,
                        tkd_counted what)
{
    tkd_write(writer, tkd_print_count(drawing->sheet, (double)count, 0, what, drawing->language));
}

// How the figures came to be, in one line of text.
static tkd_text facts_text(const tkd_drawing *drawing)
{
    const tkd_picture_facts *facts = &drawing->picture->facts;
    const tkd_language language = drawing->language;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    if (!facts->simulated) {
        return tkd_word_in(TKD_WORD_NOT_SIMULATED, language);
    }
    tkd_write(&writer,
              tkd_word_in(facts->partial ? TKD_WORD_PARTIAL : TKD_WORD_SIMULATED_NOTE, language));
    tkd_write_string(&writer, " ");
    tkd_write(&writer, tkd_word_in(TKD_WORD_MEASURED, language));
    tkd_write_string(&writer, " ");
    tkd_date_print(&writer, facts->from_day, language);
    tkd_write_string(&writer, "–");
    tkd_date_print(&writer, facts->to_day, language);
    tkd_write_string(&writer, " · ");
    write_count(drawing, &writer, facts->replications, TKD_COUNTED_REPLICATIONS);
    tkd_write_string(&writer, " · ");
    tkd_write(&writer, tkd_word_in(TKD_WORD_SEED, language));
    tkd_write_format(&writer, " %llu · ", (unsigned long long)facts->seed);
    tkd_write(&writer, tkd_word_in(TKD_WORD_MODEL, language));
    tkd_write_format(&writer, " %.*s · teekond %.*s · ", TKD_ARG(facts->fingerprint),
                     TKD_ARG(facts->version));
    write_count(drawing, &writer, facts->assumption_count, TKD_COUNTED_ASSUMPTIONS);
    tkd_write_string(&writer, ".");
    return tkd_writer_text(&writer);
}

// Explanations and facts, each as one paragraph over the whole width.
static double put_facts_only(const tkd_drawing *drawing, const tkd_text *explanations, size_t count,
                             double y, double width)
{
    const tkd_colors *colors = drawing->colors;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (size_t i = 0; i < count; i++) {
        tkd_write_string(&writer, i > 0 ? " " : "");
        tkd_write(&writer, explanations[i]);
    }
    y = put_line_of_all(drawing, "legend-signs", tkd_writer_text(&writer), colors->ink, y + 10.0,
                        width);
    y = put_line_of_all(drawing, "legend-facts", facts_text(drawing), colors->faint, y, width);
    return y + TKD_MARGIN;
}

double tkd_frame_foot(const tkd_drawing *drawing, const tkd_text *explanations, size_t count,
                      tkd_foot foot, double y, double width)
{
    if (foot == TKD_FOOT_FACTS) {
        return put_facts_only(drawing, explanations, count, y, width);
    }
    tkd_frame_foot_lines lines = {0};
    tkd_frame_sign *signs = TKD_TAKE(drawing->sheet->arena, count + 1, tkd_frame_sign);
    if (signs == NULL) {
        tkd_sheet_fail_memory(drawing->sheet);
        return y;
    }
    signs[0] = (tkd_frame_sign){.part = "signs-heading",
                                .says = tkd_say(drawing, "Märgid", "Signs", "Знаки"),
                                .is_heading = true};
    for (size_t i = 0; i < count; i++) {
        signs[i + 1] = (tkd_frame_sign){.part = "signs", .says = explanations[i], .may_part = true};
    }
    tkd_frame_foot_fill(drawing, signs, count == 0 ? 0 : count + 1, foot, width, &lines);
    return drawing->sheet->status == TKD_OK ? tkd_frame_foot_put(drawing, &lines, y, width) : y;
}
