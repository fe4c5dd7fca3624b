#include "ui/train/SplitPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <array>
#include <cmath>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {
using Counts = std::array<quint64, 3>;
constexpr int kBarHeight = 9;
}  // namespace

ShareBar::ShareBar(QWidget* parent) : QWidget(parent) { setFixedHeight(kBarHeight); }

void ShareBar::setCounts(quint64 train, quint64 valid, quint64 test) {
  m_counts[0] = train;
  m_counts[1] = valid;
  m_counts[2] = test;
  update();
}

void ShareBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  const double total = double(m_counts[0] + m_counts[1] + m_counts[2]);
  if (total <= 0) {
    painter.fillRect(rect(), theme.colour("border"));
    return;
  }
  const QColor colours[] = {theme.colour("accent"), theme.sequential().value(3),
                            theme.colour("categoricalOther")};
  double left = 0;
  for (int i = 0; i < 3; ++i) {
    const double wide = double(m_counts[i]) / total * width();
    painter.fillRect(QRectF(left, 0, std::max(0.0, wide - (i < 2 ? 2 : 0)), height()), colours[i]);
    left += wide;
  }
}

SplitPanel::SplitPanel(AppContext& context, QWidget* parent)
    : Panel(tr("Data and split"), parent),
      m_context(context),
      m_change(named("changeSplit", linkButton(tr("Change…")))),
      m_sentence(new WrappedLabel({}, TextStyle::Small)),
      m_bar(new ShareBar),
      m_editor(new QWidget),
      m_kind(new QComboBox),
      m_seed(new QSpinBox),
      m_valid(new QSpinBox),
      m_test(new QSpinBox) {
  m_change->setCheckable(true);
  addControl(m_change);
  body()->setSpacing(8);
  addWidget(m_sentence);
  addWidget(m_bar);
  auto* row = new QHBoxLayout;
  for (QLabel*& label : m_counts) {
    label = makeLabel({}, TextStyle::Caption, "textSecondary");
    row->addWidget(label);
    if (&label != &m_counts[2]) row->addStretch();
  }
  body()->addLayout(row);
  buildEditor();
  addWidget(m_editor);
  m_editor->hide();
  connect(m_change, &QPushButton::toggled, m_editor, &QWidget::setVisible);
  if (!m_context.session()) return;
  m_spec = usualSplit(m_context.session()->data());
  fillEditor();
  measure();
}

void SplitPanel::buildEditor() {
  auto* column = new QVBoxLayout(m_editor);
  column->setContentsMargins(0, 4, 0, 0);
  column->setSpacing(8);
  const QString user = m_context.vocabulary().user;
  const std::pair<SplitKind, QString> kinds[] = {
      {SplitKind::UserRandom, tr("Random within each %1").arg(user)},
      {SplitKind::LeaveOneOut, tr("Leave the last one out")},
      {SplitKind::Time, tr("By time")},
      {SplitKind::Strong, tr("Hold out whole %1").arg(m_context.vocabulary().users)},
      {SplitKind::Given, tr("As the files say")},
      {SplitKind::GivenTest, tr("Test as the files say")}};
  for (const auto& [kind, text] : kinds) m_kind->addItem(text, static_cast<int>(kind));
  m_kind->setObjectName(QStringLiteral("splitKind"));
  m_kind->setAccessibleName(tr("Kind of split"));
  column->addWidget(m_kind);
  const auto addRow = [&](const QString& name, QSpinBox* box, const char* object) {
    auto* holder = new QWidget;
    auto* line = bareRow(holder);
    line->addWidget(makeLabel(name, TextStyle::Small), 1);
    box->setFixedWidth(Theme::instance().scaled(104));
    box->setAccessibleName(name);
    box->setObjectName(QLatin1String(object));
    line->addWidget(box);
    column->addWidget(holder);
    connect(box, &QSpinBox::valueChanged, this, &SplitPanel::readEditor);
    return holder;
  };
  for (QSpinBox* box : {m_valid, m_test}) {
    box->setRange(1, 49);
    box->setSuffix(QStringLiteral(" %"));
  }
  m_seed->setRange(0, 999999999);
  m_shareRows = {addRow(tr("Validation"), m_valid, "splitValid"),
                 addRow(tr("Test"), m_test, "splitTest")};
  m_seedRow = addRow(tr("Seed"), m_seed, "splitSeed");
  connect(m_kind, &QComboBox::currentIndexChanged, this, &SplitPanel::readEditor);
  if (!m_context.session()) return;
  const Dataset& dataset = m_context.session()->data();
  auto* model = qobject_cast<QStandardItemModel*>(m_kind->model());
  const auto disable = [&](SplitKind kind, const QString& why) {
    QStandardItem* item = model->item(m_kind->findData(static_cast<int>(kind)));
    item->setEnabled(false);
    item->setToolTip(why);
  };
  if (!dataset.hasOrder()) {
    disable(SplitKind::LeaveOneOut, tr("The data has neither times nor an order of its own."));
  }
  if (!dataset.interactions->hasTimes()) disable(SplitKind::Time, tr("The data has no times."));
  if (dataset.parts.empty()) {
    disable(SplitKind::Given, tr("The imported files give no split."));
    disable(SplitKind::GivenTest, tr("The imported files give no split."));
  }
}

void SplitPanel::fillEditor() {
  m_filling = true;
  m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_spec.kind)));
  m_seed->setValue(static_cast<int>(m_spec.seed));
  m_valid->setValue(static_cast<int>(std::lround(m_spec.validShare * 100)));
  m_test->setValue(static_cast<int>(std::lround(m_spec.testShare * 100)));
  m_filling = false;
  const bool dealt = m_spec.kind == SplitKind::UserRandom || m_spec.kind == SplitKind::Strong;
  const bool shared = dealt || m_spec.kind == SplitKind::Time;
  m_seedRow->setVisible(dealt || m_spec.kind == SplitKind::GivenTest);
  m_shareRows.front()->setVisible(shared || m_spec.kind == SplitKind::GivenTest);
  m_shareRows.back()->setVisible(shared);
  m_sentence->setText(splitSentence(m_spec, m_context.vocabulary().user));
}

void SplitPanel::readEditor() {
  if (m_filling) return;
  m_spec.kind = static_cast<SplitKind>(m_kind->currentData().toInt());
  m_spec.seed = static_cast<std::uint64_t>(m_seed->value());
  m_spec.validShare = m_valid->value() / 100.0;
  m_spec.testShare = m_test->value() / 100.0;
  fillEditor();
  measure();
  Q_EMIT specChanged();
}

void SplitPanel::setSpec(const SplitSpec& spec) {
  if (spec == m_spec) return;
  m_spec = spec;
  fillEditor();
  measure();
  Q_EMIT specChanged();
}

void SplitPanel::measure() {
  auto plan = lookUp([session = m_context.session(), spec = m_spec] {
    const auto split = session->split(spec);
    return Counts{split->train->size(), split->valid.target->size(), split->test.target->size()};
  });
  plan.done = [this](const Counts& counts) {
    m_usable = true;
    setTextStyle(m_sentence, TextStyle::Small);
    showCounts(counts[0], counts[1], counts[2]);
  };
  plan.failed = [this](const Error& error) {
    m_usable = false;
    m_sentence->setText(translated(error.message()));
    setTextStyle(m_sentence, TextStyle::Small, "danger");
    Q_EMIT specChanged();
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void SplitPanel::showCounts(quint64 train, quint64 valid, quint64 test) {
  const QLocale locale;
  m_bar->setCounts(train, valid, test);
  m_counts[0]->setText(tr("Train %1").arg(locale.toString(train)));
  m_counts[1]->setText(tr("Valid %1").arg(locale.toString(valid)));
  m_counts[2]->setText(tr("Test %1").arg(locale.toString(test)));
  m_bar->setAccessibleDescription(m_counts[0]->text() + QStringLiteral(", ") + m_counts[1]->text() +
                                  QStringLiteral(", ") + m_counts[2]->text());
}

}  // namespace tastescope::ui
