#include "ui/latent/LayoutSettings.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

LayoutSettings::LayoutSettings(QWidget* parent)
    : Translated(parent, Qt::Popup),
      m_title(makeLabel({}, TextStyle::BodyStrong)),
      m_perplexityName(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_perplexity(named("layoutPerplexity", new QDoubleSpinBox)),
      m_neighboursName(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_neighbours(named("layoutNeighbours", new QSpinBox)),
      m_distanceName(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_distance(named("layoutDistance", new QDoubleSpinBox)),
      m_seedName(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_seed(named("layoutSeed", new QSpinBox)),
      m_reset(named("layoutReset", small(quietButton({}, "reset")))),
      m_apply(named("layOutAgain", smallButton({}))) {
  setObjectName(QStringLiteral("layoutPopup"));
  setProperty("panel", true);
  m_perplexity->setRange(1, kMostPerplexity);
  m_perplexity->setDecimals(0);
  m_neighbours->setRange(2, static_cast<int>(kMostMapNeighbours));
  m_distance->setRange(0, 0.99);
  m_distance->setSingleStep(0.05);
  m_distance->setDecimals(2);
  m_seed->setRange(1, 999999);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(12, 12, 12, 12);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(Theme::instance().spacing("s"));
  grid->addWidget(m_title, 0, 0);
  grid->addWidget(m_reset, 0, 1, Qt::AlignRight);
  int row = 1;
  const auto addRow = [grid, &row](QLabel* name, QWidget* field) {
    name->setBuddy(field);
    grid->addWidget(name, row, 0);
    grid->addWidget(field, row++, 1);
  };
  addRow(m_perplexityName, m_perplexity);
  addRow(m_neighboursName, m_neighbours);
  addRow(m_distanceName, m_distance);
  addRow(m_seedName, m_seed);
  grid->addWidget(m_apply, row, 0, 1, 2, Qt::AlignRight);
  connect(m_reset, &QPushButton::clicked, this, &LayoutSettings::reset);
  connect(m_apply, &QPushButton::clicked, this, [this] {
    hide();
    Q_EMIT wanted(m_method);
  });
  reset();
  setMethod(m_method);
}

void LayoutSettings::reset() {
  const MapSettings defaults;
  m_perplexity->setValue(defaults.perplexity);
  m_neighbours->setValue(static_cast<int>(defaults.neighbours));
  m_distance->setValue(defaults.minDistance);
  m_seed->setValue(static_cast<int>(defaults.seed));
}

void LayoutSettings::setMethod(MapMethod method) {
  m_method = method;
  const bool tsne = method == MapMethod::Tsne;
  for (QWidget* widget : std::initializer_list<QWidget*>{m_perplexityName, m_perplexity})
    widget->setVisible(tsne);
  for (QWidget* widget : std::initializer_list<QWidget*>{
           m_neighboursName, m_neighbours, m_distanceName, m_distance, m_seedName, m_seed})
    widget->setVisible(!tsne);
  retranslate();
}

MapSettings LayoutSettings::settings(MapMethod method) const {
  MapSettings settings;
  settings.method = method;
  settings.perplexity = m_perplexity->value();
  settings.neighbours = static_cast<std::size_t>(m_neighbours->value());
  settings.minDistance = m_distance->value();
  settings.seed = static_cast<std::uint64_t>(m_seed->value());
  return settings;
}

void LayoutSettings::openBelow(QWidget* anchor) {
  adjustSize();
  move(anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4)));
  show();
  (m_method == MapMethod::Tsne ? static_cast<QWidget*>(m_perplexity) : m_neighbours)
      ->setFocus(Qt::PopupFocusReason);
}

void LayoutSettings::retranslate() {
  m_title->setText(QLatin1String(methodTitle(m_method)));
  m_perplexityName->setText(tr("Perplexity"));
  m_perplexity->setToolTip(
      tr("About how many neighbours of a point count: few show small groups, many the whole."));
  m_neighboursName->setText(tr("Neighbours"));
  m_neighbours->setToolTip(
      tr("How many neighbours of a point count: few show small groups, many the whole."));
  m_distanceName->setText(tr("Least distance"));
  m_distance->setToolTip(tr("How close points may lie on the map: 0 packs groups tightly."));
  m_seedName->setText(tr("Seed"));
  m_seed->setToolTip(tr("The same seed gives the same map."));
  m_reset->setText(tr("Reset"));
  m_apply->setText(tr("Lay out again"));
}

}  // namespace tastescope::ui
