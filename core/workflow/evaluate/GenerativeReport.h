// What is known of a generative model as JSON and as sections of a report. Thread rule: pure. Cost:
// microseconds.
#pragma once

#include "core/report/ReportSection.h"
#include "core/workflow/evaluate/GenerativeQuality.h"

namespace tastescope {

/// {"run","part","distribution","likelihood":{...}|null,"elbo":{...}|null,"histories":{...}|null,
/// "missing":[...]}
Json toJson(const GenerativeQuality& quality);

/// Likelihood, latent space and made-up histories of one or several runs side by side; parts that
/// no run has are left out.
std::vector<ReportSection> generativeSections(const std::vector<GenerativeQuality>& runs);

}  // namespace tastescope
