// Use case: evaluate a trained run under its own protocol, and say the protocol with every number.
// Thread rule: any thread. Cost: one forward pass over all users with a target.
#pragma once

#include "core/base/OutputFile.h"
#include "core/eval/Evaluate.h"
#include "core/report/ExportFormat.h"
#include "core/workflow/Session.h"

namespace tastescope {

/// The protocol card.
struct ProtocolCard {
  SplitSpec split;
  std::string part = "test";  ///< "test" or "valid"
  std::string mask;           ///< "train+valid", "train", "fold-in"
  std::vector<int> cutoffs;
  Index users = 0;  ///< evaluated
  Index items = 0;  ///< ranked against
  std::string fingerprint;
};

struct RunEvaluation {
  RunRecord run;
  ProtocolCard protocol;
  EvaluationResult result;
};

struct EvaluateRequest {
  RunId run = 0;
  std::string part = "test";
  EvaluationOptions options;
};
RunEvaluation evaluateRun(Session& session, const EvaluateRequest& request, Progress& progress,
                          const std::stop_token& stop);

/// The part of a split with that name. Error(InvalidConfig) unless it is "test" or "valid".
const SplitPart& partOf(const Split& split, const std::string& part);

/// {"run","protocol":{"split","seed","mask","k","users","items","full"},"metrics":{...}}
Json toJson(const RunEvaluation& evaluation);
/// CSV with a header: user and each metric. / user,rank,item,score,relevant. Written aside and
/// renamed.
ExportOutcome writePerUserCsv(const Session& session, const RunEvaluation& evaluation,
                              const OutputFile& file, const ExportFormat& format = {});
ExportOutcome writeListsCsv(const Session& session, const RunEvaluation& evaluation,
                            const OutputFile& file, const ExportFormat& format = {});

}  // namespace tastescope
