#include "ui/context/ProjectWatcher.h"

#include <chrono>

#include "core/base/Error.h"
#include "core/base/Log.h"

namespace tastescope::ui {

namespace {
/// What others do is to be seen within a second, the time to read it included.
constexpr std::chrono::milliseconds kBetweenLooks{400};
}  // namespace

ProjectWatcher::ProjectWatcher(std::filesystem::path file, QObject* parent)
    : QObject(parent),
      m_file(std::move(file)),
      m_thread([this](const std::stop_token& stop) { watch(stop); }) {}

void ProjectWatcher::watch(const std::stop_token& stop) {
  try {
    ProjectWatch project(m_file);
    for (;;) {
      std::unique_lock lock(m_mutex);
      m_wake.wait_for(lock, stop, kBetweenLooks, [] { return false; });
      if (stop.stop_requested()) return;
      try {
        tell(project.look());
      } catch (const Error& error) {
        log::warning("watching the project: " + error.message().english() + " " + error.details());
      }
    }
  } catch (const std::exception& error) {
    log::warning(std::string("the project is not watched: ") + error.what());
  }
}

void ProjectWatcher::tell(ProjectNews news) {
  const auto say = [this](void (ProjectWatcher::*signal)()) {
    QMetaObject::invokeMethod(this, signal, Qt::QueuedConnection);
  };
  switch (news) {
    case ProjectNews::None: return;
    case ProjectNews::Changed: return say(&ProjectWatcher::changed);
    case ProjectNews::Data: return say(&ProjectWatcher::dataChanged);
    case ProjectNews::Gone: return say(&ProjectWatcher::gone);
    case ProjectNews::Back: return say(&ProjectWatcher::back);
  }
}

}  // namespace tastescope::ui
