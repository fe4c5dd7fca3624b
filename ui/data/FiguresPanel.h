// The key figures of a project in one row, divided by hairlines: people, items, interactions,
// pairs, how full the table is, items per person, time. Thread rule: GUI thread. Cost: layout of
// seven figures.
#pragma once

#include <QFrame>
#include <QList>

#include "core/data/Dataset.h"
#include "core/workflow/data/DescribeData.h"
#include "ui/context/AppContext.h"

namespace tastescope::ui {

class KeyFigure;

class FiguresPanel : public QFrame {
  Q_OBJECT
 public:
  explicit FiguresPanel(QWidget* parent = nullptr);
  void setFigures(const DataFigures& figures, const Dataset& dataset, const Vocabulary& words);

 private:
  QList<KeyFigure*> m_figures;
};

}  // namespace tastescope::ui
