#include "ui/import/EquationPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr int kBarHeight = 10;
constexpr int kSwatch = 10;

/// Colour of imported, merged, filtered, rejected.
QColor termColour(std::size_t part) {
  const Theme& theme = Theme::instance();
  switch (part) {
    case 0: return theme.colour("accent");
    case 1: return theme.sequential().at(3);
    case 2: return theme.categoricalOther();
    default: return theme.colour("danger");
  }
}

}  // namespace

class EquationPanel::Bar : public QWidget {
 public:
  Bar() { setFixedHeight(kBarHeight); }
  void setParts(const std::array<std::uint64_t, 4>& parts, bool faded) {
    m_parts = parts;
    m_faded = faded;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const double sum = static_cast<double>(m_parts[0] + m_parts[1] + m_parts[2] + m_parts[3]);
    if (sum <= 0) {
      painter.fillRect(rect(), Theme::instance().colour("sunken"));
      return;
    }
    if (m_faded) painter.setOpacity(0.5);
    double before = 0;
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
      const int left = static_cast<int>(before / sum * width());
      before += static_cast<double>(m_parts[part]);
      const int right = static_cast<int>(before / sum * width());
      if (m_parts[part] == 0) continue;
      const int gap = before < sum ? 2 : 0;
      painter.fillRect(QRect(left, 0, std::max(2, right - left - gap), height()), termColour(part));
    }
  }

 private:
  std::array<std::uint64_t, 4> m_parts{};
  bool m_faded = false;
};

EquationPanel::EquationPanel(QWidget* parent)
    : Translated(parent),
      m_bar(new Bar),
      m_problem(makeWrapped({}, TextStyle::Body, "textSecondary")),
      m_row(new QWidget),
      m_rejectedButton(named("rejectedRows", smallButton(QString()))) {
  const Theme& theme = Theme::instance();
  setProperty("panel", true);
  setObjectName(QStringLiteral("equation"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme.spacing("l"), theme.spacing("m"), theme.spacing("l"),
                             theme.spacing("m"));
  column->setSpacing(theme.spacing("s"));
  auto* row = bareRow(m_row, theme.spacing("m"));
  addTerm(row, {}, false);
  addTerm(row, QStringLiteral("="), true);
  for (int i = 0; i < 3; ++i) addTerm(row, QStringLiteral("+"), true);
  row->addWidget(m_rejectedButton, 0, Qt::AlignTop);
  column->addWidget(m_row);
  column->addWidget(m_problem);
  column->addWidget(m_bar);
  connect(m_rejectedButton, &QPushButton::clicked, this, &EquationPanel::rejectedWanted);
  connect(&theme, &Theme::changed, this, &EquationPanel::recolour);
  recolour();
  retranslate();
}

void EquationPanel::addTerm(QHBoxLayout* row, const QString& sign, bool swatch) {
  if (!sign.isEmpty()) {
    m_signs.push_back(makeLabel(sign, TextStyle::Subtitle, "textSecondary"));
    row->addWidget(m_signs.back(), 0, Qt::AlignVCenter);
  }
  Term term;
  auto* box = spacedColumn(0);
  auto* head = spacedRow(6);
  if (swatch) {
    term.swatch = new QLabel;
    term.swatch->setFixedSize(kSwatch, kSwatch);
    head->addWidget(term.swatch, 0, Qt::AlignVCenter);
  }
  term.name = makeLabel({}, TextStyle::Caption, "textSecondary");
  head->addWidget(term.name, 1);
  term.value = makeLabel({}, TextStyle::Title);
  term.note = new ElidedLabel({}, TextStyle::Caption, "textSecondary");
  box->addLayout(head);
  box->addWidget(term.value);
  box->addWidget(term.note);
  row->addLayout(box, 1);
  m_terms.push_back(term);
}

void EquationPanel::recolour() {
  for (std::size_t i = 1; i < m_terms.size(); ++i) {
    m_terms[i].swatch->setStyleSheet(
        QStringLiteral("background: %1; border-radius: 2px;").arg(termColour(i - 1).name()));
  }
  m_bar->update();
}

void EquationPanel::setReport(const ImportReport& report, const ImportOptions& options) {
  m_report = report;
  m_options = options;
  m_has = true;
  m_problem->clear();
  showValues();
}

void EquationPanel::setProblem(const QString& sentence) {
  m_has = false;
  m_problem->setText(sentence);
  showValues();
}

void EquationPanel::setNothing() { setProblem({}); }

void EquationPanel::setCounting(bool counting) {
  if (m_counting == counting) return;
  m_counting = counting;
  showValues();
}

void EquationPanel::setRejectedButtonVisible(bool visible) {
  m_buttonWanted = visible;
  showValues();
}

QString EquationPanel::mainRejection() const {
  if (m_report.rows.rejected == 0) return tr("every row is usable");
  std::map<QString, int> reasons;
  for (const RejectedRow& row : m_report.rejected) ++reasons[translated(row.reason)];
  const auto most =
      std::max_element(reasons.begin(), reasons.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == reasons.end()) return tr("not usable");
  return reasons.size() == 1 ? most->first : tr("mostly: %1").arg(most->first);
}

std::array<QString, 5> EquationPanel::notes() const {
  const Vocabulary words = vocabularyOf(m_options.domain);
  const CleaningOptions& cleaning = m_options.cleaning;
  QStringList filters;
  if (cleaning.minRating) filters << tr("low values");
  if (cleaning.from || cleaning.until) filters << tr("other dates");
  if (cleaning.minPerUser > 1) filters << tr("rare %1").arg(words.users);
  if (cleaning.minPerItem > 1) filters << tr("rare %1").arg(words.items);
  return {tr("rows, all of the source"), tr("distinct %1").arg(words.interactions),
          tr("the same pair again"),
          filters.isEmpty() ? tr("no filter is set") : filters.join(QStringLiteral(", ")),
          mainRejection()};
}

void EquationPanel::showValues() {
  m_row->setVisible(m_has || m_problem->text().isEmpty());
  m_problem->setVisible(!m_row->isVisibleTo(this));
  const RowCounts& rows = m_report.rows;
  const std::array<std::uint64_t, 5> values{rows.read, rows.imported, rows.merged, rows.filtered,
                                            rows.rejected};
  const std::array<QString, 5> words = notes();
  for (std::size_t i = 0; i < m_terms.size(); ++i) {
    m_terms[i].value->setText(m_has ? grouped(values[i]) : QStringLiteral("–"));
    m_terms[i].note->setText(m_has ? words[i] : m_counting && i == 0 ? tr("counting…") : QString());
    const bool faded = m_counting || !m_has;
    setTextStyle(m_terms[i].value, TextStyle::Title, faded ? "textDisabled" : "textPrimary");
  }
  m_rejectedButton->setVisible(m_buttonWanted);
  m_rejectedButton->setEnabled(m_has && rows.rejected > 0);
  m_bar->setParts(
      m_has ? std::array<std::uint64_t, 4>{rows.imported, rows.merged, rows.filtered, rows.rejected}
            : std::array<std::uint64_t, 4>{},
      m_counting);
  setAccessibleName(m_has ? equationLine(rows) : m_problem->text());
}

void EquationPanel::retranslate() {
  const std::array<QString, 5> names{tr("Read"), tr("Imported"), tr("Merged"), tr("Filtered"),
                                     tr("Rejected")};
  for (std::size_t i = 0; i < m_terms.size(); ++i) m_terms[i].name->setText(names[i]);
  m_rejectedButton->setText(tr("Rejected rows…"));
  showValues();
}

QString equationLine(const RowCounts& rows) {
  return EquationPanel::tr("%1 read = %2 imported + %3 merged + %4 filtered + %5 rejected")
      .arg(grouped(rows.read), grouped(rows.imported), grouped(rows.merged), grouped(rows.filtered),
           grouped(rows.rejected));
}

}  // namespace tastescope::ui
