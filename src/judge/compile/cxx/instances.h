/*
 * The containers and algorithms that contest programs use most. Included with KIT as `extern template` into the
 * precompiled header, and with KIT as `template` into the objects that hold their bodies, one object a group.
 * Some names are libstdc++'s own: where they have changed, the kit is built without this file.
 */
namespace shortlist {
using ll = long long;
using ii = std::pair<int, int>;
using LL = std::pair<ll, ll>;
using Li = std::pair<ll, int>;
using iL = std::pair<int, ll>;
using vi = std::vector<int>;
using vL = std::vector<ll>;
using vii = std::vector<ii>;
using vs = std::vector<std::string>;
}
#define KIT_SEQUENCE(...) \
  KIT struct std::_Vector_base<__VA_ARGS__, std::allocator<__VA_ARGS__>>; \
  KIT class std::vector<__VA_ARGS__>; \
  KIT class __gnu_cxx::__normal_iterator<__VA_ARGS__*, std::vector<__VA_ARGS__>>; \
  KIT class __gnu_cxx::__normal_iterator<const __VA_ARGS__*, std::vector<__VA_ARGS__>>; \
  KIT class std::__new_allocator<__VA_ARGS__>; \
  KIT class std::allocator<__VA_ARGS__>; \
  KIT class std::initializer_list<__VA_ARGS__>; \
  KIT void std::vector<__VA_ARGS__>::_M_realloc_insert<const __VA_ARGS__&>(iterator, const __VA_ARGS__&); \
  KIT void std::vector<__VA_ARGS__>::_M_realloc_insert<__VA_ARGS__>(iterator, __VA_ARGS__&&); \
  KIT __VA_ARGS__& std::vector<__VA_ARGS__>::emplace_back<__VA_ARGS__>(__VA_ARGS__&&);
#define KIT_ORDER(...) \
  KIT void std::sort<std::vector<__VA_ARGS__>::iterator>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator); \
  KIT void std::sort<std::vector<__VA_ARGS__>::iterator, std::greater<__VA_ARGS__>>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator, std::greater<__VA_ARGS__>); \
  KIT void std::reverse<std::vector<__VA_ARGS__>::iterator>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator); \
  KIT std::vector<__VA_ARGS__>::iterator std::lower_bound<std::vector<__VA_ARGS__>::iterator, __VA_ARGS__>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator, const __VA_ARGS__&); \
  KIT std::vector<__VA_ARGS__>::iterator std::upper_bound<std::vector<__VA_ARGS__>::iterator, __VA_ARGS__>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator, const __VA_ARGS__&); \
  KIT std::vector<__VA_ARGS__>::iterator std::unique<std::vector<__VA_ARGS__>::iterator>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator); \
  KIT std::vector<__VA_ARGS__>::iterator std::max_element<std::vector<__VA_ARGS__>::iterator>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator); \
  KIT std::vector<__VA_ARGS__>::iterator std::min_element<std::vector<__VA_ARGS__>::iterator>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator); \
  KIT bool std::next_permutation<std::vector<__VA_ARGS__>::iterator>(std::vector<__VA_ARGS__>::iterator, std::vector<__VA_ARGS__>::iterator); \
  KIT class std::priority_queue<__VA_ARGS__>; \
  KIT class std::priority_queue<__VA_ARGS__, std::vector<__VA_ARGS__>, std::greater<__VA_ARGS__>>;
#define KIT_SET(...) \
  KIT class std::_Rb_tree<__VA_ARGS__, __VA_ARGS__, std::_Identity<__VA_ARGS__>, std::less<__VA_ARGS__>>; \
  KIT struct std::_Rb_tree_const_iterator<__VA_ARGS__>; \
  KIT class std::set<__VA_ARGS__>; \
  KIT class std::multiset<__VA_ARGS__>;
#define KIT_DEQUE(...) \
  KIT class std::_Deque_base<__VA_ARGS__, std::allocator<__VA_ARGS__>>; \
  KIT class std::deque<__VA_ARGS__>; \
  KIT struct std::_Deque_iterator<__VA_ARGS__, __VA_ARGS__&, __VA_ARGS__*>; \
  KIT class std::queue<__VA_ARGS__>; \
  KIT class std::stack<__VA_ARGS__>; \
  KIT void std::deque<__VA_ARGS__>::_M_push_back_aux<const __VA_ARGS__&>(const __VA_ARGS__&);
#define KIT_MAP(K, ...) \
  KIT class std::_Rb_tree<K, std::pair<const K, __VA_ARGS__>, std::_Select1st<std::pair<const K, __VA_ARGS__>>, std::less<K>>; \
  KIT struct std::_Rb_tree_iterator<std::pair<const K, __VA_ARGS__>>; \
  KIT class std::map<K, __VA_ARGS__>;
#if KIT_GROUP == 1 || KIT_GROUP == 0
KIT_SEQUENCE(char) KIT_SEQUENCE(int) KIT_SEQUENCE(long long) KIT_SEQUENCE(double) KIT class std::vector<bool>; KIT_SEQUENCE(std::vector<char>) KIT_SEQUENCE(std::vector<bool>)
#endif
#if KIT_GROUP == 2 || KIT_GROUP == 0
KIT_SEQUENCE(std::string) KIT_SEQUENCE(shortlist::ii) KIT_SEQUENCE(shortlist::LL) KIT_SEQUENCE(shortlist::vi) KIT_SEQUENCE(shortlist::vL) KIT_SEQUENCE(shortlist::vii) KIT_SEQUENCE(shortlist::vs)
#endif
#if KIT_GROUP == 3 || KIT_GROUP == 0
KIT_ORDER(int) KIT_ORDER(long long)
KIT void std::sort<int*>(int*, int*);
KIT void std::sort<std::string::iterator>(std::string::iterator, std::string::iterator);
KIT void std::reverse<std::string::iterator>(std::string::iterator, std::string::iterator);
#endif
#if KIT_GROUP == 4 || KIT_GROUP == 0
KIT_ORDER(std::string) KIT_ORDER(shortlist::ii) KIT_ORDER(shortlist::LL)
#endif
#if KIT_GROUP == 5 || KIT_GROUP == 0
KIT_DEQUE(int) KIT_DEQUE(long long) KIT_DEQUE(char) KIT_DEQUE(shortlist::ii)
#endif
#if KIT_GROUP == 6 || KIT_GROUP == 0
KIT_SET(int) KIT_SET(long long) KIT_SET(char) KIT_SET(std::string) KIT_SET(shortlist::ii)
KIT_MAP(int, int) KIT_MAP(long long, int) KIT_MAP(long long, long long) KIT_MAP(int, long long) KIT_MAP(std::string, int) KIT_MAP(char, int) KIT_MAP(int, shortlist::vi)
#endif
