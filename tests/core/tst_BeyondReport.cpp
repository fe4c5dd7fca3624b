// Beyond accuracy and segments side by side in a report.
#include <QtTest>

#include "core/workflow/evaluate/BeyondReport.h"

using namespace tastescope;

namespace {

std::vector<std::string> words(const std::vector<Text>& cells) {
  std::vector<std::string> said;
  for (const Text& cell : cells) said.push_back(cell.english());
  return said;
}

using Row = std::vector<std::string>;

RunFindings runWith(const char* name, double lift, double red) {
  RunFindings run;
  run.evaluation.run.name = name;
  run.beyond.emplace();
  run.beyond->metrics["popularity-lift@10"] = {lift, 0};
  AttributeFigures colour;
  colour.attribute = "colour";
  colour.metrics["calibration-kl@10"] = {0.25, 0.01};
  colour.shares = {{"red", 0.5, red}, {"blue", 0.25, 1 - red}};
  run.beyond->attributes.push_back(colour);
  return run;
}

RunFindings segmentsOf(const char* name, double first, double second) {
  RunFindings run;
  run.evaluation.run.name = name;
  SegmentTable& segments = run.segments.emplace_back();
  segments.by = kByActivity;
  segments.metric = "ndcg@10";
  segments.groups = {{Text("", "5–9"), 1200, {first, 0.02}}, {Text("", "10 +"), 30, {second, 0}}};
  segments.gap = {0.1, 0.05, 0.15};
  return run;
}

}  // namespace

class BeyondReportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void figuresAndSharesStandSideBySide() {
    RunFindings second = runWith("B", 1.5, 0.8);
    second.beyond->metrics.clear();  // has no lift
    const auto sections = beyondSections({runWith("A", 2.0, 0.75), RunFindings(), second});
    QCOMPARE(sections.size(), std::size_t{2});
    QCOMPARE(words(sections[0].table.header), (Row{"Metric", "A", "B"}));
    QCOMPARE(sections[0].table.rows.size(), std::size_t{2});
    QCOMPARE(words(sections[0].table.rows[0]),
             (Row{"calibration-kl@10", "0.2500 ± 0.0100", "0.2500 ± 0.0100"}));
    QCOMPARE(words(sections[0].table.rows[1]), (Row{"popularity-lift@10", "2.0000", "–"}));
    QCOMPARE(sections[1].title.english(), std::string("Shares by colour"));
    QCOMPARE(words(sections[1].table.header), (Row{"colour", "Histories", "A", "B"}));
    QCOMPARE(words(sections[1].table.rows[1]), (Row{"blue", "25.0", "25.0", "20.0"}));
  }

  void withoutAttributesThereAreOnlyFigures() {
    RunFindings plain = runWith("A", 2.0, 0.5);
    plain.beyond->attributes.clear();
    QCOMPARE(beyondSections({plain, runWith("B", 1, 1)}).size(), std::size_t{1});
    QVERIFY(beyondSections({}).empty());
  }

  void groupsHaveAColumnForEachRunAndTheGap() {
    const auto sections = segmentSections({segmentsOf("A", 0.3, 0.4), segmentsOf("B", 0.2, 0.3)});
    QCOMPARE(sections.size(), std::size_t{1});
    const ReportSection& section = sections.front();
    QCOMPARE(words(section.table.header), (Row{"Group", "Users", "A", "B"}));
    QCOMPARE(words(section.table.rows[0]),
             (Row{"5–9", "1,200", "0.3000 ± 0.0200", "0.2000 ± 0.0200"}));
    QCOMPARE(words(section.table.rows[1]), (Row{"10 +", "30", "0.4000", "0.3000"}));
    QCOMPARE(words(section.table.rows[2])[2], std::string("0.1000 (0.0500 to 0.1500)"));
    QVERIFY(section.sentence.english().find("ndcg@10") == 0);
  }
};

QTEST_GUILESS_MAIN(BeyondReportTest)
#include "tst_BeyondReport.moc"
