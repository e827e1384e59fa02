# Run by ctest: install, configure the consumer against the prefix alone, build it, run it.

function(step what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${what} failed (${code}):\n${output}")
  endif()
  message(STATUS "${what}: done")
endfunction()

set(prefix ${WORK_DIR}/prefix)
set(build ${WORK_DIR}/build)
file(REMOVE_RECURSE ${WORK_DIR})

step("install" ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
# The prefix is moved before use: an installed package must not remember where it was put first.
file(RENAME ${prefix} ${prefix}_moved)
step("configure"
     ${CMAKE_COMMAND} -S ${SOURCE_DIR} -B ${build} -G ${GENERATOR} -DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}
     -DCMAKE_CXX_COMPILER=${CXX_COMPILER} -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_CXX_FLAGS=${CXX_FLAGS}
     -DCMAKE_PREFIX_PATH=${prefix}_moved -DEXPECTED_VERSION=${VERSION})
step("build" ${CMAKE_COMMAND} --build ${build})
step("run" ${build}/consumer ${WORLD})
# The installed program finds the scenarios that were installed with it, wherever the whole was moved.
if(PROGRAM)
  execute_process(COMMAND ${prefix}_moved/${PROGRAM} list WORKING_DIRECTORY ${build} RESULT_VARIABLE code
                  OUTPUT_VARIABLE listed ERROR_VARIABLE listed)
  if(NOT code EQUAL 0 OR NOT listed MATCHES "three_states_war.yaml")
    message(FATAL_ERROR "the installed program does not list its scenarios (${code}):\n${listed}")
  endif()
endif()
