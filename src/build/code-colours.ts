import type { ShikiConfig } from 'astro';

type Transformer = NonNullable<ShikiConfig['transformers']>[number];

/** As much of an HTML tree as matters here. */
interface Node {
  readonly properties?: Record<string, unknown>;
  readonly children?: readonly unknown[];
}

/** The names of the theme's variables in a style attribute: `--astro-code-token-string` gives `tk-string`. */
function classesIn(style: string): string[] {
  return [...style.matchAll(/--astro-code-(?:token-)?([a-z-]+)/g)].map((match) => `tk-${match[1]}`);
}

/** Turns the style attributes of one node and all below it into classes. */
function visit(node: Node): void {
  if (node.properties) {
    const { style, class: own } = node.properties;
    if (typeof style === 'string') {
      delete node.properties['style'];
      const classes = [own, ...classesIn(style)].flat().filter((name) => typeof name === 'string' && name !== '');
      if (classes.length > 0) node.properties['class'] = classes.join(' ');
    }
  }
  for (const child of node.children ?? []) visit(child as Node);
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
