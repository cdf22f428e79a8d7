// SPDX-License-Identifier: EUPL-1.2
// TeX's patterns: letters with digits between them, odd ones for breaks and even ones against, of
// which the largest counts. Debian's library for them wants patterns in a form that the Estonian
// ones do not have, so that it breaks them wrongly; here they are taken as they are.
#include "hyphen.h"

#include <stdio.h>

enum { FILE_MOST = 1 << 18, PATTERN_LETTERS = 40 };

typedef enum encoding { ENCODING_NONE, ENCODING_UTF8, ENCODING_LATIN9, ENCODING_KOI8R } encoding;

// ---- Letters

static encoding encoding_of(tkd_text name)
{
    static const struct {
        const char *name;
        encoding encoding;
    } known[] = {{"UTF-8", ENCODING_UTF8},
                 {"ISO8859-15", ENCODING_LATIN9},
                 {"ISO8859-1", ENCODING_LATIN9},
                 {"KOI8-R", ENCODING_KOI8R}};
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (tkd_text_equal(name, tkd_text_of(known[i].name))) {
            return known[i].encoding;
        }
    }
    return ENCODING_NONE;
}

static uint32_t latin9_letter(unsigned char byte)
{
    switch (byte) {
    case 0xA6: return 0x160;
    case 0xA8: return 0x161;
    case 0xB4: return 0x17D;
    case 0xB8: return 0x17E;
    default: return byte;
    }
}

static uint32_t koi8r_letter(unsigned char byte)
{
    // Small letters in the order of the code, from 0xC0 on; capitals follow in the same order.
    static const tkd_text order = TKD_TEXT_INIT("юабцдефгхийклмнопярстужвьызшэщчъ");
    if (byte == 0xA3 || byte == 0xB3) {
        return 0x451;
    }
    if (byte < 0xC0) {
        return byte;
    }
    size_t offset = (size_t)(byte & 0x1FU) * 2U;
    return tkd_text_next(order, &offset);
}

static uint32_t next_letter(encoding from, tkd_text text, size_t *offset)
{
    switch (from) {
    case ENCODING_LATIN9: return latin9_letter((unsigned char)text.data[(*offset)++]);
    case ENCODING_KOI8R: return koi8r_letter((unsigned char)text.data[(*offset)++]);
    case ENCODING_UTF8:
    case ENCODING_NONE: break;
    }
    return tkd_text_next(text, offset);
}

// ---- Reading

// Patterns being read: keys and weights fill two buffers that hold all of them.
typedef struct reading {
    tkd_hyphens *hyphens;
    encoding from;
    char *keys;
    size_t key_size;
    uint8_t *weights;
    size_t weight_count;
} reading;

static tkd_status out_of_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
}

// A line: `.ap3l`. What is no pattern (a keyword, a rule with letters to change) is passed over.
static tkd_status add_pattern(reading *state, tkd_text line, tkd_error *err)
{
    uint8_t weights[PATTERN_LETTERS + 1] = {0};
    char *key = state->keys + state->key_size;
    size_t size = 0;
    size_t letters = 0;
    size_t offset = 0;
    while (offset < line.size) {
        const uint32_t letter = next_letter(state->from, line, &offset);
        if (letter >= '0' && letter <= '9') {
            weights[letters] = (uint8_t)(letter - '0');
            continue;
        }
        const bool is_letter = letter == '.' || letter == '\'' || letter == '-' || letter > 0x7F ||
                               (letter >= 'a' && letter <= 'z');
        if (!is_letter || letters == PATTERN_LETTERS) {
            return TKD_OK;
        }
        size += tkd_text_encode(letter, key + size);
        letters++;
    }
    const tkd_status status = letters == 0
                                  ? TKD_ERR_REFERENCE
                                  : tkd_index_put(&state->hyphens->index, (tkd_text){key, size},
                                                  (uint32_t)state->weight_count, NULL);
    if (status == TKD_ERR_MEMORY) {
        return out_of_memory(err);
    }
    if (status == TKD_OK) {
        memcpy(state->weights + state->weight_count, weights, letters + 1);
        state->weight_count += letters + 1;
        state->key_size += size;
        state->hyphens->longest =
            letters > state->hyphens->longest ? letters : state->hyphens->longest;
    }
    return TKD_OK;
}

static tkd_status add_patterns(reading *state, tkd_text file, tkd_error *err)
{
    for (size_t at = 0; at < file.size;) {
        const size_t found = tkd_text_find(file, TKD_TEXT("\n"), at);
        const size_t end = found == SIZE_MAX ? file.size : found;
        const tkd_text line = tkd_text_trim(tkd_text_part(file, at, end - at));
        if (at == 0) {
            state->from = encoding_of(line);
            if (state->from == ENCODING_NONE) {
                return TKD_OK;
            }
        } else {
            TKD_TRY(add_pattern(state, line, err));
        }
        at = end + 1;
    }
    return TKD_OK;
}

// The whole file, or an empty text where it cannot be read or is too long to be one of patterns.
static tkd_status read_file(const char *path, tkd_arena *arena, tkd_text *file, tkd_error *err)
{
    *file = (tkd_text){"", 0};
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return TKD_OK;
    }
    char *bytes = TKD_TAKE(arena, FILE_MOST, char);
    const size_t size = bytes == NULL ? 0 : fread(bytes, 1, FILE_MOST, stream);
    const bool is_whole = ferror(stream) == 0 && size < FILE_MOST;
    fclose(stream);
    if (bytes == NULL) {
        return out_of_memory(err);
    }
    if (is_whole) {
        *file = (tkd_text){bytes, size};
    }
    return TKD_OK;
}

tkd_status tkd_hyphens_read(const char *path, tkd_arena *arena, tkd_hyphens *hyphens,
                            tkd_error *err)
{
    *hyphens = (tkd_hyphens){0};
    tkd_text file = {"", 0};
    TKD_TRY(read_file(path, arena, &file, err));
    if (file.size == 0) {
        return TKD_OK;
    }
    // A letter takes three bytes at most, and no pattern has more weights than bytes, its line's end
    // counted.
    reading state = {.hyphens = hyphens,
                     .keys = TKD_TAKE(arena, 3 * file.size + 4, char),
                     .weights = TKD_TAKE(arena, file.size + 1, uint8_t)};
    if (state.keys == NULL || state.weights == NULL) {
        return out_of_memory(err);
    }
    tkd_index_init(&hyphens->index, arena);
    hyphens->weights = state.weights;
    return add_patterns(&state, file, err);
}

tkd_status tkd_hyphens_find(tkd_language language, tkd_arena *arena, tkd_hyphens *hyphens,
                            tkd_error *err)
{
    static const char *const paths[TKD_LANGUAGE_COUNT] = {
        [TKD_ET] = "/usr/share/hyphen/hyph_et_EE.dic",
        [TKD_EN] = "/usr/share/hyphen/hyph_en_GB.dic",
        [TKD_RU] = "/usr/share/hyphen/hyph_ru_RU.dic",
    };
    return tkd_hyphens_read(paths[language], arena, hyphens, err);
}

// ---- Marking

void tkd_hyphens_mark(const tkd_hyphens *hyphens, const uint32_t *letters, size_t count,
                      bool *before)
{
    char bytes[4 * (TKD_WORD_LETTERS + 2)];
    size_t starts[TKD_WORD_LETTERS + 3];
    uint8_t weights[TKD_WORD_LETTERS + 3] = {0};
    const size_t most = count < TKD_WORD_LETTERS ? count : TKD_WORD_LETTERS;
    // The word between full stops, which stand for its ends.
    size_t size = 0;
    for (size_t i = 0; i < most + 2; i++) {
        starts[i] = size;
        size += tkd_text_encode(i == 0 || i == most + 1 ? '.' : letters[i - 1], bytes + size);
    }
    starts[most + 2] = size;
    for (size_t from = 0; from < most + 2; from++) {
        for (size_t end = from + 1; end <= most + 2 && end - from <= hyphens->longest; end++) {
            const tkd_text part = {bytes + starts[from], starts[end] - starts[from]};
            const uint32_t found = tkd_index_get(&hyphens->index, part);
            for (size_t i = 0; found != UINT32_MAX && i <= end - from; i++) {
                const uint8_t weight = hyphens->weights[found + i];
                weights[from + i] = weight > weights[from + i] ? weight : weights[from + i];
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        before[i] = i < most && (weights[i + 1] & 1U) != 0;
    }
}
