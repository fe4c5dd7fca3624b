#include "ui/widgets/FileQuestion.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <utility>

namespace tastescope::ui {

namespace {

/// "csv" of "CSV table (*.csv)".
QString endingOf(const QString& filter) {
  static const QRegularExpression ending(QStringLiteral(R"(\*\.(\w+))"));
  return ending.match(filter).captured(1);
}

QString startOf(const FileQuestion& question) {
  if (question.folderKey.isEmpty()) return question.start;
  const QDir folder(QSettings().value(question.folderKey, QDir::homePath()).toString());
  return folder.filePath(question.start);
}

void startAt(QFileDialog& dialog, const FileQuestion& question) {
  const QString start = startOf(question);
  if (start.isEmpty()) return;
  const QFileInfo place(start);
  if (place.isDir()) return dialog.setDirectory(start);
  dialog.setDirectory(place.path());
  dialog.selectFile(place.fileName());
}

QFileDialog::FileMode modeOf(FileQuestion::Use use) {
  switch (use) {
    case FileQuestion::Use::Open: return QFileDialog::ExistingFile;
    case FileQuestion::Use::OpenSeveral: return QFileDialog::ExistingFiles;
    case FileQuestion::Use::Folder: return QFileDialog::Directory;
    case FileQuestion::Use::Save: break;
  }
  return QFileDialog::AnyFile;
}

}  // namespace

QFileDialog* askForFiles(QWidget* asker, const FileQuestion& question,
                         std::function<void(const QStringList& files)> take) {
  auto* dialog = new QFileDialog(asker, question.title, QString(), question.filters);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(modeOf(question.use));
  if (question.use == FileQuestion::Use::Save) {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingOf(dialog->selectedNameFilter()));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
      dialog->setDefaultSuffix(endingOf(filter));
    });
  }
  startAt(*dialog, question);
  QObject::connect(dialog, &QFileDialog::filesSelected, asker,
                   [key = question.folderKey, take = std::move(take)](const QStringList& files) {
                     if (files.isEmpty()) return;
                     if (!key.isEmpty())
                       QSettings().setValue(key, QFileInfo(files.first()).absolutePath());
                     take(files);
                   });
  dialog->open();
  return dialog;
}

QFileDialog* askForFile(QWidget* asker, const FileQuestion& question,
                        std::function<void(const QString& file)> take) {
  return askForFiles(asker, question,
                     [take = std::move(take)](const QStringList& files) { take(files.first()); });
}

}  // namespace tastescope::ui
