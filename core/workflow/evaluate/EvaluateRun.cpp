#include "core/workflow/evaluate/EvaluateRun.h"

#include <utility>

#include "core/base/AtomicFile.h"
#include "core/report/CsvText.h"
#include "core/report/ExportFormat.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

/// Text is written out in pieces of this size.
constexpr std::size_t kPiece = std::size_t{1} << 16U;

std::string maskOf(SplitKind kind, const std::string& part) {
  if (kind == SplitKind::Strong) return "fold-in";
  return part == "test" ? "train+valid" : "train";
}

void writeWhenLarge(AtomicFile& file, std::string& text) {
  if (text.size() < kPiece) return;
  file.write(text);
  text.clear();
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
  const std::shared_ptr<const Recommender> model = session.model(request.run);
  const std::shared_ptr<const Split> split = session.split(spec);
  const SplitPart& part = partOf(*split, request.part);
  evaluation.result = evaluateRanking(part, *split->train, scoreFromHistories(*model, part.input),
                                      request.options, progress, stop);
  ProtocolCard& card = evaluation.protocol;
  card.split = spec;
  card.part = request.part;
  card.mask = maskOf(spec.kind, request.part);
  card.cutoffs = request.options.cutoffs;
  card.users = evaluation.result.judgedUsers;
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

void writePerUserCsv(const Session& session, const RunEvaluation& evaluation,
                     const std::filesystem::path& file) {
  const ExportFormat format;
  const EvaluationResult& result = evaluation.result;
  AtomicFile out(file);
  std::string text = "user";
  for (const auto& [name, values] : result.perUser) text += ',' + name;
  text += '\n';
  for (std::size_t row = 0; row < result.users.size(); ++row) {
    text += csvCell(session.data().users.id(result.users[row]), format);
    for (const auto& [name, values] : result.perUser) {
      text += ',';
      appendNumber(text, values[row]);
    }
    text += '\n';
    writeWhenLarge(out, text);
  }
  out.write(text);
  out.commit();
}

void writeListsCsv(const Session& session, const RunEvaluation& evaluation,
                   const std::filesystem::path& file) {
  const ExportFormat format;
  AtomicFile out(file);
  std::string text = "user,rank,item,score,relevant\n";
  for (const RankedList& list : evaluation.result.lists) {
    const std::string user = csvCell(session.data().users.id(list.user), format);
    for (std::size_t rank = 0; rank < list.items.size(); ++rank) {
      text += user + ',' + std::to_string(rank + 1) + ',' +
              csvCell(session.data().items.id(list.items[rank]), format) + ',';
      appendNumber(text, list.scores[rank]);
      text += list.relevant[rank] ? ",1\n" : ",0\n";
    }
    writeWhenLarge(out, text);
  }
  out.write(text);
  out.commit();
}

}  // namespace tastescope
