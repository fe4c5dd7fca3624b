// People who do not exist: how many to make up, what they have, and whom they are most like. They lie on
// the map beside it as long as it is open, and can leave as a data set of their own.
// Thread rule: GUI thread; making and writing them are jobs. Cost: a few ms a person.
#pragma once

#include <QDialog>
#include <QPointF>
#include <optional>
#include <vector>

#include "core/workflow/latent/MadeUpPeople.h"
#include "ui/latent/LatentModel.h"
#include "ui/widgets/Translated.h"

class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace tastescope::ui {

class ElidedLabel;
class NoteBar;

class MadeUpDialog : public Translated<QDialog> {
  Q_OBJECT
 public:
  explicit MadeUpDialog(LatentModel& model, QWidget* parent);
  /// Makes them up as the fields say.
  void make();
  /// Writes those that are shown to `file`; the button asks for one, after a warning.
  void exportTo(const QString& file);
  [[nodiscard]] const MadeUpPeople& people() const { return m_made; }

 Q_SIGNALS:
  /// Where they lie on the map, and which one is looked at.
  void placed(const std::vector<QPointF>& places, std::optional<std::size_t> shown);
  void peopleMade();
  /// Somebody real is wanted on the map.
  void realWanted(quint32 user);

 protected:
  void done(int result) override;

 private:
  void retranslate() override;
  QWidget* makeFields();
  QWidget* makeLists();
  void take(MadeUpPeople made);
  void placeAgain();
  void tellPlaces();
  void showPerson();
  void askFile();
  [[nodiscard]] QString titleOf(Index item) const;
  [[nodiscard]] QString figures() const;

  LatentModel& m_model;
  MadeUpPeople m_made;
  LatestJob m_job;
  LatestJob m_placing;
  QLabel* m_names[3] = {};  ///< of the fields
  QSpinBox* m_count = nullptr;
  QSpinBox* m_seed = nullptr;
  QDoubleSpinBox* m_temperature = nullptr;
  QPushButton* m_make = nullptr;
  QLabel* m_peopleName = nullptr;
  ElidedLabel* m_itemsName = nullptr;
  QListWidget* m_people = nullptr;
  QListWidget* m_items = nullptr;
  QLabel* m_nearest = nullptr;
  QPushButton* m_showNearest = nullptr;
  QLabel* m_figures = nullptr;
  NoteBar* m_note = nullptr;
  QPushButton* m_export = nullptr;
  QPushButton* m_close = nullptr;
};

}  // namespace tastescope::ui
