import type { NameId } from '../knowledge/schema/fix.ts';
import type { ChannelId } from '../knowledge/vocabulary.ts';
import { gate, GATE_MESSAGES } from './gate.ts';
import {
  azureResourceGroup, azureVmResourceName, dnsName, entraUpn, guid, ipv4, isDownLevelLogonName, samAccountName, tcpPort,
} from './grammar.ts';

/** One thing that a person types into a form. It is never stored and never enters a link. */
export interface NameField {
  readonly id: NameId;
  readonly label: string;
  /** Where to find it. */
  readonly hint: string;
  /** A valid sample; also used where a page shows a script before anything is typed. */
  readonly example: string;
  /** The settings variable in PowerShell, without the dollar sign. */
  readonly powershell: string;
  /** The settings variable in bash. */
  readonly bash: string;
  /** Written as a bare number instead of a quoted text. */
  readonly number?: true;
}

interface Rule {
  readonly test: (value: string) => boolean;
  readonly message: string;
}

const matches = (...patterns: RegExp[]) => (value: string) => patterns.some((pattern) => pattern.test(value));

export const NAME_FIELDS: readonly NameField[] = [
  { id: 'vm', label: 'Virtual machine', hint: 'Its name in the portal or in the hypervisor, not the name of the computer inside.', example: 'vm1', powershell: 'VmName', bash: 'VM_NAME' },
  { id: 'resource-group', label: 'Resource group', hint: 'On the overview page of the virtual machine in the Azure portal.', example: 'my-group', powershell: 'ResourceGroup', bash: 'RESOURCE_GROUP' },
  { id: 'subscription', label: 'Subscription id', hint: 'On the overview page of the virtual machine in the Azure portal.', example: '00000000-0000-0000-0000-000000000000', powershell: 'SubscriptionId', bash: 'SUBSCRIPTION_ID' },
  { id: 'nsg', label: 'Network security group', hint: 'Networking page of the virtual machine in the Azure portal.', example: 'vm1-nsg', powershell: 'NsgName', bash: 'NSG_NAME' },
  { id: 'host', label: 'Computer to connect to', hint: 'The name or address that you type into the Remote Desktop client.', example: 'server01.contoso.com', powershell: 'HostName', bash: 'HOST_NAME' },
  { id: 'port', label: 'Port', hint: 'TCP port of Remote Desktop: 3389 unless somebody changed it.', example: '3389', powershell: 'PortNumber', bash: 'PORT_NUMBER', number: true },
  { id: 'account', label: 'Account', hint: 'The account that signs in: CONTOSO\\anna, .\\admin or anna@contoso.com.', example: '.\\admin', powershell: 'AccountName', bash: 'ACCOUNT_NAME' },
  { id: 'source-address', label: 'Your public address', hint: 'The IPv4 address from which you connect, as a "what is my IP" page shows it.', example: '203.0.113.7', powershell: 'SourceAddress', bash: 'SOURCE_ADDRESS' },
  { id: 'thumbprint', label: 'Certificate thumbprint', hint: '40 letters and digits, from the Details tab of the certificate.', example: '0123456789ABCDEF0123456789ABCDEF01234567', powershell: 'Thumbprint', bash: 'THUMBPRINT' },
  { id: 'owner-service', label: 'Service that holds the port', hint: 'The short service name that the check printed.', example: 'W3SVC', powershell: 'OwnerService', bash: 'OWNER_SERVICE' },
  { id: 'folder', label: 'Folder', hint: 'The name of the renamed folder, as it stands beside MachineKeys.', example: 'MachineKeys_old', powershell: 'FolderPath', bash: 'FOLDER_PATH' },
];

const FIELDS = new Map(NAME_FIELDS.map((field) => [field.id, field]));

/** The form field of a name. */
export function nameField(id: NameId): NameField {
  const field = FIELDS.get(id);
  if (!field) throw new Error(`no name "${id}"`);
  return field;
}

const RULES: Readonly<Record<NameId, Rule>> = {
  vm: {
    test: matches(azureVmResourceName),
    message: 'Use the name from the portal: letters, digits, dots, hyphens and underscores, 1 to 64 characters.',
  },
  'resource-group': {
    test: matches(azureResourceGroup),
    message: 'Use the name from the portal: letters, digits, and . _ - ( ), 1 to 90 characters, no dot at the end.',
  },
  subscription: { test: matches(guid), message: 'Use the subscription id: 8-4-4-4-12 letters a to f and digits.' },
  nsg: {
    test: matches(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/),
    message: 'Use the name from the portal: letters, digits, dots, hyphens and underscores, 1 to 80 characters.',
  },
  host: {
    test: matches(dnsName, ipv4),
    message: 'Use a computer name (server01.contoso.com) or an IPv4 address (10.0.0.4), without a port.',
  },
  port: { test: matches(tcpPort), message: 'Use a whole number from 1 to 65535.' },
  account: {
    test: (value) => entraUpn.test(value) || samAccountName.test(value) || isDownLevelLogonName(value),
    message: 'Use DOMAIN\\user, .\\user, AzureAD\\user@domain, user@domain or a plain user name.',
  },
  'source-address': {
    test: (value) => ipv4.test(value) && !value.startsWith('0.') && value !== '255.255.255.255',
    message: 'Use one IPv4 address, for example 203.0.113.7: no range, no 0.0.0.0.',
  },
  thumbprint: { test: matches(/^[0-9A-Fa-f]{40}$/), message: 'Use exactly 40 characters, 0 to 9 and A to F, without blanks.' },
  'owner-service': {
    test: matches(/^[A-Za-z0-9_][A-Za-z0-9_.$-]{0,79}$/),
    message: 'Use the short service name (W3SVC), not the display name.',
  },
  folder: {
    test: matches(/^MachineKeys[A-Za-z0-9_. ()-]{0,59}[A-Za-z0-9_()-]$/),
    message: 'Use the folder name alone, without a path. It begins with MachineKeys.',
  },
};

/** Names of virtual machines on Hyper-V and VMware: free text, but nothing that would be taken as a pattern. */
const HYPERVISOR_VM: Rule = {
  test: matches(/^(?! )[^*?[\]`"\\/|<>]{1,80}(?<! )$/),
  message: 'Use the name that the hypervisor shows: at most 80 characters, none of * ? [ ] ` " \\ / | < >.',
};

/** ssh and scp read the account as part of an address: nothing that they or the shell of the target would act on. */
const SSH_ACCOUNT: Rule = {
  test: (value) => RULES.account.test(value) && /^[A-Za-z0-9._][A-Za-z0-9._@\\-]*$/.test(value),
  message: 'For SSH use user, DOMAIN\\user or user@domain with letters, digits, dots, hyphens and underscores only.',
};

/** Names that mean something else on one way of sending. */
const ON_CHANNEL: Readonly<Partial<Record<ChannelId, Readonly<Partial<Record<NameId, Rule>>>>>> = {
  'hyperv-direct': { vm: HYPERVISOR_VM },
  'vmware-tools': { vm: HYPERVISOR_VM },
  ssh: { account: SSH_ACCOUNT },
};

/**
 * Why `value` cannot be used for the name `id`, in a sentence for the person who typed it, or null if it can.
 * @param channel the way the script is sent; a virtual machine has other names in Azure than on a hypervisor
 */
export function checkName(id: NameId, value: string, channel?: ChannelId): string | null {
  if (value === '') return `Type this first: ${nameField(id).hint}`;
  const code = gate(value);
  if (code !== null) return GATE_MESSAGES[code];
  const rule = (channel && ON_CHANNEL[channel]?.[id]) ?? RULES[id];
  return rule.test(value) ? null : rule.message;
}
