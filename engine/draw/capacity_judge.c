// SPDX-License-Identifier: EUPL-1.2
// Verdicts on staff and the sentence that tells them.
#include "capacity.h"

#include "teekond/date.h"

#include <math.h>

#define DAYS_PER_YEAR 365

const tkd_picture_capacity_point *tkd_capacity_points(const tkd_drawing *drawing,
                                                      const tkd_picture_capacity *capacity)
{
    return capacity->points.count == 0 ? NULL
                                       : &drawing->picture->capacity_points[capacity->points.first];
}

// ---- Verdicts

static tkd_estimate mix(tkd_estimate a, tkd_estimate b, double share)
{
    return (tkd_estimate){
        .mean = a.mean + share * (b.mean - a.mean),
        .low = a.low + share * (b.low - a.low),
        .high = a.high + share * (b.high - a.high),
        .n = a.n < b.n ? a.n : b.n,
    };
}

static tkd_picture_capacity_point mix_points(const tkd_picture_capacity_point *a,
                                             const tkd_picture_capacity_point *b, double staff)
{
    const double share = (staff - a->staff) / (b->staff - a->staff);
    return (tkd_picture_capacity_point){
        .staff = staff,
        .wait_h = mix(a->wait_h, b->wait_h, share),
        .wait_p90_h = mix(a->wait_p90_h, b->wait_p90_h, share),
        .utilization = mix(a->utilization, b->utilization, share),
        .queue_length = mix(a->queue_length, b->queue_length, share),
        .abandoned_share = mix(a->abandoned_share, b->abandoned_share, share),
    };
}

// The worse of a verdict and what one figure says.
static tkd_verdict judge_figure(tkd_verdict before, tkd_estimate figure, double limit, bool *fails)
{
    const double low = isnan(figure.low) ? figure.mean : figure.low;
    const double high = isnan(figure.high) ? figure.mean : figure.high;
    tkd_verdict now = TKD_COPES;
    if (figure.mean > limit) {
        now = low > limit ? TKD_FAILS : TKD_PROBABLY_FAILS;
        *fails = true;
    } else if (high > limit) {
        now = TKD_PROBABLY_COPES;
    }
    return now > before ? now : before;
}

static void judge_point(tkd_capacity_answer *answer)
{
    const tkd_picture_capacity_point *at = &answer->at;
    if (isnan(at->utilization.mean) || isnan(at->wait_p90_h.mean)) {
        return;
    }
    answer->verdict =
        judge_figure(TKD_COPES, at->utilization, TKD_CAPACITY_LOAD, &answer->load_fails);
    answer->verdict =
        judge_figure(answer->verdict, at->wait_p90_h, TKD_CAPACITY_WAIT_H, &answer->wait_fails);
    answer->verdict = judge_figure(answer->verdict, at->abandoned_share, TKD_CAPACITY_ABANDONED,
                                   &answer->abandoned_fails);
}

tkd_capacity_answer tkd_capacity_judge(const tkd_drawing *drawing,
                                       const tkd_picture_capacity *capacity, double staff)
{
    const tkd_picture_capacity_point *points = tkd_capacity_points(drawing, capacity);
    tkd_capacity_answer answer = {.verdict = TKD_NOT_SWEPT};
    for (uint32_t i = 0; i < capacity->points.count; i++) {
        if (fabs(points[i].staff - staff) < 1e-9) {
            answer.at = points[i];
            judge_point(&answer);
            return answer;
        }
        if (i > 0 && points[i - 1].staff < staff && staff < points[i].staff) {
            answer.at = mix_points(&points[i - 1], &points[i], staff);
            answer.interpolated = true;
            judge_point(&answer);
            return answer;
        }
    }
    return answer;
}

// ---- Words

tkd_text tkd_capacity_name(const tkd_drawing *drawing, const tkd_picture_capacity *capacity)
{
    return tkd_chart_pool_name(drawing, capacity->pool, &capacity->title, capacity->place,
                               &capacity->place_title);
}

tkd_text tkd_capacity_staff(const tkd_drawing *drawing, double staff)
{
    const bool whole = fabs(staff - round(staff)) < 1e-9;
    const bool one = whole && fabs(staff - 1.0) < 1e-9;
    const int32_t last_two = whole ? (int32_t)fmod(round(fabs(staff)), 100.0) : 2;
    const int32_t last = last_two % 10;
    const bool teen = last_two >= 11 && last_two <= 14;
    const char *russian = last == 1 && !teen                ? "ставка"
                          : last >= 2 && last <= 4 && !teen ? "ставки"
                                                            : "ставок";
    const tkd_text word =
        tkd_say(drawing, one ? "ametikoht" : "ametikohta", one ? "post" : "posts", russian);
    const double tenths = staff * 10.0;
    const int decimals = whole ? 0 : fabs(tenths - round(tenths)) < 1e-6 ? 1 : 2;
    return tkd_sheet_format(
        drawing->sheet, "%.*s\u00a0%.*s",
        TKD_ARG(tkd_print_number(drawing->sheet, staff, decimals, drawing->language)),
        TKD_ARG(word));
}

// When it holds: "praegu", "praeguse kava järgi alates 01.01.2027", "alates 01.01.2027"; a plan of a
// scenario that has long been in force when measuring begins needs no date.
static tkd_text when_text(const tkd_drawing *drawing, const tkd_picture_capacity_mark *mark)
{
    const bool is_plan = tkd_drawing_label(drawing, &mark->scenario).size > 0;
    const bool is_old = mark->from_day < drawing->picture->facts.from_day - DAYS_PER_YEAR;
    if (is_old) {
        return is_plan ? (tkd_text){"", 0} : tkd_say(drawing, "praegu", "today", "сейчас");
    }
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, is_plan ? tkd_say(drawing, "alates ", "from ", "с ")
                               : tkd_say(drawing, "praeguse kava järgi alates ",
                                         "by today's plan from ", "по нынешнему плану с "));
    tkd_date_print(&writer, mark->from_day, drawing->language);
    return tkd_writer_text(&writer);
}

tkd_text tkd_capacity_mark_name(const tkd_drawing *drawing, const tkd_picture_capacity_mark *mark)
{
    const tkd_text scenario = tkd_drawing_label(drawing, &mark->scenario);
    const tkd_text when = when_text(drawing, mark);
    return tkd_sheet_format(drawing->sheet, "%.*s%s%.*s", TKD_ARG(scenario),
                            scenario.size > 0 && when.size > 0 ? ", " : "", TKD_ARG(when));
}

bool tkd_capacity_is_past(const tkd_drawing *drawing, const tkd_picture_capacity *capacity,
                          const tkd_picture_capacity_mark *mark)
{
    const tkd_picture *picture = drawing->picture;
    const tkd_text scenario = tkd_drawing_label(drawing, &mark->scenario);
    for (uint32_t i = 0; i < tkd_capacity_mark_count(capacity); i++) {
        const tkd_picture_capacity_mark *other =
            &picture->capacity_marks[capacity->marks.first + i];
        if (other->from_day > mark->from_day && other->from_day <= picture->facts.from_day &&
            tkd_text_equal(scenario, tkd_drawing_label(drawing, &other->scenario))) {
            return true;
        }
    }
    return false;
}

static void write_reasons(const tkd_drawing *drawing, tkd_writer *writer,
                          const tkd_capacity_answer *answer)
{
    const struct {
        bool holds;
        tkd_text text;
    } reasons[] = {
        {answer->load_fails,
         tkd_say(drawing, "hõivatus on üle 85%", "load is over 85%", "загрузка выше 85%")},
        {answer->wait_fails, tkd_say(drawing, "oodatakse üle 30 päeva", "people wait over 30 days",
                                     "ждут больше 30 дней")},
        {answer->abandoned_fails, tkd_say(drawing, "üle 5% loobub ootamast",
                                          "over 5% give up waiting", "больше 5% перестают ждать")},
    };
    bool first = true;
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        if (reasons[i].holds) {
            tkd_write_string(writer, first ? ": " : ", ");
            tkd_write(writer, reasons[i].text);
            first = false;
        }
    }
}

static void write_verdict(const tkd_drawing *drawing, tkd_writer *writer,
                          const tkd_capacity_answer *answer)
{
    switch (answer->verdict) {
    case TKD_COPES:
        tkd_write(writer, tkd_say(drawing, "Saab hakkama.", "It copes.", "Справляется."));
        return;
    case TKD_PROBABLY_COPES:
        tkd_write(writer,
                  tkd_say(drawing, "Tõenäoliselt saab hakkama, kuid vahemik ulatub üle piiri.",
                          "It probably copes, but the interval reaches beyond the limit.",
                          "Скорее справляется, но интервал выходит за предел."));
        return;
    case TKD_PROBABLY_FAILS:
        tkd_write(writer, tkd_say(drawing, "Tõenäoliselt ei saa hakkama",
                                  "It probably does not cope", "Скорее не справляется"));
        break;
    case TKD_FAILS:
        tkd_write(writer, tkd_say(drawing, "Ei saa hakkama", "It does not cope", "Не справляется"));
        break;
    case TKD_NOT_SWEPT: return;
    }
    write_reasons(drawing, writer, answer);
    tkd_write_string(writer, ".");
}

// "90% ootab kuni 12 p (95% vahemik 9–16), hõivatus 71%, 7% loobub."
static void write_figures(const tkd_drawing *drawing, tkd_writer *writer,
                          const tkd_picture_capacity_point *at)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_language language = drawing->language;
    const tkd_text unit = tkd_word_in(TKD_WORD_DAY_UNIT, language);
    tkd_write(writer, tkd_say(drawing, "90% ootab kuni ", "90% wait up to ", "90% ждут до "));
    tkd_write(writer, tkd_print_days(sheet, at->wait_p90_h.mean, language));
    tkd_write_format(writer, "\u00a0%.*s", TKD_ARG(unit));
    if (!isnan(at->wait_p90_h.low)) {
        tkd_write(writer, tkd_say(drawing, " (95% vahemik ", " (95% interval ", " (95% интервал "));
        tkd_write(writer, tkd_print_days(sheet, fmax(at->wait_p90_h.low, 0.0), language));
        tkd_write_string(writer, "–");
        tkd_write(writer, tkd_print_days(sheet, at->wait_p90_h.high, language));
        tkd_write_string(writer, ")");
    }
    tkd_write(writer, tkd_say(drawing, ", hõivatus ", ", load ", ", загрузка "));
    tkd_write(writer, tkd_print_share(sheet, at->utilization.mean, language));
    if (at->abandoned_share.mean >= 0.005) {
        tkd_write_string(writer, ", ");
        tkd_write(writer, tkd_print_share(sheet, at->abandoned_share.mean, language));
        tkd_write(writer,
                  tkd_say(drawing, " loobub ootamast", " give up waiting", " перестают ждать"));
    }
    tkd_write_string(writer, ". ");
}

tkd_text tkd_capacity_sentence(const tkd_drawing *drawing, const tkd_picture_capacity *capacity,
                               const tkd_picture_capacity_mark *mark)
{
    const tkd_capacity_answer answer = tkd_capacity_judge(drawing, capacity, mark->staff);
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    const tkd_text place = tkd_drawing_label(drawing, &capacity->place_title);
    const tkd_text scenario = tkd_drawing_label(drawing, &mark->scenario);
    const tkd_text when = when_text(drawing, mark);
    tkd_write(&writer, place);
    tkd_write_string(&writer, place.size > 0 && when.size > 0 ? ", " : "");
    tkd_write(&writer, when);
    if (scenario.size > 0) {
        tkd_write_string(&writer, writer.size > 0 ? " (" : "(");
        tkd_write(&writer, scenario);
        tkd_write_string(&writer, ")");
    }
    tkd_write_string(&writer, answer.interpolated ? ": ≈\u00a0" : ": ");
    tkd_write(&writer, tkd_capacity_staff(drawing, mark->staff));
    tkd_write_string(&writer, " – ");
    if (answer.verdict == TKD_NOT_SWEPT) {
        tkd_write(&writer, tkd_say(drawing, "nii palju ametikohti ei ole läbi arvutatud.",
                                   "so many posts have not been simulated.",
                                   "столько ставок не просчитано."));
    } else {
        write_figures(drawing, &writer, &answer.at);
        write_verdict(drawing, &writer, &answer);
    }
    return tkd_writer_text(&writer);
}

tkd_text tkd_capacity_rule(const tkd_drawing *drawing)
{
    return tkd_say(
        drawing,
        "Saab hakkama tähendab: hõivatus kuni 85% (sealt edasi kasvavad järjekorrad kiiresti), 90% "
        "ootab kuni 30 päeva (nii kaua võib asutus seaduse järgi vastamiseks aega võtta) ja kuni "
        "5% loobub ootamast, kõik koos 95% vahemikuga; „tõenäoliselt“: ainult keskmised.",
        "It copes means: load up to 85% (beyond, queues grow fast), 90% wait up to 30 days (the "
        "longest an Estonian authority may take to answer) and up to 5% give up waiting, all with "
        "their 95% intervals; “probably”: only the means.",
        "Справляется – значит: загрузка до 85% (дальше очереди растут быстро), 90% ждут до 30 дней "
        "(столько по закону есть у учреждения на ответ) и до 5% перестают ждать, всё вместе с 95% "
        "интервалами; «скорее» – только средние.");
}
