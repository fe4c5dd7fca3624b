// What is doubtful about how a source is read: a soft amber line each, with the button that does
// what makes the doubt go away. Takes no room when there is none. Thread rule: GUI thread. Cost:
// three widgets a doubt.
#pragma once

#include <vector>

#include "core/data/Reading.h"
#include "ui/widgets/Translated.h"

class QVBoxLayout;

namespace tastescope::ui {

class DoubtList : public Translated<QWidget> {
  Q_OBJECT
 public:
  enum class Columns { Named, Known };  ///< whether a line says which column it is about
  explicit DoubtList(Columns columns, QWidget* parent = nullptr);
  /// Without remedies the lines are only read.
  void setDoubts(const std::vector<Doubt>& doubts, bool remedies = true);
  [[nodiscard]] const std::vector<Doubt>& doubts() const { return m_doubts; }

 Q_SIGNALS:
  void remedyWanted(const tastescope::Doubt& doubt);

 private:
  void retranslate() override;
  [[nodiscard]] QWidget* lineOf(const Doubt& doubt);

  Columns m_columns;
  QVBoxLayout* m_layout;
  std::vector<Doubt> m_doubts;
  bool m_remedies = true;
};

}  // namespace tastescope::ui
