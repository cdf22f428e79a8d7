// SPDX-License-Identifier: EUPL-1.2
// Capacity: does a pool cope with so much staff? One rule for all pools, told on every chart: load,
// waiting and giving up stay within limits. What is known only to an interval is judged as such.
#ifndef TKD_DRAW_CAPACITY_H
#define TKD_DRAW_CAPACITY_H

#include "chart.h"

/** Above this load queues grow fast where arrivals are random: a rule of thumb for services, known
 *  from hospital beds (Bagust, Place, Posnett, "Dynamics of bed use in accommodating emergency
 *  admissions", BMJ 319, 1999). */
#define TKD_CAPACITY_LOAD 0.85
/** Days in which an authority has to answer a request at the latest (märgukirjale ja
 *  selgitustaotlusele vastamise seadus § 6). */
#define TKD_CAPACITY_WAIT_H (30.0 * 24.0)
/** Share of clients who may give up waiting. */
#define TKD_CAPACITY_ABANDONED 0.05
/** From this load on the queue hardly ever clears. */
#define TKD_CAPACITY_OVERLOAD 0.95

typedef enum tkd_verdict {
    TKD_COPES,          /**< All within limits, with their intervals. */
    TKD_PROBABLY_COPES, /**< All means are. */
    TKD_PROBABLY_FAILS, /**< A mean is not, though its interval reaches within. */
    TKD_FAILS,
    TKD_NOT_SWEPT, /**< Nobody has simulated such staff. */
} tkd_verdict;

/** What the sweep says of some staff. */
typedef struct tkd_capacity_answer {
    tkd_verdict verdict;
    bool interpolated; /**< Between two points, straight. */
    bool load_fails;   /**< Its mean is beyond the limit; so the next two. */
    bool wait_fails;
    bool abandoned_fails;
    tkd_picture_capacity_point at; /**< The figures there. */
} tkd_capacity_answer;

enum {
    TKD_CAPACITY_CHARTS = 8,  /**< On one sheet, at most. */
    TKD_CAPACITY_MARKS = 64,  /**< Of one pool, at most. */
    TKD_CAPACITY_GROUPS = 6,  /**< Staff marked on one chart, at most. */
    TKD_CAPACITY_ANSWERS = 3, /**< Sentences above one chart, at most. */
};

/** Marks of the same staff, drawn as one. */
typedef struct tkd_capacity_group {
    double staff;
    bool is_now;
    tkd_lines lines;
    double aside; /**< Of its name, from the line. */
    double above; /**< Height of the line over the panel. */
} tkd_capacity_group;

/** What all charts of a sheet share. */
typedef struct tkd_capacity_page {
    const tkd_drawing *drawing;
    const tkd_picture_capacity *shown[TKD_CAPACITY_CHARTS]; /**< With points. */
    uint32_t count;
    uint32_t columns;
    double width; /**< Of what stands on the sheet. */
    double cell_width;
    double wait_height;
    double load_height;
    double answer_size;
    uint32_t answers; /**< Sentences above a chart, at most. */
    double wait_top;  /**< Days at the scale's end, before rounding. */
    double load_top;  /**< Per cent. */
    double staff_low;
    double staff_high;
} tkd_capacity_page;

/** One chart: a panel of waiting over one of load. */
typedef struct tkd_capacity_chart {
    const tkd_capacity_page *page;
    const tkd_drawing *drawing;
    const tkd_picture_capacity *capacity;
    const tkd_picture_capacity_point *points;
    double left;
    tkd_panel wait;
    tkd_panel load;
    tkd_capacity_group groups[TKD_CAPACITY_GROUPS];
    size_t group_count;
    double marks_height; /**< Of their names, in the chart of the row that needs most. */
    tkd_lines heading;
    tkd_lines answers[TKD_CAPACITY_ANSWERS];
    size_t answer_count;
    size_t first_mark; /**< Of the sheet's, from which texts of this chart are. */
} tkd_capacity_chart;

/** Fill a chart's groups, from less to more staff. */
void tkd_capacity_group_marks(tkd_capacity_chart *chart);

/** Height of the names over the upper panel. */
double tkd_capacity_marks_height(const tkd_capacity_chart *chart);

/** Put lines and names of a chart's groups. */
void tkd_capacity_put_marks(const tkd_capacity_chart *chart);

/** Put both panels of a chart, whose places and scales are set; returns the y below. */
double tkd_capacity_put(tkd_capacity_chart *chart);

/** Marks that are looked at: all that a plan in good faith has. */
static inline uint32_t tkd_capacity_mark_count(const tkd_picture_capacity *capacity)
{
    return capacity->marks.count < TKD_CAPACITY_MARKS ? capacity->marks.count : TKD_CAPACITY_MARKS;
}

/** Points of a capacity. */
const tkd_picture_capacity_point *tkd_capacity_points(const tkd_drawing *drawing,
                                                      const tkd_picture_capacity *capacity);

/** What a capacity's sweep says of staff. */
tkd_capacity_answer tkd_capacity_judge(const tkd_drawing *drawing,
                                       const tkd_picture_capacity *capacity, double staff);

/** Has the same scenario's next mark taken over by the time when measuring begins? Then nothing that
 *  was measured tells of this one. */
bool tkd_capacity_is_past(const tkd_drawing *drawing, const tkd_picture_capacity *capacity,
                          const tkd_picture_capacity_mark *mark);

/** "Saaremaa, alates 01.01.2027: 1 ametikoht – 90% ootab kuni 12 p (…), hõivatus 71%. Saab
 *  hakkama." */
tkd_text tkd_capacity_sentence(const tkd_drawing *drawing, const tkd_picture_capacity *capacity,
                               const tkd_picture_capacity_mark *mark);

/** The rule of the verdicts in words. */
tkd_text tkd_capacity_rule(const tkd_drawing *drawing);

/** "1 ametikoht", "1,5 ametikohta" */
tkd_text tkd_capacity_staff(const tkd_drawing *drawing, double staff);

/** Who: "Kohanemiskoordinaator · Saaremaa" */
tkd_text tkd_capacity_name(const tkd_drawing *drawing, const tkd_picture_capacity *capacity);

/** By which scenario and from when: "praegu", "Kaks koordinaatorit, alates 01.01.2027". */
tkd_text tkd_capacity_mark_name(const tkd_drawing *drawing, const tkd_picture_capacity_mark *mark);

#endif
