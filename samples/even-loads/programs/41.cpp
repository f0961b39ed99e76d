#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    cin >> n >> d;
    vector<int> firstAt(d, -1);
    firstAt[0] = 0;
    long long rest = 0;
    for (int i = 1; i <= n; i++) {
        long long w;
        cin >> w;
        rest = ((rest + w) % d + d) % d;
        if (firstAt[rest] >= 0) {
            cout << firstAt[rest] + 1 << " " << i << "\n";
            return 0;
        }
        firstAt[rest] = i;
    }
}
