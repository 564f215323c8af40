# cf_layer(NAME SOURCES ... [USES ...]): one static library per layer, NAME being its folder with / as _.
function(cf_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_library(cf_${name} STATIC ${arg_SOURCES})
  target_include_directories(cf_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(cf_${name} PUBLIC ${arg_USES} PRIVATE cf_warnings)
  target_compile_features(cf_${name} PUBLIC cxx_std_20)
endfunction()

# cf_embed(OUTPUT NAMESPACE FUNCTION FILES...): text files as `std::string_view NAMESPACE::FUNCTION(std::string_view name)`.
function(cf_embed output namespace function)
  list(SORT ARGN)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMESPACE=${namespace} -DFUNCTION=${function} "-DFILES=${ARGN}" -P
            ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    VERBATIM)
endfunction()
