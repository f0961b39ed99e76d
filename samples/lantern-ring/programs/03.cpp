#include <bits/stdc++.h>
using namespace std;
vector<long long> memo;
vector<char> known;

long long go(const vector<long long>& b, int i) {
    vector<long long> f(b.size() + 4, 0);
    for (int k = (int)b.size() - 1; k >= i; k--) f[k] = max(f[k + 1], b[k] + f[k + 3]);
    return f[i];
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
    cout << go(b, 0) << "\n";
}
