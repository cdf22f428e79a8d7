// SPDX-License-Identifier: EUPL-1.2
// teekond-draw: reads the document that `teekond` writes (docs/picture.md), from standard input or a
// file, and draws it. A program of its own, because Graphviz and GSL must not meet in one.
//
// Exit: 0 done, 2 usage, 3 the document cannot be read, 5 the output was not written, 70 internal.
#include "teekond/draw.h"
#include "teekond/version.h"

#include <stdio.h>
#include <string.h>

enum {
    EXIT_DONE = 0,
    EXIT_USAGE = 2,
    EXIT_UNREADABLE = 3,
    EXIT_NOT_WRITTEN = 5,
    EXIT_INTERNAL = 70,
    READ_BYTES = 65536,
};

#define DOCUMENT_MOST ((size_t)1 << 30)

// The command line, read.
typedef struct arguments {
    tkd_draw_options draw;
    bool has_format;
    bool help;
    bool version;
    const char *output;
    const char *input;
} arguments;

static const char usage[] =
    "Kasutus: teekond-draw [-d map|flow] [-T svg|pdf|png|dot] [-o FAIL] [DOKUMENT]\n"
    "Joonistab dokumendi, mille kirjutab `teekond` (draws a document that `teekond` writes).\n"
    "\n"
    "  teekond-draw -d map -o kaart.svg dokument.json\n"
    "  teekond-draw -d flow --page a3 -o voog.pdf < dokument.json\n"
    "\n"
    "  -d, --diagram NIMI   map (kaart) või flow (voog); vaikimisi map\n"
    "  -T, --type VORMING   svg, pdf, png, dot; vaikimisi väljundfaili laiendi järgi, muidu svg\n"
    "  -o, --output FAIL    väljund; vaikimisi või „-“: standardväljund\n"
    "      --page LEHT      screen, a4, a3, a0\n"
    "      --lang KEEL      et, en, ru\n"
    "      --theme TEEMA    light, dark, print\n"
    "      --journey ID     ainult see teekond\n"
    "      --version, --help\n";

// ---- Arguments

// The value of option `name` at `*index`: `--name=value`, `--name value`; NULL when it is not this.
static const char *value_of(int count, char **values, int *index, const char *name,
                            const char *brief)
{
    const char *argument = values[*index];
    const size_t size = strlen(name);
    if (strncmp(argument, name, size) == 0 && argument[size] == '=') {
        return argument + size + 1;
    }
    const bool is_brief = brief[0] != '\0' && strncmp(argument, brief, 2) == 0;
    if (is_brief && argument[2] != '\0') {
        return argument + 2;
    }
    if ((is_brief || strcmp(argument, name) == 0) && *index + 1 < count) {
        (*index)++;
        return values[*index];
    }
    return NULL;
}

static bool refuse(const char *what, const char *value, const char *choices)
{
    fprintf(stderr, "teekond-draw: %s „%s“ ei ole; võimalikud (one of): %s\n", what, value,
            choices);
    return false;
}

// Reads one option that takes a value; `*known` says whether it was one.
static bool read_valued(arguments *into, int count, char **values, int *index, bool *known)
{
    const char *value = NULL;
    *known = true;
    if ((value = value_of(count, values, index, "--diagram", "-d")) != NULL) {
        return tkd_diagram_parse(tkd_text_of(value), &into->draw.diagram) ||
               refuse("diagrammi", value, "map, flow");
    }
    if ((value = value_of(count, values, index, "--type", "-T")) != NULL) {
        into->has_format = true;
        return tkd_draw_format_parse(tkd_text_of(value), &into->draw.format) ||
               refuse("vormingut", value, "svg, pdf, png, dot");
    }
    if ((value = value_of(count, values, index, "--output", "-o")) != NULL) {
        into->output = value;
        return true;
    }
    if ((value = value_of(count, values, index, "--page", "")) != NULL) {
        return tkd_page_parse(tkd_text_of(value), &into->draw.page) ||
               refuse("lehte", value, "screen, a4, a3, a0");
    }
    if ((value = value_of(count, values, index, "--lang", "")) != NULL) {
        return tkd_language_parse(tkd_text_of(value), &into->draw.language) ||
               refuse("keelt", value, "et, en, ru");
    }
    if ((value = value_of(count, values, index, "--theme", "")) != NULL) {
        return tkd_theme_parse(tkd_text_of(value), &into->draw.theme) ||
               refuse("teemat", value, "light, dark, print");
    }
    if ((value = value_of(count, values, index, "--journey", "")) != NULL) {
        into->draw.journey = tkd_text_of(value);
        return true;
    }
    *known = false;
    return true;
}

static bool read_arguments(arguments *into, int count, char **values)
{
    for (int i = 1; i < count; i++) {
        bool known = false;
        const char *argument = values[i];
        if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) {
            into->help = true;
        } else if (strcmp(argument, "--version") == 0) {
            into->version = true;
        } else if (!read_valued(into, count, values, &i, &known)) {
            return false;
        } else if (!known && argument[0] == '-' && argument[1] != '\0') {
            fprintf(stderr,
                    "teekond-draw: lippu „%s“ ei ole või puudub selle väärtus "
                    "(no such option, or its value is missing)\n",
                    argument);
            return false;
        } else if (!known && into->input != NULL) {
            fprintf(stderr, "teekond-draw: üks dokument korraga (one document at a time)\n");
            return false;
        } else if (!known) {
            into->input = argument;
        }
    }
    return true;
}

// The format that a file's name ends in.
static bool guess_format(arguments *into)
{
    if (into->has_format || strcmp(into->output, "-") == 0) {
        return true;
    }
    const char *dot = strrchr(into->output, '.');
    if (dot != NULL && tkd_draw_format_parse(tkd_text_of(dot + 1), &into->draw.format)) {
        return true;
    }
    fprintf(stderr,
            "teekond-draw: „%s“ laiend ei ütle vormingut; kasuta -T svg|pdf|png|dot "
            "(the name says no format)\n",
            into->output);
    return false;
}

// ---- Reading and drawing

static tkd_status read_stream(FILE *stream, tkd_arena *arena, tkd_text *document, tkd_error *err)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, arena, DOCUMENT_MOST);
    char bytes[READ_BYTES];
    size_t size = 0;
    while ((size = fread(bytes, 1, sizeof(bytes), stream)) > 0) {
        tkd_write(&writer, (tkd_text){bytes, size});
    }
    if (ferror(stream) != 0) {
        return TKD_FAIL(err, TKD_ERR_IO, TKD_NOWHERE, "lugemine ei õnnestunud (read failed)");
    }
    TKD_TRY(tkd_writer_finish(&writer, err));
    *document = tkd_writer_text(&writer);
    return TKD_OK;
}

static tkd_status read_document(const char *input, tkd_arena *arena, tkd_picture *picture,
                                tkd_error *err)
{
    const bool is_standard = input == NULL || strcmp(input, "-") == 0;
    FILE *stream = is_standard ? stdin : fopen(input, "rb");
    if (stream == NULL) {
        return TKD_FAIL(err, TKD_ERR_IO, TKD_NOWHERE, "faili „%s“ ei saa avada (cannot open)",
                        input);
    }
    tkd_text document = {0};
    const tkd_status status = read_stream(stream, arena, &document, err);
    if (!is_standard) {
        fclose(stream);
    }
    TKD_TRY(status);
    return tkd_picture_read_json(document, arena, picture, err);
}

// Everything is drawn before the file is touched, and the file replaced only when all was written.
static tkd_status write_output(const char *path, tkd_text bytes, tkd_error *err)
{
    tkd_output output = {0};
    TKD_TRY(tkd_output_open(&output, path, err));
    tkd_writer writer;
    tkd_writer_init_stream(&writer, output.stream);
    tkd_write(&writer, bytes);
    const tkd_status status = tkd_writer_finish(&writer, err);
    if (status != TKD_OK) {
        tkd_output_cancel(&output);
        return status;
    }
    return tkd_output_commit(&output, err);
}

static int complain(const tkd_error *error, int code)
{
    if (error->place.line > 0) {
        fprintf(stderr, "teekond-draw: %u:%u: %s\n", error->place.line, error->place.column,
                error->message);
    } else {
        fprintf(stderr, "teekond-draw: %s\n", error->message);
    }
    return code;
}

static int run(const arguments *given, tkd_arena *arena)
{
    tkd_error error = {0};
    tkd_picture picture;
    if (read_document(given->input, arena, &picture, &error) != TKD_OK) {
        return complain(&error, error.status == TKD_ERR_MEMORY ? EXIT_INTERNAL : EXIT_UNREADABLE);
    }
    tkd_writer drawn;
    tkd_writer_init_memory(&drawn, arena, 0);
    if (tkd_draw(&picture, &given->draw, arena, &drawn, &error) != TKD_OK ||
        tkd_writer_finish(&drawn, &error) != TKD_OK) {
        return complain(&error, error.status == TKD_ERR_REFERENCE ? EXIT_USAGE : EXIT_INTERNAL);
    }
    if (write_output(given->output, tkd_writer_text(&drawn), &error) != TKD_OK) {
        return complain(&error, EXIT_NOT_WRITTEN);
    }
    return EXIT_DONE;
}

int main(int count, char **values)
{
    arguments given = {.output = "-"};
    if (!read_arguments(&given, count, values)) {
        return EXIT_USAGE;
    }
    if (given.help || given.version) {
        fputs(given.help ? usage : "teekond-draw " TKD_VERSION "\n", stdout);
        return EXIT_DONE;
    }
    if (!guess_format(&given)) {
        return EXIT_USAGE;
    }
    tkd_arena arena;
    tkd_arena_init(&arena, 0);
    const int code = run(&given, &arena);
    tkd_arena_clear(&arena);
    return code;
}
