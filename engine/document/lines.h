// SPDX-License-Identifier: EUPL-1.2
// Lines of a text by number, walking forward: asking in rising order costs one pass in all.
#ifndef TKD_DOCUMENT_LINES_H
#define TKD_DOCUMENT_LINES_H

#include "teekond/text.h"

/** Where the walk stands. Begin with `{.content = …, .line = 1}`. */
typedef struct tkd_lines {
    tkd_text content; /**< Borrowed. */
    size_t offset;    /**< Start of `line`. */
    size_t end;       /**< Its end, once `is_known`. */
    uint32_t line;    /**< From 1. */
    bool is_known;
} tkd_lines;

/** Line `line` without its end; empty behind the last one. */
tkd_text tkd_lines_get(tkd_lines *lines, uint32_t line);

/** Bytes of the first `count` characters of a line. */
size_t tkd_lines_bytes(tkd_text line, size_t count);

#endif
