// SPDX-License-Identifier: EUPL-1.2
// The key reference as Markdown: every kind of map, every key, its other names, what it holds.
#include "keys.h"
#include "spelling.h"
#include "words.h"

#include "teekond/load.h"

static const char *say(tkd_language language, const char *et, const char *en)
{
    return language == TKD_ET ? et : en;
}

static const char *shape_in_words(tkd_shape shape, tkd_language language)
{
    switch (shape) {
    case TKD_SHAPE_TEXT: return say(language, "tekst", "text");
    case TKD_SHAPE_LABEL: return say(language, "tekst, ka keelte kaupa", "text, also by language");
    case TKD_SHAPE_ID: return say(language, "tunnus", "id");
    case TKD_SHAPE_REFERENCE: return say(language, "tunnus või loetelu", "id or list of ids");
    case TKD_SHAPE_WORD: return say(language, "sõna", "word");
    case TKD_SHAPE_YES_NO: return say(language, "jah või ei", "yes or no");
    case TKD_SHAPE_DATE: return say(language, "kuupäev", "date");
    case TKD_SHAPE_NUMBER: return say(language, "arv", "number");
    case TKD_SHAPE_DURATION: return say(language, "kestus", "duration");
    case TKD_SHAPE_RATE: return say(language, "sagedus", "rate");
    case TKD_SHAPE_SHARE: return say(language, "osakaal", "share");
    case TKD_SHAPE_MONEY: return say(language, "raha", "money");
    case TKD_SHAPE_MAP: return say(language, "plokk", "map");
    case TKD_SHAPE_LIST_OF:
    case TKD_SHAPE_LIST: return say(language, "loetelu", "list");
    case TKD_SHAPE_BY_ID: return say(language, "tunnuste kaupa", "by id");
    case TKD_SHAPE_EDITS: return say(language, "muudatused", "edits");
    case TKD_SHAPE_SPECIAL: break;
    }
    return say(language, "vt näidet", "see the example");
}

// In a table `|` would end the cell.
static void write_cell(tkd_writer *out, tkd_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '|') {
            tkd_write_char(out, '\\');
        }
        tkd_write_char(out, text.data[i]);
    }
}

static void write_names(tkd_writer *out, const tkd_key *key, tkd_language language)
{
    size_t at = 0;
    tkd_text word = {0};
    const bool has_estonian = tkd_alternative_next(key->estonian, &at, &word);
    if (language == TKD_ET && has_estonian) {
        tkd_write_format(out, "`%.*s` | ", TKD_ARG(word));
        const char *between = "";
        while (tkd_alternative_next(key->estonian, &at, &word)) {
            tkd_write_format(out, "%s`%.*s`", between, TKD_ARG(word));
            between = ", ";
        }
        tkd_write_format(out, "%s`%s`", between, key->name);
        return;
    }
    tkd_write_format(out, "`%s` | ", key->name);
    for (const char *between = ""; has_estonian; between = ", ") {
        tkd_write_format(out, "%s`%.*s`", between, TKD_ARG(word));
        if (!tkd_alternative_next(key->estonian, &at, &word)) {
            break;
        }
    }
}

static void write_key(tkd_writer *out, const tkd_key *key, tkd_language language)
{
    tkd_write_string(out, "| ");
    write_names(out, key, language);
    tkd_write_format(out, " | %s%s | ", shape_in_words(key->shape, language),
                     key->required ? say(language, ", kohustuslik", ", required") : "");
    write_cell(out, tkd_text_of(say(language, key->meaning_et, key->meaning_en)));
    tkd_write_string(out, " | `");
    write_cell(out, tkd_text_of(key->example));
    tkd_write_string(out, "` |\n");
}

static void write_context(tkd_writer *out, tkd_context context, tkd_language language)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    if (count == 0) {
        return;
    }
    tkd_write_format(out, "\n## %s\n\n", tkd_context_name(context, language));
    const tkd_context beside = tkd_context_beside(context);
    if (beside != TKD_CTX_NONE) {
        tkd_write_string(out, say(language, "Siin võivad seista ka kõik võtmed, mis on: ",
                                  "All keys of this may stand here too: "));
        tkd_write_format(out, "%s.\n\n", tkd_context_name(beside, language));
    }
    tkd_write_string(out, say(language, "| võti | ka | väärtus | tähendus | näide |\n",
                              "| key | also | value | meaning | example |\n"));
    tkd_write_string(out, "|---|---|---|---|---|\n");
    for (size_t i = 0; i < count; i++) {
        write_key(out, &rows[i], language);
    }
}

static void write_words(tkd_writer *out, tkd_language language)
{
    size_t count;
    const tkd_word *words = tkd_words(&count);
    tkd_write_string(out, say(language, "\n## Sõnad\n\n| sõna | ka |\n|---|---|\n",
                              "\n## Words\n\n| word | also |\n|---|---|\n"));
    for (size_t i = 0; i < count; i++) {
        const tkd_key row = {.name = words[i].name, .estonian = words[i].estonian};
        tkd_write_string(out, "| ");
        write_names(out, &row, language);
        tkd_write_string(out, " |\n");
    }
}

void tkd_reference_write(tkd_writer *out, tkd_language language)
{
    tkd_write_string(
        out,
        say(language,
            "# Võtmed\n\nSelle lehe teeb programm oma võtmetabelist. Iga võtit võib kirjutada "
            "eesti või inglise keeles, täpitähtedega või ilma. Kuidas arve kirjutada: "
            "[juhend.md](juhend.md).\n",
            "# Keys\n\nThe program makes this page from its key table. Each key may be written "
            "in English or Estonian, with or without diacritics. How figures are written: "
            "[format.md](format.md).\n"));
    for (int context = TKD_CTX_ROOT; context < TKD_CTX_COUNT; context++) {
        write_context(out, (tkd_context)context, language);
    }
    write_words(out, language);
}
