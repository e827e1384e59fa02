# Installs the library so that find_package(multivector) gives multivector::multivector.
include(CMakePackageConfigHelpers)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/multivector)

install(
  TARGETS multivector
  EXPORT multivectorTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(
  EXPORT multivectorTargets
  NAMESPACE multivector::
  DESTINATION ${config_dir})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/multivectorConfig.cmake.in
                              ${PROJECT_BINARY_DIR}/multivectorConfig.cmake INSTALL_DESTINATION ${config_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/multivectorConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/multivectorConfig.cmake ${PROJECT_BINARY_DIR}/multivectorConfigVersion.cmake
        DESTINATION ${config_dir})
