#include "core/data/ImportOptions.h"

#include <algorithm>

namespace tastescope {

const std::vector<LayoutName>& layoutNames() {
  static const std::vector<LayoutName> names{
      {Layout::Auto, "auto", coreText("Layout", "Guess")},
      {Layout::Delimited, "delimited", coreText("Layout", "Table")},
      {Layout::Lists, "lists", coreText("Layout", "One user a line")},
      {Layout::Matrix, "matrix", coreText("Layout", "A column an item")},
      {Layout::Blocks, "blocks", coreText("Layout", "A block an item")},
      {Layout::JsonObjects, "json", coreText("Layout", "JSON")},
      {Layout::MovieLens, "movielens", coreText("Layout", "MovieLens")},
      {Layout::RecBole, "recbole", coreText("Layout", "RecBole files")}};
  return names;
}

const Text& layoutTitle(Layout layout) {
  return std::ranges::find(layoutNames(), layout, &LayoutName::layout)->title;
}

}  // namespace tastescope
