// SPDX-License-Identifier: EUPL-1.2
// Programs that are kept once. Of the people of a journey most meet most steps in the same way, whatever
// their group and municipality: what all of them share stays in the cache.
#ifndef TKD_SIMULATE_KEPT_H
#define TKD_SIMULATE_KEPT_H

#include "run.h"

/** Programs by their content: a hash table with open addressing (Knuth, TAOCP 3, 6.4). */
typedef struct tkd_kept_programs {
    uint32_t *slots; /**< [mask + 1] Row + 1; 0: empty. */
    uint64_t *hashes;
    uint32_t mask;
    tkd_program *rows;
    uint32_t count;
} tkd_kept_programs;

/** Room for `most` programs. False when memory runs out. */
TKD_ROOM TKD_MUST_CHECK bool tkd_kept_programs_init(tkd_kept_programs *kept, uint32_t most,
                                                    tkd_arena *arena);
/** The kept program with the content of `program`, its terms and chances included: rows of `terms` and
 *  `chances`. `is_new`: nobody had it before, and it keeps its rows. */
TKD_ROOM const tkd_program *tkd_kept_program(tkd_kept_programs *kept, const tkd_program *program,
                                             const tkd_list *terms, const tkd_list *chances,
                                             bool *is_new);

#endif
