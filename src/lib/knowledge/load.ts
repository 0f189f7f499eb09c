import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { crossCheck } from './cross-check.ts';
import type { Article, Cause, Claim, Code, Entry, Fix, Knowledge, Question, Channel } from './knowledge.ts';
import { ContentError, type Problem } from './problems.ts';
import { readContent, validate } from './read.ts';
import { cause } from './schema/cause.ts';
import { fix } from './schema/fix.ts';
import { article, channel, claim, code } from './schema/pages.ts';
import { question } from './schema/question.ts';
import { scenarios } from './schema/scenarios.ts';
import { CHANNELS, QUESTION_IDS } from './vocabulary.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What a loader needs to know while it reads. */
interface Reading {
  readonly root: string;
  readonly problems: Problem[];
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Reads one file against its schema and gives it its id. */
function entry<S extends z.ZodType>(path: string, id: string, schema: S, reading: Reading) {
  if (!existsSync(path)) {
    reading.problems.push({ file: relative(reading.root, path), line: 1, message: 'file is missing' });
    return undefined;
  }
  const content = readContent(path, reading.root);
  const data = validate(content, schema, reading.problems);
  if (data === undefined) return undefined;
  return { ...(data as object), id, file: content.file, body: content.body } as z.infer<S> & Entry & { body: string };
}

const present = <T>(value: T | undefined): value is T => value !== undefined;
const stem = (file: string): string => file.replace(/\.[^.]+$/, '');

function yamlFolder<S extends z.ZodType>(folder: string, schema: S, reading: Reading) {
  return list(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => entry(join(folder, file), stem(file), schema, reading))
    .filter(present);
}

function articleFolders(folder: string, reading: Reading): Article[] {
  return list(folder)
    .map((id) => entry(join(folder, id, 'index.mdx'), id, article, reading))
    .filter(present)
    .sort((a, b) => a.order - b.order);
}

function causesOf(phase: Article, folder: string, reading: Reading): Cause[] {
  return yamlFolder(join(folder, phase.id), cause, reading)
    .map((read) => ({ ...read, phase: phase.id }))
    .sort((a, b) => b.prior - a.prior);
}

function scriptsIn(folder: string): Record<string, string> {
  const files = list(folder).filter((file) => /\.(ps1|sh)$/.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function scenariosIn(folder: string, reading: Reading): Pick<Fix, 'scenarios'> {
  const path = join(folder, 'scenarios.yaml');
  const read = existsSync(path) ? validate(readContent(path, reading.root), scenarios, reading.problems) : undefined;
  return read ? { scenarios: read } : {};
}

function fixFolders(folder: string, phases: readonly Article[], reading: Reading): Fix[] {
  const rank = new Map(phases.map((phase, index) => [phase.id, index]));
  return list(folder)
    .map((id) => {
      const read = entry(join(folder, id, 'index.mdx'), id, fix, reading);
      return read && { ...read, scripts: scriptsIn(join(folder, id)), ...scenariosIn(join(folder, id), reading) };
    })
    .filter(present)
    .sort((a, b) => (rank.get(a.phase) ?? 0) - (rank.get(b.phase) ?? 0) || (a.title < b.title ? -1 : 1));
}

/** Puts entries into the order of their permanent ids; ids without a file are reported by cross-check. */
function inOrder<T extends Entry>(entries: readonly T[], ids: readonly string[]): T[] {
  const rank = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return [...entries].sort((a, b) => rank(a.id) - rank(b.id));
}

function byCode(a: Code, b: Code): number {
  return Number(a.space === 'extended') - Number(b.space === 'extended') || Number(a.value) - Number(b.value);
}

/** Script texts of a folder by file name without ending. */
function scriptTexts(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(scriptsIn(folder)).map(([file, text]) => [stem(file), text]));
}

/**
 * Reads src/content. Called at build time and by the command line, never in a browser.
 * @param root the project's root; another one only in tests
 * @throws ContentError naming every problem with file and line
 */
export function readKnowledge(root: string = ROOT): Knowledge {
  const reading: Reading = { root, problems: [] };
  const content = join(root, 'src/content');
  const phases = articleFolders(join(content, 'phases'), reading);
  const knowledge: Knowledge = {
    questions: inOrder(yamlFolder(join(content, 'questions'), question, reading) as Question[], QUESTION_IDS),
    channels: inOrder(yamlFolder(join(content, 'channels'), channel, reading) as Channel[], CHANNELS),
    phases,
    articles: articleFolders(join(content, 'articles'), reading),
    causes: phases.flatMap((phase) => causesOf(phase, join(content, 'phases'), reading)),
    fixes: fixFolders(join(content, 'fixes'), phases, reading),
    codes: (yamlFolder(join(content, 'codes'), code, reading) as Code[]).sort(byCode),
    claims: yamlFolder(join(content, 'claims'), claim, reading) as Claim[],
    verbs: scriptTexts(join(content, 'verbs')),
    // The frame belongs to the composer, not to the content.
    frame: scriptTexts(join(root, 'src/lib/scripts/frame')),
  };
  // A file that could not be read would make every reference to it look wrong: report the files first.
  if (reading.problems.length === 0) crossCheck(knowledge, root, reading.problems);
  if (reading.problems.length > 0) throw new ContentError(reading.problems);
  return knowledge;
}

let cached: Knowledge | undefined;

/** The project's knowledge, read once per process. */
export function loadKnowledge(): Knowledge {
  cached ??= readKnowledge();
  return cached;
}
