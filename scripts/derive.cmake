# Lists made from the files themselves. Adding or removing a file changes them on the next plain build.

# derive_table(NAME PREFIX TYPE GLOB...): each file FOO.c defines `const TYPE PREFIX_FOO`; this writes a source with
# `const TYPE *const NAME_table[]` (sorted by file name, closed by NULL) and puts its path into NAME_source.
function(derive_table name prefix type)
  list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE globs)
  file(GLOB files CONFIGURE_DEPENDS ${globs})
  list(SORT files)
  set(declarations "")
  set(rows "")
  foreach(file IN LISTS files)
    get_filename_component(item ${file} NAME_WE)
    string(APPEND declarations "extern const ${type} ${prefix}_${item};\n")
    string(APPEND rows "    &${prefix}_${item},\n")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/derived/${name}.c)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"${declarations}extern const ${type} *const ${prefix}_table[];
const ${type} *const ${prefix}_table[] = {
${rows}    0,
};
")
  if(NOT declarations)
    file(WRITE ${source} "extern const void *const ${prefix}_table[];\nconst void *const ${prefix}_table[] = {0};\n")
  endif()
  set(${name}_source ${source} PARENT_SCOPE)
endfunction()

# refuse_clash(WHAT REGEX GLOB...): ends the build where two files have the same number behind REGEX, for then nothing says which of them
# comes first.
function(refuse_clash what regex)
  file(GLOB files CONFIGURE_DEPENDS ${ARGN})
  foreach(file IN LISTS files)
    file(READ ${file} text)
    if(NOT "${text}" MATCHES "${regex}([0-9]+)")
      message(FATAL_ERROR "${file} has no ${what}")
    endif()
    set(number ${CMAKE_MATCH_1})
    if(DEFINED taken_${number})
      message(FATAL_ERROR "${file} and ${taken_${number}} have the same ${what}, ${number}")
    endif()
    set(taken_${number} ${file})
  endforeach()
endfunction()

# derive_names(NAME SYMBOL GLOB): the names of the files, with '-' for '_', in the order of derive_table, as `const char *const SYMBOL[]`,
# closed by NULL; the source's path is put into NAME_source.
function(derive_names name symbol glob)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${glob})
  list(SORT files)
  set(names "")
  foreach(file IN LISTS files)
    get_filename_component(item ${file} NAME_WE)
    string(REPLACE "_" "-" item ${item})
    string(APPEND names "\"${item}\", ")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/derived/${name}.c)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "extern const char *const ${symbol}[];
const char *const ${symbol}[] = {${names}0};
")
  set(${name}_source ${source} PARENT_SCOPE)
endfunction()

# derive_words(NAME SYMBOL FILE BEGINNING): the first column of the rows of the statement of FILE that begins so, in their order, as
# `const char *const SYMBOL[]`, closed by NULL; the source's path is put into NAME_source.
function(derive_words name symbol file beginning)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  string(REGEX MATCH "${beginning}([^;]|;[^\n])*;\n" statement "${text}")
  string(REGEX MATCHALL "\\('[A-Za-z_-]+'" words "${statement}")
  if(NOT words)
    message(FATAL_ERROR "${file} has no rows in ${beginning}")
  endif()
  list(TRANSFORM words REPLACE ".*'(.+)'" "\"\\1\"")
  list(JOIN words ", " words)
  set(source ${CMAKE_BINARY_DIR}/derived/${name}.c)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "extern const char *const ${symbol}[];
const char *const ${symbol}[] = {${words}, 0};
")
  set(${name}_source ${source} PARENT_SCOPE)
endfunction()

# embed_files(NAME GLOB...): writes a source that carries each file's bytes (.incbin, a NUL after each) and the table
# behind include/syncaudit/embedded.h; files are known by their path from the top of the repository.
function(embed_files name)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${ARGN})
  list(SORT files)
  set(blocks "")
  set(declarations "")
  set(rows "")
  set(number 0)
  set(full_paths "")
  foreach(file IN LISTS files)
    set(symbol "sa_embedded_${number}")
    string(APPEND blocks
      "__asm__(\".section .rodata\\n\" \".balign 8\\n\" \".global ${symbol}\\n\" \"${symbol}:\\n\""
      " \".incbin \\\"${CMAKE_SOURCE_DIR}/${file}\\\"\\n\" \".global ${symbol}_end\\n\" \"${symbol}_end:\\n\" \".byte 0\\n\""
      " \".previous\\n\");\n")
    string(APPEND declarations "extern const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${file}\", ${symbol}, ${symbol}_end},\n")
    list(APPEND full_paths ${CMAKE_SOURCE_DIR}/${file})
    math(EXPR number "${number} + 1")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/derived/${name}.c)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"#include \"syncaudit/embedded.h\"
${blocks}${declarations}const struct sa_embedded_file sa_embedded_files[] = {
${rows}};
const size_t sa_embedded_count = ${number};
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${full_paths}")
  set(${name}_source ${source} PARENT_SCOPE)
endfunction()
