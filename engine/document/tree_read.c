// SPDX-License-Identifier: EUPL-1.2
// From libyaml's events to nodes. Limits are enforced at every event, because libyaml's own work
// grows with the square of the depth; its scanner looks ahead at most 1,024 characters, so that
// stopping at an event is soon enough.
#include "reader.h"

#include "aliases.h"
#include "faults.h"
#include "scan.h"
#include "yaml_fault.h"

enum { DEFAULT_DEPTH = 64, DEFAULT_NODES = 500000, DEFAULT_BYTES = 32 << 20 };

static tkd_place make_place(const tkd_reader *reader, yaml_mark_t mark)
{
    return (tkd_place){
        .file = reader->file,
        .line = (uint32_t)mark.line + 1,
        .column = (uint32_t)mark.column + 1,
        .width = 1,
    };
}

// A name that libyaml gives; data NULL when it gives none.
static tkd_text name_of(const yaml_char_t *string)
{
    return tkd_text_of((const char *)string);
}

static tkd_level *top(tkd_reader *reader)
{
    return reader->level_count == 0 ? NULL : &reader->levels[reader->level_count - 1];
}

// Composed where the text has combining marks, which begin with the bytes CC or CD; else itself.
static tkd_text compose_if_needed(tkd_reader *reader, tkd_text text)
{
    unsigned marks = 0;
    for (size_t i = 0; i < text.size; i++) {
        marks |= ((unsigned char)text.data[i] & 0xFEU) == 0xCCU;
    }
    return marks != 0 ? tkd_text_compose(reader->arena, text) : text;
}

// Makes `key`, of which the text as written is set, the one that waits for its value in `map`.
static tkd_status take_key(tkd_reader *reader, tkd_level *map, tkd_pending_key key)
{
    const tkd_text text = key.written;
    const tkd_place place = key.place;
    const bool quoted = key.quoted;
    key.is_there = true;
    key.key = compose_if_needed(reader, text);
    if (key.key.data == NULL) {
        return TKD_ERR_MEMORY;
    }
    const tkd_node *first = tkd_key_table_find(&reader->keys, map->node, key.key);
    if (text.size == 0 && !quoted) {
        tkd_fault_empty_key(reader, place);
        key.is_dropped = true;
    } else if (!quoted && tkd_text_equal(text, TKD_TEXT("<<"))) {
        tkd_fault_merge_key(reader, place);
        key.is_dropped = true;
    } else if (first != NULL) {
        tkd_fault_doubled_key(reader, &key, first->key_place);
        key.is_dropped = true;
    }
    map->pending = key;
    return TKD_OK;
}

tkd_status tkd_reader_make_node(tkd_reader *reader, tkd_node_kind kind, tkd_place place,
                                tkd_node **made)
{
    *made = NULL;
    if (reader->node_count >= reader->limits.nodes) {
        tkd_fault_too_many(reader, place);
        return TKD_OK;
    }
    *made = tkd_node_new(reader->arena, kind, place);
    reader->node_count++;
    return *made == NULL ? TKD_ERR_MEMORY : TKD_OK;
}

// Puts a finished or just opened node where it belongs.
static tkd_status attach(tkd_reader *reader, tkd_node *node)
{
    tkd_level *level = top(reader);
    if (level == NULL) {
        if (reader->root == NULL) {
            reader->root = node;
        }
        return TKD_OK;
    }
    if (level->node->kind == TKD_LIST) {
        tkd_node_append(level->node, (tkd_text){0}, node);
        return TKD_OK;
    }
    const tkd_pending_key key = level->pending;
    level->pending = (tkd_pending_key){0};
    node->key = key.key;
    node->written_key = key.written;
    node->key_place = key.place;
    if (key.is_dropped) {
        return TKD_OK;
    }
    tkd_node_append(level->node, key.key, node);
    return tkd_key_table_add(&reader->keys, node);
}

// Does the next node of this level stand as a key?
static bool is_key_next(const tkd_level *level)
{
    return level != NULL && level->node->kind == TKD_MAP && !level->pending.is_there;
}

// Characters of a scalar on its first line.
static uint32_t measure_width(tkd_reader *reader, const yaml_event_t *event)
{
    const yaml_mark_t start = event->start_mark;
    const yaml_mark_t end = event->end_mark;
    const yaml_scalar_style_t style = event->data.scalar.style;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) {
        return 1;
    }
    size_t width = 0;
    if (start.line == end.line) {
        width = end.column - start.column;
    } else {
        const tkd_text line = tkd_lines_get(&reader->lines, (uint32_t)start.line + 1);
        const size_t length = tkd_text_length(line);
        width = length > start.column ? length - start.column : 1;
    }
    return width == 0 ? 1 : (uint32_t)width;
}

// Texts in double quotes may name characters by number; those that no text may hold are faults.
static void look_for_controls(tkd_reader *reader, tkd_text text, tkd_place place)
{
    size_t at = tkd_text_plain_end(text, 0);
    while (at < text.size) {
        const uint32_t character = tkd_text_next(text, &at);
        if (!tkd_scan_is_printable(character)) {
            tkd_fault_escaped_control(reader, character, place);
            return;
        }
        at = tkd_text_plain_end(text, at);
    }
}

// Does a colon stand between the key that waits and the character at `index`?
static bool has_colon(tkd_reader *reader, const tkd_pending_key *key, size_t index)
{
    bool is_found = false;
    while (reader->seen_index < index && reader->seen_offset < reader->content.size) {
        const uint32_t character = tkd_text_next(reader->content, &reader->seen_offset);
        is_found = is_found || (character == ':' && reader->seen_index >= key->end_index);
        reader->seen_index++;
    }
    return is_found;
}

// A key was followed by nothing. `taken` when a slip explains it and there is no value to add.
static tkd_status look_at_empty(tkd_reader *reader, const yaml_event_t *event, tkd_level *level,
                                bool *taken)
{
    *taken = false;
    const bool may_be_slip = level != NULL && level->node->kind == TKD_MAP && level->is_flow &&
                             !level->pending.is_dropped;
    if (may_be_slip && !has_colon(reader, &level->pending, event->start_mark.index)) {
        TKD_TRY(tkd_slips_take_empty(reader, level, &level->pending, taken));
    }
    if (*taken) {
        level->pending = (tkd_pending_key){0};
    } else if (level != NULL && !level->pending.is_dropped) {
        tkd_fault_empty_value(reader, level, make_place(reader, event->start_mark));
    }
    return TKD_OK;
}

static void look_at_dashes(tkd_reader *reader, const yaml_event_t *event, tkd_node *node)
{
    const tkd_level *level = top(reader);
    const bool in_map = level != NULL && level->node->kind == TKD_MAP;
    const uint32_t parent_line = in_map ? level->pending.place.line : node->place.line;
    const uint32_t last_line = (uint32_t)event->end_mark.line + 1;
    if (level != NULL && last_line > parent_line) {
        tkd_slips_look_at_dash(reader, node, parent_line, last_line);
    }
}

// A value that is text.
static tkd_status add_scalar(tkd_reader *reader, const yaml_event_t *event, tkd_text text,
                             tkd_place place, bool quoted)
{
    const bool is_empty = text.size == 0 && !quoted;
    bool taken = false;
    if (is_empty) {
        TKD_TRY(look_at_empty(reader, event, top(reader), &taken));
    }
    tkd_node *node = NULL;
    if (!taken) {
        TKD_TRY(tkd_reader_make_node(reader, TKD_SCALAR, place, &node));
    }
    if (node == NULL) {
        return TKD_OK;
    }
    node->text = text;
    node->quoted = quoted;
    node->bad = is_empty;
    if (!quoted && !is_empty) {
        look_at_dashes(reader, event, node);
    }
    TKD_TRY(tkd_alias_remember(reader, name_of(event->data.scalar.anchor), node));
    return attach(reader, node);
}

// A key that is text; where an anchor marks it, it is kept for aliases.
static tkd_status add_key(tkd_reader *reader, const yaml_event_t *event, tkd_text text,
                          tkd_place place, bool quoted)
{
    if (event->data.scalar.anchor != NULL) {
        tkd_node *node = NULL;
        TKD_TRY(tkd_reader_make_node(reader, TKD_SCALAR, place, &node));
        if (node == NULL) {
            return TKD_OK;
        }
        node->text = text;
        TKD_TRY(tkd_alias_remember(reader, name_of(event->data.scalar.anchor), node));
    }
    return take_key(
        reader, top(reader),
        (tkd_pending_key){
            .written = text, .place = place, .end_index = event->end_mark.index, .quoted = quoted});
}

// A copy in the tree's arena, one for all equal short texts that stand near each other.
static tkd_text keep_text(tkd_reader *reader, tkd_text text)
{
    enum { SHORT = 24 };

    if (text.size > SHORT) {
        return tkd_text_copy(reader->arena, text);
    }
    tkd_text *recent = &reader->recent[tkd_text_hash_here(text) % TKD_RECENT_TEXTS];
    if (recent->data == NULL || !tkd_text_equal(*recent, text)) {
        *recent = tkd_text_copy(reader->arena, text);
    }
    return *recent;
}

static tkd_status on_scalar(tkd_reader *reader, const yaml_event_t *event)
{
    const bool quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    tkd_place place = make_place(reader, event->start_mark);
    place.width = measure_width(reader, event);
    const tkd_text text = keep_text(
        reader, (tkd_text){(const char *)event->data.scalar.value, event->data.scalar.length});
    if (text.data == NULL) {
        return TKD_ERR_MEMORY;
    }
    if (event->data.scalar.tag != NULL) {
        tkd_fault_tag(reader, place);
    }
    // Without an escape it is as long as what is written, which was looked at before.
    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
        event->end_mark.index - event->start_mark.index != tkd_text_length(text) + 2) {
        look_for_controls(reader, text, place);
    }
    if (is_key_next(top(reader))) {
        return add_key(reader, event, text, place, quoted);
    }
    return add_scalar(reader, event, text, place, quoted);
}

static void push_level(tkd_reader *reader, tkd_level level)
{
    TKD_REQUIRE(reader->levels != NULL && reader->level_count < reader->limits.depth);
    reader->levels[reader->level_count++] = level;
}

static tkd_status open_level(tkd_reader *reader, tkd_node_kind kind, tkd_place place,
                             tkd_text anchor, bool is_flow)
{
    if (reader->level_count >= reader->limits.depth) {
        tkd_fault_too_deep(reader, place);
        return TKD_OK;
    }
    tkd_node *node = NULL;
    TKD_TRY(tkd_reader_make_node(reader, kind, place, &node));
    if (node == NULL) {
        return TKD_OK;
    }
    TKD_TRY(tkd_alias_remember(reader, anchor, node));
    tkd_level *level = top(reader);
    bool in_key = level != NULL && level->in_key;
    if (is_key_next(level)) {
        if (!in_key) {
            tkd_fault_complex_key(reader, place);
        }
        in_key = true;
        level->pending = (tkd_pending_key){.is_there = true, .is_dropped = true, .place = place};
    } else {
        TKD_TRY(attach(reader, node));
    }
    push_level(reader, (tkd_level){.node = node, .in_key = in_key, .is_flow = is_flow});
    return TKD_OK;
}

static tkd_status on_open_list(tkd_reader *reader, const yaml_event_t *event)
{
    const tkd_place place = make_place(reader, event->start_mark);
    if (event->data.sequence_start.tag != NULL) {
        tkd_fault_tag(reader, place);
    }
    return open_level(reader, TKD_LIST, place, name_of(event->data.sequence_start.anchor),
                      event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static tkd_status on_open_map(tkd_reader *reader, const yaml_event_t *event)
{
    const tkd_place place = make_place(reader, event->start_mark);
    if (event->data.mapping_start.tag != NULL) {
        tkd_fault_tag(reader, place);
    }
    return open_level(reader, TKD_MAP, place, name_of(event->data.mapping_start.anchor),
                      event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

// An alias as a key: the text it stands for. Where it is none, the value is dropped.
static tkd_status take_alias_key(tkd_reader *reader, const tkd_node *anchored, tkd_place place)
{
    if (anchored != NULL && anchored->kind == TKD_SCALAR) {
        return take_key(
            reader, top(reader),
            (tkd_pending_key){.written = anchored->text, .place = place, .quoted = true});
    }
    if (anchored != NULL) {
        tkd_fault_complex_key(reader, place);
    }
    top(reader)->pending = (tkd_pending_key){.is_there = true, .is_dropped = true, .place = place};
    return TKD_OK;
}

static tkd_status on_alias(tkd_reader *reader, const yaml_event_t *event)
{
    tkd_place place = make_place(reader, event->start_mark);
    place.width = (uint32_t)(event->end_mark.column - event->start_mark.column);
    const tkd_node *anchored = tkd_alias_find(reader, name_of(event->data.alias.anchor), place);
    if (is_key_next(top(reader))) {
        return take_alias_key(reader, anchored, place);
    }
    tkd_node *node = NULL;
    if (anchored != NULL) {
        TKD_TRY(tkd_alias_copy(reader, anchored, place, &node));
    } else {
        TKD_TRY(tkd_reader_make_node(reader, TKD_SCALAR, place, &node));
        if (node != NULL) {
            node->text = TKD_TEXT("");
            node->bad = true;
        }
    }
    return node == NULL ? TKD_OK : attach(reader, node);
}

static void on_document(tkd_reader *reader, const yaml_event_t *event)
{
    reader->document_count++;
    if (reader->document_count > 1) {
        tkd_fault_second_document(reader, make_place(reader, event->start_mark));
        reader->is_over = true;
    }
}

static tkd_status on_event(tkd_reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: return on_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT: return on_open_list(reader, event);
    case YAML_MAPPING_START_EVENT: return on_open_map(reader, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: reader->level_count--; return TKD_OK;
    case YAML_ALIAS_EVENT: return on_alias(reader, event);
    case YAML_DOCUMENT_START_EVENT: on_document(reader, event); return TKD_OK;
    case YAML_STREAM_END_EVENT: reader->is_over = true; return TKD_OK;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT: return TKD_OK;
    }
    return TKD_OK;
}

static tkd_status read_events(tkd_reader *reader, yaml_parser_t *parser)
{
    tkd_status status = TKD_OK;
    while (status == TKD_OK && !reader->is_over) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            if (parser->error == YAML_MEMORY_ERROR) {
                return TKD_ERR_MEMORY;
            }
            tkd_yaml_fault_report(reader, parser);
            reader->is_broken = true;
            return TKD_OK;
        }
        status = on_event(reader, &event);
        yaml_event_delete(&event);
    }
    return status;
}

static tkd_status read_content(tkd_reader *reader)
{
    reader->levels = TKD_TAKE(&reader->scratch, reader->limits.depth, tkd_level);
    reader->recent = TKD_TAKE(&reader->scratch, TKD_RECENT_TEXTS, tkd_text);
    yaml_parser_t parser;
    if (reader->levels == NULL || reader->recent == NULL || !yaml_parser_initialize(&parser)) {
        return TKD_ERR_MEMORY;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)reader->content.data,
                                 reader->content.size);
    const tkd_status status = read_events(reader, &parser);
    yaml_parser_delete(&parser);
    if (status == TKD_OK && reader->is_broken) {
        reader->root = NULL;
    } else if (status == TKD_OK &&
               (reader->root == NULL || (reader->root->bad && reader->root->text.size == 0))) {
        tkd_fault_no_document(reader);
        reader->root = NULL;
    }
    return status;
}

tkd_status tkd_tree_read(tkd_arena *arena, const tkd_files *files, uint32_t file,
                         const tkd_tree_limits *limits, tkd_node **root, tkd_problems *problems,
                         tkd_error *err)
{
    const tkd_file *source = tkd_files_get(files, file);
    TKD_REQUIRE(source != NULL);
    const tkd_tree_limits asked = limits == NULL ? (tkd_tree_limits){0} : *limits;
    tkd_reader reader = {
        .arena = arena,
        .problems = problems,
        .file = file,
        .content = tkd_scan_content(source),
        .limits = {.depth = asked.depth == 0 ? DEFAULT_DEPTH : asked.depth,
                   .nodes = asked.nodes == 0 ? DEFAULT_NODES : asked.nodes,
                   .bytes = asked.bytes == 0 ? DEFAULT_BYTES : asked.bytes},
    };
    *root = NULL;
    if (source->content.size > reader.limits.bytes) {
        tkd_fault_too_large(problems, file, reader.limits.bytes);
        return TKD_OK;
    }
    if (!tkd_scan(source, file, problems)) {
        return TKD_OK;
    }
    reader.lines = (tkd_lines){.content = reader.content, .line = 1};
    reader.keys.arena = &reader.scratch;
    tkd_index_init(&reader.anchors, &reader.scratch);
    tkd_list_init(&reader.anchored, &reader.scratch, sizeof(tkd_node *));
    const tkd_status status = read_content(&reader);
    tkd_arena_clear(&reader.scratch);
    if (status != TKD_OK) {
        return TKD_FAIL(err, status, ((tkd_place){.file = file}), "mälu sai otsa (out of memory)");
    }
    *root = reader.root;
    return TKD_OK;
}
