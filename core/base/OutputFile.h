// Where a result may be written. Every path a person names for one comes here, from the command line
// and from the window, and so does every file that is opened for writing: what is being read, or is
// open, is never written over.
// Thread rule: every function and class may be used from any thread. Cost: a few looks at the file
// system.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tastescope {

enum class IfExists { Refuse, Replace };

/// A file a person named for a result, and whether one of that name may be replaced.
struct OutputFile {
  OutputFile() = default;
  /// The window's file dialog has asked before it gives a path; the command line says Refuse unless
  /// --overwrite was given.
  OutputFile(std::filesystem::path named, IfExists whenThere = IfExists::Replace)
      : path(std::move(named)), ifExists(whenThere) {}
  OutputFile(const std::string& named, IfExists whenThere = IfExists::Replace)
      : path(named), ifExists(whenThere) {}

  std::filesystem::path path;
  IfExists ifExists = IfExists::Replace;
  bool database =
      false;  ///< SQLite keeps "-wal", "-shm" and "-journal" beside it, and removes them
};

/// While one lives, no result is written over these files, nor over what SQLite keeps beside them.
class FileProtection {
 public:
  enum class Reason { OpenProject, BeingRead };
  FileProtection(Reason reason, std::vector<std::filesystem::path> files);
  ~FileProtection();
  FileProtection(const FileProtection&) = delete;
  FileProtection& operator=(const FileProtection&) = delete;

 private:
  struct Protected;
  friend struct ProtectedFiles;
  std::list<Protected>::iterator place_;
};

/// How a result gets to where it was asked for.
struct OutputPlace {
  std::filesystem::path file;  ///< absolute, symbolic links followed
  std::optional<mode_t> mode;  ///< of the file that is replaced
  /// A terminal, a pipe, /dev/null: written into as it is, for it cannot be replaced.
  bool stream = false;
  int descriptor = -1;  ///< of a stream that this process has open already, such as /dev/stdout
};

/// Decides. Error(InvalidInput) for what is protected, for folders, disks and sockets, and for what
/// exists and may not be replaced; Error(NotFound) where there is no such folder; Error(Io) where
/// symbolic links lead nowhere. Hard links and other spellings of a name are seen through.
OutputPlace placeFor(const OutputFile& file);
/// The same for all results of one command, before its work begins; Error(InvalidInput) too when two
/// of them are one file. Those with an empty path were not asked for.
void requireWritable(std::span<const OutputFile> files);

}  // namespace tastescope
