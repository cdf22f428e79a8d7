// SPDX-License-Identifier: EUPL-1.2
// How wide text is on a terminal. Ranges are those of Unicode 15: marks without width of their own
// (general categories Mn, Me, Cf) and the wide and full-width letters of East Asia.
#include "teekond/text.h"

typedef struct range {
    uint32_t first;
    uint32_t last;
} range;

static const range zero_wide[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5},   {0x05C7, 0x05C7},   {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC},   {0x06DF, 0x06E4},   {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x093C, 0x093C},
    {0x0941, 0x0948},   {0x094D, 0x094D},   {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},
    {0x1AB0, 0x1ACE},   {0x1DC0, 0x1DFF},   {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
    {0x2066, 0x206F},   {0x20D0, 0x20F0},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

static const range two_wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF}, {0x1B000, 0x1B2FF},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

static bool is_in(const range *ranges, size_t count, uint32_t character)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (character > ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && character >= ranges[low].first;
}

size_t tkd_text_columns_of(uint32_t character)
{
    if (character < 0x0300) {
        return 1;
    }
    if (is_in(zero_wide, sizeof(zero_wide) / sizeof(zero_wide[0]), character)) {
        return 0;
    }
    return is_in(two_wide, sizeof(two_wide) / sizeof(two_wide[0]), character) ? 2 : 1;
}

size_t tkd_text_columns(tkd_text text)
{
    size_t columns = 0;
    size_t at = 0;
    while (at < text.size) {
        columns += tkd_text_columns_of(tkd_text_next(text, &at));
    }
    return columns;
}
