// SPDX-License-Identifier: EUPL-1.2
// What libyaml says when it cannot go on, retold for people who do not know YAML.
#ifndef TKD_DOCUMENT_YAML_FAULT_H
#define TKD_DOCUMENT_YAML_FAULT_H

#include "reader.h"

#include <yaml.h>

/** Report why `parser` stopped. */
void tkd_yaml_fault_report(tkd_reader *reader, const yaml_parser_t *parser);

#endif
