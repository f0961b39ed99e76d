import sys

def main():
    n, *b = map(int, sys.stdin.read().split())
    best = second = third = 0
    for value in b:
        best, second, third = max(best, third + value), best, second
    print(best)

main()
