#include "core/workflow/export/WeightsFile.h"

#include "core/base/AtomicFile.h"

namespace tastescope {
namespace {

const char* typeName(ElementType type) {
  switch (type) {
    case ElementType::Float32: return "F32";
    case ElementType::Float64: return "F64";
    case ElementType::Int32: return "I32";
    case ElementType::Int64: return "I64";
    case ElementType::UInt8: return "U8";
    case ElementType::BFloat16: return "BF16";
  }
  return "F32";
}

std::string headerOf(const TensorMap& tensors, const RunRecord& run) {
  Json header{
      {"__metadata__", {{"model", run.model}, {"run", run.name}, {"data", run.fingerprint}}}};
  std::uint64_t offset = 0;
  for (const auto& [name, tensor] : tensors) {
    header[name] = {{"dtype", typeName(tensor.type)},
                    {"shape", tensor.shape},
                    {"data_offsets", {offset, offset + tensor.bytes.size()}}};
    offset += tensor.bytes.size();
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');  // readers map the tensors: keep them aligned
  return text;
}

}  // namespace

std::uint64_t exportWeights(Session& session, RunId run, const OutputFile& file) {
  const auto [record, tensors] = session.withProject([run](Project& project) {
    return std::pair(RunStore(project).get(run), RunResults(project).weights(run));
  });
  const std::string header = headerOf(tensors, record);
  std::string length(sizeof(std::uint64_t), '\0');
  for (std::size_t byte = 0; byte < length.size(); ++byte) {
    length[byte] = static_cast<char>(header.size() >> (8 * byte) & 0xFF);
  }
  AtomicFile out(file);
  out.write(length);
  out.write(header);
  for (const auto& [name, tensor] : tensors) {
    out.write({reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()});
  }
  out.commit();
  return tensors.size();
}

}  // namespace tastescope
