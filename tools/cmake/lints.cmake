# Lints as CTest entries with the label `lint`, and the targets format, format-check and tidy.
# The system's own Python first: that is the one whose modules apt installs.
find_program(TKD_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(TKD_PYTHON NAMES python3 REQUIRED)
find_program(TKD_CLANG_FORMAT NAMES clang-format-14 REQUIRED)
find_program(TKD_RUN_CLANG_TIDY NAMES run-clang-tidy-14 REQUIRED)
find_program(TKD_CLANG_TIDY NAMES clang-tidy-14 REQUIRED)
find_program(TKD_SHELLCHECK NAMES shellcheck REQUIRED)
cmake_host_system_information(RESULT TKD_CORES QUERY NUMBER_OF_LOGICAL_CORES)
set(lint ${PROJECT_SOURCE_DIR}/tools/lint)

# tkd_lint(name command …)
function(tkd_lint name)
    add_test(NAME lint.${name} COMMAND ${ARGN} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(lint.${name} PROPERTIES LABELS lint TIMEOUT 600)
endfunction()

if(TEEKOND_DRAW)
    tkd_lint(arrows ${CMAKE_COMMAND} -D TABLE=${PROJECT_BINARY_DIR}/rooms.cmake
        -P tools/cmake/check_arrows.cmake)
endif()
tkd_lint(arrows.can_fail ${CMAKE_COMMAND} -D CHECK=${PROJECT_SOURCE_DIR}/tools/cmake/check_arrows.cmake
    -D FOLDER=${PROJECT_BINARY_DIR}/arrows -P tests/lint/test_check_arrows.cmake)
foreach(check banned heads length paths)
    tkd_lint(${check} ${TKD_PYTHON} ${lint}/sources.py ${check} ${PROJECT_SOURCE_DIR})
endforeach()
tkd_lint(sources.can_fail ${TKD_PYTHON} tests/lint/test_sources.py)
tkd_lint(format ${lint}/format --check ${TKD_CLANG_FORMAT})
tkd_lint(shell ${lint}/shell ${TKD_SHELLCHECK})

set(tidy ${TKD_RUN_CLANG_TIDY} -quiet -clang-tidy-binary ${TKD_CLANG_TIDY} -p ${PROJECT_BINARY_DIR}
    -j ${TKD_CORES} "^${PROJECT_SOURCE_DIR}/(engine|tools)/")
tkd_lint(tidy ${lint}/quietly ${tidy})
set_tests_properties(lint.tidy PROPERTIES PROCESSORS ${TKD_CORES} COST 1000)

add_custom_target(tidy COMMAND ${tidy} USES_TERMINAL VERBATIM)
add_custom_target(format COMMAND ${lint}/format --write ${TKD_CLANG_FORMAT} VERBATIM)
add_custom_target(format-check COMMAND ${lint}/format --check ${TKD_CLANG_FORMAT} VERBATIM)

# The installed tree, used by a project of its own.
tkd_lint(install tests/install/run ${PROJECT_BINARY_DIR} ${PROJECT_BINARY_DIR}/install-test
    ${CMAKE_C_COMPILER} ${TKD_CXX})
