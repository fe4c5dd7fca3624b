#include "ui/shell/ScreenStack.h"

#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/latent/LatentScreen.h"
#include "ui/shell/MapThumbnail.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

namespace {
/// Between two screens made ahead of their visit: room for the clicks of a person, and soon done.
constexpr int kQuietMs = 100;
}  // namespace

ScreenStack::ScreenStack(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_problem(new NoteBar(NoteKind::Danger)),
      m_stack(new QStackedWidget),
      m_noProject(new EmptyState("file")),
      m_quiet(new QTimer(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_problem);
  column->addWidget(m_stack, 1);
  m_problem->setObjectName(QStringLiteral("problemBar"));
  m_problem->setClosable(true);
  m_problem->hide();
  m_noProject->setObjectName(QStringLiteral("noProject"));
  m_stack->addWidget(m_noProject);
  connect(m_noProject, &EmptyState::actionTriggered, this,
          [this] { m_context.navigate(ScreenId::Home); });
  connect(&m_context, &AppContext::projectChanged, this, &ScreenStack::projectChanged);
  m_quiet->setSingleShot(true);
  m_quiet->setInterval(kQuietMs);
  connect(m_quiet, &QTimer::timeout, this, &ScreenStack::prepareNext);
  retranslate();
}

Screen* ScreenStack::make(ScreenId id) {
  Screen*& screen = m_screens[static_cast<int>(id)];
  if (screen == nullptr) {
    const ScreenEntry& entry = screenEntry(id);
    screen = entry.make(m_context);
    screen->setProperty("screen", QString::fromLatin1(entry.key));
    screen->setWhatsThis(screenPurpose(id));
    m_stack->addWidget(screen);
    if (auto* latent = qobject_cast<LatentScreen*>(screen)) new MapThumbnail(m_context, *latent);
    connect(screen, &Screen::statusTextChanged, this, [this, screen] {
      if (front() == screen) Q_EMIT statusTextChanged();
    });
  }
  return screen;
}

void ScreenStack::prepareNext() {
  for (const ScreenEntry& entry : screenEntries()) {
    if (made(entry.id) != nullptr) continue;
    make(entry.id);
    m_quiet->start();
    return;
  }
}

void ScreenStack::show(ScreenId id, const QVariantMap& payload) {
  m_current = id;
  if (screenEntry(id).needsProject && !m_context.session()) {
    m_pending = payload;
    m_stack->setCurrentWidget(m_noProject);
  } else {
    m_pending.clear();
    Screen* screen = make(id);
    m_stack->setCurrentWidget(screen);
    screen->activate(payload);
  }
  m_quiet->start();
  Q_EMIT currentChanged(id);
  Q_EMIT statusTextChanged();
}

Screen* ScreenStack::front() const { return qobject_cast<Screen*>(m_stack->currentWidget()); }

void ScreenStack::projectChanged() {
  m_problem->hide();
  if (screenEntry(m_current).needsProject) show(m_current, m_pending);
}

bool ScreenStack::mayClose() {
  for (auto entry = m_screens.begin(); entry != m_screens.end(); ++entry) {
    if (entry.value() == nullptr || entry.value()->mayClose()) continue;
    show(static_cast<ScreenId>(entry.key()), {});
    return false;
  }
  return true;
}

void ScreenStack::showProblem(const QString& sentence, const QString& details) {
  m_problem->setText(sentence);
  m_problem->setToolTip(details);
  m_problem->show();
}

void ScreenStack::retranslate() {
  m_noProject->setTexts(
      tr("No project open"),
      tr("This screen works on a project. Open one, import your data or look at the sample."),
      tr("Go to Home"));
  for (auto entry = m_screens.begin(); entry != m_screens.end(); ++entry) {
    if (entry.value() != nullptr)
      entry.value()->setWhatsThis(screenPurpose(static_cast<ScreenId>(entry.key())));
  }
}

}  // namespace tastescope::ui
