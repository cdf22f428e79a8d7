// SPDX-License-Identifier: EUPL-1.2
// A first look at the bytes of a file, before YAML: are they text at all?
#ifndef TKD_DOCUMENT_SCAN_H
#define TKD_DOCUMENT_SCAN_H

#include "teekond/problem.h"

/** Text without the byte order mark that some editors put in front. */
tkd_text tkd_scan_content(const tkd_file *file);

/** Report bytes that are not UTF-8 and characters that YAML forbids. False when there were any: the
 *  text is not to be read further. */
bool tkd_scan(const tkd_file *file, uint32_t number, tkd_problems *problems);

/** Is it a character that may stand in texts, as YAML and XML agree? */
bool tkd_scan_is_printable(uint32_t character);

#endif
