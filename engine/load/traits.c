// SPDX-License-Identifier: EUPL-1.2
// Traits: every name that a group has or a step gives gets a bit, every value of an exclusive trait
// one of its own, next to its siblings. Bits are given in the order of names, so that the order of
// items changes nothing. Reading `when` turns names into masks.
#include "reader.h"

#include <stdlib.h>

#include "edits.h"
#include "spelling.h"

// A trait as it was found: a name, and a value where it is exclusive.
typedef struct found_trait {
    tkd_text name;
    tkd_text value;
    tkd_place place;
} found_trait;

static int compare_found(const void *left, const void *right)
{
    const found_trait *a = left;
    const found_trait *b = right;
    const int order = tkd_text_compare(a->name, b->name);

    return order != 0 ? order : tkd_text_compare(a->value, b->value);
}

// Traits are ids: a slug of one is itself.
static void check_spelling(tkd_reader *reader, tkd_text name, tkd_place place)
{
    const tkd_text slug = tkd_text_slug(reader->scratch, name);

    if (slug.data == NULL) {
        reader->failed = true;
        return;
    }
    if (tkd_text_equal(slug, name) || name.size > 60) {
        return;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_ID, place, "„%.*s“ ei sobi tunnuse nimeks",
                         "“%.*s” cannot be the name of a trait", TKD_ARG(name));
    tkd_problem_hint(reader->problems, problem, "kirjuta %.*s", "write %.*s", TKD_ARG(slug));
}

static void add_found(tkd_reader *reader, tkd_list *found, tkd_text name, tkd_text value,
                      tkd_place place)
{
    found_trait *row = tkd_reader_add(reader, found);

    check_spelling(reader, value.size > 0 ? value : name, place);
    *row = (found_trait){name, value, place};
}

// A map of shares is a trait's exclusive values, unless it is a figure: by municipality, by date, with
// an origin, or for others.
static bool is_exclusive(tkd_reader *reader, const tkd_node *node)
{
    tkd_date date;

    if (node->kind != TKD_MAP || node->first == NULL) {
        return false;
    }
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        if (tkd_text_equal(child->key, TKD_TEXT("*")) || tkd_figure_key_find(child->key) != NULL ||
            tkd_date_parse(child->key, true, &date) ||
            tkd_find_name(reader, TKD_SECTION_MUNICIPALITIES, child->key) != TKD_NONE) {
            return false;
        }
    }
    return true;
}

static void find_group_traits(tkd_reader *reader, tkd_list *found, const tkd_node *traits)
{
    if (traits == NULL || traits->kind != TKD_MAP) {
        return;
    }
    for (const tkd_node *trait = traits->first; trait != NULL; trait = trait->next) {
        if (!is_exclusive(reader, trait)) {
            add_found(reader, found, trait->key, (tkd_text){0}, trait->key_place);
            continue;
        }
        for (const tkd_node *value = trait->first; value != NULL; value = value->next) {
            add_found(reader, found, trait->key, value->key, value->key_place);
        }
    }
}

static void find_named(tkd_reader *reader, tkd_list *found, tkd_node *names)
{
    for (tkd_node *name = tkd_values_first(names); name != NULL;
         name = tkd_values_next(names, name)) {
        if (name->kind == TKD_SCALAR) {
            add_found(reader, found, name->text, (tkd_text){0}, name->place);
        }
    }
}

static void find_gained(tkd_reader *reader, tkd_list *found, const tkd_node *step)
{
    const tkd_node *next = tkd_node_get(step, "next");

    find_named(reader, found, tkd_node_get(step, "gives"));
    find_named(reader, found, tkd_node_get(tkd_node_get(step, "deadline"), "late"));
    if (next != NULL && next->kind == TKD_LIST) {
        for (const tkd_node *entry = next->first; entry != NULL; entry = entry->next) {
            find_named(reader, found, tkd_node_get(entry, "gives"));
        }
    }
}

// What a municipality's own `set` brings: `….gives`, `….late`, `groups.….traits.…`.
static void find_in_set(tkd_reader *reader, tkd_list *found, const tkd_node *set)
{
    for (tkd_node *edit = set != NULL && set->kind == TKD_MAP ? set->first : NULL; edit != NULL;
         edit = edit->next) {
        const tkd_key *key = NULL;
        tkd_text part = {0};
        bool in_traits = false;
        for (size_t from = 0; from < edit->key.size;) {
            in_traits = key != NULL && tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("traits"));
            part = tkd_path_next(edit->key, &from);
            key = tkd_key_find(TKD_CTX_GROUP, part);
        }
        const tkd_key *gives = tkd_key_find(TKD_CTX_STEP, part);
        const tkd_key *late = tkd_key_find(TKD_CTX_DEADLINE, part);
        if (in_traits && !is_exclusive(reader, edit)) {
            add_found(reader, found, part, (tkd_text){0}, edit->key_place);
        } else if ((gives != NULL && tkd_text_equal(tkd_text_of(gives->name), TKD_TEXT("gives"))) ||
                   (late != NULL && tkd_text_equal(tkd_text_of(late->name), TKD_TEXT("late")))) {
            find_named(reader, found, edit);
        }
    }
}

// Is a gained name one of the values of an exclusive trait that groups have?
static bool is_value_of_other(const found_trait *rows, size_t count, tkd_text name)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].value.size > 0 && tkd_text_equal(rows[i].value, name)) {
            return true;
        }
    }
    return false;
}

static void report_both_kinds(tkd_reader *reader, const found_trait *plain)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, plain->place,
                                            "tunnusel „%.*s“ on mujal väärtused, siin ei ole",
                                            "the trait “%.*s” has values elsewhere, but not here",
                                            TKD_ARG(plain->name));

    tkd_problem_hint(reader->problems, problem,
                     "kirjuta tunnus kõikjal ühtmoodi: osakaal või väärtused",
                     "write the trait in one way everywhere: a share, or values");
}

// Give sorted, distinct traits their bits.
static void add_traits(tkd_reader *reader, const found_trait *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const bool same_name = i > 0 && tkd_text_equal(rows[i].name, rows[i - 1].name);
        if (same_name && tkd_text_equal(rows[i].value, rows[i - 1].value)) {
            continue;
        }
        if (same_name && rows[i - 1].value.size == 0) {
            report_both_kinds(reader, &rows[i - 1]);
            continue;
        }
        if (reader->traits.count == TKD_TRAITS_MAX) {
            tkd_problems_add(reader->problems, TKD_CODE_TOO_MANY, rows[i].place,
                             "tunnuseid ja nende väärtusi võib olla kokku kuni %d",
                             "there may be at most %d traits and values of traits", TKD_TRAITS_MAX);
            return;
        }
        const uint32_t bit = (uint32_t)reader->traits.count;
        tkd_trait *trait = tkd_reader_add(reader, &reader->traits);
        *trait = (tkd_trait){
            .name = tkd_reader_text(reader, rows[i].name),
            .value = tkd_reader_text(reader, rows[i].value),
            .luck = tkd_text_hash(rows[i].name),
        };
        if (!same_name) {
            const tkd_status status = tkd_index_put(&reader->trait_index, trait->name, bit, NULL);
            reader->failed = reader->failed || status == TKD_ERR_MEMORY;
        }
    }
}

void tkd_name_traits(tkd_reader *reader)
{
    const tkd_names *groups = &reader->names[TKD_SECTION_GROUPS];
    tkd_list found;

    tkd_list_init(&found, reader->scratch, sizeof(found_trait));
    tkd_index_init(&reader->trait_index, reader->arena);
    for (uint32_t i = 0; i < groups->count; i++) {
        find_group_traits(reader, &found, tkd_node_get(groups->rows[i].node, "traits"));
    }
    const size_t of_groups = found.count;
    for (size_t i = 0; i < reader->step_notes.count; i++) {
        const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, i);
        find_gained(reader, &found, note->node);
    }
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_MUNICIPALITIES].count; i++) {
        const tkd_node *item = reader->names[TKD_SECTION_MUNICIPALITIES].rows[i].node;
        find_in_set(reader, &found, tkd_node_get(item, "set"));
    }
    found_trait *rows = found.items;
    size_t kept = of_groups;
    for (size_t i = of_groups; i < found.count; i++) {
        if (!is_value_of_other(rows, of_groups, rows[i].name)) {
            rows[kept++] = rows[i];
        }
    }
    if (kept > 1) {
        qsort(rows, kept, sizeof(*rows), compare_found);
    }
    add_traits(reader, rows, kept);
}

bool tkd_find_trait(const tkd_reader *reader, tkd_text name, int32_t *bit, uint32_t *count)
{
    const uint32_t first = tkd_index_get(&reader->trait_index, name);
    const tkd_trait *traits = reader->traits.items;
    uint32_t end = first;

    if (first == UINT32_MAX) {
        return false;
    }
    while (end < reader->traits.count && tkd_text_equal(traits[end].name, name)) {
        end++;
    }
    *bit = (int32_t)first;
    *count = end - first;
    return true;
}

int32_t tkd_find_trait_value(const tkd_reader *reader, tkd_text value)
{
    const tkd_trait *traits = reader->traits.items;
    int32_t bit = TKD_NONE;

    for (size_t i = 0; i < reader->traits.count; i++) {
        if (traits[i].value.size > 0 && tkd_text_equal(traits[i].value, value)) {
            if (bit != TKD_NONE) {
                return TKD_NONE;
            }
            bit = (int32_t)i;
        }
    }
    return bit;
}

static bool is_exclusive_bit(const tkd_reader *reader, int32_t bit)
{
    return ((const tkd_trait *)reader->traits.items)[bit].value.size > 0;
}

// The nearest trait (or value of the trait at `bit`, when it is not TKD_NONE).
static void report_unknown(tkd_reader *reader, tkd_place place, tkd_text name, int32_t bit,
                           uint32_t count)
{
    const tkd_trait *traits = reader->traits.items;
    const tkd_spelling spelling = tkd_spelling_of(name);
    const bool value = bit != TKD_NONE;
    tkd_nearest search = {0};
    tkd_writer out;

    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_UNKNOWN_REFERENCE, place,
        value ? "tunnusel ei ole väärtust „%.*s“" : "tundmatu tunnus „%.*s“",
        value ? "the trait has no value “%.*s”" : "unknown trait “%.*s”", TKD_ARG(name));
    if (problem == NULL) {
        return;
    }
    tkd_writer_init_memory(&out, reader->scratch, 0);
    for (size_t i = 0; i < reader->traits.count; i++) {
        const bool offered = !value || (i >= (size_t)bit && i < (size_t)bit + count);
        const tkd_text text = value ? traits[i].value : traits[i].name;
        const bool repeated = !value && i > 0 && tkd_text_equal(text, traits[i - 1].name);
        if (offered && !repeated) {
            tkd_nearest_offer(&search, &spelling, text.data);
            tkd_write_string(&out, out.size > 0 ? ", " : "");
            tkd_write(&out, text);
        }
    }
    const char *nearest = tkd_nearest_take(&search, reader->scratch);
    const tkd_text all = tkd_writer_text(&out);
    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else if (all.size > 0) {
        tkd_problem_hint(reader->problems, problem, "olemas on: %.*s", "there are: %.*s",
                         TKD_ARG(all));
    } else {
        tkd_problem_hint(reader->problems, problem,
                         "tunnused antakse sihtrühma võtmega `traits` või sammu võtmega `gives`",
                         "traits come from a group's `traits` or from a step's `gives`");
    }
}

uint64_t tkd_load_traits(tkd_reader *reader, tkd_node *node)
{
    uint64_t bits = 0;

    for (tkd_node *name = tkd_values_first(node); name != NULL;
         name = tkd_values_next(node, name)) {
        const tkd_text text = tkd_load_text(reader, name);
        uint32_t count = 0;
        int32_t bit = TKD_NONE;
        if (text.size == 0) {
            continue;
        }
        if (tkd_find_trait(reader, text, &bit, &count) && !is_exclusive_bit(reader, bit)) {
            bits |= UINT64_C(1) << bit;
            continue;
        }
        const int32_t value = tkd_find_trait_value(reader, text);
        if (value != TKD_NONE) {
            bits |= UINT64_C(1) << value;
        } else if (bit != TKD_NONE) {
            report_unknown(reader, name->place, text, bit, count);
        } else {
            report_unknown(reader, name->place, text, TKD_NONE, 0);
        }
    }
    return bits;
}

static uint64_t bits_of(int32_t bit, uint32_t count)
{
    const uint64_t ones = count >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << count) - 1u;

    return ones << bit;
}

// The values of an exclusive trait that a condition lists.
static uint64_t read_values(tkd_reader *reader, tkd_node *node, int32_t bit, uint32_t count)
{
    const tkd_trait *traits = reader->traits.items;
    uint64_t mask = 0;

    for (tkd_node *value = tkd_values_first(node); value != NULL;
         value = tkd_values_next(node, value)) {
        const tkd_text text = tkd_load_text(reader, value);
        uint64_t found = 0;
        for (uint32_t i = 0; i < count; i++) {
            if (tkd_text_equal(traits[(uint32_t)bit + i].value, text)) {
                found = UINT64_C(1) << ((uint32_t)bit + i);
            }
        }
        if (found == 0 && value->kind == TKD_SCALAR) {
            report_unknown(reader, value->place, text, bit, count);
        }
        mask |= found;
    }
    return mask;
}

tkd_when tkd_load_when(tkd_reader *reader, tkd_node *node)
{
    tkd_when when = {.any = {(uint32_t)reader->trait_masks.count, 0}};

    if (node == NULL || node->bad || node->kind != TKD_MAP) {
        return when;
    }
    for (tkd_node *child = node->first; child != NULL; child = child->next) {
        int32_t bit = TKD_NONE;
        uint32_t count = 0;
        if (!tkd_find_trait(reader, child->key, &bit, &count)) {
            report_unknown(reader, child->key_place, child->key, TKD_NONE, 0);
            continue;
        }
        const bool exclusive = is_exclusive_bit(reader, bit);
        const bool one = child->kind == TKD_LIST && child->count == 1;
        const tkd_node *said = one ? child->first : child;
        const tkd_word *word =
            said->kind == TKD_SCALAR ? tkd_word_find(TKD_WORDS_YES_NO, said->text) : NULL;
        uint64_t mask = bits_of(bit, count);
        if (word != NULL && word->value == 0) {
            when.none |= mask;
            continue;
        }
        if (word == NULL) {
            mask = exclusive ? read_values(reader, child, bit, count) : 0;
            if (!exclusive) {
                (void)tkd_load_yes_no(reader, tkd_values_first(child), true);
            }
        }
        if ((mask & (mask - 1u)) == 0) {
            when.all |= mask;
        } else {
            *(uint64_t *)tkd_reader_add(reader, &reader->trait_masks) = mask;
        }
    }
    when.any = tkd_reader_since(&reader->trait_masks, when.any.first);
    return when;
}

static void read_group_trait(tkd_reader *reader, tkd_node *node, tkd_group_trait *trait)
{
    const tkd_trait *traits = reader->traits.items;
    enum { SHARES_MAX = sizeof(trait->shares) / sizeof(trait->shares[0]) };
    uint32_t count = 0;

    if (!tkd_find_trait(reader, node->key, &trait->trait, &count)) {
        return;
    }
    if (!is_exclusive(reader, node)) {
        trait->shares[0] = tkd_load_figure(reader, node, &tkd_rule_share);
        return;
    }
    if (count > SHARES_MAX) {
        tkd_problems_add(reader->problems, TKD_CODE_TOO_MANY, node->key_place,
                         "tunnusel võib olla kuni %d väärtust",
                         "a trait may have at most %d values", (int)SHARES_MAX);
        return;
    }
    trait->value_count = count;
    for (tkd_node *value = node->first; value != NULL; value = value->next) {
        for (uint32_t i = 0; i < count; i++) {
            if (tkd_text_equal(traits[(uint32_t)trait->trait + i].value, value->key)) {
                trait->shares[i] = tkd_load_figure(reader, value, &tkd_rule_share);
            }
        }
    }
}

// Shares of one trait that are the same for everybody may not pass 100 %.
static void check_shares(tkd_reader *reader, const tkd_node *node, const tkd_group_trait *trait)
{
    const tkd_figures figures = tkd_reader_figures(reader);
    const tkd_person nobody = {TKD_NONE, TKD_NONE, 0};
    double sum = 0.0;

    for (uint32_t i = 0; i < trait->value_count && !reader->failed; i++) {
        sum += tkd_figure_number(&figures, trait->shares[i], nobody, 0, 0.0);
    }
    if (sum > 1.0 + 1e-9) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_SHARES_SUM, node->place,
                                                "tunnuse „%.*s“ osakaalud annavad kokku %.4g%%",
                                                "the shares of the trait “%.*s” add up to %.4g%%",
                                                TKD_ARG(node->key), 100.0 * sum);
        tkd_problem_hint(reader->problems, problem, "kokku võib olla kuni 100%%",
                         "together they may be at most 100%%");
    }
}

static int compare_group_traits(const void *left, const void *right)
{
    const tkd_group_trait *a = left;
    const tkd_group_trait *b = right;

    return (a->trait > b->trait) - (a->trait < b->trait);
}

tkd_range tkd_load_group_traits(tkd_reader *reader, tkd_node *node)
{
    const size_t first = reader->group_traits.count;

    if (node == NULL || node->kind != TKD_MAP) {
        return (tkd_range){(uint32_t)first, 0};
    }
    for (tkd_node *child = node->first; child != NULL; child = child->next) {
        tkd_group_trait *trait = tkd_reader_add(reader, &reader->group_traits);
        read_group_trait(reader, child, trait);
        check_shares(reader, child, trait);
    }
    const tkd_range range = tkd_reader_since(&reader->group_traits, first);
    if (range.count > 1) {
        qsort(tkd_reader_at(reader, &reader->group_traits, first), range.count,
              sizeof(tkd_group_trait), compare_group_traits);
    }
    return range;
}
