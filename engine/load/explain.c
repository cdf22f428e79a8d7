// SPDX-License-Identifier: EUPL-1.2
// `teekond explain`: the long text of a code, with a faulty example and the same example mended.
#include "explain_texts.h"

static const struct {
    const tkd_explanation *rows;
    size_t count;
} parts[] = {
    {tkd_explain_text, TKD_EXPLAIN_TEXT_COUNT},   {tkd_explain_value, TKD_EXPLAIN_VALUE_COUNT},
    {tkd_explain_name, TKD_EXPLAIN_NAME_COUNT},   {tkd_explain_journey, TKD_EXPLAIN_JOURNEY_COUNT},
    {tkd_explain_place, TKD_EXPLAIN_PLACE_COUNT},
};

enum { PART_COUNT = sizeof(parts) / sizeof(parts[0]) };

// Every code but NONE, ascending; a test holds it against the texts.
static const tkd_code codes[] = {
    TKD_CODE_UNREADABLE,
    TKD_CODE_NOT_UTF8,
    TKD_CODE_CONTROL_CHARACTER,
    TKD_CODE_YAML,
    TKD_CODE_TOO_DEEP,
    TKD_CODE_TOO_LARGE,
    TKD_CODE_ALIAS,
    TKD_CODE_TAG,
    TKD_CODE_MERGE_KEY,
    TKD_CODE_COMPLEX_KEY,
    TKD_CODE_SEVERAL_DOCUMENTS,
    TKD_CODE_DOUBLED_KEY,
    TKD_CODE_EMPTY_VALUE,
    TKD_CODE_NO_DOCUMENT,
    TKD_CODE_DECIMAL_COMMA_IN_MAP,
    TKD_CODE_MISSING_SPACE,
    TKD_CODE_UNQUOTED_STAR,
    TKD_CODE_UNQUOTED_PUNCTUATION,
    TKD_CODE_DASH_AS_TEXT,
    TKD_CODE_VERSION,
    TKD_CODE_UNKNOWN_KEY,
    TKD_CODE_WRONG_SHAPE,
    TKD_CODE_MISSING_KEY,
    TKD_CODE_UNKNOWN_WORD,
    TKD_CODE_NUMBER,
    TKD_CODE_DECIMAL_COMMA,
    TKD_CODE_UNIT,
    TKD_CODE_SHARE,
    TKD_CODE_RANGE,
    TKD_CODE_DISTRIBUTION,
    TKD_CODE_DATE,
    TKD_CODE_MIXED_FIGURE,
    TKD_CODE_SHARES_SUM,
    TKD_CODE_LANGUAGE,
    TKD_CODE_TOO_MANY,
    TKD_CODE_SECTION_TWICE,
    TKD_CODE_TIME_OF_DAY,
    TKD_CODE_ID,
    TKD_CODE_RESERVED_ID,
    TKD_CODE_DOUBLED_ID,
    TKD_CODE_UNKNOWN_REFERENCE,
    TKD_CODE_UNKNOWN_PERSON_KEY,
    TKD_CODE_NO_SOURCE,
    TKD_CODE_PROBABILITY_SUM,
    TKD_CODE_UNREACHABLE_STEP,
    TKD_CODE_TRAP,
    TKD_CODE_CYCLE,
    TKD_CODE_LEAVES_BRANCH,
    TKD_CODE_NEEDS_LATER,
    TKD_CODE_AFTER_IN_BLOCK,
    TKD_CODE_GROUP_IN_TWO_JOURNEYS,
    TKD_CODE_EMPTY_JOURNEY,
    TKD_CODE_EFFECT_AND_WITHOUT,
    TKD_CODE_EFFECT_ON_POOL,
    TKD_CODE_EFFECT_NOWHERE,
    TKD_CODE_BLOCK,
    TKD_CODE_ASKS_TOO_EARLY,
    TKD_CODE_NEVER_OPEN,
    TKD_CODE_NO_SITE,
    TKD_CODE_TWO_SITES,
    TKD_CODE_NO_SERVERS,
    TKD_CODE_NO_SERVERS_LATER,
    TKD_CODE_NO_JOURNEY,
    TKD_CODE_POOL_AND_COURSE,
    TKD_CODE_NO_SEATS,
    TKD_CODE_EDIT_PATH,
    TKD_CODE_EDIT_VALUE,
    TKD_CODE_EDIT_NOT_HERE,
    TKD_CODE_RUN,
    TKD_CODE_NO_PART,
    TKD_CODE_OVERLOAD,
    TKD_CODE_NO_ARRIVALS,
};

const tkd_code *tkd_explain_codes(size_t *count)
{
    *count = sizeof(codes) / sizeof(codes[0]);
    return codes;
}

const tkd_explanation *tkd_explanation_find(tkd_code code)
{
    for (size_t part = 0; part < PART_COUNT; part++) {
        for (size_t i = 0; i < parts[part].count; i++) {
            if (parts[part].rows[i].code == code) {
                return &parts[part].rows[i];
            }
        }
    }
    return NULL;
}

static void write_example(tkd_writer *out, const char *heading, const char *example)
{
    tkd_write_format(out, "\n%s\n\n", heading);
    bool at_line_start = true;
    for (const char *byte = example; *byte != '\0'; byte++) {
        if (at_line_start && *byte != '\n') {
            tkd_write_string(out, "    ");
        }
        tkd_write_char(out, *byte);
        at_line_start = *byte == '\n';
    }
}

// Breaks a paragraph into lines that fit a terminal.
static void write_paragraph(tkd_writer *out, const char *paragraph)
{
    enum { WIDTH = 78 };
    const tkd_text text = tkd_text_of(paragraph);
    size_t column = 0;
    for (size_t at = 0; at < text.size;) {
        size_t end = tkd_text_find(text, TKD_TEXT(" "), at);
        end = end == SIZE_MAX ? text.size : end;
        const tkd_text word = tkd_text_part(text, at, end - at);
        const size_t width = tkd_text_columns(word);
        if (column > 0 && column + 1 + width > WIDTH) {
            tkd_write_char(out, '\n');
            column = 0;
        } else if (column > 0) {
            tkd_write_char(out, ' ');
            column++;
        }
        tkd_write(out, word);
        column += width;
        at = end + 1;
    }
    tkd_write_char(out, '\n');
}

bool tkd_explain(tkd_code code, tkd_language language, tkd_writer *out)
{
    const tkd_explanation *row = tkd_explanation_find(code);
    if (row == NULL) {
        return false;
    }
    const bool estonian = language == TKD_ET;
    const size_t which = estonian ? 0 : 1;
    tkd_write_format(out, "T%04d  %s\n\n", (int)code, row->title[which]);
    write_paragraph(out, row->text[which]);
    if (row->faulty[which] != NULL) {
        write_example(out, estonian ? "Vigane:" : "Faulty:", row->faulty[which]);
        write_example(out, estonian ? "Parandatud:" : "Mended:", row->mended[which]);
    }
    return true;
}
