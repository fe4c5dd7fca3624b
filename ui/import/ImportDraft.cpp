#include "ui/import/ImportDraft.h"

#include <QFileInfo>
#include <QPointer>
#include <algorithm>
#include <utility>

#include "core/data/DomainGuess.h"
#include "core/data/FileNames.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

bool oneColumnOnly(ColumnRole role) {
  return role == ColumnRole::User || role == ColumnRole::Item || role == ColumnRole::Rating ||
         role == ColumnRole::Time || role == ColumnRole::TimeOfDay || role == ColumnRole::Event ||
         role == ColumnRole::Split || role == ColumnRole::ItemTitle;
}

/// The first rows, or why there are none; and what can be chosen either way.
struct Look {
  std::optional<Preview> preview;
  std::optional<Error> error;
  SourceChoices choices;
};

Look lookAt(const ImportOptions& options, std::size_t rows, const std::stop_token& stop) {
  Look look;
  try {
    look.preview = previewImport(options, rows, stop);
    look.choices = look.preview->choices;
  } catch (const Error& error) {
    look.error = error;
    look.choices = choicesOf(options, stop);
  }
  return look;
}

/// "items.csv.gz" -> "items.csv": hints go by the name inside.
std::string unpackedName(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  const bool packed = ending == ".gz" || ending == ".xz" || ending == ".zst" || ending == ".bz2";
  return packed ? file.stem().string() : file.filename().string();
}

bool sameDoubt(const Doubt& a, const Doubt& b) {
  return a.column == b.column && a.sentence.english() == b.sentence.english();
}

/// Gives a column of a preview a role; of a role that one column has at most, the one before lets
/// go.
void giveRole(std::vector<PreviewColumn>& columns, std::size_t column, ColumnRole role) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == column) {
      columns[i].role = role;
    } else if (oneColumnOnly(role) && columns[i].role == role) {
      columns[i].role = ColumnRole::Unused;
    }
  }
}

std::vector<RoleAssignment> rolesOf(const std::vector<PreviewColumn>& columns) {
  std::vector<RoleAssignment> roles;
  for (const PreviewColumn& column : columns) roles.push_back({column.name, column.role});
  return roles;
}

}  // namespace

DuplicatePolicy defaultDuplicates(const ImportOptions& options) {
  // Weights of events are there to be added up.
  if (!options.cleaning.events.empty()) return DuplicatePolicy::Sum;
  // Buying or paying twice adds up; rating or reading twice replaces the opinion before.
  const Domain domain = options.domain;
  return domain == Domain::Commerce || domain == Domain::Finance ? DuplicatePolicy::Sum
                                                                 : DuplicatePolicy::KeepLast;
}

ImportDraft::ImportDraft(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context) {
  m_countPause.setSingleShot(true);
  m_countPause.setInterval(250);
  connect(&m_countPause, &QTimer::timeout, this, &ImportDraft::startCount);
}

bool ImportDraft::hasSource() const {
  return !m_options.sources.empty() || m_options.trainFile.has_value();
}

QString ImportDraft::sourceName() const {
  const std::filesystem::path path = m_options.trainFile         ? *m_options.trainFile
                                     : m_options.sources.empty() ? std::filesystem::path()
                                                                 : m_options.sources.front();
  return QFileInfo(fromUtf8(path.string())).fileName();
}

void ImportDraft::clear() {
  settle();
  m_options = {};
  m_preview.reset();
  m_previewError.reset();
  m_choices = {};
  m_count.reset();
  m_countError.reset();
  keepRemedy();
  duplicatesChosen = false;
  domainChosen = false;
  Q_EMIT previewChanged();
  Q_EMIT countChanged();
  Q_EMIT changed();
}

void ImportDraft::settle() {
  m_previewJob.cancel();
  m_countPause.stop();
  m_countJob.cancel();
}

void ImportDraft::edit(Change change, const std::function<void(ImportOptions&)>& apply) {
  apply(m_options);
  keepRemedy();
  if (change == Change::Source) {
    m_options.format = {};
    m_options.layout = Layout::Auto;
    m_options.member.clear();
    m_options.skipLines = 0;
    m_options.cleaning.events.clear();
    m_options.itemIdColumn.clear();
    m_options.userIdColumn.clear();
    m_options.itemsFile.reset();
    m_options.usersFile.reset();
    m_options.linksFile.reset();
    m_options.companions = true;
    m_preview.reset();
    m_previewError.reset();
    m_choices = {};
    m_count.reset();
    m_countError.reset();
    m_newSource = true;
    Q_EMIT previewChanged();
    Q_EMIT countChanged();
  }
  if (change == Change::Source || change == Change::Format) m_options.roles.clear();
  if (change == Change::Side) {
    countSoon();
  } else if (change != Change::Words) {
    startPreview();
  }
  Q_EMIT changed();
}

void ImportDraft::countSoon() {
  // A preview under way counts when it is there.
  if (!m_preview || m_previewJob.active()) return;
  m_countJob.cancel();
  m_countPause.start();
  Q_EMIT countChanged();
}

void ImportDraft::startPreview() {
  m_countPause.stop();
  m_countJob.cancel();
  if (!hasSource()) {
    m_previewJob.cancel();
    return;
  }
  m_previewClock.start();
  auto plan = lookUp([options = m_options](const std::stop_token& stop) {
    return lookAt(options, kPreviewRows, stop);
  });
  plan.done = [this](Look look) {
    m_choices = std::move(look.choices);
    if (look.preview) {
      takePreview(std::move(*look.preview));
    } else {
      takePreviewError(*look.error);
    }
  };
  plan.failed = [this](const Error& error) {
    m_choices = {};
    takePreviewError(error);
  };
  m_previewJob.start(m_context.jobs(), this, std::move(plan));
  Q_EMIT countChanged();
}

void ImportDraft::takePreviewError(const Error& error) {
  m_preview.reset();
  m_previewError = error;
  m_count.reset();
  m_countError.reset();
  Q_EMIT previewChanged();
  Q_EMIT countChanged();
  Q_EMIT changed();
}

void ImportDraft::takePreview(Preview preview) {
  m_previewMs = m_previewClock.elapsed();
  m_preview = std::move(preview);
  m_previewError.reset();
  if (m_newSource) {
    m_newSource = false;
    guessDomain();
  }
  forgetOtherEvents();
  m_countPause.start();
  Q_EMIT previewChanged();
  Q_EMIT countChanged();
  Q_EMIT changed();
}

bool ImportDraft::choiceNeeded() const {
  if (!m_previewError) return false;
  const SourceTables& tables = m_choices.tables;
  return (!tables.names.empty() && tables.chosen.empty()) || !m_choices.paths.empty();
}

void ImportDraft::chooseTable(const std::string& name) {
  // Another table has other columns, separated in another way.
  edit(Change::Format, [&name](ImportOptions& options) {
    options.member = name;
    options.layout = Layout::Auto;
    options.format = {};
    options.skipLines = 0;
  });
}

void ImportDraft::choosePath(const std::optional<std::string>& path) {
  edit(Change::Format, [&path](ImportOptions& options) { options.format.path = path; });
}

ImportDraft::SidePaths ImportDraft::sidePaths() const {
  SidePaths paths{m_options.itemsFile, m_options.usersFile, m_options.linksFile};
  if (!m_options.companions || !m_preview) return paths;
  for (const std::filesystem::path& companion : m_preview->companions) {
    const FileHint hint = fileHintOf(unpackedName(companion));
    if (hint == FileHint::Items && !paths[0]) paths[0] = companion;
    if (hint == FileHint::Users && !paths[1]) paths[1] = companion;
    if (hint == FileHint::Links && !paths[2]) paths[2] = companion;
  }
  return paths;
}

void ImportDraft::setSidePath(std::size_t part, std::optional<std::filesystem::path> path) {
  SidePaths paths = sidePaths();
  const bool other = paths[part] != path;
  paths[part] = std::move(path);
  edit(Change::Side, [&](ImportOptions& options) {
    options.companions = false;
    options.itemsFile = std::move(paths[0]);
    options.usersFile = std::move(paths[1]);
    options.linksFile = std::move(paths[2]);
    if (other && part == 0) options.itemIdColumn.clear();
    if (other && part == 1) options.userIdColumn.clear();
  });
}

void ImportDraft::setEvents(std::vector<EventWeight> events) {
  m_eventColumn = columnWith(ColumnRole::Event);
  edit(Change::Cleaning, [&](ImportOptions& options) {
    options.cleaning.events = std::move(events);
    followDuplicates();
  });
}

/// Kinds that were chosen of one column mean nothing in another.
void ImportDraft::forgetOtherEvents() {
  if (m_options.cleaning.events.empty() || columnWith(ColumnRole::Event) == m_eventColumn) return;
  m_options.cleaning.events.clear();
  followDuplicates();
}

bool ImportDraft::followDuplicates() {
  const DuplicatePolicy usual = defaultDuplicates(m_options);
  if (duplicatesChosen || m_options.cleaning.duplicates == usual) return false;
  m_options.cleaning.duplicates = usual;
  return true;
}

void ImportDraft::guessDomain() {
  if (domainChosen) return;
  setDomain(tastescope::guessDomain(*m_preview));
}

void ImportDraft::setDomain(Domain domain) {
  m_options.domain = domain;
  if (followDuplicates()) countSoon();
  Q_EMIT changed();
}

void ImportDraft::startCount() {
  if (!hasSource() || !m_preview) return;
  JobManager::Plan<ImportReport> plan;
  plan.title = tr("Counting with these settings");
  plan.work = [options = m_options](Progress& progress, const std::stop_token& stop) {
    return countImport(options, progress, stop);
  };
  plan.done = [this](ImportReport report) {
    m_count = std::move(report);
    m_countError.reset();
    Q_EMIT countChanged();
    Q_EMIT changed();
  };
  plan.failed = [this](const Error& error) {
    m_count.reset();
    m_countError = error;
    Q_EMIT countChanged();
    Q_EMIT changed();
  };
  plan.cancelled = [this] { Q_EMIT countChanged(); };
  m_countJob.start(m_context.jobs(), this, std::move(plan));
  Q_EMIT countChanged();
}

QString ImportDraft::columnWith(ColumnRole role) const {
  if (!m_preview) return {};
  for (const PreviewColumn& column : m_preview->columns) {
    if (column.role == role) return fromUtf8(column.name);
  }
  return {};
}

void ImportDraft::setRole(std::size_t column, ColumnRole role) {
  if (!m_preview || column >= m_preview->columns.size() || m_preview->columns[column].role == role)
    return;
  giveRole(m_preview->columns, column, role);
  edit(Change::Roles,
       [this](ImportOptions& options) { options.roles = rolesOf(m_preview->columns); });
  Q_EMIT previewChanged();
}

Reading ImportDraft::reading() const {
  if (m_count) return m_count->reading;
  return m_preview ? readingOf(*m_preview) : Reading{};
}

std::vector<Doubt> ImportDraft::doubts() const {
  return m_count ? m_count->reading.doubts : std::vector<Doubt>{};
}

void ImportDraft::apply(const Doubt& doubt) {
  if (!m_preview || !doubt.remedy) return;
  const Remedy remedy = *doubt.remedy;
  const ImportOptions before = m_options;
  std::vector<PreviewColumn>& columns = m_preview->columns;
  for (const RoleAssignment& wanted : remedy.roles) {
    const auto column =
        std::find_if(columns.begin(), columns.end(),
                     [&](const PreviewColumn& each) { return each.name == wanted.column; });
    if (column != columns.end())
      giveRole(columns, static_cast<std::size_t>(column - columns.begin()), wanted.role);
  }
  if (m_count) {
    std::erase_if(m_count->reading.doubts,
                  [&doubt](const Doubt& each) { return sameDoubt(each, doubt); });
  }
  edit(Change::Roles, [&](ImportOptions& options) {
    if (!remedy.roles.empty()) options.roles = rolesOf(columns);
    if (remedy.minRating) options.cleaning.minRating = remedy.minRating;
    if (remedy.dayFirst) {
      options.format.dayFirst = remedy.dayFirst;
      options.format.yearFirst = false;
    }
  });
  m_before = before;
  m_undoable = tr("Changed: %1").arg(translated(remedy.label));
  m_context.announce(m_undoable, tr("Undo"), [draft = QPointer<ImportDraft>(this)] {
    if (draft) draft->undoRemedy();
  });
  Q_EMIT previewChanged();
  Q_EMIT countChanged();
  Q_EMIT changed();
}

void ImportDraft::undoRemedy() {
  if (!m_before) return;
  const ImportOptions before = *std::exchange(m_before, std::nullopt);
  edit(Change::Roles, [&before](ImportOptions& options) { options = before; });
}

/// What came after it would be undone, too.
void ImportDraft::keepRemedy() {
  if (!m_before) return;
  m_before.reset();
  m_context.announce(m_undoable);
}

std::size_t ImportDraft::columnsUsed() const {
  if (!m_preview) return 0;
  return static_cast<std::size_t>(
      std::count_if(m_preview->columns.begin(), m_preview->columns.end(),
                    [](const PreviewColumn& column) { return column.role != ColumnRole::Unused; }));
}

}  // namespace tastescope::ui
