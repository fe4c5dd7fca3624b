// Archives, workbooks and databases: what is inside is listed and read as text. Bytes that begin as
// a container are one; others are the files of a workbook, each behind a line "=== NAME", packed
// here, so that what mutates is the XML and not its compression.
#include <zlib.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "core/files/ByteSource.h"
#include "core/files/FileKind.h"
#include "tests/fuzz/Fuzzing.h"

using namespace tastescope;
using namespace tastescope::fuzzing;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kMark = "=== ";

/// What stands before the first mark belongs to a sheet of Excel's.
Parts partsOf(std::string_view text) {
  Parts parts{{"xl/worksheets/sheet1.xml", ""}};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (line.starts_with(kMark)) {
      if (line.ends_with('\n')) line.remove_suffix(1);
      parts.emplace_back(line.substr(kMark.size()), "");
    } else {
      parts.back().second += line;
    }
  }
  if (parts.front().second.empty()) parts.erase(parts.begin());
  return parts;
}

/// The small parts without which it would be no workbook.
void complete(Parts& parts) {
  const auto add = [&](const char* name, const char* content) {
    const auto same = [&](const auto& part) { return part.first == name; };
    if (std::none_of(parts.begin(), parts.end(), same)) parts.emplace_back(name, content);
  };
  const auto isContent = [](const auto& part) { return part.first == "content.xml"; };
  if (std::any_of(parts.begin(), parts.end(), isContent)) {
    add("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    return;
  }
  add("[Content_Types].xml", "<Types/>");
  add("xl/workbook.xml",
      "<workbook><workbookPr/><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/></sheets>"
      "</workbook>");
  add("xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" "
      "Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/>"
      "<Relationship Id=\"c\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      "</Relationships>");
}

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

/// A zip of files that are stored as they are.
std::string zipOf(const Parts& parts) {
  std::string zip;
  std::string directory;
  for (const auto& [name, content] : parts) {
    std::string fields;  // as both headers have them
    put(fields, 20, 2);
    fields.append(8, '\0');
    put(fields,
        crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())),
        4);
    put(fields, content.size(), 4);
    put(fields, content.size(), 4);
    put(fields, name.size(), 2);
    put(fields, 0, 2);
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    directory += fields;
    directory.append(10, '\0');
    put(directory, zip.size(), 4);
    directory += name;
    zip += "PK\x03\x04" + fields + name + content;
  }
  const std::size_t at = zip.size();
  zip += directory + "PK\x05\x06";
  put(zip, 0, 4);
  put(zip, parts.size(), 2);
  put(zip, parts.size(), 2);
  put(zip, directory.size(), 4);
  put(zip, at, 4);
  put(zip, 0, 2);
  return zip;
}

void readThrough(const SourceMember& member) {
  constexpr std::size_t kMostBytes = std::size_t{8} << 20;
  static std::string buffer(std::size_t{1} << 16, '\0');
  const auto source = openMember(member);
  std::size_t count = 1;
  for (std::size_t bytes = 0; count > 0 && bytes < kMostBytes; bytes += count) {
    count = source->read(buffer);
    require(count <= buffer.size(), "no more is read than was asked for");
    (void)source->position();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Folder folder;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  std::string packed;
  if (containerOf(input.substr(0, 4096)) == Container::None) {
    Parts parts = partsOf(input);
    complete(parts);
    packed = zipOf(parts);
  }
  const auto file = folder.write("a", packed.empty() ? input : packed);
  try {
    std::size_t left = 3;
    for (const SourceMember& member : membersOf(file, {})) {
      if (left-- == 0) break;
      (void)member.name();
      try {
        readThrough(member);
      } catch (const Error&) {
      }
    }
  } catch (const Error&) {
  }
  return 0;
}
