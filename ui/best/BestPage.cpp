#include "ui/best/BestPage.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/models/Registry.h"
#include "core/search/BestWords.h"
#include "ui/charts/ParetoChart.h"
#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/RunWords.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {

constexpr double kUsualMinutes = 10;
constexpr double kFewestMinutes = 0.1;
constexpr int kPictureWidth = 360;
constexpr int kModelWidth = 124;
constexpr std::pair<int, int> kColumnWidths[] = {
    {BestModel::Value, 104}, {BestModel::Interval, 104}, {BestModel::Test, 76},
    {BestModel::P, 84},      {BestModel::Coverage, 96},  {BestModel::Novelty, 84},
    {BestModel::Time, 84},   {BestModel::Memory, 88},    {BestModel::Tried, 72}};
/// Shown where there is room, the first ones first.
constexpr int kColumnsWithRoom[] = {BestModel::Coverage, BestModel::Tried, BestModel::Novelty,
                                    BestModel::Memory};
constexpr double kBytesOfMegabyte = 1e6;
/// A logarithmic axis has no zero.
constexpr double kLeastSeconds = 0.001;

struct StateWordsOfBest {
  QString text;
  ChipKind kind;
};

StateWordsOfBest wordsOf(BestState state) {
  switch (state) {
    case BestState::Waiting: return {BestPage::tr("Waiting"), ChipKind::Warning};
    case BestState::Running: return {BestPage::tr("Looking"), ChipKind::Accent};
    case BestState::Ending: return {BestPage::tr("Ending"), ChipKind::Accent};
    case BestState::Paused: return {BestPage::tr("Paused"), ChipKind::Warning};
    case BestState::Ended: return {BestPage::tr("Done"), ChipKind::Success};
    case BestState::Failed: return {BestPage::tr("Failed"), ChipKind::Danger};
    case BestState::None: break;
  }
  return {BestPage::tr("Not started"), ChipKind::Neutral};
}

ParetoAxis axisOf(BestBy along) {
  switch (along) {
    case BestBy::Novelty: return {BestPage::tr("Novelty of the lists")};
    case BestBy::Time:
      return {
          .name = BestPage::tr("Seconds of training"), .logarithmic = true, .lessIsBetter = true};
    case BestBy::Memory:
      return {
          .name = BestPage::tr("Megabytes of weights"), .logarithmic = true, .lessIsBetter = true};
    case BestBy::Accuracy:
    case BestBy::Coverage: break;
  }
  return {BestPage::tr("Share of the catalogue in the lists")};
}

double placeAlong(BestBy along, const BestTrial& trial) {
  switch (along) {
    case BestBy::Novelty: return trial.novelty;
    case BestBy::Time: return std::max(kLeastSeconds, trial.run.seconds);
    case BestBy::Memory: return std::max(1.0, static_cast<double>(trial.bytes)) / kBytesOfMegabyte;
    case BestBy::Accuracy:
    case BestBy::Coverage: break;
  }
  return trial.coverage;
}

}  // namespace

BestPage::BestPage(AppContext& context, BestRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner) {
  buildHeader();
  QVBoxLayout* body = layOutPage(this, m_header);
  m_note = named("bestNote", new NoteBar(NoteKind::Danger));
  m_note->hide();
  body->addWidget(m_note);
  body->addWidget(buildStrip());
  body->addWidget(buildSaid());
  auto* halves = new QSplitter(Qt::Horizontal);
  halves->setProperty("gutter", true);
  halves->setHandleWidth(16);
  halves->setChildrenCollapsible(false);
  halves->addWidget(buildTable());
  halves->addWidget(buildPicture());
  halves->setStretchFactor(0, 1);
  halves->setStretchFactor(1, 0);
  halves->setSizes({2 * kPictureWidth, kPictureWidth});
  body->addWidget(halves, 1);
  connect(&m_runner, &BestRunner::changed, this, &BestPage::showOutcome);
  connect(&m_runner, &BestRunner::advanced, this, &BestPage::showProgress);
  showOutcome();
}

void BestPage::buildHeader() {
  m_header = new PageHeader(tr("Find the best model"));
  m_back = named("leaveBest", quietButton(tr("Train one model")));
  m_again = named("bestAgain", button(tr("New search"), "search"));
  m_finish = named("bestFinish", button(tr("Finish now"), "stop"));
  m_finish->setToolTip(tr("Tries nothing more and tests what is there."));
  m_pause = named("bestPause", button(tr("Pause"), "pause"));
  m_pause->setToolTip(tr("Keeps everything; it goes on where it was."));
  m_start = named("bestStart", mainButton(tr("Start"), "play"));
  for (QPushButton* action : {m_back, m_again, m_finish, m_pause, m_start})
    m_header->addAction(action);
  connect(m_back, &QPushButton::clicked, this, &BestPage::backWanted);
  connect(m_again, &QPushButton::clicked, &m_runner, &BestRunner::forget);
  connect(m_finish, &QPushButton::clicked, &m_runner, &BestRunner::finishNow);
  connect(m_pause, &QPushButton::clicked, &m_runner, &BestRunner::pause);
  connect(m_start, &QPushButton::clicked, this, &BestPage::start);
}

QWidget* BestPage::buildStrip() {
  auto* panel = new Panel;
  panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  auto* row = spacedRow(12);
  m_minutes = named("bestMinutes", new QDoubleSpinBox);
  m_minutes->setRange(kFewestMinutes, kMostBestMinutes);
  m_minutes->setDecimals(1);
  m_minutes->setValue(kUsualMinutes);
  m_minutes->setAccessibleName(tr("Minutes for everything"));
  m_by = named("bestBy", new QComboBox);
  m_by->setAccessibleName(tr("What the model is chosen by"));
  m_by->addItem(tr("Accuracy"), int(BestBy::Accuracy));
  m_by->addItem(tr("Coverage"), int(BestBy::Coverage));
  m_by->addItem(tr("Novelty"), int(BestBy::Novelty));
  m_by->addItem(tr("Training time"), int(BestBy::Time));
  m_by->addItem(tr("Memory"), int(BestBy::Memory));
  m_by->setToolTip(tr("Among models as accurate as the best on validation."));
  row->addWidget(makeLabel(tr("Minutes"), TextStyle::Body, "textSecondary"));
  row->addWidget(m_minutes);
  row->addWidget(makeLabel(tr("Choose by"), TextStyle::Body, "textSecondary"));
  row->addWidget(m_by);
  row->addSpacing(12);
  m_state = named("bestState", new Chip);
  m_moment = named("bestMoment", new ElidedLabel(QString(), TextStyle::Body, "textSecondary"));
  m_time = named("bestTime", makeLabel({}, TextStyle::Body, "textSecondary"));
  row->addWidget(m_state);
  row->addWidget(m_moment, 1);
  row->addWidget(m_time);
  panel->body()->addLayout(row);
  m_bar = named("bestProgress", new QProgressBar);
  m_bar->setTextVisible(false);
  m_bar->setRange(0, 1000);
  m_bar->setAccessibleName(tr("How much of the time is used"));
  panel->addWidget(m_bar);
  connect(m_by, &QComboBox::currentIndexChanged, this, [this] { m_runner.chooseBy(by()); });
  return panel;
}

QWidget* BestPage::buildSaid() {
  m_said = new Panel(tr("What was found"));
  m_said->setNote(tr("chosen on validation"));
  m_said->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  m_use = named("bestUse", smallButton(tr("Show the run")));
  m_said->addControl(m_use);
  m_choice = named("bestChoice", new WrappedLabel({}, TextStyle::BodyStrong));
  m_rest = named("bestRest", new WrappedLabel({}, TextStyle::Body, "textSecondary"));
  m_said->addWidget(m_choice);
  m_said->addWidget(m_rest);
  connect(m_use, &QPushButton::clicked, this, [this] {
    if (const BestTrial* chosen = m_runner.outcome().chosen())
      m_context.navigate(ShowRun{chosen->run.id});
  });
  return m_said;
}

QWidget* BestPage::buildTable() {
  auto* panel = new Panel(tr("Leaderboard"));
  panel->setNote(tr("the best training of each model; double-click opens it in Runs"));
  panel->setFlush(true);
  m_table = named("leaderboard", new DataTable);
  m_table->setAccessibleName(tr("Leaderboard"));
  m_table->setEmptyText(
      tr("Simple models come first, so there is an answer within seconds of the start."));
  m_table->setModel(&m_model);
  m_table->setItemDelegateForColumn(BestModel::Interval, new WhiskerDelegate(m_table));
  QHeaderView* header = m_table->horizontalHeader();
  header->setStretchLastSection(false);
  for (const auto& [column, width] : kColumnWidths) header->resizeSection(column, width);
  header->setSectionResizeMode(BestModel::Model, QHeaderView::Stretch);
  m_table->viewport()->installEventFilter(this);
  connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& at) {
    m_context.navigate(ShowRun{at.data(BestModel::RunRole).toLongLong()});
  });
  panel->addControl(m_table->columnChooser());
  panel->addWidget(m_table, 1);
  m_leftOut = named("bestLeftOut", new ElidedLabel({}, TextStyle::Small, "textSecondary"));
  m_leftOut->setContentsMargins(16, 6, 16, 8);
  panel->addWidget(m_leftOut);
  return panel;
}

QWidget* BestPage::buildPicture() {
  auto* panel = new Panel(tr("Accuracy against"));
  panel->setMinimumWidth(kPictureWidth);
  panel->setNote(tr("95 % intervals"));
  m_along = named("bestAlong", small(new QComboBox));
  m_along->setAccessibleName(tr("What accuracy is held against"));
  m_along->addItem(tr("Coverage"), int(BestBy::Coverage));
  m_along->addItem(tr("Novelty"), int(BestBy::Novelty));
  m_along->addItem(tr("Training time"), int(BestBy::Time));
  m_along->addItem(tr("Memory"), int(BestBy::Memory));
  panel->addControl(m_along);
  m_picture = named("bestPicture", new ParetoChart);
  m_picture->setAccessibleName(tr("Accuracy of each model against what else counts"));
  panel->addWidget(m_picture, 1);
  m_picturePanel = panel;
  connect(m_along, &QComboBox::currentIndexChanged, this, &BestPage::showPicture);
  return panel;
}

bool BestPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table->viewport() && event->type() == QEvent::Resize) showColumns();
  return QWidget::eventFilter(watched, event);
}

/// As many as fit, unless that is what is shown already: then a person may have chosen others.
void BestPage::showColumns() {
  const bool tested = m_runner.outcome().final.has_value();
  int left = m_table->viewport()->width() - kModelWidth;
  for (const auto& [column, width] : kColumnWidths) {
    const bool optional = std::ranges::find(kColumnsWithRoom, column) != std::end(kColumnsWithRoom);
    const bool ofTest = column == BestModel::Test || column == BestModel::P;
    if (!optional && (tested || !ofTest)) left -= width;
  }
  QList<int> fitting;
  for (const int column : kColumnsWithRoom) {
    const auto* const width = std::ranges::find(kColumnWidths, column, &std::pair<int, int>::first);
    left -= width->second;
    if (left >= 0) fitting << column;
  }
  if (fitting == m_fitting && tested == m_testShown) return;
  m_fitting = fitting;
  m_testShown = tested;
  for (const int column : kColumnsWithRoom)
    m_table->setColumnHidden(column, !fitting.contains(column));
  for (const int column : {BestModel::Test, BestModel::P})
    m_table->setColumnHidden(column, !tested);
}

void BestPage::open(const SplitSpec& split) {
  m_split = split;
  if (m_runner.state() == BestState::None) showLast();
  showOutcome();
}

void BestPage::showLast() {
  auto plan = lookUp([session = m_context.session()] { return bestSummaries(*session); });
  plan.done = [this](const std::vector<BestSummary>& all) {
    if (!all.empty() && m_runner.state() == BestState::None) m_runner.show(all.front());
  };
  m_last.start(m_context.jobs(), this, std::move(plan));
}

BestBy BestPage::by() const { return static_cast<BestBy>(m_by->currentData().toInt()); }

void BestPage::start() {
  if (m_runner.state() == BestState::Paused || m_runner.state() == BestState::Failed) {
    if (!m_runner.outcome().study.empty()) return m_runner.goOn(0);
  }
  if (m_runner.state() == BestState::Ended) return m_runner.goOn(m_minutes->value());
  BestRequest request;
  request.minutes = m_minutes->value();
  request.by = by();
  request.split = m_split;
  m_runner.start(request);
}

void BestPage::showActions() {
  const BestState state = m_runner.state();
  const bool running = m_runner.running();
  const bool fresh = state == BestState::None || m_runner.outcome().study.empty();
  m_finish->setVisible(running);
  m_finish->setEnabled(state == BestState::Running && !m_runner.outcome().trials.empty());
  m_pause->setVisible(running);
  m_pause->setEnabled(state != BestState::Ending);
  m_back->setVisible(!running);
  m_again->setVisible(!running && !fresh);
  m_start->setVisible(!running);
  m_start->setText(fresh                       ? tr("Start")
                   : state == BestState::Ended ? tr("Look longer")
                                               : tr("Go on"));
  m_start->setToolTip(state == BestState::Ended && !fresh
                          ? tr("As many minutes more as stand below, then another test.")
                          : QString());
  const bool readOnly = m_context.session() && m_context.session()->readOnly();
  m_start->setEnabled(!readOnly);
  m_minutes->setEnabled(!running && state != BestState::Paused);
  m_by->setEnabled(!running);
}

void BestPage::showOutcome() {
  const BestOutcome& found = m_runner.outcome();
  m_header->setContext(QStringLiteral("%1 · %2").arg(
      fromUtf8(m_context.session() ? m_context.session()->data().name : std::string()),
      splitShort(found.study.empty() ? m_split : m_runner.request().split)));
  m_note->setVisible(m_runner.state() == BestState::Failed);
  m_note->setText(m_runner.message());
  const QSignalBlocker quiet(m_by);
  if (!found.study.empty()) m_by->setCurrentIndex(m_by->findData(int(found.by)));
  m_model.setOutcome(found);
  showColumns();
  QStringList sentences;
  for (const Text& sentence : bestSentences(found)) sentences << translated(sentence);
  m_said->setVisible(!sentences.isEmpty());
  m_choice->setText(sentences.value(0));
  QString rest;
  for (const QString& sentence : sentences.mid(1)) rest = twoSentences(rest, sentence);
  m_rest->setText(rest);
  m_rest->setVisible(sentences.size() > 1);
  showPicture();
  showLeftOut();
  showActions();
  showProgress();
}

void BestPage::showPicture() {
  const BestOutcome& found = m_runner.outcome();
  const auto along = static_cast<BestBy>(m_along->currentData().toInt());
  const BestTrial* chosen = found.chosen();
  QList<ParetoPoint> points;
  for (const BestTrial* leader : found.leaders()) {
    points << ParetoPoint{fromUtf8(findModel(leader->run.model).name), placeAlong(along, *leader),
                          *leader->value, leader->half, leader == chosen};
  }
  m_picturePanel->setVisible(!points.isEmpty());
  m_picture->setData(axisOf(along), metricName(fromUtf8(found.metric)), points);
}

void BestPage::showLeftOut() {
  const BestOutcome& found = m_runner.outcome();
  m_leftOut->setVisible(!found.study.empty());
  if (found.study == m_leftOutStudy || found.study.empty() || !m_context.session()) return;
  m_leftOutStudy = found.study;
  BestRequest asked{.minutes = found.minutes};
  asked.split = found.split;
  auto plan = lookUp([session = m_context.session(), asked, tried = found.panel] {
    return leftOutOf(session->data(), asked, tried);
  });
  plan.done = [this](const std::vector<LeftOut>& models) {
    QStringList words;
    for (const LeftOut& one : models)
      words << tr("%1 (%2)").arg(fromUtf8(findModel(one.model).name), translated(one.reason));
    m_leftOut->setText(words.isEmpty() ? QString() : tr("Not tried: %1").arg(words.join(tr(", "))));
  };
  m_leftOutJob.start(m_context.jobs(), this, std::move(plan));
}

QString BestPage::momentText() const {
  const QLocale locale;
  const auto trials = static_cast<qlonglong>(m_runner.outcome().trials.size());
  if (m_runner.current()) {
    const QString name = fromUtf8(findModel(m_runner.current()->model).name);
    const auto& value = m_runner.news().value;
    if (!value) return tr("Training %1").arg(name);
    return tr("Training %1, %2 so far").arg(name, locale.toString(*value, 'f', 4));
  }
  switch (m_runner.state()) {
    case BestState::None:
      return tr("Several models and settings are tried; the test decides nothing.");
    case BestState::Waiting: return tr("for the training of the moment to end");
    default: break;
  }
  return tr("%1 trainings").arg(locale.toString(trials));
}

void BestPage::showProgress() {
  const StateWordsOfBest words = wordsOf(m_runner.state());
  m_state->setText(words.text);
  m_state->setKind(words.kind);
  m_moment->setText(momentText());
  const bool fresh = m_runner.state() == BestState::None;
  m_bar->setVisible(!fresh);
  m_bar->setValue(static_cast<int>(m_runner.share() * m_bar->maximum()));
  m_time->setText(fresh ? QString()
                        : tr("%1 of %2 min")
                              .arg(durationText(m_runner.secondsSpent()),
                                   QLocale().toString(m_runner.outcome().minutes)));
}

}  // namespace tastescope::ui
