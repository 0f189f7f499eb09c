import { join } from 'node:path';
import type { Entry, Knowledge } from './knowledge.ts';
import type { Problem } from './problems.ts';
import { readContent } from './read.ts';
import { CHANNELS, QUESTIONS, QUESTION_IDS } from './vocabulary.ts';

/** Collects references that lead nowhere, with the line on which they stand. */
class References {
  readonly #root: string;
  readonly #problems: Problem[];

  constructor(root: string, problems: Problem[]) {
    this.#root = root;
    this.#problems = problems;
  }

  /** Reports `message` at the field `path` of the entry's file. */
  report(entry: Entry, path: readonly PropertyKey[], message: string): void {
    const line = readContent(join(this.#root, entry.file), this.#root).lineOf(path);
    this.#problems.push({ file: entry.file, line, message });
  }

  /** Reports `id` if it is none of `known`. */
  expect(entry: Entry, path: readonly PropertyKey[], id: string, known: ReadonlySet<string>, kind: string): void {
    if (!known.has(id)) this.report(entry, path, `there is no ${kind} "${id}"; there are ${[...known].sort().join(', ')}`);
  }
}

const ids = (entries: readonly Entry[]): ReadonlySet<string> => new Set(entries.map((entry) => entry.id));

function checkVocabulary(knowledge: Knowledge, problems: Problem[]): void {
  const wanted: [string, readonly string[], ReadonlySet<string>][] = [
    ['questions', QUESTION_IDS, ids(knowledge.questions)],
    ['channels', CHANNELS, ids(knowledge.channels)],
  ];
  for (const [folder, expected, found] of wanted) {
    for (const id of expected) {
      if (!found.has(id)) problems.push({ file: `src/content/${folder}/${id}.yaml`, line: 1, message: 'file is missing' });
    }
    for (const id of found) {
      if (!expected.includes(id)) {
        problems.push({ file: `src/content/${folder}/${id}.yaml`, line: 1, message: `"${id}" is not in vocabulary.ts` });
      }
    }
  }
}

function checkQuestions(knowledge: Knowledge, references: References): void {
  for (const question of knowledge.questions) {
    const known: readonly string[] = QUESTIONS[question.id] ?? [];
    const options = new Set(known);
    for (const field of ['options', 'baseRates'] as const) {
      const given = Object.keys(question[field] ?? {});
      if (field === 'baseRates' && question.tailors) continue;
      for (const id of given) references.expect(question, [field, id], id, options, 'option');
      for (const id of known) {
        if (!given.includes(id)) references.report(question, [field], `option "${id}" is missing`);
      }
    }
    const total = Object.values(question.baseRates ?? {}).reduce((sum, rate) => sum + rate, 0);
    if (!question.tailors && total !== 1000) references.report(question, ['baseRates'], `base rates add up to ${total}, not 1000`);
  }
}

function checkCauses(knowledge: Knowledge, references: References): void {
  const causes = ids(knowledge.causes);
  const seen = new Set<string>();
  for (const cause of knowledge.causes) {
    if (seen.has(cause.id)) references.report(cause, [], `cause "${cause.id}" stands in two phases`);
    seen.add(cause.id);
    for (const other of Object.keys(cause.near)) references.expect(cause, ['near', other], other, causes, 'cause');
  }
}

/** The script files that a scripted fix must bring, by where it runs. */
const SCRIPT_FILES = {
  target: ['check.ps1', 'apply.ps1'],
  'client-admin': ['check.ps1', 'apply.ps1'],
  'client-user': ['check.ps1', 'apply.ps1'],
  azure: ['check.sh', 'apply.sh', 'undo.sh', 'check.az.ps1', 'apply.az.ps1', 'undo.az.ps1'],
  other: [],
} as const;

function checkFixes(knowledge: Knowledge, references: References): void {
  const [causes, fixes, phases, verbs] = [
    ids(knowledge.causes),
    ids(knowledge.fixes),
    ids(knowledge.phases),
    new Set(Object.keys(knowledge.verbs)),
  ];
  for (const fix of knowledge.fixes) {
    references.expect(fix, ['phase'], fix.phase, phases, 'phase');
    for (const cause of Object.keys(fix.cures)) references.expect(fix, ['cures', cause], cause, causes, 'cause');
    fix.requires.forEach((id, index) => references.expect(fix, ['requires', index], id, fixes, 'fix'));
    if (fix.changes.at(-1)?.revision !== fix.revision) {
      references.report(fix, ['changes'], `the last change must describe revision ${fix.revision}`);
    }
    if (fix.kind !== 'scripted') continue;
    for (const file of SCRIPT_FILES[fix.runsOn]) {
      if (!(file in fix.scripts)) references.report(fix, ['kind'], `a scripted fix that runs on ${fix.runsOn} needs ${file}`);
    }
    if (!fix.scenarios) references.report(fix, ['kind'], 'a scripted fix needs scenarios.yaml: the states in which its scripts are executed');
    if (fix.executed.date < fix.changes.at(-1)!.date) references.report(fix, ['executed', 'date'], 'the scripts changed after they were last executed');
    if (fix.runsOn === 'azure') continue;
    fix.footprint.forEach(({ verb }, index) => references.expect(fix, ['footprint', index, 'verb'], verb, verbs, 'verb'));
  }
}

function checkPages(knowledge: Knowledge, references: References): void {
  const [causes, fixes] = [ids(knowledge.causes), ids(knowledge.fixes)];
  for (const code of knowledge.codes) {
    const slug = code.space === 'main' ? code.value : `ext-${code.value}`;
    if (code.id !== slug) references.report(code, ['value'], `the file must be called ${slug}.yaml`);
    code.causes.forEach((id, index) => references.expect(code, ['causes', index], id, causes, 'cause'));
  }
  for (const claim of knowledge.claims) {
    claim.instead.forEach((id, index) => references.expect(claim, ['instead', index], id, fixes, 'fix'));
  }
}

/** Checks what a single file cannot know: that every id it names exists. Adds to `problems`. */
export function crossCheck(knowledge: Knowledge, root: string, problems: Problem[]): void {
  const references = new References(root, problems);
  checkVocabulary(knowledge, problems);
  checkQuestions(knowledge, references);
  checkCauses(knowledge, references);
  checkFixes(knowledge, references);
  checkPages(knowledge, references);
}
