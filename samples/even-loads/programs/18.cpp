#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    scanf("%d %d", &n, &d);
    vector<int> last(d, -1);
    last[0] = 0;
    long long p = 0;
    int bestL = -1, bestR = -1;
    for (int i = 1; i <= n; i++) {
        int w;
        scanf("%d", &w);
        p = (p + w) % d;
        if (p < 0) p += d;
        if (last[p] != -1 && (bestL < 0 || i - last[p] < bestR - bestL + 1)) {
            bestL = last[p] + 1;
            bestR = i;
        }
        last[p] = i;
    }
    printf("%d %d\n", bestL, bestR);
}
