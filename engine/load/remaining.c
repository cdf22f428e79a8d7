// SPDX-License-Identifier: EUPL-1.2
// Which proposals are adopted where, and how much of each bottleneck is left in each municipality:
// r = Π (1 − removed) over what was adopted.
#include "build.h"

static bool is_among(tkd_text id, const tkd_adoption *adoption)
{
    for (size_t i = 0; i < adoption->where_count; i++) {
        if (tkd_text_equal(adoption->where[i], id)) {
            return true;
        }
    }
    return adoption->where == NULL;
}

static void remove_share(tkd_reader *reader, double *remaining, int32_t bottleneck, double share,
                         const tkd_adoption *adoption)
{
    const tkd_names *municipalities = &reader->names[TKD_SECTION_MUNICIPALITIES];

    for (uint32_t i = 0; i < municipalities->count; i++) {
        if (is_among(municipalities->rows[i].id, adoption)) {
            remaining[(size_t)bottleneck * municipalities->count + i] *= 1.0 - share;
        }
    }
}

static void remove_by(tkd_reader *reader, double *remaining, const tkd_adoption *adoption)
{
    if (adoption->proposal.size == 0) {
        const int32_t row = tkd_find_name(reader, TKD_SECTION_BOTTLENECKS, adoption->bottleneck);
        if (row != TKD_NONE) {
            remove_share(reader, remaining, row, adoption->share, adoption);
        }
        return;
    }
    const int32_t row = tkd_find_name(reader, TKD_SECTION_PROPOSALS, adoption->proposal);
    if (row == TKD_NONE) {
        return;
    }
    const tkd_range removes = reader->proposals[row].removes;
    for (uint32_t i = 0; i < removes.count; i++) {
        const tkd_removal *removal = tkd_reader_at(reader, &reader->removals, removes.first + i);
        remove_share(reader, remaining, removal->bottleneck, removal->share, adoption);
    }
}

void tkd_set_adopted(tkd_reader *reader, const tkd_adoption *adoptions, size_t adoption_count)
{
    const tkd_names *municipalities = &reader->names[TKD_SECTION_MUNICIPALITIES];
    const size_t rows = reader->names[TKD_SECTION_PROPOSALS].count;
    bool *adopted = tkd_reader_take(reader, rows * municipalities->count, sizeof(bool));

    for (size_t i = 0; adopted != NULL && i < adoption_count; i++) {
        const int32_t row =
            adoptions[i].proposal.size == 0
                ? TKD_NONE
                : tkd_find_name(reader, TKD_SECTION_PROPOSALS, adoptions[i].proposal);
        for (uint32_t m = 0; row != TKD_NONE && m < municipalities->count; m++) {
            adopted[(size_t)row * municipalities->count + m] =
                is_among(municipalities->rows[m].id, &adoptions[i]);
        }
    }
    reader->model->adopted = adopted;
}

void tkd_set_remaining(tkd_reader *reader, const tkd_adoption *adoptions, size_t adoption_count)
{
    const size_t rows = reader->names[TKD_SECTION_BOTTLENECKS].count;
    const size_t columns = reader->names[TKD_SECTION_MUNICIPALITIES].count;
    double *remaining = tkd_reader_take(reader, rows * columns, sizeof(double));

    for (size_t i = 0; remaining != NULL && i < rows * columns; i++) {
        remaining[i] = 1.0;
    }
    for (size_t i = 0; remaining != NULL && i < adoption_count; i++) {
        remove_by(reader, remaining, &adoptions[i]);
    }
    reader->model->remaining = remaining;
}
