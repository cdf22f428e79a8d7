// SPDX-License-Identifier: EUPL-1.2
// Steps that a municipality's own `set` has changed are checked like all others: each municipality's
// steps stand in the place of the general ones while its journey is looked at.
#include "reader.h"

static void swap_steps(tkd_reader *reader, tkd_range variants)
{
    for (uint32_t i = 0; i < variants.count; i++) {
        const tkd_variant *variant = tkd_reader_at(reader, &reader->variants, variants.first + i);
        if (variant->kind != TKD_VARIANT_STEP) {
            continue;
        }
        const size_t row = (size_t)variant->row;
        const size_t instead = (size_t)variant->instead;
        tkd_step *step = tkd_reader_at(reader, &reader->steps, row);
        tkd_step *own = tkd_reader_at(reader, &reader->variant_steps, instead);
        tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, row);
        tkd_step_note *own_note = tkd_reader_at(reader, &reader->variant_step_notes, instead);
        const tkd_step general = *step;
        const tkd_step_note general_note = *note;
        *step = *own;
        *own = general;
        *note = *own_note;
        *own_note = general_note;
    }
}

static bool has_steps(tkd_reader *reader, tkd_range variants)
{
    for (uint32_t i = 0; i < variants.count; i++) {
        const tkd_variant *variant = tkd_reader_at(reader, &reader->variants, variants.first + i);
        if (variant->kind == TKD_VARIANT_STEP) {
            return true;
        }
    }
    return false;
}

// Say of problems found from `first` on whose `set` they come from.
static void tell_whose(tkd_reader *reader, size_t first, const tkd_named *municipality)
{
    const tkd_node *set = tkd_node_get(municipality->node, "set");
    tkd_problem *problems = reader->problems->list.items;

    for (size_t i = first; set != NULL && i < reader->problems->list.count; i++) {
        if (problems[i].other.line == 0) {
            tkd_problem_other(reader->problems, &problems[i], set->key_place,
                              "kui omavalitsus „%.*s“ on nii muutnud",
                              "as the municipality “%.*s” has changed it",
                              TKD_ARG(municipality->id));
        }
    }
}

void tkd_check_variants(tkd_reader *reader)
{
    // What is wrong for all would be told once more for each.
    const bool sound = reader->problems->error_count == 0;

    for (uint32_t i = 0;
         i < reader->names[TKD_SECTION_MUNICIPALITIES].count && sound && !reader->failed; i++) {
        const tkd_range variants = reader->municipalities[i].variants;
        if (!has_steps(reader, variants)) {
            continue;
        }
        reader->only = (int32_t)i;
        const size_t first = reader->problems->list.count;
        swap_steps(reader, variants);
        tkd_check_targets(reader);
        tkd_check_chances(reader);
        tkd_check_order(reader);
        swap_steps(reader, variants);
        reader->only = TKD_NONE;
        tell_whose(reader, first, &reader->names[TKD_SECTION_MUNICIPALITIES].rows[i]);
    }
}
