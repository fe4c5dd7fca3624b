#include "ui/latent/MadeUpDialog.h"

#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {

constexpr int kShownPeople = 3;  // a handful can be looked at one by one
constexpr QSize kMadeUpSize{760, 560};

QString twoDecimals(double value) { return QLocale().toString(value, 'f', 2); }

}  // namespace

MadeUpDialog::MadeUpDialog(LatentModel& model, QWidget* parent)
    : Translated(parent), m_model(model) {
  setObjectName(QStringLiteral("madeUpDialog"));
  const Theme& theme = Theme::instance();
  auto* column = new QVBoxLayout(this);
  const int padding = theme.layout("pagePadding");
  column->setContentsMargins(padding, padding, padding, theme.spacing("l"));
  column->setSpacing(theme.spacing("m"));
  column->addWidget(makeFields());
  column->addWidget(makeLists(), 1);
  m_figures = named("madeUpFigures", makeWrapped({}, TextStyle::Small, "textSecondary"));
  column->addWidget(m_figures);
  m_note = named("madeUpNote", new NoteBar);
  m_note->hide();
  column->addWidget(m_note);
  auto* foot = spacedRow(theme.spacing("s"));
  m_export = named("madeUpExport", button({}, "export"));
  m_close = named("madeUpClose", quietButton({}));
  foot->addStretch(1);
  foot->addWidget(m_close);
  foot->addWidget(m_export);
  column->addLayout(foot);
  resize(theme.scaled(kMadeUpSize.width()), theme.scaled(kMadeUpSize.height()));
  connect(m_make, &QPushButton::clicked, this, &MadeUpDialog::make);
  connect(m_people, &QListWidget::currentRowChanged, this, &MadeUpDialog::showPerson);
  connect(m_showNearest, &QPushButton::clicked, this, [this] {
    const int row = m_people->currentRow();
    if (row >= 0) Q_EMIT realWanted(m_made.people[static_cast<std::size_t>(row)].nearest);
  });
  connect(m_export, &QPushButton::clicked, this, &MadeUpDialog::askFile);
  connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
  connect(&m_model, &LatentModel::mapChanged, this, &MadeUpDialog::placeAgain);
  connect(&m_model, &LatentModel::spaceChanged, this, &QDialog::reject);
  retranslate();
}

QWidget* MadeUpDialog::makeFields() {
  auto* widget = new QWidget;
  auto* row = bareRow(widget, Theme::instance().spacing("s"));
  m_count = named("madeUpCount", new QSpinBox);
  m_count->setRange(1, static_cast<int>(kMostMadeUp));
  m_count->setValue(kShownPeople);
  m_seed = named("madeUpSeed", new QSpinBox);
  m_seed->setRange(0, std::numeric_limits<int>::max());
  m_seed->setValue(1);
  m_temperature = named("madeUpTemperature", new QDoubleSpinBox);
  m_temperature->setDecimals(1);
  m_temperature->setMinimumWidth(72);
  m_temperature->setRange(0.1, 5);
  m_temperature->setSingleStep(0.1);
  m_temperature->setValue(1);
  QWidget* fields[] = {m_count, m_seed, m_temperature};
  for (int i = 0; i < 3; ++i) {
    m_names[i] = makeLabel({}, TextStyle::Body);
    fields[i]->setFixedHeight(Theme::instance().height("control"));
    row->addWidget(m_names[i]);
    row->addWidget(fields[i]);
  }
  row->addStretch(1);
  m_make = named("madeUpMake", mainButton({}));
  m_make->setDefault(true);
  row->addWidget(m_make);
  return widget;
}

QWidget* MadeUpDialog::makeLists() {
  auto* widget = new QWidget;
  const int gap = Theme::instance().spacing("l");
  auto* row = bareRow(widget, gap);
  auto* left = new QWidget;
  auto* people = bareColumn(left, Theme::instance().spacing("s"));
  m_peopleName = makeLabel({}, TextStyle::BodyStrong);
  m_people = named("madeUpPeople", new QListWidget);
  people->addWidget(m_peopleName);
  people->addWidget(m_people, 1);
  auto* right = new QWidget;
  auto* items = bareColumn(right, Theme::instance().spacing("s"));
  m_itemsName = new ElidedLabel({}, TextStyle::BodyStrong);
  m_items = named("madeUpItems", new QListWidget);
  m_items->setSelectionMode(QAbstractItemView::NoSelection);
  m_items->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_items->setTextElideMode(Qt::ElideRight);
  m_nearest = named("madeUpNearest", makeWrapped({}, TextStyle::Small, "textSecondary"));
  m_showNearest = named("madeUpShowNearest", small(quietButton({}, "latent")));
  items->addWidget(m_itemsName);
  items->addWidget(m_items, 1);
  items->addWidget(m_nearest);
  items->addWidget(m_showNearest, 0, Qt::AlignLeft);
  row->addWidget(left, 2);
  row->addWidget(right, 3);
  return widget;
}

void MadeUpDialog::make() {
  const SessionPtr session = m_model.context().session();
  const LatentSpacePtr space = m_model.space();
  if (!session || !space) return;
  MadeUpRequest request;
  request.people = static_cast<std::size_t>(m_count->value());
  request.seed = static_cast<std::uint64_t>(m_seed->value());
  request.temperature = m_temperature->value();
  m_make->setEnabled(false);
  m_note->hide();
  JobManager::Plan<MadeUpPeople> plan;
  plan.title = tr("Making people up");
  plan.work = [session, space, request](Progress& progress, const std::stop_token& stop) {
    return makeUpPeople(*session, *space, request, progress, stop);
  };
  plan.done = [this](MadeUpPeople made) { take(std::move(made)); };
  plan.failed = [this](const Error& error) {
    m_make->setEnabled(true);
    m_note->setKind(NoteKind::Danger);
    m_note->setText(translated(error.message()));
    m_note->show();
  };
  plan.cancelled = [this] { m_make->setEnabled(true); };
  m_job.start(m_model.context().jobs(), this, std::move(plan));
}

void MadeUpDialog::take(MadeUpPeople made) {
  m_make->setEnabled(true);
  m_made = std::move(made);
  m_people->clear();
  for (const MadeUpPerson& person : m_made.people) m_people->addItem(fromUtf8(person.id));
  m_people->setCurrentRow(0);
  m_note->setKind(m_made.copies > 0 ? NoteKind::Danger : NoteKind::Warning);
  retranslate();
  showPerson();
  Q_EMIT peopleMade();
}

/// The map has become another one.
void MadeUpDialog::placeAgain() {
  const LatentSpacePtr space = m_model.space();
  if (!space || m_made.people.empty()) return;
  auto plan = lookUp([space, people = m_made.people] {
    std::vector<std::array<double, 2>> places;
    for (const MadeUpPerson& person : people) places.push_back(placeOnMap(*space, person.latent));
    return places;
  });
  plan.done = [this](const std::vector<std::array<double, 2>>& places) {
    for (std::size_t i = 0; i < std::min(places.size(), m_made.people.size()); ++i)
      m_made.people[i].map = places[i];
    tellPlaces();
  };
  m_placing.start(m_model.context().jobs(), this, std::move(plan));
}

void MadeUpDialog::tellPlaces() {
  std::vector<QPointF> places;
  for (const MadeUpPerson& person : m_made.people)
    places.emplace_back(person.map[0], person.map[1]);
  const int row = m_people->currentRow();
  // The points of a layout that is being made lie elsewhere than its space says.
  if (m_model.layout().state() == LayoutFlow::State::Running) places.clear();
  Q_EMIT placed(places, row < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row)));
}

QString MadeUpDialog::titleOf(Index item) const {
  const Dataset& dataset = m_model.context().session()->data();
  const std::string title = dataset.itemAttributes.title(item);
  return fromUtf8(title.empty() ? std::string(dataset.items.id(item)) : title);
}

void MadeUpDialog::showPerson() {
  m_items->clear();
  const int row = m_people->currentRow();
  const bool any = row >= 0 && m_model.context().session() != nullptr;
  m_nearest->setVisible(any);
  m_showNearest->setVisible(any);
  m_export->setEnabled(any);
  m_itemsName->setText(QString());
  if (!any) return;
  const Vocabulary words = m_model.context().vocabulary();
  const MadeUpPerson& person = m_made.people[static_cast<std::size_t>(row)];
  const Dataset& dataset = m_model.context().session()->data();
  for (const Index item : person.items) m_items->addItem(titleOf(item));
  m_itemsName->setText(countedItems(person.items.size(), words));
  const bool found = person.nearest != kNoIndex;
  m_showNearest->setEnabled(found);
  if (found) {
    const std::string_view id = dataset.users.id(person.nearest);
    m_nearest->setText(tr("Most like the real %1 %2: they share %3 (alike %4).")
                           .arg(words.user, fromUtf8(std::string(id)),
                                countedItems(person.shared, words), twoDecimals(person.alike)));
  } else {
    m_nearest->setText(tr("Nobody real has any of these."));
  }
  tellPlaces();
}

QString MadeUpDialog::figures() const {
  if (m_made.people.empty()) return {};
  QString text =
      tr("Alike to whom they are most like: median %1; of real ones among each other %2. "
         "Much more would be memorising.")
          .arg(twoDecimals(m_made.alike), twoDecimals(m_made.realAlike));
  if (m_made.overlap) {
    text += QLatin1Char('\n') +
            tr("Density %1, coverage %2 of as many real ones; other real ones have about 1 and 1.")
                .arg(twoDecimals(m_made.overlap->density), twoDecimals(m_made.overlap->coverage));
  }
  return text;
}

void MadeUpDialog::askFile() {
  FileQuestion question;
  question.use = FileQuestion::Use::Save;
  question.title = tr("Save people who do not exist");
  question.start = QStringLiteral("made-up.csv");
  question.filters = tr("CSV table (*.csv)");
  question.folderKey = kExportFolderKey;
  askForFile(this, question, [this](const QString& file) { exportTo(file); });
}

void MadeUpDialog::exportTo(const QString& file) {
  const SessionPtr session = m_model.context().session();
  if (!session || m_made.people.empty()) return;
  JobManager::Plan<ExportOutcome> plan;
  plan.title = tr("Saving people who do not exist");
  plan.work = [session, made = m_made, file](Progress&, const std::stop_token&) {
    return writeMadeUpCsv(*session, made, toUtf8(file));
  };
  plan.done = [this, file](const ExportOutcome&) {
    m_model.context().announce(tr("Saved %1").arg(QFileInfo(file).fileName()));
  };
  m_model.context().jobs().start<ExportOutcome>(this, std::move(plan));
}

void MadeUpDialog::done(int result) {
  m_job.cancel();
  m_placing.cancel();
  m_made = {};
  m_people->clear();
  Q_EMIT placed({}, std::nullopt);
  QDialog::done(result);
}

void MadeUpDialog::retranslate() {
  const Vocabulary words = m_model.context().vocabulary();
  setWindowTitle(tr("People who do not exist"));
  const QStringList names{tr("How many"), tr("Seed"), tr("Temperature")};
  QWidget* fields[] = {m_count, m_seed, m_temperature};
  for (int i = 0; i < 3; ++i) {
    m_names[i]->setText(names[i]);
    fields[i]->setAccessibleName(names[i]);
  }
  m_seed->setToolTip(tr("The same seed gives the same people."));
  m_temperature->setToolTip(
      tr("Below 1 their %1 are more typical, above 1 more varied.").arg(words.items));
  m_make->setText(tr("Make up"));
  m_peopleName->setText(tr("Made up by the model"));
  m_people->setAccessibleName(m_peopleName->text());
  m_items->setAccessibleName(tr("Their %1").arg(words.items));
  m_showNearest->setText(tr("Show this %1 on the map").arg(words.user));
  m_export->setText(tr("Export as a data set…"));
  m_close->setText(tr("Close"));
  m_figures->setText(figures());
  m_figures->setVisible(!m_made.people.empty());
  if (!m_made.people.empty()) {
    m_note->setText(translated(privacyWarning(m_made)));
    m_note->show();
  }
  showPerson();
}

}  // namespace tastescope::ui
