#include "ui/export/ExportDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStringDecoder>
#include <QVBoxLayout>
#include <algorithm>

#include "core/data/Split.h"
#include "ui/context/Translate.h"
#include "ui/export/ExportColumns.h"
#include "ui/export/ExportFormatForm.h"
#include "ui/pickers/RunCombo.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Counted.h"
#include "ui/words/RunWords.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {

constexpr int kPreviewPauseMs = 150;
constexpr int kPollMs = 80;
constexpr int kLongestList = 1000;
constexpr std::uint64_t kPreviewRows = 12;
constexpr Index kPreviewUsers = 3;
constexpr qint64 kPreviewBytes = 1 << 16;

/// Behind them, the selections that are kept.
enum Scope { Everyone, Chosen, Kept };

const char* tableKey(ExportTable table) {
  switch (table) {
    case ExportTable::Recommendations: return "recommendations";
    case ExportTable::Interactions: return "interactions";
    case ExportTable::Users: return "users";
    case ExportTable::Items: return "items";
    case ExportTable::Metrics: return "metrics";
    case ExportTable::RunCurves: return "curves";
    case ExportTable::UserVectors: return "user-vectors";
    case ExportTable::ItemVectors: return "item-vectors";
  }
  return "";
}

}  // namespace

ExportDialog::ExportDialog(AppContext& context, ExportRequest preset, QWidget* parent)
    : Translated(parent), m_context(context), m_preset(std::move(preset)) {
  setObjectName(QStringLiteral("exportDialog"));
  auto* column = new QVBoxLayout(this);
  const Theme& theme = Theme::instance();
  const int padding = theme.layout("pagePadding");
  column->setContentsMargins(padding, padding, padding, theme.spacing("l"));
  column->setSpacing(theme.spacing("l"));
  auto* body = spacedRow(padding);
  body->addWidget(makeChoices(), 0);
  body->addWidget(makePreview(), 1);
  column->addLayout(body, 1);
  column->addWidget(makeFoot());
  resize(Theme::instance().scaled(1000), Theme::instance().scaled(720));
  m_pause.setSingleShot(true);
  m_pause.setInterval(kPreviewPauseMs);
  m_poll.setInterval(kPollMs);
  connect(&m_pause, &QTimer::timeout, this, &ExportDialog::askPreview);
  connect(&m_poll, &QTimer::timeout, this, &ExportDialog::poll);
  connect(m_table, &QComboBox::activated, this, &ExportDialog::tableChanged);
  connect(m_run, &RunCombo::runChosen, this, &ExportDialog::refill);
  connect(m_run, &RunCombo::listChanged, this, &ExportDialog::refill);
  connect(m_scope, &QComboBox::currentIndexChanged, this, &ExportDialog::schedulePreview);
  connect(m_length, &QSpinBox::valueChanged, this, &ExportDialog::schedulePreview);
  connect(m_owned, &QCheckBox::toggled, this, &ExportDialog::schedulePreview);
  connect(m_split, &QComboBox::activated, this, &ExportDialog::splitChanged);
  connect(m_splitFiles, &QCheckBox::toggled, this, &ExportDialog::splitChanged);
  connect(m_columns, &ExportColumns::changed, this, &ExportDialog::schedulePreview);
  connect(m_format, &ExportFormatForm::changed, this, &ExportDialog::schedulePreview);
  if (m_preset.run != 0) m_run->chooseRun(m_preset.run);
  m_owned->setChecked(m_preset.keepOwned);
  fillTables();
  loadSelections();
  fillSplits();
  retranslate();
  tableChanged();
}

void ExportDialog::ask(AppContext& context, const ExportRequest& preset, QWidget* parent) {
  auto* dialog = new ExportDialog(context, preset, parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

QWidget* ExportDialog::makeChoices() {
  auto* widget = new QWidget;
  widget->setFixedWidth(Theme::instance().scaled(330));
  auto* column = bareColumn(widget, Theme::instance().spacing("s"));
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(Theme::instance().spacing("m"));
  grid->setVerticalSpacing(Theme::instance().spacing("s"));
  m_table = named("exportTable", new QComboBox);
  m_run = named("exportRun", new RunCombo(m_context, [](const RunChoice&) { return true; }));
  m_scope = named("exportScope", new QComboBox);
  m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_length = named("exportLength", new QSpinBox);
  m_length->setRange(1, kLongestList);
  m_length->setFixedHeight(Theme::instance().height("control"));
  m_length->setValue(
      QSettings().value(QStringLiteral("export/length"), static_cast<int>(m_preset.k)).toInt());
  m_split = named("exportSplit", new QComboBox);
  m_split->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_owned = named("exportOwned", new QCheckBox);
  m_splitFiles = named("exportSplitFiles", new QCheckBox);
  QWidget* fields[] = {m_table, m_run, m_scope, m_length, m_split};
  for (int row = 0; row < 5; ++row) {
    m_names[row] = makeLabel({}, TextStyle::Body);
    m_names[row]->setMinimumWidth(ExportFormatForm::kLabelWidth);
    grid->addWidget(m_names[row], row, 0);
    grid->addWidget(fields[row], row, 1);
  }
  grid->addWidget(m_owned, 5, 1);
  grid->addWidget(m_splitFiles, 6, 1);
  grid->setColumnStretch(1, 1);
  column->addLayout(grid);
  m_columnsName = makeLabel({}, TextStyle::BodyStrong);
  column->addWidget(m_columnsName);
  m_columns = new ExportColumns;
  m_columns->setMinimumHeight(150);
  column->addWidget(m_columns, 1);
  m_formatName = makeLabel({}, TextStyle::BodyStrong);
  column->addWidget(m_formatName);
  m_format = new ExportFormatForm;
  column->addWidget(m_format);
  return widget;
}

QWidget* ExportDialog::makePreview() {
  auto* widget = new QWidget;
  auto* column = bareColumn(widget, Theme::instance().spacing("s"));
  m_previewName = makeLabel({}, TextStyle::BodyStrong);
  m_preview = named("exportPreview", new QPlainTextEdit);
  m_preview->setReadOnly(true);
  m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
  m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  column->addWidget(m_previewName);
  column->addWidget(m_preview, 1);
  m_note = named("exportNote", new NoteBar);
  m_note->hide();
  column->addWidget(m_note);
  return widget;
}

QWidget* ExportDialog::makeFoot() {
  auto* widget = new QWidget;
  auto* row = bareRow(widget, Theme::instance().spacing("s"));
  m_bar = new QProgressBar;
  m_bar->setTextVisible(false);
  m_bar->hide();
  m_close = named("exportClose", quietButton({}));
  m_export = named("exportButton", mainButton({}, "export"));
  row->addWidget(m_bar, 1);
  row->addStretch(1);
  row->addWidget(m_close);
  row->addWidget(m_export);
  connect(m_export, &QPushButton::clicked, this, &ExportDialog::askFile);
  connect(m_close, &QPushButton::clicked, this, [this] {
    if (m_job.active()) {
      m_job.job()->cancel();
    } else {
      reject();
    }
  });
  return widget;
}

void ExportDialog::fillTables() {
  for (const ExportTable entry :
       {ExportTable::Recommendations, ExportTable::Interactions, ExportTable::Users,
        ExportTable::Items, ExportTable::Metrics, ExportTable::RunCurves, ExportTable::UserVectors,
        ExportTable::ItemVectors})
    m_table->addItem(QString(), static_cast<int>(entry));
  m_table->setCurrentIndex(m_table->findData(static_cast<int>(m_preset.table)));
}

void ExportDialog::loadSelections() {
  const SessionPtr session = m_context.session();
  if (!session) return;
  auto plan = lookUp([session] { return keptSelections(*session); });
  plan.done = [this](std::vector<KeptSelection> selections) {
    m_selections = std::move(selections);
    tableChanged();
  };
  m_selectionsJob.start(m_context.jobs(), this, std::move(plan));
}

bool ExportDialog::takes(Entity entity) const {
  switch (table()) {
    case ExportTable::Recommendations:
    case ExportTable::Users:
    case ExportTable::UserVectors: return entity == Entity::User;
    case ExportTable::Items:
    case ExportTable::ItemVectors: return entity == Entity::Item;
    case ExportTable::Interactions: return true;
    case ExportTable::Metrics:
    case ExportTable::RunCurves: return false;
  }
  return false;
}

/// What somebody chose stays, but the people of the preset are offered first for lists alone.
void ExportDialog::fillScopes() {
  const QSignalBlocker quiet(m_scope);
  const Vocabulary words = m_context.vocabulary();
  const bool lists = table() == ExportTable::Recommendations;
  const int before =
      m_scope->count() == 0 ? static_cast<int>(Chosen) : m_scope->currentData().toInt();
  m_scope->clear();
  m_scope->addItem(lists ? tr("Everyone") : tr("All"), static_cast<int>(Everyone));
  if (takes(Entity::User) && !m_preset.users.empty()) {
    const auto count = static_cast<qulonglong>(m_preset.users.size());
    m_scope->addItem(count == 1 ? tr("This %1").arg(words.user)
                                : tr("Selection, %1").arg(countedUsers(count, words)),
                     static_cast<int>(Chosen));
  }
  for (std::size_t i = 0; i < m_selections.size(); ++i) {
    const KeptSelection& selection = m_selections[i];
    if (!takes(selection.entity)) continue;
    const std::size_t count = selection.members.size();
    m_scope->addItem(tr("%1, %2").arg(fromUtf8(selection.name), selection.entity == Entity::User
                                                                    ? countedUsers(count, words)
                                                                    : countedItems(count, words)),
                     static_cast<int>(Kept) + static_cast<int>(i));
  }
  const bool stays = lists || before != Chosen;
  m_scope->setCurrentIndex(stays ? std::max(0, m_scope->findData(before)) : 0);
}

/// The split the data brought, or no parts; then those that can be said in parts.
void ExportDialog::fillSplits() {
  const SessionPtr session = m_context.session();
  m_split->addItem(QString(), -1);
  if (!session) return;
  for (const SplitKind kind : {SplitKind::UserRandom, SplitKind::LeaveOneOut, SplitKind::Time}) {
    if (kind == SplitKind::Time && !session->data().interactions->hasTimes()) continue;
    m_split->addItem(QString(), static_cast<int>(kind));
  }
}

/// Columns follow: a part column is there when parts are not files.
void ExportDialog::splitChanged() {
  const SessionPtr session = m_context.session();
  const bool given = session != nullptr && !session->data().parts.empty();
  m_splitFiles->setEnabled(given || m_split->currentIndex() > 0);
  refill();
}

ExportTable ExportDialog::table() const {
  return static_cast<ExportTable>(m_table->currentData().toInt());
}

QString ExportDialog::tableName() const { return QLatin1String(tableKey(table())); }

QString ExportDialog::columnsKey() const { return QStringLiteral("export/columns/") + tableName(); }

bool ExportDialog::ofRun() const {
  return table() != ExportTable::Interactions && table() != ExportTable::Users &&
         table() != ExportTable::Items;
}

void ExportDialog::tableChanged() {
  const bool lists = table() == ExportTable::Recommendations;
  for (QWidget* widget : std::initializer_list<QWidget*>{m_names[1], m_run})
    widget->setVisible(ofRun());
  fillScopes();
  for (QWidget* widget : std::initializer_list<QWidget*>{m_names[2], m_scope})
    widget->setVisible(lists || m_scope->count() > 1);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_names[3], m_length, m_owned})
    widget->setVisible(lists);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_names[4], m_split, m_splitFiles})
    widget->setVisible(table() == ExportTable::Interactions);
  splitChanged();
}

void ExportDialog::refill() {
  const SessionPtr session = m_context.session();
  const RunChoice* run = m_run->currentChoice();
  const bool possible =
      session != nullptr && (!ofRun() || run != nullptr) &&
      (table() != ExportTable::UserVectors || (run != nullptr && run->can.userLatent)) &&
      (table() != ExportTable::ItemVectors || (run != nullptr && run->can.itemEmbeddings));
  m_export->setEnabled(possible);
  m_note->setVisible(false);
  if (!possible) {
    m_columns->setColumns({}, {});
    m_preview->setPlainText(ofRun() && run == nullptr
                                ? tr("Train a model first: this table belongs to a run.")
                                : tr("This run's model has no such vectors. Choose another run."));
    return;
  }
  std::vector<std::string> chosen;
  const QStringList kept = QSettings().value(columnsKey()).toStringList();
  for (const QString& name : kept) chosen.push_back(toUtf8(name));
  ExportRequest asked = request();
  asked.columns.clear();
  m_columns->setColumns(exportColumns(*session, asked), chosen);
  schedulePreview();
}

ExportRequest ExportDialog::request() const {
  ExportRequest request = m_preset;
  request.table = table();
  request.run = ofRun() ? m_run->currentRun() : 0;
  request.k = static_cast<std::size_t>(m_length->value());
  const int scope = m_scope->currentData().toInt();
  if (scope != Chosen) request.users.clear();
  if (scope >= Kept) {
    const KeptSelection& selection = m_selections[static_cast<std::size_t>(scope - Kept)];
    (selection.entity == Entity::User ? request.users : request.items) = selection.members;
  }
  request.keepOwned = m_owned->isChecked();
  request.split.reset();
  request.splitFiles = false;
  if (request.table == ExportTable::Interactions) {
    if (const int kind = m_split->currentData().toInt(); kind >= 0)
      request.split = SplitSpec{.kind = static_cast<SplitKind>(kind)};
    request.splitFiles = m_splitFiles->isEnabled() && m_splitFiles->isChecked();
  }
  request.columns = m_columns->columns();
  request.format = m_format->format();
  request.limit = 0;
  return request;
}

void ExportDialog::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  setWindowTitle(tr("Export"));
  const QStringList tables{tr("Recommendations"),
                           words.Interactions,
                           words.Users,
                           words.Items,
                           tr("Metrics"),
                           tr("Curves"),
                           tr("Vectors of %1").arg(words.users),
                           tr("Vectors of %1").arg(words.items)};
  for (int i = 0; i < tables.size(); ++i) m_table->setItemText(i, tables[i]);
  fillScopes();
  const SessionPtr session = m_context.session();
  const bool given = session != nullptr && !session->data().parts.empty();
  m_split->setItemText(
      0, given ? splitSentence({.kind = SplitKind::Given}, words.user) : tr("No parts"));
  for (int i = 1; i < m_split->count(); ++i) {
    const auto kind = static_cast<SplitKind>(m_split->itemData(i).toInt());
    m_split->setItemText(i, splitSentence({.kind = kind}, words.user));
    m_split->setItemData(i, m_split->itemText(i), Qt::ToolTipRole);
  }
  m_owned->setText(tr("Keep owned %1").arg(words.items));
  m_splitFiles->setText(tr("One file a part"));
  const QStringList names{tr("Table"), tr("Run"), tr("Scope"), tr("List length"), tr("Split")};
  QWidget* fields[] = {m_table, m_run, m_scope, m_length, m_split};
  for (int i = 0; i < 5; ++i) {
    m_names[i]->setText(names[i]);
    fields[i]->setAccessibleName(names[i]);
  }
  m_columnsName->setText(tr("Columns"));
  m_formatName->setText(tr("Format"));
  m_previewName->setText(tr("First rows as they will be written"));
  m_preview->setAccessibleName(m_previewName->text());
  m_close->setText(m_job.active() ? tr("Cancel") : tr("Close"));
  m_export->setText(tr("Export…"));
}

void ExportDialog::schedulePreview() { m_pause.start(); }

void ExportDialog::askPreview() {
  const SessionPtr session = m_context.session();
  ExportRequest asked = request();
  if (!session || !m_export->isEnabled()) return;
  if (asked.columns.empty()) {
    m_preview->setPlainText(tr("Choose at least one column."));
    return;
  }
  asked.limit = kPreviewRows;
  if (asked.table == ExportTable::Recommendations) {
    // Scoring everyone for a dozen rows would be slow.
    if (asked.users.empty())
      for (Index user = 0; user < std::min<Index>(kPreviewUsers, session->data().users.size());
           ++user)
        asked.users.push_back(user);
    if (asked.users.size() > kPreviewUsers) asked.users.resize(kPreviewUsers);
  }
  const QString file = m_folder.filePath(QStringLiteral("preview"));
  asked.file = toUtf8(file);
  JobManager::Plan<QByteArray> plan;
  plan.title = tr("Preview");
  plan.listed = false;
  plan.work = [session, asked](Progress& progress, const std::stop_token& stop) {
    const ExportOutcome outcome = exportTable(*session, asked, progress, stop);
    QFile written(fromUtf8(outcome.files.front().string()));
    return written.open(QIODevice::ReadOnly) ? written.read(kPreviewBytes) : QByteArray();
  };
  plan.done = [this](const QByteArray& bytes) { showPreview(bytes); };
  plan.failed = [this](const Error& error) {
    m_preview->setPlainText(translated(error.message()));
  };
  m_previewJob.start(m_context.jobs(), this, std::move(plan));
}

void ExportDialog::showPreview(const QByteArray& bytes) {
  const bool chinese = m_format->format().encoding == ExportEncoding::Gb18030;
  QStringDecoder decoder(chinese ? "GB18030" : "UTF-8");
  const QString text = decoder.isValid() ? decoder(bytes) : QString::fromUtf8(bytes);
  const QStringList lines = text.split(QLatin1Char('\n'));
  const auto shown = static_cast<qsizetype>(kPreviewRows) + (m_format->format().header ? 1 : 0);
  m_preview->setPlainText(lines.mid(0, shown).join(QLatin1Char('\n')).remove(QLatin1Char('\r')));
}

void ExportDialog::askFile() {
  const bool tabs = m_format->format().delimiter == "\t";
  const QString suffix = tabs ? QStringLiteral("tsv") : QStringLiteral("csv");
  FileQuestion question;
  question.use = FileQuestion::Use::Save;
  question.title = tr("Export to");
  question.start = tableName() + QLatin1Char('.') + suffix;
  question.filters = tabs ? tr("Tab-separated table (*.tsv)") : tr("CSV table (*.csv)");
  question.folderKey = kExportFolderKey;
  askForFile(this, question, [this](const QString& file) { exportTo(file); });
}

void ExportDialog::exportTo(const QString& file) {
  const SessionPtr session = m_context.session();
  if (!session) return;
  ExportRequest asked = request();
  asked.file = toUtf8(file);
  remember();
  setBusy(true);
  JobManager::Plan<ExportOutcome> plan;
  plan.title = tr("Exporting %1").arg(QFileInfo(file).fileName());
  plan.work = [session, asked](Progress& progress, const std::stop_token& stop) {
    return exportTable(*session, asked, progress, stop);
  };
  plan.done = [this](const ExportOutcome& outcome) {
    setBusy(false);
    showResult(outcome);
    Q_EMIT finishedWriting(true);
  };
  plan.failed = [this](const Error& error) {
    setBusy(false);
    m_note->setKind(NoteKind::Danger);
    m_note->setText(translated(error.message()));
    m_note->show();
    Q_EMIT finishedWriting(false);
  };
  plan.cancelled = [this] {
    setBusy(false);
    m_note->setKind(NoteKind::Info);
    m_note->setText(tr("Export cancelled. Nothing was written."));
    m_note->show();
    Q_EMIT finishedWriting(false);
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void ExportDialog::setBusy(bool busy) {
  m_bar->setVisible(busy);
  m_bar->setRange(0, 0);
  m_export->setEnabled(!busy);
  m_close->setText(busy ? tr("Cancel") : tr("Close"));
  if (busy) {
    m_note->hide();
    m_poll.start();
  } else {
    m_poll.stop();
  }
}

void ExportDialog::poll() {
  const Job* job = m_job.job();
  if (job == nullptr) return;
  const ProgressState state = job->progress();
  m_bar->setRange(0, state.total == 0 ? 0 : 1000);
  if (state.total > 0)
    m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(state.done) /
                                     static_cast<double>(state.total)));
}

void ExportDialog::showResult(const ExportOutcome& outcome) {
  QStringList files;
  for (const auto& file : outcome.files) files << QDir::toNativeSeparators(fromUtf8(file.string()));
  QString text = tr("%1 rows written to %2.")
                     .arg(QLocale().toString(static_cast<qulonglong>(outcome.rows)),
                          files.join(QStringLiteral(", ")));
  for (const Text& note : outcomeNotes(outcome)) text = twoSentences(text, translated(note));
  m_note->setKind(outcome.unencodable > 0 ? NoteKind::Warning : NoteKind::Success);
  m_note->setText(text);
  m_note->show();
}

void ExportDialog::remember() const {
  QSettings settings;
  settings.setValue(QStringLiteral("export/length"), m_length->value());
  QStringList names;
  for (const std::string& name : m_columns->columns()) names << fromUtf8(name);
  settings.setValue(columnsKey(), names);
  m_format->save();
}

}  // namespace tastescope::ui
