// Frames that screens share. Thread rule: GUI thread. Cost: layout only.
#pragma once

class QScrollArea;
class QVBoxLayout;
class QWidget;

namespace tastescope::ui {

class PageHeader;

/// Lays `page` out as its header over a padded column, and returns the column.
QVBoxLayout* layOutPage(QWidget* page, PageHeader* header);
/// `content` in an area that scrolls up and down alone and is no stop of the Tab key.
QScrollArea* scrolledColumn(QWidget* content);

}  // namespace tastescope::ui
