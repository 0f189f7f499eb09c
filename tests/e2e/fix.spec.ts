import { readFile } from 'node:fs/promises';
import { expect, test, use } from './test.ts';

const FIX = '/fix/renew-rdp-certificate/';
const script = (part: string) => `[data-script="${part}"] pre`;

test('a link opens the same fix tailored the same way in another browser', async ({ page, browser }) => {
  await page.goto(`${FIX}#symptom=closed&target=azure&via=run-command-shell`);
  await page.getByRole('textbox', { name: 'Resource group' }).fill('my-group');
  await page.getByRole('textbox', { name: 'Virtual machine' }).fill('vm-app-01');
  await expect(page.locator(script('check'))).toContainText("'my-group'");
  const link = await page.getByLabel(/This link opens the same fix/).inputValue();
  expect(link).toContain('via=run-command-shell');
  expect(link).not.toContain('vm-app-01');
  const other = await (await browser.newContext()).newPage();
  await other.goto(new URL(link).pathname + new URL(link).hash);
  await expect(other.locator('input[name="channel"][value="run-command-shell"]')).toBeChecked();
  await expect(other.getByRole('combobox', { name: /^Target/ })).toHaveValue('azure');
});

test('names never enter the address', async ({ page }) => {
  await page.goto(`${FIX}#target=azure&via=run-command-az`);
  await page.getByRole('textbox', { name: 'Virtual machine' }).fill('secret-name');
  await page.getByRole('textbox', { name: 'Resource group' }).fill('secret-group');
  await expect(page.locator(script('apply'))).toContainText('secret-name');
  expect(page.url()).not.toContain('secret');
});

test('bad input gets a message beside the field and no script', async ({ page }) => {
  await page.goto(`${FIX}#target=azure&via=run-command-shell`);
  await page.getByRole('textbox', { name: 'Resource group' }).fill('my-group');
  const machine = page.getByRole('textbox', { name: 'Virtual machine' });
  await machine.fill("vm'; rm -rf /");
  await expect(machine).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#name-vm-note')).toContainText('Use the name from the portal');
  for (const part of ['check', 'dry-run', 'apply', 'undo']) await expect(page.locator(script(part))).toBeHidden();
  await machine.fill('vm1');
  await expect(page.locator(script('check'))).toBeVisible();
});

test('copy and download give the text that is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${FIX}#target=server&via=console`);
  const block = page.locator('[data-script="apply"]');
  await expect(block.locator('pre')).toContainText('& {');
  const shown = await block.locator('pre').textContent();
  await block.getByRole('button', { name: /Copy/ }).click();
  await expect(block.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  const [download] = await Promise.all([page.waitForEvent('download'), block.getByRole('link', { name: /Download/ }).click()]);
  const saved = await readFile(await download.path(), 'utf8');
  expect(saved.replaceAll('\r\n', '\n')).toBe(shown);
  expect(download.suggestedFilename()).toMatch(/apply.*\.ps1$/);
});

test('dry run, apply and undo differ in the mode line only', async ({ page }) => {
  await page.goto(`${FIX}#target=server&via=console`);
  await expect(page.locator(script('apply'))).toContainText('& {');
  const texts = await Promise.all(['dry-run', 'apply', 'undo'].map((part) => page.locator(script(part)).textContent()));
  const [dry, apply, undo] = texts.map((text) => (text ?? '').split('\n').filter((line) => !line.startsWith('#')));
  const differing = (a: string[], b: string[]) => a.filter((line, index) => line !== b[index]);
  expect(differing(dry ?? [], apply ?? [])).toHaveLength(1);
  expect(differing(undo ?? [], apply ?? [])).toHaveLength(1);
});

test('the output that is pasted back is read', async ({ page }) => {
  await page.goto(FIX);
  await use(page);
  const box = page.locator('#check').getByLabel('Paste the output here to have it read');
  await box.fill('something\nRECONNECT 1 renew-rdp-certificate check fault expired until=2026-11-14');
  await expect(page.locator('#check').getByRole('status')).toContainText('Fault found.');
  await expect(page.locator('#check').getByRole('link', { name: /dry run/ })).toBeVisible();
  await box.fill('nothing of ours');
  await expect(page.locator('#check').getByRole('status')).toContainText('No line that begins with RECONNECT');
});

test('a link that says something else today says so', async ({ page }) => {
  await page.goto(`${FIX}#symptom=licence&scope=admin-only&event=licensing&role=session-host`);
  await expect(page.locator('.verdict')).toContainText('something else comes first today');
  await page.goto(`${FIX}#symptom=certificate&target=server&port=open&probe=cert-expired&event=key-access`);
  await page.reload();
  await expect(page.locator('.verdict')).toContainText('still the step to try first');
});

test('section links keep the answers', async ({ page }) => {
  await page.goto(`${FIX}#target=azure&via=run-command-portal`);
  await page.getByRole('navigation', { name: 'Steps of this fix' }).getByRole('link', { name: 'Undo' }).click();
  await expect(page).toHaveURL(/target=azure.*at=undo$/);
  await expect(page.locator('#undo')).toBeInViewport();
});

test('hand-over: a change ticket, half a page, and a report that is shown first', async ({ page }) => {
  await page.goto(`${FIX}#target=server&via=console`);
  await page.getByText('Copy as change ticket').click();
  await expect(page.getByLabel(/What, why, risk/)).toHaveValue(/ROLLBACK/);
  await page.getByText('Half a page for the person at the machine').click();
  await expect(page.getByLabel('Text to send')).toHaveValue(/Run as administrator/);
  await page.getByRole('button', { name: 'It worked' }).click();
  await expect(page.getByText('fix: renew-rdp-certificate')).toContainText('result: worked');
});

test('a way that cannot carry a fix says why', async ({ page }) => {
  await page.goto('/fix/put-back-machinekeys/');
  await use(page);
  const refused = page.locator('details', { hasText: 'Ways that cannot carry this fix' }).filter({ visible: true });
  await refused.locator('summary').click();
  await expect(refused.getByText('Azure portal: Run command')).toBeVisible();
});

test('a page that nobody uses loads nothing to tailor it', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(FIX, { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => /fix-app|data\.json|preact/.test(url))).toEqual([]);
  await use(page);
  expect(loaded.filter((url) => /fix-app/.test(url))).toHaveLength(1);
});

test('the serial console gets numbered blocks that fit, each with its own copy button', async ({ page }) => {
  await page.goto('/fix/set-security-layer/#target=azure&via=serial-console');
  const blocks = page.locator('#check [data-pieces] > li');
  await expect(blocks.first()).toContainText(/Block 1 of \d+/);
  for (const text of await blocks.locator('pre').allTextContents()) expect(text.length).toBeLessThanOrEqual(1800);
  await expect(blocks.first().getByRole('button', { name: /Copy/ })).toBeVisible();
});

test('a step that is done folds away, and the bar names the next one', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${FIX}#target=server&via=console`);
  await expect(page.locator('[data-bar] p')).toContainText('Step 1 of 4');
  await page.locator('#check .done input').check();
  await expect(page.locator(script('check'))).toBeHidden();
  await expect(page.locator('[data-bar] p')).toContainText('Step 2 of 4: Dry run');
  await page.locator('[data-bar] a').click();
  await expect(page.locator('#dry-run')).toBeInViewport();
  await expect(page).toHaveURL(/target=server/);
});
