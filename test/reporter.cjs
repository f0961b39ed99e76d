// Mocha's spec reporter, which also leaves its figures in the file that SHORTLIST_TEST_RESULT names, for the summary of `npm test`.
// Inside the extension host, whose console is full of VS Code's own words, it writes to the file that SHORTLIST_TEST_OUTPUT names.
const fs = require('node:fs');
const { format, stripVTControlCharacters } = require('node:util');
const { reporters, Runner } = require('mocha');

const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Runner.constants;

const output = process.env.SHORTLIST_TEST_OUTPUT;
if (output) reporters.Base.consoleLog = (...args) => fs.appendFileSync(output, `${format(...args)}\n`);

module.exports = class Reporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const result = { files: {}, failures: [] };
    const count = (test, key) => {
      const figures = result.files[test.file] ??= { passed: 0, failed: 0, skipped: 0 };
      figures[key] += 1;
    };
    const keep = () => {
      const file = process.env.SHORTLIST_TEST_RESULT;
      if (file) fs.writeFileSync(file, JSON.stringify(result));
    };
    runner.on(EVENT_TEST_PASS, (test) => count(test, 'passed'));
    runner.on(EVENT_TEST_PENDING, (test) => count(test, 'skipped'));
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      count(test, 'failed');
      result.failures.push({ file: test.file, title: test.fullTitle(), message: stripVTControlCharacters(error?.message ?? String(error)) });
      keep();
    });
    runner.once(EVENT_RUN_END, () => {
      result.ended = true;
      keep();
    });
  }
};
