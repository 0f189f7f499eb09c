/** The verbs that change files, folders and their permissions. */
import fc from 'fast-check';
import type { Overrides } from '../windows.ts';
import { item, type Situation, type Subject } from './subject.ts';

const FOLDER = 'C:\\ProgramData\\Test';
const FILE = `${FOLDER}\\key [1]`;
const KEY_FILE = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)';
const ME = 'S-1-5-21-1-2-3-1001';
const SYSTEM: Overrides = { user: { kind: 'system' } };
const WRITTEN = '2026-01-02T03:04:05Z';
const TICKS = '639029198450000000';
const file = (more: Overrides = {}): Overrides => ({ text: 'secret', attributes: 'System', sddl: KEY_FILE, written: WRITTEN, ...more });
const on = (files: Overrides, more: Overrides = SYSTEM): Overrides => ({ ...more, files });

const set = (path: string, dacl: string, owner: string): string => `Set-RcAcl -LiteralPath '${path}' -Dacl '${dacl}' -Owner '${owner}'`;
const TO_SYSTEM = set(FILE, 'D:PAI(A;;FA;;;SY)(A;;FR;;;LS)', 'S-1-5-18');
const ACL = `acl ${FILE}`;
const ACES = ['(A;;FA;;;SY)', '(A;;FA;;;BA)', '(A;;FR;;;NS)', '(A;;FR;;;SY)', '(D;;FR;;;NS)', '(A;;0x1301bf;;;SY)', '(A;;RC;;;BA)', '(A;;0x1201bf;;;WD)', '(D;;0xc0000;;;SY)', `(A;;FA;;;${ME})`];
const descriptor = fc.tuple(fc.constantFrom('SY', 'BA', 'NS', ME), fc.constantFrom('SY', 'BA'), fc.boolean(), fc.subarray(ACES, { maxLength: 4 }))
  .map(([owner, group, closed, aces]) => `O:${owner}G:${group}D:${closed ? 'PAI' : 'AI'}${aces.toSorted((a, b) => Number(b.startsWith('(D')) - Number(a.startsWith('(D'))).join('')}`);
/** Can SYSTEM see the permissions at all? If not, the verb refuses, which is another law. */
const visible = (sddl: string): boolean => sddl.includes('PAI') ? /^O:(SY|BA)/.test(sddl) || /\(A;;(FA|FR|0x1301bf|RC|0x1201bf);;;(SY|BA|WD)\)/.test(sddl) : !sddl.includes('(D;;0xc0000');
const guarded = fc.sample(fc.tuple(descriptor.filter(visible), fc.boolean(), fc.constantFrom('S-1-5-18' as const, 'S-1-5-32-544' as const, 'S-1-5-20' as const)), { numRuns: 22, seed: 3 })
  .map(([sddl, folder, owner], index): Situation => {
    const dacl = folder ? 'D:PAI(A;OICI;FA;;;SY)(A;;0x12019f;;;WD)' : 'D:PAI(A;;FA;;;SY)(A;;FR;;;LS)';
    const own = { sddl, ...(sddl.includes('PAI') ? {} : { inherits: true }) };
    return {
      name: `generated ${index}: ${sddl}`,
      machine: on(folder ? { [FILE]: { folder: true, ...own }, [`${FILE}\\inside`]: { text: 'x' }, [`${FILE}\\own`]: { text: 'x', sddl: KEY_FILE } } : { [FILE]: file(own) }),
      steps: set(FILE, dacl, owner),
      after: { [ACL]: `O:${{ 'S-1-5-18': 'SY', 'S-1-5-32-544': 'BA', 'S-1-5-20': 'NS' }[owner]}${/G:../.exec(sddl)![0]}${dacl}` },
    };
  });

export const acl: Subject = {
  verb: 'acl',
  footprint: [item('acl', `%ProgramData%\\Test\\*`)],
  situations: [
    { name: 'SYSTEM has all rights', machine: on({ [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FA;;;SY)' }) }), steps: TO_SYSTEM, after: { [ACL]: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;LS)' } },
    { name: 'SYSTEM may only read, and is not the owner', machine: on({ [FILE]: file({ sddl: `O:${ME}G:SYD:PAI(A;;FR;;;SY)(A;;FR;;;NS)` }) }), steps: TO_SYSTEM },
    { name: 'SYSTEM has no right, and is the owner', machine: on({ [FILE]: file({ sddl: 'O:SYG:SYD:PAI(A;;FR;;;NS)' }) }), steps: TO_SYSTEM },
    { name: 'what is audited stays', machine: on({ [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FR;;;NS)S:AI(AU;SAFA;FA;;;WD)' }) }), steps: TO_SYSTEM, after: { [ACL]: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;LS)S:AI(AU;SAFA;FA;;;WD)' } },
    { name: 'as wanted', machine: on({ [FILE]: file({ sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;LS)' }) }), steps: TO_SYSTEM },
    { name: 'inherited', machine: on({ [FILE]: { text: 'x' } }), steps: TO_SYSTEM },
    { name: 'an administrator who may keep it', machine: on({ [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FR;;;NS)' }) }, {}), steps: set(FILE, 'D:PAI(A;;FA;;;SY)(A;;FR;;;BA)', 'S-1-5-18') },
    ...guarded,
  ],
  withFaults: 4,
  refusals: [
    { name: 'nobody but another may see the permissions', machine: on({ [FILE]: file({ sddl: `O:${ME}G:SYD:PAI(A;;FA;;;NS)` }) }), steps: TO_SYSTEM, says: /unauthorized operation/ },
    { name: 'a policy keeps administrators from taking ownership', machine: on({ [FILE]: file({ sddl: `O:${ME}G:SYD:PAI(A;;FR;;;BA)` }) }, { takeown: 'denied' }), steps: TO_SYSTEM, says: /is denied. Run this as SYSTEM/ },
    { name: 'an administrator who cannot look afterwards', machine: on({ [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FR;;;NS)' }) }, {}), steps: TO_SYSTEM, says: /unauthorized operation/ },
    { name: 'no such file', machine: on({ [FOLDER]: { folder: true } }), steps: TO_SYSTEM, says: /does not exist/ },
  ],
  meddlings: [
    { name: 'other permissions', machine: on({ [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FA;;;SY)' }) }), steps: TO_SYSTEM, meanwhile: { files: { [FILE]: file({ sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)' }) } }, entry: ACL, then: 'left alone' },
    { name: 'another owner', machine: on({ [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FA;;;SY)' }) }), steps: TO_SYSTEM, meanwhile: { files: { [FILE]: file({ sddl: 'O:NSG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;LS)' }) } }, entry: ACL, then: 'left alone' },
  ],
  past: [
    { machine: on({ [FILE]: file() }), journal: [['acl', FILE, 'O:BAG:SYD:PAI(A;;FA;;;BA)', 'O:SYG:SYD:P(A;;FA;;;SY)(A;;FR;;;NS)']], changes: [`${ACL}: ${KEY_FILE} -> O:BAG:SYD:PAI(A;;FA;;;BA)`] },
  ],
};

const MOVE = `Move-RcFile -LiteralPath '${FILE}'`;
const ALL = `foreach ($file in @(Get-ChildItem -LiteralPath '${FOLDER}' -Force)) {\n  Move-RcFile -LiteralPath $file.FullName\n}`;
const contents = fc.record({
  size: fc.nat({ max: 3000 }), attributes: fc.constantFrom('System', 'Hidden', 'ReadOnly', 'Hidden, System', 'Normal'),
  sddl: fc.constantFrom(KEY_FILE, 'O:BAG:SYD:PAI(A;;FA;;;SY)', 'O:BAG:BAD:AI(A;;FA;;;SY)', `O:${ME}G:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)`), minutesOld: fc.nat({ max: 5000 }),
});
const NAMES = ['a', "it's", 'ü [2]', '50% {0} $x', 'f686aace6942fb7f7ceb231212eef4a4_x'];
const moved = fc.sample(fc.dictionary(fc.constantFrom(...NAMES), contents, { minKeys: 1, maxKeys: 4 }), { numRuns: 10, seed: 4 })
  .map((files, index): Situation => ({ name: `generated ${index}`, machine: on(Object.fromEntries(Object.entries(files).map(([name, one]) => [`${FOLDER}\\${name}`, one]))), steps: ALL }));

export const fileMove: Subject = {
  verb: 'file-move',
  footprint: [item('file-move', '%ProgramData%\\Test\\*')],
  situations: [
    { name: 'one file', machine: on({ [FILE]: file() }), steps: MOVE, after: { [`file ${FILE}`]: null } },
    { name: 'two files', machine: on({ [FILE]: file(), [`${FOLDER}\\b`]: file() }), steps: ALL },
    { name: 'no file', machine: on({ [FOLDER]: { folder: true } }), steps: MOVE },
    { name: 'by an administrator', machine: on({ [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FA;;;BA)' }) }, {}), steps: MOVE },
    ...moved,
  ],
  withFaults: 2,
  refusals: [
    { name: 'a file in use', machine: on({ [FILE]: file({ inUse: true }) }), steps: MOVE, says: /being used by another process/ },
    { name: 'the second file is in use', machine: on({ [`${FOLDER}\\a`]: file(), [FILE]: file({ inUse: true }) }, { ...SYSTEM, language: 'de' }), steps: ALL, says: /von einem anderen Prozess verwendet/ },
    { name: 'no right to delete', machine: on({ [FOLDER]: { folder: true, sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;OICI;0x1200a9;;;BA)' }, [FILE]: file() }, {}), steps: MOVE, says: /is denied/ },
    { name: 'two files of the same name', machine: on({ [FILE]: file(), [`${FOLDER}\\Below\\key [1]`]: file() }), steps: `${MOVE}\nMove-RcFile -LiteralPath '${FOLDER}\\Below\\key [1]'`, says: /already exists/ },
  ],
  meddlings: [
    { name: 'Windows has made a new file', machine: on({ [FILE]: file() }), steps: MOVE, meanwhile: { files: { [FILE]: file({ text: 'a new one' }) } }, entry: `file ${FILE}`, then: 'left alone' },
  ],
  past: [
    {
      machine: on({ [FOLDER]: { folder: true } }), kept: { 'key [1]': file() }, journal: [['file-move', FILE, `file:6:${TICKS}`, 'absent']],
      changes: [`acl ${FILE}: absent -> ${KEY_FILE}`, `attributes ${FILE}: absent -> System`, `file ${FILE}: absent -> 6 2BB80D537B1D`],
    },
  ],
};

const THERE = `${FOLDER}\\Old\\key [1]`;
const COPY = `Copy-RcFile -LiteralPath '${FILE}' -Destination '${THERE}'`;
const old = { [`${FOLDER}\\Old`]: { folder: true, sddl: 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)' } };
const copied = fc.sample(fc.tuple(contents, fc.option(contents)), { numRuns: 10, seed: 5 })
  .map(([from, present], index): Situation => ({ name: `generated ${index}`, machine: on({ ...old, [FILE]: from, ...(present ? { [THERE]: present } : {}) }), steps: COPY }));

export const fileCopy: Subject = {
  verb: 'file-copy',
  footprint: [item('file-copy', '%ProgramData%\\Test\\Old\\*')],
  situations: [
    { name: 'a key', machine: on({ ...old, [FILE]: file() }), steps: COPY, after: { [`file ${THERE}`]: '6 2BB80D537B1D', [`file ${FILE}`]: '6 2BB80D537B1D', [`acl ${THERE}`]: KEY_FILE, [`attributes ${THERE}`]: 'System' } },
    { name: 'a key of an account that is gone', machine: on({ ...old, [FILE]: file({ sddl: 'O:S-1-5-21-9-9-9-500G:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)' }) }), steps: COPY, after: { [`acl ${THERE}`]: 'O:S-1-5-21-9-9-9-500G:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)' } },
    { name: 'a file that is there already', machine: on({ ...old, [FILE]: file(), [THERE]: file({ text: 'older' }) }), steps: COPY, after: { [`file ${THERE}`]: '5 DA925A30E31F' } },
    { name: 'two files', machine: on({ ...old, [FILE]: file(), [`${FOLDER}\\b`]: file() }), steps: `${COPY}\nCopy-RcFile -LiteralPath '${FOLDER}\\b' -Destination '${FOLDER}\\Old\\b'` },
    { name: 'by an administrator', machine: on({ ...old, [FILE]: file({ sddl: 'O:BAG:SYD:PAI(A;;FA;;;BA)' }) }, {}), steps: COPY },
    ...copied,
  ],
  withFaults: 2,
  refusals: [
    { name: 'onto a folder', machine: on({ ...old, [FILE]: file(), [THERE]: { folder: true } }), steps: COPY, says: /key \[1\] is a folder/ },
    { name: 'a file in use', machine: on({ ...old, [FILE]: file({ inUse: true }) }), steps: COPY, says: /being used by another process/ },
    { name: 'no right to read it', machine: on({ ...old, [FILE]: file({ sddl: 'O:SYG:SYD:PAI(A;;0x120080;;;BA)(A;;FA;;;SY)' }) }, {}), steps: COPY, says: /is denied/ },
    { name: 'no right to add a file', machine: on({ [`${FOLDER}\\Old`]: { folder: true, sddl: 'O:SYG:SYD:PAI(A;;0x1200a9;;;WD)' }, [FILE]: file() }), steps: COPY, says: /is denied/ },
  ],
  meddlings: [
    { name: 'the copy has been changed', machine: on({ ...old, [FILE]: file() }), steps: COPY, meanwhile: { files: { [THERE]: file({ text: 'changed' }) } }, entry: `file ${THERE}`, then: 'left alone' },
    { name: 'the copy is gone', machine: on({ ...old, [FILE]: file(), [`${FOLDER}\\b`]: file() }), steps: `${COPY}\nCopy-RcFile -LiteralPath '${FOLDER}\\b' -Destination '${FOLDER}\\Old\\b'`, meanwhile: { files: { [THERE]: null } }, entry: `file ${THERE}`, then: 'put back' },
  ],
  past: [
    { machine: on({ ...old, [THERE]: file() }), journal: [['file-copy', THERE, 'absent', `file:6:${TICKS}`]], changes: [`acl ${THERE}: ${KEY_FILE} -> absent`, `attributes ${THERE}: System -> absent`, `file ${THERE}: 6 2BB80D537B1D -> absent`] },
  ],
};

const HERE = `${FOLDER}\\Keys`;
const RENAMED = `${FOLDER}\\Keys-since`;
const RENAME = `Rename-RcFolder -LiteralPath '${HERE}' -NewName 'Keys-since'`;
const full = (folder: string): Overrides => ({ [folder]: { folder: true, sddl: 'O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;;FA;;;BA)' }, [`${folder}\\a`]: file(), [`${folder}\\below\\b`]: { text: 'x' } });
const only = (...folders: Overrides[]): Overrides => on({ [FOLDER]: { folder: true }, ...Object.assign({}, ...folders) });

export const folderRename: Subject = {
  verb: 'folder-rename',
  footprint: [item('folder-rename', '%ProgramData%\\Test\\Keys*')],
  situations: [
    { name: 'a folder with files', machine: only(full(HERE)), steps: RENAME, after: { [`file ${HERE}`]: null, [`file ${RENAMED}\\a`]: '6 2BB80D537B1D', [`acl ${RENAMED}\\a`]: KEY_FILE } },
    { name: 'two folders change places', machine: only(full(HERE), { [`${FOLDER}\\Keys-old\\c`]: file() }), steps: `${RENAME}\nif ($Mode -eq 'apply') {\n  Rename-RcFolder -LiteralPath '${FOLDER}\\Keys-old' -NewName 'Keys'\n}` },
    { name: 'an empty folder', machine: only({ [HERE]: { folder: true } }), steps: RENAME },
    { name: 'to and fro', machine: only(full(HERE)), steps: `${RENAME}\nif ($Mode -eq 'apply') {\n  Rename-RcFolder -LiteralPath '${RENAMED}' -NewName 'Keys'\n}`, repeats: true },
  ],
  withFaults: 2,
  refusals: [
    { name: 'both are there', machine: only(full(HERE), full(RENAMED)), steps: RENAME, says: /Not renamed/ },
    { name: 'none is there', machine: only(), steps: RENAME, says: /Not renamed/ },
    { name: 'it is renamed already', machine: only(full(RENAMED)), steps: RENAME, says: /Not renamed/ },
    { name: 'a name in another folder', machine: only(full(HERE)), steps: `Rename-RcFolder -LiteralPath '${HERE}' -NewName '..\\Keys-since'`, says: /in its place only/ },
    { name: 'a name with a slash', machine: only(full(HERE)), steps: `Rename-RcFolder -LiteralPath '${HERE}' -NewName 'x/Keys-since'`, says: /in its place only/ },
    { name: 'a file in it is in use', machine: only({ ...full(HERE), [`${HERE}\\a`]: file({ inUse: true }) }), steps: RENAME, says: /is denied/ },
    { name: 'no right', machine: on({ [FOLDER]: { folder: true, sddl: 'O:SYG:SYD:PAI(A;OICI;0x1200a9;;;BA)' }, [HERE]: { folder: true, sddl: 'O:SYG:SYD:PAI(A;;0x1200a9;;;BA)' } }, {}), steps: RENAME, says: /is denied/ },
  ],
  meddlings: [
    { name: 'Windows has made a new folder', machine: only(full(HERE)), steps: RENAME, meanwhile: { files: { [HERE]: { folder: true } } }, entry: `file ${HERE}`, then: 'left alone' },
    { name: 'the renamed folder is gone', machine: only(full(HERE)), steps: RENAME, meanwhile: { files: { [RENAMED]: null } }, entry: `file ${RENAMED}`, then: 'left alone' },
  ],
  past: [
    { machine: only({ [RENAMED]: { folder: true, sddl: KEY_FILE } }), journal: [['folder-rename', `${HERE}>Keys-since`, 'here', 'renamed']], changes: [`acl ${HERE}: absent -> ${KEY_FILE}`, `acl ${RENAMED}: ${KEY_FILE} -> absent`, `file ${HERE}: absent -> folder`, `file ${RENAMED}: folder -> absent`] },
  ],
};
