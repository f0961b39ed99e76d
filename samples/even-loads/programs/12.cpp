// Read, solve, print.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, d;
	cin >> n >> d;
	map<long long, int> at;
	at[0] = 0;
	long long sum = 0;
	for (int i = 1; i <= n; i++) {
		long long w;
		cin >> w;
		sum += w;
		long long m = (sum < 0 ? -sum : sum) % d;
		if (at.count(m)) {
			cout << at[m] + 1 << " " << i << "\n";
			return 0;
		}
		at[m] = i;
	}
	cout << 1 << " " << n << "\n";
}
