#include "ui/import/FieldBox.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <QVariant>

#include "ui/widgets/Buttons.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

void setStyledProperty(QWidget* widget, const char* property, const QVariant& value) {
  if (widget->property(property) == value) return;
  widget->setProperty(property, value);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
  widget->update();
}

FieldBox::FieldBox(QWidget* control, QWidget* parent)
    : QWidget(parent),
      m_control(control),
      m_label(makeLabel({}, TextStyle::Small)),
      m_noteLabel(makeWrapped({}, TextStyle::Caption, "textSecondary")) {
  auto* layout = bareColumn(this, Theme::instance().spacing("xs"));
  m_label->setStyleSheet(QStringLiteral("font-weight: 600;"));
  m_label->setBuddy(control);
  layout->addWidget(m_label);
  layout->addWidget(control);
  layout->addWidget(m_noteLabel);
  layout->addStretch(0);
}

void FieldBox::setLabel(const QString& label) {
  m_label->setText(label);
  QString plain = label;
  m_control->setAccessibleName(plain.remove(QLatin1Char('&')));
}

void FieldBox::setNote(const QString& note) {
  m_note = note;
  showNote();
}

void FieldBox::setError(const QString& sentence) {
  m_error = sentence;
  showNote();
}

void FieldBox::showNote() {
  const bool wrong = !m_error.isEmpty();
  m_noteLabel->setText(wrong ? m_error : m_note);
  m_noteLabel->setVisible(!m_noteLabel->text().isEmpty());
  setStyledProperty(m_noteLabel, "tone",
                    wrong ? QStringLiteral("danger") : QStringLiteral("textSecondary"));
  auto* edit = qobject_cast<QLineEdit*>(m_control);
  if (auto* path = qobject_cast<PathField*>(m_control)) edit = path->edit();
  if (edit != nullptr) setStyledProperty(edit, "error", wrong);
  m_control->setAccessibleDescription(m_noteLabel->text());
}

PathField::PathField(Kind kind, QWidget* parent)
    : Translated(parent), m_kind(kind), m_edit(new QLineEdit), m_browse(button(QString())) {
  auto* layout = bareRow(this, Theme::instance().spacing("s"));
  layout->addWidget(m_edit, 1);
  layout->addWidget(m_browse);
  setFocusProxy(m_edit);
  setAcceptDrops(true);
  connect(m_edit, &QLineEdit::editingFinished, this, [this] { Q_EMIT pathChanged(path()); });
  connect(m_browse, &QPushButton::clicked, this, &PathField::browse);
  retranslate();
}

QString PathField::path() const { return m_edit->text().trimmed(); }

void PathField::setPath(const QString& path) {
  if (m_edit->text() != path) m_edit->setText(path);
}

void PathField::browse() {
  const bool folder = m_kind == Kind::Folder;
  FileQuestion question;
  question.use = folder ? FileQuestion::Use::Folder : FileQuestion::Use::Open;
  question.title = folder ? tr("Choose a folder") : tr("Choose a file");
  question.start = path();
  askForFile(this, question, [this](const QString& chosen) {
    setPath(chosen);
    Q_EMIT pathChanged(chosen);
  });
}

void PathField::retranslate() { m_browse->setText(tr("Choose…")); }

void PathField::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void PathField::dropEvent(QDropEvent* event) {
  const QStringList paths = droppedFiles(*event);
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  setPath(paths.front());
  Q_EMIT pathChanged(path());
}

}  // namespace tastescope::ui
