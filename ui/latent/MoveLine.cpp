#include "ui/latent/MoveLine.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"
#include "ui/pickers/EntitySearch.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/AttributeName.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kLineList = 30;
constexpr int kLineSteps = 100;      // from here to the other end
constexpr int kBeyond = 2;           // of a group: so many times as far, on either side
constexpr std::size_t kPieces = 24;  // of the line on the map
constexpr std::size_t kMostValues = 20;
constexpr Index kFewestPeople = 5;  // that a direction is offered for

/// An attribute and one of its values each.
using AttributeNames = std::vector<std::pair<std::string, std::string>>;

/// Values of categories of the users, the most frequent first.
AttributeNames valuesOf(const Dataset& data) {
  struct Value {
    std::string attribute;
    std::string label;
    Index count = 0;
  };
  std::vector<Value> values;
  for (const AttributeColumn& column : data.userAttributes.columns()) {
    if (column.type != AttributeType::Category) continue;
    std::vector<Index> counts(column.labels.size(), 0);
    for (const Index code : column.codes)
      if (code != kNoIndex) ++counts[code];
    for (std::size_t label = 0; label < counts.size(); ++label) {
      if (counts[label] >= kFewestPeople)
        values.push_back({column.name, column.labels[label], counts[label]});
    }
  }
  std::ranges::stable_sort(values, std::greater(), &Value::count);
  if (values.size() > kMostValues) values.resize(kMostValues);
  AttributeNames names;
  for (const Value& value : values) names.emplace_back(value.attribute, value.label);
  return names;
}

}  // namespace

MoveLine::MoveLine(LatentModel& model, QWidget* parent)
    : Translated(parent),
      m_model(model),
      m_targets(named("moveAlong", small(new QComboBox))),
      m_search(named("moveTo", small(new EntitySearch(model.context(), Entity::User)))),
      m_low(new ElidedLabel({}, TextStyle::Caption, "textSecondary")),
      m_slider(named("moveSlider", new QSlider(Qt::Horizontal))),
      m_high(new ElidedLabel({}, TextStyle::Caption, "textSecondary")),
      m_value(makeLabel({}, TextStyle::BodyStrong)),
      m_note(named("moveNote", makeWrapped({}, TextStyle::Small, "textSecondary"))) {
  m_targets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_targets->setMinimumContentsLength(6);
  const Theme& theme = Theme::instance();
  auto* column = bareColumn(this, theme.spacing("s"));
  column->addWidget(m_search);
  auto* row = spacedRow(theme.spacing("s"));
  m_low->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_value->setFont(theme.numberFont(TextStyle::BodyStrong));
  m_value->setMinimumWidth(44);
  m_slider->setSingleStep(5);
  m_slider->setPageStep(25);
  row->addWidget(m_low, 4);
  row->addWidget(m_slider, 5);
  row->addWidget(m_high, 4);
  row->addWidget(m_value);
  column->addLayout(row);
  column->addWidget(m_note);
  column->addStretch(1);
  connect(m_targets, &QComboBox::activated, this, &MoveLine::choose);
  connect(m_slider, &QSlider::valueChanged, this, [this] {
    showWords();
    askStop();
  });
  connect(m_search, &EntitySearch::entityChosen, this, [this](quint32 user) {
    m_other = m_model.positionOf(user);
    goBack();
    askLine();
  });
  connect(&m_model, &LatentModel::mapChanged, this, &MoveLine::askLine);
  fill();
  retranslate();
}

const MoveLine::Target& MoveLine::target() const {
  return m_offered[static_cast<std::size_t>(std::max(0, m_targets->currentIndex()))];
}

bool MoveLine::active() const { return target().kind != Kind::Dimensions; }

double MoveLine::at() const { return static_cast<double>(m_slider->value()) / kLineSteps; }

void MoveLine::reset() {
  m_focused.reset();
  m_other.reset();
  m_selection.clear();
  m_path.reset();
  m_lineJob.cancel();
  m_stopJob.cancel();
  findAttributes();
  m_targets->setCurrentIndex(0);
  fill();
  choose();
}

void MoveLine::findAttributes() {
  m_attributes.clear();
  m_attributesJob.cancel();
  const SessionPtr session = m_model.context().session();
  if (!session || m_model.entity() != Entity::User) return;
  auto plan = lookUp([session] { return valuesOf(session->data()); });
  plan.done = [this](const AttributeNames& values) {
    for (const auto& [attribute, label] : values) {
      m_attributes.push_back(
          {.kind = Kind::Attribute,
           .name = attributeName(attribute) + QStringLiteral(": ") + fromUtf8(label),
           .attribute = attribute + '=' + label});
    }
    fill();
  };
  m_attributesJob.start(m_model.context().jobs(), this, std::move(plan));
}

void MoveLine::setFocused(std::optional<std::uint32_t> position) {
  m_focused = m_model.entity() == Entity::User ? position : std::nullopt;
  m_path.reset();
  goBack();
  askLine();
}

void MoveLine::setSelection(const std::vector<std::uint32_t>& selection) {
  m_selection = selection;
  fill();
  if (target().kind == Kind::Selected) choose();
}

void MoveLine::setKept(const std::vector<KeptSelection>& kept) {
  m_kept = kept;
  fill();
}

void MoveLine::goBack() {
  const QSignalBlocker quiet(m_slider);
  m_slider->setValue(0);
  showWords();
  askStop();
}

/// What is chosen stays, where it is still offered.
void MoveLine::fill() {
  const bool first = m_offered.empty();
  const Target before = first ? Target{} : target();
  m_offered.assign(1, {});
  m_offered.push_back({.kind = Kind::Person});
  if (!m_selection.empty()) m_offered.push_back({.kind = Kind::Selected});
  for (const KeptSelection& kept : m_kept) {
    m_offered.push_back({.kind = Kind::Kept, .name = fromUtf8(kept.name), .members = kept.members});
  }
  m_offered.insert(m_offered.end(), m_attributes.begin(), m_attributes.end());
  const QSignalBlocker quiet(m_targets);
  m_targets->clear();
  int chosen = 0;
  for (const Target& offered : m_offered) {
    if (offered.kind == before.kind && offered.name == before.name) chosen = m_targets->count();
    m_targets->addItem(wordsOf(offered));
  }
  m_targets->setCurrentIndex(chosen);
  if (before.kind != target().kind) choose();
}

QString MoveLine::wordsOf(const Target& target) const {
  switch (target.kind) {
    case Kind::Dimensions: return tr("dimensions");
    case Kind::Person: return tr("to another %1").arg(m_model.context().vocabulary().user);
    case Kind::Selected: return tr("towards the selection");
    case Kind::Kept:
    case Kind::Attribute: return tr("towards %1").arg(target.name);
  }
  return {};
}

void MoveLine::choose() {
  m_path.reset();
  m_lineJob.cancel();
  m_stopJob.cancel();
  const bool toPerson = target().kind == Kind::Person;
  m_search->setVisible(toPerson);
  {
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(toPerson ? 0 : -kBeyond * kLineSteps,
                       toPerson ? kLineSteps : kBeyond * kLineSteps);
    m_slider->setProperty("fromMiddle", !toPerson);
    m_slider->setValue(0);
  }
  Q_EMIT lineShown({});
  Q_EMIT activeChanged(active());
  showWords();
  askLine();
}

void MoveLine::askLine() {
  const SessionPtr session = m_model.context().session();
  const LatentSpacePtr& space = m_model.space();
  if (!active() || !m_focused || !session || !space) return;
  const Target to = target();
  if (to.kind == Kind::Person && !m_other) return;
  auto plan = lookUp([session, space, from = *m_focused, to, other = m_other.value_or(0),
                      selection = m_selection] {
    const auto members = [&] {
      return to.kind == Kind::Attribute ? usersWith(*session, to.attribute) : to.members;
    };
    auto path = std::make_shared<const MovePath>(
        to.kind == Kind::Person     ? pathBetween(*space, from, other)
        : to.kind == Kind::Selected ? pathToward(*space, from, selection)
                                    : pathToward(*space, from, positionsAmong(*space, members())));
    Line line{path, {}};
    const double beyond = to.kind == Kind::Person ? 1 : kBeyond;
    const double behind = to.kind == Kind::Person ? 0 : -kBeyond;
    for (const auto& [x, y] : lineOnMap(*space, *path, behind, beyond, kPieces))
      line.map << QPointF(x, y);
    return line;
  });
  plan.done = [this](const Line& line) { take(line); };
  plan.failed = [this](const Error& error) {
    m_path.reset();
    m_note->setText(translated(error.message()));
  };
  m_lineJob.start(m_model.context().jobs(), this, std::move(plan));
}

void MoveLine::take(const Line& line) {
  m_path = line.path;
  // The points of a layout that is being made lie elsewhere than its space says.
  const bool placed = m_model.layout().state() != LayoutFlow::State::Running;
  Q_EMIT lineShown(placed ? line.map : QPolygonF());
  showWords();
  askStop();
}

void MoveLine::askStop() {
  const SessionPtr session = m_model.context().session();
  const LatentSpacePtr& space = m_model.space();
  if (!m_path || !session || !space) return;
  auto plan = lookUp([session, space, path = m_path, at = at()] {
    return stopsOf(*session, *space, *path, {at}, kLineList).front();
  });
  plan.done = [this](const MoveStop& stop) { Q_EMIT stopped(stop); };
  m_stopJob.start(m_model.context().jobs(), this, std::move(plan));
}

void MoveLine::showWords() {
  const Vocabulary words = m_model.context().vocabulary();
  const bool toPerson = target().kind == Kind::Person;
  const bool ready = m_path != nullptr;
  m_slider->setEnabled(ready);
  m_value->setText(QLocale().toString(at(), 'f', 2).replace(QLatin1Char('-'), QChar(0x2212)));
  if (toPerson) {
    m_low->setText(m_focused ? m_model.nameOf(*m_focused) : QString());
    m_high->setText(m_other && m_model.space() ? m_model.nameOf(*m_other) : QString());
    m_note->setText(ready ? QString() : tr("Find the %1 at the other end.").arg(words.user));
  } else {
    m_low->setText(tr("away"));
    m_high->setText(target().kind == Kind::Selected ? tr("the selection") : target().name);
    m_note->setText(!ready ? QString()
                           : tr("The direction tells these %1 from all others: %2, where 0.5 says "
                                "nothing and 1 all.")
                                 .arg(QLocale().toString(static_cast<qulonglong>(m_path->members)),
                                      QLocale().toString(m_path->separation, 'f', 2)));
  }
}

void MoveLine::retranslate() {
  const Vocabulary words = m_model.context().vocabulary();
  for (int i = 0; i < m_targets->count(); ++i)
    m_targets->setItemText(i, wordsOf(m_offered[static_cast<std::size_t>(i)]));
  m_targets->setAccessibleName(tr("Along what"));
  m_targets->setToolTip(tr("Along what the %1 is moved").arg(words.user));
  const QString find = tr("Find %1").arg(words.user);
  m_search->setPlaceholderText(find);
  m_search->setAccessibleName(find);
  m_slider->setAccessibleName(tr("How far"));
  showWords();
}

}  // namespace tastescope::ui
