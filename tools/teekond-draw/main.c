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
    bool with_table;
    bool help;
    bool version;
    const char *output;
    const char *input;
} arguments;

static const char usage[] =
    "Kasutus: teekond-draw [-d NIMI] [-T svg|pdf|png|dot|html|csv] [-o FAIL] [DOKUMENT]\n"
    "Joonistab dokumendi, mille kirjutab `teekond` (draws a document that `teekond` writes).\n"
    "\n"
    "  teekond-draw -d map -o kaart.svg --with-table dokument.json\n"
    "  teekond-draw -d flow --page a3 -o voog.pdf < dokument.json\n"
    "\n"
    "  -d, --diagram NIMI   diagramm (allpool); vaikimisi map\n"
    "  -T, --type VORMING   svg, pdf, png, dot, html (leht koos tabelitega), csv (ainult "
    "tabelid);\n"
    "                       vaikimisi väljundfaili laiendi järgi, muidu svg\n"
    "  -o, --output FAIL    väljund; vaikimisi või „-“: standardväljund\n"
    "      --with-table     pildi kõrvale ka tabelid: FAIL.svg kõrvale FAIL.csv\n"
    "      --page LEHT      screen, a4, a3, a0\n"
    "      --lang KEEL      et, en, ru\n"
    "      --theme TEEMA    light, dark, print\n"
    "      --journey ID     ainult see teekond\n"
    "      --view VAATED    newcomer, returnee, kov, state; mitu komaga\n"
    "      --measure NIMI   mõõdik, mida võrreldakse (allpool)\n"
    "      --version, --help\n";

// ---- Arguments

typedef enum option {
    OPTION_DIAGRAM,
    OPTION_TYPE,
    OPTION_OUTPUT,
    OPTION_PAGE,
    OPTION_LANGUAGE,
    OPTION_THEME,
    OPTION_JOURNEY,
    OPTION_VIEW,
    OPTION_MEASURE,
    OPTION_NONE
} option;

static const struct {
    const char *name;
    char letter; // 0: none.
} options[OPTION_NONE] = {
    [OPTION_DIAGRAM] = {"--diagram", 'd'}, [OPTION_TYPE] = {"--type", 'T'},
    [OPTION_OUTPUT] = {"--output", 'o'},   [OPTION_PAGE] = {"--page", 0},
    [OPTION_LANGUAGE] = {"--lang", 0},     [OPTION_THEME] = {"--theme", 0},
    [OPTION_JOURNEY] = {"--journey", 0},   [OPTION_VIEW] = {"--view", 0},
    [OPTION_MEASURE] = {"--measure", 0},
};

// Which option a word is, with its value where the word holds it (`--name=value`, `-nVALUE`).
static option find_option(const char *word, const char **value)
{
    *value = NULL;
    for (option i = OPTION_DIAGRAM; i < OPTION_NONE; i++) {
        const size_t size = strlen(options[i].name);
        if (strncmp(word, options[i].name, size) == 0 &&
            (word[size] == '=' || word[size] == '\0')) {
            *value = word[size] == '=' ? word + size + 1 : NULL;
            return i;
        }
        if (options[i].letter != 0 && word[0] == '-' && word[1] == options[i].letter) {
            *value = word[2] != '\0' ? word + 2 : NULL;
            return i;
        }
    }
    return OPTION_NONE;
}

// ---- Names to choose from

static void list_diagrams(FILE *stream)
{
    for (int i = 0; i < TKD_DIAGRAM_COUNT; i++) {
        fprintf(stream, "%s%s", i > 0 ? ", " : "", tkd_diagram_name((tkd_diagram)i));
    }
    fputs("\n", stream);
}

static void list_measures(FILE *stream)
{
    for (int i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        fprintf(stream, "%s%s", i > 0 ? ", " : "", tkd_client_measure_name((tkd_client_measure)i));
    }
    fputs("\n", stream);
}

static void print_help(void)
{
    fputs(usage, stdout);
    fputs("\nDiagrammid (diagrams): ", stdout);
    list_diagrams(stdout);
    fputs("Mõõdikud (measures): ", stdout);
    list_measures(stdout);
}

static void begin_refusal(const char *what, const char *value)
{
    fprintf(stderr, "teekond-draw: %s „%s“ ei ole; võimalikud (one of): ", what, value);
}

static bool refuse(const char *what, const char *value, const char *choices)
{
    begin_refusal(what, value);
    fprintf(stderr, "%s\n", choices);
    return false;
}

static bool take_diagram(tkd_draw_options *into, const char *value)
{
    if (tkd_diagram_parse(tkd_text_of(value), &into->diagram)) {
        return true;
    }
    begin_refusal("diagrammi", value);
    list_diagrams(stderr);
    return false;
}

static bool take_measure(tkd_draw_options *into, const char *value)
{
    for (int i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        if (strcmp(value, tkd_client_measure_name((tkd_client_measure)i)) == 0) {
            into->measure = (tkd_client_measure)i;
            return true;
        }
    }
    begin_refusal("mõõdikut", value);
    list_measures(stderr);
    return false;
}

static bool take_value(arguments *into, option which, const char *value)
{
    const tkd_text text = tkd_text_of(value);
    switch (which) {
    case OPTION_DIAGRAM: return take_diagram(&into->draw, value);
    case OPTION_TYPE:
        into->has_format = true;
        return tkd_draw_format_parse(text, &into->draw.format) ||
               refuse("vormingut", value, "svg, pdf, png, dot, html, csv");
    case OPTION_OUTPUT: into->output = value; return true;
    case OPTION_PAGE:
        return tkd_page_parse(text, &into->draw.page) ||
               refuse("lehte", value, "screen, a4, a3, a0");
    case OPTION_LANGUAGE:
        return tkd_language_parse(text, &into->draw.language) ||
               refuse("keelt", value, "et, en, ru");
    case OPTION_THEME:
        return tkd_theme_parse(text, &into->draw.theme) ||
               refuse("teemat", value, "light, dark, print");
    case OPTION_JOURNEY: into->draw.journey = text; return true;
    case OPTION_VIEW:
        return tkd_views_parse(text, &into->draw.views) ||
               refuse("vaadet", value, "newcomer, returnee, kov, state, all");
    case OPTION_MEASURE: return take_measure(&into->draw, value);
    case OPTION_NONE: break;
    }
    return false;
}

// A word that is no option with a value: help, version, the document.
static bool take_word(arguments *into, const char *word)
{
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        into->help = true;
        return true;
    }
    if (strcmp(word, "--with-table") == 0) {
        into->with_table = true;
        return true;
    }
    if (strcmp(word, "--version") == 0) {
        into->version = true;
        return true;
    }
    if (word[0] == '-' && word[1] != '\0') {
        fprintf(stderr, "teekond-draw: lippu „%s“ ei ole (no such option)\n", word);
        return false;
    }
    if (into->input != NULL) {
        fprintf(stderr, "teekond-draw: üks dokument korraga (one document at a time)\n");
        return false;
    }
    into->input = word;
    return true;
}

static bool read_arguments(arguments *into, int count, char **words)
{
    for (int i = 1; i < count; i++) {
        const char *value = NULL;
        const option which = find_option(words[i], &value);
        if (which == OPTION_NONE) {
            if (!take_word(into, words[i])) {
                return false;
            }
            continue;
        }
        if (value == NULL && i + 1 < count) {
            value = words[++i];
        }
        if (value == NULL) {
            fprintf(stderr, "teekond-draw: lipul %s puudub väärtus (its value is missing)\n",
                    options[which].name);
            return false;
        }
        if (!take_value(into, which, value)) {
            return false;
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
            "teekond-draw: „%s“ laiend ei ütle vormingut; kasuta -T svg|pdf|png|dot|html|csv "
            "(the name says no format)\n",
            into->output);
    return false;
}

static bool can_have_table(const arguments *given)
{
    const bool is_stream = strcmp(given->output, "-") == 0;
    if (given->with_table && (is_stream || given->draw.format == TKD_DRAW_CSV)) {
        fprintf(stderr,
                "teekond-draw: --with-table vajab pildifaili, mille kõrvale tabelid kirjutada "
                "(needs a file of a picture to write beside)\n");
        return false;
    }
    return true;
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

// Bytes and the file that they go to.
typedef struct product {
    const char *path;
    tkd_text bytes;
    tkd_output output;
} product;

static tkd_status fill(product *made, tkd_error *err)
{
    TKD_TRY(tkd_output_open(&made->output, made->path, err));
    tkd_writer writer;
    tkd_writer_init_stream(&writer, made->output.stream);
    tkd_write(&writer, made->bytes);
    const tkd_status status = tkd_writer_finish(&writer, err);
    if (status != TKD_OK) {
        tkd_output_cancel(&made->output);
    }
    return status;
}

// Everything is drawn before any file is touched, and files are replaced only when all were written.
static tkd_status write_products(product *products, size_t count, tkd_error *err)
{
    tkd_status status = TKD_OK;
    size_t filled = 0;
    while (filled < count && status == TKD_OK) {
        status = fill(&products[filled], err);
        filled += status == TKD_OK ? 1 : 0;
    }
    for (size_t i = 0; i < filled; i++) {
        if (status == TKD_OK) {
            status = tkd_output_commit(&products[i].output, err);
        } else {
            tkd_output_cancel(&products[i].output);
        }
    }
    return status;
}

// FILE.csv beside FILE.svg; NULL when memory runs out.
static const char *table_path(const char *path, tkd_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(path, '.');
    const bool has_ending = dot != NULL && (slash == NULL || dot > slash + 1) && dot != path;
    const size_t size = has_ending ? (size_t)(dot - path) : strlen(path);
    return tkd_text_format(arena, "%.*s.csv", (int)size, path).data;
}

static tkd_status draw(const tkd_picture *picture, const tkd_draw_options *asked, tkd_arena *arena,
                       tkd_text *bytes, tkd_error *err)
{
    tkd_writer drawn;
    tkd_writer_init_memory(&drawn, arena, 0);
    TKD_TRY(tkd_draw(picture, asked, arena, &drawn, err));
    TKD_TRY(tkd_writer_finish(&drawn, err));
    *bytes = tkd_writer_text(&drawn);
    return TKD_OK;
}

static tkd_status draw_products(const arguments *given, const tkd_picture *picture,
                                tkd_arena *arena, product products[2], tkd_error *err)
{
    tkd_draw_options asked = given->draw;
    TKD_TRY(draw(picture, &asked, arena, &products[0].bytes, err));
    products[0].path = given->output;
    if (given->with_table) {
        asked.format = TKD_DRAW_CSV;
        TKD_TRY(draw(picture, &asked, arena, &products[1].bytes, err));
        products[1].path = table_path(given->output, arena);
        if (products[1].path == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
        }
    }
    return TKD_OK;
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
    product products[2] = {{0}};
    if (draw_products(given, &picture, arena, products, &error) != TKD_OK) {
        return complain(&error, error.status == TKD_ERR_REFERENCE ? EXIT_USAGE : EXIT_INTERNAL);
    }
    if (write_products(products, given->with_table ? 2 : 1, &error) != TKD_OK) {
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
    if (given.help) {
        print_help();
        return EXIT_DONE;
    }
    if (given.version) {
        fputs("teekond-draw " TKD_VERSION "\n", stdout);
        return EXIT_DONE;
    }
    if (!guess_format(&given) || !can_have_table(&given)) {
        return EXIT_USAGE;
    }
    tkd_arena arena;
    tkd_arena_init(&arena, 0);
    const int code = run(&given, &arena);
    tkd_arena_clear(&arena);
    return code;
}
