/** The verbs for certificates, the firewall and the task that undoes a run by itself. */
import fc from 'fast-check';
import type { Overrides } from '../windows.ts';
import { item, type Situation, type Subject } from './subject.ts';

const PRINT = 'A'.repeat(40);
const OTHER = 'B'.repeat(40);
const REMOVE = `Remove-RcCertificate -Store 'Remote Desktop' -Thumbprint '${PRINT}'`;
const store = (...certificates: Overrides[]): Overrides => ({ certificates: { 'Remote Desktop': certificates } });

/** Windows makes a new certificate; the old one does not come back, and the page says so. */
export const certificate: Subject = {
  verb: 'certificate',
  footprint: [item('certificate', 'Cert:\\LocalMachine\\Remote Desktop\\*', 'regenerates')],
  situations: [
    { name: 'with its key', machine: store({ as: PRINT }), steps: REMOVE },
    { name: 'without a key', machine: store({ as: PRINT, key: false }), steps: REMOVE },
    { name: 'expired, beside a good one', machine: store({ as: PRINT, from: -400, to: -3 }, { as: OTHER }), steps: REMOVE },
    { name: 'not there', machine: store({ as: OTHER }), steps: REMOVE },
    { name: 'an empty store', machine: store(), steps: REMOVE },
    { name: 'from another authority', machine: store({ as: PRINT, issuer: 'CN=Contoso CA' }), steps: REMOVE },
  ],
  withFaults: 1,
  refusals: [
    { name: 'access denied', machine: { ...store({ as: PRINT }), certificateStore: 'denied' }, steps: REMOVE, says: /Access is denied/ },
    { name: 'access denied, in German', machine: { ...store({ as: PRINT }), certificateStore: 'denied', language: 'de' }, steps: REMOVE, says: /Zugriff verweigert/ },
  ],
  meddlings: [],
  past: [],
};

const RULE = 'RemoteDesktop-UserMode-In-TCP';
const rule = (more: Overrides): Overrides => ({ firewall: { [RULE]: more } });
const open = (enabled: boolean, more = ''): string => `Set-RcFirewallRule -Name '${RULE}' -Enabled $${enabled}${more}`;
const STATE = `rule ${RULE}`;
const PROFILES = ['Domain', 'Private', 'Public'];
const scope = fc.oneof(fc.constant('Any'), fc.subarray(PROFILES, { minLength: 1 }).map((some) => some.join(', ')));
const from = fc.constantFrom('Any', 'LocalSubnet', '203.0.113.7', 'LocalSubnet,10.0.0.0/255.0.0.0', '192.0.2.1-192.0.2.9', '2001:db8::1,203.0.113.7');
const rules = fc.sample(fc.tuple(fc.boolean(), scope, from, fc.boolean(), fc.option(scope), fc.option(from)), { numRuns: 24, seed: 6 })
  .map(([enabled, profile, remote, wanted, newScope, newFrom], index): Situation => ({
    name: `generated ${index}`,
    machine: rule({ enabled, profile, from: remote }),
    steps: open(wanted, `${newScope === null ? '' : ` -Profile '${newScope}'`}${newFrom === null ? '' : ` -RemoteAddress '${newFrom}'`}`),
    after: { [STATE]: `${wanted ? 'True' : 'False'};${newScope ?? profile};${newFrom ?? remote};Allow` },
  }));

export const firewallRule: Subject = {
  verb: 'firewall-rule',
  footprint: [item('firewall-rule', RULE)],
  situations: [
    { name: 'switched on', machine: rule({ enabled: false }), steps: open(true), after: { [STATE]: 'True;Domain, Private;Any;Allow' } },
    { name: 'opened for one address', machine: rule({ enabled: false, profile: 'Domain', from: 'LocalSubnet,10.0.0.0/255.0.0.0' }), steps: open(true, " -Profile 'Domain,Private,Public' -RemoteAddress '203.0.113.7'") },
    { name: 'as wanted', machine: rule({ enabled: true, profile: 'Domain, Private' }), steps: open(true, " -Profile 'Domain, Private'") },
    ...rules,
  ],
  withFaults: 2,
  refusals: [
    { name: 'access denied', machine: { ...rule({ enabled: false }), firewallStore: 'denied', language: 'de' }, steps: open(true), says: /Zugriff verweigert/ },
    { name: 'no such rule', machine: { firewall: { [RULE]: null } }, steps: open(true), says: /No MSFT_NetFirewallRule objects found/ },
    { name: 'a profile that there is not', machine: rule({ enabled: false }), steps: open(true, " -Profile 'Home'"), says: /Cannot convert value/ },
  ],
  meddlings: [
    { name: 'another address', machine: rule({ enabled: false }), steps: open(true), meanwhile: rule({ from: '198.51.100.1' }), entry: STATE, then: 'left alone' },
    { name: 'on before, off since', machine: rule({ enabled: false }), steps: open(true, " -RemoteAddress '203.0.113.7'"), meanwhile: rule({ enabled: false }), entry: STATE, then: 'left alone' },
  ],
  past: [
    { machine: rule({ enabled: true, profile: 'Any', from: '203.0.113.7' }), journal: [['firewall-rule', RULE, 'False;Domain,Private;LocalSubnet,10.0.0.0/255.0.0.0', 'True;Any;203.0.113.7']], changes: [`${STATE}: True;Any;203.0.113.7;Allow -> False;Domain, Private;LocalSubnet,10.0.0.0/255.0.0.0;Allow`] },
  ],
};

const KEY = 'HKLM\\SOFTWARE\\Reconnect test';
const LATER = `Register-RcUndoTask -Minutes 30\nSet-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test' -Name 'V' -Kind 'DWord' -Value 2`;
const one: Overrides = { registry: { [KEY]: { V: 1 } } };

export const undoTask: Subject = {
  verb: 'undo-task',
  footprint: [item('undo-task', 'Reconnect undo'), item('registry-value', 'HKLM:\\SOFTWARE\\Reconnect test!V')],
  situations: [
    { name: 'before a change', machine: one, steps: LATER, after: { [`value ${KEY}!V`]: 'DWord 2' } },
    { name: 'before a change, as SYSTEM', machine: { ...one, user: { kind: 'system' } }, steps: LATER },
    { name: 'alone', machine: {}, steps: 'Register-RcUndoTask -Minutes 5' },
  ],
  withFaults: 1,
  refusals: [
    { name: 'access denied', machine: { ...one, taskStore: 'denied' }, steps: LATER, says: /Access is denied/ },
    { name: 'a policy lets no script file run', machine: { registry: { ...(one['registry'] as Overrides), 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell': { EnableScripts: 0 } } }, steps: LATER, says: /A policy lets no unsigned script file run/ },
    { name: 'a policy asks for signatures', machine: { registry: { ...(one['registry'] as Overrides), 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell': { EnableScripts: 1, ExecutionPolicy: 'AllSigned' } } }, steps: LATER, says: /A policy lets no unsigned script file run/ },
    { name: 'an undo is waiting', machine: one, steps: `${LATER}\nRegister-RcUndoTask -Minutes 30`, says: /An undo is already waiting/ },
  ],
  meddlings: [],
  past: [],
};
