// SPDX-License-Identifier: EUPL-1.2
// How far two spellings lie apart: letters inserted, left out, changed, or two neighbours swapped.
#include "teekond/text.h"

enum { LONGEST = 64 };

// Decodes into `characters`; false when there are more than LONGEST.
static bool decode_short(tkd_text text, uint32_t characters[LONGEST], size_t *count)
{
    *count = 0;
    size_t at = 0;
    while (at < text.size) {
        if (*count == LONGEST) {
            return false;
        }
        characters[(*count)++] = tkd_text_next(text, &at);
    }
    return true;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t tkd_text_distance(tkd_text a, tkd_text b, size_t limit)
{
    uint32_t first[LONGEST];
    uint32_t second[LONGEST];
    size_t first_count = 0;
    size_t second_count = 0;
    const size_t too_far = limit == SIZE_MAX ? limit : limit + 1;
    if (!decode_short(a, first, &first_count) || !decode_short(b, second, &second_count)) {
        return too_far;
    }

    // rows[i % 3][j]: distance between the first i letters of one and the first j of the other.
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= second_count; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= first_count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= second_count; j++) {
            const size_t change = above[j - 1] + (first[i - 1] != second[j - 1]);
            row[j] = smaller(change, smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1]) {
                row[j] = smaller(row[j], rows[(i - 2) % 3][j - 2] + 1);
            }
        }
    }
    const size_t distance = rows[first_count % 3][second_count];
    return distance > limit ? too_far : distance;
}
