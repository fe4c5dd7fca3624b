#include "ui/recommend/FilterPopup.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/AttributeName.h"

namespace tastescope::ui {

namespace {
constexpr int kWidth = 280;
constexpr int kFilterGap = 4;  // to what opened it
constexpr int kMostRows = 8;   // of labels in sight
constexpr std::size_t kMostLabels = 500;
}  // namespace

FilterPopup::FilterPopup(AppContext& context, QWidget* parent)
    : Translated(parent, Qt::Popup),
      m_context(context),
      m_title(makeLabel({}, TextStyle::BodyStrong)),
      m_attribute(named("filterAttribute", new QComboBox)),
      m_labels(named("filterLabels", new QListWidget)),
      m_range(new QWidget),
      m_from(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_min(named("filterMin", new QLineEdit)),
      m_to(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_max(named("filterMax", new QLineEdit)),
      m_none(makeWrapped({}, TextStyle::Small, "textSecondary")),
      m_clear(named("clearFilters", small(quietButton({}, "reset")))) {
  setObjectName(QStringLiteral("filterPopup"));
  setProperty("panel", true);
  setFixedWidth(kWidth);
  const Theme& theme = Theme::instance();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(theme.spacing("s"));
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(m_clear);
  column->addLayout(head);
  column->addWidget(m_attribute);
  column->addWidget(m_labels);
  auto* row = bareRow(m_range, theme.spacing("s"));
  for (QLineEdit* field : {m_min, m_max}) field->setValidator(new QDoubleValidator(field));
  for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_min, m_to, m_max})
    row->addWidget(widget);
  column->addWidget(m_range);
  column->addWidget(m_none);
  connect(m_attribute, &QComboBox::activated, this, &FilterPopup::showAttribute);
  connect(m_labels, &QListWidget::itemChanged, this, &FilterPopup::store);
  for (QLineEdit* field : {m_min, m_max})
    connect(field, &QLineEdit::textEdited, this, &FilterPopup::store);
  connect(m_clear, &QPushButton::clicked, this, [this] {
    m_filters.clear();
    showAttribute();
    Q_EMIT filtersChanged();
  });
  retranslate();
  reset();
}

void FilterPopup::reset() {
  m_filters.clear();
  m_attribute->clear();
  if (const SessionPtr session = m_context.session()) {
    for (const std::string& name : colourings(*session, Entity::Item)) {
      if (name == "activity") continue;
      m_attribute->addItem(attributeName(name), fromUtf8(name));
    }
  }
  const bool any = m_attribute->count() > 0;
  m_attribute->setVisible(any);
  m_none->setVisible(!any);
  m_labels->hide();
  m_range->hide();
}

void FilterPopup::openBelow(QWidget* anchor) {
  m_corner = anchor->mapToGlobal(QPoint(anchor->width(), anchor->height() + kFilterGap));
  fit();
  show();
  showAttribute();
}

/// What it shows has another height with every attribute.
void FilterPopup::fit() {
  const int rows = std::min(m_labels->count(), kMostRows);
  const int padding =
      std::max(2 * m_labels->frameWidth(), m_labels->height() - m_labels->viewport()->height());
  m_labels->setFixedHeight(rows * std::max(1, m_labels->sizeHintForRow(0)) + padding);
  layout()->activate();
  resize(kWidth, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(kWidth)
                                               : layout()->totalSizeHint().height());
  const QRect screen = this->screen()->availableGeometry();
  move(std::max(screen.left(), m_corner.x() - kWidth),
       std::max(screen.top(), std::min(m_corner.y(), screen.bottom() - height())));
}

void FilterPopup::showAttribute() {
  const SessionPtr session = m_context.session();
  if (!session || m_attribute->currentIndex() < 0) return;
  auto plan = lookUp([session, name = toUtf8(m_attribute->currentData().toString())] {
    return attributeValues(*session, Entity::Item, name);
  });
  plan.done = [this](const AttributeValues& values) { takeValues(values); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void FilterPopup::takeValues(const AttributeValues& values) {
  m_filling = true;
  m_labels->setVisible(!values.numeric);
  m_range->setVisible(values.numeric);
  m_labels->clear();
  const auto found = m_filters.find(values.name);
  const ItemFilter* filter = found == m_filters.end() ? nullptr : &found->second;
  if (values.numeric) {
    double low = INFINITY;
    double high = -INFINITY;
    for (const double value : values.numbers) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
    const QLocale locale;
    m_min->setPlaceholderText(low <= high ? locale.toString(low, 'g', 6) : QString());
    m_max->setPlaceholderText(low <= high ? locale.toString(high, 'g', 6) : QString());
    m_min->setText(filter != nullptr && filter->min ? locale.toString(*filter->min, 'g', 10)
                                                    : QString());
    m_max->setText(filter != nullptr && filter->max ? locale.toString(*filter->max, 'g', 10)
                                                    : QString());
  } else {
    for (std::size_t i = 0; i < std::min(values.labels.size(), kMostLabels); ++i) {
      auto* item = new QListWidgetItem(fromUtf8(values.labels[i]), m_labels);
      item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
      const bool on = filter != nullptr && std::find(filter->labels.begin(), filter->labels.end(),
                                                     values.labels[i]) != filter->labels.end();
      item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
  }
  m_filling = false;
  fit();
}

void FilterPopup::store() {
  if (m_filling) return;
  ItemFilter filter;
  filter.attribute = toUtf8(m_attribute->currentData().toString());
  const QLocale locale;
  bool given = false;
  if (m_range->isVisible()) {
    if (const double value = locale.toDouble(m_min->text(), &given); given) filter.min = value;
    if (const double value = locale.toDouble(m_max->text(), &given); given) filter.max = value;
  } else {
    for (int row = 0; row < m_labels->count(); ++row)
      if (m_labels->item(row)->checkState() == Qt::Checked)
        filter.labels.push_back(toUtf8(m_labels->item(row)->text()));
  }
  if (filter.labels.empty() && !filter.min && !filter.max) {
    m_filters.erase(filter.attribute);
  } else {
    m_filters[filter.attribute] = filter;
  }
  Q_EMIT filtersChanged();
}

std::vector<ItemFilter> FilterPopup::filters() const {
  std::vector<ItemFilter> result;
  for (const auto& [name, filter] : m_filters) result.push_back(filter);
  return result;
}

void FilterPopup::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_title->setText(tr("Show only"));
  m_clear->setText(tr("Clear"));
  m_attribute->setAccessibleName(tr("Attribute"));
  m_labels->setAccessibleName(tr("Labels"));
  m_from->setText(tr("from"));
  m_min->setAccessibleName(tr("Smallest value"));
  m_to->setText(tr("to"));
  m_max->setAccessibleName(tr("Largest value"));
  m_none->setText(tr("The %1 have no attributes to filter by. Import side information to get some.")
                      .arg(words.items));
}

}  // namespace tastescope::ui
