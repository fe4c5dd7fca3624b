#include "ui/shell/SelfCheckPanel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

enum CheckColumn { CheckState, CheckWhat, CheckExpected, CheckFound, CheckColumns };
constexpr int kTableHeight = 220;
constexpr int kTableWidth = 600;
constexpr int kCheckDigits = 8;

QString checkNumber(double value) {
  return std::isfinite(value) ? QLocale().toString(value, 'g', kCheckDigits) : QString();
}

}  // namespace

SelfCheckPanel::SelfCheckPanel(AppContext& context, Answers answers, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_answers(std::move(answers)),
      m_timer(new QTimer(this)),
      m_start(named("selfCheck", button(tr("Check this installation"), "check"))),
      m_words(new WrappedLabel({}, TextStyle::Small, "textSecondary")),
      m_bar(new QProgressBar),
      m_verdict(named("selfCheckVerdict", new NoteBar)),
      m_table(named("selfCheckTable", new DataTable)),
      m_rows(new QStandardItemModel(this)) {
  m_table->setAccessibleName(tr("Known answers and what was found here"));
  m_table->setProperty("framed", true);
  m_table->setDense(true);
  m_table->setFixedHeight(kTableHeight);
  m_table->setMinimumWidth(kTableWidth);
  m_table->setModel(m_rows);
  m_table->setItemDelegateForColumn(CheckState, new ChipDelegate(m_table));
  m_bar->setTextVisible(false);
  m_bar->setAccessibleName(tr("Progress of the check"));
  m_timer->setInterval(1000 / std::max(1, Theme::instance().motion("liveRedrawHz")));
  auto* column = bareColumn(this, Theme::instance().spacing("s"));
  auto* row = spacedRow(Theme::instance().spacing("m"));
  row->addWidget(m_start);
  row->addWidget(m_words, 1);
  column->addLayout(row);
  for (QWidget* part : {static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_verdict),
                        static_cast<QWidget*>(m_table)}) {
    part->hide();
    column->addWidget(part);
  }
  connect(m_start, &QPushButton::clicked, this, &SelfCheckPanel::start);
  connect(m_timer, &QTimer::timeout, this, &SelfCheckPanel::follow);
  connect(&m_context.jobs(), &JobManager::changed, this, &SelfCheckPanel::updateButton);
  updateButton();
}

// A check sets threads and seeds of the numerical libraries, which belong to a running training.
void SelfCheckPanel::updateButton() {
  const bool training = m_context.jobs().training();
  m_start->setEnabled(!training && !m_job.active());
  m_words->setText(training
                       ? tr("Wait until the training has ended: both need the numerical libraries.")
                       : tr("Small problems with known answers, about two seconds."));
}

void SelfCheckPanel::start() {
  JobManager::Plan<std::vector<CheckResult>> plan;
  plan.title = tr("Checking this installation");
  plan.work = [answers = m_answers](Progress& progress, const std::stop_token& stop) {
    const std::vector<KnownAnswer> known = answers();
    return selfCheck(known, progress, stop);
  };
  plan.done = [this](const std::vector<CheckResult>& results) {
    finish();
    showResults(results);
  };
  plan.cancelled = [this] { finish(); };
  plan.failed = [this](const Error& error) {
    finish();
    m_verdict->setKind(NoteKind::Danger);
    m_verdict->setText(translated(error.message()));
    m_verdict->show();
  };
  m_verdict->hide();
  m_table->hide();
  m_bar->setRange(0, 0);
  m_bar->show();
  m_job.start(m_context.jobs(), this, std::move(plan));
  m_start->setEnabled(false);
  m_timer->start();
}

void SelfCheckPanel::follow() {
  if (!m_job.job()) return;
  const ProgressState state = m_job.job()->progress();
  m_bar->setRange(0, static_cast<int>(state.total));
  m_bar->setValue(static_cast<int>(state.done));
}

void SelfCheckPanel::finish() {
  m_timer->stop();
  m_bar->hide();
  updateButton();
}

void SelfCheckPanel::addRow(const CheckResult& result) {
  QList<QStandardItem*> cells;
  for (int i = 0; i < CheckColumns; ++i) cells << new QStandardItem;
  cells[CheckState]->setText(result.passed ? tr("Passed") : tr("Failed"));
  cells[CheckState]->setData(int(result.passed ? ChipKind::Success : ChipKind::Danger),
                             ChipKindRole);
  cells[CheckWhat]->setText(translated(result.what));
  cells[CheckWhat]->setToolTip(translated(result.what));
  cells[CheckExpected]->setText(checkNumber(result.expected));
  const QString found = checkNumber(result.found);
  cells[CheckFound]->setText(found.isEmpty() ? tr("no number") : found);
  cells[CheckFound]->setToolTip(fromUtf8(result.error));
  for (const int number : {int(CheckExpected), int(CheckFound)}) {
    cells[number]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  }
  m_rows->appendRow(cells);
}

void SelfCheckPanel::showResults(const std::vector<CheckResult>& results) {
  const bool good = allPassed(results);
  m_verdict->setKind(good ? NoteKind::Success : NoteKind::Danger);
  m_verdict->setText(translated(selfCheckSentence(results)));
  m_verdict->show();
  m_rows->clear();
  m_rows->setHorizontalHeaderLabels({tr("Result"), tr("Check"), tr("Expected"), tr("Found")});
  // What failed is what people came for.
  for (const CheckResult& result : results) {
    if (!result.passed) addRow(result);
  }
  for (const CheckResult& result : results) {
    if (result.passed) addRow(result);
  }
  QHeaderView* header = m_table->horizontalHeader();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(CheckWhat, QHeaderView::Stretch);
  header->resizeSection(CheckState, 112);
  header->resizeSection(CheckExpected, 104);
  header->resizeSection(CheckFound, 104);
  m_table->show();
  // adjustSize() would stop at two thirds of the screen.
  window()->resize(window()->sizeHint().expandedTo(window()->size()));
}

}  // namespace tastescope::ui
