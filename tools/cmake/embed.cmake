# Puts files into a C source as zero-ended arrays: a table NAME of {name, content} and NAME_count.
# cmake -D OUTPUT=<file.c> -D NAME=<table> -D "FILES=<path>;…" -P embed.cmake
set(arrays "")
set(rows "")
set(count 0)
foreach(path IN LISTS FILES)
    file(READ ${path} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(REGEX REPLACE "(................................................................................)"
        "\\1\n" bytes "${bytes}")
    cmake_path(GET path FILENAME name)
    string(APPEND arrays "static const unsigned char file_${count}[] = {\n${bytes}0};\n\n")
    string(APPEND rows "    {\"${name}\", (const char *)file_${count}},\n")
    math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made by tools/cmake/embed.cmake.
#include \"load/starter_files.h\"

${arrays}const tkd_starter_file ${NAME}[] = {\n${rows}};
const size_t ${NAME}_count = ${count};
")
