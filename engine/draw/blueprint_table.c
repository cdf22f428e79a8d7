// SPDX-License-Identifier: EUPL-1.2
// The blueprint as a table: a row for each step, with its boxes in words, the times as written, and
// the simulated ones. All times are in hours, as one unit is needed to count on.
#include "blueprint.h"
#include "diagrams.h"

#include <math.h>

static void add_columns(const tkd_drawing *drawing, tkd_sheet_table *table)
{
    tkd_sheet_table_column_text(table, tkd_say(drawing, "etapp", "stage", "этап"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "samm", "step", "шаг"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "eeslava", "front stage", "на виду"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "tagalava", "backstage", "за кулисами"));
    tkd_sheet_table_column_text(
        table, tkd_say(drawing, "töö tagalaval", "work backstage", "работа за кулисами"));
    const tkd_text numbers[] = {
        tkd_say(drawing, "norm: broneering, t", "standard: booking, h", "норма: запись, ч"),
        tkd_say(drawing, "norm: käik või kursus, t", "standard: visit or course, h",
                "норма: визит или курс, ч"),
        tkd_say(drawing, "norm: menetlus, t", "standard: processing, h", "норма: производство, ч"),
        tkd_say(drawing, "tähtaeg, t", "deadline, h", "срок, ч"),
        tkd_say(drawing, "ootab (pooltel kuni), t", "waits (half up to), h",
                "ждёт (половина до), ч"),
        tkd_say(drawing, "ootab (90%-l kuni), t", "waits (90% up to), h", "ждёт (90% до), ч"),
        tkd_say(drawing, "kokku (pooltel kuni), t", "in all (half up to), h",
                "всего (половина до), ч"),
        tkd_say(drawing, "kokku (90%-l kuni), t", "in all (90% up to), h", "всего (90% до), ч"),
    };
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        tkd_sheet_table_column_number(table, numbers[i]);
    }
    tkd_sheet_table_column_text(table,
                                tkd_say(drawing, "üle normi", "over standard", "сверх нормы"));
    tkd_sheet_table_column_text(table,
                                tkd_say(drawing, "üle tähtaja", "past deadline", "позже срока"));
}

static tkd_text over_text(const tkd_drawing *drawing, tkd_blueprint_times times, double standard_h)
{
    if (isnan(times.p90) || isnan(standard_h)) {
        return TKD_TEXT("");
    }
    switch (tkd_blueprint_compare(times, standard_h)) {
    case TKD_OVER_NOT: return tkd_say(drawing, "ei", "no", "нет");
    case TKD_OVER_TENTH: return tkd_say(drawing, "vähemalt 10%", "10% at least", "не менее 10%");
    case TKD_OVER_HALF: break;
    }
    return tkd_say(drawing, "vähemalt pooled", "half at least", "не менее половины");
}

// Who has the box behind the line: the level in a word.
static tkd_text back_text(const tkd_drawing *drawing, const tkd_picture_step *step,
                          const tkd_blueprint_boxes *plan)
{
    const tkd_text level =
        plan->work != 0 ? tkd_word_level(step->level, drawing->language) : TKD_TEXT("");
    if (!plan->data_register) {
        return level;
    }
    return tkd_sheet_format(
        drawing->sheet, "%.*s%s%.*s", TKD_ARG(level), level.size > 0 ? ", " : "",
        TKD_ARG(tkd_say(drawing, "riigi register", "state register", "государственный регистр")));
}

static void add_step(const tkd_drawing *drawing, tkd_sheet_table *table,
                     const tkd_picture_step *step)
{
    const tkd_picture *picture = drawing->picture;
    const tkd_blueprint_boxes plan = tkd_blueprint_boxes_of(picture, step);
    const tkd_blueprint_times wait = tkd_blueprint_wait_of(step);
    const tkd_blueprint_times time = tkd_blueprint_time_of(step);
    const double numbers[] = {step->booking_h,  step->standard_h, step->processing_h,
                              step->deadline_h, wait.p50,         wait.p90,
                              time.p50,         time.p90};
    tkd_sheet_table_text(table, tkd_drawing_label(drawing, &picture->stages[step->stage].title));
    tkd_sheet_table_text(table, tkd_drawing_label(drawing, &step->title));
    tkd_sheet_table_text(table,
                         plan.front ? tkd_drawing_label(drawing, &step->provider) : TKD_TEXT(""));
    tkd_sheet_table_text(table, back_text(drawing, step, &plan));
    tkd_sheet_table_text(table, tkd_blueprint_print_work(drawing, plan.work));
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        tkd_sheet_table_number(table, numbers[i], 1);
    }
    const tkd_text waits = over_text(drawing, wait, step->booking_h);
    const tkd_text takes = over_text(drawing, time, tkd_blueprint_standard_of(step));
    const bool by_wait = tkd_blueprint_compare(wait, step->booking_h) >
                         tkd_blueprint_compare(time, tkd_blueprint_standard_of(step));
    tkd_sheet_table_text(table, by_wait ? waits : takes);
    tkd_sheet_table_text(table, over_text(drawing, time, step->deadline_h));
}

void tkd_blueprint_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table = tkd_sheet_tables_add(
        tables, tkd_say(drawing, "Teenuse läbilõige", "Service blueprint", "Разрез услуги"));
    add_columns(drawing, table);
    for (uint32_t i = 0; i < picture->step_count; i++) {
        const tkd_picture_step *step = &picture->steps[i];
        if (drawing->journey == TKD_NONE || drawing->journey == step->journey) {
            add_step(drawing, table, step);
        }
    }
}
