#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/ExportArguments.h"
#include "core/data/DelimitedReader.h"
#include "core/data/TimeParsing.h"
#include "core/report/TableWriter.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope::cli {
namespace {

struct Arguments {
  std::string user, item, value, in, out;
  FormatArguments format;
};

struct RejectedOpinion {
  std::uint64_t line = 0;
  Text reason;
};

/// A file of opinions: read = taken + rejected.
struct OpinionFile {
  std::vector<Feedback> opinions;
  std::vector<RejectedOpinion> rejected;
};

std::string wholeText(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) {
    throw Error(ErrorCode::NotFound,
                coreText("Core",
                         "%1 cannot be read. Name a table with the columns user, item and "
                         "value.")
                    .arg(file));
  }
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
  return text;
}

std::optional<std::size_t> placeOf(const Record& header, std::string_view name) {
  const auto found = std::ranges::find(header.cells, name);
  if (found == header.cells.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.cells.begin());
}

/// Reads rows below a header that names user, item and value, and created if it likes.
class OpinionReader {
 public:
  OpinionReader(const Session& session, const std::string& file)
      : session_(session), records_(makeDelimitedReader(feedOf(wholeText(file)), ",", '"')) {
    Record header;
    if (records_->next(header)) {
      user_ = placeOf(header, "user");
      item_ = placeOf(header, "item");
      value_ = placeOf(header, "value");
      created_ = placeOf(header, "created");
    }
    if (user_ && item_ && value_) return;
    throw Error(ErrorCode::InvalidInput,
                coreText("Core",
                         "%1 does not begin with a line that names the columns user, item "
                         "and value. Write one, with commas between them.")
                    .arg(file));
  }

  OpinionFile read() {
    OpinionFile file;
    Record record;
    while (records_->next(record)) {
      Feedback opinion;
      if (auto reason = take(record, opinion)) {
        file.rejected.push_back({record.line, *std::move(reason)});
      } else {
        file.opinions.push_back(opinion);
      }
    }
    return file;
  }

 private:
  /// Why the row cannot be used; nothing when it can.
  std::optional<Text> take(const Record& record, Feedback& opinion) const {
    const std::size_t most = std::max({*user_, *item_, *value_});
    if (record.problem != RecordProblem::None || record.cells.size() <= most)
      return coreText("Core", "The line has too few cells.");
    const auto user = session_.data().users.find(record.cells[*user_]);
    if (!user) return coreText("Core", "No user has the id %1.").arg(record.cells[*user_]);
    const auto item = session_.data().items.find(record.cells[*item_]);
    if (!item) return coreText("Core", "No item has the id %1.").arg(record.cells[*item_]);
    const auto value = opinionOfKey(record.cells[*value_]);
    if (!value) {
      return coreText("Core", "“%1” is none of like, dislike, bought, hide, not-now and none.")
          .arg(record.cells[*value_]);
    }
    opinion = {*user, *item, *value, 0};
    if (!created_ || *created_ >= record.cells.size() || record.cells[*created_].empty()) return {};
    const auto time = parseTime(record.cells[*created_], {.form = TimeForm::Dates});
    if (!time) return coreText("Core", "“%1” is no time.").arg(record.cells[*created_]);
    opinion.created = secondsOf(*time);
    return {};
  }

  const Session& session_;
  std::unique_ptr<RecordReader> records_;
  std::optional<std::size_t> user_, item_, value_, created_;
};

void takeIn(const Arguments& arguments, Session& session, const Console& console) {
  const OpinionFile file = OpinionReader(session, arguments.in).read();
  giveFeedback(session, file.opinions);
  Json rejected = Json::array();
  constexpr std::size_t kShown = 5;
  std::string text = thousands(file.opinions.size() + file.rejected.size()) +
                     " rows read = " + thousands(file.opinions.size()) + " taken + " +
                     thousands(file.rejected.size()) + " rejected\n";
  for (const RejectedOpinion& row : file.rejected) {
    if (rejected.size() < kShown)
      text += "  rejected line " + std::to_string(row.line) + ": " + row.reason.english() + "\n";
    rejected.push_back({{"line", row.line}, {"reason", row.reason.english()}});
  }
  console.result({{"read", file.opinions.size() + file.rejected.size()},
                  {"taken", file.opinions.size()},
                  {"rejected", rejected}},
                 text);
}

Json toJson(const Dataset& data, const Feedback& one) {
  return {{"user", data.users.id(one.user)},
          {"item", data.items.id(one.item)},
          {"value", opinionKey(one.value)},
          {"created", one.created}};
}

void show(const Arguments& arguments, Session& session, const Console& console) {
  const Dataset& data = session.data();
  const std::vector<Feedback> all = arguments.user.empty()
                                        ? allFeedback(session)
                                        : feedbackOf(session, userFromId(session, arguments.user));
  Json document = Json::array();
  TextTable table({"user", "item", "value", "when"});
  for (const Feedback& one : all) {
    document.push_back(toJson(data, one));
    table.add({std::string(data.users.id(one.user)), std::string(data.items.id(one.item)),
               opinionKey(one.value), momentText(momentOf(one.created))});
  }
  std::string text = all.empty() ? "Nobody has said anything of an item.\n" : table.text();
  if (!arguments.out.empty()) {
    const ExportFormat format = formatOf(arguments.format);
    TableWriter writer(console.output(arguments.out), format);
    if (format.header) writer.header({"user", "item", "value", "created"});
    for (const Feedback& one : all) {
      writer.text(data.users.id(one.user));
      writer.text(data.items.id(one.item));
      writer.text(opinionKey(one.value));
      writer.text(momentText(momentOf(one.created)));
      writer.endRow();
    }
    text = outcomeText(writer.finish());
  }
  console.result({{"feedback", document}}, text);
}

void give(const Arguments& arguments, Session& session, const Console& console) {
  if (arguments.user.empty() || arguments.item.empty()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Core", "Say whose opinion of what it is: --user, --item and --value."));
  }
  const Index user = userFromId(session, arguments.user);
  const Index item = itemsFromIds(session, {arguments.item}).front();
  giveFeedback(session, user, item, opinionOfKey(arguments.value).value_or(kNoOpinion));
  console.result({{"user", arguments.user}, {"item", arguments.item}, {"value", arguments.value}},
                 arguments.user + ", " + arguments.item + ": " + arguments.value + "\n");
}

}  // namespace

Command feedbackCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser =
      app.add_subcommand("feedback", "What people say of items, which their lists follow at once");
  auto arguments = std::make_shared<Arguments>();
  parser->add_option("--user", arguments->user, "whose opinion, by id");
  parser->add_option("--item", arguments->item, "of which item, by id");
  CLI::Option* const value = addWord(*parser, "--value", arguments->value,
                                     {"like", "dislike", "bought", "hide", "not-now", "none"},
                                     "what is said; not-now holds for two weeks, none forgets");
  parser
      ->add_option("--in", arguments->in,
                   "take what this CSV file says: user, item, value, and created if there is one")
      ->type_name("FILE")
      ->excludes(value);
  parser->add_option("--out", arguments->out, "write what was said to this CSV file")
      ->type_name("FILE");
  addExportOptions(*parser, arguments->format);
  addOverwriteOption(*parser, options);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const SessionPtr session = console.openSession();
            if (!arguments->in.empty()) return takeIn(*arguments, *session, console);
            if (!arguments->value.empty()) return give(*arguments, *session, console);
            show(*arguments, *session, console);
          }};
}

}  // namespace tastescope::cli
