/** The two verbs that change the registry. */
import fc from 'fast-check';
import type { Overrides } from '../windows.ts';
import { item, type Situation, type Subject } from './subject.ts';

const TOP = 'HKLM\\SOFTWARE\\Reconnect test';
/** Brackets and signs that mean something to PowerShell, to the registry or to the journal. */
const KEY = `${TOP}\\A [1]`;
const BELOW = `${KEY}\\B'~`;
const drive = (key: string): string => key.replace('HKLM', 'HKLM:');
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

type Value = Overrides[string];
const text = fc.string({ unit: fc.constantFrom(...'aZ %|~!:;*?[]{}()$`"\'\\ü€\n\r\t\u00ad'), maxLength: 12 });
/** A value of each kind that Windows knows by name, as base.yaml writes it. */
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.nat({ max: 4_294_967_295 }), text,
  text.map((content) => ({ expand: `%SystemRoot%${content}` })),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => ({ binary: Buffer.from(bytes).toString('hex').toUpperCase() })),
  fc.array(text, { maxLength: 3 }).map((multi) => ({ multi })),
  fc.maxSafeNat().map((qword) => ({ qword })),
);
const NAMES = ['V [1]', 'plain', "it's", 'a!b', '50 % | {0}', 'ü~$x', '*'];
/** What a fix may set, and how the simulation names it. */
const WANTED = [
  ["-Kind 'DWord' -Value 0", 'DWord 0'], ["-Kind 'DWord' -Value 4294967295", 'DWord 4294967295'], ["-Kind 'String' -Value 'new'", 'String new'], ["-Kind 'String' -Value ''", 'String '],
  ["-Kind 'ExpandString' -Value '%windir%'", 'ExpandString %windir%'], ["-Kind 'Binary' -Value ([byte[]]@(1, 255))", 'Binary 01FF'], ["-Kind 'Binary' -Value ([byte[]]@())", 'Binary '],
  ["-Kind 'MultiString' -Value @('a', '', 'b')", 'MultiString 3 a||b'], ["-Kind 'MultiString' -Value @()", 'MultiString 0 '], ["-Kind 'QWord' -Value 9223372036854775807", 'QWord 9223372036854775807'],
] as const;

function set(key: string, name: string, wanted: number): Pick<Situation, 'steps' | 'after'> {
  const [arguments_, state] = WANTED[wanted % WANTED.length]!;
  return { steps: `Set-RcRegistryValue -Path ${spelled(drive(key))} -Name ${spelled(name)} ${arguments_}`, after: { [`value ${key}!${name}`]: state } };
}

function remove(key: string, name: string): Pick<Situation, 'steps' | 'after'> {
  return { steps: `Remove-RcRegistryValue -Path ${spelled(drive(key))} -Name ${spelled(name)}`, after: { [`value ${key}!${name}`]: null } };
}

/** In the script, which is ASCII. */
const spelled = (name: string): string => /^[\x20-\x7e]*$/.test(name) ? quoted(name)
  : `(${quoted(name.replace(/[{}]/g, '$&$&').replaceAll('ü', '{0}'))} -f [char]252)`;

const VALUE = `value ${KEY}!V [1]`;

const single = fc.record({ levels: fc.integer({ min: 0, max: 2 }), name: fc.constantFrom(...NAMES), old: fc.option(value), wanted: fc.option(fc.nat({ max: WANTED.length - 1 }), { freq: 4 }) });
const generated = fc.sample(single, { numRuns: 28, seed: 1 }).map(({ levels, name, old, wanted }, index): Situation => ({
  name: `generated ${index}`,
  machine: { registry: levels === 0 && old === null ? {} : { [levels === 1 ? KEY : BELOW]: { other: 1, ...(old === null ? {} : { [name]: old }) } } },
  ...(wanted === null ? remove(BELOW, name) : set(BELOW, name, wanted)),
}));

/** Each kind over each kind, and over nothing, so that none depends on luck. */
const OLD: readonly Value[] = [7, 4294967295, '', 'x', { expand: '%SystemRoot%\\x' }, { binary: '00FF10' }, { binary: '' }, { multi: ['one', 'two words'] }, { multi: [] }, { multi: [''] }, { multi: ['', 'a', ''] }, { qword: 9007199254740991 }];
const each: Situation[] = [
  ...OLD.map((old, index): Situation => ({ name: `${JSON.stringify(old)}, set`, machine: { registry: { [KEY]: { 'V [1]': old } } }, ...set(KEY, 'V [1]', index) })),
  ...OLD.map((old): Situation => ({ name: `${JSON.stringify(old)}, removed`, machine: { registry: { [KEY]: { 'V [1]': old } } }, ...remove(KEY, 'V [1]') })),
];

const TARGET = `${drive(KEY)}!V [1]`;
const one = (content: Value): Overrides => ({ registry: { [KEY]: { 'V [1]': content } } });

export const registryValue: Subject = {
  verb: 'registry-value',
  footprint: [item('registry-value', `${drive(KEY)}!*`), item('registry-value', `${drive(BELOW)}!*`)],
  situations: [
    { name: 'no key', machine: {}, ...set(BELOW, 'V [1]', 0) },
    { name: 'another value', machine: one(1), ...set(KEY, 'V [1]', 0) },
    { name: 'a value to remove', machine: one('x'), ...remove(KEY, 'V [1]') },
    { name: 'a value that is as wanted', machine: one(0), ...set(KEY, 'V [1]', 0) },
    { name: 'a value in another case, and two steps', machine: { registry: { [KEY]: { 'v [1]': 3 } } }, steps: `${set(KEY, 'V [1]', 0).steps}\n${set(KEY, 'V [1]', 2).steps}`, after: { [`value ${KEY}!v [1]`]: 'String new' }, repeats: true },
    ...each, ...generated,
  ],
  withFaults: 3,
  refusals: [
    { name: 'the key is closed', machine: { registry: { [KEY]: { 'V [1]': 1, '(denied)': 'write' } } }, ...set(KEY, 'V [1]', 0), says: /registry access is not allowed/ },
    { name: 'the key above is closed', machine: { registry: { [TOP]: { '(denied)': 'write' } } }, ...set(BELOW, 'V [1]', 0), says: /registry access is not allowed/ },
    { name: 'administrators may only read', machine: { registry: { [KEY]: { 'V [1]': 1, '(sddl)': 'O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KR;;;BA)' } } }, ...remove(KEY, 'V [1]'), says: /registry access is not allowed/ },
    { name: 'a value of no kind', machine: one({ none: '0102' }), ...set(KEY, 'V [1]', 0), says: /A registry value of kind None is left alone/ },
    { name: 'a value of no kind, in German', machine: { language: 'de', ...one({ none: '' }) }, ...remove(KEY, 'V [1]'), says: /A registry value of kind None is left alone/ },
  ],
  meddlings: [
    { name: 'another value', machine: one(1), ...set(KEY, 'V [1]', 0), meanwhile: one(3), entry: VALUE, then: 'left alone' },
    { name: 'another kind', machine: one(1), ...set(KEY, 'V [1]', 0), meanwhile: one('0'), entry: VALUE, then: 'left alone' },
    { name: 'the value that was removed is there again', machine: one(1), ...remove(KEY, 'V [1]'), meanwhile: one(2), entry: VALUE, then: 'left alone' },
    { name: 'the new value is gone', machine: {}, ...set(KEY, 'V [1]', 0), meanwhile: { registry: { [KEY]: { 'V [1]': null } } }, entry: VALUE, then: 'put back' },
    { name: 'the new key has got another value', machine: {}, ...set(KEY, 'V [1]', 0), meanwhile: { registry: { [KEY]: { mine: 1 } } }, entry: VALUE, then: 'put back, but not all', keeps: `value ${KEY}!mine`, says: /its key holds something new/ },
    { name: 'the new key has got a value without a name', machine: {}, ...set(KEY, 'V [1]', 0), meanwhile: { registry: { [KEY]: { '': 'mine' } } }, entry: VALUE, then: 'put back, but not all', keeps: `value ${KEY}!`, says: /its key holds something new/ },
    { name: 'the new key has got a key', machine: {}, ...set(KEY, 'V [1]', 0), meanwhile: { registry: { [BELOW]: { mine: 1 } } }, entry: VALUE, then: 'put back, but not all', keeps: `value ${BELOW}!mine`, says: /its key holds something new/ },
  ],
  past: [
    { machine: one(0), journal: [['registry-value', TARGET, 'DWord:ffffffff', 'DWord:00000000']], changes: [`${VALUE}: DWord 0 -> DWord 4294967295`] },
    { machine: one(0), journal: [['registry-value', TARGET, 'MultiString:a~0000~00fc~007c', 'DWord:00000000']], changes: [`${VALUE}: DWord 0 -> MultiString 2 a|ü|`] },
    { machine: one(0), journal: [['registry-value', TARGET, 'ExpandString:%x%', 'DWord:00000000']], changes: [`${VALUE}: DWord 0 -> ExpandString %x%`] },
    { machine: one({ binary: 'FF' }), journal: [['registry-value', TARGET, 'absent:2', 'Binary:ff']], changes: [`key ${TOP}:  -> absent`, `key ${KEY}:  -> absent`, `${VALUE}: Binary FF -> absent`] },
    { machine: { registry: { [KEY]: {} } }, journal: [['registry-value', TARGET, 'QWord:0000000000000005', 'absent:0']], changes: [`${VALUE}: absent -> QWord 5`] },
  ],
};

const tree = fc.record({
  values: fc.dictionary(fc.constantFrom('', ...NAMES), value, { maxKeys: 4 }),
  below: fc.dictionary(fc.constantFrom('B', 'C [2]', "D'ü|~"), fc.dictionary(fc.constantFrom('', ...NAMES), value, { maxKeys: 2 }), { maxKeys: 3 }),
  sddl: fc.option(fc.constantFrom('O:BAG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)', 'O:BAG:BAD:AI(A;CI;KA;;;BU)')),
});
const REMOVE = `Remove-RcRegistryKey -Path '${drive(TOP)}'`;
const GONE = { [`key ${TOP}`]: null, [`key ${TOP}\\Store`]: null, [`key ${TOP}\\B`]: null };
const trees = fc.sample(tree, { numRuns: 12, seed: 2 }).map(({ values, below, sddl }, index): Situation => ({
  name: `generated ${index}`,
  machine: {
    user: { kind: index % 2 === 0 ? 'system' : 'administrator' },
    registry: { [TOP]: values as Overrides, ...Object.fromEntries(Object.entries(below).map(([name, inside]) => [`${TOP}\\${name}`, { ...inside, ...(sddl === null ? {} : { '(sddl)': sddl }) } as Overrides])) },
  },
  steps: REMOVE, after: GONE,
}));
const STORE: Overrides = { registry: { [TOP]: { '': 'x', d: 7 }, [`${TOP}\\Store`]: { b: { binary: '0102' }, '(sddl)': 'O:BAG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;0x20006;;;BU)' }, [`${TOP}\\Store\\L0`]: {} } };

export const registryKey: Subject = {
  verb: 'registry-key',
  footprint: [item('registry-key', drive(TOP)), item('registry-key', `${drive(TOP)}\\*`), item('registry-key', `${drive(TOP)}!*`)],
  situations: [
    { name: 'a tree with permissions of its own', machine: STORE, steps: REMOVE, after: GONE },
    { name: 'an empty key', machine: { registry: { [TOP]: {} } }, steps: REMOVE },
    { name: 'no key', machine: {}, steps: REMOVE },
    { name: 'a key of SYSTEM, removed by SYSTEM', machine: { user: { kind: 'system' }, registry: { [TOP]: { a: 1, '(sddl)': 'O:SYG:SYD:PAI(A;CI;KA;;;SY)' } } }, steps: REMOVE },
    { name: 'the same key twice', machine: STORE, steps: `${REMOVE}\n${REMOVE}` },
    ...trees,
  ],
  withFaults: 1,
  refusals: [
    { name: 'a key below may only be read', machine: { registry: { [TOP]: { a: 1 }, [`${TOP}\\B`]: { b: 2, '(sddl)': 'O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KR;;;BA)' } } }, steps: REMOVE, says: /registry access is not allowed/ },
    { name: 'a key below may not be deleted', machine: { registry: { [TOP]: { a: 1 }, [`${TOP}\\B`]: { b: 2, '(sddl)': 'O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;0x2001f;;;BA)' } } }, steps: REMOVE, says: /unauthorized operation/ },
    { name: 'a key whose name would look like a value', machine: { registry: { [TOP]: { a: 1 }, [`${TOP}\\a!b`]: { b: 2 } } }, steps: REMOVE, says: /It did not take/ },
    { name: 'a value of no kind', machine: { registry: { [TOP]: { a: 1, n: { none: '' } } } }, steps: REMOVE, says: /of kind None is left alone/ },
  ],
  meddlings: [
    { name: 'Windows has made a new key', machine: STORE, steps: REMOVE, meanwhile: { registry: { [`${TOP}\\Store`]: { b: { binary: 'FF' } } } }, entry: `value ${TOP}\\Store!b`, then: 'left alone' },
  ],
  past: [
    {
      machine: {}, journal: [
        ['registry-key', `${drive(TOP)}\\S!b`, 'Binary:0102', 'absent:0'], ['registry-key', `${drive(TOP)}\\S`, 'key:O:BAG:SYD:PAI(A;CI;KA;;;SY)', 'absent'],
        ['registry-key', `${drive(TOP)}!`, 'String:x', 'absent:0'], ['registry-key', drive(TOP), 'key:O:BAG:SYD:AI(A;CIID;KA;;;SY)(A;CIID;KA;;;BA)(A;CIID;KR;;;BU)', 'absent'],
      ],
      changes: [`key ${TOP}: absent -> `, `key ${TOP}\\S: absent -> O:BAG:SYD:PAI(A;CI;KA;;;SY)`, `value ${TOP}!: absent -> String x`, `value ${TOP}\\S!b: absent -> Binary 0102`],
    },
  ],
};
