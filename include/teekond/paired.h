// SPDX-License-Identifier: EUPL-1.2
// Ratio estimates and their differences, paired by replication. Replications are independent of each
// other; whatever two measures share within one, luck or a queue, is accounted for, so that the interval
// of their difference is right for any two rows and narrow where luck is shared.
#ifndef TEEKOND_PAIRED_H
#define TEEKOND_PAIRED_H

#include "teekond/results.h"

/** A ratio estimate as its parts: Σ sums ÷ Σ weights over replications, times a scale. */
typedef struct tkd_ratio {
    const tkd_sample *sums; /**< [n] Borrowed. */
    const tkd_sample
        *weights; /**< [n] Whose sums are the weights; NULL: those of `sums`. Borrowed. */
    uint32_t n;   /**< Replications. */
    double scale;
    double mean;   /**< Unscaled. Of a quantile: that of all replications together; its samples, the
                          replications' own, tell how much it varies. */
    double weight; /**< Of all replications. */
    uint32_t usable; /**< Replications with a weight above 0. */
} tkd_ratio;

/** Sum up the samples of `n` replications; `weights` may be NULL. */
TKD_API tkd_ratio tkd_ratio_of(const tkd_sample *sums, const tkd_sample *weights, double scale,
                               uint32_t n);

/** Its estimate with its interval: residuals d_i = scale (s_i − mean w_i) ÷ Σ w, half-width
 *  t(n − 1, 0.975) sqrt(n ÷ (n − 1) Σ d_i²) (the delta method: Cochran, Sampling Techniques, 3rd ed.,
 *  section 6.3). No interval with fewer than two usable replications. */
TKD_API tkd_estimate tkd_ratio_estimate(const tkd_ratio *ratio);

/**
 * The difference of two ratios of the same replications.
 *
 * The same interval with d_i = d_ai − d_bi (Law, Simulation Modeling and Analysis, 5th ed., section
 * 10.2.1, for pairs). No interval where either has fewer than two usable replications.
 *
 * @param[out] error  Standard error of the difference; NaN where there is no interval. NULL: not wanted.
 */
TKD_API tkd_estimate tkd_ratio_difference(const tkd_ratio *a, const tkd_ratio *b, double *error);

/** Student's quantile for two-sided 95 % intervals, `freedom` >= 1; by its finite series in whole degrees
 *  of freedom (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4), so that a
 *  program may have it that cannot be linked with GSL. Exact to 1e-12. */
TKD_API double tkd_student_95(uint32_t freedom);

#endif
