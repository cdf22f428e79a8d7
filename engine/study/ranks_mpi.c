// SPDX-License-Identifier: EUPL-1.2
// Ranks over MPI. Everything that matters is 64-bit words in collective calls, which MPI carries
// between machines of either byte order; only the call to stop is a message of its own, because it
// must be heard while others are in the middle of their work.
#include <mpi.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ranks.h"

enum { STOP_TAG = 1, MEETING_WORDS = 5, SPINS = 64 };

static const size_t most_words = (size_t)1 << 27; // of one call: its counts are of type int

struct tkd_ranks {
    int own;
    int count;
    bool has_told;
    bool is_told;
    bool *heard;            // [count] ranks whose call to stop was received
    MPI_Request *calls;     // [count] own calls to stop under way
    uint64_t *rows;         // [count × MEETING_WORDS] of a meeting
    tkd_meeting *last_rows; // [count] of the last meeting
};

// Words that every launcher of MPI programs gives to those that it starts. Nobody has to wait for MPI
// to find out that a program is alone.
static bool is_launched(void)
{
    static const char *const signs[] = {"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK"};

    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (getenv(signs[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static tkd_status unreachable(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_LIBRARY, TKD_NOWHERE,
                    "MPI protsessid ei saa omavahel ühendust (the MPI processes cannot reach each "
                    "other)");
}

tkd_status tkd_ranks_begin(tkd_arena *arena, tkd_ranks **ranks, tkd_error *err)
{
    int provided = 0;
    tkd_ranks made = {0};
    tkd_ranks *kept = NULL;

    *ranks = NULL;
    if (!is_launched()) {
        return TKD_OK;
    }
    if (MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &provided) != MPI_SUCCESS ||
        MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN) != MPI_SUCCESS ||
        MPI_Comm_rank(MPI_COMM_WORLD, &made.own) != MPI_SUCCESS ||
        MPI_Comm_size(MPI_COMM_WORLD, &made.count) != MPI_SUCCESS ||
        provided < MPI_THREAD_FUNNELED) {
        return unreachable(err);
    }
    made.heard = TKD_TAKE(arena, (size_t)made.count, bool);
    made.calls = TKD_TAKE(arena, (size_t)made.count, MPI_Request);
    made.rows = TKD_TAKE(arena, (size_t)made.count * MEETING_WORDS, uint64_t);
    made.last_rows = TKD_TAKE(arena, (size_t)made.count, tkd_meeting);
    kept = TKD_TAKE(arena, 1, tkd_ranks);
    if (made.heard == NULL || made.calls == NULL || made.rows == NULL || made.last_rows == NULL ||
        kept == NULL) {
        (void)MPI_Finalize();
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the ranks");
    }
    *kept = made;
    *ranks = kept;
    return TKD_OK;
}

uint32_t tkd_ranks_own(const tkd_ranks *ranks)
{
    return ranks == NULL ? 0 : (uint32_t)ranks->own;
}

uint32_t tkd_ranks_count(const tkd_ranks *ranks)
{
    return ranks == NULL ? 1 : (uint32_t)ranks->count;
}

void tkd_ranks_tell(tkd_ranks *ranks)
{
    if (ranks == NULL || ranks->has_told) {
        return;
    }
    ranks->has_told = true;
    for (int rank = 0; rank < ranks->count; rank++) {
        ranks->calls[rank] = MPI_REQUEST_NULL;
        if (rank != ranks->own) {
            (void)MPI_Isend(NULL, 0, MPI_BYTE, rank, STOP_TAG, MPI_COMM_WORLD, &ranks->calls[rank]);
        }
    }
}

static void hear_from(tkd_ranks *ranks, int rank)
{
    (void)MPI_Recv(NULL, 0, MPI_BYTE, rank, STOP_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    ranks->heard[rank] = true;
    ranks->is_told = true;
}

bool tkd_ranks_is_told(tkd_ranks *ranks)
{
    int waiting = 0;
    MPI_Status call;

    if (ranks == NULL) {
        return false;
    }
    if (MPI_Iprobe(MPI_ANY_SOURCE, STOP_TAG, MPI_COMM_WORLD, &waiting, &call) == MPI_SUCCESS &&
        waiting != 0) {
        hear_from(ranks, call.MPI_SOURCE);
    }
    return ranks->is_told;
}

// Wait without keeping a processor busy that others could work on; a call to stop is passed on.
static bool wait_for(tkd_ranks *ranks, MPI_Request *request, const bool *interrupted)
{
    const struct timespec pause = {.tv_nsec = 100000};
    int done = 0;

    for (uint32_t tries = 0;; tries++) {
        if (MPI_Test(request, &done, MPI_STATUS_IGNORE) != MPI_SUCCESS) {
            return false;
        }
        if (done != 0) {
            return true;
        }
        if (interrupted != NULL && __atomic_load_n(interrupted, __ATOMIC_RELAXED)) {
            tkd_ranks_tell(ranks);
        }
        if (tries > SPINS) {
            (void)nanosleep(&pause, NULL);
        }
    }
}

tkd_status tkd_ranks_meet(tkd_ranks *ranks, const tkd_meeting *own, const bool *interrupted,
                          tkd_meeting *all, tkd_error *err)
{
    const uint64_t row[MEETING_WORDS] = {own->failed, own->reached, own->same, own->left,
                                         ranks->has_told ? 1 : 0};
    MPI_Request request = MPI_REQUEST_NULL;

    if (MPI_Iallgather(row, MEETING_WORDS, MPI_UINT64_T, ranks->rows, MEETING_WORDS, MPI_UINT64_T,
                       MPI_COMM_WORLD, &request) != MPI_SUCCESS ||
        !wait_for(ranks, &request, interrupted) ||
        MPI_Wait(&request, MPI_STATUS_IGNORE) != MPI_SUCCESS) { // done: gives the request back
        // NOLINTNEXTLINE(clang-analyzer-optin.mpi.MPI-Checker): a test that failed leaves no request
        return unreachable(err);
    }
    for (int rank = 0; rank < ranks->count; rank++) {
        const uint64_t *brought = ranks->rows + (size_t)rank * MEETING_WORDS;
        all[rank] = (tkd_meeting){brought[0], brought[1], brought[2], brought[3], brought[4]};
    }
    return TKD_OK;
}

// Does every rank agree? None goes on alone into a call that the others will not make.
static bool do_all(bool agrees)
{
    int own = agrees ? 1 : 0;
    int all = 0;

    return MPI_Allreduce(&own, &all, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD) == MPI_SUCCESS &&
           all == 1;
}

tkd_status tkd_ranks_give(tkd_ranks *ranks, uint32_t from, tkd_parcel *parcel, tkd_error *err)
{
    uint64_t size = parcel->count;
    bool has_room = true;

    if (ranks == NULL) {
        return TKD_OK;
    }
    if (MPI_Bcast(&size, 1, MPI_UINT64_T, (int)from, MPI_COMM_WORLD) != MPI_SUCCESS) {
        return unreachable(err);
    }
    if (tkd_ranks_own(ranks) != from) {
        has_room = tkd_parcel_make(parcel, (size_t)size);
    }
    if (!do_all(has_room)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for another rank's tallies");
    }
    for (size_t at = 0; at < size; at += most_words) {
        const size_t left = (size_t)size - at;
        if (MPI_Bcast(parcel->words + at, (int)(left < most_words ? left : most_words),
                      MPI_UINT64_T, (int)from, MPI_COMM_WORLD) != MPI_SUCCESS) {
            return unreachable(err);
        }
    }
    return TKD_OK;
}

// Rows of the last meeting: whoever told to stop has sent a message that must be received.
static void hear_all(tkd_ranks *ranks)
{
    for (int rank = 0; rank < ranks->count; rank++) {
        if (rank != ranks->own && ranks->last_rows[rank].told != 0 && !ranks->heard[rank]) {
            hear_from(ranks, rank);
        }
    }
    if (ranks->has_told) {
        (void)MPI_Waitall(ranks->count, ranks->calls, MPI_STATUSES_IGNORE);
    }
}

void tkd_ranks_end(tkd_ranks *ranks)
{
    const tkd_meeting last = {.failed = TKD_NEVER, .reached = TKD_NEVER, .left = 1};
    bool all_left = false;

    if (ranks == NULL) {
        return;
    }
    while (!all_left && tkd_ranks_meet(ranks, &last, NULL, ranks->last_rows, NULL) == TKD_OK) {
        all_left = true;
        for (int rank = 0; rank < ranks->count; rank++) {
            all_left = all_left && ranks->last_rows[rank].left != 0;
        }
    }
    if (all_left) {
        hear_all(ranks);
    }
    (void)MPI_Finalize();
}
