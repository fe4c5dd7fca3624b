// Walking through the real window in tests: waiting until it is quiet, reading what it says, taking
// its picture, looking for clipped or untranslated text. Thread rule: GUI thread. Cost: a walk over the visible
// widgets per look.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTableView>
#include <QToolButton>
#include <QXmlStreamReader>
#include <QtTest>

#include "ui/context/AppContext.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/ElidedLabel.h"

namespace tastescope::ui::testing {

/// As for somebody who starts the window for the first time, in English.
inline void startAnew() {
  QSettings().clear();
  RecentProjects::instance().reload();
  Language::instance().use(QStringLiteral("en"));
}

/// No job has run for `quietMs`, so that what is on the screen is what stays.
inline bool waitUntilQuiet(AppContext& context, int timeoutMs = 60000, int quietMs = 250) {
  QElapsedTimer all;
  QElapsedTimer quiet;
  all.start();
  quiet.start();
  while (all.elapsed() < timeoutMs) {
    QTest::qWait(25);
    if (!context.jobs().idle()) quiet.restart();
    if (quiet.elapsed() >= quietMs) return true;
  }
  return false;
}

struct SeenText {
  QWidget* widget;
  QString text;
};

/// Everything a person can read in `window`: labels, buttons, combos, placeholders, table headers.
inline QList<SeenText> visibleTexts(const QWidget& window) {
  QList<SeenText> seen;
  const auto add = [&](QWidget* widget, const QString& text) {
    if (!text.trimmed().isEmpty()) seen.append({widget, text});
  };
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->visibleRegion().isEmpty()) continue;
    if (const auto* label = qobject_cast<QLabel*>(widget)) add(widget, label->text());
    if (const auto* pressed = qobject_cast<QAbstractButton*>(widget)) {
      const auto* tool = qobject_cast<QToolButton*>(widget);
      if (tool == nullptr || tool->toolButtonStyle() != Qt::ToolButtonIconOnly ||
          tool->icon().isNull())
        add(widget, pressed->text());
    }
    if (const auto* combo = qobject_cast<QComboBox*>(widget)) add(widget, combo->currentText());
    if (const auto* field = qobject_cast<QLineEdit*>(widget);
        field != nullptr && field->text().isEmpty())
      add(widget, field->placeholderText());
    if (const auto* table = qobject_cast<QTableView*>(widget);
        table != nullptr && table->model() != nullptr) {
      for (int i = 0; i < table->model()->columnCount(); ++i) {
        if (!table->isColumnHidden(i))
          add(widget, table->model()->headerData(i, Qt::Horizontal).toString());
      }
    }
  }
  return seen;
}

inline QString whereIs(const QWidget& widget) {
  QString path = QString::fromLatin1(widget.metaObject()->className()) + QLatin1Char(':') +
                 widget.objectName();
  for (const QWidget* up = widget.parentWidget(); up != nullptr; up = up->parentWidget()) {
    if (!up->objectName().isEmpty()) path = up->objectName() + QLatin1Char('/') + path;
  }
  return path;
}

/// A window with what is open over it: menus, lists, tooltips, dialogs.
inline QPixmap pictureOf(QWidget& window) {
  QPixmap picture = window.grab();
  QPainter painter(&picture);
  for (QWidget* top : QApplication::topLevelWidgets()) {
    const bool below = window.parentWidget() != nullptr && window.parentWidget()->window() == top;
    if (top == &window || below || !top->isVisible()) continue;
    painter.drawPixmap(window.mapFromGlobal(top->geometry().topLeft()), top->grab());
  }
  return picture;
}

/// Names over columns that end in dots although the titles of the table have more room than they need.
inline QStringList cutHeaders(const QTableView& table, const ColumnFit& fit) {
  constexpr int kTitleLetters = 32;
  constexpr int kWholeHeader = 200;
  constexpr int kPadding = 24;
  int spare = 0;
  for (const FittedColumn& column : fit.columns()) {
    if (column.kind == FittedColumn::Kind::Title && !table.isColumnHidden(column.column))
      spare = table.columnWidth(column.column) -
              kTitleLetters * table.fontMetrics().averageCharWidth() - 2 * kPadding;
  }
  QStringList cut;
  for (const FittedColumn& column : fit.columns()) {
    if (table.isColumnHidden(column.column) || column.kind == FittedColumn::Kind::Title) continue;
    const QString name =
        table.model()->headerData(column.column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int lacks = QFontMetrics(tableHeaderFont()).horizontalAdvance(name) + kPadding -
                      table.columnWidth(column.column);
    if (lacks > 0 && lacks < spare && table.columnWidth(column.column) < kWholeHeader)
      cut.append(QStringLiteral("%1 header \"%2\" lacks %3").arg(whereIs(table), name).arg(lacks));
  }
  return cut;
}

/// Cells of a table that are cut where a person needs all of it: a number at all, an id of usual length,
/// a title before its sixteenth letter.
inline QStringList cutCells(const QTableView& table) {
  constexpr int kPadding = 24;
  constexpr int kTitleLetters = 16;
  constexpr int kMostId = 150;
  constexpr int kBeforeFirst = 6;
  constexpr int kMostRows = 40;
  const auto* fit = table.findChild<const ColumnFit*>();
  if (fit == nullptr || table.model() == nullptr) return {};
  QStringList cut = cutHeaders(table, *fit);
  const int first = std::max(0, table.rowAt(0));
  for (const FittedColumn& column : fit->columns()) {
    if (table.isColumnHidden(column.column)) continue;
    const bool title = column.kind == FittedColumn::Kind::Title;
    const bool id = column.kind == FittedColumn::Kind::Id;
    if (!title && !id && column.kind != FittedColumn::Kind::Number) continue;
    for (int row = first; row < std::min(table.model()->rowCount(), first + kMostRows); ++row) {
      const QModelIndex index = table.model()->index(row, column.column);
      const QVariant font = index.data(Qt::FontRole);
      const QFontMetrics metrics(font.isValid() ? font.value<QFont>() : table.font());
      const QString text = index.data().toString();
      const bool leftmost = table.columnViewportPosition(column.column) <= 0;
      const int before = leftmost && !title ? kBeforeFirst : 0;
      const int room = table.columnWidth(column.column) - kPadding - before;
      const int all = metrics.horizontalAdvance(text);
      const int needs = title ? std::min(all, kTitleLetters * metrics.averageCharWidth())
                        : id  ? std::min(all, kMostId)
                              : all;
      if (needs > room) {
        cut.append(QStringLiteral("%1 \"%2\" needs %3, has %4")
                       .arg(whereIs(table), text)
                       .arg(needs)
                       .arg(room));
      }
    }
  }
  return cut;
}

/// Labels and buttons whose words do not fit where they stand, elided labels apart; cells that are
/// cut.
inline QStringList clippedTexts(const QWidget& window) {
  QStringList clipped;
  const auto complain = [&](const QWidget& widget, const QString& text, int needs, int has) {
    clipped.append(QStringLiteral("%1: \"%2\" needs %3, has %4")
                       .arg(whereIs(widget), text)
                       .arg(needs)
                       .arg(has));
  };
  for (const SeenText& seen : visibleTexts(window)) {
    if (const auto* label = qobject_cast<QLabel*>(seen.widget)) {
      if (qobject_cast<const ElidedLabel*>(label) != nullptr || label->property("elided").toBool())
        continue;
      const QRect room = label->contentsRect();
      if (label->wordWrap()) {
        const int needs =
            label->fontMetrics()
                .boundingRect(QRect(0, 0, room.width(), 10000), Qt::TextWordWrap, label->text())
                .height();
        if (needs > room.height() + 2) complain(*label, seen.text, needs, room.height());
      } else if (!label->text().contains(QLatin1Char('<'))) {
        int needs = 0;
        // With a buddy the mark of the mnemonic is not painted.
        QString words = label->text();
        if (label->buddy() != nullptr) words.remove(QLatin1Char('&'));
        for (const QString& line : words.split(QLatin1Char('\n')))
          needs = std::max(needs, label->fontMetrics().horizontalAdvance(line));
        if (needs > room.width() + 1) complain(*label, seen.text, needs, room.width());
      }
    } else if (auto* pressed = qobject_cast<QAbstractButton*>(seen.widget)) {
      const QString text = QString(pressed->text()).remove(QLatin1Char('&'));
      const bool iconAbove =
          qobject_cast<QToolButton*>(pressed) != nullptr &&
          qobject_cast<QToolButton*>(pressed)->toolButtonStyle() == Qt::ToolButtonTextUnderIcon;
      const int picture = pressed->icon().isNull() || iconAbove ? 0 : pressed->iconSize().width();
      int words = 0;
      for (const QString& line : text.split(QLatin1Char('\n')))
        words = std::max(words, pressed->fontMetrics().horizontalAdvance(line));
      if (words + picture > pressed->width())
        complain(*pressed, seen.text, words + picture, pressed->width());
    }
  }
  for (const QTableView* table : window.findChildren<QTableView*>())
    if (table->isVisible()) clipped.append(cutCells(*table));
  return clipped;
}

/// The sentences of a catalogue that have a different translation, as patterns over their
/// placeholders.
class English {
 public:
  English() {
    QFile file(QStringLiteral(TASTESCOPE_SOURCE_DIR "/translations/tastescope_zh_CN.ts"));
    if (!file.open(QIODevice::ReadOnly)) return;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
      if (xml.readNext() != QXmlStreamReader::StartElement) continue;
      if (xml.name() == QLatin1String("source")) source = xml.readElementText();
      if (xml.name() == QLatin1String("translation"))
        take(source, xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
  }

  /// The catalogue's sentence that `text` is, or empty.
  [[nodiscard]] QString sourceOf(const QString& text) const {
    const QString plain = QString(text).remove(QLatin1Char('&'));
    if (m_exact.contains(plain)) return plain;
    for (const QRegularExpression& pattern : m_patterns) {
      if (pattern.match(plain).hasMatch()) return pattern.pattern();
    }
    return {};
  }

 private:
  void take(const QString& source, const QString& translation) {
    static const QRegularExpression placeholder(QStringLiteral("%L?[1-9n]"));
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{3}"));
    const QString plain = QString(source).remove(QLatin1Char('&'));
    const QString rest = QString(plain).remove(placeholder);
    if (!rest.contains(words) || translation == source) return;
    if (!plain.contains(placeholder)) {
      m_exact.insert(plain);
      return;
    }
    QString pattern = QRegularExpression::escape(plain);
    pattern.replace(QRegularExpression(QStringLiteral("\\\\%L?[1-9n]")), QStringLiteral(".+"));
    m_patterns.append(QRegularExpression(QRegularExpression::anchoredPattern(pattern)));
  }

  QSet<QString> m_exact;
  QList<QRegularExpression> m_patterns;
};

/// Visible texts that are English sentences of the catalogue. Column names, titles and ids are the
/// data's own and stay.
inline QStringList untranslatedTexts(const QWidget& window, const English& english,
                                     const QSet<QString>& exempt) {
  QStringList found;
  for (const SeenText& seen : visibleTexts(window)) {
    // Metrics keep their international names: "Recall@10".
    static const QRegularExpression metric(QStringLiteral("^[A-Za-z]+@\\d+$"));
    if (exempt.contains(seen.text) || metric.match(seen.text).hasMatch()) continue;
    const QString source = english.sourceOf(seen.text);
    if (!source.isEmpty())
      found.append(QStringLiteral("%1: \"%2\"").arg(whereIs(*seen.widget), seen.text));
  }
  return found;
}

}  // namespace tastescope::ui::testing
