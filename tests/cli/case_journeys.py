# SPDX-License-Identifier: EUPL-1.2
"""What holds for every workspace below journeys/, whatever its figures say."""

from support import HERE, Outcome, case, check, equal, mean, near, problems, teekond

JOURNEYS = sorted(p for p in (HERE.parents[1] / "journeys").iterdir() if p.is_dir())


@case
def every_workspace_checks_without_errors():
    check(JOURNEYS, "no workspace below journeys/")
    for workspace in JOURNEYS:
        errors = [p for p in problems(workspace) if p["severity"] == "error"]
        equal(f"errors of {workspace.name}", errors, [])


def figures(value, path=""):
    """Every estimate of a document with its path."""
    if isinstance(value, dict):
        if {"mean", "low", "high"} <= set(value):
            yield path, value
        for key, inner in value.items():
            yield from figures(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from figures(inner, f"{path}/{number}")


@case
def people_and_shares_add_up():
    """One replication of each: completed, left and unfinished are all; exits are all who left."""
    for workspace in JOURNEYS:
        outcome = Outcome(
            teekond("simulate", workspace, "--format", "json", "-n", "1", timeout_s=100)
        )
        for row in outcome.json["results"]:
            name = f"{workspace.name} {row['municipality']}/{row['journey']}/{row['group']}"
            m = row["measures"]
            people = sum(mean(m[k]) for k in ("completed", "left", "unfinished"))
            near(f"{name}: people", people, mean(m["arrived"]))
            if mean(m["arrived"]):
                left = sum(mean(share) or 0 for share in m["exits"].values())
                near(f"{name}: exits", left, mean(m["left"]) / mean(m["arrived"]))
        for path, estimate in figures(outcome.json):
            check(
                estimate["mean"] is None or estimate["mean"] >= 0,
                f"{workspace.name}: {path} is {estimate}",
            )
        for pool in outcome.json["pools"]:
            used = mean(pool["utilization"])
            check(used is None or used <= 1.05, f"{pool['pool']} at {pool['place']}: busy {used}")
