#include "ui/import/ReadingPanel.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

constexpr int kLabelWidth = 170;

}  // namespace

ReadingPanel::ReadingPanel(QWidget* parent)
    : Translated(parent), m_panel(new Panel), m_grid(new QGridLayout) {
  m_grid->setHorizontalSpacing(24);
  m_grid->setVerticalSpacing(8);
  m_grid->setColumnMinimumWidth(0, kLabelWidth);
  m_grid->setColumnStretch(1, 1);
  m_panel->body()->addLayout(m_grid);
  bareColumn(this)->addWidget(m_panel);
}

void ReadingPanel::setTitle(const QString& title) { m_panel->setTitle(title); }
void ReadingPanel::setNote(const QString& note) { m_panel->setNote(note); }

void ReadingPanel::setReading(const Reading& reading, const QList<Line>& more) {
  m_lines = linesOf(reading);
  m_more = more;
  retranslate();
}

QList<ReadingPanel::Line> ReadingPanel::lines() const {
  QList<Line> lines;
  const auto said = m_ofProject ? translatedOfProject : translated;
  for (const ReadingLine& line : m_lines) lines.append({said(line.label), said(line.value)});
  return lines + m_more;
}

void ReadingPanel::retranslate() {
  while (QLayoutItem* item = m_grid->takeAt(0)) {
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  const QList<Line> shown = lines();
  for (int i = 0; i < shown.size(); ++i) {
    auto* label = new WrappedLabel(shown[i].first, TextStyle::Small, "textSecondary");
    label->setFixedWidth(kLabelWidth);
    label->setContentsMargins(0, 1, 0, 0);  // on the line of the larger words beside it
    m_grid->addWidget(label, i, 0, Qt::AlignTop);
    auto* value = new WrappedLabel(shown[i].second, TextStyle::Body);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(value, i, 1);
  }
}

}  // namespace tastescope::ui
