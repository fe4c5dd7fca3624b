#include "core/store/RunFile.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <utility>

#include "core/base/AtomicFile.h"
#include "core/store/SqlSupport.h"
#include "core/store/TensorRows.h"
#include "core/store/TextRow.h"

namespace tastescope {
namespace {

using nlohmann::json;

constexpr const char* kMetadata = "__metadata__";
constexpr std::size_t kLengthBytes = sizeof(std::uint64_t);

constexpr std::array<std::pair<ElementType, const char*>, 6> kElementNames{
    {{ElementType::Float32, "F32"},
     {ElementType::Float64, "F64"},
     {ElementType::Int32, "I32"},
     {ElementType::Int64, "I64"},
     {ElementType::UInt8, "U8"},
     {ElementType::BFloat16, "BF16"}}};

const char* typeName(ElementType type) {
  return std::ranges::find(kElementNames, type, &std::pair<ElementType, const char*>::first)
      ->second;
}

json recordJson(const RunRecord& record) {
  return {{"config", record.config},
          {"trainOptions", record.trainOptions},
          {"split", record.split},
          {"state", runStateKey(record.state)},
          {"seed", record.seed},
          {"created", record.created},
          {"seconds", record.seconds},
          {"epochs", record.epochs},
          {"bestEpoch", record.bestEpoch},
          {"stopReason", record.stopReason},
          {"message", textToJson(record.message)},
          {"origin", record.origin.empty() ? std::string() : textToJson(record.origin)},
          {"note", record.note}};
}

json metricsJson(const std::vector<MetricValue>& metrics) {
  json list = json::array();
  for (const MetricValue& metric : metrics)
    list.push_back({metric.part, metric.name, metric.value, metric.half});
  return list;
}

json curvesJson(const Curves& curves) {
  json all = json::object();
  for (const auto& [series, points] : curves) {
    json& list = all[series] = json::array();
    for (const CurvePoint& point : points)
      list.push_back({point.epoch, point.step, point.seconds, point.value});
  }
  return all;
}

/// The format allows texts alone as metadata.
std::string runHeader(const RunFile& run) {
  json header{{kMetadata,
               {{"model", run.record.model},
                {"run", run.record.name},
                {"data", run.record.fingerprint},
                {"record", recordJson(run.record).dump()},
                {"metrics", metricsJson(run.metrics).dump()},
                {"curves", curvesJson(run.curves).dump()}}}};
  std::uint64_t offset = 0;
  for (const auto& [name, tensor] : run.weights) {
    header[name] = {{"dtype", typeName(tensor.type)},
                    {"shape", tensor.shape},
                    {"data_offsets", {offset, offset + tensor.bytes.size()}}};
    offset += tensor.bytes.size();
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');  // readers map the tensors: keep them aligned
  return text;
}

Error brokenFile(const std::filesystem::path& file, const std::string& details) {
  return {ErrorCode::Corrupt,
          coreText("Runs", "%1 is damaged or no file of a run. Export the run again.")
              .arg(file.string()),
          details};
}

Error noRun(const std::filesystem::path& file) {
  return {ErrorCode::InvalidInput,
          coreText("Runs",
                   "%1 holds weights, but not the settings of a run of Tastescope. Export the run "
                   "with this version.")
              .arg(file.string())};
}

/// All bytes of the file.
std::string fileBytes(const std::filesystem::path& file) {
  std::error_code failed;
  const bool readable = std::filesystem::is_regular_file(file, failed);
  std::string bytes(readable ? std::filesystem::file_size(file, failed) : 0, '\0');
  std::ifstream in(file, std::ios::binary);
  if (!readable || failed || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    throw Error(ErrorCode::NotFound,
                coreText("Core", "The file %1 cannot be read.").arg(file.string()));
  }
  return bytes;
}

/// JSON has no NaN: it is written as null.
double jsonNumber(const json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

HostTensor tensorFrom(const json& entry, std::string_view data) {
  const auto type = std::ranges::find(kElementNames, entry.at("dtype").get<std::string>(),
                                      &std::pair<ElementType, const char*>::second);
  const auto [begin, end] = entry.at("data_offsets").get<std::pair<std::size_t, std::size_t>>();
  HostTensor tensor;
  if (type == kElementNames.end() || begin > end || end > data.size())
    throw std::out_of_range("tensor");
  tensor.type = type->first;
  tensor.shape = entry.at("shape").get<std::vector<std::int64_t>>();
  if (byteCount(tensor.shape, tensor.type) != end - begin) throw std::out_of_range("shape");
  const auto* const from = reinterpret_cast<const std::byte*>(data.data());
  tensor.bytes.assign(from + begin, from + end);
  return tensor;
}

RunRecord storedRecord(const json& metadata) {
  const auto text = metadata.at("record").get<std::string>();
  if (text.size() > SmallValues::kMostBytes) throw std::out_of_range("record");
  const json stored = storedJson(text);
  RunRecord record;
  record.model = metadata.at("model").get<std::string>();
  record.name = metadata.at("run").get<std::string>();
  record.fingerprint = metadata.at("data").get<std::string>();
  record.config = stored.at("config");
  record.trainOptions = stored.at("trainOptions");
  record.split = stored.at("split");
  const bool done = stored.at("state").get<std::string>() == runStateKey(RunState::Done);
  record.state = done ? RunState::Done : RunState::KeptBest;
  record.seed = stored.at("seed").get<std::uint64_t>();
  record.created = stored.at("created").get<std::int64_t>();
  record.seconds = stored.at("seconds").get<double>();
  record.epochs = stored.at("epochs").get<std::int64_t>();
  record.bestEpoch = stored.at("bestEpoch").get<std::int64_t>();
  record.stopReason = stored.at("stopReason").get<std::string>();
  record.message = textFromJson(stored.at("message").get<std::string>()).value_or(Text());
  record.origin = textFromJson(stored.value("origin", std::string())).value_or(Text());
  record.note = stored.at("note").get<std::string>();
  return record;
}

std::vector<MetricValue> metricsFrom(const json& list) {
  std::vector<MetricValue> metrics;
  for (const json& entry : list) {
    metrics.push_back({entry.at(0).get<std::string>(), entry.at(1).get<std::string>(),
                       jsonNumber(entry.at(2)), jsonNumber(entry.at(3))});
  }
  return metrics;
}

Curves curvesFrom(const json& all) {
  Curves curves;
  for (const auto& [series, list] : all.items()) {
    for (const json& point : list) {
      curves[series].push_back({point.at(0).get<std::int64_t>(), point.at(1).get<std::int64_t>(),
                                jsonNumber(point.at(2)), jsonNumber(point.at(3))});
    }
  }
  return curves;
}

}  // namespace

void writeRunFile(const RunFile& run, const OutputFile& file) {
  const std::string header = runHeader(run);
  std::string length(kLengthBytes, '\0');
  for (std::size_t byte = 0; byte < kLengthBytes; ++byte)
    length[byte] = static_cast<char>(header.size() >> (8 * byte) & 0xFF);
  AtomicFile out(file);
  out.write(length);
  out.write(header);
  for (const auto& [name, tensor] : run.weights) {
    out.write({reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()});
  }
  out.commit();
}

RunFile readRunFile(const std::filesystem::path& file) {
  const std::string bytes = fileBytes(file);
  if (bytes.size() < kLengthBytes) throw brokenFile(file, "length of the header");
  std::uint64_t length = 0;
  for (std::size_t byte = kLengthBytes; byte-- > 0;)
    length = length << 8U | static_cast<unsigned char>(bytes[byte]);
  if (length > bytes.size() - kLengthBytes) throw brokenFile(file, "length of the header");
  const json header = storedJson(bytes.substr(kLengthBytes, length));
  if (!header.is_object()) throw brokenFile(file, "header");
  const auto metadata = header.find(kMetadata);
  if (metadata == header.end() || !metadata->is_object() || !metadata->contains("record"))
    throw noRun(file);
  const std::string_view data = std::string_view(bytes).substr(kLengthBytes + length);
  try {
    RunFile run;
    run.record = storedRecord(*metadata);
    run.metrics = metricsFrom(storedJson(metadata->at("metrics").get<std::string>()));
    run.curves = curvesFrom(storedJson(metadata->at("curves").get<std::string>()));
    for (const auto& [name, entry] : header.items()) {
      if (name != kMetadata) run.weights.emplace(name, tensorFrom(entry, data));
    }
    return run;
  } catch (const json::exception& error) {
    throw brokenFile(file, error.what());
  } catch (const std::out_of_range& error) {
    throw brokenFile(file, error.what());
  }
}

}  // namespace tastescope
