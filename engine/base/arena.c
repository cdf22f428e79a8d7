// SPDX-License-Identifier: EUPL-1.2
// Arenas: blocks that grow geometrically, cut from front to back. The only file that calls malloc.
//
// Blocks come zeroed from the system, large ones on its large pages: a page costs a fault when it is
// first touched, and large ones cost five hundred times fewer. After a reset only what was used before
// is zeroed again. Under sanitizers every take is a block of its own, so that an overrun is seen at its
// first byte.
#include "teekond/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(TKD_SANITIZED) || defined(__SANITIZE_ADDRESS__)
static const bool each_take_apart = true;
#else
static const bool each_take_apart = false;
#endif

static const size_t cache_line = 64;
static const size_t smallest_block = 4096;
static const size_t largest_step = (size_t)16 << 20;
static const size_t large_page = (size_t)2 << 20;
static const size_t small_pages_most = (size_t)32 << 10;
static const size_t largest_step_within = (size_t)256 << 10;

struct tkd_arena_block {
    alignas(max_align_t) tkd_arena_block *next;
    size_t capacity; // Bytes behind this head.
    size_t mapped;   // Bytes of the whole block where it was mapped; 0: it came from malloc.
    size_t used;
    size_t touched; // Bytes that a take before the last reset may have written.
};

#if defined(TEEKOND_TORTURE)
// Takes until failure begins; 0: never. Only test builds have it.
static _Thread_local size_t takes_left;

bool tkd_arena_fail_after(size_t n)
{
    takes_left = n;
    return true;
}

static bool is_failing(void)
{
    if (takes_left > 1) {
        takes_left--;
        return false;
    }
    return takes_left == 1;
}
#else
bool tkd_arena_fail_after(size_t n)
{
    (void)n;
    return false;
}

static bool is_failing(void)
{
    return false;
}
#endif

void tkd_arena_init(tkd_arena *arena, size_t limit_bytes)
{
    *arena = (tkd_arena){.limit_bytes = limit_bytes};
}

void tkd_arena_init_within(tkd_arena *arena, tkd_arena *source)
{
    *arena = (tkd_arena){.source = each_take_apart ? NULL : source};
}

static void give_back(tkd_arena_block *block)
{
    while (block != NULL) {
        tkd_arena_block *next = block->next;
        if (block->mapped > 0) {
            (void)munmap(block, block->mapped);
        } else {
            free(block);
        }
        block = next;
    }
}

void tkd_arena_clear(tkd_arena *arena)
{
    if (arena->source == NULL) {
        give_back(arena->blocks);
        give_back(arena->spare);
    }
    arena->blocks = NULL;
    arena->spare = NULL;
    arena->taken_bytes = 0;
}

// Whole large pages, zeroed; NULL when the system has no memory.
static void *map_large(size_t bytes)
{
    unsigned char *mapped =
        mmap(NULL, bytes + large_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) {
        return NULL;
    }
    // What lies before the first boundary of a large page and behind the last is given back.
    const size_t before = (large_page - (uintptr_t)mapped % large_page) % large_page;
    if (before > 0) {
        (void)munmap(mapped, before);
    }
    if (before < large_page) {
        (void)munmap(mapped + before + bytes, large_page - before);
    }
#ifdef MADV_HUGEPAGE
    (void)madvise(mapped + before, bytes, MADV_HUGEPAGE);
#endif
    return mapped + before;
}

// A block with at least `capacity` bytes, put in front; NULL when the system has no memory.
static tkd_arena_block *add_block(tkd_arena *arena, size_t capacity)
{
    if (capacity > PTRDIFF_MAX - 2 * large_page - sizeof(tkd_arena_block)) {
        return NULL;
    }
    size_t bytes = sizeof(tkd_arena_block) + capacity;
    const bool is_large = !each_take_apart && arena->source == NULL && bytes >= large_page;
    if (is_large) {
        bytes = (bytes + large_page - 1) / large_page * large_page;
    }
    tkd_arena_block *block = arena->source != NULL ? tkd_arena_take(arena->source, 1, bytes)
                             : is_large            ? map_large(bytes)
                                                   : calloc(1, bytes);
    if (block == NULL) {
        return NULL;
    }
    block->capacity = bytes - sizeof(*block);
    block->mapped = is_large ? bytes : 0;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

void tkd_arena_reset(tkd_arena *arena)
{
    if (each_take_apart) {
        tkd_arena_clear(arena);
        return;
    }
    // The newest block was the largest: it stands last among the spare ones, as it came last.
    while (arena->blocks != NULL) {
        tkd_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        if (block->used > block->touched) {
            block->touched = block->used;
        }
        block->used = 0;
        block->next = arena->spare;
        arena->spare = block;
    }
    arena->taken_bytes = 0;
}

// The first spare block with room for `capacity` bytes, put in front; NULL when there is none.
static tkd_arena_block *use_spare(tkd_arena *arena, size_t capacity)
{
    for (tkd_arena_block **link = &arena->spare; *link != NULL; link = &(*link)->next) {
        tkd_arena_block *block = *link;
        if (block->capacity >= capacity) {
            *link = block->next;
            block->next = arena->blocks;
            arena->blocks = block;
            return block;
        }
    }
    return NULL;
}

// Capacity of the next block: as much as all before it together, within bounds; large pages as soon as
// an arena outgrows what is touched in small ones for the price of one.
static size_t next_capacity(const tkd_arena *arena, size_t need)
{
    if (each_take_apart) {
        return need;
    }
    size_t step = smallest_block - sizeof(tkd_arena_block);
    for (const tkd_arena_block *block = arena->blocks; block != NULL && step < largest_step;
         block = block->next) {
        step += block->capacity;
    }
    const size_t most = arena->source == NULL ? largest_step : largest_step_within;
    step = step < most ? step : most;
    step = step > need ? step : need;
    if (arena->source != NULL) {
        return step;
    }
    return step >= small_pages_most && step < large_page ? large_page - sizeof(tkd_arena_block)
                                                         : step;
}

// A piece that is zeroed, or holds what was there before.
static void *take(tkd_arena *arena, size_t count, size_t size, bool is_zeroed)
{
    if (is_failing() || (size != 0 && count > SIZE_MAX / size)) {
        return NULL;
    }
    const size_t bytes = count * size;
    if (bytes > SIZE_MAX - alignof(max_align_t) || bytes > SIZE_MAX - arena->taken_bytes) {
        return NULL;
    }
    if (arena->limit_bytes != 0 && arena->taken_bytes + bytes > arena->limit_bytes) {
        return NULL;
    }
    const size_t mask = alignof(max_align_t) - 1;
    const size_t rounded = each_take_apart ? bytes : (bytes + mask) & ~mask;

    tkd_arena_block *block = arena->blocks;
    if (each_take_apart || block == NULL || block->capacity - block->used < rounded) {
        block = use_spare(arena, rounded);
        if (block == NULL) {
            block = add_block(arena, next_capacity(arena, rounded));
        }
        if (block == NULL) {
            return NULL;
        }
    }
    unsigned char *piece = (unsigned char *)(block + 1) + block->used;
    if (is_zeroed && block->used < block->touched) {
        const size_t dirty = block->touched - block->used;
        memset(piece, 0, dirty < bytes ? dirty : bytes);
    }
    block->used += rounded;
    arena->taken_bytes += bytes;
    return piece;
}

void *tkd_arena_take(tkd_arena *arena, size_t count, size_t size)
{
    return take(arena, count, size, true);
}

void *tkd_arena_take_lines(tkd_arena *arena, size_t count, size_t size)
{
    unsigned char *piece = NULL;

    if (size != 0 && count > (SIZE_MAX - cache_line) / size) {
        return NULL;
    }
    piece = take(arena, count * size + cache_line, 1, true);
    return piece == NULL ? NULL : piece + (cache_line - (uintptr_t)piece % cache_line) % cache_line;
}

void tkd_list_init(tkd_list *list, tkd_arena *arena, size_t item_size)
{
    *list = (tkd_list){.item_size = item_size, .arena = arena};
}

// Storage for `capacity` items, with those that are there. Others are zeroed when they are added.
static bool move_to(tkd_list *list, size_t capacity)
{
    void *items = take(list->arena, capacity, list->item_size, false);
    if (items == NULL) {
        return false;
    }
    if (list->count > 0) {
        memcpy(items, list->items, list->count * list->item_size);
    }
    list->items = items;
    list->capacity = capacity;
    return true;
}

bool tkd_list_expect(tkd_list *list, size_t count)
{
    TKD_REQUIRE(list->item_size > 0);
    return count <= SIZE_MAX - list->count &&
           (list->capacity - list->count >= count || move_to(list, list->count + count));
}

bool tkd_list_append(tkd_list *list, const void *items, size_t count)
{
    // At least doubled: many small appends must not move all that stands there each time.
    if (list->capacity - list->count < count &&
        !tkd_list_expect(list, count > list->capacity ? count : list->capacity)) {
        return false;
    }
    if (count > 0) {
        memcpy((unsigned char *)list->items + list->count * list->item_size, items,
               count * list->item_size);
    }
    list->count += count;
    return true;
}

void *tkd_list_add(tkd_list *list)
{
    TKD_REQUIRE(list->item_size > 0);
    if (list->count == list->capacity) {
        if (list->capacity > SIZE_MAX / 2) {
            return NULL;
        }
        if (!move_to(list, list->capacity == 0 ? 8 : list->capacity * 2)) {
            return NULL;
        }
    }
    unsigned char *item = (unsigned char *)list->items + list->count * list->item_size;
    memset(item, 0, list->item_size);
    list->count++;
    return item;
}
