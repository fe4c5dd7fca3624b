#include "ui/widgets/KeyFigure.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

KeyFigure::KeyFigure(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_name(new ElidedLabel(name, TextStyle::Small, "textSecondary")),
      m_value(makeLabel(QString(), TextStyle::Figure)),
      m_note(new ElidedLabel(QString(), TextStyle::Caption, "textSecondary")) {
  auto* column = bareColumn(this, 2);
  column->addWidget(m_name);
  column->addWidget(m_value);
  column->addWidget(m_note);
  m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_note->setMostLines(2);  // numbers stand in it
  m_note->hide();
}

void KeyFigure::setName(const QString& name) {
  m_name->setText(name);
  setAccessibleName(name);
}

void KeyFigure::setValue(const QString& value) {
  m_value->setText(value);
  // Words of another script are higher and would push the figure off its neighbours' line.
  m_value->setFixedHeight(m_value->fontMetrics().height());
}

void KeyFigure::setNote(const QString& note) {
  m_note->setText(note);
  m_note->setVisible(!note.isEmpty());
}

}  // namespace tastescope::ui
