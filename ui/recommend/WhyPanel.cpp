#include "ui/recommend/WhyPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/words/Counted.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {
constexpr int kReasonRow = 24;
constexpr int kShare = 48;

QString percent(double share) {
  return ReasonBars::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 0));
}
}  // namespace

ReasonBars::ReasonBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ReasonBars::setReasons(const std::vector<Reason>& reasons) {
  m_reasons = reasons;
  QStringList spoken;
  for (const Reason& reason : m_reasons)
    spoken << QStringLiteral("%1 %2").arg(fromUtf8(reason.title.empty() ? reason.id : reason.title),
                                          percent(reason.share));
  setAccessibleDescription(spoken.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

QSize ReasonBars::sizeHint() const {
  return {300, kReasonRow * static_cast<int>(m_reasons.size())};
}

void ReasonBars::paintEvent(QPaintEvent*) {
  if (m_reasons.empty()) return;
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  const QFont small = theme.font(TextStyle::Small);
  const double most = std::max(m_reasons.front().share, 1e-9);
  const int room = width() * 42 / 100;
  int top = 0;
  for (const Reason& reason : m_reasons) {
    painter.setFont(small);
    painter.setPen(theme.colour("textPrimary"));
    const QString name = fromUtf8(reason.title.empty() ? reason.id : reason.title);
    painter.drawText(QRect(0, top, room, kReasonRow), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(small).elidedText(name, Qt::ElideRight, room - 12));
    const QRectF track(room, top + kReasonRow / 2.0 - 4, width() - room - kShare, 8);
    painter.fillRect(track, theme.colour("chartGrid"));
    const double part = std::clamp(reason.share / most, 0.0, 1.0);
    painter.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * part, 8)),
                     theme.colour("accent"));
    painter.setFont(theme.numberFont(TextStyle::BodyStrong));
    painter.drawText(QRect(width() - kShare, top, kShare, kReasonRow),
                     Qt::AlignRight | Qt::AlignVCenter, percent(reason.share));
    top += kReasonRow;
  }
}

WhyPanel::WhyPanel(RecommendModel& model, QWidget* parent)
    : Translated({}, parent),
      m_model(model),
      m_bars(named("reasonBars", new ReasonBars)),
      m_sentence(makeWrapped({}, TextStyle::Small, "textSecondary")),
      m_without(named("tryWithout", smallButton({}, "minus"))),
      m_compare(named("compareWith", smallButton({}, "columns"))) {
  setObjectName(QStringLiteral("whyPanel"));
  body()->setSpacing(Theme::instance().spacing("s"));
  addWidget(m_bars);
  addWidget(m_sentence);
  auto* row = new QHBoxLayout;
  row->addWidget(m_without);
  row->addWidget(m_compare);
  row->addStretch();
  body()->addLayout(row);
  body()->addStretch();
  connect(m_without, &QPushButton::clicked, this, [this] {
    const std::vector<Reason> reasons = m_model.why().reasons;
    for (const Reason& reason : reasons) m_model.removeItem(reason.item);
  });
  connect(m_compare, &QPushButton::clicked, this, &WhyPanel::comparisonWanted);
  connect(&m_model, &RecommendModel::whyChanged, this, &WhyPanel::rebuild);
  retranslate();
}

void WhyPanel::setEditable(bool editable) {
  m_editable = editable;
  rebuild();
}

void WhyPanel::offerComparison(const QString& run) {
  m_rival = run;
  rebuild();
}

QString WhyPanel::sentence() const {
  const WhyAnswer& why = m_model.why();
  const Vocabulary words = m_model.context().vocabulary();
  if (why.item == kNoIndex) return tr("Select a recommendation to see what carries it.");
  const auto number = [](std::uint64_t value) {
    return QLocale().toString(static_cast<qulonglong>(value));
  };
  QString text;
  if (why.reasons.empty()) {
    text = tr("Nothing in the history raises its score.");
  } else {
    double carried = 0;
    for (const Reason& reason : why.reasons) carried += reason.share;
    const std::size_t others =
        why.historySize > why.reasons.size() ? why.historySize - why.reasons.size() : 0;
    if (others > 0)
      text = tr("%1 others carry %2.").arg(number(others), percent(std::max(0.0, 1 - carried)));
  }
  return twoSentences(
      text, tr("%1 of %2 have it.").arg(number(why.hadBy), countedUsers(why.users, words)));
}

void WhyPanel::rebuild() {
  const WhyAnswer& why = m_model.why();
  const bool any = why.item != kNoIndex;
  setTitle(any ? tr("Why %1").arg(why.title) : tr("Why"));
  setNote(any ? tr("measured by leaving each one out") : QString());
  m_bars->setReasons(why.reasons);
  m_bars->setVisible(!why.reasons.empty());
  m_sentence->setText(sentence());
  m_compare->setVisible(!m_rival.isEmpty());
  m_compare->setText(tr("Compare with %1").arg(m_rival));
  m_compare->setToolTip(tr("Puts its list for this person beside this one, with what moved"));
  m_without->setVisible(!why.reasons.empty());
  m_without->setEnabled(m_editable);
  m_without->setText(
      why.reasons.size() == 1
          ? tr("Try without this one")
          : tr("Try without these %1")
                .arg(QLocale().toString(static_cast<qulonglong>(why.reasons.size()))));
}

void WhyPanel::retranslate() { rebuild(); }

}  // namespace tastescope::ui
