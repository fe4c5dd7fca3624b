#include "ui/shell/ScreenStack.h"

#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/CrashBar.h"
#include "ui/shell/InterruptedBar.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

namespace {
/// Between two screens made ahead of their visit: room for the clicks of a person, and soon done.
constexpr int kQuietMs = 100;
}  // namespace

ScreenStack::ScreenStack(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_problem(named("problemBar", new NoteBar(NoteKind::Danger))),
      m_crash(new CrashBar(context)),
      m_interrupted(new InterruptedBar(context)),
      m_stack(new QStackedWidget),
      m_noProject(named("noProject", new EmptyState("file"))),
      m_quiet(new QTimer(this)),
      m_screens(allScreens().size(), nullptr) {
  auto* column = bareColumn(this, 0);
  column->addWidget(m_problem);
  column->addWidget(m_crash);
  column->addWidget(m_interrupted);
  column->addWidget(m_stack, 1);
  m_problem->setClosable(true);
  m_problem->hide();
  connect(m_problem, &NoteBar::actionTriggered, this, [this] { Q_EMIT checkWanted(m_damaged); });
  m_stack->addWidget(m_noProject);
  connect(m_noProject, &EmptyState::actionTriggered, this,
          [this] { m_context.navigate(Visit{screens::kHome}); });
  connect(&m_context, &AppContext::projectChanged, this, &ScreenStack::projectChanged);
  connect(&m_context, &AppContext::projectInPlace, this, [this](bool there) {
    if (there) m_problem->hide();
  });
  m_quiet->setSingleShot(true);
  m_quiet->setInterval(kQuietMs);
  connect(m_quiet, &QTimer::timeout, this, &ScreenStack::prepareNext);
  retranslate();
}

Screen* ScreenStack::make(int position) {
  Screen*& screen = m_screens.at(static_cast<std::size_t>(position));
  if (screen != nullptr) return screen;
  const ScreenInfo& info = *allScreens().at(static_cast<std::size_t>(position));
  screen = info.make(m_context);
  screen->setProperty("screen", QString(info.key));
  screen->setWhatsThis(info.purpose());
  m_stack->addWidget(screen);
  connect(screen, &Screen::statusTextChanged, this, [this, made = screen] {
    if (front() == made) Q_EMIT statusTextChanged();
  });
  return screen;
}

void ScreenStack::prepareNext() {
  const auto next = std::ranges::find(m_screens, nullptr);
  if (next == m_screens.end()) return;
  make(static_cast<int>(next - m_screens.begin()));
  m_quiet->start();
}

void ScreenStack::show(const Destination& destination) {
  const ScreenKey key = screenOf(destination);
  const int position = screenPosition(key);
  m_wanted = destination;
  if (allScreens().at(static_cast<std::size_t>(position))->needsProject && !m_context.session()) {
    m_stack->setCurrentWidget(m_noProject);
  } else {
    m_wanted = Visit{key};
    Screen* screen = make(position);
    m_stack->setCurrentWidget(screen);
    screen->activate(destination);
  }
  m_quiet->start();
  Q_EMIT currentChanged(key);
  Q_EMIT statusTextChanged();
}

Screen* ScreenStack::front() const { return qobject_cast<Screen*>(m_stack->currentWidget()); }

void ScreenStack::forgetProject() {
  for (Screen*& screen : m_screens) {
    if (screen == nullptr || !screen->diesWithProject()) continue;
    delete screen;
    screen = nullptr;
  }
}

void ScreenStack::projectChanged() {
  m_problem->hide();
  forgetProject();
  m_quiet->start();
  const auto position = static_cast<std::size_t>(screenPosition(current()));
  if (allScreens().at(position)->needsProject) show(Destination(m_wanted));
}

bool ScreenStack::mayClose() {
  for (std::size_t i = 0; i < m_screens.size(); ++i) {
    if (m_screens[i] == nullptr || m_screens[i]->mayClose()) continue;
    show(Visit{allScreens().at(i)->key});
    return false;
  }
  return true;
}

void ScreenStack::offer(const EndedSession& ended) { m_crash->offer(ended); }

void ScreenStack::showProblem(const QString& sentence, const QString& details,
                              const QString& damaged) {
  m_damaged = damaged;
  m_problem->setText(sentence);
  m_problem->setToolTip(details);
  nameCheck();
  m_problem->show();
}

void ScreenStack::nameCheck() {
  m_problem->setAction(m_damaged.isEmpty() ? QString() : tr("Check and save what can be saved…"));
}

void ScreenStack::retranslate() {
  nameCheck();
  m_noProject->setTexts(
      tr("No project open"),
      tr("This screen works on a project. Open one, import your data or look at the sample."),
      tr("Go to Home"));
  for (std::size_t i = 0; i < m_screens.size(); ++i) {
    if (m_screens[i] != nullptr) m_screens[i]->setWhatsThis(allScreens().at(i)->purpose());
  }
}

}  // namespace tastescope::ui
