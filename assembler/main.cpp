#include "assembler/commands/commands.hpp"

int main(int argc, char** argv) { return cf::cli::run(cf::assembler::cf_assemble(), argc, argv); }
