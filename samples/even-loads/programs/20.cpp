#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    map<long long, int> seen;
    seen[0] = 0;
    long long sum = 0;
    for (int i = 1; i <= n; i++) {
        long long w;
        cin >> w;
        sum += w;
        const long long rest = llabs(sum) % d;
        if (seen.count(rest)) {
            cout << seen[rest] + 1 << " " << i << "\n";
            return 0;
        }
        seen[rest] = i;
    }
    cout << 1 << " " << n << "\n";
}
