// The dashed area on Home: drop a project or data here, or choose a file.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QFrame>

#include "ui/widgets/Translated.h"

class QLabel;
class QPushButton;

namespace tastescope::ui {

class DropArea : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit DropArea(QWidget* parent = nullptr);

 Q_SIGNALS:
  void dropped(const QString& path);
  void chooseWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void retranslate() override;
  void widenFormats();
  QLabel* m_picture;
  QLabel* m_headline;
  QLabel* m_formats;
  QLabel* m_or;
  QPushButton* m_choose;
  bool m_over = false;
};

}  // namespace tastescope::ui
