#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    cin >> n >> r >> t;
    vector<pair<long long, long long>> holes(n);
    for (auto& [h, q] : holes) cin >> h >> q;
    // Bubble sort.
    for (int i = 0; i < n; i++)
        for (int j = 0; j + 1 < n; j++)
            if (holes[j] > holes[j + 1]) swap(holes[j], holes[j + 1]);
    double hours = 0;
    long long level = 0;
    for (auto& hole : holes) {
        if (hole.first >= t) break;
        hours += (double)(hole.first - level) / r;
        level = hole.first;
        r -= hole.second;
        if (r <= 0) return puts("never"), 0;
    }
    printf("%.9f\n", hours + (double)(t - level) / r);
}
