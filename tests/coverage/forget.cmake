# Counts start from nothing: those of an earlier run would be added to.
file(GLOB_RECURSE counts "${FOLDER}/*.gcda")
if(counts)
  file(REMOVE ${counts})
endif()
