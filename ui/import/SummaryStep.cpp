#include "ui/import/SummaryStep.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "core/base/NameLength.h"
#include "ui/context/Translate.h"
#include "ui/import/DoubtList.h"
#include "ui/import/FieldBox.h"
#include "ui/import/ImportWords.h"
#include "ui/import/ReadingPanel.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

namespace {

const QString kFolderKey = QStringLiteral("import/folder");
const QString kEnding = QStringLiteral(".tastescope");

/// "online_retail.csv.gz" -> "online_retail".
QString plainName(const QString& fileName) {
  static const QRegularExpression endings(
      QStringLiteral("(\\.(csv|tsv|txt|dat|data|inter|train|jsonl|json|xlsx|ods|parquet|db|sqlite|"
                     "zip|tar|gz|tgz|xz|zst|base))+$"),
      QRegularExpression::CaseInsensitiveOption);
  QString name = fileName;
  name.remove(endings);
  return name.isEmpty() ? fileName : name;
}

}  // namespace

SummaryStep::SummaryStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent),
      m_where(new Panel),
      m_name(named("projectName", new QLineEdit)),
      m_folder(new PathField(PathField::Kind::Folder)),
      m_nameBox(new FieldBox(m_name)),
      m_folderBox(new FieldBox(m_folder)),
      m_replace(named("replaceProject", new QCheckBox)),
      m_doubtPanel(new Panel),
      m_doubts(named("doubts", new DoubtList(DoubtList::Columns::Named))),
      m_reading(named("reading", new ReadingPanel)) {
  setObjectName(QStringLiteral("summaryStep"));
  m_name->setMaxLength(static_cast<int>(kMostNameCharacters));
  m_folder->edit()->setObjectName(QStringLiteral("projectFolder"));
  QVBoxLayout* column = makeScrolled();
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  row->addWidget(m_nameBox, 2);
  row->addWidget(m_folderBox, 3);
  m_where->body()->addLayout(row);
  m_where->addWidget(m_replace);
  m_doubtPanel->addWidget(m_doubts);
  column->addWidget(m_where);
  column->addWidget(m_doubtPanel);
  column->addWidget(m_reading);
  column->addStretch(1);
  connect(m_doubts, &DoubtList::remedyWanted, &draft, &ImportDraft::apply);
  connect(&draft, &ImportDraft::countChanged, this, [this] {
    if (isVisibleTo(parentWidget())) showReading();
  });
  connect(m_name, &QLineEdit::textChanged, this, &SummaryStep::check);
  connect(m_folder->edit(), &QLineEdit::textChanged, this, &SummaryStep::check);
  connect(m_replace, &QCheckBox::clicked, this, &SummaryStep::check);
}

QString SummaryStep::title() const { return tr("Summary"); }

void SummaryStep::propose() {
  const QString base = plainName(draft().sourceName());
  QString folder = QSettings().value(kFolderKey).toString();
  if (folder.isEmpty() || !QFileInfo(folder).isDir()) {
    folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (folder.isEmpty() || !QFileInfo(folder).isDir()) folder = QDir::homePath();
  }
  QString name = base;
  for (int number = 2; QFileInfo::exists(QDir(folder).filePath(name + kEnding)); ++number) {
    name = QStringLiteral("%1 %2").arg(base).arg(number);
  }
  m_name->setText(name);
  m_folder->setPath(QDir::toNativeSeparators(folder));
  m_replace->setChecked(false);
  check();
}

QString SummaryStep::projectFile() const {
  QString name = m_name->text().trimmed();
  if (!name.endsWith(kEnding)) name += kEnding;
  return QDir(m_folder->path()).filePath(name);
}

QString SummaryStep::hindrance() const {
  if (!m_nameBox->error().isEmpty()) return m_nameBox->error();
  return m_folderBox->error();
}

void SummaryStep::check() {
  const QString name = m_name->text().trimmed();
  const QFileInfo folder(m_folder->path());
  QString nameError;
  if (name.isEmpty()) nameError = tr("The project needs a name.");
  if (name.contains(QLatin1Char('/'))) nameError = tr("A name cannot hold a slash.");
  const bool exists = nameError.isEmpty() && QFileInfo::exists(projectFile());
  m_replace->setVisible(exists);
  if (exists && !m_replace->isChecked())
    nameError = tr("There is a project of this name already. Choose another name or replace it.");
  m_nameBox->setError(nameError);
  QString folderError;
  if (!folder.isDir())
    folderError = tr("There is no such folder.");
  else if (!folder.isWritable())
    folderError = tr("This folder cannot be written to. Choose another one.");
  m_folderBox->setError(folderError);
  Q_EMIT changed();
}

ImportRequest SummaryStep::request() const {
  ImportRequest request;
  request.options = draft().options();
  QString name = m_name->text().trimmed();
  if (name.endsWith(kEnding)) name.chop(kEnding.size());
  request.options.name = toUtf8(name);
  request.project = std::filesystem::path(toUtf8(projectFile()));
  request.overwrite = m_replace->isVisibleTo(m_where) && m_replace->isChecked();
  QSettings().setValue(kFolderKey, m_folder->path());
  return request;
}

void SummaryStep::refresh() {
  setHead(tr("Ready to import"), tr("One file holds everything: data, runs, results. Import writes "
                                    "it; until then nothing is written."));
  m_where->setTitle(tr("Project"));
  m_nameBox->setLabel(tr("&Name"));
  m_nameBox->setNote(tr("The file gets the ending .tastescope."));
  m_folderBox->setLabel(tr("&Folder"));
  m_folderBox->setNote({});
  m_replace->setText(tr("Replace the project of this name, its runs included"));
  m_doubtPanel->setTitle(tr("Doubts"));
  m_doubtPanel->setNote(tr("nothing is held back because of them"));
  m_reading->setTitle(tr("How it is read"));
  showReading();
  check();
}

void SummaryStep::showReading() {
  const std::vector<Doubt> doubts = draft().doubts();
  m_doubts->setDoubts(doubts);
  m_doubtPanel->setVisible(!doubts.empty());
  const ImportOptions& options = draft().options();
  QList<ReadingPanel::Line> more;
  if (options.trainFile) more.append({tr("Parts"), tr("given, each in a file of its own")});
  more.append({tr("Kind of data"), domainName(options.domain)});
  m_reading->setReading(draft().reading(), more);
  m_reading->setNote(draft().counting() ? tr("counting…") : QString());
}

}  // namespace tastescope::ui
