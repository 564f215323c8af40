// publish_helper OUT a|b [--files N] [--bytes N] [--no-atomic]: publishes one of two trees, as a build would.
// Exit codes as those of cf-assemble: 0 published, 2 refused, 130 interrupted.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "assembler/pipeline/publish.hpp"
#include "base/cli/interrupt.hpp"

namespace {

using namespace cf;
using namespace cf::assembler;

/// A third of the files is the same in both trees, a third differs, and a third is in one of them only.
Outputs tree(const std::string& variant, int count, std::size_t bytes) {
  Outputs outputs;
  for (int i = 0; i < count; ++i) {
    const std::string folder = "folder-" + std::to_string(i % 7) + "/below";
    const std::string name = std::to_string(i) + (i % 3 == 2 ? variant : "") + ".md";
    std::string text = i % 3 == 0 ? "same" : variant;
    text.resize(bytes, i % 3 == 0 ? '.' : variant.front());
    outputs[folder + '/' + name] = {.bytes = text, .executable = i % 5 == 0, .sources = {}, .transforms = {}};
  }
  return outputs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  PublishOptions options{.out = argv[1], .plugin = "codeflash-test", .language = "", .interrupted = cli::interrupted};
  int count = 120;
  std::size_t bytes = 3000;
  for (int i = 3; i < argc; ++i) {
    const std::string_view option = argv[i];
    if (option == "--no-atomic") options.atomic = false;
    if (option == "--files" && i + 1 < argc) count = std::atoi(argv[++i]);
    if (option == "--bytes" && i + 1 < argc) bytes = static_cast<std::size_t>(std::atol(argv[++i]));
  }
  cli::install_signal_handlers();
  SourceStore sources;
  Report report;
  const Result<PublishSummary> done =
      publish(posix_file_system(), tree(argv[2], count, bytes), options, sources, report);
  for (const Diagnostic& found : report.diagnostics()) {
    std::fprintf(stderr, "%s: %s: %s\n", found.code.c_str(), found.span.source->path.c_str(), found.message.c_str());
  }
  if (!done) {
    std::fprintf(stderr, "error: %s\n  help: %s\n", done.error().message.c_str(), done.error().help.c_str());
    return 2;
  }
  return done->interrupted ? 130 : 0;
}
