#include "ui/latent/MapView.h"

#include <QEvent>
#include <QLocale>
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
}  // namespace

MapView::MapView(LatentModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_map(new LatentMap(this)),
      m_legend(new MapLegend(this)),
      m_fidelity(new FidelityPanel(this)),
      m_zoom(new ZoomPanel(this)) {
  auto* column = bareColumn(this);
  column->addWidget(m_map);
  makeNotices();
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
  connect(&m_model, &LatentModel::spaceChanged, this, &MapView::takeSpace);
  connect(&m_model, &LatentModel::colouringChanged, this, &MapView::takeColouring);
  connect(&m_model, &LatentModel::mapChanged, this, &MapView::takeMap);
  connect(&m_model, &LatentModel::mapDrawn, this, [this] { m_map->movePoints(m_model.points()); });
}

void MapView::makeNotices() {
  m_loading =
      named("mapNotice", new JobNotice(
                             [](const ProgressState& state) {
                               const QString phase = translated(state.phase);
                               return JobNotice::Words{
                                   phase.isEmpty() ? tr("Laying out the latent map") : phase,
                                   tr("Cancel")};
                             },
                             this));
  named("cancelLayout", m_loading->button());
  connect(m_loading->button(), &QPushButton::clicked, &m_model, &LatentModel::cancelLoading);
  connect(&m_model, &LatentModel::loadingStarted, m_loading,
          [this] { m_loading->follow(m_model.loadingJob(), kShowAfterMs); });
  connect(&m_model, &LatentModel::loadingFailed, m_loading, &JobNotice::end);
  connect(&m_model, &LatentModel::loadingCancelled, m_loading, &JobNotice::end);
  m_layout =
      named("layoutNotice",
            new JobNotice([this](const ProgressState& state) { return layoutWords(state); }, this));
  named("pauseLayout", m_layout->button());
  LayoutFlow& layout = m_model.layout();
  connect(m_layout->button(), &QPushButton::clicked, &layout, [&layout] {
    layout.state() == LayoutFlow::State::Paused ? layout.goOn() : layout.pause();
  });
  connect(&layout, &LayoutFlow::stateChanged, this, &MapView::followLayout);
}

JobNotice::Words MapView::layoutWords(const ProgressState& state) const {
  if (m_model.layout().state() != LayoutFlow::State::Paused)
    return {translated(state.phase), tr("Pause")};
  if (!m_model.layout().stepping()) return {tr("Paused"), tr("Go on")};
  const QLocale locale;
  return {tr("Paused at step %1 of %2")
              .arg(locale.toString(static_cast<qulonglong>(state.done)),
                   locale.toString(static_cast<qulonglong>(state.total))),
          tr("Go on")};
}

void MapView::followLayout() {
  switch (m_model.layout().state()) {
    case LayoutFlow::State::None: return m_layout->end();
    case LayoutFlow::State::Running: return m_layout->follow(m_model.layout().job());
    case LayoutFlow::State::Paused: return m_layout->rest();
  }
}

void MapView::takeSpace() {
  m_loading->end();
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
  m_loading->adjustSize();
  m_loading->move(kEdge, kEdge);
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
