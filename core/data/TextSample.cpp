#include "core/data/TextSample.h"

#include "core/base/Error.h"
#include "core/data/BlockReader.h"
#include "core/data/EncodingEvidence.h"
#include "core/data/FileKind.h"
#include "core/data/TextDecoder.h"

namespace tastescope {
namespace {

[[noreturn]] void throwBinary(const SourceMember& member) {
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” is not a text file. Choose a text file such as CSV, or an archive "
                       "with one inside.")
                  .arg(member.name()));
}

bool isUtf16(Encoding encoding) {
  return encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
}

/// Text files may hold a stray zero byte in a thousand; more is something else, as is a crowd of
/// control characters.
bool looksBinary(const std::string& bytes, const EncodingEvidence& evidence) {
  std::size_t controls = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
  }
  constexpr std::size_t kStray = 4;
  return (evidence.zeroBytes() > kStray && evidence.zeroBytes() * 1000 > bytes.size()) ||
         (controls > kStray && controls * 20 > bytes.size());
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
  return evidence.guess();
}

TextSample sampleOf(const SourceMember& member, Encoding wanted) {
  TextSample sample;
  std::string bytes = readHead(member, kSampleBytes, sample.complete);
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
  sample.encoding = sample.encodingGiven ? wanted : evidence.guess();
  sample.nonUtf8 = evidence.badUtf8();
  if (bytes.size() <= byteOrderMarkSize(bytes, sample.encoding)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” is empty. Choose another file.").arg(member.name()));
  }
  if (!sample.isTable && !isUtf16(sample.encoding) && looksBinary(bytes, evidence))
    throwBinary(member);

  TextDecoder decoder(sample.encoding);
  decoder.decode(bytes, sample.complete, sample.text);
  sample.badBytes = decoder.badBytes();
  const std::size_t lineEnd = sample.text.rfind('\n');
  if (!sample.complete && lineEnd != std::string::npos) sample.text.resize(lineEnd + 1);
  if (sample.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” is empty. Choose another file.").arg(member.name()));
  }
  return sample;
}

}  // namespace tastescope
