// What the recommend screen shows, without widgets: a person (known or made up), their history with
// what-if changes, the list a run would give or the history it would write, the same before the
// change or by another run, and why an item is on it. Thread rule: GUI thread; every answer comes from a job, newest wins,
// old content stays until then. Cost: a forward pass or two per change, one per item that is written
// on; explain() one per history item.
#pragma once

#include <QObject>
#include <optional>
#include <span>

#include "core/workflow/data/DescribeData.h"
#include "core/workflow/recommend/GenerateUse.h"
#include "core/workflow/recommend/KeptPeople.h"
#include "core/workflow/recommend/RecommendUse.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

struct PersonInfo {
  Index user = kNoIndex;  ///< kNoIndex: a made-up person
  QString id;
  QStringList attributes;
  std::vector<HistoryRow> history;  ///< newest first, without what-if
  std::vector<Feedback> feedback;
};

/// Of two lists side by side: the run's, and what it is compared with.
enum class ListSide { Own, Other };

enum class ListKind {
  Score,    ///< ranked by score
  Sampled,  ///< ranked by the mean over samples of the latent posterior
  Sequence  ///< the history written on, item after item; a row's score is its probability there
};

/// One way a history goes on.
struct WrittenOn {
  std::vector<RecommendationRow> rows;
  double logProbability = 0;
};

struct ListAnswer {
  std::vector<RecommendationRow> rows;
  ListKind kind = ListKind::Score;
  std::vector<WrittenOn> ways;  ///< Sequence: `rows` is one of them; the likeliest first
  /// What is compared with: the other run's list, or this one before the change. Deeper than what is
  /// shown, to find ranks in; empty when nothing is compared.
  std::vector<RecommendationRow> base;
  std::vector<RecommendationRow> deep;  ///< `rows` and what follows; empty without another run
  RunId other = 0;                      ///< whose list `base` is; 0: no other run's
  bool compared = false;
  double milliseconds = 0;
  Text nothing;  ///< why there are no rows; empty when there are

  /// The rows to show on a side; none on the other without another run.
  [[nodiscard]] std::span<const RecommendationRow> shown(ListSide side) const;
  /// The items that both sides show.
  [[nodiscard]] std::size_t inBoth() const;
};

struct WhyAnswer {
  Index item = kNoIndex;
  QString title;
  std::vector<Reason> reasons;
  std::size_t historySize = 0;
  std::uint64_t hadBy = 0;  ///< users who have the item
  std::uint64_t users = 0;
};

class RecommendModel : public QObject {
  Q_OBJECT
 public:
  explicit RecommendModel(AppContext& context, QObject* parent = nullptr);

  void setRun(RunId run);
  /// 0: none.
  void setCompared(RunId run);
  /// Shows a known user without changes.
  void showUser(Index user);
  /// A person built from nothing.
  void newPerson();
  /// Somebody kept in the project, as they were kept.
  void showKept(const KeptPerson& person);
  /// Keeps who is shown, with the changes tried out, under a name.
  void keep(const QString& name);
  /// Stores the changes tried out on somebody kept.
  void saveKept();
  void renameKept(PersonId person, const QString& name);
  /// Can be undone for as long as the announcement stays.
  void forgetKept(PersonId person);
  void clear();
  void addItem(Index item);
  void removeItem(Index item);
  void undoChange(Index item);
  void undoAll();
  void setFilters(std::vector<ItemFilter> filters);
  void setKind(ListKind kind);
  /// How a history is written on; length, filters and what is hidden do not count.
  void setWriting(const GenerateOptions& options);
  /// Of the ways a history goes on.
  void showWay(std::size_t way);
  /// Whether items the person has may be recommended again.
  void setKeepOwned(bool keep);
  void explainItem(Index item);
  /// An Opinion; lists follow at once.
  void giveFeedback(Index item, int value);
  /// Feedback marks in the project.
  [[nodiscard]] std::uint64_t feedbackCount() const { return m_feedbackCount; }

  [[nodiscard]] RunId run() const { return m_run; }
  [[nodiscard]] RunId compared() const { return m_compared; }
  [[nodiscard]] bool made() const { return m_made; }
  [[nodiscard]] bool hasPerson() const { return m_made || m_person.user != kNoIndex; }
  [[nodiscard]] const PersonInfo& person() const { return m_person; }
  [[nodiscard]] const std::vector<Index>& added() const { return m_added; }
  [[nodiscard]] const std::vector<Index>& removed() const { return m_removed; }
  [[nodiscard]] bool changed() const { return !m_added.empty() || !m_removed.empty(); }
  [[nodiscard]] const std::vector<ItemFilter>& filters() const { return m_filters; }
  [[nodiscard]] ListKind kind() const { return m_kind; }
  [[nodiscard]] const GenerateOptions& writing() const { return m_writing; }
  [[nodiscard]] std::size_t way() const { return m_way; }
  [[nodiscard]] bool keepOwned() const { return m_keepOwned; }
  /// Who of the kept people is shown; id 0: nobody kept.
  [[nodiscard]] const KeptPerson& kept() const { return m_kept; }
  /// Whether what is shown has changes that nobody has kept.
  [[nodiscard]] bool unsaved() const;
  [[nodiscard]] const ListAnswer& list() const { return m_list; }
  [[nodiscard]] const WhyAnswer& why() const { return m_why; }
  [[nodiscard]] int feedbackOn(Index item) const;
  /// Title, or the id.
  [[nodiscard]] QString itemName(Index item) const;
  [[nodiscard]] AppContext& context() const { return m_context; }
  [[nodiscard]] RecommendRequest request() const;

 Q_SIGNALS:
  void personChanged();
  void changesChanged();
  void listChanged();
  void whyChanged();
  void feedbackChanged();
  /// Who is kept in the project, or who of them is shown.
  void keptChanged();
  void failed(const QString& sentence, const QString& details);

 private:
  void refresh();
  void showPerson(PersonInfo person, bool made, const KeptPerson& kept);
  [[nodiscard]] KeptPerson shown() const;
  template <typename Work, typename Done>
  void store(Work work, Done done);
  void announceGone(Index item);
  void askFeedbackCount();
  void takeList(ListAnswer answer);
  void followWhy();
  [[nodiscard]] std::function<void(const Error&)> failing();

  AppContext& m_context;
  RunId m_run = 0;
  RunId m_compared = 0;
  bool m_made = false;
  PersonInfo m_person;
  std::vector<Index> m_added;
  std::vector<Index> m_removed;
  std::vector<ItemFilter> m_filters;
  ListKind m_kind = ListKind::Score;
  GenerateOptions m_writing;
  std::size_t m_way = 0;
  bool m_keepOwned = false;
  KeptPerson m_kept;
  ListAnswer m_list;
  WhyAnswer m_why;
  std::uint64_t m_feedbackCount = 0;
  LatestJob m_personJob;
  LatestJob m_listJob;
  LatestJob m_whyJob;
  LatestJob m_countJob;
};

}  // namespace tastescope::ui
