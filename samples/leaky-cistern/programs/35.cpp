#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    cin >> n >> r >> t;
    vector<pair<long long, long long>> holes(n);
    for (auto& [h, q] : holes) cin >> h >> q;
    sort(holes.begin(), holes.end());
    float res = 0;
    long long pos = 0;
    for (auto [h, q] : holes) {
        if (h >= t) break;
        res += float(h - pos) / r;
        pos = h;
        r -= q;
        if (r <= 0) {
            cout << "never\n";
            return 0;
        }
    }
    res += float(t - pos) / r;
    cout << res << "\n";
}
