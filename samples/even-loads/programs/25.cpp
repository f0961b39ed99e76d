#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    vector<long long> pre(n + 1, 0);
    for (int i = 1; i <= n; i++) {
        cin >> pre[i];
        pre[i] += pre[i - 1];
    }
    vector<int> first(d, -1);
    int l = 0, r = -1;
    for (int i = 0; i <= n; i++) {
        int m = (int)(((pre[i] % d) + d) % d);
        if (first[m] < 0) first[m] = i;
        else if (i - first[m] > r - l + 1) {
            l = first[m] + 1;
            r = i;
        }
    }
    cout << l << ' ' << r << endl;
}
