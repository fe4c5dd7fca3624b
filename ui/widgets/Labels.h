// Labels in the type scale of the tokens. Style and tone are dynamic properties, so labels follow
// the theme by themselves. Thread rule: GUI thread. Cost: a QLabel.
#pragma once

#include <QLabel>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

/// `tone` is one of textPrimary, textSecondary, textDisabled, accent, success, warning, danger.
QLabel* makeLabel(const QString& text, TextStyle style = TextStyle::Body,
                  const char* tone = "textPrimary", QWidget* parent = nullptr);
/// The same, its words wrapping.
QLabel* makeWrapped(const QString& text, TextStyle style = TextStyle::Body,
                    const char* tone = "textPrimary", QWidget* parent = nullptr);
void setTextStyle(QWidget* widget, TextStyle style, const char* tone = "textPrimary");
/// A hairline, horizontal unless told.
QFrame* makeHairline(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

}  // namespace tastescope::ui
