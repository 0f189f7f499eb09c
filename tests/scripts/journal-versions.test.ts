/** Journals that another version of the site has written: an older one is undone, an unknown one is not passed over in silence. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { changes, readFix, scriptText, verdictOf, withoutJournal } from './run.ts';
import { machine, SHORT, SimulatedWindows, type Step } from './windows.ts';

let windows: SimulatedWindows;
beforeAll(async () => {
  if (findPowerShell()) windows = await SimulatedWindows.start();
}, 60_000);
afterAll(() => windows?.stop());

const fix = readFix('set-security-layer')!;
const KEY = SHORT['RDP-Tcp']!;
const TARGET = `${KEY.replace('HKLM\\', 'HKLM:\\')}!SecurityLayer`;
const FOLDER = 'C:\\ProgramData\\Reconnect';
const RUN = `${FOLDER}\\202501020304050607089-set-security-layer`;
const sddl = 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';

/** A computer on which this journal lies since long ago; the value is as that run left it. */
async function undo(...journal: string[]): Promise<[Step, Step]> {
  const files = { [FOLDER]: { folder: true, sddl }, [RUN]: { folder: true, sddl }, [`${RUN}\\journal.txt`]: { text: journal.map((line) => `${line}\r\n`).join('') } };
  const steps = await windows.play(machine({ files }), [{ look: true }, { run: scriptText(fix, 'undo', 'console') }]);
  for (const step of steps) expect({ unknown: step.unknown, fault: step.fault }).toEqual({ unknown: [], fault: null });
  return steps as [Step, Step];
}

const changed = (begin: Step, after: Step): string[] => changes(withoutJournal(begin.state), withoutJournal(after.state));
const line = (schema: string, revision: string) => `${schema}|set-security-layer|${revision}|registry-value|${TARGET}|DWord:00000000|DWord:00000002`;

describe.skipIf(!findPowerShell())('journals of other versions', () => {
  test.for(['0', '1', '99'])('schema 1, revision %s of the fix: undone', async (revision) => {
    const [begin, back] = await undo(line('1', revision));
    expect(verdictOf(back)).toMatchObject({ result: 'undone', code: 'restored' });
    expect(changed(begin, back)).toEqual([`value ${KEY}!SecurityLayer: DWord 2 -> DWord 0`]);
  });

  test('a last line that the power cut in two is left out, the lines before it are undone', async () => {
    const [begin, back] = await undo(line('1', '1'), line('1', '1').slice(0, 40));
    expect(verdictOf(back).result).toBe('undone');
    expect(changed(begin, back)).toHaveLength(1);
  });

  test('an unknown schema changes nothing', async () => {
    const [begin, back] = await undo(line('2', '1'));
    expect(changed(begin, back)).toEqual([]);
  });

  test('an unknown schema is named, and the run is not marked as undone', async () => {
    const [, back] = await undo(line('2', '1'));
    expect({ result: verdictOf(back).result, undone: back.writes.filter((write) => write.includes('undone.txt')) }).toEqual({ result: 'refused', undone: [] });
  });
});
