// SPDX-License-Identifier: EUPL-1.2
// The full table of bottlenecks, for the workbook and for data: every column that a reader of the
// ministry asked for, what people wrote and what was computed in one row.
#include <math.h>

#include "concern.h"
#include "full.h"
#include "words.h"

// A column and what stands in it. Those of people are hidden where their counts are: person-days too,
// since the days of each stand among the figures.
typedef struct full_column {
    const char *key;
    const char *et;
    const char *en;
    tkd_quantity quantity;
    bool is_estimate;
    bool is_of_people;
    bool has_bar;
    void (*add)(tkd_draft *draft, tkd_table *table, const tkd_concern *concern);
} full_column;

static void add_id(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    (void)draft;
    tkd_table_add_text(table, concern->row->item.id);
}

static void add_title(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    (void)draft;
    tkd_table_add_text(table, concern->title);
}

static void add_description(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    tkd_table_add_text(table, tkd_label_in(&concern->row->description, draft->language));
}

static void add_note(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    tkd_table_add_text(table, tkd_label_in(&concern->row->item.note, draft->language));
}

#define ADD_TEXT(name, field)                                                                      \
    static void add_##name(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)         \
    {                                                                                              \
        (void)draft;                                                                               \
        tkd_table_add_text(table, concern->field);                                                 \
    }

#define ADD_ESTIMATE(name, field)                                                                  \
    static void add_##name(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)         \
    {                                                                                              \
        (void)draft;                                                                               \
        tkd_table_add_estimate(table, concern->field);                                             \
    }

#define ADD_SEVERITY(name, view)                                                                   \
    static void add_##name(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)         \
    {                                                                                              \
        (void)draft;                                                                               \
        const double vote = concern->row->severity[view];                                          \
        tkd_table_add_number(table, vote > 0.0 ? vote : (double)NAN);                              \
    }

ADD_TEXT(stages, stages)
ADD_TEXT(steps, steps)
ADD_TEXT(views, views)
ADD_TEXT(groups, groups)
ADD_TEXT(places, places)
ADD_TEXT(channels, channels)
ADD_TEXT(causes, causes)
ADD_TEXT(sources, sources)
ADD_TEXT(wait_step, wait_step)
ADD_TEXT(other_offers, other_offers)
ADD_ESTIMATE(affected, affected)
ADD_ESTIMATE(frequency, frequency)
ADD_ESTIMATE(repeats, repeats)
ADD_ESTIMATE(wait_p50, wait_p50_h)
ADD_ESTIMATE(wait_p90, wait_p90_h)
ADD_ESTIMATE(days, days)
ADD_ESTIMATE(dropouts, dropouts)
ADD_ESTIMATE(kov_load, kov_h)
ADD_SEVERITY(severity_newcomer, TKD_VIEW_NEWCOMER)
ADD_SEVERITY(severity_returnee, TKD_VIEW_RETURNEE)
ADD_SEVERITY(severity_kov, TKD_VIEW_KOV)
ADD_SEVERITY(severity_state, TKD_VIEW_STATE)

static void add_evidence(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    tkd_table_add_text(table, tkd_text_of(tkd_brief_evidence(draft, concern->evidence)));
}

static void add_disagreement(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    (void)draft;
    tkd_table_add_number(table, concern->disagreement);
}

static void add_population(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    (void)draft;
    tkd_table_add_number(table, concern->population);
}

static void add_rank(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    (void)draft;
    tkd_table_add_number(table, concern->rank > 0 ? (double)concern->rank : (double)NAN);
}

static void add_priority(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    (void)draft;
    tkd_table_add_number(table,
                         concern->row->priority > 0.0 ? concern->row->priority : (double)NAN);
}

// ---- Of the leading proposal --------------------------------------------------------------------

#define ADD_OFFER_TEXT(name, value)                                                                \
    static void add_##name(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)         \
    {                                                                                              \
        (void)draft;                                                                               \
        const tkd_offer *offer = concern->offer;                                                   \
        tkd_table_add_text(table, offer == NULL ? (tkd_text){0} : (value));                        \
    }

#define ADD_OFFER_NUMBER(name, value)                                                              \
    static void add_##name(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)         \
    {                                                                                              \
        (void)draft;                                                                               \
        const tkd_offer *offer = concern->offer;                                                   \
        tkd_table_add_number(table, offer == NULL ? (double)NAN : (value));                        \
    }

ADD_OFFER_TEXT(offer, offer->title)
ADD_OFFER_TEXT(levels, offer->levels)
ADD_OFFER_TEXT(owner, offer->owner)
ADD_OFFER_TEXT(partners, offer->partners)
ADD_OFFER_TEXT(law_change, tkd_text_of(tkd_brief_law_change(draft, offer->row->law_change)))
ADD_OFFER_TEXT(law, tkd_label_in(&offer->row->law, draft->language))
ADD_OFFER_TEXT(risk, tkd_label_in(&offer->row->risk_note, draft->language))
ADD_OFFER_TEXT(activity, offer->row->activity)
ADD_OFFER_NUMBER(cost_once, offer->once_eur)
ADD_OFFER_NUMBER(cost_year, offer->yearly_eur)
ADD_OFFER_NUMBER(risk_level, offer->row->risk > 0 ? (double)offer->row->risk : (double)NAN)
ADD_OFFER_NUMBER(due, offer->row->due_day != 0 ? (double)offer->row->due_day : (double)NAN)

static void add_effect(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    if (concern->offer != NULL && !concern->offer->shows_people) {
        tkd_table_add_text(table, tkd_brief_hidden(draft));
    } else {
        tkd_table_add_estimate(table,
                               concern->offer == NULL ? tkd_estimate_none() : concern->offer->gain);
    }
}

static void add_status(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    tkd_table_add_text(table,
                       tkd_text_of(concern->offer == NULL
                                       ? tkd_brief_status_words(draft)[0]
                                       : tkd_brief_status(draft, concern->offer->row->status)));
}

static void add_model(tkd_draft *draft, tkd_table *table, const tkd_concern *concern)
{
    const tkd_run_facts *run = &draft->input->results->run;
    (void)concern;
    tkd_table_add_text(table, tkd_draft_say(draft, "%s, seeme %llu, teekond %s",
                                            "%s, seed %llu, teekond %s", run->fingerprint,
                                            (unsigned long long)run->seed, run->version));
}

// ---- The columns --------------------------------------------------------------------------------

#define TEXT TKD_QUANTITY_TEXT, false, false, false
#define NUMBER TKD_QUANTITY_NUMBER, false, false, false
#define COUNT TKD_QUANTITY_COUNT, false, false, false
#define PEOPLE TKD_QUANTITY_COUNT, true, true, false
#define DAYS TKD_QUANTITY_NUMBER, true, true, true
#define TIME TKD_QUANTITY_DURATION, true, false, false
#define MONEY TKD_QUANTITY_MONEY, false, false, false

static const full_column columns[] = {
    {"id", "Tunnus", "Id", TEXT, add_id},
    {"stage", "Etapp", "Stage", TEXT, add_stages},
    {"step", "Alaetapp või teenus", "Step or service", TEXT, add_steps},
    {"bottleneck", "Kitsaskoht", "Bottleneck", TEXT, add_title},
    {"description", "Kirjeldus", "Description", TEXT, add_description},
    {"view", "Vaade", "View", TEXT, add_views},
    {"group", "Sihtrühm", "Group", TEXT, add_groups},
    {"kov", "KOV", "Municipality", TEXT, add_places},
    {"channel", "Kanal", "Channel", TEXT, add_channels},
    {"cause", "Põhjus", "Cause", TEXT, add_causes},
    {"evidence", "Tõendus", "Evidence", TEXT, add_sources},
    {"evidence_level", "Tõenduse tase", "Level of evidence", TEXT, add_evidence},
    {"severity_newcomer", "Raskus (1–5), sisserändaja", "Severity (1–5), newcomer", NUMBER,
     add_severity_newcomer},
    {"severity_returnee", "Raskus (1–5), tagasipöörduja", "Severity (1–5), returnee", NUMBER,
     add_severity_returnee},
    {"severity_kov", "Raskus (1–5), KOV", "Severity (1–5), municipality", NUMBER, add_severity_kov},
    {"severity_state", "Raskus (1–5), riik", "Severity (1–5), state", NUMBER, add_severity_state},
    {"disagreement", "Vaadete lahknevus", "Disagreement of views", NUMBER, add_disagreement},
    {"population", "Sihtrühma suurus, inimest aastas", "Size of the group, people a year",
     TKD_QUANTITY_COUNT, false, true, false, add_population},
    {"affected", "Mõju ulatus: mõjutatud inimesi aastas", "Extent: people affected a year", PEOPLE,
     add_affected},
    {"frequency", "Mõju sagedus: osa sihtrühmast", "Frequency: share of the group",
     TKD_QUANTITY_SHARE, true, true, false, add_frequency},
    {"repeats", "Mõju sagedus: korduskäikude osa", "Frequency: share of repeated visits",
     TKD_QUANTITY_SHARE, true, false, false, add_repeats},
    {"wait_step", "Samm, kus oodatakse kõige kauem", "Step with the longest wait", TEXT,
     add_wait_step},
    {"wait_p50", "Ooteaeg: mediaan", "Wait: median", TIME, add_wait_p50},
    {"wait_p90", "Ooteaeg: 90%", "Wait: 90%", TIME, add_wait_p90},
    {"lost_days", "Kaotatud aeg, inimpäeva aastas", "Time lost, person-days a year", DAYS,
     add_days},
    {"dropouts", "Väljalangejaid aastas", "Dropouts a year", PEOPLE, add_dropouts},
    {"kov_load", "KOV töökoormus, tundi aastas", "Work of the municipality, hours a year",
     TKD_QUANTITY_NUMBER, true, true, false, add_kov_load},
    {"proposal", "Lahendusettepanek", "Proposal", TEXT, add_offer},
    {"proposals_other", "Muud ettepanekud", "Other proposals", TEXT, add_other_offers},
    {"level", "Muutuse tasand", "Level of change", TEXT, add_levels},
    {"owner", "Vastutaja", "Responsible body", TEXT, add_owner},
    {"co_owners", "Kaasvastutajad", "Partners", TEXT, add_partners},
    {"legal_change", "Õigusakti muutmine", "Change of law", TEXT, add_law_change},
    {"legal_ref", "Õigusakt ja säte", "Act and section", TEXT, add_law},
    {"cost_once", "Kulu: ühekordne", "Cost: once", MONEY, add_cost_once},
    {"cost_year", "Kulu: aastas", "Cost: a year", MONEY, add_cost_year},
    {"effect", "Oodatav mõju, inimpäeva aastas", "Expected effect, person-days a year", DAYS,
     add_effect},
    {"risk_level", "Ebasoovitava mõju risk (1–3)", "Risk of unwanted effects (1–3)", NUMBER,
     add_risk_level},
    {"risk", "Ebasoovitav mõju", "Unwanted effect", TEXT, add_risk},
    {"priority_calc", "Prioriteet: arvutatud", "Priority: computed", COUNT, add_rank},
    {"priority", "Prioriteet: töörühma otsus", "Priority: the working group’s", COUNT,
     add_priority},
    {"due", "Tähtaeg", "Due", TKD_QUANTITY_DATE, false, false, false, add_due},
    {"status", "Staatus", "Status", TEXT, add_status},
    {"tat_ref", "Seotud tegevus (TAT)", "Activity of the programme", TEXT, add_activity},
    {"note", "Märkus", "Note", TEXT, add_note},
    {"model_ref", "Mudeli viide", "Model", TEXT, add_model},
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

// The words that a workbook offers in a column.
static const char *const *choices_of(const tkd_draft *draft, const char *key)
{
    const tkd_text name = tkd_text_of(key);
    if (tkd_text_equal(name, TKD_TEXT("evidence_level"))) {
        return tkd_brief_evidence_words(draft);
    }
    if (tkd_text_equal(name, TKD_TEXT("legal_change"))) {
        return tkd_brief_law_words(draft);
    }
    return tkd_text_equal(name, TKD_TEXT("status")) ? tkd_brief_status_words(draft) : NULL;
}

const tkd_table *tkd_full_table(tkd_draft *draft)
{
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        const full_column *column = &columns[i];
        tkd_table_add_column(table,
                             (tkd_column){.key = column->key,
                                          .heading = tkd_draft_word(draft, column->et, column->en),
                                          .quantity = column->quantity,
                                          .is_estimate = column->is_estimate,
                                          .has_bar = column->has_bar,
                                          .choices = choices_of(draft, column->key)});
    }
    for (size_t i = 0; i < draft->concern_count; i++) {
        const tkd_concern *concern = &draft->concerns[i];
        for (size_t k = 0; k < COLUMNS; k++) {
            if (columns[k].is_of_people && !concern->shows_people) {
                tkd_table_add_text(table, tkd_brief_hidden(draft));
            } else {
                columns[k].add(draft, table, concern);
            }
        }
    }
    return table;
}

void tkd_draft_full(tkd_draft *draft)
{
    const tkd_table *table = tkd_full_table(draft);
    if (table != NULL && draft->concern_count > 0) {
        tkd_draft_put_table(
            draft, table,
            (tkd_paper_block){.id = TKD_TEXT("kitsaskohad-tabel"),
                              .title = tkd_draft_say(draft, "Kitsaskohtade täistabel",
                                                     "All columns of bottlenecks"),
                              .sheet = tkd_draft_say(draft, "Kitsaskohad", "Bottlenecks"),
                              .is_wide = true,
                              .is_data = true});
    }
}
