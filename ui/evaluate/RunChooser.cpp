#include "ui/evaluate/RunChooser.h"

#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kDefaultRuns = 5;

bool hasTestMetrics(const RunSummary& run) {
  return run.hasWeights && std::ranges::any_of(run.metrics, [](const MetricValue& value) {
           return value.part == "test";
         });
}

}  // namespace

RunChooser::RunChooser(QWidget* parent)
    : QObject(parent),
      m_button(tastescope::ui::button(QString(), "down")),
      m_menu(new QMenu(m_button)) {
  m_button->setObjectName(QStringLiteral("chooseRuns"));
  m_button->setLayoutDirection(Qt::RightToLeft);  // the arrow stands after the words
  connect(m_button, &QPushButton::clicked, this,
          [this] { m_menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height() + 4))); });
}

const RunChooser::SplitGroup* RunChooser::group() const {
  return m_group < m_groups.size() ? &m_groups[m_group] : nullptr;
}

void RunChooser::setRuns(const std::vector<RunSummary>& runs) {
  const bool had = group() != nullptr;
  const SplitSpec before = had ? group()->spec : SplitSpec{};
  m_groups.clear();
  for (const RunSummary& run : runs) {
    if (!hasTestMetrics(run)) continue;
    const SplitSpec spec = splitSpecFromJson(run.record.split);
    auto found = std::ranges::find(m_groups, spec, &SplitGroup::spec);
    if (found == m_groups.end()) found = m_groups.insert(m_groups.end(), SplitGroup{spec, {}});
    found->runs.push_back(run);
  }
  const auto same = had ? std::ranges::find(m_groups, before, &SplitGroup::spec) : m_groups.end();
  m_group = same == m_groups.end() ? 0 : static_cast<std::size_t>(same - m_groups.begin());
  chooseDefaults();
}

std::vector<SplitSpec> RunChooser::splits() const {
  std::vector<SplitSpec> splits;
  for (const SplitGroup& each : m_groups) splits.push_back(each.spec);
  return splits;
}

void RunChooser::chooseSplit(int index) {
  m_group = static_cast<std::size_t>(index);
  chooseDefaults();
}

void RunChooser::chooseDefaults() {
  const SplitGroup* current = group();
  m_chosen.removeIf([current](RunId id) {
    return !current || std::ranges::none_of(current->runs, [id](const RunSummary& run) {
      return run.record.id == id;
    });
  });
  if (current && m_chosen.isEmpty()) {
    const std::vector<RunId> compared = runsToCompare(current->runs, kDefaultRuns);
    m_chosen = QList<RunId>(compared.begin(), compared.end());
  }
  retranslate();
}

QList<ChosenRun> RunChooser::chosen() const {
  QList<ChosenRun> runs;
  if (!group()) return runs;
  const Theme& theme = Theme::instance();
  int colour = 0;
  for (const RunId id : m_chosen) {
    for (const RunSummary& run : group()->runs) {
      if (run.record.id != id) continue;
      const bool plain = run.record.model == "popularity";
      runs.append({run, plain ? theme.categoricalOther() : theme.categorical(colour)});
      if (!plain) ++colour;
    }
  }
  return runs;
}

void RunChooser::toggle(RunId run, bool chosen) {
  if (chosen && !m_chosen.contains(run)) m_chosen.append(run);
  if (!chosen) m_chosen.removeAll(run);
  // The menu that asked is still open, and its entries are made again.
  QTimer::singleShot(0, this, [this] {
    retranslate();
    Q_EMIT changed();
  });
}

void RunChooser::retranslate() {
  m_menu->clear();
  m_button->setText(m_chosen.size() == 1 ? tr("1 run chosen")
                                         : tr("%1 runs chosen").arg(m_chosen.size()));
  m_button->setEnabled(group() != nullptr);
  if (!group()) return;
  for (const RunSummary& run : group()->runs) {
    QAction* action = m_menu->addAction(fromUtf8(run.record.name));
    const RunId id = run.record.id;
    action->setCheckable(true);
    action->setChecked(m_chosen.contains(id));
    action->setEnabled(m_chosen.size() > 1 || !m_chosen.contains(id));
    connect(action, &QAction::toggled, this, [this, id](bool on) { toggle(id, on); });
  }
}

}  // namespace tastescope::ui
