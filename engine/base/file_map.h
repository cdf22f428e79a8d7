// SPDX-License-Identifier: EUPL-1.2
// From lines and columns to bytes: a map of one text with a landmark every few thousand bytes, so
// that any place is found in short time, in texts of many lines and in texts of one long line.
#ifndef TKD_BASE_FILE_MAP_H
#define TKD_BASE_FILE_MAP_H

#include "teekond/text.h"

typedef struct tkd_file_map {
    tkd_text content; /**< Borrowed; a byte order mark is left out. */
    tkd_list marks;   /**< Rising; the first is the start of the text. */
} tkd_file_map;

/** Walk over `content` once. Landmarks live in `arena`. */
TKD_MUST_CHECK tkd_status tkd_file_map_build(tkd_file_map *map, tkd_arena *arena, tkd_text content);

/** Offset of the character at `line` and `*column` (from 1); where the line is shorter, its end, with
 *  `*column` set back to it. False when there are fewer lines. */
bool tkd_file_map_find(const tkd_file_map *map, uint32_t line, uint32_t *column, size_t *offset);

#endif
