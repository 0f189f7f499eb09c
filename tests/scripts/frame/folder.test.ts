/** The folder of the journals: whoever can write there decides what undo does. */
import { describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { CLOSED, differs, LOOK, play, ROOT, run, said, SET, useWindows, VALUE } from './bench.ts';

useWindows();
const folder = (sddl: string, more: object = {}) => ({ files: { [ROOT]: { folder: true, sddl, ...more } } });
const RUN = `${ROOT}\\202501020304050607089-frame-test`;
const PERSON = 'S-1-5-21-1-2-3-1001';
/** "folder C:\..." -> its permissions, for the folders of this state that are ours. */
const ours = (state: Readonly<Record<string, string>>) =>
  Object.entries(state).filter(([name]) => name.startsWith(`acl ${ROOT}`) && state[name.replace('acl', 'file')] === 'folder').map(([, sddl]) => sddl);

const GOOD: readonly (readonly [string, string])[] = [
  ['made by an administrator', CLOSED],
  ['made by SYSTEM', 'O:SYG:SYD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)'],
];
const BAD: readonly (readonly [string, string, object?])[] = [
  ['that a person owns', `O:${PERSON}G:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)`],
  ['that a person may write to', 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)'],
  ['that a person may write to first', 'O:BAG:BAD:PAI(A;OICI;0x1301bf;;;BU)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'],
  ['whose files a person may read', 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;FR;;;BU)'],
  ['that inherits', 'O:BAG:BAD:AI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'],
  ['that is open to all', 'O:BAG:BAD:NO_ACCESS_CONTROL'],
  ['that is a link', CLOSED, { attributes: 'ReparsePoint' }],
];

describe.skipIf(!findPowerShell())('frame', () => {
  test.for(GOOD)('a journal folder %s is used', async ([, sddl]) => {
    const [done, back] = await play(folder(sddl), [run('apply'), run('undo')]);
    expect([said(done), said(back)]).toEqual(['fixed two', 'undone restored']);
  });

  test.for(BAD)('a journal folder %s is refused, by apply and by undo', async ([, sddl, more]) => {
    const [begin, done, back] = await play(folder(sddl, more), [LOOK, run('apply'), run('undo')]);
    expect([said(done), said(back)]).toEqual(['refused journal-folder', 'refused journal-folder']);
    expect([done.writes, back.writes, differs(begin, back)]).toEqual([[], [], []]);
    expect(done.output.join('\n')).toContain('Rename it, then run this again.');
  });

  test.for(BAD)('the folder of a run %s: undo is refused', async ([, sddl, more]) => {
    const journal = '1|frame-test|1|registry-value|HKLM:\\SOFTWARE\\Reconnect test!V|DWord:00000007|DWord:00000001\r\n';
    const files = { [ROOT]: { folder: true, sddl: CLOSED }, [RUN]: { folder: true, sddl, ...more }, [`${RUN}\\journal.txt`]: { text: journal } };
    const [begin, back] = await play({ files }, [LOOK, run('undo')]);
    expect([said(back), differs(begin, back)]).toEqual(['refused journal-folder', []]);
  });

  test('whenever the power goes, a folder that is there is closed to others, and apply works again', async () => {
    const [whole] = await play({}, [run('apply')]);
    expect(ours(whole.state)).toEqual([CLOSED, CLOSED]);
    for (let n = 1; n <= whole.writes.length; n += 1) {
      const [cut, again] = await play({}, [{ ...run('apply'), crashAt: n }, run('apply')]);
      expect({ n, open: ours(cut.state).filter((sddl) => sddl !== CLOSED), again: said(again).replace('no-change', 'fixed') }).toEqual({ n, open: [], again: 'fixed two' });
    }
  });

  test('a person who makes the folder at any moment before it is there gains nothing', async () => {
    const [whole] = await play({}, [run('apply')]);
    const until = whole.writes.findIndex((write) => write.startsWith(`file ${ROOT}`));
    expect(until).toBeGreaterThan(0);
    for (let at = 1; at <= until; at += 1) {
      const set = folder(`O:${PERSON}G:BAD:AI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;${PERSON})`);
      const [begin, done, back] = await play({}, [LOOK, { ...run('apply'), meanwhile: { at, set } }, run('undo')]);
      expect({ at, done: said(done), back: said(back), left: [differs(begin, done), differs(begin, back)] }).toEqual({
        at, done: expect.stringMatching(/^(refused journal-folder|failed error)$/), back: 'refused journal-folder', left: [[], []],
      });
    }
  });

  test('nothing in it can be made, opened or read by others', async () => {
    const [, seen] = await play({ user: { kind: 'system' } }, [run('apply'), LOOK]);
    const open = Object.entries(seen.state).filter(([name, sddl]) => name.startsWith(`acl ${ROOT}`) && !/D:(P?AI)\((A;[A-Z]*;FA;;;(SY|BA)\)\(?)+$/.test(sddl));
    expect(open).toEqual([]);
  });

  test('a dry run and a check make no folder', async () => {
    const [begin, checked, dry] = await play({}, [LOOK, run('check'), run('dry-run')]);
    expect([checked.writes, dry.writes, checked.state, dry.state]).toEqual([[], [], begin.state, begin.state]);
  });

  test('neither does apply where there is nothing to do, nor undo where nothing was done', async () => {
    const [begin, undone, , again] = await play({ registry: { 'HKLM\\SOFTWARE\\Reconnect test': { V: 2 } } }, [LOOK, run('undo'), LOOK, run('apply', { steps: SET })]);
    expect([said(undone), said(again)]).toEqual(['no-change nothing-to-undo', 'no-change two']);
    expect([undone.state, again.state]).toEqual([begin.state, begin.state]);
    expect(begin.state[VALUE]).toBe('DWord 2');
  });
});
