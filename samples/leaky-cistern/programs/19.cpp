#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    cin >> n >> r >> t;
    vector<pair<long long, long long>> holes(n);
    for (auto& [h, q] : holes) cin >> h >> q;
    sort(holes.begin(), holes.end());
    long double hours = 0;
    long long level = 0;
    for (auto [h, q] : holes) {
        if (h >= t) break;
        hours += (long double)(h - level) / r;
        level = h;
        r -= q;
        if (r <= 0) {
            cout << "never\n";
            return 0;
        }
    }
    hours += (long double)(t - level) / r;
    cout << fixed << setprecision(9) << hours << "\n";
}
