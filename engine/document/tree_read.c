// SPDX-License-Identifier: EUPL-1.2
// From libyaml's events to nodes. Limits are enforced at every event, because libyaml's own work
// grows with the square of the depth; its scanner looks ahead at most 1,024 characters, so that
// stopping at an event is soon enough.
#include "reader.h"

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

static tkd_text view(const yaml_char_t *string, size_t size)
{
    return (tkd_text){(const char *)string, size};
}

static tkd_level *top(tkd_reader *reader)
{
    return reader->level_count == 0 ? NULL : &reader->levels[reader->level_count - 1];
}

static void report_too_many(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_TOO_LARGE, place,
        "failis on üle %zu väärtuse (viidete koopiad kaasa arvatud)",
        "the file has more than %zu values (copies by aliases included)", reader->limits.nodes);
    tkd_problem_hint(reader->problems, problem,
                     "jaga see mitmeks failiks või vähenda viiteid (*nimi)",
                     "split it into several files or use fewer aliases (*name)");
    reader->is_over = true;
    reader->is_broken = true;
}

static void report_too_deep(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_TOO_DEEP, place, "siin on üle %zu taseme üksteise sees",
        "more than %zu levels stand inside each other here", reader->limits.depth);
    tkd_problem_hint(reader->problems, problem, "kas mõni sulg „[“ või „{“ jäi sulgemata?",
                     "is a bracket '[' or '{' left open?");
    reader->is_over = true;
    reader->is_broken = true;
}

static void report_tag(tkd_reader *reader, const yaml_char_t *tag, tkd_place place)
{
    if (tag == NULL) {
        return;
    }
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_TAG, place,
                                            "hüüumärgiga algav YAMLi silt ei ole siin kasutusel",
                                            "YAML tags, which begin with '!', are not used here");
    tkd_problem_hint(reader->problems, problem,
                     "kui see on tekst, pane kogu tekst jutumärkidesse; muidu kustuta silt",
                     "if it is text, put the whole text in quotes; otherwise delete the tag");
}

// Texts in double quotes may name characters by number; those that no text may hold are faults.
static void report_escaped_control(tkd_reader *reader, tkd_text text, tkd_place place)
{
    size_t at = 0;
    while (at < text.size) {
        const uint32_t character = tkd_text_next(text, &at);
        if (!tkd_scan_is_printable(character)) {
            tkd_problem *problem =
                tkd_problems_add(reader->problems, TKD_CODE_CONTROL_CHARACTER, place,
                                 "nähtamatu juhtmärk U+%04X ei või tekstis olla",
                                 "the invisible control character U+%04X may not stand in a text",
                                 (unsigned)character);
            tkd_problem_hint(reader->problems, problem,
                             "kustuta langjoonega märk või kirjuta langjoon kaks korda: \\\\",
                             "delete the escape, or write the backslash twice: \\\\");
            return;
        }
    }
}

// Composed where the text has combining marks, which begin with the bytes CC or CD; else itself.
static tkd_text compose_if_needed(tkd_reader *reader, tkd_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] == 0xCC || (unsigned char)text.data[i] == 0xCD) {
            return tkd_text_compose(reader->arena, text);
        }
    }
    return text;
}

static void report_doubled_key(tkd_reader *reader, const tkd_pending_key *key, tkd_place first)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_DOUBLED_KEY, key->place, "võti „%.*s“ on siin teist korda",
        "the key '%.*s' stands here a second time", TKD_ARG(key->written));
    tkd_problem_other(reader->problems, problem, first, "esimest korda siin", "first here");
    tkd_problem_hint(reader->problems, problem, "jäta alles üks neist või anna teisele teine nimi",
                     "keep one of them, or give the other another name");
}

static void report_merge_key(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_MERGE_KEY, place,
                                            "ühendamisvõti „<<“ ei ole siin kasutusel",
                                            "the merge key '<<' is not used here");
    tkd_problem_hint(reader->problems, problem, "kirjuta võtmed välja", "write the keys out");
}

static void report_complex_key(tkd_reader *reader, tkd_place place)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_COMPLEX_KEY, place,
                                            "võti peab olema tekst, mitte loend ega kaart",
                                            "a key must be a text, not a list or a map");
    tkd_problem_hint(reader->problems, problem, "kui sulud on tekst, pane võti jutumärkidesse",
                     "if the brackets are text, put the key in quotes");
}

// Makes `text` the key that waits for its value in `map`.
static tkd_status take_key(tkd_reader *reader, tkd_level *map, tkd_text text, tkd_place place,
                           bool quoted)
{
    tkd_pending_key key = {.is_there = true, .written = text, .place = place, .quoted = quoted};
    key.key = compose_if_needed(reader, text);
    if (text.data == NULL || key.key.data == NULL) {
        return TKD_ERR_MEMORY;
    }
    const tkd_node *first = tkd_key_table_find(&reader->keys, map->node, key.key);
    if (text.size == 0 && !quoted) {
        tkd_problems_add(reader->problems, TKD_CODE_EMPTY_VALUE, place, "kooloni ees puudub võti",
                         "the key before the colon is missing");
        key.is_dropped = true;
    } else if (!quoted && tkd_text_equal(text, TKD_TEXT("<<"))) {
        report_merge_key(reader, place);
        key.is_dropped = true;
    } else if (first != NULL) {
        report_doubled_key(reader, &key, first->key_place);
        key.is_dropped = true;
    }
    map->pending = key;
    return TKD_OK;
}

static void report_empty_value(tkd_reader *reader, const tkd_level *level, tkd_node *node)
{
    node->bad = true;
    if (level == NULL) {
        return; // An empty document; told at its end.
    }
    if (level->node->kind == TKD_MAP) {
        const tkd_pending_key *key = &level->pending;
        tkd_problem *problem = tkd_problems_add(
            reader->problems, TKD_CODE_EMPTY_VALUE, key->place, "võtmel „%.*s“ ei ole väärtust",
            "the key '%.*s' has no value", TKD_ARG(key->written));
        tkd_problem_hint(reader->problems, problem,
                         "kirjuta kooloni järele väärtus või kustuta võti",
                         "write a value after the colon, or delete the key");
        return;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_EMPTY_VALUE, node->place,
                         "loendi see koht on tühi", "this item of the list is empty");
    tkd_problem_hint(reader->problems, problem, "kirjuta väärtus või kustuta rida",
                     "write a value, or delete the line");
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

static tkd_status remember_anchor(tkd_reader *reader, const yaml_char_t *anchor, tkd_node *node)
{
    if (anchor == NULL) {
        return TKD_OK;
    }
    const tkd_text name = tkd_text_copy(&reader->scratch, tkd_text_of((const char *)anchor));
    uint32_t number = (uint32_t)reader->anchored.count;
    const tkd_status status =
        name.data == NULL ? TKD_ERR_MEMORY : tkd_index_put(&reader->anchors, name, number, &number);
    if (status == TKD_ERR_REFERENCE) {
        ((tkd_node **)reader->anchored.items)[number] = node;
        return TKD_OK;
    }
    TKD_TRY(status);
    tkd_node **slot = tkd_list_add(&reader->anchored);
    if (slot == NULL) {
        return TKD_ERR_MEMORY;
    }
    *slot = node;
    return TKD_OK;
}

// A new node counted against the limit; NULL in `*made` when the limit is passed.
static tkd_status make_node(tkd_reader *reader, tkd_node_kind kind, tkd_place place,
                            tkd_node **made)
{
    *made = NULL;
    if (reader->node_count >= reader->limits.nodes) {
        report_too_many(reader, place);
        return TKD_OK;
    }
    *made = tkd_node_new(reader->arena, kind, place);
    reader->node_count++;
    return *made == NULL ? TKD_ERR_MEMORY : TKD_OK;
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

// A value that is text.
static tkd_status add_scalar(tkd_reader *reader, const yaml_event_t *event, tkd_text text,
                             tkd_place place, bool quoted)
{
    tkd_level *level = top(reader);
    const bool is_empty = text.size == 0 && !quoted;
    if (is_empty && level != NULL && level->node->kind == TKD_MAP && !level->pending.is_dropped) {
        bool taken = false;
        TKD_TRY(tkd_slips_take_empty(reader, level, &level->pending, &taken));
        if (taken) {
            level->pending = (tkd_pending_key){0};
            return TKD_OK;
        }
    }
    tkd_node *node = NULL;
    TKD_TRY(make_node(reader, TKD_SCALAR, place, &node));
    if (node == NULL) {
        return TKD_OK;
    }
    node->text = text;
    node->quoted = quoted;
    if (is_empty) {
        report_empty_value(reader, level, node);
    } else if (!quoted && level != NULL) {
        const bool in_map = level->node->kind == TKD_MAP;
        const uint32_t parent_line = in_map ? level->pending.place.line : place.line;
        const uint32_t last_line = (uint32_t)event->end_mark.line + 1;
        if (last_line > parent_line) {
            tkd_slips_look_at_dash(reader, node, parent_line, last_line);
        }
    }
    TKD_TRY(remember_anchor(reader, event->data.scalar.anchor, node));
    return attach(reader, node);
}

static tkd_status on_scalar(tkd_reader *reader, const yaml_event_t *event)
{
    const bool quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    tkd_place place = make_place(reader, event->start_mark);
    place.width = measure_width(reader, event);
    const tkd_text text =
        tkd_text_copy(reader->arena, view(event->data.scalar.value, event->data.scalar.length));
    if (text.data == NULL) {
        return TKD_ERR_MEMORY;
    }
    report_tag(reader, event->data.scalar.tag, place);
    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        report_escaped_control(reader, text, place);
    }
    tkd_level *level = top(reader);
    if (is_key_next(level)) {
        return take_key(reader, level, text, place, quoted);
    }
    return add_scalar(reader, event, text, place, quoted);
}

static tkd_status on_open(tkd_reader *reader, tkd_node_kind kind, const yaml_event_t *event)
{
    const bool is_list = kind == TKD_LIST;
    const tkd_place place = make_place(reader, event->start_mark);
    if (reader->level_count >= reader->limits.depth) {
        report_too_deep(reader, place);
        return TKD_OK;
    }
    tkd_node *node = NULL;
    TKD_TRY(make_node(reader, kind, place, &node));
    if (node == NULL) {
        return TKD_OK;
    }
    report_tag(reader, is_list ? event->data.sequence_start.tag : event->data.mapping_start.tag,
               place);
    TKD_TRY(remember_anchor(
        reader, is_list ? event->data.sequence_start.anchor : event->data.mapping_start.anchor,
        node));
    tkd_level *level = top(reader);
    bool in_key = level != NULL && level->in_key;
    if (is_key_next(level)) {
        if (!in_key) {
            report_complex_key(reader, place);
        }
        in_key = true;
        level->pending = (tkd_pending_key){.is_there = true, .is_dropped = true, .place = place};
    } else {
        TKD_TRY(attach(reader, node));
    }
    reader->levels[reader->level_count++] = (tkd_level){
        .node = node,
        .in_key = in_key,
        .is_flow = is_list ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                           : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
    };
    return TKD_OK;
}

static void report_alias(tkd_reader *reader, tkd_text name, tkd_place place, bool is_own_parent)
{
    tkd_problem *problem = NULL;
    if (is_own_parent) {
        problem = tkd_problems_add(reader->problems, TKD_CODE_ALIAS, place,
                                   "viide *%.*s asub iseenda sees",
                                   "the alias *%.*s stands inside itself", TKD_ARG(name));
        tkd_problem_hint(reader->problems, problem, "kirjuta siia väärtus ise",
                         "write the value itself here");
        return;
    }
    problem = tkd_problems_add(
        reader->problems, TKD_CODE_ALIAS, place, "viitel *%.*s ei ole eespool märki &%.*s",
        "the alias *%.*s has no anchor &%.*s before it", TKD_ARG(name), TKD_ARG(name));
    tkd_problem_hint(
        reader->problems, problem, "kui tärn on tekst, pane kogu tekst jutumärkidesse: \"*%.*s\"",
        "if the asterisk is text, put the whole text in quotes: \"*%.*s\"", TKD_ARG(name));
}

static bool is_open(const tkd_reader *reader, const tkd_node *node)
{
    for (size_t i = 0; i < reader->level_count; i++) {
        if (reader->levels[i].node == node) {
            return true;
        }
    }
    return false;
}

// One node of an alias' copy; its texts are shared.
static tkd_status copy_node(tkd_reader *reader, const tkd_node *from, tkd_place place,
                            tkd_node **copy)
{
    TKD_TRY(make_node(reader, from->kind, place, copy));
    if (*copy != NULL) {
        (*copy)->place = from->place;
        (*copy)->quoted = from->quoted;
        (*copy)->bad = from->bad;
        (*copy)->text = from->text;
        (*copy)->written_key = from->written_key;
        (*copy)->key_place = from->key_place;
    }
    return TKD_OK;
}

// Copies what an alias stands for, within the limits on nodes and depth; `*root` is NULL when one of
// them was passed.
static tkd_status copy_anchored(tkd_reader *reader, const tkd_node *anchored, tkd_place place,
                                tkd_node **root)
{
    TKD_TRY(copy_node(reader, anchored, place, root));
    tkd_node *copy = *root;
    const tkd_node *from = anchored;
    size_t depth = reader->level_count + 1;
    while (copy != NULL) {
        if (from->first != NULL) {
            from = from->first;
            depth++;
        } else {
            while (from != anchored && from->next == NULL) {
                from = from->parent;
                copy = copy->parent;
                depth--;
            }
            if (from == anchored) {
                return TKD_OK;
            }
            from = from->next;
            copy = copy->parent;
        }
        if (depth > reader->limits.depth && from->kind != TKD_SCALAR) {
            report_too_deep(reader, place);
            break;
        }
        tkd_node *child = NULL;
        TKD_TRY(copy_node(reader, from, place, &child));
        if (child != NULL) {
            tkd_node_append(copy, from->key, child);
        }
        copy = child;
    }
    *root = NULL;
    return TKD_OK;
}

static tkd_status on_alias(tkd_reader *reader, const yaml_event_t *event)
{
    const tkd_text name = tkd_text_of((const char *)event->data.alias.anchor);
    tkd_place place = make_place(reader, event->start_mark);
    place.width = (uint32_t)(event->end_mark.column - event->start_mark.column);
    const uint32_t number = tkd_index_get(&reader->anchors, name);
    const tkd_node *anchored =
        number == UINT32_MAX ? NULL : ((tkd_node **)reader->anchored.items)[number];
    const bool is_own_parent = anchored != NULL && is_open(reader, anchored);
    if (anchored == NULL || is_own_parent) {
        report_alias(reader, name, place, is_own_parent);
        anchored = NULL;
    }
    tkd_level *level = top(reader);
    if (is_key_next(level)) {
        if (anchored != NULL && anchored->kind == TKD_SCALAR) {
            return take_key(reader, level, anchored->text, place, true);
        }
        if (anchored != NULL) {
            report_complex_key(reader, place);
        }
        level->pending = (tkd_pending_key){.is_there = true, .is_dropped = true, .place = place};
        return TKD_OK;
    }
    tkd_node *node = NULL;
    if (anchored == NULL) {
        TKD_TRY(make_node(reader, TKD_SCALAR, place, &node));
        if (node != NULL) {
            node->bad = true;
            node->text = TKD_TEXT("");
        }
    } else {
        TKD_TRY(copy_anchored(reader, anchored, place, &node));
    }
    return node == NULL ? TKD_OK : attach(reader, node);
}

static void on_document(tkd_reader *reader, const yaml_event_t *event)
{
    reader->document_count++;
    if (reader->document_count == 1) {
        return;
    }
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_SEVERAL_DOCUMENTS, make_place(reader, event->start_mark),
        "failis algab siin teine YAML-dokument", "a second YAML document begins here");
    tkd_problem_hint(reader->problems, problem,
                     "kustuta rida „---“ või pane teine osa eraldi faili",
                     "delete the line '---', or put the second part into a file of its own");
    reader->is_over = true;
}

static tkd_status on_event(tkd_reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: return on_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT: return on_open(reader, TKD_LIST, event);
    case YAML_MAPPING_START_EVENT: return on_open(reader, TKD_MAP, event);
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

static void report_no_document(tkd_reader *reader)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_NO_DOCUMENT, (tkd_place){.file = reader->file},
                         "fail on tühi", "the file is empty");
    tkd_problem_hint(reader->problems, problem, "alusta reaga „teekond: 1“",
                     "begin with the line 'teekond: 1'");
}

static tkd_status read_content(tkd_reader *reader)
{
    reader->levels = TKD_TAKE(&reader->scratch, reader->limits.depth, tkd_level);
    yaml_parser_t parser;
    if (reader->levels == NULL || !yaml_parser_initialize(&parser)) {
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
        report_no_document(reader);
        reader->root = NULL;
    }
    return status;
}

static void report_too_large(tkd_problems *problems, uint32_t file, size_t bytes)
{
    const size_t mebibyte = (size_t)1 << 20;
    const bool is_round = bytes % mebibyte == 0;
    const tkd_place place = {.file = file};
    tkd_problem *problem =
        tkd_problems_add(problems, TKD_CODE_TOO_LARGE, place, "fail on suurem kui %zu %s",
                         "the file is larger than %zu %s", is_round ? bytes / mebibyte : bytes,
                         is_round ? "MiB" : "B");
    tkd_problem_hint(problems, problem, "jaga see mitmeks failiks", "split it into several files");
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
        report_too_large(problems, file, reader.limits.bytes);
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
