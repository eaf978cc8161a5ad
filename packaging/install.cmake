# What `cmake --install` brings, and the Debian package. The man page and the completions are what the program itself prints.
include(GNUInstallDirs)
find_program(GZIP gzip REQUIRED)
set(pages ${CMAKE_BINARY_DIR}/pages)
file(MAKE_DIRECTORY ${pages})

# page(FILE ARGUMENT...): what `syncaudit help ARGUMENT...` prints, made with the program.
function(page file)
  add_custom_command(OUTPUT ${pages}/${file} COMMAND syncaudit help ${ARGN} > ${pages}/${file} DEPENDS syncaudit VERBATIM)
endfunction()
page(syncaudit.1 --man)
page(syncaudit.bash --completion bash)
page(syncaudit.fish --completion fish)
page(_syncaudit --completion zsh)

# compressed(FROM TO): as Debian packs pages and changes: without the time, so that the same text gives the same bytes.
function(compressed from to)
  add_custom_command(OUTPUT ${pages}/${to} COMMAND ${GZIP} -9nc ${from} > ${pages}/${to} DEPENDS ${from} VERBATIM)
endfunction()
compressed(${pages}/syncaudit.1 syncaudit.1.gz)
compressed(${CMAKE_SOURCE_DIR}/CHANGELOG.md changelog.gz)

# The package's own changes: one entry for the version, of the day that the sources are of.
string(TIMESTAMP today "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, where it is set
set(maintainer "syncaudit maintainers <maintainers@syncaudit.example>")
file(WRITE ${pages}/changelog.Debian
     "syncaudit (${PROJECT_VERSION}-1) bookworm; urgency=medium\n\n  * Version ${PROJECT_VERSION}: see changelog.gz.\n\n -- ${maintainer}  ${today}\n")
compressed(${pages}/changelog.Debian changelog.Debian.gz)

add_custom_target(pages ALL DEPENDS ${pages}/syncaudit.1.gz ${pages}/syncaudit.bash ${pages}/syncaudit.fish ${pages}/_syncaudit
                                    ${pages}/changelog.gz ${pages}/changelog.Debian.gz)

# zsh looks below /usr only where distributions put theirs, and below /usr/local only where administrators do.
set(zsh_folder ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  set(zsh_folder ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
endif()
file(GLOB documents CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/*.md ${CMAKE_SOURCE_DIR}/docs/*.png)
install(TARGETS syncaudit RUNTIME)
install(FILES ${pages}/syncaudit.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${pages}/syncaudit.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME syncaudit)
install(FILES ${pages}/syncaudit.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${pages}/_syncaudit DESTINATION ${zsh_folder})
install(FILES ${CMAKE_SOURCE_DIR}/docs/findings.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/syncaudit)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/copyright ${pages}/changelog.gz ${pages}/changelog.Debian.gz ${CMAKE_SOURCE_DIR}/README.md
              ${CMAKE_SOURCE_DIR}/SECURITY.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${CMAKE_SOURCE_DIR}/CONTRIBUTING.md ${CMAKE_SOURCE_DIR}/LICENSE
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  install(FILES ${CMAKE_SOURCE_DIR}/packaging/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME syncaudit)
endif()
install(FILES ${documents} ${CMAKE_SOURCE_DIR}/docs/findings.schema.json DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/packaging/github ${CMAKE_SOURCE_DIR}/packaging/gitlab DESTINATION ${CMAKE_INSTALL_DOCDIR}/packaging)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME syncaudit)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${maintainer})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "permissions and field audit for the Marketo-Salesforce sync")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Reads what the Marketo sync user sees of a Salesforce org, judges it by rules
(fields that go stale, rights that are missing, data that would leave), and
writes a data dictionary workbook, a page and a report for the administrator.

It never writes to Salesforce or to Marketo.")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, libsqlite3-0 (>= 3.39)") # FULL JOIN, which no symbol tells of
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
