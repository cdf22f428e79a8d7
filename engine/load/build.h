// SPDX-License-Identifier: EUPL-1.2
// From a canonical, edited tree to a model: what variation.c asks of the reader.
#ifndef TKD_LOAD_BUILD_H
#define TKD_LOAD_BUILD_H

#include "reader.h"

/** A proposal that is adopted, or a bottleneck that is taken away. */
typedef struct tkd_adoption {
    tkd_text proposal; /**< Id; empty: `bottleneck` is taken away by itself. */
    tkd_text bottleneck;
    double share;          /**< Of `bottleneck`. */
    const tkd_text *where; /**< Ids of municipalities; NULL: all. */
    size_t where_count;
    bool everywhere_else; /**< What no municipality can have for itself is for all. */
} tkd_adoption;

/** Read `root` into a model in `arena`. Everything found goes to `problems`.
 *  @retval TKD_ERR_VALUE  `problems` holds errors. */
TKD_MUST_CHECK tkd_status tkd_build(tkd_node *root, const tkd_adoption *adoptions,
                                    size_t adoption_count, tkd_text scenario, tkd_arena *arena,
                                    tkd_arena *scratch, const tkd_model **model,
                                    tkd_problems *problems, tkd_error *err);

/** Fill which proposals are adopted where. */
void tkd_set_adopted(tkd_reader *reader, const tkd_adoption *adoptions, size_t adoption_count);

/** Fill how much remains of each bottleneck in each municipality. */
void tkd_set_remaining(tkd_reader *reader, const tkd_adoption *adoptions, size_t adoption_count);

#endif
