#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    cin >> n >> r >> t;
    vector<pair<long long, long long>> holes(n);
    for (auto& [h, q] : holes) cin >> h >> q;
    sort(holes.begin(), holes.end());
    double sum = 0;
    long long base = 0;
    for (auto [h, q] : holes) {
        if (h >= t) break;
        sum += double(h - base) / r;
        base = h;
        r -= q;
        if (r < 0) {
            cout << "never\n";
            return 0;
        }
    }
    sum += double(t - base) / (double)r;
    cout << fixed << setprecision(9) << sum << "\n";
}
