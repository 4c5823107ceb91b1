/**
 * Modules as one script without modules, their types and comments taken off: what a browser runs that knows no modules, or that may fetch
 * none. Each module before those that import it; all their names are in one scope.
 */
export async function classicScript(...modules: readonly string[]): Promise<string> {
  // Eight megabytes, which most who import this never need
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(modules.map((each) => each.replace(IMPORT, '')).join('\n'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  return outputText.replace(/^export \{\};$/m, '').replace(/^export (?=const |function )/gm, '');
}

// e.g. `import { fold } from './fold.ts';`
const IMPORT = /^import [^;]*;$/gm;
