// SPDX-License-Identifier: EUPL-1.2
// Finding the picture in its document without parsing what stands beside it: results and findings are
// ten times as long, and no drawing needs them. Brackets and strings are enough to tell where a value
// ends; whoever is in doubt parses all.
#include "reading.h"

#include <string.h>

// Where the skimming is. Past the end there is a NUL.
typedef struct skimmer {
    const char *at;
    const char *end;
} skimmer;

static char look(const skimmer *text)
{
    return text->at < text->end ? *text->at : '\0';
}

static void skip_blanks(skimmer *text)
{
    while (look(text) == ' ' || look(text) == '\n' || look(text) == '\r' || look(text) == '\t') {
        text->at++;
    }
}

// Goes past a string; false where it does not end.
static bool skip_string(skimmer *text)
{
    text->at++;
    for (;;) {
        const char *quote = memchr(text->at, '"', (size_t)(text->end - text->at));
        size_t slashes = 0;
        if (quote == NULL) {
            return false;
        }
        while (quote - slashes > text->at && quote[-1 - (ptrdiff_t)slashes] == '\\') {
            slashes++;
        }
        text->at = quote + 1;
        if (slashes % 2 == 0) {
            return true;
        }
    }
}

// Goes past a value; false where it does not end.
static bool skip_value(skimmer *text)
{
    size_t depth = 0;
    while (text->at < text->end) {
        switch (*text->at) {
        case '"':
            if (!skip_string(text)) {
                return false;
            }
            if (depth == 0) {
                return true;
            }
            continue;
        case '{':
        case '[': depth++; break;
        case '}':
        case ']':
            if (depth == 0) {
                return true; // Of what holds the value.
            }
            depth--;
            if (depth == 0) {
                text->at++;
                return true;
            }
            break;
        case ',':
            if (depth == 0) {
                return true;
            }
            break;
        default: break;
        }
        text->at++;
    }
    return false;
}

// One member: its key, quotes included, and its value.
static bool skim_member(skimmer *text, tkd_text *key, tkd_text *value)
{
    skip_blanks(text);
    key->data = text->at;
    if (look(text) != '"' || !skip_string(text)) {
        return false;
    }
    key->size = (size_t)(text->at - key->data);
    skip_blanks(text);
    if (look(text) != ':') {
        return false;
    }
    text->at++;
    skip_blanks(text);
    value->data = text->at;
    if (!skip_value(text)) {
        return false;
    }
    value->size = (size_t)(text->at - value->data);
    skip_blanks(text);
    return true;
}

bool tkd_picture_skim(tkd_text document, tkd_text *version, tkd_text *picture)
{
    skimmer text = {document.data, document.data + document.size};
    *version = (tkd_text){0};
    *picture = (tkd_text){0};
    skip_blanks(&text);
    if (look(&text) != '{') {
        return false;
    }
    do {
        tkd_text key;
        tkd_text value;
        text.at++;
        if (!skim_member(&text, &key, &value)) {
            return false;
        }
        if (tkd_text_equal(key, TKD_TEXT("\"teekond\""))) {
            *version = value;
        } else if (tkd_text_equal(key, TKD_TEXT("\"picture\""))) {
            *picture = value;
        }
    } while (look(&text) == ',');
    if (look(&text) != '}') {
        return false;
    }
    text.at++;
    skip_blanks(&text);
    return text.at == text.end && version->size > 0 && picture->size > 0;
}
