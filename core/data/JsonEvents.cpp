#include "core/data/JsonEvents.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/JsonFields.h"
#include "core/data/JsonShape.h"

namespace tastescope {
namespace {

/// Plural words for what somebody had.
bool namesItems(const std::string& name) {
  if (hintOf(name).role == ColumnRole::Item) return true;
  return endsWithAny(normalisedName(name), {"history", "clicks", "purchases", "basket", "cart",
                                            "sequence", "likes", "favorites", "favourites"});
}

/// The path to the events, from what the objects hold.
class PathGuess {
 public:
  explicit PathGuess(Places objects) : places_(std::move(objects)) {}

  JsonPath find(bool oneDocument) {
    if (oneDocument && (takeDictionary() || takeTable())) return path_;
    while (path_.size() < 8 && descend(oneDocument)) oneDocument = false;
    return path_;
  }

 private:
  bool descend(bool oneDocument) {
    const JsonFields fields(places_);
    std::vector<const JsonField*> objects;
    std::vector<const JsonField*> scalars;
    std::size_t ids = 0;
    int item = 0;  // how surely these objects name one of their own
    for (const JsonField& field : fields.all()) {
      const bool single = field.scalars > 0;
      if (single && namesRole(field.name, ColumnRole::Item))
        item = std::max(item, hintOf(field.name).strength);
      const ColumnRole role = hintOf(field.name).role;
      ids += single && role != ColumnRole::Time && role != ColumnRole::Rating;
      if (field.objectLists > field.scalars) objects.push_back(&field);
      if (field.scalarLists > field.scalars) scalars.push_back(&field);
    }
    if (objects.size() > 1 && oneDocument) keepLikeInteractions(objects);
    if (item > 0 && (objects.size() != 1 || !standsAbove(*objects.front(), item, oneDocument)))
      return false;
    if (objects.size() == 1) return enter(objects.front()->way);
    if (!objects.empty()) return false;
    if (scalars.size() > 1 || ids != 1) {
      std::erase_if(scalars, [](const JsonField* field) { return !namesItems(field->name); });
    }
    if (scalars.size() == 1 && ids > 0) enter(scalars.front()->way);
    return false;
  }

  /// Of several lists the one whose elements have a user and an item.
  void keepLikeInteractions(std::vector<const JsonField*>& lists) const {
    std::erase_if(lists, [this](const JsonField* field) {
      const Places elements = elementsOf(*field);
      return !has(elements, ColumnRole::User) || !has(elements, ColumnRole::Item);
    });
  }

  Places elementsOf(const JsonField& list) const {
    Places elements = places_;
    for (const JsonStep& step : list.way) elements = follow(std::move(elements), step);
    return childrenOf(elements);
  }

  /// Whether objects that seem to name an item, as surely as `item` says, only stand above a list of
  /// events: an address of a user is none beside a list of items, nor the number of the page that a
  /// document is. Photos of a book are no events.
  bool standsAbove(const JsonField& list, int item, bool oneDocument) const {
    const int inside = itemIn(list);
    return inside > item || (oneDocument && (inside > 0 || !has(places_, ColumnRole::User)));
  }

  /// How surely the elements of a list name an item.
  int itemIn(const JsonField& list) const {
    int best = 0;
    const JsonFields fields(elementsOf(list));
    for (const JsonField& field : fields.all()) {
      if (namesRole(field.name, ColumnRole::Item))
        best = std::max(best, hintOf(field.name).strength);
    }
    return best;
  }

  bool enter(const JsonPath& way) {
    path_.insert(path_.end(), way.begin(), way.end());
    path_.push_back({JsonStep::Kind::Each, {}});
    for (const JsonStep& step : way) places_ = follow(std::move(places_), step);
    places_ = follow(std::move(places_), path_.back());
    return true;
  }

  /// One object with a single list of lists and none of objects: the rows of a table, as pandas writes
  /// it by orient="split".
  bool takeTable() {
    const JsonFields fields(places_);
    const JsonField* rows = nullptr;
    for (const JsonField& field : fields.all()) {
      if (field.objectLists > 0 || (field.listLists > 0 && rows != nullptr)) return false;
      if (field.listLists > 0) rows = &field;
    }
    return rows != nullptr && enter(rows->way);
  }

  /// One object whose keys are ids and whose values are all alike.
  bool takeDictionary() {
    if (places_.size() != 1 || !places_.front().isObject()) return false;
    bool words = false;
    std::size_t keys = 0;
    forKeys(places_.front(), [&](std::string_view key, const Place&) {
      if (++keys <= kSamplePlaces) words = words || hintOf(key).strength >= 2;
    });
    const Places values = childrenOf(places_);
    constexpr std::size_t kFewest = 3;
    if (words || keys < kFewest) return false;
    const auto all = [&](const Places& places, const auto& test) {
      return !places.empty() && std::ranges::all_of(places, test);
    };
    const auto isList = [](const Place& place) { return place.kind() == JsonKind::Array; };
    const auto isObject = [](const Place& place) { return place.isObject(); };
    const auto isScalar = [](const Place& place) { return isJsonScalar(place.kind()); };
    if (all(values, isList)) {
      const Places elements = childrenOf(values);
      if (!all(elements, isScalar) && !(all(elements, isObject) && sameKeys(elements)))
        return false;
      path_ = {{JsonStep::Kind::Any, {}}, {JsonStep::Kind::Each, {}}};
      return true;
    }
    if (!all(values, isObject)) return false;
    const bool events =
        sameKeys(values) && has(values, ColumnRole::User) && has(values, ColumnRole::Item);
    if (!events && !all(childrenOf(values), isScalar)) return false;
    path_.assign(std::size_t{events ? 1U : 2U}, JsonStep{JsonStep::Kind::Any, {}});
    return true;
  }

  /// Whether objects have a key that is called so.
  static bool has(const Places& objects, ColumnRole role) {
    const JsonFields fields(objects);
    return std::ranges::any_of(
        fields.all(), [role](const JsonField& field) { return namesRole(field.name, role); });
  }

  /// Whether most objects have most of the keys there are.
  static bool sameKeys(const Places& objects) {
    const JsonFields fields(objects);
    std::size_t cells = 0;
    for (const JsonField& field : fields.all()) {
      cells += field.scalars + field.scalarLists + field.objectLists;
    }
    return fields.leftOut() == 0 && cells * 2 >= fields.all().size() * objects.size();
  }

  Places places_;
  JsonPath path_;
};

/// "users[], ratings[]": the lists of a document that holds several.
std::string listsOf(const Places& places) {
  const JsonFields fields(places);
  std::vector<std::string> lists;
  constexpr std::size_t kShown = 8;
  for (const JsonField& field : fields.all()) {
    if (field.objectLists + field.scalarLists == 0 || lists.size() == kShown) continue;
    lists.push_back(jsonPathText(field.way) + "[]");
  }
  return joined(lists);
}

[[noreturn]] void throwNoEvents(const Places& places) {
  const std::string lists = listsOf(places);
  if (lists.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "The file is one JSON object without a list of events. Write one object "
                         "for every event, or say with a path such as events[] where they are."));
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "The file is one JSON object, and which of its lists holds the events is "
                       "not clear: %1. Say it with a path.")
                  .arg(lists));
}

/// The numbers or names of a column's cells.
std::vector<std::string> cellNames(const Place& column) {
  std::vector<std::string> names;
  if (column.isObject()) {
    forKeys(column, [&](std::string_view name, const Place&) { names.emplace_back(name); });
  } else {
    for (std::size_t i = 0; i < childrenOf({column}).size(); ++i)
      names.push_back(std::to_string(i));
  }
  return names;
}

/// pandas' to_json() without more: {"user": {"0": "u1", "1": "u2"}, "item": {...}}, or the same with
/// lists. The columns stand one behind the other, and the sample may end in any.
bool isByColumns(const JsonSample& sample) {
  if (!sample.oneDocument || sample.places.empty()) return false;
  const Places columns = childrenOf(sample.places);
  if (columns.empty() || (columns.size() == 1 && !sample.broken)) return false;
  const std::vector<std::string> rows = cellNames(columns.front());
  if (rows.empty() || rows.front() != "0") return false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Places cells = childrenOf({columns[i]});
    const auto isScalar = [](const Place& cell) { return isJsonScalar(cell.kind()); };
    if (cells.empty() || !std::ranges::all_of(cells, isScalar)) return false;
    const bool cut = sample.broken && i + 1 == columns.size();
    if (!cut && cellNames(columns[i]) != rows) return false;
  }
  bool known = false;
  forKeys(sample.places.front(),
          [&](std::string_view key, const Place&) { known = known || hintOf(key).strength >= 2; });
  return known;
}

/// orient="split", where the numbers of the rows alone fill the sample.
bool isSplitWithoutRows(const JsonSample& sample) {
  if (!sample.oneDocument || !sample.broken || sample.places.empty()) return false;
  std::vector<std::string> keys;
  forKeys(sample.places.front(),
          [&](std::string_view key, const Place&) { keys.emplace_back(key); });
  return keys == std::vector<std::string>{"columns", "index"};
}

void refuseColumns(const JsonSample& sample) {
  if (!isByColumns(sample) && !isSplitWithoutRows(sample)) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "The file holds its columns one behind the other, not its rows. Write one "
                       "object for every row, with pandas by to_json(path, orient=\"records\", "
                       "lines=True)."));
}

/// The lists under `places`, then those within their elements.
void addLists(const Places& places, const JsonPath& path, std::vector<std::string>& lists) {
  constexpr std::size_t kDeepest = 6;
  if (path.size() > kDeepest) return;
  std::vector<JsonPath> inner;
  const JsonFields fields(places);
  for (const JsonField& field : fields.all()) {
    if (field.objectLists + field.scalarLists == 0 || lists.size() == kMostEventPaths) continue;
    JsonPath there = path;
    there.insert(there.end(), field.way.begin(), field.way.end());
    there.push_back({JsonStep::Kind::Each, {}});
    lists.push_back(jsonPathText(there));
    if (field.objectLists > 0) inner.push_back(field.way);
  }
  for (JsonPath& way : inner) {
    way.push_back({JsonStep::Kind::Each, {}});
    Places elements = places;
    for (const JsonStep& step : way) elements = follow(std::move(elements), step);
    way.insert(way.begin(), path.begin(), path.end());
    addLists(elements, way, lists);
  }
}

/// A document as a whole is an event only when it looks like one.
void requireEvents(const JsonSample& sample, const JsonPath& path) {
  if (!path.empty() || !sample.oneDocument || sample.places.empty()) return;
  const JsonFields fields(sample.places);
  const auto has = [&](ColumnRole role) {
    return std::ranges::any_of(fields.all(), [role](const JsonField& field) {
      return field.scalars > 0 && hintOf(field.name).role == role;
    });
  };
  if (!has(ColumnRole::User) || !has(ColumnRole::Item)) throwNoEvents(sample.places);
}

}  // namespace

void requireReachable(const JsonSample& sample, const JsonPath& path) {
  Places places = sample.places;
  for (const JsonStep& step : path) places = follow(std::move(places), step);
  if (!places.empty() || path.empty()) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import", "The path “%1” leads to nothing in the file. Its lists are: %2.")
                  .arg(jsonPathText(path))
                  .arg(listsOf(sample.places)));
}

JsonPath findEvents(const JsonSample& sample) {
  refuseColumns(sample);
  JsonPath path = PathGuess(sample.places).find(sample.oneDocument);
  requireEvents(sample, path);
  return path;
}

std::vector<std::string> eventPaths(const std::string& text, bool complete) {
  const JsonSample sample = sampleJson(text, complete);
  // The lists of a dictionary have the names of users.
  const JsonPath guess = PathGuess(sample.places).find(sample.oneDocument);
  const auto any = [](const JsonStep& step) { return step.kind == JsonStep::Kind::Any; };
  if (std::ranges::any_of(guess, any)) return {jsonPathText(guess)};
  std::vector<std::string> paths;
  if (!sample.oneDocument) paths.emplace_back();
  addLists(sample.places, {}, paths);
  return paths;
}

}  // namespace tastescope
