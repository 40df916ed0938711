import type { ContainerTopic, TreeEntry, TreeNode } from '../../../catalog/index.ts'

/** The classes of UPnP AV that devices know, so that albums get covers and artists their lists. */
export const containerClasses: Record<ContainerTopic, string> = {
  folder: 'object.container.storageFolder', album: 'object.container.album.musicAlbum', artist: 'object.container.person.musicArtist', genre: 'object.container.genre.musicGenre',
  date: 'object.container', person: 'object.container', place: 'object.container', tag: 'object.container', scene: 'object.container', thing: 'object.container', text: 'object.container', tempo: 'object.container', videos: 'object.container', list: 'object.container',
}
export const itemClasses: Record<TreeEntry['kind'], string> = { image: 'object.item.imageItem.photo', audio: 'object.item.audioItem.musicTrack', video: 'object.item.videoItem' }

/** 'object.item.imageItem.photo' of a picture. */
export const classOf = (node: TreeNode): string => (node.type === 'entry' ? itemClasses[node.kind] : isList(node.id) && node.topic !== 'folder' ? 'object.container' : containerClasses[node.topic])

/** What holds albums is none itself: a branch, a part of one ('music.albums'), or a letter of that. */
const isList = (id: string): boolean => /^[^.]*(\.[^.]*)?$/.test(id) || /\.letter-[^.]*$/.test(id)

/** True for a class and all that are kinds of it. */
export const isDerived = (of: string, from: string): boolean => `${of.toLowerCase()}.`.startsWith(`${from.toLowerCase()}.`)
