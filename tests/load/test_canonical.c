// SPDX-License-Identifier: EUPL-1.2
// Making trees canonical: what is written in any spelling comes out in one, and what is wrong is said
// once, at its place, with what to write instead.
#include "tkd_test.h"

#include "load/canonical.h"

#include <string.h>

// A tree read from text and made canonical, with all that was said about it.
typedef struct fixture {
    tkd_arena arena;
    tkd_files files;
    tkd_problems problems;
    tkd_node *root;
} fixture;

static void read_as(fixture *f, const char *yaml, tkd_context context, tkd_language language)
{
    *f = (fixture){0};
    tkd_problems_init(&f->problems, &f->arena, language, 0);
    CHECK_OK(tkd_files_init(&f->files, &f->arena));
    uint32_t file;
    CHECK_OK(tkd_files_add(&f->files, TKD_TEXT("test.yaml"), tkd_text_of(yaml), &file));
    CHECK_OK(
        tkd_tree_read(&f->arena, &f->files, file, NULL, &f->root, &f->problems, check_error()));
    CHECK(f->root != NULL);
    CHECK_OK(tkd_canonicalize(&f->arena, f->root, context, &f->problems, check_error()));
}

static void close(fixture *f)
{
    tkd_arena_clear(&f->arena);
}

// The tree as flow YAML without quotes: `{a: [b, c]}`.
static void write_flow(tkd_writer *out, const tkd_node *node)
{
    if (node->kind == TKD_SCALAR) {
        tkd_write(out, node->text);
        return;
    }
    tkd_write_char(out, node->kind == TKD_MAP ? '{' : '[');
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        CHECK(child->parent == node);
        if (node->kind == TKD_MAP) {
            tkd_write(out, child->key);
            tkd_write_string(out, ": ");
        }
        write_flow(out, child);
        tkd_write_string(out, child->next == NULL ? "" : ", ");
    }
    tkd_write_char(out, node->kind == TKD_MAP ? '}' : ']');
}

static const char *flow(fixture *f)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, &f->arena, 0);
    write_flow(&out, f->root);
    return tkd_writer_text(&out).data;
}

static const tkd_problem *problem_at(const fixture *f, size_t index)
{
    CHECK(index < f->problems.list.count);
    return &((const tkd_problem *)f->problems.list.items)[index];
}

static void check_flow(const char *yaml, tkd_context context, const char *expected)
{
    fixture f;
    read_as(&f, yaml, context, TKD_ET);
    CHECK_SIZE(f.problems.error_count, 0);
    CHECK_TEXT(flow(&f), expected);
    close(&f);
}

// One problem of `code` at line 1 and `column`, whose hint has `hint` in it.
static void check_problem(const char *yaml, tkd_context context, tkd_code code, uint32_t column,
                          const char *hint)
{
    fixture f;
    read_as(&f, yaml, context, TKD_ET);
    CHECK_SIZE(f.problems.error_count, 1);
    const tkd_problem *problem = problem_at(&f, 0);
    CHECK_INT(problem->code, code);
    CHECK_INT(problem->place.line, 1);
    CHECK_INT(problem->place.column, column);
    CHECK(problem->hint.size > 0);
    CHECK_CONTAINS(problem->hint.data, hint);
    close(&f);
}

TKD_CASE(load, canonical, estonian_keys_become_english_at_every_level)
{
    check_flow("{teekond: 1, etapid: [{id: algus, sammud: [{id: avaldus, viivitus: 2p, "
               "TAHTAEG: {jooksul: 30p}}]}]}",
               TKD_CTX_ROOT,
               "{teekond: 1, stages: [{id: algus, steps: [{id: avaldus, delay: 2p, "
               "deadline: {within: 30p}}]}]}");
}

TKD_CASE(load, canonical, a_step_may_carry_the_keys_of_a_service)
{
    check_flow("{id: nõu, kestus: 20min, kursus: {algused: kord-kuus}}", TKD_CTX_STEP,
               "{id: nõu, duration: 20min, course: {starts: [kord-kuus]}}");
}

TKD_CASE(load, canonical, keys_inside_figures_become_english_and_ids_stay)
{
    check_flow("{id: nõu, kestus: {el: {väärtus: {lognormaal: {keskmine: 5p, standardhälve: 2p}}, "
               "allikas: rr}, \"*\": 3p}}",
               TKD_CTX_SERVICE,
               "{id: nõu, duration: {el: {value: {lognormal: {mean: 5p, sd: 2p}}, source: rr}, "
               "*: 3p}}");
}

TKD_CASE(load, canonical, severity_by_view_has_english_views)
{
    check_flow("{id: x, tõsidus: {uussisserändaja: 5, riik: 2}}", TKD_CTX_BOTTLENECK,
               "{id: x, severity: {newcomer: 5, state: 2}}");
}

TKD_CASE(load, canonical, bare_strings_become_items_with_ids)
{
    check_flow(
        "{id: algus, sammud: [\"Elukoha registreerimine\", Lõpp], kitsaskohad: Info on segane}",
        TKD_CTX_STAGE,
        "{id: algus, steps: [{title: Elukoha registreerimine, id: elukoha-registreerimine}, "
        "{title: Lõpp, id: lõpp-2}], bottlenecks: [{title: Info on segane, id: "
        "info-on-segane}]}");
}

TKD_CASE(load, canonical, an_item_without_id_gets_one_from_its_estonian_title)
{
    check_flow("{pealkiri: {en: Residence, et: Elukoht Tartus}}", TKD_CTX_SERVICE,
               "{title: {en: Residence, et: Elukoht Tartus}, id: elukoht-tartus}");
}

TKD_CASE(load, canonical, what_may_stand_alone_becomes_a_list_of_one)
{
    check_flow("{id: x, mõju: {viivitus: 2p}, allikad: rr, kus: avaldus}", TKD_CTX_BOTTLENECK,
               "{id: x, effect: [{delay: 2p}], sources: [{source: rr}], at: avaldus}");
    check_flow("{id: x, next: {to: y, p: 5%}}", TKD_CTX_STEP, "{id: x, next: [{to: y, p: 5%}]}");
}

TKD_CASE(load, canonical, next_alone_is_then)
{
    check_flow("{id: x, edasi: pangakonto}", TKD_CTX_STEP, "{id: x, then: pangakonto}");
}

TKD_CASE(load, canonical, branches_are_lists_of_lists_of_steps)
{
    check_flow("{rööbiti: {kuni: esimene, harud: [[Kursus, {id: eksam}], [Töö]]}}", TKD_CTX_STEP,
               "{parallel: {until: esimene, branches: [[{title: Kursus, id: kursus}, {id: eksam}], "
               "[{title: Töö, id: töö}]]}}");
}

TKD_CASE(load, canonical, ways_and_chances_may_be_figures_or_maps)
{
    check_flow("{sõiduaeg: {saaremaa: {aeg: 6t, maksumus: 45 EUR}, pärnu: 1t}, id: x}",
               TKD_CTX_SITE, "{travel: {saaremaa: {time: 6t, cost: 45 EUR}, pärnu: 1t}, id: x}");
    check_flow("{kordumine: {tõenäosus: 5%, kuhu: x}, katkestamine: {korda: 2}}", TKD_CTX_EFFECT,
               "{rework: {p: 5%, to: x}, dropout: {times: 2}}");
}

TKD_CASE(load, canonical, an_unknown_key_is_told_with_the_nearest_and_removed)
{
    check_problem("{id: x, dealy: 2d}", TKD_CTX_STEP, TKD_CODE_UNKNOWN_KEY, 9, "„delay“");
    check_problem("{id: x, viivtus: 2d}", TKD_CTX_STEP, TKD_CODE_UNKNOWN_KEY, 9, "„viivitus“");
    check_problem("{kiirus: 2}", TKD_CTX_RUN, TKD_CODE_UNKNOWN_KEY, 2, "replikatsioone");
    fixture f;
    read_as(&f, "{id: x, dealy: 2d, title: y}", TKD_CTX_STEP, TKD_EN);
    CHECK_TEXT(flow(&f), "{id: x, title: y}");
    close(&f);
}

TKD_CASE(load, canonical, a_key_of_another_kind_of_map_is_sent_home)
{
    check_problem("{id: x, servers: 2}", TKD_CTX_SERVICE, TKD_CODE_UNKNOWN_KEY, 9,
                  "see võti käib teenindaja, mitte teenuse juurde");
}

TKD_CASE(load, canonical, one_key_in_two_spellings_is_doubled)
{
    check_problem("{id: x, delay: 2d, viivitus: 3d}", TKD_CTX_STEP, TKD_CODE_DOUBLED_KEY, 20,
                  "real 1");
    check_problem("{id: x, tähtaeg: 2d, tahtaeg: 3d}", TKD_CTX_STEP, TKD_CODE_DOUBLED_KEY, 22,
                  "real 1");
    check_problem("{id: x, delay: {value: 2d, väärtus: 3d}}", TKD_CTX_STEP, TKD_CODE_DOUBLED_KEY,
                  28, "real 1");
}

TKD_CASE(load, canonical, wrong_shapes_are_told_with_an_example)
{
    check_problem("{id: x, steps: avaldus}", TKD_CTX_STAGE, TKD_CODE_WRONG_SHAPE, 16, "steps: [");
    check_problem("{teekond: 1, etapid: {id: x}}", TKD_CTX_ROOT, TKD_CODE_WRONG_SHAPE, 22, "- id:");
    check_problem("{teekond: 1, run: [1, 2]}", TKD_CTX_ROOT, TKD_CODE_WRONG_SHAPE, 19,
                  "replications: 30");
    check_problem("{id: x, url: [a]}", TKD_CTX_SOURCE, TKD_CODE_WRONG_SHAPE, 14, "https://");
    check_problem("{id: x, title: {Tallinn: a}}", TKD_CTX_GROUP, TKD_CODE_LANGUAGE, 17, "et:");
}

TKD_CASE(load, canonical, missing_keys_are_told)
{
    check_problem("{p: 20%}", TKD_CTX_NEXT, TKD_CODE_MISSING_KEY, 1, "kuhu: nõustamine");
    check_problem("{p: 20%, wait: 2d}", TKD_CTX_NEXT, TKD_CODE_MISSING_KEY, 1, "to: nõustamine");
    check_problem("{to: otsus}", TKD_CTX_NEXT, TKD_CODE_MISSING_KEY, 1, "then:");
    check_problem("{to: otsus}", TKD_CTX_CHANCE, TKD_CODE_MISSING_KEY, 1, "15%");
    check_problem("{delay: 2d}", TKD_CTX_STEP, TKD_CODE_MISSING_KEY, 1, "title:");
    check_problem("{kulub: 2p}", TKD_CTX_STEP, TKD_CODE_MISSING_KEY, 1, "pealkiri:");
}

TKD_CASE(load, canonical, ids_that_break_the_rules_are_told_with_a_mended_one)
{
    check_problem("{id: Avaldus}", TKD_CTX_STEP, TKD_CODE_ID, 6, "id: avaldus");
    check_problem("{id: esimene_avaldus}", TKD_CTX_STEP, TKD_CODE_ID, 6, "id: esimene-avaldus");
    check_problem("{id: esimene avaldus}", TKD_CTX_STEP, TKD_CODE_ID, 6, "id: esimene-avaldus");
    check_problem("{id: 1avaldus}", TKD_CTX_STEP, TKD_CODE_ID, 6, "id: ");
    check_problem("{id: заявление}", TKD_CTX_STEP, TKD_CODE_ID, 6, "id: z");
    check_problem("{id: väärtus}", TKD_CTX_GROUP, TKD_CODE_RESERVED_ID, 6, "id: väärtus-1");
}

TKD_CASE(load, canonical, letters_of_ids_are_composed_in_items_and_references)
{
    check_flow("{id: no\xCC\x83u, needs: [ta\xCC\x88ht], take-up: {ta\xCC\x88ht: 5%}}",
               TKD_CTX_STEP, "{id: nõu, needs: [täht], take-up: {täht: 5%}}");
}

TKD_CASE(load, canonical, many_unknown_keys_take_little_time)
{
    enum { COUNT = 200000 };
    fixture f = {0};
    tkd_problems_init(&f.problems, &f.arena, TKD_ET, 50);
    const tkd_place place = {.file = 1, .line = 1, .column = 1};
    tkd_node *map = tkd_node_new(&f.arena, TKD_MAP, place);
    for (int i = 0; i < COUNT; i++) {
        const tkd_text key = tkd_text_format(&f.arena, "tundmatu-%d", i);
        tkd_node_append(map, key, tkd_node_scalar(&f.arena, TKD_TEXT("1"), place));
    }
    CHECK_OK(tkd_canonicalize(&f.arena, map, TKD_CTX_RUN, &f.problems, check_error()));
    CHECK_SIZE(f.problems.error_count, COUNT);
    CHECK_SIZE(map->count, 0);
    close(&f);
}

TKD_CASE(load, canonical, a_bottomless_figure_is_stopped)
{
    fixture f = {0};
    tkd_problems_init(&f.problems, &f.arena, TKD_ET, 50);
    const tkd_place place = {.file = 1, .line = 1, .column = 1};
    tkd_node *inner = tkd_node_new(&f.arena, TKD_MAP, place);
    tkd_node *map = inner;
    for (int i = 0; i < 100000; i++) {
        tkd_node *outer = tkd_node_new(&f.arena, TKD_MAP, place);
        tkd_node_append(outer, TKD_TEXT("warmup"), map);
        map = outer;
    }
    CHECK_OK(tkd_canonicalize(&f.arena, map, TKD_CTX_RUN, &f.problems, check_error()));
    CHECK_SIZE(f.problems.error_count, 1);
    CHECK_INT(problem_at(&f, 0)->code, TKD_CODE_TOO_DEEP);
    close(&f);
}

static tkd_status canonicalize_everything(void *context)
{
    (void)context;
    static const char yaml[] =
        "{teekond: 1, etapid: [{id: a, sammud: [Avaldus, {title: Töö, edasi: x, viivtus: 2p}, "
        "{rööbiti: {harud: [[Kursus]]}}], kitsaskohad: Pikk}], kitsaskohad: [{id: no\xCC\x83u, "
        "mõju: "
        "{viivitus: {el: 2p, väärtus: 3p}}}, {id: El, allikad: rr, kus: {}}]}";
    tkd_arena arena = {0};
    tkd_problems problems;
    tkd_problems_init(&problems, &arena, TKD_ET, 0);
    tkd_files files;
    tkd_error *err = check_error();
    tkd_node *root = NULL;
    uint32_t file;
    tkd_status status = tkd_files_init(&files, &arena);
    if (status == TKD_OK) {
        status = tkd_files_add(&files, TKD_TEXT("test.yaml"), tkd_text_of(yaml), &file);
    }
    if (status == TKD_OK) {
        status = tkd_tree_read(&arena, &files, file, NULL, &root, &problems, err);
    }
    if (status == TKD_OK) {
        status = tkd_canonicalize(&arena, root, TKD_CTX_ROOT, &problems, err);
    }
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(load, canonical, every_allocation_may_fail)
{
    CHECK_TORTURE(canonicalize_everything, NULL);
}
