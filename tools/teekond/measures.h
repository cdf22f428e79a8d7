// SPDX-License-Identifier: EUPL-1.2
// `--measure NAME,…|all`: which measures of clients a command shows.
#ifndef TEEKOND_TOOL_MEASURES_H
#define TEEKOND_TOOL_MEASURES_H

#include "request.h"

/** Measures in the order asked for, each once. */
typedef struct tkd_measures {
    tkd_client_measure list[TKD_CLIENT_MEASURE_COUNT];
    size_t count;
} tkd_measures;

/** Read `--measure`; where it is absent, the usual ones. TKD_OUTCOME_USAGE after naming the nearest. */
tkd_outcome tkd_measures_read(tkd_console *console, const tkd_arguments *arguments,
                              const tkd_client_measure *usual, size_t usual_count,
                              tkd_measures *measures);

/** Add a measure unless it is there. */
void tkd_measures_add(tkd_measures *measures, tkd_client_measure measure);

/** The measure of a name; TKD_OUTCOME_USAGE after naming the nearest. */
tkd_outcome tkd_measures_find(tkd_console *console, tkd_text name, tkd_client_measure *measure);

/** Refuse an id or a name that is not among the known ones; `what` it would be, in the partitive. */
tkd_outcome tkd_measures_refuse(tkd_console *console, tkd_text written, const char *what_et,
                                const char *what_en, const char *const *known, size_t count);

#endif
