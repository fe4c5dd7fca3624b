// Step 5: what else is known. Files about items, users and links between users; those found beside
// the source are offered checked. Shows the first rows of each, and says whom it describes and by
// which column, which can be chosen. Thread rule: GUI thread. Cost: one counting job and one look at
// a file per change.
#pragma once

#include "ui/import/WizardStep.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace tastescope::ui {

class FieldBox;
class Panel;
class PathField;
class SidePreviewTable;

class SideStep : public WizardStep {
  Q_OBJECT
 public:
  SideStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] QString hindrance() const override;
  [[nodiscard]] bool showsEquation() const override { return false; }
  /// Only of files that are there.
  [[nodiscard]] bool asks() const override;
  void refresh() override;

 private:
  struct Part {
    Panel* panel = nullptr;
    QCheckBox* use = nullptr;
    PathField* path = nullptr;
    FieldBox* box = nullptr;
    SidePreviewTable* rows = nullptr;
    std::optional<std::filesystem::path> shown;  ///< the file whose rows these are
    LatestJob look;
    // Not of links, which have no column of ids:
    QComboBox* idColumn = nullptr;
    FieldBox* idBox = nullptr;
    QWidget* match = nullptr;
    QLabel* found = nullptr;
    QLabel* examples = nullptr;
  };
  void makePart(std::size_t part, const char* name);
  void makeMatch(Part& made, std::size_t part, const char* name);
  FieldBox* makeIdBox(Part& made, std::size_t part, const char* name);
  void take(std::size_t part);
  void takeIdColumn(std::size_t part);
  void showFiles();
  void showMatches();
  void showRows(std::size_t part, const std::optional<std::filesystem::path>& file);
  void showMatch(Part& part, const ReadSide& side);
  void showIdColumn(Part& part, const ReadSide& side, const std::string& chosen);
  [[nodiscard]] static QString listOf(const std::vector<std::string>& examples);
  [[nodiscard]] static QString matchWords(const ReadSide& side, const Vocabulary& words);
  [[nodiscard]] bool foundBeside(const std::filesystem::path& file) const;

  Part m_parts[3];
};

}  // namespace tastescope::ui
