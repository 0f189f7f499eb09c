import { expect, test } from './test.ts';

test('a page that does not exist says so, with status 404 and a way on', async ({ page }) => {
  const response = await page.goto('/no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: /start|troubleshoot/i }).first()).toBeVisible();
});

test('the policy allows nothing inline and no other host', async ({ page }) => {
  const response = await page.goto('/');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).toContain("frame-ancestors 'none'");
  await expect(page.locator('meta[http-equiv="content-security-policy" i]')).toHaveCount(1);
});

test('print: the steps and the link, no controls', async ({ page }) => {
  await page.goto('/fix/renew-rdp-certificate/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-search]')).toBeHidden();
  await expect(page.getByRole('button', { name: /Copy/ }).first()).toBeHidden();
  await expect(page.getByRole('heading', { name: /Apply/ })).toBeVisible();
});

test('an article shows how its causes usually look, and their fixes', async ({ page }) => {
  await page.goto('/articles/certificate-and-keys/#cert-expired');
  await expect(page.getByText('How this usually looks').first()).toBeVisible();
  await expect(page.locator('#cert-expired').locator('xpath=ancestor-or-self::*[self::section or self::article or self::div][1]').getByRole('link', { name: 'Renew the RDP certificate' }).first()).toBeVisible();
});
