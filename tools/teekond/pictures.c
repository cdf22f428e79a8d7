// SPDX-License-Identifier: EUPL-1.2
// The table of diagrams, and reading which of them a command line asks for. Names are accepted in both
// languages and passed on in English.
#include "pictures.h"

#include <string.h>

static const tkd_picture_kind kinds[] = {
    {"map", "kaart", TKD_NEED_CHEAP_PRICES, "prices no-prices"},
    {"blueprint", "läbilõige", 0, ""},
    {"flow", "voog", 0, "view"},
    {"heat", "soojuskaart", TKD_NEED_CHEAP_PRICES | TKD_NEED_BESIDE, "view prices no-prices"},
    {"compare", "võrdlus", TKD_NEED_FIGURES | TKD_NEED_BESIDE, "measure reference"},
    {"capacity", "mahtuvus", TKD_NEED_FIGURES | TKD_NEED_SWEEP, "pool sweep"},
    {"pareto", "pareto", TKD_NEED_FIGURES | TKD_NEED_PRICES, "view prices"},
    {"views", "vaated", TKD_NEED_NOTHING, "view prices"},
    {"queue", "järjekord", TKD_NEED_FIGURES | TKD_NEED_SERIES, "pool"},
    {"before-after", "enne-pärast", TKD_NEED_BEFORE, "reference prices no-prices"},
    {"person", "inimene", TKD_NEED_FIGURES | TKD_NEED_TRACES, ""},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

// Flags that only some diagrams look at.
static const char *const particular[] = {"view",      "pool",   "sweep",    "measure",
                                         "reference", "prices", "no-prices"};

// The endings of files, which are kinds of files too.
static const char *const types[] = {"svg", "pdf", "png", "dot", "html", "csv"};

enum { TYPE_COUNT = sizeof(types) / sizeof(types[0]) };

static tkd_outcome no_memory(tkd_console *console)
{
    tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
    return TKD_OUTCOME_INTERNAL;
}

// All names in the language of messages, with commas.
static tkd_text all_names(tkd_console *console)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, console->arena, 0);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        tkd_write_string(&out, i == 0 ? "" : ", ");
        tkd_write_string(&out, tkd_say(console, kinds[i].name_et, kinds[i].name));
    }
    return tkd_writer_text(&out);
}

static const tkd_picture_kind *refuse_name(tkd_console *console, const char *name,
                                           const char *const *folded)
{
    const char *nearest = tkd_nearest(console->arena, name, folded, 2 * KIND_COUNT);
    tkd_console_error(console, "pilti „%s“ ei ole", "there is no picture '%s'", name);
    for (size_t i = 0; nearest != NULL && i < 2 * (size_t)KIND_COUNT; i++) {
        if (folded[i] == nearest) {
            const tkd_picture_kind *kind = &kinds[i / 2];
            const char *meant = i % 2 == 0 ? kind->name : kind->name_et;
            tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", meant);
        }
    }
    const tkd_text names = all_names(console);
    tkd_console_hint(console, "võimalikud on: %.*s", "there are: %.*s", TKD_ARG(names));
    (void)tkd_console_usage(console);
    return NULL;
}

const tkd_picture_kind *tkd_picture_kind_read(tkd_console *console, const char *name)
{
    const char *folded[2 * KIND_COUNT];
    const tkd_text asked = tkd_text_fold(console->arena, tkd_text_of(name));
    for (size_t i = 0; i < 2 * (size_t)KIND_COUNT; i++) {
        const char *known = i % 2 == 0 ? kinds[i / 2].name : kinds[i / 2].name_et;
        const tkd_text text = tkd_text_fold(console->arena, tkd_text_of(known));
        if (asked.data == NULL || text.data == NULL) {
            (void)no_memory(console);
            return NULL;
        }
        if (tkd_text_equal(asked, text)) {
            return &kinds[i / 2];
        }
        folded[i] = text.data;
    }
    return refuse_name(console, name, folded);
}

static const char *type_of(tkd_text path)
{
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        const tkd_text type = tkd_text_of(types[i]);
        if (path.size > type.size && path.data[path.size - type.size - 1] == '.' &&
            tkd_text_ends_with(path, type)) {
            return types[i];
        }
    }
    return NULL;
}

static tkd_outcome read_type(tkd_console *console, const tkd_arguments *arguments, tkd_sheet *asked)
{
    const char *type = tkd_arguments_value(arguments, "type");
    const bool is_stdout = strcmp(asked->path, "-") == 0;
    asked->type = type != NULL ? type : is_stdout ? "svg" : type_of(tkd_text_of(asked->path));
    if (asked->type != NULL) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "%s: pildi liiki ei saa faili lõpust aru",
                      "%s: the ending does not tell the kind of picture", asked->path);
    tkd_console_hint(console, "võimalikud on .svg .pdf .png .dot .html .csv, või ütle -T svg",
                     "endings are .svg .pdf .png .dot .html .csv, or say -T svg");
    return tkd_console_usage(console);
}

static tkd_outcome add_sheet(tkd_console *console, const tkd_arguments *arguments,
                             const tkd_picture_kind *kind, const char *path, tkd_sheets *sheets)
{
    tkd_sheet *sheet = &sheets->list[sheets->count++];
    *sheet = (tkd_sheet){.kind = kind, .path = path};
    sheets->needs |= kind->needs;
    return read_type(console, arguments, sheet);
}

// A diagram without a file among several is most likely forgotten.
static void tell_undrawn(tkd_console *console, const tkd_picture_kind *kind, bool has_file)
{
    if (kind != NULL && !has_file) {
        tkd_console_note(console, "pilti „%s“ ei joonistata: tema järel ei ole faili (-o)",
                         "the picture '%s' is not drawn: no file (-o) follows it",
                         tkd_say(console, kind->name_et, kind->name));
    }
}

// Several `-d`: each holds for the files behind it.
static tkd_outcome read_several(tkd_console *console, const tkd_arguments *arguments,
                                tkd_sheets *sheets)
{
    const tkd_picture_kind *kind = &kinds[0];
    bool has_file = true;
    tkd_outcome outcome = TKD_OUTCOME_DONE;
    for (size_t i = 0; i < arguments->given_count && outcome == TKD_OUTCOME_DONE; i++) {
        const tkd_given *given = &arguments->given[i];
        if (strcmp(given->flag->name, "diagram") == 0) {
            tell_undrawn(console, kind, has_file);
            kind = tkd_picture_kind_read(console, given->value);
            has_file = false;
            outcome = kind != NULL ? TKD_OUTCOME_DONE : TKD_OUTCOME_USAGE;
        } else if (strcmp(given->flag->name, "output") == 0) {
            outcome = add_sheet(console, arguments, kind, given->value, sheets);
            has_file = true;
        }
    }
    if (outcome == TKD_OUTCOME_DONE && sheets->count == 0) {
        return add_sheet(console, arguments, kind, "-", sheets);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        tell_undrawn(console, kind, has_file);
    }
    return outcome;
}

// At most one `-d`, wherever it stands: it holds for all files.
static tkd_outcome read_one(tkd_console *console, const tkd_arguments *arguments,
                            const char *diagram, tkd_sheets *sheets)
{
    const tkd_picture_kind *kind =
        diagram == NULL ? &kinds[0] : tkd_picture_kind_read(console, diagram);
    tkd_outcome outcome = kind != NULL ? TKD_OUTCOME_DONE : TKD_OUTCOME_USAGE;
    size_t at = 0;
    for (const char *path = tkd_arguments_next(arguments, "output", &at);
         path != NULL && outcome == TKD_OUTCOME_DONE;
         path = tkd_arguments_next(arguments, "output", &at)) {
        outcome = add_sheet(console, arguments, kind, path, sheets);
    }
    if (outcome == TKD_OUTCOME_DONE && sheets->count == 0) {
        outcome = add_sheet(console, arguments, kind, "-", sheets);
    }
    return outcome;
}

tkd_outcome tkd_sheets_read(tkd_console *console, const tkd_arguments *arguments,
                            tkd_sheets *sheets)
{
    size_t at = 0;
    const char *first = tkd_arguments_next(arguments, "diagram", &at);
    const bool several = tkd_arguments_next(arguments, "diagram", &at) != NULL;
    *sheets = (tkd_sheets){.list = TKD_TAKE(console->arena, arguments->given_count + 1, tkd_sheet)};
    if (sheets->list == NULL) {
        return no_memory(console);
    }
    return several ? read_several(console, arguments, sheets)
                   : read_one(console, arguments, first, sheets);
}

const tkd_picture_kind *tkd_sheets_needing(const tkd_sheets *sheets, tkd_need need)
{
    for (size_t i = 0; i < sheets->count; i++) {
        if ((sheets->list[i].kind->needs & (uint32_t)need) != 0) {
            return sheets->list[i].kind;
        }
    }
    return NULL;
}

bool tkd_sheets_are_all(const tkd_sheets *sheets, tkd_need need)
{
    for (size_t i = 0; i < sheets->count; i++) {
        if ((sheets->list[i].kind->needs & (uint32_t)need) == 0) {
            return false;
        }
    }
    return true;
}

// Is `name` one of the words, which blanks separate?
static bool is_word_of(const char *words, const char *name)
{
    const size_t size = strlen(name);
    for (const char *at = strstr(words, name); at != NULL; at = strstr(at + 1, name)) {
        if ((at == words || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0')) {
            return true;
        }
    }
    return false;
}

void tkd_sheets_tell_unused(tkd_console *console, const tkd_arguments *arguments,
                            const tkd_sheets *sheets)
{
    for (size_t i = 0; i < sizeof(particular) / sizeof(particular[0]); i++) {
        bool is_used = !tkd_arguments_has(arguments, particular[i]);
        for (size_t k = 0; k < sheets->count; k++) {
            is_used = is_used || is_word_of(sheets->list[k].kind->flags, particular[i]);
        }
        if (!is_used) {
            tkd_console_note(console, "lipp --%s ei muuda küsitud pilte",
                             "the flag --%s changes none of these pictures", particular[i]);
        }
    }
}
