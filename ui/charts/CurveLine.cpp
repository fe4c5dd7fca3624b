#include "ui/charts/CurveLine.h"

#include <algorithm>

namespace tastescope::ui {

void CurveLine::append(const QVector<CurveSample>& samples) {
  for (const CurveSample& sample : samples) {
    m_epoch.push_back(sample.epoch);
    m_step.push_back(sample.step);
    m_seconds.push_back(sample.seconds);
    m_value.push_back(sample.value);
  }
  extendSmoothed();
}

void CurveLine::appendHalf(const QVector<double>& halves) {
  m_half.insert(m_half.end(), halves.begin(), halves.end());
}

void CurveLine::setSmoothing(double weight) {
  if (weight == m_weight) return;
  m_weight = weight;
  m_mean = DebiasedMean(weight);
  m_smoothed.clear();
  extendSmoothed();
}

void CurveLine::extendSmoothed() {
  if (!isSmoothed()) return;
  m_smoothed.reserve(m_value.size());
  for (std::size_t i = m_smoothed.size(); i < m_value.size(); ++i) {
    m_smoothed.push_back(m_mean.next(m_value[i]));
  }
}

const std::vector<double>& CurveLine::keys(CurveAxis axis) const {
  switch (axis) {
    case CurveAxis::Epoch: return m_epoch;
    case CurveAxis::Step: return m_step;
    case CurveAxis::Time: break;
  }
  return m_seconds;
}

const std::vector<double>& CurveLine::shown() const { return isSmoothed() ? m_smoothed : m_value; }

std::optional<std::size_t> CurveLine::at(CurveAxis axis, double x) const {
  if (m_value.empty()) return std::nullopt;
  const auto& key = keys(axis);
  const auto after = std::upper_bound(key.begin(), key.end(), x);
  if (after == key.begin()) return 0;
  return static_cast<std::size_t>(after - key.begin()) - 1;
}

CurveSample CurveLine::sample(std::size_t i) const {
  return {m_epoch[i], m_step[i], m_seconds[i], m_value[i]};
}

double CurveLine::lastKey(CurveAxis axis) const { return m_value.empty() ? 0 : keys(axis).back(); }

}  // namespace tastescope::ui
