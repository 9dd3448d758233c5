import { parseAst } from 'vitest/node';

export type Import = {
  /** What is imported; null when it is computed and nobody can tell. */
  from: string | null;
  line: number;
  /** Whether nothing of it is left at run time. */
  typeOnly: boolean;
  /** What is taken of it, `default` among them; `*` where that may be anything. */
  names: string[];
};

export type Module = {
  imports: Import[];
  /** `'use client'` and the like, of the file or of a function. */
  directives: { text: string; line: number }[];
  /** Names taken from other modules: `{ Suspense }` in an import, and `React.Suspense`. */
  names: { name: string; line: number }[];
  /** What others can import, without types. */
  exports: { name: string; line: number }[];
};

type Node = { type: string; start: number; [field: string]: unknown };

/**
 * Reads what a source file takes from elsewhere (static imports, re-exports, `import()`, `require()`,
 * `import x = require()` and `import('…')` types) and what it exports.
 * @throws SyntaxError from the parser
 */
export function readModule(path: string, source: string): Module {
  const module: Module = { imports: [], directives: [], names: [], exports: [] };
  const lineAt = (node: Node) => source.slice(0, node.start).split('\n').length;
  const add = (node: Node, from: unknown, typeOnly = false, names = ['*']) =>
    module.imports.push({ from: literal(from), line: lineAt(node), typeOnly, names });

  walk(parseAst(source, { lang: languageOf(path) }) as unknown as Node, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) add(node, node.source, isTypeOnly(node), specifiersOf(node).map(nameTaken));
        for (const name of exportedBy(node)) module.exports.push({ name, line: lineAt(node) });
        break;
      case 'ExportAllDeclaration':
        add(node, node.source, isTypeOnly(node));
        break;
      case 'ExportDefaultDeclaration':
        module.exports.push({ name: 'default', line: lineAt(node) });
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
  const specifiers = specifiersOf(node);
  return (
    specifiers.length > 0 &&
    specifiers.every((each) => each.importKind === 'type' || each.exportKind === 'type')
  );
}

function specifiersOf(node: Node): Node[] {
  return (node.specifiers ?? []) as Node[];
}

/** The name that a specifier takes of the module that it names. */
function nameTaken(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return nameOf(specifier.type === 'ImportSpecifier' ? specifier.imported : specifier.local);
}

/** The values that an `export` gives out; types are none. */
function exportedBy(node: Node): string[] {
  if (node.type !== 'ExportNamedDeclaration' || node.exportKind === 'type') return [];
  const { declaration } = node;
  if (!isNode(declaration)) {
    return specifiersOf(node).flatMap((each) => (each.exportKind === 'type' ? [] : [nameOf(each.exported)]));
  }
  if (declaration.type !== 'VariableDeclaration') return [nameOf(declaration.id)];
  return (declaration.declarations as { id: Node }[]).flatMap(({ id }) => {
    // `export const { a, b } = …`
    const properties = id.type === 'ObjectPattern' ? (id.properties as { value: unknown }[]) : undefined;
    return properties?.map(({ value }) => nameOf(value)) ?? [nameOf(id)];
  });
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
