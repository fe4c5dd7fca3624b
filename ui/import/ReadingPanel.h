// How files were read, or will be: what and how, a line each. The summary of the wizard and the Data
// screen say the same. Thread rule: GUI thread. Cost: two labels a line.
#pragma once

#include <QList>
#include <QPair>

#include "core/data/Reading.h"
#include "ui/widgets/Translated.h"

class QGridLayout;

namespace tastescope::ui {

class Panel;

class ReadingPanel : public Translated<QWidget> {
  Q_OBJECT
 public:
  using Line = QPair<QString, QString>;
  explicit ReadingPanel(QWidget* parent = nullptr);
  /// What it says was imported, and has the nouns of the project that is open.
  void setOfProject() { m_ofProject = true; }
  void setTitle(const QString& title);
  void setNote(const QString& note);
  /// The lines of a reading, then others that are no part of it, translated already.
  void setReading(const Reading& reading, const QList<Line>& more = {});
  [[nodiscard]] QList<Line> lines() const;

 private:
  void retranslate() override;

  Panel* m_panel;
  QGridLayout* m_grid;
  std::vector<ReadingLine> m_lines;
  QList<Line> m_more;
  bool m_ofProject = false;
};

}  // namespace tastescope::ui
