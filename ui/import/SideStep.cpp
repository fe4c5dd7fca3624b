#include "ui/import/SideStep.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/import/FieldBox.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

SideStep::SideStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent) {
  setObjectName(QStringLiteral("sideStep"));
  const char* names[3] = {"itemsFile", "usersFile", "linksFile"};
  QVBoxLayout* column = makeScrolled();
  for (std::size_t part = 0; part < 3; ++part) {
    makePart(part, names[part]);
    column->addWidget(m_parts[part].panel);
  }
  column->addStretch(1);
}

std::optional<std::filesystem::path>& SideStep::fileOf(ImportOptions& options, std::size_t part) {
  return part == 0 ? options.itemsFile : part == 1 ? options.usersFile : options.linksFile;
}

void SideStep::makePart(std::size_t part, const char* name) {
  Part& made = m_parts[part];
  made.panel = new Panel;
  made.use = new QCheckBox;
  made.use->setObjectName(QLatin1String(name) + QStringLiteral("Use"));
  made.path = new PathField(PathField::Kind::File);
  made.path->edit()->setObjectName(QLatin1String(name));
  made.box = new FieldBox(made.path);
  made.panel->addControl(made.use);
  made.panel->addWidget(made.box);
  connect(made.use, &QCheckBox::clicked, this, [this, part] { take(part); });
  connect(made.path, &PathField::pathChanged, this, [this, part](const QString& path) {
    m_parts[part].use->setChecked(!path.isEmpty());
    take(part);
  });
}

void SideStep::take(std::size_t part) {
  const QString path = m_parts[part].path->path();
  const bool use = m_parts[part].use->isChecked() && !path.isEmpty();
  draft().edit(ImportDraft::Change::Side, [&](ImportOptions& options) {
    fileOf(options, part) = use ? std::optional<std::filesystem::path>(toUtf8(path)) : std::nullopt;
    // What was found and then taken out must not come back by itself.
    if (!use) options.companions = false;
  });
  m_parts[part].box->setError(use && !QFileInfo(path).isFile() ? tr("There is no such file.")
                                                               : QString());
  Q_EMIT changed();
}

QString SideStep::title() const { return tr("Side information"); }

QString SideStep::summary() const {
  QStringList words;
  const Vocabulary nouns = vocabularyOf(draft().options().domain);
  if (draft().options().itemsFile) words << nouns.items;
  if (draft().options().usersFile) words << nouns.users;
  if (draft().options().linksFile) words << tr("links");
  return words.isEmpty() ? tr("None") : words.join(tr(", "));
}

QString SideStep::hindrance() const {
  for (const Part& part : m_parts) {
    if (!part.box->error().isEmpty()) return part.box->error();
  }
  return {};
}

bool SideStep::foundBeside(const std::filesystem::path& file) const {
  const Preview* preview = draft().preview();
  if (preview == nullptr) return false;
  return std::find(preview->companions.begin(), preview->companions.end(), file) !=
         preview->companions.end();
}

void SideStep::refresh() {
  const Vocabulary words = vocabularyOf(draft().options().domain);
  setHead(tr("What else is known?"), tr("Titles, prices, genres, countries: they name and colour "
                                        "what you see. Models that can use them say so."));
  m_parts[0].panel->setTitle(words.Items);
  m_parts[0].box->setLabel(tr("File about %1").arg(words.items));
  m_parts[1].panel->setTitle(words.Users);
  m_parts[1].box->setLabel(tr("File about %1").arg(words.users));
  m_parts[2].panel->setTitle(tr("Links"));
  m_parts[2].box->setLabel(tr("File with pairs of %1").arg(words.users));
  for (Part& part : m_parts) part.use->setText(tr("Use"));
  for (Part& part : m_parts)
    part.use->setAccessibleName(tr("Use: %1").arg(part.box->control()->accessibleName()));
  showFiles();
}

void SideStep::showFiles() {
  ImportOptions options = draft().options();
  for (std::size_t i = 0; i < 3; ++i) {
    Part& part = m_parts[i];
    const auto& file = fileOf(options, i);
    if (file) part.path->setPath(fromUtf8(file->string()));
    part.use->setChecked(file.has_value());
    const bool beside = file && foundBeside(*file);
    part.panel->setNote(beside ? tr("found beside the source") : QString());
    part.box->setNote(i == 2 ? tr("Two columns of ids. Friends, follows, trust.")
                             : tr("One row each, the id in the first column, then any columns."));
  }
}

}  // namespace tastescope::ui
