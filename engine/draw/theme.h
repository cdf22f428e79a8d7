// SPDX-License-Identifier: EUPL-1.2
// Colours by theme. Hues are ColorBrewer's, told apart by the colour-blind; text on them has a
// contrast of 4.5:1 at least, and nothing is said by colour alone. `print` is light on white paper.
#ifndef TKD_DRAW_THEME_H
#define TKD_DRAW_THEME_H

#include "teekond/draw.h"

enum { TKD_HEAT_STEPS = 5, TKD_DIVERGE_STEPS = 7 };

typedef struct tkd_colors {
    const char *paper;
    const char *ink;           /**< Text */
    const char *faint;         /**< Text of less weight. */
    const char *line;          /**< Frames of cards. */
    const char *card;          /**< Cards of steps and proposals. */
    const char *band;          /**< Lanes without a colour of their own. */
    const char *stage;         /**< Chevrons */
    const char *levels[6];     /**< Stripe and word of a provider, by tkd_level. */
    const char *nobody;        /**< Stripe of a step without a provider. */
    const char *views[4];      /**< Ink of a view: curve and words, by tkd_view. */
    const char *view_bands[4]; /**< Lane of a view. */
    const char *view_cards[4]; /**< Card on it. */
    const char *price;         /**< Ink of prices and severity. */
    const char *unnamed;
    const char *unnamed_band;
    const char *unnamed_ink;
    const char *gain; /**< Frame and figures of proposals. */
    const char *local_band;
    const char *state_band;
    const char *badge; /**< Disc behind a number. */
    const char *badge_ink;
    const char *wait; /**< Bar of waiting, and its p90 behind it. */
    const char *wait_p90;
    const char *service;
    const char *heat[TKD_HEAT_STEPS]; /**< Waiting, from little to much. */
    const char *heat_ink[TKD_HEAT_STEPS];
    const char *grid; /**< Thin lines of charts. */
    const char *load; /**< Line of utilization, and what is known of it. */
    const char *load_band;
    const char *zone;                       /**< Hatching of what is beyond a limit. */
    const char *closed;                     /**< Hatching of times when nobody works. */
    const char *bar;                        /**< Bars of prices, */
    const char *bar_state;                  /**< of what the state must change. */
    const char *diverge[TKD_DIVERGE_STEPS]; /**< From much less over the same to much more. */
    const char *diverge_ink[TKD_DIVERGE_STEPS];
    const char *flow; /**< Arrows */
    const char *rework;
    const char *leave;
    const char *spread; /**< Bar between votes that lie apart. */
    const char *served; /**< A person's time with an official or on a course, */
    const char *office; /**< while offices decide. */
    const char *office_line;
    const char *votes[TKD_HEAT_STEPS]; /**< Severity felt, from little to much. */
    const char *votes_ink[TKD_HEAT_STEPS];
} tkd_colors;

const tkd_colors *tkd_theme_colors(tkd_theme theme);

#endif
