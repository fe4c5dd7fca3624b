#include "ui/latent/JobNotice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {
constexpr int kLookMs = 80;
constexpr int kProgressWidth = 120;
constexpr int kWhole = 1000;
}  // namespace

JobNotice::JobNotice(std::function<Words(const ProgressState& state)> words, QWidget* parent)
    : Translated(parent),
      m_words(std::move(words)),
      m_text(makeLabel({}, TextStyle::Small)),
      m_bar(new QProgressBar),
      m_button(smallButton({})) {
  setProperty("panel", true);
  m_bar->setTextVisible(false);
  m_bar->setFixedWidth(kProgressWidth);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 6, 6);
  row->setSpacing(12);
  row->addWidget(m_text);
  row->addWidget(m_bar);
  row->addWidget(m_button);
  m_delay.setSingleShot(true);
  m_poll.setInterval(kLookMs);
  connect(&m_delay, &QTimer::timeout, this, [this] {
    poll();
    show();
    raise();
  });
  connect(&m_poll, &QTimer::timeout, this, &JobNotice::poll);
  hide();
  retranslate();
}

void JobNotice::follow(Job* job, int afterMs) {
  m_job = job;
  m_state = {};
  m_poll.start();
  poll();
  if (afterMs > 0 && isHidden()) {
    m_delay.start(afterMs);
  } else {
    show();
    raise();
  }
}

void JobNotice::rest() {
  poll();
  m_poll.stop();
  m_delay.stop();
  m_job = nullptr;
  show();
  raise();
}

void JobNotice::end() {
  m_delay.stop();
  m_poll.stop();
  m_job = nullptr;
  hide();
}

void JobNotice::poll() {
  if (m_job) m_state = m_job->progress();
  retranslate();
}

void JobNotice::retranslate() {
  const Words words = m_words(m_state);
  m_text->setText(words.text);
  m_button->setText(words.button);
  const bool known = m_state.total > 0;
  m_bar->setRange(0, known ? kWhole : 0);
  if (known) {
    m_bar->setValue(static_cast<int>(kWhole * static_cast<double>(m_state.done) /
                                     static_cast<double>(m_state.total)));
  }
  adjustSize();
}

}  // namespace tastescope::ui
