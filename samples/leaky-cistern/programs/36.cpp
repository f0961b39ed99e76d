#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r, t;
    cin >> n >> r >> t;
    using Hole = pair<long long, long long>;
    priority_queue<Hole, vector<Hole>, greater<Hole>> queueOfHoles;
    while (n--) {
        long long h, q;
        cin >> h >> q;
        queueOfHoles.push({h, q});
    }
    double time = 0, level = 0;
    while (r > 0 && level < t) {
        double upTo = queueOfHoles.empty() ? t : min<double>(t, queueOfHoles.top().first);
        time += (upTo - level) / r;
        level = upTo;
        while (!queueOfHoles.empty() && queueOfHoles.top().first <= level && level < t) {
            r -= queueOfHoles.top().second;
            queueOfHoles.pop();
        }
    }
    if (level < t) cout << "never" << endl;
    else cout << setprecision(12) << time << endl;
}
