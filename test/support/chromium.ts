import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

/** Debian's Chromium, headless; as root it needs --no-sandbox. */
export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })

export interface WatchedPage { page: Page; context: BrowserContext; /** What the browser complained of: console errors, exceptions, policy violations. */ complaints: string[] }

/** A page whose complaints are kept. */
export async function openPage(browser: Browser, { width = 1440, height = 900, javaScript = true }: { width?: number; height?: number; javaScript?: boolean } = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: javaScript, locale: 'en-GB' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`) })
  page.on('pageerror', (error) => complaints.push(`${new URL(page.url()).pathname}: ${error.message}`))
  return { page, context, complaints }
}

/** Violations that axe-core calls serious or critical, as 'rule: where'. It is evaluated by the debugger, which the page's policy does not concern. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }> } }
    return (await axe.run()).violations
  })
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.split('\n')[1]?.trim() ?? ''})`).join(' | ')}`)
}
