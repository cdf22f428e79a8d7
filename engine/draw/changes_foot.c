// SPDX-License-Identifier: EUPL-1.2
// What the signs of before and after mean: its foot.
#include "changes.h"

// A disc with a sign, as on the cards.
static tkd_frame_sign badge(const tkd_drawing *drawing, const char *part, const char *glyph,
                            const char *fill, tkd_text says)
{
    const bool open = fill == NULL;
    return (tkd_frame_sign){
        .part = part,
        .mark = {.kind = TKD_MARK_DISC,
                 .width = 12.0,
                 .height = 12.0,
                 .fill = open ? drawing->colors->paper : fill,
                 .line = open ? drawing->colors->faint : fill,
                 .line_width = 1.0,
                 .stroke = open ? TKD_STROKE_DASHED : TKD_STROKE_SOLID},
        .glyph = tkd_text_of(glyph),
        .ink = open ? drawing->colors->faint : drawing->colors->paper,
        .says = says,
    };
}

// A bar, open or filled.
static tkd_frame_sign bar(const tkd_drawing *drawing, const char *part, const char *fill,
                          tkd_text says)
{
    return (tkd_frame_sign){
        .part = part,
        .mark = {.kind = TKD_MARK_BOX,
                 .width = 18.0,
                 .height = 5.0,
                 .fill = fill == NULL ? drawing->colors->card : fill,
                 .line = fill == NULL ? drawing->colors->faint : fill,
                 .line_width = 0.8},
        .says = says,
    };
}

void tkd_changes_fill_foot(const tkd_drawing *drawing, double width, tkd_frame_foot_lines *lines)
{
    const tkd_colors *colors = drawing->colors;
    const tkd_frame_sign signs[] = {
        {.part = "signs", .says = tkd_say(drawing, "Märgid", "Signs", "Знаки"), .is_heading = true},
        badge(drawing, "changed", "Δ", colors->badge,
              tkd_say(drawing, "muutub; „muudatus 2“ on number loetelus",
                      "changed; “change 2” is its number in the list",
                      "меняется; «изменение 2» – номер в списке")),
        badge(drawing, "added", "+", colors->gain,
              tkd_say(drawing, "lisandub, paks raam", "added, bold frame",
                      "добавится, жирная рамка")),
        badge(drawing, "removed", "−", NULL,
              tkd_say(drawing, "kaob, katkendlik hall raam", "removed, dashed grey frame",
                      "исчезнет, серый пунктир")),
        bar(drawing, "bar-before", NULL,
            tkd_say(drawing, "enne (kitsaskohal: kogu)", "before (of a bottleneck: all of it)",
                    "до (узкое место: всё)")),
        bar(drawing, "bar-after", colors->service,
            tkd_say(drawing, "pärast (kitsaskohal: mis alles jääb)",
                    "after (of a bottleneck: what is left)", "после (узкое место: что осталось)")),
        {.part = "trends",
         .says = tkd_say(drawing,
                         "Ajad on ühe käigu keskmised: ↓ lühem, ↑ pikem, = sama. Enne ja pärast on "
                         "samad inimesed ja sama juhus; ± on pärast-arvu 95% usaldusvahemik.",
                         "Times are means of a visit: ↓ shorter, ↑ longer, = the same. Before and "
                         "after are the same people with the same luck; ± is the 95% interval of "
                         "the figure after.",
                         "Время – среднее за визит: ↓ короче, ↑ дольше, = то же. До и после – те "
                         "же люди и тот же случай; ± – 95% интервал цифры после.")},
    };
    const size_t all = sizeof(signs) / sizeof(signs[0]);
    tkd_frame_foot_fill(drawing, signs, drawing->picture->facts.simulated ? all : all - 1,
                        TKD_FOOT_ALL, width, lines);
}
