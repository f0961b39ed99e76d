#include <bits/stdc++.h>
using namespace std;
struct State { long long a = 0, p = 0, q = 0; };

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
    State s;
    for (long long x : b) {
        State t;
        t.a = max(s.a, s.q + x);
        t.p = s.a;
        t.q = s.p;
        s = t;
    }
    cout << s.a << "\n";
}
