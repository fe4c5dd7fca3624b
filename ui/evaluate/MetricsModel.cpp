#include "ui/evaluate/MetricsModel.h"

#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kRunWidth = 142;
constexpr int kAgainstWidth = 150;

std::vector<const MetricKind*> shownKinds(bool capped) {
  std::vector<const MetricKind*> kinds;
  for (const MetricKind& kind : metricKinds()) {
    const bool other = kind.key == (capped ? "recall" : "recall-capped");
    if (kind.place != MetricPlace::None && !other) kinds.push_back(&kind);
  }
  return kinds;
}

}  // namespace

MetricsModel::MetricsModel(QObject* parent) : TableModel(parent), m_kinds(shownKinds(false)) {}

const MetricKind* MetricsModel::kindOf(int column) const {
  const bool metric = column >= kNdcg && column < againstColumn();
  return metric ? m_kinds[static_cast<std::size_t>(column - kNdcg)] : nullptr;
}

int MetricsModel::columnOf(std::string_view kind) const {
  const auto found = std::ranges::find(m_kinds, kind, &MetricKind::key);
  return found == m_kinds.end() ? -1 : kNdcg + static_cast<int>(found - m_kinds.begin());
}

int MetricsModel::widthOf(int column) const {
  const MetricKind* kind = kindOf(column);
  return kind ? kind->width : column == kRun ? kRunWidth : kAgainstWidth;
}

bool MetricsModel::always(int column) const {
  return column == kRun || column == kNdcg || column == againstColumn();
}

QList<int> MetricsModel::byImportance() const {
  QList<int> columns{kRun, kNdcg, againstColumn()};
  for (const MetricPlace place : {MetricPlace::Front, MetricPlace::Table, MetricPlace::Room}) {
    for (int column = kNdcg + 1; column < againstColumn(); ++column) {
      if (kindOf(column)->place == place) columns << column;
    }
  }
  return columns;
}

bool MetricsModel::filled(int column) const {
  if (!kindOf(column)) return true;
  for (int row = 0; row < rowCount(); ++row) {
    if (value(row, column)) return true;
  }
  return false;
}

QString MetricsModel::everyMetric(int row) const {
  QStringList lines{fromUtf8(m_runs[row].summary.modelName)};
  for (int column = kNdcg; column < againstColumn(); ++column) {
    if (!value(row, column)) continue;
    lines << tr("%1: %2", "a metric and its value")
                 .arg(header(column, Qt::DisplayRole).toString(),
                      index(row, column).data().toString());
  }
  return lines.join(QLatin1Char('\n'));
}

void MetricsModel::setRuns(const QList<ChosenRun>& runs, int k, bool capped, FindingsPtr found) {
  beginResetModel();
  m_runs = runs;
  m_k = k;
  m_kinds = shownKinds(capped);
  m_found = std::move(found);
  const auto ndcg = [this](const ChosenRun& run) {
    const int row = static_cast<int>(&run - m_runs.constData());
    return value(row, kNdcg).value_or(MeanInterval{-1, 0}).mean;
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

std::optional<MeanInterval> MetricsModel::value(int row, int column) const {
  const RunSummary& summary = m_runs[row].summary;
  const std::string key = Metric(kindOf(column)->key, m_k).key();
  if (const RunFindings* found = m_found ? findingsOf(*m_found, summary.record.id) : nullptr) {
    if (const auto known = found->metric(key)) return known;
  }
  const MetricValue* stored = metricOf(summary, "test", key);
  return stored ? std::optional(MeanInterval{stored->value, stored->half}) : std::nullopt;
}

RunId MetricsModel::reference() const {
  return m_found && m_found->comparison ? bestOf(*m_found->comparison) : 0;
}

QString MetricsModel::againstText(int row, bool whole) const {
  if (m_runs.size() < 2) return QString();
  const RunId run = m_runs[row].summary.record.id;
  if (reference() == 0) return tr("not tested");
  if (run == reference()) return tr("reference");
  const auto pair = pairOf(*m_found->comparison, run, reference());
  if (!pair) return tr("not tested");
  return translated(whole ? comparisonSentence(*pair, nameIn(*m_found->comparison, reference()))
                          : comparisonInShort(*pair));
}

QString MetricsModel::help(int column) const {
  const MetricKind* kind = kindOf(column);
  if (!kind) return {};
  std::string attribute;
  if (m_found && !m_found->runs.front().beyond->attributes.empty())
    attribute = m_found->runs.front().beyond->attributes.front().attribute;
  const QString words = translated(Text(kind->help).arg(attribute));
  switch (kind->better) {
    case Better::Higher: return tr("%1 Higher is better.").arg(words);
    case Better::Lower: return tr("%1 Lower is better.").arg(words);
    case Better::Neither: break;
  }
  return words;
}

QVariant MetricsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const int column = index.column();
  const bool against = column == againstColumn();
  switch (role) {
    case Qt::TextAlignmentRole:
      return static_cast<int>((column == kRun || against ? Qt::AlignLeft : Qt::AlignRight) |
                              Qt::AlignVCenter);
    case SwatchRole: return column == kRun ? QVariant(m_runs[index.row()].colour) : QVariant();
    case SecondLineRole: {
      if (column != kNdcg) return {};
      const auto ndcg = value(index.row(), kNdcg);
      if (!ndcg || ndcg->half <= 0) return {};
      return QVariant(QStringLiteral("± ") + metricText(*kindOf(kNdcg), ndcg->half));
    }
    case Qt::ToolTipRole:
      if (column == kRun) return everyMetric(index.row());  // a narrow table shows not all of them
      return against ? QVariant(againstText(index.row(), true)) : QVariant();
    case Qt::DisplayRole: {
      if (column == kRun) return fromUtf8(m_runs[index.row()].summary.record.name);
      if (against) return againstText(index.row(), false);
      const auto shown = value(index.row(), column);
      return shown ? metricText(*kindOf(column), shown->mean) : tr("not evaluated");
    }
    default: return {};
  }
}

QVariant MetricsModel::header(int section, int role) const {
  if (role == Qt::ToolTipRole) return help(section);
  if (role != Qt::DisplayRole) return {};
  if (section == kRun) return tr("Run");
  if (const MetricKind* kind = kindOf(section)) return metricColumn(Metric(kind->key, m_k));
  if (reference() == 0) return tr("Test of NDCG");
  return tr("Against %1").arg(fromUtf8(nameIn(*m_found->comparison, reference())));
}

}  // namespace tastescope::ui
