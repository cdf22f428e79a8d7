// SPDX-License-Identifier: EUPL-1.2
// Edits that are one to the reader: the same change for several municipalities, which a proposal of
// theirs makes once for each. They are one line of the list, and have one number.
#include "changes.h"

// The place of a path below `municipalities.`, and what stands behind it; false for other paths.
static bool split_path(tkd_text path, tkd_text *place, tkd_text *behind)
{
    const tkd_text opening = TKD_TEXT("municipalities.");
    if (!tkd_text_starts_with(path, opening)) {
        return false;
    }
    const size_t end = tkd_text_find(path, TKD_TEXT("."), opening.size);
    if (end >= path.size) {
        return false;
    }
    *place = tkd_text_part(path, opening.size, end - opening.size);
    *behind = tkd_text_part(path, end, path.size - end);
    return true;
}

// What edits of one group have in common; others have their own path in it.
static tkd_text key_of(const tkd_drawing *drawing, const tkd_picture_edit *edit)
{
    tkd_text place = {"", 0};
    tkd_text behind = edit->path;
    (void)split_path(edit->path, &place, &behind);
    return tkd_sheet_format(drawing->sheet, "%.*s\n%.*s\n%.*s\n%.*s",
                            TKD_ARG(tkd_drawing_label(drawing, &edit->title)), TKD_ARG(behind),
                            TKD_ARG(edit->before), TKD_ARG(edit->after));
}

// Fills `order`: a counting sort, in which edits of a group stay in their order.
static void sort_by_group(const tkd_changes_groups *groups, uint32_t count)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < groups->count; i++) {
        const uint32_t size = groups->groups[i].size;
        groups->groups[i].size = start; // Where its next edit goes.
        start += size;
    }
    for (uint32_t i = 0; i < count; i++) {
        groups->order[groups->groups[groups->of[i]].size++] = i;
    }
    for (uint32_t i = groups->count; i-- > 1;) {
        groups->groups[i].size -= groups->groups[i - 1].size;
    }
}

bool tkd_changes_group(const tkd_drawing *drawing, tkd_changes_groups *groups)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet *sheet = drawing->sheet;
    tkd_index known;
    *groups = (tkd_changes_groups){
        .of = TKD_TAKE(sheet->arena, picture->edit_count, uint32_t),
        .order = TKD_TAKE(sheet->arena, picture->edit_count, uint32_t),
        .groups = TKD_TAKE(sheet->arena, picture->edit_count, tkd_changes_group_row),
    };
    if (groups->of == NULL || groups->order == NULL || groups->groups == NULL) {
        tkd_sheet_fail_memory(sheet);
        return false;
    }
    tkd_index_init(&known, sheet->arena);
    for (uint32_t i = 0; i < picture->edit_count && sheet->status == TKD_OK; i++) {
        const tkd_text key = key_of(drawing, &picture->edits[i]);
        tkd_text place = {"", 0};
        tkd_text behind = {"", 0};
        uint32_t group = tkd_index_get(&known, key);
        if (group == UINT32_MAX) {
            group = groups->count++;
            groups->groups[group] = (tkd_changes_group_row){.first = i};
            tkd_writer_init_memory(&groups->groups[group].places, sheet->arena, 0);
            if (tkd_index_put(&known, key, group, NULL) != TKD_OK) {
                tkd_sheet_fail_memory(sheet);
            }
        }
        groups->of[i] = group;
        groups->groups[group].size++;
        if (split_path(picture->edits[i].path, &place, &behind)) {
            tkd_writer *places = &groups->groups[group].places;
            tkd_write_string(places, places->size > 0 ? ", " : "");
            tkd_write(places, place);
        }
    }
    if (sheet->status == TKD_OK) {
        sort_by_group(groups, picture->edit_count);
    }
    return sheet->status == TKD_OK;
}
