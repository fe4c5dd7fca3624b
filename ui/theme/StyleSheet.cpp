#include "ui/theme/StyleSheet.h"

#include <QHash>
#include <QRegularExpression>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

// @name is a colour of the theme, $group.name a size of the tokens.
const char* const kSurfaces = R"(
QMainWindow, QDialog, QWidget#screenPage { background: @window; }
QToolTip { background: @tooltip; color: @tooltipText; border: 1px solid @tooltip; border-radius: $radius.tooltippx; padding: 4px 8px; }
QFrame[panel="true"] { background: @surface; border: 1px solid @border; border-radius: $radius.panelpx; }
QFrame[hairline="true"] { background: @border; border: none; }
QWidget[surface="surface"] { background: @surface; }
QWidget[surface="sunken"] { background: @sunken; }
QWidget[surface="rail"] { background: @rail; }
QWidget#rail { background: @rail; border-right: 1px solid @border; }
QFrame[listRow="true"] { background: transparent; border: none; border-bottom: 1px solid @border; }
QFrame[listRow="true"]:hover { background: @hover; }
QWidget[surface="window"] { background: @window; }
QWidget#pageHeader { background: @surface; border-bottom: 1px solid @border; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[scrolled="true"] { background: transparent; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter[gutter="true"]::handle { background: transparent; }
QSplitter[gutter="true"]::handle:hover { background: @border; }
)";

const char* const kText = R"(
QLabel, QCheckBox, QRadioButton { color: @textPrimary; background: transparent; }
QLabel:disabled, QCheckBox:disabled, QRadioButton:disabled { color: @textDisabled; }
*[tone="textSecondary"] { color: @textSecondary; }
*[tone="textDisabled"] { color: @textDisabled; }
*[tone="accent"] { color: @accent; }
*[tone="success"] { color: @success; }
*[tone="warning"] { color: @warning; }
*[tone="danger"] { color: @danger; }
QLabel[link="true"] { color: @accent; }
QFrame[note="info"] { background: @accentSoft; border: none; border-radius: $radius.controlpx; }
QFrame[note="success"] { background: @successSoft; border: none; border-radius: $radius.controlpx; }
QFrame[note="warning"] { background: @warningSoft; border: none; border-radius: $radius.controlpx; }
QFrame[note="danger"] { background: @dangerSoft; border: none; border-radius: $radius.controlpx; }
)";

const char* const kButtons = R"(
QPushButton { background: @surface; color: @textPrimary; border: 1px solid @borderStrong; border-radius: $radius.controlpx;
  padding: 0 14px; min-height: 30px; max-height: 30px; font-weight: 500; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @selection; }
QPushButton:checked { background: @accentSoft; border-color: @accent; color: @accentSoftText; }
QPushButton:disabled { background: @sunken; border-color: @border; color: @textDisabled; }
QPushButton[kind="main"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[kind="main"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[kind="main"]:pressed { background: @accentPressed; border-color: @accentPressed; }
QPushButton[kind="main"]:disabled { background: @sunken; border-color: @border; color: @textDisabled; }
QPushButton[kind="quiet"], QPushButton[kind="destructive"] { background: transparent; border-color: transparent; }
QPushButton[kind="destructive"] { color: @danger; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="destructive"]:hover { background: @hover; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="destructive"]:pressed { background: @selection; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="destructive"]:disabled { color: @textDisabled; }
QPushButton[kind="link"] { background: transparent; border: none; color: @accent; padding: 0; min-height: 18px;
  font-weight: 600; text-align: left; }
QPushButton[kind="link"]:hover { color: @accentHover; text-decoration: underline; }
QPushButton[small="true"] { min-height: 24px; max-height: 24px; padding: 0 10px; }
QPushButton[wordless="true"] { padding: 0; min-width: 28px; max-width: 28px; }
QToolButton { background: transparent; color: @textPrimary; border: 1px solid transparent; border-radius: $radius.controlpx; padding: 0 6px;
  min-height: 24px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @selection; }
QToolButton:checked { background: @accentSoft; border-color: @accent; color: @accentSoftText; }
QToolButton:disabled { color: @textDisabled; }
QToolButton::menu-indicator { image: none; }
QToolButton[iconOnly="true"] { padding: 0; min-width: 24px; max-width: 24px; max-height: 24px; }
QToolButton[segment] { background: @surface; border: 1px solid @borderStrong; border-radius: 0; padding: 0 12px; min-height: 24px;
  max-height: 24px; }
QToolButton[segment][tight="true"] { padding: 0 7px; }
QToolButton[segment="middle"], QToolButton[segment="last"] { margin-left: -1px; }
QToolButton[segment="first"] { border-top-left-radius: $radius.controlpx; border-bottom-left-radius: $radius.controlpx; }
QToolButton[segment="last"] { border-top-right-radius: $radius.controlpx; border-bottom-right-radius: $radius.controlpx; }
QToolButton[segment="only"] { border-radius: $radius.controlpx; }
QToolButton[segment]:hover { background: @hover; }
QToolButton[segment]:checked { background: @accentSoft; color: @accentSoftText; font-weight: 600; }
QToolButton[segment]:disabled { background: @sunken; color: @textDisabled; }
QToolButton[rail="true"] { border: none; border-radius: $radius.panelpx; color: @textSecondary; padding: 4px 0;
  min-height: 50px; max-height: 50px; }
QToolButton[rail="true"]:hover { background: @hover; }
QToolButton[rail="true"]:checked { background: @accent; color: @accentText; font-weight: 600; }
)";

const char* const kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit { background: @surface; border: 1px solid @borderStrong;
  border-radius: $radius.controlpx; padding: 0 9px; selection-background-color: @selection; selection-color: @selectionText; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit { min-height: 30px; max-height: 30px; }
QLineEdit[small="true"] { min-height: 24px; max-height: 24px; }
QLineEdit:hover { border-color: @textPrimary; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focusRing; padding: 0 8px; }
QLineEdit:focus { min-height: 28px; max-height: 28px; }
QLineEdit[small="true"]:focus { min-height: 22px; max-height: 22px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QLineEdit:disabled { background: @sunken; border-color: @border; }
QLineEdit[error="true"], QLineEdit[error="true"]:focus { border: 2px solid @danger; padding: 0 8px; min-height: 28px; max-height: 28px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 20px; }
QAbstractSpinBox { min-height: 26px; max-height: 26px; }
QAbstractSpinBox[small="true"] { min-height: 20px; max-height: 20px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; selection-background-color: @selection;
  selection-color: @selectionText; outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:hover { background: @hover; color: @textPrimary; }
QComboBox QAbstractItemView::item:selected { background: @selection; color: @selectionText; }
QProgressBar { background: @border; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

const char* const kLists = R"(
QMenuBar { background: @rail; color: @textPrimary; border: none; border-bottom: 1px solid @border; padding: 0 14px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenuBar::item:pressed { background: @selection; }
QMenu { background: @raised; color: @textPrimary; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @selectionText; }
QMenu::item:disabled { color: @textDisabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }
QTableView, QListView, QTreeView { background: @surface; color: @textPrimary; border: none; outline: none;
  selection-background-color: @selection; selection-color: @selectionText; gridline-color: @border; }
QTableView[framed="true"], QListView[framed="true"] { border: 1px solid @border; border-radius: $radius.panelpx; }
QListView[popup="true"] { background: @raised; border: 1px solid @border; padding: 4px; }
QListView::item { min-height: 28px; padding: 0 8px; background: transparent; }
QListView::item:hover { background: @hover; }
QListView::item:selected { background: @selection; color: @selectionText; }
QHeaderView { background: @sunken; border: none; }
QHeaderView::section { background: @sunken; color: @textSecondary; border: none; border-bottom: 1px solid @border; padding: 0 12px;
  font-weight: 600; }
QHeaderView::section:first { padding-left: 16px; }
QTableCornerButton::section { background: @sunken; border: none; }
QTabBar { background: transparent; }
QTabBar::tab { color: @textSecondary; padding: 8px 4px; margin-right: 16px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @textPrimary; }
QTabBar::tab:selected { color: @textPrimary; border-bottom-color: @accent; font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @chartMuted; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @borderStrong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QStatusBar, QWidget#statusStrip { background: @rail; color: @textPrimary; border-top: 1px solid @border; }
)";

QString textRules(const Theme& theme) {
  QString rules;
  for (const TextStyle style :
       {TextStyle::Caption, TextStyle::Small, TextStyle::Body, TextStyle::BodyStrong,
        TextStyle::Subtitle, TextStyle::Title, TextStyle::Figure}) {
    const QFont font = theme.font(style);
    rules += QStringLiteral("*[textStyle=\"%1\"] { font-size: %2pt; font-weight: %3; }\n")
                 .arg(QLatin1String(textStyleKey(style)))
                 .arg(font.pointSizeF())
                 .arg(font.weight());
  }
  // Home's name is the one text above the scale's title.
  rules += QStringLiteral("*[textStyle=\"headline\"] { font-size: %1pt; font-weight: 600; }\n")
               .arg(theme.font(TextStyle::Title).pointSizeF() * 1.3);
  const QString caption = QString::number(theme.font(TextStyle::Caption).pointSizeF());
  const QString small = QString::number(theme.font(TextStyle::Small).pointSizeF());
  rules += QStringLiteral("QToolButton[rail=\"true\"] { font-size: %1pt; }\n").arg(caption);
  rules += QStringLiteral(
               "QHeaderView::section, QToolTip, QPushButton[small=\"true\"], QToolButton[segment] "
               "{ font-size: %1pt; }\n")
               .arg(small);
  return rules;
}

QString filledIn(const char* source, const Theme& theme) {
  QString text = QString::fromLatin1(source);
  static const QRegularExpression pattern(
      QStringLiteral("@([A-Za-z]+)|\\$radius\\.(control|chip|panel|pill|tooltip)"));
  QString result;
  qsizetype last = 0;
  for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
    const QRegularExpressionMatch match = matches.next();
    result += text.mid(last, match.capturedStart() - last);
    if (match.captured(1).isEmpty()) {
      result += QString::number(theme.radius(match.captured(2).toLatin1().constData()));
    } else {
      result += theme.colour(match.captured(1).toLatin1().constData()).name();
    }
    last = match.capturedEnd();
  }
  return result + text.mid(last);
}

}  // namespace

QString styleSheet(const Theme& theme) {
  QString sheet;
  for (const char* part : {kSurfaces, kText, kButtons, kFields, kLists})
    sheet += filledIn(part, theme);
  return sheet + textRules(theme);
}

QPalette palette(const Theme& theme) {
  QPalette made;
  const auto set = [&](QPalette::ColorRole role, const char* name) {
    made.setColor(role, theme.colour(name));
  };
  set(QPalette::Window, "window");
  set(QPalette::WindowText, "textPrimary");
  set(QPalette::Base, "surface");
  set(QPalette::AlternateBase, "sunken");
  set(QPalette::Text, "textPrimary");
  set(QPalette::Button, "surface");
  set(QPalette::ButtonText, "textPrimary");
  set(QPalette::BrightText, "danger");
  set(QPalette::Highlight, "selection");
  set(QPalette::HighlightedText, "selectionText");
  set(QPalette::Link, "accent");
  set(QPalette::LinkVisited, "accent");
  set(QPalette::ToolTipBase, "tooltip");
  set(QPalette::ToolTipText, "tooltipText");
  set(QPalette::PlaceholderText, "textSecondary");
  set(QPalette::Light, "raised");
  set(QPalette::Midlight, "hover");
  set(QPalette::Mid, "border");
  set(QPalette::Dark, "borderStrong");
  set(QPalette::Shadow, "borderStrong");
  for (const auto role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
    made.setColor(QPalette::Disabled, role, theme.colour("textDisabled"));
  }
  made.setColor(QPalette::Inactive, QPalette::Highlight, theme.colour("accentSoft"));
  return made;
}

}  // namespace tastescope::ui
