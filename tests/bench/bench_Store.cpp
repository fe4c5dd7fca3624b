// DEPENDS: core_usecases
// How long a project of 10 million interactions takes to create, cancel, open and load, 1 million
// stored recommendations to write and export, and the first page of a million users to filter and
// sort. Prints figures; asserts nothing about time.
//   bench_Store [interactions] [users]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>
#include <thread>

#include "core/base/Rng.h"
#include "core/workflow/data/DescribeData.h"
#include "core/workflow/export/ExportData.h"

using namespace tastescope;

namespace {

constexpr Index kItems = 20000;

template <typename Work>
void timed(const char* what, Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%-48s %8.1f ms\n", what, seconds * 1000);
  std::fflush(stdout);
}

/// Even histories of random items with times, and a few attributes.
Dataset generated(std::uint64_t entries, Index users) {
  Dataset data;
  Rng rng(1);
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items(entries);
  std::vector<std::int64_t> times(entries);
  AttributeColumn country;
  country.name = "country";
  country.type = AttributeType::Category;
  country.labels = {"Iceland", "中国", "France"};
  AttributeColumn name;
  name.name = "name";
  for (Index user = 0; user < users; ++user) {
    data.users.add("user-" + std::to_string(rng.below(1'000'000'000)) + "-" + std::to_string(user));
    country.codes.push_back(static_cast<Index>(rng.below(3)));
    name.texts.push_back("Person " + std::to_string(rng.below(100000)));
    offsets.push_back(entries * (user + 1) / users);
  }
  for (Index item = 0; item < kItems; ++item) data.items.add(std::to_string(100000 + item));
  for (Index& item : items) item = static_cast<Index>(rng.below(kItems));
  for (std::int64_t& time : times)
    time = momentOf(1'600'000'000 + static_cast<std::int64_t>(rng.below(100'000'000)));
  data.interactions =
      std::make_shared<Interactions>(std::move(offsets), std::move(items),
                                     std::vector<float>(entries, 1.0F), std::move(times), kItems);
  data.userAttributes = AttributeTable(users);
  data.userAttributes.add(std::move(country));
  data.userAttributes.add(std::move(name));
  data.fingerprint = fingerprintOf(data);
  return data;
}

/// From the wish at half the interactions to an empty folder.
void benchCancel(const Dataset& data, const std::filesystem::path& file) {
  std::stop_source stop;
  Progress progress;
  std::chrono::steady_clock::time_point asked;
  std::jthread watcher([&](const std::stop_token& ended) {
    while (!ended.stop_requested() && progress.snapshot().done < data.interactions->size() / 2) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    asked = std::chrono::steady_clock::now();
    stop.request_stop();
  });
  try {
    Project::create(file, data, true, progress, stop.get_token());
    std::printf("finished before the cancel\n");
  } catch (const Cancelled&) {
    const auto now = std::chrono::steady_clock::now();
    watcher.join();
    std::printf("cancelled at half, gone after %.1f ms, %td files left\n",
                std::chrono::duration<double, std::milli>(now - asked).count(),
                std::distance(std::filesystem::directory_iterator(file.parent_path()), {}));
  }
}

void benchPages(const Session& session) {
  timed("figures of users and items", [&] { dataFigures(session); });
  for (const char* by : {"count", "last", "id", "name", "country"}) {
    EntityQuery query;
    query.sortBy = by;
    const std::string what = std::string("first page of users by ") + by;
    timed((what + ", first time").c_str(), [&] { entityPage(session, query); });
    timed((what + ", again").c_str(), [&] { entityPage(session, query); });
  }
  EntityQuery query;
  query.filter = "9999";
  timed("users with 9999, first time", [&] { entityPage(session, query); });
  timed("users with 9999, again",
        [&] { std::printf("%zu match\n", entityPage(session, query).matching); });
  query.filter = "国";
  timed("users with 国 (a third)",
        [&] { std::printf("%zu match\n", entityPage(session, query).matching); });
  query.filter.clear();
  query.offset = session.data().users.size() / 2;
  timed("page in the middle by count", [&] { entityPage(session, query); });
}

void benchLists(Session& session, const std::filesystem::path& folder) {
  RunRecord run;
  run.model = "popularity";
  const RunId id =
      session.withProject([&](Project& project) { return RunStore(project).add(run, "Bench"); });
  const Index users = session.data().users.size();
  const std::size_t k = std::max<std::size_t>(1, 1'000'000 / users);
  timed("1 M recommendations stored", [&] {
    session.withProject([&](Project& project) {
      ListStore(project).replaceAll(id, users, [&](Index user) {
        std::vector<StoredRecommendation> list(k);
        for (std::size_t i = 0; i < k; ++i)
          list[i] = {static_cast<Index>((user + i * 31) % kItems),
                     1.0F / static_cast<float>(i + 1)};
        return list;
      });
    });
  });
  timed("one user's list", [&] {
    session.withProject([&](Project& project) { return ListStore(project).list(id, users / 2); });
  });
  for (const ExportPreset& preset : exportPresets()) {
    ExportRequest request;
    request.run = id;
    request.k = k;
    request.format = preset.format;
    request.file = folder / "lists.csv";
    Progress progress;
    timed(("1 M recommendations exported, " + preset.key).c_str(),
          [&] { exportTable(session, request, progress, {}); });
  }
  ExportRequest request;
  request.table = ExportTable::Interactions;
  request.limit = 1'000'000;
  request.file = folder / "interactions.csv";
  Progress progress;
  timed("1 M interactions exported", [&] { exportTable(session, request, progress, {}); });
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t entries = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
  const auto users = static_cast<Index>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200'000);
  const auto folder =
      std::filesystem::temp_directory_path() / ("bench_Store-" + std::to_string(entries));
  std::filesystem::create_directories(folder);
  const auto file = folder / "bench.tastescope";
  Progress progress;
  {
    const Dataset data = generated(entries, users);
    std::printf("%llu interactions, %u users, %u items\n", static_cast<unsigned long long>(entries),
                users, kItems);
    benchCancel(data, file);
    timed("create", [&] { Project::create(file, data, true, progress, {}); });
  }
  std::printf("%.1f MB\n", static_cast<double>(std::filesystem::file_size(file)) / 1e6);
  timed("open", [&] { Project::open(file); });
  SessionPtr session;
  timed("open and load", [&] { session = Session::open(file, progress, {}); });
  benchPages(*session);
  benchLists(*session, folder);
  session.reset();
  timed("open again", [&] { Project::open(file); });
  std::filesystem::remove_all(folder);
}
