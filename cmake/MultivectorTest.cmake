# multivector_test(NAME <name> LABEL <label> SOURCES <file>... [LIBRARIES <target>...])
#
# Builds the GoogleTest program test_<label>_<name> and registers each of its cases with ctest under
# <label>.<name>.<suite>.<case>, with the label. Cases run in the build folder of the calling directory and may write
# there; MULTIVECTOR_SOURCE_DIR (a string in C++) is the root of the source tree.
include(GoogleTest)

set(MULTIVECTOR_TEST_LABELS unit property determinism regression cli architecture install)

# What all tests include, compiled once; a test compiles under the same options and may add definitions.
if(MULTIVECTOR_FAST_BUILD)
  file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp CONTENT "// Owns the precompiled headers of the tests.\n")
  add_library(multivector_test_headers OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp)
  target_compile_options(multivector_test_headers PRIVATE $<$<CONFIG:Release>:-O1>)
  target_link_libraries(multivector_test_headers PRIVATE multivector_internal GTest::gtest)
  target_precompile_headers(multivector_test_headers PRIVATE <algorithm> <filesystem> <fstream> <map> <optional> <ranges>
                            <string> <string_view> <vector> <fmt/format.h> <fmt/ranges.h> <gtest/gtest.h>)
endif()

function(multivector_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;LABEL" "SOURCES;LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_NAME OR NOT arg_SOURCES)
    message(FATAL_ERROR "multivector_test: needs NAME, LABEL and SOURCES; left over: '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  if(NOT arg_LABEL IN_LIST MULTIVECTOR_TEST_LABELS)
    message(FATAL_ERROR "multivector_test: LABEL '${arg_LABEL}' is none of ${MULTIVECTOR_TEST_LABELS}")
  endif()

  set(target test_${arg_LABEL}_${arg_NAME})
  add_executable(${target} ${arg_SOURCES})
  target_compile_definitions(${target} PRIVATE MULTIVECTOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # Tests are compiled more often than they run; what they call in the library keeps its own level.
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  target_link_libraries(${target} PRIVATE multivector_internal ${arg_LIBRARIES} GTest::gtest GTest::gtest_main)
  if(MULTIVECTOR_FAST_BUILD)
    target_precompile_headers(${target} REUSE_FROM multivector_test_headers)
  endif()
  gtest_discover_tests(
    ${target}
    TEST_PREFIX ${arg_LABEL}.${arg_NAME}.
    WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
    NO_PRETTY_VALUES
    DISCOVERY_MODE PRE_TEST
    PROPERTIES LABELS ${arg_LABEL} TIMEOUT 600)
endfunction()
