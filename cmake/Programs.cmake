# cf_program(NAME SOURCES ... USES ...): a program that needs nothing but glibc where it runs.
# What it does not use is dropped, which also keeps libstdc++'s unused calls of the newest glibc out (arc4random: 2.36).
# Sanitizers bring their own runtime and do not mix with a static libstdc++ under every compiler, so they link as usual.
function(cf_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_USES} cf_warnings)
  if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    target_link_options(${name} PRIVATE -static-libstdc++ -static-libgcc LINKER:--gc-sections $<$<CONFIG:Release>:-s>)
  endif()
  if(NOT TARGET programs)
    add_custom_target(programs) # what `make build` builds
  endif()
  add_dependencies(programs ${name})
  install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()
