# SPDX-License-Identifier: EUPL-1.2
"""Queues whose waiting has a closed form, and shares of clients in pools.

Standard errors are sd / sqrt(clients), where sd is that of a stationary mean over successive
clients, whose waits depend on each other. It comes from a recursion of waiting times written apart
from teekond (30 runs of 60,000 clients); for M/M/1 it agrees with Whitt, Planning queueing
simulations, Management Science 35 (1989).
"""

import math

from support import HOURS_PER_YEAR, case, check, mean, near, share_se, simulate, variant, model

N = 8  # replications of one year each
CLIENTS = 6 * HOURS_PER_YEAR * N

# Standard deviations in hours, to be divided by the root of the number of clients.
WAIT_MM1 = 7.0  # load 0.8, service 8 minutes; Whitt's formula gives 5.9
W90_MM1 = 18.0  # … of the 90 % quantile of the wait
SOJOURN_MM1 = 7.1
S50_MM1 = 3.7
S90_MM1 = 18.0
WAIT_MD1 = 1.9
WAIT_MG1 = 13.0  # lognormal, sd 10 minutes
WAIT_MM4 = 6.7  # 12 an hour, load 0.85
WAIT_MM1_73 = 5.4  # load 0.7317, service 12 minutes
WAIT_MM1_60 = 0.92  # load 0.6, service 6 minutes
WAIT_MM1_40 = 0.22  # load 0.4, service 4 minutes


def erlang_c(servers, load):
    """Probability that a client of M/M/c waits."""
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


@case
def mm1_waits_as_the_formula_says():
    """Load 0.8, 8 minutes: 32 minutes in the queue."""
    outcome = simulate(model("office"), n=N)
    se = WAIT_MM1 / math.sqrt(CLIENTS)
    pool = outcome.pool("ametnik", "kuusalu")
    near("wait in the queue", pool["wait_h"], 32 / 60, se)
    near("wait of the clients", outcome.measures()["wait_h"], 32 / 60, se)
    near("wait at the step", outcome.step("nõu", journey="teekond")["wait_h"], 32 / 60, se)
    near("queue length, by Little", pool["queue_length"], 3.2, 6 * 1.2 * se)


@case
def mm1_quantiles_as_the_formula_says():
    """P(wait > t) = 0.8 exp(-1.5 t); the time in the office is exponential with mean 40 minutes."""
    outcome = simulate(model("office"), n=N)
    root = math.sqrt(CLIENTS)
    near(
        "wait_p90_h",
        outcome.pool("ametnik", "kuusalu")["wait_p90_h"],
        math.log(8) / 1.5,
        W90_MM1 / root,
    )
    measures = outcome.measures()
    near("time_to_complete_h", measures["time_to_complete_h"], 1 / 1.5, SOJOURN_MM1 / root)
    near("p50", measures["time_to_complete_p50_h"], math.log(2) / 1.5, S50_MM1 / root)
    near("p90", measures["time_to_complete_p90_h"], math.log(10) / 1.5, S90_MM1 / root)


@case
def mm1_uses_eighty_percent_of_its_server():
    """Var(busy) = arrivals x E[S²] / T² over T hours."""
    pool = simulate(model("office"), n=N).pool("ametnik", "kuusalu")
    near(
        "utilization", pool["utilization"], 0.8, math.sqrt(6 * 2 / 7.5**2 / (HOURS_PER_YEAR * N))
    )
    near("servers", pool["servers"], 1.0)
    near("abandoned_share", pool["abandoned_share"], 0.0)


@case
def arrivals_are_poisson_at_their_rate():
    """52,596 people a year; their count varies by its square root."""
    outcome = simulate(model("office"), n=N)
    a_year = 6 * HOURS_PER_YEAR
    near("arrived", outcome.measures()["arrived"], a_year, math.sqrt(a_year / N))
    arrived = outcome.measures()["arrived"]
    half = (arrived["high"] - arrived["low"]) / 2
    if outcome.json["run"]["replications"] == N:  # of fewer an interval says next to nothing
        expected = 2.365 * math.sqrt(a_year / N)  # Student's t with 7 degrees of freedom
        check(
            0.2 < half / expected < 3.0,
            f"half-width {half:.1f} where Poisson arrivals give about {expected:.1f}",
        )


@case
def intervals_are_as_wide_as_theory_says():
    """The half-width of the wait's interval is that of 8 runs of M/M/1, within chance of a
    variance.
    """
    outcome = simulate(model("office"), "-n", "8")
    wait = outcome.measures()["wait_h"]
    se = WAIT_MM1 / math.sqrt(CLIENTS)
    half = (wait["high"] - wait["low"]) / 2
    check(wait["low"] < wait["mean"] < wait["high"], f"not an interval: {wait}")
    check(0.25 < half / (2.365 * se) < 2.6, f"half-width {half:.4f}, by theory {2.365 * se:.4f}")


@case
def constant_service_halves_the_wait():
    """M/D/1: half of the wait of M/M/1, 16 minutes."""
    outcome = simulate(variant("office", ("{exponential: 8min}", "8min")), n=N)
    near(
        "wait_h",
        outcome.pool("ametnik", "kuusalu")["wait_h"],
        16 / 60,
        WAIT_MD1 / math.sqrt(CLIENTS),
    )
    near("service_h", outcome.measures()["service_h"], 8 / 60)


@case
def lognormal_service_waits_by_its_variance():
    """M/G/1 by Pollaczek and Khinchine: cs² = (10/8)², wait 4 x (1 + cs²) / 2 x 8 = 41 minutes."""
    path = variant("office", ("{exponential: 8min}", "{lognormal: {mean: 8min, sd: 10min}}"))
    outcome = simulate(path, n=N)
    near(
        "wait_h",
        outcome.pool("ametnik", "kuusalu")["wait_h"],
        41 / 60,
        WAIT_MG1 / math.sqrt(CLIENTS),
    )


@case
def erlang_c_of_four_servers():
    """M/M/4, 12 an hour, 17 minutes each: load 3.4, wait by Erlang's formula."""
    path = variant(
        "office",
        ("servers: 1", "servers: 4"),
        ("uus: 6/h", "uus: 12/h"),
        ("8min", "17min"),
        ("replications: 8", "replications: 4"),
    )
    outcome = simulate(path, n=4)
    pool = outcome.pool("ametnik", "kuusalu")
    wait = erlang_c(4, 3.4) / (4 * 60 / 17 - 12)
    near("wait_h", pool["wait_h"], wait, WAIT_MM4 / math.sqrt(CLIENTS))
    near(
        "utilization",
        pool["utilization"],
        0.85,
        math.sqrt(12 * 2 * (17 / 60) ** 2 / (HOURS_PER_YEAR * 4)) / 4,
    )
    near("servers", pool["servers"], 4.0)


@case
def staff_of_the_municipality_wins_over_servers():
    """`servers: 1` is the default; the municipality has four."""
    path = variant(
        "office",
        ("arrivals: {uus: 6/h}", "staff: {ametnik: 4}, arrivals: {uus: 12/h}"),
        ("8min", "17min"),
    )
    pool = simulate(path, n=2).pool("ametnik", "kuusalu")
    wait = erlang_c(4, 3.4) / (4 * 60 / 17 - 12)
    near("wait_h", pool["wait_h"], wait, WAIT_MM4 / math.sqrt(2 * 12 * HOURS_PER_YEAR))
    near("servers", pool["servers"], 4.0)


@case
def feedback_is_a_jackson_network():
    """Each queue is as if alone with its visits: 1 / 0.82 a client at a, 0.6 times that at b.

    Feedback ties successive waits closer together: twice the error of M/M/1 at load 0.73.
    """
    outcome = simulate(model("feedback"), n=N)
    clients = 3 * HOURS_PER_YEAR * N
    visits_a, visits_b = 1 / 0.82, 0.6 / 0.82
    a, b = outcome.step("a", journey="teekond"), outcome.step("b", journey="teekond")
    wait_a = (3 * visits_a / 5) / (5 - 3 * visits_a)
    wait_b = erlang_c(2, 3 * visits_b * 2 / 3) / (2 * 1.5 - 3 * visits_b)
    near("wait at a", a["wait_h"], wait_a, 2 * WAIT_MM1_73 / math.sqrt(clients * visits_a))
    near(
        "wait at b", b["wait_h"], wait_b, 2 * WAIT_MM1_73 * (5 / 3) / math.sqrt(clients * visits_b)
    )
    near(
        "visits of a client",
        outcome.measures()["visits"],
        visits_a + visits_b,
        2.0 / math.sqrt(clients),
    )
    near(
        "rework of a client",
        outcome.measures()["rework"],
        (visits_a - 1) + (visits_b - 0.6),
        1.0 / math.sqrt(clients),
    )
    near("rework at b", b["rework_share"], 0.3, share_se(0.3, clients * visits_b))
    near("rework at a", a["rework_share"], 0.0)
    near(
        "visits of b over visits of a",
        mean(b["visits"]) / mean(a["visits"]),
        0.6,
        share_se(0.6, clients * visits_a),
    )


@case
def a_shared_site_has_one_queue():
    """Six an hour from two municipalities meet at one counter: M/M/1 with load 0.8 for both."""
    outcome = simulate(model("shared-site"), n=N)
    se = WAIT_MM1 / math.sqrt(CLIENTS)
    near("wait at the site", outcome.pool("teenindaja", "ppa-pärnu")["wait_h"], 32 / 60, se)
    near("utilization", outcome.pool("teenindaja", "ppa-pärnu")["utilization"], 0.8, 0.003)
    for municipality in ("pärnu", "saaremaa"):
        near(
            f"wait of {municipality}",
            outcome.step("elamisluba", municipality=municipality, journey="teekond")["wait_h"],
            32 / 60,
            1.2 * se,
        )


@case
def kov_pools_are_one_per_municipality():
    """Loads 0.4 and 0.2 of servers of 6 minutes: 4 minutes in Pärnu, 1.5 in Saaremaa."""
    outcome = simulate(model("shared-site"), n=N)
    near(
        "wait in pärnu",
        outcome.pool("koordinaator", "pärnu")["wait_h"],
        4 / 60,
        WAIT_MM1_40 * 1.5 / math.sqrt(4 * HOURS_PER_YEAR * N),
    )
    near(
        "wait in saaremaa",
        outcome.pool("koordinaator", "saaremaa")["wait_h"],
        1.5 / 60,
        WAIT_MM1_40 / math.sqrt(2 * HOURS_PER_YEAR * N),
    )
    near("utilization in pärnu", outcome.pool("koordinaator", "pärnu")["utilization"], 0.4, 0.0015)


@case
def a_national_pool_is_shared_by_all():
    """The coordinator as a national pool: both municipalities in one queue, load 0.6, 9 minutes."""
    path = variant(
        "shared-site",
        ("{id: koordinaator, provider: kov}", "{id: koordinaator, provider: kov, place: national}"),
    )
    outcome = simulate(path, n=N)
    near("wait", outcome.pool("koordinaator")["wait_h"], 9 / 60, WAIT_MM1_60 / math.sqrt(CLIENTS))


@case
def half_of_a_pool_for_these_journeys():
    """Of two servers these journeys get 50 %: one, always there."""
    path = variant("office", ("servers: 1", "servers: 2, share: 50%"))
    pool = simulate(path, n=N).pool("ametnik", "kuusalu")
    se = WAIT_MM1 / math.sqrt(CLIENTS)
    near("wait_h", pool["wait_h"], 32 / 60, se)
    near("servers", pool["servers"], 1.0)


@case
def patience_runs_out_in_the_queue():
    """M/M/1+M (Erlang A): 6 an hour, 8 minutes, patience exponential with mean 20 minutes.

    The number of clients is a birth-death chain; those who give up are 3 an hour for each in the
    queue. Three times the error of independent clients.
    """
    path = variant(
        "office",
        ("title: Uussisserändaja", "title: Uussisserändaja, patience: {exponential: 20min}"),
    )
    outcome = simulate(path, n=2)
    weight, total, queue = 1.0, 1.0, 0.0
    for k in range(1, 400):
        weight *= 6 / (7.5 + 3 * (k - 1))
        total += weight
        queue += (k - 1) * weight
    queue /= total
    clients = 2 * 6 * HOURS_PER_YEAR
    near(
        "abandoned",
        outcome.pool("ametnik", "kuusalu")["abandoned_share"],
        3 * queue / 6,
        3 * share_se(3 * queue / 6, clients),
    )
    near(
        "left",
        outcome.measures()["exits"]["leave"],
        3 * queue / 6,
        3 * share_se(3 * queue / 6, clients),
    )
    near(
        "wait of all who joined",
        outcome.pool("ametnik", "kuusalu")["wait_h"],
        queue / 6,
        1.5 * queue / 6 * 3 / math.sqrt(clients),
    )
