// SPDX-License-Identifier: EUPL-1.2
// The words for each fault of the reading itself; libyaml's own errors stand in yaml_fault.c.
#include "faults.h"

void tkd_fault_too_many(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_TOO_LARGE, place,
        "failis on üle %zu väärtuse (viidete koopiad kaasa arvatud)",
        "the file has more than %zu values (copies by aliases included)", reader->limits.nodes);
    tkd_problem_hint(reader->problems, problem,
                     "jaga see mitmeks failiks või vähenda viiteid (*nimi)",
                     "split it into several files or use fewer aliases (*name)");
    reader->is_over = true;
    reader->is_broken = true;
}

void tkd_fault_too_deep(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_TOO_DEEP, place, "siin on üle %zu taseme üksteise sees",
        "more than %zu levels stand inside each other here", reader->limits.depth);
    tkd_problem_hint(reader->problems, problem, "kas mõni sulg „[“ või „{“ jäi sulgemata?",
                     "is a bracket '[' or '{' left open?");
    reader->is_over = true;
    reader->is_broken = true;
}

void tkd_fault_tag(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_TAG, place,
                                            "hüüumärgiga algav YAMLi silt ei ole siin kasutusel",
                                            "YAML tags, which begin with '!', are not used here");
    tkd_problem_hint(reader->problems, problem,
                     "kui see on tekst, pane kogu tekst jutumärkidesse; muidu kustuta silt",
                     "if it is text, put the whole text in quotes; otherwise delete the tag");
}

void tkd_fault_escaped_control(tkd_reader *reader, uint32_t character, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_CONTROL_CHARACTER, place,
        "nähtamatu juhtmärk U+%04X ei või tekstis olla",
        "the invisible control character U+%04X may not stand in a text", (unsigned)character);
    tkd_problem_hint(reader->problems, problem,
                     "kustuta langjoonega märk või kirjuta langjoon kaks korda: \\\\",
                     "delete the escape, or write the backslash twice: \\\\");
}

void tkd_fault_doubled_key(tkd_reader *reader, const tkd_pending_key *key, tkd_place first)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_DOUBLED_KEY, key->place,
                         "võti „%.*s“ on siin teist korda (esimest korda real %u)",
                         "the key '%.*s' stands here a second time (first on line %u)",
                         TKD_ARG(key->written), (unsigned)first.line);
    tkd_problem_other(reader->problems, problem, first, "esimest korda siin", "first here");
    tkd_problem_hint(reader->problems, problem, "jäta alles üks neist või anna teisele teine nimi",
                     "keep one of them, or give the other another name");
}

void tkd_fault_merge_key(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_MERGE_KEY, place,
                                            "ühendamisvõti „<<“ ei ole siin kasutusel",
                                            "the merge key '<<' is not used here");
    tkd_problem_hint(reader->problems, problem, "kirjuta võtmed välja", "write the keys out");
}

void tkd_fault_complex_key(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_COMPLEX_KEY, place,
                                            "võti peab olema tekst, mitte loend ega kaart",
                                            "a key must be a text, not a list or a map");
    tkd_problem_hint(reader->problems, problem, "kui sulud on tekst, pane võti jutumärkidesse",
                     "if the brackets are text, put the key in quotes");
}

void tkd_fault_empty_key(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_EMPTY_VALUE, place, "kooloni ees puudub võti",
                         "the key before the colon is missing");
    tkd_problem_hint(reader->problems, problem, "kirjuta „võti: väärtus“", "write 'key: value'");
}

void tkd_fault_empty_value(tkd_reader *reader, const tkd_level *level, tkd_place place)
{
    if (level->node->kind == TKD_MAP) {
        const tkd_pending_key *key = &level->pending;
        tkd_problem *problem = tkd_problems_add(
            reader->problems, TKD_CODE_EMPTY_VALUE, key->place, "võtmel „%.*s“ ei ole väärtust",
            "the key '%.*s' has no value", TKD_ARG(key->written));
        tkd_problem_hint(reader->problems, problem,
                         "kirjuta kooloni järele väärtus või kustuta võti",
                         "write a value after the colon, or delete the key");
        return;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_EMPTY_VALUE, place, "loendi see koht on tühi",
                         "this item of the list is empty");
    tkd_problem_hint(reader->problems, problem, "kirjuta väärtus või kustuta rida",
                     "write a value, or delete the line");
}

void tkd_fault_alias(tkd_reader *reader, tkd_text name, tkd_place place, bool is_own_parent)
{
    tkd_problem *problem = NULL;
    if (is_own_parent) {
        problem = tkd_problems_add(reader->problems, TKD_CODE_ALIAS, place,
                                   "viide *%.*s asub iseenda sees",
                                   "the alias *%.*s stands inside itself", TKD_ARG(name));
        tkd_problem_hint(reader->problems, problem, "kirjuta siia väärtus ise",
                         "write the value itself here");
        return;
    }
    problem = tkd_problems_add(
        reader->problems, TKD_CODE_ALIAS, place, "viitel *%.*s ei ole eespool märki &%.*s",
        "the alias *%.*s has no anchor &%.*s before it", TKD_ARG(name), TKD_ARG(name));
    tkd_problem_hint(
        reader->problems, problem, "kui tärn on tekst, pane kogu tekst jutumärkidesse: \"*%.*s\"",
        "if the asterisk is text, put the whole text in quotes: \"*%.*s\"", TKD_ARG(name));
}

void tkd_fault_no_document(tkd_reader *reader)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_NO_DOCUMENT, (tkd_place){.file = reader->file},
                         "fail on tühi", "the file is empty");
    tkd_problem_hint(reader->problems, problem, "alusta reaga „teekond: 1“",
                     "begin with the line 'teekond: 1'");
}

void tkd_fault_too_large(tkd_problems *problems, uint32_t file, size_t bytes)
{
    const size_t mebibyte = (size_t)1 << 20;
    const bool is_round = bytes % mebibyte == 0;
    const tkd_place place = {.file = file};
    tkd_problem *problem =
        tkd_problems_add(problems, TKD_CODE_TOO_LARGE, place, "fail on suurem kui %zu %s",
                         "the file is larger than %zu %s", is_round ? bytes / mebibyte : bytes,
                         is_round ? "MiB" : "B");
    tkd_problem_hint(problems, problem, "jaga see mitmeks failiks", "split it into several files");
}

void tkd_fault_second_document(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_SEVERAL_DOCUMENTS, place,
                                            "failis algab siin teine YAML-dokument",
                                            "a second YAML document begins here");
    tkd_problem_hint(reader->problems, problem,
                     "kustuta rida „---“ või pane teine osa eraldi faili",
                     "delete the line '---', or put the second part into a file of its own");
}
