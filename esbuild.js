// Builds everything: `node esbuild.js` (product), `--tests` (product and tests), `--watch`, `--production`.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const has = (flag) => process.argv.includes(flag);
const production = has('--production');

const TEXT = { '.c': 'text', '.h': 'text', '.py': 'text', '.sb': 'text', '.sh': 'text', '.html': 'text' };
const shared = { bundle: true, minify: production, sourcemap: production ? false : 'linked', logLevel: 'warning', legalComments: 'none' };
const node = {
  ...shared, platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'], loader: { ...TEXT, '.css': 'text' },
  define: { 'process.env.SHORTLIST_VERSION': JSON.stringify(require('./package.json').version) },
};
const page = { ...shared, minify: true, platform: 'browser', target: 'es2022', format: 'iife', jsx: 'automatic', jsxImportSource: 'preact' };

const walk = (dir) => !fs.existsSync(dir) ? [] : fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
  const file = path.join(dir, entry.name);
  return entry.isDirectory() ? (entry.name === 'node_modules' ? [] : walk(file)) : [file];
});
const existing = (files) => files.filter((file) => fs.existsSync(file));

/**
 * esbuild splits only ES modules, and what `import()` asks for stays out of activation only in a chunk of its own. So the
 * extension is built as ES modules, and each chunk then turned into one that VS Code can `require`.
 */
const chunksForRequire = {
  name: 'chunks-for-require',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      const chunks = path.join('dist', 'chunks');
      const before = walk(chunks);
      const written = await Promise.all(outputFiles.map(async ({ path: file, text }) => {
        const { code } = await esbuild.transform(text, {
          format: 'cjs', platform: 'node', target: 'node20', supported: { 'dynamic-import': false }, minify: production, sourcemap: production ? false : 'inline', legalComments: 'none',
        });
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, code);
        return path.relative('.', file);
      }));
      for (const stale of before) if (!written.includes(stale)) fs.rmSync(stale, { force: true });
    });
  },
};

/** One build a bundle; entry points not yet there are left out. */
function builds() {
  const list = [
    { ...node, entryPoints: existing(['src/extension.ts']), outdir: 'dist', format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]', sourcemap: production ? false : 'inline', write: false, plugins: [chunksForRequire] },
    { ...node, entryPoints: existing(['src/cli/cli.ts']), outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
    { ...page, entryPoints: existing(['src/webview/panel.tsx']), outdir: 'dist/webview' },
    { ...page, entryPoints: existing(['src/webview/highlight.ts']), outdir: 'dist/webview', format: 'esm' },
  ];
  if (has('--tests')) {
    const tests = walk('test').filter((file) => /\.(test|bench|program)\.tsx?$/.test(file) || file === path.join('test', 'vscode', 'index.ts'));
    list.push({ ...node, sourcemap: 'inline', entryPoints: tests, outbase: 'test', outdir: 'out/test', external: ['vscode', 'mocha', 'playwright-core', '@axe-core/playwright', 'esbuild'] });
  }
  return list.filter((options) => options.entryPoints.length > 0);
}

/** The page of the package may have no picture or link of this folder's: its readers do not have the folder. */
function writePackagePage() {
  const page = fs.readFileSync('README.md', 'utf8').replace(/!\[[^\]]*\]\((?!https:)[^)]*\)\n*/g, '').replace(/\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, '$1');
  fs.writeFileSync(path.join('dist', 'README.md'), page);
}

async function main() {
  if (has('--tests')) fs.rmSync('out/test', { recursive: true, force: true });
  if (has('--watch')) {
    for (const options of builds()) await (await esbuild.context(options)).watch();
    return;
  }
  await Promise.all(builds().map((options) => esbuild.build(options)));
  if (production) writePackagePage();
  if (fs.existsSync('dist/cli.js')) fs.chmodSync('dist/cli.js', 0o755);
}

main().catch((error) => { console.error(error.message ?? error); process.exit(1); });
