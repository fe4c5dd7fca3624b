// The one thing more that a layout may need to be told: where in JSON the events are, which number
// of a wide table means "not rated", what stands between the items in a cell. One line, there only
// where the layout has such a thing; what was found is offered and can be returned to.
// Thread rule: GUI thread. Cost: one preview a change.
#pragma once

#include <QWidget>

#include "ui/import/ImportDraft.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace tastescope::ui {

class ElidedLabel;

class LayoutDetail : public QWidget {
  Q_OBJECT
 public:
  explicit LayoutDetail(ImportDraft& draft, QWidget* parent = nullptr);
  /// Draft -> controls and words. While nothing can be read it stays as it was, to be corrected.
  void refresh();
  /// What it says belongs to one layout and means nothing to another.
  static void forget(TextFormat& format);

 private:
  enum class Kind { Nothing, Path, Number, List };
  [[nodiscard]] Kind kindOf(const Preview& preview) const;
  /// Whether a person said it.
  [[nodiscard]] bool chosen() const;
  [[nodiscard]] QString sentence() const;
  void showWords();
  void fillPaths();
  void fillNumbers();
  void fillSeparators();
  void takePath();
  void takeNumber();
  void change(const std::function<void(TextFormat&)>& apply);

  ImportDraft& m_draft;
  Kind m_kind = Kind::Nothing;
  bool m_notANumber = false;
  QLabel* m_label;
  QComboBox* m_path;
  QComboBox* m_number;
  QComboBox* m_separator;
  QPushButton* m_asFound;
  ElidedLabel* m_note;
};

}  // namespace tastescope::ui
