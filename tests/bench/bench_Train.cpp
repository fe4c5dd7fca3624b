// DEPENDS: core_train
// Seconds per epoch of a step model on made-up data of a known size (default: that of ml-1m's
// training part).
//   bench_Train [MODEL] [USERS ITEMS PER_USER] [--epochs N] [--threads N] [--set key=value]...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/base/Rng.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;

namespace {

/// Histories with a long tail: item popularity falls with the square root of its rank.
InteractionsPtr madeUp(Index users, Index items, Index perUser) {
  Rng rng(1);
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> columns;
  std::vector<Index> row;
  for (Index user = 0; user < users; ++user) {
    row.clear();
    for (Index draw = 0; draw < perUser; ++draw) {
      const double u = rng.uniform();
      row.push_back(static_cast<Index>(u * u * static_cast<double>(items)));
    }
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    columns.insert(columns.end(), row.begin(), row.end());
    offsets.push_back(columns.size());
  }
  std::vector<float> values(columns.size(), 1.0F);
  return std::make_shared<Interactions>(std::move(offsets), std::move(columns), std::move(values),
                                        std::vector<std::int64_t>{}, items);
}

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  std::string key = "mult-vae";
  Index size[3] = {6040, 3706, 150};
  int position = 0;
  std::int64_t epochs = 5;
  std::int64_t threads = 0;
  std::vector<std::string> settings;
  for (int i = 1; i < argc; ++i) {
    const std::string text = argv[i];
    if (text == "--epochs" && i + 1 < argc) {
      epochs = std::atoll(argv[++i]);
    } else if (text == "--threads" && i + 1 < argc) {
      threads = std::atoll(argv[++i]);
    } else if (text == "--set" && i + 1 < argc) {
      settings.emplace_back(argv[++i]);
    } else if (i == 1) {
      key = text;
    } else if (position < 3) {
      size[position++] = static_cast<Index>(std::strtoul(text.c_str(), nullptr, 10));
    }
  }
  try {
    std::printf("%s\n", prepareNumerics(threads).c_str());
    const ModelInfo& info = findModel(key);
    Json config = Json::object();
    for (const std::string& setting : settings) info.schema->assign(config, setting);
    const InteractionsPtr train = madeUp(size[0], size[1], size[2]);
    std::printf("%s: %u users, %u items, %llu interactions\n", key.c_str(), size[0], size[1],
                static_cast<unsigned long long>(train->size()));
    const auto model = info.create(config, {.users = size[0], .items = size[1]});
    if (auto* closedForm = capability<ClosedForm>(*model)) {
      Progress progress;
      const auto start = std::chrono::steady_clock::now();
      closedForm->fit({.train = train}, progress, {});
      std::printf("fitted in %.2f s\n", secondsSince(start));
    }
    if (auto* steps = capability<TrainsByStep>(*model)) {
      steps->begin({.train = train, .seed = 1});
      for (std::int64_t epoch = 1; epoch <= epochs; ++epoch) {
        const auto start = std::chrono::steady_clock::now();
        steps->beginEpoch(epoch);
        double loss = 0;
        for (std::int64_t s = 0; s < steps->stepsPerEpoch(); ++s) {
          loss = steps->step().front().value;
        }
        std::printf("epoch %lld: %.3f s, %lld steps, loss %.3f\n", static_cast<long long>(epoch),
                    secondsSince(start), static_cast<long long>(steps->stepsPerEpoch()), loss);
      }
    }
    std::vector<History> batch;
    for (Index user = 0; user < std::min<Index>(256, size[0]); ++user) {
      batch.push_back({user, train->row(user)});
    }
    std::vector<float> scores(batch.size() * size[1]);
    const auto start = std::chrono::steady_clock::now();
    model->score(batch, scores);
    std::printf("scored %zu users on one thread in %.1f ms\n", batch.size(),
                1000 * secondsSince(start));
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.message().english().c_str());
    return 1;
  }
  return 0;
}
