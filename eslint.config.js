import tseslint from 'typescript-eslint'

const forbiddenFileNames = /(^|-)(utils?|helpers?|common|misc|manager|service)(\.|-|$)/

/** The house rule on names: a file is named after its idea, never after being useful. */
const house = {
  rules: {
    'honest-file-name': {
      meta: { type: 'problem', schema: [] },
      create: (context) => ({
        Program(node) {
          const name = context.filename.split('/').at(-1) ?? ''
          if (forbiddenFileNames.test(name)) context.report({ node, message: `${name}: name the file after its one idea; no utils, helpers, common, misc, manager, service.` })
        },
      }),
    },
  },
}

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'public/**', 'drizzle/**', '**/*.mjs', '**/*.d.mts', '**/*.cjs', 'eslint.config.js'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'house/honest-file-name': 'error',
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      'no-restricted-globals': ['error', { name: 'process', message: 'Only server/platform/config and the entry points read the process; pass values on.' }],
      'no-restricted-imports': ['error', { paths: [{ name: 'node:process', message: 'Only server/platform/config and the entry points read the process.' }] }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      // rooms are objects of functions that know no `this`: taking one out of its object is how they are used
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  { files: ['server/main.ts', 'server/worker-main.ts', 'server/task-process.ts', 'server/platform/config/**', 'server/platform/own-process.ts', 'test/**', 'bench/**', '*.config.ts'], rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' } },
  { files: ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'bench/**'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' } },
)
