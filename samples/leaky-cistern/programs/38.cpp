#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    cin >> n >> r >> t;
    vector<pair<long long, long long>> holes(n);
    for (auto& [h, q] : holes) cin >> h >> q;
    sort(holes.begin(), holes.end());
    double hours = 0;
    long long level = 0;
    for (auto [h, q] : holes) {
        if (h >= t) break;
        hours += double(h - level) / r;
        level = h;
        r -= q;
        if (r <= 0) {
            puts("never");
            return 0;
        }
    }
    hours += double(t - level) / r;
    printf("%.10f\n", hours);
}
