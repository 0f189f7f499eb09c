import type { ChannelId } from '../types.ts';
import { agent } from './agent.ts';
import { hypervDirect } from './hyperv-direct.ts';
import { psexec } from './psexec.ts';
import { remoting } from './remoting.ts';
import { runCommandAz } from './run-command-az.ts';
import { runCommandShell } from './run-command-shell.ts';
import { serialConsole } from './serial-console.ts';
import { ssh } from './ssh.ts';
import { vmwareTools } from './vmware-tools.ts';
import { asItIs, type Wrap } from './wrap.ts';

/** How each channel wraps a script for Windows. A channel without one carries nothing. */
export const WRAPS: Readonly<Partial<Record<ChannelId, Wrap>>> = {
  console: asItIs,
  'run-command-portal': asItIs,
  'run-command-shell': runCommandShell,
  'run-command-az': runCommandAz,
  agent,
  'serial-console': serialConsole,
  remoting,
  ssh,
  psexec,
  'hyperv-direct': hypervDirect,
  'vmware-tools': vmwareTools,
  client: asItIs,
};
