# Rooms. A room is a folder of sources that compile to one object library; what it declares here is
# what the arrows test (check_arrows) holds it to. A program's folder is a room too.
#
# tkd_room(NAME simulate SOURCES event_list.c HEADERS teekond/simulate.h PRIVATE event_list.h
#          MAY_INCLUDE base model LIBRARIES gsl)
# SHARED are headers in the room's own folder that other rooms include as "simulate/event_list.h";
# NOT_BUILT are sources that stand in for one of SOURCES in builds with other options.
function(tkd_room)
    tkd_declare(${ARGV})
    add_library(tkd_${ARG_NAME} OBJECT ${ARG_SOURCES})
    tkd_use(tkd_${ARG_NAME} ${ARG_LIBRARIES})
endfunction()

# Remembers a declaration for those who compose rooms and for the arrows test.
macro(tkd_declare)
    cmake_parse_arguments(ARG "" "NAME" "SOURCES;NOT_BUILT;HEADERS;SHARED;PRIVATE;MAY_INCLUDE;LIBRARIES" ${ARGV})
    set(ARG_FOLDER ${CMAKE_CURRENT_SOURCE_DIR})
    set_property(GLOBAL APPEND PROPERTY TKD_ROOMS ${ARG_NAME})
    set_property(GLOBAL APPEND PROPERTY TKD_HEADERS ${ARG_HEADERS})
    foreach(field FOLDER SOURCES NOT_BUILT HEADERS SHARED PRIVATE MAY_INCLUDE LIBRARIES)
        set_property(GLOBAL PROPERTY TKD_ROOM_${ARG_NAME}_${field} "${ARG_${field}}")
    endforeach()
endmacro()

# Gives a target our include folders and flags, and the third-party libraries named.
function(tkd_use target)
    target_include_directories(${target} PRIVATE
        ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/engine ${PROJECT_BINARY_DIR}/generated)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:tkd_flags>)
    foreach(name IN LISTS ARGN)
        get_property(library GLOBAL PROPERTY TKD_THIRD_PARTY_${name}_TARGET)
        target_link_libraries(${target} PRIVATE ${library})  # `posix` needs none, nor `mpi` when off
    endforeach()
endfunction()

# Writes every declaration as a CMake file, for the arrows test to read.
function(tkd_write_room_table file)
    get_property(rooms GLOBAL PROPERTY TKD_ROOMS)
    get_property(parties GLOBAL PROPERTY TKD_THIRD_PARTIES)
    set(text "set(ROOMS ${rooms})\nset(PARTIES ${parties})\nset(ROOT ${PROJECT_SOURCE_DIR})\n")
    foreach(room IN LISTS rooms)
        foreach(field FOLDER SOURCES NOT_BUILT HEADERS SHARED PRIVATE MAY_INCLUDE LIBRARIES)
            get_property(value GLOBAL PROPERTY TKD_ROOM_${room}_${field})
            string(APPEND text "set(ROOM_${room}_${field} ${value})\n")
        endforeach()
    endforeach()
    foreach(party IN LISTS parties)
        foreach(field HEADERS ROOMS)
            get_property(value GLOBAL PROPERTY TKD_THIRD_PARTY_${party}_${field})
            string(APPEND text "set(PARTY_${party}_${field} ${value})\n")
        endforeach()
    endforeach()
    file(CONFIGURE OUTPUT ${file} CONTENT "${text}" @ONLY)
endfunction()
