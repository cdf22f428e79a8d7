// SPDX-License-Identifier: EUPL-1.2
// The words themselves. Data elsewhere use the English ids of the format; a brief is read by people.
#include "words.h"

const char *tkd_brief_view(const tkd_draft *draft, tkd_view view)
{
    switch (view) {
    case TKD_VIEW_NEWCOMER: return tkd_draft_word(draft, "sisserändaja", "newcomer");
    case TKD_VIEW_RETURNEE: return tkd_draft_word(draft, "tagasipöörduja", "returnee");
    case TKD_VIEW_KOV: return tkd_draft_word(draft, "KOV", "municipality");
    case TKD_VIEW_STATE: return tkd_draft_word(draft, "riik", "state");
    case TKD_VIEW_COUNT: break;
    }
    return "";
}

const char *tkd_brief_kind(const tkd_draft *draft, tkd_kind kind)
{
    switch (kind) {
    case TKD_KIND_CAPACITY: return tkd_draft_word(draft, "mahtuvus", "capacity");
    case TKD_KIND_INFORMATION: return tkd_draft_word(draft, "info", "information");
    case TKD_KIND_LANGUAGE: return tkd_draft_word(draft, "keel", "language");
    case TKD_KIND_LEGAL: return tkd_draft_word(draft, "õigus", "law");
    case TKD_KIND_AVAILABILITY: return tkd_draft_word(draft, "kättesaadavus", "availability");
    case TKD_KIND_DIGITAL: return tkd_draft_word(draft, "digi", "digital");
    case TKD_KIND_COORDINATION: return tkd_draft_word(draft, "koostöö", "coordination");
    case TKD_KIND_HOUSING: return tkd_draft_word(draft, "eluase", "housing");
    case TKD_KIND_DATA: return tkd_draft_word(draft, "andmevahetus", "data exchange");
    case TKD_KIND_COST: return tkd_draft_word(draft, "raha", "money");
    case TKD_KIND_ATTITUDE: return tkd_draft_word(draft, "hoiakud", "attitudes");
    case TKD_KIND_SUPPORT: return tkd_draft_word(draft, "tugi", "support");
    case TKD_KIND_COUNT: break;
    }
    return "";
}

const char *tkd_brief_level(const tkd_draft *draft, tkd_level level)
{
    switch (level) {
    case TKD_LEVEL_STATE: return tkd_draft_word(draft, "riik", "state");
    case TKD_LEVEL_KOV: return tkd_draft_word(draft, "KOV", "municipality");
    case TKD_LEVEL_NGO: return tkd_draft_word(draft, "vabaühendus", "NGO");
    case TKD_LEVEL_PRIVATE: return tkd_draft_word(draft, "erasektor", "private sector");
    case TKD_LEVEL_KOVS: return tkd_draft_word(draft, "KOVide koostöö", "municipalities together");
    case TKD_LEVEL_EU: return tkd_draft_word(draft, "EL", "EU");
    }
    return "";
}

// Weakest first, as tkd_evidence has them.
static const char *const evidence_et[] = {"oletus",   "töötuba",  "arvutatud",
                                          "küsitlus", "dokument", "õigusakt",
                                          "register", "mõõdetud", NULL};
static const char *const evidence_en[] = {
    "assumption", "workshop", "derived", "survey", "document", "law", "register", "measured", NULL};

const char *const *tkd_brief_evidence_words(const tkd_draft *draft)
{
    return draft->language == TKD_ET ? evidence_et : evidence_en;
}

const char *tkd_brief_evidence(const tkd_draft *draft, tkd_evidence evidence)
{
    return tkd_brief_evidence_words(draft)[evidence];
}

static const char *const law_et[] = {"jah", "ei", "selgitamisel", NULL};
static const char *const law_en[] = {"yes", "no", "unclear", NULL};

const char *const *tkd_brief_law_words(const tkd_draft *draft)
{
    return draft->language == TKD_ET ? law_et : law_en;
}

const char *tkd_brief_law_change(const tkd_draft *draft, tkd_law_change change)
{
    const char *const *words = tkd_brief_law_words(draft);
    switch (change) {
    case TKD_LAW_NOT_SAID: return "";
    case TKD_LAW_YES: return words[0];
    case TKD_LAW_NO: return words[1];
    case TKD_LAW_UNCLEAR: return words[2];
    }
    return "";
}

static const char *const status_et[] = {"kaardistatud", "ettepanek",  "prototüüp",
                                        "piloot",       "rakendatud", NULL};
static const char *const status_en[] = {"mapped", "proposed", "prototype",
                                        "pilot",  "adopted",  NULL};

const char *const *tkd_brief_status_words(const tkd_draft *draft)
{
    return draft->language == TKD_ET ? status_et : status_en;
}

const char *tkd_brief_status(const tkd_draft *draft, tkd_proposal_status status)
{
    return tkd_brief_status_words(draft)[(int)status + 1];
}

tkd_text tkd_brief_channel(const tkd_draft *draft, const tkd_channel *channel)
{
    switch (channel->kind) {
    case TKD_CHANNEL_OTHER: return channel->name;
    case TKD_CHANNEL_IN_PERSON: return tkd_text_of(tkd_draft_word(draft, "kohapeal", "in person"));
    case TKD_CHANNEL_WEB: return tkd_text_of(tkd_draft_word(draft, "veeb", "web"));
    case TKD_CHANNEL_PHONE: return tkd_text_of(tkd_draft_word(draft, "telefon", "phone"));
    case TKD_CHANNEL_EMAIL: return tkd_text_of(tkd_draft_word(draft, "e-post", "e-mail"));
    case TKD_CHANNEL_POST: return tkd_text_of(tkd_draft_word(draft, "post", "post"));
    case TKD_CHANNEL_HOME_VISIT:
        return tkd_text_of(tkd_draft_word(draft, "kodukülastus", "home visit"));
    case TKD_CHANNEL_DATA_EXCHANGE:
        return tkd_text_of(tkd_draft_word(draft, "andmevahetus", "data exchange"));
    }
    return channel->name;
}

tkd_text tkd_brief_levels(tkd_draft *draft, uint32_t levels)
{
    tkd_joined joined;
    tkd_joined_begin(&joined, draft, ", ");
    for (uint32_t level = 0; level <= TKD_LEVEL_EU; level++) {
        if ((levels >> level & 1U) != 0) {
            tkd_joined_add(&joined, tkd_text_of(tkd_brief_level(draft, (tkd_level)level)));
        }
    }
    return tkd_joined_text(&joined);
}

tkd_text tkd_brief_body(const tkd_draft *draft, tkd_text body)
{
    const tkd_model *model = draft->model;
    if (tkd_text_equal(body, TKD_TEXT("kov"))) {
        return tkd_text_of(tkd_draft_word(draft, "Omavalitsus ise", "The municipality itself"));
    }
    for (uint32_t i = 0; i < model->provider_count; i++) {
        if (tkd_text_equal(model->providers[i].item.id, body)) {
            return tkd_draft_title(draft, &model->providers[i].item);
        }
    }
    return body;
}
