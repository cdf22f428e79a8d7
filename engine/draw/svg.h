// SPDX-License-Identifier: EUPL-1.2
// SVG for people and pages: a renderer of our own for Graphviz, because its own writes no role, no
// description, no language, no measured lengths, and inherits ids.
#ifndef TKD_DRAW_SVG_H
#define TKD_DRAW_SVG_H

#include <graphviz/gvc.h>
#include <graphviz/gvplugin_device.h>
#include <graphviz/gvplugin_render.h>

#include "teekond/writer.h"

#include "sheet.h"

/** The name to ask gvRenderContext for. */
#define TKD_SVG_FORMAT "teekond"

/** What attributes of the graph's objects begin with that become attributes of the SVG's. */
#define TKD_DATA_PREFIX "data-"

/** What gvRenderContext gets as its context: where the SVG goes. */
typedef struct tkd_svg {
    tkd_writer *out;        /**< Borrowed. */
    const tkd_sheet *sheet; /**< Borrowed. Its areas come as nameless polygons, in their order. */
    size_t next_mark;       /**< Where to look for the next area. */
    bool has_paper;         /**< The first polygon, the paper, is drawn. */
    bool area_is_open;      /**< Its group is not ended yet. */
} tkd_svg;

/** The plugin's tables: caller's storage that must outlive the Graphviz context. */
typedef struct tkd_svg_plugin {
    gvrender_engine_t engine;
    gvrender_features_t render_features;
    gvdevice_features_t device_features;
    gvplugin_installed_t renders[2];
    gvplugin_installed_t devices[2];
    gvplugin_api_t apis[3];
    gvplugin_library_t library;
    char package[16];
} tkd_svg_plugin;

/** Make the plugin known to a Graphviz context. */
void tkd_svg_plugin_add(tkd_svg_plugin *plugin, GVC_t *context);

#endif
