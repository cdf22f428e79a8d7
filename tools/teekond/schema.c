// SPDX-License-Identifier: EUPL-1.2
// teekond schema and teekond keys: the format itself, for editors and for readers.
#include "teekond/load.h"

#include "arguments.h"
#include "delivery.h"

static const tkd_flag flags[] = {
    {"output",
     'o',
     {"FAIL", "FILE"},
     NULL,
     {"kirjuta faili; - on standardväljund", "write to a file; - is standard output"}},
};

static tkd_outcome run_schema(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_delivery delivery;
    const tkd_outcome outcome =
        tkd_delivery_open(console, tkd_arguments_value(arguments, "output"), &delivery);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    tkd_schema_write(&delivery.writer);
    return tkd_delivery_close(console, &delivery);
}

static tkd_outcome run_keys(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_delivery delivery;
    const tkd_outcome outcome =
        tkd_delivery_open(console, tkd_arguments_value(arguments, "output"), &delivery);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    tkd_reference_write(&delivery.writer, console->language);
    return tkd_delivery_close(console, &delivery);
}

const tkd_command tkd_command_schema = {
    .name = "schema",
    .alias = "skeem",
    .summary = {"annab JSON Schema, millega redaktor võtmeid pakub ja seletab",
                "gives the JSON Schema by which an editor completes and explains keys"},
    .operands = {"", ""},
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .examples =
        {
            {"", {"skeem standardväljundisse", "the schema to standard output"}},
            {"-o teekond.schema.json",
             {"skeem faili, mille nimi seisab YAML-i esimesel real",
              "into the file that the first line of the YAML names"}},
            {"-o -", {"sama mis ilma liputa", "the same as without the flag"}},
        },
    .run = run_schema,
};

const tkd_command tkd_command_keys = {
    .name = "keys",
    .alias = "votmed",
    .summary = {"annab kõigi võtmete loendi (Markdown)", "gives the list of all keys (Markdown)"},
    .operands = {"", ""},
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .examples =
        {
            {"", {"kõik võtmed ja nende tähendus", "all keys and what they mean"}},
            {"--lang en", {"sama inglise keeles", "the same in English"}},
            {"-o votmed.md", {"faili", "into a file"}},
        },
    .run = run_keys,
};
