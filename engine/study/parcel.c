// SPDX-License-Identifier: EUPL-1.2
// Packing and unpacking. Cells begin with their numbers and end with their sketches, so that numbers
// are moved as blocks; what a sketch keeps and what it has in bins are moved as they stand, since sums and
// quantiles must come out the same to the last bit.
#include "parcel.h"

#include <string.h>

enum { FIRST_CAPACITY = 1024, WORD_BYTES = sizeof(uint64_t) };

// Numbers at the begin of a cell. A field that is added behind its sketches would be left at home.
#define NUMBERS_OF(type, sketch) (offsetof(type, sketch) / sizeof(double))
#define ENDS_WITH(type, sketch, count)                                                             \
    _Static_assert(offsetof(type, sketch) + (count) * sizeof(tkd_sketch) == sizeof(type) &&        \
                       offsetof(type, sketch) % sizeof(double) == 0,                               \
                   "numbers first, sketches last")

ENDS_WITH(tkd_cell, times, 1);
ENDS_WITH(tkd_step_cell, waits, 2);
ENDS_WITH(tkd_time_cell, times, 1);
ENDS_WITH(tkd_station_cell, waits, 1);
_Static_assert(sizeof(double) == sizeof(uint64_t), "a number is a word");
_Static_assert(sizeof(tkd_client_record) == 2 * sizeof(uint64_t), "a record is two words");

void tkd_parcel_init(tkd_parcel *parcel, tkd_arena *arena)
{
    *parcel = (tkd_parcel){.arena = arena};
}

void tkd_parcel_empty(tkd_parcel *parcel)
{
    parcel->count = 0;
    parcel->at = 0;
    parcel->failed = false;
}

// Room for `count` more words at the end; NULL after a failure.
static uint64_t *add(tkd_parcel *parcel, size_t count)
{
    size_t capacity = parcel->capacity == 0 ? FIRST_CAPACITY : parcel->capacity;
    uint64_t *grown = NULL;

    if (parcel->failed) {
        return NULL;
    }
    while (capacity - parcel->count < count && capacity <= SIZE_MAX / 2) {
        capacity *= 2;
    }
    if (capacity > parcel->capacity) {
        grown = TKD_TAKE(parcel->arena, capacity, uint64_t);
        if (grown == NULL || capacity - parcel->count < count) {
            parcel->failed = true;
            return NULL;
        }
        if (parcel->count > 0) {
            memcpy(grown, parcel->words, parcel->count * WORD_BYTES);
        }
        parcel->words = grown;
        parcel->capacity = capacity;
    }
    parcel->count += count;
    return parcel->words + parcel->count - count;
}

bool tkd_parcel_make(tkd_parcel *parcel, size_t count)
{
    tkd_parcel_empty(parcel);
    return add(parcel, count) != NULL;
}

static void put(tkd_parcel *parcel, const void *from, size_t count)
{
    uint64_t *words = count == 0 ? NULL : add(parcel, count);

    if (words != NULL) {
        memcpy(words, from, count * WORD_BYTES);
    }
}

// The next `count` words; NULL where there are none.
static const uint64_t *next(tkd_parcel *parcel, size_t count)
{
    const uint64_t *words = NULL;

    parcel->failed = parcel->failed || parcel->count - parcel->at < count;
    if (parcel->failed || count == 0) {
        return NULL;
    }
    words = parcel->words + parcel->at;
    parcel->at += count;
    return words;
}

static void get(tkd_parcel *parcel, void *to, size_t count)
{
    const uint64_t *words = next(parcel, count);

    if (words != NULL) {
        memcpy(to, words, count * WORD_BYTES);
    } else if (count > 0) {
        memset(to, 0, count * WORD_BYTES);
    }
}

// A piece of `arena` with the next `count` objects of `words` words each; NULL after a failure.
static void *get_piece(tkd_parcel *parcel, tkd_arena *arena, size_t count, size_t words)
{
    const size_t left = parcel->count - parcel->at;
    void *piece = NULL;

    parcel->failed = parcel->failed || (words > 0 && count > left / words);
    if (!parcel->failed) {
        piece = tkd_arena_take(arena, count * words, WORD_BYTES);
        parcel->failed = piece == NULL;
    }
    if (piece != NULL) {
        get(parcel, piece, count * words);
    }
    return piece;
}

void tkd_parcel_put_word(tkd_parcel *parcel, uint64_t word)
{
    put(parcel, &word, 1);
}

uint64_t tkd_parcel_word(tkd_parcel *parcel)
{
    uint64_t word = 0;

    get(parcel, &word, 1);
    return word;
}

void tkd_parcel_put_numbers(tkd_parcel *parcel, const double *numbers, size_t count)
{
    put(parcel, numbers, count);
}

void tkd_parcel_numbers(tkd_parcel *parcel, double *numbers, size_t count)
{
    get(parcel, numbers, count);
}

static void put_sketch(tkd_parcel *parcel, const tkd_sketch *sketch)
{
    tkd_parcel_put_word(parcel, sketch->kept);
    tkd_parcel_put_word(parcel, sketch->binned);
    tkd_parcel_put_word(parcel, sketch->first_bin);
    tkd_parcel_put_word(parcel, sketch->bin_count);
    put(parcel, sketch->values, sketch->kept);
    put(parcel, sketch->counts, sketch->bin_count);
    put(parcel, sketch->alike, sketch->bin_count);
}

static void get_sketch(tkd_parcel *parcel, tkd_arena *arena, tkd_sketch *sketch)
{
    sketch->kept = (uint32_t)tkd_parcel_word(parcel);
    sketch->capacity = sketch->kept;
    sketch->binned = tkd_parcel_word(parcel);
    sketch->first_bin = (uint32_t)tkd_parcel_word(parcel);
    sketch->bin_count = (uint32_t)tkd_parcel_word(parcel);
    sketch->values = get_piece(parcel, arena, sketch->kept, 1);
    sketch->counts = get_piece(parcel, arena, sketch->bin_count, 1);
    sketch->alike = get_piece(parcel, arena, sketch->bin_count, 1);
}

static void put_weeks(tkd_parcel *parcel, const tkd_layout *layout, const tkd_weeks *weeks)
{
    const size_t of_streams = (size_t)layout->stream_count * weeks->count;

    tkd_parcel_put_word(parcel, weeks->count);
    tkd_parcel_put_numbers(parcel, &weeks->from_s, 1);
    tkd_parcel_put_numbers(parcel, &weeks->until_s, 1);
    tkd_parcel_put_numbers(parcel, weeks->queue_s, (size_t)layout->station_count * weeks->count);
    tkd_parcel_put_numbers(parcel, weeks->inside_s, of_streams);
    tkd_parcel_put_numbers(parcel, weeks->arrived, of_streams);
    tkd_parcel_put_numbers(parcel, weeks->completed, of_streams);
    tkd_parcel_put_numbers(parcel, weeks->complete_s, of_streams);
}

static void get_weeks(tkd_parcel *parcel, const tkd_layout *layout, tkd_arena *arena,
                      tkd_weeks *weeks)
{
    weeks->count = (uint32_t)tkd_parcel_word(parcel);
    tkd_parcel_numbers(parcel, &weeks->from_s, 1);
    tkd_parcel_numbers(parcel, &weeks->until_s, 1);
    weeks->queue_s = get_piece(parcel, arena, weeks->count, layout->station_count);
    weeks->inside_s = get_piece(parcel, arena, weeks->count, layout->stream_count);
    weeks->arrived = get_piece(parcel, arena, weeks->count, layout->stream_count);
    weeks->completed = get_piece(parcel, arena, weeks->count, layout->stream_count);
    weeks->complete_s = get_piece(parcel, arena, weeks->count, layout->stream_count);
}

void tkd_parcel_put_tally(tkd_parcel *parcel, const tkd_layout *layout, const tkd_tally *tally)
{
    for (uint32_t i = 0; i < layout->stream_count; i++) {
        put(parcel, &tally->cells[i], NUMBERS_OF(tkd_cell, times));
        put_sketch(parcel, &tally->cells[i].times);
    }
    for (uint32_t i = 0; i < layout->step_cells; i++) {
        put(parcel, &tally->steps[i], NUMBERS_OF(tkd_step_cell, waits));
        put_sketch(parcel, &tally->steps[i].waits);
        put_sketch(parcel, &tally->steps[i].times);
    }
    for (uint32_t i = 0; i < layout->milestone_cells; i++) {
        put(parcel, &tally->milestones[i], NUMBERS_OF(tkd_time_cell, times));
        put_sketch(parcel, &tally->milestones[i].times);
    }
    for (uint32_t i = 0; i < layout->clock_cells; i++) {
        put(parcel, &tally->clocks[i], NUMBERS_OF(tkd_time_cell, times));
        put_sketch(parcel, &tally->clocks[i].times);
    }
    for (uint32_t i = 0; i < layout->station_count; i++) {
        put(parcel, &tally->stations[i], NUMBERS_OF(tkd_station_cell, waits));
        put_sketch(parcel, &tally->stations[i].waits);
    }
    tkd_parcel_put_numbers(parcel, tally->exits, layout->exit_cells);
    tkd_parcel_put_numbers(parcel, tally->edges, layout->edge_cells);
    put_weeks(parcel, layout, &tally->weeks);
}

bool tkd_parcel_tally(tkd_parcel *parcel, const tkd_layout *layout, tkd_arena *arena,
                      tkd_tally *tally)
{
    if (tkd_tally_init(tally, layout, arena, NULL) != TKD_OK) {
        return false;
    }
    for (uint32_t i = 0; i < layout->stream_count; i++) {
        get(parcel, &tally->cells[i], NUMBERS_OF(tkd_cell, times));
        get_sketch(parcel, arena, &tally->cells[i].times);
    }
    for (uint32_t i = 0; i < layout->step_cells; i++) {
        get(parcel, &tally->steps[i], NUMBERS_OF(tkd_step_cell, waits));
        get_sketch(parcel, arena, &tally->steps[i].waits);
        get_sketch(parcel, arena, &tally->steps[i].times);
    }
    for (uint32_t i = 0; i < layout->milestone_cells; i++) {
        get(parcel, &tally->milestones[i], NUMBERS_OF(tkd_time_cell, times));
        get_sketch(parcel, arena, &tally->milestones[i].times);
    }
    for (uint32_t i = 0; i < layout->clock_cells; i++) {
        get(parcel, &tally->clocks[i], NUMBERS_OF(tkd_time_cell, times));
        get_sketch(parcel, arena, &tally->clocks[i].times);
    }
    for (uint32_t i = 0; i < layout->station_count; i++) {
        get(parcel, &tally->stations[i], NUMBERS_OF(tkd_station_cell, waits));
        get_sketch(parcel, arena, &tally->stations[i].waits);
    }
    tkd_parcel_numbers(parcel, tally->exits, layout->exit_cells);
    tkd_parcel_numbers(parcel, tally->edges, layout->edge_cells);
    get_weeks(parcel, layout, arena, &tally->weeks);
    return !parcel->failed;
}

void tkd_parcel_put_logs(tkd_parcel *parcel, const tkd_client_log *logs, size_t stream_count)
{
    for (size_t i = 0; i < stream_count; i++) {
        tkd_parcel_put_word(parcel, logs[i].luck);
        tkd_parcel_put_word(parcel, logs[i].count);
        tkd_parcel_put_word(parcel, logs[i].words);
        put(parcel, logs[i].records, 2 * logs[i].count);
        put(parcel, logs[i].acted, logs[i].count * logs[i].words);
    }
}

bool tkd_parcel_logs(tkd_parcel *parcel, size_t stream_count, tkd_arena *arena,
                     const tkd_client_log **logs)
{
    tkd_client_log *made = TKD_TAKE(arena, stream_count, tkd_client_log);

    if (made == NULL) {
        return false;
    }
    for (size_t i = 0; i < stream_count; i++) {
        made[i].luck = tkd_parcel_word(parcel);
        made[i].count = (size_t)tkd_parcel_word(parcel);
        made[i].words = (size_t)tkd_parcel_word(parcel);
        made[i].records = get_piece(parcel, arena, made[i].count, 2);
        made[i].acted = get_piece(parcel, arena, made[i].count, made[i].words);
    }
    *logs = made;
    return !parcel->failed;
}

void tkd_parcel_put_error(tkd_parcel *parcel, const tkd_error *error)
{
    const size_t size = sizeof(error->message);

    tkd_parcel_put_word(parcel, (uint64_t)error->status);
    tkd_parcel_put_word(parcel, (uint64_t)error->place.file << 32 | error->place.line);
    tkd_parcel_put_word(parcel, (uint64_t)error->place.column << 32 | error->place.width);
    for (size_t at = 0; at < size; at += WORD_BYTES) {
        uint64_t word = 0;
        for (size_t byte = 0; byte < WORD_BYTES && at + byte < size; byte++) {
            word |= (uint64_t)(unsigned char)error->message[at + byte] << (8 * byte);
        }
        tkd_parcel_put_word(parcel, word);
    }
}

tkd_status tkd_parcel_error(tkd_parcel *parcel, tkd_error *err)
{
    const tkd_status status = (tkd_status)tkd_parcel_word(parcel);
    const uint64_t line = tkd_parcel_word(parcel);
    const uint64_t column = tkd_parcel_word(parcel);
    const tkd_place place = {(uint32_t)(line >> 32), (uint32_t)line, (uint32_t)(column >> 32),
                             (uint32_t)column};
    char message[sizeof(err->message) + WORD_BYTES] = {0};

    for (size_t at = 0; at < sizeof(err->message); at += WORD_BYTES) {
        const uint64_t word = tkd_parcel_word(parcel);
        for (size_t byte = 0; byte < WORD_BYTES; byte++) {
            message[at + byte] = (char)(unsigned char)(word >> (8 * byte) & 0xff);
        }
    }
    if (parcel->failed || status == TKD_OK) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for an error");
    }
    return TKD_FAIL(err, status, place, "%s", message);
}
