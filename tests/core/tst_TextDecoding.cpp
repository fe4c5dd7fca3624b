// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/EncodingEvidence.h"
#include "core/data/TextDecoder.h"
#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;
using namespace std::string_view_literals;

namespace {

std::string decoded(Encoding encoding, std::string_view bytes, std::size_t step,
                    std::uint64_t* bad = nullptr) {
  TextDecoder decoder(encoding);
  std::string all;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    std::string block(bytes.substr(at, step));
    decoder.decode(block, false, text);
    all += text;
  }
  std::string none;
  decoder.decode(none, true, text);
  if (bad != nullptr) *bad = decoder.badBytes();
  return all + text;
}

Encoding guessed(std::string_view bytes) {
  EncodingEvidence evidence;
  evidence.feed(bytes);
  return evidence.guess();
}

constexpr std::string_view kGbk = "\xd3\xc3\xbb\xa7,\xc9\xcc\xc6\xb7\n"sv;  // 用户,商品
constexpr std::string_view kLatin = "caf\xe9 cr\xe8me,5\nMis\xe9rables (1995)\n"sv;

}  // namespace

class TextDecodingTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void encodingsAreTold() {
    QVERIFY(guessed("plain") == Encoding::Utf8);
    QVERIFY(guessed("\xef\xbb\xbfx") == Encoding::Utf8);
    QVERIFY(guessed("用户,商品") == Encoding::Utf8);
    QVERIFY(guessed(kGbk) == Encoding::Gb18030);
    QVERIFY(guessed(kLatin) == Encoding::Latin1);
    QVERIFY(guessed("\xff\xfeu\0,\0"sv) == Encoding::Utf16Le);
    QVERIFY(guessed("\xfe\xff\0u\0,"sv) == Encoding::Utf16Be);
    QVERIFY(guessed("u\0001\0,\0i\0002\0\n\0"sv) == Encoding::Utf16Le);
  }
  void charactersSurviveBlockBorders() {
    const std::string_view text = "\xef\xbb\xbf用户 😀 é\n";
    for (const std::size_t step : {1UL, 2UL, 3UL, 5UL, 100UL}) {
      QVERIFY(decoded(Encoding::Utf8, text, step) == "用户 😀 é\n");
      QVERIFY(decoded(Encoding::Gb18030, kGbk, step) == "用户,商品\n");
      QVERIFY(decoded(Encoding::Utf16Le, "\xff\xfe\x28\x75\x37\x62\x3d\xd8\x00\xde"sv, step) ==
              "用户😀");
      QVERIFY(decoded(Encoding::Latin1, "caf\xe9", step) == "café");
    }
  }
  void badBytesAreMarkedAndCounted() {
    std::uint64_t bad = 0;
    QVERIFY(decoded(Encoding::Utf8,
                    "a\xff"
                    "b\xe7\x94",
                    100, &bad) ==
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd\xef\xbf\xbd");
    QCOMPARE(bad, std::uint64_t{3});
    QVERIFY(decoded(Encoding::Utf8, "\xc0\x80\xed\xa0\x80", 100, &bad).find('\0') ==
            std::string::npos);
    QCOMPARE(bad, std::uint64_t{5});
  }
  void everyEncodingImportsTheSame() {
    const TextFiles files;
    const std::string utf8 = "用户,商品,评分\n007,茶,5\n008,咖啡,4\n";
    const auto plain = import(optionsFor(files.write("a.csv", utf8)));
    QCOMPARE(*valueOf(plain, "007", "茶"), 5.0F);
    const auto marked = import(optionsFor(files.write("b.csv", "\xef\xbb\xbf" + utf8)));
    QVERIFY(marked.fingerprint == plain.fingerprint);
    const std::string gbk =
        "\xd3\xc3\xbb\xa7,\xc9\xcc\xc6\xb7,\xc6\xc0\xb7\xd6\n007,\xb2\xe8,5\n008,\xbf\xa7\xb7\xc8,"
        "4\n";
    QVERIFY(import(optionsFor(files.write("c.csv", gbk))).fingerprint == plain.fingerprint);
    std::string utf16 = "\xff\xfe";
    for (const char16_t c : std::u16string(u"用户,商品,评分\n007,茶,5\n008,咖啡,4\n")) {
      utf16 += static_cast<char>(c & 0xff);
      utf16 += static_cast<char>(c >> 8);
    }
    QVERIFY(import(optionsFor(files.write("d.csv", utf16))).fingerprint == plain.fingerprint);
  }
  void aLateForeignByteChangesTheGuess() {
    // More than the sample of 1 MiB is ASCII before the first Chinese pair.
    const TextFiles files;
    std::string text = "user,item\n";
    while (text.size() < (std::size_t{3} << 19))
      text.append("u").append(std::to_string(text.size())).append(",i\n");
    text += "last,\xb2\xe8\n";
    const auto data = import(optionsFor(files.write("late.csv", text)));
    QVERIFY(valueOf(data, "last", "茶"));
    QVERIFY(data.report.rows.balanced());
  }
  void previewTellsAboutBadBytes() {
    const TextFiles files;
    ImportOptions options = optionsFor(files.write("x.csv", "user,item\nu\xff,i\nu2,i\n"));
    options.format.encoding = Encoding::Utf8;
    const Preview preview = previewImport(options, 10, {});
    QVERIFY(preview.rows[0].marks[0] == CellMark::BadBytes);
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.rejected, std::uint64_t{1});
  }
};

QTEST_GUILESS_MAIN(TextDecodingTest)
#include "tst_TextDecoding.moc"
