// SPDX-License-Identifier: EUPL-1.2
// Units of work shared out among ranks. In every round each rank runs a portion of its own, packs what
// they gave, and gives it to all others; then every rank takes all of them in ascending order, as one
// process alone does. So all ranks come to know the same, decide alike, and write the same bytes.
#include <string.h>

#include "crew.h"

static const uint64_t prime = 0x9e3779b97f4a7c15; // spreads what is signed over a word

enum { ROUND = 32 }; // units of each rank in a round: so many tallies must fit in memory

typedef struct tkd_sharing {
    const tkd_work *work;
    tkd_ranks *ranks;
    uint32_t own;
    uint32_t size;
    tkd_arena arena;       // of parcels
    tkd_arena scratch;     // of the unit that is taken
    tkd_parcel *parcels;   // [size]
    tkd_meeting *meetings; // [size]
    uint64_t same;
    uint64_t taken;
    bool stopped;
} tkd_sharing;

// Of the units of a round each rank runs every size-th: what an interruption leaves on all ranks
// together are then its first ones.
static tkd_portion portion_of(const tkd_sharing *sharing, uint64_t first, uint64_t end)
{
    const uint64_t begin = first + sharing->own;

    return (tkd_portion){begin, sharing->size,
                         begin < end ? (end - begin + sharing->size - 1) / sharing->size : 0};
}

static tkd_status pack_one(const tkd_yield *yield, tkd_unit unit, void *context, tkd_error *err)
{
    const tkd_sharing *sharing = context;
    const tkd_case_ready *ready = unit.job->ready;
    tkd_parcel *parcel = &sharing->parcels[sharing->own];

    tkd_parcel_put_tally(parcel, tkd_kit_layout(ready->kit), yield->tally);
    if (unit.job->options.record_clients) {
        tkd_parcel_put_logs(parcel, yield->logs, ready->network->stream_count);
    }
    return parcel->failed
               ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for what is shared")
               : TKD_OK;
}

static tkd_status take_one(tkd_sharing *sharing, uint32_t from, uint64_t number, tkd_error *err)
{
    const tkd_unit unit = tkd_work_unit(sharing->work, number);
    const tkd_case_ready *ready = unit.job->ready;
    tkd_parcel *parcel = &sharing->parcels[from];
    tkd_tally tally = {0};
    tkd_yield yield = {.tally = &tally};

    tkd_arena_reset(&sharing->scratch);
    if (!tkd_parcel_tally(parcel, tkd_kit_layout(ready->kit), &sharing->scratch, &tally) ||
        (unit.job->options.record_clients &&
         !tkd_parcel_logs(parcel, ready->network->stream_count, &sharing->scratch, &yield.logs))) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for what is shared");
    }
    TKD_TRY(unit.job->replicated(&yield, unit.replication, unit.job->context, err));
    sharing->taken++;
    return TKD_OK;
}

// The rank whose unit failed first says what happened, on all ranks.
static tkd_status tell_failure(tkd_sharing *sharing, uint32_t from, const tkd_error *own,
                               tkd_error *err)
{
    tkd_parcel *parcel = &sharing->parcels[from];

    tkd_parcel_empty(parcel);
    if (from == sharing->own) {
        tkd_parcel_put_error(parcel, own);
    }
    TKD_TRY(tkd_ranks_give(sharing->ranks, from, parcel, err));
    return tkd_parcel_error(parcel, err);
}

// What the ranks brought to their meeting, together.
typedef struct tkd_outcome_of_all {
    uint64_t reached; // the first unit that is not done
    uint64_t failed;
    bool is_same;
    bool has_left;
} tkd_outcome_of_all;

static tkd_outcome_of_all sum_up(const tkd_sharing *sharing)
{
    tkd_outcome_of_all all = {.reached = TKD_NEVER, .failed = TKD_NEVER, .is_same = true};

    for (uint32_t rank = 0; rank < sharing->size; rank++) {
        const tkd_meeting *brought = &sharing->meetings[rank];
        all.reached = brought->reached < all.reached ? brought->reached : all.reached;
        all.failed = brought->failed < all.failed ? brought->failed : all.failed;
        all.is_same = all.is_same && brought->same == sharing->same;
        all.has_left = all.has_left || brought->left != 0;
    }
    return all;
}

static tkd_status explain(const tkd_sharing *sharing, const tkd_outcome_of_all *all, tkd_error *err)
{
    const bool estonian = sharing->work->study->problems->language == TKD_ET;

    if (all->has_left) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s",
                        estonian ? "üks MPI protsessidest lõpetas enne teisi: kas kõik näevad "
                                   "samu faile ja kas neil jätkub mälu?"
                                 : "one of the MPI processes ended before the others: do all see "
                                   "the same files and have they memory enough?");
    }
    return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s",
                    estonian ? "MPI protsessid lugesid eri tööruume: kõik peavad nägema samu faile"
                             : "the MPI processes read different workspaces: all must see the same "
                               "files");
}

// Run units [first, end) on all ranks and take them.
static tkd_status make_round(tkd_sharing *sharing, uint64_t first, uint64_t end, tkd_error *err)
{
    const tkd_portion portion = portion_of(sharing, first, end);
    tkd_progress progress = {0};
    tkd_error own = {0};

    tkd_parcel_empty(&sharing->parcels[sharing->own]);
    const tkd_status status =
        tkd_crew_run(sharing->work, portion, pack_one, sharing, &progress, &own);
    const bool is_done = progress.taken == portion.count;
    const uint64_t reached = portion.first + progress.taken * portion.stride;
    const tkd_meeting meeting = {.failed = status == TKD_OK ? TKD_NEVER : reached,
                                 .reached = is_done ? end : reached,
                                 .same = sharing->same};
    TKD_TRY(tkd_ranks_meet(sharing->ranks, &meeting, sharing->work->study->options->interrupted,
                           sharing->meetings, err));
    const tkd_outcome_of_all all = sum_up(sharing);
    if (all.has_left || !all.is_same) {
        return explain(sharing, &all, err);
    }
    if (all.failed != TKD_NEVER) {
        return tell_failure(sharing, (uint32_t)((all.failed - first) % sharing->size), &own, err);
    }
    sharing->stopped = all.reached < end;
    for (uint32_t rank = 0; rank < sharing->size; rank++) {
        TKD_TRY(tkd_ranks_give(sharing->ranks, rank, &sharing->parcels[rank], err));
    }
    for (uint64_t i = first; i < end && i < all.reached; i++) {
        TKD_TRY(take_one(sharing, (uint32_t)((i - first) % sharing->size), i, err));
    }
    return TKD_OK;
}

// What all ranks must agree about, as one word: the models and how they are run.
static uint64_t sign(const tkd_work *work)
{
    uint64_t sum = work->study->seed * prime ^ work->study->replications;

    for (size_t i = 0; i < work->job_count; i++) {
        char fingerprint[17];
        uint64_t words[2];
        tkd_model_fingerprint(work->jobs[i].ready->model, fingerprint);
        memcpy(words, fingerprint, sizeof words);
        sum = (sum ^ words[0]) * prime;
        sum = (sum ^ sum >> 29 ^ words[1]) * prime;
    }
    return sum;
}

static tkd_status begin(tkd_sharing *sharing, tkd_error *err)
{
    sharing->parcels = TKD_TAKE(&sharing->arena, sharing->size, tkd_parcel);
    sharing->meetings = TKD_TAKE(&sharing->arena, sharing->size, tkd_meeting);
    if (sharing->parcels == NULL || sharing->meetings == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for what is shared");
    }
    for (uint32_t rank = 0; rank < sharing->size; rank++) {
        tkd_parcel_init(&sharing->parcels[rank], &sharing->arena);
    }
    return TKD_OK;
}

tkd_status tkd_share_out(const tkd_work *work, tkd_progress *progress, tkd_error *err)
{
    tkd_ranks *ranks = work->study->options->ranks;
    tkd_sharing sharing = {.work = work,
                           .ranks = ranks,
                           .own = tkd_ranks_own(ranks),
                           .size = tkd_ranks_count(ranks),
                           .same = sign(work)};
    const uint64_t last = tkd_work_units(work);
    const uint64_t round = (uint64_t)sharing.size * ROUND;
    tkd_status status = begin(&sharing, err);

    for (uint64_t first = 0; status == TKD_OK && !sharing.stopped && first < last;) {
        const uint64_t end = round < last - first ? first + round : last;
        status = make_round(&sharing, first, end, err);
        first = end;
    }
    *progress = (tkd_progress){.taken = sharing.taken, .stopped = sharing.stopped};
    tkd_arena_clear(&sharing.scratch);
    tkd_arena_clear(&sharing.arena);
    return status;
}
