#include <bits/stdc++.h>
using namespace std;
// Best total on a straight row of lanterns l..r.
int row(const vector<int>& b, int l, int r) {
    int a = 0, p = 0, q = 0;  // best up to i-1, i-2, i-3
    for (int i = l; i <= r; i++) {
        int now = max(a, q + b[i]);
        q = p; p = a; a = now;
    }
    return a;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<int> b(n);
    for (auto &x : b) cin >> x;
    if (n < 4) {
        cout << max(0, *max_element(b.begin(), b.end())) << "\n";
        return 0;
    }
    cout << max({row(b, 0, n - 3), row(b, 1, n - 2), row(b, 2, n - 1)}) << "\n";
}
