// Runs tastescope-cli as a person or script would and gives back what it said.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

struct CliResult {
  int code = -1;
  QByteArray out;
  QByteArray err;
  [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

inline QString cliProgram() {
  return QStringLiteral(TASTESCOPE_BINARY_DIR "/app/cli/tastescope-cli");
}

inline CliResult runCli(const QStringList& arguments, int milliseconds = 300000) {
  QProcess process;
  process.start(cliProgram(), arguments);
  CliResult result;
  if (!process.waitForFinished(milliseconds)) {
    process.kill();
    process.waitForFinished();
    return result;
  }
  result.code =
      process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -process.exitCode();
  result.out = process.readAllStandardOutput();
  result.err = process.readAllStandardError();
  return result;
}

inline void writeTextFile(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
  file.write(bytes);
}

inline QByteArray readWholeFile(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  return file.readAll();
}
