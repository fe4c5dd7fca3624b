// The window's command line: what to open and how to look.
// Thread rule: value type. Cost: parsed once.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include "core/base/Ids.h"

namespace tastescope::ui {

struct ShellOptions {
  QString project;  ///< --project FILE or the file argument; a data file starts the import wizard
  bool sample = false;  ///< --sample
  QString language;     ///< --lang en|zh_CN|system
  QString theme;        ///< --theme light|dark|system
  bool resetSettings = false;
  QString renderMap;  ///< --render-map FILE.png: write the map of --run and quit
  QString run;        ///< --run: id or name; empty: the newest with a map
  Entity entity = Entity::User;
  QSize size{1200, 900};
  QString help;  ///< text to print on --help
  bool version = false;
  QString problem;  ///< a sentence when the arguments make no sense
};

/// `arguments` with the program's name first. Never exits.
ShellOptions parseShellOptions(const QStringList& arguments);

}  // namespace tastescope::ui
