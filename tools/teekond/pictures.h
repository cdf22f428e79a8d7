// SPDX-License-Identifier: EUPL-1.2
// What `teekond draw` can draw: a row for each diagram with its names, what it needs to be simulated,
// and which flags it looks at. The drawing program knows how each looks; here it is known what it costs.
#ifndef TEEKOND_TOOL_PICTURES_H
#define TEEKOND_TOOL_PICTURES_H

#include "arguments.h"
#include "console.h"

/** What a diagram shows besides the map's rows and their figures. Bits. */
typedef enum tkd_need {
    TKD_NEED_FIGURES = 1U << 0, /**< Nothing of it can be drawn without a simulation. */
    TKD_NEED_PRICES = 1U << 1,  /**< Of bottlenecks. */
    TKD_NEED_CHEAP_PRICES = 1U << 2 /**< The same, where they do not take long. */,
    TKD_NEED_SERIES = 1U << 3,  /**< Queues week by week. */
    TKD_NEED_TRACES = 1U << 4,  /**< Time lines of people. */
    TKD_NEED_BESIDE = 1U << 5,  /**< Municipalities, or scenarios, side by side. */
    TKD_NEED_SWEEP = 1U << 6,   /**< Many values of one figure of staff. */
    TKD_NEED_BEFORE = 1U << 7,  /**< Two scenarios laid over each other. */
    TKD_NEED_NOTHING = 1U << 8, /**< No figures: it is not simulated for it alone. */
} tkd_need;

/** One kind of picture. */
typedef struct tkd_picture_kind {
    const char *name; /**< In English, as the drawing program has it. */
    const char *name_et;
    uint32_t needs;    /**< Bits of tkd_need. */
    const char *flags; /**< Names, between blanks, of those that not every diagram looks at. */
} tkd_picture_kind;

/** The kind of this name in either language, diacritics and capitals aside; NULL after saying which is
 *  the nearest. */
const tkd_picture_kind *tkd_picture_kind_read(tkd_console *console, const char *name);

/** One picture that is asked for. */
typedef struct tkd_sheet {
    const tkd_picture_kind *kind;
    const char *path; /**< "-" for standard output. */
    const char *type; /**< `svg`, … */
} tkd_sheet;

/** All pictures of a command line. */
typedef struct tkd_sheets {
    tkd_sheet *list;
    size_t count;
    uint32_t needs; /**< Bits of tkd_need: of all together. */
} tkd_sheets;

/** Read `-d`, `-o` and `-T`: each `-o` is a picture of the diagram named before it, and a single `-d`
 *  holds for all. TKD_OUTCOME_USAGE after saying what is wrong. */
tkd_outcome tkd_sheets_read(tkd_console *console, const tkd_arguments *arguments,
                            tkd_sheets *sheets);

/** Is any of them a picture that needs this? The first such kind, or NULL. */
const tkd_picture_kind *tkd_sheets_needing(const tkd_sheets *sheets, tkd_need need);

/** Do all of them need this? */
bool tkd_sheets_are_all(const tkd_sheets *sheets, tkd_need need);

/** Tell of each flag that is given and that no diagram asked for looks at. */
void tkd_sheets_tell_unused(tkd_console *console, const tkd_arguments *arguments,
                            const tkd_sheets *sheets);

#endif
