import { parseAst } from 'vitest/node';

/** `specifier` is undefined where only running the program would tell it. `asset`: `new URL(…, import.meta.url)`. */
export interface Reference {
  readonly specifier: string | undefined;
  readonly asset: boolean;
}

type SyntaxNode = { readonly type: string; readonly [field: string]: unknown };

/** Everything that a TypeScript or JavaScript file refers to: static, dynamic and type-only imports, and URLs. */
export function referencesOf(path: string, text: string): Reference[] {
  const lang = path.endsWith('x') ? 'tsx' : 'ts';
  const found: Reference[] = [];
  visit(parseAst(text, { lang: path.endsWith('.d.ts') || path.endsWith('.d.mts') ? 'dts' : lang }), found);
  return found;
}

function visit(value: unknown, found: Reference[]): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, found);
  } else if (isNode(value)) {
    const reference = referenceOf(value);
    if (reference !== undefined) found.push(reference);
    for (const field of Object.values(value)) if (typeof field === 'object') visit(field, found);
  }
}

function referenceOf(node: SyntaxNode): Reference | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return { specifier: literal(node.source), asset: false };
    case 'ExportNamedDeclaration':
      return isNode(node.source) ? { specifier: literal(node.source), asset: false } : undefined;
    case 'TSImportType':
      return { specifier: literal(node.source ?? node.argument), asset: false };
    case 'TSExternalModuleReference':
      return { specifier: literal(node.expression), asset: false };
    case 'CallExpression':
      return isResolver(node.callee) ? { specifier: firstLiteral(node), asset: false } : undefined;
    case 'NewExpression':
      return isModuleUrl(node) ? { specifier: firstLiteral(node), asset: true } : undefined;
    default:
      return undefined;
  }
}

/** `require(…)`, `require.resolve(…)` and `import.meta.resolve(…)`. */
function isResolver(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression' || !isNamed(callee.property, 'resolve')) return false;
  return isNamed(callee.object, 'require') || (isNode(callee.object) && callee.object.type === 'MetaProperty');
}

function isModuleUrl(node: SyntaxNode): boolean {
  if (!isNamed(node.callee, 'URL')) return false;
  const base = (node.arguments as unknown[])[1];
  if (!isNode(base) || base.type !== 'MemberExpression' || !isNamed(base.property, 'url')) return false;
  return isNode(base.object) && base.object.type === 'MetaProperty';
}

function firstLiteral(call: SyntaxNode): string | undefined {
  return literal((call.arguments as unknown[])[0]);
}

function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'TSLiteralType') return literal(node.literal);
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || (node.expressions as unknown[]).length > 0) return undefined;
  return (node.quasis as { value: { cooked: string } }[])[0]?.value.cooked;
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
