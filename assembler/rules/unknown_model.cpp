#include "assembler/model/client.hpp"
#include "assembler/rules/rule.hpp"
#include "base/util/text.hpp"

namespace cf::assembler {

namespace {

bool is_known(std::string_view model) {
  constexpr std::string_view k_long_context = "[1m]";
  if (model.ends_with(k_long_context)) model.remove_suffix(k_long_context.size());
  return client::knows(client::k_models, model) || client::is_full_model_id(model);
}

void check(const Tree& tree, Report& report) {
  for (const auto& [path, file] : tree.files) {
    if (!is_component(file.kind)) continue;
    const std::optional<std::string> model = field(file, "model");
    if (!model || model->empty() || is_known(*model)) continue;
    report.error("CF012", field_span(file, "model"), "unknown model '{}'", *model)
        .help_nearest(client::list_of(client::k_models), *model,
                      "write inherit, haiku, sonnet, opus, fable, or a full id such as 'claude-opus-4-1'");
  }
}

}  // namespace

extern const Rule k_unknown_model{
    .code = "CF012",
    .name = "unknown-model",
    .severity = Severity::error,
    .since = "0.1",
    .doc = {.what = "A model that is no short name and no full id.",
            .why = "The client does not check it: the agent fails at its first request, or runs on another model.",
            .bad = "model: sonet",
            .good = "model: sonnet"},
    .check = check};

}  // namespace cf::assembler
