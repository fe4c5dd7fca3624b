#include "ui/import/SideStep.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/import/FieldBox.h"
#include "ui/import/SidePreviewTable.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr int kIdWidth = 240;
constexpr std::size_t kLinks = 2;

}  // namespace

SideStep::SideStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent) {
  setObjectName(QStringLiteral("sideStep"));
  const char* names[3] = {"itemsFile", "usersFile", "linksFile"};
  QVBoxLayout* column = makeScrolled();
  for (std::size_t part = 0; part < 3; ++part) {
    makePart(part, names[part]);
    column->addWidget(m_parts[part].panel);
  }
  column->addStretch(1);
  connect(&draft, &ImportDraft::countChanged, this, [this] {
    if (isVisibleTo(parentWidget())) showMatches();
  });
}

void SideStep::makePart(std::size_t part, const char* name) {
  Part& made = m_parts[part];
  made.panel = new Panel;
  made.use = new QCheckBox;
  made.use->setObjectName(QLatin1String(name) + QStringLiteral("Use"));
  made.path = new PathField(PathField::Kind::File);
  made.path->edit()->setObjectName(QLatin1String(name));
  made.box = new FieldBox(made.path);
  made.panel->addControl(made.use);
  made.panel->addWidget(made.box);
  makeMatch(made, part, name);
  made.rows = new SidePreviewTable;
  made.rows->setObjectName(QLatin1String(name) + QStringLiteral("Rows"));
  made.panel->addWidget(made.rows);
  connect(made.use, &QCheckBox::clicked, this, [this, part] { take(part); });
  connect(made.path, &PathField::pathChanged, this, [this, part](const QString& path) {
    m_parts[part].use->setChecked(!path.isEmpty());
    take(part);
  });
}

/// Whom the file describes, beside the choice of its column of ids where it has one.
void SideStep::makeMatch(Part& made, std::size_t part, const char* name) {
  made.match = new QWidget;
  auto* row = bareRow(made.match, Theme::instance().spacing("l"));
  if (part != kLinks) row->addWidget(makeIdBox(made, part, name), 0, Qt::AlignTop);
  made.found = new WrappedLabel;
  made.found->setObjectName(QLatin1String(name) + QStringLiteral("Match"));
  made.examples = new WrappedLabel({}, TextStyle::Small, "textSecondary");
  made.examples->setObjectName(QLatin1String(name) + QStringLiteral("Examples"));
  auto* words = spacedColumn(Theme::instance().spacing("xs"));
  words->addWidget(made.found);
  words->addWidget(made.examples);
  words->addStretch(1);
  row->addLayout(words, 1);
  made.panel->addWidget(made.match);
}

FieldBox* SideStep::makeIdBox(Part& made, std::size_t part, const char* name) {
  made.idColumn = new QComboBox;
  made.idColumn->setObjectName(QLatin1String(name) + QStringLiteral("Id"));
  made.idColumn->setMinimumContentsLength(8);
  made.idColumn->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  made.idBox = new FieldBox(made.idColumn);
  made.idBox->setFixedWidth(kIdWidth);
  connect(made.idColumn, &QComboBox::activated, this, [this, part] { takeIdColumn(part); });
  return made.idBox;
}

void SideStep::takeIdColumn(std::size_t part) {
  const std::string column = toUtf8(m_parts[part].idColumn->currentData().toString());
  draft().edit(ImportDraft::Change::Side, [&](ImportOptions& options) {
    (part == 0 ? options.itemIdColumn : options.userIdColumn) = column;
  });
  Q_EMIT changed();
}

void SideStep::take(std::size_t part) {
  const QString path = m_parts[part].path->path();
  const bool use = m_parts[part].use->isChecked() && !path.isEmpty();
  draft().setSidePath(part,
                      use ? std::optional<std::filesystem::path>(toUtf8(path)) : std::nullopt);
  m_parts[part].box->setError(use && !QFileInfo(path).isFile() ? tr("There is no such file.")
                                                               : QString());
  showRows(part, draft().sidePaths()[part]);
  Q_EMIT changed();
}

QString SideStep::title() const { return tr("Side information"); }

QString SideStep::summary() const {
  QStringList words;
  const Vocabulary nouns = vocabularyOf(draft().options().domain);
  const ImportDraft::SidePaths paths = draft().sidePaths();
  if (paths[0]) words << nouns.items;
  if (paths[1]) words << nouns.users;
  if (paths[kLinks]) words << tr("links");
  return words.isEmpty() ? tr("None found") : words.join(tr(", "));
}

bool SideStep::asks() const {
  const ImportDraft::SidePaths paths = draft().sidePaths();
  return std::any_of(paths.begin(), paths.end(), [](const auto& path) { return path.has_value(); });
}

QString SideStep::hindrance() const {
  for (const Part& part : m_parts) {
    if (!part.box->error().isEmpty()) return part.box->error();
  }
  return {};
}

bool SideStep::foundBeside(const std::filesystem::path& file) const {
  const Preview* preview = draft().preview();
  if (preview == nullptr) return false;
  return std::find(preview->companions.begin(), preview->companions.end(), file) !=
         preview->companions.end();
}

void SideStep::refresh() {
  const Vocabulary words = vocabularyOf(draft().options().domain);
  setHead(tr("What else is known?"), tr("Titles, prices, genres, countries: they name and colour "
                                        "what you see. Models that can use them say so."));
  m_parts[0].panel->setTitle(words.Items);
  m_parts[0].box->setLabel(tr("File about %1").arg(words.items));
  m_parts[1].panel->setTitle(words.Users);
  m_parts[1].box->setLabel(tr("File about %1").arg(words.users));
  m_parts[2].panel->setTitle(tr("Links"));
  m_parts[2].box->setLabel(tr("File with pairs of %1").arg(words.users));
  for (Part& part : m_parts) {
    part.use->setText(tr("Use"));
    part.rows->setAccessibleName(tr("First rows of the file"));
  }
  for (std::size_t i = 0; i < kLinks; ++i) m_parts[i].idBox->setLabel(tr("Column of the ids"));
  for (Part& part : m_parts)
    part.use->setAccessibleName(tr("Use: %1").arg(part.box->control()->accessibleName()));
  showFiles();
  showMatches();
}

QString SideStep::listOf(const std::vector<std::string>& examples) {
  QStringList words;
  for (const std::string& example : examples) words << fromUtf8(example);
  return words.join(tr(", "));
}

QString SideStep::matchWords(const ReadSide& side, const Vocabulary& words) {
  const QString& nouns = side.entity == Entity::Item ? words.items : words.users;
  const QString known =
      (side.links ? tr("%1 of %2 %3 have links") : tr("%1 of %2 %3 are described"))
          .arg(grouped(side.matched), grouped(side.entities), nouns);
  return side.used || side.matched == 0 ? known : tr("Left out: only %1").arg(known);
}

void SideStep::showIdColumn(Part& part, const ReadSide& side, const std::string& chosen) {
  const QSignalBlocker quiet(part.idColumn);
  part.idColumn->clear();
  part.idColumn->addItem(
      chosen.empty() ? tr("As found: %1").arg(fromUtf8(side.idColumn)) : tr("As found"), QString());
  for (const std::string& column : side.columns)
    part.idColumn->addItem(fromUtf8(column), fromUtf8(column));
  part.idColumn->setCurrentIndex(std::max(0, part.idColumn->findData(fromUtf8(chosen))));
  part.idColumn->setEnabled(!side.columns.empty());
  part.rows->setIdColumn(fromUtf8(side.idColumn));
}

void SideStep::showMatch(Part& part, const ReadSide& side) {
  const bool none = side.matched == 0;
  setTextStyle(part.found, TextStyle::BodyStrong,
               none        ? "danger"
               : side.used ? "textPrimary"
                           : "warning");
  part.found->setText(matchWords(side, vocabularyOf(draft().options().domain)));
  QStringList examples;
  if (!side.matchedExamples.empty()) examples << tr("Known: %1").arg(listOf(side.matchedExamples));
  if (side.unknown > 0) {
    examples << tr("%1 rows name nobody, such as %2")
                    .arg(grouped(side.unknown), listOf(side.unknownExamples));
  }
  part.examples->setText(examples.join(QLatin1Char('\n')));
}

void SideStep::showMatches() {
  const Reading reading = draft().reading();
  const ImportOptions& options = draft().options();
  for (std::size_t i = 0; i < 3; ++i) {
    const Entity entity = i == 0 ? Entity::Item : Entity::User;
    const auto side = std::find_if(reading.sides.begin(), reading.sides.end(),
                                   [entity, links = i == kLinks](const ReadSide& each) {
                                     return each.entity == entity && each.links == links;
                                   });
    Part& part = m_parts[i];
    part.match->setVisible(side != reading.sides.end());
    if (side == reading.sides.end()) continue;
    if (i != kLinks)
      showIdColumn(part, *side, i == 0 ? options.itemIdColumn : options.userIdColumn);
    showMatch(part, *side);
  }
}

/// A file that was found may be anything; what is wrong with a chosen one is said at its field.
void SideStep::showRows(std::size_t part, const std::optional<std::filesystem::path>& file) {
  Part& shown = m_parts[part];
  if (file == shown.shown) return;
  shown.shown = file;
  shown.look.cancel();
  if (!file) return shown.rows->setPreview({});
  auto plan = lookUp([options = draft().options(), part](const std::stop_token& stop) {
    return previewSide(options, static_cast<SidePart>(part), SidePreviewTable::kRows, stop);
  });
  plan.done = [&shown](SidePreview preview) { shown.rows->setPreview(std::move(preview)); };
  plan.failed = [this, &shown](const Error& error) {
    shown.rows->setPreview({});
    if (!shown.shown || foundBeside(*shown.shown) || !shown.box->error().isEmpty()) return;
    shown.box->setError(translated(error.message()));
    Q_EMIT changed();
  };
  shown.look.start(context().jobs(), this, std::move(plan));
}

void SideStep::showFiles() {
  const ImportDraft::SidePaths paths = draft().sidePaths();
  for (std::size_t i = 0; i < 3; ++i) {
    Part& part = m_parts[i];
    const auto& file = paths[i];
    if (file) part.path->setPath(fromUtf8(file->string()));
    part.use->setChecked(file.has_value());
    showRows(i, file);
    const bool beside = file && foundBeside(*file);
    part.panel->setNote(beside ? tr("found beside the source") : QString());
    part.box->setNote(i == 2 ? tr("Two columns of ids. Friends, follows, trust.")
                             : tr("One row each: a column with the id, then any columns."));
  }
}

}  // namespace tastescope::ui
