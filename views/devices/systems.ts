import type { IconName } from '../components/icon-names.ts'
import type { MessageKey } from '../messages/en.ts'
import type { StepPictureName } from './_step-picture.tsx'

/** Systems that people connect from. */
export const systemIds = ['macos', 'windows', 'linux', 'ios', 'android', 'players', 'rclone'] as const
export type SystemId = (typeof systemIds)[number]

type Key = Extract<MessageKey, `devices.${string}`>
interface Step { picture: StepPictureName; text: Key; /** What is typed there; {url}, {plain} (without its scheme), {s}, {host}, {port} stand for the address and its parts, {shellName} for the person as a shell reads it. */ typed?: readonly string[] }
export interface System { icon: IconName; steps: readonly [Step, Step, Step]; note?: Key; /** What stands only where there is no TLS. */ plainNote?: { text: Key; typed: readonly string[] } }

const registry = 'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\WebClient\\Parameters /t REG_DWORD /f'

/** How each of them is connected, in three steps. */
export const systems: Record<SystemId, System> = {
  macos: { icon: 'laptop', note: 'devices.macos-note', steps: [{ picture: 'menu', text: 'devices.macos-1' }, { picture: 'address', text: 'devices.macos-2', typed: ['{url}'] }, { picture: 'login', text: 'devices.macos-3' }] },
  windows: {
    icon: 'monitor', steps: [{ picture: 'drive', text: 'devices.windows-1' }, { picture: 'address', text: 'devices.windows-2', typed: ['{url}'] }, { picture: 'login', text: 'devices.login' }], note: 'devices.windows-note',
    plainNote: { text: 'devices.windows-plain', typed: [`${registry} /v BasicAuthLevel /d 2`, `${registry} /v FileSizeLimitInBytes /d 4294967295`, 'net stop webclient', 'net start webclient'] },
  },
  linux: { icon: 'terminal', note: 'devices.linux-note', steps: [{ picture: 'sidebar', text: 'devices.linux-1' }, { picture: 'address', text: 'devices.linux-2', typed: ['dav{s}://{plain}', 'webdav{s}://{plain}'] }, { picture: 'login', text: 'devices.login' }] },
  ios: { icon: 'smartphone', steps: [{ picture: 'phone-add', text: 'devices.ios-1' }, { picture: 'phone-form', text: 'devices.phone-2', typed: ['{url}'] }, { picture: 'phone-login', text: 'devices.login' }] },
  android: { icon: 'smartphone', steps: [{ picture: 'phone-add', text: 'devices.android-1' }, { picture: 'phone-form', text: 'devices.phone-2', typed: ['{url}'] }, { picture: 'phone-login', text: 'devices.login' }] },
  players: { icon: 'play', note: 'devices.players-note', steps: [{ picture: 'player', text: 'devices.players-1' }, { picture: 'tv-list', text: 'devices.players-2', typed: ['{host}', '{port}', 'dav'] }, { picture: 'login', text: 'devices.login' }] },
  rclone: { icon: 'terminal', steps: [
    { picture: 'terminal', text: 'devices.rclone-1', typed: ['rclone config create mantel webdav url={url} vendor=other user={shellName} pass=…'] },
    { picture: 'folders', text: 'devices.rclone-2', typed: ['rclone lsd mantel:'] }, { picture: 'drive', text: 'devices.rclone-3', typed: ['rclone mount mantel: ~/mantel --vfs-cache-mode writes'] },
  ] },
}
