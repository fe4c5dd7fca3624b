# How every target of ours is made: warnings, sanitizers, and one library per folder.

add_library(tastescope_options INTERFACE)
target_include_directories(tastescope_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(tastescope_options INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII TASTESCOPE_VERSION="${PROJECT_VERSION}")
target_compile_options(tastescope_options INTERFACE
  -fPIC  # Qt asks for it, and precompiled headers want it everywhere
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${TASTESCOPE_WERROR}>:-Werror>)
if(TASTESCOPE_SANITIZE)
  target_compile_options(tastescope_options INTERFACE -fsanitize=${TASTESCOPE_SANITIZE}
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(tastescope_options INTERFACE -fsanitize=${TASTESCOPE_SANITIZE})
endif()

# At -O3 GCC 12 warns of impossible sizes in plain std::string concatenation (GCC bug 105329); code that is not hot does
# without both.
set(TASTESCOPE_GCC12_FALSE_ALARMS -O2 -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-use-after-free)

# ccache would hash hundreds of megabytes of precompiled header for every file; a checksum beside it, made once, spares that
# (scripts/build.sh sets CCACHE_PCH_EXTSUM).
function(tastescope_checksum_pch name)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E sha256sum ${header} > ${header}.sum VERBATIM)
endfunction()

# Headers that nearly every file of the core includes, parsed once. Sources still include what they use.
add_library(tastescope_core_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
target_link_libraries(tastescope_core_pch PUBLIC tastescope_options nlohmann_json::nlohmann_json)
target_precompile_headers(tastescope_core_pch PRIVATE
  <algorithm> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <mutex> <numeric> <optional>
  <span> <sstream> <stop_token> <string> <string_view> <thread> <unordered_map> <vector> <nlohmann/json.hpp>)

# tastescope_library(NAME [DEPENDS target...]): a static library of every .cpp in the calling folder.
# New files are picked up by the next build.
function(tastescope_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${name} PUBLIC tastescope_options ${ARG_DEPENDS})
  file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  list(JOIN ARG_DEPENDS " " depends)
  set_property(GLOBAL APPEND PROPERTY TASTESCOPE_LIBRARIES "${folder} ${name} ${depends}")
  if(TASTESCOPE_CHECKS)
    tastescope_check_headers(${name})
  endif()
endfunction()

# The target `headers` of preset "checks" (scripts/checks/headers.sh): for every header a source that includes nothing else.
if(TASTESCOPE_CHECKS)
  add_custom_target(headers)
endif()
function(tastescope_check_headers name)
  set(sources "")
  file(GLOB headers CONFIGURE_DEPENDS *.h)
  foreach(header IN LISTS headers)
    get_filename_component(file ${header} NAME_WE)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/headers/${file}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n")
    list(APPEND sources ${source})
  endforeach()
  if(sources)
    add_library(${name}_headers OBJECT ${sources})
    set_target_properties(${name}_headers PROPERTIES UNITY_BUILD OFF AUTOMOC OFF EXCLUDE_FROM_ALL ON)
    target_compile_options(${name}_headers PRIVATE -O0 -w)
    target_include_directories(${name}_headers PRIVATE $<TARGET_PROPERTY:${name},INCLUDE_DIRECTORIES>)
    target_compile_definitions(${name}_headers PRIVATE $<TARGET_PROPERTY:${name},COMPILE_DEFINITIONS>)
    add_dependencies(headers ${name}_headers)
  endif()
endfunction()

# tastescope_test(SOURCE LABELS label... DEPENDS target...): one executable and one CTest per tst_<unit>.cpp.
function(tastescope_test source)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS;DEPENDS" ${ARGN})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  set_target_properties(${name} PROPERTIES AUTOMOC ON UNITY_BUILD OFF)
  target_link_libraries(${name} PRIVATE tastescope_options Qt6::Test ${ARG_DEPENDS})
  # Under the sanitizers g++ 12 crashes on precompiled headers here (internal compiler error in pass cp).
  if(NOT TASTESCOPE_SANITIZE)
    set(headers tastescope_test_pch)
    if("${ARG_DEPENDS}" MATCHES "ui_")
      set(headers tastescope_window_test_pch)
    endif()
    target_precompile_headers(${name} REUSE_FROM ${headers})
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp
      PROPERTIES SKIP_PRECOMPILE_HEADERS ON)  # nearly empty: loading the headers would be its whole cost
  endif()
  # -fno-ipa-cp: that pass of g++ 12 crashes on precompiled headers made with other optimisations.
  target_compile_options(${name} PRIVATE -Wno-missing-field-initializers -fno-ipa-cp ${TASTESCOPE_GCC12_FALSE_ALARMS})
  target_compile_definitions(${name} PRIVATE
    TASTESCOPE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TASTESCOPE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 600)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000")
endfunction()

# Gives one library libtorch, privately: its headers must not reach anything above core/train.
function(tastescope_use_torch name)
  target_include_directories(${name} SYSTEM PRIVATE ${TORCH_INCLUDE_DIRS})
  target_link_libraries(${name} PRIVATE ${TORCH_LIBRARIES})
  target_compile_options(${name} PRIVATE ${TORCH_CXX_FLAGS})
  if(NOT CMAKE_UNITY_BUILD)  # half a gigabyte each: worth it only where every source parses it again
    target_precompile_headers(${name} PRIVATE ${CMAKE_SOURCE_DIR}/core/nn/Torch.h)
  endif()
  if(TASTESCOPE_CHECKS)  # torch's own headers would take twenty seconds for each of ours
    set_target_properties(${name}_headers PROPERTIES DISABLE_PRECOMPILE_HEADERS OFF)
    target_precompile_headers(${name}_headers PRIVATE ${CMAKE_SOURCE_DIR}/core/nn/Torch.h)
  endif()
endfunction()
