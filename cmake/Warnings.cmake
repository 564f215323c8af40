# cf_warnings: linked by every target of ours, never by a dependency.
add_library(cf_warnings INTERFACE)
target_compile_options(
  cf_warnings
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wnon-virtual-dtor
            -Wold-style-cast
            -Wno-missing-field-initializers
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> # GCC bug 105651: false alarms on std::string
            $<$<BOOL:${CF_WERROR}>:-Werror>)
