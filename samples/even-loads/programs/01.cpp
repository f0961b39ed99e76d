#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    vector<long long> p(n + 1, 0);
    for (int i = 1; i <= n; i++) {
        cin >> p[i];
        p[i] += p[i - 1];
    }
    int bestL = 1, bestR = 0;
    for (int l = 0; l < n; l++) {
        for (int r = l + 1; r <= n; r++) {
            if ((p[r] - p[l]) % d == 0 && (bestR == 0 || r - l < bestR - bestL + 1)) {
                bestL = l + 1;
                bestR = r;
            }
        }
    }
    cout << bestL << " " << bestR << "\n";
}
