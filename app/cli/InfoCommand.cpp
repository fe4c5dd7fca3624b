#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "core/base/Joined.h"
#include "core/data/FormatNames.h"
#include "core/data/ReadingJson.h"
#include "core/workflow/Runs.h"
#include "core/workflow/data/DescribeData.h"

namespace tastescope::cli {
namespace {

Json columnNames(const AttributeTable& table) {
  Json names = Json::array();
  for (const AttributeColumn& column : table.columns()) names.push_back(column.name);
  return names;
}

Json describe(Session& session) {
  const DataFigures figures = dataFigures(session);
  const LongTail tail = longTail(session);
  const Dataset& data = session.data();
  Json document{{"name", data.name},
                {"fingerprint", data.fingerprint},
                {"users", figures.users},
                {"items", figures.items},
                {"interactions", figures.interactions},
                {"rows", figures.rows},
                {"repeats", figures.repeats},
                {"density", figures.density},
                {"perUser",
                 {{"min", figures.minPerUser},
                  {"median", figures.medianPerUser},
                  {"max", figures.maxPerUser}}},
                {"giniItems", figures.giniItems},
                {"shareOfFirst20Percent", tail.shareOfFirst(0.2)},
                {"givenSplit", !data.parts.empty()},
                {"userAttributes", columnNames(data.userAttributes)},
                {"itemAttributes", columnNames(data.itemAttributes)},
                {"links", data.links.size()},
                {"domain", keyOf(session.domain())},
                {"runs", runSummaries(session).size()}};
  document["reading"] =
      toJson(data.report.reading, [](const Text& text) { return Json(text.english()); });
  if (figures.hasDates) {
    document["time"] = {{"first", secondsOf(figures.firstTime)},
                        {"last", secondsOf(figures.lastTime)}};
  }
  document["positions"] = figures.positions;
  document["appends"] = Json::array();
  for (const AppendRecord& append : session.appends()) {
    document["appends"].push_back({{"source", append.source},
                                   {"created", append.created},
                                   {"rows",
                                    {{"read", append.rows.read},
                                     {"new", append.rows.imported},
                                     {"merged", append.rows.merged},
                                     {"filtered", append.rows.filtered},
                                     {"rejected", append.rows.rejected}}}});
  }
  return document;
}

std::string describeInWords(const Json& d) {
  TextTable table({"", ""});
  const auto listed = [](const Json& names) {
    return names.empty() ? "none"
                         : joined(names, [](const Json& name) { return name.get<std::string>(); });
  };
  table.add(
      {"data", d["name"].get<std::string>() + " (" + d["fingerprint"].get<std::string>() + ")"});
  table.add({"kind of data", d["domain"].get<std::string>()});
  table.add({"users", thousands(d["users"].get<std::uint64_t>())});
  table.add({"items", thousands(d["items"].get<std::uint64_t>())});
  table.add({"interactions", thousands(d["interactions"].get<std::uint64_t>()) + " of " +
                                 thousands(d["rows"].get<std::uint64_t>()) + " rows"});
  if (const auto repeats = d["repeats"].get<std::uint64_t>(); repeats > 0)
    table.add({"repeats", thousands(repeats) + " more events, for models that read order"});
  table.add({"filled", decimals(100 * d["density"].get<double>(), 3) + " % of the table"});
  table.add({"per user", "median " + decimals(d["perUser"]["median"].get<double>(), 0) + ", " +
                             thousands(d["perUser"]["min"].get<std::uint64_t>()) + " to " +
                             thousands(d["perUser"]["max"].get<std::uint64_t>())});
  table.add({"long tail", "first 20 % of items carry " +
                              decimals(100 * d["shareOfFirst20Percent"].get<double>(), 0) + " %"});
  if (d.contains("time")) {
    const auto day = [&](const char* end) {
      return dateText(momentOf(d["time"][end].get<std::int64_t>()));
    };
    table.add({"time", day("first") + " to " + day("last")});
  } else if (d["positions"].get<bool>()) {
    table.add({"time", "positions in an order, no dates"});
  }
  for (const Json& append : d["appends"]) {
    table.add({"added", thousands(append["rows"]["new"].get<std::uint64_t>()) + " new of " +
                            thousands(append["rows"]["read"].get<std::uint64_t>()) + " rows from " +
                            append["source"].get<std::string>() + ", " +
                            dateText(momentOf(append["created"].get<std::int64_t>()))});
  }
  table.add({"given split", d["givenSplit"].get<bool>() ? "yes" : "no"});
  table.add({"user attributes", listed(d["userAttributes"])});
  table.add({"item attributes", listed(d["itemAttributes"])});
  table.add({"links", thousands(d["links"].get<std::uint64_t>())});
  table.add({"runs", thousands(d["runs"].get<std::uint64_t>())});
  const std::string text = table.text();
  return text.substr(text.find('\n') + 1);
}

std::string readingInWords(const Reading& reading) {
  if (reading.files.empty()) return {};
  TextTable table({"", ""});
  for (const ReadingLine& line : linesOf(reading))
    table.add({line.label.english(), line.value.english()});
  for (const Doubt& doubt : reading.doubts) table.add({"doubt", doubt.sentence.english()});
  const std::string text = table.text();
  return "\nhow it was read" + text.substr(text.find('\n'));
}

}  // namespace

Command infoCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("info", "What a project holds");
  auto domain = std::make_shared<std::optional<Domain>>();
  addChoice(*parser, "--domain", *domain, domainsByKey(),
            "from now on the data is about this, which decides words in the window");
  addGlobalOptions(*parser, options);
  return {parser, [domain](const Console& console) {
            const SessionPtr session = console.openSession();
            if (*domain) session->setDomain(**domain);
            const Json document = describe(*session);
            console.result(document, describeInWords(document) +
                                         readingInWords(session->data().report.reading));
          }};
}

}  // namespace tastescope::cli
