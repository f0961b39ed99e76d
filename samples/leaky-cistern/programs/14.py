import sys

def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, r, t = data[:3]
    holes = sorted(zip(data[3::2], data[4::2]))
    hours, level = 0.0, 0
    for h, q in holes:
        if h >= t:
            break
        hours += (h - level) / r
        level = h
        r -= q
        if r < 0:
            print("never")
            return
    hours += (t - level) / r if r else 0.0
    print("%.9f" % hours)

main()
