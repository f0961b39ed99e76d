import sys

def row(values):
    one = two = three = 0
    for v in values:
        one, two, three = max(one, three + v), one, two
    return one

def main():
    data = sys.stdin.read().split()
    n = int(data[0])
    b = list(map(int, data[1:n + 1]))
    if n < 4:
        print(max(0, max(b)))
    else:
        print(max(row(b[2:]), row(b[1:-1]), row(b[:-2])))

main()
