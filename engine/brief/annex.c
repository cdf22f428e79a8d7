// SPDX-License-Identifier: EUPL-1.2
// Annexes: bottlenecks one by one, who arrives where, every figure with its source, sources, terms, and
// how the report was made.
#include <math.h>

#include "full.h"
#include "veil.h"
#include "words.h"

#include "teekond/date.h"

enum { MOST_GROUPS_ON_A_PAGE = 10 };

// ---- Who arrives --------------------------------------------------------------------------------

static void add_arrivals(tkd_draft *draft, tkd_table *table, uint32_t row, tkd_text title)
{
    const tkd_veil *veil = draft->veil;
    tkd_table_add_text(table, title);
    for (uint32_t g = 0; g <= veil->group_count; g++) {
        const tkd_cover cover = tkd_veil_cover(veil, row, g);
        if (cover == TKD_COVER_OPEN) {
            tkd_table_add_number(table, tkd_veil_number(veil, row, g));
        } else {
            tkd_table_add_text(table, tkd_veil_word(draft, cover));
        }
    }
}

static void put_arrivals(tkd_draft *draft)
{
    const tkd_model *model = draft->model;
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_column(draft, table, "municipality", "Omavalitsus", "Municipality", TKD_QUANTITY_TEXT,
                     false);
    for (uint32_t g = 0; g < model->group_count; g++) {
        const tkd_text id = tkd_text_copy(draft->arena, model->groups[g].item.id);
        const tkd_text title =
            tkd_text_copy(draft->arena, tkd_draft_title(draft, &model->groups[g].item));
        if (id.data == NULL || title.data == NULL) {
            draft->status = TKD_ERR_MEMORY;
            return;
        }
        tkd_table_add_column(
            table,
            (tkd_column){.key = id.data, .heading = title.data, .quantity = TKD_QUANTITY_COUNT});
    }
    tkd_draft_column(draft, table, "all", "Kokku", "Total", TKD_QUANTITY_COUNT, false);
    for (uint32_t m = 0; m < model->municipality_count; m++) {
        if (draft->place == TKD_NONE || (uint32_t)draft->place == m) {
            add_arrivals(draft, table, m, tkd_draft_title(draft, &model->municipalities[m].item));
        }
    }
    if (draft->place == TKD_NONE) {
        add_arrivals(draft, table, model->municipality_count,
                     tkd_draft_say(draft, "Kokku", "Total"));
    }
    tkd_draft_heading(draft, 2, TKD_TEXT("lisa-saabujad"),
                      tkd_draft_say(draft, "Saabujad sihtrühmade kaupa", "Arrivals by group"));
    tkd_draft_paragraph(
        draft, tkd_draft_say(draft,
                             "Inimesi aastas, nagu mudelisse on kirja pandud; allikad on lisas "
                             "„Arvud ja eeldused“.",
                             "People a year, as written into the model; sources are in the annex "
                             "“Figures and assumptions”."));
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){.id = TKD_TEXT("saabujad"),
                          .title = tkd_draft_say(draft, "Saabujad aastas", "Arrivals a year"),
                          .sheet = tkd_draft_say(draft, "Saabujad", "Arrivals"),
                          .is_wide = true,
                          .is_data = model->group_count > MOST_GROUPS_ON_A_PAGE});
}

// ---- Figures ------------------------------------------------------------------------------------

static void add_figure(tkd_draft *draft, tkd_table *table, uint32_t row)
{
    const tkd_origin *origin = &draft->model->figures.origins[row];
    const bool hides = draft->veil->hides_origin[row];
    const tkd_text source =
        origin->source == TKD_NONE
            ? (tkd_text){0}
            : tkd_draft_title(draft, &draft->model->sources[origin->source].item);
    const tkd_text note =
        origin->note == NULL ? (tkd_text){0} : tkd_label_in(origin->note, draft->language);
    tkd_table_add_text(table, origin->path);
    tkd_table_add_text(table, hides ? tkd_veil_word(draft, TKD_COVER_HIDDEN) : origin->written);
    tkd_table_add_text(table, origin->is_default
                                  ? tkd_text_of(tkd_draft_word(draft, "vaikeväärtus", "default"))
                                  : tkd_text_of(tkd_brief_evidence(draft, origin->evidence)));
    tkd_table_add_text(table, source);
    tkd_table_add_text(table, hides ? (tkd_text){0} : note);
}

// Those that somebody wrote are set among the pages; defaults stand in the data.
static void put_figures(tkd_draft *draft, bool is_data)
{
    const tkd_figures *figures = &draft->model->figures;
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_column(draft, table, "path", "Arv", "Figure", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "value", "Väärtus", "Value", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "evidence", "Tõenduse tase", "Level of evidence",
                     TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "source", "Allikas", "Source", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "note", "Märkus", "Note", TKD_QUANTITY_TEXT, false);
    for (uint32_t i = 1; i < figures->origin_count; i++) {
        if (is_data || !figures->origins[i].is_default) {
            add_figure(draft, table, i);
        }
    }
    if (tkd_table_rows(table) == 0) {
        return;
    }
    tkd_draft_put_table(
        draft, table,
        (tkd_paper_block){
            .id = is_data ? TKD_TEXT("eeldused") : TKD_TEXT("arvud"),
            .title = tkd_draft_say(draft, "Arvud ja eeldused", "Figures and assumptions"),
            .sheet = is_data ? tkd_draft_say(draft, "Eeldused", "Assumptions") : (tkd_text){0},
            .is_wide = true,
            .is_data = is_data});
}

static void say_figures(tkd_draft *draft)
{
    tkd_draft_heading(draft, 2, TKD_TEXT("lisa-arvud"),
                      tkd_draft_say(draft, "Arvud ja eeldused", "Figures and assumptions"));
    tkd_draft_paragraph(
        draft, tkd_draft_say(
                   draft,
                   "Iga arv nii, nagu see on mudelisse kirja pandud. Vaikeväärtused, mida keegi "
                   "ei ole kirja pannud, on ainult töövihikus ja andmetes.",
                   "Each figure as it was written into the model. Defaults that nobody wrote are "
                   "in the workbook and the data alone."));
    put_figures(draft, false);
    put_figures(draft, true);
}

// ---- Sources ------------------------------------------------------------------------------------

static void put_sources(tkd_draft *draft)
{
    const tkd_model *model = draft->model;
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL || model->source_count == 0) {
        return;
    }
    tkd_draft_column(draft, table, "id", "Tunnus", "Id", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "title", "Allikas", "Source", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "url", "Aadress", "Address", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "read", "Loetud", "Read", TKD_QUANTITY_DATE, false);
    for (uint32_t i = 0; i < model->source_count; i++) {
        const tkd_source *source = &model->sources[i];
        tkd_table_add_text(table, source->item.id);
        tkd_table_add_text(table, tkd_draft_title(draft, &source->item));
        tkd_table_add_text(table, source->url);
        tkd_table_add_number(table, source->read_day != 0 ? (double)source->read_day : (double)NAN);
    }
    tkd_draft_heading(draft, 2, TKD_TEXT("lisa-allikad"),
                      tkd_draft_say(draft, "Allikad", "Sources"));
    tkd_draft_put_table(draft, table,
                        (tkd_paper_block){.id = TKD_TEXT("allikad"),
                                          .title = tkd_draft_say(draft, "Allikad", "Sources"),
                                          .sheet = tkd_draft_say(draft, "Allikad", "Sources"),
                                          .is_wide = true});
}

// ---- Terms --------------------------------------------------------------------------------------

typedef struct term {
    const char *name_et;
    const char *text_et;
    const char *name_en;
    const char *text_en;
} term;

static const term terms[] = {
    {"95% usaldusvahemik",
     "Vahemik, mis sisaldab mudeli tegelikku keskmist 95 korral sajast; tuleb simulatsiooni "
     "kordustest.",
     "95% interval",
     "A range that holds the true mean of the model 95 times in a hundred; it comes from "
     "replications."},
    {"Ebasoovitava mõju risk", "Ettepaneku tegijate hinnang 1 (väike) kuni 3 (suur).",
     "Risk of unwanted effects", "As those who propose see it, from 1 (small) to 3 (large)."},
    {"Hind",
     "Inimpäevad, mille inimesed aastas võidaksid, kui kitsaskohta ei oleks; samad inimesed, sama "
     "juhus.",
     "Price",
     "Person-days that people would gain in a year without the bottleneck; same people, same "
     "luck."},
    {"Inimpäev", "Ühe inimese üks ööpäev teekonnal, mitte tööpäev.", "Person-day",
     "One day of one person on the journey, not a day of work."},
    {"Kitsaskoht", "Koht teekonnal, kus inimene kaotab aega, tuleb uuesti või jääb kõrvale.",
     "Bottleneck", "Where people lose time, have to come again or drop out."},
    {"Koormus", "Kui suure osa oma tööajast on teenindaja hõivatud.", "Load",
     "The share of working time in which a pool is busy."},
    {"Läbija", "Inimene, kes jõuab teekonna lõpuni.", "Completer",
     "Who reaches the journey's end."},
    {"Mõjutatud", "Inimesed aastas, keda kitsaskoht vähemalt korra tabab.", "Affected",
     "People a year whom a bottleneck strikes at least once."},
    {"Oodatav mõju",
     "Inimpäevad, mille inimesed aastas võidaksid, kui rakendada ainult seda ettepanekut.",
     "Expected effect",
     "Person-days that people would gain in a year if this proposal alone were adopted."},
    {"Ooteaeg",
     "Aeg broneeringuni, järjekorras, kursuse alguseni ja teiste sammude taga; ka suletud aeg.",
     "Wait",
     "Time until an appointment, in queues, until a course and behind other steps; closed hours "
     "too."},
    {"Raskus", "Töötoa hääletus 1 (tühine) kuni 5 (väga raske), eri vaadetel eraldi.", "Severity",
     "The workshop's vote from 1 (trifling) to 5 (very bad), by view."},
    {"Seeme", "Arv, millest sõltub juhus; sama seemnega tuleb sama tulemus.", "Seed",
     "The number that luck depends on; the same seed gives the same result."},
    {"Vaadete lahknevus", "Suurim raskus miinus vähim raskus.", "Disagreement of views",
     "The largest severity less the smallest."},
    {"Väljalangeja", "Inimene, kes lahkub teekonnalt enne lõppu.", "Dropout",
     "Who leaves the journey before its end."},
};

static void put_terms(tkd_draft *draft)
{
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_column(draft, table, "term", "Mõiste", "Term", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "meaning", "Tähendus", "Meaning", TKD_QUANTITY_TEXT, false);
    for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
        tkd_table_add_text(table,
                           tkd_text_of(tkd_draft_word(draft, terms[i].name_et, terms[i].name_en)));
        tkd_table_add_text(table,
                           tkd_text_of(tkd_draft_word(draft, terms[i].text_et, terms[i].text_en)));
    }
    tkd_draft_heading(draft, 2, TKD_TEXT("lisa-moisted"), tkd_draft_say(draft, "Mõisted", "Terms"));
    tkd_draft_put_table(draft, table,
                        (tkd_paper_block){.id = TKD_TEXT("moisted"),
                                          .title = tkd_draft_say(draft, "Mõisted", "Terms"),
                                          .sheet = tkd_draft_say(draft, "Mõisted", "Terms")});
}

// ---- How it was made ----------------------------------------------------------------------------

static void add_meta(tkd_draft *draft, tkd_table *table, const char *et, const char *en,
                     tkd_text value)
{
    tkd_table_add_text(table, tkd_text_of(tkd_draft_word(draft, et, en)));
    tkd_table_add_text(table, value);
}

static tkd_text date_text(tkd_draft *draft, int32_t day)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, draft->arena, 0);
    tkd_date_print(&out, day, draft->language);
    return tkd_writer_text(&out);
}

static tkd_text days_text(tkd_draft *draft, double hours)
{
    const double days = hours / 24.0;
    const tkd_text number = tkd_draft_number(draft, days, days == floor(days) ? 0 : 2);
    return tkd_draft_say(draft, "%.*s päeva", "%.*s days", TKD_ARG(number));
}

static void put_metadata(tkd_draft *draft)
{
    const tkd_run_facts *run = &draft->input->results->run;
    const tkd_brief_input *input = draft->input;
    tkd_table *table = tkd_draft_table(draft);
    if (table == NULL) {
        return;
    }
    tkd_draft_column(draft, table, "name", "Mis", "What", TKD_QUANTITY_TEXT, false);
    tkd_draft_column(draft, table, "value", "Väärtus", "Value", TKD_QUANTITY_TEXT, false);
    add_meta(draft, table, "Aruande vorm", "Form",
             tkd_text_of(input->form == TKD_BRIEF_STATE ? "riik" : "kov"));
    add_meta(draft, table, "Aruande kuupäev", "Date", date_text(draft, input->day));
    add_meta(draft, table, "Stsenaarium", "Scenario",
             tkd_text_equal(draft->model->scenario, TKD_TEXT("today"))
                 ? tkd_draft_say(draft, "praegu", "today")
                 : draft->model->scenario);
    add_meta(draft, table, "Mudeli räsi", "Fingerprint of the model",
             tkd_text_of(run->fingerprint));
    add_meta(draft, table, "Seeme", "Seed",
             tkd_draft_say(draft, "%llu", "%llu", (unsigned long long)run->seed));
    add_meta(draft, table, "Kordusi", "Replications",
             tkd_draft_number(draft, (double)run->replications, 0));
    if (input->findings != NULL) {
        add_meta(draft, table, "Kordusi hindade arvutamisel", "Replications of prices",
                 tkd_draft_number(draft, (double)input->findings->price_replications, 0));
    }
    if (input->gains != NULL) {
        add_meta(draft, table, "Kordusi ettepanekute mõju arvutamisel",
                 "Replications of effects of proposals",
                 tkd_draft_number(draft, (double)input->gains->gain_replications, 0));
    }
    add_meta(draft, table, "Simulatsiooni algus", "Start of the simulation",
             date_text(draft, run->start_day));
    add_meta(draft, table, "Soojendus", "Warm-up", days_text(draft, run->warmup_h));
    add_meta(draft, table, "Mõõtmine", "Measured", days_text(draft, run->measure_h));
    add_meta(draft, table, "Järelaeg", "Drain", days_text(draft, run->drain_h));
    add_meta(draft, table, "Programm", "Program",
             tkd_draft_say(draft, "teekond %s", "teekond %s", run->version));
    tkd_draft_heading(draft, 2, TKD_TEXT("lisa-metaandmed"),
                      tkd_draft_say(draft, "Kuidas aruanne tehti", "How the report was made"));
    tkd_draft_put_table(draft, table,
                        (tkd_paper_block){.id = TKD_TEXT("metaandmed"),
                                          .title = tkd_draft_say(draft, "Metaandmed", "Metadata"),
                                          .sheet = tkd_draft_say(draft, "Metaandmed", "Metadata")});
}

void tkd_draft_annex(tkd_draft *draft)
{
    tkd_draft_heading(draft, 1, TKD_TEXT("lisad"), tkd_draft_say(draft, "Lisad", "Annexes"));
    tkd_draft_full(draft);
    tkd_draft_proposals_full(draft);
    tkd_draft_sections(draft);
    put_arrivals(draft);
    say_figures(draft);
    put_sources(draft);
    put_terms(draft);
    put_metadata(draft);
}
