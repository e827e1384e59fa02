# How the project's own targets are compiled. Nothing here reaches a project that uses the installed library.

if(MULTIVECTOR_SANITIZE AND NOT MULTIVECTOR_SANITIZE MATCHES "^(address|thread)$")
  message(FATAL_ERROR "MULTIVECTOR_SANITIZE is '${MULTIVECTOR_SANITIZE}'; it must be empty, address or thread")
endif()
if(MULTIVECTOR_SANITIZE STREQUAL "thread" AND MULTIVECTOR_TBB)
  message(FATAL_ERROR "MULTIVECTOR_SANITIZE=thread needs MULTIVECTOR_TBB=OFF: "
                      "the distribution's TBB is not instrumented and gives false reports")
endif()

if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
  endif()
  find_program(MULTIVECTOR_CCACHE ccache)
  mark_as_advanced(MULTIVECTOR_CCACHE)
  if(MULTIVECTOR_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${MULTIVECTOR_CCACHE})
  endif()
endif()

set(MULTIVECTOR_INSTRUMENT_FLAGS "")
if(MULTIVECTOR_SANITIZE STREQUAL "address")
  list(APPEND MULTIVECTOR_INSTRUMENT_FLAGS -fsanitize=address,undefined -fno-sanitize-recover=all
       -fno-omit-frame-pointer)
elseif(MULTIVECTOR_SANITIZE STREQUAL "thread")
  list(APPEND MULTIVECTOR_INSTRUMENT_FLAGS -fsanitize=thread -fno-omit-frame-pointer)
endif()
if(MULTIVECTOR_COVERAGE)
  list(APPEND MULTIVECTOR_INSTRUMENT_FLAGS --coverage -fprofile-update=atomic)
endif()

# Standard, warnings and instrumentation, for every target of the project.
add_library(multivector_build INTERFACE)
target_compile_features(multivector_build INTERFACE cxx_std_20)
target_compile_options(
  multivector_build
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wnon-virtual-dtor
            -Woverloaded-virtual
            -Wold-style-cast
            -Wimplicit-fallthrough
            # Lanes are passed by value inside one binary only: a change of calling convention between -m flags is no news.
            -Wno-psabi
            # False alarms of GCC 12 in sums and aggregates of strings.
            "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>"
            # The same compiler's own headers of vector instructions, when instrumented.
            "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>,$<BOOL:${MULTIVECTOR_SANITIZE}>>:-Wno-uninitialized>"
            # libstdc++ 12 calls its own deprecated function in std::stable_sort.
            $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
            $<$<BOOL:${MULTIVECTOR_WARNINGS_AS_ERRORS}>:-Werror>
            ${MULTIVECTOR_INSTRUMENT_FLAGS})
target_link_options(multivector_build INTERFACE ${MULTIVECTOR_INSTRUMENT_FLAGS})

# A build from nothing, as in CI, is faster when several sources are one translation unit and when the tests share compiled
# headers. Neither suits work on the sources, nor a compiler cache.
option(MULTIVECTOR_FAST_BUILD "Join sources of the library and the program, precompile the headers of the tests" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ${PROJECT_IS_TOP_LEVEL})
