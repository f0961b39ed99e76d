#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    cin >> n >> r >> t;
    vector<pair<long long, long long>> holes(n);
    for (auto& [h, q] : holes) cin >> h >> q;
    double ans = 0;
    long long prev = 0;
    for (auto [h, q] : holes) {
        if (h >= t) break;
        ans += double(h - prev) / r;
        prev = h;
        r -= q;
        if (r <= 0) {
            cout << "never\n";
            return 0;
        }
    }
    ans += double(t - prev) / r;
    cout << fixed << setprecision(9) << ans << "\n";
}
