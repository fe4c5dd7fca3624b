#include "ui/import/SourceStep.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/import/DropZone.h"
#include "ui/import/FieldBox.h"
#include "ui/import/SourceChooser.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/StatePanes.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr int kRecentShown = 5;
const QString kRecentKey = QStringLiteral("import/recent");

QString toText(const std::filesystem::path& path) { return fromUtf8(path.string()); }
std::filesystem::path toPath(const QString& text) { return std::filesystem::path(toUtf8(text)); }

/// Name in bold, folder in grey, size at the right.
QWidget* sourceRow(const QString& path, QWidget* atRight) {
  const QFileInfo info(path);
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(16, 4, 12, 4);
  layout->setSpacing(12);
  layout->addWidget(makeLabel(info.fileName(), TextStyle::BodyStrong));
  auto* folder = new ElidedLabel(QDir::toNativeSeparators(info.absolutePath()), TextStyle::Small,
                                 "textSecondary");
  folder->setElideMode(Qt::ElideMiddle);
  layout->addWidget(folder, 1);
  if (info.isFile()) {
    layout->addWidget(makeLabel(fileSize(static_cast<std::uint64_t>(info.size())), TextStyle::Small,
                                "textSecondary"));
  }
  layout->addWidget(atRight);
  return row;
}

void clearRows(QWidget* holder) {
  const QList<QWidget*> rows =
      holder->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
  for (QWidget* row : rows) {
    holder->layout()->removeWidget(row);
    row->hide();
    row->deleteLater();
  }
}

QWidget* rowHolder() {
  auto* holder = new QWidget;
  auto* layout = new QVBoxLayout(holder);
  layout->setContentsMargins(0, 0, 0, 8);
  layout->setSpacing(0);
  return holder;
}

}  // namespace

SourceStep::SourceStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent), m_kind(new Segments), m_pages(new QStackedWidget) {
  setObjectName(QStringLiteral("sourceStep"));
  setAcceptDrops(true);
  m_kind->setObjectName(QStringLiteral("sourceKind"));
  m_kind->addSegment(QString());
  m_kind->addSegment(QString());
  addHeadControl(m_kind);
  m_pages->addWidget(makeWholePage());
  m_pages->addWidget(makeSplitPage());
  // What has to be answered stands first; in a small window the rest scrolls.
  QVBoxLayout* column = makeScrolled();
  m_chooser = new SourceChooser(draft);
  column->addWidget(m_chooser);
  column->addWidget(m_pages);
  m_error = named("sourceError", new ErrorPane);
  column->addWidget(m_error);
  column->addStretch(1);
  connect(m_kind, &Segments::currentChanged, this, [this](int index) {
    m_pages->setCurrentIndex(index);
    this->draft().edit(ImportDraft::Change::Source, [](ImportOptions& options) {
      options.sources.clear();
      options.trainFile.reset();
      options.validFile.reset();
      options.testFile.reset();
    });
    refresh();
  });
  connect(&draft, &ImportDraft::previewChanged, this, &SourceStep::showProblem);
}

QWidget* SourceStep::makeWholePage() {
  auto* page = new QWidget;
  auto* column = bareColumn(page, Theme::instance().spacing("l"));
  m_drop = new DropZone;
  m_files = named("chooseFiles", button(QString(), "open"));
  m_folder = named("chooseFolder", button(QString()));
  m_drop->addButton(m_files);
  m_drop->addButton(m_folder);
  connect(m_files, &QPushButton::clicked, this, &SourceStep::chooseFiles);
  connect(m_folder, &QPushButton::clicked, this, &SourceStep::chooseFolder);
  column->addWidget(m_drop);
  m_chosen = new Panel;
  m_chosen->setFlush(true);
  m_chosenRows = rowHolder();
  m_chosen->addWidget(m_chosenRows);
  column->addWidget(m_chosen);
  m_recent = new Panel;
  m_recent->setFlush(true);
  m_recentRows = rowHolder();
  m_recent->addWidget(m_recentRows);
  column->addWidget(m_recent);
  return page;
}

QWidget* SourceStep::makeSplitPage() {
  auto* page = new QWidget;
  auto* column = bareColumn(page, Theme::instance().spacing("l"));
  const char* names[3] = {"trainFile", "validFile", "testFile"};
  for (int part = 0; part < 3; ++part) {
    m_splitPaths[part] = new PathField(PathField::Kind::File);
    m_splitPaths[part]->edit()->setObjectName(QLatin1String(names[part]));
    m_splitBoxes[part] = new FieldBox(m_splitPaths[part]);
    m_splitBoxes[part]->setMaximumWidth(720);
    connect(m_splitPaths[part], &PathField::pathChanged, this,
            [this, part](const QString& path) { takeSplitFile(part, path); });
    column->addWidget(m_splitBoxes[part]);
  }
  column->addStretch(1);
  return page;
}

QString SourceStep::title() const { return tr("Source"); }

QString SourceStep::summary() const {
  if (!draft().hasSource()) return tr("Nothing chosen yet");
  const std::size_t sources = draft().options().sources.size();
  return sources > 1 ? tr("%1 and %2 more").arg(draft().sourceName()).arg(sources - 1)
                     : draft().sourceName();
}

QString SourceStep::hindrance() const {
  if (!draft().hasSource()) return tr("Choose the data first.");
  const ImportOptions& options = draft().options();
  if (options.trainFile && !options.testFile) return tr("Choose the file with the test part too.");
  if (draft().choiceNeeded()) return m_chooser->hindrance();
  if (draft().previewError() != nullptr) return tr("This source cannot be read.");
  return {};
}

void SourceStep::refresh() {
  setHead(tr("Where is the data?"),
          tr("Who had what, and when if it is known. Text, CSV, JSON, "
             "workbooks, databases, MovieLens or RecBole files, plain or packed."));
  m_kind->setText(0, tr("One data set"));
  m_kind->setText(1, tr("Already split"));
  m_kind->setSegmentToolTip(1,
                            tr("Training, validation and test parts come in files of their own."));
  m_drop->setTexts(
      tr("Drop a file, a folder or an archive here"),
      tr("csv, tsv, txt, dat, inter, json, xlsx, ods, sqlite; also inside zip, tar, gz, xz, zst"));
  m_files->setText(tr("Choose &files…"));
  m_folder->setText(tr("Choose f&older…"));
  m_chosen->setTitle(tr("Chosen"));
  m_recent->setTitle(tr("Recent sources"));
  m_splitBoxes[0]->setLabel(tr("&Training part"));
  m_splitBoxes[0]->setNote(tr("What models learn from."));
  m_splitBoxes[1]->setLabel(tr("&Validation part"));
  m_splitBoxes[1]->setNote(tr("Decides when training stops. May be left empty."));
  m_splitBoxes[2]->setLabel(tr("T&est part"));
  m_splitBoxes[2]->setNote(tr("What models are evaluated on."));
  const ImportOptions& options = draft().options();
  if (options.trainFile) m_splitPaths[0]->setPath(toText(*options.trainFile));
  if (options.validFile) m_splitPaths[1]->setPath(toText(*options.validFile));
  if (options.testFile) m_splitPaths[2]->setPath(toText(*options.testFile));
  showChosen();
  showRecent();
  showProblem();
}

void SourceStep::showChosen() {
  clearRows(m_chosenRows);
  const auto& sources = draft().options().sources;
  m_chosen->setVisible(!sources.empty());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const QString path = toText(sources[i]);
    auto* remove = iconButton("x", tr("Take %1 out").arg(QFileInfo(path).fileName()));
    connect(remove, &QToolButton::clicked, this, [this, i] {
      draft().edit(ImportDraft::Change::Source, [i](ImportOptions& options) {
        options.sources.erase(options.sources.begin() + static_cast<std::ptrdiff_t>(i));
      });
      refresh();
    });
    m_chosenRows->layout()->addWidget(sourceRow(path, remove));
  }
}

void SourceStep::showRecent() {
  clearRows(m_recentRows);
  QStringList recent = QSettings().value(kRecentKey).toStringList();
  recent.erase(std::remove_if(recent.begin(), recent.end(),
                              [](const QString& path) { return !QFileInfo::exists(path); }),
               recent.end());
  m_recent->setVisible(!recent.isEmpty() && draft().options().sources.empty());
  for (const QString& path : recent.mid(0, kRecentShown)) {
    auto* use = smallButton(tr("Use"));
    use->setAccessibleName(tr("Use %1").arg(QFileInfo(path).fileName()));
    connect(use, &QPushButton::clicked, this, [this, path] { takeSources({path}); });
    m_recentRows->layout()->addWidget(sourceRow(path, use));
  }
}

void SourceStep::showProblem() {
  m_chooser->refresh();
  const Error* error = draft().previewError();
  const bool wrong = error != nullptr && !draft().choiceNeeded();
  m_error->setVisible(wrong);
  if (wrong) {
    m_error->setTexts(tr("This source cannot be read"), translated(error->message()),
                      fromUtf8(error->details()));
  }
  Q_EMIT changed();
}

void SourceStep::takeSources(const QStringList& paths) {
  if (paths.isEmpty()) return;
  if (m_kind->currentIndex() != 0) {
    const QSignalBlocker quiet(m_kind);
    m_kind->setCurrentIndex(0);
    m_pages->setCurrentIndex(0);
  }
  draft().edit(ImportDraft::Change::Source, [&](ImportOptions& options) {
    options.sources.clear();
    options.trainFile.reset();
    options.validFile.reset();
    options.testFile.reset();
    for (const QString& path : paths) options.sources.push_back(toPath(path));
  });
  refresh();
}

void SourceStep::takeSplitFile(int part, const QString& path) {
  const auto file = path.isEmpty() ? std::optional<std::filesystem::path>() : toPath(path);
  draft().edit(ImportDraft::Change::Source, [&](ImportOptions& options) {
    options.sources.clear();
    (part == 0 ? options.trainFile : part == 1 ? options.validFile : options.testFile) = file;
  });
  const bool missing = !path.isEmpty() && !QFileInfo::exists(path);
  m_splitBoxes[part]->setError(missing ? tr("There is no such file.") : QString());
  Q_EMIT changed();
}

void SourceStep::remember(const QString& path) {
  QSettings settings;
  QStringList recent = settings.value(kRecentKey).toStringList();
  recent.removeAll(path);
  recent.prepend(path);
  settings.setValue(kRecentKey, recent.mid(0, 2 * kRecentShown));
}

void SourceStep::chooseFiles() {
  FileQuestion question;
  question.use = FileQuestion::Use::OpenSeveral;
  question.title = tr("Choose data files");
  askForFiles(this, question, [this](const QStringList& files) { takeSources(files); });
}

void SourceStep::chooseFolder() {
  FileQuestion question;
  question.use = FileQuestion::Use::Folder;
  question.title = tr("Choose a folder with data");
  askForFiles(this, question, [this](const QStringList& files) { takeSources(files); });
}

void SourceStep::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void SourceStep::dropEvent(QDropEvent* event) {
  const QStringList paths = droppedFiles(*event);
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  takeSources(paths);
}

}  // namespace tastescope::ui
