#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    double r, t;
    cin >> n >> r >> t;
    double level = 0, hours = 0;
    bool stuck = false;
    for (int i = 0; i < n; i++) {
        double h, q;
        cin >> h >> q;
        if (stuck || h >= t) continue;
        hours += (h - level) / r;
        level = h;
        r -= q;
        if (r <= 0) stuck = true;
    }
    if (stuck) cout << "never" << endl;
    else printf("%.9f\n", hours + (t - level) / r);
}
