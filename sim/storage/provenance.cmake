# Writes the version and the git commit into a generated header for storage/provenance.cpp. Outside git
# the commit is "unknown"; a tree with changes gets "-dirty" (as seen when CMake last ran).
set(LIMLAB_GIT_COMMIT unknown)
find_program(LIMLAB_GIT git)
if(LIMLAB_GIT)
  execute_process(COMMAND ${LIMLAB_GIT} -C ${CMAKE_SOURCE_DIR} describe --always --dirty --abbrev=40 --match "NoTag"
                  OUTPUT_VARIABLE described ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  if(NOT failed AND described)
    set(LIMLAB_GIT_COMMIT ${described})
    execute_process(COMMAND ${LIMLAB_GIT} -C ${CMAKE_SOURCE_DIR} rev-parse --path-format=absolute --git-path logs/HEAD
                    OUTPUT_VARIABLE head_log ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(EXISTS "${head_log}")
      set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${head_log}")
    endif()
  endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/build_info.hpp.in ${CMAKE_BINARY_DIR}/generated/build_info.hpp)
target_include_directories(limlab_storage PRIVATE ${CMAKE_BINARY_DIR}/generated)
