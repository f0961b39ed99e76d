#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
    vector<long long> dp(n + 3, 0);
    for (int i = 0; i < n; i++) dp[i + 3] = max(dp[i + 2], dp[i] + b[i]);
    cout << dp[n + 2] << endl;
}
