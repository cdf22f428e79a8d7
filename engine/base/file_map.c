// SPDX-License-Identifier: EUPL-1.2
// Landmarks in a text: every stretch of bytes begins with a known line and column.
#include "file_map.h"

enum { STRETCH = 4096 };

typedef struct landmark {
    size_t offset;
    uint32_t line;
    uint32_t column;
} landmark;

// Moves over one character or line end.
static void step(tkd_text content, landmark *here)
{
    const size_t line_end = tkd_text_break(content, here->offset);
    if (line_end > 0) {
        here->offset += line_end;
        here->line++;
        here->column = 1;
    } else {
        (void)tkd_text_next(content, &here->offset);
        here->column++;
    }
}

tkd_status tkd_file_map_build(tkd_file_map *map, tkd_arena *arena, tkd_text content)
{
    const tkd_text byte_order_mark = TKD_TEXT("\xEF\xBB\xBF");
    const bool has_mark = tkd_text_starts_with(content, byte_order_mark);
    map->content = has_mark ? tkd_text_part(content, byte_order_mark.size, content.size) : content;
    tkd_list_init(&map->marks, arena, sizeof(landmark));

    landmark here = {.offset = 0, .line = 1, .column = 1};
    size_t next_mark = 0;
    while (here.offset < map->content.size || next_mark == 0) {
        if (here.offset >= next_mark) {
            landmark *mark = tkd_list_add(&map->marks);
            if (mark == NULL) {
                return TKD_ERR_MEMORY;
            }
            *mark = here;
            next_mark = here.offset + STRETCH;
        }
        if (here.offset < map->content.size) {
            step(map->content, &here);
        }
    }
    return TKD_OK;
}

bool tkd_file_map_find(const tkd_file_map *map, uint32_t line, uint32_t *column, size_t *offset)
{
    const landmark *marks = map->marks.items;
    size_t low = 0; // The last landmark at or before the place.
    size_t high = map->marks.count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        const landmark *mark = &marks[middle];
        if (mark->line < line || (mark->line == line && mark->column <= *column)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    landmark here = marks[low];
    while (here.line < line && here.offset < map->content.size) {
        step(map->content, &here);
    }
    while (here.column < *column && here.offset < map->content.size &&
           tkd_text_break(map->content, here.offset) == 0) {
        step(map->content, &here);
    }
    *offset = here.offset;
    *column = here.column;
    return here.line == line;
}
