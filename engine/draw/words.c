// SPDX-License-Identifier: EUPL-1.2
// Words and figures of pictures. Every word stands in one table, a row for each, in three languages.
#include "words.h"

#include "teekond/number.h"

#include <math.h>

static const tkd_text words[TKD_WORD_COUNT][TKD_LANGUAGE_COUNT] = {
#define WORD(name, et, en, ru)                                                                     \
    [TKD_WORD_##name] = {TKD_TEXT_INIT(et), TKD_TEXT_INIT(en), TKD_TEXT_INIT(ru)}
    WORD(STEPS, "Sammud", "Steps", "Шаги"),
    WORD(STEPS_HINT, "värv ja sõna: kes teenust pakub", "colour and word: who provides it",
         "цвет и слово: кто оказывает услугу"),
    WORD(FEELING, "Tundmus", "Feeling", "Чувства"),
    WORD(TIME, "Aeg sammul", "Time at the step", "Время на шаге"),
    WORD(TIME_HINT, "päevi ühe käigu kohta", "days per visit", "дней за один визит"),
    WORD(WAITING, "ootamine", "waiting", "ожидание"),
    WORD(WAITING_P90, "(90% ootab vähem)", "(90% wait less)", "(90% ждут меньше)"),
    WORD(REST, "käik, menetlus jm", "visit, processing etc", "визит, производство"),
    WORD(BOTTLENECKS, "Kitsaskohad", "Bottlenecks", "Узкие места"),
    WORD(BOTTLENECKS_SHORT, "kitsaskohad", "bottlenecks", "узкие места"),
    WORD(NO_VIEW, "vaade märkimata", "view not noted", "взгляд не указан"),
    WORD(UNNAMED, "Nimetamata", "Unnamed", "Не названо"),
    WORD(UNNAMED_HINT, "simulatsioon leidis, töötuba ei nimetanud",
         "found by the simulation, not named by the workshop",
         "нашла симуляция, семинар не назвал"),
    WORD(PROPOSALS, "Ettepanekud", "Proposals", "Предложения"),
    WORD(LOCAL, "kohalik", "local", "местные"),
    WORD(STATE_LEVEL, "riik peab muutma", "the state must change", "должно изменить государство"),
    WORD(CONTINUED, "järg", "continued", "продолжение"),
    WORD(ALSO, "ka", "also", "также"),
    WORD(ALL_MUNICIPALITIES, "kõik omavalitsused", "all municipalities", "все самоуправления"),
    WORD(SCENARIO, "stsenaarium", "scenario", "сценарий"),
    WORD(TODAY, "praegu", "today", "сейчас"),
    WORD(GROUP, "sihtrühm", "group", "группа"),
    WORD(COMPLETED, "jõudis lõpuni", "completed", "дошли до конца"),
    WORD(MEDIAN_TIME, "aega kulus (mediaan)", "time taken (median)", "заняло времени (медиана)"),
    WORD(LEFT, "katkestas", "gave up", "прервали"),
    WORD(VISITS, "käike inimese kohta", "visits per person", "визитов на человека"),
    WORD(IN_VAIN, "sh asjata", "of them in vain", "из них зря"),
    WORD(LOAD, "koormus", "load", "загрузка"),
    WORD(WAIT_OF, "ooteaeg", "wait", "ожидание"),
    WORD(DAY_UNIT, "p", "d", "дн"),
    WORD(REMOVES, "kitsaskoht", "bottleneck", "узкое место"),
    WORD(LAW, "vajab seadusemuudatust", "needs a change of law", "нужно изменить закон"),
    WORD(WHO_PROVIDES, "Kes pakub:", "Who provides:", "Кто оказывает:"),
    WORD(PRICE_NOTE,
         "Kitsaskoha hind on päevades inimese kohta: samad inimesed ja sama juhus kitsaskohaga ja "
         "ilma, ± on 95% usaldusvahemik.",
         "The price of a bottleneck is in days per person: the same people and the same luck with "
         "it and without it, ± is the 95% interval.",
         "Цена узкого места – в днях на человека: те же люди и тот же случай с ним и без него, ± – "
         "95% интервал."),
    WORD(DOTS_NOTE, "●●●●○ = tõsidus töötoa hääletusel, 1–5.",
         "●●●●○ = severity by the workshop's vote, 1–5.",
         "●●●●○ = тяжесть по голосованию семинара, 1–5."),
    WORD(MEASURED, "Mõõdetud saabujad", "Measured: arrivals", "Измерены прибывшие"),
    WORD(SEED, "seeme", "seed", "зерно"),
    WORD(MODEL, "mudel", "model", "модель"),
    WORD(SOURCES, "Allikad", "Sources", "Источники"),
    WORD(NOT_SIMULATED, "Kaart ilma simulatsioonita: arvud puuduvad.",
         "A map without simulation: no figures.", "Карта без симуляции: без цифр."),
    WORD(SIMULATED_NOTE, "Arvud on simuleeritud.", "Figures are simulated.",
         "Цифры – результат симуляции."),
    WORD(PARTIAL, "Simulatsioon katkestati: arvud on esialgsed.",
         "The simulation was interrupted: figures are preliminary.",
         "Симуляция прервана: цифры предварительные."),
    WORD(START, "Saabumine", "Arrival", "Прибытие"),
    WORD(DONE, "Teekond läbitud", "Journey done", "Путь пройден"),
    WORD(REWORK_NOTE, "Katkendlik ↺ = uuesti või tagasi.", "Dashed ↺ = again or back.",
         "Пунктир ↺ = снова или назад."),
    WORD(EXIT_NOTE, "× = katkestab teekonna.", "× = leaves the journey.", "× = покидает путь."),
    WORD(LITTLE_NOTE, "Alla 1% suurimast voost on ära jäetud.",
         "Flows under 1% of the largest are left out.", "Потоки меньше 1% крупнейшего опущены."),
    WORD(HEAT_NOTE, "Sammu värv ja arv: keskmine ootamine päevades.",
         "Colour and figure of a step: mean waiting in days.",
         "Цвет и число шага: среднее ожидание в днях."),
    WORD(PER_YEAR, "inimest aastas", "people a year", "человек в год"),
    WORD(SKIPPED, "jättis vahele", "skipped", "пропустили"),
    WORD(AGAIN, "uuesti", "again", "снова"),
    WORD(NO_TITLE, "Teekond", "Journey", "Путь"),
#undef WORD
};

tkd_text tkd_word_in(tkd_word word, tkd_language language)
{
    return words[word][language];
}

// ---- Counting

enum { FORM_ONE, FORM_FEW, FORM_MANY, FORM_COUNT };

// The form that goes with a number as it is printed: of Estonian and English, one and all else; of
// Russian by its last digits, and for parts the form of a few.
static int form_of(double count, tkd_language language)
{
    const bool is_whole = floor(count) == count;
    if (language != TKD_RU) {
        return is_whole && count == 1.0 ? FORM_ONE : FORM_MANY;
    }
    if (!is_whole) {
        return FORM_FEW;
    }
    const double tens = fmod(fabs(count), 100.0);
    const double ones = fmod(tens, 10.0);
    if (tens >= 11.0 && tens <= 14.0) {
        return FORM_MANY;
    }
    return ones == 1.0 ? FORM_ONE : ones >= 2.0 && ones <= 4.0 ? FORM_FEW : FORM_MANY;
}

tkd_text tkd_print_count(tkd_sheet *sheet, double count, int decimals, tkd_counted what,
                         tkd_language language)
{
#define FORMS(et_one, et_many, en_one, en_many, ru_one, ru_few, ru_many)                           \
    {                                                                                              \
        [TKD_ET] = {et_one, et_many, et_many}, [TKD_EN] = {en_one, en_many, en_many},              \
        [TKD_RU] = {ru_one, ru_few, ru_many},                                                      \
    }
    static const char *const forms[TKD_COUNTED_COUNT][TKD_LANGUAGE_COUNT][FORM_COUNT] = {
        [TKD_COUNTED_ARRIVALS] =
            FORMS("saabuja aastas", "saabujat aastas", "arrival a year", "arrivals a year",
                  "прибывший в год", "прибывших в год", "прибывших в год"),
        [TKD_COUNTED_ASSUMPTIONS] = FORMS("eeldus", "eeldust", "assumption", "assumptions",
                                          "допущение", "допущения", "допущений"),
        [TKD_COUNTED_DAYS] = FORMS("päev", "päeva", "day", "days", "день", "дня", "дней"),
        [TKD_COUNTED_PEOPLE] =
            FORMS("inimene", "inimest", "person", "people", "человек", "человека", "человек"),
        [TKD_COUNTED_PEOPLE_YEAR] =
            FORMS("inimene aastas", "inimest aastas", "person a year", "people a year",
                  "человек в год", "человека в год", "человек в год"),
        [TKD_COUNTED_REPLICATIONS] = FORMS("kordus", "kordust", "replication", "replications",
                                           "прогон", "прогона", "прогонов"),
        [TKD_COUNTED_VISITS] =
            FORMS("käik", "käiku", "visit", "visits", "визит", "визита", "визитов"),
        [TKD_COUNTED_VISITS_YEAR] =
            FORMS("käik aastas", "käiku aastas", "visit a year", "visits a year", "визит в год",
                  "визита в год", "визитов в год"),
    };
#undef FORMS
    const double scale = pow(10.0, decimals);
    const double shown = round(count * scale) / scale;
    return tkd_sheet_format(sheet, "%.*s %s",
                            TKD_ARG(tkd_print_number(sheet, count, decimals, language)),
                            forms[what][language][form_of(shown, language)]);
}

tkd_text tkd_word_level(tkd_level level, tkd_language language)
{
    static const tkd_text levels[][TKD_LANGUAGE_COUNT] = {
        [TKD_LEVEL_STATE] = {TKD_TEXT_INIT("riik"), TKD_TEXT_INIT("state"),
                             TKD_TEXT_INIT("государство")},
        [TKD_LEVEL_KOV] = {TKD_TEXT_INIT("KOV"), TKD_TEXT_INIT("municipality"),
                           TKD_TEXT_INIT("самоуправление")},
        [TKD_LEVEL_NGO] = {TKD_TEXT_INIT("vabaühendus"), TKD_TEXT_INIT("NGO"),
                           TKD_TEXT_INIT("НКО")},
        [TKD_LEVEL_PRIVATE] = {TKD_TEXT_INIT("era"), TKD_TEXT_INIT("private"),
                               TKD_TEXT_INIT("частный")},
        [TKD_LEVEL_KOVS] = {TKD_TEXT_INIT("KOVid koos"), TKD_TEXT_INIT("municipalities together"),
                            TKD_TEXT_INIT("самоуправления вместе")},
        [TKD_LEVEL_EU] = {TKD_TEXT_INIT("EL"), TKD_TEXT_INIT("EU"), TKD_TEXT_INIT("ЕС")},
    };
    return levels[level][language];
}

tkd_text tkd_word_in_view(tkd_view view, tkd_language language)
{
    static const tkd_text views[TKD_VIEW_COUNT][TKD_LANGUAGE_COUNT] = {
        {TKD_TEXT_INIT("sisserändaja vaates"), TKD_TEXT_INIT("the newcomer's view"),
         TKD_TEXT_INIT("глазами иммигранта")},
        {TKD_TEXT_INIT("tagasipöörduja vaates"), TKD_TEXT_INIT("the returnee's view"),
         TKD_TEXT_INIT("глазами возвращенца")},
        {TKD_TEXT_INIT("KOVi vaates"), TKD_TEXT_INIT("the municipality's view"),
         TKD_TEXT_INIT("глазами самоуправления")},
        {TKD_TEXT_INIT("riigi vaates"), TKD_TEXT_INIT("the state's view"),
         TKD_TEXT_INIT("глазами государства")},
    };
    return views[view][language];
}

tkd_text tkd_word_view(tkd_view view, tkd_language language)
{
    static const tkd_text views[TKD_VIEW_COUNT][TKD_LANGUAGE_COUNT] = {
        {TKD_TEXT_INIT("sisserändaja"), TKD_TEXT_INIT("newcomer"), TKD_TEXT_INIT("иммигрант")},
        {TKD_TEXT_INIT("tagasipöörduja"), TKD_TEXT_INIT("returnee"), TKD_TEXT_INIT("возвращенец")},
        {TKD_TEXT_INIT("KOV"), TKD_TEXT_INIT("municipality"), TKD_TEXT_INIT("самоуправление")},
        {TKD_TEXT_INIT("riik"), TKD_TEXT_INIT("state"), TKD_TEXT_INIT("государство")},
    };
    return views[view][language];
}

tkd_text tkd_word_channel(const tkd_channel *channel, tkd_language language)
{
    static const tkd_text channels[][TKD_LANGUAGE_COUNT] = {
        [TKD_CHANNEL_IN_PERSON] = {TKD_TEXT_INIT("kohapeal"), TKD_TEXT_INIT("in person"),
                                   TKD_TEXT_INIT("на месте")},
        [TKD_CHANNEL_WEB] = {TKD_TEXT_INIT("veeb"), TKD_TEXT_INIT("web"), TKD_TEXT_INIT("веб")},
        [TKD_CHANNEL_PHONE] = {TKD_TEXT_INIT("telefon"), TKD_TEXT_INIT("phone"),
                               TKD_TEXT_INIT("телефон")},
        [TKD_CHANNEL_EMAIL] = {TKD_TEXT_INIT("e-post"), TKD_TEXT_INIT("e-mail"),
                               TKD_TEXT_INIT("эл. почта")},
        [TKD_CHANNEL_POST] = {TKD_TEXT_INIT("post"), TKD_TEXT_INIT("post"), TKD_TEXT_INIT("почта")},
        [TKD_CHANNEL_HOME_VISIT] = {TKD_TEXT_INIT("kodukülastus"), TKD_TEXT_INIT("home visit"),
                                    TKD_TEXT_INIT("визит на дом")},
        [TKD_CHANNEL_DATA_EXCHANGE] = {TKD_TEXT_INIT("andmevahetus"),
                                       TKD_TEXT_INIT("data exchange"),
                                       TKD_TEXT_INIT("обмен данными")},
    };
    return channel->kind == TKD_CHANNEL_OTHER ? channel->name : channels[channel->kind][language];
}

tkd_text tkd_print_number(tkd_sheet *sheet, double value, int decimals, tkd_language language)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, sheet->arena, 0);
    tkd_number_print(&writer, value, decimals, language);
    return tkd_writer_text(&writer);
}

tkd_text tkd_print_days(tkd_sheet *sheet, double hours, tkd_language language)
{
    const double days = hours / 24.0;
    if (days > 0.0 && days < 0.05) {
        return language == TKD_EN ? TKD_TEXT("<0.1") : TKD_TEXT("<0,1");
    }
    const bool is_small = days < 9.95 && days > 0.0;
    return tkd_print_number(sheet, days, is_small ? 1 : 0, language);
}

tkd_text tkd_print_share(tkd_sheet *sheet, double share, tkd_language language)
{
    if (isnan(share)) {
        return TKD_TEXT("–");
    }
    const double percent = share * 100.0;
    const int decimals = percent > 0.0 && percent < 0.95 ? 1 : 0;
    return tkd_sheet_format(sheet, "%.*s%%",
                            TKD_ARG(tkd_print_number(sheet, percent, decimals, language)));
}

tkd_text tkd_print_margin(tkd_sheet *sheet, tkd_estimate estimate, double scale, int decimals,
                          tkd_language language)
{
    const double half = (estimate.high - estimate.low) / 2.0 * scale;
    if (isnan(half)) {
        return (tkd_text){"", 0};
    }
    return tkd_sheet_format(sheet, "± %.*s",
                            TKD_ARG(tkd_print_number(sheet, half, decimals, language)));
}
