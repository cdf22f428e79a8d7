// SPDX-License-Identifier: EUPL-1.2
// Global sensitivity: which inputs of a function its outcome hangs on most, when all of them vary at once.
// Pure numbers; what the function is, and that a point of it costs a simulation, is known elsewhere.
//
// Of the variance V that the inputs bring about, the first-order index of an input is the share that would
// go if that input alone were known; its total index the share that would be left if all others were. They
// differ where inputs act together (Sobol, Mathematics and Computers in Simulation 55, 2001). Groups of
// inputs have indices too.
#ifndef TEEKOND_SOBOL_H
#define TEEKOND_SOBOL_H

#include "teekond/estimate.h"

enum { TKD_SOBOL_DIMENSIONS = 40 }; /**< That the GSL has a Sobol sequence for. */

/**
 * Points in the unit cube. The first coordinates, as far as TKD_SOBOL_DIMENSIONS reach, are a Sobol sequence
 * of the GSL, each coordinate shifted by a random number modulo 1 (Cranley and Patterson, SIAM Journal on
 * Numerical Analysis 13, 1976), the others a Latin hypercube (McKay, Beckman and Conover, Technometrics 21,
 * 1979): later dimensions of such sequences are no better than chance for some hundreds of points, and
 * Halton's are far worse.
 *
 * @param[out] points  Shape [n][dimensions], each in [0, 1).
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_sobol_points(size_t dimensions, size_t n, uint64_t seed,
                                                   tkd_arena *arena, double *points,
                                                   tkd_error *err);

/**
 * Which inputs are worth a closer look: forward selection of a linear model (orthogonal matching pursuit:
 * Tropp and Gilbert, IEEE Transactions on Information Theory 53, 2007). Many inputs of which few matter are
 * told from far fewer points than there are inputs. An effect that rises and falls within the range of its
 * input, so that no line goes through it, is missed.
 *
 * @param[in]  points  Shape [n][dimensions]. Borrowed.
 * @param[in]  values  Shape [n]; NaN ones are passed over. Borrowed.
 * @param[in]  most    Of inputs to choose.
 * @param[out] chosen  Shape [most], the weightiest first.
 * @param[out] count   Chosen ones: fewer where nothing is left to explain.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_sobol_screen(const double *points, const double *values,
                                                   size_t n, size_t dimensions, size_t most,
                                                   tkd_arena *arena, size_t *chosen, size_t *count,
                                                   tkd_error *err);

/** Outcomes at the points of a radial design: A and B are two independent points of each row; AB_i is A
 *  with the input (or the inputs of the group) i taken from B. Borrowed. */
typedef struct tkd_sobol_design {
    const double *a;  /**< [n] */
    const double *b;  /**< [n] */
    const double *ab; /**< [inputs][n] */
    size_t n;
    size_t inputs;
    const double *a_places; /**< [n][placed] Where A has the first inputs, in [0, 1). */
    const double *b_places; /**< [n][placed] */
    size_t placed; /**< Inputs whose places are given, the first ones: no groups. 0: of none. */
} tkd_sobol_design;

/** Of one input. Intervals are 95 %, of the bootstrap; `n` rows. */
typedef struct tkd_sobol_index {
    tkd_estimate first; /**< May be a little below 0 or above 1. */
    tkd_estimate total;
    double slope;  /**< Of a line through what this input alone changes, over its whole range. */
    uint32_t rank; /**< By the total index, 1 = most. */
    uint32_t rank_low;
    uint32_t rank_high;
} tkd_sobol_index;

/**
 * First-order indices by Saltelli et al. (Computer Physics Communications 181, 2010, table 2 (b)), of
 * outcomes less their mean; total ones by Jansen (Computer Physics Communications 117, 1999); V is the
 * variance of all A and B. Where places are given, the line through each input's own changes is a control
 * variate of all three (Law, Simulation Modeling and Analysis, 5th ed., section 11.4): its part of them is
 * known exactly, and of a function that is a sum of lines nothing is left to chance. How certain they are, ranks included, is told by a bootstrap of the rows
 * (Archer, Saltelli and Sobol, Journal of Statistical Computation and Simulation 58, 1997) with a fixed
 * seed. Rows of a quasi-random sequence differ less than random ones: the intervals are on the safe side.
 *
 * @param[in]  ranked    Only the first so many inputs are ranked among each other.
 * @param[out] indices   Shape [inputs]; NaN where V is 0.
 * @param[out] variance  V.
 * @retval TKD_ERR_VALUE  Fewer than two rows.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_sobol_estimate(const tkd_sobol_design *design, size_t ranked,
                                                     tkd_arena *arena, tkd_sobol_index *indices,
                                                     double *variance, tkd_error *err);

#endif
