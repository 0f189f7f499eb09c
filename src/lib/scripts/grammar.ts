/**
 * What a typed value may look like, by kind. Sources: Azure naming rules, RFC 1123, the Windows naming
 * conventions, Entra's user name policy. A value that passes is still quoted: many legal names hold quotes,
 * dollar or percent signs.
 */

export const azureResourceGroup = /^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$/;
export const azureVmResourceName = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_])?$/;
export const windowsComputerName = /^(?![0-9]+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?$/;
/** The last label is not all digits, so that a mistyped address is not taken for a name. */
export const dnsName =
  /^(?=.{1,253}$)(?!.*\.[0-9]+$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;
export const ipv4 =
  /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$/;
export const entraUpn =
  /^(?=.{3,113}$)(?=[^@]{1,64}@)(?![^@]*\.@)[A-Za-z0-9'._!#^~-]{1,64}@(?=.{1,48}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;
export const samAccountName =
  /^(?![. ]+$)[^\x00-\x1f"/\\[\]:;|=,+*?<>@\x7f-\uffff]{0,19}[^\x00-\x1f"/\\[\]:;|=,+*?<>@.\x7f-\uffff ]$/;
const downLevelLogonName = /^(?:\.|AzureAD|(?![0-9]+\\)[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?)\\(.+)$/;
export const tcpPort =
  /^(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$/;
export const guid = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/;

/** DOMAIN\user, .\user or AzureAD\user@domain; the part after the backslash has its own rule. */
export function isDownLevelLogonName(value: string): boolean {
  const user = downLevelLogonName.exec(value)?.[1];
  if (user === undefined) return false;
  return value.startsWith('AzureAD\\') ? entraUpn.test(user) : samAccountName.test(user);
}
