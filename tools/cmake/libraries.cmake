# Other people's libraries: where each is found, by which headers it is known, and the only rooms
# that may use it. Rooms ask for them by the short name; the arrows test holds everybody to it.
find_package(PkgConfig REQUIRED)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

# tkd_third_party(NAME yaml MODULES yaml-0.1 HEADERS yaml.h ROOMS document)
function(tkd_third_party)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "NAME;TARGET" "MODULES;HEADERS;ROOMS")
    if(ARG_MODULES)
        pkg_check_modules(TKD_${ARG_NAME} REQUIRED IMPORTED_TARGET GLOBAL ${ARG_MODULES})
        set(ARG_TARGET PkgConfig::TKD_${ARG_NAME})
    endif()
    set_property(GLOBAL APPEND PROPERTY TKD_THIRD_PARTIES ${ARG_NAME})
    foreach(field TARGET MODULES HEADERS ROOMS)
        set_property(GLOBAL PROPERTY TKD_THIRD_PARTY_${ARG_NAME}_${field} "${ARG_${field}}")
    endforeach()
endfunction()

tkd_third_party(NAME yaml MODULES yaml-0.1 HEADERS yaml.h ROOMS document)
tkd_third_party(NAME gsl MODULES gsl HEADERS gsl/ ROOMS network theory luck measure analyse teekond)
tkd_third_party(NAME jansson MODULES jansson HEADERS jansson.h ROOMS picture)
tkd_third_party(NAME xlsxwriter MODULES xlsxwriter HEADERS xlsxwriter.h ROOMS paper)
tkd_third_party(NAME zip MODULES libzip HEADERS zip.h ROOMS paper)
tkd_third_party(NAME threads TARGET Threads::Threads HEADERS pthread.h ROOMS study)
if(TEEKOND_MPI)
    tkd_third_party(NAME mpi MODULES mpi-c HEADERS mpi.h ROOMS study)
else()
    tkd_third_party(NAME mpi HEADERS mpi.h ROOMS study)
endif()
if(TEEKOND_DRAW)
    tkd_third_party(NAME graphviz MODULES libcgraph libgvc HEADERS graphviz/ ROOMS draw)
    tkd_third_party(NAME pango MODULES pangocairo pangoft2 HEADERS pango/ ROOMS draw)
    tkd_third_party(NAME cairo MODULES cairo cairo-pdf HEADERS cairo ROOMS draw)
endif()

# The system's own interface, beyond the C library: files, folders, processes, terminals, clocks.
tkd_third_party(NAME posix
    HEADERS unistd.h fcntl.h dirent.h poll.h spawn.h strings.h sys/
    ROOMS base document load paper study teekond teekond-draw)
