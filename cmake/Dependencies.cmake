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

# Where several flavours of OpenBLAS are installed, Debian's alternatives prefer the one with threads of its own, which spin while
# libtorch's work. Programs look for the one on OpenMP first, and take what the alternatives say where it is missing. The older
# kind of run path is needed: it also holds for what libraries load.
find_library(TASTESCOPE_OPENMP_BLAS NAMES libblas.so.3 PATH_SUFFIXES openblas-openmp)
if(TASTESCOPE_OPENMP_BLAS MATCHES "openblas-openmp")
  get_filename_component(TASTESCOPE_BLAS_FOLDER ${TASTESCOPE_OPENMP_BLAS} DIRECTORY)
  # The same path before and after the installation: CMake would pad the first with a colon, which means the working folder.
  set(CMAKE_BUILD_WITH_INSTALL_RPATH ON)
  list(APPEND CMAKE_INSTALL_RPATH ${TASTESCOPE_BLAS_FOLDER})
  add_link_options(-Wl,--disable-new-dtags)
endif()
