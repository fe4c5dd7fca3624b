#include "ui/import/SourceChooser.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/import/ImportWords.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

namespace {

constexpr int kRowsShown = 7;
constexpr int kRowHeight = 30;

}  // namespace

SourceChooser::SourceChooser(ImportDraft& draft, QWidget* parent)
    : Panel({}, parent),
      m_draft(draft),
      m_list(named("sourceChoices", new QListWidget)),
      m_asFound(named("sourceAsFound", smallButton(QString()))) {
  setObjectName(QStringLiteral("sourceChooser"));
  setFlush(true);
  m_list->setUniformItemSizes(true);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setTextElideMode(Qt::ElideMiddle);
  addControl(m_asFound);
  addWidget(m_list);
  connect(m_list, &QListWidget::currentRowChanged, this, &SourceChooser::take);
  connect(m_asFound, &QPushButton::clicked, this, [this] {
    if (what() == What::Table) {
      m_draft.chooseTable({});
    } else {
      m_draft.choosePath(std::nullopt);
    }
  });
}

SourceChooser::What SourceChooser::what() const {
  const SourceChoices& choices = m_draft.choices();
  const bool path = !choices.paths.empty() && (m_draft.previewError() != nullptr ||
                                               m_draft.options().format.path.has_value());
  if (path) return What::Path;
  const SourceTables& tables = choices.tables;
  const bool open = tables.names.size() > 1 || m_draft.choiceNeeded();
  return open || !m_draft.options().member.empty() ? What::Table : What::Nothing;
}

const std::vector<std::string>& SourceChooser::keys(What what) const {
  return what == What::Path ? m_draft.choices().paths : m_draft.choices().tables.names;
}

QString SourceChooser::hindrance() const {
  if (!m_draft.choiceNeeded()) return {};
  return what() == What::Path ? tr("Choose the list that holds the events.")
                              : tr("Choose the table that holds the interactions.");
}

QString SourceChooser::sentence(What what) const {
  if (m_draft.choiceNeeded()) return hindrance();
  if (what == What::Path) return tr("The marked one is read as the events.");
  return m_draft.choices().tables.byPlace
             ? tr("No name says which is meant: the first is read until you choose another.")
             : tr("The marked one is read as the interactions.");
}

QString SourceChooser::titleOf(What what) const {
  const QString source = m_draft.sourceName();
  if (what == What::Path) return tr("Lists in %1").arg(source);
  const std::size_t files = m_draft.options().sources.size();
  return files > 1 ? tr("Tables that each of the %1 files has").arg(files)
                   : tr("Tables in %1").arg(source);
}

void SourceChooser::fill(What what) {
  QStringList words;
  for (const std::string& key : keys(what))
    words << (what == What::Path ? eventPathName(key) : fromUtf8(key));
  bool same = words.size() == m_list->count();
  for (int row = 0; same && row < m_list->count(); ++row)
    same = m_list->item(row)->text() == words[row];
  if (same) return;
  m_list->clear();
  m_list->addItems(words);
  for (int row = 0; row < m_list->count(); ++row) m_list->item(row)->setToolTip(words[row]);
  m_list->setFixedHeight(kRowHeight * std::clamp(m_list->count(), 1, kRowsShown));
}

void SourceChooser::refresh() {
  const What about = what();
  setVisible(about != What::Nothing);
  if (about == What::Nothing) return;
  const QSignalBlocker quiet(m_list);
  fill(about);
  const ImportOptions& options = m_draft.options();
  const std::string& table = m_draft.choices().tables.chosen;
  const std::string chosen =
      about == What::Path ? options.format.path.value_or(std::string()) : table;
  const bool none = about == What::Path ? !options.format.path : table.empty();
  const auto at = std::find(keys(about).begin(), keys(about).end(), chosen);
  m_list->setCurrentRow(
      none || at == keys(about).end() ? -1 : static_cast<int>(at - keys(about).begin()));
  const QString title = titleOf(about);
  setTitle(title);
  setNote(sentence(about));
  m_list->setAccessibleName(title);
  m_list->setAccessibleDescription(sentence(about));
  m_asFound->setText(tr("As found"));
  m_asFound->setToolTip(tr("Back to what the names say"));
  m_asFound->setVisible(about == What::Table ? !options.member.empty()
                                             : options.format.path.has_value());
}

void SourceChooser::take(int row) {
  const What about = what();
  if (row < 0 || about == What::Nothing) return;
  const std::string key = keys(about)[static_cast<std::size_t>(row)];
  if (about == What::Path) {
    m_draft.choosePath(key);
  } else if (key != m_draft.choices().tables.chosen) {
    m_draft.chooseTable(key);
  }
}

}  // namespace tastescope::ui
