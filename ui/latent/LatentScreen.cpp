#include "ui/latent/LatentScreen.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/context/Translate.h"
#include "ui/latent/LatentInspector.h"
#include "ui/latent/LatentStrip.h"
#include "ui/latent/LayoutSettings.h"
#include "ui/latent/MadeUpDialog.h"
#include "ui/latent/MapThumbnail.h"
#include "ui/latent/MapToolbar.h"
#include "ui/latent/MapView.h"
#include "ui/latent/MoveLine.h"
#include "ui/latent/RenderMap.h"
#include "ui/pickers/RunCombo.h"
#include "ui/pickers/SelectionsMenu.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

namespace {

constexpr int kFoldBelow = 1280;  // of the window
constexpr QSize kPictureSize{1920, 1200};
constexpr int kAutomatic = -1;
const QString kMethodKey = QStringLiteral("latent/method");

}  // namespace

const ScreenInfo& LatentScreen::info() {
  static const ScreenInfo info{
      .key = screens::kLatent,
      .icon = "latent",
      .needsProject = true,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Latent"),
      .purposeSource = QT_TRANSLATE_NOOP("Screens", "A map of what the model thinks is alike."),
      .helpSources =
          {QT_TRANSLATE_NOOP(
               "Help",
               "Latent is a map of what the model thinks is alike: each point is a user or an "
               "item. Distances in the lists are measured in the model's space, not on the map."),
           QT_TRANSLATE_NOOP("Help", "Circle a group to read what its people have in common.")},
      .keySources = {{QT_TRANSLATE_NOOP("Help", "Drag, wheel"),
                      QT_TRANSLATE_NOOP("Help", "Move the map, zoom at the pointer")},
                     {"L", QT_TRANSLATE_NOOP("Help", "Circle with the lasso")},
                     {QT_TRANSLATE_NOOP("Help", "Shift+drag"),
                      QT_TRANSLATE_NOOP("Help", "Select a box; Ctrl adds, Alt removes")},
                     {"Alt+Left",
                      QT_TRANSLATE_NOOP("Help", "The selection before; Alt+Right the one after")},
                     {"F", QT_TRANSLATE_NOOP("Help", "Show everything")},
                     {"Esc", QT_TRANSLATE_NOOP("Help", "Clear the selection")},
                     {"/", QT_TRANSLATE_NOOP("Help", "Search")}},
      .make = makeScreen<LatentScreen>};
  return info;
}

LatentScreen::LatentScreen(AppContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_model(context) {
  auto* column = bareColumn(this, 0);
  makeHeader();
  column->addWidget(m_header);
  m_pages = new QStackedWidget;
  m_empty = new EmptyState("latent");
  m_error = new ErrorPane;
  m_pages->addWidget(m_empty);
  m_pages->addWidget(m_error);
  m_pages->addWidget(makeBody());
  column->addWidget(m_pages, 1);
  connectMap();
  connectLayout();
  connectInspector();
  connectSelections();
  new MapThumbnail(m_context, m_model, this);
  connect(m_empty, &EmptyState::actionTriggered, &m_context, &AppContext::navigateToTraining);
  connect(m_error, &ErrorPane::actionTriggered, this, &LatentScreen::reload);
  connect(&m_model, &LatentModel::loadingFailed, this,
          [this](const QString& sentence, const QString& details) {
            m_error->setTexts(tr("The map cannot be laid out"), sentence, details, tr("Try again"));
            m_pages->setCurrentWidget(m_error);
          });
  connect(&Theme::instance(), &Theme::changed, &m_model, &LatentModel::recolour);
  retranslate();
  showState();
}

void LatentScreen::makeHeader() {
  m_header = new PageHeader;
  m_runName = makeLabel({}, TextStyle::Small, "textSecondary");
  m_run = named("latentRun", new RunCombo(m_context, [](const RunChoice& choice) {
                  return choice.can.userLatent || choice.can.itemEmbeddings;
                }));
  m_run->setShowsMetric(true);
  m_run->setMinimumContentsLength(24);
  m_entity = named("latentEntity", new Segments);
  m_entity->addSegment({}, static_cast<int>(Entity::User))
      ->setObjectName(QStringLiteral("latentUsers"));
  m_entity->addSegment({}, static_cast<int>(Entity::Item))
      ->setObjectName(QStringLiteral("latentItems"));
  m_method = named("latentMethod", new QComboBox);
  m_method->addItem({}, kAutomatic);
  for (const MapMethod method : {MapMethod::Pca, MapMethod::Tsne, MapMethod::Umap})
    m_method->addItem(QLatin1String(methodTitle(method)), static_cast<int>(method));
  m_settings = new LayoutSettings(this);
  m_settingsButton = named("layoutSettings", iconButton("settings", tr("Settings of the layout")));
  m_people = named("makePeopleUp", iconButton("person", tr("People who do not exist")));
  m_export = named("latentExport", iconButton("export", tr("Export the map"),
                                              QKeySequence(QStringLiteral("Ctrl+E"))));
  m_exportMenu = new QMenu(m_export);
  m_exportMenu->addAction(QString(), this, &LatentScreen::exportPicture);
  m_exportMenu->addAction(QString(), this, [this] { exportPoints(false); });
  m_exportMenu->addAction(QString(), this, [this] { exportPoints(true); });
  m_export->setMenu(m_exportMenu);
  m_export->setPopupMode(QToolButton::InstantPopup);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_runName, m_run, m_entity, m_method,
                                                         m_settingsButton, m_people, m_export})
    m_header->addAction(widget);
  connect(m_people, &QToolButton::clicked, this, &LatentScreen::makePeopleUp);
  connect(m_run, &RunCombo::runChosen, this, &LatentScreen::reload);
  connect(m_run, &RunCombo::listChanged, this, &LatentScreen::showState);
  connect(m_entity, &Segments::currentChanged, this, &LatentScreen::reload);
}

QWidget* LatentScreen::makeBody() {
  m_split = new QSplitter(Qt::Horizontal);
  m_split->setChildrenCollapsible(false);
  auto* left = new QWidget;
  auto* column = bareColumn(left, 0);
  m_toolbar = new MapToolbar(m_context);
  m_view = new MapView(m_model);
  m_strip = new LatentStrip(m_model);
  connect(m_strip->line(), &MoveLine::lineShown, this,
          [this](const QPolygonF& line) { m_view->map()->setLine(line); });
  connect(m_strip, &LatentStrip::moved, this,
          [this](std::optional<QPointF> where) { m_view->map()->setMoved(where); });
  column->addWidget(m_toolbar);
  column->addWidget(makeHairline());
  column->addWidget(m_view, 1);
  column->addWidget(makeHairline());
  column->addWidget(m_strip);
  m_inspector = new LatentInspector(m_model);
  const Theme& theme = Theme::instance();
  m_inspector->setMinimumWidth(theme.width("inspectorMin"));
  m_split->addWidget(left);
  m_split->addWidget(m_inspector);
  m_split->setStretchFactor(0, 1);
  m_split->setStretchFactor(1, 0);
  m_split->setSizes({1000, theme.width("inspector")});
  return m_split;
}

void LatentScreen::connectMap() {
  LatentMap* map = m_view->map();
  map->setTool(MapTool::Lasso);
  m_toolbar->setTool(MapTool::Lasso);
  connect(m_toolbar, &MapToolbar::toolChosen, map, &LatentMap::setTool);
  connect(map, &LatentMap::toolChanged, m_toolbar, &MapToolbar::setTool);
  connect(m_toolbar, &MapToolbar::modeChosen, map, &LatentMap::setMode);
  connect(m_toolbar, &MapToolbar::colouringChosen, &m_model,
          [this](const QString& name) { m_model.setColouring(toUtf8(name)); });
  connect(m_toolbar, &MapToolbar::sizeByActivity, &m_model, &LatentModel::setSizeByActivity);
  connect(m_toolbar, &MapToolbar::entityFound, this, &LatentScreen::showEntity);
  connect(m_toolbar, &MapToolbar::inspectorToggled, this, [this](bool shown) {
    m_inspectorWanted = shown;
    updateInspector();
  });
  connect(map, &LatentMap::searchWanted, m_toolbar, &MapToolbar::focusSearch);
  connect(map, &LatentMap::selectionChanged, this, &LatentScreen::takeSelection);
  connect(map, &LatentMap::pointClicked, this, [this](qint64 point) {
    focusPoint(point < 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(point)));
  });
  connect(&m_model, &LatentModel::spaceChanged, this, &LatentScreen::takeSpace);
  connect(&m_model, &LatentModel::colouringChanged, this, [this] {
    m_toolbar->setColourings(m_model.colourings(), m_model.colouring().attribute);
  });
  auto* slash = new QShortcut(QKeySequence(Qt::Key_Slash), this);
  slash->setContext(Qt::WidgetWithChildrenShortcut);
  connect(slash, &QShortcut::activated, m_toolbar, &MapToolbar::focusSearch);
}

void LatentScreen::connectLayout() {
  const QVariant kept = QSettings().value(kMethodKey, kAutomatic);
  m_method->setCurrentIndex(std::max(0, m_method->findData(kept.toInt())));
  connect(m_method, &QComboBox::activated, this, [this] {
    QSettings().setValue(kMethodKey, m_method->currentData());
    layOut();
  });
  connect(m_settingsButton, &QToolButton::clicked, this, [this] {
    m_settings->setMethod(method().value_or(MapMethod::Tsne));
    m_settings->openBelow(m_settingsButton);
  });
  connect(m_settings, &LayoutSettings::wanted, this, [this](MapMethod wanted) {
    m_method->setCurrentIndex(m_method->findData(static_cast<int>(wanted)));
    layOut();
  });
  connect(&m_model.layout(), &LayoutFlow::failed, this,
          [this](const QString& sentence) { m_context.announce(sentence); });
  connect(&m_model, &LatentModel::mapChanged, m_strip, &LatentStrip::resetSliders);
  connect(&m_model.layout(), &LayoutFlow::stateChanged, this, &LatentScreen::showState);
  layOut();
}

std::optional<MapMethod> LatentScreen::method() const {
  const int chosen = m_method->currentData().toInt();
  if (chosen == kAutomatic) return std::nullopt;
  return static_cast<MapMethod>(chosen);
}

void LatentScreen::layOut() {
  const auto wanted = method();
  m_settingsButton->setEnabled(wanted != MapMethod::Pca);
  if (wanted) {
    m_model.layOut(m_settings->settings(*wanted));
  } else {
    m_model.layOut(std::nullopt);
  }
}

void LatentScreen::connectInspector() {
  LatentMap* map = m_view->map();
  connect(m_inspector, &LatentInspector::clearWanted, map, [map] { map->setSelection({}); });
  connect(m_inspector, &LatentInspector::recommendWanted, this,
          &LatentScreen::recommendToSelection);
  connect(m_inspector, &LatentInspector::exportWanted, this, [this] { exportPoints(false); });
  connect(m_inspector, &LatentInspector::neighboursShown, map, &LatentMap::setNeighbours);
  connect(m_inspector, &LatentInspector::neighbourChosen, this, [this, map](quint32 position) {
    focusPoint(position);
    map->flyTo(position);
  });
}

void LatentScreen::connectSelections() {
  LatentMap* map = m_view->map();
  const auto before = [this, map] {
    if (m_history.canUndo()) map->setSelection(m_history.undo());
  };
  const auto after = [this, map] {
    if (m_history.canRedo()) map->setSelection(m_history.redo());
  };
  connect(m_inspector, &LatentInspector::undoWanted, this, before);
  connect(m_inspector, &LatentInspector::redoWanted, this, after);
  const auto addShortcut = [this](const QKeySequence& keys, const auto& act) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
  };
  addShortcut(kSelectionBefore, before);
  addShortcut(kSelectionAfter, after);
  connect(m_inspector, &LatentInspector::keepWanted, this, &LatentScreen::keepSelected);
  connect(m_inspector->selections(), &SelectionsMenu::chosen, this, &LatentScreen::showKept);
  connect(m_inspector->selections(), &SelectionsMenu::loaded, this,
          [this] { m_strip->line()->setKept(m_inspector->selections()->selections()); });
  m_inspector->setHistory(false, false);
}

void LatentScreen::takeSelection() {
  const auto& selection = m_view->map()->selection();
  m_history.add(selection);
  m_inspector->setHistory(m_history.canUndo(), m_history.canRedo());
  m_model.summarise(selection);
  m_strip->line()->setSelection(selection);
  m_inspector->setSelected(m_model.space() ? entitiesOf(*m_model.space(), selection)
                                           : std::vector<Index>());
  updateInspector();
  Q_EMIT statusTextChanged();
}

/// Under the name of its group, where it is one.
void LatentScreen::keepSelected() {
  if (!m_model.space()) return;
  const auto& selection = m_view->map()->selection();
  QString proposed;
  for (const LegendRow& row : m_model.colouring().legend)
    if (row.points == selection) proposed = row.label;
  m_inspector->selections()->askToKeep(entitiesOf(*m_model.space(), selection), proposed);
}

void LatentScreen::showKept(const KeptSelection& selection) {
  if (!m_model.space()) return;
  std::vector<std::uint32_t> points = positionsAmong(*m_model.space(), selection.members);
  if (points.empty())
    m_context.announce(tr("None of %1 is on this map.").arg(fromUtf8(selection.name)));
  m_view->map()->setSelection(std::move(points));
}

void LatentScreen::activate(const Destination& destination) {
  if (const auto* wish = std::get_if<ShowOnMap>(&destination)) {
    if (wish->point) m_select = *wish->point;
    if (wish->entity) m_entity->setCurrentIndex(*wish->entity == Entity::Item ? 1 : 0);
    if (wish->run) m_run->chooseRun(*wish->run);
  }
  // Already laid out: no new space will come to fulfil the wish.
  if (m_model.space() && !m_model.loading() && !m_reloadWhenSeen && m_select != kNoIndex) {
    showEntity(m_select);
    m_select = kNoIndex;
  }
  m_view->map()->setFocus();
}

void LatentScreen::reload() {
  const RunChoice* choice = m_run->currentChoice();
  if (choice != nullptr) {
    const QSignalBlocker quiet(m_entity);
    m_entity->setSegmentEnabled(0, choice->can.userLatent);
    m_entity->setSegmentEnabled(1, choice->can.itemEmbeddings);
    if (!choice->can.userLatent) m_entity->setCurrentIndex(1);
    if (!choice->can.itemEmbeddings) m_entity->setCurrentIndex(0);
  }
  showState();
  // Nobody looks: a project that opens or a run that ends costs no layout.
  m_reloadWhenSeen = !isVisible() && choice != nullptr;
  if (m_reloadWhenSeen) return;
  m_model.load(choice == nullptr ? 0 : choice->run.record.id,
               static_cast<Entity>(m_entity->currentData().toInt()));
}

void LatentScreen::takeSpace() {
  m_toolbar->setEntity(m_model.entity());
  m_inspector->showFocused(std::nullopt);
  m_inspector->showSummary({});
  m_inspector->setSelected({});
  m_inspector->retranslate();
  m_strip->line()->setKept(m_inspector->selections()->selections());
  m_strip->reset();
  m_history.clear();
  m_inspector->setHistory(false, false);
  showState();
  updateInspector();
  if (m_model.space() && m_select != kNoIndex) {
    // Colours follow the space at once; the flight needs the map's size.
    const Index wanted = std::exchange(m_select, kNoIndex);
    QMetaObject::invokeMethod(
        this, [this, wanted] { showEntity(wanted); }, Qt::QueuedConnection);
  }
  Q_EMIT statusTextChanged();
}

void LatentScreen::showState() {
  const bool project = m_context.session() != nullptr;
  const bool runs = m_run->count() > 0;
  // What is written is the space's own map, not one that is being made.
  m_people->setEnabled(m_model.space() != nullptr && m_model.entity() == Entity::User);
  m_export->setEnabled(m_model.space() != nullptr &&
                       m_model.layout().state() != LayoutFlow::State::Running);
  if (project && !m_run->ready()) return;  // the list is on its way
  if (!project) {
    m_empty->setTexts(tr("No project is open"),
                      tr("Open a project or import data to see its latent map."), tr("Go to Home"));
  } else if (!runs) {
    m_empty->setTexts(tr("No run with a latent space yet"),
                      tr("Train a model that places people in a space, such as Mult-VAE, and its "
                         "map appears here."),
                      tr("Train a model"));
  }
  m_pages->setCurrentWidget(project && runs ? static_cast<QWidget*>(m_split) : m_empty);
}

void LatentScreen::focusPoint(std::optional<std::uint32_t> position) {
  m_view->map()->setFocused(position);
  m_inspector->showFocused(position);
  m_strip->setFocused(position);
  updateInspector();
}

void LatentScreen::showEntity(Index entity) {
  const auto position = m_model.positionOf(entity);
  if (!position) {
    m_context.announce(tr("This one has no history in the run and is not on the map."));
    return;
  }
  focusPoint(position);
  m_view->map()->flyTo(*position);
}

void LatentScreen::updateInspector() {
  const bool narrow = width() < kFoldBelow - Theme::instance().width("rail");
  const auto count = static_cast<qulonglong>(m_view->map()->selection().size());
  m_inspector->setVisible(!narrow || m_inspectorWanted);
  m_toolbar->setInspectorButton(narrow, m_inspectorWanted,
                                tr("Selection (%1)").arg(QLocale().toString(count)));
}

void LatentScreen::resizeEvent(QResizeEvent* event) {
  Screen::resizeEvent(event);
  updateInspector();
}

void LatentScreen::showEvent(QShowEvent* event) {
  Screen::showEvent(event);
  if (m_reloadWhenSeen) reload();
}

QString LatentScreen::statusText() const {
  const LatentSpacePtr& space = m_model.space();
  if (!space) return {};
  const auto number = [](std::size_t value) {
    return QLocale().toString(static_cast<qulonglong>(value));
  };
  return tr("%1 of %2 selected")
             .arg(number(m_view->map()->selection().size()), number(space->entities.size())) +
         QStringLiteral("     ") + tr("Ctrl adds · Alt removes · Esc clears");
}

QString LatentScreen::runName() const {
  const RunChoice* choice = m_run->choice(m_model.run());
  return choice == nullptr ? QString() : fromUtf8(choice->run.record.name);
}

void LatentScreen::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_header->setTitle(tr("Latent map"));
  m_runName->setText(tr("Run"));
  m_run->setAccessibleName(tr("Run"));
  m_entity->setText(0, words.Users);
  m_entity->setText(1, words.Items);
  m_entity->setSegmentToolTip(1, tr("Only for models with a vector for each %1").arg(words.item));
  m_method->setItemText(0, tr("Automatic"));
  m_method->setAccessibleName(tr("Layout method"));
  m_method->setToolTip(
      tr("PCA shows the two directions in which the points differ most. t-SNE and UMAP keep "
         "neighbours together. Automatic takes what shows the space best in a few seconds."));
  setIconButtonName(m_settingsButton, tr("Settings of the layout"));
  setIconButtonName(m_people, tr("People who do not exist"));
  setIconButtonName(m_export, tr("Export the map"));
  const QList<QAction*> actions = m_exportMenu->actions();
  actions[0]->setText(tr("Map as &picture…"));
  actions[1]->setText(tr("Points as &CSV…"));
  actions[2]->setText(tr("Points and &vectors as CSV…"));
  if (m_model.space()) m_model.recolour();
  showState();
  updateInspector();
  Q_EMIT statusTextChanged();
}

void LatentScreen::askFile(const QString& title, const QString& suffix, const QString& filter,
                           std::function<void(const QString& file)> write) {
  const QString stem = runName().isEmpty() ? QStringLiteral("map") : runName();
  FileQuestion question;
  question.use = FileQuestion::Use::Save;
  question.title = title;
  question.start = stem + QLatin1Char('.') + suffix;
  question.filters = filter;
  question.folderKey = kExportFolderKey;
  askForFile(this, question, std::move(write));
}

void LatentScreen::exportPicture() {
  if (!m_model.space()) return;
  askFile(tr("Save the map"), QStringLiteral("png"),
          tr("PNG picture (*.png)") + QStringLiteral(";;SVG (*.svg);;PDF (*.pdf)"),
          [this](const QString& file) { savePicture(file); });
}

void LatentScreen::savePicture(const QString& file) {
  if (!m_model.space()) return;
  const Vocabulary words = m_context.vocabulary();
  const QString who = m_model.entity() == Entity::User ? words.Users : words.Items;
  const MapSheet sheet =
      makeMapSheet(m_model.points(), *m_model.space(), m_model.colouring(),
                   tr("%1 in the space of %2").arg(who, runName()), kPictureSize);
  JobManager::Plan<QString> plan;
  plan.title = tr("Saving the map");
  plan.work = [sheet, file](Progress&, const std::stop_token&) {
    writeMapSheet(sheet, file);
    return file;
  };
  plan.done = [this](const QString& written) {
    m_context.announce(tr("Saved %1").arg(QFileInfo(written).fileName()));
  };
  m_context.jobs().start<QString>(this, std::move(plan));
}

void LatentScreen::exportPoints(bool vectors) {
  if (!m_model.space()) return;
  askFile(tr("Save the points"), QStringLiteral("csv"), tr("CSV table (*.csv)"),
          [this, vectors](const QString& file) { savePoints(vectors, file); });
}

void LatentScreen::savePoints(bool vectors, const QString& file) {
  const LatentSpacePtr space = m_model.space();
  const SessionPtr session = m_context.session();
  if (!space || !session) return;
  // A selection narrows what is written.
  const auto& selection = m_view->map()->selection();
  const LatentSpacePtr chosen =
      selection.empty() ? space : std::make_shared<LatentSpace>(subspace(*space, selection));
  JobManager::Plan<QString> plan;
  plan.title = tr("Saving the points");
  plan.work = [session, chosen, vectors, file](Progress&, const std::stop_token&) {
    writeLatentCsv(*session, *chosen, vectors, toUtf8(file));
    return file;
  };
  plan.done = [this](const QString& written) {
    m_context.announce(tr("Saved %1").arg(QFileInfo(written).fileName()));
  };
  m_context.jobs().start<QString>(this, std::move(plan));
}

/// Beside the map, which shows them among the real ones.
void LatentScreen::makePeopleUp() {
  if (!m_model.space() || m_model.entity() != Entity::User) return;
  if (m_madeUp == nullptr) {
    m_madeUp = new MadeUpDialog(m_model, this);
    LatentMap* map = m_view->map();
    connect(m_madeUp, &MadeUpDialog::placed, map, &LatentMap::setGuests);
    connect(m_madeUp, &MadeUpDialog::realWanted, this,
            [this](quint32 user) { showEntity(static_cast<Index>(user)); });
  }
  m_madeUp->show();
  m_madeUp->raise();
  m_madeUp->activateWindow();
  m_madeUp->make();
}

void LatentScreen::recommendToSelection() {
  if (!m_model.space() || m_model.entity() != Entity::User) return;
  ShowRecommendations wish{.run = m_model.run()};
  for (const std::uint32_t position : m_view->map()->selection())
    wish.group.push_back(m_model.space()->entities[position]);
  m_context.navigate(wish);
}

}  // namespace tastescope::ui
