// A small project on disk for tests of use cases: four groups of users with four groups of items,
// times, titles, attributes.
#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <limits>
#include <string>

#include "core/base/Rng.h"
#include "core/workflow/Session.h"
#include "core/workflow/train/TrainRun.h"

namespace tastescope::test {

inline constexpr Index kToyUsers = 160;  ///< and one more without a history
inline constexpr Index kToyItems = 48;
inline constexpr Index kToyGroups = 4;

inline Index toyGroup(Index entity) { return entity % kToyGroups; }

/// Each user has 9 to 14 items, most of them of the own group. Item i is called "item-i", its price
/// is i (item 0 has none).
inline Dataset toyDataset() {
  Dataset data;
  Rng rng(7);
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  std::vector<float> values;
  std::vector<Moment> times;
  for (Index item = 0; item < kToyItems; ++item) data.items.add("item-" + std::to_string(item));
  for (Index user = 0; user < kToyUsers; ++user) {
    data.users.add("user-" + std::to_string(user));
    std::vector<bool> has(kToyItems, false);
    const std::uint64_t length = 9 + rng.below(6);
    for (std::uint64_t n = 0; n < length;) {
      Index item = static_cast<Index>(rng.below(kToyItems));
      if (rng.uniform() < 0.8) item = item - toyGroup(item) + toyGroup(user);
      if (has[item]) continue;
      has[item] = true;
      items.push_back(item);
      values.push_back(static_cast<float>(1 + rng.below(5)));
      times.push_back(momentOf(1'600'000'000) + static_cast<Moment>(n) * kMicrosPerDay);
      ++n;
    }
    offsets.push_back(items.size());
  }
  data.users.add("nobody");
  offsets.push_back(items.size());
  data.interactions = std::make_shared<Interactions>(offsets, items, values, times, kToyItems);

  data.userAttributes = AttributeTable(data.users.size());
  data.itemAttributes = AttributeTable(kToyItems);
  AttributeColumn title{.name = "title", .type = AttributeType::Text};
  AttributeColumn group{
      .name = "group", .type = AttributeType::Category, .labels = {"red", "green", "blue", "grey"}};
  AttributeColumn price{.name = "price", .type = AttributeType::Number};
  AttributeColumn tags{
      .name = "tags", .type = AttributeType::Tags, .labels = {"even", "third"}, .tagOffsets = {0}};
  for (Index item = 0; item < kToyItems; ++item) {
    title.texts.push_back("Title, no. " + std::to_string(item));
    group.codes.push_back(toyGroup(item));
    price.numbers.push_back(item == 0 ? std::numeric_limits<double>::quiet_NaN()
                                      : double{static_cast<double>(item)});
    if (item % 2 == 0) tags.codes.push_back(0);
    if (item % 3 == 0) tags.codes.push_back(1);
    tags.tagOffsets.push_back(tags.codes.size());
  }
  data.itemAttributes.add(title);
  data.itemAttributes.add(group);
  data.itemAttributes.add(price);
  data.itemAttributes.add(tags);
  data.itemAttributes.setTitleColumn(0);
  data.name = "toy";
  data.fingerprint = fingerprintOf(data);
  return data;
}

inline void createToyProject(const std::filesystem::path& file) {
  Progress progress;
  Project::create(file, toyDataset(), true, progress, {});
}

inline SessionPtr openSession(const std::filesystem::path& file) {
  Progress progress;
  return Session::open(file, progress, {});
}

/// A new project in a folder that goes away with it.
struct ToyProject {
  QTemporaryDir folder;
  std::filesystem::path file;
  SessionPtr session;
  ToyProject() : file((folder.path() + QStringLiteral("/toy.tastescope")).toStdString()) {
    createToyProject(file);
    session = openSession(file);
  }
  [[nodiscard]] std::filesystem::path path(const char* name) const {
    return folder.path().toStdString() + "/" + name;
  }
};

/// A Mult-VAE small enough for a test; its epochs are complete with checkpoints after each.
inline TrainRequest toyRequest(std::int64_t epochs) {
  TrainRequest request;
  request.model = "mult-vae";
  request.config = {{"latent", 8}, {"hidden", {24}}, {"batch", 32}};
  request.trainOptions = {
      {"epochs", epochs}, {"patience", 0}, {"checkpoint-seconds", 0}, {"threads", 2}};
  request.seed = 5;
  return request;
}

inline TrainOutcome train(Session& session, const TrainRequest& request) {
  TrainFeed feed;
  TrainControl control;
  Progress progress;
  return trainRun(session, request, feed, control, progress, {});
}

/// A trained run of a closed-form model.
inline RunId trainClosedForm(Session& session, const std::string& model) {
  TrainRequest request;
  request.model = model;
  return train(session, request).run.id;
}

inline std::string readAll(const std::filesystem::path& file) {
  QFile in(QString::fromStdString(file.string()));
  return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : std::string("unreadable");
}

/// Everything of two runs that must agree bit for bit; the seconds of their curves cannot.
inline void compareRuns(Session& a, RunId runA, Session& b, RunId runB) {
  const auto weightsOf = [](Session& s, RunId run) {
    return s.withProject([&](Project& project) { return RunResults(project).weights(run); });
  };
  QVERIFY2(weightsOf(a, runA) == weightsOf(b, runB), "weights differ");
  const auto curvesOf = [](Session& s, RunId run) {
    return s.withProject([&](Project& project) { return RunResults(project).curves(run); });
  };
  const Curves left = curvesOf(a, runA);
  const Curves right = curvesOf(b, runB);
  QCOMPARE(left.size(), right.size());
  for (const auto& [name, points] : left) {
    QVERIFY2(right.contains(name), name.c_str());
    QCOMPARE(points.size(), right.at(name).size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const CurvePoint& other = right.at(name)[i];
      QCOMPARE(points[i].epoch, other.epoch);
      QCOMPARE(points[i].step, other.step);
      QVERIFY2(points[i].value == other.value,
               qPrintable(QString::fromStdString(name) + QString::number(i)));
    }
  }
  const auto metricsOf = [](Session& s, RunId run) {
    return s.withProject([&](Project& project) { return RunResults(project).metrics(run); });
  };
  const auto metricsA = metricsOf(a, runA);
  const auto metricsB = metricsOf(b, runB);
  QCOMPARE(metricsA.size(), metricsB.size());
  for (std::size_t i = 0; i < metricsA.size(); ++i) {
    QCOMPARE(metricsA[i].name, metricsB[i].name);
    QVERIFY2(metricsA[i].value == metricsB[i].value, metricsA[i].name.c_str());
    QVERIFY2(metricsA[i].half == metricsB[i].half, metricsA[i].name.c_str());
  }
}

}  // namespace tastescope::test
