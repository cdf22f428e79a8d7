// SPDX-License-Identifier: EUPL-1.2
// What the sources that read the document share: the picture being read, the lists that its rows point
// into, and how rows of any table are read.
#ifndef TKD_PICTURE_READING_H
#define TKD_PICTURE_READING_H

#include "reader.h"

/** The picture being read. Counts of its tables are known before any row is read, so that row numbers
 *  can be checked. */
typedef struct tkd_picture_reading {
    tkd_picture_reader reader;
    tkd_picture picture;
    tkd_list channels;
    tkd_list notes;
    tkd_list step_lists;
    tkd_list stage_lists;
    tkd_list bottleneck_lists;
    tkd_list variant_steps;
    tkd_list variant_flows;
    tkd_list variant_bottlenecks;
    tkd_list capacity_points;
    tkd_list capacity_marks;
    tkd_list weeks;
    tkd_list closures;
    tkd_list stretches;
} tkd_picture_reading;

/** Where the members `teekond` and `picture` of a document stand, found without parsing the others;
 *  false where that is not so simple. What it takes for a value may be none: whoever parses it sees. */
bool tkd_picture_skim(tkd_text document, tkd_text *version, tkd_text *picture);

/** Fills one row, zeroed before, from an object. */
typedef void tkd_read_row_fn(tkd_picture_reading *reading, const json_t *object, void *row);

/** Rows of a table, `size` bytes each, in the arena; NULL when memory runs out. */
void *tkd_read_table(tkd_picture_reading *reading, const json_t *parent, const char *key,
                     uint32_t count, size_t size, tkd_read_row_fn *read);
/** Rows that a row of another table holds, appended to a list. */
tkd_range tkd_read_inner(tkd_picture_reading *reading, const json_t *object, const char *key,
                         tkd_list *list, tkd_read_row_fn *read);
/** An estimate of the picture's replications; absent or null is of nobody. */
tkd_estimate tkd_read_figure(tkd_picture_reading *reading, const json_t *object, const char *key);
tkd_picture_change tkd_read_change(tkd_picture_reading *reading, const json_t *object);
tkd_picture_key_figures tkd_read_key_figures(tkd_picture_reading *reading, const json_t *parent,
                                             const char *key);

/** The tables by what they show: read_map.c, read_problems.c, read_beside.c. */
void tkd_read_map(tkd_picture_reading *reading, const json_t *object);
void tkd_read_problems(tkd_picture_reading *reading, const json_t *object);
void tkd_read_beside(tkd_picture_reading *reading, const json_t *object);

#endif
