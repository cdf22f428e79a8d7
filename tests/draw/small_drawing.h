// SPDX-License-Identifier: EUPL-1.2
// Checks that every diagram's tests make of a small document.
#ifndef SMALL_DRAWING_H
#define SMALL_DRAWING_H

#include "teekond/draw.h"

/** The diagram of a document (a file below tests/) as DOT is the golden file. */
void check_graph(const char *document, tkd_diagram diagram, const char *golden);

/** Memory that runs out is an error wherever it does, as a graph and as tables: every take fails in
 *  turn, the later ones in larger steps. */
void check_no_memory(const char *document, tkd_diagram diagram);

/** The same of a picture in one format. */
void check_no_memory_for(const tkd_picture *picture, const tkd_draw_options *options);

#endif
