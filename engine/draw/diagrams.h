// SPDX-License-Identifier: EUPL-1.2
// The diagrams: each fills the drawing's sheet, and a table with the same figures. A new one is a
// file, a number in teekond/draw.h and a row in diagrams.c.
#ifndef TKD_DRAW_DIAGRAMS_H
#define TKD_DRAW_DIAGRAMS_H

#include "frame.h"
#include "table.h"

/** Fills the sheet and sets its width and height; failures are the sheet's. */
typedef void tkd_diagram_fn(const tkd_drawing *drawing);
/** Adds tables with what the diagram shows; failures are the sheet's. */
typedef void tkd_tabulate_fn(const tkd_drawing *drawing, tkd_sheet_tables *tables);

typedef struct tkd_diagram_row {
    const char *name; /**< On the command line. */
    const char *name_et;
    tkd_phrase title;
    tkd_diagram_fn *draw;
    tkd_tabulate_fn *tabulate;
} tkd_diagram_row;

const tkd_diagram_row *tkd_diagram_of(tkd_diagram diagram);

tkd_diagram_fn tkd_map_draw;
tkd_tabulate_fn tkd_map_tabulate;
tkd_diagram_fn tkd_flow_draw;
tkd_tabulate_fn tkd_flow_tabulate;
tkd_diagram_fn tkd_blueprint_draw;
tkd_tabulate_fn tkd_blueprint_tabulate;
tkd_diagram_fn tkd_capacity_draw;
tkd_tabulate_fn tkd_capacity_tabulate;
tkd_diagram_fn tkd_queue_draw;
tkd_tabulate_fn tkd_queue_tabulate;
tkd_diagram_fn tkd_pareto_draw;
tkd_tabulate_fn tkd_pareto_tabulate;
tkd_diagram_fn tkd_views_draw;
tkd_tabulate_fn tkd_views_tabulate;
tkd_diagram_fn tkd_person_draw;
tkd_tabulate_fn tkd_person_tabulate;
tkd_diagram_fn tkd_changes_draw;
tkd_tabulate_fn tkd_changes_tabulate;
tkd_diagram_fn tkd_heat_draw;
tkd_tabulate_fn tkd_heat_tabulate;
tkd_diagram_fn tkd_compare_draw;
tkd_tabulate_fn tkd_compare_tabulate;

#endif
