#include "ui/shell/LastSession.h"

#include <unistd.h>

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSysInfo>
#include <QWidget>

#include "core/base/CrashReport.h"
#include "core/base/Processes.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

constexpr int kReportsKept = 10;
const auto kSession = QStringLiteral(".session");
const auto kCrash = QStringLiteral(".crash");

/// Of this process in this boot: ids of processes are used again.
QString ownStem() {
  const int process = ::getpid();
  return QStringLiteral("window-%1-%2").arg(process).arg(fromUtf8(processStart(process)));
}

/// Whether the process that a file is named after is still there.
bool lives(const QString& stem) {
  static const QRegularExpression pattern(QStringLiteral("^window-(\\d+)-(.*)$"));
  const auto match = pattern.match(stem);
  const std::string start = processStart(match.captured(1).toInt());
  return match.hasMatch() && !start.empty() && fromUtf8(start) == match.captured(2);
}

/// Moves a report to where reports stay; empty when it says nothing.
QString keepReport(const QDir& folder, const QString& stem) {
  const QFileInfo report(folder.filePath(stem + kCrash));
  if (report.size() == 0) {
    QFile::remove(report.filePath());
    return {};
  }
  folder.mkpath(QStringLiteral("reports"));
  const QDir reports(folder.filePath(QStringLiteral("reports")));
  const QString kept = reports.filePath(
      report.lastModified().toString(QStringLiteral("yyyy-MM-dd-HHmmss")) + QStringLiteral(".txt"));
  QFile::remove(kept);
  if (!QFile::rename(report.filePath(), kept)) return {};
  const QStringList all = reports.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
  for (qsizetype i = 0; i + kReportsKept < all.size(); ++i) QFile::remove(reports.filePath(all[i]));
  return kept;
}

QByteArray reportHead() {
  return QStringLiteral("Tastescope %1 ended unexpectedly.\nQt %2, %3, %4\n")
      .arg(QStringLiteral(TASTESCOPE_VERSION), QLatin1String(qVersion()),
           QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())
      .toUtf8();
}

/// "QPushButton startTraining in TrainScreen": classes and names of ours.
QByteArray nameOf(const QWidget& widget) {
  QByteArray name = widget.metaObject()->className();
  if (!widget.objectName().isEmpty()) name += ' ' + widget.objectName().toLatin1();
  return name.replace("tastescope::ui::", "");
}

/// What is typed is a person's own; only keys that mean something by themselves are named.
QByteArray nameOf(const QKeyEvent& event) {
  const bool writes = !event.text().isEmpty() && event.text().front().isPrint() &&
                      !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
  return writes ? QByteArray("a letter")
                : QKeySequence(event.keyCombination()).toString().toLatin1();
}

}  // namespace

QList<EndedSession> takeEndedSessions(const QString& folder) {
  const QDir dir(folder);
  QList<EndedSession> ended;
  for (const QFileInfo& file :
       dir.entryInfoList({QStringLiteral("window-*.session")}, QDir::Files, QDir::Time)) {
    const QString stem = file.completeBaseName();
    if (lives(stem)) continue;
    QFile stored(file.filePath());
    QJsonObject json;
    if (stored.open(QIODevice::ReadOnly)) json = QJsonDocument::fromJson(stored.readAll()).object();
    stored.remove();
    ended.append({json[QStringLiteral("project")].toString(),
                  json[QStringLiteral("screen")].toString(), keepReport(dir, stem)});
  }
  return ended;
}

LastSession::LastSession(AppContext& context, const QString& folder, QObject* parent)
    : QObject(parent), m_context(context) {
  const QDir dir(folder);
  dir.mkpath(QStringLiteral("."));
  m_file = dir.filePath(ownStem() + kSession);
  prepareCrashReport(toUtf8(dir.filePath(ownStem() + kCrash)), reportHead().toStdString());
  connect(&m_context, &AppContext::projectChanged, this, &LastSession::write);
  qApp->installEventFilter(this);
  write();
}

LastSession::~LastSession() {
  dropCrashReport();
  QFile::remove(m_file);
}

void LastSession::setScreen(ScreenKey screen) {
  m_screen = screen;
  noteAction("screen " + m_screen.toStdString());
  write();
}

void LastSession::write() const {
  const SessionPtr session = m_context.session();
  const QJsonObject json{
      {QStringLiteral("project"), session ? fromUtf8(session->file().string()) : QString()},
      {QStringLiteral("screen"), m_screen}};
  QSaveFile file(m_file);
  if (!file.open(QIODevice::WriteOnly)) return;
  file.write(QJsonDocument(json).toJson(QJsonDocument::Compact));
  file.commit();
}

bool LastSession::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Shortcut) {
    const auto& keys = static_cast<QShortcutEvent*>(event)->key();
    noteAction("shortcut " + keys.toString().toStdString());
    return false;
  }
  const bool pressed = event->type() == QEvent::MouseButtonPress;
  if (!pressed && event->type() != QEvent::KeyPress) return false;
  const auto* widget = qobject_cast<QWidget*>(watched);
  if (widget == nullptr) return false;  // the native window sends it on to a widget
  const QByteArray what =
      pressed ? QByteArray("click on ") : nameOf(*static_cast<QKeyEvent*>(event)) + " in ";
  noteAction((what + nameOf(*widget)).toStdString());
  return false;
}

}  // namespace tastescope::ui
