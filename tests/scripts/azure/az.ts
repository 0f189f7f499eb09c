/**
 * A stand-in for `az network nsg rule`: list, show, create, delete over the rules in the file $NSG_STATE.
 * It knows the options of our scripts; anything else ends with exit code 2, as az itself does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import jmespath from 'jmespath';
import type { NsgRule } from './nsg.ts';

const COMMON = ['subscription', 'resource-group', 'nsg-name', 'only-show-errors', 'output'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  list: ['query'],
  show: ['name', 'query'],
  delete: ['name'],
  create: ['name', 'priority', 'direction', 'access', 'protocol', 'source-address-prefixes', 'source-port-ranges', 'destination-address-prefixes', 'destination-port-ranges', 'description'],
};

function fail(code: number, message: string): never {
  process.stderr.write(`ERROR: ${message}\n`);
  process.exit(code);
}

/** A list of one is shown as the single field, as Azure answers; then the list is empty. */
function shown({ from, ports, ...rule }: NsgRule): Record<string, unknown> {
  const one = (list: readonly string[]) => (list.length === 1 ? list[0] : null);
  const more = (list: readonly string[]) => (list.length === 1 ? [] : list);
  return {
    ...rule, sourceAddressPrefix: one(from), sourceAddressPrefixes: more(from),
    destinationPortRange: one(ports), destinationPortRanges: more(ports),
  };
}

/** What --query picks, as --output=tsv prints it: an item a line. */
function picked(from: unknown, query: string): string[] {
  const found = jmespath.search(from, query);
  return (Array.isArray(found) ? found : [found]).map((one) => (typeof one === 'object' ? fail(2, `tsv of ${query}`) : String(one)));
}

function created(options: Readonly<Record<string, string>>, rules: readonly NsgRule[]): NsgRule {
  const priority = Number(options['priority']);
  if (priority < 100 || priority > 4096) fail(1, '(SecurityRuleInvalidPriority)');
  if (rules.some((rule) => rule.priority === priority && rule.direction === options['direction'])) fail(1, '(SecurityRuleConflict)');
  return {
    name: options['name']!, priority, direction: options['direction']!, access: options['access']!, protocol: options['protocol']!,
    description: options['description']!, from: [options['source-address-prefixes']!], ports: [options['destination-port-ranges']!],
  };
}

const [group, nsg, noun, verb = '', ...rest] = process.argv.slice(2);
if (group !== 'network' || nsg !== 'nsg' || noun !== 'rule' || !(verb in ALLOWED)) fail(2, `unknown command ${process.argv.slice(2).join(' ')}`);
const options = Object.fromEntries(rest.map((word) => {
  const [, name = '', value = ''] = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(word) ?? fail(2, `unrecognized argument ${word}`);
  if (![...COMMON, ...ALLOWED[verb]!].includes(name)) fail(2, `unrecognized argument ${word}`);
  return [name, value];
}));
const file = process.env['NSG_STATE']!;
const state = JSON.parse(readFileSync(file, 'utf8')) as { rules: NsgRule[]; broken?: string };
if (state.broken === 'sign-in') fail(1, "Please run 'az login' to setup account.");
if (options['nsg-name'] !== 'nsg1' && options['nsg-name'] !== process.env['NSG_NAME_WANTED']) fail(3, '(ResourceNotFound)');
if (state.broken === 'write' && (verb === 'create' || verb === 'delete')) fail(1, '(AuthorizationFailed)');

// With CRLF: az on Windows, called from Git Bash, ends its lines so.
const print = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}${process.env['NSG_CRLF'] ? '\r\n' : '\n'}`).join(''));
const named = () => state.rules.find(({ name }) => name === options['name']) ?? fail(3, '(NotFound)');
if (verb === 'list') print(picked(state.rules.map(shown), options['query']!));
if (verb === 'show') print(picked(shown(named()), options['query']!));
if (verb === 'create') state.rules.push(created(options, state.rules));
if (verb === 'delete') state.rules.splice(state.rules.indexOf(named()), 1);
if (verb === 'create' || verb === 'delete') writeFileSync(file, JSON.stringify(state));
