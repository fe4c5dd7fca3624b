#include "ui/import/DoubtList.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/SignLabel.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

constexpr int kWidestName = 160;
constexpr int kSign = 16;

bool sameLine(const Doubt& a, const Doubt& b) {
  return a.column == b.column && a.sentence.english() == b.sentence.english() &&
         a.remedy.has_value() == b.remedy.has_value();
}

QWidget* columnLabel(const std::string& column) {
  auto* label = new ElidedLabel(fromUtf8(column), TextStyle::BodyStrong);
  label->setFixedWidth(std::min(label->sizeHint().width(), kWidestName));
  return label;
}

}  // namespace

DoubtList::DoubtList(Columns columns, QWidget* parent)
    : Translated(parent),
      m_columns(columns),
      m_layout(bareColumn(this, Theme::instance().spacing("xs"))) {
  hide();
}

void DoubtList::setDoubts(const std::vector<Doubt>& doubts, bool remedies) {
  // Lines that stay keep the focus of the keyboard.
  const bool same =
      remedies == m_remedies &&
      std::equal(doubts.begin(), doubts.end(), m_doubts.begin(), m_doubts.end(), sameLine);
  m_doubts = doubts;
  m_remedies = remedies;
  if (!same) retranslate();
  setVisible(!m_doubts.empty());
}

QWidget* DoubtList::lineOf(const Doubt& doubt) {
  const Theme& theme = Theme::instance();
  auto* line = new QFrame;
  line->setProperty("note", QStringLiteral("warning"));
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(theme.spacing("m"), theme.spacing("s"), theme.spacing("m"),
                          theme.spacing("s"));
  row->setSpacing(theme.spacing("s"));
  row->addWidget(new SignLabel("warn", "warning", kSign), 0, Qt::AlignTop);
  if (m_columns == Columns::Named && !doubt.column.empty())
    row->addWidget(columnLabel(doubt.column), 0, Qt::AlignTop);
  auto* sentence =
      named("doubtSentence", new WrappedLabel(m_remedies ? translated(doubt.sentence)
                                                         : translatedOfProject(doubt.sentence)));
  row->addWidget(sentence, 1);
  if (!doubt.remedy || !m_remedies) return line;
  auto* remedy = named("doubtRemedy", linkButton(translated(doubt.remedy->label)));
  remedy->setAccessibleDescription(sentence->text());
  remedy->setToolTip(tr("Changes the settings so that this doubt is gone; can be undone (Ctrl+Z)"));
  row->addWidget(remedy, 0, Qt::AlignTop);
  connect(remedy, &QPushButton::clicked, this, [this, doubt] { Q_EMIT remedyWanted(doubt); });
  return line;
}

void DoubtList::retranslate() {
  while (QLayoutItem* item = m_layout->takeAt(0)) {
    if (QWidget* line = item->widget()) {
      line->hide();
      line->deleteLater();
    }
    delete item;
  }
  for (const Doubt& doubt : m_doubts) m_layout->addWidget(lineOf(doubt));
}

}  // namespace tastescope::ui
