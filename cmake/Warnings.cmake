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
            $<$<BOOL:${CF_WERROR}>:-Werror>)
