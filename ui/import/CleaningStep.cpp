#include "ui/import/CleaningStep.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/import/EventPanel.h"
#include "ui/import/FieldBox.h"
#include "ui/import/ImportWords.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr int kFieldWidth = 116;

Moment startOfDay(const QDate& date) {
  return momentOf(QDateTime(date, QTime(0, 0), Qt::UTC).toSecsSinceEpoch());
}

/// A check box in front of the field it switches on.
QWidget* switched(QCheckBox* box, QWidget* field) {
  auto* row = new QWidget;
  auto* layout = bareRow(row, 8);
  layout->addWidget(box);
  layout->addWidget(field);
  layout->addStretch(1);
  row->setFocusProxy(box);
  return row;
}

QDateEdit* dateField(const char* name) {
  auto* field = new QDateEdit;
  field->setObjectName(QLatin1String(name));
  field->setCalendarPopup(true);
  field->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  field->setFixedSize(kFieldWidth, Theme::instance().height("control"));
  return field;
}

QSpinBox* countField(const char* name) {
  auto* field = new QSpinBox;
  field->setObjectName(QLatin1String(name));
  field->setRange(1, 10000);
  field->setFixedSize(kFieldWidth, Theme::instance().height("control"));
  return field;
}

}  // namespace

CleaningStep::CleaningStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent),
      m_events(named("eventPanel", new EventPanel(draft))),
      m_orderPanel(new Panel),
      m_order(named("cleaningOrder", new WrappedLabel)) {
  setObjectName(QStringLiteral("cleaningStep"));
  makeRepeatPanel();
  makeValuePanel();
  makeRarePanel();
  makeDatePanel();
  QVBoxLayout* column = makeScrolled();
  m_grid = new QGridLayout;
  m_grid->setSpacing(Theme::instance().layout("gutter"));
  m_orderPanel->addWidget(m_order);
  arrange(2);
  column->addLayout(m_grid);
  column->addStretch(1);
  connect(m_events, &EventPanel::changed, this, &CleaningStep::showOptions);
  connect(m_events, &EventPanel::changed, this, &CleaningStep::changed);
  connect(&draft, &ImportDraft::countChanged, this, [this] {
    if (isVisibleTo(parentWidget())) showCounted();
  });
}

void CleaningStep::arrange(int columns) {
  if (columns == m_columns) return;
  m_columns = columns;
  while (QLayoutItem* item = m_grid->takeAt(0)) delete item;
  m_grid->addWidget(m_events, 0, 0, 1, columns);
  int place = columns;
  for (Panel* panel : {m_repeatPanel, m_valuePanel, m_rarePanel, m_datePanel}) {
    m_grid->addWidget(panel, place / columns, place % columns);
    ++place;
  }
  m_grid->addWidget(m_orderPanel, place / columns, 0, 1, columns);
  for (int each = 0; each < 2; ++each) m_grid->setColumnStretch(each, each < columns ? 1 : 0);
}

void CleaningStep::resizeEvent(QResizeEvent* event) {
  WizardStep::resizeEvent(event);
  // Two panels beside each other need room for their fields.
  arrange(event->size().width() < Theme::instance().scaled(860) ? 1 : 2);
}

void CleaningStep::makeRepeatPanel() {
  m_repeatPanel = new Panel;
  m_duplicates = named("duplicates", new Segments);
  for (const DuplicatePolicy policy :
       {DuplicatePolicy::KeepFirst, DuplicatePolicy::KeepLast, DuplicatePolicy::Sum}) {
    m_duplicates->addSegment(QString(), static_cast<int>(policy));
  }
  m_duplicatesBox = new FieldBox(m_duplicates);
  m_repeatPanel->addWidget(m_duplicatesBox);
  m_keepRepeats = named("keepRepeats", new QCheckBox);
  m_keepRepeatsBox = new FieldBox(m_keepRepeats);
  m_repeatPanel->addWidget(m_keepRepeatsBox);
  // Where every event is kept, a pair stands at its last one: the first alone does not go with it, and
  // the wish of a person that came last holds.
  connect(m_duplicates, &Segments::currentChanged, this, [this] {
    draft().duplicatesChosen = true;
    edit([this](CleaningOptions& c) {
      c.duplicates = static_cast<DuplicatePolicy>(m_duplicates->currentData().toInt());
      if (c.duplicates == DuplicatePolicy::KeepFirst) c.keepRepeats = false;
    });
    showRepeats();
  });
  connect(m_keepRepeats, &QCheckBox::clicked, this, [this](bool keep) {
    edit([keep](CleaningOptions& c) {
      c.keepRepeats = keep;
      if (keep && c.duplicates == DuplicatePolicy::KeepFirst)
        c.duplicates = DuplicatePolicy::KeepLast;
    });
    showRepeats();
  });
}

void CleaningStep::makeValuePanel() {
  m_valuePanel = new Panel;
  m_useThreshold = named("useThreshold", new QCheckBox);
  m_threshold = named("threshold", new QDoubleSpinBox);
  m_threshold->setRange(-1e9, 1e9);
  m_threshold->setDecimals(2);
  m_threshold->setFixedSize(kFieldWidth, Theme::instance().height("control"));
  m_thresholdBox = new FieldBox(switched(m_useThreshold, m_threshold));
  m_valuePanel->addWidget(m_thresholdBox);
  m_liked = named("keepLiked", smallButton(QString()));
  m_valuePanel->body()->addWidget(m_liked, 0, Qt::AlignLeft);
  connect(m_liked, &QPushButton::clicked, this, [this] {
    const Preview* preview = this->draft().preview();
    if (preview == nullptr) return;
    edit([liked = likedFrom(*preview)](CleaningOptions& c) { c.minRating = liked; });
    showOptions();
  });
  const auto apply = [this] {
    m_threshold->setEnabled(m_useThreshold->isChecked());
    edit([this](CleaningOptions& c) {
      c.minRating =
          m_useThreshold->isChecked() ? std::optional<double>(m_threshold->value()) : std::nullopt;
    });
  };
  connect(m_useThreshold, &QCheckBox::clicked, this, apply);
  connect(m_threshold, &QDoubleSpinBox::valueChanged, this, apply);
}

void CleaningStep::makeRarePanel() {
  m_rarePanel = new Panel;
  m_perUser = countField("minPerUser");
  m_perItem = countField("minPerItem");
  m_perUserBox = new FieldBox(m_perUser);
  m_perItemBox = new FieldBox(m_perItem);
  auto* row = spacedRow(16);
  row->addWidget(m_perUserBox, 1);
  row->addWidget(m_perItemBox, 1);
  m_rarePanel->body()->addLayout(row);
  connect(m_perUser, &QSpinBox::valueChanged, this, [this](int least) {
    edit([least](CleaningOptions& c) {
      c.minPerUser = least > 1 ? static_cast<std::uint32_t>(least) : 0;
    });
  });
  connect(m_perItem, &QSpinBox::valueChanged, this, [this](int least) {
    edit([least](CleaningOptions& c) {
      c.minPerItem = least > 1 ? static_cast<std::uint32_t>(least) : 0;
    });
  });
}

void CleaningStep::makeDatePanel() {
  m_datePanel = new Panel;
  m_useFrom = named("useFrom", new QCheckBox);
  m_useUntil = named("useUntil", new QCheckBox);
  m_from = dateField("from");
  m_until = dateField("until");
  m_fromBox = new FieldBox(switched(m_useFrom, m_from));
  m_untilBox = new FieldBox(switched(m_useUntil, m_until));
  auto* row = spacedRow(16);
  row->addWidget(m_fromBox, 1);
  row->addWidget(m_untilBox, 1);
  m_datePanel->body()->addLayout(row);
  const auto apply = [this] {
    m_from->setEnabled(m_useFrom->isChecked());
    m_until->setEnabled(m_useUntil->isChecked());
    edit([this](CleaningOptions& c) {
      // The last day counts as a whole, the option's end is exclusive.
      c.from =
          m_useFrom->isChecked() ? std::optional<Moment>(startOfDay(m_from->date())) : std::nullopt;
      c.until = m_useUntil->isChecked()
                    ? std::optional<Moment>(startOfDay(m_until->date().addDays(1)))
                    : std::nullopt;
    });
  };
  for (QCheckBox* box : {m_useFrom, m_useUntil}) connect(box, &QCheckBox::clicked, this, apply);
  for (QDateEdit* field : {m_from, m_until}) connect(field, &QDateEdit::dateChanged, this, apply);
}

void CleaningStep::edit(const std::function<void(CleaningOptions&)>& apply) {
  draft().edit(ImportDraft::Change::Cleaning,
               [&](ImportOptions& options) { apply(options.cleaning); });
  const CleaningOptions& cleaning = draft().options().cleaning;
  const bool empty = cleaning.from && cleaning.until && *cleaning.from >= *cleaning.until;
  m_untilBox->setError(empty ? tr("This day lies before the first one.") : QString());
  Q_EMIT changed();
}

QString CleaningStep::title() const { return tr("Cleaning"); }

QString CleaningStep::summary() const {
  const CleaningOptions& cleaning = draft().options().cleaning;
  QStringList words;
  if (cleaning.minRating) words << tr("from %1").arg(QLocale().toString(*cleaning.minRating));
  if (cleaning.minPerUser > 1 || cleaning.minPerItem > 1) {
    words << tr("core %1 / %2")
                 .arg(std::max(1U, cleaning.minPerUser))
                 .arg(std::max(1U, cleaning.minPerItem));
  }
  if (cleaning.from || cleaning.until) words << tr("dates");
  if (!cleaning.events.empty())
    words << tr("%n kinds of events", nullptr, static_cast<int>(cleaning.events.size()));
  if (words.isEmpty()) words << duplicatesName(cleaning.duplicates);
  if (cleaning.keepRepeats) words << tr("every event");
  return words.join(tr(", "));
}

QString CleaningStep::hindrance() const {
  if (!m_untilBox->error().isEmpty()) return m_untilBox->error();
  if (!m_events->issue().isEmpty()) return m_events->issue();
  const ImportReport* count = draft().count();
  if (count != nullptr && !draft().counting() && count->rows.imported == 0)
    return tr("With these settings nothing is left.");
  return {};
}

void CleaningStep::refresh() {
  setHead(tr("Which rows should stay?"),
          tr("The equation below follows every change. What is filtered stays in your file."));
  const Vocabulary words = vocabularyOf(draft().options().domain);
  m_repeatPanel->setTitle(tr("Repeated rows"));
  m_duplicatesBox->setLabel(tr("The same %1 and %2 again").arg(words.user, words.item));
  m_duplicatesBox->setNote(tr("Add up for quantities and plays, keep the last for ratings."));
  for (int i = 0; i < 3; ++i)
    m_duplicates->setText(i, duplicatesName(static_cast<DuplicatePolicy>(i)));
  m_keepRepeatsBox->setLabel(tr("Repeats in sequences"));
  m_keepRepeats->setText(tr("&Keep every event (for models that read order)"));
  m_valuePanel->setTitle(tr("Low values"));
  m_useThreshold->setText(tr("&At least"));
  m_useThreshold->setAccessibleName(tr("Filter by value"));
  m_threshold->setAccessibleName(tr("Lowest value that stays"));
  m_thresholdBox->setLabel(tr("Value threshold"));
  m_rarePanel->setTitle(tr("Rare %1 and %2").arg(words.users, words.items));
  m_rarePanel->setNote(tr("repeated until nothing changes"));
  m_perUserBox->setLabel(tr("%1 per %2, at least").arg(words.Items, words.user));
  m_perUserBox->setNote(tr("Raising it drops short histories."));
  m_perItemBox->setLabel(tr("%1 per %2, at least").arg(words.Users, words.item));
  m_perItemBox->setNote(tr("Raising it drops items that few have."));
  m_datePanel->setTitle(tr("Dates"));
  m_useFrom->setText(tr("&From"));
  m_useUntil->setText(tr("&To"));
  m_fromBox->setLabel(tr("First day"));
  m_untilBox->setLabel(tr("Last day"));
  m_orderPanel->setTitle(tr("In this order"));
  m_orderPanel->setNote(tr("each step on what the one before has left"));
  showOptions();
  showCounted();
}

void CleaningStep::showCounted() {
  m_events->refresh();
  const Reading reading = draft().reading();
  QStringList steps;
  for (const Text& step : reading.cleaning)
    steps << tr("%1. %2").arg(steps.size() + 1).arg(translated(step));
  m_order->setText(steps.join(QLatin1Char('\n')));
  m_orderPanel->setVisible(!steps.isEmpty());
}

/// Where people rated, a low rating is no sign of interest.
void CleaningStep::showLiked() {
  const Preview* preview = draft().preview();
  const CleaningOptions& cleaning = draft().options().cleaning;
  const auto liked = preview == nullptr ? std::nullopt : likedFrom(*preview);
  m_liked->setVisible(liked && !cleaning.minRating);
  if (!liked) return;
  m_liked->setText(tr("Keep ratings of %1 and more").arg(QLocale().toString(*liked)));
  m_liked->setToolTip(tr("The values are ratings, and models learn from what people liked."));
}

void CleaningStep::showOptions() {
  const CleaningOptions& cleaning = draft().options().cleaning;
  const bool values = !draft().columnWith(ColumnRole::Rating).isEmpty();
  const bool column = !draft().columnWith(ColumnRole::Time).isEmpty();
  const Preview* preview = draft().preview();
  const bool positions =
      column && preview != nullptr && preview->format.timeForm == TimeForm::Position;
  const bool times = column && !positions;
  const QSignalBlocker quiet[] = {QSignalBlocker(m_threshold), QSignalBlocker(m_perUser),
                                  QSignalBlocker(m_perItem), QSignalBlocker(m_from),
                                  QSignalBlocker(m_until)};
  showRepeats();
  m_useThreshold->setChecked(cleaning.minRating.has_value());
  m_useThreshold->setEnabled(values);
  m_threshold->setEnabled(values && cleaning.minRating.has_value());
  if (cleaning.minRating) m_threshold->setValue(*cleaning.minRating);
  m_thresholdBox->setNote(values ? tr("Rows below it are filtered, such as ratings under 4.")
                                 : tr("There is no value column; give a column that role first."));
  showLiked();
  m_perUser->setValue(std::max(1, static_cast<int>(cleaning.minPerUser)));
  m_perItem->setValue(std::max(1, static_cast<int>(cleaning.minPerItem)));
  for (QCheckBox* box : {m_useFrom, m_useUntil}) box->setEnabled(times);
  m_useFrom->setChecked(cleaning.from.has_value());
  m_useUntil->setChecked(cleaning.until.has_value());
  m_from->setEnabled(times && cleaning.from.has_value());
  m_until->setEnabled(times && cleaning.until.has_value());
  if (cleaning.from) m_from->setDate(dayOf(*cleaning.from));
  if (cleaning.until) m_until->setDate(dayOf(*cleaning.until - 1));
  m_fromBox->setNote(times       ? tr("UTC, the day included.")
                     : positions ? tr("The times are positions, not dates.")
                                 : tr("There is no time column."));
  m_untilBox->setNote(times ? tr("UTC, the day included.") : QString());
}

void CleaningStep::showRepeats() {
  const CleaningOptions& cleaning = draft().options().cleaning;
  const Preview* preview = draft().preview();
  const bool lists = preview != nullptr &&
                     (preview->layout == Layout::Lists || preview->layout == Layout::JsonObjects);
  const bool ordered = lists || !draft().columnWith(ColumnRole::Time).isEmpty();
  const QSignalBlocker quiet(m_duplicates);
  m_duplicates->setCurrentData(static_cast<int>(cleaning.duplicates));
  m_keepRepeats->setChecked(cleaning.keepRepeats);
  m_keepRepeats->setEnabled(ordered || cleaning.keepRepeats);
  m_keepRepeatsBox->setNote(
      ordered ? tr("Sequences then hold each repeat; everything else sees a pair once.")
              : tr("There is no time column, so the order is not known."));
}

}  // namespace tastescope::ui
