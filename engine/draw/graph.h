// SPDX-License-Identifier: EUPL-1.2
// The one writer: a sheet to a graph of cgraph, and that through gvc to bytes. Positions are the
// sheet's own (nop2): areas become the background, grounds clusters, curves edges, all else nodes.
#ifndef TKD_DRAW_GRAPH_H
#define TKD_DRAW_GRAPH_H

#include "sheet.h"
#include "teekond/draw.h"

/** Draw a sheet; statuses as tkd_draw. */
TKD_MUST_CHECK tkd_status tkd_graph_write(const tkd_sheet *sheet, tkd_draw_format format,
                                          tkd_page page, tkd_arena *arena, tkd_writer *out,
                                          tkd_error *err);

#endif
