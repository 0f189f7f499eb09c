import { PARTS } from '../lib/scripts/index.ts';
import { withdrawnFixes } from '../lib/knowledge/ids.ts';
import { knowledge, lock } from '../lib/site/knowledge.ts';
import { isScript, isScripted, scriptsOf } from '../lib/site/scripts.ts';

/** One path per script file with this ending, with its text. */
export function filePaths(ending: '.ps1' | '.sh'): { params: { id: string; file: string }; props: { text: string } }[] {
  return knowledge.fixes.filter(isScripted).filter(({ id }) => !withdrawnFixes(lock).includes(id)).flatMap((fix) =>
    PARTS.flatMap((part) => scriptsOf(fix, part))
      .filter(isScript)
      .filter(({ fileName }) => fileName.endsWith(ending))
      .map(({ fileName, text }) => ({ params: { id: fix.id, file: fileName.slice(0, -ending.length) }, props: { text } })),
  );
}
