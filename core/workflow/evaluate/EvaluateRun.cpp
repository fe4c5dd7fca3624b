#include "core/workflow/evaluate/EvaluateRun.h"

#include <utility>

#include "core/report/TableWriter.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

std::string maskOf(SplitKind kind, const std::string& part) {
  if (kind == SplitKind::Strong) return "fold-in";
  return part == "test" ? "train+valid" : "train";
}

}  // namespace

const SplitPart& partOf(const Split& split, const std::string& part) {
  if (part == "test") return split.test;
  if (part == "valid") return split.valid;
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Evaluate", "There is no part %1 of a split. Choose test or valid.").arg(part));
}

RunEvaluation evaluateRun(Session& session, const EvaluateRequest& request, Progress& progress,
                          const std::stop_token& stop) {
  RunEvaluation evaluation;
  evaluation.run =
      session.withProject([&](Project& project) { return RunStore(project).get(request.run); });
  const SplitSpec spec = splitSpecFromJson(evaluation.run.split);
  const SessionPtr known = session.knownBy(request.run);
  const std::shared_ptr<const Recommender> model = known->model(request.run);
  const std::shared_ptr<const Split> split = known->split(spec);
  const SplitPart& part = partOf(*split, request.part);
  evaluation.result = evaluateRanking(part, *split->train, scoreFromHistories(*model, part.input),
                                      request.options, progress, stop);
  ProtocolCard& card = evaluation.protocol;
  card.split = spec;
  card.part = request.part;
  card.mask = maskOf(spec.kind, request.part);
  card.cutoffs = request.options.cutoffs;
  card.users = evaluation.result.evaluatedUsers;
  card.items = evaluation.result.items;
  card.fingerprint = evaluation.run.fingerprint;
  return evaluation;
}

Json toJson(const RunEvaluation& evaluation) {
  const ProtocolCard& card = evaluation.protocol;
  return {{"run", evaluation.run.id},
          {"protocol",
           {{"split", splitKey(card.split.kind)},
            {"seed", card.split.seed},
            {"mask", card.mask},
            {"k", card.cutoffs},
            {"users", card.users},
            {"items", card.items},
            {"full", true}}},
          {"metrics", evaluation.result.metrics}};
}

ExportOutcome writePerUserCsv(const Session& session, const RunEvaluation& evaluation,
                              const OutputFile& file, const ExportFormat& format) {
  const EvaluationResult& result = evaluation.result;
  TableWriter table(file, format);
  std::vector<std::string> header{"user"};
  for (const auto& [name, values] : result.perUser) header.push_back(name);
  if (format.header) table.header(header);
  for (std::size_t row = 0; row < result.users.size(); ++row) {
    table.text(session.data().users.id(result.users[row]));
    for (const auto& [name, values] : result.perUser) table.number(values[row]);
    table.endRow();
  }
  return table.finish();
}

ExportOutcome writeListsCsv(const Session& session, const RunEvaluation& evaluation,
                            const OutputFile& file, const ExportFormat& format) {
  TableWriter table(file, format);
  if (format.header) table.header({"user", "rank", "item", "score", "relevant"});
  for (const RankedList& list : evaluation.result.lists) {
    for (std::size_t rank = 0; rank < list.items.size(); ++rank) {
      table.text(session.data().users.id(list.user));
      table.integer(rank + 1);
      table.text(session.data().items.id(list.items[rank]));
      table.number(list.scores[rank]);
      table.integer(list.relevant[rank] ? 1 : 0);
      table.endRow();
    }
  }
  return table.finish();
}

}  // namespace tastescope
