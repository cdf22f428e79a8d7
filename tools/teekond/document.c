// SPDX-License-Identifier: EUPL-1.2
// Making the picture's document, and reading a saved one. What is in a saved one is looked at by the
// drawing program; here it is only bytes.
#include "document.h"

#include "teekond/picture.h"
#include "teekond/writer.h"

#include <errno.h>
#include <stdio.h>

enum { DOCUMENT_MAX = 256 << 20 };

tkd_outcome tkd_document_write(tkd_console *console, const tkd_arguments *arguments,
                               const tkd_model *model, const tkd_results *results,
                               const tkd_findings *findings, tkd_text *document)
{
    tkd_arena *arena = console->arena;
    const tkd_picture_options shown = {
        .municipality = tkd_text_of(tkd_arguments_value(arguments, "kov")),
        .journey = tkd_text_of(tkd_arguments_value(arguments, "journey")),
        .group = tkd_text_of(tkd_arguments_value(arguments, "group")),
    };
    tkd_error err = {0};
    tkd_picture picture;
    tkd_status status = tkd_picture_build(model, results, findings, &shown, arena, &picture, &err);
    if (status == TKD_OK) {
        tkd_writer out;
        tkd_json json;
        tkd_writer_init_memory(&out, arena, 0);
        tkd_json_init(&json, &out);
        tkd_picture_write_json(&picture, results, findings, &json);
        *document = tkd_writer_text(&out);
        status = tkd_writer_finish(&out, &err);
    }
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

bool tkd_document_is_operand(const tkd_arguments *arguments)
{
    return arguments->operand_count == 1 &&
           tkd_text_ends_with(tkd_text_of(arguments->operands[0]), TKD_TEXT(".json"));
}

tkd_outcome tkd_document_read(tkd_console *console, const char *path, tkd_text *document)
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
