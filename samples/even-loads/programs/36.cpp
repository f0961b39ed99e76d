#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    vector<long long> total(n + 1, 0);
    for (int i = 1; i <= n; i++) {
        cin >> total[i];
        total[i] += total[i - 1];
    }
    vector<int> earliest(d, -1);
    int l = 0, r = -1;
    for (int i = 0; i <= n; i++) {
        int m = (int)(((total[i] % d) + d) % d);
        if (earliest[m] < 0) earliest[m] = i;
        else if (i - earliest[m] > r - l + 1) {
            l = earliest[m] + 1;
            r = i;
        }
    }
    cout << l << ' ' << r << endl;
}
