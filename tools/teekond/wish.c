// SPDX-License-Identifier: EUPL-1.2
// Reading what a drawing is to show. What can be refused is refused before minutes of simulation, with
// the nearest right word.
#include "wish.h"

#include <string.h>

enum { MOST_NEAREST = 256 };

// Whose view, in both languages; words fold before they are compared.
static const struct {
    const char *word;
    const char *name; // in English
} view_words[] = {
    {"newcomer", "newcomer"},
    {"returnee", "returnee"},
    {"kov", "kov"},
    {"state", "state"},
    {"sisserändaja", "newcomer"},
    {"uussisserändaja", "newcomer"},
    {"tagasipöörduja", "returnee"},
    {"omavalitsus", "kov"},
    {"riik", "state"},
    {"all", "all"},
    {"kõik", "all"},
};

enum { VIEW_WORDS = sizeof(view_words) / sizeof(view_words[0]) };

static tkd_outcome no_memory(tkd_console *console)
{
    tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
    return TKD_OUTCOME_INTERNAL;
}

static void add_word(tkd_wish *wish, const char *flag, const char *value)
{
    TKD_REQUIRE(wish->word_count + 2 <= TKD_WISH_WORDS);
    wish->words[wish->word_count++] = flag;
    if (value != NULL) {
        wish->words[wish->word_count++] = value;
    }
}

// ---- Views

static const char *find_view(tkd_console *console, tkd_text written)
{
    const tkd_text asked = tkd_text_fold(console->arena, written);
    for (size_t i = 0; i < VIEW_WORDS; i++) {
        const tkd_text known = tkd_text_fold(console->arena, tkd_text_of(view_words[i].word));
        if (known.data != NULL && tkd_text_equal(asked, known)) {
            return view_words[i].name;
        }
    }
    return NULL;
}

static tkd_outcome refuse_view(tkd_console *console, tkd_text written)
{
    const char *names[VIEW_WORDS];
    const tkd_text shown = tkd_text_copy(console->arena, written);
    for (size_t i = 0; i < VIEW_WORDS; i++) {
        const tkd_text name = tkd_text_fold(console->arena, tkd_text_of(view_words[i].word));
        if (name.data == NULL || shown.data == NULL) {
            return no_memory(console);
        }
        names[i] = name.data;
    }
    const char *nearest = tkd_nearest(console->arena, shown.data, names, VIEW_WORDS);
    tkd_console_error(console, "vaadet „%s“ ei ole", "there is no view '%s'", shown.data);
    for (size_t i = 0; nearest != NULL && i < VIEW_WORDS; i++) {
        if (names[i] == nearest) {
            tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?",
                             view_words[i].word);
        }
    }
    tkd_console_hint(console, "võimalikud on: sisserändaja, tagasipöörduja, kov, riik",
                     "there are: newcomer, returnee, kov, state");
    return tkd_console_usage(console);
}

// Appends the views of one list in English, with commas.
static tkd_outcome write_views(tkd_console *console, const char *written, tkd_writer *out)
{
    const tkd_text all = tkd_text_of(written);
    for (size_t start = 0; start <= all.size;) {
        const size_t comma = tkd_text_find(all, TKD_TEXT(","), start);
        const size_t end = comma == SIZE_MAX ? all.size : comma;
        const tkd_text word = tkd_text_trim(tkd_text_part(all, start, end - start));
        const char *view = find_view(console, word);
        if (view == NULL) {
            return refuse_view(console, word);
        }
        tkd_write_string(out, out->size > 0 ? "," : "");
        tkd_write_string(out, view);
        start = end + 1;
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_views(tkd_console *console, const tkd_arguments *arguments, tkd_wish *wish)
{
    tkd_writer views;
    size_t at = 0;
    tkd_writer_init_memory(&views, console->arena, 0);
    for (const char *text = tkd_arguments_next(arguments, "view", &at); text != NULL;
         text = tkd_arguments_next(arguments, "view", &at)) {
        const tkd_outcome outcome = write_views(console, text, &views);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
    }
    if (tkd_arguments_has(arguments, "view")) {
        const tkd_text joined = tkd_text_copy(console->arena, tkd_writer_text(&views));
        if (joined.data == NULL) {
            return no_memory(console);
        }
        add_word(wish, "--view", joined.data);
    }
    return TKD_OUTCOME_DONE;
}

// ---- Measures

static tkd_outcome read_measure(tkd_console *console, const tkd_arguments *arguments,
                                tkd_wish *wish)
{
    const char *asked = tkd_arguments_value(arguments, "measure");
    const char *names[TKD_CLIENT_MEASURE_COUNT];
    if (asked == NULL) {
        return TKD_OUTCOME_DONE;
    }
    for (tkd_client_measure i = TKD_ARRIVED; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        names[i] = tkd_client_measure_name(i);
        if (strcmp(names[i], asked) == 0) {
            add_word(wish, "--measure", names[i]);
            return TKD_OUTCOME_DONE;
        }
    }
    const char *nearest = tkd_nearest(console->arena, asked, names, TKD_CLIENT_MEASURE_COUNT);
    tkd_writer all;
    tkd_writer_init_memory(&all, console->arena, 0);
    for (size_t i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        tkd_write_string(&all, i == 0 ? "" : ", ");
        tkd_write_string(&all, names[i]);
    }
    const tkd_text list = tkd_writer_text(&all);
    tkd_console_error(console, "mõõtu „%s“ ei ole", "there is no measure '%s'", asked);
    if (nearest != NULL) {
        tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
    }
    tkd_console_hint(console, "võimalikud on: %.*s", "there are: %.*s", TKD_ARG(list));
    return tkd_console_usage(console);
}

// ---- What does not go together

static tkd_outcome check_scenarios(tkd_console *console, const tkd_study_options *options,
                                   const tkd_wish *wish)
{
    const size_t count = options->scenario_count;
    for (size_t i = 0; count > 1 && i < wish->sheets.count; i++) {
        const uint32_t beside = TKD_NEED_FIGURES | TKD_NEED_BESIDE;
        if ((wish->sheets.list[i].kind->needs & beside) != beside) {
            tkd_console_error(console, "pilt näitab ühte stsenaariumi korraga",
                              "a picture shows one scenario at a time");
            tkd_console_hint(console, "mitut võrdleb -d võrdlus", "-d compare compares several");
            return tkd_console_usage(console);
        }
    }
    if ((wish->sheets.needs & TKD_NEED_BEFORE) == 0) {
        return TKD_OUTCOME_DONE;
    }
    const tkd_text after = count > 0 ? options->scenarios[0] : TKD_TEXT("today");
    const tkd_text before = wish->reference.size > 0 ? wish->reference : TKD_TEXT("today");
    if (tkd_text_equal(before, after)) {
        tkd_console_error(console, "enne ja pärast on sama: „%.*s“",
                          "before and after are the same: '%.*s'", TKD_ARG(after));
        tkd_console_hint(console,
                         "ütle, mis on pärast: --scenario ID; enne on praegune (today) või "
                         "--reference ID",
                         "say what is after: --scenario ID; before is today, or --reference ID");
        return tkd_console_usage(console);
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome check_no_simulation(tkd_console *console, const tkd_wish *wish)
{
    const tkd_picture_kind *kind = tkd_sheets_needing(&wish->sheets, TKD_NEED_FIGURES);
    if (wish->simulates || kind == NULL) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "pilt „%s“ näitab simulatsiooni arve ja --no-sim ei simuleeri",
                      "the picture '%s' shows figures of a simulation, and --no-sim makes none",
                      tkd_say(console, kind->name_et, kind->name));
    tkd_console_hint(console,
                     "jäta --no-sim ära; ilma arvudeta saab: kaart, läbilõige, voog, soojuskaart, "
                     "vaated, enne-pärast",
                     "leave --no-sim out; without figures there are: map, blueprint, flow, heat, "
                     "views, before-after");
    return tkd_console_usage(console);
}

// Tables are written beside files of pictures.
static tkd_outcome read_table(tkd_console *console, const tkd_arguments *arguments, tkd_wish *wish)
{
    if (!tkd_arguments_has(arguments, "with-table")) {
        return TKD_OUTCOME_DONE;
    }
    for (size_t i = 0; i < wish->sheets.count; i++) {
        const tkd_sheet *sheet = &wish->sheets.list[i];
        if (strcmp(sheet->path, "-") == 0 || strcmp(sheet->type, "csv") == 0) {
            tkd_console_error(console,
                              "--with-table kirjutab tabeli pildifaili kõrvale: %s see "
                              "ei ole",
                              "--with-table writes a table beside the file of a picture: "
                              "%s is none",
                              sheet->path);
            tkd_console_hint(console, "näiteks -o pilt.svg --with-table; ainult tabel: -T csv",
                             "for example -o picture.svg --with-table; a table alone: -T csv");
            return tkd_console_usage(console);
        }
    }
    add_word(wish, "--with-table", NULL);
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_sweep(tkd_console *console, const tkd_arguments *arguments, tkd_wish *wish)
{
    const tkd_outcome outcome = tkd_sweeps_read(console, arguments, "sweep", &wish->sweeps);
    if (outcome == TKD_OUTCOME_DONE && wish->sweeps.count > 1) {
        tkd_console_error(console, "pilt „mahtuvus“ näitab ühte --sweep korraga",
                          "the picture 'capacity' shows one --sweep at a time");
        return tkd_console_usage(console);
    }
    return outcome;
}

// One file holds one document: of a scenario, or of one laid over another.
static tkd_outcome check_document(tkd_console *console, const tkd_arguments *arguments,
                                  const tkd_wish *wish)
{
    if (!tkd_arguments_has(arguments, "document") || (wish->sheets.needs & TKD_NEED_BEFORE) == 0 ||
        tkd_sheets_are_all(&wish->sheets, TKD_NEED_BEFORE)) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console,
                      "--document: pildil „enne-pärast“ on oma andmed, teistel piltidel teised",
                      "--document: the picture 'before-after' has data of its own, other pictures "
                      "have others");
    tkd_console_hint(console, "salvesta need kahe käsuga", "save them with two commands");
    return tkd_console_usage(console);
}

static void read_pricing(const tkd_arguments *arguments, tkd_wish *wish)
{
    wish->prices = TKD_PRICES_NO;
    if (tkd_arguments_has(arguments, "prices") || (wish->sheets.needs & TKD_NEED_PRICES) != 0) {
        wish->prices = TKD_PRICES_YES;
    } else if ((wish->sheets.needs & TKD_NEED_CHEAP_PRICES) != 0 &&
               !tkd_arguments_has(arguments, "no-prices")) {
        wish->prices = TKD_PRICES_IF_CHEAP;
    }
}

static tkd_text id_of(const tkd_arguments *arguments, const char *flag)
{
    const tkd_text id = tkd_text_of(tkd_arguments_value(arguments, flag));
    return tkd_text_equal(id, TKD_TEXT("*")) ? (tkd_text){0} : id;
}

tkd_outcome tkd_wish_read(tkd_console *console, const tkd_arguments *arguments,
                          const tkd_study_options *options, tkd_wish *wish)
{
    static const char *const passed[][2] = {
        {"page", "--page"}, {"theme", "--theme"}, {"journey", "--journey"}};
    *wish = (tkd_wish){
        .simulates = !tkd_arguments_has(arguments, "no-sim"),
        .municipality = id_of(arguments, "kov"),
        .journey = id_of(arguments, "journey"),
        .group = id_of(arguments, "group"),
        .pool = id_of(arguments, "pool"),
        .reference = id_of(arguments, "reference"),
        .words = TKD_TAKE(console->arena, TKD_WISH_WORDS, const char *),
    };
    if (wish->words == NULL) {
        return no_memory(console);
    }
    if (tkd_text_equal(wish->reference, TKD_TEXT("praegu"))) {
        wish->reference = TKD_TEXT("today");
    }
    for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++) {
        const char *value = tkd_arguments_value(arguments, passed[i][0]);
        if (value != NULL) {
            add_word(wish, passed[i][1], value);
        }
    }
    tkd_outcome outcome = tkd_sheets_read(console, arguments, &wish->sheets);
    outcome = outcome != TKD_OUTCOME_DONE ? outcome : read_table(console, arguments, wish);
    outcome = outcome != TKD_OUTCOME_DONE ? outcome : read_views(console, arguments, wish);
    outcome = outcome != TKD_OUTCOME_DONE ? outcome : read_measure(console, arguments, wish);
    outcome = outcome != TKD_OUTCOME_DONE ? outcome : read_sweep(console, arguments, wish);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    read_pricing(arguments, wish);
    tkd_sheets_tell_unused(console, arguments, &wish->sheets);
    if (options == NULL) {
        return TKD_OUTCOME_DONE;
    }
    outcome = check_document(console, arguments, wish);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    outcome = check_no_simulation(console, wish);
    return outcome != TKD_OUTCOME_DONE ? outcome : check_scenarios(console, options, wish);
}

// ---- Against the model

// Names that an id is looked for among, as many as matter for the nearest.
typedef struct names {
    const char *list[MOST_NEAREST];
    size_t count;
    bool is_found;
} names;

static void offer(tkd_console *console, names *known, tkd_text id, tkd_text asked)
{
    const tkd_text name = tkd_text_copy(console->arena, id);
    known->is_found = known->is_found || tkd_text_equal(id, asked);
    if (known->count < MOST_NEAREST && name.data != NULL) {
        known->list[known->count++] = name.data;
    }
}

static tkd_outcome refuse_id(tkd_console *console, const char *et, const char *en, tkd_text id,
                             const names *known)
{
    const tkd_text written = tkd_text_copy(console->arena, id);
    const char *shown = written.data == NULL ? "" : written.data;
    const char *nearest = tkd_nearest(console->arena, shown, known->list, known->count);
    tkd_console_error(console, "%s „%s“ ei ole", "there is no %s '%s'", tkd_say(console, et, en),
                      shown);
    if (nearest != NULL) {
        tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
    } else if (known->count > 0 && known->count <= 12) {
        tkd_writer all;
        tkd_writer_init_memory(&all, console->arena, 0);
        for (size_t i = 0; i < known->count; i++) {
            tkd_write_string(&all, i == 0 ? "" : ", ");
            tkd_write_string(&all, known->list[i]);
        }
        const tkd_text list = tkd_writer_text(&all);
        tkd_console_hint(console, "on: %.*s", "there are: %.*s", TKD_ARG(list));
    }
    return tkd_console_usage(console);
}

// The items of a table, whose rows begin with their item.
static tkd_outcome check_id(tkd_console *console, const char *et, const char *en, tkd_text id,
                            const void *rows, size_t row_size, size_t count)
{
    names known = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        const tkd_item *item = (const tkd_item *)((const char *)rows + i * row_size);
        offer(console, &known, item->id, id);
    }
    return known.is_found || id.size == 0 ? TKD_OUTCOME_DONE
                                          : refuse_id(console, et, en, id, &known);
}

// A municipality or a scenario; before and after are scenarios.
static tkd_outcome check_reference(tkd_session *session, const tkd_study_options *options,
                                   const tkd_model *model, tkd_wish *wish)
{
    names known = {.count = 0};
    size_t count = 0;
    const tkd_text *scenarios = tkd_workspace_scenarios(session->workspace, &count);
    const bool scenarios_only =
        (wish->sheets.needs & TKD_NEED_BEFORE) != 0 || options->scenario_count > 1;
    for (size_t i = 0; i < count; i++) {
        offer(session->console, &known, scenarios[i], wish->reference);
    }
    const bool is_scenario = known.is_found && wish->reference.size > 0;
    wish->beside = is_scenario || options->scenario_count > 1 ? TKD_BESIDE_SCENARIOS
                                                              : TKD_BESIDE_MUNICIPALITIES;
    for (uint32_t i = 0; !scenarios_only && i < model->municipality_count; i++) {
        offer(session->console, &known, model->municipalities[i].item.id, wish->reference);
    }
    if (known.is_found || wish->reference.size == 0) {
        return TKD_OUTCOME_DONE;
    }
    return scenarios_only
               ? refuse_id(session->console, "stsenaariumi", "scenario", wish->reference, &known)
               : refuse_id(session->console, "omavalitsust ega stsenaariumi",
                           "municipality or scenario", wish->reference, &known);
}

// Side by side are municipalities, unless scenarios are asked for.
static tkd_outcome check_beside(tkd_console *console, const tkd_wish *wish, const tkd_model *model)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->municipality_count; i++) {
        count += model->municipalities[i].arrivals.count > 0 ? 1 : 0;
    }
    const uint32_t compares = TKD_NEED_FIGURES | TKD_NEED_BESIDE;
    bool is_asked = false;
    for (size_t i = 0; i < wish->sheets.count; i++) {
        is_asked = is_asked || (wish->sheets.list[i].kind->needs & compares) == compares;
    }
    if (!is_asked || count > 1 || wish->beside == TKD_BESIDE_SCENARIOS) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "võrrelda ei ole midagi: saabujaid on ühes omavalitsuses",
                      "there is nothing to compare: people arrive in one municipality");
    tkd_console_hint(console, "võrdle stsenaariume: --scenario today,ID",
                     "compare scenarios: --scenario today,ID");
    return tkd_console_usage(console);
}

// Capacity is of a pool.
static tkd_outcome check_pools(tkd_console *console, const tkd_wish *wish, const tkd_model *model)
{
    if ((wish->sheets.needs & TKD_NEED_SWEEP) == 0 || model->pool_count > 0) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "pilt „mahtuvus“ on teenindajatest, aga tööruumis neid ei ole",
                      "the picture 'capacity' is of pools, but the workspace has none");
    tkd_console_hint(console,
                     "kirjuta teenindajad: [{id: ametnik, ametikohti: 1}] ja sammule teenindaja",
                     "write pools: [{id: official, servers: 1}], and the pool on a step");
    return tkd_console_usage(console);
}

static tkd_outcome check_numbers(tkd_console *console, const tkd_wish *wish, const tkd_model *model)
{
    const tkd_picture_kind *kind = tkd_sheets_needing(&wish->sheets, TKD_NEED_FIGURES);
    if (model->has_numbers || kind == NULL) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console,
                      "pilt „%s“ näitab simulatsiooni arve, aga tööruumis ei ole ühtegi arvu",
                      "the picture '%s' shows figures of a simulation, but the workspace has no "
                      "figures",
                      tkd_say(console, kind->name_et, kind->name));
    tkd_console_hint(console,
                     "kirjuta, kui kaua sammud võtavad (kulub: 3/10/30p) ja kui palju inimesi "
                     "tuleb; ilma arvudeta saab kaardi, läbilõike, voo, soojuskaardi ja vaated",
                     "write how long steps take (delay: 3/10/30d) and how many people come; "
                     "without figures there are map, blueprint, flow, heat and views");
    return TKD_OUTCOME_UNSIMULATED;
}

tkd_outcome tkd_wish_check(tkd_session *session, const tkd_study_options *options,
                           const tkd_model *model, tkd_wish *wish)
{
    tkd_console *console = session->console;
    tkd_outcome outcome =
        check_id(console, "omavalitsust", "municipality", wish->municipality, model->municipalities,
                 sizeof(*model->municipalities), model->municipality_count);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_id(console, "teekonda", "journey", wish->journey, model->journeys,
                           sizeof(*model->journeys), model->journey_count);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_id(console, "sihtrühma", "group", wish->group, model->groups,
                           sizeof(*model->groups), model->group_count);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_id(console, "teenindajat", "pool", wish->pool, model->pools,
                           sizeof(*model->pools), model->pool_count);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_reference(session, options, model, wish);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_beside(console, wish, model);
    }
    if (outcome == TKD_OUTCOME_DONE && model->has_numbers) {
        outcome = check_pools(console, wish, model);
    }
    return outcome != TKD_OUTCOME_DONE ? outcome : check_numbers(console, wish, model);
}
