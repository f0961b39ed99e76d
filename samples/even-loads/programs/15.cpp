#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    vector<int> w(n);
    for (int& x : w) cin >> x;
    for (int l = 0; l < n; l++) {
        int load = 0;
        for (int r = l; r < min(n, l + 2000); r++) {
            load += w[r];
            if (load % d == 0) {
                cout << l + 1 << " " << r + 1 << "\n";
                return 0;
            }
        }
    }
}
