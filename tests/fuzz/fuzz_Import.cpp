// Whole imports of one or two files: bytes become the files, options come from the end of the
// bytes. An import may refuse or count bad rows; it may not crash, hang, or take a gigabyte.
#include <algorithm>
#include <array>
#include <string>

#include "core/base/Error.h"
#include "core/data/Importer.h"
#include "core/data/Preview.h"
#include "tests/fuzz/Fuzzing.h"

using namespace tastescope;
using namespace tastescope::fuzzing;

namespace {

/// What stands behind the middle; with `follows` under the first line again, as the files of one
/// export have it, where it may lack the first column.
std::string cutBehindTheMiddle(std::string& first, bool follows, bool lacksAColumn) {
  const std::size_t head = first.find('\n') + 1;
  const std::size_t middle = std::max(head, first.size() / 2);
  std::string second = first.substr(middle);
  if (follows) {
    std::string header = first.substr(0, head);
    if (lacksAColumn) header.erase(0, header.find_first_of(",;\t") + 1);
    second.insert(0, header);
  }
  first.resize(middle);
  return second;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Folder folder;
  static constexpr std::array<const char*, 10> kNames{"a.csv",       "a.json", "a.inter", "u.data",
                                                      "ratings.dat", "a.txt",  "a.xlsx",  "a.zip",
                                                      "a.tsv",       "a.db"};
  keepEncodingsLoaded();
  FuzzedDataProvider data(bytes, size);
  ImportOptions options;
  options.threads = 1;
  // A real file as it stands (most end in a line feed): read as it would be without any option.
  const bool chosen = data.ConsumeBool();
  const bool preview = data.ConsumeIntegralInRange<int>(0, 3) == 0;
  if (chosen) chooseOptions(data, options);
  const std::string name = kNames[data.ConsumeIntegralInRange<std::size_t>(0, kNames.size() - 1)];
  const int others = chosen ? data.ConsumeIntegralInRange<int>(0, 7) : 0;
  std::string first = data.ConsumeRemainingBytesAsString();
  std::string second;
  if (others != 0) second = cutBehindTheMiddle(first, others >= 6, others == 7);
  options.sources = {folder.write(name, first)};
  if (others == 1 || others >= 6) options.sources.push_back(folder.write("b-" + name, second));
  if (others == 2) options.itemsFile = folder.write("b-items.csv", second);
  if (others == 3) options.usersFile = folder.write("b-users.json", second);
  if (others == 4) options.linksFile = folder.write("b-links.csv", second);
  if (others == 5) options.validFile = folder.write("b-" + name, second);
  options.companions = false;
  try {
    Progress progress;
    const Dataset dataset = importDataset(options, progress, {});
    require(dataset.report.rows.balanced(), "every row is imported, rejected, filtered or merged");
  } catch (const Error&) {
  }
  if (!preview) return 0;
  try {
    (void)previewImport(options, 20, {});
  } catch (const Error&) {
  }
  return 0;
}
