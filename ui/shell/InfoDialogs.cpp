#include "ui/shell/InfoDialogs.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/workflow/Versions.h"
#include "ui/shell/Actions.h"
#include "ui/shell/HelpTexts.h"
#include "ui/shell/ScreenFactory.h"
#include "ui/shell/SelfCheckPanel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {

class Info {
  Q_DECLARE_TR_FUNCTIONS(InfoDialogs)

 public:
  static QString close() { return tr("Close"); }
  static QString aboutTitle() { return tr("About Tastescope"); }
  static QString aboutText() {
    return tr(
        "Explores what generative recommenders make of your own interaction data. Everything stays "
        "on this computer.");
  }
  static QString licence() {
    return tr(
        "Free software under the GNU General Public License, version 3 or later, without any "
        "warranty.");
  }
  static QString shortcutsTitle() { return tr("Keyboard shortcuts"); }
  static QString keysTitle() { return tr("Keys"); }
  static QString helpTitle(const QString& screen) { return tr("Help: %1").arg(screen); }
};

struct Frame {
  QDialog* dialog;
  QVBoxLayout* body;
};

Frame makeFrame(const QString& title, const char* name, QWidget* parent) {
  auto* dialog = new QDialog(parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName(QString::fromLatin1(name));
  dialog->setWindowTitle(title);
  dialog->setMinimumWidth(460);
  auto* outer = new QVBoxLayout(dialog);
  const int room = Theme::instance().spacing("xl");
  outer->setContentsMargins(room, room, room, room);
  outer->setSpacing(Theme::instance().spacing("m"));
  outer->addWidget(makeLabel(title, TextStyle::Title));
  auto* body = new QVBoxLayout;
  body->setSpacing(Theme::instance().spacing("m"));
  outer->addLayout(body, 1);
  auto* foot = new QHBoxLayout;
  QPushButton* close = button(Info::close());
  close->setObjectName(QStringLiteral("closeDialog"));
  foot->addStretch();
  foot->addWidget(close);
  outer->addLayout(foot);
  QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::close);
  return {dialog, body};
}

QLabel* paragraph(const QString& text) {
  QLabel* label = makeLabel(text, TextStyle::Body, "textSecondary");
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QWidget* pairTable(const QList<QPair<QString, QString>>& rows) {
  auto* table = new QWidget;
  auto* grid = new QGridLayout(table);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(Theme::instance().spacing("xl"));
  grid->setVerticalSpacing(Theme::instance().spacing("xs"));
  grid->setColumnStretch(1, 1);
  for (int i = 0; i < rows.size(); ++i) {
    QLabel* value = makeLabel(rows[i].second, TextStyle::Small, "textSecondary");
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(makeLabel(rows[i].first, TextStyle::Small), i, 0, Qt::AlignTop);
    grid->addWidget(value, i, 1);
  }
  return table;
}

}  // namespace

QDialog* makeAboutDialog(AppContext& context, QWidget* parent) {
  const auto [dialog, body] = makeFrame(Info::aboutTitle(), "aboutDialog", parent);
  body->addWidget(paragraph(Info::aboutText()));
  QList<QPair<QString, QString>> rows{
      {QStringLiteral("Tastescope"), QStringLiteral(TASTESCOPE_VERSION)},
      {QStringLiteral("Qt"), QString::fromLatin1(qVersion())}};
  for (const LibraryVersion& library : libraryVersions())
    rows.append({fromUtf8(library.name), fromUtf8(library.version)});
  body->addWidget(pairTable(rows));
  body->addWidget(paragraph(Info::licence()));
  body->addWidget(makeHairline());
  body->addWidget(new SelfCheckPanel(context));
  return dialog;
}

QDialog* makeShortcutsDialog(const Actions& actions, QWidget* parent) {
  const auto [dialog, body] = makeFrame(Info::shortcutsTitle(), "shortcutsDialog", parent);
  QList<QPair<QString, QString>> rows;
  for (const ScreenEntry& entry : screenEntries()) {
    rows.append(
        {QStringLiteral("Ctrl+%1").arg(static_cast<int>(entry.id) + 1), screenName(entry.id)});
  }
  for (const QPair<QString, QString>& row : actions.shortcutRows()) rows.append(row);
  body->addWidget(pairTable(rows));
  return dialog;
}

QDialog* makeHelpDialog(ScreenId screen, QWidget* parent) {
  const auto [dialog, body] = makeFrame(Info::helpTitle(screenName(screen)), "helpDialog", parent);
  for (const QString& text : helpParagraphs(screen)) body->addWidget(paragraph(text));
  body->addWidget(makeLabel(Info::keysTitle(), TextStyle::BodyStrong));
  body->addWidget(pairTable(helpKeys(screen)));
  return dialog;
}

}  // namespace tastescope::ui
