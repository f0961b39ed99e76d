#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    double r, t;
    cin >> n >> r >> t;
    double now = 0, hours = 0;
    bool over = false;
    for (int i = 0; i < n; i++) {
        double h, q;
        cin >> h >> q;
        if (over || h >= t) continue;
        hours += (h - now) / r;
        now = h;
        r -= q;
        if (r <= 0) over = true;
    }
    if (over) cout << "never" << endl;
    else printf("%.9f\n", hours + (t - now) / r);
}
