import { parseAst } from 'vitest/node';

export type Import = {
  /** What is imported; null when it is computed and nobody can tell. */
  from: string | null;
  line: number;
  /** Whether nothing of it is left at run time. */
  typeOnly: boolean;
};

export type Module = {
  imports: Import[];
  /** `'use client'` and the like, of the file or of a function. */
  directives: { text: string; line: number }[];
  /** Names taken from other modules: `{ Suspense }` in an import, and `React.Suspense`. */
  names: { name: string; line: number }[];
};

type Node = { type: string; start: number; [field: string]: unknown };

/**
 * Reads what a source file takes from elsewhere: static imports, re-exports, `import()`, `require()`,
 * `import x = require()` and `import('…')` types.
 * @throws SyntaxError from the parser
 */
export function readModule(path: string, source: string): Module {
  const module: Module = { imports: [], directives: [], names: [] };
  const lineAt = (node: Node) => source.slice(0, node.start).split('\n').length;
  const add = (node: Node, from: unknown, typeOnly = false) =>
    module.imports.push({ from: literal(from), line: lineAt(node), typeOnly });

  walk(parseAst(source, { lang: languageOf(path) }) as unknown as Node, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node.source) add(node, node.source, isTypeOnly(node));
        break;
      case 'ImportExpression':
        add(node, node.source);
        break;
      case 'TSImportType':
        add(node, node.source, true);
        break;
      case 'TSExternalModuleReference':
        add(node, node.expression);
        break;
      case 'CallExpression':
        if (isNode(node.callee) && node.callee.name === 'require')
          add(node, (node.arguments as unknown[])[0]);
        break;
      case 'ExpressionStatement':
        if (typeof node.directive === 'string')
          module.directives.push({ text: node.directive, line: lineAt(node) });
        break;
      case 'ImportSpecifier':
        module.names.push({ name: nameOf(node.imported), line: lineAt(node) });
        break;
      case 'MemberExpression':
      case 'JSXMemberExpression':
        module.names.push({ name: nameOf(node.property), line: lineAt(node) });
    }
  });
  return module;
}

function languageOf(path: string) {
  const extension = path.split('.').at(-1) ?? '';
  if (extension === 'tsx' || extension === 'jsx') return extension;
  return extension.endsWith('ts') ? 'ts' : 'js';
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of Object.values(node).flat()) {
    if (isNode(child)) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return (
    specifiers.length > 0 &&
    specifiers.every((each) => each.importKind === 'type' || each.exportKind === 'type')
  );
}

/** A string, also between backquotes when nothing is filled in. */
function literal(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const quasis = node.type === 'TemplateLiteral' ? (node.quasis as { value: { cooked: string } }[]) : [];
  return quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node.name ?? node.value ?? '') : '';
}
