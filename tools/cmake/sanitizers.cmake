# Sanitizers and coverage, chosen by TEEKOND_SANITIZE: a list such as `address,undefined`, `thread`,
# `fuzzer-no-link,address,undefined` (clang), or `coverage`
# (gcc; after the tests, the target `coverage` sums up with gcovr, where that is installed).
if(TEEKOND_SANITIZE STREQUAL "coverage")
    target_compile_options(tkd_flags INTERFACE --coverage -fprofile-abs-path)
    target_link_options(tkd_flags INTERFACE --coverage)
    find_program(TKD_GCOVR NAMES gcovr)
    if(TKD_GCOVR)
        add_custom_target(coverage USES_TERMINAL COMMAND ${TKD_GCOVR} --root ${PROJECT_SOURCE_DIR}
            --filter engine/ --print-summary ${PROJECT_BINARY_DIR})
    endif()
elseif(TEEKOND_SANITIZE)
    target_compile_options(tkd_flags INTERFACE
        -fsanitize=${TEEKOND_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(tkd_flags INTERFACE -fsanitize=${TEEKOND_SANITIZE})
    # The arena gives every piece its own malloc, so that overruns inside it are seen, and lets the
    # torture tests fail the n-th take.
    target_compile_definitions(tkd_flags INTERFACE TKD_SANITIZED=1 TEEKOND_TORTURE=1)
endif()
