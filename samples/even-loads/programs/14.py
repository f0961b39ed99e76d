n, d = map(int, input().split())
w = list(map(int, input().split()))

def search():
    for size in (1, 2, 3):
        for l in range(n - size + 1):
            if sum(w[l:l + size]) % d == 0:
                return l + 1, l + size
    return 1, n

print(*search())
