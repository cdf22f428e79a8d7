// SPDX-License-Identifier: EUPL-1.2
// libyaml's errors, retold. First the line itself is looked at, because the most common slips (a
// colon in a title, a dash or a colon without its space) surface as many different errors; then a
// table turns what is left into advice.
#include "yaml_fault.h"

#include "faults.h"

#include <string.h>

// An error of libyaml and what to tell instead. `opening` marks those where a bracket or a quote was
// left open: they are told at its place.
typedef struct fault {
    const char *problem;
    const char *context; // NULL: any.
    bool opening;
    const char *et;
    const char *en;
    const char *hint_et;
    const char *hint_en;
} fault;

static const fault faults[] = {
    {"found unexpected end of stream", "while scanning a quoted scalar", true,
     "jutumärk jäi sulgemata", "this quote is never closed", "lisa lõppu sama jutumärk",
     "close the text with the same quote"},
    {"found unexpected document indicator", NULL, true, "jutumärk jäi sulgemata",
     "this quote is never closed", "lisa lõppu sama jutumärk",
     "close the text with the same quote"},
    {"did not find expected ',' or ']'", NULL, true, "loendi sulg „[“ jäi sulgemata",
     "the bracket '[' is not closed", "erista loendi osad komaga ja lõpeta loend märgiga „]“",
     "separate the items by commas and end the list with ']'"},
    {"did not find expected ',' or '}'", NULL, true, "sulg „{“ jäi sulgemata",
     "the bracket '{' is not closed", "erista osad komaga ja lõpeta märgiga „}“",
     "separate the parts by commas and end with '}'"},
    {"did not find expected key", NULL, false, "siin peaks algama võti", "a key was expected here",
     "joonda rida teiste sama taseme võtmetega", "align the line with the other keys of its level"},
    {"did not find expected '-' indicator", NULL, false,
     "siin peaks algama loendi järgmine osa, märgiga „- “",
     "the next item of the list was expected here, with '- '",
     "joonda rida loendi teiste kriipsudega", "align the line with the other dashes of the list"},
    {"mapping values are not allowed in this context", NULL, false,
     "siin ei saa olla uut võtit: eelmisel real on juba väärtus",
     "a new key cannot stand here: the line before already has a value",
     "joonda rida eelmise võtmega või pane kogu tekst jutumärkidesse",
     "align the line with the key before, or put the whole text in quotes"},
    {"block sequence entries are not allowed in this context", NULL, false,
     "loend ei saa alata samal real võtmega", "a list cannot begin on the line of its key",
     "alusta loendit uuelt realt, taandega; kui kriips on tekst, pane see jutumärkidesse",
     "begin the list on a new line, indented; if the dash is text, put it in quotes"},
    {"mapping keys are not allowed in this context", NULL, false,
     "küsimärk väärtuse alguses tuleb panna jutumärkidesse",
     "a question mark at the beginning needs quotes", "pane kogu tekst jutumärkidesse",
     "put the whole text in quotes"},
    {"could not find expected ':'", NULL, true, "sellel real on võti ilma koolonita",
     "this line has a key without a colon", "kirjuta „võti: väärtus“", "write 'key: value'"},
    {"found unknown escape character", NULL, false, "langjoonel „\\“ on jutumärkides oma tähendus",
     "a backslash has a meaning of its own in double quotes",
     "kirjuta langjoon kaks korda (\\\\) või kasuta ülakomasid: '…'",
     "write it twice (\\\\), or use single quotes: '…'"},
    {"did not find expected hexdecimal number", "while parsing a quoted scalar", false,
     "langjoonel „\\“ on jutumärkides oma tähendus",
     "a backslash has a meaning of its own in double quotes",
     "kirjuta langjoon kaks korda (\\\\) või kasuta ülakomasid: '…'",
     "write it twice (\\\\), or use single quotes: '…'"},
    {"found unknown directive name", NULL, true, "rida ei saa alata märgiga „%“",
     "a line cannot begin with '%'", "pane kogu tekst jutumärkidesse",
     "put the whole text in quotes"},
    {"could not find expected directive name", NULL, true, "rida ei saa alata märgiga „%“",
     "a line cannot begin with '%'", "pane kogu tekst jutumärkidesse",
     "put the whole text in quotes"},
    {"found unexpected non-alphabetical character", "while scanning a directive", true,
     "rida ei saa alata märgiga „%“", "a line cannot begin with '%'",
     "pane kogu tekst jutumärkidesse", "put the whole text in quotes"},
    {"found a tab character where an indentation space is expected", NULL, false,
     "taane on tehtud tabulaatoriga", "the indentation is made by a tab",
     "kasuta taandeks tühikuid", "indent by spaces"},
    {"found a tab character that violates indentation", NULL, false,
     "taane on tehtud tabulaatoriga", "the indentation is made by a tab",
     "kasuta taandeks tühikuid", "indent by spaces"},
    {"did not find expected alphabetic or numeric character", "while scanning an anchor", false,
     "märgiga „&“ algav tekst vajab jutumärke", "a text that begins with '&' needs quotes",
     "pane kogu tekst jutumärkidesse", "put the whole text in quotes"},
    {"did not find expected comment or line break", "while scanning a block scalar", true,
     "märgiga „|“ või „>“ algav tekst vajab jutumärke",
     "a text that begins with '|' or '>' needs quotes", "pane kogu tekst jutumärkidesse",
     "put the whole text in quotes"},
    {"did not find expected node content", NULL, false, "siin peaks olema väärtus",
     "a value was expected here", "kas koma või sulg on üle?",
     "is there a comma or bracket too many?"},
    {"did not find expected <document start>", NULL, false, "see rida ei sobi eelmistega kokku",
     "this line does not fit those before it",
     "kas rida on valesti taandatud või puudub võtme järel koolon?",
     "is it indented wrongly, or is a colon missing after the key?"},
    {"found incompatible YAML document", NULL, false, "YAMLi versioon peab olema 1.1 või 1.2",
     "the version of YAML must be 1.1 or 1.2", "kustuta rida %YAML", "delete the line %YAML"},
};

// A line of the file and a place on it.
typedef struct spot {
    tkd_place place;
    tkd_text line;
    tkd_text before; // The line up to the place.
    tkd_text from;   // The line from the place on.
} spot;

// The last character that is no blank: where faults at the end of the file are shown.
static tkd_place find_last_place(const tkd_reader *reader)
{
    tkd_place place = {.file = reader->file, .line = 1, .column = 1, .width = 1};
    const tkd_text trimmed = tkd_text_trim(reader->content);
    const size_t end =
        trimmed.size == 0 ? 0 : (size_t)(trimmed.data - reader->content.data) + trimmed.size;
    size_t at = 0;
    while (at < end) {
        const size_t line_end = tkd_text_break(reader->content, at);
        if (line_end > 0) {
            at += line_end;
            place.line++;
            place.column = 1;
        } else {
            (void)tkd_text_next(reader->content, &at);
            place.column++;
        }
    }
    return place;
}

static spot find_spot(tkd_reader *reader, yaml_mark_t mark)
{
    spot found = {.place = {.file = reader->file,
                            .line = (uint32_t)mark.line + 1,
                            .column = (uint32_t)mark.column + 1,
                            .width = 1}};
    const tkd_place last = find_last_place(reader);
    if (found.place.line > last.line) {
        found.place = last;
    }
    found.line = tkd_lines_get(&reader->lines, found.place.line);
    const size_t bytes = tkd_lines_bytes(found.line, found.place.column - 1);
    found.before = tkd_text_part(found.line, 0, bytes);
    found.from = tkd_text_part(found.line, bytes, SIZE_MAX);
    return found;
}

static tkd_place place_at(const spot *where, tkd_text part)
{
    tkd_place place = where->place;
    const size_t bytes = (size_t)(part.data - where->line.data);
    place.column = (uint32_t)tkd_text_length(tkd_text_part(where->line, 0, bytes)) + 1;
    place.width = (uint32_t)tkd_text_length(part);
    return place;
}

// What stands on a line behind its indentation and the dashes of list items.
static tkd_text skip_dashes(tkd_text line)
{
    tkd_text rest = tkd_text_trim(line);
    while (tkd_text_starts_with(rest, TKD_TEXT("- "))) {
        rest = tkd_text_trim(tkd_text_part(rest, 2, SIZE_MAX));
    }
    return rest;
}

// `-elukoht`: a list item whose dash has no space behind it.
static bool report_glued_dash(tkd_reader *reader, const spot *where)
{
    const tkd_text rest = skip_dashes(where->line);
    const bool is_glued =
        rest.size > 1 && rest.data[0] == '-' && strchr("- \t0123456789", rest.data[1]) == NULL;
    if (!is_glued) {
        return false;
    }
    tkd_place place = place_at(where, rest);
    place.width = 1;
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_DASH_AS_TEXT, place,
                         "kriipsu järel puudub tühik", "a space is missing after the dash");
    const tkd_text item = tkd_text_part(rest, 1, SIZE_MAX);
    tkd_problem_hint(reader->problems, problem, "kirjuta - %.*s", "write - %.*s", TKD_ARG(item));
    return true;
}

// `id:elukoht`: a key whose colon has no space behind it.
static bool report_glued_colon(tkd_reader *reader, const spot *where)
{
    const tkd_text rest = skip_dashes(where->line);
    const size_t colon = tkd_text_find(rest, TKD_TEXT(":"), 0);
    const size_t blank = tkd_text_find(rest, TKD_TEXT(" "), 0);
    const bool is_glued = colon != SIZE_MAX && colon > 0 && colon + 1 < rest.size &&
                          colon < blank && strchr(" \t/", rest.data[colon + 1]) == NULL &&
                          strchr("\"'{[0123456789#", rest.data[0]) == NULL;
    if (!is_glued) {
        return false;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_MISSING_SPACE,
                         place_at(where, tkd_text_part(rest, 0, colon + 1)),
                         "kooloni järel puudub tühik", "a space is missing after the colon");
    const tkd_text key = tkd_text_part(rest, 0, colon);
    const tkd_text value = tkd_text_part(rest, colon + 1, SIZE_MAX);
    tkd_problem_hint(reader->problems, problem, "kirjuta %.*s: %.*s", "write %.*s: %.*s",
                     TKD_ARG(key), TKD_ARG(value));
    return true;
}

// The text around a second colon: `Kodu: otsimine` in `title: Kodu: otsimine`.
static tkd_text find_value(const spot *where)
{
    const tkd_text rest = skip_dashes(where->line);
    const tkd_text mark = TKD_TEXT(": ");
    const bool in_braces = tkd_text_find(where->before, TKD_TEXT("{"), 0) != SIZE_MAX;
    size_t start = tkd_text_find(rest, mark, 0);
    const size_t colon = (size_t)(where->from.data - rest.data);
    if (in_braces) {
        // The last colon before the one at fault.
        for (size_t at = start; at < colon; at = tkd_text_find(rest, mark, at + 1)) {
            start = at;
        }
    }
    const tkd_text value = tkd_text_part(rest, start + mark.size, SIZE_MAX);
    size_t end = tkd_text_find(value, TKD_TEXT(" #"), 0);
    for (size_t at = colon - start - mark.size; in_braces && at < value.size; at++) {
        if (value.data[at] == ',' || value.data[at] == '}' || value.data[at] == ']') {
            end = at < end ? at : end;
        }
    }
    return tkd_text_trim(tkd_text_part(value, 0, end));
}

// `title: Kodu: otsimine`: the second colon starts no key.
static bool report_second_colon(tkd_reader *reader, const spot *where)
{
    const tkd_text rest = skip_dashes(where->line);
    const size_t first = tkd_text_find(rest, TKD_TEXT(": "), 0);
    const bool is_second = tkd_text_starts_with(where->from, TKD_TEXT(":")) && first != SIZE_MAX &&
                           rest.data + first < where->from.data;
    if (!is_second) {
        return false;
    }
    const tkd_text value = find_value(where);
    if (value.size == 0 || value.data[0] == '"' || value.data[0] == '\'') {
        return false;
    }
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_UNQUOTED_PUNCTUATION,
                                            where->place, "koolon teksti sees vajab jutumärke",
                                            "a colon inside a text needs quotes");
    tkd_problem_hint(reader->problems, problem, "kirjuta \"%.*s\"", "write \"%.*s\"",
                     TKD_ARG(value));
    return true;
}

// `title: "Tere" maailm`: text goes on behind the closing quote.
static bool report_text_after_quote(tkd_reader *reader, const spot *where)
{
    const tkd_text before = tkd_text_trim(where->before);
    const char last = before.size == 0 ? ' ' : before.data[before.size - 1];
    if ((last != '"' && last != '\'') || tkd_text_trim(where->from).size == 0) {
        return false;
    }
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_YAML, where->place,
                                            "pärast lõpetavat jutumärki on veel teksti",
                                            "there is more text after the closing quote");
    tkd_problem_hint(reader->problems, problem,
                     "pane jutumärkidesse kogu tekst; selle sees kasuta „…“",
                     "put the whole text in quotes, and use “…” inside it");
    return true;
}

static void report_star(tkd_reader *reader, const spot *where)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_UNQUOTED_STAR, where->place,
                         "tärn „*“ vajab jutumärke", "the asterisk '*' needs quotes");
    tkd_problem_hint(reader->problems, problem, "kirjuta \"*\"", "write \"*\"");
}

static void report_bad_start(tkd_reader *reader, const spot *where)
{
    size_t at = 0;
    (void)tkd_text_next(where->from, &at);
    const tkd_text character = tkd_text_part(where->from, 0, at);
    if (tkd_text_equal(character, TKD_TEXT("\t"))) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_YAML, where->place,
                             "taane on tehtud tabulaatoriga", "the indentation is made by a tab");
        tkd_problem_hint(reader->problems, problem, "kasuta taandeks tühikuid", "indent by spaces");
        return;
    }
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_YAML, where->place,
                                            "märgiga „%.*s“ ei saa tekst alata",
                                            "a text cannot begin with '%.*s'", TKD_ARG(character));
    tkd_problem_hint(reader->problems, problem, "pane kogu tekst jutumärkidesse",
                     "put the whole text in quotes");
}

static const fault *find_fault(const char *problem, const char *context)
{
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        const bool has_context = faults[i].context == NULL ||
                                 (context != NULL && strcmp(context, faults[i].context) == 0);
        if (has_context && strcmp(problem, faults[i].problem) == 0) {
            return &faults[i];
        }
    }
    return NULL;
}

// `[1]]`: one closing bracket too many.
static bool report_extra_bracket(tkd_reader *reader, const spot *where)
{
    const char first = where->from.size == 0 ? ' ' : where->from.data[0];
    if (first != ']' && first != '}') {
        return false;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_YAML, where->place, "sulgev „%c“ ei sobi siia",
                         "the closing '%c' does not fit here", first);
    tkd_problem_hint(reader->problems, problem,
                     "kas see sulg on üle või on alustatud teise sulu liigiga?",
                     "is it one too many, or was another kind of bracket opened?");
    return true;
}

// Adds a problem whose texts are ready-made in both languages.
static tkd_problem *add_ready(tkd_reader *reader, tkd_place place, const char *et, const char *en)
{
    const char *text = reader->problems->language == TKD_ET ? et : en;
    return tkd_problems_add(reader->problems, TKD_CODE_YAML, place, "%s", "%s", text);
}

// `context` is where the list, map or text began that libyaml was in; NULL when there is none.
static void report_known(tkd_reader *reader, const fault *known, const spot *where,
                         const spot *context, bool is_parsing)
{
    const bool at_opening = known->opening && context != NULL;
    const tkd_place place = at_opening ? context->place : where->place;
    tkd_problem *problem = add_ready(reader, place, known->et, known->en);
    const bool is_et = reader->problems->language == TKD_ET;
    const char *hint = is_et ? known->hint_et : known->hint_en;
    tkd_problem_hint(reader->problems, problem, "%s", "%s", hint);
    if (at_opening && where->place.line != place.line) {
        tkd_problem_other(reader->problems, problem, where->place, "siin ei saa enam edasi lugeda",
                          "reading cannot go on here");
    } else if (!at_opening && is_parsing && context->place.line != where->place.line) {
        tkd_problem_other(reader->problems, problem, context->place, "algus on siin",
                          "it began here");
    }
}

static void report_unknown(tkd_reader *reader, const char *words, const spot *where)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_YAML, where->place,
                                            "YAMLi kirjaviga (%s)", "an error of YAML (%s)", words);
    tkd_problem_hint(reader->problems, problem, "kui see on tekst, pane kogu tekst jutumärkidesse",
                     "if it is text, put the whole text in quotes");
}

// Slips that show on the line itself, or on the line before it (NULL: there is none).
static bool report_slip(tkd_reader *reader, const spot *where, const spot *before)
{
    if (report_glued_dash(reader, where) || report_second_colon(reader, where) ||
        report_glued_colon(reader, where)) {
        return true;
    }
    if (before != NULL &&
        (report_glued_dash(reader, before) || report_glued_colon(reader, before))) {
        return true;
    }
    return report_text_after_quote(reader, where) || report_extra_bracket(reader, where);
}

void tkd_yaml_fault_report(tkd_reader *reader, const yaml_parser_t *parser)
{
    const char *words = parser->problem == NULL ? "" : parser->problem;
    const spot where = find_spot(reader, parser->problem_mark);
    spot context = {0};
    const bool has_context = parser->context != NULL;
    if (has_context) {
        context = find_spot(reader, parser->context_mark);
    }
    if (has_context && strcmp(parser->context, "while scanning an alias") == 0) {
        report_star(reader, &context);
        return;
    }
    const bool in_tag = has_context && strstr(parser->context, "ing a tag") != NULL;
    if (in_tag || strcmp(words, "found undefined tag handle") == 0) {
        tkd_fault_tag(reader, has_context ? context.place : where.place);
        return;
    }
    if (strcmp(words, "found character that cannot start any token") == 0) {
        report_bad_start(reader, &where);
        return;
    }
    const bool in_quotes = has_context && strstr(parser->context, "quoted scalar") != NULL;
    spot before = {0};
    const bool has_before = parser->problem_mark.line > 0;
    if (has_before) {
        before = find_spot(reader, (yaml_mark_t){.line = parser->problem_mark.line - 1});
    }
    if (!in_quotes && report_slip(reader, &where, has_before ? &before : NULL)) {
        return;
    }
    const fault *known = find_fault(words, parser->context);
    if (known == NULL) {
        report_unknown(reader, words, &where);
    } else {
        const bool is_parsing = has_context && strncmp(parser->context, "while parsing", 13) == 0;
        report_known(reader, known, &where, has_context ? &context : NULL, is_parsing);
    }
}
