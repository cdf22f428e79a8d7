// SPDX-License-Identifier: EUPL-1.2
// The colours of each theme. Heat is ColorBrewer's YlOrRd; levels and views are from its paired and
// dark qualitative schemes, darkened until text in them reads on their cards.
#include "theme.h"

static const tkd_colors light = {
    .paper = "#ffffff",
    .ink = "#1c2430",
    .faint = "#55606e",
    .line = "#c3ccd6",
    .card = "#ffffff",
    .band = "#f5f7f9",
    .stage = "#e1e8f0",
    .levels = {"#5b3f99", "#0b6e8a", "#8a5a00", "#5a6472", "#0b6e8a", "#34449c"},
    .nobody = "#9aa5b1",
    .views = {"#b5402a", "#1f5fa8", "#23703a", "#5b3f99"},
    .view_bands = {"#fdf3ef", "#eff5fd", "#f0f7f1", "#f5f2fa"},
    .view_cards = {"#fbd9c8", "#cfe1f8", "#cfe6d3", "#e0d8f0"},
    .price = "#7a2a12",
    .unnamed = "#ffe69a",
    .unnamed_band = "#fff8e0",
    .unnamed_ink = "#6b4e00",
    .gain = "#1f6b35",
    .local_band = "#f2f8f3",
    .state_band = "#f3f3f9",
    .badge = "#1c2430",
    .badge_ink = "#ffffff",
    .wait = "#d9480f",
    .wait_p90 = "#f9cdb5",
    .service = "#6f8ba6",
    .heat = {"#ffffcc", "#fed976", "#fd8d3c", "#e31a1c", "#800026"},
    .heat_ink = {"#1c2430", "#1c2430", "#1c2430", "#ffffff", "#ffffff"},
    .flow = "#50667f",
    .rework = "#b5402a",
    .leave = "#1c2430",
};

static const tkd_colors dark = {
    .paper = "#12171e",
    .ink = "#eef2f6",
    .faint = "#aab6c3",
    .line = "#46525f",
    .card = "#1e2731",
    .band = "#181f27",
    .stage = "#2b3846",
    .levels = {"#b9a4ef", "#6cc6df", "#e3b35c", "#b4bfcb", "#6cc6df", "#9fb0ff"},
    .nobody = "#77828e",
    .views = {"#ff9d85", "#8cc0ff", "#86d49b", "#c9b6f7"},
    .view_bands = {"#231a18", "#17202c", "#17221a", "#1f1b28"},
    .view_cards = {"#4a2a20", "#20395a", "#1f4029", "#3a2f55"},
    .price = "#ffc2ae",
    .unnamed = "#5c4a10",
    .unnamed_band = "#26210f",
    .unnamed_ink = "#ffe69a",
    .gain = "#8fdca4",
    .local_band = "#17211a",
    .state_band = "#1a1c26",
    .badge = "#eef2f6",
    .badge_ink = "#12171e",
    .wait = "#ff8a4c",
    .wait_p90 = "#6b3a22",
    .service = "#8fb0d0",
    .heat = {"#ffffcc", "#fed976", "#fd8d3c", "#e31a1c", "#800026"},
    .heat_ink = {"#1c2430", "#1c2430", "#1c2430", "#ffffff", "#ffffff"},
    .flow = "#9db4cc",
    .rework = "#ff9d85",
    .leave = "#eef2f6",
};

static const tkd_colors print = {
    .paper = "#ffffff",
    .ink = "#000000",
    .faint = "#404040",
    .line = "#808080",
    .card = "#ffffff",
    .band = "#f7f7f7",
    .stage = "#e6e6e6",
    .levels = {"#3f2b7a", "#064f64", "#6b4500", "#404040", "#064f64", "#22307a"},
    .nobody = "#808080",
    .views = {"#8f2d1b", "#134680", "#15552a", "#3f2b7a"},
    .view_bands = {"#ffffff", "#ffffff", "#ffffff", "#ffffff"},
    .view_cards = {"#f3e1da", "#e0e9f4", "#e0ede2", "#e8e4f2"},
    .price = "#5c1d0a",
    .unnamed = "#fff2c4",
    .unnamed_band = "#ffffff",
    .unnamed_ink = "#4d3800",
    .gain = "#124f24",
    .local_band = "#ffffff",
    .state_band = "#ffffff",
    .badge = "#000000",
    .badge_ink = "#ffffff",
    .wait = "#c0400c",
    .wait_p90 = "#f0d0c0",
    .service = "#6a7f95",
    .heat = {"#ffffcc", "#fed976", "#fd8d3c", "#e31a1c", "#800026"},
    .heat_ink = {"#000000", "#000000", "#000000", "#ffffff", "#ffffff"},
    .flow = "#404040",
    .rework = "#8f2d1b",
    .leave = "#000000",
};

const tkd_colors *tkd_theme_colors(tkd_theme theme)
{
    switch (theme) {
    case TKD_THEME_DARK: return &dark;
    case TKD_THEME_PRINT: return &print;
    case TKD_THEME_LIGHT:
    case TKD_THEME_COUNT: break;
    }
    return &light;
}
