// SPDX-License-Identifier: EUPL-1.2
// Chapters that compare: municipalities with each other, and scenarios with today.
#include <math.h>

#include "concern.h"
#include "veil.h"

static tkd_text title_of(const tkd_draft *draft, tkd_text id)
{
    const tkd_model *model = draft->model;
    for (uint32_t i = 0; i < model->municipality_count; i++) {
        if (tkd_text_equal(model->municipalities[i].item.id, id)) {
            return tkd_draft_title(draft, &model->municipalities[i].item);
        }
    }
    return tkd_text_equal(id, TKD_TEXT("*"))
               ? tkd_text_of(tkd_draft_word(draft, "kõik kokku", "all together"))
               : id;
}

static uint32_t row_of(const tkd_draft *draft, tkd_text id)
{
    uint32_t row = 0;
    while (row < draft->model->municipality_count &&
           !tkd_text_equal(draft->model->municipalities[row].item.id, id)) {
        row++;
    }
    return row; // the row of totals where it is "*"
}

static const tkd_compared_row *find_compared(const tkd_comparisons *comparisons, tkd_text id,
                                             tkd_client_measure measure)
{
    for (size_t i = 0; i < comparisons->row_count; i++) {
        if (comparisons->rows[i].measure == measure &&
            tkd_text_equal(comparisons->rows[i].municipality, id)) {
            return &comparisons->rows[i];
        }
    }
    return NULL;
}

// ---- Municipalities -----------------------------------------------------------------------------

static void add_people(tkd_draft *draft, tkd_table *table, tkd_text id)
{
    const uint32_t row = row_of(draft, id);
    const tkd_cover cover = tkd_veil_cover(draft->veil, row, draft->veil->group_count);
    if (cover == TKD_COVER_OPEN) {
        tkd_table_add_number(table, tkd_veil_number(draft->veil, row, draft->veil->group_count));
    } else {
        tkd_table_add_text(table, tkd_veil_word(draft, cover));
    }
}

// Measures that are compared, in the order of the table.
static const tkd_client_measure shown[] = {TKD_TIME_TO_COMPLETE_H, TKD_WAIT_H, TKD_COMPLETED_SHARE,
                                           TKD_VISITS};
enum { SHOWN = sizeof(shown) / sizeof(shown[0]) };

static const char *const value_keys[SHOWN] = {"time_h", "wait_h", "completed_share", "visits"};
static const char *const verdict_keys[SHOWN] = {"time_verdict", "wait_verdict", "completed_verdict",
                                                "visits_verdict"};

static void begin_municipalities(tkd_draft *draft, const tkd_report *report, tkd_table *table)
{
    tkd_draft_column(draft, table, "municipality", "Omavalitsus", "Municipality", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "people", "Saabujaid aastas", "Arrivals a year",
                     TKD_QUANTITY_COUNT, false);
    for (size_t i = 0; i < SHOWN; i++) {
        const tkd_text title = tkd_report_measure_title(report, shown[i]);
        const tkd_text verdict =
            tkd_draft_say(draft, "%.*s: järeldus", "%.*s: verdict", TKD_ARG(title));
        tkd_table_add_column(table, (tkd_column){.key = value_keys[i],
                                                 .heading = title.data,
                                                 .quantity = tkd_report_measure_quantity(shown[i]),
                                                 .is_estimate = true});
        tkd_table_add_column(table,
                             (tkd_column){.key = verdict_keys[i],
                                          .heading = verdict.data == NULL ? "" : verdict.data,
                                          .quantity = TKD_QUANTITY_TEXT});
    }
}

static void add_municipality(tkd_draft *draft, const tkd_report *report, tkd_table *table,
                             const tkd_comparisons *comparisons, tkd_text id)
{
    tkd_table_add_text(table, title_of(draft, id));
    add_people(draft, table, id);
    for (size_t i = 0; i < SHOWN; i++) {
        const tkd_compared_row *row = find_compared(comparisons, id, shown[i]);
        tkd_table_add_estimate(table, row == NULL ? tkd_estimate_none() : row->value);
        tkd_table_add_text(table, row == NULL ? (tkd_text){0}
                                              : tkd_report_verdict_text(report, comparisons, row));
    }
}

static const tkd_table *compare_municipalities(tkd_draft *draft, const tkd_comparisons *comparisons)
{
    const tkd_report report = {draft->model, draft->language, draft->arena};
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return NULL;
    }
    begin_municipalities(draft, &report, table);
    for (size_t i = 0; i < comparisons->row_count; i++) {
        if (comparisons->rows[i].measure == shown[0]) {
            add_municipality(draft, &report, table, comparisons, comparisons->rows[i].municipality);
        }
    }
    return table;
}

void tkd_draft_places(tkd_draft *draft)
{
    const tkd_comparisons *comparisons = draft->input->municipalities;
    tkd_draft_heading(draft, 1, TKD_TEXT("kov-vordlus"),
                      tkd_draft_say(draft, "Omavalitsuste võrdlus", "Municipalities compared"));
    if (comparisons == NULL) {
        tkd_draft_paragraph(
            draft, tkd_draft_say(draft, "Mudelis on üks omavalitsus: võrrelda ei ole kellegagi.",
                                 "The model has one municipality: there is nothing to compare."));
        return;
    }
    const tkd_table *table = compare_municipalities(draft, comparisons);
    const tkd_text reference = title_of(draft, comparisons->reference);
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Võrdluse alus: %.*s. Järeldus ütleb, kas omavalitsus erineb sellest rohkem, kui "
            "juhus seletab, ja kui palju; see kehtib 5%% tasemel ka siis, kui vaadata kõiki "
            "võrdlusi korraga (Holmi parandus). Erinevus ei ole hinnang tööle: omavalitsuste "
            "saabujad, kaugused ja teenused on erinevad.",
            "The reference: %.*s. The verdict says whether a municipality differs from it by more "
            "than chance explains, and by how much; it holds at the 5%% level even when all "
            "comparisons are looked at together (Holm's correction). A difference is no judgement "
            "of anyone's work: arrivals, distances and services differ.",
            TKD_ARG(reference)));
    tkd_draft_picture(draft, TKD_BRIEF_COMPARE, "joonis-vordlus",
                      tkd_draft_say(draft, "Omavalitsused kõrvuti", "Municipalities side by side"),
                      true);
    if (table != NULL) {
        tkd_draft_put_table(
            draft, table,
            (tkd_paper_block){
                .id = TKD_TEXT("kov-vordlus-tabel"),
                .title = tkd_draft_say(draft, "Omavalitsuste võrdlus", "Municipalities compared"),
                .sheet = tkd_draft_say(draft, "KOV võrdlus", "Municipalities"),
                .is_wide = true});
    }
    tkd_draft_grounds(draft, 0);
}

// ---- Scenarios ----------------------------------------------------------------------------------

static tkd_text scenario_title(const tkd_draft *draft, tkd_text id)
{
    for (uint32_t i = 0; i < draft->model->scenario_count; i++) {
        if (tkd_text_equal(draft->model->scenarios[i].item.id, id)) {
            return tkd_draft_title(draft, &draft->model->scenarios[i].item);
        }
    }
    return id;
}

static bool is_told(const tkd_compared_row *row)
{
    return row->verdict == TKD_VERDICT_LESS || row->verdict == TKD_VERDICT_MORE;
}

// Does the scenario change anything there at all?
static bool is_touched(const tkd_compared_row *row)
{
    return fabs(row->difference.mean) > 1e-9;
}

// A row that is worth a sentence: that of everybody, a difference that is told from zero, and of the
// municipality whose staff changes the time in any case.
static bool is_reported(const tkd_draft *draft, const tkd_compared_row *row, tkd_text focus)
{
    const bool is_own = tkd_text_equal(row->municipality, draft->place_id) ||
                        (focus.size > 0 && tkd_text_equal(row->municipality, focus));
    const bool is_time = row->measure == TKD_TIME_TO_COMPLETE_H;
    return row->verdict != TKD_VERDICT_REFERENCE &&
           ((is_own && (is_time || is_told(row))) ||
            (draft->place == TKD_NONE && is_touched(row) && is_told(row)));
}

// How a measure is said in a sentence.
typedef struct saying {
    tkd_text measure; // `teekonna aeg`
    tkd_unit unit;
    double factor;    // to that unit
    const char *word; // behind a number, with its blank
    const char *word_of_difference;
} saying;

static saying how_to_say(tkd_draft *draft, const tkd_report *report, tkd_client_measure measure)
{
    const tkd_quantity quantity = tkd_report_measure_quantity(measure);
    saying how = {
        .measure = tkd_text_lower(draft->arena, tkd_report_measure_title(report, measure)),
        .unit = TKD_UNIT_RATIO,
        .factor = 1.0,
        .word = "",
        .word_of_difference = "",
    };
    if (quantity == TKD_QUANTITY_DURATION) {
        how.unit = TKD_UNIT_DAYS;
        how.factor = 1.0 / 24.0;
        how.word = tkd_draft_word(draft, " päeva", " days");
        how.word_of_difference = how.word;
    } else if (quantity == TKD_QUANTITY_SHARE) {
        how.unit = TKD_UNIT_SHARE;
        how.word_of_difference = tkd_draft_word(draft, " protsendipunkti", " percentage points");
    }
    return how;
}

// `Saaremaa vald: teekonna aeg lühem 4–9 päeva, praegu 310 päeva`; where nothing is told apart, by how
// much it may differ: `teekonna aeg ei erine: vahe on −0,3 (−2,2 kuni 1,5) päeva, …`.
static tkd_text say_row(tkd_draft *draft, const tkd_report *report,
                        const tkd_comparisons *comparisons, const tkd_compared_row *row)
{
    const saying how = how_to_say(draft, report, row->measure);
    const tkd_text place = title_of(draft, row->municipality);
    const tkd_text key = tkd_draft_say(draft, "scenario.%.*s.%.*s.%s", "scenario.%.*s.%.*s.%s",
                                       TKD_ARG(row->scenario), TKD_ARG(row->municipality),
                                       tkd_client_measure_name(row->measure));
    const tkd_text difference =
        tkd_draft_fact(draft, key,
                       tkd_draft_say(draft, "%.*s: %.*s, vahe praegusega", "%.*s: %.*s, less today",
                                     TKD_ARG(place), TKD_ARG(how.measure)),
                       how.unit == TKD_UNIT_SHARE ? TKD_UNIT_POINTS : how.unit,
                       tkd_estimate_times(row->difference, how.factor));
    const tkd_text before =
        tkd_draft_fact(draft, tkd_draft_say(draft, "%.*s.today", "%.*s.today", TKD_ARG(key)),
                       tkd_draft_say(draft, "%.*s: %.*s, praegu", "%.*s: %.*s, today",
                                     TKD_ARG(place), TKD_ARG(how.measure)),
                       how.unit, tkd_estimate_exact(row->reference.mean * how.factor));
    const tkd_text verdict = tkd_report_verdict_text(report, comparisons, row);
    const tkd_text said =
        is_told(row)
            ? tkd_draft_say(draft, "%.*s %.*s, praegu %.*s%s", "%.*s %.*s, today %.*s%s",
                            TKD_ARG(how.measure), TKD_ARG(verdict), TKD_ARG(before), how.word)
            : tkd_draft_say(draft, "%.*s %.*s: vahe on %.*s%s, praegu %.*s%s",
                            "%.*s %.*s: the difference is %.*s%s, today %.*s%s",
                            TKD_ARG(how.measure), TKD_ARG(verdict), TKD_ARG(difference),
                            how.word_of_difference, TKD_ARG(before), how.word);
    return draft->place != TKD_NONE
               ? said
               : tkd_draft_say(draft, "%.*s: %.*s", "%.*s: %.*s", TKD_ARG(place), TKD_ARG(said));
}

// ---- Staff that a scenario changes --------------------------------------------------------------

static const tkd_pool_row *find_pool(const tkd_draft *draft, tkd_text scenario, tkd_text pool,
                                     tkd_text place)
{
    const tkd_results *results = draft->input->results;
    for (size_t i = 0; i < results->pool_count; i++) {
        if (tkd_text_equal(results->pools[i].scenario, scenario) &&
            tkd_text_equal(results->pools[i].pool, pool) &&
            tkd_text_equal(results->pools[i].place, place)) {
            return &results->pools[i];
        }
    }
    return NULL;
}

// The next pool from `*at` on that has other staff in the scenario than today; NULL: no more.
static const tkd_pool_row *next_staffed(const tkd_draft *draft, tkd_text scenario, size_t *at)
{
    const tkd_results *results = draft->input->results;
    while (*at < results->pool_count) {
        const tkd_pool_row *row = &results->pools[(*at)++];
        if (!tkd_text_equal(row->scenario, draft->model->scenario)) {
            continue;
        }
        const tkd_pool_row *other = find_pool(draft, scenario, row->pool, row->place);
        if (other != NULL && fabs(other->measures[TKD_POOL_SERVERS].estimate.mean -
                                  row->measures[TKD_POOL_SERVERS].estimate.mean) > 1e-6) {
            return row;
        }
    }
    return NULL;
}

static tkd_text pool_title(const tkd_draft *draft, tkd_text id)
{
    for (uint32_t i = 0; i < draft->model->pool_count; i++) {
        if (tkd_text_equal(draft->model->pools[i].item.id, id)) {
            return tkd_draft_title(draft, &draft->model->pools[i].item);
        }
    }
    return id;
}

// One measure of a pool, as a fact of the scenario.
static tkd_text pool_fact(tkd_draft *draft, const tkd_pool_row *row, tkd_pool_measure measure,
                          const char *et, const char *en, tkd_unit unit, double factor)
{
    const tkd_text title = pool_title(draft, row->pool);
    const tkd_text place = title_of(draft, row->place);
    return tkd_draft_fact(draft,
                          tkd_draft_say(draft, "pool.%.*s.%.*s.%.*s.%s", "pool.%.*s.%.*s.%.*s.%s",
                                        TKD_ARG(row->scenario), TKD_ARG(row->pool),
                                        TKD_ARG(row->place), tkd_pool_measure_name(measure)),
                          tkd_draft_say(draft, "%.*s, %.*s: %s", "%.*s, %.*s: %s", TKD_ARG(title),
                                        TKD_ARG(place), tkd_draft_word(draft, et, en)),
                          unit, tkd_estimate_times(row->measures[measure].estimate, factor));
}

// `1,0 kohta, koormus 24%, ooteaeg 0,3 (0,2–0,4) päeva`
static tkd_text say_state(tkd_draft *draft, const tkd_pool_row *row)
{
    const tkd_text staff =
        pool_fact(draft, row, TKD_POOL_SERVERS, "ametikohti", "posts", TKD_UNIT_RATIO, 1.0);
    const tkd_text load =
        pool_fact(draft, row, TKD_POOL_UTILIZATION, "koormus", "load", TKD_UNIT_SHARE, 1.0);
    const tkd_text wait = pool_fact(draft, row, TKD_POOL_WAIT_H, "ooteaeg järjekorras",
                                    "wait in the queue", TKD_UNIT_DAYS, 1.0 / 24.0);
    return tkd_draft_say(draft, "ametikohti %.*s, koormus %.*s ja järjekorras oodatakse %.*s päeva",
                         "%.*s posts, a load of %.*s and a wait of %.*s days in the queue",
                         TKD_ARG(staff), TKD_ARG(load), TKD_ARG(wait));
}

static tkd_text say_staff(tkd_draft *draft, tkd_text scenario, const tkd_pool_row *row)
{
    const tkd_text title = pool_title(draft, row->pool);
    const tkd_text place = title_of(draft, row->place);
    const tkd_text before = say_state(draft, row);
    const tkd_text after = say_state(draft, find_pool(draft, scenario, row->pool, row->place));
    return tkd_draft_say(draft, "%.*s, %.*s: praegu on %.*s; stsenaariumis on %.*s",
                         "%.*s, %.*s: today %.*s; in the scenario %.*s", TKD_ARG(title),
                         TKD_ARG(place), TKD_ARG(before), TKD_ARG(after));
}

static void say_scenario(tkd_draft *draft, tkd_text scenario, tkd_list *passages)
{
    const tkd_comparisons *comparisons = draft->input->scenarios;
    const tkd_report report = {draft->model, draft->language, draft->arena};
    tkd_joined joined;
    tkd_speech speech;
    size_t at = 0;
    const tkd_pool_row *first = next_staffed(draft, scenario, &at);
    const tkd_text focus = first == NULL ? (tkd_text){0} : first->place;
    tkd_joined_begin(&joined, draft, "; ");
    for (size_t i = 0; i < comparisons->row_count; i++) {
        const tkd_compared_row *row = &comparisons->rows[i];
        if (tkd_text_equal(row->scenario, scenario) && is_reported(draft, row, focus)) {
            tkd_joined_add(&joined, say_row(draft, &report, comparisons, row));
        }
    }
    for (const tkd_pool_row *row = first; row != NULL; row = next_staffed(draft, scenario, &at)) {
        if (draft->place == TKD_NONE || tkd_text_equal(row->place, draft->place_id)) {
            tkd_joined_add(&joined, say_staff(draft, scenario, row));
        }
    }
    tkd_speech_begin(&speech, draft);
    tkd_speech_strong(&speech, scenario_title(draft, scenario));
    const tkd_text said = tkd_joined_text(&joined);
    tkd_speech_add(&speech, tkd_draft_say(draft, ": %.*s.", ": %.*s.", TKD_ARG(said)));
    tkd_passage *passage = tkd_list_add(passages);
    if (passage == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return;
    }
    *passage = tkd_speech_passage(&speech);
}

// Does an earlier row have the same scenario?
static bool is_repeated(const tkd_comparisons *comparisons, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (tkd_text_equal(comparisons->rows[i].scenario, comparisons->rows[index].scenario)) {
            return true;
        }
    }
    return false;
}

void tkd_draft_scenario_passages(tkd_draft *draft, tkd_list *passages)
{
    const tkd_comparisons *comparisons = draft->input->scenarios;
    for (size_t i = 0; comparisons != NULL && i < comparisons->row_count; i++) {
        const tkd_compared_row *row = &comparisons->rows[i];
        if (!tkd_text_equal(row->scenario, comparisons->reference) &&
            !is_repeated(comparisons, i)) {
            say_scenario(draft, row->scenario, passages);
        }
    }
}

static void add_scenario(tkd_draft *draft, const tkd_report *report, tkd_table *table,
                         const tkd_compared_row *row)
{
    const tkd_comparisons *comparisons = draft->input->scenarios;
    tkd_table_add_text(table, scenario_title(draft, row->scenario));
    tkd_table_add_text(table, title_of(draft, row->municipality));
    tkd_table_add_estimate(table, row->reference);
    tkd_table_add_estimate(table, row->value);
    tkd_table_add_estimate(table, row->difference);
    tkd_table_add_text(table, tkd_report_verdict_text(report, comparisons, row));
}

static void put_scenario_table(tkd_draft *draft, tkd_client_measure measure, const char *id,
                               const char *sheet_et, const char *sheet_en)
{
    const tkd_comparisons *comparisons = draft->input->scenarios;
    const tkd_report report = {draft->model, draft->language, draft->arena};
    const tkd_quantity quantity = tkd_report_measure_quantity(measure);
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_column(draft, table, "scenario", "Stsenaarium", "Scenario", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "municipality", "Omavalitsus", "Municipality", TKD_QUANTITY_TEXT,
                     false);
    tkd_draft_column(draft, table, "today", "Praegu", "Today", quantity, true);
    tkd_draft_column(draft, table, "value", "Stsenaariumis", "In the scenario", quantity, true);
    tkd_draft_column(draft, table, "difference", "Vahe", "Difference",
                     quantity == TKD_QUANTITY_SHARE ? TKD_QUANTITY_POINTS : quantity, true);
    tkd_draft_column(draft, table, "verdict", "Järeldus", "Verdict", TKD_QUANTITY_TEXT, false);
    for (size_t i = 0; i < comparisons->row_count; i++) {
        const tkd_compared_row *row = &comparisons->rows[i];
        const bool is_here =
            draft->place == TKD_NONE || tkd_text_equal(row->municipality, draft->place_id);
        const bool is_shown = tkd_text_equal(row->municipality, draft->place_id) || is_touched(row);
        if (row->measure == measure && is_here && is_shown &&
            row->verdict != TKD_VERDICT_REFERENCE) {
            add_scenario(draft, &report, table, row);
        }
    }
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){
            .id = tkd_text_of(id),
            .title = tkd_draft_say(
                draft, "Stsenaariumid ja praegune: %.*s", "Scenarios and today: %.*s",
                TKD_ARG(tkd_text_lower(draft->arena, tkd_report_measure_title(&report, measure)))),
            .sheet = tkd_text_of(tkd_draft_word(draft, sheet_et, sheet_en)),
            .is_wide = true});
}

void tkd_draft_scenarios(tkd_draft *draft)
{
    tkd_list passages;
    if (draft->input->scenarios == NULL) {
        return;
    }
    tkd_list_init(&passages, draft->arena, sizeof(tkd_passage));
    tkd_draft_scenario_passages(draft, &passages);
    tkd_draft_heading(draft, 1, TKD_TEXT("stsenaariumid"),
                      tkd_draft_say(draft, "Stsenaariumid", "Scenarios"));
    tkd_draft_paragraph(
        draft,
        tkd_draft_say(
            draft,
            "Stsenaariumis on samad inimesed ja sama juhus mis praegu; vahe on leitud "
            "paariti ja selle vahemik on 95%% usaldusvahemik. Omavalitsusi, kus stsenaarium midagi "
            "ei muuda, tabelis ei ole.",
            "A scenario has the same people and the same luck as today; differences are "
            "taken in pairs, with their 95%% intervals. Municipalities in which a scenario "
            "changes nothing are left out."));
    tkd_draft_passages(draft, TKD_BLOCK_LIST, &passages);
    put_scenario_table(draft, TKD_TIME_TO_COMPLETE_H, "stsenaariumid-aeg", "Stsenaariumid",
                       "Scenarios");
    put_scenario_table(draft, TKD_COMPLETED_SHARE, "stsenaariumid-osa", "Stsenaariumid, läbijad",
                       "Scenarios, completed");
    tkd_draft_grounds(draft, 0);
}
