#include "ui/import/SummaryStep.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/import/FieldBox.h"
#include "ui/import/ImportWords.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

namespace {

const QString kFolderKey = QStringLiteral("import/folder");
const QString kEnding = QStringLiteral(".tastescope");

/// "online_retail.csv.gz" -> "online_retail".
QString plainName(const QString& fileName) {
  static const QRegularExpression endings(
      QStringLiteral(
          "(\\.(csv|tsv|txt|dat|data|inter|train|jsonl|json|zip|tar|gz|tgz|xz|zst|base))+$"),
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
      m_what(new Panel),
      m_words(new QGridLayout) {
  setObjectName(QStringLiteral("summaryStep"));
  m_folder->edit()->setObjectName(QStringLiteral("projectFolder"));
  QVBoxLayout* column = makeScrolled();
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  row->addWidget(m_nameBox, 2);
  row->addWidget(m_folderBox, 3);
  m_where->body()->addLayout(row);
  m_where->addWidget(m_replace);
  m_words->setHorizontalSpacing(24);
  m_words->setVerticalSpacing(8);
  m_words->setColumnStretch(1, 1);
  m_what->body()->addLayout(m_words);
  column->addWidget(m_where);
  column->addWidget(m_what);
  column->addStretch(1);
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
  m_what->setTitle(tr("What will be made"));
  showWords();
  check();
}

void SummaryStep::showWords() {
  while (QLayoutItem* item = m_words->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  const ImportOptions& options = draft().options();
  const Vocabulary nouns = vocabularyOf(options.domain);
  QList<QPair<QString, QString>> lines;
  QString source = draft().sourceName();
  if (options.trainFile) source = tr("%1, already split").arg(source);
  lines.append({tr("Source"), source});
  const auto role = [this](ColumnRole wanted) {
    const QString column = draft().columnWith(wanted);
    return column.isEmpty() ? tr("none") : column;
  };
  lines.append({nouns.User, role(ColumnRole::User)});
  lines.append({nouns.Item, role(ColumnRole::Item)});
  lines.append({roleName(ColumnRole::Rating), role(ColumnRole::Rating)});
  lines.append({roleName(ColumnRole::Time), role(ColumnRole::Time)});
  lines.append({tr("Repeated rows"), duplicatesName(options.cleaning.duplicates)});
  QStringList side;
  for (const auto& file : {options.itemsFile, options.usersFile, options.linksFile}) {
    if (file) side << fromUtf8(file->filename().string());
  }
  lines.append({tr("Side information"), side.isEmpty() ? tr("none") : side.join(tr(", "))});
  lines.append({tr("Kind of data"), domainName(options.domain)});
  for (int i = 0; i < lines.size(); ++i) {
    m_words->addWidget(makeLabel(lines[i].first, TextStyle::Small, "textSecondary"), i, 0);
    m_words->addWidget(new ElidedLabel(lines[i].second, TextStyle::Body), i, 1);
  }
}

}  // namespace tastescope::ui
