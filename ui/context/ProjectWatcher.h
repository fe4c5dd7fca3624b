// Looks after the open project on a thread of its own and says when other windows or commands have
// changed it. Thread rule: GUI thread; signals come there. Cost: a look twice a second, see
// core/workflow/ProjectWatch.h; ends within one of them.
#pragma once

#include <QObject>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "core/workflow/ProjectWatch.h"

namespace tastescope::ui {

class ProjectWatcher : public QObject {
  Q_OBJECT
 public:
  explicit ProjectWatcher(std::filesystem::path file, QObject* parent = nullptr);

 Q_SIGNALS:
  void changed();
  void dataChanged();
  void gone();  ///< the file is not where it was
  void back();

 private:
  void watch(const std::stop_token& stop);
  void tell(ProjectNews news);

  std::filesystem::path m_file;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::jthread m_thread;  ///< last: it ends before what it uses
};

}  // namespace tastescope::ui
