// Options that take one of a few words: the words the parser accepts are the words its help lists
// and its error names. Thread rule: main thread. Cost: none.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

namespace tastescope::cli {

/// `value` becomes one of `words`, in any case.
inline CLI::Option* addWord(CLI::App& parser, const std::string& name, std::string& value,
                            const std::vector<std::string>& words, const std::string& help) {
  return parser.add_option(name, value, help)->transform(CLI::IsMember(words, CLI::ignore_case));
}

/// `value` becomes what `choices` says for the word.
template <typename Value, typename Choice>
CLI::Option* addChoice(CLI::App& parser, const std::string& name, Value& value,
                       const std::map<std::string, Choice>& choices, const std::string& help) {
  std::vector<std::string> words;
  for (const auto& [word, meaning] : choices) words.push_back(word);
  return parser
      .add_option_function<std::string>(
          name, [&value, choices](const std::string& word) { value = choices.at(word); }, help)
      ->transform(CLI::IsMember(words, CLI::ignore_case));
}

}  // namespace tastescope::cli
