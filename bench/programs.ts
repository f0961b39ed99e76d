/** Contest-style programs to bench with: a dozen templates a language, each varied into as many distinct candidates as are wanted. */

interface Template {
  readonly source: string;
  readonly input: (i: number) => string;
}

export interface BenchCandidate {
  readonly source: string;
  readonly inputs: readonly string[];
}

const numbers = (count: number, seed: number, below = 1000): string => Array.from({ length: count }, (_, i) => (seed * 7919 + i * 104729 + i * i * 31) % below).join(' ');
const list = (i: number): string => `${10 + i * 20}\n${numbers(10 + i * 20, i + 1)}\n`;
const pair = (i: number): string => `${12 + i} ${7 + 3 * i}\n`;
const word = (i: number): string => `${'abacabadabacaba'.repeat(i + 1)}\n`;
const graph = (i: number): string => {
  const n = 6 + i * 4;
  const edges = Array.from({ length: 2 * n }, (_, e) => `${e % n + 1} ${(e * e + i + 1) % n + 1} ${(e * 37 + 5) % 90 + 1}`);
  return `${n} ${edges.length}\n${edges.join('\n')}\n`;
};

const HEAD = '#include <bits/stdc++.h>\nusing namespace std;\ntypedef long long ll;\n';
const IO = 'ios::sync_with_stdio(false); cin.tie(nullptr);';

export const CPP: readonly Template[] = [
  { input: list, source: `${HEAD}int main() { ${IO} int n; cin >> n; vector<ll> a(n); for (auto& x : a) cin >> x; sort(a.begin(), a.end()); ll s = 0; for (int i = 0; i < n; i++) s += a[i] * (i + 1); cout << s << '\\n'; }` },
  { input: list, source: `${HEAD}int main() { int n; cin >> n; map<int, int> c; for (int i = 0, x; i < n; i++) { cin >> x; c[x % 17]++; } for (auto [k, v] : c) cout << k << ' ' << v << endl; }` },
  { input: graph, source: `${HEAD}int main() { int n, m; cin >> n >> m; vector<vector<pair<int, int>>> g(n + 1); while (m--) { int a, b, w; cin >> a >> b >> w; g[a].push_back({b, w}); g[b].push_back({a, w}); } vector<ll> d(n + 1, LLONG_MAX); priority_queue<pair<ll, int>, vector<pair<ll, int>>, greater<>> q; q.push({0, 1}); d[1] = 0; while (!q.empty()) { auto [x, u] = q.top(); q.pop(); if (x > d[u]) continue; for (auto [v, w] : g[u]) if (d[v] > x + w) q.push({d[v] = x + w, v}); } for (int i = 1; i <= n; i++) cout << (d[i] == LLONG_MAX ? -1 : d[i]) << ' '; cout << '\\n'; }` },
  { input: word, source: `${HEAD}int main() { string s; cin >> s; int n = s.size(), best = 0; for (int c = 0; c < 2 * n - 1; c++) { int l = c / 2, r = l + c % 2; while (l >= 0 && r < n && s[l] == s[r]) l--, r++; best = max(best, r - l - 1); } cout << best << endl; }` },
  { input: pair, source: `#include <iostream>\nusing namespace std;\nlong long power(long long b, long long e, long long m) { long long r = 1; for (b %= m; e; e >>= 1, b = b * b % m) if (e & 1) r = r * b % m; return r; }\nint main() { long long a, b; cin >> a >> b; cout << power(a, b, 1000000007) << endl; }` },
  { input: list, source: `${HEAD}struct Dsu { vector<int> p; Dsu(int n) : p(n) { iota(p.begin(), p.end(), 0); } int find(int x) { return p[x] == x ? x : p[x] = find(p[x]); } bool join(int a, int b) { a = find(a); b = find(b); if (a == b) return false; p[a] = b; return true; } };\nint main() { int n; cin >> n; Dsu d(1000); int parts = 1000; for (int i = 0, x, last = 0; i < n; i++, last = x) { cin >> x; if (d.join(last, x)) parts--; } cout << parts << '\\n'; }` },
  { input: list, source: `${HEAD}int main() { int n; scanf("%d", &n); vector<int> a(n), lis; for (int& x : a) scanf("%d", &x); for (int x : a) { auto it = lower_bound(lis.begin(), lis.end(), x); if (it == lis.end()) lis.push_back(x); else *it = x; } printf("%zu\\n", lis.size()); }` },
  { input: list, source: `${HEAD}int main() { int n; cin >> n; set<pair<int, int>> s; for (int i = 0, x; i < n; i++) { cin >> x; s.insert({x, i}); if (s.size() > 5) s.erase(prev(s.end())); } for (auto& p : s) cout << p.first << ':' << p.second << ' '; cout << endl; }` },
  { input: pair, source: `#include <cstdio>\n#include <vector>\nint main() { int n, m; scanf("%d %d", &n, &m); std::vector<std::vector<long long>> dp(n + 1, std::vector<long long>(m + 1, 1)); for (int i = 1; i <= n; i++) for (int j = 1; j <= m; j++) dp[i][j] = (dp[i - 1][j] + dp[i][j - 1]) % 998244353; printf("%lld\\n", dp[n][m]); }` },
  { input: word, source: `${HEAD}int main() { string s; cin >> s; unordered_map<string, int> c; for (size_t i = 0; i + 2 < s.size(); i++) c[s.substr(i, 3)]++; vector<pair<int, string>> v; for (auto& [k, x] : c) v.emplace_back(-x, k); sort(v.begin(), v.end()); for (auto& [x, k] : v) cout << k << ' ' << -x << '\\n'; }` },
  { input: list, source: `${HEAD}struct Tree { int n; vector<ll> t; Tree(int n) : n(n), t(2 * n) {} void add(int i, ll v) { for (t[i += n] += v; i > 1; i >>= 1) t[i >> 1] = t[i] + t[i ^ 1]; } ll sum(int l, int r) { ll s = 0; for (l += n, r += n; l < r; l >>= 1, r >>= 1) { if (l & 1) s += t[l++]; if (r & 1) s += t[--r]; } return s; } };\nint main() { ${IO} int n; cin >> n; Tree t(1024); ll inv = 0; for (int i = 0, x; i < n; i++) { cin >> x; inv += t.sum(x + 1, 1024); t.add(x, 1); } cout << inv << '\\n'; }` },
  { input: graph, source: `#include <iostream>\n#include <queue>\n#include <vector>\n#include <algorithm>\nusing namespace std;\nint main() { int n, m; cin >> n >> m; vector<vector<int>> g(n + 1); for (int a, b, w; m-- && cin >> a >> b >> w;) { g[a].push_back(b); g[b].push_back(a); } vector<int> d(n + 1, -1); queue<int> q; q.push(1); d[1] = 0; while (!q.empty()) { int u = q.front(); q.pop(); for (int v : g[u]) if (d[v] < 0) { d[v] = d[u] + 1; q.push(v); } } cout << *max_element(d.begin(), d.end()) << endl; }` },
];

export const PYTHON: readonly Template[] = [
  { input: list, source: 'n = int(input())\na = sorted(map(int, input().split()))\nprint(sum(x * (i + 1) for i, x in enumerate(a)))\n' },
  { input: list, source: 'from collections import Counter\ninput()\nc = Counter(int(x) % 17 for x in input().split())\nfor k in sorted(c): print(k, c[k])\n' },
  { input: graph, source: 'import sys, heapq\ndef main():\n    data = list(map(int, sys.stdin.read().split()))\n    n, m = data[:2]\n    g = [[] for _ in range(n + 1)]\n    for i in range(2, 2 + 3 * m, 3):\n        a, b, w = data[i:i + 3]\n        g[a].append((b, w)); g[b].append((a, w))\n    d = [10**18] * (n + 1); d[1] = 0; q = [(0, 1)]\n    while q:\n        x, u = heapq.heappop(q)\n        if x > d[u]: continue\n        for v, w in g[u]:\n            if d[v] > x + w:\n                d[v] = x + w; heapq.heappush(q, (d[v], v))\n    print(*[-1 if x == 10**18 else x for x in d[1:]])\nmain()\n' },
  { input: word, source: 's = input().strip()\nn = len(s)\nbest = 0\nfor c in range(2 * n - 1):\n    l = c // 2; r = l + c % 2\n    while l >= 0 and r < n and s[l] == s[r]: l -= 1; r += 1\n    best = max(best, r - l - 1)\nprint(best)\n' },
  { input: pair, source: 'a, b = map(int, input().split())\nprint(pow(a, b, 10**9 + 7))\n' },
  { input: list, source: 'import sys\nsys.setrecursionlimit(10**6)\np = list(range(1000))\ndef find(x):\n    while p[x] != x: p[x] = p[p[x]]; x = p[x]\n    return x\nn = int(input())\nparts = 1000; last = 0\nfor x in map(int, input().split()):\n    a, b = find(last), find(x)\n    if a != b: p[a] = b; parts -= 1\n    last = x\nprint(parts)\n' },
  { input: list, source: 'from bisect import bisect_left\nn = int(input())\nlis = []\nfor x in map(int, input().split()):\n    i = bisect_left(lis, x)\n    if i == len(lis): lis.append(x)\n    else: lis[i] = x\nprint(len(lis))\n' },
  { input: list, source: 'import heapq\nn = int(input())\na = list(map(int, input().split()))\nprint(*heapq.nsmallest(5, [(x, i) for i, x in enumerate(a)]))\n' },
  { input: pair, source: 'n, m = map(int, input().split())\ndp = [[1] * (m + 1) for _ in range(n + 1)]\nfor i in range(1, n + 1):\n    for j in range(1, m + 1): dp[i][j] = (dp[i - 1][j] + dp[i][j - 1]) % 998244353\nprint(dp[n][m])\n' },
  { input: word, source: 'from collections import defaultdict\ns = input().strip()\nc = defaultdict(int)\nfor i in range(len(s) - 2): c[s[i:i + 3]] += 1\nfor k, v in sorted(c.items(), key=lambda p: (-p[1], p[0])): print(k, v)\n' },
  { input: list, source: 'import sys\ninput = sys.stdin.readline\nn = int(input())\nt = [0] * 1025\ninv = 0\nfor i, x in enumerate(map(int, input().split())):\n    j = 1000; s = 0\n    while j > 0: s += t[j]; j -= j & -j\n    j = x + 1\n    while j > 0: s -= t[j]; j -= j & -j\n    inv += s\n    j = x + 1\n    while j < 1025: t[j] += 1; j += j & -j\nprint(inv)\n' },
  { input: graph, source: 'from collections import deque\nn, m = map(int, input().split())\ng = [[] for _ in range(n + 1)]\nfor _ in range(m):\n    a, b, w = map(int, input().split())\n    g[a].append(b); g[b].append(a)\nd = [-1] * (n + 1); d[1] = 0; q = deque([1])\nwhile q:\n    u = q.popleft()\n    for v in g[u]:\n        if d[v] < 0: d[v] = d[u] + 1; q.append(v)\nprint(max(d))\n' },
];

/** Distinct candidates, by a comment with the run's own mark: nothing of an earlier bench can be in a cache. */
export function candidates(templates: readonly Template[], count: number, inputs: number, mark: string, comment: string): BenchCandidate[] {
  return Array.from({ length: count }, (_, i) => {
    const { source, input } = templates[i % templates.length]!;
    return { source: `${comment} ${mark} ${i}\n${source}\n`, inputs: Array.from({ length: inputs }, (_input, j) => input(j)) };
  });
}
