#include "ui/recommend/RecommendScreen.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>
#include <tuple>

#include "core/models/Registry.h"
#include "ui/context/Translate.h"
#include "ui/export/ExportDialog.h"
#include "ui/pickers/RunCombo.h"
#include "ui/recommend/HistoryPanel.h"
#include "ui/recommend/KeptPeopleMenu.h"
#include "ui/recommend/ListPanel.h"
#include "ui/recommend/UserPicker.h"
#include "ui/recommend/WhyPanel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"
#include "ui/words/Counted.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {
constexpr int kAvatar = 36;
constexpr int kHistory = 280;  // its least width
constexpr int kList = 330;     // what each of two lists wants

/// A person's sign on a soft disc.
QPixmap avatarPixmap(qreal ratio) {
  QPixmap pixmap(QSize(kAvatar, kAvatar) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Theme::instance().colour("accentSoft"));
  painter.drawEllipse(0, 0, kAvatar, kAvatar);
  constexpr int kSign = 20;
  painter.drawPixmap((kAvatar - kSign) / 2, (kAvatar - kSign) / 2,
                     iconPixmap("person", "accentSoftText", kSign, ratio));
  return pixmap;
}
}  // namespace

const ScreenInfo& RecommendScreen::info() {
  static const ScreenInfo info{
      .key = screens::kRecommend,
      .icon = "recommend",
      .needsProject = true,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Recommend"),
      .purposeSource = QT_TRANSLATE_NOOP(
          "Screens", "Anyone's history beside what the model recommends, and why."),
      .helpSources = {QT_TRANSLATE_NOOP(
                          "Help",
                          "Recommend shows what a person had beside what they would get. Select a "
                          "recommendation to see which history items carry it."),
                      QT_TRANSLATE_NOOP("Help",
                                        "Add or remove items to see the list change at once; "
                                        "nothing of it is saved until you keep the person.")},
      .keySources = {},
      .make = makeScreen<RecommendScreen>};
  return info;
}

RecommendScreen::RecommendScreen(AppContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_model(context) {
  auto* column = bareColumn(this, 0);
  makeHeader();
  column->addWidget(m_header);
  m_pages = new QStackedWidget;
  m_empty = new EmptyState("recommend");
  m_body = makeBody();
  m_pages->addWidget(m_empty);
  m_pages->addWidget(m_body);
  column->addWidget(m_pages, 1);
  connectAll();
  addShortcuts();
  retranslate();
  showState();
}

void RecommendScreen::makeHeader() {
  m_header = new PageHeader;
  m_runName = makeLabel({}, TextStyle::Small, "textSecondary");
  m_run = named("recommendRun", new RunCombo(m_context, [](const RunChoice&) { return true; }));
  m_compareName = makeLabel({}, TextStyle::Small, "textSecondary");
  m_compare = named("compareRun", new RunCombo(m_context, [](const RunChoice&) { return true; }));
  m_compare->setMinimumContentsLength(10);
  m_compare->setNoneText(tr("none"));
  m_export = named("exportRecommendations", mainButton({}, "export"));
  m_export->setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_runName, m_run, m_compareName, m_compare, m_export})
    m_header->addAction(widget);
}

QWidget* RecommendScreen::makePersonHead() {
  auto* widget = new QWidget;
  auto* row = bareRow(widget, Theme::instance().spacing("m"));
  m_avatar = new QLabel;
  m_name = named("personName", makeLabel({}, TextStyle::Subtitle));
  m_line = new ElidedLabel({}, TextStyle::Small, "textSecondary");
  m_chip = new Chip({}, ChipKind::Warning);
  m_map = named("showOnMap", button({}, "latent"));
  m_new = named("newPerson", button({}, "plus"));
  m_keep = named("keepPerson", linkButton({}));
  m_kept = new KeptPeopleMenu(m_model);
  auto* words = spacedColumn(0);
  auto* title = spacedRow(Theme::instance().spacing("m"));
  title->addWidget(m_name);
  title->addWidget(m_chip);
  title->addWidget(m_keep);
  title->addStretch(1);
  words->addLayout(title);
  words->addWidget(m_line);
  row->addWidget(m_avatar);
  row->addLayout(words, 1);
  row->addWidget(m_kept);
  row->addWidget(m_map);
  row->addWidget(m_new);
  return widget;
}

QWidget* RecommendScreen::makeBody() {
  const Theme& theme = Theme::instance();
  auto* widget = new QWidget;
  auto* row = bareRow(widget, 0);
  m_picker = new UserPicker(m_context);
  row->addWidget(m_picker);
  row->addWidget(makeHairline(Qt::Vertical));
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  const int padding = theme.spacing("l") + 4;
  column->setContentsMargins(padding, theme.spacing("l"), padding, theme.spacing("l"));
  column->setSpacing(theme.spacing("l"));
  column->addWidget(makePersonHead());
  m_problem = new NoteBar(NoteKind::Danger);
  m_problem->setClosable(true);
  m_problem->hide();
  column->addWidget(m_problem);
  m_history = new HistoryPanel(m_model);
  m_list = new ListPanel(m_model);
  m_why = new WhyPanel(m_model);
  auto* answers = new QWidget;
  auto* stack = bareColumn(answers, theme.layout("gutter"));
  stack->addWidget(m_list, 100);
  stack->addWidget(m_why, 1);
  m_split = new QSplitter(Qt::Horizontal);
  m_split->setProperty("gutter", true);
  m_split->setHandleWidth(theme.layout("gutter"));
  m_split->setChildrenCollapsible(false);
  m_split->addWidget(m_history);
  m_split->addWidget(answers);
  m_split->setStretchFactor(0, 38);
  m_split->setStretchFactor(1, 62);
  m_split->setSizes({380, 620});
  m_history->setMinimumWidth(kHistory);
  answers->setMinimumWidth(380);
  column->addWidget(m_split, 1);
  row->addWidget(right, 1);
  return widget;
}

void RecommendScreen::connectAll() {
  connect(m_run, &RunCombo::runChosen, this, &RecommendScreen::runChanged);
  connect(m_run, &RunCombo::listChanged, this, &RecommendScreen::showState);
  connect(m_compare, &RunCombo::runChosen, this, &RecommendScreen::compare);
  connect(m_compare, &RunCombo::listChanged, this, &RecommendScreen::offerRival);
  connect(m_why, &WhyPanel::comparisonWanted, this, [this] {
    if (const RunChoice* other = rival()) m_compare->chooseRun(other->run.record.id);
  });
  connect(m_list, &ListPanel::comparisonClosed, this, [this] { m_compare->chooseRun(0); });
  connect(m_export, &QPushButton::clicked, this, &RecommendScreen::exportLists);
  connect(m_empty, &EmptyState::actionTriggered, &m_context, &AppContext::navigateToTraining);
  connect(m_picker, &UserPicker::userChosen, &m_model, &RecommendModel::showUser);
  connect(m_map, &QPushButton::clicked, this, &RecommendScreen::showOnMap);
  connect(m_keep, &QPushButton::clicked, this, &RecommendScreen::keepPerson);
  connect(m_kept, &KeptPeopleMenu::chosen, this, [this](const KeptPerson& person) {
    if (person.user == kNoIndex) {
      m_picker->clearCurrent();
    } else {
      m_picker->setCurrent(person.user);
    }
    m_model.showKept(person);
  });
  connect(m_new, &QPushButton::clicked, this, [this] {
    m_picker->clearCurrent();
    m_model.newPerson();
    m_history->startAdding();
  });
  connect(&m_model, &RecommendModel::personChanged, this, &RecommendScreen::showPerson);
  connect(&m_model, &RecommendModel::changesChanged, this, &RecommendScreen::showPerson);
  connect(&m_model, &RecommendModel::listChanged, m_problem, &QWidget::hide);
  connect(&m_model, &RecommendModel::listChanged, this, &Screen::statusTextChanged);
  connect(&m_model, &RecommendModel::feedbackChanged, this, &Screen::statusTextChanged);
  connect(&m_model, &RecommendModel::failed, this,
          [this](const QString& sentence, const QString& details) {
            m_problem->setText(sentence);
            m_problem->setToolTip(details);
            m_problem->show();
          });
  connect(m_problem, &NoteBar::closed, m_problem, &QWidget::hide);
  const auto dress = [this] { m_avatar->setPixmap(avatarPixmap(devicePixelRatioF())); };
  dress();
  connect(&Theme::instance(), &Theme::changed, this, dress);
}

void RecommendScreen::addShortcuts() {
  const auto add = [this](const QKeySequence& keys, const std::function<void()>& act) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
  };
  add(QKeySequence(Qt::Key_Slash), [this] { m_picker->focusSearch(); });
  add(QKeySequence(QStringLiteral("Ctrl+Up")), [this] { m_picker->step(-1); });
  add(QKeySequence(QStringLiteral("Ctrl+Down")), [this] { m_picker->step(1); });
}

void RecommendScreen::showEvent(QShowEvent* event) {
  Screen::showEvent(event);
  if (!m_loadWhenSeen || !m_context.session()) return;
  m_loadWhenSeen = false;
  if (m_wanted == kNoIndex) m_picker->reload();
}

void RecommendScreen::activate(const Destination& destination) {
  const auto* wish = std::get_if<ShowRecommendations>(&destination);
  if (wish == nullptr) return;
  if (wish->run) m_run->chooseRun(*wish->run);
  if (!wish->group.empty() && m_context.session()) {
    m_loadWhenSeen = false;
    m_picker->setGroup(wish->group);
    return;
  }
  if (!wish->user || !m_context.session()) return;
  m_wanted = *wish->user;
  m_loadWhenSeen = false;
  m_picker->setCurrent(m_wanted);
  m_model.showUser(m_wanted);
  m_wanted = kNoIndex;
}

void RecommendScreen::runChanged() {
  const RunChoice* choice = m_run->currentChoice();
  const bool folds = choice == nullptr || choice->can.foldsIn;
  m_history->setEditable(folds);
  m_why->setEditable(folds);
  m_new->setEnabled(folds);
  m_new->setToolTip(
      folds ? QString()
            : tr("This run's model cannot serve a person it has not seen in training."));
  const bool latent = choice != nullptr && choice->can.userLatent;
  m_map->setEnabled(latent && !m_model.made());
  m_map->setToolTip(latent ? QString() : tr("This run's model has no latent space of users."));
  m_list->setSamplingOffered(choice != nullptr && choice->can.samples);
  m_list->setSequenceOffered(choice != nullptr && choice->can.foldsIn);
  m_model.setRun(m_run->currentRun());
  offerRival();
  showState();
}

void RecommendScreen::compare(RunId run) {
  // Two lists need the room that the history can spare.
  if ((run != 0) != (m_model.compared() != 0)) {
    const int room = m_split->width() - m_split->handleWidth();
    const int usual = room * 38 / 100;
    const int history = run != 0 ? std::max(kHistory, std::min(usual, room - 2 * kList)) : usual;
    m_split->setSizes({history, room - history});
  }
  m_model.setCompared(run);
  offerRival();
}

const RunChoice* RecommendScreen::rival() const {
  const RunChoice* own = m_run->currentChoice();
  if (own == nullptr) return nullptr;
  const RunChoice* best = nullptr;
  // A baseline before another model, and the stronger one; runs of one split can be compared.
  const auto rank = [own](const RunChoice& choice) {
    const MetricValue* metric = metricOf(choice.run, "test", kUsualMetric);
    return std::tuple(choice.run.record.split == own->run.record.split,
                      findModel(choice.run.record.model).family == Family::Classical,
                      metric != nullptr ? metric->value : 0.0);
  };
  for (const RunChoice& choice : m_compare->choices()) {
    if (choice.run.record.id == own->run.record.id) continue;
    if (best == nullptr || rank(choice) > rank(*best)) best = &choice;
  }
  return best;
}

void RecommendScreen::offerRival() {
  const auto name = [](const RunChoice* choice) {
    return choice == nullptr ? QString() : fromUtf8(choice->run.record.name);
  };
  m_list->setRunNames(name(m_run->currentChoice()), name(m_compare->currentChoice()));
  m_why->offerComparison(m_model.compared() != 0 ? QString() : name(rival()));
}

void RecommendScreen::showState() {
  const bool project = m_context.session() != nullptr;
  const bool runs = m_run->count() > 0;
  if (project && !m_run->ready()) return;
  if (!project) {
    m_empty->setTexts(tr("No project is open"),
                      tr("Open a project or import data to see recommendations."),
                      tr("Go to Home"));
  } else if (!runs) {
    m_empty->setTexts(tr("No trained run yet"),
                      tr("Train a model and everyone's recommendations appear here."),
                      tr("Train a model"));
  }
  m_pages->setCurrentWidget(project && runs ? m_body : static_cast<QWidget*>(m_empty));
  m_export->setEnabled(project && runs);
}

QString RecommendScreen::personLine() const {
  const Vocabulary words = m_context.vocabulary();
  const PersonInfo& person = m_model.person();
  QStringList parts = person.attributes.mid(0, 3);
  parts << countedItems(person.history.size(), words);
  if (!person.history.empty() && person.history.front().time != 0) {
    const QDate day = dayOf(person.history.front().time);
    parts << tr("last seen %1").arg(QLocale().toString(day, tr("d MMM yyyy")));
  }
  return parts.join(QStringLiteral(" · "));
}

void RecommendScreen::showPerson() {
  const Vocabulary words = m_context.vocabulary();
  const bool made = m_model.made();
  const RunChoice* choice = m_run->currentChoice();
  const KeptPerson& kept = m_model.kept();
  m_name->setText(kept.id != 0 ? fromUtf8(kept.name)
                  : made       ? tr("New person")
                  : m_model.hasPerson()
                      ? QStringLiteral("%1 %2").arg(words.User, m_model.person().id)
                      : QString());
  m_line->setText(
      made ? inDataNouns(tr("Made up: add what this person has and see the list change."))
      : m_model.hasPerson() ? personLine()
                            : QString());
  const bool unsaved = m_model.unsaved();
  m_chip->setText(unsaved ? tr("what-if, not saved") : tr("kept in the project"));
  m_chip->setKind(unsaved ? ChipKind::Warning : ChipKind::Success);
  m_chip->setVisible(unsaved || kept.id != 0);
  const bool writable = m_context.session() && !m_context.session()->readOnly();
  m_keep->setText(kept.id == 0 ? tr("Keep…") : tr("Save changes"));
  m_keep->setVisible(unsaved && writable && m_model.changed());
  m_map->setEnabled(!made && m_model.hasPerson() && choice != nullptr && choice->can.userLatent);
  Q_EMIT statusTextChanged();
}

QString RecommendScreen::statusText() const {
  if (!m_model.hasPerson()) return {};
  const QString marks =
      tr("%1 feedback marks stored")
          .arg(QLocale().toString(static_cast<qulonglong>(m_model.feedbackCount())));
  const QString items = m_context.vocabulary().items;
  const QString length = m_model.kind() == ListKind::Sequence ? tr("10 in a row") : tr("Top 10");
  return marks + QStringLiteral("     ") +
         (m_model.keepOwned() ? tr("%1, known %2 stay in").arg(length, items)
                              : tr("%1, known %2 are hidden").arg(length, items));
}

void RecommendScreen::keepPerson() {
  if (m_model.kept().id != 0) return m_model.saveKept();
  m_kept->askToKeep();
}

void RecommendScreen::exportLists() {
  ExportRequest request;
  request.table = ExportTable::Recommendations;
  request.run = m_run->currentRun();
  request.keepOwned = m_model.keepOwned();
  request.users = m_picker->group();
  if (request.users.empty() && !m_model.made() && m_model.hasPerson())
    request.users = {m_model.person().user};
  ExportDialog::ask(m_context, request, this);
}

void RecommendScreen::showOnMap() {
  m_context.navigate(ShowOnMap{m_run->currentRun(), Entity::User, m_model.person().user});
}

void RecommendScreen::retranslate() {
  m_header->setTitle(tr("Recommend"));
  m_runName->setText(tr("Run"));
  m_run->setAccessibleName(tr("Run"));
  m_compareName->setText(tr("compare with"));
  m_compare->setAccessibleName(tr("Compare with"));
  m_compare->setNoneText(tr("none"));
  m_export->setText(tr("Export CSV…"));
  m_export->setToolTip(withShortcut(tr("Export recommendations"), m_export->shortcut()));
  m_map->setText(tr("Show on map"));
  m_new->setText(tr("New person…"));
  showPerson();
  showState();
}

}  // namespace tastescope::ui
