// SPDX-License-Identifier: EUPL-1.2
// Patterns that tell where the words of a language may be broken: those of TeX, as Debian's packages
// for hyphenation hold them (myspell-et, hyphen-ru, hyphen-en-gb).
#ifndef TKD_DRAW_HYPHEN_H
#define TKD_DRAW_HYPHEN_H

#include "teekond/language.h"

enum { TKD_WORD_LETTERS = 200 }; /**< Of a word, so many are looked at. */

/** All-zero has no patterns. */
typedef struct tkd_hyphens {
    tkd_index index;        /**< From a pattern's letters to its first weight. */
    const uint8_t *weights; /**< By pattern, one before each letter and one at the end. */
    size_t longest;         /**< Letters of the longest pattern. */
} tkd_hyphens;

/**
 * Read patterns; a file that is not there, or not such a file, leaves none.
 *
 * @param[in]  path     The file: its encoding (ISO8859-15, KOI8-R, UTF-8), then a pattern a line.
 * @param[in]  arena    Where patterns live.
 * @param[out] hyphens  The patterns.
 * @param[out] err      Filled on failure; NULL if not wanted.
 * @retval TKD_OK          Done.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_MUST_CHECK tkd_status tkd_hyphens_read(const char *path, tkd_arena *arena, tkd_hyphens *hyphens,
                                           tkd_error *err);

/** The same for a language, from where the packages put them. */
TKD_MUST_CHECK tkd_status tkd_hyphens_find(tkd_language language, tkd_arena *arena,
                                           tkd_hyphens *hyphens, tkd_error *err);

/**
 * Where a word may be broken.
 *
 * @param[in]  hyphens  Patterns, at least one. Borrowed.
 * @param[in]  letters  The word's letters, small ones, [count]. Borrowed.
 * @param[in]  count    At most TKD_WORD_LETTERS.
 * @param[out] before   Whether it may be broken before each letter, [count].
 *
 * Source: Liang, Word Hy-phen-a-tion by Com-put-er, 1983, chapter 2.
 */
void tkd_hyphens_mark(const tkd_hyphens *hyphens, const uint32_t *letters, size_t count,
                      bool *before);

#endif
