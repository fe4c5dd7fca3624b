# How every target of ours is made: warnings, sanitizers, and one library per folder.

add_library(tastescope_options INTERFACE)
target_include_directories(tastescope_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(tastescope_options INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII TASTESCOPE_VERSION="${PROJECT_VERSION}")
target_compile_options(tastescope_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${TASTESCOPE_WERROR}>:-Werror>)
if(TASTESCOPE_SANITIZE)
  target_compile_options(tastescope_options INTERFACE -fsanitize=address,undefined
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(tastescope_options INTERFACE -fsanitize=address,undefined)
endif()

# tastescope_library(NAME [DEPENDS target...]): a static library of every .cpp in the calling folder.
# New files are picked up by the next build.
function(tastescope_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${name} PUBLIC tastescope_options ${ARG_DEPENDS})
endfunction()

# tastescope_test(SOURCE LABELS label... DEPENDS target...): one executable and one CTest per tst_<unit>.cpp.
function(tastescope_test source)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS;DEPENDS" ${ARGN})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE tastescope_options Qt6::Test ${ARG_DEPENDS})
  target_compile_definitions(${name} PRIVATE
    TASTESCOPE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TASTESCOPE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 600)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()

# Gives one library libtorch, privately: its headers must not reach anything above core/train.
function(tastescope_use_torch name)
  target_include_directories(${name} SYSTEM PRIVATE ${TORCH_INCLUDE_DIRS})
  target_link_libraries(${name} PRIVATE ${TORCH_LIBRARIES})
  target_compile_options(${name} PRIVATE ${TORCH_CXX_FLAGS})
  target_precompile_headers(${name} PRIVATE ${CMAKE_SOURCE_DIR}/core/nn/Torch.h)
endfunction()
