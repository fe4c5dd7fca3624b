// One person moved along a line through the space: to somebody else, or towards (or away from) the
// selection, a kept one, or those with a value of an attribute. It offers where to, and what the list
// becomes. Thread rule: GUI thread. Cost: a job for the line, a few ms for each movement of the slider.
#pragma once

#include <QPolygonF>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/workflow/Selections.h"
#include "core/workflow/latent/MovePath.h"
#include "ui/latent/LatentModel.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QLabel;
class QSlider;

namespace tastescope::ui {

class ElidedLabel;
class EntitySearch;

class MoveLine : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit MoveLine(LatentModel& model, QWidget* parent = nullptr);
  /// Along what: the first is the dimensions, which is not along a line. For whoever shows it.
  [[nodiscard]] QComboBox* targets() const { return m_targets; }
  [[nodiscard]] bool active() const;
  /// Whether there is a line for the person: what they would get comes by stopped().
  [[nodiscard]] bool reaches() const { return m_path != nullptr; }
  /// Another space: other attributes.
  void reset();
  void setFocused(std::optional<std::uint32_t> position);
  void setSelection(const std::vector<std::uint32_t>& selection);
  void setKept(const std::vector<KeptSelection>& kept);
  /// Back to where the person is.
  void goBack();

 Q_SIGNALS:
  /// The line on the map; empty: none.
  void lineShown(const QPolygonF& line);
  void stopped(const tastescope::MoveStop& stop);
  /// Whether it is along a line now.
  void activeChanged(bool active);

 private:
  enum class Kind { Dimensions, Person, Selected, Kept, Attribute };
  struct Target {
    Kind kind = Kind::Dimensions;
    QString name = {};
    std::vector<Index> members = {};
    std::string attribute = {};  ///< "country=Germany"
  };
  struct Line {
    std::shared_ptr<const MovePath> path;
    QPolygonF map;
  };
  void retranslate() override;
  void fill();
  void findAttributes();
  void choose();
  void askLine();
  void askStop();
  void take(const Line& line);
  void showWords();
  [[nodiscard]] const Target& target() const;
  [[nodiscard]] QString wordsOf(const Target& target) const;
  [[nodiscard]] double at() const;

  LatentModel& m_model;
  std::optional<std::uint32_t> m_focused;
  std::optional<std::uint32_t> m_other;  ///< the person at the other end
  std::vector<std::uint32_t> m_selection;
  std::vector<KeptSelection> m_kept;
  std::vector<Target> m_attributes;
  std::vector<Target> m_offered;
  std::shared_ptr<const MovePath> m_path;
  LatestJob m_attributesJob;
  LatestJob m_lineJob;
  LatestJob m_stopJob;
  QComboBox* m_targets;
  EntitySearch* m_search;
  ElidedLabel* m_low;
  QSlider* m_slider;
  ElidedLabel* m_high;
  QLabel* m_value;
  QLabel* m_note;
};

}  // namespace tastescope::ui
