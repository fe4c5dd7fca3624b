// What a source leaves open before anything of it can be read, or read for certain: which of its
// tables is meant, or which of its lists. A list to pick from, on the page where the source is
// chosen.
// Thread rule: GUI thread. Cost: one preview a choice.
#pragma once

#include "ui/import/ImportDraft.h"
#include "ui/widgets/Panel.h"

class QListWidget;
class QPushButton;

namespace tastescope::ui {

class SourceChooser : public Panel {
  Q_OBJECT
 public:
  explicit SourceChooser(ImportDraft& draft, QWidget* parent = nullptr);
  /// What keeps the wizard from going on until something is chosen here; else empty.
  [[nodiscard]] QString hindrance() const;
  /// Draft -> list and words; hidden where nothing is open.
  void refresh();

 private:
  enum class What { Nothing, Table, Path };
  [[nodiscard]] What what() const;
  [[nodiscard]] QString titleOf(What what) const;
  [[nodiscard]] QString sentence(What what) const;
  [[nodiscard]] const std::vector<std::string>& keys(What what) const;
  void fill(What what);
  void take(int row);

  ImportDraft& m_draft;
  QListWidget* m_list;
  QPushButton* m_asFound;
};

}  // namespace tastescope::ui
