#include "ui/latent/LatentStrip.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/context/Translate.h"
#include "ui/latent/CharacteristicList.h"
#include "ui/latent/DimensionBars.h"
#include "ui/latent/MoveLine.h"
#include "ui/latent/MovedList.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {

constexpr int kAxes = 4;
constexpr int kSteps = 300;         // a side: 0.01 standard deviations a step
constexpr double kReach = 3;        // standard deviations at the slider's end
constexpr double kActiveKl = 0.01;  // nats; a dimension below carries nothing
constexpr int kStripHeight = 196;

QVBoxLayout* stripPart(QWidget* widget) {
  auto* column = new QVBoxLayout(widget);
  const Theme& theme = Theme::instance();
  column->setContentsMargins(theme.spacing("l"), theme.spacing("m"), theme.spacing("l"),
                             theme.spacing("m"));
  column->setSpacing(theme.spacing("s"));
  return column;
}

/// Standard deviation of every dimension over the points.
std::vector<double> spreadOf(const LatentSpace& space) {
  std::vector<double> mean(space.dimensions, 0);
  std::vector<double> square(space.dimensions, 0);
  const std::size_t n = std::max<std::size_t>(1, space.entities.size());
  for (std::size_t i = 0; i < space.points.size(); ++i) {
    const double value = space.points[i];
    mean[i % space.dimensions] += value / static_cast<double>(n);
    square[i % space.dimensions] += value * value / static_cast<double>(n);
  }
  for (std::size_t d = 0; d < mean.size(); ++d)
    square[d] = std::sqrt(std::max(0.0, square[d] - mean[d] * mean[d]));
  return square;
}

}  // namespace

LatentStrip::LatentStrip(LatentModel& model, QWidget* parent) : Translated(parent), m_model(model) {
  setObjectName(QStringLiteral("latentStrip"));
  setAttribute(Qt::WA_StyledBackground);
  setProperty("surface", QStringLiteral("surface"));
  setFixedHeight(kStripHeight);
  auto* row = bareRow(this, 0);
  row->addWidget(makeDimensions(), 9);
  m_slidersPart = makeSliders();
  m_listPart = makeList();
  for (QWidget*& line : m_lines) line = makeHairline(Qt::Vertical);
  row->addWidget(m_lines[0]);
  row->addWidget(m_slidersPart, 13);
  row->addWidget(m_lines[1]);
  row->addWidget(m_listPart, 10);
  connect(&m_model, &LatentModel::baseListReady, this, &LatentStrip::takeBase);
  connect(&m_model, &LatentModel::listReady, this, &LatentStrip::takeList);
  connect(&m_model, &LatentModel::movedTo, this, [this](QPointF where) {
    const bool moves = m_focused && !shifts().empty();
    Q_EMIT moved(moves ? std::optional(where) : std::nullopt);
  });
  connect(&m_model, &LatentModel::dimensionsNamed, this, &LatentStrip::nameAxes);
  retranslate();
  showAxes();
}

QWidget* LatentStrip::makeDimensions() {
  auto* widget = new QWidget;
  QVBoxLayout* column = stripPart(widget);
  auto* head = spacedRow(Theme::instance().spacing("s"));
  m_dimensionsTitle = makeLabel({}, TextStyle::BodyStrong);
  m_order = named("dimensionOrder", small(new QComboBox));
  m_order->addItems({QString(), QString()});
  head->addWidget(m_dimensionsTitle, 1);
  head->addWidget(m_order);
  column->addLayout(head);
  m_bars = new DimensionBars;
  column->addWidget(m_bars, 1);
  connect(m_order, &QComboBox::currentIndexChanged, this,
          [this](int index) { m_bars->setSorted(index == 0); });
  connect(m_bars, &DimensionBars::dimensionChosen, this, &LatentStrip::chooseDimension);
  return widget;
}

QWidget* LatentStrip::makeSliders() {
  auto* widget = new QWidget;
  QVBoxLayout* column = stripPart(widget);
  auto* head = new QHBoxLayout;
  m_moveTitle = new ElidedLabel({}, TextStyle::BodyStrong);
  m_moveTitle->setFixedHeight(Theme::instance().height("controlSmall"));
  m_reset = named("resetTraversal", small(quietButton({}, "reset")));
  m_line = named("moveLine", new MoveLine(m_model));
  head->addWidget(m_moveTitle, 1);
  head->addWidget(m_line->targets(), 1);
  head->addWidget(m_reset);
  column->addLayout(head);
  m_sliders = new QWidget;
  auto* grid = bareGrid(m_sliders, Theme::instance().spacing("s"), Theme::instance().spacing("xs"));
  for (int row = 0; row < kAxes; ++row) addAxis(grid, row);
  grid->setColumnStretch(1, 5);  // what the ends mean needs more room than the way between them
  grid->setColumnStretch(2, 3);
  grid->setColumnStretch(3, 5);
  column->addWidget(m_sliders, 1);
  column->addWidget(m_line, 1);
  m_hint = makeWrapped({}, TextStyle::Small, "textSecondary");
  m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  column->addWidget(m_hint, 1);
  connect(m_reset, &QPushButton::clicked, this, [this] {
    resetSliders();
    m_line->goBack();
    askList();
    Q_EMIT moved(std::nullopt);
  });
  connect(m_line, &MoveLine::activeChanged, this, [this] {
    resetSliders();
    showParts();
    Q_EMIT moved(std::nullopt);
    askList();
  });
  connect(m_line, &MoveLine::stopped, this, &LatentStrip::takeStop);
  return widget;
}

void LatentStrip::addAxis(QGridLayout* grid, int row) {
  Axis axis;
  axis.name = makeLabel({}, TextStyle::BodyStrong);
  axis.low = new ElidedLabel({}, TextStyle::Caption, "textSecondary");
  axis.low->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  axis.high = new ElidedLabel({}, TextStyle::Caption, "textSecondary");
  for (ElidedLabel* end : {axis.low, axis.high}) end->setMostLines(2);
  axis.slider = new QSlider(Qt::Horizontal);
  axis.slider->setObjectName(QStringLiteral("traversal%1").arg(row));
  axis.slider->setRange(-kSteps, kSteps);
  axis.slider->setPageStep(50);
  axis.slider->setSingleStep(10);
  axis.slider->setProperty("fromMiddle", true);
  axis.value = makeLabel({}, TextStyle::Body);
  axis.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  axis.value->setFont(Theme::instance().numberFont(TextStyle::Body));
  axis.value->setMinimumWidth(44);
  grid->addWidget(axis.name, row, 0);
  grid->addWidget(axis.low, row, 1);
  grid->addWidget(axis.slider, row, 2);
  grid->addWidget(axis.high, row, 3);
  grid->addWidget(axis.value, row, 4);
  connect(axis.slider, &QSlider::valueChanged, this, [this] {
    showAxes();
    askList();
  });
  m_axes.push_back(axis);
}

QWidget* LatentStrip::makeList() {
  auto* widget = new QWidget;
  QVBoxLayout* column = stripPart(widget);
  m_listTitle = makeLabel({}, TextStyle::BodyStrong);
  m_listTitle->setFixedHeight(Theme::instance().height("controlSmall"));
  column->addWidget(m_listTitle);
  m_left = named("leftTheList", new ElidedLabel({}, TextStyle::Caption, "textSecondary"));
  m_list = named("traversalList", new MovedList);
  m_listArea = scrolledColumn(m_list);
  column->addWidget(m_listArea, 1);
  column->addWidget(m_left);
  m_listHint = makeWrapped({}, TextStyle::Small, "textSecondary");
  m_listHint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  column->addWidget(m_listHint, 1);
  return widget;
}

bool LatentStrip::kl() const { return m_model.space() && !m_model.space()->klPerDimension.empty(); }

void LatentStrip::reset() {
  m_focused.reset();
  m_list->clear();
  m_line->reset();
  const LatentSpacePtr& space = m_model.space();
  const std::vector<double> values = !space ? std::vector<double>()
                                     : kl() ? space->klPerDimension
                                            : spreadOf(*space);
  m_bars->setValues(values, kl() ? kActiveKl : 0);
  std::vector<Index> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&values](Index a, Index b) { return values[a] > values[b]; });
  for (std::size_t i = 0; i < m_axes.size(); ++i)
    m_axes[i].dimension = i < order.size() ? order[i] : kNoIndex;
  resetSliders();
  retranslate();
}

void LatentStrip::setFocused(std::optional<std::uint32_t> position) {
  m_focused = m_model.entity() == Entity::User ? position : std::nullopt;
  m_list->clear();
  m_left->clear();
  resetSliders();
  for (Axis& axis : m_axes) {
    axis.low->clear();
    axis.high->clear();
  }
  retranslate();
  m_line->setFocused(m_focused);
  if (!m_focused) return;
  m_model.findBaseList(*m_focused);
  askEnds();
}

void LatentStrip::chooseDimension(Index dimension) {
  const std::vector<Index> shown = dimensions();
  if (std::find(shown.begin(), shown.end(), dimension) != shown.end()) return;
  // The last slider nobody has moved makes room.
  const auto still = std::find_if(m_axes.rbegin(), m_axes.rend(),
                                  [](const Axis& axis) { return axis.slider->value() == 0; });
  Axis& axis = still == m_axes.rend() ? m_axes.back() : *still;
  axis.dimension = dimension;
  const QSignalBlocker quiet(axis.slider);
  axis.slider->setValue(0);
  axis.low->clear();
  axis.high->clear();
  showAxes();
  if (!m_focused) return;
  askEnds();
  askList();
}

std::vector<Index> LatentStrip::dimensions() const {
  std::vector<Index> result;
  for (const Axis& axis : m_axes)
    if (axis.dimension != kNoIndex) result.push_back(axis.dimension);
  return result;
}

std::vector<std::pair<Index, float>> LatentStrip::shifts() const {
  std::vector<std::pair<Index, float>> result;
  for (const Axis& axis : m_axes)
    if (axis.dimension != kNoIndex && axis.slider->value() != 0)
      result.emplace_back(axis.dimension,
                          static_cast<float>(kReach * axis.slider->value() / kSteps));
  return result;
}

void LatentStrip::resetSliders() {
  for (Axis& axis : m_axes) {
    const QSignalBlocker quiet(axis.slider);
    axis.slider->setValue(0);
  }
  showAxes();
}

void LatentStrip::showAxes() {
  const bool exists = m_model.space() != nullptr;
  for (Axis& axis : m_axes) {
    const bool used = exists && axis.dimension != kNoIndex;
    for (QWidget* widget :
         std::initializer_list<QWidget*>{axis.name, axis.low, axis.slider, axis.high, axis.value})
      widget->setVisible(used);
    axis.name->setText(used ? tr("z %1").arg(axis.dimension + 1) : QString());
    axis.slider->setAccessibleName(axis.name->text());
    const double value = kReach * axis.slider->value() / kSteps;
    setTextStyle(axis.value, axis.slider->value() == 0 ? TextStyle::Body : TextStyle::BodyStrong,
                 axis.slider->value() == 0 ? "textPrimary" : "accent");
    axis.value->setText(QLocale().toString(value, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212)));
  }
  m_bars->setHighlighted(dimensions());
  m_reset->setEnabled(!shifts().empty());
}

void LatentStrip::nameAxes(const std::vector<DimensionEnds>& ends) {
  for (const DimensionEnds& end : ends)
    for (Axis& axis : m_axes)
      if (axis.dimension == end.dimension) {
        axis.low->setText(fromUtf8(end.low));
        axis.high->setText(fromUtf8(end.high));
      }
}

void LatentStrip::askEnds() { m_model.nameDimensions(*m_focused, dimensions()); }

void LatentStrip::askList() {
  if (m_focused && (!m_line->active() || !m_line->reaches()))
    m_model.traverse(*m_focused, shifts());
}

void LatentStrip::takeBase(const std::vector<RecommendationRow>& rows) {
  if (!m_focused) return;
  m_list->setBase(rows);
  m_list->setRows(shifts().empty() ? rows : m_list->rows());
}

void LatentStrip::takeList(const std::vector<RecommendationRow>& rows) {
  if (!m_focused) return;
  m_list->setRows(rows);
  m_left->clear();
}

void LatentStrip::takeStop(const MoveStop& stop) {
  if (!m_focused || !m_line->active()) return;
  m_list->setRows(stop.rows);
  QStringList left;
  for (const RecommendationRow& row : stop.left) left << titleOrId(row.title, row.id);
  m_left->setText(left.isEmpty() ? QString() : tr("left: %1").arg(left.join(QStringLiteral(", "))));
  m_reset->setEnabled(stop.at != 0);
  const bool placed = m_model.layout().state() != LayoutFlow::State::Running;
  Q_EMIT moved(placed && stop.at != 0 ? std::optional(QPointF(stop.map[0], stop.map[1]))
                                      : std::nullopt);
}

/// Sliders of dimensions, or the one along a line.
void LatentStrip::showParts() {
  m_sliders->setVisible(m_focused.has_value() && !m_line->active());
  m_line->setVisible(m_focused.has_value() && m_line->active());
  m_line->targets()->setVisible(m_focused.has_value());
  m_left->setVisible(m_focused.has_value() && m_line->active());
  m_hint->setVisible(!m_focused);
}

void LatentStrip::retranslate() {
  const bool users = m_model.entity() == Entity::User;
  m_dimensionsTitle->setText(tr("Latent dimensions"));
  m_dimensionsTitle->setToolTip(
      kl() ? tr("How much each dimension says about a person beyond the prior, on average. One "
                "above 0.01 nats counts as active.")
           : tr("Standard deviation of the points along each dimension."));
  m_bars->setAccessibleName(tr("Latent dimensions"));
  m_order->setItemText(0, kl() ? tr("by KL, nats") : tr("by spread"));
  m_order->setItemText(1, tr("by number"));
  m_order->setAccessibleName(tr("Order of the dimensions"));
  m_moveTitle->setText(m_focused ? tr("Move %1").arg(m_model.nameOf(*m_focused))
                                 : tr("Move along"));
  m_reset->setAccessibleName(tr("Reset"));
  m_reset->setToolTip(tr("Reset"));
  m_hint->setText(tr("Click a point on the map to move that person through the space."));
  m_listTitle->setText(tr("List at this point"));
  m_listHint->setText(tr("The recommendations at the moved point appear here."));
  m_slidersPart->setVisible(users);
  m_listPart->setVisible(users);
  for (QWidget* line : m_lines) line->setVisible(users);
  showParts();
  m_reset->setVisible(m_focused.has_value());
  m_listArea->setVisible(m_focused.has_value());
  m_listHint->setVisible(!m_focused);
  showAxes();
}

}  // namespace tastescope::ui
