import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

const nodeGlobals = { console: 'readonly', process: 'readonly', URL: 'readonly', fetch: 'readonly' };

/** Only web/engine may reach the WASM module: everything else goes through its interface. */
const engineOnly = {
  patterns: [
    {
      group: ['#engine-wasm', '#engine-relaxed', '**/vamos_engine.js'],
      message: 'Only web/engine imports the WASM module.',
    },
  ],
};

export default tseslint.config(
  // In tests/package/typed lies what is compiled against what has been built, by a test.
  { ignores: ['build/', 'dist/', 'node_modules/', 'test-results/', 'tests/package/typed/'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        ...nodeGlobals,
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        WebAssembly: 'readonly',
      },
    },
  },
  {
    // Scripts of a page: text91.mjs and its reader share CHARACTERS, which the build puts in, and chunks find `vamos` by its name.
    files: ['web/embed/bundle/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(
        ['document', 'Blob', 'Response', 'DecompressionStream', 'CSSStyleSheet', 'CHARACTERS'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: { 'no-unused-vars': ['error', { varsIgnorePattern: '^vamos$' }] },
  },
  {
    files: ['tests/e2e/host/*.js'],
    languageOptions: { globals: { document: 'readonly', location: 'readonly', URLSearchParams: 'readonly' } },
  },
  {
    files: ['web/demo/demo.js'],
    languageOptions: { globals: { document: 'readonly', addEventListener: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers are what this page prints; a template literal may hold one.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `@click=${() => draw()}` is the way Lit's templates are written.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `document.createElement('value-tip') as ValueTip` is how a custom element is made.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Spreading a string gives its code points, which is what text is counted in here.
      '@typescript-eslint/no-misused-spread': 'off',
      // A parameter that an interface asks for and this code does not need begins with an underscore.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-imports': ['error', engineOnly],
    },
  },
  {
    files: ['web/engine/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      // A caller may be JavaScript: what its types rule out is looked at all the same.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
    },
  },
  { files: ['web/**/*.ts'], extends: [lit['flat/recommended']] },
  // Lit calls `@click=${this.onClick}` with the element as `this`.
  { files: ['web/views/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
);
