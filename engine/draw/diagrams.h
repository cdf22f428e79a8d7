// SPDX-License-Identifier: EUPL-1.2
// The diagrams: each fills the drawing's sheet. A new one is a file and a row in draw.c.
#ifndef TKD_DRAW_DIAGRAMS_H
#define TKD_DRAW_DIAGRAMS_H

#include "frame.h"

/** Fills the sheet and sets its width and height; failures are the sheet's. */
typedef void tkd_diagram_fn(const tkd_drawing *drawing);

tkd_diagram_fn tkd_map_draw;
tkd_diagram_fn tkd_flow_draw;

#endif
