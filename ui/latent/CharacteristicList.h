// Items that mark a selection: title, share of the group, a bar and the lift on one common scale.
// Thread rule: GUI thread. Cost: a handful of rows painted.
#pragma once

#include <QWidget>

#include "core/workflow/latent/LatentSpace.h"

namespace tastescope::ui {

class CharacteristicList : public QWidget {
  Q_OBJECT
 public:
  explicit CharacteristicList(QWidget* parent = nullptr);
  /// Without lift the bar shows the share.
  void setItems(std::vector<CharacteristicItem> items, bool withLift);
  /// Head of the share column, such as "bought by".
  void setShareName(const QString& name);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void paintRow(QPainter& painter, const CharacteristicItem& item, int top) const;
  [[nodiscard]] QString tipOf(const CharacteristicItem& item) const;
  std::vector<CharacteristicItem> m_items;
  QString m_shareName;
  bool m_withLift = true;
};

/// A title as shown: the id stands in where there is none.
QString titleOrId(const std::string& title, const std::string& id);

}  // namespace tastescope::ui
