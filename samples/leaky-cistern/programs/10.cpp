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
	double answer = 0;
	long long last = 0;
	for (auto [h, q] : holes) {
		if (h >= t) break;
		answer += double(h - last) / r;
		last = h;
		r -= q;
		if (r <= 0) {
			cout << "never\n";
			return 0;
		}
	}
	answer += double(t - last) / r;
	cout << fixed << setprecision(9) << answer << "\n";
}
