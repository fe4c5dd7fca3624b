#include "ui/widgets/HelpedRow.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kBeforeHelp = 14;
constexpr int kAboveHelp = 4;
constexpr int kLeastHelp = 180;
}  // namespace

HelpedRow::HelpedRow(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(0);
  m_grid->setVerticalSpacing(kAboveHelp);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void HelpedRow::setParts(const QList<QWidget*>& parts, QLabel* help) {
  m_parts = parts;
  m_help = help;
  const int count = static_cast<int>(parts.size());
  for (int i = 0; i < count; ++i) m_grid->addWidget(parts[i], 0, i, Qt::AlignTop);
  m_grid->setColumnMinimumWidth(count, kBeforeHelp);
  m_grid->setColumnStretch(count + 1, 1);
  placeHelp(true);
}

void HelpedRow::placeHelp(bool beside) {
  m_beside = beside;
  const int count = static_cast<int>(m_parts.size());
  if (beside) {
    m_grid->addWidget(m_help, 0, count + 1, Qt::AlignVCenter);
  } else {
    m_grid->addWidget(m_help, 1, 0, 1, count + 2);
  }
}

void HelpedRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  int room = width() - kBeforeHelp;
  for (const QWidget* part : std::as_const(m_parts)) {
    if (!part->isHidden()) room -= std::max(part->minimumWidth(), part->minimumSizeHint().width());
  }
  const bool beside = room >= Theme::instance().scaled(kLeastHelp);
  if (m_help != nullptr && beside != m_beside) placeHelp(beside);
}

}  // namespace tastescope::ui
