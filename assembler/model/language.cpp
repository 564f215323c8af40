#include "assembler/model/language.hpp"

#include <utility>

namespace cf::assembler {

namespace {

std::string text(const doc::Node& mapping, std::string_view key) {
  const doc::Node* value = mapping.find(key);
  return value == nullptr ? std::string{} : value->scalar;
}

std::vector<std::string> texts(const doc::Node& mapping, std::string_view key) {
  std::vector<std::string> values;
  if (const doc::Node* list = mapping.find(key)) {
    for (const doc::Node& item : list->items) values.push_back(item.scalar);
  }
  return values;
}

}  // namespace

Language language_from(doc::Node document) {
  Language language{.name = text(document, "language"),
                    .title = text(document, "title"),
                    .plugin = text(document, "plugin"),
                    .router = text(document, "router"),
                    .markers = {},
                    .domains = {},
                    .document = {}};
  if (const doc::Node* markers = document.find("markers")) {
    for (const doc::Node& marker : markers->items) {
      const std::string file = text(marker, "file");
      language.markers.push_back(file.empty() ? text(marker, "glob") : file);
    }
  }
  if (const doc::Node* domains = document.find("domains")) {
    for (const doc::Node& domain : domains->items) {
      language.domains.push_back({.id = text(domain, "id"),
                                  .title = text(domain, "title"),
                                  .agent = text(domain, "agent"),
                                  .signals = texts(domain, "signals"),
                                  .branch = texts(domain, "branch"),
                                  .guide = text(domain, "guide"),
                                  .covers = text(domain, "covers")});
    }
  }
  language.document = std::move(document);
  return language;
}

}  // namespace cf::assembler
