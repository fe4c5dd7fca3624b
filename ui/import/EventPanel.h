// The kinds of events in the data with how often each occurs: which are kept, and what one of each
// is worth. Takes no room when no column says what happened. Thread rule: GUI thread. Cost: three
// widgets a kind.
#pragma once

#include <vector>

#include "ui/import/ImportDraft.h"
#include "ui/widgets/Translated.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;

namespace tastescope::ui {

class IssueLine;
class Panel;

class EventPanel : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit EventPanel(ImportDraft& draft, QWidget* parent = nullptr);
  /// Draft -> rows.
  void refresh();
  /// Empty, or the sentence that says what is missing.
  [[nodiscard]] QString issue() const { return m_issueSentence; }

 Q_SIGNALS:
  void changed();

 private:
  struct Row {
    std::string name;
    QCheckBox* keep = nullptr;
    QLabel* rows = nullptr;
    QDoubleSpinBox* weight = nullptr;
  };
  void retranslate() override;
  void rebuild(const std::vector<ReadEvent>& events);
  void showChoices();
  void take();

  ImportDraft& m_draft;
  Panel* m_panel;
  QLabel* m_sentence;
  IssueLine* m_issue;
  QString m_issueSentence;
  QWidget* m_holder = nullptr;
  QLabel* m_heads[3] = {};
  QString m_column;  ///< the one the rows are of
  std::vector<Row> m_rows;
};

}  // namespace tastescope::ui
