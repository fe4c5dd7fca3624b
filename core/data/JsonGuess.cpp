#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/ColumnNames.h"
#include "core/data/JsonSample.h"
#include "core/data/JsonShape.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

/// "parent.name"
std::string inside(std::string_view parent, std::string_view name) {
  std::string path(parent);
  return path.append(1, '.').append(name);
}

/// Calls `each(key, value)` for every key of an object.
template <typename Each>
void forKeys(const Place& object, const Each& each) {
  std::string buffer;
  const std::uint32_t end = object.tape->node(object.node).next;
  for (std::uint32_t key = object.node + 1; key < end; key = object.tape->node(key + 1).next) {
    each(object.tape->said(key, buffer), Place{object.tape, key + 1});
  }
}

Places valuesOfKey(const Places& places, std::string_view wanted) {
  Places values;
  for (const Place& place : places) {
    if (!place.isObject()) continue;
    forKeys(place, [&](std::string_view key, const Place& value) {
      if (key == wanted) values.push_back(value);
    });
  }
  return values;
}

Places follow(Places places, const JsonStep& step) {
  if (step.kind == JsonStep::Kind::Key) return valuesOfKey(places, step.key);
  const JsonKind wanted = step.kind == JsonStep::Kind::Each ? JsonKind::Array : JsonKind::Object;
  std::erase_if(places, [wanted](const Place& place) { return place.kind() != wanted; });
  return childrenOf(places);
}

/// A key of objects, "a.b" for one of an object in them, and what its values are.
struct Field {
  std::string name;
  JsonPath way;
  std::size_t objectLists = 0;
  std::size_t scalarLists = 0;
  std::size_t scalars = 0;
  std::size_t listLists = 0;  ///< of those with scalars, as far as the first element tells
};

bool firstIs(const Place& list, JsonKind kind) {
  const JsonNode& node = list.tape->node(list.node);
  return node.next > list.node + 1 && list.tape->node(list.node + 1).kind == kind;
}

bool holdsObjects(const Place& list) { return firstIs(list, JsonKind::Object); }

class Fields {
 public:
  explicit Fields(const Places& places) {
    for (const Place& place : places) {
      if (place.isObject()) addObject(place, {}, {}, 0);
    }
  }
  [[nodiscard]] const std::deque<Field>& all() const { return fields_; }
  [[nodiscard]] std::size_t leftOut() const { return leftOut_.size(); }

 private:
  void addObject(const Place& object, const std::string& prefix, const JsonPath& way, int depth) {
    forKeys(object, [&](std::string_view key, const Place& value) {
      const std::string name = prefix + std::string(key);
      JsonPath there = way;
      there.push_back({JsonStep::Kind::Key, std::string(key)});
      if (value.isObject() && depth < kMaxJsonNesting) {
        addObject(value, name + ".", there, depth + 1);
      } else {
        addValue(name, std::move(there), value);
      }
    });
  }

  void addValue(const std::string& name, JsonPath way, const Place& value) {
    auto known = places_.find(name);
    if (known == places_.end()) {
      if (fields_.size() >= kMaxJsonColumns) {
        if (leftOut_.size() < kMaxJsonColumns) leftOut_.insert(name);
        return;
      }
      known = places_.emplace(name, fields_.size()).first;
      fields_.push_back({name, std::move(way)});
    }
    Field& field = fields_[known->second];
    if (value.kind() != JsonKind::Array) {
      ++field.scalars;
    } else if (holdsObjects(value)) {
      ++field.objectLists;
    } else if (value.tape->node(value.node).next > value.node + 1) {
      ++field.scalarLists;
      field.listLists += firstIs(value, JsonKind::Array);
    }
  }

  std::deque<Field> fields_;
  std::unordered_map<std::string, std::size_t> places_;
  std::set<std::string> leftOut_;
};

bool endsWithAny(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

bool namesAKey(const std::string& name) {
  return endsWithAny(normalisedName(name), {"id", "uri", "url", "key", "sku", "asin", "code"});
}

/// What a key says, in whatever it stands: "userId" of "attributes.userId".
NameHint hintOfKey(const std::string& name) {
  const NameHint whole = hintOf(name);
  const NameHint last = hintOf(std::string_view(name).substr(name.rfind('.') + 1));
  return last.strength > whole.strength ? last : whole;
}

bool namesRole(const std::string& name, ColumnRole role) {
  const NameHint hint = hintOf(name);
  return hint.role == role && (hint.strength >= 2 || (hint.strength == 1 && namesAKey(name)));
}

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
    const Fields fields(places_);
    std::vector<const Field*> objects;
    std::vector<const Field*> scalars;
    std::size_t ids = 0;
    int item = 0;  // how surely these objects name one of their own
    for (const Field& field : fields.all()) {
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
      std::erase_if(scalars, [](const Field* field) { return !namesItems(field->name); });
    }
    if (scalars.size() == 1 && ids > 0) enter(scalars.front()->way);
    return false;
  }

  /// Of several lists the one whose elements have a user and an item.
  void keepLikeInteractions(std::vector<const Field*>& lists) const {
    std::erase_if(lists, [this](const Field* field) {
      const Places elements = elementsOf(*field);
      return !has(elements, ColumnRole::User) || !has(elements, ColumnRole::Item);
    });
  }

  Places elementsOf(const Field& list) const {
    Places elements = places_;
    for (const JsonStep& step : list.way) elements = follow(std::move(elements), step);
    return childrenOf(elements);
  }

  /// Whether objects that seem to name an item, as surely as `item` says, only stand above a list of
  /// events: an address of a user is none beside a list of items, nor the number of the page that a
  /// document is. Photos of a book are no events.
  bool standsAbove(const Field& list, int item, bool oneDocument) const {
    const int inside = itemIn(list);
    return inside > item || (oneDocument && (inside > 0 || !has(places_, ColumnRole::User)));
  }

  /// How surely the elements of a list name an item.
  int itemIn(const Field& list) const {
    int best = 0;
    const Fields fields(elementsOf(list));
    for (const Field& field : fields.all()) {
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
    const Fields fields(places_);
    const Field* rows = nullptr;
    for (const Field& field : fields.all()) {
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
    const Fields fields(objects);
    return std::ranges::any_of(fields.all(),
                               [role](const Field& field) { return namesRole(field.name, role); });
  }

  /// Whether most objects have most of the keys there are.
  static bool sameKeys(const Places& objects) {
    const Fields fields(objects);
    std::size_t cells = 0;
    for (const Field& field : fields.all()) {
      cells += field.scalars + field.scalarLists + field.objectLists;
    }
    return fields.leftOut() == 0 && cells * 2 >= fields.all().size() * objects.size();
  }

  Places places_;
  JsonPath path_;
};

/// The last key on a way, for names of what has none of its own.
std::string lastKey(const JsonPath& way, std::string otherwise) {
  for (const JsonStep& step : way) {
    if (step.kind == JsonStep::Kind::Key) otherwise = step.key;
  }
  return otherwise;
}

/// Columns of all levels, and what the way to them says of their meaning.
class ShapeBuilder {
 public:
  ShapeBuilder(JsonShape& shape, JsonGuess& guess, const JsonSample& sample)
      : shape_(shape), guess_(guess), envelope_(sample.oneDocument) {
    Places places = sample.places;
    JsonPath way;
    std::size_t at = 0;
    for (;;) {
      way.clear();
      while (at < shape.path.size() && !expands(shape.path[at])) way.push_back(shape.path[at++]);
      const bool last = at == shape.path.size();
      if (!last) way.push_back(shape.path[at++]);
      shape.levels.emplace_back().way = way;
      places_.push_back(places);
      if (last) break;
      for (const JsonStep& step : way) places = follow(std::move(places), step);
    }
  }

  void build() {
    const auto isList = [](const Place& place) { return place.kind() == JsonKind::Array; };
    const Places& events = places_.back();
    shape_.listsOfCells =
        static_cast<std::size_t>(std::ranges::count_if(events, isList)) * 2 > events.size();
    collectNames();
    nameColumns();
    sayRoles();
  }

 private:
  std::size_t levels() const { return shape_.levels.size(); }

  /// The fields of every level that become columns: not the way down.
  void collectNames() {
    names_.resize(levels());
    for (std::size_t level = 0; level < levels(); ++level) {
      const bool leaf = level + 1 == levels();
      const auto scalars = std::ranges::count_if(
          places_[level], [](const Place& place) { return isJsonScalar(place.kind()); });
      scalarLeaf_ = leaf && static_cast<std::size_t>(scalars) * 2 > places_[level].size();
      if (leaf && scalarLeaf_) break;
      if (leaf && shape_.listsOfCells) {
        nameCells();
        break;
      }
      if (!leaf && shape_.levels[level].way.back().kind == JsonStep::Kind::Any) continue;
      const Fields fields(places_[level]);
      shape_.keysLeftOut += fields.leftOut();
      const std::string skipped = nameOf(shape_.levels[level].way);
      const bool hits = std::ranges::any_of(
          fields.all(), [](const Field& field) { return field.name.starts_with("_source."); });
      for (const Field& field : fields.all()) {
        const bool onTheWay =
            !skipped.empty() && (field.name == skipped || field.name.starts_with(skipped + "."));
        // Beside a table stand lists of its names and of the numbers of its rows.
        const bool ofATable = shape_.listsOfCells && field.scalars == 0;
        // What a document says of all its events is the same in each: at most whose they are.
        const bool ofTheEnvelope = envelope_ && level == 0 && !leaf && !namesWhose(field.name);
        const bool left = ofATable || ofTheEnvelope || (hits && isOfAHit(field.name));
        if (!onTheWay && !left) names_[level].push_back(field.name);
      }
    }
  }

  /// What a search engine says of a document it found; "_score" is how well it fits the question.
  static bool isOfAHit(std::string_view name) {
    constexpr std::array<std::string_view, 4> kNames{"_score", "_index", "_type", "_version"};
    return std::ranges::find(kNames, name) != kNames.end();
  }

  static bool namesWhose(const std::string& name) {
    return hintOfKey(name).role == ColumnRole::User || namesAKey(name);
  }

  /// Lists of cells have the names in a list beside them, else numbers.
  void nameCells() {
    std::map<std::size_t, std::size_t> widths;
    for (const Place& place : places_.back())
      if (place.kind() == JsonKind::Array) ++widths[childrenOf({place}).size()];
    const std::size_t width =
        std::min(kMaxJsonColumns, std::ranges::max_element(widths, {}, [](const auto& entry) {
                                    return entry.second;
                                  })->first);
    std::vector<std::string>& names = names_.back();
    if (levels() == 2) names = namesBeside(width);
    guess_.namesFound = !names.empty();
    for (std::size_t i = names.size(); i < width; ++i) names.push_back(std::to_string(i + 1));
  }

  /// The one list of as many texts as there are cells; empty when there is none.
  std::vector<std::string> namesBeside(std::size_t width) const {
    std::vector<std::string> found;
    for (const Place& list : childrenOf(places_.front())) {
      if (list.kind() != JsonKind::Array) continue;
      const Places cells = childrenOf({list});
      const auto isText = [](const Place& cell) { return cell.kind() == JsonKind::String; };
      if (cells.size() != width || !std::ranges::all_of(cells, isText)) continue;
      if (!found.empty()) return {};
      std::string buffer;
      for (const Place& cell : cells) found.emplace_back(cell.tape->said(cell.node, buffer));
    }
    return found;
  }

  /// "a.b" of the keys of a way.
  static std::string nameOf(const JsonPath& way) {
    std::string name;
    for (const JsonStep& step : way) {
      if (step.kind != JsonStep::Kind::Key) break;
      if (!name.empty()) name += '.';
      name += step.key;
    }
    return name;
  }

  bool hangsOnKey(std::size_t level) const {
    return level > 0 && shape_.levels[level - 1].way.back().kind == JsonStep::Kind::Any;
  }

  /// Innermost names stay as they are, outer ones that clash get the name of what they are in.
  void nameColumns() {
    std::vector<std::vector<std::string>> shown(levels());
    std::set<std::string> taken;
    for (std::size_t level = levels(); level-- > 0;) {
      std::string parent = level == 0 ? "parent" : lastKey(shape_.levels[level - 1].way, "parent");
      for (std::string name : names_[level]) {
        while (!taken.insert(name).second) name = inside(parent, name);
        shown[level].push_back(std::move(name));
      }
    }
    for (std::size_t level = 0; level < levels(); ++level) addLevel(level, shown[level], taken);
    shape_.columns = guess_.columns.size();
    guess_.roles.resize(shape_.columns, ColumnRole::Unused);
  }

  std::size_t addColumn(std::string name, std::set<std::string>& taken) {
    while (!taken.insert(name).second) name = inside("parent", name);
    guess_.columns.push_back(std::move(name));
    return guess_.columns.size() - 1;
  }

  void addLevel(std::size_t index, const std::vector<std::string>& shown,
                std::set<std::string>& taken) {
    JsonLevel& level = shape_.levels[index];
    level.firstColumn = guess_.columns.size();
    if (hangsOnKey(index)) level.key = addColumn(keyName(index), taken);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (guess_.columns.size() >= kMaxJsonColumns) {
        ++shape_.keysLeftOut;
        continue;
      }
      level.columns.emplace(names_[index][i], guess_.columns.size());
      guess_.columns.push_back(shown[i]);
    }
    if (index + 1 == levels() && scalarLeaf_) {
      const bool value = hangsOnKey(index);
      level.scalar = addColumn(
          lastKey(index == 0 ? JsonPath() : shape_.levels[index - 1].way, value ? "value" : "item"),
          taken);
    }
    level.endColumn = guess_.columns.size();
  }

  /// The keys of a dictionary of users, of items in it, or of events.
  std::string keyName(std::size_t index) const {
    const bool leaf = index + 1 == levels();
    if (leaf && !scalarLeaf_) return "key";
    return index == 1 ? "user" : "item";
  }

  bool known(ColumnRole role) const {
    return std::ranges::any_of(guess_.columns, [role](const std::string& name) {
      const NameHint hint = hintOfKey(name);
      return hint.role == role && hint.strength >= 2;
    });
  }

  void sayRoles() {
    if (levels() == 1) return;
    const JsonLevel& leaf = shape_.levels.back();
    if (leaf.scalar) {
      const bool value = hangsOnKey(levels() - 1);
      guess_.roles[*leaf.scalar] = value ? ColumnRole::Rating : ColumnRole::Item;
      if (value) guess_.roles[*leaf.key] = ColumnRole::Item;
    } else if (!known(ColumnRole::Item)) {
      if (const auto item = leafColumn(leaf, namesAnId)) guess_.roles[*item] = ColumnRole::Item;
      const auto title = leafColumn(leaf, [](const std::string& name) {
        return endsWithAny(normalisedName(name), {"name", "title"});
      });
      if (title) guess_.roles[*title] = ColumnRole::ItemTitle;
    }
    // What an item is called or like does not stand outside it.
    for (std::size_t i = 0; i < leaf.firstColumn; ++i) {
      const ColumnRole hint = hintOf(guess_.columns[i]).role;
      if (hint == ColumnRole::ItemTitle || hint == ColumnRole::ItemAttribute) {
        guess_.roles[i] = ColumnRole::UserAttribute;
      }
    }
    if (known(ColumnRole::User)) return;
    for (std::size_t level = levels() - 1; level-- > 0;) {
      const auto user = userColumn(shape_.levels[level]);
      if (!user || guess_.roles[*user] != ColumnRole::Unused) continue;
      guess_.roles[*user] = ColumnRole::User;
      return;
    }
  }

  /// Of the columns of a list's elements that pass: the one with the list's name ("track_uri" of
  /// tracks), else the first.
  template <typename Test>
  std::optional<std::size_t> leafColumn(const JsonLevel& leaf, const Test& test) const {
    std::string list = normalisedName(lastKey(shape_.levels[levels() - 2].way, ""));
    if (list.ends_with('s')) list.pop_back();
    std::optional<std::size_t> best;
    bool named = false;
    for (std::size_t i = leaf.firstColumn; i < leaf.endColumn; ++i) {
      if (!test(guess_.columns[i])) continue;
      const bool alike = !list.empty() && normalisedName(guess_.columns[i]).starts_with(list);
      if (!best || (alike && !named)) best = i;
      named = named || alike;
    }
    return best;
  }

  std::optional<std::size_t> userColumn(const JsonLevel& level) const {
    if (level.key) return level.key;
    for (std::size_t i = level.firstColumn; i < level.endColumn; ++i) {
      if (namesAKey(guess_.columns[i])) return i;
    }
    if (level.endColumn == level.firstColumn + 1) return level.firstColumn;
    return std::nullopt;
  }

  JsonShape& shape_;
  JsonGuess& guess_;
  std::vector<Places> places_;  ///< by level
  std::vector<std::vector<std::string>> names_;
  bool scalarLeaf_ = false;
  bool envelope_;  ///< the outermost level is one object around all events
};

/// "users[], ratings[]": the lists of a document that holds several.
std::string listsOf(const Places& places) {
  const Fields fields(places);
  std::vector<std::string> lists;
  constexpr std::size_t kShown = 8;
  for (const Field& field : fields.all()) {
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
  const Fields fields(places);
  for (const Field& field : fields.all()) {
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
  const Fields fields(sample.places);
  const auto has = [&](ColumnRole role) {
    return std::ranges::any_of(fields.all(), [role](const Field& field) {
      return field.scalars > 0 && hintOf(field.name).role == role;
    });
  };
  if (!has(ColumnRole::User) || !has(ColumnRole::Item)) throwNoEvents(sample.places);
}

void requireReachable(const JsonSample& sample, const JsonPath& path) {
  Places places = sample.places;
  for (const JsonStep& step : path) places = follow(std::move(places), step);
  if (!places.empty() || path.empty()) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import", "The path “%1” leads to nothing in the file. Its lists are: %2.")
                  .arg(jsonPathText(path))
                  .arg(listsOf(sample.places)));
}

Text noteOf(const JsonSample& sample, const JsonPath& path, bool listsOfCells) {
  const bool python = sample.cutting.dialect == JsonDialect::Python;
  if (path.empty() && listsOfCells) {
    return sample.cutting.lines ? coreText("Import", "one JSON list of cells a line")
                                : coreText("Import", "a JSON list of lists of cells");
  }
  if (!path.empty()) {
    const std::string text = jsonPathText(path);
    return python
               ? coreText("Import", "objects in Python's notation, the events are “%1”").arg(text)
               : coreText("Import", "JSON, the events are “%1”").arg(text);
  }
  if (sample.cutting.lines && !sample.cutting.listOfLines) {
    return python ? coreText("Import", "one object in Python's notation a line")
                  : coreText("Import", "one JSON object a line");
  }
  return python ? coreText("Import", "objects in Python's notation")
                : coreText("Import", "a list of JSON objects");
}

/// The steps up to the first that expands.
JsonPath streamedPart(const JsonPath& path) {
  const auto first = std::ranges::find_if(path, expands);
  return {path.begin(), first == path.end() ? first : first + 1};
}

}  // namespace

bool looksLikeJson(std::string_view sample) {
  const auto after = [&](std::size_t at) { return sample.find_first_not_of(" \t\r\n", at); };
  const std::size_t first = after(0);
  if (first == std::string_view::npos) return false;
  if (sample[first] == '{') return true;
  if (sample[first] != '[') return false;
  const std::size_t second = after(first + 1);
  if (second == std::string_view::npos) return false;
  return sample[second] == '{' || sample[second] == '[' || beginsWithListOfCells(sample);
}

JsonGuess guessJson(const std::string& text, bool complete,
                    const std::optional<std::string>& path) {
  const JsonSample sample = sampleJson(text, complete);
  auto shape = std::make_shared<JsonShape>();
  JsonGuess guess;
  shape->cutting = sample.cutting;
  if (path) {
    shape->path = parseJsonPath(*path);
    requireReachable(sample, shape->path);
  } else {
    refuseColumns(sample);
    shape->path = PathGuess(sample.places).find(sample.oneDocument);
    requireEvents(sample, shape->path);
  }
  if (sample.broken && sample.oneDocument) {
    shape->cutting.streamed = streamedPart(shape->path);
    shape->cutting.indent.reset();
  }
  ShapeBuilder(*shape, guess, sample).build();
  guess.note = noteOf(sample, shape->path, shape->listsOfCells);
  guess.shape = std::move(shape);
  return guess;
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
