import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Fix } from '../../../src/lib/knowledge/knowledge.ts';
import { loadKnowledge } from '../../../src/lib/knowledge/load.ts';
import type { ScriptedFix } from '../../../src/lib/knowledge/schema/fix.ts';
import type { Catalogue } from '../../../src/lib/scripts/check/catalogue.ts';
import { loadParser, type Parse } from '../../../src/lib/scripts/check/parse.ts';
import type { AzCommands } from '../../../src/lib/scripts/check/shell.ts';
import { nameField, namesFor, type ChannelId, type FixForScripts, type Names, type ScriptRequest } from '../../../src/lib/scripts/index.ts';

const require = createRequire(import.meta.url);

/** Test data by file name. */
export function data<T>(name: string): T {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../data/${name}`, import.meta.url)), 'utf8')) as T;
}

const { verbs, frame, fixes } = loadKnowledge();
export const LIBRARY = { verbs, frame };

export type Scripted = Fix & ScriptedFix;

/** The real fixes that have scripts. */
export const FIXES = fixes.filter((fix): fix is Scripted => fix.kind === 'scripted');
export const ON_WINDOWS = FIXES.filter(({ runsOn }) => runsOn !== 'azure' && runsOn !== 'other');

/** A small fix for tests of the composer. */
export const SAMPLE: FixForScripts = {
  id: 'sample-fix', revision: 3, runsOn: 'target', uses: ['target'], needs: ['owner-service', 'port'],
  channels: Object.fromEntries(['console', 'run-command-portal', 'run-command-shell', 'run-command-az', 'agent', 'serial-console',
    'remoting', 'ssh', 'psexec', 'hyperv-direct', 'vmware-tools'].map((id) => [id, 'yes'])),
  footprint: [
    { verb: 'registry-value', target: 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp!PortNumber', undo: 'journal' },
    { verb: 'service-state', target: '%OwnerService%', undo: 'journal' },
  ],
  windows: { from: 9600 }, domainController: 'refused', policies: ['HKLM:\\SOFTWARE\\Policies\\X!PortNumber'],
  cutsSessions: 'yes', restart: 'service', undo: 'journal',
};

export const SAMPLE_FRAGMENTS = {
  'check.ps1': [
    'if ((Get-RcRdpPort) -eq $PortNumber) {',
    "  return New-RcResult -State 'ok' -Code 'right-port'",
    '}',
    "return New-RcResult -State 'fault' -Code 'other-port' -Data @{ port = Get-RcRdpPort }",
    '',
  ].join('\n'),
  'apply.ps1': [
    "if ($Answer['target'] -eq 'azure') {",
    "  Write-RcLine 'The network security group must allow port {0} too.' $PortNumber",
    '}',
    "Set-RcRegistryValue -Path $RdpTcp -Name 'PortNumber' -Kind 'DWord' -Value $PortNumber",
    'Stop-RcService -Name $OwnerService',
    "Restart-RcService -Name 'TermService'",
    '',
  ].join('\n'),
};

export const TAME: Names = {
  vm: 'vm1', 'resource-group': 'my-group', subscription: '00000000-0000-0000-0000-000000000000', nsg: 'vm1-nsg',
  host: 'server01.contoso.com', port: '3389', account: 'anna', 'source-address': '203.0.113.7',
  thumbprint: '0123456789ABCDEF0123456789ABCDEF01234567', 'owner-service': 'W3SVC', folder: 'MachineKeys_old',
};

/** A request for the sample fix; change what the test is about. */
export function request(changes: Partial<ScriptRequest> = {}): ScriptRequest {
  return {
    fix: SAMPLE, part: 'apply', channel: 'console', answers: { target: 'azure' }, names: TAME, fragments: SAMPLE_FRAGMENTS,
    ...LIBRARY, version: '1.0.0', date: '2026-11-21', ...changes,
  };
}

/** A request for a real fix with sample names. */
export function requestFor(fix: Scripted, channel: ChannelId, part: ScriptRequest['part']): ScriptRequest {
  const { needed } = namesFor(fix, channel);
  const names = Object.fromEntries(needed.map((id) => [id, nameField(id).example]));
  return request({ fix, channel, part, names, answers: {}, fragments: fix.scripts });
}

/** Cmdlets of Windows PowerShell 5.1, and with them those of the wrappers. */
export const CMDLETS = data<{ cmdlets: Catalogue }>('powershell-5.1-cmdlets.json').cmdlets;
export const ADMIN_CMDLETS: Catalogue = { ...CMDLETS, ...data<{ cmdlets: Catalogue }>('admin-cmdlets.json').cmdlets };
export const AZ = data<{ commands: AzCommands }>('azure-cli-commands.json').commands;

const grammar = (name: string): Promise<Parse> =>
  loadParser(readFileSync(require.resolve(`tree-sitter-${name}/tree-sitter-${name}.wasm`)));

export const powershellGrammar = (): Promise<Parse> => grammar('powershell');
export const batchGrammar = (): Promise<Parse> => grammar('batch');

/** The PowerShell files of the project that hold functions. */
export function functionFiles(): [string, string][] {
  return ['../../../src/content/verbs/', '../../../src/lib/scripts/frame/'].flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    return readdirSync(path).map((file): [string, string] => [file, readFileSync(path + file, 'utf8')]);
  });
}
