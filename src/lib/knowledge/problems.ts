/** One thing that is wrong with the content, with the place where it can be mended. */
export interface Problem {
  /** Path below the project's root. */
  readonly file: string;
  /** 1-based; 1 where the place is not known more exactly. */
  readonly line: number;
  readonly message: string;
}

/** Thrown once, with every problem that was found: nobody should have to build ten times to see ten mistakes. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    super(`${problems.length} problem(s) in the content:\n${lines.join('\n')}`);
    this.name = 'ContentError';
    this.problems = problems;
  }
}
