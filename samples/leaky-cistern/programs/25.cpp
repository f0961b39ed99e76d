#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    cin >> n >> r >> t;
    using Hole = pair<long long, long long>;
    priority_queue<Hole, vector<Hole>, greater<Hole>> next;
    while (n--) {
        long long h, q;
        cin >> h >> q;
        next.push({h, q});
    }
    double time = 0, level = 0;
    while (r > 0 && level < t) {
        double goal = next.empty() ? t : min<double>(t, next.top().first);
        time += (goal - level) / r;
        level = goal;
        while (!next.empty() && next.top().first <= level && level < t) {
            r -= next.top().second;
            next.pop();
        }
    }
    if (level < t) cout << "never" << endl;
    else cout << setprecision(12) << time << endl;
}
