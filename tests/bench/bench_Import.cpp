// DEPENDS: core_data
// Imports generated rows into memory and prints rows a second and the peak of memory.
//   bench_Import [rows = 10000000] [file to reuse]
// far_workbook.py makes the workbook whose preview is slowest.
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/data/Importer.h"
#include "core/data/Preview.h"

using namespace tastescope;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// One user to 50 rows, 50,000 items with a long tail, ratings and times, in random order of users.
void generate(const std::filesystem::path& file, std::uint64_t rows) {
  std::FILE* out = std::fopen(file.c_str(), "w");
  if (out == nullptr) std::exit(1);
  std::fputs("user_id,item_id,rating,timestamp\n", out);
  Rng rng(1);
  const std::uint64_t users = rows / 50 + 1;
  for (std::uint64_t row = 0; row < rows; ++row) {
    const double tail = rng.uniform();
    std::fprintf(out, "%llu,%d,%d,%llu\n",
                 static_cast<unsigned long long>(100'000 + rng.below(users)),
                 static_cast<int>(50'000 * tail * tail * tail), static_cast<int>(1 + rng.below(5)),
                 static_cast<unsigned long long>(1'500'000'000 + rng.below(100'000'000)));
  }
  std::fclose(out);
}

void measureImport(const ImportOptions& options) {
  Progress progress;
  const double before = peakMegabytes();
  const auto start = Clock::now();
  const Dataset dataset = importDataset(options, progress, {});
  const double seconds = secondsSince(start);
  const auto read = static_cast<double>(dataset.report.rows.read);
  std::printf("read %.0f rows in %.2f s: %.2f M rows/s, peak %.0f MB (%.1f bytes a row)\n", read,
              seconds, read / seconds / 1e6, peakMegabytes(),
              (peakMegabytes() - before) * 1048576 / read);
  std::printf("users %u items %u interactions %llu\n", dataset.users.size(), dataset.items.size(),
              static_cast<unsigned long long>(dataset.interactions->size()));
}

void measureCancel(const ImportOptions& options) {
  Progress progress;
  std::stop_source stop;
  Clock::time_point asked;
  std::jthread canceller([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    asked = Clock::now();
    stop.request_stop();
  });
  try {
    (void)importDataset(options, progress, stop.get_token());
    std::puts("the import ended before the cancel");
  } catch (const Cancelled&) {
    std::printf("cancelled %.1f ms after it was asked for\n", 1e3 * secondsSince(asked));
  }
}

void measurePreview(const ImportOptions& options) {
  const auto start = Clock::now();
  const Preview preview = previewImport(options, 50, {});
  std::printf("preview of %zu rows in %.1f ms\n", preview.rows.size(), 1e3 * secondsSince(start));
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
  const std::filesystem::path file =
      argc > 2 ? argv[2] : std::filesystem::temp_directory_path() / "tastescope_bench_import.csv";
  if (!std::filesystem::exists(file)) generate(file, rows);
  ImportOptions options;
  options.sources = {file};
  options.companions = false;
  measurePreview(options);
  measureImport(options);
  measureCancel(options);
  if (argc <= 2) std::filesystem::remove(file);
  return 0;
}
