#include <bits/stdc++.h>
using namespace std;
int best(const vector<int>& v, int from, int to) {
    if (from > to) return 0;
    vector<int> dp(to - from + 4, 0);
    for (int i = from; i <= to; ++i) dp[i - from + 3] = max(dp[i - from + 2], dp[i - from] + v[i]);
    return dp[to - from + 3];
}

int main() {
    int n;
    if (scanf("%d", &n) != 1) return 0;
    vector<int> b(n);
    for (int i = 0; i < n; i++) {
        long long v;
        scanf("%lld", &v);
        b[i] = (int)v;
    }
    int ans = best(b, 2, n - 1);
    ans = max(ans, b[0] + best(b, 3, n - 3));
    if (n > 1) ans = max(ans, b[1] + best(b, 4, n - 2));
    printf("%d\n", ans);
}
