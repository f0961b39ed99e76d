import assert from 'node:assert/strict';
import { extractCode } from '../../src/prompt/extractCode';

const CPP = '#include <iostream>\nint main() {\n  int a;\n  std::cin >> a;\n  std::cout << a;\n}\n';
const PYTHON = 'n = int(input())\nprint(n)\n';
const READER = 'def solve(n):\n    return n * 2\n\nprint(solve(int(input())))\n';
const fence = (code: string, info = '') => `\`\`\`${info}\n${code}\`\`\`\n`;
const take = (text: string, wanted = 'python3', finish: 'stop' | 'length' | 'refusal' | 'other' = 'stop') => extractCode({ text, finish }, wanted);

describe('the program of a reply', () => {
  const taken: [string, string, string, { language: string; source: string }][] = [
    ['comes out of the prose around it', `Here it is.\n\n${fence(PYTHON, 'python')}\nIt is O(1).`, 'python3', { language: 'python3', source: PYTHON }],
    ['is the last whole one of several', `Brute force:\n${fence('print(int(input()) * 1)\n', 'python')}\nBetter:\n${fence(PYTHON, 'python')}`, 'python3', { language: 'python3', source: PYTHON }],
    ['is not an input or output shown after it', `${fence(PYTHON, 'python')}\nFor the input\n${fence('5\n')}\nit prints\n${fence('5\n')}`, 'python3', { language: 'python3', source: PYTHON }],
    ['is the one in the language asked for', `${fence(CPP, 'cpp')}\nIn Python:\n${fence(PYTHON, 'python')}`, 'cpp17', { language: 'cpp17', source: CPP }],
    ['is taken in another language when there is no other', fence(CPP, 'cpp'), 'python3', { language: 'cpp17', source: CPP }],
    ['keeps the very language asked for', fence(CPP, 'c++'), 'cpp20', { language: 'cpp20', source: CPP }],
    ['is known by its words when the fence says nothing', fence(CPP), 'python3', { language: 'cpp17', source: CPP }],
    ['needs no fence', CPP, 'cpp17', { language: 'cpp17', source: CPP }],
    ['needs no fence where it prints nothing, as a validator', 'import sys\ntokens = sys.stdin.read().split()\nsys.exit(0 if len(tokens) == 1 else 1)\n', 'python3', { language: 'python3', source: 'import sys\ntokens = sys.stdin.read().split()\nsys.exit(0 if len(tokens) == 1 else 1)\n' }],
    ['needs no fence even with prose around it', `Sure! The program:\n\n${PYTHON}\nThis works since n is printed.`, 'python3', { language: 'python3', source: PYTHON }],
    ['may lack the closing fence when it ended by itself', `\`\`\`cpp\n${CPP}`, 'cpp17', { language: 'cpp17', source: CPP }],
    ['comes after the reasoning', `<think>\nmaybe ${fence('print(0)\n', 'python')}\n</think>\n${fence(PYTHON, 'python')}`, 'python3', { language: 'python3', source: PYTHON }],
    ['comes after reasoning that was never opened', `so print n</think>\n${fence(PYTHON, 'python')}`, 'python3', { language: 'python3', source: PYTHON }],
    ['loses Windows line ends', fence(PYTHON, 'python').replaceAll('\n', '\r\n'), 'python3', { language: 'python3', source: PYTHON }],
    ['is unescaped after HTML', fence(CPP.replaceAll('<', '&lt;').replaceAll('>', '&gt;'), 'cpp'), 'cpp17', { language: 'cpp17', source: CPP }],
    ['may stand in pre and code', `<pre><code class="x">${CPP.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code></pre>`, 'cpp17', { language: 'cpp17', source: CPP }],
    ['may be indented in a list', `1. So:\n\n   ${fence(PYTHON, 'python').trimEnd().replaceAll('\n', '\n   ')}\n`, 'python3', { language: 'python3', source: PYTHON }],
    ['may stand in a fence within a fence', `\`\`\`\`markdown\n${fence(PYTHON, 'python')}\`\`\`\`\n`, 'python3', { language: 'python3', source: PYTHON }],
    ['may stand in tildes', `~~~python\n${PYTHON}~~~\n`, 'python3', { language: 'python3', source: PYTHON }],
    ['may begin with the name of its language', fence(`python\n${PYTHON}`), 'python3', { language: 'python3', source: PYTHON }],
    ['is joined when it comes in pieces', `First:\n${fence('def solve(n):\n    return n\n', 'python')}\nThen:\n${fence('print(solve(int(input())))\n', 'python')}`, 'python3', { language: 'python3', source: 'def solve(n):\n    return n\n\nprint(solve(int(input())))\n' }],
    ['is not the one that shows how to test it', `${fence(PYTHON, 'python')}\nTest it:\n${fence('import subprocess\nprint(subprocess.run(["python3", "a.py"], input="2", text=True))\n', 'python')}`, 'python3', { language: 'python3', source: PYTHON }],
    ['is not the one that shows how to call it', `${fence(READER, 'python')}\nExample usage:\n${fence('print(solve(2))  # 4\n', 'python')}`, 'python3', { language: 'python3', source: READER }],
    ['is not a session', `${fence(PYTHON, 'python')}\n${fence('>>> print(f(2))\n4\n>>> input()\n', 'python')}`, 'python3', { language: 'python3', source: PYTHON }],
    ['is not a template', `${fence(PYTHON, 'python')}\nYours may look so:\n${fence('def solve():\n    # your code here\n    pass\nprint(solve(input()))\n', 'python')}`, 'python3', { language: 'python3', source: PYTHON }],
    ['is not a command', `${fence(CPP, 'cpp')}\n${fence('g++ -O2 a.cpp -o a\n./a < input.txt\n', 'sh')}`, 'cpp17', { language: 'cpp17', source: CPP }],
    ['may hold a fence in a string', fence('s = """\n```\n"""\nprint(s, input())\n', 'python'), 'python3', { language: 'python3', source: 's = """\n```\n"""\nprint(s, input())\n' }],
    ['may hold a fence in a comment', fence(`/* Format:\n\`\`\`\n1 2\n\`\`\`\n*/\n${CPP}`, 'cpp'), 'cpp17', { language: 'cpp17', source: `/* Format:\n\`\`\`\n1 2\n\`\`\`\n*/\n${CPP}` }],
    ['may hold a tag of reasoning in a string', fence('s = "</think>"\nprint(s, input())\n', 'python'), 'python3', { language: 'python3', source: 's = "</think>"\nprint(s, input())\n' }],
    ['comes after the channels of gpt-oss', `<|channel|>analysis<|message|>${fence('print(0, input())\n', 'python')}<|end|><|start|>assistant<|channel|>final<|message|>${fence(PYTHON, 'python')}<|return|>`, 'python3', { language: 'python3', source: PYTHON }],
    ['may be a patch, made whole', fence('-n = 0\n+n = int(input())\n+print(n)\n', 'diff'), 'python3', { language: 'python3', source: PYTHON }],
    ['may be quoted', `> \`\`\`python\n> n = int(input())\n> print(n)\n> \`\`\``, 'python3', { language: 'python3', source: PYTHON }],
    ['is unescaped after HTML, though nothing but a comparison shows it', fence('n = int(input())\nif n &lt; 3:\n    print(n)\n', 'python'), 'python3', { language: 'python3', source: 'n = int(input())\nif n < 3:\n    print(n)\n' }],
    ['loses what cannot be seen', fence('\uFEFFn = int(input())\u200B\nprint(n)\n', 'python'), 'python3', { language: 'python3', source: PYTHON }],
    ['loses typographic quotation marks', fence('n = input()\nprint(\u201Chi\u201D, n)\n', 'python'), 'python3', { language: 'python3', source: 'n = input()\nprint("hi", n)\n' }],
    ['loses the numbers of its lines', fence('1  n = int(input())\n2  print(n)\n', 'python'), 'python3', { language: 'python3', source: PYTHON }],
    ['may stand on the line of its fence', '```python print(int(input()))```', 'python3', { language: 'python3', source: 'print(int(input()))\n' }],
    ['may be a string of JSON', JSON.stringify({ language: 'python', code: PYTHON }), 'python3', { language: 'python3', source: PYTHON }],
    ['is known in spite of a wrong name', fence(PYTHON, 'cpp'), 'python3', { language: 'python3', source: PYTHON }],
    ['has the functions of an earlier block ahead of it', `${fence('#include <iostream>\nint twice(int n) { return 2 * n; }\n', 'cpp')}\n${fence('int main() {\n  int n; std::cin >> n; std::cout << twice(n);\n}\n', 'cpp')}`, 'cpp17', { language: 'cpp17', source: '#include <iostream>\nint twice(int n) { return 2 * n; }\n\nint main() {\n  int n; std::cin >> n; std::cout << twice(n);\n}\n' }],
    ['survives a cut in what follows it', `${fence(PYTHON, 'python')}\nThe complexity is`, 'python3', { language: 'python3', source: PYTHON }],
  ];
  for (const [what, text, wanted, expected] of taken) it(what, () => assert.deepEqual(take(text, wanted), expected));

  it('is taken although the token limit cut off the words after it', () => assert.deepEqual(take(`${fence(PYTHON, 'python')}\nThe compl`, 'python3', 'length'), { language: 'python3', source: PYTHON }));

  it('is found, or missed, in no time whatever the answer repeats', () => {
    for (const piece of ['<think>', '</think>', '<pre>', '`', '```\n', '~~~ ', '# your code ', '\n', '/*', '<|channel|>final', 'def a(\n', '{"']) {
      take(piece.repeat(400_000));
      take(`\`\`\`python\n"""\n${piece.repeat(100_000)}"""\nx`);
    }
  });

  const failed: [string, string, 'stop' | 'length' | 'refusal', RegExp][] = [
    ['cut off by the token limit', `\`\`\`cpp\n${CPP.slice(0, -10)}`, 'length', /cut off by the token limit/i],
    ['cut off while still reasoning', '<think>\nLet me see', 'length', /still reasoning/],
    ['that breaks off by itself', `\`\`\`cpp\n${CPP.slice(0, -10)}`, 'stop', /breaks off/],
    ['that is prose', 'The answer is to sort the numbers and take the median.', 'stop', /no program: The answer is/],
    ['that is empty', ' \n', 'stop', /empty/],
    ['that is a refusal', 'I cannot help with that.', 'refusal', /declined: I cannot/],
    ['with a template only', fence('def solve():\n    # TODO: implement\n    pass\n\nprint(solve())\n', 'python'), 'stop', /template/],
    ['with an example only', `The input is\n${fence('3\n1 2 3\n')}`, 'stop', /no program/],
  ];
  for (const [what, text, finish, reason] of failed) {
    it(`is a failure with its reason in a reply ${what}`, () => {
      const result = take(text, 'cpp17', finish);
      assert.ok('failure' in result, JSON.stringify(result));
      assert.match(result.failure, reason);
    });
  }
});
