#include <bits/stdc++.h>
using namespace std;
long long best(const vector<long long>& b, vector<int>& lit, int i) {
    int n = b.size();
    if (i == n) {
        long long sum = 0;
        for (int x : lit) sum += b[x];
        return sum;
    }
    long long result = best(b, lit, i + 1);
    for (int x : lit) {
        int d = i - x;
        if (min(d, n - d) <= 2) return result;
    }
    lit.push_back(i);
    result = max(result, best(b, lit, i + 1));
    lit.pop_back();
    return result;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n;
    vector<long long> b(n);
    for (auto &x : b) cin >> x;
    vector<int> lit;
    cout << best(b, lit, 0) << "\n";
}
