import type { ShikiConfig } from 'astro';

type Transformer = NonNullable<ShikiConfig['transformers']>[number];

/** As much of an HTML tree as matters here. */
interface Node {
  readonly tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/** Colours that say nothing, and the marker of a line, whose name the line of stages needs. */
const DROPPED = new Set(['tk-foreground', 'tk-background', 'line']);

/** The names of the theme's variables in a style attribute: `--astro-code-token-string` gives `tk-string`. */
function classesIn(style: unknown): string[] {
  return typeof style === 'string' ? [...style.matchAll(/--astro-code-(?:token-)?([a-z-]+)/g)].map((match) => `tk-${match[1]}`) : [];
}

/** Turns the style attribute of a node into classes. */
function restyle(properties: Record<string, unknown>): Record<string, unknown> {
  const { style, class: own, ...rest } = properties;
  const names = [own, ...classesIn(style)].flat().flatMap((name) => String(name ?? '').split(' '));
  const classes = names.filter((name) => name !== '' && !DROPPED.has(name));
  return classes.length > 0 ? { ...rest, class: classes.join(' ') } : rest;
}

const isBare = (node: Node): boolean => node.tagName === 'span' && Object.keys(node.properties ?? {}).length === 0;

/** Restyles a node and all below it; a span that says nothing any more gives way to what it holds. */
function visit(node: Node): void {
  if (node.properties) node.properties = restyle(node.properties);
  node.children?.forEach(visit);
  if (node.children) node.children = node.children.flatMap((child) => (isBare(child) ? (child.children ?? []) : [child]));
}

/**
 * Shiki writes colours as style attributes, which the site's policy blocks. With the theme `css-variables` each
 * colour is a variable with a speaking name; this makes it a class, coloured in styles/components/code.css.
 */
export const colourByClass: Transformer = {
  name: 'colour-by-class',
  root(root) {
    visit(root as Node);
  },
};
