#include "base/diag/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/util/text.hpp"

namespace cf {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: break;
  }
  return "error";
}

Reported& Reported::note(Span span, std::string message) {
  m_diagnostic.notes.push_back({.span = span, .message = std::move(message)});
  return *this;
}

Reported& Reported::help(std::string text) {
  m_diagnostic.help = std::move(text);
  return *this;
}

Reported& Reported::help_nearest(std::span<const std::string> candidates, std::string_view word,
                                 std::string otherwise) {
  const std::string found = nearest(candidates, word);
  return help(found.empty() ? std::move(otherwise) : "did you mean '" + found + "'?");
}

Reported Report::add(std::string_view code, Severity severity, Span span, std::string message) {
  return Reported(m_diagnostics.emplace_back(Diagnostic{.code = std::string(code),
                                                        .severity = severity,
                                                        .span = span,
                                                        .message = std::move(message),
                                                        .notes = {},
                                                        .help = {}}));
}

void Report::append(Report other) {
  std::move(other.m_diagnostics.begin(), other.m_diagnostics.end(), std::back_inserter(m_diagnostics));
}

namespace {

auto sort_key(const Diagnostic& d) {
  const std::string_view path = d.span.source == nullptr ? std::string_view{} : std::string_view(d.span.source->path);
  return std::tuple(path, d.span.begin, d.span.end, std::string_view(d.code), std::string_view(d.message));
}

}  // namespace

void Report::sort() {
  std::stable_sort(m_diagnostics.begin(), m_diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return sort_key(a) < sort_key(b); });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return sort_key(a) == sort_key(b); };
  m_diagnostics.erase(std::unique(m_diagnostics.begin(), m_diagnostics.end(), same), m_diagnostics.end());
}

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(m_diagnostics.begin(), m_diagnostics.end(),
                                                [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace cf
