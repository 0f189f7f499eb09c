import type { CauseModel, FixModel, Frequencies, QuestionModel } from '../tree/index.ts';
import { PERCENT, type RdpModel } from './model.ts';
import { QUESTION_IDS, QUESTIONS, type QuestionId } from './vocabulary.ts';

/**
 * The engine's model as a browser loads it. A presentation is one string: for each question one character
 * per option, questions separated by a bar and left empty where the presentation says nothing.
 * Half the bytes of plain JSON after compression, and nothing to decode but digits.
 */
export interface CompactModel {
  readonly questions: readonly QuestionModel<typeof QUESTIONS>[];
  /** [id, prior, [share, row] for each presentation] */
  readonly causes: readonly (readonly [id: string, prior: number, rows: readonly (readonly [share: number, row: string])[]])[];
  readonly fixes: readonly FixModel<typeof QUESTIONS>[];
  readonly fallback: string;
}

/** One digit per word, rarest first; a dash where an option is not mentioned. */
const STEPS = Object.values(PERCENT).sort((a, b) => a - b);
const SILENT = '-';

type Row = Frequencies<typeof QUESTIONS>;

function packRow(row: Row): string {
  const fields = QUESTION_IDS.map((question) => {
    const given = row[question] as Readonly<Record<string, number>> | undefined;
    if (!given) return '';
    return QUESTIONS[question].map((option) => (given[option] === undefined ? SILENT : STEPS.indexOf(given[option]))).join('');
  });
  return fields.join('|').replace(/\|+$/, '');
}

function unpackRow(packed: string): Row {
  const row: Partial<Record<QuestionId, Record<string, number>>> = {};
  packed.split('|').forEach((digits, index) => {
    const question = QUESTION_IDS[index];
    if (!question || digits === '') return;
    const options: readonly string[] = QUESTIONS[question];
    const given = options.flatMap((option, place): [string, number][] => {
      const digit = digits[place];
      return digit === undefined || digit === SILENT ? [] : [[option, STEPS[Number(digit)] ?? 0]];
    });
    row[question] = Object.fromEntries(given);
  });
  return row as Row;
}

/** For the build: the model without what only the linter reads. */
export function pack(model: RdpModel): CompactModel {
  return {
    ...model,
    causes: model.causes.map(({ id, prior, presentations }) => [
      id, prior, presentations.map(({ share, frequencies }) => [share, packRow(frequencies)] as const),
    ] as const),
  };
}

/** For the browser: the model as the engine compiles it. */
export function unpack(packed: CompactModel): RdpModel {
  const causes = packed.causes.map(([id, prior, rows]): CauseModel<typeof QUESTIONS> => ({
    id, prior, presentations: rows.map(([share, row]) => ({ share, frequencies: unpackRow(row) })),
  }));
  return { ...packed, causes };
}
