// What the import wizard knows so far: the options being put together, the preview of the source
// under them and the live row counts. Every edit restarts preview and counting in the background;
// the latest wins. Nothing is written. Thread rule: GUI thread; preview and counting run as jobs.
// Cost: one preview (1 MiB read) and one counting pass per edit.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <array>
#include <functional>
#include <optional>

#include "core/workflow/data/ImportData.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

class ImportDraft : public QObject {
  Q_OBJECT
 public:
  /// How far the effects of an edit reach.
  enum class Change {
    Source,    ///< format, roles and side files are guessed anew
    Format,    ///< roles are guessed anew
    Roles,     ///< preview and counts
    Cleaning,  ///< counts, and the marks of the preview
    Side,      ///< counts
    Words,     ///< nothing but the summary
  };

  explicit ImportDraft(AppContext& context, QObject* parent = nullptr);

  [[nodiscard]] const ImportOptions& options() const { return m_options; }
  void edit(Change change, const std::function<void(ImportOptions&)>& apply);
  /// Back to nothing chosen; running jobs are cancelled.
  void clear();
  /// Cancels preview and counting, for example because the import itself begins.
  void settle();

  [[nodiscard]] bool hasSource() const;
  /// The file the preview shows: the first source or the training file of a given split.
  [[nodiscard]] QString sourceName() const;

  [[nodiscard]] const Preview* preview() const { return m_preview ? &*m_preview : nullptr; }
  [[nodiscard]] const Error* previewError() const {
    return m_previewError ? &*m_previewError : nullptr;
  }
  /// What the source leaves to choose, also when it cannot be read without.
  [[nodiscard]] const SourceChoices& choices() const { return m_choices; }
  /// Nothing is wrong, but one of several tables or of several lists has to be named first.
  [[nodiscard]] bool choiceNeeded() const;
  /// Empty: as found.
  void chooseTable(const std::string& name);
  /// Nothing: as found.
  void choosePath(const std::optional<std::string>& path);
  [[nodiscard]] bool previewing() const { return m_previewJob.active(); }
  [[nodiscard]] qint64 previewMilliseconds() const { return m_previewMs; }

  /// Counts of the latest settings, or of the ones before while counting() is true.
  [[nodiscard]] const ImportReport* count() const { return m_count ? &*m_count : nullptr; }
  [[nodiscard]] const Error* countError() const { return m_countError ? &*m_countError : nullptr; }
  [[nodiscard]] bool counting() const {
    return m_previewJob.active() || m_countPause.isActive() || m_countJob.active();
  }

  /// How the source is read: as counted, or as much as the preview knows of it.
  [[nodiscard]] Reading reading() const;
  /// What is doubtful about it; without a column, or with the one it is about.
  [[nodiscard]] std::vector<Doubt> doubts() const;
  /// Does what a remedy says; the doubt is gone at once. The status bar offers to undo it until the
  /// next edit.
  void apply(const Doubt& doubt);

  /// Column that plays a role in the preview, or an empty string.
  [[nodiscard]] QString columnWith(ColumnRole role) const;
  /// Gives a column a role; user, item, value, time, split and title have one column at most, the
  /// one before lets go.
  void setRole(std::size_t column, ColumnRole role);
  [[nodiscard]] std::size_t columnsUsed() const;

  /// Files about items and users and of links, as the import will read them: chosen or found
  /// beside the source.
  static constexpr std::size_t kSideParts = 3;
  using SidePaths = std::array<std::optional<std::filesystem::path>, kSideParts>;
  [[nodiscard]] SidePaths sidePaths() const;
  /// From now on these, and nothing found beside the source.
  void setSidePath(std::size_t part, std::optional<std::filesystem::path> path);

  /// Which kinds of events are kept and what each is worth; empty: all count alike.
  void setEvents(std::vector<EventWeight> events);
  /// True once a person has chosen how repeated rows are treated; until then the kind of data
  /// decides.
  bool duplicatesChosen = false;
  bool domainChosen = false;
  void setDomain(Domain domain);

 Q_SIGNALS:
  /// Any of options, preview or counts changed.
  void changed();
  void previewChanged();
  void countChanged();

 private:
  void startPreview();
  void startCount();
  void takePreview(Preview preview);
  void takePreviewError(const Error& error);
  void guessDomain();
  void forgetOtherEvents();
  /// The usual way with repeated rows, unless a person chose another; true when that is a change.
  bool followDuplicates();
  void countSoon();
  void undoRemedy();
  void keepRemedy();

  static constexpr std::size_t kPreviewRows = 2000;

  AppContext& m_context;
  ImportOptions m_options;
  std::optional<Preview> m_preview;
  std::optional<Error> m_previewError;
  SourceChoices m_choices;
  std::optional<ImportReport> m_count;
  std::optional<Error> m_countError;
  std::optional<ImportOptions> m_before;  ///< a remedy that can be undone
  QString m_undoable;                     ///< what the status bar says of it
  QString m_eventColumn;                  ///< the one the chosen events are of
  bool m_newSource = false;
  qint64 m_previewMs = 0;
  QElapsedTimer m_previewClock;
  QTimer m_countPause;
  LatestJob m_previewJob;
  LatestJob m_countJob;
};

/// How repeated rows are treated unless a person says otherwise.
DuplicatePolicy defaultDuplicates(const ImportOptions& options);

}  // namespace tastescope::ui
