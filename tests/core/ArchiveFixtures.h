// Archives and workbooks for import tests, written through libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tastescope::testing {

using ArchiveFiles = std::vector<std::pair<std::string, std::string>>;
using ArchiveSetter = int (*)(archive*);

inline void writeArchive(const std::filesystem::path& file, ArchiveSetter format,
                         ArchiveSetter filter, const ArchiveFiles& files) {
  archive* a = archive_write_new();
  format(a);
  filter(a);
  archive_write_open_filename(a, file.c_str());
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_free(a);
}

inline void writeZip(const std::filesystem::path& file, const ArchiveFiles& files) {
  writeArchive(file, archive_write_set_format_zip, archive_write_add_filter_none, files);
}

/// A sheet of a workbook: its name, the XML of its rows, and "hidden" or nothing.
struct SheetFixture {
  std::string name;
  std::string rows;
  std::string state;
};

/// The files of an Excel workbook. `more` are parts beside them (xl/styles.xml,
/// xl/sharedStrings.xml); `properties` are attributes of workbookPr.
inline ArchiveFiles excelFiles(const std::vector<SheetFixture>& sheets, ArchiveFiles more = {},
                               const std::string& properties = {}) {
  std::string book = "<workbook><workbookPr " + properties + "/><sheets>";
  std::string relations = "<Relationships>";
  const std::string type = "Type=\"http://schemas.openxmlformats.org/x/relationships/";
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    book += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" r:id=\"rId" +
            number + "\" state=\"" + (sheets[i].state.empty() ? "visible" : sheets[i].state) +
            "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" " + type +
                 "worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    more.emplace_back("xl/worksheets/sheet" + number + ".xml",
                      "<?xml version=\"1.0\"?><worksheet><sheetData>" + sheets[i].rows +
                          "</sheetData></worksheet>");
  }
  relations += "<Relationship Id=\"rIdS\" " + type + "styles\" Target=\"styles.xml\"/>";
  relations += "<Relationship Id=\"rIdT\" " + type +
               "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>";
  more.emplace_back("[Content_Types].xml", "<Types/>");
  more.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
  more.emplace_back("xl/_rels/workbook.xml.rels", relations);
  return more;
}

/// A row of inline texts.
inline std::string textRow(const std::vector<std::string>& cells) {
  std::string row = "<row>";
  for (const std::string& cell : cells) {
    row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
  }
  return row + "</row>";
}

}  // namespace tastescope::testing
