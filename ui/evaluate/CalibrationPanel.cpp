#include "ui/evaluate/CalibrationPanel.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>
#include <cmath>

#include "ui/charts/ShareChart.h"
#include "ui/evaluate/Figures.h"
#include "ui/evaluate/RunLegend.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/words/AttributeName.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kMostRows = 8;

/// The kinds that get a row: all, or the largest and, nameless, the others together.
QStringList rowNames(const AttributeFigures& figures) {
  QStringList names;
  for (const ValueShares& share : figures.shares) names << fromUtf8(share.value);
  if (figures.shares.size() <= kMostRows) return names;
  names.resize(kMostRows - 1);
  return names << QString();
}

/// Shares of a run in the order of `names`, which another run may have given.
std::vector<ValueShares> sharesOfRows(const AttributeFigures& figures, const QStringList& names) {
  std::vector<ValueShares> rows(static_cast<std::size_t>(names.size()));
  for (const ValueShares& share : figures.shares) {
    const qsizetype found = names.indexOf(fromUtf8(share.value));
    ValueShares& row = found < 0 ? rows.back() : rows[static_cast<std::size_t>(found)];
    row.history += share.history;
    row.lists += share.lists;
  }
  return rows;
}

}  // namespace

CalibrationPanel::CalibrationPanel(AppContext& context, QWidget* parent)
    : Translated(QString(), parent),
      m_context(context),
      m_attributes(named("itemAttribute", small(new QComboBox))),
      m_legend(new RunLegend),
      m_chart(named("calibration", new ShareChart)),
      m_words(named("calibrationWords", makeWrapped({}, TextStyle::Small, "textSecondary"))) {
  addControl(m_attributes);
  addWidget(m_legend);
  addWidget(m_chart);
  addWidget(m_words);
  body()->addStretch(1);
  connect(m_attributes, &QComboBox::activated, this, &CalibrationPanel::showShares);
  retranslate();
}

void CalibrationPanel::setRuns(const QList<EvaluatedRun>& runs) {
  m_runs = runs;
  const QString before = m_attributes->currentData().toString();
  m_attributes->clear();
  if (!runs.isEmpty()) {
    for (const AttributeFigures& figures : runs.front().found.beyond->attributes)
      m_attributes->addItem(attributeName(figures.attribute), fromUtf8(figures.attribute));
  }
  m_attributes->setCurrentIndex(std::max(0, m_attributes->findData(before)));
  m_attributes->setVisible(m_attributes->count() > 1);
  retranslate();
}

void CalibrationPanel::setSpoken(RunId run) {
  m_spoken = run;
  showShares();
}

const AttributeFigures* CalibrationPanel::figuresOf(const EvaluatedRun& run) const {
  const std::string wanted = toUtf8(m_attributes->currentData().toString());
  for (const AttributeFigures& figures : run.found.beyond->attributes) {
    if (figures.attribute == wanted) return &figures;
  }
  return nullptr;
}

QString CalibrationPanel::sentence() const {
  if (m_attributes->count() == 0) {
    return tr("The %1 have no attribute that puts them into kinds, such as a category or a price. "
              "With a file about them, the shares of the kinds are compared here.")
        .arg(m_context.vocabulary().items);
  }
  const EvaluatedRun* spoken = m_runs.isEmpty() ? nullptr : &m_runs.front();
  for (const EvaluatedRun& run : m_runs) {
    if (run.id() == m_spoken) spoken = &run;
  }
  const AttributeFigures* figures = spoken == nullptr ? nullptr : figuresOf(*spoken);
  if (figures == nullptr) return {};
  const std::vector<ValueShares> rows = sharesOfRows(*figures, rowNames(*figures));
  double off = 0;
  for (const ValueShares& row : rows) off += std::abs(row.lists - row.history);
  off /= static_cast<double>(rows.size());
  return tr("%1 is off by %2 % on average.")
      .arg(spoken->name, QLocale().toString(off * 100, 'f', 1));
}

void CalibrationPanel::showShares() {
  QStringList names;
  QList<ShareChart::Series> series;
  QList<ShareChart::Row> rows;
  QList<LegendEntry> legend{{tr("history"), Theme::instance().colour("textPrimary"),
                             LegendEntry::Kind::Upright, Marker::Circle}};
  for (const EvaluatedRun& run : std::as_const(m_runs)) {
    const AttributeFigures* figures = figuresOf(run);
    if (figures == nullptr) continue;
    if (series.isEmpty()) names = rowNames(*figures);
    const std::vector<ValueShares> shares = sharesOfRows(*figures, names);
    for (qsizetype i = 0; i < names.size(); ++i) {
      const ValueShares& share = shares[static_cast<std::size_t>(i)];
      if (series.isEmpty())
        rows.append({names[i].isEmpty() ? tr("others") : names[i], share.history, {}});
      rows[i].shares.append(share.lists);
    }
    series.append({run.name, run.colour, run.marker});
    legend.append(run.legend());
  }
  m_legend->setEntries(legend);
  m_chart->setData(tr("history"), series, rows);
  m_legend->setVisible(!rows.isEmpty());
  m_chart->setVisible(!rows.isEmpty());
  m_words->setText(sentence());
}

void CalibrationPanel::retranslate() {
  setTitle(tr("Calibration"));
  setNote(m_attributes->count() == 1
              ? tr("%1, lists against histories").arg(m_attributes->currentText())
              : tr("lists against histories"));
  m_attributes->setAccessibleName(tr("Attribute of the %1").arg(m_context.vocabulary().items));
  m_chart->setAccessibleName(tr("Calibration"));
  showShares();
}

}  // namespace tastescope::ui
