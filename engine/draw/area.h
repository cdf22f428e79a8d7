// SPDX-License-Identifier: EUPL-1.2
// Areas for Graphviz: it has no node of any shape, but draws a background of polygons and lines
// before all else (attribute `_background` of the graph, in the language of xdot).
#ifndef TKD_DRAW_AREA_H
#define TKD_DRAW_AREA_H

#include "sheet.h"

/** The background of a sheet: for each of its areas a polygon, then its hatching. Empty where there
 *  are no areas; `data` NULL when memory ran out. Lives in the arena. */
tkd_text tkd_area_background(const tkd_sheet *sheet, tkd_arena *arena);

#endif
