// SPDX-License-Identifier: EUPL-1.2
// The main function of every test program: `--list` prints the cases with their labels, names run
// those cases, nothing runs all. Cases put themselves into the list before main starts.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "tkd_test.h"

#include <cmocka.h>

enum { CASES_MAX = 1000 };

static tkd_test_case *first_case;
static tkd_test_case **last_link = &first_case;

void tkd_test_case_register(tkd_test_case *entry)
{
    *last_link = entry;
    last_link = &entry->next;
}

static void run_case(void **state)
{
    const tkd_test_case *entry = *state;
    entry->run();
}

static bool is_wanted(const tkd_test_case *entry, char **names, int name_count)
{
    for (int i = 0; i < name_count; i++) {
        if (strcmp(entry->name, names[i]) == 0) {
            return true;
        }
    }
    return name_count == 0;
}

static int list_cases(void)
{
    for (const tkd_test_case *entry = first_case; entry != NULL; entry = entry->next) {
        printf("%s %s\n", entry->name, entry->labels);
    }
    return 0;
}

int main(int argc, char **argv)
{
    static struct CMUnitTest chosen[CASES_MAX];
    size_t count = 0;

    if (argc == 2 && strcmp(argv[1], "--list") == 0) {
        return list_cases();
    }
    for (tkd_test_case *entry = first_case; entry != NULL; entry = entry->next) {
        if (is_wanted(entry, argv + 1, argc - 1) && count < CASES_MAX) {
            chosen[count++] = (struct CMUnitTest){
                .name = entry->name, .test_func = run_case, .initial_state = entry};
        }
    }
    if (count == 0) {
        fprintf(stderr, "%s: no such case\n", argv[0]);
        return 2;
    }
    return _cmocka_run_group_tests("cases", chosen, count, NULL, NULL);
}
