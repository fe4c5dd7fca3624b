#include "ui/import/ImportDraft.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>

#include "core/data/FileNames.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

bool oneColumnOnly(ColumnRole role) {
  return role == ColumnRole::User || role == ColumnRole::Item || role == ColumnRole::Rating ||
         role == ColumnRole::Time || role == ColumnRole::Split || role == ColumnRole::ItemTitle;
}

bool matches(const QString& text, const char* pattern) {
  return QRegularExpression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption)
      .match(text)
      .hasMatch();
}

/// "items.csv.gz" -> "items.csv": hints go by the name inside.
std::string unpackedName(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  const bool packed = ending == ".gz" || ending == ".xz" || ending == ".zst" || ending == ".bz2";
  return packed ? file.stem().string() : file.filename().string();
}

}  // namespace

Domain domainFromNames(const QStringList& names) {
  const QString all = names.join(QLatin1Char(' '));
  if (matches(all, "customer|invoice|quantity|price|stock|order|purchase|basket|product"))
    return Domain::Commerce;
  if (matches(all, "course|student|learner|lesson|exercise|school|lecture"))
    return Domain::Education;
  if (matches(all, "friend|follow|post|tweet|group_id|community")) return Domain::Social;
  if (matches(all, "fund|account|portfolio|ticker|isin|loan|client_id")) return Domain::Finance;
  if (matches(all, "movie|film|rating|artist|song|track|book|play|watch|article|news|genre"))
    return Domain::Content;
  return Domain::General;
}

DuplicatePolicy defaultDuplicates(Domain domain) {
  // Buying or paying twice adds up; rating or reading twice replaces the opinion before.
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
  m_count.reset();
  m_countError.reset();
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
  if (change == Change::Source) {
    m_options.format = {};
    m_options.layout = Layout::Auto;
    m_options.itemsFile.reset();
    m_options.usersFile.reset();
    m_options.linksFile.reset();
    m_options.companions = true;
    m_preview.reset();
    m_previewError.reset();
    m_count.reset();
    m_countError.reset();
    m_newSource = true;
    Q_EMIT previewChanged();
    Q_EMIT countChanged();
  }
  if (change == Change::Source || change == Change::Format) m_options.roles.clear();
  if (change != Change::Side && change != Change::Words) startPreview();
  Q_EMIT changed();
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
    return previewImport(options, kPreviewRows, stop);
  });
  plan.done = [this](Preview preview) { takePreview(std::move(preview)); };
  plan.failed = [this](const Error& error) {
    m_preview.reset();
    m_previewError = error;
    m_count.reset();
    m_countError.reset();
    Q_EMIT previewChanged();
    Q_EMIT countChanged();
    Q_EMIT changed();
  };
  m_previewJob.start(m_context.jobs(), this, std::move(plan));
  Q_EMIT countChanged();
}

void ImportDraft::takePreview(Preview preview) {
  m_previewMs = m_previewClock.elapsed();
  m_preview = std::move(preview);
  m_previewError.reset();
  if (m_newSource) {
    m_newSource = false;
    offerCompanions();
    guessDomain();
  }
  m_countPause.start();
  Q_EMIT previewChanged();
  Q_EMIT countChanged();
  Q_EMIT changed();
}

void ImportDraft::offerCompanions() {
  for (const std::filesystem::path& companion : m_preview->companions) {
    const FileHint hint = fileHintOf(unpackedName(companion));
    if (hint == FileHint::Items && !m_options.itemsFile) m_options.itemsFile = companion;
    if (hint == FileHint::Users && !m_options.usersFile) m_options.usersFile = companion;
    if (hint == FileHint::Links && !m_options.linksFile) m_options.linksFile = companion;
  }
}

void ImportDraft::guessDomain() {
  if (domainChosen) return;
  QStringList names{fromUtf8(m_preview->file)};
  for (const PreviewColumn& column : m_preview->columns) names << fromUtf8(column.name);
  for (const std::filesystem::path& companion : m_preview->companions)
    names << fromUtf8(companion.filename().string());
  setDomain(domainFromNames(names));
}

void ImportDraft::setDomain(Domain domain) {
  m_options.domain = domain;
  if (!duplicatesChosen && m_options.cleaning.duplicates != defaultDuplicates(domain)) {
    m_options.cleaning.duplicates = defaultDuplicates(domain);
  }
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
  std::vector<RoleAssignment> roles;
  for (std::size_t i = 0; i < m_preview->columns.size(); ++i) {
    PreviewColumn& other = m_preview->columns[i];
    if (i == column) {
      other.role = role;
    } else if (oneColumnOnly(role) && other.role == role) {
      other.role = ColumnRole::Unused;
    }
    roles.push_back({other.name, other.role});
  }
  edit(Change::Roles, [&](ImportOptions& options) { options.roles = std::move(roles); });
  Q_EMIT previewChanged();
}

std::size_t ImportDraft::columnsUsed() const {
  if (!m_preview) return 0;
  return static_cast<std::size_t>(
      std::count_if(m_preview->columns.begin(), m_preview->columns.end(),
                    [](const PreviewColumn& column) { return column.role != ColumnRole::Unused; }));
}

}  // namespace tastescope::ui
