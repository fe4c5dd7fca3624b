#include "ui/home/DropArea.h"

#include <QDragEnterEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <algorithm>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {
constexpr int kPicture = 28;
constexpr int kAroundWords = 130;  // margins, picture and gaps
}  // namespace

DropArea::DropArea(QWidget* parent)
    : Translated(parent),
      m_picture(new QLabel),
      m_headline(makeLabel(QString(), TextStyle::BodyStrong)),
      m_formats(makeWrapped(QString(), TextStyle::Caption, "textSecondary")),
      m_or(makeLabel(QString(), TextStyle::Caption, "textSecondary")),
      m_choose(named("chooseFile", linkButton(QString()))) {
  setObjectName(QStringLiteral("dropArea"));
  setAcceptDrops(true);
  setMinimumHeight(120);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(24, 16, 24, 16);
  grid->setHorizontalSpacing(Theme::instance().spacing("l"));
  grid->setVerticalSpacing(2);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(3, 1);
  grid->setRowStretch(0, 1);
  grid->setRowStretch(4, 1);
  grid->addWidget(m_picture, 1, 1, 3, 1, Qt::AlignVCenter);
  grid->addWidget(m_headline, 1, 2);
  grid->addWidget(m_formats, 2, 2);
  auto* last = new QHBoxLayout;
  last->setSpacing(4);
  last->addWidget(m_or);
  last->addWidget(m_choose);
  last->addStretch();
  grid->addLayout(last, 3, 2);
  setTextStyle(m_choose, TextStyle::Caption, "accent");
  connect(m_choose, &QPushButton::clicked, this, &DropArea::chooseWanted);
  const auto fill = [this] {
    m_picture->setPixmap(iconPixmap("import", "accent", kPicture, devicePixelRatioF()));
  };
  fill();
  connect(&Theme::instance(), &Theme::changed, this, fill);
  retranslate();
}

void DropArea::retranslate() {
  m_headline->setText(tr("Drop a file or folder here"));
  m_formats->setText(tr("CSV, TSV, RecBole, MovieLens, zip, gz, xz, zst"));
  m_or->setText(tr("or"));
  m_choose->setText(tr("choose a file…"));
  m_choose->setAccessibleName(tr("Choose a file to import"));
  widenFormats();
}

/// One line where it fits: a label that wraps would rather be a square.
void DropArea::widenFormats() {
  const int words = m_formats->fontMetrics().horizontalAdvance(m_formats->text()) + 2;
  m_formats->setMinimumWidth(std::clamp(width() - kAroundWords, 0, words));
}

void DropArea::resizeEvent(QResizeEvent* event) {
  widenFormats();
  Translated::resizeEvent(event);
}

void DropArea::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QPen pen(theme.colour(m_over ? "accent" : "borderStrong"), m_over ? 2 : 1);
  pen.setDashPattern({4, 3});
  painter.setPen(pen);
  painter.setBrush(m_over ? theme.colour("accentSoft") : QColor(Qt::transparent));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.radius("panel"),
                          theme.radius("panel"));
}

void DropArea::dragEnterEvent(QDragEnterEvent* event) {
  if (!event->mimeData()->hasUrls()) return;
  event->acceptProposedAction();
  m_over = true;
  update();
}

void DropArea::dragLeaveEvent(QDragLeaveEvent*) {
  m_over = false;
  update();
}

void DropArea::dropEvent(QDropEvent* event) {
  m_over = false;
  update();
  const QString path = event->mimeData()->urls().value(0).toLocalFile();
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  Q_EMIT dropped(path);
}

}  // namespace tastescope::ui
