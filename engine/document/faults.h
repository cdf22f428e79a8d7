// SPDX-License-Identifier: EUPL-1.2
// The words for each fault of the reading itself, one function each.
#ifndef TKD_DOCUMENT_FAULTS_H
#define TKD_DOCUMENT_FAULTS_H

#include "reader.h"

/** These two end the reading, and what was read is not used. */
void tkd_fault_too_many(tkd_reader *reader, tkd_place place);
void tkd_fault_too_deep(tkd_reader *reader, tkd_place place);

void tkd_fault_tag(tkd_reader *reader, tkd_place place);
void tkd_fault_escaped_control(tkd_reader *reader, uint32_t character, tkd_place place);
void tkd_fault_doubled_key(tkd_reader *reader, const tkd_pending_key *key, tkd_place first);
void tkd_fault_merge_key(tkd_reader *reader, tkd_place place);
void tkd_fault_complex_key(tkd_reader *reader, tkd_place place);
void tkd_fault_empty_key(tkd_reader *reader, tkd_place place);
/** The value that waits in `level`, a list or a map, is empty. */
void tkd_fault_empty_value(tkd_reader *reader, const tkd_level *level, tkd_place place);
void tkd_fault_alias(tkd_reader *reader, tkd_text name, tkd_place place, bool is_own_parent);
void tkd_fault_second_document(tkd_reader *reader, tkd_place place);
void tkd_fault_no_document(tkd_reader *reader);
void tkd_fault_too_large(tkd_problems *problems, uint32_t file, size_t bytes);

#endif
