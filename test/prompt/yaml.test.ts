import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { z } from 'zod';
import { codeText, parseReply, testText, textList, yesNo, type ReplyForm } from '../../src/prompt/yaml';

const fix: ReplyForm<{ reason: string; code: string }> = {
  schema: z.object({ reason: z.string(), code: codeText }),
  keys: { reason: 'text', code: 'text' },
};
const tests: ReplyForm<{ tests: { input: string; output: string; why: string }[] }> = {
  schema: z.object({ tests: z.array(z.object({ input: testText, output: testText, why: z.string() })).min(1) }),
  keys: { tests: 'plain', input: 'text', output: 'text', why: 'text' },
  list: 'tests',
};
const notes: ReplyForm<{ bullets: string[] }> = { schema: z.object({ bullets: textList }), keys: { bullets: 'items' } };

function value<T>(form: ReplyForm<T>, reply: string, cutOff?: boolean): T {
  const parsed = parseReply(form, reply, cutOff);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.error);
  return parsed.value;
}

const CPP = 'int main() {\n\tint a = 1 | 2;\n\tswitch (a) { case 3: default: puts("a: b # c"); }\n}';

describe('the YAML ladder', () => {
  it('reads a plain reply', () => {
    assert.deepEqual(value(fix, 'reason: off by one\ncode: |-\n  print(1)\n'), { reason: 'off by one', code: 'print(1)' });
  });

  it('strips prose, reasoning and a fence', () => {
    const reply = `<think>reason: no\ncode: nothing</think>\nSure, here it is:\n\n\`\`\`yaml\nreason: |-\n  off by one\ncode: |-\n  print(1)\n\`\`\`\nHope this helps: ask me anything.`;
    assert.deepEqual(value(fix, reply), { reason: 'off by one', code: 'print(1)' });
  });

  it('strips prose without a fence', () => {
    assert.deepEqual(value(fix, 'Here is the fix.\n\nreason: off by one\ncode: |-\n  print(1)\n\nLet me know whether it works.'), { reason: 'off by one', code: 'print(1)' });
  });

  it('takes the last of two blocks, since the first was a draft', () => {
    const block = (code: string) => `\`\`\`yaml\nreason: r\ncode: |-\n  ${code}\n\`\`\`\n`;
    assert.equal(value(fix, `${block('draft')}Wait, that is wrong.\n${block('final')}`).code, 'final');
  });

  it('keeps tabs, colons, hashes and bars of code in a block scalar', () => {
    const reply = `reason: a\ncode: |-\n${CPP.split('\n').map((line) => `  ${line}`).join('\n')}\n`;
    assert.equal(value(fix, reply).code, CPP);
  });

  it('takes code that lost its indentation', () => {
    assert.equal(value(fix, `\`\`\`yaml\nreason: it fails: because of x\ncode: |\n${CPP}\n\`\`\``).code, CPP);
  });

  it('takes code indented by tabs', () => {
    const reply = `reason: r\ncode: |\n${CPP.split('\n').map((line) => `\t${line}`).join('\n')}`;
    assert.equal(value(fix, reply).code, CPP);
  });

  it('takes code in a fence of its own inside the YAML', () => {
    assert.equal(value(fix, '```yaml\nreason: r\ncode: |\n  ```python\n  print(1)\n  ```\n```').code, 'print(1)');
    assert.equal(value(fix, '```yaml\nreason: r\ncode: |\n```python\nprint(1)\n```\n```').code, 'print(1)');
  });

  it('takes code that stands bare behind its key', () => {
    assert.equal(value(fix, 'reason: r\ncode:\n#include <cstdio>\nint main() { puts("x: y"); }').code, '#include <cstdio>\nint main() { puts("x: y"); }');
  });

  it('keeps blank lines, and lines less deep than the first', () => {
    assert.equal(value(fix, 'reason: r\ncode: |\n    deep\n\n  shallow').code, '  deep\n\nshallow');
  });

  it('reads texts with colons, quotes and stars that YAML would trip over', () => {
    assert.equal(value(fix, 'reason: the rule: `a*b` is "wrong" here: see b\ncode: |-\n  x').reason, 'the rule: `a*b` is "wrong" here: see b');
    assert.equal(value(fix, 'reason: *p is not an alias\ncode: |-\n  x').reason, '*p is not an alias');
  });

  it('reads list items with colons', () => {
    assert.deepEqual(value(notes, 'bullets:\n  - goal: count pairs: all of them\n  - [1, n] is a range\n  - "quoted": no'), {
      bullets: ['goal: count pairs: all of them', '[1, n] is a range', '"quoted": no'],
    });
  });

  it('never reads digits as numbers', () => {
    const reply = 'tests:\n  - input: 007\n    output: 1e5\n    why: 1.50\n';
    assert.deepEqual(value(tests, reply).tests, [{ input: '007\n', output: '1e5\n', why: '1.50' }]);
  });

  it('keeps the lines of an input that was not written as a block', () => {
    const reply = 'tests:\n  - input: 3\n      1 2 3\n    output: 6\n    why: a sum\n';
    assert.deepEqual(value(tests, reply).tests[0], { input: '3\n1 2 3\n', output: '6\n', why: 'a sum' });
  });

  it('takes the later of two equal keys', () => {
    assert.equal(value(fix, 'reason: a\nreason: b\ncode: |-\n  x\n').reason, 'b');
  });

  it('mends typographic quotes in code', () => {
    assert.equal(value(fix, 'reason: r\ncode: |-\n  print(“x”, ‘y’)').code, 'print("x", \'y\')');
  });

  it('reads a list at the top where the key was left out', () => {
    assert.equal(value(tests, '- input: 1\n  output: 2\n  why: x\n- input: 3\n  output: 4\n  why: y\n').tests.length, 2);
  });

  it('saves the whole items of a reply that was cut off', () => {
    const item = (n: number) => `  - input: |-\n      ${n}\n    output: |-\n      ${n}\n    why: |-\n      same: ${n}\n`;
    const reply = `\`\`\`yaml\ntests:\n${item(1)}${item(2)}  - input: |-\n      3\n    outp`;
    assert.deepEqual(value(tests, reply).tests.map((test) => test.input), ['1\n', '2\n']);
    assert.deepEqual(value(tests, `tests:\n${item(1)}${item(2)}`, true).tests.map((test) => test.input), ['1\n']);
  });

  it('does not take half a program for a whole one', () => {
    const parsed = parseReply(fix, '```yaml\nreason: r\ncode: |-\n  int main() {', true);
    assert.ok(!parsed.ok);
    assert.match(parsed.error, /cut off/);
  });

  it('accepts a fence that was never closed when the endpoint says that the reply is whole', () => {
    assert.equal(value(fix, '```yaml\nreason: r\ncode: |-\n  int main() {}', false).code, 'int main() {}');
  });

  it('says what is wrong', () => {
    for (const [reply, words] of [['', /empty/], ['I cannot do that.', /no YAML/], ['reason: x', /code/], ['<think>reason: x', /no YAML/]] as const) {
      const parsed = parseReply(fix, reply);
      assert.ok(!parsed.ok);
      assert.match(parsed.error, words);
    }
  });

  it('reads yes and no however they are written', () => {
    const form = { schema: z.object({ ok: yesNo }), keys: { ok: 'plain' } } as const;
    for (const word of ['yes', 'Yes', 'true', '"Y"']) assert.equal(value(form, `ok: ${word}`).ok, true);
    for (const word of ['no', 'False', 'n']) assert.equal(value(form, `ok: ${word}`).ok, false);
  });

  it('gives back any text that a YAML writer wrote, in any wrapping', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', ':', '#', '|', '-', '"', '\'', '\t', '{', '}', '[', '`', '*', '&', '%', '@', '0') }).map((text) => text.trimEnd());
    const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => `x${lines.join('\n')}`.trimEnd());
    fc.assert(fc.property(text, text, fc.boolean(), (reason, code, wrapped) => {
      const yaml = stringify({ reason, code }, { lineWidth: 0 });
      const parsed = value(fix, wrapped ? `Some words\n\`\`\`yaml\n${yaml}\`\`\`` : yaml);
      assert.deepEqual([parsed.reason, parsed.code], [reason, code]);
    }), { numRuns: 300 });
  });

  it('takes any code under its key by the second rung, with all indentation lost', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', ':', '#', '|', '-', '"', '\t', '{', '}', '=') }).map((text) => text.trimEnd());
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const code = ['int main() {', ...lines, '}'].join('\n');
      assert.equal(value(fix, `reason: |-\n  a: b\ncode: |-\n${code}`).code, code);
    }), { numRuns: 300 });
  });

  it('never throws, whatever the reply', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('code', 'tests', ':', ' ', '\n', '- ', '|', '&a', '*a', '```', 'yaml', '"', '<think>', '\t', '{', '?') }), (reply) => {
      parseReply(fix, reply);
      parseReply(tests, reply, true);
    }), { numRuns: 500 });
  });
});
