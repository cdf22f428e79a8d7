# Installing: programs, libraries, headers, and the package for CMake and pkg-config. A program that
# uses the package links `teekond::teekond` (engine) or `teekond::teekond-draw` (pictures), never
# both. The libraries are static, so their users link what they link.
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/teekond)

# Says what a library links: for pkg-config in its own file, for CMake in PACKAGE_PARTIES.
macro(tkd_write_parties library)
    get_target_property(parties ${library} TKD_PARTIES)
    string(APPEND PACKAGE_PARTIES "set(parties_of_${library} ${parties})\n")
    set(PC_NAME ${library})
    set(PC_REQUIRES "")
    foreach(party IN LISTS parties)
        get_property(modules GLOBAL PROPERTY TKD_THIRD_PARTY_${party}_MODULES)
        string(APPEND PACKAGE_PARTIES "set(modules_of_${party} ${modules})\n")
        list(APPEND PC_REQUIRES ${modules})
    endforeach()
    list(JOIN PC_REQUIRES " " PC_REQUIRES)
    configure_file(tools/cmake/package.pc.in ${library}.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/${library}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endmacro()

foreach(library IN ITEMS teekond teekond-draw)
    if(TARGET ${library})
        install(TARGETS ${library} EXPORT ${library} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
        install(TARGETS ${library}-program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
        install(EXPORT ${library} NAMESPACE teekond:: DESTINATION ${package_folder}
            FILE ${library}-targets.cmake)
        tkd_write_parties(${library})
    endif()
endforeach()

get_property(headers GLOBAL PROPERTY TKD_HEADERS)
foreach(header IN LISTS headers)
    install(FILES include/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/teekond)
endforeach()
install(FILES ${PROJECT_BINARY_DIR}/generated/teekond/version.h
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/teekond)
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

configure_package_config_file(tools/cmake/package.cmake.in teekond-config.cmake
    INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(teekond-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/teekond-config.cmake
    ${PROJECT_BINARY_DIR}/teekond-config-version.cmake DESTINATION ${package_folder})
