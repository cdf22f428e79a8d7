// SPDX-License-Identifier: EUPL-1.2
// The time line of single people, shared by its sources. A person's stretches overlap where branches
// run side by side; a sweep over them says for each moment the one thing that counts most, so that
// the parts of a life add up to the whole.
#ifndef TKD_DRAW_PERSON_H
#define TKD_DRAW_PERSON_H

#include "frame.h"

/** What time goes to, the first counting most where several go on at once. */
typedef enum tkd_spell {
    TKD_SPELL_SERVED,     /**< With an official, on a course. */
    TKD_SPELL_TRAVEL,     /**< On the way there and back. */
    TKD_SPELL_WAIT,       /**< For an appointment, in a queue, until a course begins. */
    TKD_SPELL_PROCESSING, /**< Offices decide. */
    TKD_SPELL_DELAY,      /**< Time passes: nobody's work. */
    TKD_SPELL_NEEDS,      /**< Until the person's other steps are done. */
    TKD_SPELL_COUNT,      /**< Nothing recorded goes on. */
} tkd_spell;

/** A time in which one thing counts. */
typedef struct tkd_person_segment {
    tkd_spell spell;
    double from_h;
    double until_h;
} tkd_person_segment;

/** A row of a person's chart: a step, or several of a stage where they are many. */
typedef struct tkd_person_row {
    int32_t stage;
    uint32_t first; /**< of tkd_person_life.stretches */
    uint32_t count;
    uint32_t step_count;
    double from_h;
    double until_h;
    tkd_lines title;
} tkd_person_row;

/** A person, and what is drawn of it. */
typedef struct tkd_person_life {
    const tkd_picture_person *person;
    double begin_h;                        /**< When the clock started; not known: the arrival. */
    double end_h;                          /**< When the journey was done. */
    const tkd_picture_stretch **stretches; /**< Usable ones, by row, then begin. */
    uint32_t stretch_count;
    const tkd_picture_stretch **visits; /**< Those of being served, by begin. */
    uint32_t visit_count;
    tkd_person_row *rows; /**< By stage, then begin. */
    uint32_t row_count;
    tkd_list segments;                /**< of tkd_person_segment: of all stretches. */
    double spells_h[TKD_SPELL_COUNT]; /**< From the clock's start to the end, without overlaps. */
    tkd_lines story;                  /**< Broken for the chart's width. */
    tkd_lines rank;
    double row_height;
} tkd_person_life;

/** Hours since the arrival on the sheet. */
typedef struct tkd_person_axis {
    double left;
    double right;
    double hours; /**< At `right`. */
} tkd_person_axis;

/** What a phase is in the person's time. */
tkd_spell tkd_person_spell(tkd_stretch_phase phase);

/** Fills all of a life but the rows' places; rows are at most about `rows_most`. Failures are the
 *  sheet's. */
void tkd_person_fill(const tkd_drawing *drawing, const tkd_picture_person *person,
                     uint32_t rows_most, tkd_person_life *life);

/** Sweeps over stretches: for each moment what counts most. `segments` is a list of
 *  tkd_person_segment in the sheet's arena, in order of time. Abandoned stretches count too. */
void tkd_person_sweep(tkd_sheet *sheet, const tkd_picture_stretch *const *stretches, uint32_t count,
                      tkd_list *segments);

double tkd_person_x(const tkd_person_axis *axis, double hours);

/** Ticks of hours, days or years, named, at the height y. */
void tkd_person_put_days(const tkd_drawing *drawing, const tkd_person_axis *axis, double y);
/** A fine line for each tick, between two heights. */
void tkd_person_put_grid(const tkd_drawing *drawing, const tkd_person_axis *axis, double y,
                         double bottom);
/** Months or years of a person's calendar from y on; returns the y below. */
double tkd_person_put_calendar(const tkd_drawing *drawing, const tkd_person_axis *axis,
                               const tkd_person_life *life, tkd_text id, double y);

/** "74 p", "5 t", "20 min" */
tkd_text tkd_person_duration(const tkd_drawing *drawing, double hours);
/** "algust ootas": what a phase is, said of the person. */
tkd_text tkd_person_phase(const tkd_drawing *drawing, tkd_stretch_phase phase, bool is_course);
/** "Mediaaninimene" */
tkd_text tkd_person_name(const tkd_drawing *drawing, double share);
/** "pooled jõuavad lõpuni kiiremini, pooled aeglasemalt" */
tkd_text tkd_person_rank(const tkd_drawing *drawing, double share);
/** "menetlus": what a spell is, as in the legend. */
tkd_text tkd_person_spell_name(const tkd_drawing *drawing, tkd_spell spell);
/** "Mediaaninimene jõudis lõpuni 302 päevaga" */
tkd_text tkd_person_headline(const tkd_drawing *drawing, const tkd_person_life *life);
/** What happened to the person, in a few sentences. */
tkd_text tkd_person_story(const tkd_drawing *drawing, const tkd_person_life *life);

/** Height of a person's panel with its row height. */
double tkd_person_height(const tkd_drawing *drawing, const tkd_person_life *life);
/** A person's panel from y on: who it is, the whole time as one strip, a row for each step. */
void tkd_person_put(const tkd_drawing *drawing, const tkd_person_life *life,
                    const tkd_person_axis *axis, tkd_text id, double y);

/** Bars of stretches around the height y; those of a strip are taller. */
void tkd_person_put_bars(const tkd_drawing *drawing, const tkd_person_axis *axis,
                         const tkd_list *segments, tkd_text id, double y, double height);
/** A row's bars, its visits as numbered discs, and in words what took long. */
void tkd_person_put_row(const tkd_drawing *drawing, const tkd_person_life *life,
                        const tkd_person_axis *axis, const tkd_person_row *row, tkd_text id,
                        double y);
/** How times are drawn, from y on; returns the y below. */
double tkd_person_put_legend(const tkd_drawing *drawing, double y);

enum {
    TKD_PERSON_STAGES = 150, /**< Widths of the columns left of the chart. */
    TKD_PERSON_STEPS = 264,
    TKD_PERSON_GAP = 14,
};

#endif
