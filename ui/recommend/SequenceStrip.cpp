#include "ui/recommend/SequenceStrip.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui {

namespace {
constexpr int kSequenceHeight = 40;
constexpr int kNarrowSequence = 560;  // less than this has no room for every word
constexpr double kLeastTemperature = 0.1;
constexpr double kMostTemperature = 5;
constexpr double kTemperatureStep = 0.1;
}  // namespace

SequenceStrip::SequenceStrip(RecommendModel& model, QWidget* parent)
    : Translated(parent),
      m_model(model),
      m_strategy(named("writingStrategy", new Segments)),
      m_probability(named("writtenProbability", makeLabel({}, TextStyle::Small, "textSecondary"))),
      m_previous(named("previousWay", iconButton("left", {}))),
      m_way(named("wayShown", makeLabel({}, TextStyle::Small, "textSecondary"))),
      m_next(named("nextWay", iconButton("right", {}))),
      m_warmth(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_temperature(named("writingTemperature", small(new QDoubleSpinBox))),
      m_again(named("drawAgain", smallButton({}, "reset"))) {
  const Theme& theme = Theme::instance();
  setFixedHeight(theme.scaled(kSequenceHeight));
  auto* row = bareRow(this, theme.spacing("s"));
  row->setContentsMargins(theme.spacing("l"), 0, theme.spacing("m"), theme.spacing("s"));
  for (const char* name : {"writeGreedy", "writeBeam", "writeSample"})
    m_strategy->addSegment({})->setObjectName(QLatin1String(name));
  m_temperature->setRange(kLeastTemperature, kMostTemperature);
  m_temperature->setSingleStep(kTemperatureStep);
  m_temperature->setDecimals(1);
  m_temperature->setValue(m_model.writing().temperature);
  row->addWidget(m_strategy);
  row->addWidget(m_probability);
  row->addStretch(1);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_previous, m_way, m_next, m_warmth, m_temperature, m_again})
    row->addWidget(widget);
  connect(m_strategy, &Segments::currentChanged, this, &SequenceStrip::choose);
  connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &SequenceStrip::choose);
  connect(m_again, &QPushButton::clicked, this, &SequenceStrip::drawAgain);
  connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
  connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
  connect(&m_model, &RecommendModel::listChanged, this, &SequenceStrip::showWay);
  retranslate();
}

GenerationStrategy SequenceStrip::strategy() const {
  switch (m_strategy->currentIndex()) {
    case 1: return GenerationStrategy::Beam;
    case 2: return GenerationStrategy::Sample;
    default: return GenerationStrategy::Greedy;
  }
}

void SequenceStrip::choose() {
  GenerateOptions options = m_model.writing();
  options.strategy = strategy();
  options.temperature = m_temperature->value();
  showWay();
  m_model.setWriting(options);
}

void SequenceStrip::drawAgain() {
  GenerateOptions options = m_model.writing();
  ++options.seed;
  m_model.setWriting(options);
}

void SequenceStrip::step(int by) { m_model.showWay(m_model.way() + static_cast<std::size_t>(by)); }

void SequenceStrip::showWay() {
  const std::vector<WrittenOn>& ways = m_model.list().ways;
  const std::size_t shown = m_model.way();
  const bool several = strategy() == GenerationStrategy::Beam && ways.size() > 1;
  for (QWidget* widget : std::initializer_list<QWidget*>{m_previous, m_way, m_next})
    widget->setVisible(several);
  m_previous->setEnabled(shown > 0);
  m_next->setEnabled(shown + 1 < ways.size());
  m_way->setText(tr("%1 of %2").arg(shown + 1).arg(ways.size()));
  const bool drawn = strategy() == GenerationStrategy::Sample;
  m_warmth->setVisible(drawn && width() >= Theme::instance().scaled(kNarrowSequence));
  m_temperature->setVisible(drawn);
  m_again->setVisible(drawn);
  m_probability->setVisible(shown < ways.size() && !ways[shown].rows.empty() &&
                            (!drawn || !m_warmth->isHidden()));
  if (shown < ways.size()) {
    m_probability->setText(
        tr("log-probability %1").arg(QLocale().toString(ways[shown].logProbability, 'f', 1)));
  }
}

void SequenceStrip::nameButtons() {
  const bool narrow = width() < Theme::instance().scaled(kNarrowSequence);
  setButtonWords(m_again, narrow ? QString() : tr("Draw again"));
  m_again->setAccessibleName(tr("Draw again"));
}

void SequenceStrip::resizeEvent(QResizeEvent* event) {
  nameButtons();
  showWay();
  Translated::resizeEvent(event);
}

void SequenceStrip::retranslate() {
  m_strategy->setAccessibleName(tr("How the history goes on"));
  m_strategy->setText(0, tr("Greedy"));
  m_strategy->setSegmentToolTip(0, tr("Each one is the likeliest after those before it"));
  m_strategy->setText(1, tr("Beam"));
  m_strategy->setSegmentToolTip(
      1, tr("The sequences that are likeliest as a whole, as far as five alternatives find them"));
  m_strategy->setText(2, tr("Drawn"));
  m_strategy->setSegmentToolTip(2, tr("Each one is drawn by its probability"));
  m_probability->setToolTip(
      tr("Of the whole sequence, in nats: the sum of the logarithms of its probabilities"));
  setIconButtonName(m_previous, tr("Likelier sequence"));
  setIconButtonName(m_next, tr("Less likely sequence"));
  m_warmth->setText(tr("Temperature"));
  m_temperature->setAccessibleName(tr("Temperature"));
  m_temperature->setToolTip(tr("Temperature: below 1 sharper, above 1 more varied"));
  m_again->setToolTip(tr("Draws another sequence from the same probabilities"));
  nameButtons();
  showWay();
}

}  // namespace tastescope::ui
