#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    if (scanf("%d", &n) != 1) return 0;
    vector<long long> b(n);
    for (int i = 0; i < n; i++) {
        long long v;
        scanf("%lld", &v);
        b[i] = (long long)v;
    }
    // best[i]: greatest comfort of the first i lanterns
    vector<long long> best(n + 1, 0);
    for (int i = 1; i <= n; i++) {
        best[i] = best[i - 1];
        long long with = b[i - 1] + (i >= 3 ? best[i - 3] : 0);
        if (with > best[i]) best[i] = with;
    }
    printf("%lld", best[n]);
}
