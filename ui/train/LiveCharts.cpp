#include "ui/train/LiveCharts.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/charts/ChartExport.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Segments.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kDefaultSmoothing = 60;  ///< hundredths
constexpr int kMostSmoothing = 99;
const char* const kValid = "valid";

bool isKl(const QString& name) { return name == QLatin1String("kl"); }
bool isWeight(const QString& name) { return name.endsWith(QLatin1String("-weight")); }
/// Diagnostics that are no loss.
bool isCount(const QString& name) {
  return name.endsWith(QLatin1String("-units")) || name == QLatin1String("identity");
}

/// Blue, orange, then from the fourth on: green is the KL's.
int colourAt(int i) { return i < 2 ? i : i + 1; }

}  // namespace

LiveCharts::LiveCharts(QWidget* parent)
    : QWidget(parent),
      m_lossPanel(new Panel(tr("Training loss"))),
      m_klPanel(new Panel(tr("KL divergence"))),
      m_validPanel(new Panel),
      m_loss(new CurveChart),
      m_kl(new CurveChart),
      m_valid(new CurveChart),
      m_lossLegend(new ChartLegend),
      m_klLegend(new ChartLegend),
      m_validLegend(new ChartLegend),
      m_smoothing(new QSlider(Qt::Horizontal)),
      m_smoothingText(makeLabel({}, TextStyle::Small)) {
  auto* column = bareColumn(this, 16);
  buildLossPanel();
  column->addWidget(m_lossPanel, 5);
  column->addWidget(buildSmallPanels(), 3);
  connect(&Theme::instance(), &Theme::changed, this, &LiveCharts::showLegends);
}

void LiveCharts::addExport(Panel* panel, CurveChart* chart, const char* object,
                           const QString& name) {
  auto* share = iconButton("export", tr("Save chart…"));
  share->setObjectName(QLatin1String(object));
  panel->addControl(share);
  connect(share, &QToolButton::clicked, this, [this, chart, name] {
    const QString stem = m_run ? m_run->name() + QLatin1Char(' ') + name : name;
    askAndSaveChart(this, chart->plot(), stem,
                    [this](const QString& sentence) { Q_EMIT exported(sentence); });
  });
}

void LiveCharts::buildLossPanel() {
  m_loss->setObjectName(QStringLiteral("lossChart"));
  m_loss->setAccessibleName(tr("Training loss"));
  m_lossPanel->addControl(m_lossLegend);
  m_smoothing->setObjectName(QStringLiteral("smoothing"));
  m_smoothing->setAccessibleName(tr("Smoothing"));
  m_smoothing->setToolTip(
      tr("Weight of the running mean. The measured line stays faint behind the smoothed one."));
  m_smoothing->setRange(0, kMostSmoothing);
  m_smoothing->setFixedWidth(104);
  m_smoothingText->setFixedWidth(Theme::instance().scaled(28));
  auto* scale = named("lossScale", new Segments({tr("Linear"), tr("Log")}));
  scale->setAccessibleName(tr("Scale of the loss"));
  auto* axis = named("lossAxis", new Segments({tr("Epoch"), tr("Step"), tr("Time")}));
  axis->setAccessibleName(tr("Horizontal axis"));
  m_lossPanel->addControl(scale);
  m_lossPanel->addControl(axis);
  addExport(m_lossPanel, m_loss, "saveLossChart", tr("training loss"));
  auto* line = spacedRow(8);
  line->addWidget(new ElidedLabel(tr("mean over a batch, per user · faint: as measured · bold: "
                                     "smoothed, de-biased"),
                                  TextStyle::Caption, "textSecondary"),
                  1);
  line->addWidget(makeLabel(tr("Smoothing"), TextStyle::Small, "textSecondary"));
  line->addWidget(m_smoothing);
  line->addWidget(m_smoothingText);
  m_lossPanel->body()->setSpacing(4);
  m_lossPanel->body()->addLayout(line);
  m_lossPanel->addWidget(m_loss, 1);
  connect(scale, &Segments::currentChanged, this, [this](int i) { m_loss->setLog(i == 1); });
  connect(axis, &Segments::currentChanged, this,
          [this](int i) { setAxis(static_cast<CurveAxis>(i)); });
  connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
    m_smoothingText->setText(QLocale().toString(value / 100.0, 'f', 2));
    m_loss->setSmoothing(value / 100.0);
    m_kl->setSmoothing(value / 100.0);
  });
  m_smoothing->setValue(kDefaultSmoothing);
  scale->setCurrentIndex(1);
}

QWidget* LiveCharts::buildSmallPanels() {
  m_kl->setObjectName(QStringLiteral("klChart"));
  m_kl->setAccessibleName(tr("KL divergence"));
  m_kl->setFromZero(true);
  m_klPanel->addControl(m_klLegend);
  m_klPanel->addWidget(m_kl, 1);
  m_valid->setObjectName(QStringLiteral("validChart"));
  m_valid->setAccessibleName(tr("Validation"));
  m_validPanel->addControl(m_validLegend);
  addExport(m_validPanel, m_valid, "saveValidChart", tr("validation"));
  m_validPanel->addWidget(m_valid, 1);
  auto* holder = new QWidget;
  auto* row = bareRow(holder, 16);
  row->addWidget(m_klPanel, 1);
  row->addWidget(m_validPanel, 1);
  return holder;
}

void LiveCharts::showLegends() {
  m_lossLegend->setEntries(m_loss->legend());
  m_klLegend->setEntries(m_kl->legend());
  m_validLegend->setEntries(m_valid->legend());
}

void LiveCharts::setAxis(CurveAxis axis) {
  for (CurveChart* chart : {m_loss, m_kl, m_valid}) chart->setAxis(axis);
}

void LiveCharts::setRun(LiveRun* run) {
  m_run = run;
  m_taken.clear();
  m_colours = 0;
  for (CurveChart* chart : {m_loss, m_kl, m_valid}) chart->clear();
  m_klPanel->hide();
  if (!run) return;
  const QString metric = metricName(fromUtf8(run->options().metric));
  m_validPanel->setTitle(tr("Validation %1").arg(metric));
  m_valid->setCurve(
      QLatin1String(kValid),
      {tr("this run, 95 % interval"), kAccentColour, false, false, false, false, {}, 4});
  showLegends();
  refresh();
}

void LiveCharts::addLossCurve(const QString& name) {
  if (isKl(name) || isWeight(name)) {
    CurveStyle style{lossName(name), 2};
    if (isWeight(name)) {
      style.colour = kBaselineColour;
      style.smooth = false;
      style.ownScale = true;
      style.endLabel = tr("weight %1");
    } else {
      style.label = tr("KL, nats");
    }
    m_kl->setCurve(name, style);
    showLegends();
    m_klPanel->show();
    if (isWeight(name)) m_loss->setCompanion(m_kl, QStringLiteral("kl"), name);
    if (isKl(name)) m_loss->setCompanion(m_kl, name);
    return;
  }
  m_loss->setCurve(name, {lossName(name), colourAt(m_colours++)});
  showLegends();
}

void LiveCharts::takeLosses() {
  for (const LiveRun::Series& series : m_run->losses()) {
    if (isCount(series.name)) continue;
    if (!m_taken.contains(series.name)) addLossCurve(series.name);
    qsizetype& taken = m_taken[series.name];
    if (taken == series.points.size()) continue;
    CurveChart* chart = isKl(series.name) || isWeight(series.name) ? m_kl : m_loss;
    chart->append(series.name, series.points.mid(taken));
    taken = series.points.size();
  }
}

void LiveCharts::takeValid() {
  const QString key = QLatin1String(kValid);
  qsizetype& taken = m_taken[QStringLiteral("\u0001valid")];
  const QVector<CurveSample>& points = m_run->valid();
  if (taken < points.size()) {
    m_valid->append(key, points.mid(taken));
    m_valid->appendHalf(key, m_run->validHalf().mid(taken));
    taken = points.size();
  }
  if (m_run->bestEpoch() <= 0) return;
  const QString words = tr("best · epoch %1 · %2")
                            .arg(m_run->bestEpoch())
                            .arg(QLocale().toString(m_run->bestValue(), 'f', 4));
  m_valid->setBest({{key, double(m_run->bestEpoch()), words}});
}

void LiveCharts::expect() {
  double epochs = 0;
  double steps = 0;
  double seconds = 0;
  if (m_run->active() && m_run->stepsPerEpoch() > 0) {
    epochs = double(m_run->options().epochs);
    steps = epochs * double(m_run->stepsPerEpoch());
    seconds = m_run->seconds() + std::max(0.0, m_run->secondsLeft());
  }
  for (CurveChart* chart : {m_loss, m_kl, m_valid}) chart->setExpected(epochs, steps, seconds);
}

void LiveCharts::refresh() {
  if (!m_run) return;
  takeLosses();
  takeValid();
  expect();
}

void LiveCharts::setBaselines(const QList<CurveBaseline>& baselines) {
  m_valid->setBaselines(baselines);
}

}  // namespace tastescope::ui
