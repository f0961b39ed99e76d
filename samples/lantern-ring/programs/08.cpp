#include <bits/stdc++.h>
using namespace std;
typedef long long ll;
// Best total on a straight row of lanterns l..r.
ll row(const vector<ll>& b, int l, int r) {
    ll a = 0, p = 0, q = 0;  // best up to i-1, i-2, i-3
    for (int i = l; i <= r; i++) {
        ll now = max(a, q + b[i]);
        q = p; p = a; a = now;
    }
    return a;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
    if (n == 1) {
        cout << max(0LL, b[0]) << "\n";
        return 0;
    }
    cout << max(row(b, 0, n - 2), row(b, 1, n - 1)) << "\n";
}
