#include <bits/stdc++.h>
using namespace std;

// checker INPUT OUTPUT ANSWER: exit 0 when the run printed is one whose total the scales know, 1 when not.
int main(int argc, char** argv) {
    if (argc < 4) return 3;
    ifstream in(argv[1]), out(argv[2]);
    long long n, d;
    in >> n >> d;
    vector<long long> w(n);
    for (long long& x : w) in >> x;
    long long l, r;
    string more;
    if (!(out >> l >> r)) {
        cerr << "two integers expected\n";
        return 1;
    }
    if (out >> more) {
        cerr << "more than two integers\n";
        return 1;
    }
    if (l < 1 || r < l || r > n) {
        cerr << "not a run of wagons: " << l << " " << r << "\n";
        return 1;
    }
    long long total = accumulate(w.begin() + (l - 1), w.begin() + r, 0LL);
    if (total % d != 0) {
        cerr << "the total " << total << " is not divisible by " << d << "\n";
        return 1;
    }
    return 0;
}
