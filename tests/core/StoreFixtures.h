// A dataset with one of everything a project can hold, and helpers of the store's tests.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>

#include "core/base/Error.h"
#include "core/base/HostTensor.h"
#include "core/store/Project.h"

namespace tastescope::test {

inline AttributeColumn textColumn(const char* name, std::vector<std::string> texts) {
  AttributeColumn column;
  column.name = name;
  column.texts = std::move(texts);
  return column;
}

inline AttributeColumn numberColumn(const char* name, std::vector<double> numbers) {
  AttributeColumn column;
  column.name = name;
  column.type = AttributeType::Number;
  column.numbers = std::move(numbers);
  return column;
}

inline AttributeColumn categoryColumn(const char* name, std::vector<std::string> labels,
                                      std::vector<Index> codes) {
  AttributeColumn column;
  column.name = name;
  column.type = AttributeType::Category;
  column.labels = std::move(labels);
  column.codes = std::move(codes);
  return column;
}

inline AttributeColumn tagColumn(const char* name, std::vector<std::string> labels,
                                 std::vector<Index> codes, std::vector<std::uint64_t> offsets) {
  AttributeColumn column = categoryColumn(name, std::move(labels), std::move(codes));
  column.type = AttributeType::Tags;
  column.tagOffsets = std::move(offsets);
  return column;
}

/// Two tensors of 64 numbers.
inline TensorMap smallWeights() {
  HostTensor tensor = HostTensor::zeros(ElementType::Float32, {64});
  for (std::size_t i = 0; i < 64; ++i) tensor.as<float>()[i] = static_cast<float>(i) / 7;
  return {{"b", tensor}, {"w", tensor}};
}

/// 3 users, 4 items. Histories: "007" has b, a; "nobody" has none; the third has d, c, a.
inline Dataset smallDataset() {
  Dataset data;
  for (const char* id : {"007", "nobody", "三 \"x\", 😀"}) data.users.add(id);
  for (const char* id : {"a", "b'); DROP TABLE items;--", "=cmd()", "d"}) data.items.add(id);
  data.interactions = std::make_shared<Interactions>(
      std::vector<std::uint64_t>{0, 2, 2, 5}, std::vector<Index>{1, 0, 3, 2, 0},
      std::vector<float>{1, 1, 0.5F, -2, 3},
      std::vector<Moment>{momentOf(-5), momentOf(1'700'000'000), 0, momentOf(10),
                          momentOf(4'000'000'000)},
      4);
  data.parts = {Part::Train, Part::Test, Part::Train, Part::Valid, Part::Test};
  data.userAttributes = AttributeTable(3);
  data.userAttributes.add(
      categoryColumn("country", {"Iceland", "中国", "unused"}, {1, kNoIndex, 0}));
  const double missing = std::numeric_limits<double>::quiet_NaN();
  data.itemAttributes = AttributeTable(4);
  data.itemAttributes.add(textColumn("title", {"Apple", "", "=SUM(A1)", "Éclair 苹果"}));
  // SQL names know no case, and "position" is taken.
  data.itemAttributes.add(numberColumn("Title", {1.5, missing, -0.25, 1e300}));
  data.itemAttributes.add(tagColumn("position", {"x", "y"}, {1, 0, 0}, {0, 2, 2, 2, 3}));
  data.itemAttributes.setTitleColumn(0);
  data.links = {{2, 0}, {0, 2}};
  data.domain = Domain::Commerce;
  data.name = "small";
  data.report.rows = {9, 5, 1, 1, 2};
  data.report.seconds = 0.25;
  data.report.notes.push_back(coreText("Data", "Note %1").arg("of 1"));
  data.report.rejected.push_back(
      {"f.csv", 3, 2, coreText("Data", "No number: %1").arg("x"), "a,x"});
  data.fingerprint = fingerprintOf(data);
  return data;
}

inline std::filesystem::path inside(const QTemporaryDir& folder, const char* name) {
  return std::filesystem::path(folder.path().toStdString()) / name;
}

inline void create(const std::filesystem::path& file, const Dataset& data = smallDataset(),
                   bool overwrite = false) {
  Progress progress;
  Project::create(file, data, overwrite, progress, {});
}

inline Dataset load(const std::filesystem::path& file) {
  Progress progress;
  return Project::open(file).loadDataset(progress, {});
}

/// A project's file as another program sees it.
inline SQLite::Database sqlOf(const Project& project) {
  return SQLite::Database(project.file(), SQLite::OPEN_READWRITE);
}

/// Runs SQL on a project as another program would.
inline void alter(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(sql);
}

/// The code of the Error `body` throws, or nothing.
template <typename Body>
std::optional<Error> errorOf(Body&& body) {
  try {
    static_cast<void>(body());
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

template <typename Body>
std::string codeOf(Body&& body) {
  const auto error = errorOf(std::forward<Body>(body));
  return error ? errorCodeName(error->code()) : "none";
}

inline bool sameEntries(const Dataset& a, const Dataset& b) {
  const auto equal = [](const auto& x, const auto& y) { return std::ranges::equal(x, y); };
  return equal(a.interactions->offsets(), b.interactions->offsets()) &&
         equal(a.interactions->items(), b.interactions->items()) &&
         equal(a.interactions->values(), b.interactions->values()) &&
         equal(a.interactions->times(), b.interactions->times()) &&
         a.timesArePositions == b.timesArePositions && a.parts == b.parts &&
         fingerprintOf(a) == fingerprintOf(b);
}

/// A child process that does `work` and never comes back into the test. No connection may be open:
/// SQLite's must not cross a fork.
template <typename Work>
pid_t inChild(Work&& work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  try {
    ::_exit(work());
  } catch (...) {
    ::_exit(99);
  }
}

inline int killed(pid_t child) {
  int status = 0;
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return status;
}

/// Names in a folder, hidden ones included.
inline std::vector<std::string> namesIn(const QTemporaryDir& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path().toStdString())) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace tastescope::test
