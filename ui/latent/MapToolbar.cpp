#include "ui/latent/MapToolbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/context/Translate.h"
#include "ui/latent/RenderMap.h"
#include "ui/pickers/EntitySearch.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui {

namespace {
constexpr int kToolbarHeight = 46;
constexpr int kSearchWidth = 212;
constexpr int kNarrowest = 700;
constexpr int kInspectorButton = 140;
constexpr int kNamesFrom = 960;  // narrower, pictures and tooltips say what words do

QComboBox* namedCombo(const char* objectName, int letters) {
  auto* combo = small(new QComboBox);
  combo->setObjectName(QLatin1String(objectName));
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(letters);
  return combo;
}
}  // namespace

MapToolbar::MapToolbar(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_tools(new Segments),
      m_colourName(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_colour(namedCombo("mapColour", 6)),
      m_sizeName(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_size(namedCombo("mapSize", 6)),
      m_mode(named("mapMode", new Segments)),
      m_search(named("mapSearch", small(new EntitySearch(context, Entity::User)))),
      m_inspector(named("inspectorButton", smallButton({}))),
      m_context(context) {
  setAttribute(Qt::WA_StyledBackground);
  setProperty("surface", QStringLiteral("surface"));
  setFixedHeight(kToolbarHeight);
  setMinimumWidth(kNarrowest);
  const auto tool = [this](const char* iconName, MapTool value, const char* objectName) {
    m_tools
        ->addSegment({}, static_cast<int>(value), icon(iconName, "textPrimary", "accentSoftText"))
        ->setObjectName(QLatin1String(objectName));
    m_tools->buttonAt(m_tools->count() - 1)->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  };
  tool("hand", MapTool::Pan, "toolPan");
  tool("box", MapTool::Box, "toolBox");
  tool("lasso", MapTool::Lasso, "toolLasso");
  for (const MapMode mode : {MapMode::Points, MapMode::Density, MapMode::Auto})
    m_mode->addSegment({}, static_cast<int>(mode));
  m_mode->setCurrentData(static_cast<int>(MapMode::Auto));
  m_size->addItems({QString(), QString()});
  m_search->setMinimumWidth(88);
  m_search->setMaximumWidth(kSearchWidth);
  m_inspector->setCheckable(true);
  m_inspector->hide();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(Theme::instance().spacing("s"));
  row->addWidget(m_tools);
  row->addSpacing(8);
  row->addWidget(m_colourName);
  row->addWidget(m_colour);
  row->addWidget(m_sizeName);
  row->addWidget(m_size);
  row->addWidget(m_mode);
  row->addStretch(1);
  row->addWidget(m_search, 100);
  row->addWidget(m_inspector);
  connect(m_tools, &Segments::currentChanged, this,
          [this] { Q_EMIT toolChosen(static_cast<MapTool>(m_tools->currentData().toInt())); });
  connect(m_mode, &Segments::currentChanged, this,
          [this] { Q_EMIT modeChosen(static_cast<MapMode>(m_mode->currentData().toInt())); });
  connect(m_colour, &QComboBox::activated, this,
          [this] { Q_EMIT colouringChosen(m_colour->currentData().toString()); });
  connect(m_size, &QComboBox::activated, this,
          [this](int index) { Q_EMIT sizeByActivity(index == 1); });
  connect(m_search, &EntitySearch::entityChosen, this, &MapToolbar::entityFound);
  connect(m_inspector, &QPushButton::clicked, this, &MapToolbar::inspectorToggled);
  retranslate();
}

void MapToolbar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // Not within the layout's own pass: it would miss that the buttons changed their size.
  QMetaObject::invokeMethod(this, &MapToolbar::fitNames, Qt::QueuedConnection);
}

void MapToolbar::fitNames() {
  const bool narrow =
      width() < (m_inspector->isHidden() ? kNamesFrom : kNamesFrom + kInspectorButton);
  if (narrow == m_narrow) return;
  m_narrow = narrow;
  m_colourName->setHidden(narrow);
  m_sizeName->setHidden(narrow);
  const auto style = narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
  for (int i = 0; i < m_tools->count(); ++i) m_tools->buttonAt(i)->setToolButtonStyle(style);
}

void MapToolbar::setTool(MapTool tool) { m_tools->setCurrentData(static_cast<int>(tool)); }

void MapToolbar::setEntity(Entity entity) {
  m_entity = entity;
  m_search->setEntity(entity);
  retranslate();
}

void MapToolbar::setColourings(const std::vector<std::string>& names, const std::string& current) {
  const QSignalBlocker quiet(m_colour);
  m_colour->clear();
  for (const std::string& name : names) m_colour->addItem(colouringTitle(name), fromUtf8(name));
  m_colour->setCurrentIndex(m_colour->findData(fromUtf8(current)));
}

void MapToolbar::setInspectorButton(bool offered, bool shown, const QString& text) {
  m_inspector->setVisible(offered);
  fitNames();
  m_inspector->setText(text);
  m_inspector->setChecked(shown);
}

void MapToolbar::focusSearch() { m_search->setFocus(Qt::ShortcutFocusReason); }

void MapToolbar::retranslate() {
  const QStringList names{tr("Pan"), tr("Box"), tr("Lasso")};
  const Qt::Key keys[] = {Qt::Key_H, Qt::Key_B, Qt::Key_L};
  for (int i = 0; i < names.size(); ++i) {
    m_tools->setText(i, names[i]);
    m_tools->setSegmentToolTip(i, withShortcut(names[i], QKeySequence(keys[i])));
  }
  m_mode->setText(0, tr("Points"));
  m_mode->setText(1, tr("Density"));
  m_mode->setText(2, tr("Auto"));
  m_mode->setSegmentToolTip(
      2, tr("Density when points would cover each other, points when zoomed in"));
  m_colourName->setText(tr("Colour"));
  m_colour->setAccessibleName(tr("Colour"));
  m_colour->setToolTip(tr("Colour"));
  for (int i = 0; i < m_colour->count(); ++i)
    m_colour->setItemText(i, colouringTitle(toUtf8(m_colour->itemData(i).toString())));
  m_sizeName->setText(tr("Size"));
  m_size->setAccessibleName(tr("Size"));
  m_size->setToolTip(tr("Size"));
  m_size->setItemText(0, tr("Same for all"));
  m_size->setItemText(1, tr("By activity"));
  const Vocabulary words = m_context.vocabulary();
  const QString find = tr("Find %1").arg(m_entity == Entity::User ? words.user : words.item);
  m_search->setPlaceholderText(find);
  m_search->setAccessibleName(find);
  m_search->setToolTip(withShortcut(find, QKeySequence(Qt::Key_Slash)));
}

}  // namespace tastescope::ui
