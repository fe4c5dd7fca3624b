#include "ui/widgets/PageLayout.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/widgets/PageHeader.h"

namespace tastescope::ui {

namespace {
constexpr int kPageGap = 16;

template <typename Layout>
Layout* bare(QWidget* widget, int spacing) {
  auto* layout = new Layout(widget);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing);
  return layout;
}

template <typename Layout>
Layout* spaced(int spacing) {
  auto* layout = new Layout;
  layout->setSpacing(spacing);
  return layout;
}
}  // namespace

QVBoxLayout* bareColumn(QWidget* widget, int spacing) { return bare<QVBoxLayout>(widget, spacing); }
QHBoxLayout* bareRow(QWidget* widget, int spacing) { return bare<QHBoxLayout>(widget, spacing); }

QGridLayout* bareGrid(QWidget* widget, int horizontalSpacing, int verticalSpacing) {
  auto* grid = bare<QGridLayout>(widget, -1);
  grid->setHorizontalSpacing(horizontalSpacing);
  grid->setVerticalSpacing(verticalSpacing);
  return grid;
}

QVBoxLayout* spacedColumn(int spacing) { return spaced<QVBoxLayout>(spacing); }
QHBoxLayout* spacedRow(int spacing) { return spaced<QHBoxLayout>(spacing); }

QVBoxLayout* layOutPage(QWidget* page, PageHeader* header) {
  const int padding = Theme::instance().layout("pagePadding");
  auto* column = bareColumn(page, 0);
  column->addWidget(header);
  auto* body = new QVBoxLayout;
  body->setContentsMargins(padding, kPageGap, padding, kPageGap);
  body->setSpacing(kPageGap);
  column->addLayout(body, 1);
  return body;
}

QScrollArea* scrolledColumn(QWidget* content) {
  content->setProperty("scrolled", true);
  auto* scroll = new QScrollArea;
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  return scroll;
}

}  // namespace tastescope::ui
