# Every library that the programs use, as imported targets. All link statically; only glibc stays dynamic.
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.81 REQUIRED COMPONENTS program_options)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Threads REQUIRED)
set(OPENSSL_USE_STATIC_LIBS ON)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)

# cf_static_library(TARGET ARCHIVE): a Debian library that ships no CMake package.
function(cf_static_library target archive)
  find_library(CF_ARCHIVE_${target} ${archive} REQUIRED)
  add_library(cf_dep_${target} STATIC IMPORTED GLOBAL)
  set_target_properties(cf_dep_${target} PROPERTIES IMPORTED_LOCATION ${CF_ARCHIVE_${target}})
endfunction()
cf_static_library(yaml_cpp libyaml-cpp.a)
cf_static_library(xxhash libxxhash.a)
cf_static_library(re2 libre2.a)
cf_static_library(utf8proc libutf8proc.a)
cf_static_library(stemmer libstemmer.a)
target_link_libraries(cf_dep_re2 INTERFACE Threads::Threads)

add_library(cf_dep_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
target_compile_features(cf_dep_fmt PUBLIC cxx_std_20)
