// SPDX-License-Identifier: EUPL-1.2
// What the writers of documents and workbooks share: the tags of languages, dates of properties, words
// of their own, sizes of pictures; private to the room.
#ifndef TEEKOND_PAPER_OFFICE_H
#define TEEKOND_PAPER_OFFICE_H

#include "teekond/paper.h"

/** `et-EE`, `en-GB`, `ru-RU`. */
const char *tkd_office_language(tkd_language language);

/** `et` in Estonian, `en` in any other language. */
const char *tkd_office_word(tkd_language language, const char *et, const char *en);

/** Midnight of a day as ISO 8601 has it, `2026-01-05T00:00:00Z`; lives in `arena`, data NULL when
 *  memory runs out. */
tkd_text tkd_office_moment(int32_t day, tkd_arena *arena);

/** The day as people read it; lives in `arena`, data NULL when memory runs out. */
tkd_text tkd_office_day(int32_t day, tkd_language language, tkd_arena *arena);

/** Columns of the longest word. */
size_t tkd_office_longest_word(tkd_text text);

/** Lines that a text takes when it is wrapped between words at `width` columns; at least 1. */
size_t tkd_office_count_lines(tkd_text text, size_t width);

/** Width and height of a picture in points, from its drawing where that says so, else from its pixels
 *  at 96 to the inch; 0 and 0 when neither is known. */
void tkd_office_picture_size(const tkd_paper_picture *picture, double *width_pt, double *height_pt);

#endif
