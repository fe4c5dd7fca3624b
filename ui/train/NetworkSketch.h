// The layers of an autoencoder as set in the form: bars whose height is the width of the layer, on
// a square-root scale. Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QList>
#include <QWidget>

namespace tastescope::ui {

class NetworkSketch : public QWidget {
  Q_OBJECT
 public:
  explicit NetworkSketch(QWidget* parent = nullptr);
  /// Items in and out, hidden layers of the encoder in order (mirrored behind the code), size of
  /// the code.
  void setLayers(qint64 items, const QList<qint64>& hidden, qint64 code);
  [[nodiscard]] QSize sizeHint() const override { return {320, 150}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Layer {
    qint64 size;
    QString name;
    bool code;
  };
  QList<Layer> m_layers;
};

}  // namespace tastescope::ui
