/** Which function of a verb writes what: the target of its call, with the parameters that make it up in braces. */
export interface VerbCall {
  readonly verb: string;
  readonly target: string;
}

export const VERB_CALLS: Readonly<Record<string, VerbCall>> = {
  'Set-RcRegistryValue': { verb: 'registry-value', target: '{Path}!{Name}' },
  'Remove-RcRegistryValue': { verb: 'registry-value', target: '{Path}!{Name}' },
  'Remove-RcRegistryKey': { verb: 'registry-key', target: '{Path}' },
  'Set-RcServiceStart': { verb: 'service-start', target: '{Name}' },
  'Start-RcService': { verb: 'service-state', target: '{Name}' },
  'Stop-RcService': { verb: 'service-state', target: '{Name}' },
  'Restart-RcService': { verb: 'service-state', target: '{Name}' },
  'Set-RcAcl': { verb: 'acl', target: '{LiteralPath}' },
  'Move-RcFile': { verb: 'file-move', target: '{LiteralPath}' },
  'Copy-RcFile': { verb: 'file-copy', target: '{Destination}' },
  'Rename-RcFolder': { verb: 'folder-rename', target: '{LiteralPath}' },
  'Remove-RcCertificate': { verb: 'certificate', target: 'Cert:\\LocalMachine\\{Store}\\{Thumbprint}' },
  'Set-RcFirewallRule': { verb: 'firewall-rule', target: '{Name}' },
  'Register-RcUndoTask': { verb: 'undo-task', target: 'Reconnect undo' },
  'Remove-RcStoredCredential': { verb: 'stored-credential', target: '{Target}' },
};

/** registry-value -> RegistryValue: the verb's functions are Read-Rc... and Write-Rc... */
export const verbNoun = (verb: string): string =>
  verb.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** The verbs whose functions a text calls, in the order of the table above. */
export function verbsIn(calls: ReadonlySet<string>): readonly string[] {
  const used = Object.entries(VERB_CALLS).filter(([name]) => calls.has(name));
  return [...new Set(used.map(([, call]) => call.verb))];
}
