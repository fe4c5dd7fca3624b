#include "ui/evaluate/ProtocolPane.h"
#include "ui/evaluate/Figures.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {

constexpr int kWidth = 252;
enum LineAt {
  kSplit,
  kShares,
  kSeed,
  kUsers,
  kItems,
  kHidden,
  kLength,
  kRecall,
  kTies,
  kIntervals,
  kTests,
  kData,
  kLines
};

}  // namespace

QString splitSentence(const SplitSpec& split, const Vocabulary& words) {
  switch (split.kind) {
    case SplitKind::UserRandom: return ProtocolPane::tr("random within each %1").arg(words.user);
    case SplitKind::LeaveOneOut: return ProtocolPane::tr("the last one of each %1").arg(words.user);
    case SplitKind::Time: return ProtocolPane::tr("by time");
    case SplitKind::Strong: return ProtocolPane::tr("whole %1 held out").arg(words.users);
    case SplitKind::Given: return ProtocolPane::tr("as the files say");
    case SplitKind::GivenTest: return ProtocolPane::tr("test as the files say");
  }
  return {};
}

ProtocolPane::ProtocolPane(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_title(makeLabel({}, TextStyle::BodyStrong)),
      m_sentence(makeWrapped({}, TextStyle::Small, "textSecondary")),
      m_copy(named("copyProtocol", quietButton(QString(), "copy"))),
      m_splits(named("splitChoice", new QComboBox)),
      m_k(named("listLength", new Segments)),
      m_capped(named("recallDivisor", new Segments)) {
  const Theme& theme = Theme::instance();
  setFixedWidth(Theme::instance().scaled(kWidth));
  setProperty("surface", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  auto* outer = bareColumn(this);
  auto* inside = new QWidget;
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(theme.spacing("l"), theme.spacing("m"), theme.spacing("l"),
                             theme.spacing("l"));
  column->setSpacing(theme.spacing("xs"));
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(m_copy);
  column->addLayout(head);
  column->addWidget(m_sentence);
  for (const int k : {5, 10, 20, 50}) m_k->addSegment(QString::number(k), k);
  m_k->setCurrentData(10);
  m_capped->addSegment(QString());
  m_capped->addSegment(QString());
  for (Segments* choice : {m_k, m_capped}) choice->setTight(true);  // a narrow pane
  for (int line = 0; line < kLines; ++line) {
    QWidget* control = line == kSplit    ? static_cast<QWidget*>(m_splits)
                       : line == kLength ? m_k
                       : line == kRecall ? m_capped
                                         : nullptr;
    m_lines.append(addLine(column, control));
  }
  column->addStretch(1);
  outer->addWidget(scrolledColumn(inside));
  m_splits->hide();
  m_splits->setSizeAdjustPolicy(
      QComboBox::AdjustToMinimumContentsLengthWithIcon);  // as wide as the pane
  connect(m_copy, &QPushButton::clicked, this, [this] {
    QApplication::clipboard()->setText(asText());
    m_context.announce(tr("Protocol copied"));
  });
  connect(m_k, &Segments::currentChanged, this, [this] { Q_EMIT kChanged(k()); });
  connect(m_capped, &Segments::currentChanged, this, [this] { Q_EMIT cappedChanged(capped()); });
  connect(m_splits, &QComboBox::activated, this, &ProtocolPane::splitChosen);
  retranslate();
}

ProtocolPane::Line ProtocolPane::addLine(QVBoxLayout* column, QWidget* control) {
  column->addSpacing(4);
  column->addWidget(makeHairline());
  column->addSpacing(2);
  Line line;
  line.name = makeLabel({}, TextStyle::Caption, "textSecondary");
  line.value = makeWrapped({}, TextStyle::Small);
  line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(line.name);
  column->addWidget(line.value);
  if (control != nullptr) column->addWidget(control);
  return line;
}

int ProtocolPane::k() const { return m_k->currentData().toInt(); }
bool ProtocolPane::capped() const { return m_capped->currentIndex() == 1; }

void ProtocolPane::setSplits(const QStringList& names, int current) {
  m_splits->clear();
  m_splits->addItems(names);
  m_splits->setCurrentIndex(current);
  m_splits->setToolTip(m_splits->currentText());
  m_splits->setVisible(names.size() > 1);
  m_lines[kSplit].value->setVisible(names.size() < 2);
}

void ProtocolPane::setFacts(const ProtocolFacts& facts) {
  m_facts = facts;
  showFacts();
}

QString ProtocolPane::sharesText() const {
  const SplitSpec& split = m_facts.split;
  const double train = 1 - split.validShare - split.testShare;
  const QString shares =
      QStringLiteral("%1 / %2 / %3")
          .arg(wholePercent(train), wholePercent(split.validShare), wholePercent(split.testShare));
  switch (split.kind) {
    case SplitKind::LeaveOneOut: return tr("one to test, one to validate");
    case SplitKind::Given: return tr("as given");
    case SplitKind::GivenTest: return tr("%1 % of what trains").arg(wholePercent(split.validShare));
    case SplitKind::Strong:
      return tr("%1, %2 % shown").arg(shares, wholePercent(split.foldInShare));
    default: return shares;
  }
}

QString ProtocolPane::maskText() const {
  const QString mask = fromUtf8(m_facts.mask);
  const QString items = m_context.vocabulary().items;
  if (mask == QStringLiteral("train+valid")) return tr("%1 in train and valid").arg(items);
  if (mask == QStringLiteral("train")) return tr("%1 in train").arg(items);
  if (mask == QStringLiteral("fold-in")) return tr("%1 shown to the model").arg(items);
  return tr("not evaluated yet");
}

void ProtocolPane::showFacts() {
  const Vocabulary words = m_context.vocabulary();
  const bool evaluated = m_facts.users > 0;
  const bool random =
      m_facts.split.kind == SplitKind::UserRandom || m_facts.split.kind == SplitKind::Strong;
  const auto set = [this](int line, const QString& value) { m_lines[line].value->setText(value); };
  set(kSplit, splitSentence(m_facts.split, words));
  set(kShares, sharesText());
  set(kSeed, random ? QString::number(m_facts.split.seed) : tr("none, nothing is random"));
  set(kUsers,
      evaluated ? tr("%1 of %2").arg(groupedNumber(m_facts.users), groupedNumber(m_facts.allUsers))
                : tr("not evaluated yet"));
  set(kItems, tr("all %1").arg(countedItems(m_facts.items, words)));
  set(kHidden, maskText());
  set(kTies, tr("order of %1").arg(words.items));
  set(kIntervals, tr("95 %, over %1").arg(words.users));
  set(kTests, m_facts.pairs == 0   ? tr("none yet")
              : m_facts.pairs == 1 ? tr("paired Wilcoxon, 1 pair")
                                   : tr("paired Wilcoxon, Holm, %1 pairs").arg(m_facts.pairs));
  set(kData, fromUtf8(m_facts.fingerprint));
  m_lines[kLength].value->hide();
  m_lines[kRecall].value->hide();
}

QString ProtocolPane::asText() const {
  QString text;
  for (int line = 0; line < kLines; ++line) {
    QString value = m_lines[line].value->text();
    if (line == kLength) value = QString::number(k());
    if (line == kRecall) value = m_capped->buttonAt(m_capped->currentIndex())->text();
    text += m_lines[line].name->text() + QLatin1Char('\t') + value + QLatin1Char('\n');
  }
  return text;
}

void ProtocolPane::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_title->setText(tr("Protocol"));
  m_sentence->setText(tr("Every number on this screen was made this way."));
  m_copy->setText(tr("Copy"));
  m_capped->setText(0, tr("held-out ones"));
  m_capped->setText(1, tr("at most k"));
  m_capped->setSegmentToolTip(
      1, tr("Divides by the list length when more %1 are held out than the list can hold.")
             .arg(words.items));
  const QStringList names{
      tr("Split"),          tr("Shares"),    tr("Seed"),        tr("%1 tested").arg(words.Users),
      tr("Ranked against"), tr("Hidden"),    tr("List length"), tr("Recall divides by"),
      tr("Ties"),           tr("Intervals"), tr("Tests"),       tr("Data")};
  for (int line = 0; line < kLines; ++line) m_lines[line].name->setText(names[line]);
  m_k->setAccessibleName(tr("List length"));
  m_capped->setAccessibleName(tr("Recall divides by"));
  m_splits->setAccessibleName(tr("Split"));
  showFacts();
}

}  // namespace tastescope::ui
