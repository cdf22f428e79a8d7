// SPDX-License-Identifier: EUPL-1.2
// The document: what is written is read back the same, and a wrong one does no harm.
#include "loaded.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>
#include <string.h>

static tkd_text write_document(tkd_arena *arena, const tkd_picture *picture)
{
    tkd_writer writer;
    tkd_json json;
    tkd_writer_init_memory(&writer, arena, 0);
    tkd_json_init(&json, &writer);
    tkd_picture_write_json(picture, NULL, NULL, &json);
    return tkd_writer_text(&writer);
}

// The small picture with figures, as if simulated.
static tkd_picture simulated_picture(loaded *from)
{
    tkd_picture picture = {0};
    CHECK_OK(
        tkd_picture_build(from->model, NULL, NULL, NULL, &from->arena, &picture, check_error()));
    picture.facts = (tkd_picture_facts){.simulated = true,
                                        .seed = UINT64_C(18446744073709551557),
                                        .replications = 30,
                                        .from_day = 20820,
                                        .to_day = 21184,
                                        .assumption_count = 17,
                                        .fingerprint = TKD_TEXT("0123456789abcdef"),
                                        .version = TKD_TEXT("0.1.0")};
    tkd_picture_step *steps = TKD_TAKE(&from->arena, picture.step_count, tkd_picture_step);
    for (uint32_t i = 0; i < picture.step_count; i++) {
        steps[i] = picture.steps[i];
        steps[i].wait_h = (tkd_estimate){12.385 + i, 11.0, 13.5, 30};
        steps[i].visits = (tkd_estimate){83.5, 80.25, 86.75, 29};
    }
    picture.steps = steps;
    return picture;
}

TKD_CASE(picture, document, written_read_and_written_is_the_same)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = simulated_picture(&from);
    const tkd_text first = write_document(&from.arena, &picture);
    tkd_picture again = {0};
    CHECK_OK(tkd_picture_read_json(first, &from.arena, &again, check_error()));
    CHECK_TEXT(write_document(&from.arena, &again).data, first.data);
    CHECK(again.facts.seed == picture.facts.seed);
    CHECK_INT(again.steps[0].visits.n, 29);
    CHECK_SIZE(again.journeys[0].steps.count, 3);
    CHECK_SIZE(again.journeys[0].flows.count, picture.flow_count);
    loaded_clear(&from);
}

TKD_CASE_LABELLED(picture, document, is_as_documented, "golden")
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    tkd_picture picture = {0};
    CHECK_OK(tkd_picture_build(from.model, NULL, NULL, NULL, &from.arena, &picture, check_error()));
    const tkd_text document = write_document(&from.arena, &picture);
    CHECK_GOLDEN(document.data, document.size, "picture/expected/small.json");
    loaded_clear(&from);
}

static tkd_status read(const char *document, tkd_error *err)
{
    tkd_arena arena = {0};
    tkd_picture picture;
    const tkd_status status = tkd_picture_read_json(tkd_text_of(document), &arena, &picture, err);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(picture, document, what_is_no_json_has_a_place)
{
    tkd_error error = {0};
    CHECK_STATUS(read("{\"teekond\": 1,\n  oops}", &error), TKD_ERR_SYNTAX);
    CHECK_INT(error.place.line, 2);
}

TKD_CASE(picture, document, a_fault_within_has_its_own_line)
{
    tkd_error error = {0};
    CHECK_STATUS(
        read("{\"results\": [1,\n 2],\n \"teekond\": 1,\n \"picture\": {\n oops}}", &error),
        TKD_ERR_SYNTAX);
    CHECK_INT(error.place.line, 5);
}

TKD_CASE(picture, document, what_stands_beside_the_picture_is_passed_over)
{
    static const char *const right[] = {
        "{\"results\": {\"a\": [\"}]\\\"\\\\\"]}, \"teekond\": 1, \"picture\": {}}",
        "{\"teekond\": 1, \"picture\": {\"title\": \"{\\\"\"}}",
        "\n{\"picture\" : {} ,\"teekond\":1.0 , \"findings\": null }\n",
        "{\"teekond\": 2, \"teekond\": 1, \"picture\": 3, \"picture\": {}}",
        "{\"teek\\u006fnd\": 1, \"pict\\u0075re\": {}}",
        "{\"x\": \"\\\\\", \"teekond\": 1, \"picture\": {\"title\": \"\\\\\"}}",
    };
    for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
        CHECK_OK(read(right[i], check_error()));
    }
}

TKD_CASE(picture, document, a_document_that_is_cut_off_is_none)
{
    static const char whole[] = "{\"results\": {\"a\": [\"}\", 1]}, \"teekond\": 1, \"picture\": "
                                "{\"title\": \"x\\\"\"}, \"z\": 1}";
    CHECK_OK(read(whole, check_error()));
    for (size_t size = 0; size + 1 < sizeof(whole) - 1; size++) {
        char cut[sizeof(whole)] = {0};
        tkd_error error = {0};
        memcpy(cut, whole, size);
        CHECK_STATUS(read(cut, &error), TKD_ERR_SYNTAX);
    }
    CHECK_STATUS(read("{\"teekond\": 1, \"picture\": {}} 3", NULL), TKD_ERR_SYNTAX);
    CHECK_STATUS(read("{\"teekond\": 1, \"picture\": {]}", NULL), TKD_ERR_SYNTAX);
    CHECK_STATUS(read("{\"teekond\": 1 2, \"picture\": {}}", NULL), TKD_ERR_SYNTAX);
    CHECK_STATUS(read("{\"teekond\": 1, \"picture\": {}, }", NULL), TKD_ERR_SYNTAX);
    CHECK_STATUS(read("{\"teekond\": , \"picture\": {}}", NULL), TKD_ERR_SYNTAX);
}

TKD_CASE(picture, document, wrong_members_are_named)
{
    static const struct {
        const char *document;
        const char *names;
    } wrong[] = {
        {"{}", "teekond"},
        {"[]", "teekond"},
        {"{\"teekond\": 2, \"picture\": {}}", "teekond"},
        {"{\"teekond\": 1}", "picture"},
        {"{\"teekond\": 1, \"picture\": {\"journeys\": 3}}", "journeys"},
        {"{\"teekond\": 1, \"picture\": {\"journeys\": [4]}}", "journeys[0]"},
        {"{\"teekond\": 1, \"picture\": {\"stages\": [{\"journey\": 0}]}}", "stages[0].journey"},
        {"{\"teekond\": 1, \"picture\": {\"journeys\": [{}], \"stages\": [{\"journey\": -1}]}}",
         "stages[0].journey"},
        {"{\"teekond\": 1, \"picture\": {\"journeys\": [{}], \"stages\": [{\"journey\": 0.5}]}}",
         "stages[0].journey"},
        {"{\"teekond\": 1, \"picture\": {\"steps\": [{\"stage\": 0}]}}", "steps[0].stage"},
        {"{\"teekond\": 1, \"picture\": {\"journeys\": [{}], \"stages\": [{\"journey\": 0}], "
         "\"steps\": [{\"stage\": 0, \"notes\": [{\"lane\": 0}]}]}}",
         "steps[0].lane"},
        {"{\"teekond\": 1, \"picture\": {\"lanes\": [{\"journey\": 0}]}}", "lanes[0].journey"},
        {"{\"teekond\": 1, \"picture\": {\"journeys\": [{}, {}], \"lanes\": [{\"journey\": 1}], "
         "\"stages\": [{\"journey\": 0}], \"steps\": [{\"stage\": 0, \"notes\": [{\"lane\": "
         "0}]}]}}",
         "steps[0].notes"},
        {"{\"teekond\": 1, \"picture\": {\"bottlenecks\": [{\"steps\": [0]}]}}",
         "bottlenecks[0].steps"},
        {"{\"teekond\": 1, \"picture\": {\"bottlenecks\": [{\"views\": [\"mars\"]}]}}",
         "bottlenecks[0].views"},
        {"{\"teekond\": 1, \"picture\": {\"bottlenecks\": [{\"severity\": {\"kov\": 6}}]}}",
         "bottlenecks[0].kov"},
        {"{\"teekond\": 1, \"picture\": {\"journeys\": [{}], \"flows\": [{\"journey\": 0, "
         "\"to_kind\": \"exit\", \"to\": 0}]}}",
         "flows[0]"},
        {"{\"teekond\": 1, \"picture\": {\"facts\": {\"seed\": \"x\"}}}", "seed"},
        {"{\"teekond\": 1, \"picture\": {\"title\": 7}}", "title"},
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        tkd_error error = {0};
        CHECK_STATUS(read(wrong[i].document, &error), TKD_ERR_VALUE);
        CHECK_CONTAINS(error.message, wrong[i].names);
    }
}

TKD_CASE(picture, document, an_empty_picture_is_one)
{
    CHECK_OK(read("{\"teekond\": 1, \"picture\": {}}", check_error()));
}

TKD_CASE(picture, document, unknown_members_are_passed_over)
{
    CHECK_OK(read("{\"teekond\": 1, \"new\": [1], \"picture\": {\"newer\": {}, "
                  "\"journeys\": [{\"id\": \"tee\", \"newest\": null}]}}",
                  check_error()));
}

typedef struct torture {
    const tkd_model *model;
    tkd_text document;
} torture;

static tkd_status build_and_read(void *context)
{
    const torture *given = context;
    tkd_arena arena = {0};
    tkd_picture picture;
    tkd_status status = tkd_picture_build(given->model, NULL, NULL, NULL, &arena, &picture, NULL);
    if (status == TKD_OK) {
        status = tkd_picture_read_json(given->document, &arena, &picture, NULL);
    }
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(picture, document, no_memory_is_an_error_and_no_crash)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = simulated_picture(&from);
    torture given = {from.model, write_document(&from.arena, &picture)};
    CHECK_TORTURE(build_and_read, &given);
    loaded_clear(&from);
}
