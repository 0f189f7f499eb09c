/**
 * The permanent ids of questions, options and channels. Append only: a renamed id becomes an alias
 * in ids.lock, a removed one is retired there. Wording lives in src/content.
 *
 * Everything that is written in TypeScript refers to these constants, so a wrong id does not compile;
 * content that names one is checked when it is loaded (see load.ts).
 */

export const QUESTIONS = {
  symptom: [
    'closed',
    'internal-error',
    'unreachable',
    'tls-error',
    'sign-in',
    'licence',
    'certificate',
    'protocol-error',
    'drops',
    'client-fails',
    'gateway-error',
    'own-console',
  ],
  target: ['azure', 'cloud', 'server', 'pc'],
  route: ['lan', 'internet', 'vpn', 'gateway', 'relay'],
  port: ['open', 'closed'],
  probe: [
    'tls-ok',
    'cut',
    'tls-failed',
    'no-certificate',
    'nla-required',
    'rdp-only',
    'cert-expired',
    'cert-foreign',
  ],
  scope: ['everyone', 'one-target', 'one-client', 'one-route', 'one-account', 'name-only', 'admin-only'],
  change: ['update', 'hardening', 'certificate', 'moved', 'software', 'setup', 'none'],
  pattern: ['always', 'sometimes', 'load'],
  event: [
    'key-access',
    'tls-mismatch',
    'logon-failure',
    'flood',
    'service',
    'licensing',
    'broker',
    'protocol',
    'arrived',
    'nothing',
  ],
  listener: ['listening', 'other-owner', 'absent', 'service-down'],
  nla: ['on', 'off'],
  join: ['domain', 'entra', 'local', 'microsoft'],
  client: ['mstsc', 'windows-app', 'mac-mobile', 'third-party', 'browser'],
  role: ['plain', 'session-host'],
  os: ['legacy', '2012', 'modern', 'not-windows'],
  access: ['run-command', 'serial-console', 'remoting', 'hypervisor', 'console', 'none', 'agent'],
} as const;

/** A question id. The order of the constant above is the order of pairs in a permalink. */
export type QuestionId = keyof typeof QUESTIONS;

/** The options that a person can choose for question Q, without the implicit `unknown`. */
export type OptionId<Q extends QuestionId = QuestionId> = (typeof QUESTIONS)[Q][number];

/** What has been answered. `unknown` means asked and not known; an absent key means not asked. */
export type RdpAnswers = { readonly [Q in QuestionId]?: OptionId<Q> | 'unknown' };

export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];

/** Ways to run a script, in the order in which a person is offered them. */
export const CHANNELS = [
  'console',
  'run-command-portal',
  'run-command-shell',
  'run-command-az',
  'agent',
  'serial-console',
  'remoting',
  'ssh',
  'psexec',
  'hyperv-direct',
  'vmware-tools',
  'offline-disk',
  'client',
  'none',
] as const;
export type ChannelId = (typeof CHANNELS)[number];

/**
 * The seven stages of a Remote Desktop connection, in order: what the "line" draws.
 */
export const STAGES = ['name', 'reach', 'negotiation', 'security', 'sign-in', 'licence', 'session'] as const;
export type StageId = (typeof STAGES)[number];
