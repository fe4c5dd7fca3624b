#include "ui/evaluate/MetricsModel.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/widgets/CellDelegates.h"

namespace tastescope::ui {

namespace {

QString fixed(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

/// 0.38 is "+38".
QString signedPercent(double share) {
  const QString text = fixed(share * 100, 0);
  return share > 0 ? QLatin1Char('+') + text : text;
}

}  // namespace

QString metricTitle(const QString& name) {
  const QString base = name.section(QLatin1Char('@'), 0, 0);
  const QString k = name.section(QLatin1Char('@'), 1);
  QString title = base == QStringLiteral("ndcg") || base == QStringLiteral("mrr") ||
                          base == QStringLiteral("map")
                      ? base.toUpper()
                      : base;
  if (title == QStringLiteral("recall-capped")) title = QStringLiteral("recall");
  title[0] = title[0].toUpper();
  return k.isEmpty() ? title : title + QLatin1Char('@') + k;
}

int MetricsModel::widthOf(int column) {
  constexpr int kWidths[kColumns] = {142, 140, 98, 90, 82, 92, 98, 82, 60, 90, 90, 150};
  return kWidths[column];
}

void MetricsModel::setRuns(const QList<ChosenRun>& runs, int k, bool capped,
                           const Judgements* judged) {
  beginResetModel();
  m_runs = runs;
  m_k = k;
  m_capped = capped;
  m_hasJudged = judged != nullptr && judged->k == k;
  m_judged = m_hasJudged ? *judged : Judgements{};
  const auto ndcg = [this](const ChosenRun& run) {
    const int row = static_cast<int>(&run - m_runs.constData());
    return metric(row, metricName(kNdcg)).value_or(MeanInterval{-1, 0}).mean;
  };
  QList<QPair<double, ChosenRun>> ranked;
  for (const ChosenRun& run : std::as_const(m_runs)) ranked.append({ndcg(run), run});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (int i = 0; i < ranked.size(); ++i) m_runs[i] = ranked[i].second;
  endResetModel();
}

RunId MetricsModel::runAt(int row) const {
  return row >= 0 && row < m_runs.size() ? m_runs[row].summary.record.id : 0;
}

int MetricsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

std::optional<MeanInterval> MetricsModel::metric(int row, const QString& name) const {
  const RunSummary& summary = m_runs[row].summary;
  const std::string key = toUtf8(name);
  for (const RunJudgement& judged : m_judged.runs) {
    if (judged.run != summary.record.id) continue;
    const auto found = judged.metrics.find(key);
    if (found != judged.metrics.end()) return found->second;
  }
  for (const MetricValue& stored : summary.metrics) {
    if (stored.part == "test" && stored.name == key) return MeanInterval{stored.value, stored.half};
  }
  return std::nullopt;
}

QString MetricsModel::metricName(int column) const {
  const char* base = nullptr;
  switch (column) {
    case kNdcg: base = "ndcg"; break;
    case kRecall: base = m_capped ? "recall-capped" : "recall"; break;
    case kMrr: base = "mrr"; break;
    case kHit: base = "hit"; break;
    case kCoverage: base = "coverage"; break;
    case kPopularity: base = "popularity"; break;
    case kNovelty: base = "novelty"; break;
    case kGini: base = "gini"; break;
    case kDiversity: base = "diversity-attribute"; break;
    case kLift: base = "popularity-lift"; break;
    default: return {};
  }
  return QStringLiteral("%1@%2").arg(QLatin1String(base)).arg(m_k);
}

QString MetricsModel::valueText(int row, int column) const {
  const auto value = metric(row, metricName(column));
  if (!value) return tr("not judged");
  switch (column) {
    case kNdcg:
    case kRecall: return fixed(value->mean, 4);
    case kMrr:
    case kHit: return fixed(value->mean, 3);
    case kCoverage: return tr("%1 %").arg(fixed(value->mean * 100, 1));
    case kPopularity: return fixed(value->mean, 0);
    case kLift: return tr("%1 %").arg(signedPercent(value->mean));
    default: return fixed(value->mean, 2);
  }
}

QString MetricsModel::againstText(int row, bool whole) const {
  if (m_runs.size() < 2) return QString();
  const RunId run = m_runs[row].summary.record.id;
  if (!m_hasJudged) return tr("not tested");
  if (run == m_judged.reference) return tr("reference");
  const auto verdict = m_judged.verdicts.find(run);
  if (verdict == m_judged.verdicts.end()) return tr("not tested");
  return translated(whole ? verdict->second.sentence : verdict->second.inShort);
}

QString MetricsModel::referenceName() const {
  for (const ChosenRun& run : m_runs) {
    if (m_hasJudged && run.summary.record.id == m_judged.reference)
      return fromUtf8(run.summary.record.name);
  }
  return {};
}

bool MetricsModel::hasDiversity() const {
  return m_hasJudged && !m_judged.runs.empty() && !m_judged.runs.front().beyond.attributes.empty();
}

QString MetricsModel::diversityAttribute() const {
  return hasDiversity() ? fromUtf8(m_judged.runs.front().beyond.attributes.front().attribute)
                        : QString();
}

QVariant MetricsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const int column = index.column();
  const bool words = column == kRun || column == kAgainst;
  switch (role) {
    case Qt::TextAlignmentRole:
      return static_cast<int>((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case SwatchRole: return column == kRun ? QVariant(m_runs[index.row()].colour) : QVariant();
    case SecondLineRole: {
      if (column != kNdcg) return {};
      const auto value = metric(index.row(), metricName(kNdcg));
      return value && value->half > 0 ? QVariant(QStringLiteral("± ") + fixed(value->half, 4))
                                      : QVariant();
    }
    case Qt::ToolTipRole:
      if (column == kRun) return fromUtf8(m_runs[index.row()].summary.modelName);
      return column == kAgainst ? QVariant(againstText(index.row(), true)) : QVariant();
    case Qt::DisplayRole:
      if (column == kRun) return fromUtf8(m_runs[index.row()].summary.record.name);
      return column == kAgainst ? againstText(index.row(), false) : valueText(index.row(), column);
    default: return {};
  }
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case kNdcg:
        return tr(
            "How high the held-out items stand in the list; with the 95 % interval over users.");
      case kRecall:
        return m_capped ? tr("Held-out items found, divided by the most that the list could hold.")
                        : tr("Held-out items found, divided by all held-out items.");
      case kMrr: return tr("One divided by the place of the first held-out item found.");
      case kHit: return tr("Users with at least one held-out item in the list.");
      case kCoverage: return tr("Items that appear in any list.");
      case kPopularity: return tr("Users who had a recommended item, on average.");
      case kNovelty: return tr("Surprise of the recommended items, in bits.");
      case kGini: return tr("How unequally the lists use the items; 0 is equal.");
      case kDiversity:
        return tr("How different the items of a list are, by %1: 0 alike, 1 nothing in common.")
            .arg(diversityAttribute());
      case kLift:
        return tr("How much more popular the lists are than what the users chose themselves.");
      default: return {};
    }
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kRun: return tr("Run");
    case kNdcg:
    case kRecall:
    case kMrr:
    case kHit: return metricTitle(metricName(section));
    case kCoverage: return tr("Coverage");
    case kPopularity: return tr("Mean pop.");
    case kNovelty: return tr("Novelty");
    case kGini: return tr("Gini");
    case kDiversity: return tr("Diversity");
    case kLift: return tr("Pop. lift");
    default:
      return referenceName().isEmpty() ? tr("Test of NDCG") : tr("Against %1").arg(referenceName());
  }
}

}  // namespace tastescope::ui
