// What sets the selection apart: its items, its traits, its times and what it would be recommended, from
// everyone else or from another selection that is kept.
// Thread rule: GUI thread. Cost: a job a selection, another for its lists when they are looked at.
#pragma once

#include <QWidget>
#include <optional>

#include "core/workflow/Selections.h"
#include "core/workflow/latent/SelectionContrast.h"
#include "ui/latent/LatentModel.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QLabel;

namespace tastescope::ui {

class CharacteristicList;
class ContrastRows;
class ContrastTimes;
class Segments;

class ContrastPanel : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ContrastPanel(LatentModel& model, QWidget* parent = nullptr);
  /// Who is selected; nobody: nothing to show.
  void setSelected(std::vector<Index> selected);
  /// What marks them, against everyone.
  void setSummary(const SelectionSummary& summary);
  /// What they can be compared with.
  void setKept(std::vector<KeptSelection> kept);
  void retranslate() override;

 private:
  enum Page { Items, Traits, Times, Lists };
  void choosePage();
  void ask();
  void refresh();
  void showItems();
  void showRows();
  [[nodiscard]] QString noneSentence() const;
  [[nodiscard]] Page page() const;
  [[nodiscard]] bool users() const { return m_model.entity() == Entity::User; }
  [[nodiscard]] const KeptSelection* against() const;

  LatentModel& m_model;
  std::vector<Index> m_selected;
  std::vector<KeptSelection> m_kept;
  SelectionSummary m_summary;
  std::optional<SelectionContrast> m_found;
  LatestJob m_job;
  Segments* m_pages;
  QComboBox* m_against;
  QLabel* m_head;
  CharacteristicList* m_items;
  ContrastRows* m_rows;
  ContrastTimes* m_times;
  QLabel* m_note;
};

}  // namespace tastescope::ui
