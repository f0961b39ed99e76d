#include <bits/stdc++.h>
using namespace std;
long long solveRow(vector<long long> a) {
    long long x = 0, y = 0, z = 0;
    for (long long v : a) {
        long long w = max(z, x + v);
        x = y; y = z; z = w;
    }
    return z;
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
    if (n <= 5) {
        long long top = 0;
        for (long long v : b) top = max(top, v);
        cout << top;
        return 0;
    }
    long long ans = 0;
    for (int turn = 0; turn < 3; turn++) {
        // The last two of this rotation stay dark, so the ring is a row.
        vector<long long> a(b.begin(), b.end() - 2);
        ans = max(ans, solveRow(a));
        rotate(b.begin(), b.begin() + 1, b.end());
    }
    cout << ans;
}
