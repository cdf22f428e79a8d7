# The flags of every target: language, warnings, visibility, and what keeps results the same bytes.
# Targets take them by linking to `tkd_flags`, which never reaches an installed package.
add_library(tkd_flags INTERFACE)

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

target_compile_definitions(tkd_flags INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(tkd_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion
    -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wundef
    -Wformat=2 -Wswitch-enum -Wvla -fno-common
    # What a row of options or columns does not name is zero, and zero means the default.
    -Wno-missing-field-initializers
    # TKD_REQUIRE(!"no such kind") is meant; clang's -Wconversion would not have it.
    $<$<C_COMPILER_ID:Clang>:-Wno-string-conversion>
    $<$<BOOL:${TEEKOND_WERROR}>:-Werror>
    # Messages and debug information name files from the repository's root, on every machine.
    -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=
    # Fused multiply-add rounds differently from one processor and compiler to the next.
    -ffp-contract=off
    -fno-semantic-interposition)

# Checks of the C library's own buffers; they need an optimised build, and sanitizers have better.
if(NOT TEEKOND_SANITIZE)
    target_compile_options(tkd_flags INTERFACE
        $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>
        )
endif()
