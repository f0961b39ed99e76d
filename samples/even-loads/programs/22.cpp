#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    scanf("%d %d", &n, &d);
    vector<int> where(d, -1);
    where[0] = 0;
    long long p = 0;
    int from = -1, to = -1;
    for (int i = 1; i <= n; i++) {
        int w;
        scanf("%d", &w);
        p = (p + w) % d;
        if (p < 0) p += d;
        if (where[p] != -1 && (from < 0 || i - where[p] < to - from + 1)) {
            from = where[p] + 1;
            to = i;
        }
        where[p] = i;
    }
    printf("%d %d\n", from, to);
}
