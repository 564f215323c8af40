#include "assembler/load/stop_words.hpp"

#include <algorithm>
#include <array>

namespace cf::assembler {

namespace {

// clang-format off
constexpr std::array<std::string_view, 419> k_stop_words{
    "a", "about", "above", "across", "actually", "additional", "after", "again", "against", "agent", "agents", "ai",
    "all", "almost", "along", "already", "also", "although", "always", "am", "among", "an", "and", "another", "any",
    "anyone", "anything", "appropriate", "are", "around", "as", "ask", "asked", "asking", "asks", "assist",
    "assistance", "assistant", "at", "available", "avoid", "away", "be", "because", "become", "been", "before",
    "behavior", "being", "below", "best", "better", "between", "both", "but", "by", "call", "called", "calls", "can",
    "cannot", "carefully", "choose", "claude", "clear", "clearly", "come", "comes", "comprehensive", "could",
    "current", "currently", "deep", "deeply", "delegate", "delegates", "describe", "described", "despite", "did",
    "different", "do", "does", "doing", "done", "down", "due", "during", "e.g", "each", "effective", "effectively",
    "either", "else", "ensure", "ensures", "ensuring", "etc", "even", "ever", "every", "everything", "exactly",
    "example", "examples", "excellent", "excels", "existing", "expert", "expertise", "experts", "explicitly",
    "extensive", "few", "find", "first", "focus", "focused", "focuses", "focusing", "for", "from", "full", "fully",
    "further", "get", "gets", "give", "given", "gives", "go", "goes", "going", "good", "great", "had", "handle",
    "handles", "handling", "has", "have", "having", "he", "help", "helping", "helps", "her", "here", "high", "highly",
    "him", "his", "how", "however", "i", "i'd", "i'll", "i'm", "i.e", "if", "immediately", "important", "in",
    "include", "includes", "including", "instead", "into", "invoke", "invoked", "involves", "involving", "is", "it",
    "it's", "its", "itself", "just", "keep", "kind", "know", "known", "large", "last", "later", "least", "less",
    "let", "let's", "like", "likely", "ll", "long", "look", "looking", "looks", "made", "main", "mainly", "make",
    "makes", "making", "many", "may", "maybe", "me", "mean", "means", "might", "more", "most", "mostly", "much",
    "multiple", "must", "my", "name", "need", "needed", "needing", "needs", "never", "new", "next", "no", "nor",
    "not", "nothing", "now", "number", "of", "off", "offer", "often", "on", "once", "one", "only", "onto", "or",
    "other", "others", "otherwise", "our", "out", "over", "own", "particular", "particularly", "per", "perform",
    "performs", "perhaps", "please", "plus", "possible", "prefer", "proactively", "proper", "properly", "provide",
    "provided", "provides", "providing", "purpose", "put", "quickly", "quite", "rather", "ready", "really", "related",
    "relevant", "request", "requested", "requests", "require", "required", "requirements", "requires", "requiring",
    "responsible", "right", "role", "run", "running", "s", "said", "same", "say", "says", "see", "seen", "several",
    "shall", "she", "should", "show", "shows", "similar", "simple", "simply", "since", "skilled", "so", "some",
    "someone", "something", "specialist", "specialists", "specialization", "specialize", "specialized", "specializes",
    "specializing", "specific", "specifically", "start", "starts", "still", "strong", "such", "suggest", "sure", "t",
    "take", "takes", "task", "tasks", "tell", "than", "that", "that's", "the", "their", "them", "then", "there",
    "there's", "these", "they", "thing", "things", "this", "those", "though", "through", "throughout", "thus", "to",
    "together", "too", "toward", "towards", "try", "trying", "two", "under", "understand", "understanding", "unless",
    "until", "up", "upon", "us", "use", "used", "useful", "user", "user's", "users", "uses", "using", "usually",
    "various", "ve", "very", "via", "want", "wants", "was", "way", "ways", "we", "we'll", "well", "were", "what",
    "what's", "when", "whenever", "where", "whether", "which", "while", "who", "whole", "whom", "whose", "why",
    "will", "wish", "with", "within", "without", "won't", "work", "working", "works", "would", "x", "yes", "yet",
    "you", "you'd", "you'll", "you're", "your", "yourself",};

constexpr std::array<std::string_view, 315> k_common_words{
    "add", "adding", "advanced", "analysis", "analyze", "analyzes", "analyzing", "api", "app", "application",
    "applications", "apply", "applying", "approach", "architect", "architecture", "area", "areas", "based", "basic",
    "bug", "bugs", "build", "building", "builds", "capabilities", "capability", "change", "changes", "check",
    "checking", "checks", "class", "code", "codebase", "command", "commands", "common", "complete", "complex",
    "component", "components", "concept", "concepts", "concern", "concerns", "configuration", "configure", "context",
    "core", "create", "created", "creates", "creating", "creation", "custom", "data", "define", "definition",
    "deliver", "deliverables", "design", "designing", "designs", "detail", "detailed", "details", "develop",
    "developer", "developers", "developing", "development", "document", "documentation", "documents", "edge",
    "engineer", "engineering", "engineers", "enterprise", "environment", "error", "errors", "evaluate", "execute",
    "execution", "experience", "external", "fast", "feature", "features", "file", "files", "final", "fix", "fixes",
    "fixing", "flow", "folder", "format", "framework", "frameworks", "function", "functionality", "functions",
    "general", "generate", "generates", "generating", "generation", "goal", "goals", "guidance", "guide",
    "guidelines", "identifies", "identify", "identifying", "implement", "implementation", "implementing",
    "implements", "improve", "improvement", "improvements", "improving", "individual", "industry", "information",
    "initial", "input", "install", "integrate", "integration", "internal", "issue", "issues", "item", "items", "key",
    "knowledge", "language", "languages", "level", "levels", "library", "line", "lines", "list", "load", "local",
    "logic", "manage", "management", "manager", "manages", "managing", "manner", "master", "mastery", "method",
    "methods", "mode", "model", "modern", "module", "modules", "monitor", "multi", "object", "objective",
    "objectives", "operation", "operations", "optimal", "optimization", "optimize", "optimizing", "option", "options",
    "order", "organization", "original", "output", "outputs", "overview", "package", "part", "pattern", "patterns",
    "performance", "person", "phase", "phases", "place", "plan", "planner", "planning", "plans", "platform", "point",
    "points", "practice", "practices", "present", "primary", "principles", "priority", "problem", "problems",
    "process", "processes", "product", "production", "professional", "program", "programming", "project", "projects",
    "quality", "question", "questions", "read", "reading", "real", "recommend", "reference", "report", "reports",
    "research", "resource", "resources", "response", "responses", "result", "results", "return", "review", "reviewer",
    "reviewing", "reviews", "rule", "rules", "scalable", "scale", "script", "section", "senior", "server", "service",
    "services", "session", "set", "setting", "settings", "setup", "side", "software", "solution", "solutions",
    "solve", "source", "stack", "stage", "standard", "standards", "state", "status", "step", "steps", "strategic",
    "strategies", "strategy", "structure", "structured", "style", "suite", "summary", "support", "system", "systems",
    "team", "teams", "tech", "technical", "technique", "techniques", "technology", "template", "test", "testing",
    "tests", "text", "time", "tool", "tooling", "tools", "topic", "type", "types", "update", "updates", "value",
    "values", "version", "view", "whatever", "workflow", "workflows", "world", "write", "writer", "writes", "writing",
    "written",};
// clang-format on

static_assert(std::is_sorted(k_stop_words.begin(), k_stop_words.end()));
static_assert(std::is_sorted(k_common_words.begin(), k_common_words.end()));

}  // namespace

bool is_stop_word(std::string_view word) { return std::binary_search(k_stop_words.begin(), k_stop_words.end(), word); }

bool is_common_word(std::string_view word) {
  return std::binary_search(k_common_words.begin(), k_common_words.end(), word);
}

}  // namespace cf::assembler
