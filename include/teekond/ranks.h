// SPDX-License-Identifier: EUPL-1.2
// Ranks: the processes of one `mpirun`, among which a study's replications are shared out. Every rank
// reads the same files and comes to know every replication, so that all of them decide alike; rank 0
// alone speaks and writes. A build without MPI, or a program that mpirun did not start, is one rank.
#ifndef TEEKOND_RANKS_H
#define TEEKOND_RANKS_H

#include "teekond/arena.h"

/** Opaque; NULL is one process alone. Used from one thread. */
typedef struct tkd_ranks tkd_ranks;

/** Join the other ranks, if there are any.
 *  @param      arena  The ranks live there.
 *  @param[out] ranks  NULL: alone. tkd_ranks_end before the arena is cleared.
 *  @retval TKD_ERR_LIBRARY  The others cannot be reached. */
TKD_API TKD_MUST_CHECK tkd_status tkd_ranks_begin(tkd_arena *arena, tkd_ranks **ranks,
                                                  tkd_error *err);

/** Part from the others: waits until they end too, and lets those that still expect this rank at a
 *  study know that it will not come. NULL is allowed. */
TKD_API void tkd_ranks_end(tkd_ranks *ranks);

/** The number of this rank, from 0. */
TKD_API uint32_t tkd_ranks_own(const tkd_ranks *ranks);
/** How many ranks there are, at least 1. */
TKD_API uint32_t tkd_ranks_count(const tkd_ranks *ranks);

#endif
