#include "core/data/JsonFields.h"

#include <algorithm>

#include "core/data/JsonShape.h"

namespace tastescope {
namespace {

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

bool firstIs(const Place& list, JsonKind kind) {
  const JsonNode& node = list.tape->node(list.node);
  return node.next > list.node + 1 && list.tape->node(list.node + 1).kind == kind;
}

}  // namespace

Places follow(Places places, const JsonStep& step) {
  if (step.kind == JsonStep::Kind::Key) return valuesOfKey(places, step.key);
  const JsonKind wanted = step.kind == JsonStep::Kind::Each ? JsonKind::Array : JsonKind::Object;
  std::erase_if(places, [wanted](const Place& place) { return place.kind() != wanted; });
  return childrenOf(places);
}

bool holdsObjects(const Place& list) { return firstIs(list, JsonKind::Object); }

JsonFields::JsonFields(const Places& places) {
  for (const Place& place : places) {
    if (place.isObject()) addObject(place, {}, {}, 0);
  }
}

void JsonFields::addObject(const Place& object, const std::string& prefix, const JsonPath& way,
                           int depth) {
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

void JsonFields::addValue(const std::string& name, JsonPath way, const Place& value) {
  auto known = places_.find(name);
  if (known == places_.end()) {
    if (fields_.size() >= kMaxJsonColumns) {
      if (leftOut_.size() < kMaxJsonColumns) leftOut_.insert(name);
      return;
    }
    known = places_.emplace(name, fields_.size()).first;
    fields_.push_back({name, std::move(way)});
  }
  JsonField& field = fields_[known->second];
  if (value.kind() != JsonKind::Array) {
    ++field.scalars;
  } else if (holdsObjects(value)) {
    ++field.objectLists;
  } else if (value.tape->node(value.node).next > value.node + 1) {
    ++field.scalarLists;
    field.listLists += firstIs(value, JsonKind::Array);
  }
}

bool endsWithAny(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

bool namesAKey(const std::string& name) {
  return endsWithAny(normalisedName(name), {"id", "uri", "url", "key", "sku", "asin", "code"});
}

NameHint hintOfKey(const std::string& name) {
  const NameHint whole = hintOf(name);
  const NameHint last = hintOf(std::string_view(name).substr(name.rfind('.') + 1));
  return last.strength > whole.strength ? last : whole;
}

bool namesRole(const std::string& name, ColumnRole role) {
  const NameHint hint = hintOf(name);
  return hint.role == role && (hint.strength >= 2 || (hint.strength == 1 && namesAKey(name)));
}

}  // namespace tastescope
