// How the open project's files were read when it was made, and what was doubtful about that. Empty
// for projects that do not know. Thread rule: GUI thread. Cost: two labels a line.
#pragma once

#include "core/data/Reading.h"
#include "ui/widgets/Translated.h"

class QVBoxLayout;

namespace tastescope::ui {

class DoubtList;
class Panel;
class ReadingPanel;

class ReadingPage : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ReadingPage(QWidget* parent = nullptr);
  void setReading(const Reading& reading);
  /// Above the rest.
  void addPanel(QWidget* panel);
  [[nodiscard]] std::size_t doubts() const;

 private:
  void retranslate() override;

  QVBoxLayout* m_column;
  Panel* m_doubtPanel;
  DoubtList* m_doubts;
  ReadingPanel* m_reading;
};

}  // namespace tastescope::ui
