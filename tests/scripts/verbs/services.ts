/** The two verbs that change services. */
import type { Overrides } from '../windows.ts';
import { item, type Situation, type Subject } from './subject.ts';

const STARTS = ['Automatic', 'Manual', 'Disabled'] as const;
const start = (to: string): string => `Set-RcServiceStart -Name 'W3SVC' -StartType '${to}'`;
const web = (changes: Overrides): Overrides => ({ services: { W3SVC: changes } });
const START = 'value HKLM\\SYSTEM\\CurrentControlSet\\Services\\W3SVC!Start';

export const serviceStart: Subject = {
  verb: 'service-start',
  footprint: [item('service-start', 'W3SVC')],
  situations: [
    { name: 'a disabled service', machine: web({ start: 'Disabled' }), steps: start('Manual'), after: { [START]: 'DWord 3' } },
    { name: 'a delayed start', machine: { ...web({ start: 'Automatic' }), registry: { 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\W3SVC': { DelayedAutostart: 1 } } }, steps: start('Disabled') },
    { name: 'twice', machine: web({ start: 'Disabled' }), steps: `${start('Manual')}\n${start('Automatic')}`, repeats: true },
    ...STARTS.flatMap((from) => STARTS.flatMap((to) => ['Running', 'Stopped'].map((state): Situation => ({ name: `${from} to ${to}, ${state}`, machine: web({ start: from, state }), steps: start(to), after: { [START]: `DWord ${STARTS.indexOf(to) + 2}` } })))),
  ],
  withFaults: 3,
  refusals: [
    { name: 'access denied', machine: web({ denied: true, start: 'Disabled' }), steps: start('Manual'), says: /cannot be configured/ },
    { name: 'marked for deletion', machine: { language: 'de', ...web({ deleted: true, start: 'Disabled' }) }, steps: start('Manual'), says: /nicht konfiguriert werden/ },
    { name: 'no such service', machine: { services: { W3SVC: null } }, steps: start('Manual'), says: /There is no service W3SVC whose start can be set/ },
    { name: 'a driver that Windows starts', machine: web({ start: 'Boot' }), steps: start('Manual'), says: /There is no service W3SVC whose start can be set/ },
  ],
  meddlings: [
    { name: 'another start type', machine: web({ start: 'Disabled' }), steps: start('Manual'), meanwhile: web({ start: 'Automatic' }), entry: START, then: 'left alone' },
  ],
  past: [{ machine: web({ start: 'Manual' }), journal: [['service-start', 'W3SVC', 'Disabled', 'Manual']], changes: [`${START}: DWord 3 -> DWord 4`] }],
};

const STOP = "Stop-RcService -Name 'TermService'";
const RUN = "Start-RcService -Name 'TermService'";
/** Remote Desktop Services, what depends on it, and what depends on that. */
function chain(remote: string, redirector: string, other: string, more: Overrides = {}): Overrides {
  return { services: { TermService: { state: remote, ...more }, UmRdpService: { state: redirector }, Third: { start: 'Manual', needs: ['UmRdpService'], state: other } } };
}
const CHAINS = [['Running', 'Running', 'Running'], ['Running', 'Running', 'Stopped'], ['Running', 'Stopped', 'Stopped'], ['Stopped', 'Stopped', 'Stopped']] as const;
const ACTS = [STOP, RUN, `${STOP}\n${RUN}`, `${RUN}\n${STOP}`];
/** What the steps make of the services: stopping takes all along, starting brings back what the same script has stopped. */
function outcome(steps: string, states: readonly string[]): Readonly<Record<string, string>> {
  const stopped = steps.endsWith(STOP);
  const after = states.map((state, index) => stopped ? 'Stopped' : index === 0 ? 'Running' : state);
  return { 'service TermService': after[0]!, 'service UmRdpService': after[1]!, 'service Third': after[2]! };
}

const acted = CHAINS.flatMap(([one, two, three]) => ACTS.map((steps): Situation => ({ name: `${one}, ${two}, ${three}: ${steps.replace('\n', ', ')}`, machine: chain(one, two, three), steps, after: outcome(steps, [one, two, three]), ...(steps.includes('\n') ? { repeats: true } : {}) })));
const FOOTPRINT = [item('service-state', 'TermService'), item('service-state', 'UmRdpService'), item('service-state', 'Third')];

export const serviceState: Subject = {
  verb: 'service-state',
  footprint: FOOTPRINT,
  situations: [
    { name: 'stopped with all that depends on it', machine: chain('Running', 'Running', 'Running'), steps: STOP },
    { name: 'started', machine: chain('Stopped', 'Stopped', 'Stopped'), steps: RUN },
    { name: 'stopped and started', machine: chain('Running', 'Running', 'Running'), steps: `${STOP}\n${RUN}`, repeats: true },
    { name: 'slow', machine: chain('Running', 'Running', 'Stopped', { slow: 80 }), steps: `${STOP}\n${RUN}`, repeats: true },
    ...acted,
  ],
  withFaults: 3,
  refusals: [
    { name: 'it never stops', machine: chain('Running', 'Running', 'Stopped', { hangs: 'stop' }), steps: STOP, says: /Time out has expired/, stuck: ['service TermService', 'service UmRdpService'] },
    { name: 'it never starts', machine: chain('Stopped', 'Stopped', 'Stopped', { hangs: 'start' }), steps: RUN, says: /Time out has expired/, stuck: ['service TermService'] },
    { name: 'one that depends on it never stops', machine: { services: { UmRdpService: { hangs: 'stop' } } }, steps: STOP, says: /Time out has expired/, stuck: ['service TermService', 'service UmRdpService'] },
    { name: 'it hangs on its way down', machine: chain('StopPending', 'Stopped', 'Stopped'), steps: RUN, says: /Time out has expired/ },
    { name: 'it hangs on its way up', machine: chain('StartPending', 'Stopped', 'Stopped'), steps: STOP, says: /Cannot stop TermService service/ },
    { name: 'too slow', machine: { language: 'de', ...chain('Running', 'Stopped', 'Stopped', { slow: 100 }) }, steps: STOP, says: /berschreitung ist abgelaufen/, stuck: ['service TermService'] },
    { name: 'its start fails', machine: chain('Stopped', 'Stopped', 'Stopped', { fails: true }), steps: RUN, says: /Cannot start service TermService/ },
    { name: 'it is disabled', machine: chain('Stopped', 'Stopped', 'Stopped', { start: 'Disabled' }), steps: RUN, says: /Cannot start service TermService/ },
    { name: 'it is marked for deletion', machine: chain('Stopped', 'Stopped', 'Stopped', { deleted: true }), steps: RUN, says: /Cannot start service TermService/ },
    { name: 'it does not let itself be stopped', machine: chain('Running', 'Stopped', 'Stopped', { unstoppable: true }), steps: STOP, says: /Cannot stop TermService service/ },
    { name: 'access denied', machine: chain('Running', 'Stopped', 'Stopped', { denied: true }), steps: STOP, says: /Cannot stop TermService service/ },
    { name: 'no such service', machine: { services: { TermService: null, UmRdpService: null } }, steps: STOP, says: /Cannot find any service/ },
  ],
  meddlings: [],
  past: [
    { machine: chain('Stopped', 'Stopped', 'Stopped'), journal: [['service-state', 'TermService>UmRdpService', 'Running', 'Stopped'], ['service-state', 'TermService', 'Running', 'Stopped']], changes: ['service TermService: Stopped -> Running', 'service UmRdpService: Stopped -> Running'] },
    { machine: {}, journal: [['service-state', 'TermService', 'Stopped', 'Running']], changes: ['service TermService: Running -> Stopped', 'service UmRdpService: Running -> Stopped'] },
    { machine: { services: { TermService: { state: 'Stopped' }, UmRdpService: { state: 'Stopped' } } }, journal: [['service-state', 'TermService>UmRdpService', 'Running', 'Restarted'], ['service-state', 'TermService', 'Running', 'Restarted']], changes: ['service TermService: Stopped -> Running', 'service UmRdpService: Stopped -> Running'] },
  ],
};

const RESTART = "Restart-RcService -Name 'TermService'";

/** A restart leaves nothing to put back, except in the middle of it. */
export const serviceRestart: Subject = {
  verb: 'service-state',
  footprint: FOOTPRINT,
  situations: [
    ...CHAINS.map(([one, two, three]): Situation => ({ name: `${one}, ${two}, ${three}`, machine: chain(one, two, three), steps: RESTART, after: outcome(RUN, [one, two, three]), repeats: true })),
    { name: 'slow', machine: chain('Running', 'Running', 'Stopped', { slow: 80 }), steps: RESTART, repeats: true },
  ],
  withFaults: 2,
  refusals: [
    { name: 'it would not come back', machine: chain('Running', 'Running', 'Stopped', { start: 'Disabled' }), steps: RESTART, says: /TermService is disabled and would not start again/ },
    { name: 'one that depends on it never stops', machine: { services: { UmRdpService: { hangs: 'stop' } } }, steps: RESTART, says: /Time out has expired/, stuck: ['service UmRdpService'] },
  ],
  meddlings: [],
  past: [],
};
