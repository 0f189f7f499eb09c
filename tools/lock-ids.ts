/** Adds the ids that are new to ids.lock. Never takes one out: that is done by hand, with an alias or a reason. */
import { writeFileSync } from 'node:fs';
import { LOCK_FILE, presentIds, readLock } from '../src/lib/knowledge/ids.ts';
import { loadKnowledge } from '../src/lib/knowledge/load.ts';
import { compareWithLock, ID_KINDS, type IdLock } from '../src/lib/tree/ids.ts';

const EMPTY: IdLock = { questions: {}, causes: [], fixes: [], channels: [], phases: [], aliases: {}, retired: {}, withdrawn: {} };

function currentLock(): IdLock {
  try {
    return readLock();
  } catch {
    return EMPTY;
  }
}

const lock = currentLock();
const present = presentIds(loadKnowledge());
const { added } = compareWithLock(present, lock);
const union = (old: readonly string[], now: readonly string[]) => [...old, ...now.filter((id) => !old.includes(id))];
const questions = Object.fromEntries(
  union(Object.keys(lock.questions), Object.keys(present.questions)).map((id) => [
    id, union(lock.questions[id] ?? [], present.questions[id] ?? []),
  ]),
);
const lists = Object.fromEntries(ID_KINDS.map((kind) => [kind, union(lock[kind], present[kind])]));
writeFileSync(LOCK_FILE, `${JSON.stringify({ ...lock, questions, ...lists }, null, 2)}\n`);
console.log(added.length === 0 ? 'No new ids.' : added.map(({ of, id }) => `${of}: ${id}`).join('\n'));
