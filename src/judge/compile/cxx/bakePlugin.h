/*
 * A GCC plugin of one function, used only while a header is precompiled. Templates that a header leaves pending would be
 * instantiated again in every compile that uses it (most of the time of an empty program); this has them instantiated
 * into the precompiled header, which the stock compiler then uses without any plugin.
 *
 * It leans on names inside GCC (seen with 12), declared here since plugin headers are seldom installed: where they have
 * changed it does not load, and the header is precompiled plainly.
 */
#include <cstring>

union tree_node;
void instantiate_pending_templates(int retries);
void push_to_top_level();
void pop_from_top_level();
const char *fndecl_name(tree_node *function);

extern "C" {
int plugin_is_GPL_compatible;
void register_callback(const char *plugin, int event, void (*callback)(void *event_data, void *user_data), void *user_data);
}

static const int FINISH_PARSE_FUNCTION = 1;

static void bake(void *function, void *) {
  if (!std::strstr(fndecl_name(static_cast<tree_node *>(function)), "shortlist_bake")) return;
  push_to_top_level();
  instantiate_pending_templates(0);
  pop_from_top_level();
}

extern "C" int plugin_init(void *, void *) {
  register_callback("shortlist-bake", FINISH_PARSE_FUNCTION, bake, nullptr);
  return 0;
}
