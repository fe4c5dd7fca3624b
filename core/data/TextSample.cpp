#include "core/data/TextSample.h"

#include <utility>

#include "core/base/Error.h"
#include "core/data/BlockReader.h"
#include "core/data/EncodingEvidence.h"
#include "core/data/TextDecoder.h"
#include "core/files/FileKind.h"

namespace tastescope {
namespace {

[[noreturn]] void throwBinary(const SourceMember& member) {
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” is not a text file. Choose a text file such as CSV, or an archive "
                       "with one inside.")
                  .arg(member.name()));
}

/// Text files may hold a stray zero byte in a thousand; more is something else, as is a crowd of
/// control characters.
bool looksBinary(const std::string& text) {
  std::size_t controls = 0;
  std::size_t zeros = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
    zeros += c == '\0';
  }
  constexpr std::size_t kStray = 4;
  return (zeros > kStray && zeros * 1000 > text.size()) ||
         (controls > kStray && controls * 20 > text.size());
}

}  // namespace

Encoding encodingOfWhole(const SourceMember& member, const std::stop_token& stop) {
  const auto source = openMember(member);
  EncodingEvidence evidence;
  std::string bytes(kBlockBytes, '\0');
  while (const std::size_t count = source->read(bytes)) {
    throwIfStopped(stop);
    evidence.feed(std::string_view(bytes).substr(0, count));
  }
  return evidence.guess().encoding;
}

TextSample sampleOf(const SourceMember& member, Encoding wanted) {
  bool complete = false;
  std::string bytes = readHead(member, kSampleBytes, complete);
  return sampleOf(member, std::move(bytes), complete, wanted);
}

TextSample sampleOf(const SourceMember& member, std::string bytes, bool complete, Encoding wanted) {
  TextSample sample;
  sample.complete = complete;
  sample.isTable = member.isTable();
  sample.namesColumns = sample.isTable && member.kind != MemberKind::Sheet;
  if (sample.isTable) wanted = Encoding::Utf8;
  if (!sample.isTable) {
    if (const auto refusal = refusalOf(member, bytes)) {
      throw Error(ErrorCode::InvalidInput, *refusal);
    }
  }
  EncodingEvidence evidence;
  evidence.feed(bytes);
  sample.encodingGiven = wanted != Encoding::Auto;
  sample.encoding = wanted;
  if (!sample.encodingGiven) {
    EncodingGuess guess = evidence.guess();
    sample.encoding = guess.encoding;
    sample.encodingReason = std::move(guess.reason);
    sample.encodingUnsure = guess.unsure;
  }
  if (bytes.size() <= byteOrderMarkSize(bytes, sample.encoding)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” is empty. Choose another file.").arg(member.name()));
  }
  const bool wide = isWide(sample.encoding);
  if (!sample.isTable && !wide && looksBinary(bytes)) throwBinary(member);

  TextDecoder decoder(sample.encoding);
  decoder.decode(bytes, sample.complete, sample.text);
  sample.badBytes = decoder.badBytes();
  const bool noText = !sample.encodingGiven && sample.badBytes * 100 > sample.text.size();
  if (wide && (noText || looksBinary(sample.text))) throwBinary(member);
  sample.lineEnds = lineEndsOf(sample.text);
  if (sample.lineEnds == LineEnds::CarriageReturnsToo)
    LineEndConverter().convert(sample.text, true);
  const std::size_t lineEnd = sample.text.rfind('\n');
  if (!sample.complete && lineEnd != std::string::npos) sample.text.resize(lineEnd + 1);
  if (sample.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” is empty. Choose another file.").arg(member.name()));
  }
  return sample;
}

}  // namespace tastescope
