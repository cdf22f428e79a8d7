// SPDX-License-Identifier: EUPL-1.2
// Programs are compared byte by byte, with the rows that they name. Bytes between fields may differ
// where fields do not: two programs are then kept where one would do, which harms nobody.
#include "kept.h"

#include <string.h>

enum { TERM_RANGES = 11, CHANCE_RANGES = 3, RANGES = TERM_RANGES + CHANCE_RANGES };

// The rows that a program names: of terms, then of chances.
static void list_ranges(tkd_program *program, tkd_range *ranges[RANGES])
{
    tkd_range *const all[RANGES] = {&program->take_up.terms,
                                    &program->delay.terms,
                                    &program->booking.terms,
                                    &program->no_show.terms,
                                    &program->travel.terms,
                                    &program->duration.terms,
                                    &program->processing.terms,
                                    &program->travel_cost_terms,
                                    &program->rework_times,
                                    &program->dropout_times,
                                    &program->marks,
                                    &program->dropouts,
                                    &program->reworks,
                                    &program->next};

    memcpy(ranges, all, sizeof all);
}

static uint64_t mix_bytes(uint64_t hash, const char *bytes, size_t size)
{
    uint64_t word = 0;

    for (; size >= sizeof word; size -= sizeof word, bytes += sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = tkd_luck_mix(hash, word);
    }
    return hash; // rows are whole words
}

static bool are_same_bytes(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size) == 0;
}

static const char *rows_at(const tkd_list *rows, const tkd_range *range)
{
    return (const char *)rows->items + range->first * rows->item_size;
}

bool tkd_kept_programs_init(tkd_kept_programs *kept, uint32_t most, tkd_arena *arena)
{
    uint32_t slots = 16;

    while (slots < 2 * (uint64_t)most) {
        slots *= 2;
    }
    *kept = (tkd_kept_programs){.slots = TKD_TAKE(arena, slots, uint32_t),
                                .hashes = TKD_TAKE(arena, most, uint64_t),
                                .mask = slots - 1,
                                .rows = TKD_TAKE(arena, most, tkd_program)};
    return kept->slots != NULL && kept->hashes != NULL && kept->rows != NULL;
}

// The program without the places of its rows, and a hash of it with the rows themselves.
static uint64_t hash_of(const tkd_program *program, const tkd_list *terms, const tkd_list *chances)
{
    tkd_program bare = *program;
    tkd_range *ranges[RANGES];
    uint64_t hash = 0;

    list_ranges(&bare, ranges);
    for (int i = 0; i < RANGES; i++) {
        const tkd_list *rows = i < TERM_RANGES ? terms : chances;
        hash = mix_bytes(hash, rows_at(rows, ranges[i]), ranges[i]->count * rows->item_size);
        ranges[i]->first = 0;
    }
    return mix_bytes(hash, (const char *)&bare, sizeof bare);
}

static bool is_same(const tkd_program *a, const tkd_program *b, const tkd_list *terms,
                    const tkd_list *chances)
{
    tkd_program own = *a;
    tkd_program its = *b;
    tkd_range *ranges[RANGES];
    tkd_range *others[RANGES];

    list_ranges(&own, ranges);
    list_ranges(&its, others);
    for (int i = 0; i < RANGES; i++) {
        const tkd_list *rows = i < TERM_RANGES ? terms : chances;
        if (ranges[i]->count != others[i]->count ||
            !are_same_bytes(rows_at(rows, ranges[i]), rows_at(rows, others[i]),
                            ranges[i]->count * rows->item_size)) {
            return false;
        }
        ranges[i]->first = others[i]->first;
    }
    return are_same_bytes(&own, &its, sizeof own);
}

const tkd_program *tkd_kept_program(tkd_kept_programs *kept, const tkd_program *program,
                                    const tkd_list *terms, const tkd_list *chances, bool *is_new)
{
    const uint64_t hash = hash_of(program, terms, chances);
    uint32_t slot = (uint32_t)hash & kept->mask;

    for (; kept->slots[slot] != 0; slot = (slot + 1) & kept->mask) {
        const uint32_t row = kept->slots[slot] - 1;
        if (kept->hashes[row] == hash && is_same(program, &kept->rows[row], terms, chances)) {
            *is_new = false;
            return &kept->rows[row];
        }
    }
    *is_new = true;
    kept->rows[kept->count] = *program;
    kept->hashes[kept->count] = hash;
    kept->slots[slot] = ++kept->count;
    return &kept->rows[kept->count - 1];
}
