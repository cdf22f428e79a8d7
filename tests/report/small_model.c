// SPDX-License-Identifier: EUPL-1.2
// A model of titles alone.
#include "small_model.h"

#include "tkd_test.h"

#define NAMED(name, et, en)                                                                        \
    {                                                                                              \
        .item = {                                                                                  \
            .id = TKD_TEXT_INIT(name),                                                             \
            .title = {.by = {[TKD_ET] = TKD_TEXT_INIT(et), [TKD_EN] = TKD_TEXT_INIT(en)}}          \
        }                                                                                          \
    }

tkd_model small_model(void)
{
    static const tkd_municipality municipalities[] = {
        NAMED("pärnu", "Pärnu linn", "Pärnu city"),
        NAMED("saaremaa", "Saaremaa vald", "Saaremaa"),
    };
    static const tkd_journey journeys[] = {NAMED("kohanemine", "Kohanemine", "Adaptation")};
    static const tkd_step steps[] = {
        NAMED("elukoht", "Elukoha registreerimine", "Registering a home"),
        NAMED("kursus", "Eesti keele kursus", "Estonian course"),
    };
    static const tkd_pool pools[] = {NAMED("koordinaator", "Koordinaator", "Coordinator")};
    static const tkd_bottleneck bottlenecks[] = {
        NAMED("hoiak", "Hoiakud", "Attitudes"),
        NAMED("info", "Info on laiali", "Information is scattered"),
        NAMED("kaugus", "Ajutist kaitset ei saa kohapeal taotleda",
              "Temporary protection cannot be asked for on the island"),
    };
    return (tkd_model){
        .title = {.by = {[TKD_ET] = TKD_TEXT("Väike linn"), [TKD_EN] = TKD_TEXT("A small town")}},
        .municipalities = municipalities,
        .municipality_count = 2,
        .journeys = journeys,
        .journey_count = 1,
        .steps = steps,
        .step_count = 2,
        .pools = pools,
        .pool_count = 1,
        .bottlenecks = bottlenecks,
        .bottleneck_count = 3,
    };
}

const char *small_report(tkd_arena *arena, tkd_language language, small_report_fn *print)
{
    const tkd_model model = small_model();
    const tkd_report report = {.model = &model, .language = language, .arena = arena};
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    print(&report, &out);
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}
