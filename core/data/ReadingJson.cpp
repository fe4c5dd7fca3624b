#include "core/data/ReadingJson.h"

#include <algorithm>
#include <array>

#include "core/data/FormatNames.h"

namespace tastescope {
namespace {

using JsonValue = nlohmann::json;
using ToJson = std::function<JsonValue(const Text&)>;
using FromJson = std::function<Text(const JsonValue&)>;

/// In place of an entity: a file of pairs describes nobody.
constexpr std::string_view kLinks = "links";

std::string keyOf(Entity entity) { return entity == Entity::User ? "user" : "item"; }

JsonValue toJson(const TextFormat& format) {
  const auto sign = [](const std::optional<char>& c) {
    return c && *c != '\0' ? JsonValue(std::string(1, *c)) : JsonValue();
  };
  return {{"encoding", keyOf(format.encoding)},
          {"delimiter", format.delimiter.value_or("")},
          {"header", format.header.value_or(false)},
          {"quote", sign(format.quote)},
          {"decimal", sign(format.decimal)}};
}

TextFormat formatFrom(const JsonValue& json) {
  const auto sign = [&json](const char* key) {
    const JsonValue& value = json.at(key);
    return value.is_string() && !value.get<std::string>().empty() ? value.get<std::string>().front()
                                                                  : '\0';
  };
  TextFormat format;
  format.encoding = encodingOfKey(json.at("encoding").get<std::string>()).value_or(Encoding::Utf8);
  format.delimiter = json.at("delimiter").get<std::string>();
  format.header = json.at("header").get<bool>();
  format.quote = sign("quote");
  format.decimal = sign("decimal");
  return format;
}

JsonValue toJson(const ReadFile& file, const ToJson& text) {
  JsonValue skipped = JsonValue::array();
  for (const SkippedLine& line : file.skipped)
    skipped.push_back({{"line", line.line}, {"text", line.text}});
  JsonValue json{{"name", file.name}, {"layout", keyOf(file.layout)}};
  json.update(toJson(file.format));
  json["layoutNote"] = text(file.layoutNote);
  json["encodingNote"] = text(file.encodingNote);
  json["skippedLines"] = std::move(skipped);
  return json;
}

ReadFile fileFrom(const JsonValue& json, const FromJson& text) {
  ReadFile file;
  file.name = json.at("name").get<std::string>();
  file.layout = layoutOfKey(json.at("layout").get<std::string>()).value_or(Layout::Delimited);
  file.format = formatFrom(json);
  file.layoutNote = text(json.at("layoutNote"));
  file.encodingNote = text(json.at("encodingNote"));
  for (const JsonValue& line : json.at("skippedLines")) {
    file.skipped.push_back(
        {line.at("line").get<std::uint64_t>(), line.at("text").get<std::string>()});
  }
  return file;
}

JsonValue toJson(const ReadSide& side) {
  return {{"name", side.name},
          {"describes", side.links ? std::string(kLinks) : keyOf(side.entity)},
          {"idColumn", side.idColumn},
          {"columns", side.columns},
          {"matched", side.matched},
          {"of", side.entities},
          {"unknownRows", side.unknown},
          {"matchedExamples", side.matchedExamples},
          {"unknownExamples", side.unknownExamples},
          {"used", side.used}};
}

ReadSide sideFrom(const JsonValue& json) {
  ReadSide side;
  side.name = json.at("name").get<std::string>();
  const auto described = json.at("describes").get<std::string>();
  side.entity = described == keyOf(Entity::Item) ? Entity::Item : Entity::User;
  side.links = described == kLinks;
  side.idColumn = json.at("idColumn").get<std::string>();
  side.columns = json.at("columns").get<std::vector<std::string>>();
  side.matched = json.at("matched").get<std::uint64_t>();
  side.entities = json.at("of").get<std::uint64_t>();
  side.unknown = json.at("unknownRows").get<std::uint64_t>();
  side.matchedExamples = json.at("matchedExamples").get<std::vector<std::string>>();
  side.unknownExamples = json.at("unknownExamples").get<std::vector<std::string>>();
  side.used = json.at("used").get<bool>();
  return side;
}

JsonValue toJson(const Remedy& remedy, const ToJson& text) {
  JsonValue roles = JsonValue::array();
  for (const RoleAssignment& role : remedy.roles)
    roles.push_back({{"column", role.column}, {"role", keyOf(role.role)}});
  JsonValue json{{"label", text(remedy.label)}, {"roles", std::move(roles)}};
  if (remedy.minRating) json["minRating"] = *remedy.minRating;
  if (remedy.dayFirst) json["dayFirst"] = *remedy.dayFirst;
  return json;
}

Remedy remedyFrom(const JsonValue& json, const FromJson& text) {
  Remedy remedy;
  remedy.label = text(json.at("label"));
  for (const JsonValue& role : json.at("roles")) {
    remedy.roles.push_back(
        {role.at("column").get<std::string>(),
         roleOfKey(role.at("role").get<std::string>()).value_or(ColumnRole::Unused)});
  }
  if (json.contains("minRating")) remedy.minRating = json.at("minRating").get<double>();
  if (json.contains("dayFirst")) remedy.dayFirst = json.at("dayFirst").get<bool>();
  return remedy;
}

JsonValue toJson(const Doubt& doubt, const ToJson& text) {
  JsonValue json{{"column", doubt.column}, {"sentence", text(doubt.sentence)}};
  if (doubt.remedy) json["remedy"] = toJson(*doubt.remedy, text);
  if (!doubt.option.empty()) json["option"] = doubt.option;
  return json;
}

Doubt doubtFrom(const JsonValue& json, const FromJson& text) {
  Doubt doubt{json.at("column").get<std::string>(), text(json.at("sentence")), {}};
  if (json.contains("remedy")) doubt.remedy = remedyFrom(json.at("remedy"), text);
  if (json.contains("option")) doubt.option = json.at("option").get<std::string>();
  return doubt;
}

constexpr std::array<const char*, 3> kDuplicateKeys{"first", "last", "sum"};

template <typename T>
void putIf(JsonValue& json, const char* key, const std::optional<T>& value) {
  if (value) json[key] = *value;
}
template <typename T>
void takeIf(const JsonValue& json, const char* key, std::optional<T>& value) {
  if (json.contains(key)) value = json.at(key).get<T>();
}

JsonValue toJson(const ReadRules& rules) {
  const CleaningOptions& cleaning = rules.cleaning;
  JsonValue json{{"duplicates", kDuplicateKeys.at(static_cast<std::size_t>(cleaning.duplicates))},
                 {"repeats", cleaning.keepRepeats},
                 {"events", JsonValue::array()},
                 {"minPerUser", cleaning.minPerUser},
                 {"minPerItem", cleaning.minPerItem},
                 {"yearFirst", rules.yearFirst}};
  for (const EventWeight& event : cleaning.events)
    json["events"].push_back({{"name", event.name}, {"weight", event.weight}});
  putIf(json, "minRating", cleaning.minRating);
  putIf(json, "dayFirst", rules.dayFirst);
  putIf(json, "path", rules.path);
  putIf(json, "noRating", rules.noRating);
  putIf(json, "listSeparator", rules.listSeparator);
  return json;
}

std::optional<ReadRules> rulesFrom(const JsonValue& json) {
  ReadRules rules;
  CleaningOptions& cleaning = rules.cleaning;
  const auto duplicates =
      std::ranges::find(kDuplicateKeys, json.at("duplicates").get<std::string>());
  if (duplicates == kDuplicateKeys.end()) return std::nullopt;
  cleaning.duplicates = static_cast<DuplicatePolicy>(duplicates - kDuplicateKeys.begin());
  cleaning.keepRepeats = json.at("repeats").get<bool>();
  for (const JsonValue& event : json.at("events"))
    cleaning.events.push_back(
        {event.at("name").get<std::string>(), event.at("weight").get<double>()});
  cleaning.minPerUser = json.at("minPerUser").get<std::uint32_t>();
  cleaning.minPerItem = json.at("minPerItem").get<std::uint32_t>();
  rules.yearFirst = json.at("yearFirst").get<bool>();
  takeIf(json, "minRating", cleaning.minRating);
  takeIf(json, "dayFirst", rules.dayFirst);
  takeIf(json, "path", rules.path);
  takeIf(json, "noRating", rules.noRating);
  takeIf(json, "listSeparator", rules.listSeparator);
  return rules;
}

}  // namespace

JsonValue toJson(const Reading& reading, const ToJson& text) {
  JsonValue json{{"files", JsonValue::array()},    {"columns", JsonValue::array()},
                 {"sides", JsonValue::array()},    {"events", JsonValue::array()},
                 {"cleaning", JsonValue::array()}, {"doubts", JsonValue::array()}};
  for (const ReadFile& file : reading.files) json["files"].push_back(toJson(file, text));
  for (const ReadColumn& column : reading.columns) {
    json["columns"].push_back(
        {{"name", column.name}, {"role", keyOf(column.role)}, {"how", text(column.how)}});
  }
  for (const ReadSide& side : reading.sides) json["sides"].push_back(toJson(side));
  for (const ReadEvent& event : reading.events) {
    json["events"].push_back({{"name", event.name},
                              {"rows", event.rows},
                              {"weight", event.weight},
                              {"kept", event.kept}});
  }
  for (const Text& step : reading.cleaning) json["cleaning"].push_back(text(step));
  for (const Doubt& doubt : reading.doubts) json["doubts"].push_back(toJson(doubt, text));
  if (reading.rules) json["rules"] = toJson(*reading.rules);
  return json;
}

std::optional<Reading> readingFromJson(const JsonValue& json, const FromJson& text) {
  try {
    Reading reading;
    for (const JsonValue& file : json.at("files")) reading.files.push_back(fileFrom(file, text));
    for (const JsonValue& column : json.at("columns")) {
      reading.columns.push_back(
          {column.at("name").get<std::string>(),
           roleOfKey(column.at("role").get<std::string>()).value_or(ColumnRole::Unused),
           text(column.at("how"))});
    }
    for (const JsonValue& side : json.at("sides")) reading.sides.push_back(sideFrom(side));
    for (const JsonValue& event : json.at("events")) {
      reading.events.push_back({event.at("name").get<std::string>(),
                                event.at("rows").get<std::uint64_t>(),
                                event.at("weight").get<double>(), event.at("kept").get<bool>()});
    }
    for (const JsonValue& step : json.at("cleaning")) reading.cleaning.push_back(text(step));
    for (const JsonValue& doubt : json.at("doubts"))
      reading.doubts.push_back(doubtFrom(doubt, text));
    if (json.contains("rules")) reading.rules = rulesFrom(json.at("rules"));
    return reading;
  } catch (const JsonValue::exception&) {
    return std::nullopt;
  }
}

}  // namespace tastescope
