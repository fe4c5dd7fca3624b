#include "ui/latent/MapView.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "ui/context/Translate.h"
#include "ui/latent/RenderMap.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {
constexpr int kEdge = 12;
constexpr int kShowAfterMs = 300;
constexpr int kPollMs = 80;
}  // namespace

MapNotice::MapNotice(LatentModel& model, QWidget* parent)
    : Translated(parent),
      m_model(model),
      m_text(makeLabel({}, TextStyle::Small)),
      m_bar(new QProgressBar),
      m_cancel(named("cancelLayout", smallButton({}))) {
  setProperty("panel", true);
  setObjectName(QStringLiteral("mapNotice"));
  m_bar->setTextVisible(false);
  m_bar->setFixedWidth(120);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 6, 6);
  row->setSpacing(12);
  row->addWidget(m_text);
  row->addWidget(m_bar);
  row->addWidget(m_cancel);
  m_delay.setSingleShot(true);
  m_delay.setInterval(kShowAfterMs);
  m_poll.setInterval(kPollMs);
  connect(&m_delay, &QTimer::timeout, this, [this] {
    poll();
    show();
    raise();
  });
  connect(&m_poll, &QTimer::timeout, this, &MapNotice::poll);
  connect(m_cancel, &QPushButton::clicked, &m_model, &LatentModel::cancelLoading);
  hide();
  retranslate();
}

void MapNotice::begin() {
  m_delay.start();
  m_poll.start();
}

void MapNotice::end() {
  m_delay.stop();
  m_poll.stop();
  hide();
}

void MapNotice::poll() {
  const Job* job = m_model.loadingJob();
  if (job == nullptr) return;
  const ProgressState state = job->progress();
  const QString phase = translated(state.phase);
  m_text->setText(phase.isEmpty() ? tr("Laying out the latent map") : phase);
  m_bar->setRange(0, state.total == 0 ? 0 : 1000);
  if (state.total > 0)
    m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(state.done) /
                                     static_cast<double>(state.total)));
  adjustSize();
}

void MapNotice::retranslate() {
  m_cancel->setText(tr("Cancel"));
  adjustSize();
}

LayoutNotice::LayoutNotice(LatentModel& model, QWidget* parent)
    : Translated(parent),
      m_model(model),
      m_text(makeLabel({}, TextStyle::Small)),
      m_bar(new QProgressBar),
      m_pause(named("pauseLayout", smallButton({}))) {
  setProperty("panel", true);
  setObjectName(QStringLiteral("layoutNotice"));
  m_bar->setTextVisible(false);
  m_bar->setFixedWidth(120);
  m_bar->setRange(0, 1000);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 6, 6);
  row->setSpacing(12);
  row->addWidget(m_text);
  row->addWidget(m_bar);
  row->addWidget(m_pause);
  m_poll.setInterval(kPollMs);
  connect(&m_poll, &QTimer::timeout, this, &LayoutNotice::poll);
  connect(m_pause, &QPushButton::clicked, this, [this] {
    if (m_model.layoutState() == LatentModel::LayoutState::Paused) {
      m_model.continueLayout();
    } else {
      m_model.pauseLayout();
    }
  });
  connect(&m_model, &LatentModel::layoutStateChanged, this, &LayoutNotice::showState);
  hide();
  retranslate();
}

void LayoutNotice::showState() {
  const LatentModel::LayoutState state = m_model.layoutState();
  const bool running = state == LatentModel::LayoutState::Running;
  running ? m_poll.start() : m_poll.stop();
  setVisible(state != LatentModel::LayoutState::None);
  if (state == LatentModel::LayoutState::Paused) {
    m_text->setText(m_of == 0 ? tr("Paused")
                              : tr("Paused at step %1").arg(QLocale().toString(m_step)));
  }
  retranslate();
  raise();
}

void LayoutNotice::poll() {
  const Job* job = m_model.layoutJob();
  if (job == nullptr) return;
  const ProgressState state = job->progress();
  m_step = static_cast<qulonglong>(state.done);
  m_of = static_cast<qulonglong>(state.total);
  m_text->setText(translated(state.phase));
  m_bar->setValue(m_of == 0 ? 0
                            : static_cast<int>(1000.0 * static_cast<double>(m_step) /
                                               static_cast<double>(m_of)));
  adjustSize();
}

void LayoutNotice::retranslate() {
  const bool paused = m_model.layoutState() == LatentModel::LayoutState::Paused;
  m_pause->setText(paused ? tr("Go on") : tr("Pause"));
  adjustSize();
}

MapView::MapView(LatentModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_map(new LatentMap(this)),
      m_legend(new MapLegend(this)),
      m_fidelity(new FidelityPanel(this)),
      m_zoom(new ZoomPanel(this)),
      m_notice(new MapNotice(model, this)),
      m_layout(new LayoutNotice(model, this)) {
  auto* column = bareColumn(this);
  column->addWidget(m_map);
  for (QWidget* corner : std::initializer_list<QWidget*>{m_legend, m_fidelity}) corner->hide();
  m_map->setTip([this](std::uint32_t point) {
    return m_model.space() ? m_model.nameOf(point) + QLatin1Char('\n') + m_model.describe(point)
                           : QString();
  });
  m_map->setCounting([this](std::size_t count) {
    const Vocabulary words = m_model.context().vocabulary();
    return m_model.entity() == Entity::User ? countedUsers(count, words)
                                            : countedItems(count, words);
  });
  connect(m_zoom, &ZoomPanel::zoomIn, m_map, [this] { m_map->zoomAtMiddle(1.4); });
  connect(m_zoom, &ZoomPanel::zoomOut, m_map, [this] { m_map->zoomAtMiddle(1 / 1.4); });
  connect(m_zoom, &ZoomPanel::fitWanted, m_map, [this] { m_map->fit(); });
  connect(m_legend, &MapLegend::groupChosen, this, &MapView::selectGroup);
  connect(m_map, &LatentMap::pictureReady, this, [this] {
    m_legend->setDensity(m_map->showsDensity());
    place();
  });
  connect(&m_model, &LatentModel::loadingStarted, m_notice, &MapNotice::begin);
  connect(&m_model, &LatentModel::spaceChanged, this, &MapView::takeSpace);
  connect(&m_model, &LatentModel::colouringChanged, this, &MapView::takeColouring);
  connect(&m_model, &LatentModel::mapChanged, this, &MapView::takeMap);
  connect(&m_model, &LatentModel::mapDrawn, this, [this] { m_map->movePoints(m_model.points()); });
  connect(&m_model, &LatentModel::loadingFailed, m_notice, &MapNotice::end);
  connect(&m_model, &LatentModel::loadingCancelled, m_notice, &MapNotice::end);
}

void MapView::takeSpace() {
  m_notice->end();
  const LatentSpacePtr& space = m_model.space();
  m_map->setPoints(m_model.points());
  m_legend->setVisible(space != nullptr);
  m_fidelity->setVisible(space != nullptr);
  if (!space) return;
  m_fidelity->setFidelity(*space, m_model.plainFidelity());
  place();
}

void MapView::takeMap() {
  m_map->movePoints(m_model.points());
  m_fidelity->setFidelity(*m_model.space(), m_model.plainFidelity());
  place();
}

void MapView::takeColouring() {
  const MapColouring& colouring = m_model.colouring();
  const Vocabulary words = m_model.context().vocabulary();
  m_map->setColours(colouring.colours);
  m_map->setLabels(colouring.labels);
  // Groups count points; activity counts what each point has; another number has no noun.
  const bool users = m_model.entity() == Entity::User;
  QString counts = users ? words.users : words.items;
  if (colouring.numeric)
    counts = colouring.attribute != "activity" ? QString() : users ? words.items : words.users;
  m_legend->setColouring(colouring, colouringTitle(colouring.attribute), counts);
  place();
}

void MapView::selectGroup(int row, Qt::KeyboardModifiers modifiers) {
  std::vector<std::uint32_t> group =
      m_model.colouring().legend[static_cast<std::size_t>(row)].points;
  const auto& old = m_map->selection();
  std::vector<std::uint32_t> result;
  if (modifiers.testFlag(Qt::ControlModifier)) {
    std::set_union(old.begin(), old.end(), group.begin(), group.end(), std::back_inserter(result));
  } else if (modifiers.testFlag(Qt::AltModifier)) {
    std::set_difference(old.begin(), old.end(), group.begin(), group.end(),
                        std::back_inserter(result));
  } else {
    result = std::move(group);
  }
  m_map->setSelection(std::move(result));
}

void MapView::place() {
  m_legend->adjustSize();
  m_legend->move(kEdge, height() - m_legend->height() - kEdge);
  // Its sentence wraps: the height follows from the width, the font and the language.
  m_fidelity->resize(m_fidelity->width(), m_fidelity->heightForWidth(m_fidelity->width()));
  m_fidelity->move(width() - m_fidelity->width() - kEdge, kEdge);
  m_zoom->adjustSize();
  m_zoom->move(width() - m_zoom->width() - kEdge, height() - m_zoom->height() - kEdge);
  m_notice->adjustSize();
  m_notice->move(kEdge, kEdge);
  m_layout->adjustSize();
  m_layout->move(kEdge, kEdge);
  std::vector<QRectF> covered;
  for (const QWidget* corner : std::initializer_list<const QWidget*>{m_legend, m_fidelity, m_zoom})
    if (!corner->isHidden()) covered.emplace_back(corner->geometry());
  m_map->setCovered(std::move(covered));
}

void MapView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  place();
}

bool MapView::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) place();
  return QWidget::event(event);
}

}  // namespace tastescope::ui
