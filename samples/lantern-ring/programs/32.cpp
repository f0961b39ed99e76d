#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    vector<long long> b(n)
    for (auto& x : b) cin >> x;
    cout << row(b, 0, n - 1) << endl;
}
