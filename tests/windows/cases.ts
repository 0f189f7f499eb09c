/**
 * Prints the cases of scenarios.yaml that a real, hosted Windows survives: those that only set DWORD values of the
 * registry. Usage: node tests/windows/cases.ts > cases.json
 */
import { scenariosOf } from '../scripts/scenarios.ts';
import { SHORT } from '../scripts/windows.ts';

/** Fixes whose faults and repairs are registry values, and the channel whose text is plain PowerShell. */
const FIXES = [
  ['set-security-layer', 'console'], ['allow-tls12', 'console'], ['enable-rdp', 'console'], ['tcp-only-client', 'client'],
] as const;

/** Where every case begins, whatever the image came with and the case before left behind. */
const HEALTHY = {
  'RDP-Tcp': { SecurityLayer: 2, MinEncryptionLevel: 2, fAllowSecProtocolNegotiation: 1 },
  'Terminal Server': { fDenyTSConnections: 0, TSEnabled: 1 },
  policy: { SecurityLayer: null, MinEncryptionLevel: null, fDenyTSConnections: null },
  'TLS 1.2 Server': { Enabled: null, DisabledByDefault: null },
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services\\Client': { fClientDisableUDP: null },
};

type Values = Readonly<Record<string, unknown>>;

/** The values that a case sets, or undefined if it sets anything else than DWORDs and absences. */
function settings(registry: Readonly<Record<string, Values | null>>) {
  const found = Object.entries(registry).flatMap(([key, values]) =>
    Object.entries(values ?? { '': 'a whole key' }).map(([name, value]) => ({ path: `${SHORT[key] ?? key}`.replace(/^HKLM\\/, 'HKLM:\\'), name, value })),
  );
  return found.every(({ value }) => value === null || typeof value === 'number') ? found : undefined;
}

const cases = FIXES.flatMap(([fix, channel]) =>
  (scenariosOf(fix)?.cases ?? []).flatMap(({ name, machine, check, apply }) => {
    const others = Object.keys(machine).filter((part) => part !== 'registry');
    const registry = settings((machine['registry'] ?? {}) as Record<string, Values | null>);
    return others.length > 0 || registry === undefined ? [] : [{ fix, channel, name, registry: [...(settings(HEALTHY) ?? []), ...registry], check, apply: apply ?? null }];
  }),
);
console.log(JSON.stringify(cases, null, 1));
