import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problems.ts';

/** A content file after reading: its data, the text below the frontmatter, and where each field stands. */
export interface ContentFile {
  readonly file: string;
  readonly data: unknown;
  /** Text after the frontmatter; empty for YAML files. */
  readonly body: string;
  /** Line of a field, given the path of keys to it; the nearest parent's line if it is absent. */
  lineOf(path: readonly PropertyKey[]): number;
  readonly problems: readonly Problem[];
}

const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/;

function lineFinder(document: Document, counter: LineCounter, firstLine: number) {
  return (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return counter.linePos(node.range[0]).line + firstLine - 1;
    }
    return firstLine;
  };
}

/**
 * Reads a YAML file or the frontmatter of an MDX file.
 * @param path absolute path
 * @param root the project's root, cut from the paths in messages
 */
export function readContent(path: string, root: string): ContentFile {
  const text = readFileSync(path, 'utf8');
  const file = relative(root, path);
  const isYaml = path.endsWith('.yaml');
  const match = isYaml ? null : FRONTMATTER.exec(text);
  const source = isYaml ? text : (match?.[1] ?? '');
  const firstLine = isYaml ? 1 : 2;
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const problems = document.errors.map((error) => ({
    file,
    line: (error.linePos?.[0].line ?? 1) + firstLine - 1,
    message: error.message.split('\n')[0] ?? error.code,
  }));
  return {
    file,
    data: document.toJS() as unknown,
    body: match ? text.slice(match[0].length) : '',
    lineOf: lineFinder(document, counter, firstLine),
    problems,
  };
}

/**
 * Checks a file against its schema.
 * @returns the parsed data, or undefined with every problem added to `problems`.
 */
export function validate<S extends z.ZodType>(content: ContentFile, schema: S, problems: Problem[]): z.infer<S> | undefined {
  problems.push(...content.problems);
  if (content.problems.length > 0) return undefined;
  const result = schema.safeParse(content.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push({
      file: content.file,
      line: content.lineOf(issue.path),
      message: `${issue.path.map(String).join('.') || 'file'}: ${issue.message}`,
    });
  }
  return undefined;
}
