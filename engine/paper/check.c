// SPDX-License-Identifier: EUPL-1.2
// Is a paper fit to be written? Writers turn ids into anchors, headings into outlines and links into
// jumps, all of which break silently; so whoever makes a paper is told before.
#include "teekond/paper.h"

// Names the block in the message: its number, and its title if it has one.
static tkd_status refuse(size_t number, const tkd_paper_block *block, const char *what,
                         tkd_error *err)
{
    const tkd_text title = tkd_text_clip(block->title, 80);
    return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "Aruande plokk %zu („%.*s“): %s.", number + 1,
                    TKD_ARG(title), what);
}

// [a-z][a-z0-9-]*
static bool is_id(tkd_text id)
{
    for (size_t i = 0; i < id.size; i++) {
        const char byte = id.data[i];
        const bool is_letter = byte >= 'a' && byte <= 'z';
        const bool is_other = (byte >= '0' && byte <= '9') || byte == '-';
        if (!is_letter && (i == 0 || !is_other)) {
            return false;
        }
    }
    return id.size > 0;
}

static tkd_status check_ids(const tkd_paper *paper, tkd_index *ids, tkd_error *err)
{
    for (size_t i = 0; i < paper->block_count; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        if (block->id.size == 0) {
            continue;
        }
        if (!is_id(block->id)) {
            return refuse(i, block, "tunnuses on muud kui väiketähed, numbrid ja sidekriipsud",
                          err);
        }
        const tkd_status status = tkd_index_put(ids, block->id, (uint32_t)i, NULL);
        if (status == TKD_ERR_REFERENCE) {
            return refuse(i, block, "sama tunnus on ka ühel varasemal plokil", err);
        }
        if (status != TKD_OK) {
            return TKD_FAIL(err, status, TKD_NOWHERE, "no memory for the paper");
        }
    }
    return TKD_OK;
}

static bool has_ends(const tkd_paper_block *block, const tkd_index *ids)
{
    for (size_t i = 0; i < block->passage_count; i++) {
        for (size_t j = 0; j < block->passages[i].span_count; j++) {
            const tkd_text link = block->passages[i].spans[j].link;
            if (tkd_text_starts_with(link, TKD_TEXT("#")) &&
                tkd_index_get(ids, tkd_text_part(link, 1, link.size - 1)) == UINT32_MAX) {
                return false;
            }
        }
    }
    return true;
}

// What its kind needs; NULL: all is there.
static const char *find_lack(const tkd_paper_block *block, uint32_t *level)
{
    switch (block->kind) {
    case TKD_BLOCK_HEADING:
        if (block->level == 0 || block->level > *level + 1) {
            return "pealkirja tase jätab mõne vahele";
        }
        *level = block->level;
        return block->title.size == 0 || block->id.size == 0 ? "pealkirjal pole teksti või tunnust"
                                                             : NULL;
    case TKD_BLOCK_TABLE:
        if (block->table == NULL || block->table->columns.count == 0) {
            return "tabelit pole";
        }
        return block->table->cells.count % block->table->columns.count != 0
                   ? "tabeli viimane rida on poolik"
                   : NULL;
    case TKD_BLOCK_PICTURE:
        if (block->picture == NULL ||
            (block->picture->svg.size == 0 && block->picture->png.size == 0)) {
            return "pilti pole";
        }
        return block->picture->alternative.size == 0 ? "pilti pole kirjeldatud" : NULL;
    case TKD_BLOCK_PARAGRAPH:
    case TKD_BLOCK_LIST:
    case TKD_BLOCK_NUMBERS:
    case TKD_BLOCK_NOTE:
    case TKD_BLOCK_PAGE: return NULL;
    }
    return "plokki sellist liiki pole";
}

tkd_status tkd_paper_check(const tkd_paper *paper, tkd_arena *arena, tkd_error *err)
{
    tkd_index ids;
    tkd_index_init(&ids, arena);
    TKD_TRY(check_ids(paper, &ids, err));

    uint32_t level = 0;
    for (size_t i = 0; i < paper->block_count; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        const char *lack = find_lack(block, &level);
        if (lack == NULL && !has_ends(block, &ids)) {
            lack = "viide osutab plokile, mida pole";
        }
        if (lack != NULL) {
            return refuse(i, block, lack, err);
        }
        if (block->kind == TKD_BLOCK_TABLE && block->table->status != TKD_OK) {
            return TKD_FAIL(err, block->table->status, TKD_NOWHERE, "no memory for the paper");
        }
    }
    return TKD_OK;
}
