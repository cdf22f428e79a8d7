// SPDX-License-Identifier: EUPL-1.2
// Theory: closed forms of queues and chains, the yardstick by which simulations are judged. Queues are
// plain values with rates per second; every function is pure, checks its arguments, and answers
// TKD_ERR_LIMIT where no steady state exists. Sources stand at each function; GSHT is Gross, Shortle,
// Thompson, Harris, Fundamentals of Queueing Theory, 4th ed., 2008.
#ifndef TEEKOND_THEORY_H
#define TEEKOND_THEORY_H

#include "teekond/arena.h"

/** An M/M/c queue: random arrivals, random service, `server_count` equal servers. */
typedef struct tkd_mmc {
    double arrivals_per_s; /**< > 0 */
    double services_per_s; /**< Of one busy server; > 0. */
    uint32_t server_count; /**< >= 1 */
} tkd_mmc;

/** The share of clients who have to wait: Erlang's C formula, by the recursion of his B formula, which
 *  neither overflows nor cancels. O(servers). Source: GSHT, equations 2.33 and 2.55.
 *  @retval TKD_ERR_VALUE  A field is outside its range.
 *  @retval TKD_ERR_LIMIT  Offered load >= servers. */
TKD_API TKD_MUST_CHECK tkd_status tkd_mmc_waiting_share(const tkd_mmc *queue, double *share,
                                                        tkd_error *err);
/** Mean time in queue, those who do not wait included. Source: GSHT, equation 2.34. Errors as above. */
TKD_API TKD_MUST_CHECK tkd_status tkd_mmc_mean_wait(const tkd_mmc *queue, double *wait_s,
                                                    tkd_error *err);
/**
 * Waiting times that given shares of clients do not exceed.
 *
 * @param[in]  queue    Borrowed.
 * @param[in]  shares   Shape [n], each in (0, 1). Borrowed.
 * @param[in]  n        0 is allowed.
 * @param[out] waits_s  Shape [n]; untouched on failure. 0 for those who do not wait.
 * @retval TKD_ERR_VALUE  A field of `queue` or a share is outside its range.
 * @retval TKD_ERR_LIMIT  Offered load >= servers.
 *
 * Cost: O(server_count + n). Source: GSHT, section 2.3: P(W > t) = C exp(−(cμ − λ) t).
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_mmc_wait_quantiles(const tkd_mmc *queue, const double *shares,
                                                         size_t n, double *waits_s, tkd_error *err);

/** Mean square of the time in queue, by the order of arrival or by lot: E[W²] = 2 C / (cμ − λ)², times
 *  2 / (2 − ρ) by lot (the mean is the same). Source: GSHT, section 2.3; Takács, Bell System Technical
 *  Journal 42 (1963), 487–503. Errors as above. */
TKD_API TKD_MUST_CHECK tkd_status tkd_mmc_mean_square_wait(const tkd_mmc *queue, bool by_lot,
                                                           double *square_s2, tkd_error *err);

/**
 * Mean time in queue of each class of an M/M/c queue with priorities that do not interrupt, all classes
 * having the same service. Source: Cobham, Operations Research 2 (1954), 70–76; GSHT, section 3.4.
 *
 * @param[in]  queue    All classes together. Borrowed.
 * @param[in]  shares   Shape [count], of the arrivals, the most important class first; sum 1. Borrowed.
 * @param[out] waits_s  Shape [count]; untouched on failure.
 * @retval TKD_ERR_VALUE  A number is outside its range.
 * @retval TKD_ERR_LIMIT  Offered load >= servers.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_mmc_priority_waits(const tkd_mmc *queue, const double *shares,
                                                         uint32_t count, double *waits_s,
                                                         tkd_error *err);

/** An M/M/c queue whose clients give up after a random time: Erlang A, M/M/c+M. */
typedef struct tkd_erlang_a {
    tkd_mmc queue;     /**< Any load: patience always gives a steady state. */
    double patience_s; /**< Mean; > 0. */
} tkd_erlang_a;

/** The steady state of an Erlang A queue. */
typedef struct tkd_erlang_a_state {
    double waiting_share;   /**< Find all servers busy. */
    double abandoned_share; /**< Give up. */
    double mean_wait_s;     /**< Of all, given up included. */
    double mean_queue;      /**< People waiting. */
    double busy_servers;    /**< Mean. */
} tkd_erlang_a_state;

/** Sum the birth and death chain: up at λ, down at min(j, c) μ + (j − c)⁺ / patience. Waiting follows
 *  by Little's law from the mean queue, giving up from its rate. The sum ends where a term is below
 *  10⁻¹⁷ of it. Source: Palm, Tele 1957; Garnett, Mandelbaum, Reiman, M&SOM 4 (2002), section 2.
 *  @retval TKD_ERR_VALUE  A field is outside its range. */
TKD_API TKD_MUST_CHECK tkd_status tkd_erlang_a_solve(const tkd_erlang_a *queue,
                                                     tkd_erlang_a_state *state, tkd_error *err);

/** The same with a constant patience: M/M/c+D. Source: Barrer, Operations Research 5 (1957), 650–656;
 *  level crossings as in Brill, Level Crossing Methods in Stochastic Models, 2nd ed., 2017.
 *  @retval TKD_ERR_VALUE  A field is outside its range. */
TKD_API TKD_MUST_CHECK tkd_status tkd_barrer_solve(const tkd_erlang_a *queue,
                                                   tkd_erlang_a_state *state, tkd_error *err);

/** An M/G/1 queue: random arrivals, any service time, one server. */
typedef struct tkd_mg1 {
    double arrivals_per_s;      /**< > 0 */
    double service_mean_s;      /**< > 0 */
    double service_variance_s2; /**< >= 0; 0 is M/D/1. */
} tkd_mg1;

/** Mean time in queue. Source: Pollaczek–Khinchine, GSHT, equation 5.11.
 *  @retval TKD_ERR_VALUE  A field is outside its range.
 *  @retval TKD_ERR_LIMIT  Offered load >= 1. */
TKD_API TKD_MUST_CHECK tkd_status tkd_mg1_mean_wait(const tkd_mg1 *queue, double *wait_s,
                                                    tkd_error *err);

/** Mean time in queue of each class of an M/G/1 queue with priorities that do not interrupt, the most
 *  important first. Source: Cobham, Operations Research 2 (1954), 70–76; GSHT, section 3.4.
 *  @param[out] waits_s  [count]; untouched on failure.
 *  @retval TKD_ERR_VALUE  A field is outside its range.
 *  @retval TKD_ERR_LIMIT  Offered load of all classes >= 1. */
TKD_API TKD_MUST_CHECK tkd_status tkd_mg1_priority_waits(const tkd_mg1 *classes, uint32_t count,
                                                         double *waits_s, tkd_error *err);

/** An M/M/1 queue at which parties arrive together and are served one by one. */
typedef struct tkd_party_queue {
    double parties_per_s;  /**< > 0 */
    double size_mean;      /**< People of a party; >= 1. */
    double size_square;    /**< Mean of the square; >= the square of the mean. */
    double services_per_s; /**< Of people; > 0. */
} tkd_party_queue;

/** Mean time in queue of a person: until the party's turn comes, and behind its own people.
 *  Source: GSHT, section 3.1 (M^[X]/M/1).
 *  @retval TKD_ERR_VALUE  A field is outside its range.
 *  @retval TKD_ERR_LIMIT  Offered load >= 1. */
TKD_API TKD_MUST_CHECK tkd_status tkd_party_mean_wait(const tkd_party_queue *queue, double *wait_s,
                                                      tkd_error *err);

/** The share of clients of an M/D/1 queue who wait at most `wait_s`. Its alternating sum loses digits
 *  as `wait_s` grows: up to 20 services the result is good to 10⁻⁶ at loads up to 0.95.
 *  Source: Erlang 1909; Iversen, Teletraffic Engineering Handbook, section 13.4.
 *  @retval TKD_ERR_VALUE  A time or rate is outside its range.
 *  @retval TKD_ERR_LIMIT  Offered load >= 1, or a wait of more than 20 services. */
TKD_API TKD_MUST_CHECK tkd_status tkd_md1_wait_share(double arrivals_per_s, double service_s,
                                                     double wait_s, double *share, tkd_error *err);

/** An absorbing chain: who is in state i goes on to j with probability routes[i * count + j]. */
typedef struct tkd_chain {
    const double *entered; /**< [count] expected starts; >= 0 */
    const double *routes;  /**< [count × count] rows sum to at most 1. */
    uint32_t count;        /**< >= 1 */
} tkd_chain;

/** Expected visits to each state: v = e + P'v by LU decomposition. O(count³); scratch memory is given
 *  back. Source: Kemeny & Snell, Finite Markov Chains (1960), theorem 3.2.4.
 *  @param[out] visits  [count]; untouched on failure.
 *  @retval TKD_ERR_VALUE  A number is outside its range.
 *  @retval TKD_ERR_LIMIT  A part of the chain cannot be left.
 *  @retval TKD_ERR_MEMORY */
TKD_API TKD_MUST_CHECK tkd_status tkd_chain_visits(const tkd_chain *chain, double *visits,
                                                   tkd_error *err);

/** An open Jackson network: `chain.entered` are arrivals per second from outside. */
typedef struct tkd_jackson {
    tkd_chain chain;
    const double *services_per_s;  /**< [count] of one server; > 0 */
    const uint32_t *server_counts; /**< [count] >= 1 */
} tkd_jackson;

/** A station of a Jackson network in steady state. */
typedef struct tkd_jackson_station {
    double arrivals_per_s; /**< From outside and from other stations. */
    double mean_wait_s;    /**< In its queue, per visit. */
    double utilization;
} tkd_jackson_station;

/** Each station behaves as an M/M/c queue of its total arrivals. Source: Jackson, Operations Research
 *  5 (1957); GSHT, section 4.2.
 *  @param[out] stations  [count]; untouched on failure.
 *  @retval TKD_ERR_LIMIT  A station is overloaded or the network cannot be left.
 *  Other errors as of tkd_chain_visits. */
TKD_API TKD_MUST_CHECK tkd_status tkd_jackson_solve(const tkd_jackson *network,
                                                    tkd_jackson_station *stations, tkd_error *err);

#endif
