// SPDX-License-Identifier: EUPL-1.2
// Spelling: composing letters with their marks, lower case, folding for comparison, ids of titles.
// The letters are those of Europe's Latin alphabets, Cyrillic and Greek; all else stays as it is.
#include "teekond/text.h"
#include "teekond/writer.h"

// One combining mark and, in turn, each letter and what the two make together.
typedef struct mark_row {
    uint32_t mark;
    tkd_text pairs;
} mark_row;

static const mark_row mark_rows[] = {
    {0x0300, TKD_TEXT_INIT("AÀEÈIÌOÒUÙaàeèiìoòuùЕЀИЍеѐиѝ")},                             // grave
    {0x0301, TKD_TEXT_INIT("AÁCĆEÉIÍLĹNŃOÓRŔSŚUÚYÝZŹaácćeéiílĺnńoórŕsśuúyýzźГЃКЌгѓкќ")}, // acute
    {0x0302, TKD_TEXT_INIT("AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷ")},         // hat
    {0x0303, TKD_TEXT_INIT("AÃIĨNÑOÕUŨaãiĩnñoõuũ")},                                     // tilde
    {0x0304, TKD_TEXT_INIT("AĀEĒIĪOŌUŪaāeēiīoōuū")},                                     // macron
    {0x0306, TKD_TEXT_INIT("AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭИЙУЎийуў")},                         // breve
    {0x0307, TKD_TEXT_INIT("CĊEĖGĠIİZŻcċeėgġzż")},                                       // dot
    {0x0308, TKD_TEXT_INIT("AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿІЇЕЁеёії")},                         // two dots
    {0x030A, TKD_TEXT_INIT("AÅUŮaåuů")},                                                 // ring
    {0x030B, TKD_TEXT_INIT("OŐUŰoőuű")},                             // double acute
    {0x030C, TKD_TEXT_INIT("CČDĎEĚLĽNŇRŘSŠTŤZŽcčdďeělľnňrřsštťzž")}, // caron
    {0x0326, TKD_TEXT_INIT("SȘTȚsștț")},                             // comma below
    {0x0327, TKD_TEXT_INIT("CÇGĢKĶLĻNŅRŖSŞTŢcçgģkķlļnņrŗsştţ")},     // cedilla
    {0x0328, TKD_TEXT_INIT("AĄEĘIĮUŲaąeęiįuų")},                     // ogonek
};

enum { MARK_ROW_COUNT = sizeof(mark_rows) / sizeof(mark_rows[0]) };

// Letters of Russian and Ukrainian in Estonian spelling, each after its Cyrillic one.
typedef struct spelling {
    uint32_t letter;
    const char *latin;
} spelling;

static const spelling spellings[] = {
    {0x0430, "a"},  {0x0431, "b"},   {0x0432, "v"},  {0x0433, "g"},  {0x0434, "d"},  {0x0435, "e"},
    {0x0436, "ž"},  {0x0437, "z"},   {0x0438, "i"},  {0x0439, "i"},  {0x043A, "k"},  {0x043B, "l"},
    {0x043C, "m"},  {0x043D, "n"},   {0x043E, "o"},  {0x043F, "p"},  {0x0440, "r"},  {0x0441, "s"},
    {0x0442, "t"},  {0x0443, "u"},   {0x0444, "f"},  {0x0445, "h"},  {0x0446, "ts"}, {0x0447, "tš"},
    {0x0448, "š"},  {0x0449, "štš"}, {0x044A, ""},   {0x044B, "õ"},  {0x044C, ""},   {0x044D, "e"},
    {0x044E, "ju"}, {0x044F, "ja"},  {0x0451, "jo"}, {0x0454, "je"}, {0x0456, "i"},  {0x0457, "ji"},
    {0x0491, "g"},
};

enum { SPELLING_COUNT = sizeof(spellings) / sizeof(spellings[0]), LONGEST_ID = 60 };

static void write_character(tkd_writer *out, uint32_t character)
{
    char bytes[4];
    const size_t size = tkd_text_encode(character, bytes);
    tkd_write(out, (tkd_text){bytes, size});
}

static const mark_row *find_mark(uint32_t character)
{
    if (character < mark_rows[0].mark || character > mark_rows[MARK_ROW_COUNT - 1].mark) {
        return NULL;
    }
    for (size_t i = 0; i < MARK_ROW_COUNT; i++) {
        if (mark_rows[i].mark == character) {
            return &mark_rows[i];
        }
    }
    return NULL;
}

// What `letter` and the mark of `row` make together; 0 when nothing.
static uint32_t compose_pair(const mark_row *row, uint32_t letter)
{
    size_t at = 0;
    while (at < row->pairs.size) {
        const uint32_t base = tkd_text_next(row->pairs, &at);
        const uint32_t composed = tkd_text_next(row->pairs, &at);
        if (base == letter) {
            return composed;
        }
    }
    return 0;
}

// The Latin letter under the marks of `character`; itself when there is none.
static uint32_t without_mark(uint32_t character)
{
    const bool may_have_mark =
        (character >= 0xC0 && character < 0x180) || (character >= 0x218 && character <= 0x21B);
    for (size_t i = 0; may_have_mark && i < MARK_ROW_COUNT; i++) {
        size_t at = 0;
        while (at < mark_rows[i].pairs.size) {
            const uint32_t base = tkd_text_next(mark_rows[i].pairs, &at);
            if (tkd_text_next(mark_rows[i].pairs, &at) == character && base < 0x80) {
                return base;
            }
        }
    }
    return character;
}

// Alphabets where each capital letter stands just before its small one.
static bool stands_before_its_small(uint32_t c)
{
    const bool even = c % 2 == 0;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) {
        return !even;
    }
    return even && ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) ||
                    (c >= 0x218 && c <= 0x21B) || (c >= 0x460 && c <= 0x481) ||
                    (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) ||
                    (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF));
}

static uint32_t lower_greek(uint32_t c)
{
    if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) {
        return c + 32;
    }
    switch (c) {
    case 0x386: return 0x3AC;
    case 0x388:
    case 0x389:
    case 0x38A: return c + 37;
    case 0x38C: return 0x3CC;
    case 0x38E:
    case 0x38F: return c + 63;
    default: return c;
    }
}

static uint32_t lower(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F)) {
        return c + 32;
    }
    if (c >= 0x400 && c <= 0x40F) {
        return c + 80;
    }
    if (c >= 0x386 && c <= 0x3AB) {
        return lower_greek(c);
    }
    switch (c) {
    case 0x130: return 'i';
    case 0x178: return 0xFF;
    case 0x1E9E: return 0xDF;
    default: return stands_before_its_small(c) ? c + 1 : c;
    }
}

// Writes `text` composed; with `fold`, in lower case too, and Latin letters without their marks.
static void write_composed(tkd_writer *out, tkd_text text, bool fold)
{
    uint32_t held = 0; // The letter that a mark may still change; 0: none.
    size_t at = 0;
    while (at <= text.size) {
        const bool at_end = at == text.size;
        const uint32_t next = at_end ? 0 : tkd_text_next(text, &at);
        const mark_row *row = find_mark(next);
        const uint32_t composed = row == NULL || held == 0 ? 0 : compose_pair(row, held);
        if (composed != 0) {
            held = composed;
            continue;
        }
        if (held != 0) {
            write_character(out, fold ? without_mark(lower(held)) : held);
        }
        held = next;
        if (at_end) {
            break;
        }
        if (next == 0) {
            tkd_write_char(out, '\0');
        }
    }
}

tkd_text tkd_text_compose(tkd_arena *arena, tkd_text text)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    write_composed(&out, text, false);
    return tkd_writer_text(&out);
}

tkd_text tkd_text_fold(tkd_arena *arena, tkd_text text)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    write_composed(&out, text, true);
    return tkd_writer_text(&out);
}

tkd_text tkd_text_lower(tkd_arena *arena, tkd_text text)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    size_t at = 0;
    while (at < text.size) {
        write_character(&out, lower(tkd_text_next(text, &at)));
    }
    return tkd_writer_text(&out);
}

// How a lower-case character stands in an id; empty when an id cannot hold it.
static tkd_text spell_in_id(uint32_t character, char bytes[4])
{
    switch (character) {
    case 0xF5:  // õ
    case 0xE4:  // ä
    case 0xF6:  // ö
    case 0xFC:  // ü
    case 0x161: // š
    case 0x17E: // ž
        return (tkd_text){bytes, tkd_text_encode(character, bytes)};
    case 0xDF: return TKD_TEXT("ss");
    case 0xE6: return TKD_TEXT("ae");
    case 0xF8: return TKD_TEXT("o");
    case 0x142: return TKD_TEXT("l");
    default: break;
    }
    for (size_t i = 0; i < SPELLING_COUNT; i++) {
        if (spellings[i].letter == character) {
            return tkd_text_of(spellings[i].latin);
        }
    }
    const uint32_t base = without_mark(character);
    const bool is_allowed = (base >= 'a' && base <= 'z') || (base >= '0' && base <= '9');
    return (tkd_text){bytes, is_allowed ? tkd_text_encode(base, bytes) : 0};
}

// Is it nothing in an id, not even a break: the soft sign, the hard sign, a soft hyphen?
static bool is_silent(uint32_t character)
{
    return character == 0x44A || character == 0x44C || character == 0xAD;
}

tkd_text tkd_text_slug(tkd_arena *arena, tkd_text title)
{
    const tkd_text composed = tkd_text_compose(arena, title);
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    size_t length = 0; // Characters written.
    bool is_break_due = false;
    for (size_t at = 0; at < composed.size;) {
        const uint32_t character = lower(tkd_text_next(composed, &at));
        char bytes[4];
        const tkd_text piece = spell_in_id(character, bytes);
        if (piece.size == 0) {
            is_break_due = is_break_due || !is_silent(character);
            continue;
        }
        const bool is_digit_first = length == 0 && character >= '0' && character <= '9';
        const tkd_text before = is_digit_first               ? TKD_TEXT("nr-")
                                : length > 0 && is_break_due ? TKD_TEXT("-")
                                                             : TKD_TEXT("");
        if (length + tkd_text_length(before) + tkd_text_length(piece) > LONGEST_ID) {
            break;
        }
        tkd_write(&out, before);
        tkd_write(&out, piece);
        length += tkd_text_length(before) + tkd_text_length(piece);
        is_break_due = false;
    }
    if (length == 0) {
        tkd_write(&out, TKD_TEXT("nimeta"));
    }
    return tkd_writer_text(&out);
}
