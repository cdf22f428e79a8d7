# SPDX-License-Identifier: EUPL-1.2
"""What is typed: flags anywhere, in each spelling; wrong ones are told the nearest; help and languages."""

import re

from support import MODELS, case, check, equal, teekond

TOWN = MODELS / "small-town"
COMMANDS = {
    "init": "alusta", "check": "kontrolli", "simulate": "simuleeri", "bottlenecks": "kitsaskohad",
    "draw": "joonista", "explain": "selgita", "schema": "skeem", "keys": "votmed",
    "version": "versioon", "help": "abi",
}


def refused(*arguments, saying=(), **where):
    """Wrong usage: status 2, nothing on stdout, and these words on stderr."""
    done = teekond(*arguments, **where)
    equal("exit status", done.code, 2, done)
    equal("stdout", done.out, "", done)
    for word in saying:
        check(word in done.err, f"not a word of {word!r}", done)
    return done


@case
def every_command_has_an_estonian_name():
    for english, estonian in COMMANDS.items():
        first, second = (teekond(name, "--help") for name in (english, estonian))
        equal("exit", (first.code, second.code), (0, 0), first)
        equal("help", first.out, second.out)


@case
def help_leads_with_examples():
    for command in COMMANDS:
        if command == "version":
            continue
        done = teekond(command, "--help", "--lang", "en")
        examples = re.findall(rf"^  teekond {command}.*$", done.out.split("\n\n")[0], re.MULTILINE)
        equal(f"examples of {command}", len(examples), 3, done)
        check("--lang" in done.out and "--help" in done.out, "no flags in the help", done)


@case
def help_of_a_command_three_ways():
    expected = teekond("simulate", "--help").out
    for arguments in (("help", "simulate"), ("abi", "simuleeri"), ("simulate", "-h"),
                      ("--help", "simulate"), ("simulate", TOWN, "-n", "2", "--help")):
        equal(" ".join(map(str, arguments)), teekond(*arguments).out, expected)


@case
def help_speaks_both_languages():
    estonian, english = teekond("help"), teekond("help", "--lang", "en")
    check("KÄSK" in estonian.out and "COMMAND" in english.out, "the language is another", english)
    equal("by the environment", teekond("help", environment={"TEEKOND_LANG": "en"}).out, english.out)
    equal("the flag wins", teekond("help", "--lang=et", environment={"TEEKOND_LANG": "en"}).out,
          estonian.out)


@case
def nearest_command():
    refused("simuleri", TOWN, saying=["simuleeri"])
    refused("chekc", TOWN, saying=["check"])
    refused("help", "joonist", saying=["joonista"])
    done = refused("midagi-muud", TOWN)
    check("kas mõtlesid" not in done.err, "a proposal out of nothing", done)


@case
def nearest_flag():
    refused("simulate", TOWN, "--frmat", "json", saying=["--format"])
    refused("simulate", TOWN, "--replication=3", saying=["--replications"])
    refused("check", TOWN, "--Assumptions", saying=["--assumptions"])


@case
def nearest_scenario():
    refused("simulate", TOWN, "-n", "2", "--scenario", "tody", saying=["today"])


@case
def a_flag_of_another_command_is_refused():
    refused("check", TOWN, "--sweep", "a=1,2", saying=["--sweep"])
    refused("schema", "--top", "3", saying=["--top"])


@case
def what_is_missing_is_named():
    refused("simulate", TOWN, "-n", saying=["-n"])
    refused("simulate", TOWN, "--set", "services.x.duration", saying=["--set", "="])
    refused("simulate", TOWN, "--seed", saying=["--seed"])
    refused("init", saying=["KAUST"])


@case
def what_is_one_too_many_is_named():
    refused("init", "a", "b", saying=["b"])
    refused("schema", "midagi", saying=["midagi"])
    refused("check", TOWN, "--quiet=1", saying=["--quiet"])


@case
def allowed_values_are_listed():
    refused("simulate", TOWN, "--format", "xml", saying=["table", "json", "csv"])
    refused("draw", TOWN, "-d", "pilt", saying=["kaart", "voog"])
    refused("check", TOWN, "--color", "vahel", saying=["auto", "always", "never"])


@case
def whole_numbers_only():
    for value in ("0", "-3", "2.5", "1e3", "palju", "99999999999999999999", ""):
        refused("simulate", TOWN, "-n", value, saying=["--replications"])
    for value in ("-1", "x", "18446744073709551616"):
        refused("simulate", TOWN, "--seed", value, saying=["--seed"])


@case
def flags_stand_anywhere():
    plain = teekond("simulate", TOWN, "-n", "2", "--seed", "3", "--format", "csv")
    equal("exit", plain.code, 0, plain)
    for arguments in (("simulate", "-n2", "--seed=3", "--format=csv", TOWN),
                      ("--lang", "et", "simulate", "--replications", "2", TOWN, "--seed", "3",
                       "--format", "csv"),
                      ("simulate", "-n", "2", "--seed", "3", "--format", "csv", "--", TOWN),
                      ("simulate", TOWN, "--format", "json", "--format", "csv", "-n", "5", "-n", "2",
                       "--seed", "3")):
        equal(" ".join(map(str, arguments)), teekond(*arguments).out, plain.out)


@case
def a_name_after_two_dashes_is_a_path():
    done = teekond("check", "--", "--lang")
    equal("exit", done.code, 3, done)


@case
def nothing_typed_shows_what_there_is():
    done = refused()
    for english in COMMANDS:
        check(english in done.err, f"no {english}", done)


@case
def codes_in_any_spelling():
    expected = teekond("explain", "T0202")
    equal("exit", expected.code, 0, expected)
    for code in ("t0202", "T202", "202", "0202"):
        equal(code, teekond("explain", code).out, expected.out)
    for code in ("T9999", "T", "", "2O2", "99999999999999999999"):
        refused("explain", code)


@case
def several_codes_at_once():
    done = teekond("explain", "T0202", "T0304")
    check("T0202" in done.out and "T0304" in done.out, "not both", done)
    refused("explain", "T0202", "T9999")
