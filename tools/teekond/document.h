// SPDX-License-Identifier: EUPL-1.2
// The picture's document: the map, the results and the findings as one JSON text (docs/picture.md),
// made for the drawing program or kept in a file.
#ifndef TEEKOND_TOOL_DOCUMENT_H
#define TEEKOND_TOOL_DOCUMENT_H

#include "teekond/findings.h"
#include "teekond/model.h"

#include "arguments.h"
#include "console.h"

/** Make the document; --kov, --journey and --group choose what it shows. `results` and `findings`
 *  may be NULL. TKD_OUTCOME_USAGE after saying that there is no such municipality, journey, group. */
tkd_outcome tkd_document_write(tkd_console *console, const tkd_arguments *arguments,
                               const tkd_model *model, const tkd_results *results,
                               const tkd_findings *findings, tkd_text *document);

/** Is the only operand a saved document (`.json`)? */
bool tkd_document_is_operand(const tkd_arguments *arguments);
/** Read a saved document. TKD_OUTCOME_UNREADABLE after saying why. */
tkd_outcome tkd_document_read(tkd_console *console, const char *path, tkd_text *document);

#endif
