// The report's form: escaped, self-contained, well-formed, drawn to scale. What stands in it.
#include <QXmlStreamReader>

#include "core/report/ReportPicture.h"
#include "core/workflow/evaluate/EvaluationReport.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

std::string english(const Text& text) { return text.english(); }

ReportSection sampleSection() {
  ReportSection section;
  section.title = plainText("A & B");
  section.sentence = plainText("1 < 2");
  section.table.header = {plainText("Run"), plainText("ndcg@10")};
  section.table.rows = {{plainText("<script>alert(\"x\")</script>"), plainText("0.5000")}};
  section.notes = {plainText("It's noted")};
  section.chart.emplace();
  section.chart->title = plainText("Picture");
  section.chart->bars = {{plainText("first"), 0.5, 0.4, 0.6}, {plainText("second"), -0.25}};
  return section;
}

/// Attribute values of every element of that name and class, in order.
std::vector<double> numbersOf(const std::string& xml, const char* element, const char* style,
                              const char* attribute) {
  std::vector<double> values;
  QXmlStreamReader reader(QString::fromStdString(xml));
  while (!reader.atEnd()) {
    reader.readNext();
    if (!reader.isStartElement() || reader.name() != QLatin1String(element)) continue;
    if (reader.attributes().value(QLatin1String("class")) != QLatin1String(style)) continue;
    values.push_back(reader.attributes().value(QLatin1String(attribute)).toDouble());
  }
  return values;
}

QString parseError(const std::string& html) {
  QXmlStreamReader reader(QString::fromStdString(html));
  while (!reader.atEnd()) reader.readNext();
  return reader.errorString();
}

/// As the Evaluate screen asks for a report.
Question question(std::vector<RunId> runs, std::vector<int> cutoffs = {10}) {
  Question asked;
  asked.runs = std::move(runs);
  asked.compare = asked.usualSegments = true;
  asked.options.cutoffs = std::move(cutoffs);
  asked.beyond.emplace();
  return asked;
}

Findings found(ToyProject& toy, const Question& asked) {
  Progress progress;
  return evaluate(*toy.session, asked, progress, {});
}

std::string whole(ToyProject& toy, const Question& asked) {
  return htmlOf(reportOf(found(toy, asked)), english, "en");
}

}  // namespace

class HtmlReportTest : public QObject {
  Q_OBJECT

  ToyProject m_toy;
  RunId m_ease = 0;
  RunId m_popularity = 0;

 private Q_SLOTS:
  void initTestCase() {
    m_ease = trainClosedForm(*m_toy.session, "ease");
    m_popularity = trainClosedForm(*m_toy.session, "popularity");
  }

  void textIsEscaped() {
    QCOMPARE(escapedHtml("<a href=\"x\">T&C's</a>"),
             std::string("&lt;a href=&quot;x&quot;&gt;T&amp;C&#39;s&lt;/a&gt;"));
    QCOMPARE(escapedHtml(std::string_view("a\0b\x01\tc", 6)), std::string("ab\tc"));
    QCOMPARE(escapedHtml("用户"), std::string("用户"));
  }

  void numbersReadWell() {
    QCOMPARE(decimals(0.21625, 3), std::string("0.216"));
    QCOMPARE(decimals(-0.00001, 4), std::string("0.0000"));
    QCOMPARE(decimals(std::nan(""), 2), std::string("–"));
    QCOMPARE(withHalf(0.5, 0.01, 2), std::string("0.50 ± 0.01"));
    QCOMPARE(withHalf(0.5, 0, 2), std::string("0.50"));
    QCOMPARE(thousands(999), std::string("999"));
    QCOMPARE(thousands(1234567), std::string("1,234,567"));
  }

  void theFileNeedsNothingElseAndIsWellFormed() {
    const Report report{plainText("Title"), plainText("Sub"), {sampleSection()}};
    const std::string html = htmlOf(report, english, "en");
    QCOMPARE(parseError(html), QString());
    for (const char* outside : {"http", "src=", "url(", "<script", "<link", "@import"}) {
      QVERIFY2(html.find(outside) == std::string::npos, outside);
    }
    QVERIFY(html.find("prefers-color-scheme: dark") != std::string::npos);
    QVERIFY(html.find("&lt;script&gt;") != std::string::npos);
    QVERIFY(html.find("<li>It&#39;s noted</li>") != std::string::npos);
    QVERIFY(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  }

  void itSpeaksTheReadersLanguage() {
    const Report report{plainText("t"), plainText("s"), {sampleSection()}};
    const auto shout = [](const Text& text) { return "!" + text.english(); };
    const std::string html = htmlOf(report, shout, "zh-CN");
    QVERIFY(html.find("<html lang=\"zh-CN\">") != std::string::npos);
    for (const char* said : {"<h1>!t<", "<p>!s<", "<h2>!A &amp; B<", "<p>!1 &lt; 2<", "<th>!Run<",
                             "<td>!0.5000<", "<figcaption>!Picture<", "<title>!first<"}) {
      QVERIFY2(html.find(said) != std::string::npos, said);
    }
  }

  void barsAndWhiskersAreToScale() {
    // From -0.25 to 0.6 the picture has 720 - 210 - 10 - 110 = 390 units, beginning at 220: zero is
    // at 220 + 390 * 0.25 / 0.85 = 334.7, 0.5 lies 390 * 0.5 / 0.85 = 229.4 further, and -0.25
    // begins at 220.
    const std::string svg = svgOf(*sampleSection().chart, english);
    const auto x = numbersOf(svg, "rect", "bar", "x");
    const auto width = numbersOf(svg, "rect", "bar", "width");
    QCOMPARE(x, (std::vector<double>{334.7, 220.0}));
    QCOMPARE(width, (std::vector<double>{229.4, 114.7}));
    // One whisker of three lines, for the one bar with an interval: 0.4 is at 518.2, 0.6 at 610.
    QCOMPARE(numbersOf(svg, "line", "whisker", "x1"), (std::vector<double>{518.2, 518.2, 610.0}));
    QCOMPARE(numbersOf(svg, "line", "zero", "x1"), (std::vector<double>{334.7}));
  }

  void longNamesAreCutBetweenCharacters() {
    ReportChart chart;
    chart.title = plainText("t");
    std::string name;
    for (int i = 0; i < 20; ++i) name += "用";
    chart.bars = {{plainText(name), 1.0}};
    // 30 columns hold 15 characters of two columns.
    std::string cut;
    for (int i = 0; i < 15; ++i) cut += "用";
    const std::string svg = svgOf(chart, english);
    QVERIFY(svg.find(">" + cut + "…<") != std::string::npos);
    QVERIFY(svg.find("<title>" + name + "</title>") != std::string::npos);
  }

  void aPictureOfZerosHasAScale() {
    ReportChart chart;
    chart.title = plainText("t");
    chart.bars = {{plainText("a"), 0.0}};
    const std::string svg = svgOf(chart, english);
    QVERIFY(svg.find("nan") == std::string::npos && svg.find("–") == std::string::npos);
  }

  void anEvaluationHasProtocolMetricsAndTests() {
    const std::string html = whole(m_toy, question({m_ease, m_popularity}, {5, 10}));
    QCOMPARE(parseError(html), QString());
    for (const char* part :
         {"Evaluation of toy", "<h2>Protocol</h2>", "all 48 items", "training and validation items",
          "<h2>Metrics</h2>", "EASE 01", "Popularity 01", "recall@5",
          "<h2>Are they different?</h2>", "EASE 01 − Popularity 01", "Better than Popularity 01",
          "<h2>Beyond accuracy</h2>", "popularity-lift@10", "<h2>Shares by group</h2>",
          "<h2>By length of history</h2>", "<h2>By popularity of the items to be found</h2>"}) {
      QVERIFY2(html.find(part) != std::string::npos, part);
    }
    // The number and its interval are those of the evaluation.
    EvaluateRequest request{m_ease, "test", {}};
    request.options.keepPerUser = true;
    Progress progress;
    const RunEvaluation evaluated = evaluateRun(*m_toy.session, request, progress, {});
    const MeanInterval ndcg = meanInterval(evaluated.result.perUser.at("ndcg@10"));
    QVERIFY(html.find(">" + withHalf(ndcg.mean, ndcg.half, 4) + "<") != std::string::npos);
  }

  void oneRunHasNoTests() {
    Question asked = question({m_ease});
    asked.part = "valid";
    const std::string html = whole(m_toy, asked);
    QVERIFY(html.find("Are they different?") == std::string::npos);
    QVERIFY(html.find("<td>validation</td>") != std::string::npos);
  }

  void aRunThatCannotGenerateSaysSo() {
    Question asked = question({m_ease});
    asked.generative.emplace();
    const std::string html = whole(m_toy, asked);
    QVERIFY(html.find("<h2>As a generative model</h2>") != std::string::npos);
    QVERIFY(html.find("The scores of EASE 01 only order items") != std::string::npos);
  }

  void aReportOfNothingIsRefused() { QVERIFY_EXCEPTION_THROWN(whole(m_toy, question({})), Error); }

  void aComparisonAloneIsAReportToo() {
    Progress progress;
    const Comparison comparison =
        compareRuns(*m_toy.session, {m_ease, m_popularity}, "ndcg@10", progress, {});
    const std::filesystem::path file = m_toy.path("compare.html");
    writeHtml(reportOf("toy", comparison), file);
    const std::string html = readAll(file);
    QCOMPARE(parseError(html), QString());
    QVERIFY(html.find(decimals(comparison.pairs[0].difference, 4)) != std::string::npos);
  }

  void theTableAsCsvHasARowForEachRun() {
    Findings findings = found(m_toy, question({m_ease, m_popularity}));
    findings.runs[0].evaluation.run.name = "=EASE, \"one\"";
    const std::filesystem::path file = m_toy.path("metrics.csv");
    writeMetricsCsv(findings, file);
    const QStringList lines =
        QString::fromStdString(readAll(file)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    const QStringList header = lines[0].split(QLatin1Char(','));
    const auto at = header.indexOf(QStringLiteral("ndcg@10"));
    QVERIFY(at > 0 && header[at + 1] == QStringLiteral("ndcg@10 ±"));
    QVERIFY(!header.contains(QStringLiteral("coverage@10 ±")));
    // The name stays as it is, quoted because of its comma and quotes.
    QVERIFY(lines[1].contains(QStringLiteral("\"=EASE, \"\"one\"\"\"")));
    const QStringList popularity = lines[2].split(QLatin1Char(','));
    QCOMPARE(popularity.size(), header.size());
    QCOMPARE(popularity[at].toDouble(), findings.runs[1].metric("ndcg@10")->mean);
    QCOMPARE(popularity[at + 1].toDouble(), findings.runs[1].metric("ndcg@10")->half);
  }
};

QTEST_GUILESS_MAIN(HtmlReportTest)
#include "tst_HtmlReport.moc"
