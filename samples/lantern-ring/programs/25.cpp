// Read, solve, print.
#include <bits/stdc++.h>
using namespace std;
using ll = long long;
ll best(const vector<ll>& v, int from, int to) {
	if (from > to) return 0;
	vector<ll> dp(to - from + 4, 0);
	for (int i = from; i <= to; ++i) {
		int k = i - from + 3;
		dp[k] = max(dp[k - 1], dp[k - 3] + v[i]);
	}
	return dp[to - from + 3];
}

int main() {
	int n;
	if (scanf("%d", &n) != 1) return 0;
	vector<long long> b(n);
	for (int i = 0; i < n; i++) {
		long long v;
		scanf("%lld", &v);
		b[i] = (long long)v;
	}
	ll ans = best(b, 2, n - 1);
	ans = max(ans, b[0] + best(b, 3, n - 3));
	if (n > 1) ans = max(ans, b[1] + best(b, 4, n - 2));
	printf("%lld\n", ans);
}
