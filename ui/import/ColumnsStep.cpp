#include "ui/import/ColumnsStep.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/import/DoubtList.h"
#include "ui/import/ImportWords.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

namespace {

constexpr int kSamples = 4;

}  // namespace

ColumnsStep::ColumnsStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent),
      m_note(new NoteBar(NoteKind::Warning)),
      m_fileDoubts(named("fileDoubts", new DoubtList(DoubtList::Columns::Named))),
      m_panel(new Panel),
      m_scrolled(makeScrolled()) {
  setObjectName(QStringLiteral("columnsStep"));
  m_scrolled->addWidget(m_note);
  m_scrolled->addWidget(m_fileDoubts);
  m_scrolled->addWidget(m_panel);
  m_scrolled->addStretch(1);
  // A hidden page is filled when it comes to the front, in the language spoken then.
  connect(&draft, &ImportDraft::previewChanged, this, [this] {
    if (isVisibleTo(parentWidget())) showRoles();
  });
  connect(&draft, &ImportDraft::countChanged, this, [this] {
    if (isVisibleTo(parentWidget())) showDoubts();
  });
  connect(m_fileDoubts, &DoubtList::remedyWanted, this, &ColumnsStep::apply);
}

QString ColumnsStep::title() const { return tr("Columns"); }

QString ColumnsStep::summary() const {
  const Preview* preview = draft().preview();
  if (preview == nullptr) return {};
  const QString used = tr("%1 of %2 used").arg(draft().columnsUsed()).arg(preview->columns.size());
  const auto doubts = static_cast<int>(draft().doubts().size());
  return doubts == 0 ? used : tr("%1, %n doubts", nullptr, doubts).arg(used);
}

QString ColumnsStep::hindrance() const {
  if (draft().preview() == nullptr) return tr("The first rows are being read.");
  const bool user = !draft().columnWith(ColumnRole::User).isEmpty();
  const bool item = !draft().columnWith(ColumnRole::Item).isEmpty();
  if (!user && !item) return tr("Say which column is the user and which the item.");
  if (!user) return tr("Say which column is the user.");
  if (!item) return tr("Say which column is the item.");
  return {};
}

void ColumnsStep::rebuild(std::size_t columns) {
  delete m_holder;
  m_rows.clear();
  m_heads.clear();
  m_holder = new QWidget;
  auto* grid = bareGrid(m_holder, 16, 8);
  for (int column = 0; column < 4; ++column) {
    m_heads.push_back(makeLabel({}, TextStyle::Small, "textSecondary"));
    grid->addWidget(m_heads.back(), 0, column);
  }
  for (std::size_t i = 0; i < columns; ++i) {
    Row row;
    row.name = new ElidedLabel({}, TextStyle::BodyStrong);
    row.sample = new ElidedLabel({}, TextStyle::Small, "textSecondary");
    row.role = new QComboBox;
    row.role->setObjectName(QStringLiteral("role%1").arg(i + 1));
    row.help = new ElidedLabel({}, TextStyle::Small, "textSecondary");
    connect(row.role, &QComboBox::activated, this, [this, i, role = row.role] {
      draft().setRole(i, static_cast<ColumnRole>(role->currentData().toInt()));
    });
    row.doubts = new DoubtList(DoubtList::Columns::Known);
    row.doubts->setObjectName(QStringLiteral("doubts%1").arg(i + 1));
    connect(row.doubts, &DoubtList::remedyWanted, this, &ColumnsStep::apply);
    const int line = 2 * static_cast<int>(i) + 1;
    grid->addWidget(row.name, line, 0);
    grid->addWidget(row.sample, line, 1);
    grid->addWidget(row.role, line, 2);
    grid->addWidget(row.help, line, 3);
    grid->addWidget(row.doubts, line + 1, 0, 1, 4);
    m_rows.push_back(row);
  }
  grid->setColumnMinimumWidth(0, 120);
  grid->setColumnStretch(0, 2);
  grid->setColumnStretch(1, 4);
  grid->setColumnMinimumWidth(2, 150);
  grid->setColumnStretch(3, 5);
  m_panel->addWidget(m_holder);
}

QString ColumnsStep::sampleOf(std::size_t column) const {
  QStringList values;
  for (const PreviewRow& row : draft().preview()->rows) {
    if (column >= row.cells.size() || row.cells[column].empty()) continue;
    const QString value = fromUtf8(row.cells[column]);
    if (!values.contains(value)) values << value;
    if (values.size() == kSamples) break;
  }
  return values.join(QStringLiteral(" · "));
}

void ColumnsStep::refresh() {
  setHead(tr("What do the columns mean?"),
          tr("A user and an item are needed. Values, times and attributes make more possible. "
             "Roles are guessed from names and content."));
  m_rows.clear();
  m_panel->setTitle(tr("Columns"));
  showRoles();
}

void ColumnsStep::showRoles() {
  const Preview* preview = draft().preview();
  m_panel->setVisible(preview != nullptr);
  if (preview == nullptr) {
    m_note->hide();
    m_fileDoubts->setDoubts({});
    return;
  }
  if (m_rows.size() != preview->columns.size()) rebuild(preview->columns.size());
  const QStringList heads{tr("Column"), tr("Values"), tr("Role"), QString()};
  for (std::size_t i = 0; i < m_heads.size(); ++i)
    m_heads[i]->setText(heads[static_cast<qsizetype>(i)]);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const PreviewColumn& column = preview->columns[i];
    Row& row = m_rows[i];
    row.name->setText(fromUtf8(column.name));
    row.sample->setText(sampleOf(i));
    const QSignalBlocker quiet(row.role);
    row.role->clear();
    for (const ColumnRole role : allRoles())
      row.role->addItem(roleName(role), static_cast<int>(role));
    row.role->setCurrentIndex(row.role->findData(static_cast<int>(column.role)));
    row.role->setAccessibleName(tr("Role of %1").arg(fromUtf8(column.name)));
    row.help->setText(roleHelp(column.role));
  }
  m_note->setVisible(!hindrance().isEmpty());
  m_note->setText(hindrance());
  showDoubts();
  Q_EMIT changed();
}

std::optional<std::size_t> ColumnsStep::columnOf(const Doubt& doubt) const {
  const std::vector<PreviewColumn>& columns = draft().preview()->columns;
  const auto found =
      std::find_if(columns.begin(), columns.end(),
                   [&doubt](const PreviewColumn& each) { return each.name == doubt.column; });
  if (doubt.column.empty() || found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

void ColumnsStep::showDoubts() {
  if (draft().preview() == nullptr) return;
  std::vector<Doubt> ofFile;
  std::vector<std::vector<Doubt>> ofColumns(m_rows.size());
  for (Doubt& doubt : draft().doubts()) {
    const std::optional<std::size_t> column = columnOf(doubt);
    (column && *column < ofColumns.size() ? ofColumns[*column] : ofFile)
        .push_back(std::move(doubt));
  }
  m_fileDoubts->setDoubts(ofFile);
  for (std::size_t i = 0; i < m_rows.size(); ++i) m_rows[i].doubts->setDoubts(ofColumns[i]);
}

void ColumnsStep::apply(const Doubt& doubt) {
  const std::optional<std::size_t> column = columnOf(doubt);
  draft().apply(doubt);
  // The button is gone with its doubt; the keyboard goes on where the change is seen.
  if (column && *column < m_rows.size()) m_rows[*column].role->setFocus();
}

}  // namespace tastescope::ui
