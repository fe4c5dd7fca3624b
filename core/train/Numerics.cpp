#include <dlfcn.h>
#include <malloc.h>

#include <algorithm>
#include <string>
#include <thread>

#include "core/nn/Torch.h"
#include "core/nn/WaitPolicy.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

/// glibc gives large tensors fresh pages on every allocation unless these are raised: most of a
/// step would be page faults.
void keepLargeBlocks() {
  constexpr int kMmapThreshold = 32 << 20;  // the most glibc accepts
  constexpr int kTrimThreshold = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, kMmapThreshold);
  mallopt(M_TRIM_THRESHOLD, kTrimThreshold);
}

std::string blasFile() {
  Dl_info where{};
  void* const gemm = dlsym(RTLD_DEFAULT, "sgemm_");
  if (gemm == nullptr || dladdr(gemm, &where) == 0 || where.dli_fname == nullptr) return "unknown";
  return where.dli_fname;
}

/// OpenBLAS with its own threads does not follow torch's setting.
std::string setBlasThreads(int threads) {
  using SetThreads = void (*)(int);
  using GetConfig = char* (*)();
  if (void* const set = dlsym(RTLD_DEFAULT, "openblas_set_num_threads")) {
    reinterpret_cast<SetThreads>(set)(threads);
  }
  if (void* const get = dlsym(RTLD_DEFAULT, "openblas_get_config")) {
    return reinterpret_cast<GetConfig>(get)();
  }
  return "no OpenBLAS: training is many times slower than it could be";
}

std::string cpuFeatures() {
#if defined(__x86_64__)
  std::string found;
  const auto note = [&found](bool has, const char* name) {
    if (has) found += std::string(found.empty() ? "" : " ") + name;
  };
  note(__builtin_cpu_supports("avx2") != 0, "avx2");
  note(__builtin_cpu_supports("fma") != 0, "fma");
  note(__builtin_cpu_supports("avx512f") != 0, "avx512f");
  note(__builtin_cpu_supports("avx512bf16") != 0, "avx512bf16");
  return found.empty() ? "sse2" : found;
#else
  return "generic";
#endif
}

}  // namespace

std::string prepareNumerics(std::int64_t threads) {
  const auto cores = static_cast<std::int64_t>(std::max(1U, std::thread::hardware_concurrency()));
  const auto used = static_cast<int>(threads > 0 ? threads : cores);
  keepLargeBlocks();
  nn::waitPassively();
  at::set_num_threads(used);
  torch::manual_seed(0);
  const std::string config = setBlasThreads(used);
  return "libtorch " + std::string(TORCH_VERSION) + ", BLAS " + blasFile() + " (" + config + "), " +
         std::to_string(used) + " threads, CPU " + cpuFeatures();
}

}  // namespace tastescope
