// The projects opened lately, with what Home says about each: size, runs, best result, when. Kept
// in the settings. Follows the AppContext: opening a project puts it first, new runs update its
// line. Thread rule: GUI thread. Cost: one background query per opening or change of runs.
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

struct RecentProject {
  QString file;
  QDateTime opened;
  quint32 users = 0;
  quint32 items = 0;
  int runs = 0;
  int waiting = 0;  ///< of them: interrupted or paused
  Domain domain = Domain::General;
  QString metric;  ///< "ndcg@10"; empty: nothing evaluated yet
  double best = 0;
  QString bestRun;

  [[nodiscard]] QString name() const;
  [[nodiscard]] bool exists() const;
};

class RecentProjects : public QObject {
  Q_OBJECT
 public:
  static RecentProjects& instance();
  /// Keeps up with what `context` opens. Called once by the shell.
  void follow(AppContext& context);

  [[nodiscard]] const QList<RecentProject>& all() const { return m_projects; }
  void add(const RecentProject& project);
  void remove(const QString& file);
  /// The file was found elsewhere.
  void relocate(const QString& oldFile, const QString& newFile);
  void clear();
  /// Reads the settings again (after they were reset).
  void reload();

 Q_SIGNALS:
  void changed();

 private:
  RecentProjects();
  void note(AppContext& context);
  void save();
  QList<RecentProject> m_projects;
};

}  // namespace tastescope::ui
