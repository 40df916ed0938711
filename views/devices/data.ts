/** An address of the house as a folder. public: as MANTEL_PUBLIC_URL says · here: as this browser came · home: of this machine in the home network. */
export interface FolderAddress { url: string; where: 'public' | 'here' | 'home' }

/** What a page tells of the door for file managers. */
export interface FolderDoor {
  /** The first is the one that the steps name. */
  addresses: readonly [FolderAddress, ...FolderAddress[]]
  /** Who connects: the name that goes with an app password. */
  person: string
  /** Where the first address has no TLS, and passwords travel readable. */
  isPlain: boolean
  /** Where nobody but this machine can reach the first address. */
  isThisMachineOnly: boolean
}

/** A device with a password of its own. */
export interface KnownDevice { id: string; device: string; createdAt: string; lastUsedAt: string | null; lastAddress: string | null; /** What it opened and wrote lately, the latest first. */ files: readonly { fileId: string; fileName: string; wrote: boolean; at: string }[] }

/** Read once, on the page that answers its making. */
export interface MadePassword { device: string; password: string }

/** How the folders look, for everybody; for administrators. */
export interface FolderShape { language: string; branches: readonly { id: string; name: string; shown: boolean }[] }

export const mediaKinds = ['image', 'audio', 'video'] as const

/** A part of the library that televisions may be shown; `parts` where single ones of it may be chosen. */
export interface TvBranch { id: string; name: string; shown: boolean; parts: readonly { id: string; name: string; shown: boolean }[] }

/** What televisions see; for administrators. */
export interface TvCard {
  on: boolean
  name: string
  kinds: readonly (typeof mediaKinds)[number][]
  /** '192.168.1.0/24, 10.0.0.0/8'; empty for the networks that the machine stands in. */
  networks: string
  branches: readonly TvBranch[]
  openings: readonly { at: string; device: string; address: string; fileId: string; fileName: string }[]
}

/** Sentence and values of a form that was refused. */
export interface FormProblem { form: 'password' | 'tv' | 'tree'; field: string; sentence: string; values: Readonly<Record<string, string>> }
