#include "ui/latent/MapCorners.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/theme/Icons.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {
constexpr int kFidelityWidth = 224;
constexpr double kGood = 0.9;
constexpr double kFair = 0.75;
}  // namespace

FidelityPanel::FidelityPanel(QWidget* parent)
    : Translated(parent),
      m_title(makeLabel({}, TextStyle::BodyStrong)),
      m_value(makeLabel({}, TextStyle::BodyStrong)),
      m_info(new QLabel),
      m_bar(new QProgressBar),
      m_sentence(makeWrapped({}, TextStyle::Caption, "textSecondary")) {
  setObjectName(QStringLiteral("mapFidelity"));
  setProperty("panel", true);
  setFixedWidth(kFidelityWidth);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 8, 12, 10);
  column->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->addWidget(m_title, 1);
  row->addWidget(m_value);
  row->addWidget(m_info);
  column->addLayout(row);
  m_bar->setTextVisible(false);
  m_bar->setRange(0, 1000);
  column->addWidget(m_bar);
  column->addWidget(m_sentence);
  const auto dress = [this] {
    m_info->setPixmap(iconPixmap("info", "textSecondary", 14, devicePixelRatioF()));
  };
  dress();
  connect(&Theme::instance(), &Theme::changed, this, dress);
  retranslate();
}

void FidelityPanel::setFidelity(const LatentSpace& space, double plain) {
  m_method = space.method;
  m_trustworthiness = space.fidelity;
  m_plain = plain;
  m_explained = 0;
  for (const double share : space.explainedShare) m_explained += share;
  retranslate();
  setVisible(true);
}

void FidelityPanel::retranslate() {
  m_title->setText(tr("Map fidelity"));
  m_value->setText(QLocale().toString(m_trustworthiness, 'f', 2));
  m_bar->setValue(static_cast<int>(std::lround(1000 * m_trustworthiness)));
  m_bar->setAccessibleName(tr("Map fidelity"));
  const QString reading =
      m_trustworthiness >= kGood   ? tr("Points close here are close in the model.")
      : m_trustworthiness >= kFair ? tr("Most points close here are close in the model.")
                                   : tr("Many points close here are not close in the model.");
  const QString share = QLocale().toString(100 * m_explained, 'f', 0);
  const QString ofMethod = m_method == MapMethod::Pca
                               ? tr("The two axes carry %1 % of the variance.").arg(share)
                               : tr("Distances between groups say little; PCA reaches %1.")
                                     .arg(QLocale().toString(m_plain, 'f', 2));
  m_sentence->setText(twoSentences(reading, ofMethod));
  setToolTip(
      tr("Trustworthiness (Venna and Kaski 2001) over 15 neighbours: 1 means that every close pair "
         "on the map "
         "is close in the model's space."));
  updateGeometry();
}

ZoomPanel::ZoomPanel(QWidget* parent)
    : Translated(parent),
      m_in(named("mapZoomIn", iconButton("plus", tr("Zoom in"), QKeySequence(), this))),
      m_out(named("mapZoomOut", iconButton("minus", tr("Zoom out"), QKeySequence(), this))),
      m_fit(named("mapFit", iconButton("fit", tr("Fit all"), QKeySequence(), this))) {
  setObjectName(QStringLiteral("mapZoom"));
  setProperty("panel", true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(2, 2, 2, 2);
  column->setSpacing(0);
  column->addWidget(m_in);
  column->addWidget(makeHairline());
  column->addWidget(m_out);
  column->addWidget(makeHairline());
  column->addWidget(m_fit);
  connect(m_in, &QToolButton::clicked, this, &ZoomPanel::zoomIn);
  connect(m_out, &QToolButton::clicked, this, &ZoomPanel::zoomOut);
  connect(m_fit, &QToolButton::clicked, this, &ZoomPanel::fitWanted);
  retranslate();
}

void ZoomPanel::retranslate() {
  const auto name = [](QToolButton* target, const QString& text, Qt::Key key) {
    target->setAccessibleName(text);
    target->setToolTip(withShortcut(text, QKeySequence(key)));
  };
  name(m_in, tr("Zoom in"), Qt::Key_Plus);
  name(m_out, tr("Zoom out"), Qt::Key_Minus);
  name(m_fit, tr("Fit all"), Qt::Key_F);
  adjustSize();
}

}  // namespace tastescope::ui
