#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
    long long p = 0, q = 0;
    for (long long x : b) {
        long long r = max(p, q + x);
        q = p; p = r;
    }
    cout << p << "\n";
}
