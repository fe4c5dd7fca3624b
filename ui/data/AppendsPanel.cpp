#include "ui/data/AppendsPanel.h"

#include <QDateTime>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

AppendsPanel::AppendsPanel(QWidget* parent)
    : Translated(QString(), parent),
      m_problem(named("undoProblem", new NoteBar(NoteKind::Warning))),
      m_undo(named("undoAppend", smallButton(QString(), "undo"))) {
  addControl(m_undo);
  addWidget(m_problem);
  m_problem->hide();
  connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoWanted(false); });
  connect(m_problem, &NoteBar::actionTriggered, this, [this] { Q_EMIT undoWanted(true); });
  hide();
  retranslate();
}

void AppendsPanel::setAppends(const std::vector<AppendRecord>& appends, bool writable) {
  m_appends = appends;
  m_undo->setEnabled(writable);
  m_problem->hide();
  setVisible(!appends.empty());
  showLines();
}

void AppendsPanel::setBusy(bool busy) {
  m_undo->setEnabled(!busy);
  if (busy) m_problem->hide();
}

void AppendsPanel::showProblem(const QString& sentence, bool mayInsist) {
  m_problem->setText(sentence);
  m_problem->setAction(mayInsist ? tr("Undo all the same") : QString());
  m_problem->show();
}

void AppendsPanel::showLines() {
  delete m_lines;
  m_lines = new QWidget;
  auto* column = bareColumn(m_lines, Theme::instance().spacing("s"));
  for (auto append = m_appends.rbegin(); append != m_appends.rend(); ++append) {
    const RowCounts& rows = append->rows;
    const QDateTime at = QDateTime::fromSecsSinceEpoch(append->created);
    column->addWidget(new WrappedLabel(
        tr("%1, added %2", "a file and when")
            .arg(fromUtf8(append->source), QLocale().toString(at, QLocale::ShortFormat)),
        TextStyle::BodyStrong));
    column->addWidget(
        new WrappedLabel(tr("%1 rows read = %2 new + %3 merged + %4 filtered + %5 rejected")
                             .arg(grouped(rows.read), grouped(rows.imported), grouped(rows.merged),
                                  grouped(rows.filtered), grouped(rows.rejected)),
                         TextStyle::Small, "textSecondary"));
    for (const Text& note : append->notes)
      column->addWidget(new WrappedLabel(translated(note), TextStyle::Small, "textSecondary"));
  }
  addWidget(m_lines);
}

void AppendsPanel::retranslate() {
  setTitle(tr("Added since the import"));
  m_undo->setText(tr("Undo the last"));
  m_undo->setToolTip(
      tr("Takes back what was added last; runs trained with it wait for its return"));
  showLines();
}

}  // namespace tastescope::ui
