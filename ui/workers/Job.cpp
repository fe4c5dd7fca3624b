#include "ui/workers/Job.h"

#include <QDateTime>

namespace tastescope::ui {

Job::Job(QString title, QObject* parent) : QObject(parent), m_title(std::move(title)) {}

double Job::secondsRunning() const {
  if (m_startedMs == 0) return 0;
  return static_cast<double>(QDateTime::currentMSecsSinceEpoch() - m_startedMs) / 1000.0;
}

void Job::cancel() { m_stop.request_stop(); }

}  // namespace tastescope::ui
