// SPDX-License-Identifier: EUPL-1.2
// Intervals over replications: Student's t (Student 1908) on ratio estimates.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "teekond/measure.h"

void tkd_measure_quiet_gsl(void)
{
    gsl_set_error_handler_off();
}

double tkd_estimate_student(uint32_t n)
{
    return gsl_cdf_tdist_Pinv(0.975, (double)n - 1.0);
}

static tkd_estimate nothing(uint32_t n)
{
    return (tkd_estimate){(double)NAN, (double)NAN, (double)NAN, n};
}

tkd_estimate tkd_estimate_ratio(const tkd_sample *samples, uint32_t n)
{
    double sum = 0.0;
    double weight = 0.0;
    double squares = 0.0;
    uint32_t usable = 0;
    tkd_estimate estimate = nothing(0);

    for (uint32_t i = 0; i < n; i++) {
        if (samples[i].weight > 0.0) {
            sum += samples[i].sum;
            weight += samples[i].weight;
            usable++;
        }
    }
    estimate.n = usable;
    if (usable == 0) {
        return estimate;
    }
    estimate.mean = sum / weight;
    if (usable < 2) {
        return estimate;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (samples[i].weight > 0.0) {
            const double residual = samples[i].sum - estimate.mean * samples[i].weight;
            squares += residual * residual;
        }
    }
    const double half = tkd_estimate_student(usable) *
                        sqrt((double)usable / ((double)usable - 1.0) * squares) / weight;
    estimate.low = estimate.mean - half;
    estimate.high = estimate.mean + half;
    return estimate;
}

// The relative error is asked of the true value; that of the estimate must then be a little smaller.
static double adjusted(double precision)
{
    return precision / (1.0 + precision);
}

bool tkd_estimate_is_precise(tkd_estimate estimate, double precision)
{
    const double half = (estimate.high - estimate.low) / 2.0;

    return half <= adjusted(precision) * fabs(estimate.mean); // false of NaN
}

uint32_t tkd_estimate_replications_wanted(tkd_estimate estimate, double precision, uint32_t done)
{
    const double half = (estimate.high - estimate.low) / 2.0;
    const double times = half / (adjusted(precision) * fabs(estimate.mean));
    const double least = (double)done + fmax(2.0, floor(done / 10.0));
    const double most = fmax(2.0 * (double)done, least);
    double wanted = ceil((double)done * times * times);

    wanted = isnan(wanted) ? most : fmin(fmax(wanted, least), most);
    return wanted < (double)UINT32_MAX ? (uint32_t)wanted : UINT32_MAX;
}
