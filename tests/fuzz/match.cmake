foreach(name regex_dialect glob)
  cf_fuzz(${name} USES cf_base_match)
endforeach()
