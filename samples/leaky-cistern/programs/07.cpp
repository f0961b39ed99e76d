// Read, solve, print.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	long long r, t;
	cin >> n >> r >> t;
	vector<pair<long long, long long>> holes(n);
	for (auto& [h, q] : holes) cin >> h >> q;
	sort(holes.begin(), holes.end());
	float hours = 0;
	long long level = 0;
	for (auto [h, q] : holes) {
		if (h >= t) break;
		hours += float(h - level) / r;
		level = h;
		r -= q;
		if (r <= 0) {
			cout << "never\n";
			return 0;
		}
	}
	hours += float(t - level) / r;
	cout << hours << "\n";
}
