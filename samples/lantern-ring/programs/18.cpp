#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
 
    const long long NONE = -4e18;
    // state: how many lanterns ago the last lit one was (0, 1 or "2 and more"); first: the first two lanterns
    long long ans = 0;
    for (int first = 0; first < 3; first++) {
        vector<long long> s(3, NONE);
        if (first == 0) s[0] = b[0];
        else s[2] = 0;
        for (int i = 1; i < n; i++) {
            vector<long long> t(3, NONE);
            bool mustLight = first == 1 && i == 1;
            bool mayLight = !(i == 1 && first == 2) && !(first == 0 && i >= n - 2) && !(first == 1 && i == n - 1);
            if (!mustLight) {
                t[1] = s[0];
                t[2] = max(s[1], s[2]);
            }
            if ((mayLight || mustLight) && s[2] > NONE) t[0] = s[2] + b[i];
            s = t;
        }
        ans = max(ans, max({s[0], s[1], s[2]}));
    }
    cout << ans << endl;
}
