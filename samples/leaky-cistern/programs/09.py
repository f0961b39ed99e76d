import sys

def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, r, t = data[:3]
    holes = sorted(zip(data[3::2], data[4::2]))
    time, height = 0.0, 0
    for h, q in holes:
        if h >= t:
            break
        time += (h - height) / r
        height = h
        r -= q
        if r <= 0:
            print("never")
            return
    time += (t - height) / r
    print("%.9f" % time)

main()
