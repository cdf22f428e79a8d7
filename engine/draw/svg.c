// SPDX-License-Identifier: EUPL-1.2
// The SVG renderer. Graphviz walks the graph and calls us with shapes in device coordinates (y down);
// we write them, grouped by object with its id, class and title. Title, description and language of
// the whole stand in attributes of the graph. Areas are its background: a polygon each, perhaps with
// lines after it, between the paper and the first object; their names come from the sheet.
#include "svg.h"
#include "markup.h"

#include <math.h>
#include <string.h>

enum { DATA_PREFIX_SIZE = sizeof(TKD_DATA_PREFIX) - 1 };

static tkd_writer *out_of(GVJ_t *job)
{
    return ((tkd_svg *)job->context)->out;
}

static void write_escaped(tkd_writer *out, const char *text)
{
    tkd_markup_write(out, tkd_text_of(text));
}

// Two decimals are finer than any screen.
static void write_number(tkd_writer *out, double number)
{
    tkd_write_number(out, round(number * 100.0) / 100.0 + 0.0);
}

static void write_attribute(tkd_writer *out, const char *name, double number)
{
    tkd_write_format(out, " %s=\"", name);
    write_number(out, number);
    tkd_write_char(out, '"');
}

static void write_points(tkd_writer *out, const pointf *points, int count)
{
    for (int i = 0; i < count; i++) {
        write_number(out, points[i].x);
        tkd_write_char(out, ',');
        write_number(out, points[i].y);
        tkd_write_string(out, i + 1 < count ? " " : "");
    }
}

// An attribute of the object being drawn, or an empty string.
static const char *attribute_of(void *object, const char *name)
{
    char key[16];
    snprintf(key, sizeof(key), "%s", name); // cgraph's read-only names are not const
    const char *value = agget(object, key);
    return value == NULL ? "" : value;
}

static void write_color(tkd_writer *out, const char *name, const gvcolor_t *color)
{
    if (color->u.rgba[3] == 0) {
        tkd_write_format(out, " %s=\"none\"", name);
        return;
    }
    tkd_write_format(out, " %s=\"#%02x%02x%02x\"", name, color->u.rgba[0], color->u.rgba[1],
                     color->u.rgba[2]);
}

static void write_paint(GVJ_t *job, bool filled)
{
    tkd_writer *out = out_of(job);
    const obj_state_t *object = job->obj;
    if (filled) {
        write_color(out, "fill", &object->fillcolor);
    } else {
        tkd_write_string(out, " fill=\"none\"");
    }
    if (object->pen == PEN_NONE || object->penwidth <= 0.0 || object->pencolor.u.rgba[3] == 0) {
        return;
    }
    write_color(out, "stroke", &object->pencolor);
    const double width = object->penwidth * job->zoom;
    if (fabs(width - 1.0) > 1e-6) {
        write_attribute(out, "stroke-width", width);
    }
    if (object->pen == PEN_DASHED) {
        tkd_write_string(out, " stroke-dasharray=\"5,3\"");
    } else if (object->pen == PEN_DOTTED) {
        tkd_write_string(out, " stroke-dasharray=\"1,3\" stroke-linecap=\"round\"");
    }
}

// ---- The whole

static void begin_graph(GVJ_t *job)
{
    tkd_writer *out = out_of(job);
    graph_t *graph = job->obj->u.g;
    const char *language = attribute_of(graph, "language");
    tkd_write_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                          "aria-labelledby=\"teekond-title teekond-description\" ");
    tkd_write_format(out,
                     "xml:lang=\"%s\" lang=\"%s\" width=\"%u\" height=\"%u\" "
                     "viewBox=\"0 0 %u %u\" "
                     "font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif\">\n",
                     language, language, job->width, job->height, job->width, job->height);
    tkd_write_string(out, "<title id=\"teekond-title\">");
    write_escaped(out, attribute_of(graph, "title"));
    tkd_write_string(out, "</title>\n<desc id=\"teekond-description\">");
    write_escaped(out, attribute_of(graph, "description"));
    tkd_write_string(out, "</desc>\n");
}

// ---- Objects

// Facts for a page: `data-of="step-elukoht"`.
static void write_data(tkd_writer *out, void *object)
{
    Agraph_t *root = agroot(object);
    Agsym_t *symbol = NULL;
    while ((symbol = agnxtattr(root, AGTYPE(object), symbol)) != NULL) {
        const bool is_datum = strncmp(symbol->name, TKD_DATA_PREFIX, DATA_PREFIX_SIZE) == 0;
        const char *value = is_datum ? agxget(object, symbol) : "";
        if (value[0] != '\0') {
            tkd_write_format(out, " %s=\"", symbol->name);
            write_escaped(out, value);
            tkd_write_char(out, '"');
        }
    }
}

static void write_names(tkd_writer *out, const char *id, const char *class_name)
{
    tkd_write_string(out, "<g id=\"");
    write_escaped(out, id);
    tkd_write_string(out, "\" class=\"");
    write_escaped(out, class_name);
    tkd_write_char(out, '"');
}

static void write_title(tkd_writer *out, const char *title)
{
    tkd_write_char(out, '>');
    if (title[0] != '\0') {
        tkd_write_string(out, "<title>");
        write_escaped(out, title);
        tkd_write_string(out, "</title>");
    }
}

static void end_object(GVJ_t *job)
{
    tkd_write_string(out_of(job), "</g>\n");
}

static void end_area(GVJ_t *job)
{
    tkd_svg *svg = job->context;
    if (svg->area_is_open) {
        end_object(job);
        svg->area_is_open = false;
    }
}

static void write_area_data(tkd_writer *out, const tkd_sheet *sheet, const tkd_mark *area)
{
    const tkd_datum *data = sheet->data.items;
    for (uint32_t i = area->first_datum; i < area->first_datum + area->datum_count; i++) {
        tkd_write_format(out, " " TKD_DATA_PREFIX "%s=\"", data[i].name);
        write_escaped(out, data[i].value.data);
        tkd_write_char(out, '"');
    }
}

// A polygon that belongs to no object: the paper, then the areas.
static void begin_area(GVJ_t *job)
{
    tkd_svg *svg = job->context;
    end_area(job);
    if (!svg->has_paper) {
        svg->has_paper = true;
        return;
    }
    const tkd_mark *marks = svg->sheet->marks.items;
    while (svg->next_mark < svg->sheet->marks.count &&
           marks[svg->next_mark].kind != TKD_MARK_AREA) {
        svg->next_mark++;
    }
    if (svg->next_mark < svg->sheet->marks.count) {
        const tkd_mark *area = &marks[svg->next_mark++];
        write_names(svg->out, area->id.data, area->class_name);
        write_area_data(svg->out, svg->sheet, area);
        write_title(svg->out, area->title.size > 0 ? area->title.data : "");
        svg->area_is_open = true;
    }
}

static void begin_object(GVJ_t *job, void *object)
{
    tkd_writer *out = out_of(job);
    end_area(job);
    write_names(out, attribute_of(object, "id"), attribute_of(object, "class"));
    write_data(out, object);
    write_title(out, attribute_of(object, "title"));
}

static void end_graph(GVJ_t *job)
{
    end_area(job);
    tkd_write_string(out_of(job), "</svg>\n");
}

static void begin_cluster(GVJ_t *job)
{
    begin_object(job, job->obj->u.sg);
}

static void begin_node(GVJ_t *job)
{
    begin_object(job, job->obj->u.n);
}

static void begin_edge(GVJ_t *job)
{
    begin_object(job, job->obj->u.e);
}

// ---- Shapes

static void draw_text(GVJ_t *job, pointf place, textspan_t *span)
{
    tkd_writer *out = out_of(job);
    const char *font = span->font->name;
    const double width = span->size.x * job->zoom;
    // Graphviz gives the middle of the line; its own renderers go down to the baseline from there.
    const double baseline = place.y - span->yoffset_centerline * job->zoom;
    tkd_write_string(out, "<text");
    write_attribute(out, "x", place.x - width / 2.0);
    write_attribute(out, "y", baseline);
    write_attribute(out, "textLength", width);
    write_attribute(out, "font-size", span->font->size * job->zoom);
    if (strstr(font, "Semi-Bold") != NULL) {
        tkd_write_string(out, " font-weight=\"600\"");
    } else if (strstr(font, "Bold") != NULL) {
        tkd_write_string(out, " font-weight=\"700\"");
    }
    write_color(out, "fill", &job->obj->pencolor);
    tkd_write_char(out, '>');
    write_escaped(out, span->str);
    tkd_write_string(out, "</text>");
}

static void draw_ellipse(GVJ_t *job, pointf *points, int filled)
{
    tkd_writer *out = out_of(job);
    tkd_write_string(out, "<ellipse");
    write_attribute(out, "cx", points[0].x);
    write_attribute(out, "cy", points[0].y);
    write_attribute(out, "rx", fabs(points[1].x - points[0].x));
    write_attribute(out, "ry", fabs(points[1].y - points[0].y));
    write_paint(job, filled != 0);
    tkd_write_string(out, "/>");
}

static void draw_polygon(GVJ_t *job, pointf *points, int count, int filled)
{
    tkd_writer *out = out_of(job);
    if (job->obj->type == ROOTGRAPH_OBJTYPE) {
        begin_area(job);
    }
    tkd_write_string(out, "<polygon points=\"");
    write_points(out, points, count);
    tkd_write_char(out, '"');
    write_paint(job, filled != 0);
    tkd_write_string(out, "/>");
}

static void draw_bezier(GVJ_t *job, pointf *points, int count, int arrow_at_start, int arrow_at_end,
                        int filled)
{
    (void)arrow_at_start;
    (void)arrow_at_end;
    tkd_writer *out = out_of(job);
    tkd_write_string(out, "<path d=\"M");
    write_points(out, points, 1);
    tkd_write_char(out, 'C');
    write_points(out, points + 1, count - 1);
    tkd_write_char(out, '"');
    write_paint(job, filled != 0);
    tkd_write_string(out, "/>");
}

static void draw_polyline(GVJ_t *job, pointf *points, int count)
{
    tkd_writer *out = out_of(job);
    tkd_write_string(out, "<polyline points=\"");
    write_points(out, points, count);
    tkd_write_char(out, '"');
    write_paint(job, false);
    tkd_write_string(out, "/>");
}

void tkd_svg_plugin_add(tkd_svg_plugin *plugin, GVC_t *context)
{
    *plugin = (tkd_svg_plugin){
        .engine = {.begin_graph = begin_graph,
                   .end_graph = end_graph,
                   .begin_cluster = begin_cluster,
                   .end_cluster = end_object,
                   .begin_node = begin_node,
                   .end_node = end_object,
                   .begin_edge = begin_edge,
                   .end_edge = end_object,
                   .textspan = draw_text,
                   .ellipse = draw_ellipse,
                   .polygon = draw_polygon,
                   .beziercurve = draw_bezier,
                   .polyline = draw_polyline},
        .render_features = {.flags = GVRENDER_Y_GOES_DOWN | GVRENDER_DOES_LABELS,
                            .color_type = RGBA_BYTE},
        .device_features = {.flags = GVDEVICE_DOES_TRUECOLOR | GVDEVICE_NO_WRITER,
                            .default_dpi = {72.0, 72.0}},
        .package = "teekond",
    };
    plugin->renders[0] = (gvplugin_installed_t){.type = TKD_SVG_FORMAT,
                                                .quality = 1,
                                                .engine = &plugin->engine,
                                                .features = &plugin->render_features};
    plugin->devices[0] = (gvplugin_installed_t){.type = TKD_SVG_FORMAT ":" TKD_SVG_FORMAT,
                                                .quality = 1,
                                                .features = &plugin->device_features};
    plugin->apis[0] = (gvplugin_api_t){API_render, plugin->renders};
    plugin->apis[1] = (gvplugin_api_t){API_device, plugin->devices};
    plugin->library = (gvplugin_library_t){plugin->package, plugin->apis};
    gvAddLibrary(context, &plugin->library);
}
