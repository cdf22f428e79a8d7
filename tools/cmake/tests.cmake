# Test programs. Each case inside becomes a CTest entry of its own, `room.file.claim`: after linking,
# the program is asked for its list, so that no case is named twice.
find_package(PkgConfig REQUIRED)
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

# tkd_tests(ROOM simulate FILES event_list pools LIBRARIES gsl SOURCES generated_model.c): builds
# tests/simulate/test_event_list.c and test_pools.c, each with the helper SOURCES, which are compiled
# once.
function(tkd_tests)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "ROOM" "FILES;LIBRARIES;SOURCES")
    set(library teekond)
    if(ARG_ROOM STREQUAL "draw")
        set(library teekond-draw)
    endif()
    if(NOT TARGET ${library})
        return()  # drawing is switched off
    endif()
    set(helpers)
    if(ARG_SOURCES)
        set(helpers tkd_test_helpers_${ARG_ROOM})
        add_library(${helpers} OBJECT ${ARG_SOURCES})
        tkd_use(${helpers} ${ARG_LIBRARIES})
        target_link_libraries(${helpers} PRIVATE tkd_test_support_${library} ${library})
    endif()
    foreach(file IN LISTS ARG_FILES)
        set(program tkd_test_${ARG_ROOM}_${file})
        add_executable(${program} test_${file}.c)
        if(helpers)
            target_sources(${program} PRIVATE $<TARGET_OBJECTS:${helpers}>)
        endif()
        tkd_use(${program} ${ARG_LIBRARIES})
        target_link_libraries(${program} PRIVATE tkd_test_support_${library} ${library})
        set_target_properties(${program} PROPERTIES
            RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
        tkd_discover(${program})
    endforeach()
endfunction()

# Adds the cases of a built test program to CTest.
function(tkd_discover program)
    set(list ${CMAKE_CURRENT_BINARY_DIR}/${program}_cases.cmake)
    add_custom_command(TARGET ${program} POST_BUILD
        COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${program}> -D OUTPUT=${list}
                -D FOLDER=${PROJECT_SOURCE_DIR} -P ${PROJECT_SOURCE_DIR}/tools/cmake/discover.cmake
        BYPRODUCTS ${list} VERBATIM)
    file(CONFIGURE OUTPUT ${program}_include.cmake @ONLY CONTENT "
if(EXISTS \"${list}\")
    include(\"${list}\")
else()
    add_test(${program}.is_not_built ${program}.is_not_built)
endif()
")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES
        ${CMAKE_CURRENT_BINARY_DIR}/${program}_include.cmake)
endfunction()

# What test programs share; one for each library, since no program links both.
function(tkd_test_support library)
    add_library(tkd_test_support_${library} STATIC
        support/harness.c support/check.c support/golden.c)
    tkd_use(tkd_test_support_${library})
    target_include_directories(tkd_test_support_${library} PUBLIC support)
    target_compile_definitions(tkd_test_support_${library} PRIVATE
        TKD_TESTS_FOLDER="${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(tkd_test_support_${library} PUBLIC PkgConfig::CMOCKA ${library})
endfunction()
