#include "app/cli/ContrastText.h"

#include "app/cli/Console.h"

namespace tastescope::cli {
namespace {

std::string percent(double share) { return decimals(100 * share, 1) + " %"; }

std::string times(const ShareRatio& ratio) {
  return decimals(ratio.ratio, 2) + " (" + decimals(ratio.low, 2) + " to " +
         decimals(ratio.high, 2) + ")";
}

std::string probability(double p) { return p < 1e-4 ? "< 0.0001" : decimals(p, 4); }

std::string itemsText(const std::string& head, const std::vector<ContrastItem>& more,
                      const std::vector<ContrastItem>& fewer) {
  if (more.empty() && fewer.empty()) return {};
  TextTable table({head, "these", "others", "times as many, 95 %", "title"});
  for (const auto* items : {&more, &fewer}) {
    for (const ContrastItem& one : *items) {
      table.add({one.id, percent(one.shares.share()), percent(one.shares.otherShare()),
                 times(one.ratio), one.title});
    }
  }
  return "\n" + table.text();
}

std::string traitsText(const SelectionContrast& contrast) {
  TextTable table({"attribute", "value", "these", "others", "times as many, 95 %", "p"});
  for (const ContrastTrait& trait : contrast.traits) {
    table.add({trait.attribute, trait.label, percent(trait.shares.share()),
               percent(trait.shares.otherShare()), times(trait.ratio), probability(trait.p)});
  }
  std::string text = contrast.traits.empty() ? "No attribute differs by more than chance explains"
                                             : table.text() + "Fisher's exact test";
  return "\n" + text + ", Holm's correction for " + thousands(contrast.tests) + " tests.\n";
}

}  // namespace

std::string contrastText(const SelectionContrast& contrast) {
  std::string text = "\n" + thousands(contrast.count) + " against " + thousands(contrast.others) +
                     "; median length of history " + decimals(contrast.activity.median, 0) +
                     " and " + decimals(contrast.activity.otherMedian, 0) + " (rank sums, p " +
                     probability(contrast.activity.p) + ").\n";
  text += itemsText("item", contrast.more, contrast.fewer) + traitsText(contrast);
  if (contrast.lists) {
    text += itemsText("recommended", contrast.lists->more, contrast.lists->fewer);
    text += "Of the places in their lists " + percent(contrast.lists->overlap) + " are the same (" +
            thousands(contrast.lists->asked.count) + " and " +
            thousands(contrast.lists->asked.others) + " lists).\n";
  }
  return text;
}

}  // namespace tastescope::cli
