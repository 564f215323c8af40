// The commands of cf-assemble: one file each, one line each in commands.def.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assembler/pipeline/assemble.hpp"
#include "assembler/pipeline/context.hpp"
#include "base/cli/command.hpp"
#include "base/cli/program.hpp"
#include "base/diag/render.hpp"

namespace cf::assembler {

/// The whole table, for main and for the generated documents.
const cli::Program& cf_assemble();

#define CF_COMMAND(name) cli::Command name##_command();
#include "assembler/commands/commands.def"
#undef CF_COMMAND

// What several commands share.

cli::Option format_option();
cli::Option jobs_option();
cli::Option plugin_option();
cli::Option lang_option();
cli::Option overlay_option();

Format chosen_format(const cli::Invocation& invocation);
Result<unsigned> chosen_jobs(const cli::Invocation& invocation);

/// The languages asked for with --lang, checked against those that are there; all of them when none was named.
Result<std::vector<std::string>> chosen_languages(const cli::Invocation& invocation, const FileSystem& files);

/// `--out`, "dist-{lang}" unless given, with {lang} replaced. An error when several languages would share one folder.
Result<std::vector<std::string>> chosen_outs(const cli::Invocation& invocation,
                                             const std::vector<std::string>& languages);

/// Prints the findings: text on stderr, a document on stdout. Nothing when there are none and the format is text.
void print_findings(const Report& report, Format format);

/// "2 errors, 1 warning" on stderr, in text format only.
void print_count(const Report& report, Format format);

}  // namespace cf::assembler
