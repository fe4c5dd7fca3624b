// Small matrices and reference values for the tests of rankings.
#pragma once

#include <QFile>
#include <QtTest>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/data/Interactions.h"

namespace tastescope::test {

/// Rows of item positions, all values 1, without times.
inline InteractionsPtr matrix(const std::vector<std::vector<Index>>& rows, Index itemCount) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  for (const auto& row : rows) {
    items.insert(items.end(), row.begin(), row.end());
    offsets.push_back(items.size());
  }
  std::vector<float> values(items.size(), 1.0F);
  return std::make_shared<Interactions>(std::move(offsets), std::move(items), std::move(values),
                                        std::vector<std::int64_t>{}, itemCount);
}

/// Metric values computed by independent programs, or an empty JSON when TASTESCOPE_DATA is not
/// set.
inline nlohmann::json rankingOracle() {
  const QByteArray data = qgetenv("TASTESCOPE_DATA");
  if (data.isEmpty()) return {};
  QFile file(QString::fromUtf8(data) + QStringLiteral("/../oracle/ranking.json"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return nlohmann::json::parse(file.readAll().toStdString());
}

}  // namespace tastescope::test
