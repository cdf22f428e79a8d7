// SPDX-License-Identifier: EUPL-1.2
// `--kov`, `--journey` and `--group` of commands that look at one row of results.
#ifndef TEEKOND_TOOL_PEOPLE_H
#define TEEKOND_TOOL_PEOPLE_H

#include "request.h"

/** Ids, or `*` for all. */
typedef struct tkd_people {
    tkd_text municipality;
    tkd_text journey;
    tkd_text group;
} tkd_people;

/** Read the three flags; TKD_OUTCOME_USAGE after naming the nearest id. */
tkd_outcome tkd_people_read(tkd_console *console, const tkd_arguments *arguments,
                            const tkd_model *model, tkd_people *people);

#endif
