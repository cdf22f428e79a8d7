// SPDX-License-Identifier: EUPL-1.2
// Marks of staff on a chart of capacity: a line through both panels for today's and each planned
// number of posts, with names like flags above.
#include "capacity.h"

#include <math.h>

#define FLAG_GAP 5.0
#define BEYOND_PANEL 6.0 // How far a name may reach out of the panel.
#define NAME_MOST 300.0

static tkd_capacity_group *find_group(tkd_capacity_chart *chart, double staff)
{
    for (size_t i = 0; i < chart->group_count; i++) {
        if (fabs(chart->groups[i].staff - staff) < 1e-9) {
            return &chart->groups[i];
        }
    }
    return NULL;
}

// Names stand right of the tops of their lines like flags; left of them at the panel's right end. A
// line rises above the flags to its right that it would cut, or that its own flag would meet.
static void place_names(tkd_capacity_chart *chart)
{
    const double right = chart->wait.left + chart->wait.width;
    for (size_t i = chart->group_count; i-- > 0;) {
        tkd_capacity_group *group = &chart->groups[i];
        const double x = tkd_scale_at(&chart->wait.across, group->staff);
        const bool fits = x + FLAG_GAP + group->lines.width <= right + BEYOND_PANEL;
        group->aside = fits ? FLAG_GAP : -FLAG_GAP - group->lines.width;
        const double from = fmin(x, x + group->aside) - FLAG_GAP;
        const double to = fmax(x, x + group->aside + group->lines.width) + FLAG_GAP;
        double below = 0.0;
        for (size_t j = i + 1; j < chart->group_count; j++) {
            const tkd_capacity_group *other = &chart->groups[j];
            const double at = tkd_scale_at(&chart->wait.across, other->staff);
            const double other_from = fmin(at, at + other->aside);
            const double other_to = fmax(at, at + other->aside + other->lines.width);
            if (from < other_to && other_from < to) {
                below = fmax(below, other->above);
            }
        }
        group->above = below + group->lines.height + 2.0;
    }
}

// One group for each staff that is marked and on the scale, from left to right, with its words.
void tkd_capacity_group_marks(tkd_capacity_chart *chart)
{
    const tkd_drawing *drawing = chart->drawing;
    const tkd_picture_capacity_mark *marks =
        drawing->picture->capacity_marks + chart->capacity->marks.first;
    tkd_writer words[TKD_CAPACITY_GROUPS] = {0};
    for (uint32_t i = 0; i < tkd_capacity_mark_count(chart->capacity); i++) {
        tkd_capacity_group *group = find_group(chart, marks[i].staff);
        const bool on_scale =
            marks[i].staff >= chart->page->staff_low && marks[i].staff <= chart->page->staff_high;
        if (tkd_capacity_is_past(drawing, chart->capacity, &marks[i]) ||
            (group == NULL && (chart->group_count == TKD_CAPACITY_GROUPS || !on_scale))) {
            continue;
        }
        if (group == NULL) {
            size_t place = chart->group_count++;
            for (; place > 0 && chart->groups[place - 1].staff > marks[i].staff; place--) {
                chart->groups[place] = chart->groups[place - 1];
                words[place] = words[place - 1];
            }
            group = &chart->groups[place];
            *group = (tkd_capacity_group){.staff = marks[i].staff};
            tkd_writer_init_memory(&words[place], drawing->sheet->arena, 0);
        }
        tkd_writer *writer = &words[group - chart->groups];
        tkd_write_string(writer, writer->size > 0 ? "; " : "");
        tkd_write(writer, tkd_capacity_mark_name(drawing, &marks[i]));
        group->is_now = group->is_now || marks[i].is_now;
    }
    for (size_t i = 0; i < chart->group_count; i++) {
        const tkd_font font = {chart->wait.text, TKD_WEIGHT_SEMIBOLD};
        chart->groups[i].lines = tkd_sheet_break(drawing->sheet, tkd_writer_text(&words[i]), font,
                                                 fmin(0.55 * chart->wait.width, NAME_MOST), 3);
    }
    place_names(chart);
}

void tkd_capacity_put_marks(const tkd_capacity_chart *chart)
{
    const tkd_drawing *drawing = chart->drawing;
    const tkd_text_style style = {
        {chart->wait.text, TKD_WEIGHT_SEMIBOLD}, drawing->colors->ink, TKD_ALIGN_LEFT, "mark-name"};
    for (size_t i = 0; i < chart->group_count; i++) {
        const tkd_capacity_group *group = &chart->groups[i];
        const double x = tkd_scale_at(&chart->wait.across, group->staff);
        const double top = chart->wait.top - 6.0 - group->above;
        const tkd_point2 places[] = {{x, top}, {x, chart->load.top + chart->load.height}};
        const tkd_mark line = {
            .id = tkd_panel_id(&chart->wait, "mark"),
            .class_name = group->is_now ? "mark now" : "mark planned",
            .line = drawing->colors->ink,
            .line_width = 1.2,
            .stroke = group->is_now ? TKD_STROKE_SOLID : TKD_STROKE_DASHED,
        };
        tkd_chart_put_line(drawing->sheet, &line, places, 2);
        tkd_sheet_put_lines(drawing->sheet, tkd_panel_id(&chart->wait, "mark-name"), &group->lines,
                            x + group->aside, top, &style);
    }
}

double tkd_capacity_marks_height(const tkd_capacity_chart *chart)
{
    double height = 0.0;
    for (size_t i = 0; i < chart->group_count; i++) {
        height = fmax(height, chart->groups[i].above);
    }
    return height + 8.0;
}
