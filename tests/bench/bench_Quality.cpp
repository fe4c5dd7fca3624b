// DEPENDS: core_train
// Trains a model on a given split over several seeds and prints validation and test metrics.
//   bench_Quality MODEL PREFIX [--seeds N] [--epochs N] [--patience N] [--metric M] [--set
//   key=value]...
// PREFIX.train.inter, PREFIX.valid.inter and PREFIX.test.inter are RecBole atomic files.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/data/Importer.h"
#include "core/eval/Evaluate.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;

namespace {

struct Arguments {
  std::string model = {};
  std::string prefix = {};
  std::uint64_t seeds = 1;
  Json config = Json::object();
  TrainOptions options = {};
  bool verbose = false;
};

Arguments parse(int argc, char** argv) {
  if (argc < 3) {
    throw Error(ErrorCode::InvalidConfig, coreText("Bench", "Give a model and a file prefix."));
  }
  Arguments args{.model = argv[1], .prefix = argv[2]};
  const ModelInfo& info = findModel(args.model);
  args.options = defaultTrainOptions(info);
  for (int i = 3; i < argc; ++i) {
    const std::string flag = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    if (flag == "--verbose") {
      args.verbose = true;
      continue;
    }
    if (flag == "--set") info.schema->assign(args.config, value);
    if (flag == "--seeds") args.seeds = std::strtoull(value.c_str(), nullptr, 10);
    if (flag == "--epochs") args.options.epochs = std::atoll(value.c_str());
    if (flag == "--patience") args.options.patience = std::atoll(value.c_str());
    if (flag == "--metric") args.options.metric = value;
    ++i;
  }
  return args;
}

struct Printer : TrainObserver {
  void onEpoch(const EpochRecord& record) override {
    std::printf("  epoch %lld  %.2f s", static_cast<long long>(record.epoch), record.seconds);
    for (const NamedValue& loss : record.losses) {
      std::printf("  %s %.4f", loss.name.c_str(), loss.value);
    }
    if (!record.valid.empty()) std::printf("  ndcg@10 %.4f", record.valid.at("ndcg@10"));
    std::printf("%s\n", record.best ? " *" : "");
  }
};

std::map<std::string, double> metricsOf(const Recommender& model, const SplitPart& part,
                                        const Interactions& train) {
  EvaluationOptions how;
  how.cutoffs = {10, 20};
  Progress progress;
  return evaluateRanking(part, train, scoreFromHistories(model, part.input), how, progress, {})
      .metrics;
}

void print(const char* part, const std::map<std::string, double>& metrics) {
  std::printf("  %-5s", part);
  for (const char* name : {"recall@10", "ndcg@10", "mrr@10", "hit@10", "recall@20", "ndcg@20"}) {
    std::printf("  %s %.5f", name, metrics.at(name));
  }
  std::printf("\n");
}

int runAll(const Arguments& args) {
  ImportOptions import;
  import.trainFile = args.prefix + ".train.inter";
  import.validFile = args.prefix + ".valid.inter";
  import.testFile = args.prefix + ".test.inter";
  Progress progress;
  const Dataset data = importDataset(import, progress, {});
  const Split split = makeSplit(data, {.kind = SplitKind::Given});
  const ModelInfo& info = findModel(args.model);
  std::vector<double> ndcg;
  double validSum = 0;
  for (std::uint64_t seed = 1; seed <= args.seeds; ++seed) {
    const auto model = info.create(args.config, {.users = data.users.size(),
                                                 .items = data.items.size(),
                                                 .userAttributes = &data.userAttributes,
                                                 .itemAttributes = &data.itemAttributes});
    Printer printer;
    TrainObserver silent;
    TrainControl control;
    TrainingEngine engine(*model, args.options);
    const TrainResult result = engine.run(
        {.train = split.train, .seed = seed}, split, std::nullopt, {},
        args.verbose ? static_cast<TrainObserver&>(printer) : silent, control, progress, {});
    std::printf("seed %llu: %s; best epoch %lld, %.1f s\n", static_cast<unsigned long long>(seed),
                result.sentence.english().c_str(), static_cast<long long>(result.bestEpoch),
                result.seconds);
    const auto valid = metricsOf(*model, split.valid, *split.train);
    const auto test = metricsOf(*model, split.test, *split.train);
    print("valid", valid);
    print("test", test);
    validSum += valid.at("ndcg@10");
    ndcg.push_back(test.at("ndcg@10"));
    std::fflush(stdout);
  }
  const auto count = static_cast<double>(ndcg.size());
  double mean = 0;
  for (const double value : ndcg) mean += value / count;
  double variance = 0;
  for (const double value : ndcg) variance += (value - mean) * (value - mean) / count;
  std::printf("%s %s: mean valid ndcg@10 %.4f, mean test ndcg@10 %.4f (sd %.4f)\n",
              args.model.c_str(), args.config.dump().c_str(), validSum / count, mean,
              std::sqrt(variance));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return runAll(parse(argc, argv));
  } catch (const Error& error) {
    std::fprintf(stderr, "%s %s\n", error.message().english().c_str(), error.details().c_str());
    return 1;
  }
}
