import sys

def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, r, t = data[:3]
    holes = sorted(zip(data[3::2], data[4::2]))
    elapsed, reached = 0.0, 0
    for h, q in holes:
        if h >= t:
            break
        elapsed += (h - reached) / r
        reached = h
        r -= q
        if r < 0:
            print("never")
            return
    elapsed += (t - reached) / r if r else 0.0
    print("%.9f" % elapsed)

main()
