#include "core/workflow/living/AppendData.h"

#include <algorithm>
#include <chrono>

namespace tastescope {
namespace {

void requireWritableProject(bool readOnly) {
  if (!readOnly) return;
  throw Error(ErrorCode::ReadOnly,
              coreText("Append",
                       "The project can only be read, so nothing can be added to it. "
                       "Copy it to a folder you can write to."));
}

/// The rules of the project hold; only one that does not say them needs others.
void requireRules(const Session& session, const AppendRequest& request) {
  if (!request.cleaning || !session.data().report.reading.rules) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Append",
                       "What is added is cleaned by the rules of the project: “%1”. Leave out what "
                       "says otherwise.")
                  .arg(session.data().name));
}

/// Where the project says none, all that is added has one rule, so that it can be joined again.
void requireOneRule(const Session& session, const Append& append) {
  if (session.data().report.reading.rules || session.appends().empty()) return;
  const GrowthRule& before = session.appends().back().rule;
  if (append.rule.duplicates == before.duplicates &&
      append.rule.keepRepeats == before.keepRepeats && append.rule.leastSum == before.leastSum)
    return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Append",
                       "“%1” was added by other rules for repeated pairs. Say the same for what "
                       "is added now.")
                  .arg(session.appends().back().source));
}

/// Values that are added up, and repeats, would count twice.
void requireNotAddedBefore(const Session& session, const Append& append) {
  if (append.rule.duplicates != DuplicatePolicy::Sum && !append.rule.keepRepeats) return;
  const auto& before = session.appends();
  const auto same = std::ranges::find(before, append.content, &AppendRecord::content);
  if (same == before.end()) return;
  throw Error(
      ErrorCode::InvalidInput,
      coreText("Append",
               "The rows of “%1” were added before, from “%2” on %3, and would count twice. "
               "Nothing is added.")
          .arg(append.name)
          .arg(same->source)
          .arg(dateText(momentOf(same->created))));
}

std::vector<std::filesystem::path> filesAsked(const ImportOptions& options) {
  std::vector<std::filesystem::path> files = options.sources;
  for (const auto* other : {&options.itemsFile, &options.usersFile, &options.linksFile,
                            &options.trainFile, &options.validFile, &options.testFile}) {
    if (*other) files.push_back(**other);
  }
  return files;
}

}  // namespace

AppendOutcome appendData(Session& session, const AppendRequest& request, Progress& progress,
                         const std::stop_token& stop) {
  requireWritableProject(session.readOnly());
  requireRules(session, request);
  const auto begin = std::chrono::steady_clock::now();
  const FileProtection named(FileProtection::Reason::BeingRead, filesAsked(request.options));
  const auto requirePlace = [&request] {
    if (request.rejected) requireWritable(std::vector<OutputFile>{request.rejected->file});
  };
  requirePlace();
  AppendOutcome outcome;
  std::optional<FileProtection> found;
  Append append = readAppend(session.data(), request.options, request.cleaning, progress, stop,
                             [&](std::vector<std::filesystem::path> files) {
                               found.emplace(FileProtection::Reason::BeingRead, files);
                               requirePlace();
                               outcome.files = std::move(files);
                             });
  requireOneRule(session, append);
  requireNotAddedBefore(session, append);
  outcome.record = session.withProject([&](Project& project) {
    return AppendStore(project).add(session.data(), append, progress, stop);
  });
  outcome.users = append.grown.users.size() - session.data().users.size();
  outcome.items = append.grown.items.size() - session.data().items.size();
  outcome.interactions = append.grown.interactions->size();
  outcome.report = std::move(append.report);
  outcome.report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (request.rejected)
    saveRejectedRows(outcome.report, request.rejected->file, request.rejected->format);
  return outcome;
}

UndoneAppend lastAppend(Session& session) {
  return session.withProject([](Project& project) { return AppendStore(project).lookAtLast(); });
}

UndoneAppend undoAppend(Session& session, bool andWhatHangs, Progress& progress,
                        const std::stop_token& stop) {
  requireWritableProject(session.readOnly());
  return session.withProject([&](Project& project) {
    return AppendStore(project).undoLast(andWhatHangs, progress, stop);
  });
}

UndoneAppend undoAppend(const std::filesystem::path& file, bool andWhatHangs, Progress& progress,
                        const std::stop_token& stop) {
  const Project project = Project::open(file);
  requireWritableProject(project.readOnly());
  return AppendStore(project).undoLast(andWhatHangs, progress, stop);
}

}  // namespace tastescope
