import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test.ts';

/** One page of every kind, and the states that only appear while somebody uses them. */
const PAGES: readonly (readonly [kind: string, path: string])[] = [
  ['start', '/'],
  ['question', '/troubleshoot/#symptom=closed'],
  ['plan', '/troubleshoot/#symptom=closed&target=server&probe=tls-failed&tried=renew-rdp-certificate&at=plan'],
  ['scripted fix', '/fix/renew-rdp-certificate/'],
  ['tailored fix', '/fix/enable-rdp/#target=azure&via=run-command-shell'],
  ['azure fix', '/fix/open-azure-nsg/'],
  ['by-hand fix', '/fix/lower-vpn-mtu/'],
  ['escalation', '/fix/open-network-firewall/'],
  ['fixes', '/fix/'],
  ['articles', '/articles/'],
  ['phase', '/articles/certificate-and-keys/'],
  ['article', '/articles/run-without-rdp/'],
  ['codes', '/codes/'],
  ['code', '/codes/0x904/'],
  ['claims', '/claims/'],
  ['about', '/about/'],
  ['not found', '/no-such-page/'],
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });
      for (const [kind, path] of PAGES) {
        test(`${kind} has no violation`, async ({ page }) => {
          await page.goto(path, { waitUntil: 'networkidle' });
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([]);
        });
      }
    });
  }
}

test('no page scrolls sideways at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const [, path] of PAGES) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider, path).toBeLessThanOrEqual(0);
  }
});
