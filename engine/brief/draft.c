// SPDX-License-Identifier: EUPL-1.2
// Texts and facts of a draft. A fact is remembered in the moment in which a sentence says it, so that no
// sentence holds a number that the data lack.
#include "draft.h"

#include "teekond/number.h"

#include <math.h>

// ---- Texts --------------------------------------------------------------------------------------

const char *tkd_draft_word(const tkd_draft *draft, const char *et, const char *en)
{
    return draft->language == TKD_ET ? et : en;
}

// A text that was made: one without bytes means that memory ran out.
static tkd_text made(tkd_draft *draft, tkd_text text)
{
    if (text.data == NULL) {
        draft->status = TKD_ERR_MEMORY;
    }
    return text;
}

tkd_text tkd_draft_say(tkd_draft *draft, const char *et, const char *en, ...)
{
    va_list arguments;
    va_start(arguments, en);
    const tkd_text text = draft->language == TKD_ET
                              ? tkd_text_format_list(draft->arena, et, arguments)
                              : tkd_text_format_list(draft->arena, en, arguments);
    va_end(arguments);
    return made(draft, text);
}

tkd_text tkd_draft_number(tkd_draft *draft, double value, int decimals)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, draft->arena, 0);
    tkd_number_print(&out, value, decimals, draft->language);
    return made(draft, tkd_writer_text(&out));
}

tkd_text tkd_draft_title(const tkd_draft *draft, const tkd_item *item)
{
    return tkd_item_title(item, draft->language);
}

void tkd_joined_begin(tkd_joined *joined, tkd_draft *draft, const char *between)
{
    *joined = (tkd_joined){.draft = draft, .between = between};
    tkd_writer_init_memory(&joined->out, draft->arena, 0);
}

void tkd_joined_add(tkd_joined *joined, tkd_text text)
{
    if (text.size > 0) {
        tkd_write_string(&joined->out, joined->count > 0 ? joined->between : "");
        tkd_write(&joined->out, text);
        joined->count++;
    }
}

tkd_text tkd_joined_text(tkd_joined *joined)
{
    return joined->count == 0 ? (tkd_text){0} : made(joined->draft, tkd_writer_text(&joined->out));
}

// ---- Estimates ----------------------------------------------------------------------------------

tkd_estimate tkd_estimate_times(tkd_estimate estimate, double factor)
{
    const double low = estimate.low * factor;
    const double high = estimate.high * factor;
    return (tkd_estimate){estimate.mean * factor, factor < 0.0 ? high : low,
                          factor < 0.0 ? low : high, estimate.n};
}

tkd_estimate tkd_estimate_exact(double value)
{
    return (tkd_estimate){value, (double)NAN, (double)NAN, 0};
}

tkd_estimate tkd_estimate_none(void)
{
    return tkd_estimate_exact((double)NAN);
}

bool tkd_estimate_is_certain(tkd_estimate estimate)
{
    return estimate.low > 0.0 || estimate.high < 0.0;
}

// ---- Facts --------------------------------------------------------------------------------------

const char *tkd_unit_name(tkd_unit unit)
{
    switch (unit) {
    case TKD_UNIT_COUNT: return "count";
    case TKD_UNIT_PEOPLE: return "people/y";
    case TKD_UNIT_PERSON_DAYS: return "d/y";
    case TKD_UNIT_DAYS: return "d";
    case TKD_UNIT_HOURS: return "h";
    case TKD_UNIT_SHARE: return "share";
    case TKD_UNIT_RATIO: return "ratio";
    case TKD_UNIT_POINTS: return "points";
    case TKD_UNIT_MONEY: return "EUR";
    case TKD_UNIT_YEAR: return "year";
    }
    return "";
}

static bool is_share(tkd_unit unit)
{
    return unit == TKD_UNIT_SHARE || unit == TKD_UNIT_POINTS;
}

// Three digits that matter in what is simulated; whole numbers stay whole.
static int choose_decimals(tkd_unit unit, double shown)
{
    const double magnitude = fabs(shown);
    switch (unit) {
    case TKD_UNIT_COUNT:
    case TKD_UNIT_MONEY:
    case TKD_UNIT_YEAR: return 0;
    case TKD_UNIT_SHARE:
    case TKD_UNIT_POINTS: return magnitude == floor(magnitude) ? 0 : 1;
    case TKD_UNIT_PEOPLE:
    case TKD_UNIT_PERSON_DAYS: return magnitude < 10.0 && magnitude > 0.0 ? 1 : 0;
    case TKD_UNIT_RATIO:
    case TKD_UNIT_DAYS:
    case TKD_UNIT_HOURS: return magnitude < 100.0 ? 1 : 0;
    }
    return 0;
}

static void write_interval(tkd_draft *draft, tkd_writer *out, tkd_estimate shown, int decimals,
                           const char *mark)
{
    const bool has_minus = shown.low < 0.0 || shown.high < 0.0;
    tkd_write_string(out, " (");
    tkd_number_print(out, shown.low, decimals, draft->language);
    tkd_write_string(out, !has_minus ? "–" : tkd_draft_word(draft, " kuni ", " to "));
    tkd_number_print(out, shown.high, decimals, draft->language);
    tkd_write_string(out, mark);
    tkd_write_char(out, ')');
}

tkd_text tkd_draft_estimate(tkd_draft *draft, tkd_unit unit, tkd_estimate estimate)
{
    const tkd_estimate shown = tkd_estimate_times(estimate, is_share(unit) ? 100.0 : 1.0);
    const bool has_interval = isfinite(shown.low) && isfinite(shown.high);
    const double most = has_interval ? fmax(fabs(shown.low), fabs(shown.high)) : fabs(shown.mean);
    const int decimals = choose_decimals(unit, has_interval ? most : shown.mean);
    const char *mark = unit == TKD_UNIT_SHARE ? "%" : "";
    tkd_writer out;
    tkd_writer_init_memory(&out, draft->arena, 0);
    if (unit == TKD_UNIT_YEAR) {
        tkd_write_format(&out, "%.0f", shown.mean);
    } else {
        tkd_number_print(&out, shown.mean, decimals, draft->language);
        tkd_write_string(&out, isfinite(shown.mean) ? mark : "");
    }
    if (has_interval && unit != TKD_UNIT_YEAR) {
        write_interval(draft, &out, shown, decimals, mark);
    }
    return made(draft, tkd_writer_text(&out));
}

static void remember(tkd_draft *draft, tkd_text id, tkd_text label, tkd_unit unit,
                     tkd_estimate estimate)
{
    const tkd_status status =
        tkd_index_put(&draft->fact_ids, id, (uint32_t)draft->facts.count, NULL);
    if (status == TKD_ERR_REFERENCE) {
        return;
    }
    tkd_fact *fact = status == TKD_OK ? tkd_list_add(&draft->facts) : NULL;
    tkd_text *place = fact != NULL ? tkd_list_add(&draft->labels) : NULL;
    if (place == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return;
    }
    *fact = (tkd_fact){.id = id, .unit = tkd_text_of(tkd_unit_name(unit)), .estimate = estimate};
    *place = label;
}

tkd_text tkd_draft_fact(tkd_draft *draft, tkd_text id, tkd_text label, tkd_unit unit,
                        tkd_estimate estimate)
{
    if (isfinite(estimate.mean)) {
        remember(draft, id, label, unit, estimate);
    }
    return tkd_draft_estimate(draft, unit, estimate);
}

tkd_text tkd_draft_count(tkd_draft *draft, const char *id, const char *et, const char *en,
                         double value)
{
    return tkd_draft_fact(draft, tkd_text_of(id), tkd_text_of(tkd_draft_word(draft, et, en)),
                          TKD_UNIT_COUNT, tkd_estimate_exact(value));
}
