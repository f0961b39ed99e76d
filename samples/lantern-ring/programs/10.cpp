#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
    vector<long long> dp(n);
    dp.at(0) = max(0LL, b[0]);
    dp.at(1) = max(dp.at(0), b[1]);
    dp.at(2) = max(dp.at(1), b[2]);
    for (int i = 3; i < n; i++) dp.at(i) = max(dp.at(i - 1), dp.at(i - 3) + b[i]);
    cout << dp.at(n - 1) << "\n";
}
