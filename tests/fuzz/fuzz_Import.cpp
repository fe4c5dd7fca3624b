// Coverage-guided fuzzing of everything an import reads: bytes become one or two files, the options
// come from the end of the bytes, so that any real file is a seed. An import may refuse or count bad
// rows; it may not crash, hang, or take a gigabyte. Built by preset `fuzz`, run by scripts/fuzz.sh.
#include <fuzzer/FuzzedDataProvider.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Error.h"
#include "core/data/Encodings.h"
#include "core/data/Importer.h"
#include "core/data/Preview.h"

using namespace tastescope;

namespace {

namespace fs = std::filesystem;

/// The folder of this process, gone with it.
class Folder {
 public:
  Folder() {
    const fs::path shm = "/dev/shm";
    path_ = (fs::is_directory(shm) ? shm : fs::temp_directory_path()) /
            ("tastescope-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path_ / name;
  }

 private:
  fs::path path_;
};

std::optional<char> oneOf(FuzzedDataProvider& data, std::string_view signs) {
  const auto pick = data.ConsumeIntegralInRange<std::size_t>(0, signs.size());
  return pick < signs.size() ? std::optional(signs[pick]) : std::nullopt;
}

void chooseOptions(FuzzedDataProvider& data, ImportOptions& options) {
  const auto& layouts = layoutNames();
  options.layout = layouts[data.ConsumeIntegralInRange<std::size_t>(0, layouts.size() - 1)].layout;
  const auto& known = encodings();
  const auto encoding = data.ConsumeIntegralInRange<std::size_t>(0, known.size());
  if (encoding < known.size()) options.format.encoding = known[encoding].encoding;
  if (const auto delimiter = oneOf(data, ",;\t| ")) {
    options.format.delimiter = std::string(1, *delimiter);
  }
  options.format.quote = oneOf(data, "\"'");
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Folder folder;
  static constexpr std::array<const char*, 10> kNames{"a.csv",       "a.json", "a.inter", "u.data",
                                                      "ratings.dat", "a.txt",  "a.xlsx",  "a.zip",
                                                      "a.tsv",       "a.db"};
  FuzzedDataProvider data(bytes, size);
  ImportOptions options;
  options.threads = 1;
  // A real file as it stands: read as it would be without any option.
  const bool guessed = data.ConsumeBool();
  if (!guessed) chooseOptions(data, options);
  const std::string name = kNames[data.ConsumeIntegralInRange<std::size_t>(0, kNames.size() - 1)];
  const int others = data.ConsumeIntegralInRange<int>(0, 5);
  std::string first = data.ConsumeRemainingBytesAsString();
  std::string second;
  if (others != 0) {
    second = first.substr(first.size() / 2);
    first.resize(first.size() / 2);
  }
  options.sources = {folder.write(name, first)};
  if (others == 1) options.sources.push_back(folder.write("b-" + name, second));
  if (others == 2) options.itemsFile = folder.write("b-items.csv", second);
  if (others == 3) options.usersFile = folder.write("b-users.json", second);
  if (others == 4) options.linksFile = folder.write("b-links.csv", second);
  if (others == 5) options.validFile = folder.write("b-" + name, second);
  options.companions = false;
  try {
    const Dataset dataset = [&] {
      Progress progress;
      return importDataset(options, progress, {});
    }();
    if (!dataset.report.rows.balanced()) std::abort();
  } catch (const Error&) {
  }
  if (size % 4 != 0) return 0;
  try {
    (void)previewImport(options, 20, {});
  } catch (const Error&) {
  }
  return 0;
}
