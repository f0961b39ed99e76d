#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    vector<int> seen(d, -1);
    seen.at(0) = 0;
    long long sum = 0;
    for (int i = 1; i <= n; i++) {
        long long w;
        cin >> w;
        sum += w;
        int m = sum % d;
        if (seen.at(m) != -1) {
            cout << seen.at(m) + 1 << " " << i << "\n";
            return 0;
        }
        seen.at(m) = i;
    }
}
