// Asking for a file or folder with the platform's dialog. The dialog has no event loop of its own:
// whoever asked may go while it is open, and it goes along. Thread rule: GUI thread. Cost: a dialog.
#pragma once

#include <QFileDialog>
#include <QString>
#include <QStringList>
#include <functional>

namespace tastescope::ui {

/// Of every table, report and picture that leaves the program: the next one is offered beside it.
inline const auto kExportFolderKey = QStringLiteral("export/folder");

struct FileQuestion {
  enum class Use { Open, OpenSeveral, Folder, Save };

  Use use = Use::Open;
  QString title;
  QString start;    ///< a folder, or the file that is suggested
  QString filters;  ///< "CSV table (*.csv);;…"; when saving, the chosen one gives a name its ending
  QString
      folderKey;  ///< the setting that remembers the folder: where it starts, and what is chosen
};

/// `take` hears of what was chosen, never of nothing, and only while `asker` lives.
QFileDialog* askForFiles(QWidget* asker, const FileQuestion& question,
                         std::function<void(const QStringList& files)> take);
/// The same for one file or folder.
QFileDialog* askForFile(QWidget* asker, const FileQuestion& question,
                        std::function<void(const QString& file)> take);

}  // namespace tastescope::ui
