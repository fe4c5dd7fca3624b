#include "ui/recommend/WhatIfStrip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {
constexpr int kStripHeight = 36;
constexpr std::size_t kChipsEach = 2;  // more of a kind share one chip
constexpr int kLetters = 18;
constexpr int kNarrowStrip = 340;  // less than this holds no names
}  // namespace

WhatIfStrip::WhatIfStrip(RecommendModel& model, QWidget* parent)
    : Translated(parent),
      m_model(model),
      m_title(makeLabel({}, TextStyle::BodyStrong)),
      m_chips(new QWidget),
      m_undo(named("undoAll", linkButton({}))) {
  setObjectName(QStringLiteral("whatIfStrip"));
  setFixedHeight(kStripHeight);
  setAutoFillBackground(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 0, 12, 0);
  row->setSpacing(Theme::instance().spacing("s"));
  row->addWidget(m_title);
  row->addWidget(m_chips, 1);
  row->addWidget(m_undo);
  bareRow(m_chips, Theme::instance().spacing("s"));
  connect(m_undo, &QPushButton::clicked, &m_model, &RecommendModel::undoAll);
  connect(&m_model, &RecommendModel::changesChanged, this, &WhatIfStrip::rebuild);
  connect(&Theme::instance(), &Theme::changed, this, &WhatIfStrip::dress);
  dress();
  retranslate();
}

void WhatIfStrip::dress() {
  QPalette own = palette();
  own.setColor(QPalette::Window, Theme::instance().colour("warningSoft"));
  setPalette(own);
}

void WhatIfStrip::addChip(const QString& text, const std::vector<Index>& items) {
  auto* chip = new Chip(text, ChipKind::Neutral);
  QStringList names;
  for (const Index item : items) names << m_model.itemName(item);
  chip->setToolTip(names.join(QLatin1Char('\n')));
  chip->setRemovable(true);
  chip->setFocusPolicy(Qt::TabFocus);
  m_chips->layout()->addWidget(chip);
  connect(chip, &Chip::removed, this, [this, items] {
    for (const Index item : items) m_model.undoChange(item);
  });
}

bool WhatIfStrip::narrow() const { return width() < Theme::instance().scaled(kNarrowStrip); }

void WhatIfStrip::resizeEvent(QResizeEvent* event) {
  const bool before = event->oldSize().width() < Theme::instance().scaled(kNarrowStrip);
  if (narrow() != before) rebuild();
  QWidget::resizeEvent(event);
}

void WhatIfStrip::rebuild() {
  auto* row = static_cast<QHBoxLayout*>(m_chips->layout());
  while (QLayoutItem* item = row->takeAt(0)) {
    // A chip's own click may have led here.
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  const Vocabulary words = m_model.context().vocabulary();
  const auto show = [this, words](const std::vector<Index>& items, const QString& sign) {
    if (items.empty()) return;
    if (narrow()) {
      addChip(sign + QLocale().toString(static_cast<qulonglong>(items.size())), items);
      return;
    }
    if (items.size() > kChipsEach) {
      addChip(sign + countedItems(items.size(), words), items);
      return;
    }
    for (const Index item : items) {
      QString name = m_model.itemName(item);
      if (name.size() > kLetters) name = name.left(kLetters - 1) + QChar(0x2026);
      addChip(sign + name, {item});
    }
  };
  show(m_model.added(), QStringLiteral("+ "));
  show(m_model.removed(), QString(QChar(0x2212)) + QLatin1Char(' '));
  row->addStretch(1);
  setVisible(m_model.changed() && !m_model.made());
}

void WhatIfStrip::retranslate() {
  m_title->setText(tr("What if"));
  m_undo->setText(tr("Undo all"));
  rebuild();
}

}  // namespace tastescope::ui
