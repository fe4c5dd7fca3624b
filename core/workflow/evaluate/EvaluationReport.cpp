#include "core/workflow/evaluate/EvaluationReport.h"

#include <algorithm>
#include <iterator>

#include "core/base/Joined.h"
#include "core/report/TableWriter.h"
#include "core/workflow/evaluate/BeyondReport.h"
#include "core/workflow/evaluate/GenerativeReport.h"

namespace tastescope {
namespace {

Text splitWords(const SplitSpec& split) {
  switch (split.kind) {
    case SplitKind::UserRandom:
      return coreText("Evaluate", "Each user's interactions dealt at random, seed %1")
          .arg(static_cast<unsigned long>(split.seed));
    case SplitKind::LeaveOneOut: return coreText("Evaluate", "The last item of each user tests");
    case SplitKind::Time: return coreText("Evaluate", "By time: the latest interactions test");
    case SplitKind::Strong:
      return coreText("Evaluate", "Whole users held out, seed %1")
          .arg(static_cast<unsigned long>(split.seed));
    case SplitKind::GivenTest:
      return coreText("Evaluate",
                      "The test part as the imported files say; validation dealt from the rest");
    case SplitKind::Given: break;
  }
  return coreText("Evaluate", "As the imported files say");
}

Text maskWords(const std::string& mask) {
  if (mask == "train+valid") return coreText("Evaluate", "training and validation items");
  if (mask == "train") return coreText("Evaluate", "training items");
  return coreText("Evaluate", "the shown part of the history");
}

ReportSection protocolSection(const std::string& dataName, const ProtocolCard& card) {
  ReportSection section;
  section.title = coreText("Evaluate", "Protocol");
  section.sentence = coreText("Evaluate", "Every number below depends on this.");
  const auto fact = [&](Text name, Text value) {
    section.table.rows.push_back({std::move(name), std::move(value)});
  };
  fact(coreText("Evaluate", "Data"), plainText(dataName));
  fact(coreText("Evaluate", "Fingerprint of the data"), plainText(card.fingerprint));
  fact(coreText("Evaluate", "Split"), splitWords(card.split));
  fact(coreText("Evaluate", "Part"),
       card.part == "valid" ? coreText("Evaluate", "validation") : coreText("Evaluate", "test"));
  fact(coreText("Evaluate", "Evaluated"),
       coreText("Evaluate", "%1 users").arg(thousands(card.users)));
  fact(coreText("Evaluate", "Ranked against"),
       coreText("Evaluate", "all %1 items").arg(thousands(card.items)));
  fact(coreText("Evaluate", "Hidden"), maskWords(card.mask));
  fact(coreText("Evaluate", "Ties"), coreText("Evaluate", "by item order"));
  fact(coreText("Evaluate", "Recall divides by"),
       coreText("Evaluate", "the held-out items; recall-capped by the smaller of k and those"));
  fact(coreText("Evaluate", "Intervals"), coreText("Evaluate", "95 %, over users"));
  return section;
}

ReportSection metricsSection(const std::vector<RunFindings>& runs) {
  ReportSection section;
  section.title = coreText("Evaluate", "Metrics");
  section.table.header.push_back(coreText("Evaluate", "Metric"));
  for (const RunFindings& run : runs)
    section.table.header.push_back(plainText(run.evaluation.run.name));
  for (const auto& [name, unused] : runs.front().evaluation.result.metrics) {
    std::vector<Text> row{plainText(name)};
    for (const RunFindings& run : runs) {
      const MeanInterval value = *run.metric(name);
      row.push_back(plainText(withHalf(value.mean, value.half, 4)));
    }
    section.table.rows.push_back(std::move(row));
  }
  const std::string drawn = usualMetric(runs.front().evaluation.protocol.cutoffs).key();
  section.chart.emplace();
  section.chart->title = coreText("Evaluate", "%1 with its 95 % interval over users").arg(drawn);
  for (const RunFindings& run : runs) {
    const auto [mean, half] = *run.metric(drawn);
    section.chart->bars.push_back(
        {plainText(run.evaluation.run.name), mean, mean - half, mean + half});
  }
  return section;
}

Text chanceText(double p) { return plainText(p < 0.0001 ? "< 0.0001" : decimals(p, 4)); }

ReportSection pairsSection(const Comparison& comparison) {
  ReportSection section;
  section.title = coreText("Evaluate", "Are they different?");
  section.sentence =
      coreText("Evaluate",
               "%1, paired over %2 users: Wilcoxon's signed-rank test, corrected after Holm over "
               "all pairs; intervals by bootstrap.")
          .arg(comparison.metric)
          .arg(thousands(comparison.users));
  section.table.header = {coreText("Evaluate", "Pair"),          coreText("Evaluate", "Difference"),
                          coreText("Evaluate", "95 % interval"), coreText("Evaluate", "p (t)"),
                          coreText("Evaluate", "p (Wilcoxon)"),  coreText("Evaluate", "p (Holm)"),
                          coreText("Evaluate", "In words")};
  section.chart.emplace();
  section.chart->title =
      coreText("Evaluate", "Difference in %1 with its 95 % interval").arg(comparison.metric);
  for (const RunPair& pair : comparison.pairs) {
    const std::string b = nameIn(comparison, pair.b);
    const Text name = plainText(nameIn(comparison, pair.a) + " − " + b);
    section.table.rows.push_back({name, plainText(decimals(pair.difference, 4)),
                                  coreText("Evaluate", "%1 to %2")
                                      .arg(decimals(pair.interval.low, 4))
                                      .arg(decimals(pair.interval.high, 4)),
                                  chanceText(pair.t.p), chanceText(pair.wilcoxon.p),
                                  chanceText(pair.holm), comparisonSentence(pair, b)});
    section.chart->bars.push_back({name, pair.difference, pair.interval.low, pair.interval.high});
  }
  return section;
}

Text reportTitle(const std::string& dataName) {
  return coreText("Evaluate", "Evaluation of %1").arg(dataName);
}

void append(std::vector<ReportSection>& sections, std::vector<ReportSection> more) {
  std::ranges::move(more, std::back_inserter(sections));
}

}  // namespace

Report reportOf(const Findings& findings) {
  std::vector<GenerativeQuality> generative;
  for (const RunFindings& run : findings.runs) {
    if (run.generative) generative.push_back(*run.generative);
  }
  const auto nameOf = [](const RunFindings& run) { return run.evaluation.run.name; };
  Report report{reportTitle(findings.data), plainText(joined(findings.runs, nameOf)), {}};
  std::vector<ReportSection>& sections = report.sections;
  sections.push_back(protocolSection(findings.data, findings.runs.front().evaluation.protocol));
  sections.push_back(metricsSection(findings.runs));
  if (findings.comparison) sections.push_back(pairsSection(*findings.comparison));
  append(sections, beyondSections(findings.runs));
  append(sections, segmentSections(findings.runs));
  append(sections, generativeSections(generative));
  if (findings.seeds) sections.push_back(seedSection(*findings.seeds));
  return report;
}

Report reportOf(const std::string& dataName, const Comparison& comparison) {
  ReportSection means;
  means.title = coreText("Evaluate", "Metrics");
  means.table.header = {coreText("Evaluate", "Run"), plainText(comparison.metric)};
  for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
    means.table.rows.push_back(
        {plainText(comparison.runs[i].name), plainText(decimals(comparison.means[i], 4))});
  }
  const SplitSpec split = splitSpecFromJson(comparison.runs.front().split);
  return {reportTitle(dataName), splitWords(split), {means, pairsSection(comparison)}};
}

ExportOutcome writeMetricsCsv(const Findings& findings, const OutputFile& file,
                              const ExportFormat& format) {
  const auto& named = findings.runs.front().evaluation.result.metrics;
  const auto& halves = findings.runs.front().halves;
  TableWriter table(file, format);
  std::vector<std::string> header{"run",        "name", "model",  "seed",  "split",
                                  "split seed", "part", "hidden", "users", "items"};
  for (const auto& [name, unused] : named) {
    header.push_back(name);
    if (halves.contains(name)) header.push_back(name + " ±");
  }
  if (format.header) table.header(header);
  for (const RunFindings& run : findings.runs) {
    const RunRecord& record = run.evaluation.run;
    const ProtocolCard& card = run.evaluation.protocol;
    table.integer(record.id);
    table.text(record.name);
    table.text(record.model);
    table.integer(record.seed);
    table.text(splitKey(card.split.kind));
    table.integer(card.split.seed);
    table.text(card.part);
    table.text(card.mask);
    table.integer(card.users);
    table.integer(card.items);
    for (const auto& [name, unused] : named) {
      table.number(run.evaluation.result.metrics.at(name));
      if (halves.contains(name)) table.number(run.halves.at(name));
    }
    table.endRow();
  }
  return table.finish();
}

}  // namespace tastescope
