# Asks a test program for its cases and writes them as CTest commands. Run by tkd_discover:
# cmake -D PROGRAM=… -D OUTPUT=… -D FOLDER=… -P discover.cmake
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${PROGRAM} --list
    OUTPUT_VARIABLE listing RESULT_VARIABLE result OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} --list ended with ${result}")
endif()

set(text "")
string(REPLACE ";" "," listing "${listing}")
string(REPLACE "\n" ";" lines "${listing}")
foreach(line IN LISTS lines)
    if(NOT line MATCHES "^([a-z0-9_.]+) ([a-z,]+)$")
        message(FATAL_ERROR "${PROGRAM} --list: not a case: ${line}")
    endif()
    set(name ${CMAKE_MATCH_1})
    string(REPLACE "," ";" labels "${CMAKE_MATCH_2}")
    set(turned FALSE)
    if("willfail" IN_LIST labels)
        set(turned TRUE)  # the case shows that a check can fail
    endif()
    string(APPEND text "add_test(${name} \"${PROGRAM}\" ${name})\n"
        "set_tests_properties(${name} PROPERTIES LABELS \"${labels}\" TIMEOUT 120 "
        "WILL_FAIL ${turned} "
        "WORKING_DIRECTORY \"${FOLDER}\")\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
