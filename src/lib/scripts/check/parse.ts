import { Language, Parser, type Node } from 'web-tree-sitter';

/** Line and reason of what a grammar does not accept. */
export interface ParseProblem {
  readonly line: number;
  readonly message: string;
}

/** Reads a text with a grammar; an empty list means that it was accepted. */
export type Parse = (text: string) => readonly ParseProblem[];

/** Only branches that hold an error are walked. */
function problemsOf(node: Node, found: ParseProblem[]): void {
  if (node.isMissing) found.push({ line: node.startPosition.row + 1, message: `"${node.type}" is missing` });
  else if (node.isError) {
    found.push({ line: node.startPosition.row + 1, message: `not understood: ${node.text.slice(0, 60).split('\n')[0] ?? ''}` });
  } else if (node.hasError) for (const child of node.children) if (child) problemsOf(child, found);
}

/**
 * A parser made from a grammar.
 * @param grammar the content of the grammar's .wasm file
 */
export async function loadParser(grammar: Uint8Array): Promise<Parse> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) return [{ line: 1, message: 'not read at all' }];
    const found: ParseProblem[] = [];
    problemsOf(tree.rootNode, found);
    tree.delete();
    return found;
  };
}
