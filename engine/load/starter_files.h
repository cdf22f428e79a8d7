// SPDX-License-Identifier: EUPL-1.2
// The files of `templates/` as the build puts them into the program (tools/cmake/embed.cmake).
#ifndef TKD_LOAD_STARTER_FILES_H
#define TKD_LOAD_STARTER_FILES_H

#include "teekond/load.h"

extern const tkd_starter_file tkd_starter_et[];
extern const size_t tkd_starter_et_count;
extern const tkd_starter_file tkd_starter_en[];
extern const size_t tkd_starter_en_count;

#endif
