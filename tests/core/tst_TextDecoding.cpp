// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include <set>

#include "core/base/Utf8Converter.h"
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
  return evidence.guess().encoding;
}

/// Two dozen rows of ASCII ids around `titles`, separated by '|', each once or more.
std::string tableOf(const std::string& titles) {
  const QStringList all = QString::fromStdString(titles).split(QLatin1Char('|'));
  QStringList rows{QStringLiteral("user,item,title,rating")};
  for (int row = 0; row < std::max<qsizetype>(24, all.size()); ++row) {
    const int item = row % static_cast<int>(all.size());
    rows << QStringLiteral("u%1,i%2,%3,4").arg(row % 8).arg(item).arg(all[item]);
  }
  return (rows.join(QLatin1Char('\n')) + QLatin1Char('\n')).toStdString();
}

std::string encoded(const std::string& utf8, Encoding encoding) {
  Utf8Converter converter(infoOf(encoding).iconv);
  std::string bytes = converter.convert(utf8);
  if (converter.unencodable() > 0) qFatal("the fixture does not fit its encoding");
  return bytes;
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
    QVERIFY(guessed(kLatin) == Encoding::Windows1252);
    QVERIFY(guessed("\xff\xfeu\0,\0"sv) == Encoding::Utf16Le);
    QVERIFY(guessed("\xfe\xff\0u\0,"sv) == Encoding::Utf16Be);
    QVERIFY(guessed("u\0001\0,\0i\0002\0\n\0"sv) == Encoding::Utf16Le);
  }
  void encodingsAreToldByTheirTitles_data() {
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QString>("titles");
    const auto row = [](const char* name, Encoding encoding, const char* titles) {
      QTest::newRow(name) << static_cast<int>(encoding) << QString::fromUtf8(titles);
    };
    row("Chinese", Encoding::Gb18030, "电影|书|音乐|游戏");
    row("Chinese, rare characters", Encoding::Gb18030, "喆家|鼋头渚|饕餮盛宴|螺蛳粉|魑魅魍魉");
    row("Chinese, four bytes", Encoding::Gb18030, "㐂屋|電影|无线蓝牙耳机|北京烤鸭");
    row("Chinese, one title", Encoding::Gb18030, "茶");
    row("Chinese, a shop", Encoding::Gb18030, "买家会员名|宝贝标题|宝贝数量|宝贝p1|宝贝p2|宝贝p3");
    row("Chinese, traditional in GB", Encoding::Gb18030, "紅樓夢|西遊記|三國演義");
    row("Chinese, Big5", Encoding::Big5, "電影|書|音樂|遊戲");
    row("Japanese", Encoding::ShiftJis, "ノルウェイの森|吾輩は猫|カタカナ|東京");
    row("Japanese, half width", Encoding::ShiftJis, "ﾉﾙｳｪｲﾉﾓﾘ|ﾄﾞﾗｺﾞﾝﾎﾞｰﾙ|ﾐｶﾝ");
    row("Japanese, EUC", Encoding::EucJp, "ノルウェイの森|吾輩は猫である|千と千尋の神隠し");
    row("Korean", Encoding::EucKr, "한국어|서울|기생충|책");
    row("Korean, syllables beyond KS X 1001", Encoding::EucKr,
        "뷁의 전설|펲시|똠얌꿍|해를 품은 달");
    row("Russian", Encoding::Windows1251, "Война и мир|Щелкунчик|Мастер|план");
    row("Russian, capitals", Encoding::Windows1251, "СОЛЬ|МУКА|ХЛЕБ|МОЛОКО|САХАР|ЯБЛОКИ");
    row("Ukrainian", Encoding::Windows1251, "Тіні забутих предків|Їжак|Ґанок");
    row("Russian, KOI8", Encoding::Koi8R, "Война и мир|Щелкунчик|Мастер|план");
    row("Greek", Encoding::Windows1253, "Μουσακάς|Σουβλάκι|Φέτα|Κεφτέδες|Γύρος|Παστίτσιο");
    row("Greek, capitals", Encoding::Windows1253, "ΓΑΛΑ|ΨΩΜΙ|ΕΛΑΙΟΛΑΔΟ|ΝΤΟΜΑΤΕΣ");
    row("Turkish", Encoding::Windows1254, "Börek|Şiş kebap|Çiğ köfte|Kahvaltı tabağı|İçli köfte");
    row("Hebrew", Encoding::Windows1255, "חומוס|שקשוקה|סלט ירקות|לחם אחיד");
    row("Arabic", Encoding::Windows1256, "خبز عربي|حليب كامل الدسم|تمر|شاي أخضر");
    row("Thai", Encoding::Thai, "ข้าวผัด|ต้มยำกุ้ง|ส้มตำ|น้ำปลา");
    row("Lithuanian", Encoding::Windows1257,
        "Šaltibarščiai|Cepelinai|Žuvis|Duona juodoji|Grūdėta varškė");
    row("Latvian", Encoding::Windows1257, "Rupjmaize|Pelēkie zirņi|Šprotes eļļā|Biezpiena sieriņš");
    row("French, with typography", Encoding::Windows1252, "Café “Noir” – 5€|naïve|plain|œuvre");
    row("German", Encoding::Windows1252, "Türkisch für Anfänger|Käse|Straße|Übung");
    row("Spanish", Encoding::Windows1252, "¿Qué he hecho yo?|El niño|corazón");
    row("one name", Encoding::Windows1252, "Zoë");
    row("many languages", Encoding::Windows1252, "Amélie|Göhte|mañana|Ørnen|São Paulo|Blå|più");
    row("Polish", Encoding::Windows1250, "Krzyżacy|Chłopi|Święta|Łódź|gęś");
    row("Czech", Encoding::Windows1250, "Švejka|Žluťoučký kůň|Tři oříšky|Příliš hlučná samota");
    row("Hungarian", Encoding::Windows1250, "Bűn és bűnhődés|Tűz|tejföl|őszibarack");
    row("UTF-16, little end", Encoding::Utf16Le, "电影|书|音乐|游戏");
    row("UTF-16, big end", Encoding::Utf16Be, "电影|书|音乐|游戏");
    row("UTF-16, hardly an ASCII letter", Encoding::Utf16Le,
        "一个人的一生一定要有一次一往无前的一天一夜一世一心一意一点一滴一草一木一山一水一花一叶");
    row("UTF-8", Encoding::Utf8, "电影|Café|Война и мир");
  }
  void encodingsAreToldByTheirTitles() {
    QFETCH(int, encoding);
    QFETCH(QString, titles);
    const auto wanted = static_cast<Encoding>(encoding);
    const std::string table = tableOf(titles.toStdString());
    const std::string bytes = encoded(table, wanted);
    for (const std::size_t step : {bytes.size(), std::size_t{7}}) {
      EncodingEvidence evidence;
      for (std::size_t at = 0; at < bytes.size(); at += step)
        evidence.feed(std::string_view(bytes).substr(at, step));
      const EncodingGuess guess = evidence.guess();
      QVERIFY2(guess.encoding == wanted, infoOf(guess.encoding).key.c_str());
      QCOMPARE(guess.reason.empty(), wanted == Encoding::Utf8);
    }
    std::uint64_t bad = 0;
    QVERIFY(decoded(wanted, bytes, 7, &bad) == table);
    QCOMPARE(bad, std::uint64_t{0});
  }
  void theReasonSaysWhatWasSeen() {
    EncodingEvidence evidence;
    evidence.feed(
        "u1,\xb9\x71\xbc\x76\nu2,\xad\xb5\xbc\xd6\nu3,\xb9\x43\xc0\xb8\n");  // 電影 音樂 遊戲
    // Twelve bytes make six characters; 'q', 'v' and 'C' are ASCII, so nine are above 0x7f.
    QCOMPARE(evidence.guess().reason.english(),
             std::string("guessed: 9 bytes are not UTF-8; as Chinese (Big5) they are Chinese "
                         "characters"));
  }
  void everyEncodingHasItsNames() {
    std::set<std::string> keys;
    for (const EncodingInfo& info : encodings()) {
      QVERIFY2(keys.insert(info.key).second, info.key.c_str());
      for (const std::string& alias : info.aliases)
        QVERIFY2(keys.insert(alias).second, alias.c_str());
      QVERIFY(infoOf(info.encoding).key == info.key);
      QVERIFY(decoded(info.encoding, encoded("user,1\n", info.encoding), 3) == "user,1\n");
    }
  }
  void whatLatinOneLeavesOutIsWindows() {
    std::uint64_t bad = 0;
    QVERIFY(decoded(Encoding::Windows1252, "\x93x\x94 \x96 5\x80\x85", 100, &bad) == "“x” – 5€…");
    QCOMPARE(bad, std::uint64_t{0});
    // 0x81 is no character there.
    QVERIFY(decoded(Encoding::Windows1252, "a\x81z", 100, &bad) == "a\xef\xbf\xbdz");
    QCOMPARE(bad, std::uint64_t{1});
  }
  void marksNameTheEncoding() {
    QVERIFY(guessed("\xff\xfe\0\0u\0\0\0"sv) == Encoding::Utf32Le);
    QVERIFY(guessed("\0\0\xfe\xff\0\0\0u"sv) == Encoding::Utf32Be);
    QVERIFY(decoded(Encoding::Utf32Le, "\xff\xfe\0\0u\0\0\0\x00\xf6\x01\0"sv, 3) == "u😀");
    QVERIFY(decoded(Encoding::Utf32Be, "\0\0\xfe\xff\0\0\0u"sv, 100) == "u");
  }
  void strayZeroBytesAreNoUtf16() { QVERIFY(guessed("u1\0,i1\0\nu2,i2\n"sv) == Encoding::Utf8); }
  void aFewBrokenBytesLeaveItUtf8() {
    std::string text;
    for (int row = 0; row < 20; ++row) text += "用户,商品\n";
    QVERIFY(guessed(text + "\xff\xfe,\xe7\x94\n") == Encoding::Utf8);
  }
  void charactersSurviveBlockBorders() {
    const std::string_view text = "\xef\xbb\xbf用户 😀 é\n";
    for (const std::size_t step : {1UL, 2UL, 3UL, 5UL, 100UL}) {
      QVERIFY(decoded(Encoding::Utf8, text, step) == "用户 😀 é\n");
      QVERIFY(decoded(Encoding::Gb18030, kGbk, step) == "用户,商品\n");
      QVERIFY(decoded(Encoding::Utf16Le, "\xff\xfe\x28\x75\x37\x62\x3d\xd8\x00\xde"sv, step) ==
              "用户😀");
      QVERIFY(decoded(Encoding::Windows1252, "caf\xe9", step) == "café");
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
