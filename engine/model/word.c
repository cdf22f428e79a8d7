// SPDX-License-Identifier: EUPL-1.2
// Enumerated values as the stable English words that data uses.
#include "teekond/model.h"

const char *tkd_view_word(tkd_view view)
{
    switch (view) {
    case TKD_VIEW_NEWCOMER: return "newcomer";
    case TKD_VIEW_RETURNEE: return "returnee";
    case TKD_VIEW_KOV: return "kov";
    case TKD_VIEW_STATE: return "state";
    case TKD_VIEW_COUNT: break;
    }
    return "";
}

const char *tkd_kind_word(tkd_kind kind)
{
    switch (kind) {
    case TKD_KIND_CAPACITY: return "capacity";
    case TKD_KIND_INFORMATION: return "information";
    case TKD_KIND_LANGUAGE: return "language";
    case TKD_KIND_LEGAL: return "legal";
    case TKD_KIND_AVAILABILITY: return "availability";
    case TKD_KIND_DIGITAL: return "digital";
    case TKD_KIND_COORDINATION: return "coordination";
    case TKD_KIND_HOUSING: return "housing";
    case TKD_KIND_DATA: return "data";
    case TKD_KIND_COST: return "cost";
    case TKD_KIND_ATTITUDE: return "attitude";
    case TKD_KIND_SUPPORT: return "support";
    case TKD_KIND_COUNT: break;
    }
    return "";
}

const char *tkd_level_word(tkd_level level)
{
    switch (level) {
    case TKD_LEVEL_STATE: return "state";
    case TKD_LEVEL_KOV: return "kov";
    case TKD_LEVEL_NGO: return "ngo";
    case TKD_LEVEL_PRIVATE: return "private";
    case TKD_LEVEL_KOVS: return "kovs";
    case TKD_LEVEL_EU: return "eu";
    }
    return "";
}

const char *tkd_evidence_word(tkd_evidence evidence)
{
    switch (evidence) {
    case TKD_EVIDENCE_ASSUMPTION: return "assumption";
    case TKD_EVIDENCE_WORKSHOP: return "workshop";
    case TKD_EVIDENCE_DERIVED: return "derived";
    case TKD_EVIDENCE_SURVEY: return "survey";
    case TKD_EVIDENCE_DOCUMENTED: return "documented";
    case TKD_EVIDENCE_LAW: return "law";
    case TKD_EVIDENCE_REGISTER: return "register";
    case TKD_EVIDENCE_MEASURED: return "measured";
    }
    return "";
}

const char *tkd_law_change_word(tkd_law_change change)
{
    switch (change) {
    case TKD_LAW_NOT_SAID: return "";
    case TKD_LAW_NO: return "no";
    case TKD_LAW_YES: return "yes";
    case TKD_LAW_UNCLEAR: return "unclear";
    }
    return "";
}

const char *tkd_proposal_status_word(tkd_proposal_status status)
{
    switch (status) {
    case TKD_PROPOSAL_IDEA: return "idea";
    case TKD_PROPOSAL_PROTOTYPE: return "prototype";
    case TKD_PROPOSAL_PILOT: return "pilot";
    case TKD_PROPOSAL_ADOPTED: return "adopted";
    }
    return "";
}
