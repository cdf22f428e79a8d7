// SPDX-License-Identifier: EUPL-1.2
// Sweeps are settings: each combination is a study of its own with those settings added, and the
// results are joined. Values stay the texts that were written, so that rows are named as asked.
#include "sweeps.h"

#include "teekond/number.h"

#include <math.h>
#include <string.h>

#include "interrupt.h"

enum { MOST_COMBINATIONS = 1000 };

// `0.5..3:0.25`, each number with the same unit or none: `1d..5d:1d`, `10..30:5min`.
typedef struct range {
    double from;
    double to;
    double step;
    tkd_text unit;
    size_t decimals; // of the number written with most
} range;

// Reads a number and the unit behind it, which ends at `stop`; false when it is not so.
static bool read_part(tkd_text text, size_t *at, const char *stop, double *number, range *into)
{
    size_t used = 0;
    if (!tkd_number_read(tkd_text_part(text, *at, text.size), true, number, &used)) {
        return false;
    }
    const tkd_text digits = tkd_text_part(text, *at, used);
    const size_t point = tkd_text_find(digits, TKD_TEXT("."), 0);
    const size_t decimals = point == SIZE_MAX ? 0 : digits.size - point - 1;
    into->decimals = decimals > into->decimals ? decimals : into->decimals;
    *at += used;
    const size_t end = stop == NULL ? text.size : tkd_text_find(text, tkd_text_of(stop), *at);
    if (end == SIZE_MAX) {
        return false;
    }
    const tkd_text unit = tkd_text_trim(tkd_text_part(text, *at, end - *at));
    for (size_t i = 0; i < unit.size; i++) {
        if (strchr("0123456789.,:/{[", unit.data[i]) != NULL && unit.data[i] != '/') {
            return false;
        }
    }
    if (unit.size > 0) {
        if (into->unit.size > 0 && !tkd_text_equal(into->unit, unit)) {
            return false;
        }
        into->unit = unit;
    }
    *at = end + (stop == NULL ? 0 : strlen(stop));
    return true;
}

static bool read_range(tkd_text text, range *into)
{
    size_t at = 0;
    *into = (range){0};
    return read_part(text, &at, "..", &into->from, into) &&
           read_part(text, &at, ":", &into->to, into) &&
           read_part(text, &at, NULL, &into->step, into);
}

// A value of a range, written with the decimals that the range was written with, without last zeros.
static tkd_text write_value(tkd_arena *arena, const range *swept, double value)
{
    double rounded = value;
    if (swept->decimals <= 15) {
        const double scale = pow(10.0, (double)swept->decimals);
        rounded = round(value * scale) / scale;
    }
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_write_number(&out, rounded);
    tkd_write(&out, swept->unit);
    return tkd_writer_text(&out);
}

static bool add_value(tkd_list *list, tkd_text value)
{
    tkd_text *added = value.data == NULL ? NULL : tkd_list_add(list);
    if (added != NULL) {
        *added = value;
    }
    return added != NULL;
}

// How many steps a range has; one that does not divide it exactly stops before its end, and 1e-9 forgives
// rounding. Negative: none at all.
static double steps_of(const range *swept)
{
    return swept->step > 0.0 ? floor((swept->to - swept->from) / swept->step + 1e-9) : -1.0;
}

// Each value between `before` and `after`: nothing, or the brackets of `{times: 0.5..2:0.25}`.
static bool add_range(tkd_list *list, tkd_arena *arena, const range *swept, tkd_text before,
                      tkd_text after)
{
    const int steps = (int)steps_of(swept);
    bool is_added = true;
    for (int i = 0; is_added && i <= steps; i++) {
        const tkd_text number = write_value(arena, swept, swept->from + i * swept->step);
        is_added = add_value(list, tkd_text_format(arena, "%.*s%.*s%.*s", TKD_ARG(before),
                                                   TKD_ARG(number), TKD_ARG(after)));
    }
    return is_added;
}

// Splits at commas outside brackets and quotation marks, because values are YAML.
static bool add_listed(tkd_list *list, tkd_text text)
{
    int depth = 0;
    char quote = '\0';
    size_t start = 0;
    for (size_t i = 0; i <= text.size; i++) {
        const char byte = i < text.size ? text.data[i] : ',';
        const bool is_end = i == text.size || (byte == ',' && depth == 0 && quote == '\0');
        if (is_end) {
            const tkd_text value = tkd_text_trim(tkd_text_part(text, start, i - start));
            if (value.size == 0 || !add_value(list, value)) {
                return false;
            }
            start = i + 1;
        } else if (quote != '\0') {
            quote = byte == quote ? '\0' : quote;
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
        } else if (byte == '{' || byte == '[') {
            depth++;
        } else if (byte == '}' || byte == ']') {
            depth--;
        }
    }
    return true;
}

// `{times: 0.5..2:0.25}`: the range in it, and what stands around it.
static bool read_bracketed(tkd_text text, range *into, tkd_text *before, tkd_text *after)
{
    const tkd_text whole = tkd_text_trim(text);
    const size_t colon = tkd_text_find(whole, TKD_TEXT(": "), 0);
    if (!tkd_text_starts_with(whole, TKD_TEXT("{")) || !tkd_text_ends_with(whole, TKD_TEXT("}")) ||
        colon == SIZE_MAX) {
        return false;
    }
    *before = tkd_text_part(whole, 0, colon + 2);
    *after = TKD_TEXT("}");
    return read_range(tkd_text_trim(tkd_text_part(whole, colon + 2, whole.size - colon - 3)), into);
}

static tkd_outcome refuse_many(tkd_console *console, const char *flag)
{
    tkd_console_error(console, "--%s: üle %d väärtuse korraga", "--%s: more than %d values at once",
                      flag, (int)MOST_COMBINATIONS);
    tkd_console_hint(console, "võta suurem samm või vähem väärtusi",
                     "take a larger step or fewer values");
    return tkd_console_usage(console);
}

// What is wrong with a range that is written as one.
static tkd_outcome check_range(tkd_console *console, const char *flag, const char *written,
                               const range *swept)
{
    if (swept->step <= 0.0) {
        tkd_console_error(console, "--%s %s: samm peab olema suurem kui 0",
                          "--%s %s: the step must be greater than 0", flag, written);
        return tkd_console_usage(console);
    }
    if (swept->to < swept->from) {
        tkd_console_error(console, "--%s %s: vahemik algab väiksemast väärtusest",
                          "--%s %s: a range begins with its smaller end", flag, written);
        return tkd_console_usage(console);
    }
    return steps_of(swept) < MOST_COMBINATIONS ? TKD_OUTCOME_DONE : refuse_many(console, flag);
}

static tkd_outcome read_sweep(tkd_console *console, const char *flag, const char *written,
                              tkd_swept_figure *sweep)
{
    tkd_setting setting;
    tkd_outcome outcome = tkd_request_setting(console, flag, written, &setting);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    tkd_list values;
    tkd_list_init(&values, console->arena, sizeof(tkd_text));
    range swept;
    tkd_text before = {0};
    tkd_text after = {0};
    const bool is_range =
        read_range(setting.value, &swept) || read_bracketed(setting.value, &swept, &before, &after);
    if (is_range) {
        outcome = check_range(console, flag, written, &swept);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
    }
    const bool is_read = is_range ? add_range(&values, console->arena, &swept, before, after)
                                  : add_listed(&values, setting.value);
    if (!is_read) {
        tkd_console_error(console, "--%s %s: vaja on väärtusi V1,V2 või ALGUS..LÕPP:SAMM",
                          "--%s %s: values V1,V2 or FROM..TO:STEP are needed", flag, written);
        tkd_console_hint(
            console, "näiteks --%s municipalities.saaremaa.staff.koordinaator=0.5..3:0.5",
            "for example --%s municipalities.saaremaa.staff.koordinaator=0.5..3:0.5", flag);
        return tkd_console_usage(console);
    }
    *sweep = (tkd_swept_figure){
        .path = setting.path, .values = values.items, .value_count = values.count};
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_sweeps_read(tkd_console *console, const tkd_arguments *arguments, const char *flag,
                            tkd_sweeps *sweeps)
{
    tkd_list list;
    tkd_list_init(&list, console->arena, sizeof(tkd_swept_figure));
    size_t combinations = 1;
    size_t at = 0;
    for (const char *text = tkd_arguments_next(arguments, flag, &at); text != NULL;
         text = tkd_arguments_next(arguments, flag, &at)) {
        tkd_swept_figure *sweep = tkd_list_add(&list);
        if (sweep == NULL) {
            tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
            return TKD_OUTCOME_INTERNAL;
        }
        const tkd_outcome outcome = read_sweep(console, flag, text, sweep);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
        combinations *= sweep->value_count;
        if (combinations > MOST_COMBINATIONS) {
            return refuse_many(console, flag);
        }
    }
    *sweeps = (tkd_sweeps){list.items, list.count, combinations};
    return TKD_OUTCOME_DONE;
}

// The settings of a combination behind those of the command line, and what its scenarios are called.
static tkd_status choose(const tkd_sweeps *sweeps, size_t combination, tkd_arena *arena,
                         const tkd_study_options *options, tkd_setting *settings, tkd_text *suffix,
                         tkd_error *err)
{
    tkd_writer name;
    tkd_writer_init_memory(&name, arena, 0);
    if (options->setting_count > 0) {
        memcpy(settings, options->settings, options->setting_count * sizeof(*settings));
    }
    size_t left = combination;
    size_t below = sweeps->combinations;
    for (size_t i = 0; i < sweeps->count; i++) {
        const tkd_swept_figure *sweep = &sweeps->list[i];
        below /= sweep->value_count;
        const tkd_text value = sweep->values[left / below];
        left %= below;
        settings[options->setting_count + i] = (tkd_setting){sweep->path, value};
        tkd_write_string(&name, "; ");
        tkd_write(&name, sweep->path);
        tkd_write_char(&name, '=');
        tkd_write(&name, value);
    }
    *suffix = tkd_writer_text(&name);
    return tkd_writer_finish(&name, err);
}

// Values can be compared where they have the same replications: it is found out how many the one that
// needs most has, and all are given as many.
static tkd_status simulate_precisely(tkd_session *session, const tkd_study_options *options,
                                     const tkd_sweeps *sweeps, const tkd_results **results,
                                     tkd_error *err)
{
    tkd_arena *arena = session->console->arena;
    tkd_setting *settings = TKD_TAKE(arena, options->setting_count + sweeps->count, tkd_setting);
    tkd_results *told = TKD_TAKE(arena, 1, tkd_results);
    tkd_study_options each = *options;
    tkd_run_facts facts = {.precision = options->precision, .stopped_by = TKD_STOPPED_BY_PRECISION};
    if (settings == NULL || told == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    each.settings = settings;
    each.setting_count = options->setting_count + sweeps->count;
    each.progress = NULL;
    for (size_t i = 0; i < sweeps->combinations; i++) {
        tkd_text suffix;
        tkd_arena scratch;
        const tkd_results *own = NULL;
        TKD_TRY(choose(sweeps, i, arena, options, settings, &suffix, err));
        tkd_arena_init(&scratch, 0);
        const tkd_status status =
            tkd_study_simulate(session->workspace, &each, &scratch, &own, &session->problems, err);
        if (status == TKD_OK && own->run.replications > facts.replications) {
            facts.replications = own->run.replications;
        }
        if (status == TKD_OK && own->run.stopped_by == TKD_STOPPED_BY_LIMIT) {
            facts.stopped_by = TKD_STOPPED_BY_LIMIT;
        }
        if (status == TKD_OK && !(own->run.precision_reached <= facts.precision_reached)) {
            facts.precision_reached = own->run.precision_reached;
        }
        tkd_arena_clear(&scratch);
        TKD_TRY(status);
    }
    each = *options;
    each.precision = 0.0;
    each.replications = facts.replications;
    TKD_TRY(tkd_sweeps_simulate(session, &each, sweeps, results, err));
    *told = **results;
    told->run.precision = facts.precision;
    told->run.precision_reached = facts.precision_reached;
    if (told->run.stopped_by == TKD_STOPPED_BY_COUNT) {
        told->run.stopped_by = facts.stopped_by;
    }
    *results = told;
    return TKD_OK;
}

// Values are missing, though what is there is whole.
static tkd_status mark_partial(tkd_arena *arena, const tkd_results **results, tkd_error *err)
{
    tkd_results *marked = TKD_TAKE(arena, 1, tkd_results);
    if (marked == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    *marked = **results;
    marked->run.partial = true;
    marked->run.stopped_by = TKD_STOPPED_BY_INTERRUPT;
    *results = marked;
    return TKD_OK;
}

tkd_status tkd_sweeps_simulate(tkd_session *session, const tkd_study_options *options,
                               const tkd_sweeps *sweeps, const tkd_results **results,
                               tkd_error *err)
{
    tkd_arena *arena = session->console->arena;
    if (sweeps->count == 0) {
        return tkd_study_simulate(session->workspace, options, arena, results, &session->problems,
                                  err);
    }
    if (options->precision > 0.0) {
        return simulate_precisely(session, options, sweeps, results, err);
    }
    tkd_results_part *parts = TKD_TAKE(arena, sweeps->combinations, tkd_results_part);
    tkd_setting *settings = TKD_TAKE(arena, options->setting_count + sweeps->count, tkd_setting);
    if (parts == NULL || settings == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    tkd_study_options each = *options;
    each.settings = settings;
    each.setting_count = options->setting_count + sweeps->count;
    each.progress = tkd_portion_progress;
    const double share = 1.0 / (double)sweeps->combinations;
    size_t done = 0;
    for (; done < sweeps->combinations; done++) {
        tkd_portion progress = {session->console, (double)done * share, share};
        each.progress_context = &progress;
        TKD_TRY(choose(sweeps, done, arena, options, settings, &parts[done].suffix, err));
        const tkd_status status = tkd_study_simulate(session->workspace, &each, arena,
                                                     &parts[done].results, &session->problems, err);
        // Of a study that was interrupted the whole ones before it are kept.
        if (done > 0 && tkd_interrupt_asked() &&
            (status != TKD_OK || parts[done].results->run.partial)) {
            break;
        }
        TKD_TRY(status);
    }
    if (done == 0) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "katkestatud (interrupted)");
    }
    TKD_TRY(tkd_results_join(parts, done, arena, results, err));
    return done < sweeps->combinations ? mark_partial(arena, results, err) : TKD_OK;
}
