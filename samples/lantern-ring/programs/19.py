def solve():
    n = int(input())
    b = list(map(int, input().split()))
    window = [0, 0, 0]
    for x in b:
        window = [window[1], window[2], max(window[2], window[0] + x)]
    return window[2]

print(solve())
