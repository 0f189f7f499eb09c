import { expect, test } from './test.ts';

test('search opens with /, forgives typing errors, and the keyboard opens a result', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  const field = page.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.fill('certifcate expird');
  await expect(page.getByRole('option').first()).toBeVisible();
  await field.fill('0x904');
  await expect(page.getByRole('option').first()).toContainText('0x904');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/codes\/0x904\/$/);
});

test('search opens with Ctrl+K and closes with Escape, focus returns', async ({ page }) => {
  await page.goto('/codes/');
  await page.locator('[data-search]').focus();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toBeHidden();
  await expect(page.locator('[data-search]')).toBeFocused();
});

test('a slash in a text field is a slash', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Paste the error message').pressSequentially('a/b');
  await expect(page.getByLabel('Paste the error message')).toHaveValue('a/b');
});

test('nothing of search is loaded before it is opened', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => { if (response.request().resourceType() === 'script') scripts.push(response.url()); });
  await page.goto('/articles/certificate-and-keys/', { waitUntil: 'networkidle' });
  expect(scripts.filter((url) => /fuse|search\.client/i.test(url))).toEqual([]);
});
