// SPDX-License-Identifier: EUPL-1.2
// The picture's document: what is shown, the results and the findings as one JSON text
// (docs/picture.md), made for the drawing program or kept in a file, and read back from one.
#ifndef TEEKOND_TOOL_DOCUMENT_H
#define TEEKOND_TOOL_DOCUMENT_H

#include "teekond/picture.h"

#include "arguments.h"
#include "console.h"
#include "pictures.h"
#include "request.h"

/** Build a picture; `results` and `findings` may be NULL. TKD_OUTCOME_USAGE after saying that there is
 *  no such municipality, journey, group or reference. */
tkd_outcome tkd_document_picture(tkd_console *console, const tkd_model *model,
                                 const tkd_results *results, const tkd_findings *findings,
                                 const tkd_picture_options *shown, tkd_picture *picture);
/** Write the document; `results` and `findings` may be NULL. */
tkd_outcome tkd_document_write(tkd_console *console, const tkd_picture *picture,
                               const tkd_results *results, const tkd_findings *findings,
                               tkd_text *document);
/** Keep a document in a file. */
tkd_outcome tkd_document_save(tkd_console *console, const char *path, tkd_text document);

/** `--document`: keep what a picture with each municipality beside the others shows of the scenario, with
 *  its results, `findings` and `gains` (either may be NULL), to be drawn from again and again. Does nothing
 *  without a path. */
tkd_outcome tkd_document_keep(tkd_session *session, const tkd_study_options *options,
                              const char *path, const tkd_results *results,
                              const tkd_findings *findings, const tkd_proposal_gains *gains);

/** Is the only operand a saved document (`.json`)? */
bool tkd_document_is_operand(const tkd_arguments *arguments);
/** Read a saved document, and see that it has what the pictures show; `*document` is its picture alone.
 *  TKD_OUTCOME_UNREADABLE after saying that it is none, TKD_OUTCOME_USAGE after saying what it lacks. */
tkd_outcome tkd_document_read(tkd_console *console, const char *path, const tkd_sheets *sheets,
                              tkd_text *document);

#endif
