// SPDX-License-Identifier: EUPL-1.2
// One workspace written in several ways: its text is cut into sections and items by the indentation,
// and ids are found where they are declared.
#include <string.h>

#include "made_lots.h"
#include "made_workspace.h"

enum { IDS_MAX = 64, PARTS_MAX = 64 };

// Pieces of a text, one after the other.
typedef struct parts {
    tkd_text texts[PARTS_MAX];
    size_t count;
} parts;

static tkd_text line_at(tkd_text text, size_t at)
{
    const char *end = memchr(text.data + at, '\n', text.size - at);

    return tkd_text_part(text, at, (size_t)(end - (text.data + at)) + 1);
}

// Cut before every line that begins with `mark` but not with more of what it begins with.
static parts cut(tkd_text text, const char *mark)
{
    const size_t depth = strlen(mark);
    parts cuts = {.count = 0};
    size_t from = 0;

    for (size_t at = 0; at < text.size; at += line_at(text, at).size) {
        const bool begins = depth == 0 ? text.data[at] != ' '
                                       : tkd_text_starts_with(line_at(text, at), tkd_text_of(mark));
        if (begins && at > from) {
            CHECK(cuts.count + 1 < PARTS_MAX);
            cuts.texts[cuts.count++] = tkd_text_part(text, from, at - from);
            from = at;
        }
    }
    cuts.texts[cuts.count++] = tkd_text_part(text, from, text.size - from);
    return cuts;
}

static bool is_of_id(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (unsigned char)c >= 128;
}

// The word that begins at `at`, empty where none does.
static tkd_text word_at(tkd_text text, size_t at)
{
    size_t end = at;

    if (at > 0 && is_of_id(text.data[at - 1])) {
        return tkd_text_part(text, at, 0);
    }
    while (end < text.size && is_of_id(text.data[end])) {
        end++;
    }
    return tkd_text_part(text, at, end - at);
}

// What follows `id: ` here is an id.
static bool is_declared(tkd_text text, size_t at)
{
    return at >= 4 && memcmp(text.data + at - 4, "id: ", 4) == 0;
}

static parts declared_ids(tkd_text text)
{
    parts ids = {.count = 0};

    for (size_t at = 4; at < text.size; at++) {
        if (is_declared(text, at)) {
            CHECK(ids.count < IDS_MAX);
            ids.texts[ids.count++] = word_at(text, at);
        }
    }
    return ids;
}

static bool holds(const parts *ids, tkd_text word)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (tkd_text_equal(ids->texts[i], word)) {
            return true;
        }
    }
    return false;
}

// What the style adds after the id of an item, on lines of its own or inside braces.
static void write_additions(tkd_writer *out, tkd_text line, tkd_text id, made_style style)
{
    const char *dash = memchr(line.data, '-', line.size);
    const bool inside = memchr(line.data, '{', line.size) != NULL;
    const int indent = inside ? 0 : (int)(dash - line.data) + 2;
    const char *before = inside ? ", " : "\n";

    if (style.renamed) {
        tkd_write_format(out, "%s%*sluck: %.*s", before, indent, "", (int)id.size, id.data);
    }
    if (style.titled) {
        tkd_write_format(out, "%s%*stitle: {et: \"Väga pikk pealkiri\", en: \"A long title\"}",
                         before, indent, "");
        tkd_write_format(out, "%s%*snote: \"Midagi, mis numbreid ei muuda\"", inside ? ", " : "\n",
                         indent, "");
    }
}

static void write_styled(tkd_writer *out, tkd_text text, const parts *ids, made_style style)
{
    tkd_text line = {0};

    for (size_t at = 0; at < text.size;) {
        const tkd_text word = word_at(text, at);
        if (at == 0 || text.data[at - 1] == '\n') {
            line = line_at(text, at);
        }
        if (word.size == 0) {
            tkd_write(out, tkd_text_part(text, at, 1));
            at++;
            continue;
        }
        tkd_write(out, word);
        if (holds(ids, word)) {
            tkd_write_string(out, style.renamed ? "-uus" : "");
            if (is_declared(text, at)) {
                write_additions(out, line, word, style);
            }
        }
        at += word.size;
    }
}

static const char *finish(tkd_writer *out)
{
    CHECK_OK(tkd_writer_finish(out, check_error()));
    return tkd_writer_text(out).data;
}

size_t made_sections(tkd_arena *arena, uint64_t seed, made_style style,
                     const char *texts[MADE_SECTIONS_MAX])
{
    const tkd_text plain = made_plain(arena, seed);
    const parts sections = cut(plain, "");
    const parts ids = declared_ids(plain);

    CHECK(sections.count <= MADE_SECTIONS_MAX);
    for (size_t s = 0; s < sections.count; s++) {
        const parts items = cut(sections.texts[s], "  - ");
        tkd_writer out;
        tkd_writer_init_memory(&out, arena, 0);
        write_styled(&out, items.texts[0], &ids, style); // the section's name
        for (size_t i = 1; i < items.count; i++) {
            write_styled(&out, items.texts[style.reversed ? items.count - i : i], &ids, style);
        }
        texts[s] = finish(&out);
    }
    return sections.count;
}

const char *made_workspace(tkd_arena *arena, uint64_t seed, made_style style)
{
    const char *texts[MADE_SECTIONS_MAX] = {NULL};
    const size_t count = made_sections(arena, seed, style, texts);
    tkd_writer out;

    tkd_writer_init_memory(&out, arena, 0);
    for (size_t i = 0; i < count; i++) {
        tkd_write_string(&out, texts[style.reversed ? count - 1 - i : i]);
    }
    return finish(&out);
}
