// Frames that screens share. Thread rule: GUI thread. Cost: layout only.
#pragma once

class QGridLayout;
class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;
class QWidget;

namespace tastescope::ui {

class PageHeader;

/// Lays `page` out as its header over a padded column, and returns the column.
QVBoxLayout* layOutPage(QWidget* page, PageHeader* header);
/// A layout of `widget` without margins; a negative spacing is the style's.
QVBoxLayout* bareColumn(QWidget* widget, int spacing = -1);
QHBoxLayout* bareRow(QWidget* widget, int spacing = -1);
QGridLayout* bareGrid(QWidget* widget, int horizontalSpacing, int verticalSpacing);
/// A layout to stand in another one.
QVBoxLayout* spacedColumn(int spacing);
QHBoxLayout* spacedRow(int spacing);
/// `content` in an area that scrolls up and down alone and is no stop of the Tab key.
QScrollArea* scrolledColumn(QWidget* content);

}  // namespace tastescope::ui
