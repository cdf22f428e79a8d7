# Every public header must stand alone: included first and twice, as C17 and as C++17. One CTest
# entry each, `lint.header.<name>`. The same is done with the installed tree by tests/install.
find_program(TKD_CXX NAMES c++ g++ clang++ REQUIRED)

get_property(headers GLOBAL PROPERTY TKD_HEADERS)
foreach(header IN LISTS headers)
    string(MAKE_C_IDENTIFIER ${header} name)
    string(REGEX REPLACE "^teekond_(.*)_h$" "\\1" name ${name})
    set(unit ${PROJECT_BINARY_DIR}/headers/${name}.c)
    file(CONFIGURE OUTPUT ${unit}
        CONTENT "#include \"@header@\"\n#include \"@header@\"\nextern int unit_has_content;\n" @ONLY)
    set(flags -fsyntax-only -Wall -Wextra -Wpedantic -Werror
        -I${PROJECT_SOURCE_DIR}/include -I${PROJECT_BINARY_DIR}/generated)
    add_test(NAME lint.header.${name}.as_c17
        COMMAND ${CMAKE_C_COMPILER} -x c -std=c17 ${flags} ${unit})
    add_test(NAME lint.header.${name}.as_cpp17
        COMMAND ${TKD_CXX} -x c++ -std=c++17 ${flags} ${unit})
    set_tests_properties(lint.header.${name}.as_c17 lint.header.${name}.as_cpp17
        PROPERTIES LABELS lint)
endforeach()
