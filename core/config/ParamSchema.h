// One description of every hyper-parameter. A config is a plain struct whose member initialisers are the defaults; its schema
// binds pointers to members to key, label, help, range and level. Form, command line, JSON record, validation and docs/models
// all come from it; there is no second list.
// Thread rule: schemas are immutable after construction. Cost: nothing worth naming.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Text.h"

namespace tastescope {

using Json = nlohmann::json;

enum class ParamKind { Integer, Real, Boolean, Choice, IntegerList };

struct ParamChoice {
  std::string key;
  Text label;
};

/// What a parameter counts or measures.
enum class ParamUnit : std::uint8_t {
  None,
  Epochs,
  Steps,
  Users,
  Items,
  Interactions,
  Days,
  Minutes,
  Seconds
};
/// "epochs"; empty for None.
Text unitLabel(ParamUnit unit);

/// The value of a parameter that is chosen on validation when a model is trained.
inline constexpr const char* kAutomatic = "auto";

/// What a form, a document or a command line needs to know of one parameter.
struct ParamSpec {
  std::string key = {};
  Text label = {};
  Text help = {};  ///< one sentence: what raising or lowering it does
  ParamKind kind = ParamKind::Real;
  double min = 0;  ///< Integer, Real and each element of IntegerList
  double max = 0;
  bool logScale = false;
  std::vector<ParamChoice> choices = {};
  bool advanced = false;
  ParamUnit unit = ParamUnit::None;
  /// Of a number that can be kAutomatic: the values it is chosen among, the usual one first; none where
  /// training itself finds it. Its member is a std::optional, empty for kAutomatic.
  std::vector<Json> candidates = {};
  bool automatic = false;  ///< can be kAutomatic; follows from the member
  /// Key of a parameter with which it is kAutomatic too, where it is not given.
  std::string automaticWith = {};
  Json defaultValue = {};
  /// The default as a value to use: the usual one for kAutomatic.
  [[nodiscard]] const Json& usualValue() const;
};

/// A value that cannot be used, or values that do not go together, and the sentence that says why.
struct ParamIssue {
  std::vector<std::string> keys;  ///< one; several when a rule between parameters is broken
  Text message;
  [[nodiscard]] bool concerns(const std::string& key) const;
};

/// One value of a Choice: what a config holds, how files and the command line spell it, how a form
/// calls it.
template <typename Value>
struct ChoiceValue {
  Value value;
  const char* key;
  Text label;
};

/// The type-erased side of a schema.
class ParamSchema {
 public:
  virtual ~ParamSchema() = default;
  [[nodiscard]] const std::vector<ParamSpec>& specs() const { return specs_; }
  [[nodiscard]] const ParamSpec* find(const std::string& key) const;
  /// All defaults as one JSON object.
  [[nodiscard]] Json defaults() const;
  /// Every issue of an object: unknown keys, wrong types, out of range, then broken rules between
  /// parameters whose own values are all right. Missing keys mean the default.
  [[nodiscard]] std::vector<ParamIssue> validate(const Json& config) const;
  /// Throws Error(InvalidConfig) naming the first issue; else defaults overlaid by `config`.
  [[nodiscard]] Json complete(const Json& config) const;
  /// Parses "key=value" as the command line gives it ("hidden=600,200") into `config`. Throws Error(InvalidConfig).
  void assign(Json& config, const std::string& assignment) const;
  /// The parameters that `config`, complete, leaves to be chosen.
  [[nodiscard]] std::vector<const ParamSpec*> automaticIn(const Json& config) const;

 protected:
  /// What rules between parameters concern and say; what they demand is the typed side's.
  struct Rule {
    std::vector<std::string> keys;
    Text sentence;
  };
  /// Whether a whole object, whose values each pass, obeys rules_[rule].
  [[nodiscard]] virtual bool obeys(const Json& whole, std::size_t rule) const = 0;

  std::vector<ParamSpec> specs_;
  std::vector<Rule> rules_;

 private:
  [[nodiscard]] Json overlaid(const Json& config, const std::vector<ParamIssue>& issues) const;
};

/// A value as assign() takes it: "600,200", "0.5", "ones"; empty for an empty list.
std::string assignable(const Json& value);

/// What a member's type says of its parameter.
template <typename Member>
struct ParamMember {
  using Number = Member;
  static constexpr bool kCanBeAutomatic = false;
  static Json toJson(const Member& member) { return member; }
  static void read(const Json& json, Member& member) { json.get_to(member); }
};
template <typename Value>
struct ParamMember<std::optional<Value>> {
  using Number = Value;
  static constexpr bool kCanBeAutomatic = true;
  static Json toJson(const std::optional<Value>& member) {
    return member ? Json(*member) : Json(kAutomatic);
  }
  static void read(const Json& json, std::optional<Value>& member) {
    member = json.is_number() ? std::optional<Value>(json.get<Value>()) : std::nullopt;
  }
};

/// The typed side: Schema<Config> reads and writes a Config, whose members may be inherited.
template <typename Config>
class Schema : public ParamSchema {
 public:
  /// Adds a parameter; `spec` says everything but kind and default, which follow from the member.
  template <typename Member, typename Owner>
  Schema& add(Member Owner::*member, ParamSpec spec) {
    using Of = ParamMember<Member>;
    using Number = typename Of::Number;
    spec.automatic = Of::kCanBeAutomatic;
    if constexpr (std::is_same_v<Number, bool>) {
      spec.kind = ParamKind::Boolean;
    } else if constexpr (std::is_integral_v<Number>) {
      spec.kind = ParamKind::Integer;
    } else if constexpr (std::is_floating_point_v<Number>) {
      spec.kind = ParamKind::Real;
    } else {
      static_assert(std::is_same_v<Number, std::vector<std::int64_t>>,
                    "unsupported parameter type");
      spec.kind = ParamKind::IntegerList;
    }
    spec.defaultValue = Of::toJson(Config{}.*member);
    const std::string key = spec.key;
    specs_.push_back(std::move(spec));
    readers_.push_back([member, key](Config& config, const Json& json) {
      if (json.contains(key)) Of::read(json.at(key), config.*member);
    });
    writers_.push_back([member, key](const Config& config, Json& json) {
      json[key] = Of::toJson(config.*member);
    });
    return *this;
  }

  /// Adds a choice between values of any type that compares equal, an enum as a rule.
  template <typename Value, typename Owner>
  Schema& choose(Value Owner::*member, ParamSpec spec, std::vector<ChoiceValue<Value>> values) {
    spec.kind = ParamKind::Choice;
    for (const auto& each : values) spec.choices.push_back({each.key, each.label});
    const auto keyOf = [values](const Value& value) -> std::string {
      for (const auto& each : values) {
        if (each.value == value) return each.key;
      }
      return {};
    };
    spec.defaultValue = keyOf(Config{}.*member);
    const std::string key = spec.key;
    specs_.push_back(std::move(spec));
    readers_.push_back([member, key, values](Config& config, const Json& json) {
      if (!json.contains(key)) return;
      for (const auto& each : values) {
        if (json.at(key) == each.key) config.*member = each.value;
      }
    });
    writers_.push_back([member, key, keyOf](const Config& config, Json& json) {
      json[key] = keyOf(config.*member);
    });
    return *this;
  }

  /// Adds all parameters and rules of a base of Config; the defaults are Config's own.
  template <typename Base>
  Schema& include(const Schema<Base>& base) {
    const Json defaults = base.toJson(Config{});
    for (ParamSpec spec : base.specs_) {
      spec.defaultValue = defaults.at(spec.key);
      specs_.push_back(std::move(spec));
    }
    rules_.insert(rules_.end(), base.rules_.begin(), base.rules_.end());
    holds_.insert(holds_.end(), base.holds_.begin(), base.holds_.end());
    readers_.insert(readers_.end(), base.readers_.begin(), base.readers_.end());
    writers_.insert(writers_.end(), base.writers_.begin(), base.writers_.end());
    return *this;
  }

  /// A rule between the parameters `keys`: configs for which `holds` is false have the issue
  /// `sentence`.
  Schema& require(std::function<bool(const Config&)> holds, std::vector<std::string> keys,
                  Text sentence) {
    rules_.push_back({std::move(keys), std::move(sentence)});
    holds_.push_back(std::move(holds));
    return *this;
  }

  /// Validates and converts. Throws Error(InvalidConfig).
  [[nodiscard]] Config parse(const Json& json) const { return read(complete(json)); }
  [[nodiscard]] Json toJson(const Config& config) const {
    Json json = Json::object();
    for (const auto& write : writers_) write(config, json);
    return json;
  }

  [[nodiscard]] bool obeys(const Json& whole, std::size_t rule) const override {
    return holds_[rule](read(whole));
  }

 private:
  template <typename Derived>
  friend class Schema;

  [[nodiscard]] Config read(const Json& whole) const {
    Config config;
    for (const auto& one : readers_) one(config, whole);
    return config;
  }

  std::vector<std::function<bool(const Config&)>> holds_;  ///< one a rule
  std::vector<std::function<void(Config&, const Json&)>> readers_;
  std::vector<std::function<void(const Config&, Json&)>> writers_;
};

}  // namespace tastescope
