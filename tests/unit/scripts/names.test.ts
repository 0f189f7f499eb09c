import { describe, expect, test } from 'vitest';
import * as grammar from '../../../src/lib/scripts/grammar.ts';
import { gate, GATE_MESSAGES } from '../../../src/lib/scripts/gate.ts';
import { checkName, NAME_FIELDS } from '../../../src/lib/scripts/index.ts';
import { data } from './library.ts';

interface Validator {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}
const { validators } = data<{ validators: Record<string, Validator> }>('quoting-vectors.json');

const accepts = (kind: string, value: string): boolean => {
  if (gate(value) !== null) return false;
  if (kind === 'downLevelLogonName') return grammar.isDownLevelLogonName(value);
  return (grammar as unknown as Record<string, RegExp>)[kind]!.test(value);
};

describe.each(Object.entries(validators))('%s', (kind, { valid, invalid }) => {
  test.each(valid)('takes %j', (value) => expect(accepts(kind, value)).toBe(true));
  test.each(invalid)('refuses %j', (value) => expect(accepts(kind, value)).toBe(false));
});

test.each(NAME_FIELDS)('the example of $id is valid', ({ id, example }) => expect(checkName(id, example)).toBeNull());

test.each(NAME_FIELDS)('$id: an empty value asks for it, and says where it stands', ({ id, hint }) => {
  expect(checkName(id, '')).toContain(hint);
});

test('an invisible character is named before anything else', () => {
  expect(checkName('host', 'server\u200b01')).toBe(GATE_MESSAGES['invisible-or-bidi']);
});

test.each([
  ['thumbprint', '01 23'], ['host', 'server01:3390'], ['port', '70000'], ['source-address', '0.0.0.0'],
  ['source-address', '203.0.113.0/24'], ['folder', '..\\MachineKeys'], ['folder', 'C:\\x'], ['owner-service', 'World Wide Web'],
  ['account', 'a;b\\c'], ['vm', 'my vm'],
] as const)('%s refuses %j with a sentence', (id, value) => {
  expect(checkName(id, value)).toMatch(/^[A-Z].*\.$/);
});

test('a virtual machine has other names on a hypervisor', () => {
  expect(checkName('vm', 'SRV 2019 (new)')).not.toBeNull();
  expect(checkName('vm', 'SRV 2019 (new)', 'hyperv-direct')).toBeNull();
  expect(checkName('vm', 'srv*', 'vmware-tools')).not.toBeNull();
});

test('an account for SSH has no sign that a shell could act on', () => {
  expect(checkName('account', 'svc-rdp$')).toBeNull();
  expect(checkName('account', 'svc-rdp$', 'ssh')).not.toBeNull();
  expect(checkName('account', '-oProxyCommand=x', 'ssh')).not.toBeNull();
  expect(checkName('account', 'CONTOSO\\anna', 'ssh')).toBeNull();
});
