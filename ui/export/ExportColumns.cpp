#include "ui/export/ExportColumns.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

ExportColumns::ExportColumns(QWidget* parent)
    : Translated(parent),
      m_list(named("exportColumns", new QListWidget)),
      m_up(named("exportColumnUp", iconButton("up", tr("Move up")))),
      m_down(named("exportColumnDown", iconButton("down", tr("Move down")))) {
  m_list->setProperty("framed", true);
  m_list->setDragDropMode(QAbstractItemView::InternalMove);
  auto* row = bareRow(this, Theme::instance().spacing("xs"));
  row->addWidget(m_list, 1);
  auto* buttons = new QVBoxLayout;
  buttons->addWidget(m_up);
  buttons->addWidget(m_down);
  buttons->addStretch();
  row->addLayout(buttons);
  connect(m_list, &QListWidget::itemChanged, this, &ExportColumns::changed);
  connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ExportColumns::changed);
  connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
  connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
  retranslate();
}

void ExportColumns::setColumns(const std::vector<std::string>& offered,
                               const std::vector<std::string>& chosen) {
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  const auto add = [this](const std::string& name, bool checked) {
    auto* item = new QListWidgetItem(fromUtf8(name), m_list);
    item->setFlags((item->flags() | Qt::ItemIsUserCheckable) & ~Qt::ItemIsDropEnabled);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
  };
  const auto contains = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& name : chosen)
    if (contains(offered, name)) add(name, true);
  for (const std::string& name : offered)
    if (!contains(chosen, name)) add(name, chosen.empty());
  if (m_list->count() > 0) m_list->setCurrentRow(0);
}

std::vector<std::string> ExportColumns::columns() const {
  std::vector<std::string> result;
  for (int row = 0; row < m_list->count(); ++row)
    if (m_list->item(row)->checkState() == Qt::Checked)
      result.push_back(toUtf8(m_list->item(row)->text()));
  return result;
}

void ExportColumns::move(int by) {
  const int from = m_list->currentRow();
  const int to = from + by;
  if (from < 0 || to < 0 || to >= m_list->count()) return;
  {
    const QSignalBlocker quiet(m_list);
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
  }
  Q_EMIT changed();
}

void ExportColumns::retranslate() {
  setIconButtonName(m_up, tr("Move up"));
  setIconButtonName(m_down, tr("Move down"));
  m_list->setAccessibleName(tr("Columns"));
}

}  // namespace tastescope::ui
