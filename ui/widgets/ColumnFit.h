// The columns of a table in the width there is, by one rule for every table with titles: a number is
// never cut, nor an id of usual length; a title has what is left and at least sixteen letters; other
// words yield down to their least, and so do names over columns; and where that is not enough columns
// fold away, the least important first. What a person drags or hides stays as it is. Thread rule: GUI thread. Cost: measuring the
// texts of the first rows when they change or the width does.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>

class QAbstractItemModel;

namespace tastescope::ui {

class DataTable;

struct FittedColumn {
  enum class Kind {
    Title,   ///< takes the room that is left
    Number,  ///< as wide as its widest number
    Id,      ///< as wide as its widest id, up to the limit of words
    Words,   ///< as wide as its words, up to a limit, and may be cut
    Fixed    ///< pictures and buttons: `least` as it is
  };
  int column = 0;
  Kind kind = Kind::Words;
  int least = 44;  ///< at the usual size of text
  int folds = 0;   ///< 0: never; else the higher, the sooner it is hidden
};

class ColumnFit : public QObject {
  Q_OBJECT
 public:
  /// Lives as long as the table.
  explicit ColumnFit(DataTable& table);
  /// Columns that are not named are hidden.
  void setColumns(const QList<FittedColumn>& columns);
  [[nodiscard]] const QList<FittedColumn>& columns() const { return m_columns; }
  void fit();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Need {
    int least;
    int natural;  ///< of its cells
    int named;    ///< with the whole name over them
  };
  void followModel();
  void noticeChoices();
  [[nodiscard]] Need needOf(const FittedColumn& column) const;
  [[nodiscard]] int headerWidth(int column) const;
  [[nodiscard]] int widestText(int column) const;
  [[nodiscard]] QSet<int> folded(const QList<Need>& needs, int room) const;
  void give(const QList<Need>& needs, int room);

  DataTable& m_table;
  QPointer<QAbstractItemModel> m_model;
  QList<FittedColumn> m_columns;
  QSet<int> m_folded;         ///< hidden by this rule
  QSet<int> m_kept;           ///< folded, and shown again by a person
  QSet<int> m_away;           ///< hidden by a person
  QHash<int, int> m_dragged;  ///< widths a person chose
  bool m_fitting = false;
};

}  // namespace tastescope::ui
