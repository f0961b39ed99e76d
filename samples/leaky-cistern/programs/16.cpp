// Read, solve, print.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	long long r, t;
	scanf("%d %lld %lld", &n, &r, &t);
	map<long long, long long> leak;
	for (int i = 0; i < n; i++) {
		long long h, q;
		scanf("%lld %lld", &h, &q);
		if (h < t) leak[h] += q;
	}
	long double hours = 0;
	long long level = 0;
	leak[t] = 0;
	for (const auto& [h, q] : leak) {
		if (r <= 0) {
			puts("never");
			return 0;
		}
		hours += (long double)(h - level) / r;
		level = h;
		r -= q;
	}
	printf("%.9Lf\n", hours);
}
