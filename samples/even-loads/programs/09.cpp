#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    vector<pair<long long, int>> byRest{{0, 0}};
    long long total = 0;
    for (int i = 1; i <= n; i++) {
        long long w;
        cin >> w;
        total += w;
        byRest.push_back({(total % d + d) % d, i});
    }
    sort(byRest.begin(), byRest.end());
    for (size_t i = 1; i < byRest.size(); i++) {
        if (byRest[i].first == byRest[i - 1].first) {
            cout << byRest[i - 1].second + 1 << " " << byRest[i].second << "\n";
            break;
        }
    }
}
