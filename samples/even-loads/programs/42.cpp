#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    for (int i = 1; i <= n; i++) {
        long long w;
        cin >> w;
        if (w % d == 0) {
            cout << i << " " << i << endl;
            return 0;
        }
    }
    cout << -1 << endl;
}
