import { QUESTIONS, type RdpAnswers } from '../knowledge/vocabulary.ts';
import type { Finding, KnownResult, ScriptResult } from './evidence.ts';

/**
 * The last line of every script part: RECONNECT 1 <fix> <part> <result> <code> [key=value ...]. Only at the start of a
 * line: what a script merely quotes cannot pass for it.
 */
const RESULT_LINE = /^[ \t>|"']*RECONNECT 1 ([a-z0-9-]{1,32}) ([a-z-]{1,16}) ([a-z-]{1,16}) ([a-z0-9-]{1,32})/gm;

/** The last line of the handshake test: RECONNECT probe <word>; a word is an option of `probe`. */
const PROBE_LINE = /\bRECONNECT probe ([a-z-]{1,32})/g;

/** All result lines of our scripts that stand in the text, in order. */
export function findResults(text: string): ScriptResult[] {
  return [...text.matchAll(RESULT_LINE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    fix: match[1] ?? '',
    part: match[2] ?? '',
    result: match[3] ?? '',
    code: match[4] ?? '',
  }));
}

function probeAnswers(word: string): RdpAnswers {
  if (word === 'port-closed') return { port: 'closed' };
  const option = QUESTIONS.probe.find((known) => known === word);
  return option ? { port: 'open', probe: option } : {};
}

/** What the output of our scripts says. Of several results of one fix the last one counts: it is the newest. */
export function readOutput(text: string, results: readonly ScriptResult[], known: readonly KnownResult[]): Finding[] {
  const newest = new Map(results.map((result) => [result.fix, result]));
  const fromFixes = [...newest.values()].map((result): Finding => {
    const meaning = known.find(({ fix, code }) => fix === result.fix && code === result.code);
    return { start: result.start, end: result.end, answers: meaning?.answers ?? {}, strength: 'measurement' };
  });
  const probe = [...text.matchAll(PROBE_LINE)].at(-1);
  if (!probe) return fromFixes;
  const span = { start: probe.index, end: probe.index + probe[0].length };
  return [...fromFixes, { ...span, answers: probeAnswers(probe[1] ?? ''), strength: 'measurement' }];
}
