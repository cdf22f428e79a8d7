// SPDX-License-Identifier: EUPL-1.2
// Before and after in words: figures of both, what becomes of a bottleneck, and paths of edits with
// the words of the format that officials know.
#include "changes.h"

#include <math.h>

tkd_text tkd_changes_missing(const tkd_drawing *drawing)
{
    return tkd_say(drawing,
                   "Siin ei ole midagi võrrelda: joonisele ei ole antud stsenaariumi, mis midagi "
                   "muudab.",
                   "There is nothing to compare here: no scenario that changes anything was given.",
                   "Сравнивать нечего: не задан сценарий, который что-либо меняет.");
}

tkd_text tkd_changes_word(const tkd_drawing *drawing, tkd_picture_change change)
{
    switch (change) {
    case TKD_CHANGE_NONE: break;
    case TKD_CHANGE_ADDED: return tkd_say(drawing, "lisandub", "added", "добавится");
    case TKD_CHANGE_REMOVED: return tkd_say(drawing, "kaob", "removed", "исчезнет");
    case TKD_CHANGE_CHANGED: return tkd_say(drawing, "muutub", "changed", "меняется");
    }
    return (tkd_text){"", 0};
}

// ---- Figures

tkd_changes_trend tkd_changes_trend_of(tkd_changes_pair pair, tkd_text before, tkd_text after)
{
    if (isnan(pair.before) || isnan(pair.after)) {
        return TKD_TREND_UNKNOWN;
    }
    if (tkd_text_equal(before, after)) {
        return TKD_TREND_SAME;
    }
    return pair.after < pair.before ? TKD_TREND_DOWN : TKD_TREND_UP;
}

tkd_changes_trend tkd_changes_days_trend(const tkd_drawing *drawing, tkd_changes_pair pair)
{
    return tkd_changes_trend_of(pair,
                                tkd_print_days(drawing->sheet, pair.before, drawing->language),
                                tkd_print_days(drawing->sheet, pair.after, drawing->language));
}

tkd_text tkd_changes_print_days(const tkd_drawing *drawing, tkd_changes_pair pair)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text unit = tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language);
    const tkd_text before = tkd_print_days(sheet, pair.before, drawing->language);
    const tkd_text after = tkd_print_days(sheet, pair.after, drawing->language);
    switch (tkd_changes_days_trend(drawing, pair)) {
    case TKD_TREND_SAME:
        return tkd_sheet_format(sheet, "=\u00a0%.*s\u00a0%.*s", TKD_ARG(after), TKD_ARG(unit));
    case TKD_TREND_DOWN:
    case TKD_TREND_UP:
        return tkd_sheet_format(sheet, "%.*s\u00a0→\u00a0%.*s\u00a0%.*s", TKD_ARG(before),
                                TKD_ARG(after), TKD_ARG(unit));
    case TKD_TREND_UNKNOWN: break;
    }
    if (isnan(pair.before) && isnan(pair.after)) {
        return (tkd_text){"", 0};
    }
    const bool is_new = isnan(pair.before);
    return tkd_sheet_format(sheet, "%.*s\u00a0%.*s\u00a0%.*s",
                            TKD_ARG(is_new ? tkd_say(drawing, "uus:", "new:", "новое:")
                                           : tkd_say(drawing, "oli", "was", "было")),
                            TKD_ARG(is_new ? after : before), TKD_ARG(unit));
}

// ---- Bottlenecks

bool tkd_changes_acts_on(const tkd_picture_bottleneck *bottleneck)
{
    return bottleneck->change != TKD_CHANGE_NONE || bottleneck->left < 1.0;
}

tkd_text tkd_changes_bottleneck_word(const tkd_drawing *drawing,
                                     const tkd_picture_bottleneck *bottleneck)
{
    if (bottleneck->change == TKD_CHANGE_ADDED) {
        return tkd_changes_word(drawing, TKD_CHANGE_ADDED);
    }
    if (bottleneck->change == TKD_CHANGE_REMOVED || bottleneck->left <= 0.0) {
        return tkd_say(drawing, "kõrvaldatud", "removed", "устранено");
    }
    if (bottleneck->left < 1.0) {
        return tkd_sheet_format(
            drawing->sheet, "%.*s %.*s", TKD_ARG(tkd_say(drawing, "järel", "left:", "осталось")),
            TKD_ARG(tkd_print_share(drawing->sheet, bottleneck->left, drawing->language)));
    }
    return tkd_changes_word(drawing, bottleneck->change);
}

// ---- Edits

// Keys that stand in the paths of edits, in the words of the format.
static const struct {
    const char *key;
    const char *by[TKD_LANGUAGE_COUNT];
} keys[] = {
    {"absence", {[TKD_ET] = "eemalolek", [TKD_EN] = "absence", [TKD_RU] = "отсутствие"}},
    {"adopt", {[TKD_ET] = "rakendab", [TKD_EN] = "adopted", [TKD_RU] = "внедряет"}},
    {"arrivals", {[TKD_ET] = "saabujad", [TKD_EN] = "arrivals", [TKD_RU] = "прибывающие"}},
    {"attempts", {[TKD_ET] = "pöördumisi", [TKD_EN] = "attempts", [TKD_RU] = "попыток"}},
    {"booking", {[TKD_ET] = "broneering", [TKD_EN] = "booking", [TKD_RU] = "запись"}},
    {"bottlenecks", {[TKD_ET] = "kitsaskohad", [TKD_EN] = "bottlenecks", [TKD_RU] = "узкие места"}},
    {"calendar", {[TKD_ET] = "kalender", [TKD_EN] = "calendar", [TKD_RU] = "календарь"}},
    {"calendars", {[TKD_ET] = "kalendrid", [TKD_EN] = "calendars", [TKD_RU] = "календари"}},
    {"capacity", {[TKD_ET] = "läbilaskevõime", [TKD_EN] = "capacity", [TKD_RU] = "мощность"}},
    {"channel", {[TKD_ET] = "kanal", [TKD_EN] = "channel", [TKD_RU] = "канал"}},
    {"closes", {[TKD_ET] = "sulgub", [TKD_EN] = "closes", [TKD_RU] = "закрывается"}},
    {"course", {[TKD_ET] = "kursus", [TKD_EN] = "course", [TKD_RU] = "курс"}},
    {"deadline", {[TKD_ET] = "tähtaeg", [TKD_EN] = "deadline", [TKD_RU] = "срок"}},
    {"delay", {[TKD_ET] = "viivitus", [TKD_EN] = "delay", [TKD_RU] = "задержка"}},
    {"dropout", {[TKD_ET] = "katkestamine", [TKD_EN] = "dropout", [TKD_RU] = "прерывание"}},
    {"duration", {[TKD_ET] = "kestus", [TKD_EN] = "duration", [TKD_RU] = "длительность"}},
    {"effect", {[TKD_ET] = "mõju", [TKD_EN] = "effect", [TKD_RU] = "действие"}},
    {"else", {[TKD_ET] = "muidu", [TKD_EN] = "else", [TKD_RU] = "иначе"}},
    {"every", {[TKD_ET] = "iga", [TKD_EN] = "every", [TKD_RU] = "каждые"}},
    {"fee", {[TKD_ET] = "tasu", [TKD_EN] = "fee", [TKD_RU] = "плата"}},
    {"gives", {[TKD_ET] = "annab", [TKD_EN] = "gives", [TKD_RU] = "даёт"}},
    {"groups", {[TKD_ET] = "sihtrühmad", [TKD_EN] = "groups", [TKD_RU] = "группы"}},
    {"journeys", {[TKD_ET] = "teekonnad", [TKD_EN] = "journeys", [TKD_RU] = "пути"}},
    {"lasts", {[TKD_ET] = "kestab", [TKD_EN] = "lasts", [TKD_RU] = "длится"}},
    {"municipalities",
     {[TKD_ET] = "omavalitsused", [TKD_EN] = "municipalities", [TKD_RU] = "самоуправления"}},
    {"needs", {[TKD_ET] = "eeldab", [TKD_EN] = "needs", [TKD_RU] = "требует"}},
    {"next", {[TKD_ET] = "edasi", [TKD_EN] = "next", [TKD_RU] = "дальше"}},
    {"no-show", {[TKD_ET] = "mitteilmumine", [TKD_EN] = "no-show", [TKD_RU] = "неявка"}},
    {"open", {[TKD_ET] = "avatud", [TKD_EN] = "open", [TKD_RU] = "открыто"}},
    {"order", {[TKD_ET] = "järjestus", [TKD_EN] = "order", [TKD_RU] = "порядок"}},
    {"p", {[TKD_ET] = "osakaal", [TKD_EN] = "share", [TKD_RU] = "доля"}},
    {"patience", {[TKD_ET] = "kannatlikkus", [TKD_EN] = "patience", [TKD_RU] = "терпение"}},
    {"place", {[TKD_ET] = "koht", [TKD_EN] = "place", [TKD_RU] = "место"}},
    {"pools", {[TKD_ET] = "teenindajad", [TKD_EN] = "staff", [TKD_RU] = "персонал"}},
    {"processing", {[TKD_ET] = "menetlus", [TKD_EN] = "processing", [TKD_RU] = "производство"}},
    {"proposals", {[TKD_ET] = "ettepanekud", [TKD_EN] = "proposals", [TKD_RU] = "предложения"}},
    {"providers", {[TKD_ET] = "teenuseosutajad", [TKD_EN] = "providers", [TKD_RU] = "поставщики"}},
    {"rework", {[TKD_ET] = "kordumine", [TKD_EN] = "rework", [TKD_RU] = "повторы"}},
    {"seats", {[TKD_ET] = "kohad", [TKD_EN] = "seats", [TKD_RU] = "места"}},
    {"servers", {[TKD_ET] = "ametikohti", [TKD_EN] = "posts", [TKD_RU] = "ставок"}},
    {"services", {[TKD_ET] = "teenused", [TKD_EN] = "services", [TKD_RU] = "услуги"}},
    {"sessions", {[TKD_ET] = "kordi", [TKD_EN] = "sessions", [TKD_RU] = "раз"}},
    {"set", {[TKD_ET] = "muudab", [TKD_EN] = "sets", [TKD_RU] = "меняет"}},
    {"share", {[TKD_ET] = "osakaal", [TKD_EN] = "share", [TKD_RU] = "доля"}},
    {"sites", {[TKD_ET] = "teeninduskohad", [TKD_EN] = "sites", [TKD_RU] = "места приёма"}},
    {"staff", {[TKD_ET] = "koosseis", [TKD_EN] = "staff", [TKD_RU] = "штат"}},
    {"stages", {[TKD_ET] = "etapid", [TKD_EN] = "stages", [TKD_RU] = "этапы"}},
    {"starts", {[TKD_ET] = "algused", [TKD_EN] = "starts", [TKD_RU] = "начала"}},
    {"status", {[TKD_ET] = "olek", [TKD_EN] = "status", [TKD_RU] = "состояние"}},
    {"steps", {[TKD_ET] = "sammud", [TKD_EN] = "steps", [TKD_RU] = "шаги"}},
    {"take-up", {[TKD_ET] = "kasutus", [TKD_EN] = "take-up", [TKD_RU] = "доля берущих"}},
    {"then", {[TKD_ET] = "siis", [TKD_EN] = "then", [TKD_RU] = "затем"}},
    {"times", {[TKD_ET] = "korda", [TKD_EN] = "times", [TKD_RU] = "раз"}},
    {"traits", {[TKD_ET] = "tunnused", [TKD_EN] = "traits", [TKD_RU] = "признаки"}},
    {"travel", {[TKD_ET] = "sõiduaeg", [TKD_EN] = "travel", [TKD_RU] = "дорога"}},
    {"wait", {[TKD_ET] = "oota", [TKD_EN] = "wait", [TKD_RU] = "ожидание"}},
    {"when", {[TKD_ET] = "kui", [TKD_EN] = "when", [TKD_RU] = "если"}},
};

static tkd_text key_word(const tkd_drawing *drawing, tkd_text key)
{
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (tkd_text_equal(key, tkd_text_of(keys[i].key))) {
            return tkd_text_of(keys[i].by[drawing->language]);
        }
    }
    return key;
}

tkd_text tkd_changes_path(const tkd_drawing *drawing, tkd_text path, tkd_text places)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    size_t at = 0;
    for (size_t part = 0; at < path.size; part++) {
        const size_t found = tkd_text_find(path, TKD_TEXT("."), at);
        const size_t end = found < path.size ? found : path.size;
        tkd_write_string(&writer, at > 0 ? "\u00a0› " : "");
        tkd_write(&writer, part == 1 && places.size > 0
                               ? places
                               : key_word(drawing, tkd_text_part(path, at, end - at)));
        at = end + 1;
    }
    return tkd_writer_text(&writer);
}

// As it is written; where a proposal is adopted everywhere, in a word.
static tkd_text written(const tkd_drawing *drawing, tkd_text text, tkd_text nothing)
{
    if (tkd_text_equal(text, TKD_TEXT("*"))) {
        return tkd_say(drawing, "kõikjal", "everywhere", "везде");
    }
    return text.size > 0 ? text : nothing;
}

tkd_text tkd_changes_written(const tkd_drawing *drawing, const tkd_picture_edit *edit)
{
    const tkd_text before =
        written(drawing, edit->before, tkd_say(drawing, "(puudub)", "(nothing)", "(нет)"));
    const tkd_text after = written(drawing, edit->after,
                                   tkd_say(drawing, "(jääb ära)", "(taken away)", "(убирается)"));
    return tkd_sheet_format(drawing->sheet, "%.*s → %.*s", TKD_ARG(before), TKD_ARG(after));
}
