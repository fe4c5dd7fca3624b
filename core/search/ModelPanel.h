// Which models are worth trying on some data: those that can serve it, have what they read and fit into
// memory, the simple ones first. Thread rule: pure. Cost: a small instance of every model.
#pragma once

#include <string>
#include <vector>

#include "core/data/Split.h"
#include "core/models/Registry.h"

namespace tastescope {

/// What the choice of models goes by.
struct PanelData {
  DataShape shape;
  SplitKind split = SplitKind::UserRandom;
  bool attributes = false;   ///< of users or items
  std::uint64_t memory = 0;  ///< bytes; 0: not known
  double minutes = 10;       ///< for the whole search
};
PanelData panelData(const Dataset& data, SplitKind split, double minutes);

struct LeftOut {
  std::string model;
  Text reason;
};

struct ModelPanel {
  std::vector<std::string> models;  ///< registry keys: solved in one go, then trained by steps
  std::vector<LeftOut> leftOut;
};

/// Models of sequences come in where the split asks for what is next, adversarial networks where there
/// is half an hour; of the others that are trained, as many as can have a look of some seconds.
ModelPanel modelPanel(const PanelData& data);

}  // namespace tastescope
