// SPDX-License-Identifier: EUPL-1.2
// The starter workspace that `teekond init` writes: the files of `templates/`, and the schema that
// their first lines name.
#include "starter_files.h"

const tkd_starter_file *tkd_starter_files(tkd_language language, size_t *count)
{
    if (language == TKD_ET) {
        *count = tkd_starter_et_count;
        return tkd_starter_et;
    }
    *count = tkd_starter_en_count;
    return tkd_starter_en;
}
