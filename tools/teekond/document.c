// SPDX-License-Identifier: EUPL-1.2
// Making the picture's document, and reading a saved one: is it a document at all, and does it have
// what the pictures show? What else is in it the drawing program looks at.
#include "document.h"

#include "teekond/writer.h"

#include <errno.h>
#include <stdio.h>

#include "delivery.h"

enum { DOCUMENT_MAX = 256 << 20 };

tkd_outcome tkd_document_picture(tkd_console *console, const tkd_model *model,
                                 const tkd_results *results, const tkd_findings *findings,
                                 const tkd_picture_options *shown, tkd_picture *picture)
{
    tkd_error err = {0};
    const tkd_status status =
        tkd_picture_build(model, results, findings, shown, console->arena, picture, &err);
    if (status == TKD_ERR_REFERENCE) {
        tkd_console_fail(console, &err, "sellist pilti ei saa teha", "there is no such picture");
        return tkd_console_usage(console);
    }
    if (status != TKD_OK) {
        tkd_console_fail(console, &err, "pilti ei saa teha", "the picture cannot be made");
        return TKD_OUTCOME_INTERNAL;
    }
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_document_write(tkd_console *console, const tkd_picture *picture,
                               const tkd_results *results, const tkd_findings *findings,
                               tkd_text *document)
{
    tkd_error err = {0};
    tkd_writer out;
    tkd_json json;
    tkd_writer_init_memory(&out, console->arena, 0);
    tkd_json_init(&json, &out);
    tkd_picture_write_json(picture, results, findings, &json);
    *document = tkd_writer_text(&out);
    if (tkd_writer_finish(&out, &err) != TKD_OK) {
        tkd_console_fail(console, &err, "pilti ei saa teha", "the picture cannot be made");
        return TKD_OUTCOME_INTERNAL;
    }
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_document_save(tkd_console *console, const char *path, tkd_text document)
{
    tkd_delivery delivery;
    const tkd_outcome outcome = tkd_delivery_open(console, path, &delivery);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    tkd_write(&delivery.writer, document);
    return tkd_delivery_close(console, &delivery);
}

tkd_outcome tkd_document_keep(tkd_session *session, const tkd_study_options *options,
                              const char *path, const tkd_results *results,
                              const tkd_findings *findings, const tkd_proposal_gains *gains)
{
    const tkd_variation variation = tkd_request_variation(options);
    const tkd_picture_options shown = {.beside = TKD_BESIDE_MUNICIPALITIES, .gains = gains};
    const tkd_model *model = NULL;
    tkd_picture picture;
    tkd_text document = {0};

    if (path == NULL) {
        return TKD_OUTCOME_DONE;
    }
    tkd_outcome outcome = tkd_session_model(session, &variation, &model);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome =
            tkd_document_picture(session->console, model, results, findings, &shown, &picture);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_document_write(session->console, &picture, results, findings, &document);
    }
    return outcome == TKD_OUTCOME_DONE ? tkd_document_save(session->console, path, document)
                                       : outcome;
}

bool tkd_document_is_operand(const tkd_arguments *arguments)
{
    return arguments->operand_count == 1 &&
           tkd_text_ends_with(tkd_text_of(arguments->operands[0]), TKD_TEXT(".json"));
}

static tkd_outcome read_bytes(tkd_console *console, const char *path, tkd_text *document)
{
    char chunk[65536];
    size_t got = 0;
    tkd_writer bytes;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        char words[160];
        tkd_error err = {0};
        (void)TKD_FAIL(&err, TKD_ERR_IO, TKD_NOWHERE, "%s: %s", path,
                       tkd_reason(errno, words, sizeof(words)));
        tkd_console_fail(console, &err, "sisendit ei saa lugeda", "the input cannot be read");
        return TKD_OUTCOME_UNREADABLE;
    }
    tkd_writer_init_memory(&bytes, console->arena, DOCUMENT_MAX);
    while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0) {
        tkd_write(&bytes, (tkd_text){chunk, got});
    }
    const bool failed = ferror(file) != 0;
    (void)fclose(file);
    *document = tkd_writer_text(&bytes);
    if (failed || bytes.status != TKD_OK) {
        tkd_console_error(console, "%s: faili ei saa lugeda", "%s: the file cannot be read", path);
        return TKD_OUTCOME_UNREADABLE;
    }
    return TKD_OUTCOME_DONE;
}

// ---- What a saved document is and has

static bool holds(tkd_text document, const char *member)
{
    return tkd_text_find(document, tkd_text_of(member), 0) != SIZE_MAX;
}

// Results of `simulate` or `bottlenecks` are often taken for a picture's document.
static tkd_outcome refuse_document(tkd_console *console, const char *path, tkd_text document,
                                   const tkd_error *err)
{
    const bool is_ours = holds(document, "\"teekond\"") && !holds(document, "\"picture\"");
    if (is_ours && holds(document, "\"bottlenecks\"")) {
        tkd_console_error(console, "%s: siin on kitsaskohtade hinnad, mitte pildi andmed",
                          "%s: these are prices of bottlenecks, not the data of a picture", path);
    } else if (is_ours && holds(document, "\"results\"")) {
        tkd_console_error(console, "%s: siin on simulatsiooni tulemused, mitte pildi andmed",
                          "%s: these are results of a simulation, not the data of a picture", path);
    } else {
        tkd_console_error(console, "%s: see ei ole pildi andmete fail (rida %u: %s)",
                          "%s: this is no file of a picture's data (line %u: %s)", path,
                          err->place.line, err->message);
    }
    tkd_console_hint(console,
                     "joonista tööruumist: teekond joonista RADA…; pildi andmed salvestab "
                     "joonista --document FAIL.json",
                     "draw from the workspace: teekond draw PATH…; the data of a picture is saved "
                     "by draw --document FILE.json");
    return TKD_OUTCOME_UNREADABLE;
}

static bool is_priced(const tkd_picture *picture)
{
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        if (picture->bottlenecks[i].priced) {
            return true;
        }
    }
    return false;
}

// What of the needs of a diagram the picture lacks, as an object of "there is no"; NULL: nothing.
static const char *find_lack(const tkd_console *console, const tkd_picture *picture, uint32_t needs)
{
    const struct {
        uint32_t needs;
        bool is_there;
        const char *et;
        const char *en;
    } lacks[] = {
        {TKD_NEED_BEFORE, picture->has_before, "kahte stsenaariumi (enne ja pärast)",
         "two scenarios (before and after)"},
        {TKD_NEED_FIGURES, picture->facts.simulated, "simulatsiooni arve",
         "figures of a simulation"},
        {TKD_NEED_PRICES, is_priced(picture), "kitsaskohtade hindu", "prices of bottlenecks"},
        {TKD_NEED_SERIES, picture->queue_count > 0, "järjekordi nädalati", "queues by week"},
        {TKD_NEED_TRACES, picture->person_count > 0, "inimeste ajajooni", "time lines of people"},
        {TKD_NEED_SWEEP, picture->capacity_count > 0, "proovitud ametikohtade arve",
         "numbers of staff that were tried"},
        {TKD_NEED_FIGURES | TKD_NEED_BESIDE, picture->variant_count > 0,
         "omavalitsusi ega stsenaariume kõrvuti", "municipalities or scenarios side by side"},
    };
    for (size_t i = 0; i < sizeof(lacks) / sizeof(lacks[0]); i++) {
        if (!lacks[i].is_there && (needs & lacks[i].needs) == lacks[i].needs) {
            return tkd_say(console, lacks[i].et, lacks[i].en);
        }
    }
    return NULL;
}

static tkd_outcome check_needs(tkd_console *console, const char *path, const tkd_sheets *sheets,
                               const tkd_picture *picture)
{
    for (size_t i = 0; i < sheets->count; i++) {
        const tkd_picture_kind *kind = sheets->list[i].kind;
        const char *lack = find_lack(console, picture, kind->needs);
        const char *name = tkd_say(console, kind->name_et, kind->name);
        if (lack != NULL) {
            tkd_console_error(console, "%s: pildi „%s“ jaoks ei ole siin %s",
                              "%s: for the picture '%s' there are no %s", path, name, lack);
            tkd_console_hint(console, "joonista tööruumist: teekond joonista -d %s RADA…",
                             "draw from the workspace: teekond draw -d %s PATH…", name);
            return tkd_console_usage(console);
        }
    }
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_document_read(tkd_console *console, const char *path, const tkd_sheets *sheets,
                              tkd_text *document)
{
    tkd_picture picture;
    tkd_error err = {0};
    const tkd_outcome outcome = read_bytes(console, path, document);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const tkd_status status = tkd_picture_read_json(*document, console->arena, &picture, &err);
    if (status == TKD_ERR_MEMORY) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    if (status != TKD_OK) {
        return refuse_document(console, path, *document, &err);
    }
    const tkd_outcome checked = check_needs(console, path, sheets, &picture);
    return checked == TKD_OUTCOME_DONE ? tkd_document_write(console, &picture, NULL, NULL, document)
                                       : checked;
}
