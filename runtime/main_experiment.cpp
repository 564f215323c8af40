#include "base/cli/program.hpp"
#include "runtime/commands/experiment_program.hpp"

int main(int argc, char** argv) { return cf::cli::run(cf::runtime::experiment_program(), argc, argv); }
