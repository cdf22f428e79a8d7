// SPDX-License-Identifier: EUPL-1.2
// The brief as data: its facts and tables. Numbers are bare, in the units that the format has: hours,
// shares, euros, dates as ISO; a number that is not shown is the word that stands for it.
#include "teekond/brief.h"
#include "teekond/date.h"

#include <math.h>

static const char *quantity_name(tkd_quantity quantity)
{
    switch (quantity) {
    case TKD_QUANTITY_TEXT: return "text";
    case TKD_QUANTITY_NUMBER: return "number";
    case TKD_QUANTITY_COUNT: return "count";
    case TKD_QUANTITY_SHARE: return "share";
    case TKD_QUANTITY_POINTS: return "points";
    case TKD_QUANTITY_DURATION: return "h";
    case TKD_QUANTITY_MONEY: return "EUR";
    case TKD_QUANTITY_DATE: return "date";
    }
    return "";
}

static void write_estimate(tkd_estimate estimate, tkd_json *json)
{
    if (!isfinite(estimate.mean)) {
        tkd_json_null(json);
        return;
    }
    if (!isfinite(estimate.low) && !isfinite(estimate.high)) {
        tkd_json_number(json, estimate.mean);
        return;
    }
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "mean");
    tkd_json_number(json, estimate.mean);
    tkd_json_key(json, "low");
    tkd_json_number(json, estimate.low);
    tkd_json_key(json, "high");
    tkd_json_number(json, estimate.high);
    tkd_json_close_object(json);
}

static void write_date(double day, tkd_json *json)
{
    const tkd_date date = isfinite(day) ? tkd_date_from_day((int32_t)day) : (tkd_date){0};
    char bytes[40];
    if (!isfinite(day)) {
        tkd_json_null(json);
        return;
    }
    (void)snprintf(bytes, sizeof(bytes), "%04d-%02d-%02d", (int)date.year, (int)date.month,
                   (int)date.day);
    tkd_json_string(json, bytes);
}

static void write_cell(const tkd_column *column, const tkd_cell *cell, tkd_json *json)
{
    if (column->quantity == TKD_QUANTITY_TEXT || cell->text.size > 0) {
        tkd_json_text(json, cell->text);
    } else if (column->quantity == TKD_QUANTITY_DATE) {
        write_date(cell->estimate.mean, json);
    } else {
        write_estimate(cell->estimate, json);
    }
}

static void write_columns(const tkd_table *table, tkd_json *json)
{
    const tkd_column *columns = table->columns.items;
    tkd_json_key(json, "columns");
    tkd_json_open_array(json);
    for (size_t i = 0; i < table->columns.count; i++) {
        tkd_json_open_object_flat(json);
        tkd_json_key(json, "key");
        tkd_json_string(json, columns[i].key);
        tkd_json_key(json, "title");
        tkd_json_string(json, columns[i].heading);
        tkd_json_key(json, "type");
        tkd_json_string(json, quantity_name(columns[i].quantity));
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_table(const tkd_paper_block *block, tkd_json *json)
{
    const tkd_table *table = block->table;
    tkd_json_open_object(json);
    tkd_json_key(json, "id");
    tkd_json_text(json, block->id);
    tkd_json_key(json, "title");
    tkd_json_text(json, block->title);
    tkd_json_key(json, "sheet");
    if (block->sheet.size > 0) {
        tkd_json_text(json, block->sheet);
    } else {
        tkd_json_null(json);
    }
    write_columns(table, json);
    tkd_json_key(json, "rows");
    tkd_json_open_array(json);
    for (size_t row = 0; row < tkd_table_rows(table); row++) {
        tkd_json_open_array_flat(json);
        for (size_t i = 0; i < table->columns.count; i++) {
            write_cell(&((const tkd_column *)table->columns.items)[i], tkd_table_at(table, row, i),
                       json);
        }
        tkd_json_close_array(json);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

static void write_facts(const tkd_brief *brief, tkd_json *json)
{
    tkd_json_key(json, "facts");
    tkd_json_open_array(json);
    for (size_t i = 0; i < brief->paper.fact_count; i++) {
        const tkd_fact *fact = &brief->paper.facts[i];
        tkd_json_open_object_flat(json);
        tkd_json_key(json, "id");
        tkd_json_text(json, fact->id);
        tkd_json_key(json, "label");
        tkd_json_text(json, brief->labels[i]);
        tkd_json_key(json, "unit");
        tkd_json_text(json, fact->unit);
        tkd_json_key(json, "value");
        write_estimate(fact->estimate, json);
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_report(const tkd_brief *brief, tkd_json *json)
{
    const tkd_brief_input *input = brief->input;
    tkd_json_key(json, "report");
    tkd_json_open_object(json);
    tkd_json_key(json, "form");
    tkd_json_string(json, input->form == TKD_BRIEF_STATE ? "riik" : "kov");
    tkd_json_key(json, "municipality");
    if (input->form == TKD_BRIEF_STATE) {
        tkd_json_string(json, "*");
    } else {
        tkd_json_text(json, input->municipality);
    }
    tkd_json_key(json, "language");
    tkd_json_string(json, tkd_language_code(brief->paper.language));
    tkd_json_key(json, "date");
    write_date((double)input->day, json);
    tkd_json_key(json, "suppress_below");
    tkd_json_number(json, input->suppress_below);
    tkd_json_key(json, "title");
    tkd_json_text(json, brief->paper.title);
    write_facts(brief, json);
    tkd_json_key(json, "tables");
    tkd_json_open_array(json);
    for (size_t i = 0; i < brief->paper.block_count; i++) {
        if (brief->paper.blocks[i].kind == TKD_BLOCK_TABLE) {
            write_table(&brief->paper.blocks[i], json);
        }
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

void tkd_brief_write_json(const tkd_brief *brief, tkd_json *json)
{
    tkd_results shown = *brief->input->results;
    shown.assumptions = brief->assumptions;
    shown.assumption_count = brief->assumption_count;
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_results_write_json_head(&shown, json);
    write_report(brief, json);
    tkd_json_close_object(json);
}
