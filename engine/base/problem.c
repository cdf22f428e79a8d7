// SPDX-License-Identifier: EUPL-1.2
// Collecting problems: texts in the reader's language, bounded in number and length.
#include "teekond/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "problem_order.h"

enum { DEFAULT_LIMIT = 1000, LONGEST_MESSAGE = 600 };

tkd_status tkd_files_init(tkd_files *files, tkd_arena *arena)
{
    tkd_list_init(&files->list, arena, sizeof(tkd_file));
    return tkd_list_add(&files->list) == NULL ? TKD_ERR_MEMORY : TKD_OK;
}

tkd_status tkd_files_add(tkd_files *files, tkd_text name, tkd_text content, uint32_t *number)
{
    if (files->list.count >= UINT32_MAX) {
        return TKD_ERR_LIMIT;
    }
    tkd_file *file = tkd_list_add(&files->list);
    if (file == NULL) {
        return TKD_ERR_MEMORY;
    }
    *file = (tkd_file){.name = name, .content = content};
    if (number != NULL) {
        *number = (uint32_t)(files->list.count - 1);
    }
    return TKD_OK;
}

const tkd_file *tkd_files_get(const tkd_files *files, uint32_t number)
{
    if (number == 0 || number >= files->list.count) {
        return NULL;
    }
    return (const tkd_file *)files->list.items + number;
}

void tkd_problems_init(tkd_problems *problems, tkd_arena *arena, tkd_language language,
                       size_t limit)
{
    *problems = (tkd_problems){
        .arena = arena,
        .limit = limit == 0 ? DEFAULT_LIMIT : limit,
        .language = language,
    };
    tkd_list_init(&problems->list, arena, sizeof(tkd_problem));
}

// printf into the arena, cut at LONGEST_MESSAGE bytes: texts of users may be as long as files.
static tkd_text TKD_PRINTF(2, 0)
    format_message(tkd_arena *arena, const char *format, va_list arguments)
{
    char buffer[LONGEST_MESSAGE + 1];
    const int written = vsnprintf(buffer, sizeof(buffer), format, arguments);
    if (written < 0) {
        return (tkd_text){0};
    }
    if ((size_t)written < sizeof(buffer)) {
        return tkd_text_copy(arena, (tkd_text){buffer, (size_t)written});
    }
    const tkd_text cut = tkd_text_clip((tkd_text){buffer, LONGEST_MESSAGE}, LONGEST_MESSAGE - 4);
    return tkd_text_format(arena, "%.*s…", TKD_ARG(cut));
}

// The message in the language of the list; `arguments` is read once.
static tkd_text TKD_PRINTF(2, 0) TKD_PRINTF(3, 0)
    choose_message(const tkd_problems *problems, const char *et, const char *en, va_list arguments)
{
    if (problems->language == TKD_ET) {
        return format_message(problems->arena, et, arguments);
    }
    return format_message(problems->arena, en, arguments);
}

tkd_problem *tkd_problems_add(tkd_problems *problems, tkd_code code, tkd_place place,
                              const char *et, const char *en, ...)
{
    const bool is_warning = tkd_code_is_warning(code);
    if (is_warning) {
        problems->warning_count++;
    } else {
        problems->error_count++;
    }
    if (problems->list.count >= problems->limit) {
        return NULL;
    }
    va_list arguments;
    va_start(arguments, en);
    const tkd_text message = choose_message(problems, et, en, arguments);
    va_end(arguments);
    tkd_problem *problem = message.data == NULL ? NULL : tkd_list_add(&problems->list);
    if (problem == NULL) {
        return NULL;
    }
    problem->code = code;
    problem->severity = is_warning ? TKD_WARNING : TKD_ERROR;
    problem->place = place;
    problem->message = message;
    return problem;
}

void tkd_problem_hint(tkd_problems *problems, tkd_problem *problem, const char *et, const char *en,
                      ...)
{
    if (problem == NULL) {
        return;
    }
    va_list arguments;
    va_start(arguments, en);
    problem->hint = choose_message(problems, et, en, arguments);
    va_end(arguments);
}

void tkd_problem_other(tkd_problems *problems, tkd_problem *problem, tkd_place other,
                       const char *et, const char *en, ...)
{
    if (problem == NULL) {
        return;
    }
    va_list arguments;
    va_start(arguments, en);
    problem->other_message = choose_message(problems, et, en, arguments);
    va_end(arguments);
    problem->other = other;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int tkd_problem_compare(const tkd_problem *a, const tkd_problem *b)
{
    const int orders[] = {
        compare_numbers(a->place.file, b->place.file),
        compare_numbers(a->place.line, b->place.line),
        compare_numbers(a->place.column, b->place.column),
        compare_numbers((uint32_t)a->code, (uint32_t)b->code),
    };
    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        if (orders[i] != 0) {
            return orders[i];
        }
    }
    return tkd_text_compare(a->message, b->message);
}

static int compare_items(const void *a, const void *b)
{
    return tkd_problem_compare(a, b);
}

void tkd_problems_sort(tkd_problems *problems)
{
    tkd_problem *items = problems->list.items;
    const size_t count = problems->list.count;
    if (count < 2) {
        return;
    }
    qsort(items, count, sizeof(*items), compare_items);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++) {
        if (tkd_problem_compare(&items[kept - 1], &items[i]) != 0) {
            items[kept++] = items[i];
            continue;
        }
        if (items[i].severity == TKD_ERROR) {
            problems->error_count--;
        } else if (items[i].severity == TKD_WARNING) {
            problems->warning_count--;
        }
    }
    problems->list.count = kept;
}

static int compare_borrowed(const void *a, const void *b)
{
    return tkd_problem_compare(*(const tkd_problem *const *)a, *(const tkd_problem *const *)b);
}

const tkd_problem **tkd_problems_order(const tkd_problems *problems, size_t *count)
{
    const tkd_problem *items = problems->list.items;
    const tkd_problem **order =
        TKD_TAKE(problems->arena, problems->list.count, const tkd_problem *);
    *count = 0;
    if (order == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < problems->list.count; i++) {
        order[i] = &items[i];
    }
    if (problems->list.count > 1) {
        qsort(order, problems->list.count, sizeof(const tkd_problem *), compare_borrowed);
    }
    for (size_t i = 0; i < problems->list.count; i++) {
        if (*count == 0 || tkd_problem_compare(order[*count - 1], order[i]) != 0) {
            order[(*count)++] = order[i];
        }
    }
    return order;
}

static void write_place(const tkd_files *files, tkd_place place, tkd_json *json)
{
    const tkd_file *file = tkd_files_get(files, place.file);
    tkd_json_key(json, "file");
    if (file == NULL) {
        tkd_json_null(json);
    } else {
        tkd_json_text(json, file->name);
    }
    tkd_json_key(json, "line");
    tkd_json_count(json, place.line);
    tkd_json_key(json, "column");
    tkd_json_count(json, place.column);
    tkd_json_key(json, "width");
    tkd_json_count(json, place.width == 0 ? 1 : place.width);
}

static void write_problem(const tkd_problem *problem, const tkd_files *files, tkd_json *json)
{
    static const char *const severities[] = {
        [TKD_ERROR] = "error", [TKD_WARNING] = "warning", [TKD_NOTE] = "note"};
    char code[16];
    snprintf(code, sizeof(code), "T%04d", (int)problem->code);

    tkd_json_open_object_flat(json);
    tkd_json_key(json, "code");
    tkd_json_string(json, code);
    tkd_json_key(json, "severity");
    tkd_json_string(json, severities[problem->severity]);
    write_place(files, problem->place, json);
    tkd_json_key(json, "message");
    tkd_json_text(json, problem->message);
    tkd_json_key(json, "hint");
    if (problem->hint.size == 0) {
        tkd_json_null(json);
    } else {
        tkd_json_text(json, problem->hint);
    }
    tkd_json_key(json, "other");
    if (problem->other.line == 0) {
        tkd_json_null(json);
    } else {
        tkd_json_open_object_flat(json);
        write_place(files, problem->other, json);
        tkd_json_key(json, "message");
        tkd_json_text(json, problem->other_message);
        tkd_json_close_object(json);
    }
    tkd_json_close_object(json);
}

void tkd_problems_write_json(const tkd_problems *problems, const tkd_files *files, tkd_json *json)
{
    size_t count = 0;
    const tkd_problem **order = tkd_problems_order(problems, &count);
    if (order == NULL) {
        json->out->status = TKD_ERR_MEMORY;
        return;
    }
    tkd_json_open_array(json);
    for (size_t i = 0; i < count; i++) {
        write_problem(order[i], files, json);
    }
    tkd_json_close_array(json);
}
