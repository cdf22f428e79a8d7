// SPDX-License-Identifier: EUPL-1.2
// Which boxes a step puts on the blueprint, and how its times stand to what is written.
//
// Every step has a box of the client. A step that somebody provides has a box before the line of
// visibility, unless data exchange is its only channel: then nobody is met. Staff (the step's pool)
// meets the client in person, by phone or at home, and where no channel is written; through web,
// e-mail or post the client serves itself and staff works behind the line. Behind the line stands a
// box of the provider's level where there is processing, a course to arrange, such staff, or data
// exchange. Data of others than the state goes on into a register of the state.
#include "blueprint.h"

#include <math.h>

enum {
    MEETING = 1U << TKD_CHANNEL_IN_PERSON | 1U << TKD_CHANNEL_PHONE | 1U << TKD_CHANNEL_HOME_VISIT,
    DATA = 1U << TKD_CHANNEL_DATA_EXCHANGE,
};

static tkd_blueprint_row row_of(tkd_level level)
{
    switch (level) {
    case TKD_LEVEL_KOV:
    case TKD_LEVEL_KOVS: return TKD_BLUEPRINT_KOV;
    case TKD_LEVEL_STATE:
    case TKD_LEVEL_EU: return TKD_BLUEPRINT_STATE;
    case TKD_LEVEL_NGO:
    case TKD_LEVEL_PRIVATE: break;
    }
    return TKD_BLUEPRINT_OTHERS;
}

static uint32_t channels_of(const tkd_picture *picture, const tkd_picture_step *step)
{
    uint32_t channels = 0;
    for (uint32_t i = 0; i < step->channels.count; i++) {
        channels |= 1U << picture->channels[step->channels.first + i].kind;
    }
    return channels;
}

tkd_blueprint_boxes tkd_blueprint_boxes_of(const tkd_picture *picture, const tkd_picture_step *step)
{
    tkd_blueprint_boxes boxes = {.back = TKD_BLUEPRINT_OTHERS};
    if (!step->has_provider) {
        return boxes;
    }
    const uint32_t channels = channels_of(picture, step);
    const bool meets = (channels & MEETING) != 0 || channels == 0;
    const bool has_data = (channels & DATA) != 0;
    boxes.back = row_of(step->level);
    boxes.front = channels != DATA;
    boxes.by_itself = boxes.front && !meets;
    boxes.data_register = has_data && boxes.back != TKD_BLUEPRINT_STATE;
    boxes.work |= step->processing_h > 0.0 ? TKD_WORK_PROCESSING : 0U;
    boxes.work |= step->is_course ? TKD_WORK_COURSE : 0U;
    boxes.work |= tkd_label_in(&step->pool, TKD_ET).size > 0 && !meets ? TKD_WORK_STAFF : 0U;
    if (has_data && (!boxes.data_register || !boxes.front || boxes.work != 0)) {
        boxes.work |= TKD_WORK_DATA;
    }
    return boxes;
}

// ---- Times

tkd_blueprint_times tkd_blueprint_wait_of(const tkd_picture_step *step)
{
    return (tkd_blueprint_times){step->wait_p50_h.mean, step->wait_p90_h.mean};
}

tkd_blueprint_times tkd_blueprint_time_of(const tkd_picture_step *step)
{
    return (tkd_blueprint_times){step->time_p50_h.mean, step->time_p90_h.mean};
}

double tkd_blueprint_standard_of(const tkd_picture_step *step)
{
    const double parts[] = {step->booking_h, step->standard_h, step->processing_h};
    double sum = 0.0;
    bool any = false;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        any = any || !isnan(parts[i]);
        sum += isnan(parts[i]) ? 0.0 : parts[i];
    }
    return any ? sum : (double)NAN;
}

// Times are measured in classes of about a hundredth: nearer than that is not over.
#define SLACK 1.02

tkd_blueprint_over tkd_blueprint_compare(tkd_blueprint_times times, double standard_h)
{
    // A comparison with NaN is false.
    if (times.p50 > standard_h * SLACK) {
        return TKD_OVER_HALF;
    }
    return times.p90 > standard_h * SLACK ? TKD_OVER_TENTH : TKD_OVER_NOT;
}

int tkd_blueprint_heat(double hours)
{
    static const double days[TKD_HEAT_STEPS - 1] = {1.0, 7.0, 30.0, 90.0};
    int heat = 0;
    while (heat < TKD_HEAT_STEPS - 1 && hours / 24.0 >= days[heat]) {
        heat++;
    }
    return heat;
}
