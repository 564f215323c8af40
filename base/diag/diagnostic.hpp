// What a check found, as a value, and the collection that checks write into.
//
// How a finding looks is the business of base/diag/render.hpp. Codes are documented in assembler/rules.
#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diag/source.hpp"

namespace cf {

enum class Severity : std::uint8_t { note, warning, error };

std::string_view to_string(Severity severity);

/// A second place that explains the first.
struct Note {
  Span span;
  std::string message;
};

struct Diagnostic {
  std::string code;  ///< "CF012": stable, never reused
  Severity severity = Severity::error;
  Span span;
  std::string message;  ///< one line; quotes the offending value
  std::vector<Note> notes;
  std::string help;  ///< what to write instead; may be empty
};

/// Adds to the finding that was reported last.
class Reported {
 public:
  explicit Reported(Diagnostic& diagnostic) : m_diagnostic(diagnostic) {}
  Reported& note(Span span, std::string message);
  Reported& help(std::string text);
  /// "did you mean 'x'?" when one of the candidates is near to `word`, else the `otherwise` text.
  Reported& help_nearest(std::span<const std::string> candidates, std::string_view word, std::string otherwise = {});

 private:
  Diagnostic& m_diagnostic;
};

/// Collects findings. Not shared between threads: each piece of work has its own, and they are joined in order.
class Report {
 public:
  template <class... Args>
  Reported error(std::string_view code, Span span, fmt::format_string<Args...> format, Args&&... args) {
    return add(code, Severity::error, span, fmt::format(format, std::forward<Args>(args)...));
  }
  template <class... Args>
  Reported warning(std::string_view code, Span span, fmt::format_string<Args...> format, Args&&... args) {
    return add(code, Severity::warning, span, fmt::format(format, std::forward<Args>(args)...));
  }
  template <class... Args>
  Reported note(std::string_view code, Span span, fmt::format_string<Args...> format, Args&&... args) {
    return add(code, Severity::note, span, fmt::format(format, std::forward<Args>(args)...));
  }
  Reported add(std::string_view code, Severity severity, Span span, std::string message);

  void append(Report other);  ///< the other's findings after ours
  void append_one(Diagnostic diagnostic) { m_diagnostics.push_back(std::move(diagnostic)); }
  void sort();  ///< by path, place and code; the same finding twice becomes one

  const std::vector<Diagnostic>& diagnostics() const { return m_diagnostics; }
  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }

 private:
  std::vector<Diagnostic> m_diagnostics;
};

}  // namespace cf
