// SPDX-License-Identifier: EUPL-1.2
// The table of diagrams: a new one is a file, a number in teekond/draw.h and a row here.
#include "diagrams.h"

static const tkd_diagram_row rows[TKD_DIAGRAM_COUNT] = {
    [TKD_DIAGRAM_MAP] = {"map", "kaart",
                         TKD_PHRASE_INIT("Teekonnakaart", "Journey map", "Карта пути"),
                         tkd_map_draw, tkd_map_tabulate},
    [TKD_DIAGRAM_FLOW] = {"flow", "voog",
                          TKD_PHRASE_INIT("Voogude kaart", "Flow map", "Карта потоков"),
                          tkd_flow_draw, tkd_flow_tabulate},
    [TKD_DIAGRAM_BLUEPRINT] = {"blueprint", "läbilõige",
                               TKD_PHRASE_INIT("Teenuse läbilõige", "Service blueprint",
                                               "Разрез услуги"),
                               tkd_blueprint_draw, tkd_blueprint_tabulate},
    [TKD_DIAGRAM_CAPACITY] = {"capacity", "mahtuvus",
                              TKD_PHRASE_INIT("Mahtuvus", "Capacity", "Мощность"),
                              tkd_capacity_draw, tkd_capacity_tabulate},
    [TKD_DIAGRAM_QUEUE] = {"queue", "järjekord",
                           TKD_PHRASE_INIT("Järjekorrad", "Queues", "Очереди"), tkd_queue_draw,
                           tkd_queue_tabulate},
    [TKD_DIAGRAM_PARETO] = {"pareto", "pareto",
                            TKD_PHRASE_INIT("Kitsaskohad hinna järgi", "Bottlenecks by price",
                                            "Узкие места по цене"),
                            tkd_pareto_draw, tkd_pareto_tabulate},
    [TKD_DIAGRAM_VIEWS] = {"views", "vaated",
                           TKD_PHRASE_INIT("Vaadete lahknevus", "Where views disagree",
                                           "Разброс взглядов"),
                           tkd_views_draw, tkd_views_tabulate},
    [TKD_DIAGRAM_PERSON] = {"person", "inimene",
                            TKD_PHRASE_INIT("Ühe inimese teekond", "One person's journey",
                                            "Путь одного человека"),
                            tkd_person_draw, tkd_person_tabulate},
    [TKD_DIAGRAM_CHANGES] = {"before-after", "enne-pärast",
                             TKD_PHRASE_INIT("Enne ja pärast", "Before and after", "До и после"),
                             tkd_changes_draw, tkd_changes_tabulate},
    [TKD_DIAGRAM_HEAT] = {"heat", "soojuskaart",
                          TKD_PHRASE_INIT("Soojuskaart", "Heat map", "Тепловая карта"),
                          tkd_heat_draw, tkd_heat_tabulate},
    [TKD_DIAGRAM_COMPARE] = {"compare", "võrdlus",
                             TKD_PHRASE_INIT("Võrdlus", "Comparison", "Сравнение"),
                             tkd_compare_draw, tkd_compare_tabulate},
};

const tkd_diagram_row *tkd_diagram_of(tkd_diagram diagram)
{
    TKD_REQUIRE(diagram < TKD_DIAGRAM_COUNT);
    return &rows[diagram];
}
