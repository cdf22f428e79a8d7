// SPDX-License-Identifier: EUPL-1.2
// teekond report: the report on bottlenecks, for central government or for one municipality, in as many
// forms as asked for, all from one simulation.
#include <math.h>
#include <string.h>
#include <time.h>

#include "teekond/number.h"

#include "delivery.h"
#include "dossier.h"
#include "missing.h"
#include "printer.h"

static const tkd_flag flags[] = {
    {"output",
     'o',
     {"FAIL", "FILE"},
     NULL,
     {"kirjuta faili; kuju lõpu järgi: .html .docx .xlsx .pdf .csv .json .md; korratav; - on "
      "standardväljund",
      "write to a file; form by its ending: .html .docx .xlsx .pdf .csv .json .md; repeatable; - "
      "is "
      "standard output"}},
    {"type",
     'T',
     {"html|docx|xlsx|pdf|csv|json|md", "html|docx|xlsx|pdf|csv|json|md"},
     "html docx xlsx pdf csv json md",
     {"kuju, kui faili lõpp seda ei ütle (standardväljundis vaikimisi md)",
      "form where the file's ending does not say (of standard output by default md)"}},
    {"form",
     0,
     {"riik|kov", "riik|kov"},
     "riik kov",
     {"kellele: keskvalitsusele või ühele omavalitsusele (vaikimisi riik)",
      "for whom: central government or one municipality (default: riik)"}},
    {"kov", 0, {"ID", "ID"}, NULL, {"mis omavalitsusele", "for which municipality"}},
    {"date",
     0,
     {"KUUPÄEV", "DATE"},
     NULL,
     {"aruande kuupäev, näiteks 2026-01-05 (vaikimisi täna)",
      "date of the report, such as 2026-01-05 (default: today)"}},
    {"budget",
     0,
     {"EUROT", "EUROS"},
     NULL,
     {"leia ka parim ettepanekute valik, mis selle raha eest mahub",
      "find the best set of proposals that this money buys, too"}},
    {"full",
     0,
     {NULL, NULL},
     NULL,
     {"iga hind kõigis replikatsioonides, kuigi see võtab kaua",
      "each price in all replications, however long that takes"}},
    {"suppress-below",
     0,
     {"N", "N"},
     NULL,
     {"sellest väiksemaid vaadeldud inimeste arve ei näidata (vaikimisi 3; 0 näitab kõiki)",
      "smaller counts of observed people are not shown (default 3; 0 shows all)"}},
    {"csv",
     0,
     {"open|excel-et", "open|excel-et"},
     "open excel-et",
     {"CSV avaandmeteks või Exceli jaoks (vaikimisi open)",
      "CSV as open data or for Excel (default: open)"}},
    {"table",
     0,
     {"ID", "ID"},
     NULL,
     {"mis tabel CSVsse (vaikimisi kitsaskohad-tabel)",
      "which table into CSV (default: kitsaskohad-tabel)"}},
};

typedef enum type {
    TYPE_HTML,
    TYPE_DOCX,
    TYPE_XLSX,
    TYPE_PDF,
    TYPE_CSV,
    TYPE_JSON,
    TYPE_MD,
    TYPE_COLUMNS, // the description that lies beside a CSV
    TYPE_COUNT
} type;

static const char *const type_names[TYPE_COUNT] = {"html", "docx", "xlsx", "pdf",
                                                   "csv",  "json", "md",   ""};

// A place to write.
typedef struct sheet {
    type type;
    const char *path; // NULL: standard output
    tkd_delivery delivery;
} sheet;

typedef struct asked {
    tkd_dossier_wish wish;
    bool for_excel;
    tkd_text table;
    sheet *sheets;
    size_t sheet_count;
    size_t open_count;
} asked;

// ---- The command line ---------------------------------------------------------------------------

static bool find_type(tkd_text name, type *found)
{
    for (int i = 0; i < TYPE_COLUMNS; i++) {
        if (tkd_text_equal(name, tkd_text_of(type_names[i]))) {
            *found = (type)i;
            return true;
        }
    }
    return false;
}

// By the ending of the file, else as `-T` says, else Markdown for standard output.
static tkd_outcome choose_type(tkd_console *console, const tkd_arguments *arguments,
                               const char *path, type *chosen)
{
    const char *written = tkd_arguments_value(arguments, "type");
    const char *dot = path == NULL ? NULL : strrchr(path, '.');
    if (written != NULL && find_type(tkd_text_of(written), chosen)) {
        return TKD_OUTCOME_DONE;
    }
    if (dot != NULL && find_type(tkd_text_lower(console->arena, tkd_text_of(dot + 1)), chosen)) {
        return TKD_OUTCOME_DONE;
    }
    if (path == NULL || strcmp(path, "-") == 0) {
        *chosen = TYPE_MD;
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "-o %s: faili lõpust ei selgu, mis kujul aruanne kirjutada",
                      "-o %s: the file's ending does not say in which form to write", path);
    tkd_console_hint(console,
                     "lõpuks sobib .html .docx .xlsx .pdf .csv .json .md, või ütle see: -T html",
                     "endings are .html .docx .xlsx .pdf .csv .json .md, or say it: -T html");
    return tkd_console_usage(console);
}

// `andmed.csv` → `andmed.columns.csv`
static const char *columns_path(tkd_console *console, const char *path)
{
    const tkd_text whole = tkd_text_of(path);
    const bool has_ending = tkd_text_ends_with(whole, TKD_TEXT(".csv"));
    const tkd_text stem = tkd_text_part(whole, 0, has_ending ? whole.size - 4 : whole.size);
    return tkd_text_format(console->arena, "%.*s.columns.csv", TKD_ARG(stem)).data;
}

static tkd_outcome add_sheet(tkd_console *console, const tkd_arguments *arguments, const char *path,
                             asked *into)
{
    sheet *place = &into->sheets[into->sheet_count];
    const tkd_outcome outcome = choose_type(console, arguments, path, &place->type);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    place->path = path;
    into->sheet_count++;
    into->wish.needs_svg = into->wish.needs_svg || place->type == TYPE_HTML ||
                           place->type == TYPE_PDF || place->type == TYPE_MD;
    into->wish.needs_png =
        into->wish.needs_png || place->type == TYPE_DOCX || place->type == TYPE_XLSX;
    const bool is_file = path != NULL && strcmp(path, "-") != 0;
    if (place->type == TYPE_CSV && is_file && !into->for_excel) {
        into->sheets[into->sheet_count++] =
            (sheet){.type = TYPE_COLUMNS, .path = columns_path(console, path)};
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_sheets(tkd_console *console, const tkd_arguments *arguments, asked *into)
{
    size_t count = 0;
    size_t at = 0;
    const char *path = NULL;
    tkd_outcome outcome = TKD_OUTCOME_DONE;
    while (tkd_arguments_next(arguments, "output", &at) != NULL) {
        count++;
    }
    into->sheets = TKD_TAKE(console->arena, 2 * count + 1, sheet);
    if (into->sheets == NULL) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    at = 0;
    while (outcome == TKD_OUTCOME_DONE &&
           (path = tkd_arguments_next(arguments, "output", &at)) != NULL) {
        outcome = add_sheet(console, arguments, path, into);
    }
    return outcome == TKD_OUTCOME_DONE && count == 0 ? add_sheet(console, arguments, NULL, into)
                                                     : outcome;
}

// `200000`, `200000 EUR`, `200000€`
static bool read_euros(const char *written, double *euros)
{
    const tkd_text text = tkd_text_trim(tkd_text_of(written));
    size_t used = 0;
    if (!tkd_number_read(text, false, euros, &used) || !(*euros <= 1e12)) {
        return false;
    }
    const tkd_text rest = tkd_text_trim(tkd_text_part(text, used, text.size));
    return rest.size == 0 || tkd_text_equal(rest, TKD_TEXT("EUR")) ||
           tkd_text_equal(rest, TKD_TEXT("€"));
}

static tkd_outcome read_budget(tkd_console *console, const tkd_arguments *arguments,
                               tkd_dossier_wish *wish)
{
    const char *written = tkd_arguments_value(arguments, "budget");
    wish->has_budget = written != NULL;
    if (written == NULL || read_euros(written, &wish->budget_eur)) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "--budget %s: vaja on summat eurodes, 0 kuni 1 000 000 000 000",
                      "--budget %s: an amount in euros from 0 to 1,000,000,000,000 is needed",
                      written);
    tkd_console_hint(console, "kirjuta tühikute ja komadeta: --budget 200000",
                     "write it without blanks and commas: --budget 200000");
    return tkd_console_usage(console);
}

// A whole number from 3 on: below it a word would tell as much as the number. 0: nothing is hidden.
static tkd_outcome read_limit(tkd_console *console, const tkd_arguments *arguments, double *limit)
{
    const char *written = tkd_arguments_value(arguments, "suppress-below");
    double read = 0.0;
    if (written == NULL) {
        return TKD_OUTCOME_DONE;
    }
    const bool is_whole =
        tkd_number_parse(tkd_text_of(written), false, &read) && read == floor(read);
    if (!is_whole || (read != 0.0 && read < 3.0) || read > 1000.0) {
        tkd_console_error(console, "--suppress-below %s: vaja on täisarvu 3 … 1000, või 0",
                          "--suppress-below %s: a whole number from 3 to 1000 is needed, or 0",
                          written);
        return tkd_console_usage(console);
    }
    *limit = read;
    return TKD_OUTCOME_DONE;
}

// `2026-01-05` or `05.01.2026`; false when it is no date.
static bool read_day(const char *written, int32_t *day)
{
    tkd_date date = {0};
    char digits[5] = {0};
    const size_t size = strlen(written);
    if (size == 10 && written[2] == '.' && written[5] == '.') {
        char turned[11];
        memcpy(digits, written + 6, 4);
        (void)snprintf(turned, sizeof(turned), "%.4s-%.2s-%.2s", digits, written + 3, written);
        if (!tkd_date_parse(tkd_text_of(turned), false, &date)) {
            return false;
        }
    } else if (!tkd_date_parse(tkd_text_of(written), false, &date)) {
        return false;
    }
    *day = tkd_date_to_day(date);
    return true;
}

static tkd_outcome read_date(tkd_console *console, const tkd_arguments *arguments, int32_t *day)
{
    const char *written = tkd_arguments_value(arguments, "date");
    if (written == NULL) {
        const time_t now = time(NULL);
        struct tm local = {0};
        (void)localtime_r(&now, &local);
        *day = tkd_date_to_day((tkd_date){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
        return TKD_OUTCOME_DONE;
    }
    if (!read_day(written, day)) {
        tkd_console_error(console, "--date %s: sellist kuupäeva ei ole",
                          "--date %s: there is no such date", written);
        tkd_console_hint(console, "näiteks --date 2026-01-05", "for example --date 2026-01-05");
        return tkd_console_usage(console);
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_form(tkd_console *console, const tkd_arguments *arguments,
                             tkd_dossier_wish *wish)
{
    const char *form = tkd_arguments_value(arguments, "form");
    const char *municipality = tkd_arguments_value(arguments, "kov");
    const bool is_municipal = form == NULL ? municipality != NULL : strcmp(form, "kov") == 0;
    if (is_municipal && municipality == NULL) {
        tkd_console_error(console, "--form kov: ütle ka, mis omavalitsusele",
                          "--form kov: say for which municipality, too");
        tkd_console_hint(console, "näiteks --kov saaremaa", "for example --kov saaremaa");
        return tkd_console_usage(console);
    }
    if (!is_municipal && municipality != NULL) {
        tkd_console_error(console, "--kov käib koos vormiga kov: --form kov",
                          "--kov goes with the form of a municipality: --form kov");
        return tkd_console_usage(console);
    }
    wish->form = is_municipal ? TKD_BRIEF_MUNICIPALITY : TKD_BRIEF_STATE;
    wish->municipality = tkd_text_compose(console->arena, tkd_text_of(municipality));
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_asked(tkd_console *console, const tkd_arguments *arguments, asked *into)
{
    const char *csv = tkd_arguments_value(arguments, "csv");
    const char *table = tkd_arguments_value(arguments, "table");
    tkd_dossier_wish *wish = &into->wish;
    tkd_outcome outcome = read_form(console, arguments, wish);
    into->for_excel = csv != NULL && strcmp(csv, "excel-et") == 0;
    into->table = table == NULL ? TKD_TEXT("kitsaskohad-tabel") : tkd_text_of(table);
    wish->suppress_below = 3.0;
    wish->full = tkd_arguments_has(arguments, "full");
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_date(console, arguments, &wish->day);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_limit(console, arguments, &wish->suppress_below);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_budget(console, arguments, wish);
    }
    return outcome == TKD_OUTCOME_DONE ? read_sheets(console, arguments, into) : outcome;
}

// ---- Writing ------------------------------------------------------------------------------------

static tkd_outcome find_table(tkd_console *console, const tkd_brief *brief, tkd_text id,
                              const tkd_paper_block **block)
{
    const char *known[64];
    size_t count = 0;
    *block = tkd_brief_find_table(brief, id);
    if (*block != NULL) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "tabelit „%.*s“ selles aruandes ei ole",
                      "this report has no table '%.*s'", TKD_ARG(id));
    for (size_t i = 0; i < brief->paper.block_count; i++) {
        const tkd_paper_block *each = &brief->paper.blocks[i];
        if (each->kind == TKD_BLOCK_TABLE && count < sizeof(known) / sizeof(known[0])) {
            known[count++] = tkd_text_copy(console->arena, each->id).data;
        }
    }
    const char *nearest =
        tkd_nearest(console->arena, tkd_text_copy(console->arena, id).data, known, count);
    if (nearest != NULL) {
        tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
    }
    return tkd_console_usage(console);
}

static tkd_outcome write_csv(tkd_console *console, const tkd_brief *brief, const asked *what,
                             sheet *place)
{
    const tkd_paper_block *block = NULL;
    const tkd_outcome outcome = find_table(console, brief, what->table, &block);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    if (place->type == TYPE_COLUMNS) {
        tkd_table_write_csv_columns(block->table, &place->delivery.writer);
    } else if (what->for_excel) {
        tkd_table_write_csv_excel(block->table, console->language, &place->delivery.writer);
    } else {
        tkd_table_write_csv(block->table, &place->delivery.writer);
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome write_pdf(tkd_console *console, const tkd_brief *brief, sheet *place)
{
    tkd_error err = {0};
    tkd_writer page;
    tkd_writer_init_memory(&page, console->arena, 0);
    tkd_status status = tkd_paper_write_html(&brief->paper, console->arena, &page, &err);
    if (status == TKD_OK) {
        status = tkd_writer_finish(&page, &err);
    }
    if (status != TKD_OK) {
        tkd_console_fail(console, &err, "PDFi ei saa teha", "the PDF cannot be made");
        return TKD_OUTCOME_INTERNAL;
    }
    return tkd_ranks_own(console->ranks) > 0
               ? TKD_OUTCOME_DONE
               : tkd_printer_run(console, tkd_writer_text(&page), place->delivery.output.stream);
}

static tkd_status write_paper(tkd_console *console, const tkd_brief *brief, sheet *place,
                              tkd_error *err)
{
    tkd_writer *out = &place->delivery.writer;
    switch (place->type) {
    case TYPE_HTML: return tkd_paper_write_html(&brief->paper, console->arena, out, err);
    case TYPE_DOCX: return tkd_paper_write_docx(&brief->paper, console->arena, out, err);
    case TYPE_XLSX: return tkd_paper_write_xlsx(&brief->paper, console->arena, out, err);
    case TYPE_MD: return tkd_paper_write_markdown(&brief->paper, console->arena, out, err);
    case TYPE_JSON: {
        tkd_json json;
        tkd_json_init(&json, out);
        tkd_brief_write_json(brief, &json);
        tkd_write_char(out, '\n');
        return TKD_OK;
    }
    case TYPE_PDF:
    case TYPE_CSV:
    case TYPE_COLUMNS:
    case TYPE_COUNT: break;
    }
    return TKD_OK;
}

static tkd_outcome write_sheet(tkd_console *console, const tkd_brief *brief, const asked *what,
                               sheet *place)
{
    tkd_error err = {0};
    if (place->type == TYPE_CSV || place->type == TYPE_COLUMNS) {
        return write_csv(console, brief, what, place);
    }
    if (place->type == TYPE_PDF) {
        return write_pdf(console, brief, place);
    }
    if (write_paper(console, brief, place, &err) != TKD_OK) {
        tkd_console_fail(console, &err, "aruannet ei saa kirjutada",
                         "the report cannot be written");
        return TKD_OUTCOME_INTERNAL;
    }
    return TKD_OUTCOME_DONE;
}

// ---- The command --------------------------------------------------------------------------------

// Before any work is done, so that a wrong path or a missing printer costs nothing.
static tkd_outcome open_sheets(tkd_console *console, asked *what)
{
    for (size_t i = 0; i < what->sheet_count; i++) {
        tkd_outcome outcome =
            what->sheets[i].type == TYPE_PDF ? tkd_printer_find(console) : TKD_OUTCOME_DONE;
        if (outcome == TKD_OUTCOME_DONE) {
            outcome = tkd_delivery_open(console, what->sheets[i].path, &what->sheets[i].delivery);
        }
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
        what->open_count++;
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, asked *what)
{
    tkd_brief brief;
    tkd_outcome outcome = tkd_request_check(session, options);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_dossier_make(session, options, &what->wish, &brief);
    }
    for (size_t i = 0; i < what->sheet_count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = write_sheet(session->console, &brief, what, &what->sheets[i]);
    }
    for (size_t i = 0; i < what->sheet_count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = tkd_delivery_close(session->console, &what->sheets[i].delivery);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        tkd_missing_tell(session->console, brief.input->results);
    }
    return outcome;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    tkd_session session = {0};
    asked what = {0};
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_asked(console, arguments, &what);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = open_sheets(console, &what);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_session_open(console, arguments, &session);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = make(&session, &options, &what);
    }
    tkd_session_close(&session);
    for (size_t i = 0; i < what.open_count; i++) {
        tkd_delivery_cancel(&what.sheets[i].delivery);
    }
    return outcome;
}

const tkd_command tkd_command_report = {
    .name = "report",
    .alias = "aruanne",
    .summary = {"kirjutab kitsaskohtade aruande keskvalitsusele või omavalitsusele",
                "writes the report on bottlenecks, for central government or a municipality"},
    .operands = {"RADA…", "PATH…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"journeys/kohanemine -o aruanne.docx -o aruanne.xlsx -o aruanne.html",
             {"aruanne keskvalitsusele kolmel kujul",
              "the report for central government, in three forms"}},
            {"journeys/kohanemine --form kov --kov saaremaa --scenario saaremaa-kaks -o "
             "saaremaa.html",
             {"aruanne Saaremaale, koos stsenaariumi võrdlusega",
              "the report for Saaremaa, with a scenario compared"}},
            {"journeys/keeleope -n 4 -o kitsaskohad.csv --csv excel-et",
             {"kitsaskohtade tabel Exceli jaoks", "the table of bottlenecks for Excel"}},
        },
    .run = run,
};
