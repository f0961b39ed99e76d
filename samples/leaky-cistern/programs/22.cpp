#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    scanf("%d %lld %lld", &n, &r, &t);
    map<long long, long long> out;
    for (int i = 0; i < n; i++) {
        long long h, q;
        scanf("%lld %lld", &h, &q);
        if (h < t) out[h] += q;
    }
    long double hours = 0;
    long long from = 0;
    out[t] = 0;
    for (const auto& [h, q] : out) {
        if (r <= 0) {
            puts("never");
            return 0;
        }
        hours += (long double)(h - from) / r;
        from = h;
        r -= q;
    }
    printf("%.9Lf\n", hours);
}
