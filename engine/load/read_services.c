// SPDX-License-Identifier: EUPL-1.2
// Services, with a name or written on a step. A step that names a service and has keys of its own gets
// a copy on which its own keys win: reading writes over what the row already holds.
#include "reader.h"

#include <math.h>

#include "teekond/number.h"

static const char *const service_keys[] = {
    "provider", "pool",       "channel", "duration", "sessions", "booking", "no-show",
    "calendar", "processing", "travel",  "fee",      "info",     "course",  "every"};

bool tkd_has_service_keys(const tkd_node *node)
{
    for (size_t i = 0; i < sizeof(service_keys) / sizeof(service_keys[0]); i++) {
        if (tkd_node_get(node, service_keys[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static void read_reference(tkd_reader *reader, const tkd_node *node, const char *key,
                           tkd_section section, int32_t *row)
{
    const tkd_node *name = tkd_node_get(node, key);

    if (name != NULL) {
        *row = tkd_refer(reader, section, name);
    }
}

static void read_own_figure(tkd_reader *reader, const tkd_node *node, const char *key,
                            const tkd_rule *rule, tkd_figure *figure)
{
    const tkd_node *value = tkd_node_get(node, key);

    if (value != NULL) {
        *figure = tkd_load_figure(reader, value, rule);
    }
}

static tkd_range read_channels(tkd_reader *reader, tkd_node *node)
{
    const size_t first = reader->channels.count;

    for (tkd_node *value = tkd_values_first(node); value != NULL;
         value = tkd_values_next(node, value)) {
        const tkd_text name = tkd_load_text(reader, value);
        const tkd_word *word = tkd_memo_word(&reader->memo, TKD_WORDS_CHANNEL, name);
        if (name.size > 0) {
            *(tkd_channel *)tkd_reader_add(reader, &reader->channels) = (tkd_channel){
                word != NULL ? (tkd_channel_kind)word->value : TKD_CHANNEL_OTHER, name};
        }
    }
    return tkd_reader_since(&reader->channels, first);
}

static const tkd_rule count_rule = {
    .quantity = TKD_QUANTITY_NUMBER, .whole = true, .least = 1.0, .most = 1000.0};

static void add_sessions(tkd_reader *reader, double count, double share)
{
    *(tkd_session_count *)tkd_reader_add(reader, &reader->session_counts) =
        (tkd_session_count){(uint32_t)count, share};
}

static void report_session_key(tkd_reader *reader, const tkd_node *child)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_NUMBER, child->key_place, "„%.*s“ ei ole kordade arv",
        "“%.*s” is no number of visits", TKD_ARG(child->written_key));

    tkd_problem_hint(reader->problems, problem, "kirjuta näiteks {1: 40%%, 2: 60%%, every: 1w}",
                     "write, for example, {1: 40%%, 2: 60%%, every: 1w}");
}

// `{1: 40%, 2: 60%, every: 1w}`
static void read_session_map(tkd_reader *reader, const tkd_node *node, tkd_service *service)
{
    const size_t first = reader->session_counts.count;
    bool good = true;
    double sum = 0.0;

    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        double count = 0.0;
        if (tkd_text_equal(child->key, TKD_TEXT("every"))) {
            service->session_gap = tkd_load_figure(reader, child, &tkd_rule_duration);
        } else if (!tkd_number_parse(child->key, false, &count) || count < 1.0 || count > 1000.0 ||
                   count != floor(count)) {
            report_session_key(reader, child);
            good = false;
        } else {
            const double share = tkd_load_number(reader, child, &tkd_rule_share, 0.0);
            add_sessions(reader, count, share);
            sum += share;
        }
    }
    service->sessions = tkd_reader_since(&reader->session_counts, first);
    if (!good) {
        return;
    }
    if (service->sessions.count > 0 && fabs(sum - 1.0) > 1e-6) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_SHARES_SUM, node->place,
                             "kordade osakaalud annavad kokku %.4g%%",
                             "the shares of visits add up to %.4g%%", 100.0 * sum);
        tkd_problem_hint(reader->problems, problem, "kokku peab olema 100%%",
                         "together they must make 100%%");
        return;
    }
    for (uint32_t i = 0; i < service->sessions.count; i++) {
        tkd_session_count *row =
            tkd_reader_at(reader, &reader->session_counts, service->sessions.first + i);
        row->share /= sum;
    }
}

static void read_sessions(tkd_reader *reader, const tkd_node *node, tkd_service *service)
{
    const bool counted = node->kind == TKD_MAP && tkd_node_get(node, "value") == NULL;

    if (node->bad) {
        return;
    }
    if (counted) {
        read_session_map(reader, node, service);
        return;
    }
    const size_t first = reader->session_counts.count;
    add_sessions(reader, tkd_load_number(reader, node, &count_rule, 1.0), 1.0);
    service->sessions = tkd_reader_since(&reader->session_counts, first);
}

static bool read_start(tkd_reader *reader, const tkd_node *node, tkd_course_start *start)
{
    const tkd_word *word = tkd_word_find(TKD_WORDS_START, node->text);

    *start = (tkd_course_start){.kind = TKD_START_DATE};
    if (word != NULL) {
        const bool monthly = tkd_text_equal(tkd_text_of(word->name), TKD_TEXT("monthly"));
        start->kind = monthly ? TKD_START_MONTHLY : TKD_START_WEEKLY;
        return true;
    }
    if (tkd_date_parse(tkd_text_trim(node->text), true, &start->date)) {
        return true;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_DATE, node->place, "„%.*s“ ei ole algus",
                         "“%.*s” is no start", TKD_ARG(node->text));
    tkd_problem_hint(reader->problems, problem,
                     "kirjuta \"09-01\" (igal aastal), 2026-09-01, monthly või weekly",
                     "write \"09-01\" (every year), 2026-09-01, monthly or weekly");
    return false;
}

static void read_course(tkd_reader *reader, const tkd_node *node, tkd_course *course)
{
    tkd_node *starts = tkd_node_get(node, "starts");
    tkd_course_start start;

    if (starts != NULL) {
        const size_t first = reader->course_starts.count;
        for (tkd_node *value = tkd_values_first(starts); value != NULL;
             value = tkd_values_next(starts, value)) {
            if (!value->bad && value->kind == TKD_SCALAR && read_start(reader, value, &start)) {
                *(tkd_course_start *)tkd_reader_add(reader, &reader->course_starts) = start;
            }
        }
        course->starts = tkd_reader_since(&reader->course_starts, first);
    }
    read_own_figure(reader, node, "seats", &tkd_rule_servers, &course->seats);
    read_own_figure(reader, node, "lasts", &tkd_rule_duration, &course->lasts);
    read_own_figure(reader, node, "closes", &tkd_rule_duration, &course->closes);
    read_own_figure(reader, node, "share", &tkd_rule_share, &course->share);
    course->order = (tkd_order)tkd_load_word(reader, tkd_node_get(node, "order"), TKD_WORDS_ORDER,
                                             (int)course->order);
}

// `travel: yes`, `no`, or on a step that has a place: yes.
static void read_travels(tkd_reader *reader, const tkd_node *node, tkd_service *service)
{
    if (node != NULL) {
        service->travels = tkd_load_yes_no(reader, node, true);
    }
}

void tkd_load_service(tkd_reader *reader, tkd_node *node, tkd_service *service)
{
    tkd_node *channels = tkd_node_get(node, "channel");
    const tkd_node *sessions = tkd_node_get(node, "sessions");
    const tkd_node *course = tkd_node_get(node, "course");
    const tkd_node *info = tkd_node_get(node, "info");

    read_reference(reader, node, "provider", TKD_SECTION_PROVIDERS, &service->provider);
    read_reference(reader, node, "pool", TKD_SECTION_POOLS, &service->pool);
    read_reference(reader, node, "calendar", TKD_SECTION_CALENDARS, &service->calendar);
    read_own_figure(reader, node, "duration", &tkd_rule_duration, &service->duration);
    read_own_figure(reader, node, "every", &tkd_rule_duration, &service->session_gap);
    read_own_figure(reader, node, "booking", &tkd_rule_duration, &service->booking);
    read_own_figure(reader, node, "no-show", &tkd_rule_share, &service->no_show);
    read_own_figure(reader, node, "processing", &tkd_rule_duration, &service->processing);
    read_own_figure(reader, node, "fee", &tkd_rule_money, &service->fee_eur);
    read_travels(reader, tkd_node_get(node, "travel"), service);
    if (channels != NULL) {
        service->channels = read_channels(reader, channels);
    }
    if (sessions != NULL) {
        read_sessions(reader, sessions, service);
    }
    if (info != NULL) {
        service->info = tkd_load_text(reader, info);
    }
    if (course != NULL && !course->bad) {
        service->is_course = true;
        read_course(reader, course, &service->course);
        const tkd_node *pool = tkd_node_get(node, "pool");
        if (service->pool != TKD_NONE) {
            tkd_problem *problem =
                tkd_problems_add(reader->problems, TKD_CODE_POOL_AND_COURSE,
                                 pool != NULL ? pool->key_place : course->key_place,
                                 "teenusel on korraga teenindaja ja kursus",
                                 "the service has both a pool and a course");
            tkd_problem_hint(reader->problems, problem,
                             "kursusele pääseb kohtade järgi; jäta alles üks neist",
                             "a course is entered by its seats; keep one of the two");
        }
    }
}

void tkd_load_services(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_SERVICES];

    tkd_reader_expect(reader, &reader->services, names->count);
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        tkd_service service = {
            .item = tkd_load_item(names->rows[i].node, names->rows[i].id),
            .provider = TKD_NONE,
            .pool = TKD_NONE,
            .calendar = TKD_NONE,
            .travels = true,
        };
        tkd_load_service(reader, names->rows[i].node, &service);
        *(tkd_service *)tkd_reader_add(reader, &reader->services) = service;
    }
}
