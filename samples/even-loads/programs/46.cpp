#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, d;
    cin >> n >> d;
    unordered_map<int, int> seen;
    int sum = 0;
    for (int i = 1; i <= n; i++) {
        int w = nextInt();
        sum = (sum + w) % d;
        if (seen.contains(sum)) cout << seen[sum] + 1 << " " << i;
    }
}
