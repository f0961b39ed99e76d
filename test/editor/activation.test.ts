import assert from 'node:assert/strict';
import { build, type Metafile } from 'esbuild';

/** What `entry` loads at once; what it imports when asked for something is not followed. */
function loadedBy(entry: string, inputs: Metafile['inputs']): Set<string> {
  const loaded = new Set([entry]);
  for (const file of loaded) {
    for (const { path, kind, external } of inputs[file]!.imports) if (kind !== 'dynamic-import' && !external) loaded.add(path);
  }
  return loaded;
}

describe('Activation', () => {
  it('loads no library: compiling one takes longer than everything else in it', async () => {
    const { metafile: { inputs } } = await build({
      entryPoints: ['src/extension.ts'], bundle: true, splitting: true, format: 'esm', platform: 'node', external: ['vscode'], outdir: 'out/none', write: false, metafile: true,
      loader: { '.c': 'text', '.h': 'text', '.py': 'text', '.sb': 'text', '.sh': 'text', '.html': 'text', '.css': 'text' },
    });
    const loaded = loadedBy('src/extension.ts', inputs);
    assert.ok(loaded.has('src/editor/services.ts'));
    assert.deepEqual([...loaded].filter((file) => file.includes('node_modules')), []);
  });
});
