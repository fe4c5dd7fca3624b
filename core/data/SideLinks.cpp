#include "core/data/FormatGuess.h"
#include "core/data/SideInformation.h"
#include "core/data/ValueParsing.h"

namespace tastescope {

std::vector<std::pair<Index, Index>> readLinks(const SourceMember& member, const IdMap& users,
                                               std::vector<Text>& notes,
                                               const std::stop_token& stop) {
  const TextSample sample = sampleOf(member, Encoding::Auto);
  const FileFormat format = guessFormat(sample, Layout::Delimited, {});
  BlockReader blocks(member, format.text.encoding, stop);
  const auto records = openRecords(format, [&](TextBlock& block) { return blocks.next(block); });
  std::vector<std::pair<Index, Index>> links;
  std::uint64_t unusable = 0;
  Record record;
  if (*format.text.header) records->next(record);
  while (records->next(record)) {
    const bool readable = record.problem == RecordProblem::None && record.cells.size() >= 2;
    const auto from = readable ? users.find(trimmed(record.cells[0])) : std::nullopt;
    const auto to = readable ? users.find(trimmed(record.cells[1])) : std::nullopt;
    if (from && to) {
      links.emplace_back(*from, *to);
    } else {
      ++unusable;
    }
  }
  if (unusable > 0) {
    notes.push_back(
        coreText("Import", "%1 links of “%2” are left out: a user is unknown or missing.")
            .arg(static_cast<unsigned long long>(unusable))
            .arg(member.name()));
  }
  return links;
}

std::vector<std::string> readGenreNames(const SourceMember& member) {
  bool complete = false;
  const std::string text = readHead(member, kBlockBytes, complete);
  std::vector<std::string> names;
  const auto records = makeDelimitedReader(feedOf(text), "|", '\0');
  Record record;
  while (records->next(record)) names.emplace_back(record.cells.front());
  return names;
}

}  // namespace tastescope
