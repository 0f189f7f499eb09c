import type { Fix } from '../knowledge/knowledge.ts';
import type { FixContent, ScriptedFix } from '../knowledge/schema/fix.ts';
import { day, duration, place, RESTART, SAFETY, SESSIONS, UNDO, type Said, type Tone } from './words.ts';

/** One cell of the strip under a fix's title. */
export interface Fact {
  readonly term: string;
  readonly word: string;
  readonly tone: Tone;
}

/** A warning that stands before the step which it is about. */
export interface Warning {
  readonly tone: 'danger' | 'caution';
  readonly title: string;
  readonly text: string;
}

const fact = (term: string, said: Said | string): Fact =>
  typeof said === 'string' ? { term, word: said, tone: 'plain' } : { term, ...said };

/** What a person wants to know before starting, in the order of the questions that people ask. */
export function factsOf(fix: FixContent): Fact[] {
  return [
    fact('Where', place(fix.runsOn)),
    fact('Takes', duration(fix.minutes)),
    fact('Open sessions', SESSIONS[fix.cutsSessions]),
    fact('Restart', RESTART[fix.restart]),
    fact('Undo', UNDO[fix.undo]),
    fact('Safety', SAFETY[fix.safety]),
    fact('How sure', `${fix.confidence}, checked ${day(fix.checked.date)}`),
  ];
}

const CUTS: Readonly<Record<'may' | 'yes', Omit<Warning, 'tone'>>> = {
  may: {
    title: 'This can cut open Remote Desktop sessions',
    text: 'If a service has to restart, everybody is disconnected. Programs keep running, and people can sign back in to their session.',
  },
  yes: {
    title: 'This cuts every open Remote Desktop session',
    text: 'Everybody is disconnected. Programs keep running, and people can sign back in to their session. Tell them first.',
  },
};

/** What can hurt, in words, to be shown before the step that changes something. */
export function warningsOf(fix: FixContent): Warning[] {
  const warnings: Warning[] = [];
  if (fix.safety === 'irreversible') {
    warnings.push({ tone: 'danger', title: 'This cannot be undone', text: fix.undoNote });
  }
  if (fix.safety === 'lowers-security') {
    warnings.push({
      tone: 'danger',
      title: 'This lowers the security of the computer',
      text: `Only for as long as you need it. ${fix.undoNote}`,
    });
  }
  if (fix.cutsSessions !== 'no') warnings.push({ tone: 'caution', ...CUTS[fix.cutsSessions] });
  if (fix.restart === 'machine') {
    warnings.push({ tone: 'caution', title: 'The computer has to restart', text: 'Nobody can use it for some minutes. Choose a time with the people who need it.' });
  }
  return warnings;
}

/** How the scripts of a fix were tried, and what they were not tried on. */
export function executedOf(fix: Fix & ScriptedFix): { readonly executed: string; readonly untested: string } {
  const { by, against, date } = fix.executed;
  const states = fix.scenarios?.cases.length ?? 0;
  return {
    executed: `Executed by ${by} against ${against} on ${day(date)}, in ${states} states.`,
    untested: fix.runsOn === 'azure' ? 'Azure itself' : 'real Windows, and Windows PowerShell 5.1',
  };
}
