#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    vector<pair<long long, int>> rests{{0, 0}};
    long long sum = 0;
    for (int i = 1; i <= n; i++) {
        long long w;
        cin >> w;
        sum += w;
        rests.push_back({(sum % d + d) % d, i});
    }
    sort(rests.begin(), rests.end());
    for (size_t i = 1; i < rests.size(); i++) {
        if (rests[i].first == rests[i - 1].first) {
            cout << rests[i - 1].second + 1 << " " << rests[i].second << "\n";
            break;
        }
    }
}
