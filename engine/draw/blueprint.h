// SPDX-License-Identifier: EUPL-1.2
// The service blueprint, shared by its sources. Columns and bands are the map's; in each column a
// step's boxes stand one under the other: what the client does, who meets the client, and beyond the
// line of visibility who works on it. blueprint_rule.c says which box a step puts where.
#ifndef TKD_DRAW_BLUEPRINT_H
#define TKD_DRAW_BLUEPRINT_H

#include "map.h"

typedef enum tkd_blueprint_row {
    TKD_BLUEPRINT_CLIENT,
    TKD_BLUEPRINT_FRONT,
    TKD_BLUEPRINT_KOV, /**< From here on behind the line of visibility. */
    TKD_BLUEPRINT_STATE,
    TKD_BLUEPRINT_OTHERS, /**< Associations and private bodies. */
    TKD_BLUEPRINT_ROW_COUNT
} tkd_blueprint_row;

/** What is done behind the line of visibility. */
typedef enum tkd_blueprint_work {
    TKD_WORK_PROCESSING = 1 << 0, /**< A decision, a card: time passes after the visit. */
    TKD_WORK_COURSE = 1 << 1,     /**< Groups, places and starts of a course. */
    TKD_WORK_STAFF = 1 << 2,      /**< Of staff that the client does not meet. */
    TKD_WORK_DATA = 1 << 3,       /**< Data exchange. */
} tkd_blueprint_work;

/** Which boxes a step has. */
typedef struct tkd_blueprint_boxes {
    bool front;
    bool by_itself;         /**< The client serves itself there: nobody is met. */
    uint32_t work;          /**< Bits of tkd_blueprint_work; 0: no box behind the line. */
    tkd_blueprint_row back; /**< Where that box stands. */
    bool data_register;     /**< Data goes on into a register of the state, a box of its own. */
} tkd_blueprint_boxes;

/** How simulated times stand to what is written. */
typedef enum tkd_blueprint_over {
    TKD_OVER_NOT,
    TKD_OVER_TENTH, /**< At least 10 % take longer. */
    TKD_OVER_HALF,  /**< At least half do. */
} tkd_blueprint_over;

/** Simulated hours: half take at most `p50`, 90 % at most `p90`; NaN: not simulated. */
typedef struct tkd_blueprint_times {
    double p50;
    double p90;
} tkd_blueprint_times;

/** One line of figures at a box's foot. */
typedef struct tkd_blueprint_figure {
    tkd_text name;
    tkd_text text;
    tkd_blueprint_times times;
} tkd_blueprint_figure;

typedef struct tkd_blueprint_box {
    bool filled;
    tkd_lines title;
    tkd_lines detail;
    tkd_lines tag;      /**< Of the client's: whose step it only is. */
    tkd_lines standard; /**< Times as written. */
    tkd_lines warning;  /**< In words, where the simulated times are over it. */
    tkd_blueprint_over over;
    tkd_blueprint_figure figures[2];
    uint32_t figure_count;
    double height;
} tkd_blueprint_box;

typedef struct tkd_blueprint {
    tkd_map map; /**< Its columns and bands. First: a place function gets it as the map. */
    tkd_blueprint_boxes *plans;                          /**< By column. */
    tkd_blueprint_box (*boxes)[TKD_BLUEPRINT_ROW_COUNT]; /**< By column. */
    double (*heights)[TKD_BLUEPRINT_ROW_COUNT];          /**< Of rows, by band; 0: none. */
    double leasts[TKD_BLUEPRINT_ROW_COUNT]; /**< Heights of rows that their names need. */
} tkd_blueprint;

/** Padding of boxes; height of a line of figures. */
#define TKD_BLUEPRINT_PADDING 8.0
#define TKD_BLUEPRINT_FIGURE 17.0
/** Room of the sign before a warning. */
#define TKD_BLUEPRINT_SIGN 14.0

/** Which boxes a step has: the rule stands at the top of blueprint_rule.c. */
tkd_blueprint_boxes tkd_blueprint_boxes_of(const tkd_picture *picture,
                                           const tkd_picture_step *step);
/** Waiting until served. */
tkd_blueprint_times tkd_blueprint_wait_of(const tkd_picture_step *step);
/** Time from coming to the step until it is done. */
tkd_blueprint_times tkd_blueprint_time_of(const tkd_picture_step *step);
/** Booking, visit and processing as written, together; NaN: none of them is. */
double tkd_blueprint_standard_of(const tkd_picture_step *step);
/** How times stand to what is written; NOT where either is unknown. */
tkd_blueprint_over tkd_blueprint_compare(tkd_blueprint_times times, double standard_h);

/** "20 min", "3 t", "14 p"; "–" where nothing is known. */
tkd_text tkd_blueprint_print(const tkd_drawing *drawing, double hours);
/** "3 / 20 p". */
tkd_text tkd_blueprint_print_times(const tkd_drawing *drawing, tkd_blueprint_times times);
/** What is done behind the line, in words joined by commas. */
tkd_text tkd_blueprint_print_work(const tkd_drawing *drawing, uint32_t work);

/** The texts of all boxes, broken and measured. Failures are the sheet's. */
void tkd_blueprint_fill(tkd_blueprint *blueprint);
/** Heights that rows need for their names. */
void tkd_blueprint_measure_rows(tkd_blueprint *blueprint);
/** Height of a band's rows of boxes, lines between them included. */
double tkd_blueprint_rows_height(const tkd_blueprint *blueprint, size_t index);
/** Marks of a band's rows from y on; returns the y below them. */
double tkd_blueprint_put_rows(const tkd_blueprint *blueprint, size_t index, double y);
/** The foot, broken for a width. */
void tkd_blueprint_fill_foot(const tkd_drawing *drawing, double width, tkd_frame_foot_lines *lines);
/** Step of the scale of waiting, 0 … TKD_HEAT_STEPS − 1. */
int tkd_blueprint_heat(double hours);

#endif
