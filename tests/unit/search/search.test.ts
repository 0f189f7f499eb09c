import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/lib/knowledge/load.ts';
import { searchIndex } from '../../../src/lib/search/records.ts';
import { createSearch } from '../../../src/lib/search/search.ts';
import { tokenize } from '../../../src/lib/search/tokenize.ts';

const search = createSearch(searchIndex(loadKnowledge()));
const first = (query: string) => search(query)[0]?.path;
const paths = (query: string) => search(query).map(({ path }) => path);

// What people type, and the page that must come first. Order and presence are asserted, never a score.
describe('the right page comes first', () => {
  it.each([
    ['0x904', 'codes/0x904/'],
    ['0x1807', 'codes/0x1807/'],
    ['2308', 'codes/0x904/'],
    ['renew certificate', 'fix/renew-rdp-certificate/'],
    ['certificate renew', 'fix/renew-rdp-certificate/'],
    ['renew certifcate', 'fix/renew-rdp-certificate/'],
    ['security layer', 'fix/set-security-layer/'],
    ['tls 1.2', 'fix/allow-tls12/'],
    ['network security group', 'fix/open-azure-nsg/'],
    ['collect evidence', 'fix/collect-evidence/'],
  ])('%s', (query, path) => {
    expect(first(query)).toBe(path);
  });
});

describe('it is found', () => {
  it.each([
    ['36870', 'articles/certificate-and-keys/'],
    ['saved credentials', 'fix/clear-saved-credentials/'],
    ['1058', 'fix/renew-rdp-certificate/'],
    ['machinekeys rename', 'claims/#rename-machinekeys'],
    ['machine keys', 'fix/restore-machinekeys-acl/'],
    ['home router', 'fix/forward-home-router/'],
    ['vpn packet size', 'fix/lower-vpn-mtu/'],
    ['run command', 'articles/run-without-rdp/'],
    ['encryption oracle', 'fix/patch-credssp/'],
    ['firwall', 'fix/enable-rdp-firewall-rules/'],
  ])('%s', (query, path) => {
    expect(paths(query)).toContain(path);
  });
});

describe('what a Windows person types', () => {
  it('stays whole and is found in parts', () => {
    expect(tokenize('run qwinsta.exe, see KB5034441 and rdp-tcp')).toEqual(
      expect.arrayContaining(['qwinsta.exe', 'qwinsta', 'kb5034441', 'rdp-tcp', 'rdp', 'tcp']),
    );
  });

  it('finds nothing for nothing', () => {
    expect(search('   ')).toEqual([]);
  });
});
