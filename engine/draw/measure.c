// SPDX-License-Identifier: EUPL-1.2
// Measuring with Pango. Context and layout are set up as Graphviz's own text plugin does it (hinted,
// 96 dots per inch, sizes in points), so that what is measured here is what is drawn there.
#include "measure.h"
#include "teekond/writer.h"

#include <pango/pangocairo.h>

#include <math.h>
#include <string.h>

#define DOTS_PER_INCH 96.0
#define POINTS_PER_INCH 72.0

const char *tkd_font_name(tkd_weight weight)
{
    switch (weight) {
    case TKD_WEIGHT_NORMAL: return TKD_FONT_FAMILY;
    case TKD_WEIGHT_SEMIBOLD: return TKD_FONT_FAMILY " Semi-Bold";
    case TKD_WEIGHT_BOLD: return TKD_FONT_FAMILY " Bold";
    }
    return TKD_FONT_FAMILY;
}

double tkd_font_line(tkd_font font)
{
    return font.size * 1.25;
}

enum { KNOWN_WIDTHS = 1 << 13, KNOWN_BYTES = 44 };

// The width of a short text, so that words which come again need no measuring. Where two texts fall
// into one place the later one has it.
typedef struct tkd_known_width {
    char bytes[KNOWN_BYTES];
    uint16_t size; // 0: nobody has the place.
    uint16_t weight;
    double font_size;
    double width;
} tkd_known_width;

static PangoContext *new_context(void)
{
    PangoFontMap *map = pango_cairo_font_map_new();
    if (map == NULL) {
        return NULL;
    }
    PangoContext *context = pango_font_map_create_context(map);
    g_object_unref(map);
    if (context == NULL) {
        return NULL;
    }
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_FULL);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, DOTS_PER_INCH);
    cairo_font_options_destroy(options);
    return context;
}

tkd_status tkd_measure_init(tkd_measure *measure, tkd_error *err)
{
    *measure = (tkd_measure){0};
    PangoContext *context = new_context();
    if (context == NULL) {
        return TKD_FAIL(err, TKD_ERR_LIBRARY, TKD_NOWHERE, "Pango ei käivitu (Pango fails)");
    }
    for (int weight = 0; weight < 3; weight++) {
        PangoLayout *layout = pango_layout_new(context);
        PangoFontDescription *description =
            pango_font_description_from_string(tkd_font_name((tkd_weight)weight));
        pango_layout_set_font_description(layout, description);
        pango_layout_set_single_paragraph_mode(layout, TRUE);
        pango_font_description_free(description);
        measure->layouts[weight] = layout;
    }
    g_object_unref(context);
    tkd_arena_init(&measure->arena, 0);
    measure->known = TKD_TAKE(&measure->arena, KNOWN_WIDTHS, tkd_known_width);
    return TKD_OK;
}

tkd_status tkd_measure_read_hyphens(tkd_measure *measure, tkd_language language, tkd_arena *arena,
                                    tkd_error *err)
{
    measure->hyphenation.language = language;
    TKD_TRY(tkd_hyphens_find(TKD_ET, arena, &measure->hyphenation.by[TKD_ET], err));
    return language == TKD_ET
               ? TKD_OK
               : tkd_hyphens_find(language, arena, &measure->hyphenation.by[language], err);
}

void tkd_measure_clear(tkd_measure *measure)
{
    for (int weight = 0; weight < 3; weight++) {
        if (measure->layouts[weight] != NULL) {
            g_object_unref(measure->layouts[weight]);
        }
    }
    tkd_arena_clear(&measure->arena);
    *measure = (tkd_measure){0};
}

static double width_by_pango(const tkd_measure *measure, tkd_text text, tkd_font font)
{
    PangoLayout *layout = measure->layouts[font.weight];
    const PangoFontDescription *current = pango_layout_get_font_description(layout);
    const int size = (int)lround(font.size * TKD_SHEET_SCALE * PANGO_SCALE);
    if (pango_font_description_get_size(current) != size) {
        PangoFontDescription *description = pango_font_description_copy(current);
        pango_font_description_set_size(description, size);
        pango_layout_set_font_description(layout, description);
        pango_font_description_free(description);
    }
    pango_layout_set_text(layout, text.data, (int)text.size);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    const double points = (double)logical.width / PANGO_SCALE * POINTS_PER_INCH / DOTS_PER_INCH;
    return points / TKD_SHEET_SCALE;
}

static bool is_known(const tkd_known_width *known, tkd_text text, tkd_font font)
{
    return known->size == text.size && known->weight == font.weight &&
           known->font_size == font.size && // It was copied from one.
           memcmp(known->bytes, text.data, text.size) == 0;
}

double tkd_measure_width(const tkd_measure *measure, tkd_text text, tkd_font font)
{
    if (text.size == 0) {
        return 0.0;
    }
    if (text.size > KNOWN_BYTES || measure->known == NULL) {
        return width_by_pango(measure, text, font);
    }
    const uint32_t mixed = (uint32_t)lround(font.size * 64.0) * 4U + (uint32_t)font.weight;
    const uint32_t hash = tkd_text_hash_here(text) ^ mixed * 2654435761U;
    tkd_known_width *known = &measure->known[hash % KNOWN_WIDTHS];
    if (!is_known(known, text, font)) {
        *known = (tkd_known_width){
            .size = (uint16_t)text.size,
            .weight = (uint16_t)font.weight,
            .font_size = font.size,
            .width = width_by_pango(measure, text, font),
        };
        for (size_t i = 0; i < text.size; i++) {
            known->bytes[i] = text.data[i];
        }
    }
    return known->width;
}

// ---- Breaking

enum { LINE_BYTES = 2048 }; // More than any sheet is wide.

// The state of one breaking.
typedef struct breaking {
    const tkd_measure *measure;
    tkd_arena *arena;
    tkd_font font;
    double width;
    size_t most_lines;
    tkd_list lines;
    char line[LINE_BYTES]; // The line being filled.
    size_t size;
    double pieces; // Widths of what stands on the line, added up.
    double blank;  // Width of a blank.
    bool is_full;  // As many lines as may be, with text left over.
} breaking;

static bool is_left_out(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
           (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF ||
           (character & 0xFFFE) == 0xFFFE || character == 0xAD;
}

// The text with every blank a single space and without what must not be drawn.
static tkd_text clean(tkd_arena *arena, tkd_text text)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, arena, 0);
    size_t offset = 0;
    bool blank = false;
    while (offset < text.size) {
        const uint32_t character = tkd_text_next(text, &offset);
        if (character == ' ' || character == '\n' || character == '\t' || character == '\r') {
            blank = writer.size > 0;
            continue;
        }
        if (is_left_out(character)) {
            continue;
        }
        if (blank) {
            tkd_write_char(&writer, ' ');
            blank = false;
        }
        char bytes[4];
        tkd_write(&writer, (tkd_text){bytes, tkd_text_encode(character, bytes)});
    }
    return tkd_writer_text(&writer);
}

static double width_of(const breaking *state, tkd_text text)
{
    return tkd_measure_width(state->measure, text, state->font);
}

// Adds to the line as much as there is room for; false when that is not all.
static bool put(breaking *state, tkd_text text)
{
    if (text.size > LINE_BYTES - state->size) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        state->line[state->size++] = text.data[i];
    }
    return true;
}

// Closes the line being filled.
static tkd_status end_line(breaking *state, tkd_error *err)
{
    const tkd_text line = tkd_text_copy(state->arena, (tkd_text){state->line, state->size});
    tkd_text *place = tkd_list_add(&state->lines);
    if (line.data == NULL || place == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    *place = line;
    state->size = 0;
    state->pieces = 0.0;
    state->is_full = state->lines.count >= state->most_lines;
    return TKD_OK;
}

// Would the line hold this as well?
static bool fits(breaking *state, tkd_text more, bool hyphen)
{
    const size_t before = state->size;
    const bool has_room = put(state, more) && (!hyphen || put(state, TKD_TEXT("-")));
    const bool result =
        has_room && width_of(state, (tkd_text){state->line, state->size}) <= state->width;
    state->size = before;
    return result;
}

// Is this byte inside a character, not at its beginning?
static bool is_inside(tkd_text text, size_t at)
{
    return at < text.size && ((unsigned char)text.data[at] & 0xC0U) == 0x80U;
}

// At most so many bytes of the text, whole characters.
static tkd_text beginning(tkd_text text, size_t bytes)
{
    size_t end = bytes < text.size ? bytes : text.size;
    while (end > 0 && is_inside(text, end)) {
        end--;
    }
    return tkd_text_part(text, 0, end);
}

// Bytes of the longest beginning of the word that fits the line, at least one character.
static size_t fitting_bytes(breaking *state, tkd_text word)
{
    size_t best = 0;
    (void)tkd_text_next(word, &best);
    size_t low = best;
    size_t high = word.size < 400 ? word.size : 400; // No line holds more.
    while (low < high) {
        const size_t middle = low + (high - low + 1) / 2;
        const tkd_text part = beginning(word, middle);
        if (fits(state, part, true)) {
            best = part.size > best ? part.size : best;
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return best;
}

// Where to break a word of which `most` bytes fit: at a seam, unless the line would stay emptier than
// half and the rest not fit the next one either; else at a syllable. 0: nowhere.
static size_t choose_break(const breaking *state, tkd_text word, size_t most)
{
    const tkd_breaks breaks = tkd_word_breaks(&state->measure->hyphenation, word, most);
    if (breaks.seam == 0 || breaks.seam == breaks.syllable) {
        return breaks.syllable;
    }
    const tkd_text rest = tkd_text_part(word, breaks.seam, SIZE_MAX);
    const bool is_enough = breaks.seam * 2 >= breaks.syllable;
    return is_enough || width_of(state, rest) <= state->width ? breaks.seam : breaks.syllable;
}

// A word wider than a line: broken with a hyphen, or anywhere when there is no place for one.
static tkd_status add_long_word(breaking *state, tkd_text word, tkd_error *err)
{
    while (!state->is_full && !fits(state, word, false)) {
        const size_t most = fitting_bytes(state, word);
        size_t at = choose_break(state, word, most);
        const bool has_hyphen = at > 0;
        if (!has_hyphen) {
            if (state->size > 0) {
                TKD_TRY(end_line(state, err));
                continue;
            }
            at = most;
        }
        (void)put(state, tkd_text_part(word, 0, at));
        if (has_hyphen) {
            (void)put(state, TKD_TEXT("-"));
        }
        word = tkd_text_part(word, at, SIZE_MAX);
        TKD_TRY(end_line(state, err));
    }
    if (!state->is_full) {
        (void)put(state, word);
    }
    return TKD_OK;
}

// What stands between pieces (kerning) is less than this share of a line.
#define BETWEEN_PIECES 0.02

// A piece that is not broken if it can be helped: a word, or a word up to its hyphen. Lines are
// measured as a whole only where it comes to that: long ones are dear.
static tkd_status add_piece(breaking *state, tkd_text piece, bool after_blank, tkd_error *err)
{
    const size_t before = state->size;
    const bool has_blank = after_blank && before > 0;
    const double width = width_of(state, piece);
    const double pieces = state->pieces + width + (has_blank ? state->blank : 0.0);
    if (has_blank) {
        (void)put(state, TKD_TEXT(" "));
    }
    const bool surely_fits = pieces <= state->width * (1.0 - BETWEEN_PIECES);
    if ((surely_fits && put(state, piece)) || (fits(state, piece, false) && put(state, piece))) {
        state->pieces = pieces;
        return TKD_OK;
    }
    if (width <= state->width || before == 0 ||
        choose_break(state, piece, fitting_bytes(state, piece)) == 0) {
        // A blank at the line's end is as good as none.
        state->size = before;
        if (before > 0) {
            TKD_TRY(end_line(state, err));
        }
    }
    if (!state->is_full) {
        TKD_TRY(add_long_word(state, piece, err));
        state->pieces = width_of(state, (tkd_text){state->line, state->size});
    }
    return TKD_OK;
}

enum { HEAD_LETTERS = 4, TAIL_LETTERS = 3 };

// Characters of a word, from a byte up to a blank, hyphen or slash, when all are letters; else 0.
static size_t letters_from(tkd_text text, size_t from)
{
    size_t count = 0;
    size_t offset = from;
    while (offset < text.size && strchr(" -/", text.data[offset]) == NULL) {
        const uint32_t character = tkd_text_next(text, &offset);
        if (character < 0xC0 && strchr("0123456789.,:;%()", (int)character) != NULL) {
            return 0;
        }
        count++;
    }
    return count;
}

// Bytes up to the end of the piece that begins at `from`: a blank, or behind a hyphen or slash that
// words of some length stand around.
static size_t piece_end(tkd_text text, size_t from)
{
    size_t end = from;
    size_t word = from;
    while (end < text.size && text.data[end] != ' ') {
        const char byte = text.data[end++];
        if (byte != '-' && byte != '/') {
            continue;
        }
        if (letters_from(text, word) >= HEAD_LETTERS && letters_from(text, end) >= TAIL_LETTERS) {
            break;
        }
        word = end;
    }
    return end;
}

// Puts "…" at the end of the last line, in place of as much as it needs.
static tkd_status end_in_ellipsis(breaking *state, tkd_error *err)
{
    tkd_text *lines = state->lines.items;
    tkd_text *last = &lines[state->lines.count - 1];
    tkd_text kept = *last;
    for (;;) {
        const tkd_text made = tkd_text_format(state->arena, "%.*s…", TKD_ARG(kept));
        if (made.data == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
        }
        if (kept.size == 0 || width_of(state, made) <= state->width) {
            *last = made;
            return TKD_OK;
        }
        kept = beginning(kept, kept.size - 1);
    }
}

static tkd_status break_clean(breaking *state, tkd_text text, tkd_error *err)
{
    size_t at = 0;
    bool after_blank = false;
    while (at < text.size && !state->is_full) {
        if (text.data[at] == ' ') {
            after_blank = true;
            at++;
            continue;
        }
        const size_t end = piece_end(text, at);
        TKD_TRY(add_piece(state, tkd_text_part(text, at, end - at), after_blank, err));
        after_blank = false;
        at = end;
    }
    if (state->is_full) {
        return end_in_ellipsis(state, err);
    }
    return state->size > 0 ? end_line(state, err) : TKD_OK;
}

tkd_status tkd_measure_break(const tkd_measure *measure, tkd_arena *arena, tkd_text text,
                             tkd_font font, double width, size_t most_lines, tkd_lines *lines,
                             tkd_error *err)
{
    breaking state = {
        .measure = measure,
        .arena = arena,
        .font = font,
        .width = width,
        .most_lines = most_lines,
    };
    state.blank = width_of(&state, TKD_TEXT(" "));
    tkd_list_init(&state.lines, arena, sizeof(tkd_text));
    TKD_TRY(break_clean(&state, clean(arena, text), err));
    *lines = (tkd_lines){.lines = state.lines.items, .count = state.lines.count};
    for (size_t i = 0; i < lines->count; i++) {
        const double line_width = width_of(&state, lines->lines[i]);
        lines->width = line_width > lines->width ? line_width : lines->width;
    }
    lines->height = (double)lines->count * tkd_font_line(font);
    return TKD_OK;
}
