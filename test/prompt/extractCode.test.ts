import assert from 'node:assert/strict';
import { extractCode } from '../../src/prompt/extractCode';

const CPP = '#include <iostream>\nint main() {\n  int a;\n  std::cin >> a;\n  std::cout << a;\n}\n';
const PYTHON = 'n = int(input())\nprint(n)\n';
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
    ['survives a cut in what follows it', `${fence(PYTHON, 'python')}\nThe complexity is`, 'python3', { language: 'python3', source: PYTHON }],
  ];
  for (const [what, text, wanted, expected] of taken) it(what, () => assert.deepEqual(take(text, wanted), expected));

  it('is taken although the token limit cut off the words after it', () => assert.deepEqual(take(`${fence(PYTHON, 'python')}\nThe compl`, 'python3', 'length'), { language: 'python3', source: PYTHON }));

  const failed: [string, string, 'stop' | 'length' | 'refusal', RegExp][] = [
    ['cut off by the token limit', `\`\`\`cpp\n${CPP.slice(0, -10)}`, 'length', /cut off by the token limit/i],
    ['cut off while still reasoning', '<think>\nLet me see', 'length', /still reasoning/],
    ['that breaks off by itself', `\`\`\`cpp\n${CPP.slice(0, -10)}`, 'stop', /breaks off/],
    ['that is prose', 'The answer is to sort the numbers and take the median.', 'stop', /no program: The answer is/],
    ['that is empty', ' \n', 'stop', /empty/],
    ['that is a refusal', 'I cannot help with that.', 'refusal', /declined: I cannot/],
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
