// SPDX-License-Identifier: EUPL-1.2
// Packages: office documents are ZIP files of named parts (ECMA-376, part 2). Made in memory, and with
// one and the same time on every part, so that the same parts are the same bytes.
#ifndef TEEKOND_PAPER_PACKAGE_H
#define TEEKOND_PAPER_PACKAGE_H

#include "teekond/writer.h"

typedef struct tkd_part {
    tkd_text name; /**< `word/document.xml`; NUL-terminated. */
    tkd_text bytes;
} tkd_part;

/** Write parts as one file, in their order. Scratch lives in `arena`. TKD_ERR_LIBRARY. */
TKD_MUST_CHECK tkd_status tkd_package_write(const tkd_part *parts, size_t count, tkd_arena *arena,
                                            tkd_writer *out, tkd_error *err);

enum { TKD_PACKAGE_PART_LIMIT = 1 << 30 };

/** The parts (tkd_part; in `arena`) of a package, none above TKD_PACKAGE_PART_LIMIT bytes.
 *  TKD_ERR_LIBRARY when it is none or is damaged. */
TKD_MUST_CHECK tkd_status tkd_package_read(tkd_text bytes, tkd_arena *arena, tkd_list *parts,
                                           tkd_error *err);

#endif
