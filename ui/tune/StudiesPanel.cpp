#include "ui/tune/StudiesPanel.h"

#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "core/models/Registry.h"
#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/DataTable.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {
constexpr int kStudiesHeight = 124;
}  // namespace

StudiesPanel::StudiesPanel(AppContext& context, QWidget* parent)
    : Panel(tr("Earlier searches"), parent),
      m_context(context),
      m_table(named("studies", new DataTable)),
      m_rows(new QStandardItemModel(0, 3, this)) {
  setFlush(true);
  auto* openButton = named("openStudy", smallButton(tr("Open")));
  addControl(openButton);
  m_rows->setHorizontalHeaderLabels({tr("Search"), tr("Trials"), tr("Best")});
  m_table->setAccessibleName(tr("Earlier searches"));
  m_table->setModel(m_rows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setFixedHeight(kStudiesHeight);
  QHeaderView* header = m_table->horizontalHeader();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(0, QHeaderView::Stretch);
  m_table->setTextWidth(1, 84);
  m_table->setTextWidth(2, 76);
  addWidget(m_table);
  connect(m_table, &DataTable::rowActivated, this, &StudiesPanel::open);
  connect(openButton, &QPushButton::clicked, this, [this] { open(m_table->currentIndex()); });
  connect(&m_context, &AppContext::runsChanged, this, &StudiesPanel::load);
  hide();
  load();
}

void StudiesPanel::open(const QModelIndex& at) {
  if (at.isValid()) Q_EMIT studyWanted(at.siblingAtColumn(0).data(StudyNameRole).toString());
}

void StudiesPanel::load() {
  if (!m_context.session()) return;
  auto plan = lookUp([session = m_context.session()] { return studySummaries(*session); });
  plan.done = [this](const std::vector<StudySummary>& studies) { fill(studies); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void StudiesPanel::fill(const std::vector<StudySummary>& studies) {
  const QLocale locale;
  m_rows->setRowCount(0);
  for (const StudySummary& study : studies) {
    const TuneOutcome& outcome = study.outcome;
    const QString made = locale.toString(qulonglong(outcome.trials.size()));
    QString trials = made;
    if (outcome.canGoOn() && outcome.planned > 0) {
      trials = tr("%1 of %2").arg(made, locale.toString(qlonglong(outcome.planned)));
    }
    QString best = QStringLiteral("–");
    if (outcome.best) best = locale.toString(*outcome.trials[*outcome.best].value, 'f', 4);
    QList<QStandardItem*> cells{new QStandardItem(fromUtf8(outcome.study)),
                                new QStandardItem(trials), new QStandardItem(best)};
    cells[0]->setData(fromUtf8(outcome.study), StudyNameRole);
    const QString about = QStringLiteral("%1, %2 %3")
                              .arg(fromUtf8(findModel(outcome.model).name),
                                   metricName(fromUtf8(outcome.metric)), best);
    for (QStandardItem* cell : cells) cell->setToolTip(about);
    for (const int column : {1, 2}) {
      cells[column]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    m_rows->appendRow(cells);
  }
  setVisible(!studies.empty());
  if (!studies.empty()) m_table->setCurrentIndex(m_rows->index(0, 0));
}

}  // namespace tastescope::ui
