import sys

def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, r, t = data[:3]
    holes = [(data[3 + 2 * i], data[4 + 2 * i]) for i in range(n)]
    holes.sort()
    hours, level = 0.0, 0
    for h, q in holes:
        if h >= t:
            break
        hours += (h - level) / r
        level = h
        r -= q
        if r <= 0:
            print("never")
            return
    hours += (t - level) / r
    print(f"{hours:.12f}")

main()
