// SPDX-License-Identifier: EUPL-1.2
// A sheet as a graph. The graph's attributes carry everything, so that the DOT output draws the same
// picture with any Graphviz: `neato -n2 -Tsvg file.dot`.
#include "graph.h"
#include "area.h"
#include "ids.h"
#include "svg.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <math.h>

#define INCH_POINTS 72.0
#define PNG_DOTS_MOST 16000.0 // cairo and most viewers end at 32767
#define ARROW_NORMAL 10.0     // Points of an arrow head of size 1.

typedef struct graph_writer {
    const tkd_sheet *sheet;
    tkd_arena *arena;
    Agraph_t *graph;
    tkd_status status; // First failure of memory.
} graph_writer;

// ---- Attributes

// A value of NULL is one for which memory ran out.
static void set(graph_writer *writer, void *object, const char *name, const char *value)
{
    if (value == NULL || object == NULL) {
        writer->status = TKD_ERR_MEMORY;
        return;
    }
    agsafeset(object, tkd_lend(name), tkd_lend(value), tkd_lend(""));
}

// Points of Graphviz from units of the sheet.
static double points_of(double units)
{
    return units * TKD_SHEET_SCALE;
}

// Numbers joined by commas, locale-free.
static const char *numbers(graph_writer *writer, const double *values, size_t count)
{
    tkd_writer text;
    tkd_writer_init_memory(&text, writer->arena, 0);
    for (size_t i = 0; i < count; i++) {
        tkd_write_string(&text, i > 0 ? "," : "");
        tkd_write_number(&text, round(values[i] * 100.0) / 100.0 + 0.0);
    }
    const tkd_text made = tkd_writer_text(&text);
    if (made.data == NULL) {
        writer->status = TKD_ERR_MEMORY;
        return "";
    }
    return made.data;
}

static void set_number(graph_writer *writer, void *object, const char *name, double value)
{
    // Inches want more digits than points.
    tkd_writer text;
    tkd_writer_init_memory(&text, writer->arena, 0);
    tkd_write_number(&text, round(value * 1e5) / 1e5 + 0.0);
    set(writer, object, name, tkd_writer_text(&text).data);
}

static void set_position(graph_writer *writer, void *object, double x, double y)
{
    const double position[] = {points_of(x), points_of(writer->sheet->height - y)};
    set(writer, object, "pos", numbers(writer, position, 2));
}

// A label with Graphviz's escapes and entities taken literally.
static const char *label_of(graph_writer *writer, tkd_text text)
{
    tkd_writer label;
    tkd_writer_init_memory(&label, writer->arena, 0);
    for (size_t i = 0; i < text.size; i++) {
        switch (text.data[i]) {
        case '\\': tkd_write_string(&label, "\\\\"); break;
        case '&': tkd_write_string(&label, "&amp;"); break;
        default: tkd_write_char(&label, text.data[i]); break;
        }
    }
    const tkd_text made = tkd_writer_text(&label);
    if (made.data == NULL) {
        writer->status = TKD_ERR_MEMORY;
        return "";
    }
    return made.data;
}

static void set_common(graph_writer *writer, void *object, const tkd_mark *mark)
{
    set(writer, object, "id", mark->id.data);
    set(writer, object, "class", mark->class_name);
    // Said of grounds even where empty: they would inherit the sheet's own.
    if (mark->title.size > 0 || mark->kind == TKD_MARK_GROUND) {
        set(writer, object, "title", mark->title.size > 0 ? mark->title.data : "");
    }
    if (mark->owner.size > 0) {
        set(writer, object, TKD_DATA_PREFIX "of", mark->owner.data);
    }
    const tkd_datum *data = writer->sheet->data.items;
    for (uint32_t i = mark->first_datum; i < mark->first_datum + mark->datum_count; i++) {
        const tkd_text name = tkd_text_format(writer->arena, TKD_DATA_PREFIX "%s", data[i].name);
        const tkd_text value = tkd_text_copy(writer->arena, data[i].value);
        set(writer, object, name.data == NULL ? "" : name.data,
            name.data == NULL ? NULL : value.data);
    }
}

// ---- Marks

static const char *style_of(const tkd_mark *mark, bool rounded)
{
    switch (mark->stroke) {
    case TKD_STROKE_SOLID: return rounded ? "rounded,filled" : "filled";
    case TKD_STROKE_DASHED: return rounded ? "rounded,filled,dashed" : "filled,dashed";
    case TKD_STROKE_DOTTED: return rounded ? "rounded,filled,dotted" : "filled,dotted";
    }
    return "filled";
}

static void add_ground(graph_writer *writer, const tkd_mark *mark)
{
    const tkd_text name = tkd_text_format(writer->arena, "cluster_%s", mark->id.data);
    if (name.data == NULL) {
        writer->status = TKD_ERR_MEMORY;
        return;
    }
    Agraph_t *cluster = agsubg(writer->graph, tkd_lend(name.data), 1);
    const double height = writer->sheet->height;
    const double box[] = {points_of(mark->x), points_of(height - mark->y - mark->height),
                          points_of(mark->x + mark->width), points_of(height - mark->y)};
    set_common(writer, cluster, mark);
    set(writer, cluster, "bb", numbers(writer, box, 4));
    set(writer, cluster, "style", style_of(mark, true));
    set(writer, cluster, "fillcolor", mark->fill);
    set(writer, cluster, "pencolor", mark->line == NULL ? mark->fill : mark->line);
    set_number(writer, cluster, "penwidth", points_of(mark->line == NULL ? 0.0 : mark->line_width));
}

static const char *shape_of(tkd_mark_kind kind)
{
    switch (kind) {
    case TKD_MARK_BOX:
    case TKD_MARK_CARD: return "box";
    case TKD_MARK_CHEVRON: return "cds";
    case TKD_MARK_DISC: return "ellipse";
    case TKD_MARK_DIAMOND: return "diamond";
    case TKD_MARK_TEXT: return "plaintext";
    case TKD_MARK_GROUND:
    case TKD_MARK_CURVE:
    case TKD_MARK_AREA: break;
    }
    return "box";
}

static void add_text(graph_writer *writer, Agnode_t *node, const tkd_mark *mark)
{
    // The node is larger than its label, which Graphviz would warn about otherwise.
    set_number(writer, node, "width", points_of(mark->width + 16.0) / INCH_POINTS);
    set_number(writer, node, "height", points_of(mark->height * 2.0) / INCH_POINTS);
    set(writer, node, "label", label_of(writer, mark->text));
    set(writer, node, "fontname", tkd_font_name(mark->font.weight));
    set_number(writer, node, "fontsize", points_of(mark->font.size));
    set(writer, node, "fontcolor", mark->fill);
}

static void add_node(graph_writer *writer, const tkd_mark *mark)
{
    Agnode_t *node = agnode(writer->graph, tkd_lend(mark->id.data), 1);
    set_common(writer, node, mark);
    set_position(writer, node, mark->x + mark->width / 2.0, mark->y + mark->height / 2.0);
    set(writer, node, "shape", shape_of(mark->kind));
    if (mark->kind == TKD_MARK_TEXT) {
        add_text(writer, node, mark);
        return;
    }
    set_number(writer, node, "width", points_of(mark->width) / INCH_POINTS);
    set_number(writer, node, "height", points_of(mark->height) / INCH_POINTS);
    set(writer, node, "label", "");
    set(writer, node, "style", style_of(mark, mark->kind == TKD_MARK_CARD));
    set(writer, node, "fillcolor", mark->fill == NULL ? "transparent" : mark->fill);
    set(writer, node, "color", mark->line == NULL ? "transparent" : mark->line);
    set_number(writer, node, "penwidth", points_of(mark->line == NULL ? 0.0 : mark->line_width));
}

// An invisible node that holds an end of a curve.
static Agnode_t *add_end(graph_writer *writer, const tkd_mark *mark, const char *which,
                         tkd_point2 at)
{
    const tkd_text name = tkd_text_format(writer->arena, "%s-%s", mark->id.data, which);
    if (name.data == NULL) {
        writer->status = TKD_ERR_MEMORY;
        return NULL;
    }
    Agnode_t *node = agnode(writer->graph, tkd_lend(name.data), 1);
    set_position(writer, node, at.x, at.y);
    set(writer, node, "label", "");
    set(writer, node, "style", "invis");
    set(writer, node, "width", "0");
    set(writer, node, "height", "0");
    return node;
}

static void write_point(const graph_writer *writer, tkd_writer *text, tkd_point2 point)
{
    tkd_write_number(text, round(points_of(point.x) * 100.0) / 100.0);
    tkd_write_char(text, ',');
    tkd_write_number(text, round(points_of(writer->sheet->height - point.y) * 100.0) / 100.0 + 0.0);
}

// The end drawn back from the tip, so that the arrow's head has room.
static tkd_point2 behind_tip(tkd_point2 before, tkd_point2 tip, double head)
{
    const double dx = tip.x - before.x;
    const double dy = tip.y - before.y;
    const double length = sqrt(dx * dx + dy * dy);
    if (length <= 1e-9) {
        return tip;
    }
    return (tkd_point2){tip.x - dx / length * head, tip.y - dy / length * head};
}

static void add_curve(graph_writer *writer, const tkd_mark *mark)
{
    const tkd_point2 *points = (const tkd_point2 *)writer->sheet->points.items + mark->first_point;
    const uint32_t last = mark->point_count - 1;
    Agnode_t *tail = add_end(writer, mark, "from", points[0]);
    Agnode_t *head = add_end(writer, mark, "to", points[last]);
    if (tail == NULL || head == NULL) {
        return;
    }
    const bool arrow = mark->arrow > 0.0;
    tkd_writer position;
    tkd_writer_init_memory(&position, writer->arena, 0);
    if (arrow) {
        tkd_write_string(&position, "e,");
        write_point(writer, &position, points[last]);
        tkd_write_char(&position, ' ');
    }
    for (uint32_t i = 0; i <= last; i++) {
        const bool is_tip = arrow && i == last;
        const tkd_point2 point =
            is_tip ? behind_tip(points[i - 1], points[i], mark->arrow) : points[i];
        write_point(writer, &position, point);
        tkd_write_string(&position, i < last ? " " : "");
    }
    Agedge_t *edge = agedge(writer->graph, tail, head, tkd_lend(mark->id.data), 1);
    const tkd_text made = tkd_writer_text(&position);
    if (made.data == NULL) {
        writer->status = TKD_ERR_MEMORY;
        return;
    }
    static const char *const strokes[] = {"solid", "dashed", "dotted"};
    set_common(writer, edge, mark);
    set(writer, edge, "pos", made.data);
    set(writer, edge, "color", mark->line);
    set(writer, edge, "style", strokes[mark->stroke]);
    set_number(writer, edge, "penwidth", points_of(mark->line_width));
    set(writer, edge, "arrowhead", arrow ? "normal" : "none");
    set_number(writer, edge, "arrowsize", points_of(mark->arrow) / ARROW_NORMAL);
}

// ---- The graph

// Size of a sheet of paper on its side, in points; of a screen, the sheet's own.
static tkd_point2 page_size(const tkd_sheet *sheet, tkd_page page)
{
    switch (page) {
    case TKD_PAGE_A4: return (tkd_point2){841.89, 595.28};
    case TKD_PAGE_A3: return (tkd_point2){1190.55, 841.89};
    case TKD_PAGE_A0: return (tkd_point2){3370.39, 2383.94};
    case TKD_PAGE_SCREEN:
    case TKD_PAGE_COUNT: break;
    }
    return (tkd_point2){ceil(sheet->width), ceil(sheet->height)};
}

static double dots_per_inch(tkd_page page, tkd_point2 size)
{
    const double wanted = page == TKD_PAGE_A4 || page == TKD_PAGE_A3 ? 300.0 : 144.0;
    const double longest = fmax(size.x, size.y) / INCH_POINTS;
    return fmin(wanted, PNG_DOTS_MOST / longest);
}

static void set_graph(graph_writer *writer, tkd_draw_format format, tkd_page page)
{
    const tkd_sheet *sheet = writer->sheet;
    Agraph_t *graph = writer->graph;
    const tkd_point2 size = page_size(sheet, page);
    const double width = points_of(sheet->width);
    const double height = points_of(sheet->height);
    const double zoom = fmin(size.x / width, size.y / height);
    const double box[] = {0.0, 0.0, width, height};
    tkd_writer view;
    tkd_writer_init_memory(&view, writer->arena, 0);
    const double values[] = {size.x, size.y, zoom, width / 2.0, height / 2.0};
    for (size_t i = 0; i < 5; i++) {
        tkd_write_string(&view, i > 0 ? "," : "");
        tkd_write_number(&view, round(values[i] * 1e6) / 1e6);
    }
    set(writer, graph, "bb", numbers(writer, box, 4));
    set(writer, graph, "viewport", tkd_writer_text(&view).data);
    set(writer, graph, "bgcolor", sheet->paper);
    set(writer, graph, "pad", "0");
    set(writer, graph, "margin", "0");
    set(writer, graph, "outputorder", "edgesfirst");
    set(writer, graph, "charset", "UTF-8");
    set(writer, graph, "language", sheet->language);
    set(writer, graph, "title", sheet->title.data);
    set(writer, graph, "description", sheet->description.data);
    if (format == TKD_DRAW_PNG) {
        set_number(writer, graph, "dpi", dots_per_inch(page, size));
    }
}

// Defaults of nodes; never of ids, which clusters would inherit.
static void set_defaults(Agraph_t *graph)
{
    static const char *const defaults[][2] = {
        {"label", "\\N"},
        {"margin", "0"},
        {"fixedsize", "true"},
        {"penwidth", "0"},
    };
    for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++) {
        agattr(graph, AGNODE, tkd_lend(defaults[i][0]), tkd_lend(defaults[i][1]));
    }
}

// Can such a mark be a node of the graph?
static bool is_node(tkd_mark_kind kind)
{
    return kind != TKD_MARK_GROUND && kind != TKD_MARK_CURVE && kind != TKD_MARK_AREA;
}

static void add_marks(graph_writer *writer)
{
    const tkd_mark *marks = writer->sheet->marks.items;
    const size_t count = writer->sheet->marks.count;
    const tkd_text background = tkd_area_background(writer->sheet, writer->arena);
    if (background.data == NULL || background.size > 0) {
        set(writer, writer->graph, "_background", background.data);
    }
    const tkd_mark corner = {.id = TKD_TEXT("corner")};
    add_end(writer, &corner, "low", (tkd_point2){0.0, 0.0});
    add_end(writer, &corner, "high", (tkd_point2){writer->sheet->width, writer->sheet->height});
    for (size_t i = 0; i < count; i++) {
        if (marks[i].kind == TKD_MARK_GROUND) {
            add_ground(writer, &marks[i]);
        }
    }
    for (size_t i = 0; i < count && writer->status == TKD_OK; i++) {
        if (marks[i].kind == TKD_MARK_CURVE) {
            add_curve(writer, &marks[i]);
        } else if (is_node(marks[i].kind)) {
            add_node(writer, &marks[i]);
        }
    }
}

// ---- DOT: cgraph writes through a discipline of ours, into the writer

static int put_dot(void *channel, const char *text)
{
    tkd_write_string(channel, text);
    return 0;
}

static int flush_dot(void *channel)
{
    (void)channel;
    return 0;
}

// ---- Rendering

// What Graphviz complained of last, as our error. Warnings count in debug builds only.
static tkd_status report(int result, tkd_error *err)
{
    char *message = aglasterr();
#ifdef NDEBUG
    const bool failed = result != 0;
#else
    const bool failed = result != 0 || message != NULL;
#endif
    tkd_status status = TKD_OK;
    if (failed) {
        status = TKD_FAIL(err, TKD_ERR_LIBRARY, TKD_NOWHERE, "Graphviz ei joonista (fails): %s",
                          message == NULL ? "?" : message);
    }
    if (message != NULL) {
        gvFreeRenderData(message);
    }
    return status;
}

static tkd_status render(const graph_writer *writer, GVC_t *context, tkd_draw_format format,
                         tkd_writer *out, tkd_error *err)
{
    Agraph_t *graph = writer->graph;
    if (format == TKD_DRAW_SVG) {
        tkd_svg svg = {.out = out, .sheet = writer->sheet};
        return report(gvRenderContext(context, graph, TKD_SVG_FORMAT, &svg), err);
    }
    if (format == TKD_DRAW_DOT) {
        return report(agwrite(graph, out), err);
    }
    static const char *const names[] = {"", "pdf", "png:cairo", ""};
    char *bytes = NULL;
    unsigned int size = 0;
    TKD_TRY(report(gvRenderData(context, graph, names[format], &bytes, &size), err));
    tkd_write(out, (tkd_text){bytes, size});
    gvFreeRenderData(bytes);
    return TKD_OK;
}

static tkd_status write_graph(graph_writer *writer, GVC_t *context, tkd_draw_format format,
                              tkd_page page, tkd_writer *out, tkd_error *err)
{
    set_defaults(writer->graph);
    set_graph(writer, format, page);
    add_marks(writer);
    if (writer->status != TKD_OK) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    if (format == TKD_DRAW_DOT) {
        return render(writer, context, format, out, err);
    }
    TKD_TRY(report(gvLayout(context, writer->graph, "nop2"), err));
    const tkd_status status = render(writer, context, format, out, err);
    gvFreeLayout(context, writer->graph);
    return status;
}

tkd_status tkd_graph_write(const tkd_sheet *sheet, tkd_draw_format format, tkd_page page,
                           tkd_arena *arena, tkd_writer *out, tkd_error *err)
{
    tkd_svg_plugin plugin;
    agseterr(AGMAX); // Nothing on the user's screen: messages are asked for.
    Agiodisc_t channel = {.putstr = put_dot, .flush = flush_dot};
    tkd_ids ids;
    tkd_ids_init(&ids, &channel, arena);
    GVC_t *context = gvContext();
    Agraph_t *graph = agopen(tkd_lend("teekond"), Agdirected, &ids.disciplines);
    if (context == NULL || graph == NULL) {
        return TKD_FAIL(err, TKD_ERR_LIBRARY, TKD_NOWHERE, "Graphviz ei käivitu (fails)");
    }
    tkd_svg_plugin_add(&plugin, context);
    graph_writer writer = {.sheet = sheet, .arena = arena, .graph = graph};
    tkd_status status = write_graph(&writer, context, format, page, out, err);
    if (status == TKD_OK && ids.is_full) {
        status = TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    // The context is not freed: Graphviz's text plugin keeps the name of the last font beyond it, and
    // a second drawing would read freed memory.
    agclose(graph);
    return status;
}
