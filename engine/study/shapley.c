// SPDX-License-Identifier: EUPL-1.2
// Shapley's shares. Where bottlenecks are few, all their sets are simulated, replication by replication.
// Where they are many, orders are drawn (Castro, Gómez and Tejada, Computers & Operations Research 36,
// 2009), each read forwards and backwards, which takes away much of the noise (Mitchell, Cooper, Frank and
// Holmes, Journal of Machine Learning Research 23, 2022). Every order goes through one replication, the
// orders through the replications in turn: so their spread from replication to replication holds both what
// the orders and what the people make of it. In each order the shares add up to the whole.
#include "shapley.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coalition.h"

enum { LEAST_REPLICATIONS = 2 }; // that have an interval

// Sums over what was found in each replication; divided by the weights they are the answer.
typedef struct tkd_sharing {
    tkd_coalitions sets;
    tkd_findings *findings;
    const tkd_price_row **prices; // [count] for everybody, of each member
    uint32_t count;               // members
    uint32_t replications;
    tkd_sample *shares; // [count × replications]
    tkd_sample *alone;  // likewise: saved by each alone
    tkd_sample *whole;  // [replications]
    double *found;      // [count] shares in one order or replication
    uint64_t *list;     // sets to be simulated
    uint32_t *order;    // [count]
    tkd_interactions *out;
} tkd_sharing;

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the shares");
}

static void show_slowly(double share_done, void *context)
{
    const tkd_paced *paced = context;

    paced->outer->progress(share_done * paced->until, paced->outer->progress_context);
}

void tkd_pace(tkd_paced *paced, const tkd_study_options *outer, double until)
{
    *paced = (tkd_paced){.options = *outer, .outer = outer, .until = until};
    if (outer->progress != NULL) {
        paced->options.progress = show_slowly;
        paced->options.progress_context = paced;
    }
}

// ---- members ------------------------------------------------------------------------------------

static const tkd_price_row *price_of(const tkd_findings *findings, tkd_text bottleneck)
{
    const tkd_text all = TKD_TEXT("*");

    for (size_t i = 0; i < findings->price_count; i++) {
        const tkd_price_row *row = &findings->prices[i];
        if (tkd_text_equal(row->bottleneck, bottleneck) && tkd_text_equal(row->municipality, all) &&
            tkd_text_equal(row->journey, all) && tkd_text_equal(row->group, all)) {
            return row;
        }
    }
    return NULL;
}

// Bottlenecks that have a price, in the order of the model.
static tkd_status list_members(tkd_sharing *sharing, const tkd_study *study, const tkd_model *model,
                               const uint32_t **members, tkd_error *err)
{
    uint32_t *rows = TKD_TAKE(study->arena, model->bottleneck_count, uint32_t);

    sharing->prices = TKD_TAKE(study->arena, model->bottleneck_count, const tkd_price_row *);
    if (rows == NULL || sharing->prices == NULL) {
        return no_memory(err);
    }
    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        const tkd_price_row *price = price_of(sharing->findings, model->bottlenecks[b].item.id);
        if (price != NULL) {
            sharing->prices[sharing->count] = price;
            rows[sharing->count++] = b;
        }
    }
    *members = rows;
    return TKD_OK;
}

static tkd_status take_memory(tkd_sharing *sharing, tkd_arena *arena, bool exact, tkd_error *err)
{
    const size_t count = sharing->count;
    const size_t sets = exact ? (size_t)1 << count : 2 * count + 1;

    sharing->shares = TKD_TAKE(arena, count * sharing->replications, tkd_sample);
    sharing->alone = TKD_TAKE(arena, count * sharing->replications, tkd_sample);
    sharing->whole = TKD_TAKE(arena, sharing->replications, tkd_sample);
    sharing->found = TKD_TAKE(arena, count, double);
    sharing->order = TKD_TAKE(arena, count, uint32_t);
    sharing->list = TKD_TAKE(arena,
                             (sets > 2 * count + 1 ? sets : 2 * count + 1) *
                                 (sharing->sets.words > 0 ? sharing->sets.words : 1),
                             uint64_t);
    return sharing->shares != NULL && sharing->alone != NULL && sharing->whole != NULL &&
                   sharing->found != NULL && sharing->order != NULL && sharing->list != NULL
               ? TKD_OK
               : no_memory(err);
}

static double price_in(const tkd_sharing *sharing, uint32_t member, uint32_t replication)
{
    const uint32_t first = sharing->prices[member]->price_days_per_year.samples;

    return sharing->findings->samples[first + replication].sum;
}

static void set_bit(uint64_t *set, uint32_t member)
{
    set[member / 64] |= UINT64_C(1) << member % 64;
}

// Prices are the worth of single bottlenecks: they are known.
static tkd_status keep_prices(tkd_sharing *sharing, tkd_error *err)
{
    for (uint32_t i = 0; i < sharing->count; i++) {
        memset(sharing->list, 0, sharing->sets.words * sizeof *sharing->list);
        set_bit(sharing->list, i);
        for (uint32_t r = 0; r < sharing->replications; r++) {
            TKD_TRY(tkd_coalitions_keep(&sharing->sets, sharing->list, r, price_in(sharing, i, r),
                                        err));
        }
    }
    return TKD_OK;
}

// The set of all, first in the list.
static void list_whole(tkd_sharing *sharing)
{
    memset(sharing->list, 0, sharing->sets.words * sizeof *sharing->list);
    for (uint32_t i = 0; i < sharing->count; i++) {
        set_bit(sharing->list, i);
    }
}

// All together first: with the prices, that is enough to say whether these add up.
static tkd_status simulate_whole(tkd_sharing *sharing, tkd_error *err)
{
    list_whole(sharing);
    for (uint32_t r = 0; r < sharing->replications; r++) {
        size_t next = 0;
        TKD_TRY(tkd_coalitions_simulate(&sharing->sets, sharing->list, 1, &next, r, err));
    }
    return TKD_OK;
}

// What is known of the whole where no shares are.
static void take_whole(tkd_sharing *sharing)
{
    list_whole(sharing);
    for (uint32_t r = 0; r < sharing->replications; r++) {
        const double whole = tkd_coalitions_worth(&sharing->sets, sharing->list, r);
        const double weight = isnan(whole) ? 0.0 : 1.0;
        sharing->whole[r] = (tkd_sample){isnan(whole) ? 0.0 : whole, weight};
        for (uint32_t i = 0; i < sharing->count; i++) {
            sharing->alone[(size_t)i * sharing->replications + r] =
                (tkd_sample){weight * price_in(sharing, i, r), weight};
        }
    }
}

// Shares that one order, or all of them, gave in one replication.
static void take_found(tkd_sharing *sharing, uint32_t replication, double whole)
{
    for (uint32_t i = 0; i < sharing->count; i++) {
        const size_t at = (size_t)i * sharing->replications + replication;
        sharing->shares[at].sum += sharing->found[i];
        sharing->shares[at].weight += 1.0;
        sharing->alone[at].sum += price_in(sharing, i, replication);
        sharing->alone[at].weight += 1.0;
    }
    sharing->whole[replication].sum += whole;
    sharing->whole[replication].weight += 1.0;
}

// ---- all sets -----------------------------------------------------------------------------------

// Would two replications take more than all the time?
static bool is_hopeless(const tkd_sharing *sharing, uint32_t replication, size_t done, size_t sets)
{
    const uint32_t needed =
        sharing->replications < LEAST_REPLICATIONS ? sharing->replications : LEAST_REPLICATIONS;
    const double share =
        ((double)replication * (double)sets + (double)done) / ((double)needed * (double)sets);

    return replication < needed && done > 2 * TKD_COALITIONS_BATCH &&
           tkd_coalitions_clock(&sharing->sets) > share * sharing->sets.limit_s;
}

static tkd_status simulate_all(tkd_sharing *sharing, uint32_t replication, bool *found,
                               tkd_error *err)
{
    const size_t sets = (size_t)1 << sharing->count;
    size_t next = 0;

    *found = false;
    for (size_t set = 0; set < sets; set++) {
        sharing->list[set] = set;
    }
    while (next < sets) {
        TKD_TRY(
            tkd_coalitions_simulate(&sharing->sets, sharing->list, sets, &next, replication, err));
        sharing->sets.done_share =
            ((double)replication + (double)next / (double)sets) / (double)sharing->replications;
        if (tkd_coalitions_are_stopped(&sharing->sets) ||
            is_hopeless(sharing, replication, next, sets)) {
            return TKD_OK;
        }
    }
    *found = true;
    return TKD_OK;
}

static tkd_status share_exactly(tkd_sharing *sharing, tkd_arena *arena, tkd_error *err)
{
    const size_t sets = (size_t)1 << sharing->count;
    double *worth = TKD_TAKE(arena, sets, double);
    bool found = true;

    if (worth == NULL) {
        return no_memory(err);
    }
    for (uint32_t r = 0; r < sharing->replications; r++) {
        TKD_TRY(simulate_all(sharing, r, &found, err));
        if (!found) {
            return TKD_OK;
        }
        for (size_t set = 0; set < sets; set++) {
            worth[set] = tkd_coalitions_worth(&sharing->sets, &sharing->list[set], r);
        }
        tkd_analyse_shapley(worth, sharing->count, sharing->found);
        take_found(sharing, r, worth[sets - 1]);
        sharing->out->replications++;
    }
    return TKD_OK;
}

static bool is_enough(const tkd_sharing *sharing)
{
    return sharing->out->replications >= LEAST_REPLICATIONS ||
           (sharing->out->replications > 0 && sharing->out->replications == sharing->replications);
}

// ---- orders -------------------------------------------------------------------------------------

// The first 1 … count members of the order, and of the order backwards.
static size_t list_prefixes(tkd_sharing *sharing)
{
    const uint32_t words = sharing->sets.words;
    const size_t count = sharing->count;

    memset(sharing->list, 0, 2 * count * words * sizeof *sharing->list);
    for (size_t way = 0; way < 2; way++) {
        for (size_t i = 0; i < count; i++) {
            uint64_t *set = sharing->list + (way * count + i) * words;
            if (i > 0) {
                memcpy(set, set - words, words * sizeof *set);
            }
            set_bit(set, sharing->order[way == 0 ? i : count - 1 - i]);
        }
    }
    return 2 * count;
}

// What each member adds on so many ways through the order, the mean of them.
static double take_steps(tkd_sharing *sharing, uint32_t replication, size_t ways)
{
    const uint32_t words = sharing->sets.words;
    const size_t count = sharing->count;
    double whole = 0.0;

    memset(sharing->found, 0, count * sizeof *sharing->found);
    for (size_t way = 0; way < ways; way++) {
        double before = 0.0;
        for (size_t i = 0; i < count; i++) {
            const uint64_t *set = sharing->list + (way * count + i) * words;
            whole = tkd_coalitions_worth(&sharing->sets, set, replication);
            sharing->found[sharing->order[way == 0 ? i : count - 1 - i]] +=
                (whole - before) / (double)ways;
            before = whole;
        }
    }
    return whole;
}

static bool are_known(const tkd_sharing *sharing, size_t sets, uint32_t replication)
{
    for (size_t i = 0; i < sets; i++) {
        if (isnan(tkd_coalitions_worth(&sharing->sets, sharing->list + i * sharing->sets.words,
                                       replication))) {
            return false;
        }
    }
    return true;
}

// Forwards, then backwards. The very first order counts alone where there is no time for more.
static tkd_status walk(tkd_sharing *sharing, uint64_t number, tkd_error *err)
{
    const uint32_t replication = (uint32_t)(number % sharing->replications);
    size_t next = 0;
    size_t ways = 2;

    tkd_analyse_order(sharing->sets.study.seed, number, sharing->order, sharing->count);
    const size_t sets = list_prefixes(sharing);
    while (next < sets && !tkd_coalitions_are_stopped(&sharing->sets)) {
        TKD_TRY(
            tkd_coalitions_simulate(&sharing->sets, sharing->list, sets, &next, replication, err));
    }
    if (!are_known(sharing, sets, replication)) {
        ways = number == 0 && are_known(sharing, sets / 2, replication) ? 1 : 0;
    }
    if (ways > 0) {
        take_found(sharing, replication, take_steps(sharing, replication, ways));
        sharing->out->permutations += ways;
    }
    return TKD_OK;
}

static tkd_status share_by_orders(tkd_sharing *sharing, uint64_t asked, tkd_error *err)
{
    const uint64_t most = asked > 0 ? asked : TKD_INTERACTION_PERMUTATIONS_MOST;
    const uint64_t pairs = most / 2 + most % 2;

    for (uint64_t number = 0; number < pairs && !tkd_coalitions_are_stopped(&sharing->sets);
         number++) {
        const double begun_s = tkd_coalitions_clock(&sharing->sets);
        sharing->sets.done_share = asked > 0 ? (double)number / (double)pairs : 0.0;
        TKD_TRY(walk(sharing, number, err));
        const double end_s = tkd_coalitions_clock(&sharing->sets);
        // A pair that would hardly be through in time is not begun.
        if (number + 1 < pairs && end_s + (end_s - begun_s) / 2.0 > sharing->sets.limit_s) {
            sharing->sets.is_over = true;
        }
    }
    return TKD_OK;
}

// ---- what comes out -----------------------------------------------------------------------------

static int compare_rows(const void *left, const void *right)
{
    const tkd_interaction_row *a = left;
    const tkd_interaction_row *b = right;

    if (a->share_days_per_year.mean != b->share_days_per_year.mean) {
        return a->share_days_per_year.mean > b->share_days_per_year.mean ? -1 : 1;
    }
    return tkd_text_compare(a->bottleneck, b->bottleneck);
}

static tkd_status make_rows(tkd_sharing *sharing, tkd_arena *arena, tkd_error *err)
{
    tkd_interactions *out = sharing->out;
    tkd_interaction_row *rows = TKD_TAKE(arena, sharing->count, tkd_interaction_row);

    if (rows == NULL) {
        return no_memory(err);
    }
    for (uint32_t i = 0; i < sharing->count; i++) {
        const size_t at = (size_t)i * sharing->replications;
        rows[i] = (tkd_interaction_row){
            .bottleneck = sharing->prices[i]->bottleneck,
            .share_days_per_year = tkd_estimate_ratio(sharing->shares + at, sharing->replications),
            .price_days_per_year = tkd_estimate_ratio(sharing->alone + at, sharing->replications)};
    }
    if (sharing->count > 1) {
        qsort(rows, sharing->count, sizeof *rows, compare_rows);
    }
    for (uint32_t i = 0; i < sharing->count; i++) {
        rows[i].rank = i + 1;
    }
    out->rows = rows;
    out->row_count = sharing->count;
    out->shown = sharing->count;
    return TKD_OK;
}

// The sum of prices, the whole, and by how much the one exceeds the other.
static tkd_status make_sums(tkd_sharing *sharing, tkd_arena *arena, tkd_error *err)
{
    tkd_interactions *out = sharing->out;
    tkd_sample *sums = TKD_TAKE(arena, sharing->replications, tkd_sample);
    tkd_sample *excess = TKD_TAKE(arena, sharing->replications, tkd_sample);

    if (sums == NULL || excess == NULL) {
        return no_memory(err);
    }
    out->replications = 0;
    for (uint32_t r = 0; r < sharing->replications; r++) {
        const tkd_sample *whole = &sharing->whole[r];
        sums[r].weight = whole->weight;
        for (uint32_t i = 0; i < sharing->count; i++) {
            sums[r].sum += sharing->alone[(size_t)i * sharing->replications + r].sum;
        }
        excess[r] = (tkd_sample){sums[r].sum - whole->sum, whole->weight};
        out->replications += whole->weight > 0.0 ? 1 : 0;
    }
    out->whole_days_per_year = tkd_estimate_ratio(sharing->whole, sharing->replications);
    out->sum_of_prices = tkd_estimate_ratio(sums, sharing->replications);
    out->excess = tkd_estimate_ratio(excess, sharing->replications);
    out->verdict = tkd_analyse_interaction(out->whole_days_per_year, out->excess);
    return TKD_OK;
}

static double limit_of(const tkd_interaction_options *asked)
{
    if (asked->time_s > 0.0) {
        return asked->time_s;
    }
    return asked->permutations > 0 ? HUGE_VAL : TKD_INTERACTION_TIME_S;
}

static tkd_status share_out(tkd_sharing *sharing, tkd_study *study, tkd_error *err)
{
    const tkd_interaction_options *asked = study->options->interactions;
    const bool exact = asked->permutations == 0 && sharing->count <= TKD_SHAPLEY_EXACT_MOST;
    tkd_interactions *out = sharing->out;

    TKD_TRY(take_memory(sharing, study->arena, exact, err));
    TKD_TRY(keep_prices(sharing, err));
    TKD_TRY(simulate_whole(sharing, err));
    if (exact) {
        TKD_TRY(share_exactly(sharing, study->arena, err));
        out->method = is_enough(sharing) ? TKD_INTERACTION_EXACT : TKD_INTERACTION_NOT_FOUND;
    }
    if (out->method == TKD_INTERACTION_NOT_FOUND && !tkd_coalitions_are_stopped(&sharing->sets)) {
        TKD_TRY(take_memory(sharing, study->arena, false, err)); // what was summed up is left
        TKD_TRY(share_by_orders(sharing, asked->permutations, err));
        out->method =
            out->permutations > 0 ? TKD_INTERACTION_PERMUTATIONS : TKD_INTERACTION_NOT_FOUND;
    }
    out->sets = sharing->sets.simulated;
    out->stopped_by = sharing->sets.is_over ? TKD_STOPPED_BY_LIMIT
                      : sharing->sets.stop  ? TKD_STOPPED_BY_INTERRUPT
                                            : TKD_STOPPED_BY_COUNT;
    study->cut = study->cut || out->stopped_by == TKD_STOPPED_BY_INTERRUPT;
    if (out->method == TKD_INTERACTION_NOT_FOUND) {
        take_whole(sharing);
        return make_sums(sharing, study->arena, err);
    }
    TKD_TRY(make_sums(sharing, study->arena, err));
    return make_rows(sharing, study->arena, err);
}

static const tkd_estimate nothing = {(double)NAN, (double)NAN, (double)NAN, 0};

tkd_status tkd_find_interactions(tkd_study *study, tkd_text scenario, const tkd_case_ready *base,
                                 const tkd_reference *reference, uint32_t replications,
                                 tkd_findings *findings, tkd_error *err)
{
    tkd_sharing sharing = {.findings = findings, .replications = replications};
    const uint32_t *members = NULL;

    sharing.out = TKD_TAKE(study->arena, 1, tkd_interactions);
    if (sharing.out == NULL) {
        return no_memory(err);
    }
    sharing.out->whole_days_per_year = nothing;
    sharing.out->sum_of_prices = nothing;
    sharing.out->excess = nothing;
    findings->interactions = sharing.out;
    TKD_TRY(list_members(&sharing, study, base->model, &members, err));
    if (sharing.count == 0) {
        return TKD_OK;
    }
    TKD_TRY(tkd_coalitions_init(&sharing.sets, study, scenario, base, reference, members,
                                sharing.count, limit_of(study->options->interactions), err));
    sharing.sets.from_share = TKD_PRICES_OF_PROGRESS;
    const tkd_status status = share_out(&sharing, study, err);
    tkd_coalitions_clear(&sharing.sets);
    return status;
}
