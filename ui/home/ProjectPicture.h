// Pictures on Home: a project's last map (or a placeholder), and the sample's map drawn from its
// stored points. Thread rule: GUI thread. Cost: one small picture; the sample's 4,000 points are
// drawn once per size and theme.
#pragma once

#include <QPixmap>
#include <QWidget>

namespace tastescope::ui {

class ProjectPicture : public QWidget {
  Q_OBJECT
 public:
  ProjectPicture(const QString& file, bool there, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QPixmap m_picture;
  bool m_there;
};

/// The sample's customers as a trained Mult-VAE arranges them (resources/home/sample-map.csv: x, y,
/// group).
class SamplePicture : public QWidget {
  Q_OBJECT
 public:
  explicit SamplePicture(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void draw();
  QPixmap m_drawn;
};

}  // namespace tastescope::ui
