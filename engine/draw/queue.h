// SPDX-License-Identifier: EUPL-1.2
// Queues week by week: when they are longest, and what a pause does to them.
#ifndef TKD_DRAW_QUEUE_H
#define TKD_DRAW_QUEUE_H

#include "chart.h"

#define TKD_CLOSED_LONG 7 /**< Days from which a pause is spoken of. */

/** A queue with its rows. All borrowed. */
typedef struct tkd_queue_story {
    const tkd_drawing *drawing;
    const tkd_picture_queue *queue; /**< With weeks. */
    const tkd_picture_week *weeks;
    const tkd_picture_closure *closures;
    uint32_t longest; /**< Week; 0 where no week is known. */
} tkd_queue_story;

tkd_queue_story tkd_queue_story_of(const tkd_drawing *drawing, const tkd_picture_queue *queue);

/** What a scale of the queue must reach. */
double tkd_queue_top(const tkd_drawing *drawing, const tkd_picture_queue *queue);

/** Day on which a week begins; the last one may be short. */
double tkd_queue_begin(const tkd_queue_story *story, uint32_t week);

/** "12", "8,4" */
tkd_text tkd_queue_length(const tkd_drawing *drawing, double length);

/** "01.07.2027–31.07.2027"; one day alone. */
void tkd_queue_write_days(const tkd_drawing *drawing, tkd_writer *writer, int32_t from, int32_t to);

/** "Kõige pikem …: ootab 38 (32–44) inimest; perioodi keskmine 20. Pärast pausi … kulub …" */
tkd_text tkd_queue_answer(const tkd_queue_story *story);

#endif
