// What the fuzzers share: a folder in memory whose files are written anew for every input, and
// options taken from an input's end, so that any real file is a seed.
// Thread rule: one thread.
// Cost: microseconds.
#pragma once

#include <fuzzer/FuzzedDataProvider.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/Encodings.h"
#include "core/data/ImportOptions.h"

namespace tastescope::fuzzing {

/// What must hold whatever the input; a failure is a finding like a crash.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

/// The folder of this process, gone with it.
class Folder {
 public:
  Folder() {
    const std::filesystem::path shm = "/dev/shm";
    path_ = (std::filesystem::is_directory(shm) ? shm : std::filesystem::temp_directory_path()) /
            ("tastescope-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    struct Close {
      void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen((path_ / name).c_str(), "wb"));
    require(file && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size(),
            "the folder can be written");
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

/// Opens every encoding once: the system would load and unload its tables for every input.
inline void keepEncodingsLoaded() {
  static const std::vector<std::unique_ptr<ToUtf8>> loaded = [] {
    std::vector<std::unique_ptr<ToUtf8>> all;
    for (const EncodingInfo& info : encodings()) {
      all.push_back(std::make_unique<ToUtf8>(info.encoding));
    }
    return all;
  }();
  (void)loaded;
}

inline std::optional<char> oneOf(FuzzedDataProvider& data, std::string_view signs) {
  const auto pick = data.ConsumeIntegralInRange<std::size_t>(0, signs.size());
  return pick < signs.size() ? std::optional(signs[pick]) : std::nullopt;
}

/// As the wizard and the command line may set them.
inline void chooseOptions(FuzzedDataProvider& data, ImportOptions& options) {
  const auto& layouts = layoutNames();
  options.layout = layouts[data.ConsumeIntegralInRange<std::size_t>(0, layouts.size() - 1)].layout;
  const auto& known = encodings();
  const auto encoding = data.ConsumeIntegralInRange<std::size_t>(0, known.size());
  if (encoding < known.size()) options.format.encoding = known[encoding].encoding;
  if (const auto delimiter = oneOf(data, ",;\t| :")) {
    options.format.delimiter = *delimiter == ':' ? "::" : std::string(1, *delimiter);
  }
  options.format.quote = oneOf(data, std::string_view("\"'\0", 3));
  options.format.decimal = oneOf(data, ".,");
  if (data.ConsumeBool()) options.format.header = data.ConsumeBool();
  if (data.ConsumeBool()) options.format.path = data.ConsumeRandomLengthString(20);
  if (data.ConsumeBool()) options.format.noRating = 99;
  if (data.ConsumeBool()) options.format.listSeparator = data.ConsumeRandomLengthString(2);
  if (data.ConsumeBool()) options.member = data.ConsumeRandomLengthString(8);
  if (data.ConsumeBool()) options.cleaning.events = {{"view", 1}, {"buy", 5}};
  if (data.ConsumeBool()) options.roles.push_back({"1", ColumnRole::User});
  if (data.ConsumeBool()) options.roles.push_back({"2", ColumnRole::Item});
  if (data.ConsumeBool()) options.without.insert(ColumnRole::Time);
  options.skipLines = data.ConsumeIntegralInRange<std::uint64_t>(0, 3);
  options.cleaning.duplicates =
      static_cast<DuplicatePolicy>(data.ConsumeIntegralInRange<int>(0, 2));
  if (data.ConsumeBool()) options.cleaning.minPerUser = 2;
}

}  // namespace tastescope::fuzzing
