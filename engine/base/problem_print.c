// SPDX-License-Identifier: EUPL-1.2
// Printing problems for people: the message, the place, the line with a caret below, what to write
// instead. What comes from the user's files is made safe for terminals on the way.
#include "teekond/problem.h"

#include "file_map.h"
#include "problem_order.h"

enum {
    LONGEST_EXCERPT = 100, // Characters of a line that are shown.
    SHOWN_BEFORE = 60,     // Of these before the caret, when the line is longer.
    CODE_COUNT = 1000,     // Codes are below it.
};

typedef enum paint { PLAIN, STRONG, FRAME, RED, YELLOW, CYAN } paint;

typedef struct printer {
    const tkd_files *files;
    tkd_file_map *maps; // By number of the file; made when first needed.
    tkd_arena *arena;
    tkd_writer *out;
    bool color;
    bool estonian;
    bool explained[CODE_COUNT];
} printer;

static void set_paint(printer *to, paint color)
{
    static const char *const sequences[] = {
        [PLAIN] = "\033[0m",  [STRONG] = "\033[1m",    [FRAME] = "\033[34m",
        [RED] = "\033[1;31m", [YELLOW] = "\033[1;33m", [CYAN] = "\033[1;36m",
    };
    if (to->color) {
        tkd_write_string(to->out, sequences[color]);
    }
}

static void write_painted(printer *to, paint color, const char *string)
{
    set_paint(to, color);
    tkd_write_string(to->out, string);
    set_paint(to, PLAIN);
}

static void write_repeated(printer *to, char byte, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        tkd_write_char(to->out, byte);
    }
}

// Would a terminal obey it instead of showing it? Controls, and marks that turn the direction.
static bool is_unsafe(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
           (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x206F) || character == 0xFEFF;
}

static uint32_t make_safe(uint32_t character)
{
    return is_unsafe(character) ? 0xFFFD : character;
}

static void write_safe(printer *to, tkd_text text)
{
    size_t at = 0;
    while (at < text.size) {
        const uint32_t character = tkd_text_next(text, &at);
        char bytes[4];
        const bool is_blank = character == '\n' || character == '\t';
        const size_t size = tkd_text_encode(is_blank ? ' ' : make_safe(character), bytes);
        tkd_write(to->out, (tkd_text){bytes, size});
    }
}

static size_t count_digits(uint32_t number)
{
    size_t digits = 1;
    while (number >= 10) {
        number /= 10;
        digits++;
    }
    return digits;
}

// The start of a line of the frame: a line number (0: none), then the bar.
static void write_frame(printer *to, size_t gutter, uint32_t line)
{
    set_paint(to, FRAME);
    if (line == 0) {
        write_repeated(to, ' ', gutter);
    } else {
        write_repeated(to, ' ', gutter - count_digits(line));
        tkd_write_format(to->out, "%u", (unsigned)line);
    }
    tkd_write_string(to->out, " |");
    set_paint(to, PLAIN);
}

static const tkd_file_map *find_map(printer *to, uint32_t number)
{
    tkd_file_map *map = &to->maps[number];
    if (map->marks.count == 0 &&
        tkd_file_map_build(map, to->arena, tkd_files_get(to->files, number)->content) != TKD_OK) {
        return NULL;
    }
    return map;
}

// The part of a line that is shown.
typedef struct excerpt {
    uint32_t characters[LONGEST_EXCERPT];
    size_t count;
    bool cut_before;
    bool cut_after;
    size_t caret; // Index of the character under the caret; `count` behind the last one.
} excerpt;

// Cuts the excerpt around a place; false when the file has no such line.
static bool cut_excerpt(const tkd_file_map *map, tkd_place place, excerpt *cut)
{
    uint32_t column = place.column == 0 ? 1 : place.column;
    size_t caret_offset = 0;
    if (!tkd_file_map_find(map, place.line, &column, &caret_offset)) {
        return false;
    }
    cut->cut_before = column > LONGEST_EXCERPT - 20;
    uint32_t first = cut->cut_before ? column - SHOWN_BEFORE : 1;
    size_t at = 0;
    (void)tkd_file_map_find(map, place.line, &first, &at);
    cut->count = 0;
    cut->caret = 0;
    while (at < map->content.size && tkd_text_break(map->content, at) == 0) {
        if (cut->count == LONGEST_EXCERPT) {
            break;
        }
        cut->caret += at < caret_offset;
        cut->characters[cut->count++] = tkd_text_next(map->content, &at);
    }
    cut->cut_after = at < map->content.size && tkd_text_break(map->content, at) == 0;
    return true;
}

static void write_excerpt_line(printer *to, const excerpt *cut)
{
    tkd_write_string(to->out, cut->cut_before ? " …" : " ");
    for (size_t i = 0; i < cut->count; i++) {
        const uint32_t character = cut->characters[i];
        char bytes[4];
        const size_t size =
            tkd_text_encode(character == '\t' ? character : make_safe(character), bytes);
        tkd_write(to->out, (tkd_text){bytes, size});
    }
    tkd_write_string(to->out, cut->cut_after ? "…\n" : "\n");
}

static void write_caret_line(printer *to, const excerpt *cut, uint32_t width, char mark,
                             paint color, tkd_text message)
{
    tkd_write_string(to->out, cut->cut_before ? "  " : " ");
    for (size_t i = 0; i < cut->caret; i++) {
        if (cut->characters[i] == '\t') {
            tkd_write_char(to->out, '\t');
        } else {
            write_repeated(to, ' ', tkd_text_columns_of(make_safe(cut->characters[i])));
        }
    }
    size_t columns = 0;
    for (size_t i = cut->caret; i < cut->count && i - cut->caret < width; i++) {
        columns += tkd_text_columns_of(make_safe(cut->characters[i]));
    }
    set_paint(to, color);
    write_repeated(to, mark, columns == 0 ? 1 : columns);
    if (message.size > 0) {
        tkd_write_char(to->out, ' ');
        write_safe(to, message);
    }
    set_paint(to, PLAIN);
    tkd_write_char(to->out, '\n');
}

// One place: `  --> file:line:column` and the excerpt with its caret.
static void print_place(printer *to, tkd_place place, size_t gutter, const char *arrow, char mark,
                        paint color, tkd_text message)
{
    const tkd_file *file = tkd_files_get(to->files, place.file);
    if (file == NULL) {
        return;
    }
    write_repeated(to, ' ', gutter);
    write_painted(to, FRAME, arrow);
    tkd_write_char(to->out, ' ');
    write_safe(to, file->name);
    if (place.line == 0) {
        tkd_write_char(to->out, '\n');
        return;
    }
    tkd_write_format(to->out, ":%u:%u\n", (unsigned)place.line,
                     (unsigned)(place.column == 0 ? 1 : place.column));
    const tkd_file_map *map = find_map(to, place.file);
    excerpt cut;
    if (map == NULL || !cut_excerpt(map, place, &cut)) {
        return;
    }
    write_frame(to, gutter, 0);
    tkd_write_char(to->out, '\n');
    write_frame(to, gutter, place.line);
    write_excerpt_line(to, &cut);
    write_frame(to, gutter, 0);
    write_caret_line(to, &cut, place.width == 0 ? 1 : place.width, mark, color, message);
}

static void print_note(printer *to, size_t gutter, const char *label, tkd_text text)
{
    write_repeated(to, ' ', gutter);
    write_painted(to, FRAME, " = ");
    tkd_write_string(to->out, label);
    write_safe(to, text);
    tkd_write_char(to->out, '\n');
}

static void print_problem(printer *to, const tkd_problem *problem)
{
    static const char *const words[][2] = {
        [TKD_ERROR] = {"error", "viga"},
        [TKD_WARNING] = {"warning", "hoiatus"},
        [TKD_NOTE] = {"note", "märkus"},
    };
    static const paint colors[] = {[TKD_ERROR] = RED, [TKD_WARNING] = YELLOW, [TKD_NOTE] = CYAN};
    const paint color = colors[problem->severity];
    set_paint(to, color);
    tkd_write_format(to->out, "%s[T%04d]", words[problem->severity][to->estonian ? 1 : 0],
                     (int)problem->code);
    set_paint(to, PLAIN);
    set_paint(to, STRONG);
    tkd_write(to->out, TKD_TEXT(": "));
    write_safe(to, problem->message);
    set_paint(to, PLAIN);
    tkd_write_char(to->out, '\n');

    const uint32_t last_line =
        problem->place.line > problem->other.line ? problem->place.line : problem->other.line;
    const size_t gutter = count_digits(last_line);
    print_place(to, problem->place, gutter, "-->", '^', color, (tkd_text){0});
    if (problem->other.line != 0) {
        print_place(to, problem->other, gutter, ":::", '-', FRAME, problem->other_message);
    }
    if (problem->hint.size > 0) {
        print_note(to, gutter, "", problem->hint);
    }
    const size_t code = (size_t)problem->code;
    if (code > 0 && code < CODE_COUNT && !to->explained[code]) {
        to->explained[code] = true;
        char command[48];
        const int size = snprintf(command, sizeof(command), "teekond explain T%04d", (int)code);
        print_note(to, gutter,
                   to->estonian ? "vaata: " : "see: ", (tkd_text){command, (size_t)size});
    }
}

void tkd_problems_print(const tkd_problems *problems, const tkd_files *files,
                        tkd_problem_style style, tkd_writer *out)
{
    size_t count = 0;
    const tkd_problem **order = tkd_problems_order(problems, &count);
    printer to = {
        .files = files,
        .maps = TKD_TAKE(problems->arena, files->list.count, tkd_file_map),
        .arena = problems->arena,
        .out = out,
        .color = style.color,
        .estonian = problems->language == TKD_ET,
    };
    if (order == NULL || to.maps == NULL) {
        out->status = TKD_ERR_MEMORY;
        return;
    }
    const size_t shown = style.most == 0 || style.most > count ? count : style.most;
    for (size_t i = 0; i < shown; i++) {
        if (i > 0) {
            tkd_write_char(out, '\n');
        }
        print_problem(&to, order[i]);
    }
    const size_t found = problems->error_count + problems->warning_count;
    const size_t not_kept = found > problems->list.count ? found - problems->list.count : 0;
    const size_t hidden = count - shown + not_kept;
    if (hidden > 0) {
        tkd_write_format(out, to.estonian ? "\n… ja veel %zu\n" : "\n… and %zu more\n", hidden);
    }
}
