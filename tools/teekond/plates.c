// SPDX-License-Identifier: EUPL-1.2
// Drawing the pictures of a report. Each is made from a document in memory and read back from a file
// without a name, so that nothing is left behind.
#include "plates.h"

#include <stdio.h>

#include "document.h"
#include "drawer.h"
#include "interrupt.h"

// What is drawn for each picture.
static const char *const diagrams[TKD_BRIEF_PICTURE_COUNT] = {"map", "heat", "pareto", "compare"};

// ---- Reading back -------------------------------------------------------------------------------

static bool read_file(FILE *file, tkd_arena *arena, tkd_text *bytes)
{
    long size = 0;
    if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) <= 0 ||
        fseek(file, 0, SEEK_SET) != 0) {
        return false;
    }
    char *data = TKD_TAKE(arena, (size_t)size + 1, char);
    if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size) {
        return false;
    }
    *bytes = (tkd_text){data, (size_t)size};
    return true;
}

// The number of four bytes, highest first, of the header of a PNG (RFC 2083, section 4.1.1).
static uint32_t read_size(tkd_text png, size_t at)
{
    uint32_t value = 0;
    for (size_t i = at; i < at + 4 && i < png.size; i++) {
        value = value << 8 | (unsigned char)png.data[i];
    }
    return value;
}

// ---- Drawing ------------------------------------------------------------------------------------

static tkd_child_end draw(tkd_console *console, const char *diagram, const char *type,
                          tkd_text document, tkd_text *bytes)
{
    const char *words[] = {
        "-d", diagram, "-T", type, "-o", "-", "--lang", tkd_language_code(console->language), NULL};
    int number = 0;
    FILE *file = tmpfile();
    if (file == NULL) {
        return TKD_CHILD_UNSTARTED;
    }
    tkd_child_end end = tkd_drawer_draw(words, document, file, &number);
    if (end == TKD_CHILD_ENDED && (number != 0 || !read_file(file, console->arena, bytes))) {
        end = TKD_CHILD_BROKEN;
    }
    (void)fclose(file);
    return end;
}

static void say_missing(tkd_console *console, tkd_child_end end, tkd_paper_picture *picture)
{
    const bool is_absent = end == TKD_CHILD_UNSTARTED;
    *picture = (tkd_paper_picture){
        .alternative = tkd_text_of(
            is_absent
                ? tkd_say(console,
                          "Pilti ei ole: joonistamise programm teekond-draw ei ole paigaldatud.",
                          "No picture: the drawing program teekond-draw is not installed.")
                : tkd_say(console, "Seda pilti ei õnnestunud joonistada.",
                          "This picture could not be drawn."))};
    tkd_console_note(console, "aruandesse jäi pilt tegemata", "the report lacks a picture");
}

static tkd_outcome draw_one(tkd_console *console, const char *diagram, tkd_text document,
                            bool needs_svg, bool needs_png, tkd_paper_picture *picture)
{
    tkd_child_end end = TKD_CHILD_ENDED;
    if (needs_svg) {
        end = draw(console, diagram, "svg", document, &picture->svg);
    }
    if (needs_png && end == TKD_CHILD_ENDED) {
        end = draw(console, diagram, "png", document, &picture->png);
        picture->png_width = read_size(picture->png, 16);
        picture->png_height = read_size(picture->png, 20);
    }
    if (end == TKD_CHILD_INTERRUPTED || tkd_interrupt_asked()) {
        tkd_console_note(console, "katkestatud: aruannet ei tehtud",
                         "interrupted: no report was made");
        return TKD_OUTCOME_INTERRUPTED;
    }
    if (end != TKD_CHILD_ENDED) {
        say_missing(console, end, picture);
    }
    return TKD_OUTCOME_DONE;
}

// ---- What they show -----------------------------------------------------------------------------

// The document of the pictures. Counts of people that are hidden are in no picture: then there are no
// figures on it at all.
static tkd_outcome make_document(tkd_console *console, const tkd_brief_input *input,
                                 bool with_figures, tkd_text *document)
{
    const tkd_picture_options shown = {
        .scenario = input->model->scenario,
        .municipality = input->form == TKD_BRIEF_STATE ? (tkd_text){0} : input->municipality,
        .beside = input->form == TKD_BRIEF_STATE ? TKD_BESIDE_MUNICIPALITIES : TKD_BESIDE_NOTHING,
    };
    tkd_picture picture;
    tkd_outcome outcome =
        tkd_document_picture(console, input->model, with_figures ? input->results : NULL,
                             with_figures ? input->findings : NULL, &shown, &picture);
    return outcome == TKD_OUTCOME_DONE ? tkd_document_write(console, &picture, NULL, NULL, document)
                                       : outcome;
}

static bool is_wanted(const tkd_brief_input *input, tkd_brief_picture which, bool with_figures)
{
    switch (which) {
    case TKD_BRIEF_MAP: return true;
    case TKD_BRIEF_HEAT: return input->model->bottleneck_count > 0;
    case TKD_BRIEF_PARETO: return with_figures && input->model->bottleneck_count > 0;
    case TKD_BRIEF_COMPARE:
        return with_figures && input->municipalities != NULL && input->form == TKD_BRIEF_STATE;
    case TKD_BRIEF_PICTURE_COUNT: break;
    }
    return false;
}

tkd_outcome tkd_plates_draw(tkd_console *console, tkd_brief_input *input, bool needs_svg,
                            bool needs_png)
{
    const bool with_figures =
        tkd_brief_may_draw_counts(input->model, input->suppress_below, console->arena);
    tkd_text document = {0};
    tkd_outcome outcome = make_document(console, input, with_figures, &document);
    for (int i = 0; i < TKD_BRIEF_PICTURE_COUNT && outcome == TKD_OUTCOME_DONE; i++) {
        if (is_wanted(input, (tkd_brief_picture)i, with_figures) &&
            tkd_ranks_own(console->ranks) == 0) {
            outcome =
                draw_one(console, diagrams[i], document, needs_svg, needs_png, &input->pictures[i]);
        }
    }
    return outcome;
}
