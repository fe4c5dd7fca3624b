#include "core/data/JsonColumns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/data/JsonFields.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

/// "parent.name"
std::string inside(std::string_view parent, std::string_view name) {
  std::string path(parent);
  return path.append(1, '.').append(name);
}

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
      const JsonFields fields(places_[level]);
      shape_.keysLeftOut += fields.leftOut();
      const std::string skipped = nameOf(shape_.levels[level].way);
      const bool hits = std::ranges::any_of(
          fields.all(), [](const JsonField& field) { return field.name.starts_with("_source."); });
      for (const JsonField& field : fields.all()) {
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

}  // namespace

void addColumns(JsonShape& shape, JsonGuess& guess, const JsonSample& sample) {
  ShapeBuilder(shape, guess, sample).build();
}

}  // namespace tastescope
