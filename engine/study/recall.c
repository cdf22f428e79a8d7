// SPDX-License-Identifier: EUPL-1.2
// Keys of simulations, and the prices that were found by them.
#include "recall.h"

#include "proposals.h"

typedef struct tkd_recollection {
    tkd_text key;
    tkd_rows rows;
    uint32_t replications;
    uint64_t seed;
} tkd_recollection;

struct tkd_recollections {
    tkd_list cases; // of tkd_recollection
    tkd_prices prices;
};

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the prices");
}

tkd_status tkd_model_key(const tkd_model *model, tkd_arena *arena, tkd_text *key, tkd_error *err)
{
    const size_t columns = model->municipality_count;
    double *remaining = TKD_TAKE(arena, model->bottleneck_count * columns, double);
    tkd_model told = *model;
    char digits[17];

    if (remaining == NULL) {
        return no_memory(err);
    }
    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        for (uint32_t m = 0; m < columns; m++) {
            const bool counts =
                model->bottlenecks[b].effects.count > 0 && tkd_bottleneck_acts(model, b, m);
            remaining[b * columns + m] = counts ? model->remaining[b * columns + m] : 1.0;
        }
    }
    told.remaining = remaining;
    tkd_model_fingerprint(&told, digits);
    *key = tkd_text_copy(arena, tkd_text_of(digits));
    return key->data != NULL ? TKD_OK : no_memory(err);
}

// ---- Copies of rows -----------------------------------------------------------------------------

typedef struct tkd_copying {
    const tkd_prices *from;
    tkd_prices *to;
    uint32_t replications;
    bool failed;
} tkd_copying;

static tkd_measured copy_measured(tkd_copying *copying, tkd_measured measured)
{
    const tkd_sample *samples = (const tkd_sample *)copying->from->samples.items + measured.samples;
    const uint32_t first = (uint32_t)copying->to->samples.count;

    copying->failed =
        copying->failed || !tkd_list_append(&copying->to->samples, samples, copying->replications);
    return (tkd_measured){tkd_estimate_ratio(samples, copying->replications), first};
}

static void copy_exits(tkd_copying *copying, tkd_rows *exits)
{
    const tkd_share_row *rows = (const tkd_share_row *)copying->from->exits.items + exits->first;

    exits->first = (uint32_t)copying->to->exits.count;
    for (uint32_t e = 0; e < exits->count && !copying->failed; e++) {
        const tkd_share_row copy = {rows[e].id, copy_measured(copying, rows[e].value)};
        copying->failed = copying->failed || !tkd_list_append(&copying->to->exits, &copy, 1);
    }
}

// Rows of prices in so many replications, for `id`.
static tkd_status copy_rows(const tkd_prices *from, tkd_rows rows, uint32_t replications,
                            tkd_text id, tkd_prices *to, tkd_rows *made, tkd_error *err)
{
    tkd_copying copying = {from, to, replications, false};

    made->first = (uint32_t)to->rows.count;
    made->count = rows.count;
    for (uint32_t i = 0; i < rows.count && !copying.failed; i++) {
        tkd_price_row row = ((const tkd_price_row *)from->rows.items)[rows.first + i];
        row.bottleneck = id;
        row.affected = copy_measured(&copying, row.affected);
        row.price_h_per_client = copy_measured(&copying, row.price_h_per_client);
        row.price_days_per_year = copy_measured(&copying, row.price_days_per_year);
        for (size_t k = 0; k < TKD_WITHOUT_COUNT; k++) {
            row.changes[k] = copy_measured(&copying, row.changes[k]);
        }
        copy_exits(&copying, &row.exits);
        copying.failed = copying.failed || !tkd_list_append(&to->rows, &row, 1);
    }
    return copying.failed ? no_memory(err) : TKD_OK;
}

// ---- The memory ---------------------------------------------------------------------------------

tkd_status tkd_remember(tkd_study *study, tkd_text key, const tkd_comparison *asked,
                        const tkd_prices *prices, tkd_error *err)
{
    tkd_study_memory *memory = study->options->memory;
    tkd_recollection kept = {tkd_text_copy(study->arena, key), {0}, asked->used, study->seed};

    if (asked->prices.count == 0) {
        return TKD_OK;
    }
    if (memory->recollections == NULL) {
        memory->recollections = TKD_TAKE(study->arena, 1, struct tkd_recollections);
        if (memory->recollections == NULL) {
            return no_memory(err);
        }
        tkd_list_init(&memory->recollections->cases, study->arena, sizeof(tkd_recollection));
        tkd_prices_init(&memory->recollections->prices, study->arena);
    }
    TKD_TRY(copy_rows(prices, asked->prices, asked->used, asked->id, &memory->recollections->prices,
                      &kept.rows, err));
    return kept.key.data != NULL && tkd_list_append(&memory->recollections->cases, &kept, 1)
               ? TKD_OK
               : no_memory(err);
}

tkd_status tkd_recall(const tkd_study *study, tkd_text key, tkd_text id, tkd_prices *prices,
                      tkd_rows *rows, tkd_error *err)
{
    const struct tkd_recollections *before =
        study->options->memory == NULL ? NULL : study->options->memory->recollections;

    *rows = (tkd_rows){0};
    for (size_t i = 0; before != NULL && i < before->cases.count; i++) {
        const tkd_recollection *kept = &((const tkd_recollection *)before->cases.items)[i];
        if (tkd_text_equal(kept->key, key) && kept->seed == study->seed &&
            kept->replications >= study->replications) {
            return copy_rows(&before->prices, kept->rows, study->replications, id, prices, rows,
                             err);
        }
    }
    return TKD_OK;
}
