// SPDX-License-Identifier: EUPL-1.2
// Reading what is asked of a simulation from the command line.
#include "request.h"

#include "teekond/number.h"

#include <string.h>

#include "interrupt.h"

enum { MOST_REPLICATIONS = 1000000, MOST_THREADS = 1024, MOST_NEAREST = 256 };

static const tkd_flag flags[] = {
    {"scenario",
     0,
     {"ID", "ID"},
     NULL,
     {"stsenaarium; mitu komadega või korrates (vaikimisi today)",
      "scenario; several by commas or repeated (default: today)"}},
    {"set",
     0,
     {"RADA=VÄÄRTUS", "PATH=VALUE"},
     NULL,
     {"muuda arvu, näiteks services.elukoha-registreerimine.duration=15min; korratav",
      "change a figure, such as services.elukoha-registreerimine.duration=15min; repeatable"}},
    {"replications", 'n', {"N", "N"}, NULL, {"replikatsioone", "number of replications"}},
    {"seed", 0, {"N", "N"}, NULL, {"juhuslikkuse seeme", "seed of the luck"}},
    {"threads",
     0,
     {"N", "N"},
     NULL,
     {"lõimi (vaikimisi kõik tuumad); tulemust ei muuda",
      "threads (default: all cores); changes no result"}},
};

const tkd_flag *tkd_request_flags(size_t *count)
{
    *count = sizeof(flags) / sizeof(flags[0]);
    return flags;
}

// A whole number of digits alone, 0 … most.
static bool read_whole(const char *text, uint64_t most, uint64_t *value)
{
    uint64_t sum = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < '0' || *at > '9') {
            return false;
        }
        const uint64_t digit = (uint64_t)(*at - '0');
        if (sum > (most - digit) / 10) {
            return false;
        }
        sum = sum * 10 + digit;
    }
    *value = sum;
    return text[0] != '\0';
}

// Reads a flag's whole number in [least, most] where the flag is given.
static tkd_outcome read_count(tkd_console *console, const tkd_arguments *arguments,
                              const char *flag, uint64_t least, uint64_t most, uint64_t *value)
{
    const char *text = tkd_arguments_value(arguments, flag);
    if (text == NULL) {
        return TKD_OUTCOME_DONE;
    }
    uint64_t read = 0;
    if (!read_whole(text, most, &read) || read < least) {
        tkd_console_error(console, "--%s %s: vaja on täisarvu %llu … %llu",
                          "--%s %s: a whole number from %llu to %llu is needed", flag, text,
                          (unsigned long long)least, (unsigned long long)most);
        return tkd_console_usage(console);
    }
    *value = read;
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_request_setting(tkd_console *console, const char *flag, const char *written,
                                tkd_setting *setting)
{
    const tkd_text whole = tkd_text_of(written);
    const size_t equals = tkd_text_find(whole, TKD_TEXT("="), 0);
    if (equals == SIZE_MAX || equals == 0 || equals + 1 == whole.size) {
        tkd_console_error(console, "--%s %s: vaja on RADA=VÄÄRTUS", "--%s %s: PATH=VALUE is needed",
                          flag, written);
        tkd_console_hint(console, "näiteks --%s services.elukoha-registreerimine.duration=15min",
                         "for example --%s services.elukoha-registreerimine.duration=15min", flag);
        return tkd_console_usage(console);
    }
    setting->path = tkd_text_trim(tkd_text_part(whole, 0, equals));
    setting->value = tkd_text_part(whole, equals + 1, whole.size);
    return TKD_OUTCOME_DONE;
}

static tkd_outcome no_memory(tkd_console *console)
{
    tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
    return TKD_OUTCOME_INTERNAL;
}

static tkd_outcome read_settings(tkd_console *console, const tkd_arguments *arguments,
                                 tkd_study_options *options)
{
    tkd_list list;
    tkd_list_init(&list, console->arena, sizeof(tkd_setting));
    size_t at = 0;
    for (const char *text = tkd_arguments_next(arguments, "set", &at); text != NULL;
         text = tkd_arguments_next(arguments, "set", &at)) {
        tkd_setting *setting = tkd_list_add(&list);
        if (setting == NULL) {
            return no_memory(console);
        }
        const tkd_outcome outcome = tkd_request_setting(console, "set", text, setting);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
    }
    options->settings = list.items;
    options->setting_count = list.count;
    return TKD_OUTCOME_DONE;
}

static bool holds(const tkd_text *ids, size_t count, tkd_text id)
{
    for (size_t i = 0; i < count; i++) {
        if (tkd_text_equal(ids[i], id)) {
            return true;
        }
    }
    return false;
}

// Adds the words of one comma list, each once.
static bool add_words(tkd_list *list, tkd_arena *arena, const char *written)
{
    const tkd_text all = tkd_text_of(written);
    for (size_t start = 0; start <= all.size;) {
        const size_t comma = tkd_text_find(all, TKD_TEXT(","), start);
        const size_t end = comma == SIZE_MAX ? all.size : comma;
        const tkd_text word =
            tkd_text_compose(arena, tkd_text_trim(tkd_text_part(all, start, end - start)));
        const bool is_new = !holds(list->items, list->count, word);
        tkd_text *added = is_new ? tkd_list_add(list) : NULL;
        if (is_new && added == NULL) {
            return false;
        }
        if (is_new) {
            *added = word;
        }
        start = end + 1;
    }
    return true;
}

tkd_outcome tkd_request_list(tkd_console *console, const tkd_arguments *arguments, const char *flag,
                             const tkd_text **words, size_t *count)
{
    tkd_list list;
    tkd_list_init(&list, console->arena, sizeof(tkd_text));
    size_t at = 0;
    for (const char *text = tkd_arguments_next(arguments, flag, &at); text != NULL;
         text = tkd_arguments_next(arguments, flag, &at)) {
        if (!add_words(&list, console->arena, text)) {
            return no_memory(console);
        }
    }
    *words = list.items;
    *count = list.count;
    return TKD_OUTCOME_DONE;
}

// `today` is `praegu` in Estonian.
static tkd_outcome read_scenarios(tkd_console *console, const tkd_arguments *arguments,
                                  tkd_study_options *options)
{
    const tkd_text *words = NULL;
    size_t count = 0;
    const tkd_outcome outcome = tkd_request_list(console, arguments, "scenario", &words, &count);
    tkd_text *ids = TKD_TAKE(console->arena, count, tkd_text);
    if (outcome == TKD_OUTCOME_DONE && ids == NULL) {
        return no_memory(console);
    }
    for (size_t i = 0; i < count; i++) {
        const bool is_today = tkd_text_equal(words[i], TKD_TEXT("praegu"));
        const tkd_text id = is_today ? TKD_TEXT("today") : words[i];
        if (!holds(ids, options->scenario_count, id)) {
            ids[options->scenario_count++] = id;
        }
    }
    options->scenarios = ids;
    return outcome;
}

tkd_outcome tkd_request_read(tkd_console *console, const tkd_arguments *arguments,
                             tkd_study_options *options)
{
    *options = (tkd_study_options){
        .interrupted = tkd_interrupt_flag(),
        .ranks = console->ranks,
        .progress = tkd_console_progress,
        .progress_context = console,
    };
    uint64_t replications = 0;
    uint64_t threads = 0;
    tkd_outcome outcome =
        read_count(console, arguments, "replications", 1, MOST_REPLICATIONS, &replications);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_count(console, arguments, "threads", 1, MOST_THREADS, &threads);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        options->has_seed = tkd_arguments_has(arguments, "seed");
        outcome = read_count(console, arguments, "seed", 0, UINT64_MAX, &options->seed);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_scenarios(console, arguments, options);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_settings(console, arguments, options);
    }
    options->replications = (uint32_t)replications;
    options->threads = (uint32_t)threads;
    return outcome;
}

tkd_outcome tkd_request_check(tkd_session *session, const tkd_study_options *options)
{
    tkd_console *console = session->console;
    size_t known_count = 0;
    tkd_interrupt_heed();
    const tkd_text *known = tkd_workspace_scenarios(session->workspace, &known_count);
    for (size_t i = 0; i < options->scenario_count; i++) {
        const char *names[MOST_NEAREST];
        size_t name_count = 0;
        bool exists = false;
        for (size_t k = 0; k < known_count && !exists; k++) {
            exists = tkd_text_equal(known[k], options->scenarios[i]);
            const tkd_text name = tkd_text_copy(console->arena, known[k]);
            if (name_count < MOST_NEAREST && name.data != NULL) {
                names[name_count++] = name.data;
            }
        }
        if (exists) {
            continue;
        }
        const tkd_text written = tkd_text_copy(console->arena, options->scenarios[i]);
        const char *shown = written.data == NULL ? "" : written.data;
        const char *nearest = tkd_nearest(console->arena, shown, names, name_count);
        tkd_console_error(console, "stsenaariumi „%s“ ei ole", "there is no scenario '%s'", shown);
        if (nearest != NULL) {
            tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
        }
        return tkd_console_usage(console);
    }
    return TKD_OUTCOME_DONE;
}

tkd_variation tkd_request_variation(const tkd_study_options *options)
{
    return (tkd_variation){
        .scenario = options->scenario_count > 0 ? options->scenarios[0] : (tkd_text){0},
        .settings = options->settings,
        .setting_count = options->setting_count,
    };
}

tkd_outcome tkd_request_report(tkd_session *session, const tkd_study_options *options,
                               tkd_report *report)
{
    const tkd_variation variation = tkd_request_variation(options);
    *report =
        (tkd_report){.language = session->console->language, .arena = session->console->arena};
    return tkd_session_model(session, &variation, &report->model);
}
