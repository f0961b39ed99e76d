#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    unordered_map<long long, int> at;
    at[0] = 0;
    long long sum = 0;
    for (int i = 1; i <= n; i++) {
        long long w;
        cin >> w;
        sum = ((sum + w) % d + d) % d;
        if (at.find(sum) != at.end()) {
            cout << at[sum] + 1 << " " << i << "\n";
            return 0;
        }
        at[sum] = i;
    }
}
