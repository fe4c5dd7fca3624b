// Step 5: what else is known. Files about items, users and links between users; those found beside
// the source are offered checked. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include "ui/import/WizardStep.h"

class QCheckBox;

namespace tastescope::ui {

class FieldBox;
class Panel;
class PathField;

class SideStep : public WizardStep {
  Q_OBJECT
 public:
  SideStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] QString hindrance() const override;
  [[nodiscard]] bool showsEquation() const override { return false; }
  void refresh() override;

 private:
  struct Part {
    Panel* panel = nullptr;
    QCheckBox* use = nullptr;
    PathField* path = nullptr;
    FieldBox* box = nullptr;
  };
  [[nodiscard]] static std::optional<std::filesystem::path>& fileOf(ImportOptions& options,
                                                                    std::size_t part);
  void makePart(std::size_t part, const char* name);
  void take(std::size_t part);
  void showFiles();
  [[nodiscard]] bool foundBeside(const std::filesystem::path& file) const;

  Part m_parts[3];
};

}  // namespace tastescope::ui
