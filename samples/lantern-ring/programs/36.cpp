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
    long long lit = 0, dark1 = 0, dark2 = 0;
    bool started = false;
    for (int i = 0; i < n; i++) {
        long long nl = dark2 + b[i];
        long long nd1 = started ? lit : 0;
        long long nd2 = max(dark1, dark2);
        lit = nl; dark1 = nd1; dark2 = nd2;
        started = true;
    }
    cout << max({lit, dark1, dark2, 0LL}) << endl;
}
