// SPDX-License-Identifier: EUPL-1.2
// A discipline of ids for cgraph: names are numbered in the order in which they come.
#include "ids.h"

static void *open_ids(Agraph_t *graph, Agdisc_t *disciplines)
{
    (void)graph;
    return disciplines;
}

// The number of a new name, or UINT32_MAX when memory runs out.
static uint32_t add_name(tkd_ids *ids, const char *name)
{
    const tkd_text copy = tkd_text_copy(ids->index.arena, tkd_text_of(name));
    const char **place = tkd_list_add(&ids->names);
    const uint32_t number = (uint32_t)ids->names.count - 1;
    if (copy.data == NULL || place == NULL ||
        tkd_index_put(&ids->index, copy, number, NULL) != TKD_OK) {
        ids->is_full = true;
        return UINT32_MAX;
    }
    *place = copy.data;
    return number;
}

// Names have even ids, from 2 on; what has no name gets odd ones. So does a name for which there is
// no memory: cgraph would keep it in a table of its own that it never frees.
static long map_id(void *state, int kind, char *name, IDTYPE *id, int create)
{
    (void)kind;
    tkd_ids *ids = state;
    uint32_t number = name == NULL ? UINT32_MAX : tkd_index_get(&ids->index, tkd_text_of(name));
    if (number == UINT32_MAX && name != NULL) {
        if (create == 0) {
            return 0;
        }
        number = add_name(ids, name);
    }
    *id = number == UINT32_MAX ? 2 * ids->nameless++ + 1 : 2 * ((IDTYPE)number + 1);
    return 1;
}

static long take_id(void *state, int kind, IDTYPE id)
{
    (void)state;
    (void)kind;
    (void)id;
    return 0;
}

static void free_id(void *state, int kind, IDTYPE id)
{
    (void)state;
    (void)kind;
    (void)id;
}

static char *print_id(void *state, int kind, IDTYPE id)
{
    (void)kind;
    const tkd_ids *ids = state;
    const char *const *names = ids->names.items;
    return id % 2 == 0 ? tkd_lend(names[id / 2 - 1]) : NULL;
}

static void close_ids(void *state)
{
    (void)state;
}

static void register_id(void *state, int kind, void *object)
{
    (void)state;
    (void)kind;
    (void)object;
}

void tkd_ids_init(tkd_ids *ids, Agiodisc_t *channel, tkd_arena *arena)
{
    *ids = (tkd_ids){.counting = {.open = open_ids,
                                  .map = map_id,
                                  .alloc = take_id,
                                  .free = free_id,
                                  .print = print_id,
                                  .close = close_ids,
                                  .idregister = register_id}};
    ids->disciplines = (Agdisc_t){&AgMemDisc, &ids->counting, channel};
    tkd_index_init(&ids->index, arena);
    tkd_list_init(&ids->names, arena, sizeof(const char *));
}
