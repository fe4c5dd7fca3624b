#include "ui/pickers/SelectionsMenu.h"

#include <QLocale>
#include <QMenu>
#include <QPointer>

#include "ui/context/Translate.h"
#include "ui/pickers/NameQuestion.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

SelectionsMenu::SelectionsMenu(AppContext& context, Entity entity, QWidget* parent)
    : Translated(parent), m_context(context), m_entity(entity), m_menu(new QMenu(this)) {
  setObjectName(QStringLiteral("keptSelections"));
  setPopupMode(QToolButton::InstantPopup);
  setToolButtonStyle(Qt::ToolButtonTextOnly);
  m_menu->setObjectName(QStringLiteral("keptSelectionsMenu"));
  setMenu(m_menu);
  connect(&m_context, &AppContext::selectionsChanged, this, &SelectionsMenu::load);
  connect(&m_context, &AppContext::projectChanged, this, &SelectionsMenu::load);
  fill();
  load();
}

void SelectionsMenu::setEntity(Entity entity) {
  if (entity == m_entity) return;
  m_entity = entity;
  fill();
}

std::vector<KeptSelection> SelectionsMenu::selections() const {
  std::vector<KeptSelection> offered;
  for (const KeptSelection& selection : m_selections)
    if (selection.entity == m_entity) offered.push_back(selection);
  return offered;
}

void SelectionsMenu::load() {
  const SessionPtr session = m_context.session();
  if (!session) {
    m_job.cancel();
    m_selections.clear();
    return fill();
  }
  auto plan = lookUp([session] { return keptSelections(*session); });
  plan.done = [this](std::vector<KeptSelection> selections) {
    m_selections = std::move(selections);
    fill();
    Q_EMIT loaded();
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void SelectionsMenu::fill() {
  for (QMenu* const entry : m_menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
    entry->deleteLater();  // which clear() does not
  m_menu->clear();
  for (const KeptSelection& selection : selections()) {
    QString name = fromUtf8(selection.name).replace(QLatin1Char('&'), QLatin1String("&&"));
    const QString count = QLocale().toString(static_cast<qulonglong>(selection.members.size()));
    addEntries(m_menu->addMenu(QStringLiteral("%1 (%2)").arg(name, count)), selection);
  }
  setVisible(!m_menu->isEmpty());
  retranslate();
}

void SelectionsMenu::addEntries(QMenu* menu, const KeptSelection& selection) {
  menu->addAction(tr("Show"), this, [this, selection] { Q_EMIT chosen(selection); });
  menu->addAction(tr("Rename…"), this, [this, selection] { rename(selection); });
  menu->addAction(tr("Delete"), this, [this, id = selection.id] { forget(id); });
}

/// Does `store(session)` and tells everyone.
template <typename Store, typename Done>
void SelectionsMenu::store(Store store, Done done) {
  const SessionPtr session = m_context.session();
  if (!session) return;
  using Stored = std::invoke_result_t<Store&, Session&>;
  auto plan = lookUp([session, store = std::move(store)]() mutable { return store(*session); });
  plan.done = [this, done = std::move(done)](const Stored& stored) {
    m_context.touchSelections();
    done(stored);
  };
  m_context.jobs().start<Stored>(this, std::move(plan));
}

void SelectionsMenu::askToKeep(std::vector<Index> members, const QString& proposed) {
  KeptSelection selection{.entity = m_entity, .members = std::move(members)};
  askForName(this, {"selectionNameDialog", tr("Keep this selection"), proposed},
             [this, selection](const QString& name) mutable {
               selection.name = toUtf8(name);
               store([selection](Session& session) { return keepSelection(session, selection); },
                     [this, name](SelectionId) { m_context.announce(tr("Kept %1").arg(name)); });
             });
}

void SelectionsMenu::rename(const KeptSelection& selection) {
  const QString old = fromUtf8(selection.name);
  askForName(this, {"selectionNameDialog", tr("Rename %1").arg(old), old},
             [this, id = selection.id](const QString& name) {
               store(
                   [id, name = toUtf8(name)](Session& session) {
                     renameSelection(session, id, name);
                     return true;
                   },
                   [](bool) {});
             });
}

void SelectionsMenu::forget(SelectionId selection) {
  store([selection](Session& session) { return forgetSelection(session, selection); },
        [this, project = std::weak_ptr(m_context.session())](const KeptSelection& gone) {
          const QPointer<SelectionsMenu> self(this);
          m_context.announce(
              tr("%1 is deleted").arg(fromUtf8(gone.name)), tr("Undo"), [self, gone, project] {
                // Not into a project that was opened since.
                if (!self || project.lock() != self->m_context.session()) return;
                self->store([gone](Session& session) { return keepSelection(session, gone); },
                            [](SelectionId) {});
              });
        });
}

void SelectionsMenu::retranslate() {
  setText(tr("Selections (%1)").arg(m_menu->actions().size()));
  setToolTip(tr("Selections made on the map and kept in the project"));
  for (QAction* action : m_menu->actions()) {
    const QList<QAction*> entries = action->menu()->actions();
    const QStringList words{tr("Show"), tr("Rename…"), tr("Delete")};
    for (int i = 0; i < entries.size(); ++i) entries[i]->setText(words[i]);
  }
}

}  // namespace tastescope::ui
