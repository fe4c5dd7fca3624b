#include "ui/home/ProjectRow.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/home/ProjectPicture.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Counted.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kTail = 184;  // the longest date of either language beside its button

/// "~/research/gift-shop.tastescope".
QString shortPath(const QString& file) {
  const QString home = QDir::homePath();
  return file.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + file.mid(home.size()) : file;
}

QWidget* twoLines(QWidget* upper, QWidget* lower) {
  auto* box = new QWidget;
  auto* column = bareColumn(box, 2);
  column->addStretch();
  column->addWidget(upper);
  column->addWidget(lower);
  column->addStretch();
  return box;
}

}  // namespace

QString whenText(const QDateTime& when, const QDateTime& now) {
  const QLocale locale;
  if (!when.isValid()) return {};
  const qint64 days = when.date().daysTo(now.date());
  if (days == 0)
    return ProjectRow::tr("Today %1").arg(locale.toString(when.time(), QStringLiteral("HH:mm")));
  if (days == 1) return ProjectRow::tr("Yesterday");
  const bool thisYear = when.date().year() == now.date().year();
  return locale.toString(when.date(),
                         thisYear ? ProjectRow::tr("d MMM") : ProjectRow::tr("d MMM yyyy"));
}

ProjectRow::ProjectRow(const RecentProject& project, QWidget* parent)
    : QFrame(parent), m_project(project) {
  const Theme& theme = Theme::instance();
  const bool there = project.exists();
  setObjectName(QStringLiteral("projectRow"));
  setProperty("listRow", true);
  setFixedHeight(kHeight);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(there ? Qt::PointingHandCursor : Qt::ArrowCursor);
  setAccessibleName(project.name());
  setAccessibleDescription(project.file);
  setToolTip(project.file);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme.spacing("l"), 0, theme.spacing("l"), 0);
  row->setSpacing(theme.spacing("l"));
  row->addWidget(new ProjectPicture(project.file, there));
  row->addWidget(makeNames(), 4);
  row->addWidget(makeFigures(there), 7);
  row->addWidget(makeTail(there));
}

/// When it was open and what can be done, as wide in every row, so that all figures stand under each
/// other.
QWidget* ProjectRow::makeTail(bool there) {
  auto* tail = new QWidget;
  tail->setFixedWidth(Theme::instance().scaled(kTail));
  auto* row = bareRow(tail, Theme::instance().spacing("l"));
  row->addStretch(1);
  row->addWidget(makeLabel(whenText(m_project.opened, QDateTime::currentDateTime()),
                           TextStyle::Small, "textSecondary"));
  if (there) {
    QToolButton* more =
        named("projectMenu", iconButton("more", tr("More about %1").arg(m_project.name())));
    connect(more, &QToolButton::clicked, this,
            [this, more] { showMenu(more->mapToGlobal(QPoint(0, more->height()))); });
    row->addWidget(more);
    m_button = more;
  } else {
    QPushButton* locate = named("projectLocate", smallButton(tr("Locate…")));
    connect(locate, &QPushButton::clicked, this, &ProjectRow::locateWanted);
    row->addWidget(locate);
    m_button = locate;
  }
  return tail;
}

QWidget* ProjectRow::makeNames() {
  auto* name = new ElidedLabel(m_project.name(), TextStyle::BodyStrong);
  auto* path = new ElidedLabel(shortPath(m_project.file), TextStyle::Caption, "textSecondary");
  path->setElideMode(Qt::ElideMiddle);
  return twoLines(name, path);
}

QWidget* ProjectRow::makeFigures(bool there) {
  if (!there) {
    return twoLines(new ElidedLabel(tr("File not found"), TextStyle::Body, "warning"),
                    new ElidedLabel(tr("Moved or on a disconnected drive"), TextStyle::Caption,
                                    "textSecondary"));
  }
  const QLocale locale;
  const Vocabulary words = vocabularyOf(m_project.domain);
  const QString size =
      tr("%1 · %2 · %n runs", nullptr, m_project.runs)
          .arg(countedUsers(m_project.users, words), countedItems(m_project.items, words));
  const QString best = m_project.metric.isEmpty()
                           ? tr("No model trained yet")
                           : QStringLiteral("%1 %2 · %3")
                                 .arg(metricName(m_project.metric),
                                      locale.toString(m_project.best, 'f', 3), m_project.bestRun);
  auto* counts = new ElidedLabel(size, TextStyle::Small);
  counts->setMostLines(2);
  if (m_project.waiting == 0) {
    return twoLines(counts, new ElidedLabel(best, TextStyle::Caption, "textSecondary"));
  }
  QString waiting = tr("%n runs interrupted or paused", nullptr, m_project.waiting);
  if (!m_project.metric.isEmpty()) waiting += QStringLiteral(" · ") + best;
  return twoLines(counts,
                  named("projectWaiting", new ElidedLabel(waiting, TextStyle::Caption, "warning")));
}

void ProjectRow::showMenu(const QPoint& at) {
  auto* menu = new QMenu(this);  // goes with the row, which the list may replace meanwhile
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (m_project.exists()) {
    menu->addAction(icon("open", "textSecondary"), tr("&Open"), this, &ProjectRow::opened);
    menu->addAction(icon("file", "textSecondary"), tr("Show in &folder"), this,
                    &ProjectRow::folderWanted);
  } else {
    menu->addAction(icon("search", "textSecondary"), tr("&Locate…"), this,
                    &ProjectRow::locateWanted);
  }
  menu->addSeparator();
  menu->addAction(icon("x", "textSecondary"), tr("&Remove from this list"), this,
                  &ProjectRow::removeWanted);
  menu->popup(at);
}

void ProjectRow::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && m_project.exists())
    Q_EMIT opened();
}

void ProjectRow::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (m_project.exists()) {
        Q_EMIT opened();
      } else {
        Q_EMIT locateWanted();
      }
      return;
    case Qt::Key_Delete: Q_EMIT removeWanted(); return;
    case Qt::Key_Down: focusNextChild(); return;
    case Qt::Key_Up: focusPreviousChild(); return;
    default: QFrame::keyPressEvent(event);
  }
}

void ProjectRow::contextMenuEvent(QContextMenuEvent* event) { showMenu(event->globalPos()); }

}  // namespace tastescope::ui
