// SPDX-License-Identifier: EUPL-1.2
// What commands that make data of a simulation have in common: places to write are opened first, the
// workspace is read, something is made of it, written in the form that each place asks for, and put in
// place only when all was written.
#ifndef TEEKOND_TOOL_SHELL_H
#define TEEKOND_TOOL_SHELL_H

#include "request.h"

/** What is made and how it is written. Callbacks get `context`. */
typedef struct tkd_product {
    void *context;
    /** Makes it; tells what is wrong itself. */
    tkd_outcome (*make)(tkd_session *session, const tkd_study_options *options, void *context);
    void (*print)(const tkd_report *report, tkd_writer *out, const void *context);
    void (*write_csv)(tkd_arena *arena, tkd_writer *out, const void *context);
    void (*write_json)(tkd_json *json, const void *context);
    /** Last before the files are put in place; NULL: nothing. */
    tkd_outcome (*save)(tkd_session *session, const tkd_study_options *options, void *context);
    /** The results that it rests on, for what is told of them at the end. */
    const tkd_results *(*results)(const void *context);
    bool tells_missing; /**< Say what the map lacks where nothing took time. */
} tkd_product;

/** Make it and write it to every `-o`. */
tkd_outcome tkd_shell_run(tkd_console *console, const tkd_arguments *arguments,
                          const tkd_study_options *options, const tkd_product *product);

#endif
