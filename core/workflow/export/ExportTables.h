// Private to core/workflow: the tables that can be exported. For each: what columns it offers, and
// its header and rows into a sink. Thread rule: one thread per export. Cost: as the table's source;
// no more than a batch of lists or vectors is held.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/workflow/export/ExportColumn.h"

namespace tastescope {

/// The users or items whose rows are asked for, in the request's order; all of them when none is named.
/// Error(NotFound) for one the data does not have.
std::vector<Index> scopeOf(const Session& session, const ExportRequest& request, Entity entity);
/// user, rank, item, score and, where known, title.
std::vector<std::string> recommendationColumnNames(const Session& session);
void writeRecommendations(Session& session, const ExportRequest& request, RowSink& sink);
/// user, item, value and, where known, time and part.
std::vector<std::string> interactionColumnNames(const Session& session,
                                                const ExportRequest& request);
/// Every interaction, or every event where repeats were kept, so that an import gets back what came
/// in. `only`: the interactions of one part, without saying so in a column.
void writeInteractions(Session& session, const ExportRequest& request, std::optional<Part> only,
                       RowSink& sink);
/// The part of every row writeInteractions() has, of the request's split or as given; empty without
/// either.
std::vector<Part> partsFor(const Session& session, const ExportRequest& request);
/// "train", "valid", "test", as imports read them.
const char* partName(Part part);
/// id, interactions, total, last and the attributes, names made distinct.
std::vector<std::string> entityColumnNames(const Session& session, Entity entity);
void writeEntities(Session& session, const ExportRequest& request, Entity entity, RowSink& sink);
/// run, model, part, metric, value, half. Run 0: every run.
std::vector<std::string> metricColumnNames();
void writeMetrics(Session& session, const ExportRequest& request, RowSink& sink);
/// run, series, epoch, step, seconds, value. Run 0: every run.
std::vector<std::string> curveColumnNames();
void writeCurves(Session& session, const ExportRequest& request, RowSink& sink);
/// id, title (where known) and vector, which is one cell per dimension: d1, d2, ...
/// Error(Unsupported) when the model has no such space.
std::vector<std::string> vectorColumnNames(const Session& session, Entity entity);
void writeVectors(Session& session, const ExportRequest& request, Entity entity, RowSink& sink);
/// The projector's second file: "<stem>.metadata.tsv" beside the vectors.
std::filesystem::path projectorLabelsFile(const std::filesystem::path& vectors);
/// It holds id and, where known, title.
void writeProjectorLabels(const Session& session, const ExportRequest& request,
                          const std::stop_token& stop);

}  // namespace tastescope
