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

enum { TABLED = 100 };

// The 97.5 % point by degrees of freedom, from 1: what GSL gives, which takes thousands of steps for each
// and is asked for every measure. A test holds the table to GSL.
static const double points[TABLED] = {
    12.706204736174696, 4.3026527297494619, 3.1824463052837038, 2.7764451051977925,
    2.5705818356363141, 2.4469118511449683, 2.3646242515927844, 2.3060041352041658,
    2.2621571627982053, 2.2281388519862735, 2.2009851600916397, 2.1788128296672293,
    2.1603686564627922, 2.1447866879178026, 2.1314495455597751, 2.1199052992212528,
    2.109815577833317,  2.1009220402410387, 2.0930240544083096, 2.0859634472658648,
    2.0796138447276791, 2.0738730679040245, 2.0686576104190482, 2.063898561628025,
    2.0595385527532959, 2.05552943864287,   2.0518305164802855, 2.0484071417952463,
    2.0452296421327016, 2.0422724563012378, 2.0395134463964069, 2.0369333434601011,
    2.0345152974493379, 2.0322445093177182, 2.0301079282503429, 2.0280940009804498,
    2.0261924630291102, 2.0243941639119685, 2.0226909200367595, 2.0210753903062737,
    2.0195409704413754, 2.0180817028184443, 2.0166921992278239, 2.0153675744437631,
    2.0141033888808471, 2.0128955989194286, 2.0117405137297659, 2.0106347576242323,
    2.0095752371292401, 2.0085591121007602, 2.0075837703158359, 2.0066468050616888,
    2.0057459953178691, 2.0048792881880564, 2.0040447832891455, 2.0032407188478718,
    2.0024654592910069, 2.0017174841452361, 2.0009953780882679, 2.0002978220142595,
    1.99962358499494,   1.9989715170333777, 1.9983405425207417, 1.9977296543176926,
    1.9971379083920033, 1.9965644189523124, 1.9960083540252966, 1.9954689314298442,
    1.9949454151072379, 1.9944371117711859, 1.9939433678456251, 1.9934635666618719,
    1.9929971258898558, 1.9925434951809315, 1.9921021540022428, 1.9916726096446635,
    1.9912543953883857, 1.9908470688116915, 1.9904502102301291, 1.990063421254445,
    1.9896863234569022, 1.9893185571365717, 1.9889597801751633, 1.9886096669757092,
    1.9882679074772212, 1.9879342062390206, 1.9876082815890705, 1.9872898648311688,
    1.9869786995062808, 1.9866745407037685, 1.986377154418618,  1.9860863169511289,
    1.9858018143458231, 1.9855234418666032, 1.9852510035054969, 1.9849843115224577,
    1.9847231860139842, 1.9844674545084808, 1.9842169515864176, 1.9839715185235514,
};

double tkd_estimate_student(uint32_t n)
{
    TKD_REQUIRE(n >= 2);
    return n - 1 <= TABLED ? points[n - 2] : gsl_cdf_tdist_Pinv(0.975, (double)n - 1.0);
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
