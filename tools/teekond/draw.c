// SPDX-License-Identifier: EUPL-1.2
// teekond draw: makes the picture's document (the map, and what was simulated) and has it drawn.
#include <stdlib.h>
#include <sys/stat.h>

#include "delivery.h"
#include "document.h"
#include "drawer.h"
#include "material.h"

static const tkd_flag flags[] = {
    {"diagram",
     'd',
     {"PILT", "NAME"},
     NULL,
     {"kaart (vaikimisi), läbilõige, voog, soojuskaart, võrdlus, mahtuvus, pareto, vaated, "
      "järjekord, enne-pärast, inimene",
      "map (default), blueprint, flow, heat, compare, capacity, pareto, views, queue, "
      "before-after, person"}},
    {"output",
     'o',
     {"FAIL", "FILE"},
     NULL,
     {"kirjuta faili; - on standardväljund; korratav, iga -o joonistab talle eelneva -d",
      "write to a file; - is standard output; repeatable, each draws the -d before it"}},
    {"type",
     'T',
     {"svg|pdf|png|dot|html|csv", "svg|pdf|png|dot|html|csv"},
     "svg pdf png dot html csv",
     {"pildi liik (vaikimisi faili lõpu järgi, muidu svg)",
      "kind of picture (default: by the file's ending, else svg)"}},
    {"with-table",
     0,
     {NULL, NULL},
     NULL,
     {"iga pildi kõrvale ka tema arvud tabelina (FAIL.csv)",
      "beside each picture its figures as a table too (FILE.csv)"}},
    {"page",
     0,
     {"screen|a4|a3|a0", "screen|a4|a3|a0"},
     "screen a4 a3 a0",
     {"leht, millele pilt mahub", "page that the picture fits"}},
    {"theme",
     0,
     {"light|dark|print", "light|dark|print"},
     "light dark print",
     {"värvid", "colours"}},
    {"journey", 0, {"ID", "ID"}, NULL, {"ainult see teekond", "only this journey"}},
    {"kov", 0, {"ID", "ID"}, NULL, {"ainult see omavalitsus", "only this municipality"}},
    {"group", 0, {"ID", "ID"}, NULL, {"ainult see sihtrühm", "only this group"}},
    {"view",
     0,
     {"VAADE", "VIEW"},
     NULL,
     {"kelle vaade: sisserändaja, tagasipöörduja, kov, riik; mitu komadega",
      "whose view: newcomer, returnee, kov, state; several by commas"}},
    {"measure",
     0,
     {"MÕÕT", "NAME"},
     NULL,
     {"mida võrreldakse (vaikimisi time_to_complete_h)",
      "what is compared (default: time_to_complete_h)"}},
    {"reference",
     0,
     {"ID", "ID"},
     NULL,
     {"omavalitsus või stsenaarium, millega võrreldakse",
      "municipality or scenario that is compared with"}},
    {"pool",
     0,
     {"ID", "ID"},
     NULL,
     {"teenindaja, kelle mahtuvust või järjekorda näidata (mahtuvus vaikimisi suurima koormusega)",
      "pool whose capacity or queue to show (of the capacity by default the busiest)"}},
    {"sweep",
     0,
     {"RADA=V1,V2", "PATH=V1,V2"},
     NULL,
     {"ametikohtade arvud, mida mahtuvuse pildil proovida; ka RADA=0.5..3:0.25",
      "numbers of staff to try for the capacity; also PATH=0.5..3:0.25"}},
    {"no-sim",
     0,
     {NULL, NULL},
     NULL,
     {"ära simuleeri: pilt ilma arvudeta", "do not simulate: a picture without figures"}},
    {"prices",
     0,
     {NULL, NULL},
     NULL,
     {"arvuta kitsaskohtade hinnad (kaardil vaikimisi, kui see ei võta kaua)",
      "price the bottlenecks (default of maps where it does not take long)"}},
    {"no-prices", 0, {NULL, NULL}, NULL, {"ära arvuta hindu: kiirem", "do not price them: faster"}},
    {"document",
     0,
     {"FAIL.json", "FILE.json"},
     NULL,
     {"salvesta ka pildi andmed; neist joonistab teekond joonista FAIL.json",
      "save the pictures' data too; teekond draw FILE.json draws from it"}},
};

// Can the file be written? Found out before minutes of simulation, for files that can be replaced.
static tkd_outcome try_output(tkd_console *console, const char *path)
{
    struct stat found;
    if (stat(path, &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)) {
        return TKD_OUTCOME_DONE;
    }
    tkd_delivery delivery;
    const tkd_outcome outcome = tkd_delivery_open(console, path, &delivery);
    if (outcome == TKD_OUTCOME_DONE) {
        tkd_delivery_cancel(&delivery);
    }
    return outcome;
}

static tkd_outcome try_outputs(tkd_console *console, const tkd_arguments *arguments,
                               const tkd_sheets *sheets)
{
    const char *kept = tkd_arguments_value(arguments, "document");
    tkd_outcome outcome = TKD_OUTCOME_DONE;
    for (size_t i = 0; i < sheets->count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = try_output(console, sheets->list[i].path);
    }
    return outcome == TKD_OUTCOME_DONE && kept != NULL ? try_output(console, kept) : outcome;
}

static tkd_picture_options shown_of(const tkd_wish *wish, const tkd_material *material)
{
    const bool is_beside = (wish->sheets.needs & TKD_NEED_BESIDE) != 0;
    // Scenarios are compared with the first that was named.
    const tkd_text first =
        wish->beside == TKD_BESIDE_SCENARIOS ? material->model->scenario : (tkd_text){0};
    return (tkd_picture_options){
        .scenario = material->model->scenario,
        .municipality = wish->municipality,
        .journey = wish->journey,
        .group = wish->group,
        .beside = is_beside ? wish->beside : TKD_BESIDE_NOTHING,
        .reference = !is_beside                 ? (tkd_text){0}
                     : wish->reference.size > 0 ? wish->reference
                                                : first,
    };
}

// What is handed to the drawing program: of one scenario, and of one laid over another. All that is
// shown stands in a picture, so that results need not be read once more for each sheet.
typedef struct documents {
    tkd_text plain;
    tkd_text over; // empty: not asked for
} documents;

// `--pool`: its queues alone.
static tkd_outcome keep_queues(tkd_console *console, tkd_text pool, tkd_picture *picture)
{
    tkd_picture_queue *kept = TKD_TAKE(console->arena, picture->queue_count, tkd_picture_queue);
    uint32_t count = 0;
    if (kept == NULL) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    for (uint32_t i = 0; i < picture->queue_count; i++) {
        if (tkd_text_equal(picture->queues[i].pool, pool)) {
            kept[count++] = picture->queues[i];
        }
    }
    if (count == 0) {
        tkd_console_error(console, "teenindajal „%.*s“ ei ole siin järjekorda",
                          "the pool '%.*s' has no queue here", TKD_ARG(pool));
        return tkd_console_usage(console);
    }
    picture->queues = kept;
    picture->queue_count = count;
    return TKD_OUTCOME_DONE;
}

static tkd_outcome build_picture(tkd_console *console, const tkd_wish *wish,
                                 const tkd_material *material, tkd_picture *picture)
{
    const tkd_picture_options shown = shown_of(wish, material);
    tkd_outcome outcome = tkd_document_picture(console, material->model, material->results,
                                               material->findings, &shown, picture);
    const tkd_trials *trials = &material->trials;
    const tkd_picture_sweep sweep = {
        .pool = trials->pool,
        .place = trials->place,
        .points = trials->points,
        .point_count = trials->count,
        .marks = trials->marks,
        .mark_count = trials->mark_count,
    };
    tkd_error err = {0};
    if (outcome == TKD_OUTCOME_DONE && trials->count > 0 &&
        tkd_picture_add_capacity(picture, material->model, &sweep, console->arena, &err) !=
            TKD_OK) {
        tkd_console_fail(console, &err, "pilti ei saa teha", "the picture cannot be made");
        return TKD_OUTCOME_INTERNAL;
    }
    if (outcome == TKD_OUTCOME_DONE && wish->pool.size > 0 &&
        tkd_sheets_needing(&wish->sheets, TKD_NEED_SERIES) != NULL) {
        outcome = keep_queues(console, wish->pool, picture);
    }
    return outcome;
}

// The scenario laid over the one before it.
static tkd_outcome lay_over(tkd_session *session, const tkd_wish *wish,
                            const tkd_material *material, tkd_picture *merged)
{
    tkd_console *console = session->console;
    tkd_picture before;
    tkd_picture after;
    tkd_picture_written_edit *edits = NULL;
    size_t edit_count = 0;
    tkd_error err = {0};
    tkd_picture_options shown = shown_of(wish, material);
    shown.beside = TKD_BESIDE_NOTHING;
    shown.reference = (tkd_text){0};
    tkd_outcome outcome = tkd_document_picture(console, material->model, material->results,
                                               material->findings, &shown, &after);
    shown.scenario = material->before->scenario;
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_document_picture(console, material->before, material->results,
                                       material->before_findings, &shown, &before);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_material_edits(session, material, &edits, &edit_count);
    }
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const tkd_status status = tkd_picture_lay_over(&(tkd_picture_laid){&before, material->before},
                                                   &(tkd_picture_laid){&after, material->model},
                                                   edits, edit_count, console->arena, merged, &err);
    if (status != TKD_OK) {
        tkd_console_fail(console, &err, "pilti ei saa teha", "the picture cannot be made");
        return TKD_OUTCOME_INTERNAL;
    }
    if (material->results != NULL) {
        tkd_picture_options shown_after = shown;
        shown_after.scenario = material->model->scenario;
        tkd_picture_add_difference(merged, material->results, &shown, &shown_after);
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome keep_document(tkd_console *console, const char *path, const tkd_picture *picture,
                                 const tkd_material *material)
{
    tkd_text document = {0};
    if (path == NULL || tkd_ranks_own(console->ranks) != 0) {
        return TKD_OUTCOME_DONE;
    }
    const tkd_outcome outcome =
        tkd_document_write(console, picture, material->results, material->findings, &document);
    return outcome == TKD_OUTCOME_DONE ? tkd_document_save(console, path, document) : outcome;
}

// The documents of a workspace: read, simulated where it has numbers.
static tkd_outcome make_documents(tkd_session *session, const tkd_study_options *options,
                                  tkd_wish *wish, const char *kept, documents *made)
{
    tkd_console *console = session->console;
    tkd_material material;
    tkd_picture picture;
    tkd_picture merged;
    tkd_outcome outcome = tkd_material_make(session, options, wish, &material);
    if (outcome == TKD_OUTCOME_DONE && material.before != NULL) {
        outcome = lay_over(session, wish, &material, &merged);
        if (outcome == TKD_OUTCOME_DONE) {
            outcome = tkd_document_write(console, &merged, NULL, NULL, &made->over);
        }
    }
    const bool is_over_alone = tkd_sheets_are_all(&wish->sheets, TKD_NEED_BEFORE);
    if (outcome == TKD_OUTCOME_DONE && !is_over_alone) {
        outcome = build_picture(console, wish, &material, &picture);
        if (outcome == TKD_OUTCOME_DONE) {
            outcome = tkd_document_write(console, &picture, NULL, NULL, &made->plain);
        }
    }
    return outcome == TKD_OUTCOME_DONE
               ? keep_document(console, kept, is_over_alone ? &merged : &picture, &material)
               : outcome;
}

static tkd_outcome read_workspace(tkd_console *console, const tkd_arguments *arguments,
                                  const tkd_study_options *options, tkd_wish *wish, documents *made)
{
    const char *kept = tkd_arguments_value(arguments, "document");
    tkd_session session;
    tkd_outcome outcome = tkd_session_open(console, arguments, &session);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = make_documents(&session, options, wish, kept, made);
    }
    tkd_session_close(&session);
    return outcome;
}

// A saved document is drawn as it is: flags that would choose what is simulated come too late.
static void tell_late_flags(tkd_console *console, const tkd_arguments *arguments)
{
    static const char *const late[] = {
        "kov",       "group",  "scenario",     "set",    "pool",      "sweep",   "seed",
        "reference", "no-sim", "replications", "prices", "no-prices", "threads", "document"};
    for (size_t i = 0; i < sizeof(late) / sizeof(late[0]); i++) {
        if (tkd_arguments_has(arguments, late[i])) {
            tkd_console_note(console, "salvestatud andmetest joonistades ei muuda --%s midagi",
                             "drawing from saved data, --%s changes nothing", late[i]);
        }
    }
}

// Pictures speak Russian too, messages do not: the language that was asked for, not the console's.
static const char *language_of(const tkd_console *console, const tkd_arguments *arguments)
{
    const char *asked = tkd_arguments_value(arguments, "lang");
    const char *usual = getenv("TEEKOND_LANG");
    tkd_language language = console->language;
    if (asked == NULL && usual != NULL) {
        (void)tkd_language_parse(tkd_text_of(usual), &language);
    }
    return asked != NULL ? asked : tkd_language_code(language);
}

static tkd_outcome draw_sheet(tkd_console *console, const tkd_arguments *arguments,
                              const tkd_wish *wish, const tkd_sheet *asked, const documents *made)
{
    const bool is_over = (asked->kind->needs & TKD_NEED_BEFORE) != 0;
    const char *words[8 + TKD_WISH_WORDS + 1] = {
        "-d", asked->kind->name, "-T",     asked->type,
        "-o", asked->path,       "--lang", language_of(console, arguments)};
    for (size_t i = 0; i < wish->word_count; i++) {
        words[8 + i] = wish->words[i];
    }
    return tkd_drawer_run(console, words, is_over ? made->over : made->plain);
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    tkd_wish wish = {.simulates = false};
    documents made = {.plain = {0}};
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);
    const bool is_saved = tkd_document_is_operand(arguments);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_wish_read(console, arguments, is_saved ? NULL : &options, &wish);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = try_outputs(console, arguments, &wish.sheets);
    }
    if (outcome == TKD_OUTCOME_DONE && is_saved) {
        tell_late_flags(console, arguments);
        outcome = tkd_document_read(console, arguments->operands[0], &wish.sheets, &made.plain);
        made.over = made.plain;
    } else if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_workspace(console, arguments, &options, &wish, &made);
    }
    const bool draws = tkd_ranks_own(console->ranks) == 0;
    for (size_t i = 0; draws && i < wish.sheets.count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = draw_sheet(console, arguments, &wish, &wish.sheets.list[i], &made);
    }
    return outcome;
}

const tkd_command tkd_command_draw = {
    .name = "draw",
    .alias = "joonista",
    .summary = {"joonistab teekonnakaardi ja teised pildid",
                "draws the journey map and the other pictures"},
    .operands = {"RADA…|FAIL.json", "PATH…|FILE.json"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"-d map journeys/kohanemine -o kaart.svg",
             {"teekonnakaart: etapid, sammud, kitsaskohad", "the map: stages, steps, bottlenecks"}},
            {"-d flow journeys/kohanemine -o vood.pdf --page a3",
             {"kuhu inimesed lähevad ja kus ootavad", "where people go, and where they wait"}},
            {"-d map --no-sim journeys/kohanemine -o kaart.png",
             {"kaart ilma arvudeta, kohe", "the map without figures, at once"}},
        },
    .run = run,
};
