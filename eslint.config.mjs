// Strict TypeScript, and the import rule of the house: which room may import which.
import tseslint from 'typescript-eslint';

const MAY_IMPORT = {
  problem: [],
  judge: ['problem'],
  model: [],
  prompt: ['problem', 'model', 'judge'],
  run: ['problem', 'judge'],
  solve: ['problem', 'judge', 'model', 'prompt', 'run'],
  evaluate: ['problem', 'judge', 'model', 'solve', 'run'],
  webview: ['run', 'problem', 'judge'],
  cli: ['problem', 'judge', 'model', 'prompt', 'run', 'solve', 'evaluate'],
  editor: ['problem', 'judge', 'model', 'prompt', 'run', 'solve', 'evaluate', 'webview'],
};

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '.vscode-test/**', 'test/host/node_modules/**', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'bench/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  ...Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
    files: [`src/${room}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', {
      patterns: [{
        regex: `^(\\.\\./)+(${Object.keys(MAY_IMPORT).filter((other) => other !== room && !allowed.includes(other)).join('|') || 'none'})(/|$)`,
        message: `The ${room} room may import only ${allowed.join(', ') || 'itself'} (see the table in eslint.config.mjs).`,
      }],
      paths: room === 'editor' ? [] : [{ name: 'vscode', message: 'Only src/editor and src/extension.ts may import vscode.' }],
    }] },
  })),
  { files: ['src/cli/**', 'test/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
);
