/** One script at a time. The second one starts while the first is half-way, at each of its changes. */
import { describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { CLOSED, differs, KEY, LOOK, play, ROOT, run, said, SET, text, useWindows, VALUE } from './bench.ts';

useWindows();
const LOCK = `${ROOT}\\lock`;
const open = (seconds?: number) => ({ files: { [ROOT]: { folder: true, sddl: CLOSED }, [LOCK]: seconds ? { secondsInUse: seconds } : { inUse: true } } });

describe.skipIf(!findPowerShell())('frame', () => {
  test('twice at once: the second is refused whenever it comes, the first is not disturbed', async () => {
    const [begin, alone] = await play({}, [LOOK, run('apply')]);
    const locked = alone.writes.indexOf(`file ${LOCK}`) + 1;
    expect(locked).toBeGreaterThan(0);
    for (let at = locked + 1; at <= alone.writes.length; at += 1) {
      const [first, back] = await play({}, [{ ...run('apply'), meanwhile: { at, run: text('apply') } }, run('undo')]);
      expect({ at, second: first.meanwhile.at(-1), first: said(first), left: differs(begin, back) }).toEqual({
        at, second: expect.stringMatching(/^RECONNECT 1 frame-test apply (refused locked|no-change two)$/), first: 'fixed two', left: [],
      });
      expect(differs(alone, first)).toEqual([]);
    }
  });

  test('twice at once, before the first has the lock: one of the two does it', async () => {
    const [begin, alone] = await play({}, [LOOK, run('apply')]);
    for (let at = 1; at <= alone.writes.indexOf(`file ${LOCK}`) + 1; at += 1) {
      const [first, back] = await play({}, [{ ...run('apply'), meanwhile: { at, run: text('apply') } }, run('undo')]);
      expect(first.state[VALUE]).toBe('DWord 2');
      expect({ at, second: first.meanwhile.at(-1), left: differs(begin, back) }).toEqual({ at, second: expect.stringMatching(/ apply fixed two$/), left: [] });
    }
  });

  test('an undo that starts half-way waits five minutes, then says so, and takes nothing back', async () => {
    const [, alone] = await play({}, [LOOK, run('apply')]);
    const [first] = await play({}, [{ ...run('apply'), meanwhile: { at: alone.writes.indexOf(`value ${KEY}!V`) + 1 || alone.writes.length, run: text('undo') } }]);
    expect([said(first), first.meanwhile.at(-1), first.slept]).toEqual(['fixed two', 'RECONNECT 1 frame-test undo refused locked', 300]);
  });

  test('an undo waits for its turn, an apply does not', async () => {
    const [done] = await play(open(60), [run('apply')]);
    expect([said(done), done.slept]).toEqual(['refused locked', 0]);
    expect(done.output.join('\n')).toContain('Another Reconnect script runs here. Run this again when it has ended.');
    const [undone] = await play(open(60), [run('undo')]);
    expect([said(undone), undone.slept]).toEqual(['no-change nothing-to-undo', 60]);
  });

  test('a dry run and a check need no lock', async () => {
    const [checked, dry] = await play(open(), [run('check'), run('dry-run')]);
    expect([said(checked), said(dry)]).toEqual(['fault not-two', 'would-change not-two']);
  });

  test('the lock is let go at the end, also after an error, and when the power goes', async () => {
    const fails = run('apply', { steps: `throw 'no'\n${SET}` });
    const [failed, again] = await play({}, [fails, run('apply')]);
    expect([said(failed), said(again)]).toEqual(['failed error', 'fixed two']);
    const [, , back, twice] = await play({}, [run('apply'), LOOK, run('undo'), run('apply')]);
    expect([said(back), said(twice)]).toEqual(['undone restored', 'fixed two']);
    const [, after] = await play({}, [{ ...run('apply'), crashAt: 8 }, run('undo')]);
    expect(said(after)).not.toBe('refused locked');
  });

  test('so is the journal', async () => {
    const [, moved] = await play({}, [run('apply'), { run: `Move-Item -LiteralPath '${ROOT}' -Destination 'C:\\ProgramData\\Reconnect.old'` }]);
    expect(moved.state['file C:\\ProgramData\\Reconnect.old']).toBe('folder');
  });
});
