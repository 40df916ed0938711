/** Answered before set-up and without a login: whether the program lives. */
export const HEALTH = '/health'

/** Pages that make the first administrator. */
export const isSetupPlace = (path: string): boolean => path === '/setup' || path === '/setup/administrator'

/** What a browser without a login may reach once the house is set up. */
export const isLoginPlace = (path: string, method: string): boolean => path === '/login' || (path === '/session' && method === 'POST')

/** An address of ours to go to after the login: begins with one '/', so that it cannot lead to another host. */
export function localPlace(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(given) && !given.startsWith('/session') && !given.startsWith('/login') ? given : '/'
}
