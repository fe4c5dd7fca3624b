#include "ui/recommend/KeptPeopleMenu.h"

#include <QMenu>

#include "ui/context/Translate.h"
#include "ui/pickers/NameQuestion.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

KeptPeopleMenu::KeptPeopleMenu(RecommendModel& model, QWidget* parent)
    : Translated(parent), m_model(model), m_menu(new QMenu(this)) {
  setObjectName(QStringLiteral("keptPeople"));
  setPopupMode(QToolButton::InstantPopup);
  setToolButtonStyle(Qt::ToolButtonTextOnly);
  m_menu->setObjectName(QStringLiteral("keptPeopleMenu"));
  setMenu(m_menu);
  connect(&m_model, &RecommendModel::keptChanged, this, &KeptPeopleMenu::load);
  retranslate();
  load();
}

void KeptPeopleMenu::load() {
  const SessionPtr session = m_model.context().session();
  if (!session) return;
  auto plan = lookUp([session] { return keptPeople(*session); });
  plan.done = [this](std::vector<KeptPerson> people) {
    m_people = std::move(people);
    fill();
  };
  plan.failed = [this](const Error& error) {
    Q_EMIT m_model.failed(translated(error.message()), fromUtf8(error.details()));
  };
  m_job.start(m_model.context().jobs(), this, std::move(plan));
}

void KeptPeopleMenu::fill() {
  for (QMenu* const entry : m_menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
    entry->deleteLater();  // which clear() does not
  m_menu->clear();
  for (const KeptPerson& person : m_people) {
    const QString name = fromUtf8(person.name);
    QMenu* own = m_menu->addMenu(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
    own->addAction(tr("Show"), this, [this, person] { Q_EMIT chosen(person); });
    own->addAction(tr("Rename…"), this, [this, person, name] {
      ask(tr("Rename %1").arg(name), name,
          [this, person](const QString& wanted) { m_model.renameKept(person.id, wanted); });
    });
    own->addAction(tr("Delete"), this, [this, id = person.id] { m_model.forgetKept(id); });
  }
  setVisible(!m_people.empty());
  retranslate();
}

void KeptPeopleMenu::askToKeep() {
  const QString proposed =
      m_model.made() ? tr("New person") : tr("%1, changed").arg(m_model.person().id);
  ask(tr("Keep this person"), proposed, [this](const QString& name) { m_model.keep(name); });
}

void KeptPeopleMenu::ask(const QString& title, const QString& proposed,
                         const std::function<void(const QString&)>& take) {
  askForName(this, {"personNameDialog", title, proposed}, take);
}

void KeptPeopleMenu::retranslate() {
  setText(tr("Kept people (%1)").arg(m_people.size()));
  setToolTip(tr("People you made up or changed and kept in the project"));
}

}  // namespace tastescope::ui
