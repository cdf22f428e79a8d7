# What is composed of rooms: the libraries, and the programs that stand on them.

# tkd_library(NAME teekond ROOMS base model): one static library; it carries what its rooms link.
function(tkd_library)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "NAME" "ROOMS")
    set(objects)
    set(parties)
    foreach(room IN LISTS ARG_ROOMS)
        list(APPEND objects $<TARGET_OBJECTS:tkd_${room}>)
        get_property(used GLOBAL PROPERTY TKD_ROOM_${room}_LIBRARIES)
        list(APPEND parties ${used})
    endforeach()
    list(REMOVE_DUPLICATES parties)
    add_library(${ARG_NAME} STATIC ${objects})
    add_library(teekond::${ARG_NAME} ALIAS ${ARG_NAME})
    tkd_use(${ARG_NAME} ${parties})
    target_link_libraries(${ARG_NAME} PRIVATE m)
    set_target_properties(${ARG_NAME} PROPERTIES LINKER_LANGUAGE C TKD_PARTIES "${parties}"
        ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
    target_include_directories(${ARG_NAME} INTERFACE
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
        $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/generated>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
endfunction()

# tkd_program(NAME teekond LIBRARY teekond SOURCES main.c MAY_INCLUDE base ...): all programs land
# in one folder, because the one finds the other beside itself.
function(tkd_program)
    cmake_parse_arguments(PARSE_ARGV 0 OWN "" "LIBRARY" "")
    tkd_declare(${OWN_UNPARSED_ARGUMENTS})
    add_executable(${ARG_NAME}-program ${ARG_SOURCES})
    tkd_use(${ARG_NAME}-program ${ARG_LIBRARIES})
    target_link_libraries(${ARG_NAME}-program PRIVATE ${OWN_LIBRARY})
    set_target_properties(${ARG_NAME}-program PROPERTIES OUTPUT_NAME ${ARG_NAME}
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()
