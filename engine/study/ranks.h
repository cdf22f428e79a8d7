// SPDX-License-Identifier: EUPL-1.2
// How ranks work together: they meet after each round of replications, all of them or none, and then
// give each other what they have. ranks_mpi.c does it over MPI; ranks_alone.c stands in its place in
// builds without MPI, where there is never anybody to meet.
#ifndef TKD_STUDY_RANKS_H
#define TKD_STUDY_RANKS_H

#include "parcel.h"
#include "teekond/ranks.h"

/** What a rank brings to a meeting. */
typedef struct tkd_meeting {
    uint64_t failed;  /**< The unit of work that failed, or TKD_NEVER. */
    uint64_t reached; /**< The first unit of its own that it has not done. */
    uint64_t same;    /**< Must be equal on all ranks: what they simulate. */
    uint64_t left;    /**< 1: it ends and comes to no further meeting but the last. */
    uint64_t told;    /**< 1: it told the others to stop. Filled in by the meeting. */
} tkd_meeting;

#define TKD_NEVER UINT64_MAX

/** Wait for all ranks; the waiting costs no processor time.
 *  @param      own          What this rank brings.
 *  @param      interrupted  As in tkd_study_options; passed on to the others while waiting.
 *  @param[out] all          What each brought, [tkd_ranks_count].
 *  @retval TKD_ERR_LIBRARY  The others cannot be reached. */
TKD_MUST_CHECK tkd_status tkd_ranks_meet(tkd_ranks *ranks, const tkd_meeting *own,
                                         const bool *interrupted, tkd_meeting *all, tkd_error *err);

/** Give the words of rank `from` to all others, whose `parcel` is replaced. Right after a meeting that
 *  nobody left.
 *  @retval TKD_ERR_MEMORY  Some rank has no room for it: all fail. */
TKD_MUST_CHECK tkd_status tkd_ranks_give(tkd_ranks *ranks, uint32_t from, tkd_parcel *parcel,
                                         tkd_error *err);

/** Tell the others to stop, once; they see it between two replications or in the middle of one. */
void tkd_ranks_tell(tkd_ranks *ranks);
/** Did another rank tell to stop? */
bool tkd_ranks_is_told(tkd_ranks *ranks);

#endif
