import assert from 'node:assert/strict';
import { aiTestsForm } from '../../src/prompt/aiTests';
import { reflectForm } from '../../src/prompt/reflect';
import { repairForm } from '../../src/prompt/repair';
import { solutionsForm } from '../../src/prompt/solutions';
import { parseReply } from '../../src/prompt/yaml';

const CODE = 'import sys\n\ndef main():\n\tx = {"a": 1, \'b\': [2]}  # 50% of it: &all *is* | > here\n\tprint(f"{x[\'a\']}: %d" % 3, "```", "---")\n\tif x: return 0\n\nmain()';

function codeOf(reply: string): string {
  const parsed = parseReply(repairForm, reply);
  return parsed.ok ? parsed.value.code.trimEnd() : parsed.error;
}

const indented = (text: string, by = '  '): string => text.split('\n').map((line) => (line === '' ? '' : by + line)).join('\n');

describe('nasty replies', () => {
  const wholes: Readonly<Record<string, string>> = {
    'an alias where a text begins': `reason: *important* the bound is off\ncode: |-\n${indented(CODE)}\n`,
    'an anchor where a text begins': `reason: &c is taken twice\ncode: |-\n${indented(CODE)}\n`,
    'a percent sign where a text begins': `reason: %d prints too few digits\ncode: |-\n${indented(CODE)}\n`,
    'a backtick where a text begins': `reason: \`i\` starts at 1\ncode: |-\n${indented(CODE)}\n`,
    'an at sign where a text begins': `reason: @cache is missing\ncode: |-\n${indented(CODE)}\n`,
    'a tag where a text begins': `reason: !x means not x: so it fails\ncode: |-\n${indented(CODE)}\n`,
    'a bracket where a text begins': `reason: [a, b) is half open: b stays out\ncode: |-\n${indented(CODE)}\n`,
    'a brace where a text begins': `reason: {x: 1} was meant as a set\ncode: |-\n${indented(CODE)}\n`,
    'a document marker': `---\nreason: so\ncode: |-\n${indented(CODE)}\n...\n`,
    'a fence within the YAML': `\`\`\`yaml\nreason: so\ncode: |-\n  \`\`\`python\n${indented(CODE)}\n  \`\`\`\n\`\`\``,
    'a fence at the margin within the YAML': `\`\`\`yaml\nreason: so\ncode: |-\n\`\`\`python\n${CODE}\n\`\`\`\n\`\`\`\n`,
    'prose on both sides': `Let me look.\nThe loop is off: see.\n\n\`\`\`yaml\nreason: so\ncode: |-\n${indented(CODE)}\n\`\`\`\n\nThat is all: good luck!`,
    'quotes that are never closed': `reason: "the loop\ncode: |-\n${indented(CODE)}\n`,
    'an indentation indicator': `reason: so\ncode: |2-\n${indented(CODE)}\n`,
    'a comment behind the bar': `reason: so\ncode: |- # the program\n${indented(CODE)}\n`,
    'carriage returns': `reason: so\ncode: |-\n${indented(CODE)}\n`.replaceAll('\n', '\r\n'),
    'keys in quotes': `"reason": so\n"code": |-\n${indented(CODE)}\n`,
    'keys in a list': `- reason: so\n  code: |-\n${indented(CODE, '    ')}\n`,
  };
  for (const [name, reply] of Object.entries(wholes)) it(`with ${name} give the code as it is`, () => assert.equal(codeOf(reply), CODE));

  it('of a hundred thousand lines are read in their whole length', () => {
    const long = Array.from({ length: 100_000 }, (_, index) => `x${index} = {"k": ${index}}`).join('\n');
    assert.equal(codeOf(`reason: long\ncode: |-\n${indented(long)}\n`), long);
  });

  it('with aliases that would grow without bound do not grow', () => {
    const bomb = `bullets:\n  - &a ["x", "x"]\n${'bcdefghij'.split('').map((name, index) => `  - &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(', ')}]`).join('\n')}\n`;
    const parsed = parseReply(reflectForm, bomb);
    assert.ok(JSON.stringify(parsed).length < 2 * bomb.length);
  });

  it('keep test inputs to the letter: numbers, signs, dots and hashes', () => {
    const inputs = ['007 1e5\n', '- 1\n- 2\n', '#.#\n.#.\n', '? 1\n', '%d\n', '*\n&\n', 'key: value\n', '"quoted"\n', '1 2\n\n3\n', '~\n', 'yes\n', '[1,2]\n'];
    const reply = `tests:\n${inputs.map((input) => `  - input: |-\n${indented(input.trimEnd(), '      ')}\n    explanation: |-\n      it: is so\n    output: |-\n${indented(input.trimEnd(), '      ')}\n`).join('')}`;
    const parsed = parseReply(aiTestsForm, reply);
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.tests.map(({ input }) => input), inputs);
  });

  it('of a list of labels with colons and quotes are items all the same', () => {
    const parsed = parseReply(solutionsForm, 'solutions:\n  - name: dp: over pairs\n    content: fill a table\n    labels: [dp: pairs, "a, b", greedy]\n');
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.solutions[0]!.labels, ['dp: pairs', 'a, b', 'greedy']);
  });
});
