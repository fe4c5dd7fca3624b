# Every third-party library, found once. All of them are Debian 12 packages; scripts/install-dependencies.sh lists them.
find_package(Threads REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(LibArchive REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Torch REQUIRED)

# Qt Test drives the core's tests too, so Qt Core is needed without the window.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
if(TASTESCOPE_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Concurrent Svg PrintSupport LinguistTools)
  find_package(QCustomPlotQt6 REQUIRED)
endif()

# A faster linker where there is one.
find_program(TASTESCOPE_MOLD mold)
if(TASTESCOPE_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
