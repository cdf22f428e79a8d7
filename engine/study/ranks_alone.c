// SPDX-License-Identifier: EUPL-1.2
// Ranks of a build without MPI: there is one, and nobody to meet.
#include "ranks.h"

tkd_status tkd_ranks_begin(tkd_arena *arena, tkd_ranks **ranks, tkd_error *err)
{
    (void)arena;
    (void)err;
    *ranks = NULL;
    return TKD_OK;
}

void tkd_ranks_end(tkd_ranks *ranks)
{
    TKD_REQUIRE(ranks == NULL);
}

uint32_t tkd_ranks_own(const tkd_ranks *ranks)
{
    TKD_REQUIRE(ranks == NULL);
    return 0;
}

uint32_t tkd_ranks_count(const tkd_ranks *ranks)
{
    TKD_REQUIRE(ranks == NULL);
    return 1;
}

tkd_status tkd_ranks_meet(tkd_ranks *ranks, const tkd_meeting *own, const bool *interrupted,
                          tkd_meeting *all, tkd_error *err)
{
    (void)interrupted;
    (void)err;
    TKD_REQUIRE(ranks == NULL);
    all[0] = *own;
    return TKD_OK;
}

tkd_status tkd_ranks_give(tkd_ranks *ranks, uint32_t from, tkd_parcel *parcel, tkd_error *err)
{
    (void)parcel;
    (void)err;
    TKD_REQUIRE(ranks == NULL && from == 0);
    return TKD_OK;
}

void tkd_ranks_tell(tkd_ranks *ranks)
{
    TKD_REQUIRE(ranks == NULL);
}

bool tkd_ranks_is_told(tkd_ranks *ranks)
{
    TKD_REQUIRE(ranks == NULL);
    return false;
}
