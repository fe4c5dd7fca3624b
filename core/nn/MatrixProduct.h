// Which library multiplies matrices. MatrixProduct.cpp defines BLAS's own symbol sgemm_, so every product of floats in this
// program comes there: libtorch's (forwards, backwards and in inference), LAPACK's and ours. It passes them to oneDNN, which
// libtorch brings along and which knows newer processors than the BLAS of a long-lived distribution, or to that BLAS.
// Thread rule: any thread; OpenMP's setting of the calling thread holds. Cost: some nanoseconds a product.
#pragma once

#include <cstdint>
#include <string>

namespace tastescope::nn {

enum class ProductLibrary : std::uint8_t { Blas, OneDnn };

/// The same on every start on one machine, since a resumed training must go on bit for bit: decided by the processor and by a
/// small product that must be right, never by a clock. OneDnn where it is loaded and has kernels of 256 bits and more.
ProductLibrary productLibrary();

/// For the log: "oneDNN" or "BLAS".
std::string productLibraryName();

/// Where BLAS's own sgemm_ was loaded from; "unknown" without one.
std::string blasFile();

/// C = A B by `library`, row after row: a [rows, inner], b [inner, columns], c [rows, columns].
void multiply(ProductLibrary library, std::int64_t rows, std::int64_t columns, std::int64_t inner,
              const float* a, const float* b, float* c);

}  // namespace tastescope::nn
