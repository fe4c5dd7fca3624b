#include "ui/home/RecentProjects.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <algorithm>

#include "core/workflow/Runs.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

constexpr int kKept = 20;
const auto kKey = QStringLiteral("recent/projects");

QJsonObject toJson(const RecentProject& project) {
  return {{QStringLiteral("file"), project.file},
          {QStringLiteral("opened"), project.opened.toString(Qt::ISODate)},
          {QStringLiteral("users"), static_cast<qint64>(project.users)},
          {QStringLiteral("items"), static_cast<qint64>(project.items)},
          {QStringLiteral("runs"), project.runs},
          {QStringLiteral("waiting"), project.waiting},
          {QStringLiteral("domain"), static_cast<int>(project.domain)},
          {QStringLiteral("metric"), project.metric},
          {QStringLiteral("best"), project.best},
          {QStringLiteral("bestRun"), project.bestRun}};
}

RecentProject fromJson(const QJsonObject& json) {
  RecentProject project;
  project.file = json[QStringLiteral("file")].toString();
  project.opened = QDateTime::fromString(json[QStringLiteral("opened")].toString(), Qt::ISODate);
  project.users = static_cast<quint32>(json[QStringLiteral("users")].toInteger());
  project.items = static_cast<quint32>(json[QStringLiteral("items")].toInteger());
  project.runs = json[QStringLiteral("runs")].toInt();
  project.waiting = json[QStringLiteral("waiting")].toInt();
  project.domain = static_cast<Domain>(json[QStringLiteral("domain")].toInt());
  project.metric = json[QStringLiteral("metric")].toString();
  project.best = json[QStringLiteral("best")].toDouble();
  project.bestRun = json[QStringLiteral("bestRun")].toString();
  return project;
}

void takeRuns(RecentProject& project, const std::vector<RunSummary>& runs) {
  project.runs = static_cast<int>(runs.size());
  project.waiting = static_cast<int>(std::ranges::count_if(runs, waits));
  for (const RunSummary& run : runs) {
    const MetricValue* metric = metricOf(run, "test", kUsualMetric);
    if (!metric || metric->value <= project.best) continue;
    project.best = metric->value;
    project.metric = fromUtf8(metric->name);
    project.bestRun = fromUtf8(run.record.name);
  }
}

}  // namespace

QString RecentProject::name() const { return QFileInfo(file).completeBaseName(); }
bool RecentProject::exists() const { return QFileInfo::exists(file); }

RecentProjects& RecentProjects::instance() {
  static RecentProjects projects;
  return projects;
}

RecentProjects::RecentProjects() { reload(); }

void RecentProjects::reload() {
  m_projects.clear();
  const QJsonArray list = QJsonDocument::fromJson(QSettings().value(kKey).toByteArray()).array();
  for (const QJsonValue& entry : list) m_projects.append(fromJson(entry.toObject()));
  Q_EMIT changed();
}

void RecentProjects::save() {
  QJsonArray list;
  for (const RecentProject& project : std::as_const(m_projects)) list.append(toJson(project));
  QSettings().setValue(kKey, QJsonDocument(list).toJson(QJsonDocument::Compact));
  Q_EMIT changed();
}

void RecentProjects::follow(AppContext& context) {
  connect(&context, &AppContext::projectChanged, this, [this, &context] { note(context); });
  connect(&context, &AppContext::runsChanged, this, [this, &context] { note(context); });
}

void RecentProjects::note(AppContext& context) {
  const SessionPtr session = context.session();
  if (!session) return;
  RecentProject project;
  project.file = QFileInfo(fromUtf8(session->file().string())).absoluteFilePath();
  project.opened = QDateTime::currentDateTime();
  project.users = static_cast<quint32>(session->data().users.size());
  project.items = static_cast<quint32>(session->data().items.size());
  project.domain = session->domain();
  auto plan = lookUp([session, project] {
    RecentProject filled = project;
    takeRuns(filled, runSummaries(*session));
    return filled;
  });
  plan.done = [this](const RecentProject& filled) { add(filled); };
  plan.failed = [this, project](const Error&) { add(project); };
  context.jobs().start<RecentProject>(this, std::move(plan));
}

void RecentProjects::add(const RecentProject& project) {
  m_projects.removeIf([&](const RecentProject& known) { return known.file == project.file; });
  m_projects.prepend(project);
  while (m_projects.size() > kKept) m_projects.removeLast();
  save();
}

void RecentProjects::remove(const QString& file) {
  m_projects.removeIf([&](const RecentProject& known) { return known.file == file; });
  save();
}

void RecentProjects::relocate(const QString& oldFile, const QString& newFile) {
  for (RecentProject& project : m_projects) {
    if (project.file == oldFile) project.file = QFileInfo(newFile).absoluteFilePath();
  }
  save();
}

void RecentProjects::clear() {
  m_projects.clear();
  save();
}

}  // namespace tastescope::ui
