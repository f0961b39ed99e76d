import assert from 'node:assert/strict';
import { withMissingImports } from '../../src/solve/missingImports';

const added = (source: string, language = 'python3'): string[] => {
  const { source: result } = withMissingImports({ language, source });
  assert.ok(result.endsWith(source));
  return result.slice(0, result.length - source.length).split('\n').filter(Boolean);
};

describe('imports that a model forgot', () => {
  it('are added for modules and for names used bare', () => {
    assert.deepEqual(added('q = []\nheapq.heappush(q, 1)\n'), ['import heapq']);
    assert.deepEqual(added('def f(a: List[int]) -> int:\n    return len(Counter(a))\n'), ['from collections import Counter', 'from typing import List']);
    assert.deepEqual(added('def f(a: Dict[int, List[int]], n=(1, 2)) -> Optional[int]:\n    return a\n'), ['from typing import Dict, List, Optional']);
    assert.deepEqual(added('@lru_cache(None)\ndef f(n):\n    return math.gcd(n, 2)\n'), ['import math', 'from functools import lru_cache']);
    assert.deepEqual(added('d = defaultdict(int)\nbest = inf\nx = min(inf, gcd(4, 6))\n'), ['from collections import defaultdict', 'from math import gcd, inf']);
  });

  it('are not added where the program has them, however it imports', () => {
    for (const source of [
      'import heapq\nheapq.heapify([])\n', 'import sys, math\nprint(math.pi, sys.argv)\n', 'from math import *\nprint(gcd(4, 6))\n', 'from collections import (\n    deque,\n    Counter,\n)\ndeque(); Counter()\n',
      'from itertools import product as times\nproduct = 1\nprint(product)\n', 'import heapq as hq\nhq.heapify([])\n',
    ]) assert.deepEqual(added(source), [], source);
  });

  it('are not added for names that the program binds itself', () => {
    for (const source of [
      'def gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\nprint(gcd(4, 6))\n', 'cache = {}\ncache[1] = 2\n', 'for product in [1]:\n    print(product)\n', 'def f(cache, x=1):\n    return cache(x)\n',
      'inf, floor = 10 ** 9, 2\nprint(inf, floor)\n', 'inf: float = 1e9\nprint(inf)\n', 'f = lambda sqrt: sqrt + 1\n', 'if (comb := 3) > 2:\n    print(comb)\n', 'a = string = input()\nprint(string.strip())\n',
      'cache: dict[int, int] = {}\nprint(cache)\n', 'def f(\n    n: int,\n    key=(1, 2),\n    cache=None,\n):\n    return cache\n', 'def f(a: List, time):\n    return time.x\nfrom typing import List\n',
    ]) assert.deepEqual(added(source), [], source);
  });

  it('are not added for words in strings and comments, nor in other languages', () => {
    assert.deepEqual(added('"""heapq.heappush and gcd(1)"""\n# math.gcd\nprint("deque()", \'it\\\'s inf\')\n'), []);
    assert.deepEqual(added('int main() { return math.gcd(1, 2); }', 'cpp17'), []);
    assert.deepEqual(added('from __future__ import annotations\nheapq.heapify([])\n'), []);
  });

  it('take linear time on long programs', () => {
    const source = 'x = [' + '('.repeat(20_000) + '\n' + 'a, '.repeat(50_000) + '\n';
    assert.equal(withMissingImports({ language: 'python3', source }).source, source);
    // Strings that never end, parameters that never end, imports without number: each took minutes were it tried from each place.
    for (const hostile of ['x = "' + '\\"'.repeat(30_000), 'x = """' + '\\"""'.repeat(15_000), 'math.x ' + 'import '.repeat(9000), 'math.x ' + 'def f('.repeat(10_000), 'math.x ' + 'def f((('.repeat(7000), 'for math '.repeat(7000)]) {
      assert.ok(added(hostile).length <= 1);
    }
    assert.deepEqual(added('heapq.x\n' + ' '.repeat(70_000)), []);
  });
});
