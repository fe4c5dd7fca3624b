// The keys of JSON objects: walking them, what their values are, and what their names say.
// Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/data/ColumnNames.h"
#include "core/data/JsonPath.h"
#include "core/data/JsonSample.h"

namespace tastescope {

/// Calls `each(key, value)` for every key of an object.
template <typename Each>
void forKeys(const Place& object, const Each& each) {
  std::string buffer;
  const std::uint32_t end = object.tape->node(object.node).next;
  for (std::uint32_t key = object.node + 1; key < end; key = object.tape->node(key + 1).next) {
    each(object.tape->said(key, buffer), Place{object.tape, key + 1});
  }
}

/// What a step of a path leads to, from all of the places.
Places follow(Places places, const JsonStep& step);

/// A key of objects, "a.b" for one of an object in them, and what its values are.
struct JsonField {
  std::string name;
  JsonPath way;
  std::size_t objectLists = 0;
  std::size_t scalarLists = 0;
  std::size_t scalars = 0;
  std::size_t listLists = 0;  ///< of those with scalars, as far as the first element tells
};

bool holdsObjects(const Place& list);

/// The keys of all objects among the places, those of objects in them too, as they come.
class JsonFields {
 public:
  explicit JsonFields(const Places& places);
  [[nodiscard]] const std::deque<JsonField>& all() const { return fields_; }
  /// Keys beyond kMaxJsonColumns.
  [[nodiscard]] std::size_t leftOut() const { return leftOut_.size(); }

 private:
  void addObject(const Place& object, const std::string& prefix, const JsonPath& way, int depth);
  void addValue(const std::string& name, JsonPath way, const Place& value);

  std::deque<JsonField> fields_;
  std::unordered_map<std::string, std::size_t> places_;
  std::set<std::string> leftOut_;
};

bool endsWithAny(std::string_view name, std::initializer_list<std::string_view> ends);

/// Whether a key is called as an id is.
bool namesAKey(const std::string& name);

/// What a key says, in whatever it stands: "userId" of "attributes.userId".
NameHint hintOfKey(const std::string& name);

/// Whether a key's name alone says surely enough what it holds.
bool namesRole(const std::string& name, ColumnRole role);

}  // namespace tastescope
